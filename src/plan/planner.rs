//! The desk on which pages are planned: what page kinds share, and the pages so far.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;
use serde::Serialize;

use super::World;
use super::calls;
use super::common::Common;
use super::key::Keys;
use super::kinds::slots::slots;
use super::links::{self, RouteCheck, Targets};
use super::offers::{Offer, Whole};
use super::page::{Make, Page, Roots, Shared};
use super::subsites::Realms;
use crate::base::digest::Digest;
use crate::base::route::{RelPath, Route};
use crate::base::table::{Id, IdMap};
use crate::base::text::Text;
use crate::cited::Link;
use crate::config::settings::Settings;
use crate::config::tree::{Node, Plain};
use crate::diag::problems::Problems;
use crate::markup::{DocumentLink, Facts};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::view::body::{Body, DocumentView};
use crate::view::card::{self, CardView};
use crate::view::chrome::{self, PageView, SiteView};
use crate::view::cited;
use crate::view::feed::FeedLink;
use crate::view::input::{Input, Shown};
use crate::view::link::{LinkView, absolute, url};
use crate::view::names::Names;

/// Shared state of planning.
pub struct Planner<'a> {
    /// What is read.
    pub world: World<'a>,
    /// Links to all that articles name.
    pub names: Arc<Names>,
    /// Cards of all articles as views.
    pub card_views: Arc<[CardView]>,
    /// Cards of all articles as inputs.
    pub cards: Arc<IdMap<Article, Arc<Shown>>>,
    /// Pages so far.
    pub pages: Vec<Page>,
    /// Feeds that lists offer so far.
    pub offers: Vec<Offer>,
    /// The texts of articles that something besides their pages carries, in the order of articles.
    pub texts: Vec<(Id<Article>, Whole)>,
    /// Problems so far.
    pub problems: Problems,
    /// What links can lead to.
    pub targets: Arc<Targets>,
    /// What links to documents show.
    pub documents: Arc<IdMap<Document, DocumentLink>>,
    /// The sub-sites.
    pub realms: Arc<Realms>,
    shared: Shared,
    keys: Arc<Keys<'a>>,
    slots: Arc<BTreeMap<Text, Input>>,
    common: Arc<Common>,
    checks: Vec<RouteCheck>,
}

/// What one text on a page comes to.
pub struct TextParts {
    /// The input of its HTML.
    pub body: Input,
    /// Components it calls.
    pub components: Vec<Text>,
    /// Links to check.
    pub checks: Vec<RouteCheck>,
    /// Problems in it.
    pub problems: Problems,
}

/// An introduction: the body of a file beside a list, and the documents that it cites.
#[derive(Clone)]
pub struct Intro {
    /// The input of its HTML; none without a text.
    pub body: Input,
    /// Views of the documents that it cites, in order.
    pub mentions: Input,
    /// Components it calls.
    pub components: Vec<Text>,
}

impl Default for Intro {
    fn default() -> Intro {
        Intro { body: Input::None, mentions: Input::many([]), components: Vec::new() }
    }
}

impl Intro {
    /// Its inputs on a front page; on later pages there is none.
    #[must_use]
    pub fn roots(&self, is_front: bool) -> [(&'static str, Input); 2] {
        if is_front {
            return [("intro", self.body.clone()), ("mentions", self.mentions.clone())];
        }
        Intro::default().roots(true)
    }
}

/// What a page says of itself, besides its route.
pub struct About<'a> {
    /// Its kind.
    pub kind: &'static str,
    /// Its title.
    pub title: Text,
    /// Its description.
    pub description: Text,
    /// Links from home down to it, itself not included.
    pub trail: Vec<LinkView>,
    /// Absolute address of its picture.
    pub image: Option<Text>,
    /// Whether it has code.
    pub has_code: bool,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// Its route.
    pub route: &'a Route,
}

/// A tree of plain values that owns itself.
pub struct Values(pub Node);

impl Serialize for Values {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Plain(&self.0).serialize(serializer)
    }
}

impl<'a> Planner<'a> {
    /// Begins; makes the cards.
    #[must_use]
    pub fn new(world: World<'a>, engine: Digest) -> Planner<'a> {
        let names = Names::new(world.site, world.settings);
        let articles = world.site.articles.values();
        let card_views: Vec<CardView> = articles
            .par_iter()
            .with_min_len(64)
            .map(|article| card::card(&names, world.settings, world.assets, article))
            .collect();
        let cards = card_views
            .par_iter()
            .with_min_len(64)
            .map(|card| Shown::shared(card.clone()))
            .collect();
        let cards = IdMap::from_vec(cards);
        let (shared, realms, problems) = shared(world);
        let documents = IdMap::from_fn(&world.site.documents, |id| {
            cited::link(world.settings, &names.documents[id])
        });
        let slots = slots(world, &cards);
        let keys = Keys::new(world.theme, engine, &shared);
        Planner {
            common: Arc::new(Common::new(world.theme, &keys, shared.len(), &slots)),
            slots: Arc::new(slots),
            targets: Arc::new(Targets::new(world, &card_views)),
            keys: Arc::new(keys),
            world,
            names: Arc::new(names),
            card_views: card_views.into(),
            cards: Arc::new(cards),
            pages: Vec::new(),
            offers: Vec::new(),
            texts: Vec::new(),
            problems,
            realms: Arc::new(realms),
            shared,
            documents: Arc::new(documents),
            checks: Vec::new(),
        }
    }

    /// Plans several kinds side by side; what they plan stands in the order of the kinds.
    pub fn side_by_side(&mut self, kinds: &[fn(&mut Planner<'_>)]) {
        let desk: &Planner<'a> = self;
        let sheets: Vec<Planner<'a>> = kinds
            .par_iter()
            .with_max_len(1)
            .map(|kind| {
                let mut sheet = desk.sheet();
                kind(&mut sheet);
                sheet
            })
            .collect();
        self.pages.reserve(sheets.iter().map(|sheet| sheet.pages.len()).sum());
        for sheet in sheets {
            self.pages.extend(sheet.pages);
            self.offers.extend(sheet.offers);
            self.texts.extend(sheet.texts);
            self.keep(sheet.checks, sheet.problems);
        }
    }

    /// The same things to read, and nothing planned yet.
    fn sheet(&self) -> Planner<'a> {
        Planner {
            world: self.world,
            names: self.names.clone(),
            card_views: self.card_views.clone(),
            cards: self.cards.clone(),
            pages: Vec::new(),
            offers: Vec::new(),
            texts: Vec::new(),
            problems: Problems::new(),
            targets: self.targets.clone(),
            documents: self.documents.clone(),
            realms: self.realms.clone(),
            shared: self.shared.clone(),
            keys: self.keys.clone(),
            slots: self.slots.clone(),
            common: self.common.clone(),
            checks: Vec::new(),
        }
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &'a Settings {
        self.world.settings
    }

    /// The cards of articles.
    pub fn card_list(&self, ids: &[Id<Article>]) -> Input {
        Input::many(ids.iter().map(|&id| self.cards[id].clone()))
    }

    /// Adds a page.
    pub fn push(&mut self, page: Page) {
        self.pages.push(page);
    }

    /// Completes a page: gives it the slots and common parts of its kind, and its key. Where its file
    /// stands already, its inputs go, so that they need no room.
    pub fn complete(&self, page: &mut Page) {
        if let (Make::Template(template), None) = (&page.make, &page.key) {
            let slots = self.slots.get(page.kind).cloned();
            page.inputs.extend(slots.map(|slots| ("slots", slots)));
            let common = self.common.of(page.realm, template, page.kind);
            page.inputs.extend(common.map(|common| ("common", common)));
        }
        self.keys.settle(page, self.world.standing);
    }

    /// The `page` input.
    #[must_use]
    pub fn about(&self, about: About<'_>) -> (&'static str, Input) {
        ("page", self.page_input(0, about))
    }

    /// The `page` input of a page that offers feeds.
    #[must_use]
    pub fn about_fed(
        &self,
        realm: usize,
        about: About<'_>,
        feeds: Vec<FeedLink>,
    ) -> (&'static str, Input) {
        ("page", Input::single(self.page_view(realm, about, feeds)))
    }

    /// The view of a page of a realm.
    #[must_use]
    pub fn page_input(&self, realm: usize, about: About<'_>) -> Input {
        Input::single(self.page_view(realm, about, Vec::new()))
    }

    fn page_view(&self, realm: usize, about: About<'_>, feeds: Vec<FeedLink>) -> PageView {
        let settings = self.settings();
        let realm = self.realms.get(realm);
        let canonical = realm.and_then(|realm| realm.canonical(about.route));
        let trail = match realm {
            Some(realm) if *about.route == realm.folder => Vec::new(),
            Some(realm) => realm.trail(chrome::word(settings, HOME.0, HOME.1), about.trail),
            None => trail(settings, about.kind, about.trail),
        };
        PageView {
            kind: Text::from(about.kind),
            title: about.title,
            url: url(settings, about.route),
            canonical: canonical.unwrap_or_else(|| absolute(settings, about.route)),
            description: about.description,
            trail,
            image: about.image,
            has_code: about.has_code,
            noindex: about.noindex,
            feeds,
        }
    }

    /// The digest of a source file.
    #[must_use]
    pub fn content(&self, file: &RelPath) -> Digest {
        self.world.contents.get(file).copied().unwrap_or_else(|| Digest::of_bytes(b""))
    }

    /// Resolves the text of an introduction and makes its inputs; problems and checks are kept.
    pub fn intro(&mut self, file: &RelPath, facts: &Facts) -> Intro {
        let cited = self.world.cited.by_file.get(file).map_or(&[][..], Vec::as_slice);
        let parts = self.text_parts(file, facts, cited);
        self.keep(parts.checks, parts.problems);
        let first = cited.iter().filter(|link| link.is_first);
        let mentions: Vec<Arc<DocumentView>> =
            first.map(|link| self.names.documents[link.document].clone()).collect();
        Intro { body: parts.body, mentions: Input::single(mentions), components: parts.components }
    }

    /// Resolves a text and makes its input. Its page lists the documents that it cites.
    #[must_use]
    pub fn text_parts(&self, file: &RelPath, facts: &Facts, cited: &[Link]) -> TextParts {
        let links::Outcome { mut resolved, checks, mut problems } =
            links::resolve(self.world, &self.targets, file, facts);
        links::cite(&mut resolved, facts, cited, &self.documents);
        let calls = calls::resolve(self.world, file, facts, &mut problems);
        let body = Body {
            file: file.clone(),
            content: self.content(file),
            resolved,
            supplies: calls.supplies,
            options: self.world.options.clone(),
            components: calls.components.clone(),
        };
        let body = Input::Body(Arc::new(body));
        TextParts { body, components: calls.components, checks, problems }
    }

    /// Keeps checks and problems that were found beside.
    pub fn keep(&mut self, checks: Vec<RouteCheck>, problems: Problems) {
        self.checks.extend(checks);
        self.problems.extend(problems);
    }

    /// A link to a folder of the site.
    #[must_use]
    pub fn folder_link(&self, vi: &'static str, en: &'static str, folder: &str) -> LinkView {
        let route = Route::new(&format!("/{folder}/")).unwrap_or_else(|_| Route::root());
        LinkView { title: chrome::word(self.settings(), vi, en), url: url(self.settings(), &route) }
    }

    /// Ends: pages, shared inputs, problems, and links to check.
    #[must_use]
    pub fn finish(mut self) -> (Vec<Page>, Shared, Problems, Vec<RouteCheck>) {
        let mut pages = std::mem::take(&mut self.pages);
        pages.par_iter_mut().with_min_len(64).for_each(|page| self.complete(page));
        (pages, self.shared, self.problems, self.checks)
    }
}

/// The inputs that every page has, by realm.
fn shared(world: World<'_>) -> (Shared, Realms, Problems) {
    let World { site, settings, theme, assets, .. } = world;
    let portal = chrome::site(site, settings, assets);
    let (realms, problems) = Realms::new(world, &portal);
    let rest = [
        ("t", Input::One(Shown::shared(Values(theme.strings.clone())))),
        ("params", Input::One(Shown::shared(Values(theme.params.clone())))),
        ("assets", Input::One(Shown::shared(super::kinds::files::asset_urls(world)))),
    ];
    let sites = std::iter::once(portal).chain(realms.list().iter().map(|one| one.site.clone()));
    let of = |site: SiteView| {
        let site = ("site", Input::One(Shown::shared(site)));
        std::iter::once(site).chain(rest.clone()).collect::<Roots>()
    };
    (sites.map(of).collect(), realms, problems)
}

/// The word for the home page.
const HOME: (&str, &str) = ("Trang chủ", "Home");

/// Every trail begins at home, except that of home itself.
fn trail(settings: &Settings, kind: &str, below: Vec<LinkView>) -> Vec<LinkView> {
    if kind == "home" {
        return below;
    }
    let title = chrome::word(settings, HOME.0, HOME.1);
    let mut trail = vec![LinkView { title, url: url(settings, &Route::root()) }];
    trail.extend(below);
    trail
}

/// An input for a named root.
#[must_use]
pub fn roots<const N: usize>(inputs: [(&'static str, Input); N]) -> Roots {
    Vec::from(inputs)
}
