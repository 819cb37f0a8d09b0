//! What editors should look at again: articles that rely on documents since replaced.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::document::Document;
use super::document::status::outdated;
use super::site::Site;
use crate::base::date::Day;
use crate::base::route::{RelPath, Route};
use crate::base::table::Id;
use crate::base::text::Text;

/// A document that is no longer in force, and the articles that rely on it without naming what came
/// after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guidance {
    /// Name of the document.
    pub document: Text,
    /// The reference that names it alone.
    pub reference: Text,
    /// Its page.
    pub route: Route,
    /// Since when, if known.
    pub since: Option<Day>,
    /// References of what stands in its place now; empty when it ended without a successor.
    pub current: Vec<Text>,
    /// Files of the articles, newest first.
    pub articles: Vec<RelPath>,
}

/// The list for a site: documents with the most articles first.
#[must_use]
pub fn guidance(site: &Site) -> Vec<Guidance> {
    let mut by_document: BTreeMap<Id<Document>, Vec<RelPath>> = BTreeMap::new();
    for article in site.articles.values() {
        for id in outdated(&site.documents, &article.documents) {
            by_document.entry(id).or_default().push(article.head.file.clone());
        }
    }
    let reference = |id: Id<Document>| site.find_document.reference(&site.documents, id);
    let mut list: Vec<Guidance> = by_document
        .into_iter()
        .map(|(id, articles)| {
            let document = site.documents.get(id);
            Guidance {
                document: document.name(),
                reference: reference(id),
                route: document.route.clone(),
                since: document.status.since,
                current: document.status.current.iter().map(|&id| reference(id)).collect(),
                articles,
            }
        })
        .collect();
    list.sort_by_key(|entry| std::cmp::Reverse(entry.articles.len()));
    list
}
