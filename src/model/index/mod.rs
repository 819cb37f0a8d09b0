//! Lists and cross-references, all in the order of articles: newest first.

pub mod related;

use std::collections::BTreeMap;

use super::article::Article;
use super::document::Document;
use super::issue::Issue;
use super::names::{Person, Series, Topic};
use super::region::{Region, flow};
use super::section::Section;
use super::site::{List, Lists};
use crate::base::date::Month;
use crate::base::table::{Id, IdMap, Table};

/// The indexes of a site. Only listed articles stand in them.
#[derive(Debug)]
pub struct Index {
    /// All listed articles.
    pub all: List,
    /// By section, articles of sub-sections included.
    pub by_section: Lists<Section>,
    /// By topic.
    pub by_topic: Lists<Topic>,
    /// By author.
    pub by_person: Lists<Person>,
    /// By region.
    pub by_region: Lists<Region>,
    /// By region whose page shows them: the articles of the unit, of what lies in it, and of what came
    /// before it.
    pub by_place: Lists<Region>,
    /// Whether a region has a page: an article names it or is shown there, or it has a text.
    pub places: IdMap<Region, bool>,
    /// By document relied on.
    pub by_document: Lists<Document>,
    /// By series.
    pub by_series: Lists<Series>,
    /// By printed issue.
    pub by_issue: Lists<Issue>,
    /// By month; articles without a date are in none.
    pub by_month: BTreeMap<Month, List>,
    /// How related lists are to be made; see [`related::Relations`].
    pub related: related::Directions,
}

/// The tables that lists are made over.
pub struct Tables<'a> {
    /// Articles in their lasting order.
    pub articles: &'a Table<Article>,
    /// Sections.
    pub sections: &'a Table<Section>,
    /// Topics.
    pub topics: &'a Table<Topic>,
    /// Authors.
    pub people: &'a Table<Person>,
    /// Regions.
    pub regions: &'a Table<Region>,
    /// Documents.
    pub documents: &'a Table<Document>,
    /// Series.
    pub series: &'a Table<Series>,
    /// Issues.
    pub issues: &'a Table<Issue>,
}

/// Makes the indexes.
#[must_use]
pub fn index(tables: &Tables<'_>, related: related::Directions) -> Index {
    let mut all = List::new();
    let mut by_section = IdMap::filled(tables.sections, List::new());
    let mut by_topic = IdMap::filled(tables.topics, List::new());
    let mut by_person = IdMap::filled(tables.people, List::new());
    let mut by_region = IdMap::filled(tables.regions, List::new());
    let mut by_document = IdMap::filled(tables.documents, List::new());
    let mut by_series = IdMap::filled(tables.series, List::new());
    let mut by_issue = IdMap::filled(tables.issues, List::new());
    let mut by_month: BTreeMap<Month, List> = BTreeMap::new();
    for (id, article) in tables.articles.iter().filter(|(_, article)| article.is_listed()) {
        all.push(id);
        let mut section = article.section;
        while let Some(at) = section {
            by_section[at].push(id);
            section = tables.sections.get(at).parent;
        }
        file(&mut by_topic, &article.topics, id);
        file(&mut by_person, &article.authors, id);
        file(&mut by_region, &article.regions, id);
        file(&mut by_document, &article.documents, id);
        file(&mut by_series, article.series.as_slice(), id);
        file(&mut by_issue, article.issue.as_ref().map(|folio| folio.issue).as_slice(), id);
        if let Some(date) = article.date {
            by_month.entry(date.month()).or_default().push(id);
        }
    }
    let (by_place, places) = by_place(tables.articles, tables.regions);
    Index {
        all,
        by_section,
        by_topic,
        by_person,
        by_region,
        by_place,
        places,
        by_document,
        by_series,
        by_issue,
        by_month,
        related,
    }
}

/// The listed articles that the page of each region shows, and which regions have a page.
fn by_place(
    articles: &Table<Article>,
    regions: &Table<Region>,
) -> (Lists<Region>, IdMap<Region, bool>) {
    let mut lists = IdMap::filled(regions, List::new());
    let mut places = IdMap::from_fn(regions, |id| {
        regions.get(id).head.as_ref().is_some_and(|head| head.has_body)
    });
    let mut reached = Vec::new();
    for (id, article) in articles.iter().filter(|(_, article)| !article.regions.is_empty()) {
        let day = article.date.map(crate::base::date::Stamp::day);
        flow::reach(regions, &article.regions, day, &mut reached);
        for &region in &reached {
            places[region] = true;
            if article.is_listed() {
                lists[region].push(id);
            }
        }
    }
    (lists, places)
}

/// Files an article under each of its values, once.
fn file<T>(lists: &mut Lists<T>, under: &[Id<T>], id: Id<Article>) {
    for &at in under {
        let list = &mut lists[at];
        if list.last() != Some(&id) {
            list.push(id);
        }
    }
}
