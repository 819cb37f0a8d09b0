//! The home page and the island of latest news.

use std::cmp::Reverse;

use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::outlets::SITE;
use crate::model::document::Document;
use crate::plan::kinds::region_index;
use crate::plan::page::Page;
use crate::plan::planner::{About, Planner, roots};
use crate::view::chrome::LATEST;
use crate::view::input::{Input, Shown};
use crate::view::link::url;

/// Articles of the newest list on the home page.
const NEWEST: usize = 12;

/// Documents on the home page.
const DOCUMENTS: usize = 6;

/// Plans the home page and the island.
pub fn home(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    let site = planner.world.site;
    let blocks = site.sections_below(None).into_iter().filter_map(|id| {
        let list = site.index.by_section.get(id);
        if list.is_empty() || settings.lists.home_block == 0 {
            return None;
        }
        let section = site.sections.get(id);
        let cards = &list[..list.len().min(settings.lists.home_block)];
        Some(Input::table([
            ("title", Input::single(section.title.clone())),
            ("url", Input::single(url(settings, &section.route))),
            ("cards", planner.card_list(cards)),
        ]))
    });
    let blocks = Input::rows(blocks.collect::<Vec<_>>());
    let newest = &site.index.all[..site.index.all.len().min(NEWEST)];
    let description = site.home.as_ref().and_then(|home| home.description.clone());
    let description =
        description.or_else(|| settings.tagline.clone()).unwrap_or_else(|| settings.title.clone());
    let texts = (&settings.title, &description);
    let feeds = planner.offer_articles(SITE, &Route::root(), texts, &site.index.all);
    let about = About {
        kind: "home",
        title: settings.title.clone(),
        description,
        trail: Vec::new(),
        image: None,
        has_code: false,
        noindex: false,
        route: &Route::root(),
    };
    let inputs = roots([
        ("blocks", blocks),
        ("issue", super::issue::current(planner)),
        ("latest", planner.card_list(newest)),
        ("documents", documents(planner)),
        ("places", Input::single(region_index::links(planner))),
        ("corrections", super::correction::fresh(planner)),
        planner.about_fed(0, about, feeds),
    ]);
    planner.push(Page::template(Route::root(), "home", "home.html", inputs));
    island(planner);
}

/// The documents that were issued last.
fn documents(planner: &Planner<'_>) -> Input {
    let table = &planner.world.site.documents;
    let mut newest: Vec<Id<Document>> = table.ids().collect();
    newest.sort_by_key(|&id| (Reverse(table.get(id).when()), id));
    let newest = newest.into_iter().take(DOCUMENTS);
    Input::many(newest.map(|id| Shown::shared(planner.names.documents[id].clone())))
}

/// The fragment that other pages load: the newest articles.
fn island(planner: &mut Planner<'_>) {
    let all = &planner.world.site.index.all;
    let newest = &all[..all.len().min(planner.settings().lists.latest)];
    let Ok(route) = Route::new(LATEST) else { return };
    let inputs = roots([
        ("cards", planner.card_list(newest)),
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
    planner.push(Page::template(route, "island", "islands/latest.html", inputs));
}
