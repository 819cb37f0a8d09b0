//! One page that will be written.

use std::sync::Arc;

use super::key::Key;
use crate::base::digest::Digest;
use crate::base::find::Find;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::span::Span;
use crate::view::input::Input;

/// Named inputs, as templates name them.
pub type Roots = Vec<(&'static str, Input)>;

/// Inputs that every page has: site, strings, parameters, assets.
pub type Shared = Arc<[(&'static str, Input)]>;

/// The keys of files that stand in the output as they were written, by their path there.
pub type Standing = Find<Text, Digest>;

/// How the bytes of a page are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Make {
    /// By a template of the theme.
    Template(&'static str),
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// These bytes of the binary.
    Static(&'static [u8]),
    /// A copy of a source file with this digest.
    Copy(RelPath, Digest),
}

/// What kind of claim a page has on its route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// A page or file of its own.
    Page,
    /// An old address that leads elsewhere.
    Alias,
}

/// A page.
pub struct Page {
    /// Where it is published.
    pub route: Route,
    /// Its file in the output.
    pub file: RelPath,
    /// Its kind, as templates see it.
    pub kind: &'static str,
    /// How it is made.
    pub make: Make,
    /// Its own inputs; none once its key showed that its file stands.
    pub inputs: Roots,
    /// Its key, if it was worked out when the page was planned.
    pub key: Option<Key>,
    /// Whether its file stands in the output as this page would be.
    pub stands: bool,
    /// Components that its texts call.
    pub components: Vec<Text>,
    /// Where it comes from, for problems.
    pub source: Option<Span>,
    /// Its claim on the route.
    pub claim: Claim,
}

impl Page {
    /// A page made by a template.
    #[must_use]
    pub fn template(
        route: Route,
        kind: &'static str,
        template: &'static str,
        inputs: Roots,
    ) -> Page {
        Page {
            file: route.file(),
            route,
            kind,
            make: Make::Template(template),
            inputs,
            key: None,
            stands: false,
            components: Vec::new(),
            source: None,
            claim: Claim::Page,
        }
    }

    /// A file.
    #[must_use]
    pub fn file(route: Route, make: Make) -> Page {
        Page {
            file: route.file(),
            route,
            kind: "file",
            make,
            inputs: Vec::new(),
            key: None,
            stands: false,
            components: Vec::new(),
            source: None,
            claim: Claim::Page,
        }
    }
}
