//! An article as the site knows it: its head, and ids in place of names.

use std::sync::Arc;

use super::document::Document;
use super::issue::Folio;
use super::names::{Person, Series, Topic};
use super::region::Region;
use super::section::Section;
use crate::base::date::Stamp;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::comments::{Comments, Talk};
use crate::parse::article::{ArticleFront, ArticleHead, Status};
use crate::parse::voices::Correction;

/// An article, or a page of its own when it has no section.
#[derive(Debug, Clone)]
pub struct Article {
    /// The file's head.
    pub head: Arc<ArticleHead>,
    /// Front matter with defaults filled in.
    pub front: Arc<ArticleFront>,
    /// Title; never empty.
    pub title: Text,
    /// Where it is published.
    pub route: Route,
    /// Last part of the address.
    pub slug: Slug,
    /// Its section; none for a page of its own.
    pub section: Option<Id<Section>>,
    /// Date of publication.
    pub date: Option<Stamp>,
    /// Documents it relies on, in the order of its front matter.
    pub documents: Box<[Id<Document>]>,
    /// Its regions, at the article's date.
    pub regions: Box<[Id<Region>]>,
    /// Its topics.
    pub topics: Box<[Id<Topic>]>,
    /// Its authors, in order.
    pub authors: Box<[Id<Person>]>,
    /// Its series.
    pub series: Option<Id<Series>>,
    /// Its place in a printed issue.
    pub issue: Option<Folio>,
    /// Its corrections whose day has come, newest first.
    pub corrections: Box<[Correction]>,
}

impl Article {
    /// The editing state.
    #[must_use]
    pub fn status(&self) -> Status {
        self.front.status.unwrap_or_default()
    }

    /// The lede if there is one, else the question that it answers, else the automatic summary.
    #[must_use]
    pub fn summary(&self) -> &Text {
        let question = self.front.question.as_ref().and_then(|question| question.text.as_ref());
        self.front.lede.as_ref().or(question).unwrap_or(&self.head.facts.summary)
    }

    /// Whether it was corrected: its state says so, or a correction is published.
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        !self.corrections.is_empty() || self.status() == Status::Corrected
    }

    /// Whether it shows comments, and takes more.
    #[must_use]
    pub fn talk(&self, comments: &Comments) -> Talk {
        let usual = if comments.enabled { Talk::Open } else { Talk::Off };
        if self.is_listed() { self.front.comments.unwrap_or(usual) } else { Talk::Off }
    }

    /// When it was last changed after publication, corrections included.
    #[must_use]
    pub fn changed(&self) -> Option<Stamp> {
        let updated = self.front.updated.as_ref().map(|stamp| stamp.value);
        updated.max(self.corrections.first().map(|correction| correction.date.value))
    }

    /// Whether it stands in lists: it has a section.
    #[must_use]
    pub fn is_listed(&self) -> bool {
        self.section.is_some()
    }
}
