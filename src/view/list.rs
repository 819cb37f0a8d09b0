//! Views of list pages.

use serde::Serialize;

use super::link::LinkView;
use crate::base::text::Text;

/// A fact at the head of a list page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct FactView {
    pub label: Text,
    pub value: Text,
    pub url: Option<Text>,
}

/// The head of a list page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct HeadView {
    pub kind: Text,
    pub title: Text,
    pub subtitle: Option<Text>,
    pub facts: Vec<FactView>,
}

/// A section at the head of its front page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct SectionView {
    pub title: Text,
    pub url: Text,
    pub description: Option<Text>,
    pub children: Vec<ChildView>,
}

/// A sub-section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct ChildView {
    pub title: Text,
    pub url: Text,
    pub description: Option<Text>,
}

/// An entry of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct TermView {
    pub title: Text,
    pub url: Text,
    pub count: usize,
    pub note: Option<Text>,
}

/// A group of an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct GroupView {
    pub head: Text,
    pub items: Vec<TermView>,
}

/// A section of the site map.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct TreeView {
    pub title: Text,
    pub url: Text,
    pub children: Vec<TreeView>,
}

/// The neighbours of an article in its section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct NeighboursView {
    pub newer: Option<LinkView>,
    pub older: Option<LinkView>,
}
