//! Sections (chuyên mục): a tree that follows the folders of `content/`.

use std::sync::Arc;

use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::parse::section::SectionHead;

/// A section.
#[derive(Debug, Clone)]
pub struct Section {
    /// The folder below `content/`: `thoi-su`, `ly-luan/binh-luan`.
    pub folder: Text,
    /// Its name.
    pub title: Text,
    /// What its `_index.md` says, if it has one.
    pub head: Option<Arc<SectionHead>>,
    /// The section above.
    pub parent: Option<Id<Section>>,
    /// The sections below, in the order of menus.
    pub children: Vec<Id<Section>>,
    /// Its front page.
    pub route: Route,
    /// Order among its siblings.
    pub weight: i64,
}
