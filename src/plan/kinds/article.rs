//! Article pages and pages of their own. Planned in parallel: each depends only on the finished site.

use rayon::prelude::*;

use crate::base::route::RelPath;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};
use crate::model::article::Article;
use crate::model::index::related::{Related, Relations};
use crate::plan::links::{RouteCheck, is_outside};
use crate::plan::offers::Whole;
use crate::plan::page::{Page, Roots};
use crate::plan::planner::{About, Planner};
use crate::plan::share;
use crate::view::article::{article, outline};
use crate::view::input::Input;
use crate::view::link::LinkView;
use crate::view::list::NeighboursView;
use crate::view::voices;

/// Plans the pages of all articles.
pub fn articles(planner: &mut Planner<'_>) {
    let ids: Vec<Id<Article>> = planner.world.site.articles.ids().collect();
    pages(planner, &ids);
    for id in ids {
        let article = planner.world.site.articles.get(id);
        if let Some(aliases) = &article.front.aliases {
            super::plain::aliases(
                planner,
                &article.head.file,
                aliases,
                &article.route,
                &article.title,
            );
        }
    }
}

/// Plans the pages of the articles in some files.
pub fn pages_of(planner: &mut Planner<'_>, files: &[RelPath]) {
    let by_file = &planner.world.site.by_file;
    let mut ids: Vec<Id<Article>> =
        files.iter().filter_map(|file| by_file.get(file).copied()).collect();
    ids.sort_unstable();
    pages(planner, &ids);
}

fn pages(planner: &mut Planner<'_>, ids: &[Id<Article>]) {
    let neighbours = neighbours(planner);
    let relations = Relations::new(planner.world.site);
    let desk: &Planner<'_> = planner;
    let made: Vec<Made> = ids
        .par_iter()
        .with_min_len(32)
        .map_init(
            || relations.board(),
            |board, &id| page(desk, id, &neighbours[id.index()], &relations.list(id, board)),
        )
        .collect();
    planner.pages.reserve(made.len());
    for Made { page, picture, text, checks, problems } in made {
        planner.keep(checks, problems);
        planner.push(page);
        planner.pages.extend(picture.map(|picture| *picture));
        planner.texts.extend(text);
    }
}

/// What planning the page of an article gives.
struct Made {
    page: Page,
    picture: Option<Box<Page>>,
    text: Option<(Id<Article>, Whole)>,
    checks: Vec<RouteCheck>,
    problems: Problems,
}

type Neighbours = (Option<Id<Article>>, Option<Id<Article>>);

/// For each article the newer and the older one of its own section.
fn neighbours(planner: &Planner<'_>) -> Vec<Neighbours> {
    let site = planner.world.site;
    let mut out: Vec<Neighbours> = vec![(None, None); site.articles.len()];
    let mut last: Vec<Option<Id<Article>>> = vec![None; site.sections.len()];
    for (id, article) in site.articles.iter() {
        let Some(section) = article.section else { continue };
        if let Some(newer) = last[section.index()].replace(id) {
            out[id.index()].0 = Some(newer);
            out[newer.index()].1 = Some(id);
        }
    }
    out
}

fn page(
    planner: &Planner<'_>,
    id: Id<Article>,
    neighbours: &Neighbours,
    related: &[Related],
) -> Made {
    let world = planner.world;
    let entry = world.site.articles.get(id);
    let file = &entry.head.file;
    let cited = world.cited.by_article.get(id);
    let parts = planner.text_parts(file, &entry.head.facts, cited);
    let mut problems = parts.problems;
    check_files(planner, entry, &mut problems);
    let card = &planner.card_views[id.index()];
    let view = article(&planner.names, world.settings, world.assets, entry, card, cited);
    let kind = if entry.is_listed() { "article" } else { "page" };
    let realm = planner.realms.of(entry.section);
    let (image, mut picture) = share::article(planner, entry, &view, realm);
    if let Some(picture) = &mut picture {
        picture.source = Some(title_span(entry));
        planner.complete(picture);
        share::check_letters(planner, entry, title_span(entry), &mut problems);
    }
    let about = About {
        kind,
        title: entry.title.clone(),
        description: entry.summary().clone(),
        trail: entry.section.map_or_else(Vec::new, |id| planner.names.trails[id].clone()),
        image,
        has_code: entry.head.facts.has_code,
        noindex: false,
        route: &entry.route,
    };
    let view = Input::single(view);
    let text = (entry.is_listed() && planner.keeps_texts()).then(|| {
        let (body, components) = (parts.body.clone(), parts.components.clone());
        (id, Whole { article: view.clone(), body, components })
    });
    let mut inputs: Roots = vec![
        ("page", planner.page_input(realm, about)),
        ("article", view),
        ("body", parts.body),
        ("outline", Input::single(outline(entry))),
    ];
    if entry.is_listed() {
        inputs.push(("related", related_input(planner, related)));
        inputs.push(("neighbours", neighbours_input(planner, *neighbours)));
        let head = world.site.comments.get(&id).map(AsRef::as_ref);
        let comments = voices::comments(world.settings, entry, head);
        inputs.push(("comments", comments.map_or(Input::None, Input::single)));
    }
    let template = if entry.is_listed() { "article.html" } else { "page.html" };
    let mut page = Page::template(entry.route.clone(), kind, template, inputs);
    page.components = parts.components;
    page.realm = realm;
    page.source = Some(title_span(entry));
    if entry.is_listed() {
        planner.complete(&mut page);
    }
    Made { page, picture: picture.map(Box::new), text, checks: parts.checks, problems }
}

fn title_span(article: &Article) -> Span {
    let file = &article.head.file;
    article
        .head
        .front
        .title
        .as_ref()
        .map_or_else(|| Span::file_start(file), |title| title.span(file))
}

/// The files that front matter names must exist.
fn check_files(planner: &Planner<'_>, article: &Article, problems: &mut Problems) {
    let front = &article.front;
    let file = &article.head.file;
    let mut check = |src: &Spanned<Text>| {
        if is_outside(&src.value) || planner.world.assets.find(file, &src.value).is_some() {
            return;
        }
        let near = planner.world.assets.nearest(file, &src.value);
        problems
            .at(src.span(file), AssetProblem::Missing { src: src.value.clone(), nearest: near });
    };
    if let Some(image) = &front.image {
        check(&image.src);
    }
    front.photos.iter().flatten().for_each(|photo| check(&photo.src));
    if let Some(video) = &front.video {
        check(&video.src);
        video.poster.iter().chain(&video.captions).for_each(check);
    }
}

/// The related list: cards that are shared, and the reason of each.
fn related_input(planner: &Planner<'_>, list: &[Related]) -> Input {
    let rows = list.iter().filter_map(|related| {
        let reason = planner.names.reasons.get(&related.reason)?.clone();
        Some((planner.cards[related.article].clone(), reason))
    });
    Input::Pairs(["card", "reason"], rows.collect())
}

fn neighbours_input(planner: &Planner<'_>, (newer, older): Neighbours) -> Input {
    let to = |id: Option<Id<Article>>| {
        id.map(|id| {
            let card = &planner.card_views[id.index()];
            LinkView { title: card.title.clone(), url: card.url.clone() }
        })
    };
    Input::single(NeighboursView { newer: to(newer), older: to(older) })
}
