//! Pages that programs read, made by recipes from what is planned already.
//!
//! 1. [`list`] makes the feeds that lists offer, in the formats [`atom`], [`rss`] and [`json`].
//! 2. [`sitemap`] makes the maps for search engines, [`hosting`] the files for hosts; both look at the
//!    pages that are planned.
//! 3. [`aloud`] makes texts for reading aloud. [`xml`] writes XML.
//!
//! A recipe reads its page's inputs only; nothing is written out for a page that has not changed.

mod aloud;
mod atom;
mod hosting;
mod json;
mod list;
mod rss;
mod sitemap;
mod xml;

use crate::plan::planner::Planner;

/// Plans what each article has for itself.
pub fn beside(planner: &mut Planner<'_>) {
    aloud::aloud(planner);
}

/// Plans them all.
pub fn feeds(planner: &mut Planner<'_>) {
    list::lists(planner);
    beside(planner);
    sitemap::sitemaps(planner);
    hosting::hosting(planner);
}
