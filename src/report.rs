//! What a build did, and why.

use std::time::Duration;

use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::problems::Problems;
use crate::model::guidance::Guidance;

/// The outcome of a build.
#[derive(Debug, Default)]
pub struct Report {
    /// Pages and files of the plan.
    pub planned: usize,
    /// Pages rendered and files copied.
    pub rendered: Vec<(Route, Reason)>,
    /// Files whose bytes changed on disk.
    pub written: usize,
    /// Pages whose key had not moved.
    pub kept: usize,
    /// Files that are gone.
    pub removed: Vec<RelPath>,
    /// Packed files that go with pages and files, see `hosting.precompress`.
    pub packed: usize,
    /// Articles of the site.
    pub articles: usize,
    /// What is wrong.
    pub problems: Problems,
    /// Documents no longer in force that articles rely on.
    pub guidance: Vec<Guidance>,
    /// How much had to be planned.
    pub extent: Extent,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
}

/// How much of a site was planned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    #[default]
    All,
    /// The pages of articles whose texts changed, which no other page shows.
    Texts,
    /// Nothing: all stood as the last build left it.
    Nothing,
}

/// Why a page was rendered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// It was not there before.
    New,
    /// Its file is missing or was changed by somebody else.
    FileChanged,
    /// These of its inputs moved.
    Inputs(Vec<Text>),
}
