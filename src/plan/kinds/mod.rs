//! The kinds of pages, one file each.

pub mod archive;
pub mod article;
pub mod correction;
pub mod coverage;
pub mod document;
pub mod documents;
pub mod files;
pub mod home;
mod index_page;
pub mod issue;
pub mod lists;
pub mod lookup;
pub mod names;
pub mod plain;
pub mod plenum;
pub mod region;
pub mod region_index;
pub mod section;
pub mod showcase;
pub mod slots;
pub mod tombstone;

use super::planner::Planner;
use super::share;

/// Plans the pages of every kind.
pub fn all(planner: &mut Planner<'_>) {
    planner.side_by_side(&[
        home::home,
        section::sections,
        article::articles,
        names::topics,
        names::authors,
        names::series,
        region::regions,
        document::documents,
        archive::archives,
        issue::issues,
        correction::corrections,
        tombstone::tombstones,
        showcase::galleries,
        plain::plain,
        share::sites,
        files::files,
    ]);
}
