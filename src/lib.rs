//! Toasoan: the static site generator for Vietnamese Party-building news-and-guidance portals.
//!
//! ```text
//! disk ─scan→ files ─parse→ heads ─assemble→ Site ─plan→ Plan(keys) ─render dirty→ bytes ─emit→ public/
//! ```
//!
//! Pure functions from values to values; only `source`, `cache`, `emit`, `build`, `serve` and `cli`
//! touch the disk, the network or the clock. `docs/ARCHITECTURE.md` has the invariants.
pub mod assets;
pub mod base;
pub mod build;
pub mod cache;
pub mod cite;
pub mod cited;
pub mod cli;
pub mod config;
pub mod diag;
pub mod emit;
pub mod feed;
pub mod markup;
pub mod model;
pub mod parse;
pub mod plan;
pub mod reference;
pub mod render;
pub mod report;
#[cfg(feature = "serve")]
pub mod serve;
pub mod source;
pub mod theme;
pub mod view;
