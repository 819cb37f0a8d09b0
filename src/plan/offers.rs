//! What lists and articles offer while they are planned; `feed` makes pages of it.

use std::sync::Arc;

use super::planner::Planner;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::model::article::Article;
use crate::view::feed::{self, FeedLink};
use crate::view::input::{Input, Shown};

/// The newest entries of a list.
pub enum Entries {
    /// Articles.
    Articles(Vec<Id<Article>>),
    /// Items that are made already, each a [`feed::FeedItem`].
    Items(Vec<Arc<Shown>>),
}

/// A list that has feeds.
pub struct Offer {
    /// Kind of the list, as `feeds.lists` names it.
    pub kind: &'static str,
    /// Its folder.
    pub folder: Route,
    /// Its title.
    pub title: Text,
    /// What it is about.
    pub subtitle: Text,
    /// Its entries, newest first.
    pub entries: Entries,
}

/// The text of a listed article, for what carries it besides its own page.
///
/// The page itself may let its inputs go when it is complete.
pub struct Whole {
    /// The view of the article.
    pub article: Input,
    /// The HTML of its body.
    pub body: Input,
    /// Components that the body calls.
    pub components: Vec<Text>,
}

impl Planner<'_> {
    /// Whether something besides the pages of articles carries their texts.
    #[must_use]
    pub fn keeps_texts(&self) -> bool {
        self.settings().outlets.aloud.enabled || self.feeds_whole_texts()
    }

    /// Whether feeds carry texts of articles.
    #[must_use]
    pub fn feeds_whole_texts(&self) -> bool {
        let feeds = &self.settings().outlets.feeds;
        feeds.enabled && !feeds.full.is_empty()
    }

    /// The text of an article, if texts are kept and it has one.
    #[must_use]
    pub fn text(&self, article: Id<Article>) -> Option<&Whole> {
        let at = self.texts.binary_search_by_key(&article, |(id, _)| *id).ok()?;
        Some(&self.texts[at].1)
    }

    /// Offers the feeds of a list of articles, newest first; gives the links for its pages. None when
    /// the list is empty or its kind has no feeds.
    pub fn offer_articles(
        &mut self,
        kind: &'static str,
        folder: &Route,
        (title, subtitle): (&Text, &Text),
        articles: &[Id<Article>],
    ) -> Vec<FeedLink> {
        if self.settings().outlets.feeds.formats(kind).is_empty() {
            return Vec::new();
        }
        let newest = &articles[..articles.len().min(self.settings().outlets.feeds.entries)];
        self.offer(Offer {
            kind,
            folder: folder.clone(),
            title: title.clone(),
            subtitle: subtitle.clone(),
            entries: Entries::Articles(newest.to_vec()),
        })
    }

    /// Offers the feeds of a list; gives the links for its pages.
    pub fn offer(&mut self, offer: Offer) -> Vec<FeedLink> {
        let is_empty = match &offer.entries {
            Entries::Articles(ids) => {
                ids.iter().all(|&id| self.card_views[id.index()].date.is_none())
            }
            Entries::Items(items) => items.is_empty(),
        };
        if is_empty {
            return Vec::new();
        }
        let links = feed::links(self.settings(), offer.kind, &offer.folder, &offer.title);
        if !links.is_empty() {
            self.offers.push(offer);
        }
        links
    }
}
