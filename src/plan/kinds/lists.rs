//! List pages: a front page and numbered pages, all of one folder.

use std::borrow::Cow;

use rayon::prelude::*;

use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::outlets::SITE;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::plan::page::{Page, Roots};
use crate::plan::pages::{Cut, cut};
use crate::plan::planner::{About, Planner};
use crate::view::chrome::word;
use crate::view::feed::{self, FeedLink};
use crate::view::input::Input;
use crate::view::link::{LinkView, url};
use crate::view::list::{FactView, HeadView};

/// Where a list page stands among its siblings.
pub(super) struct Place {
    /// Its route; none if the folder allows no such address.
    pub(super) route: Option<Route>,
    /// Its number; none on the front page.
    number: Option<usize>,
    front: Text,
    older: Option<Text>,
    newer: Option<Text>,
    oldest: Option<Text>,
}

impl Place {
    /// The place of page `number` of a folder, 0 being the front page, when `last` is the highest.
    pub(super) fn new(settings: &Settings, folder: &Route, number: usize, last: usize) -> Place {
        let address = |number: usize| page_route(folder, number).map(|r| url(settings, &r));
        let front = url(settings, folder);
        if number == 0 {
            return Place {
                route: Some(folder.clone()),
                number: None,
                front,
                older: address(last),
                newer: None,
                oldest: address(usize::from(last > 0)),
            };
        }
        Place {
            route: page_route(folder, number),
            number: Some(number),
            older: address(number - 1),
            newer: if number == last { Some(front.clone()) } else { address(number + 1) },
            oldest: address(1),
            front,
        }
    }

    /// The title of the page, by that of the list.
    pub(super) fn title(&self, settings: &Settings, list: &Text) -> Text {
        match self.number {
            Some(number) => {
                Text::from(format!("{list} – {} {number}", word(settings, "trang", "page")))
            }
            None => list.clone(),
        }
    }

    /// What templates see of it, by name.
    pub(super) fn fields(self) -> [(&'static str, Input); 5] {
        let text = |text: Option<Text>| text.map_or(Input::None, Input::single);
        [
            ("number", self.number.map_or(Input::None, Input::single)),
            ("front", Input::single(self.front)),
            ("older", text(self.older)),
            ("newer", text(self.newer)),
            ("oldest", text(self.oldest)),
        ]
    }

    /// It as an input.
    pub(super) fn input(self) -> Input {
        Input::table(self.fields())
    }
}

/// A list to be cut into pages.
pub struct List<'a> {
    /// The folder.
    pub folder: &'a Route,
    /// The articles, newest first.
    pub articles: &'a [Id<Article>],
    /// Articles that stand first on the front page, whatever their date.
    pub first: &'a [Id<Article>],
    /// Articles a page.
    pub size: usize,
    /// The template.
    pub template: &'static str,
    /// Kind of the pages.
    pub kind: &'static str,
    /// Title of the front page.
    pub title: &'a Text,
    /// Description for search engines.
    pub description: &'a Text,
    /// Links from home down to the list.
    pub trail: &'a [LinkView],
    /// The realm of the pages.
    pub realm: usize,
}

/// Inputs of a list page besides `page` and `list`, made from whether it is the front page and from the
/// articles on it.
pub type Own<'a> = &'a (dyn Fn(&Planner<'_>, bool, &[Id<Article>]) -> Roots + Sync);

/// Plans the pages of a list. `own` gives the inputs besides `page` and `list`; it is told whether the
/// page is the front page.
pub fn plan(planner: &mut Planner<'_>, list: &List<'_>, own: &(dyn Fn(bool) -> Roots + Sync)) {
    plan_pages(planner, list, &|_, front, _| own(front));
}

/// Plans the pages of a list whose inputs depend on the articles of each page.
pub fn plan_pages(planner: &mut Planner<'_>, list: &List<'_>, own: Own<'_>) {
    let settings = planner.settings();
    let feeds = if list.kind == "all" {
        // All articles are the feed of the whole site.
        feed::links(settings, SITE, &Route::root(), &settings.title)
    } else {
        let texts = (list.title, list.description);
        planner.offer_articles(list.kind, list.folder, texts, list.articles)
    };
    let parts = cut(list.articles, list.size);
    let desk: &Planner<'_> = planner;
    let pages: Vec<Page> = (0..parts.numbered.len() + 1)
        .into_par_iter()
        .with_min_len(16)
        .filter_map(|number| page(desk, list, &parts, number, own, &feeds))
        .collect();
    planner.pages.extend(pages);
}

/// The front page, number 0, or a numbered page of a list.
fn page(
    planner: &Planner<'_>,
    list: &List<'_>,
    parts: &Cut<'_, Id<Article>>,
    number: usize,
    own: Own<'_>,
    feeds: &[FeedLink],
) -> Option<Page> {
    let settings = planner.settings();
    let place = Place::new(settings, list.folder, number, parts.numbered.len());
    let route = place.route.clone()?;
    let title = place.title(settings, list.title);
    let articles = if number == 0 {
        let mut front: Vec<Id<Article>> = list.first.to_vec();
        front.extend(parts.front.iter().filter(|id| !list.first.contains(id)));
        Cow::Owned(front)
    } else {
        Cow::Borrowed(parts.numbered[number - 1])
    };
    let mut inputs = own(planner, number == 0, &articles);
    inputs.push(("list", list_input(planner, &articles, place)));
    inputs.push(planner.about_fed(list.realm, about(list, &route, title), feeds.to_vec()));
    Some(Page::template(route, list.kind, list.template, inputs))
}

fn about<'a>(list: &List<'_>, route: &'a Route, title: Text) -> About<'a> {
    About {
        kind: list.kind,
        title,
        description: list.description.clone(),
        trail: list.trail.to_vec(),
        image: None,
        has_code: false,
        noindex: false,
        route,
    }
}

/// The route of a numbered page; none for number 0.
fn page_route(folder: &Route, number: usize) -> Option<Route> {
    if number == 0 {
        return None;
    }
    Route::new(&format!("{folder}trang-{number}.html")).ok()
}

fn list_input(planner: &Planner<'_>, articles: &[Id<Article>], place: Place) -> Input {
    let items = ("items", planner.card_list(articles));
    Input::table(std::iter::once(items).chain(place.fields()))
}

/// A list whose head is a title and perhaps facts: topic, author, region, document, month …
pub struct Headed<'a> {
    /// Kind of the pages.
    pub kind: &'static str,
    /// The folder.
    pub folder: Route,
    /// Title.
    pub title: Text,
    /// A line under it.
    pub subtitle: Option<Text>,
    /// Facts, on the front page only: they may change while full pages must not.
    pub facts: Vec<FactView>,
    /// The articles.
    pub articles: &'a [Id<Article>],
    /// Links from home down to the list.
    pub trail: Vec<LinkView>,
    /// A text of its own, on the front page only.
    pub intro: Input,
}

/// Plans a headed list with the template `list.html`.
pub fn headed(planner: &mut Planner<'_>, list: &Headed<'_>) {
    let size = planner.settings().lists.page_size;
    let description = list.subtitle.clone().unwrap_or_else(|| list.title.clone());
    let own = |front: bool| {
        let facts = if front { list.facts.clone() } else { Vec::new() };
        let head = HeadView {
            kind: Text::from(list.kind),
            title: list.title.clone(),
            subtitle: list.subtitle.clone(),
            facts,
        };
        let intro = if front { list.intro.clone() } else { Input::None };
        vec![("head", Input::single(head)), ("intro", intro)]
    };
    let pages = List {
        folder: &list.folder,
        articles: list.articles,
        first: &[],
        size,
        template: "list.html",
        kind: list.kind,
        title: &list.title,
        description: &description,
        trail: &list.trail,
        realm: 0,
    };
    plan(planner, &pages, &own);
}
