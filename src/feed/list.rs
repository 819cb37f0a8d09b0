//! The feeds that lists offer.
//!
//! The items of articles are made once, for those that stand in a feed, and shared by all feeds.

use std::sync::Arc;

use rayon::prelude::*;

use super::{atom, json, rss};
use crate::base::date::Stamp;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::outlets::Format;
use crate::markup::for_elsewhere;
use crate::model::article::Article;
use crate::plan::offers::{Entries, Offer, Whole};
use crate::plan::page::{Ingredients, Page, Recipe};
use crate::plan::planner::{Planner, roots};
use crate::view::feed::{self, FeedHead, FeedItem, feed_route};
use crate::view::input::{Input, Shown};

/// Plans them.
pub(super) fn lists(planner: &mut Planner<'_>) {
    let offers = std::mem::take(&mut planner.offers);
    let items = items(planner, &offers);
    let mut pages: Vec<Page> = Vec::with_capacity(offers.len());
    for offer in &offers {
        let (ids, listed): (&[Id<Article>], Vec<Arc<Shown>>) = match &offer.entries {
            Entries::Articles(ids) => {
                (ids, ids.iter().filter_map(|id| items[id.index()].clone()).collect())
            }
            Entries::Items(items) => (&[], items.clone()),
        };
        let is_full = planner.settings().outlets.feeds.is_full(offer.kind) && !ids.is_empty();
        let texts: Vec<&Whole> = if is_full {
            let dated = ids.iter().filter(|id| items[id.index()].is_some());
            dated.filter_map(|id| planner.text(*id)).collect()
        } else {
            Vec::new()
        };
        for &format in planner.settings().outlets.feeds.formats(offer.kind) {
            pages.extend(page(planner, offer, format, &listed, &texts));
        }
    }
    planner.pages.extend(pages);
}

fn recipe(format: Format) -> Recipe {
    match format {
        Format::Atom => atom::RECIPE,
        Format::Rss => rss::RECIPE,
        Format::Json => json::RECIPE,
    }
}

fn page(
    planner: &Planner<'_>,
    offer: &Offer,
    format: Format,
    items: &[Arc<Shown>],
    texts: &[&Whole],
) -> Option<Page> {
    let (settings, assets) = (planner.settings(), planner.world.assets);
    let words = (&offer.title, &offer.subtitle);
    let head = feed::head(settings, assets, offer.kind, &offer.folder, words, format)?;
    let mut inputs =
        roots([("feed", Input::single(head)), ("items", Input::many(items.iter().cloned()))]);
    let mut components: Vec<Text> = Vec::new();
    if !texts.is_empty() {
        inputs.push(("bodies", Input::rows(texts.iter().map(|text| text.body.clone()))));
        components.extend(texts.iter().flat_map(|text| text.components.iter().cloned()));
        components.sort();
        components.dedup();
    }
    let route = feed_route(&offer.folder, format)?;
    let mut page = Page::recipe(route, "feed", recipe(format), inputs);
    page.components = components;
    Some(page)
}

/// The items of the articles that stand in any feed, by the place of the article.
fn items(planner: &Planner<'_>, offers: &[Offer]) -> Vec<Option<Arc<Shown>>> {
    let site = planner.world.site;
    let mut wanted = vec![false; site.articles.len()];
    for offer in offers {
        if let Entries::Articles(ids) = &offer.entries {
            for id in ids {
                wanted[id.index()] = true;
            }
        }
    }
    let articles = site.articles.values();
    wanted
        .par_iter()
        .enumerate()
        .with_min_len(64)
        .map(|(at, &wanted)| {
            let article = articles.get(at).filter(|_| wanted)?;
            let card = &planner.card_views[at];
            let world = planner.world;
            feed::item(&planner.names, world.settings, world.assets, article, card)
                .map(Shown::shared)
        })
        .collect()
}

/// What the formats write: head, items, and texts whose addresses are whole.
pub(super) struct Ready<'a> {
    pub(super) head: &'a FeedHead,
    /// The moment of the newest change; never the clock's.
    pub(super) updated: Stamp,
    items: Vec<&'a FeedItem>,
    bodies: Vec<String>,
}

impl<'a> Ready<'a> {
    /// Reads the inputs; nothing when there are no items, for which no list offers a feed.
    pub(super) fn new(ingredients: &Ingredients<'a>) -> Option<Ready<'a>> {
        let items: Vec<&FeedItem> = ingredients.many("items");
        let updated = items.iter().map(|item| item.updated).max()?;
        let head: &FeedHead = ingredients.one("feed")?;
        let whole = |(body, item): (&String, &&FeedItem)| {
            for_elsewhere(body, &format!("{}{}", head.origin, item.url))
        };
        let bodies = ingredients.texts.iter().zip(&items).map(whole).collect();
        Some(Ready { head, updated, items, bodies })
    }

    /// The items, each with its text if the feed carries texts.
    pub(super) fn entries(&self) -> impl Iterator<Item = (&'a FeedItem, Option<&str>)> {
        self.items
            .iter()
            .enumerate()
            .map(|(at, item)| (*item, self.bodies.get(at).map(String::as_str)))
    }
}
