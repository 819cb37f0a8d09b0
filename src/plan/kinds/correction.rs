//! The page of corrections and apologies ("Thông tin cải chính, xin lỗi"), and what home shows of it.

use std::sync::Arc;

use crate::base::date::Stamp;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::article::Article;
use crate::plan::kinds::lists::Place;
use crate::plan::offers::{Entries, Offer};
use crate::plan::page::Page;
use crate::plan::pages::cut;
use crate::plan::planner::{About, Planner};
use crate::view::chrome::word;
use crate::view::feed::FeedLink;
use crate::view::input::{Input, Shown};
use crate::view::voices::{corrected, correction_item};

/// For how many days home shows a correction, and how many at most.
const FRESH: (i32, usize) = (30, 3);

/// All corrections: when, of which article, and which of its corrections; newest first.
fn all(planner: &Planner<'_>) -> Vec<(Stamp, Id<Article>, usize)> {
    let articles = planner.world.site.articles.iter();
    let mut all: Vec<(Stamp, Id<Article>, usize)> = articles
        .flat_map(|(id, article)| {
            let corrections = article.corrections.iter().enumerate();
            corrections.map(move |(at, correction)| (correction.date.value, id, at))
        })
        .collect();
    all.sort_by_key(|&(date, id, at)| (std::cmp::Reverse(date), id, at));
    all
}

fn view(planner: &Planner<'_>, (_, id, at): (Stamp, Id<Article>, usize)) -> Option<Arc<Shown>> {
    let article = planner.world.site.articles.get(id);
    let card = &planner.card_views[id.index()];
    corrected(planner.settings(), &planner.names, article, card, at).map(Shown::single)
}

/// The newest corrections, for home: only while they are fresh.
pub(super) fn fresh(planner: &Planner<'_>) -> Input {
    let today = planner.world.site.as_of.day();
    let (days, most) = FRESH;
    let all = all(planner).into_iter();
    let fresh = all.take_while(|(date, ..)| date.day().days_until(today) < days).take(most);
    Input::many(fresh.filter_map(|one| view(planner, one)))
}

/// Plans the page and its feeds; a site without corrections has none.
pub fn corrections(planner: &mut Planner<'_>) {
    let settings = planner.settings();
    let all = all(planner);
    let Ok(folder) = Route::new(&format!("/{}/", settings.urls.corrections)) else { return };
    if all.is_empty() {
        return;
    }
    let title = word(settings, "Thông tin cải chính, xin lỗi", "Corrections and apologies");
    let feeds = offer(planner, &folder, &title, &all);
    let parts = cut(&all, settings.lists.page_size);
    let last = parts.numbered.len();
    for number in 0..=last {
        let place = Place::new(settings, &folder, number, last);
        let Some(route) = place.route.clone() else { continue };
        let name = place.title(settings, &title);
        let items = if number == 0 { parts.front } else { parts.numbered[number - 1] };
        let items = Input::many(items.iter().filter_map(|&one| view(planner, one)));
        let about = About {
            kind: "corrections",
            title: name,
            description: title.clone(),
            trail: Vec::new(),
            image: None,
            has_code: false,
            noindex: false,
            route: &route,
        };
        let inputs = vec![
            ("corrections", items),
            (
                "list",
                Input::table(std::iter::once(("items", Input::many([]))).chain(place.fields())),
            ),
            planner.about_fed(0, about, feeds.clone()),
        ];
        let page = Page::template(route, "corrections", "corrections.html", inputs);
        planner.push(page);
    }
}

fn offer(
    planner: &mut Planner<'_>,
    folder: &Route,
    title: &Text,
    all: &[(Stamp, Id<Article>, usize)],
) -> Vec<FeedLink> {
    let settings = planner.settings();
    let item = |&(_, id, at): &(Stamp, Id<Article>, usize)| {
        let article = planner.world.site.articles.get(id);
        let card = &planner.card_views[id.index()];
        let view = corrected(settings, &planner.names, article, card, at)?;
        let correction = article.corrections.get(at)?;
        Some(Shown::single(correction_item(settings, correction, &view)))
    };
    let newest = all.iter().take(settings.outlets.feeds.entries);
    let items = newest.filter_map(item).collect();
    planner.offer(Offer {
        kind: "corrections",
        folder: folder.clone(),
        title: title.clone(),
        subtitle: title.clone(),
        entries: Entries::Items(items),
    })
}
