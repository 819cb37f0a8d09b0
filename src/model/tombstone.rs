//! What stays of an article that was taken back: its addresses and a short notice.

use super::section::Section;
use crate::base::date::Stamp;
use crate::base::route::Route;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::diag::span::Span;

/// The notice in place of an article. It holds nothing of the article but what the editors choose to
/// tell.
#[derive(Debug, Clone)]
pub struct Tombstone {
    /// Where the article says that it is withdrawn.
    pub source: Span,
    /// All addresses under which the article was known, that of its page first.
    pub routes: Vec<Route>,
    /// Its title, if the notice tells it.
    pub title: Option<Text>,
    /// Its section.
    pub section: Option<Id<Section>>,
    /// When it was withdrawn.
    pub date: Option<Stamp>,
    /// Why.
    pub reason: Option<Text>,
}
