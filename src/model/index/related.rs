//! Related articles that say why: shared documents, series, topics, regions and section.
//!
//! 1. Each shared value weighs by its rarity: half-log₂ steps of (articles / articles that have it), so
//!    that one new article seldom moves a weight.
//! 2. Rare values *generate* candidates; values on more than 2 % of the articles never do, so the cost
//!    grows with what is rare, not with the site.
//! 3. The best candidates are scored over all shared values, times a mild newness.
//! 4. Room that is left is filled with the nearest older articles of the section.
//!
//! All arithmetic is on integers: equal input gives equal lists on any machine. Lists look backward
//! only, unless told otherwise, so that a new article changes no old page.

use std::collections::BTreeMap;

use super::Index;
use crate::base::date::Stamp;
use crate::base::table::{Id, IdMap, Table};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::model::names::{Series, Topic};
use crate::model::region::Region;
use crate::model::section::Section;
use crate::model::site::{Lists, Site};

/// How lists are made.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Most articles in a list.
    pub count: usize,
    /// Most articles whose reason is one region.
    pub per_region: usize,
    /// Whether newer articles may stand in the list.
    pub forward: bool,
}

/// What editors set by hand.
#[derive(Debug, Default)]
pub struct Hands {
    /// Articles that stand first, in order.
    pub pins: BTreeMap<Id<Article>, Vec<Id<Article>>>,
    /// Articles that never appear.
    pub blocks: BTreeMap<Id<Article>, Vec<Id<Article>>>,
}

/// What settings and editors say of related lists.
#[derive(Debug)]
#[expect(missing_docs, reason = "see the docs of the types")]
pub struct Directions {
    pub rules: Rules,
    pub hands: Hands,
}

/// Why an article is related: the shared value that weighs most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Chosen by the editors.
    Pinned,
    /// A shared document.
    Document(Id<Document>),
    /// A shared series.
    Series(Id<Series>),
    /// A shared topic.
    Topic(Id<Topic>),
    /// A shared region.
    Region(Id<Region>),
    /// The same section.
    Section(Id<Section>),
}

/// An entry of a related list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// The other article.
    pub article: Id<Article>,
    /// Why.
    pub reason: Reason,
    /// The score; only for comparison within one list.
    pub score: u32,
}

/// One part of a score, for `toasoan related A --why B`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The shared value.
    pub reason: Reason,
    /// On how many articles it stands.
    pub articles: usize,
    /// Rarity in half-log₂ steps.
    pub rarity: u32,
    /// Its share of the score before newness.
    pub points: u32,
    /// Whether it is rare enough to generate candidates.
    pub generates: bool,
}

/// Weights of the kinds of values; a document says most, a section least.
const DOCUMENT: u32 = 10;
const SERIES: u32 = 12;
const TOPIC: u32 = 6;
const REGION: u32 = 4;
const SECTION: u32 = 1;

/// Values on more articles than this share, one in fifty, never generate candidates.
const COMMON_SHARE: usize = 50;
/// … but on a small site everything on at most this many articles may.
const COMMON_FLOOR: usize = 60;
/// Candidates that are scored in full.
const SHORTLIST: usize = 60;
/// Of the section, this many nearest older articles may fill a list.
const FILL: usize = 24;

/// Makes related lists, each when it is asked for.
pub struct Relations<'a> {
    articles: &'a Table<Article>,
    index: &'a Index,
    total: usize,
    /// Points of each value, worked out once: they are asked for at every pair of articles.
    documents: IdMap<Document, u32>,
    series: IdMap<Series, u32>,
    topics: IdMap<Topic, u32>,
    regions: IdMap<Region, u32>,
    sections: IdMap<Section, u32>,
    /// Newness by quarters of a year between two articles.
    newness: Vec<u32>,
    /// The day of each article, counted from the first one of them all.
    days: IdMap<Article, Option<i32>>,
}

/// Room for the points of all articles while one list is made; lent from list to list.
pub struct Board(Vec<u32>);

/// From so many quarters on newness is the least.
const QUARTERS: usize = 80;

impl<'a> Relations<'a> {
    /// Works out what all lists have in common.
    #[must_use]
    pub fn new(site: &'a Site) -> Relations<'a> {
        fn points<T>(total: usize, lists: &Lists<T>, kind: u32) -> IdMap<T, u32> {
            IdMap::from_vec(lists.values().iter().map(|l| rarity(total, l.len()) * kind).collect())
        }
        let Site { articles, index, .. } = site;
        let total = index.all.len();
        // 64 · 2^(-1/8) each quarter, in fixed point.
        let gains = std::iter::successors(Some(64_u64 << 16), |gain| Some((gain * 60097) >> 16));
        let newness = gains.map(|gain| 192 + (gain >> 16) as u32).take(QUARTERS + 1).collect();
        let day = |article: &Article| article.date.map(Stamp::day);
        let first = articles.values().iter().filter_map(day).min();
        let count = |article: &Article| Some(first?.days_until(day(article)?));
        Relations {
            articles,
            index,
            total,
            documents: points(total, &index.by_document, DOCUMENT),
            series: points(total, &index.by_series, SERIES),
            topics: points(total, &index.by_topic, TOPIC),
            regions: points(total, &index.by_region, REGION),
            sections: points(total, &index.by_section, SECTION),
            newness,
            days: IdMap::from_vec(articles.values().iter().map(count).collect()),
        }
    }

    /// Room to make lists in.
    #[must_use]
    pub fn board(&self) -> Board {
        Board(vec![0; self.articles.len()])
    }

    /// The related list of an article; that of a page of its own is empty.
    pub fn list(&self, id: Id<Article>, board: &mut Board) -> Vec<Related> {
        if !self.articles.get(id).is_listed() {
            return Vec::new();
        }
        let Directions { rules, hands } = &self.index.related;
        let pins = hands.pins.get(&id).map_or(&[][..], Vec::as_slice);
        let blocks = hands.blocks.get(&id).map_or(&[][..], Vec::as_slice);
        let mut out: Vec<Related> = pins
            .iter()
            .filter(|&&pin| pin != id)
            .map(|&article| Related { article, reason: Reason::Pinned, score: u32::MAX })
            .collect();
        out.truncate(rules.count);
        let candidates = self.candidates(id, rules.forward, &mut board.0);
        let mut scored: Vec<Related> =
            candidates.into_iter().map(|other| self.score(id, other)).collect();
        scored.sort_by_key(|r| (std::cmp::Reverse(r.score), r.article));
        let mut regions: BTreeMap<Reason, usize> = BTreeMap::new();
        for related in scored {
            if out.len() >= rules.count {
                break;
            }
            if blocks.contains(&related.article) || out.iter().any(|r| r.article == related.article)
            {
                continue;
            }
            if matches!(related.reason, Reason::Region(_)) {
                let seen = regions.entry(related.reason).or_insert(0);
                *seen += 1;
                if *seen > rules.per_region {
                    continue;
                }
            }
            out.push(related);
        }
        self.fill(id, blocks, &mut out);
        out
    }

    /// Fills the room that is left with the nearest older articles of the section.
    fn fill(&self, id: Id<Article>, blocks: &[Id<Article>], out: &mut Vec<Related>) {
        let Some(section) = self.articles.get(id).section else { return };
        let posting = self.index.by_section.get(section);
        let after = posting.partition_point(|&other| other <= id);
        for &article in posting[after..].iter().take(FILL) {
            if out.len() >= self.index.related.rules.count {
                break;
            }
            if !blocks.contains(&article) && !out.iter().any(|r| r.article == article) {
                out.push(Related { article, reason: Reason::Section(section), score: 0 });
            }
        }
    }

    /// The parts of the score of `other` in the list of `article`, greatest first, and the newness
    /// factor in 1/256.
    #[must_use]
    pub fn parts(&self, article: Id<Article>, other: Id<Article>) -> (Vec<Part>, u32) {
        let mut parts = Vec::new();
        self.shared(article, other, |reason, points| parts.push(self.part(reason, points)));
        parts.sort_by_key(|part| (std::cmp::Reverse(part.points), part.reason));
        (parts, self.newness(article, other))
    }
}

/// Rarity of a value on `df` of `total` articles: the floor of 2·log₂(total / df), at least 1.
fn rarity(total: usize, df: usize) -> u32 {
    let (total, df) = ((total as u128).pow(2), (df.max(1) as u128).pow(2));
    (total / df).max(1).ilog2().max(1)
}

impl Relations<'_> {
    fn generates(&self, df: usize) -> bool {
        df <= (self.total / COMMON_SHARE).max(COMMON_FLOOR)
    }

    /// Candidates from rare values, the heaviest first, cut to the shortlist.
    fn candidates(&self, id: Id<Article>, forward: bool, board: &mut [u32]) -> Vec<Id<Article>> {
        let article = self.articles.get(id);
        let mut found: Vec<Id<Article>> = Vec::new();
        let mut add = |posting: &[Id<Article>], points: u32| {
            if posting.len() < 2 || !self.generates(posting.len()) {
                return;
            }
            let from = if forward { 0 } else { posting.partition_point(|&other| other <= id) };
            for &other in posting[from..].iter().filter(|&&other| other != id) {
                let cell = &mut board[other.index()];
                if *cell == 0 {
                    found.push(other);
                }
                *cell += points;
            }
        };
        for &value in &article.documents {
            add(self.index.by_document.get(value), self.documents[value]);
        }
        if let Some(value) = article.series {
            add(self.index.by_series.get(value), self.series[value]);
        }
        for &value in &article.topics {
            add(self.index.by_topic.get(value), self.topics[value]);
        }
        for &value in &article.regions {
            add(self.index.by_region.get(value), self.regions[value]);
        }
        let by_points = |other: &Id<Article>| (std::cmp::Reverse(board[other.index()]), *other);
        if found.len() > SHORTLIST {
            found.select_nth_unstable_by_key(SHORTLIST - 1, by_points);
            let cut = found.split_off(SHORTLIST);
            for other in cut {
                board[other.index()] = 0;
            }
        }
        for other in &found {
            board[other.index()] = 0;
        }
        found
    }

    fn score(&self, id: Id<Article>, other: Id<Article>) -> Related {
        let mut sum = 0;
        let mut best: Option<(u32, Reason)> = None;
        self.shared(id, other, |reason, points| {
            sum += points;
            if best.is_none_or(|(most, first)| (points, first) > (most, reason)) {
                best = Some((points, reason));
            }
        });
        let reason = best.map_or(Reason::Pinned, |(_, reason)| reason);
        Related { article: other, reason, score: sum * self.newness(id, other) }
    }

    /// Calls `with` for each value that both articles have, with its points.
    fn shared(&self, id: Id<Article>, other: Id<Article>, mut with: impl FnMut(Reason, u32)) {
        let (a, b) = (self.articles.get(id), self.articles.get(other));
        for &value in a.documents.iter().filter(|value| b.documents.contains(value)) {
            with(Reason::Document(value), self.documents[value]);
        }
        if let Some(value) = a.series.filter(|value| b.series == Some(*value)) {
            with(Reason::Series(value), self.series[value]);
        }
        for &value in a.topics.iter().filter(|value| b.topics.contains(value)) {
            with(Reason::Topic(value), self.topics[value]);
        }
        for &value in a.regions.iter().filter(|value| b.regions.contains(value)) {
            with(Reason::Region(value), self.regions[value]);
        }
        if let Some(value) = a.section.filter(|value| b.section == Some(*value)) {
            with(Reason::Section(value), self.sections[value]);
        }
    }

    /// What is known of a shared value.
    fn part(&self, reason: Reason, points: u32) -> Part {
        let articles = match reason {
            Reason::Pinned => 0,
            Reason::Document(id) => self.index.by_document.get(id).len(),
            Reason::Series(id) => self.index.by_series.get(id).len(),
            Reason::Topic(id) => self.index.by_topic.get(id).len(),
            Reason::Region(id) => self.index.by_region.get(id).len(),
            Reason::Section(id) => self.index.by_section.get(id).len(),
        };
        let generates = self.generates(articles) && !matches!(reason, Reason::Section(_));
        Part { reason, articles, rarity: rarity(self.total, articles), points, generates }
    }

    /// Newness of `other` seen from `id`, in 1/256: from 256 for one day down to 192 after many years,
    /// the difference halving every two years, in steps of a quarter.
    fn newness(&self, id: Id<Article>, other: Id<Article>) -> u32 {
        let (Some(a), Some(b)) = (self.days[id], self.days[other]) else { return 192 };
        self.newness[(a.abs_diff(b) as usize / 91).min(QUARTERS)]
    }
}
