//! Pages of printed issues: the archive, its years, the archive of old issues, one page an issue, covers
//! that are drawn, and the island of the current issue.

use std::sync::Arc;

use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::span::{Span, Spanned};
use crate::model::issue::{self as model, Issue};
use crate::plan::offers::{Entries, Offer};
use crate::plan::page::{Make, Page};
use crate::plan::planner::{About, Intro, Planner, roots};
use crate::plan::share;
use crate::view::chrome::{PRINTED, word};
use crate::view::cover::{Cover, draw};
use crate::view::feed::{self, FeedLink};
use crate::view::input::{Input, Shown};
use crate::view::issue::{self, LookupView};
use crate::view::link::{LinkView, link};
use crate::view::share::Picture;

/// Years whose covers stand on the front page of the archive.
const SHOWN_YEARS: usize = 2;

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
        drawn_cover(planner, site.issues.get(id));
    }
    archive(planner, &cards);
    island(planner, &cards);
}

/// The card of the current issue.
pub fn current(planner: &Planner<'_>) -> Input {
    let site = planner.world.site;
    model::current(&site.issues).map_or(Input::None, |id| {
        let issue = site.issues.get(id);
        Input::single(issue::card(planner.settings(), planner.world.assets, issue))
    })
}

/// The issues of a year, newest first.
struct Year {
    year: i64,
    issues: Vec<Id<Issue>>,
}

/// The years of modern or of old issues, newest first.
fn years(planner: &Planner<'_>, is_legacy: bool) -> Vec<Year> {
    let mut years: Vec<Year> = Vec::new();
    let issues = planner.world.site.issues.iter().rev();
    for (id, issue) in issues.filter(|(_, issue)| issue.is_legacy == is_legacy) {
        match years.last_mut() {
            Some(last) if last.year == issue.head.year => last.issues.push(id),
            _ => years.push(Year { year: issue.head.year, issues: vec![id] }),
        }
    }
    years
}

/// What the pages of the archive differ in.
struct Shelf<'a> {
    kind: &'static str,
    feeds: Vec<FeedLink>,
    route: Route,
    title: Text,
    trail: Vec<LinkView>,
    /// Years with their cards.
    years: &'a [Year],
    lookup: Vec<LookupView>,
    current: Input,
    coming: Input,
    legacy: Input,
    newer: Input,
    older: Input,
}

fn archive(planner: &mut Planner<'_>, cards: &[Arc<Shown>]) {
    let settings = planner.settings();
    let folder = &settings.urls.issues;
    let Ok(route) = Route::new(&format!("/{folder}/")) else { return };
    let title = word(settings, "Số tạp chí in", "Printed issues");
    let up = link(settings, &title, &route);
    let (modern, old) = (years(planner, false), years(planner, true));
    let old_title = word(settings, "Tạp chí in trước năm 2010", "Issues before 2010");
    let old_route = route.join("truoc-2010").ok().and_then(|r| Route::new(&format!("{r}/")).ok());
    let site = planner.world.site;
    let shown = &modern[..modern.len().min(SHOWN_YEARS)];
    let coming = site.issues.iter().filter(|(_, issue)| !issue.is_out);
    let coming = Input::many(coming.map(|(id, _)| cards[id.index()].clone()));
    let legacy = match &old_route {
        Some(route) if !old.is_empty() => Input::single(link(settings, &old_title, route)),
        _ => Input::None,
    };
    let current = model::current(&site.issues)
        .map_or(Input::None, |id| Input::One(cards[id.index()].clone()));
    let feeds = planner.offer(Offer {
        kind: "issues",
        folder: route.clone(),
        title: title.clone(),
        subtitle: title.clone(),
        entries: Entries::Items(newest(planner)),
    });
    let front = Shelf {
        kind: "issues",
        feeds,
        title,
        trail: Vec::new(),
        years: shown,
        lookup: modern.iter().map(|year| lookup(planner, year, &year_url(planner, year))).collect(),
        current,
        coming,
        legacy,
        newer: Input::None,
        older: Input::None,
        route,
    };
    shelf(planner, cards, front);
    year_pages(planner, cards, &modern, &up);
    if let Some(route) = old_route.filter(|_| !old.is_empty()) {
        let anchor = |year: &Year| Text::from(format!("#y_{}", year.year));
        let page = Shelf {
            kind: "issues-legacy",
            feeds: Vec::new(),
            route,
            title: old_title,
            trail: vec![up],
            years: &old,
            lookup: old.iter().map(|year| lookup(planner, year, &anchor(year))).collect(),
            current: Input::None,
            coming: Input::None,
            legacy: Input::None,
            newer: Input::None,
            older: Input::None,
        };
        shelf(planner, cards, page);
    }
}

fn year_pages(planner: &mut Planner<'_>, cards: &[Arc<Shown>], years: &[Year], up: &LinkView) {
    for (at, year) in years.iter().enumerate() {
        let Some(route) = year_route(planner, year.year) else { continue };
        let settings = planner.settings();
        let title = word(settings, "Số tạp chí in năm", "Printed issues of");
        let beside = |at: Option<usize>| {
            let year = at.and_then(|at| years.get(at));
            year.map_or(Input::None, |year| Input::single(year_link(planner, year.year)))
        };
        let page = Shelf {
            kind: "issue-year",
            feeds: Vec::new(),
            route,
            title: Text::from(format!("{title} {}", year.year)),
            trail: vec![up.clone()],
            years: std::slice::from_ref(year),
            lookup: Vec::new(),
            current: Input::None,
            coming: Input::None,
            legacy: Input::None,
            newer: beside(at.checked_sub(1)),
            older: beside(Some(at + 1)),
        };
        shelf(planner, cards, page);
    }
}

fn year_route(planner: &Planner<'_>, year: i64) -> Option<Route> {
    Route::new(&format!("/{}/{year}/", planner.settings().urls.issues)).ok()
}

fn year_link(planner: &Planner<'_>, year: i64) -> LinkView {
    let settings = planner.settings();
    let route = year_route(planner, year).unwrap_or_else(Route::root);
    let title = format!("{} {year}", word(settings, "Năm", "Year"));
    link(settings, &Text::from(title), &route)
}

fn year_url(planner: &Planner<'_>, year: &Year) -> Text {
    year_link(planner, year.year).url
}

/// A year of the look-up; its numbers rise.
fn lookup(planner: &Planner<'_>, year: &Year, address: &Text) -> LookupView {
    let site = planner.world.site;
    let issues = year.issues.iter().rev().map(|&id| {
        let issue = site.issues.get(id);
        link(planner.settings(), &issue.head.number.value, &issue.route)
    });
    LookupView { year: year.year, url: address.clone(), issues: issues.collect() }
}

fn shelf(planner: &mut Planner<'_>, cards: &[Arc<Shown>], shelf: Shelf<'_>) {
    let site = planner.world.site;
    // Those to come stand by themselves on the front page.
    let is_front = !matches!(shelf.coming, Input::None);
    let years = shelf.years.iter().map(|year| {
        let ids = year.issues.iter().filter(|id| !is_front || site.issues.get(**id).is_out);
        let cards = ids.map(|id| cards[id.index()].clone());
        Input::table([("year", Input::single(year.year)), ("issues", Input::many(cards))])
    });
    let about = About {
        kind: shelf.kind,
        title: shelf.title.clone(),
        description: shelf.title,
        trail: shelf.trail,
        image: None,
        has_code: false,
        noindex: false,
        route: &shelf.route,
    };
    let inputs = roots([
        ("years", Input::rows(years)),
        ("lookup", Input::single(shelf.lookup)),
        ("current", shelf.current),
        ("coming", if let Input::None = shelf.coming { Input::many([]) } else { shelf.coming }),
        ("legacy", shelf.legacy),
        ("newer", shelf.newer),
        ("older", shelf.older),
        planner.about_fed(0, about, shelf.feeds),
    ]);
    planner.push(Page::template(shelf.route, shelf.kind, "issues.html", inputs));
}

/// The entries of the feed: the newest issues that have come out.
fn newest(planner: &Planner<'_>) -> Vec<Arc<Shown>> {
    let site = planner.world.site;
    let settings = planner.settings();
    let is_out = |issue: &&Issue| issue.is_out && issue.day().is_some();
    let issues = site.issues.values().iter().rev().filter(is_out);
    let issues = issues.take(settings.outlets.feeds.entries);
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
    let intro =
        if head.has_body { planner.intro(&head.file, &head.facts) } else { Intro::default() };
    check_files(planner, entry);
    let neighbour = |index: Option<usize>| {
        let issue = index.filter(|&at| at < site.issues.len()).map(Id::from_index);
        issue.map_or(Input::None, |id| {
            let other = site.issues.get(id);
            Input::single(link(settings, &other.title, &other.route))
        })
    };
    let view = issue::issue(site, settings, planner.world.assets, entry);
    let up = planner.folder_link("Số tạp chí in", "Printed issues", &settings.urls.issues);
    let trail = if entry.is_legacy {
        let title = word(settings, "Trước năm 2010", "Before 2010");
        let address = Text::from(format!("{}truoc-2010/", up.url));
        vec![up, LinkView { title, url: address }]
    } else {
        vec![up, year_link(planner, head.year)]
    };
    let title = match &head.name {
        Some(name) => Text::from(format!("{} – {name}", entry.title)),
        None => entry.title.clone(),
    };
    let description =
        if head.facts.summary.is_empty() { title.clone() } else { head.facts.summary.clone() };
    let image = Picture {
        url: share::whole(settings, &view.cover.url),
        width: view.cover.width,
        height: view.cover.height,
        alt: Some(view.cover.alt.clone()).filter(|alt| !alt.is_empty()),
        is_drawn: false,
    };
    let inputs = roots([
        ("issue", Input::single(view)),
        ("intro", intro.body),
        ("mentions", intro.mentions),
        ("newer", neighbour(Some(id.index() + 1))),
        ("older", neighbour(id.index().checked_sub(1))),
        planner.about(About {
            kind: "issue",
            title,
            description,
            trail,
            image: Some(image),
            has_code: head.facts.has_code,
            noindex: false,
            route: &entry.route,
        }),
    ]);
    let mut page = Page::template(entry.route.clone(), "issue", "issue.html", inputs);
    page.components = intro.components;
    page.source = Some(Span::file_start(&head.file));
    planner.push(page);
}

/// The cover of an issue that has no picture: the first page of its PDF, or one drawn from its name.
fn drawn_cover(planner: &mut Planner<'_>, entry: &Issue) {
    if let Some(cover) = issue::first_page(planner.world.assets, entry) {
        let make = Make::FirstPage(cover.pdf.source.clone(), cover.picture.content);
        let mut page = Page::file(cover.route, make);
        page.source = Some(Span::file_start(&entry.head.file));
        planner.push(page);
        return;
    }
    let Some(route) = issue::drawn_route(planner.world.assets, entry) else { return };
    let head = &entry.head;
    let svg = draw(&Cover {
        magazine: &planner.settings().title,
        title: &entry.title,
        number: &head.number.value,
        year: head.year,
        name: head.name.as_deref(),
    });
    let mut page = Page::file(route, Make::Bytes(svg.into_bytes().into()));
    page.source = Some(Span::file_start(&head.file));
    planner.push(page);
}

/// The fragment that other pages load: the current issue.
fn island(planner: &mut Planner<'_>, cards: &[Arc<Shown>]) {
    let current = model::current(&planner.world.site.issues);
    let (Some(id), Ok(route)) = (current, Route::new(PRINTED)) else { return };
    let inputs = roots([
        ("issue", Input::One(cards[id.index()].clone())),
        planner.about(About {
            kind: "island",
            title: planner.settings().title.clone(),
            description: Text::from(""),
            trail: Vec::new(),
            image: None,
            has_code: false,
            noindex: true,
            route: &route,
        }),
    ]);
    planner.push(Page::template(route, "island", "islands/issue.html", inputs));
}

/// Cover and PDF must be there; a PDF that waits for the day of distribution is.
fn check_files(planner: &mut Planner<'_>, issue: &Issue) {
    let head = &issue.head;
    let assets = planner.world.assets;
    let names: [Option<&Spanned<Text>>; 2] =
        [head.cover.as_ref().map(|cover| &cover.src), head.pdf.as_ref()];
    let waiting = model::pdf_sources(head).iter().any(|file| assets.is_withheld(file));
    let waits = |src: &Spanned<Text>| waiting && head.pdf.as_ref() == Some(src);
    for src in names.into_iter().flatten() {
        if assets.find(&head.file, &src.value).is_none() && !waits(src) {
            let near = assets.nearest(&head.file, &src.value);
            let problem = AssetProblem::Missing { src: src.value.clone(), nearest: near };
            planner.problems.at(src.span(&head.file), problem);
        }
    }
}
