//! The whole site as one immutable value.

use super::article::Article;
use super::document::{self, Document};
use super::index::Index;
use super::issue::Issue;
use super::names::{Person, Series, Topic};
use super::region::Region;
use super::region::lookup::Lookup as RegionLookup;
use super::section::Section;
use super::tombstone::Tombstone;
use crate::base::collate::SortKey;
use crate::base::date::{AsOf, Stamp};
use crate::base::route::{RelPath, Route};
use crate::base::table::{Id, IdMap, Table};
use crate::base::text::Text;
use crate::parse::comments::CommentsHead;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Everything the site holds, in flat tables.
#[derive(Debug)]
pub struct Site {
    /// Articles, newest first; pages of their own among them.
    pub articles: Table<Article>,
    /// Sections by folder.
    pub sections: Table<Section>,
    /// Documents, in the order of the registry, then those of the site.
    pub documents: Table<Document>,
    /// Regions in Vietnamese order.
    pub regions: Table<Region>,
    /// Printed issues, oldest first.
    pub issues: Table<Issue>,
    /// Topics in Vietnamese order.
    pub topics: Table<Topic>,
    /// Authors in Vietnamese order.
    pub people: Table<Person>,
    /// Series in Vietnamese order.
    pub series: Table<Series>,
    /// Finds documents by number.
    pub find_document: document::Lookup,
    /// Finds regions by name.
    pub find_region: RegionLookup,
    /// Articles by file.
    pub by_file: BTreeMap<RelPath, Id<Article>>,
    /// Files that exist but are not published now: articles, and PDFs of issues that are not out.
    pub unpublished: BTreeSet<RelPath>,
    /// Articles whose time has not come (hẹn giờ), the next one first.
    pub held: Vec<Held>,
    /// Addresses of articles that were taken back, old ones included, sorted.
    pub withdrawn: Vec<Route>,
    /// Notices in place of articles that were taken back after publication, by their files.
    pub tombstones: Vec<Tombstone>,
    /// Lists and cross-references.
    pub index: Index,
    /// Approved comments of articles that show them.
    pub comments: BTreeMap<Id<Article>, Arc<CommentsHead>>,
    /// The home page's `content/_index.md`, if any, stands here with the sections' heads.
    pub home: Option<std::sync::Arc<crate::parse::section::SectionHead>>,
    /// The moment the site is built for.
    pub as_of: AsOf,
}

/// An approved article whose time has not come.
#[derive(Debug, Clone)]
pub struct Held {
    /// Its file.
    pub file: RelPath,
    /// Its title.
    pub title: Text,
    /// When it will be published.
    pub begins: Stamp,
    /// The printed issue that it waits for.
    pub issue: Option<Id<Issue>>,
}

impl Site {
    /// The sections below one, or at the top, in the order of menus.
    #[must_use]
    pub fn sections_below(&self, above: Option<Id<Section>>) -> Vec<Id<Section>> {
        if let Some(above) = above {
            return self.sections.get(above).children.clone();
        }
        let tops = self.sections.iter().filter(|(_, section)| section.parent.is_none());
        let mut tops: Vec<(i64, SortKey, Id<Section>)> =
            tops.map(|(id, s)| (s.weight, SortKey::of(&s.title), id)).collect();
        tops.sort();
        tops.into_iter().map(|(_, _, id)| id).collect()
    }
}

/// A list of articles, newest first.
pub type List = Vec<Id<Article>>;

/// Lists of articles for each value of a table.
pub type Lists<T> = IdMap<T, List>;
