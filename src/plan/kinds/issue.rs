//! Pages of printed issues: the archive and one page an issue.

use std::sync::Arc;

use crate::base::fold::nearest;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::areas::references::Reference;
use crate::diag::span::{Span, Spanned};
use crate::model::article::Article;
use crate::model::assemble::article_path;
use crate::model::issue::Issue;
use crate::plan::offers::{Entries, Offer};
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::chrome::word;
use crate::view::feed;
use crate::view::input::{Input, Shown};
use crate::view::issue;
use crate::view::link::link;

/// Plans them; a site without issues has none.
pub fn issues(planner: &mut Planner<'_>) {
    let site = planner.world.site;
    if site.issues.is_empty() {
        return;
    }
    let settings = planner.settings();
    let assets = planner.world.assets;
    let cards: Vec<Arc<Shown>> = site
        .issues
        .values()
        .iter()
        .map(|i| Shown::shared(issue::card(settings, assets, i)))
        .collect();
    for id in site.issues.ids() {
        one(planner, id);
    }
    archive(planner, &cards);
}

fn archive(planner: &mut Planner<'_>, cards: &[Arc<Shown>]) {
    let settings = planner.settings();
    let Ok(route) = Route::new(&format!("/{}/", settings.urls.issues)) else { return };
    let mut years: Vec<(i64, Vec<Arc<Shown>>)> = Vec::new();
    for (id, issue) in planner.world.site.issues.iter().rev() {
        let card = cards[id.index()].clone();
        match years.last_mut() {
            Some((year, list)) if *year == issue.head.year => list.push(card),
            _ => years.push((issue.head.year, vec![card])),
        }
    }
    let years = years.into_iter().map(|(year, cards)| {
        Input::table([("year", Input::single(year)), ("issues", Input::many(cards))])
    });
    let title = word(settings, "Số tạp chí in", "Printed issues");
    let feeds = planner.offer(Offer {
        kind: "issues",
        folder: route.clone(),
        title: title.clone(),
        subtitle: title.clone(),
        entries: Entries::Items(newest(planner)),
    });
    let about = About {
        kind: "issues",
        title: title.clone(),
        description: title,
        trail: Vec::new(),
        image: None,
        has_code: false,
        noindex: false,
        route: &route,
    };
    let inputs = roots([("years", Input::rows(years)), planner.about_fed(about, feeds)]);
    planner.push(Page::template(route, "issues", "issues.html", inputs));
}

/// The entries of the feed: the newest issues that have come out.
fn newest(planner: &Planner<'_>) -> Vec<Arc<Shown>> {
    let site = planner.world.site;
    let (settings, today) = (planner.settings(), site.as_of.day());
    let is_out = |issue: &&Issue| issue.head.distributed_on.is_some_and(|day| day <= today);
    let issues =
        site.issues.values().iter().rev().filter(is_out).take(settings.outlets.feeds.entries);
    issues
        .filter_map(|issue| feed::issue_item(settings, planner.world.assets, issue))
        .map(Shown::shared)
        .collect()
}

fn one(planner: &mut Planner<'_>, id: Id<Issue>) {
    let site = planner.world.site;
    let settings = planner.settings();
    let entry = site.issues.get(id);
    let head = entry.head.clone();
    let (intro, components) = if head.has_body {
        planner.text_of(&head.file, &head.facts)
    } else {
        (Input::None, Vec::new())
    };
    check_files(planner, entry);
    check_articles(planner, entry);
    let neighbour = |index: Option<usize>| {
        let issue = index.filter(|&at| at < site.issues.len()).map(Id::from_index);
        issue.map_or(Input::None, |id| {
            let other = site.issues.get(id);
            Input::single(link(settings, &other.title, &other.route))
        })
    };
    let mut articles: Vec<(Option<u32>, Id<Article>)> = site
        .index
        .by_issue
        .get(id)
        .iter()
        .map(|&id| (site.articles.get(id).front.issue.as_ref().and_then(|i| i.page), id))
        .collect();
    articles.sort_by_key(|&(page, id)| (page.is_none(), page, id));
    let articles = articles.into_iter().map(|(page, id)| {
        Input::table([
            ("card", Input::One(planner.cards[id].clone())),
            ("folio", page.map_or(Input::None, Input::single)),
        ])
    });
    let articles = Input::rows(articles.collect::<Vec<_>>());
    let view = issue::issue(site, settings, planner.world.assets, entry);
    let up = planner.folder_link("Số tạp chí in", "Printed issues", &settings.urls.issues);
    let title = match &head.name {
        Some(name) => Text::from(format!("{} – {name}", entry.title)),
        None => entry.title.clone(),
    };
    let description =
        if head.facts.summary.is_empty() { title.clone() } else { head.facts.summary.clone() };
    let inputs = roots([
        ("issue", Input::single(view)),
        ("intro", intro),
        ("articles", articles),
        ("newer", neighbour(Some(id.index() + 1))),
        ("older", neighbour(id.index().checked_sub(1))),
        planner.about(About {
            kind: "issue",
            title,
            description,
            trail: vec![up],
            image: None,
            has_code: head.facts.has_code,
            noindex: false,
            route: &entry.route,
        }),
    ]);
    let mut page = Page::template(entry.route.clone(), "issue", "issue.html", inputs);
    page.components = components;
    page.source = Some(Span::file_start(&head.file));
    planner.push(page);
}

/// The articles that the contents name must exist; one that is not published yet is no mistake.
fn check_articles(planner: &mut Planner<'_>, issue: &Issue) {
    let site = planner.world.site;
    let head = &issue.head;
    let entries = head.zones.iter().flat_map(|zone| &zone.entries);
    for name in entries.filter_map(|entry| entry.article.as_ref()) {
        let path = article_path(&name.value);
        let is_known = path.is_some_and(|path| {
            site.by_file.contains_key(&path) || site.unpublished.contains(&path)
        });
        if !is_known {
            let known = site.by_file.keys().map(|f| f.as_str().trim_start_matches("content/"));
            let near = nearest(&name.value, known).map(Text::from);
            let problem = Reference::UnknownArticle { name: name.value.clone(), nearest: near };
            planner.problems.at(name.span(&head.file), problem);
        }
    }
}

fn check_files(planner: &mut Planner<'_>, issue: &Issue) {
    let head = &issue.head;
    let names: [Option<&Spanned<Text>>; 2] =
        [head.cover.as_ref().map(|cover| &cover.src), head.pdf.as_ref()];
    for src in names.into_iter().flatten() {
        if planner.world.assets.find(&head.file, &src.value).is_none() {
            let near = planner.world.assets.nearest(&head.file, &src.value);
            let problem = AssetProblem::Missing { src: src.value.clone(), nearest: near };
            planner.problems.at(src.span(&head.file), problem);
        }
    }
}
