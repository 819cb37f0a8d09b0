//! Maps of the site for search engines.
//!
//! Articles stand in one file for each month of publication, so that an edit remakes one small file
//! and the index; every other page stands in one file without dates, which grows and hardly changes.
//! What asks not to be found, and what is canonical elsewhere, is left out.

use std::collections::BTreeMap;

use serde::Serialize;

use super::xml::Xml;
use crate::base::date::{Month, Stamp};
use crate::base::route::Route;
use crate::base::text::Text;
use crate::model::article::Article;
use crate::plan::kinds::plain::{NEWS_SITEMAP, SITEMAP};
use crate::plan::page::{Ingredients, Page, Recipe};
use crate::plan::planner::{Planner, roots};
use crate::view::chrome::{PageView, word};
use crate::view::input::Input;
use crate::view::link::{origin, url};

/// The most addresses that the protocol allows in a file.
const MOST: usize = 50_000;

/// The most articles that news search reads.
const MOST_NEWS: usize = 1000;

/// How long an article is news, in seconds.
const NEWS: i64 = 48 * 60 * 60;

const MAP: Recipe = Recipe { name: "sitemap", run: map };
const INDEX: Recipe = Recipe { name: "sitemap-index", run: index };
const NEWEST: Recipe = Recipe { name: "sitemap-news", run: news };

/// An address of the site.
#[derive(Clone, Serialize)]
struct Place {
    url: Text,
    changed: Option<Stamp>,
    image: Option<Text>,
}

/// A file of addresses, or of files.
#[derive(Serialize)]
struct Map {
    origin: Text,
    places: Vec<Place>,
}

/// The newest articles.
#[derive(Serialize)]
struct News {
    origin: Text,
    site: Text,
    language: Text,
    items: Vec<(Text, Text, Stamp)>,
}

/// Plans them.
pub(super) fn sitemaps(planner: &mut Planner<'_>) {
    let maps = planner.settings().outlets.sitemaps;
    if maps.enabled {
        all(planner);
    }
    if maps.news {
        newest(planner);
    }
}

fn all(planner: &mut Planner<'_>) {
    let mut months: BTreeMap<Month, Vec<Place>> = BTreeMap::new();
    let mut others: Vec<Place> = Vec::new();
    for (id, article) in planner.world.site.articles.iter() {
        if !article.is_listed() || is_from_elsewhere(article) || !is_here(planner, article) {
            continue;
        }
        let card = &planner.card_views[id.index()];
        let place = Place {
            url: card.url.clone(),
            changed: article.changed().max(article.date),
            image: card.image.as_ref().map(|image| image.url.clone()),
        };
        match article.date {
            Some(date) => months.entry(date.month()).or_default().push(place),
            None => others.push(place),
        }
    }
    others.extend(planner.pages.iter().filter_map(|page| other(planner, page)));
    others.sort_by(|a, b| a.url.cmp(&b.url));
    let mut files: Vec<Place> = Vec::new();
    add(planner, "trang", &others, &mut files);
    for (month, places) in months {
        add(planner, &month.to_string(), &places, &mut files);
    }
    if let Ok(route) = Route::new(SITEMAP) {
        push(planner, route, INDEX, files);
    }
}

/// Whether the original of an article is a page of another site.
fn is_from_elsewhere(article: &Article) -> bool {
    let front = &article.front;
    front.republished.as_ref().is_some_and(|flag| flag.value)
        && front.source.as_ref().is_some_and(|source| source.url.is_some())
}

/// Whether an article is a page of the site that is built.
fn is_here(planner: &Planner<'_>, article: &Article) -> bool {
    stands_here(planner, planner.realms.of(article.section), &article.route)
}

/// Whether a page is canonical in what is built: in a sub-site what moves there, on the portal all but
/// what has an address of its own.
fn stands_here(planner: &Planner<'_>, realm: usize, route: &Route) -> bool {
    match planner.world.scope {
        Some(scope) => scope.moved(route.as_str()).is_some(),
        None => {
            let realm = planner.realms.get(realm);
            realm.is_none_or(|realm| realm.canonical(route).is_none())
        }
    }
}

/// The place of a page that is no article and wants to be found.
fn other(planner: &Planner<'_>, page: &Page) -> Option<Place> {
    if page.kind == "article" || !stands_here(planner, page.realm, &page.route) {
        return None;
    }
    let (_, input) = page.inputs.iter().find(|(root, _)| *root == "page")?;
    let Input::One(shown) = input else { return None };
    let view: &PageView = shown.get()?;
    (!view.noindex).then(|| Place { url: view.url.clone(), changed: None, image: None })
}

/// Plans the file of some places, or several where they are too many for one.
fn add(planner: &mut Planner<'_>, name: &str, places: &[Place], files: &mut Vec<Place>) {
    for (at, part) in places.chunks(MOST).enumerate() {
        let more = if at == 0 { String::new() } else { format!("-{}", at + 1) };
        let Ok(route) = Route::new(&format!("/sitemap/{name}{more}.xml")) else { continue };
        let changed = part.iter().filter_map(|place| place.changed).max();
        files.push(Place { url: url(planner.settings(), &route), changed, image: None });
        push(planner, route, MAP, part.to_vec());
    }
}

fn push(planner: &mut Planner<'_>, route: Route, recipe: Recipe, places: Vec<Place>) {
    let map = Map { origin: Text::from(origin(planner.settings())), places };
    planner.push(Page::recipe(route, "feed", recipe, roots([("map", Input::single(map))])));
}

fn newest(planner: &mut Planner<'_>) {
    let (site, settings) = (planner.world.site, planner.settings());
    let Ok(route) = Route::new(NEWS_SITEMAP) else { return };
    let articles = site.index.all.iter().map(|&id| (id, site.articles.get(id)));
    let items = articles
        .filter_map(|(id, article)| Some((id, article, article.date?)))
        .take_while(|(_, _, date)| !site.as_of.has_come_unix(date.unix() + NEWS))
        .filter(|(_, article, date)| site.as_of.has_come(*date) && !is_from_elsewhere(article))
        .filter(|(_, article, _)| is_here(planner, article))
        .take(MOST_NEWS)
        .map(|(id, article, date)| {
            (planner.card_views[id.index()].url.clone(), article.title.clone(), date)
        })
        .collect();
    let news = News {
        origin: Text::from(origin(settings)),
        site: match planner.realms.get(planner.realms.alone(planner.world)) {
            Some(realm) => realm.site.title.clone(),
            None => settings.title.clone(),
        },
        language: word(settings, "vi", "en"),
        items,
    };
    planner.push(Page::recipe(route, "feed", NEWEST, roots([("news", Input::single(news))])));
}

const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

fn map(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(map) = ingredients.one::<Map>("map") else { return Vec::new() };
    let mut xml = Xml::new();
    xml.raw("<urlset xmlns=\"").raw(SPACE);
    if map.places.iter().any(|place| place.image.is_some()) {
        xml.raw("\" xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1");
    }
    xml.raw("\">\n");
    for place in &map.places {
        xml.raw("<url><loc>").address(&map.origin, &place.url).raw("</loc>");
        changed(&mut xml, place.changed);
        if let Some(image) = &place.image {
            xml.raw("<image:image><image:loc>").address(&map.origin, image);
            xml.raw("</image:loc></image:image>");
        }
        xml.raw("</url>\n");
    }
    xml.raw("</urlset>\n").finish()
}

fn changed(xml: &mut Xml, changed: Option<Stamp>) {
    if let Some(stamp) = changed {
        xml.raw("<lastmod>").raw(&stamp.rfc3339()).raw("</lastmod>");
    }
}

fn index(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(map) = ingredients.one::<Map>("map") else { return Vec::new() };
    let mut xml = Xml::new();
    xml.raw("<sitemapindex xmlns=\"").raw(SPACE).raw("\">\n");
    for place in &map.places {
        xml.raw("<sitemap><loc>").address(&map.origin, &place.url).raw("</loc>");
        changed(&mut xml, place.changed);
        xml.raw("</sitemap>\n");
    }
    xml.raw("</sitemapindex>\n").finish()
}

fn news(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(news) = ingredients.one::<News>("news") else { return Vec::new() };
    let mut xml = Xml::new();
    xml.raw("<urlset xmlns=\"").raw(SPACE);
    xml.raw("\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n");
    for (url, title, date) in &news.items {
        xml.raw("<url>").place("loc", &news.origin, url);
        xml.raw("<news:news><news:publication>").element("news:name", &news.site);
        xml.element("news:language", &news.language).raw("</news:publication>\n");
        xml.element("news:publication_date", &date.rfc3339()).element("news:title", title);
        xml.raw("</news:news></url>\n");
    }
    xml.raw("</urlset>\n").finish()
}
