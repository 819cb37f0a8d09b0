//! Sections: `_index.md`.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Env;
use super::article::{self, ArticleFront};
use super::front::Source;
use super::keys;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::markup::Facts;

/// What a section's `_index.md` says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct SectionHead {
    pub file: RelPath,
    pub title: Option<Text>,
    pub description: Option<Text>,
    pub weight: Option<i64>,
    pub aliases: Vec<Spanned<Route>>,
    pub page_size: Option<u32>,
    /// Front matter for the articles here and below.
    pub defaults: Option<Arc<ArticleFront>>,
    /// Facts of the introduction.
    pub facts: Facts,
    /// Whether there is an introduction.
    pub has_body: bool,
}

/// Reads a section file.
pub fn read(source: &Source<'_>, env: &Env, problems: &mut Problems) -> SectionHead {
    let mut fields = Fields::new(source.file, Area::Front, "", &source.front, problems);
    fields.known(keys::SECTION);
    let title = fields.words("title").map(|t| t.value);
    let description = fields.words("description").map(|t| t.value);
    let weight = fields.int("weight", -1_000_000..=1_000_000);
    let aliases = article::aliases(&mut fields).unwrap_or_default();
    let page_size = fields.int("page_size", 1..=1000).and_then(|n| u32::try_from(n).ok());
    let defaults = source
        .front
        .get("defaults")
        .map(|node| Arc::new(article::front(source.file, node, "defaults", &env.zone, problems)));
    let (facts, found) = source.facts(env);
    problems.extend(found);
    let has_body = !source.text[source.body_start..].trim().is_empty();
    let file = source.file.clone();
    SectionHead { file, title, description, weight, aliases, page_size, defaults, facts, has_body }
}
