//! The kinds of pages, one file each.

pub mod archive;
pub mod article;
pub mod coverage;
pub mod document;
pub mod documents;
pub mod files;
pub mod home;
pub mod issue;
pub mod lists;
pub mod lookup;
pub mod names;
pub mod plain;
pub mod plenum;
pub mod region;
pub mod region_index;
pub mod section;
pub mod slots;

use super::planner::Planner;

/// Plans the pages of every kind.
pub fn all(planner: &mut Planner<'_>) {
    home::home(planner);
    section::sections(planner);
    article::articles(planner);
    names::names(planner);
    region::regions(planner);
    document::documents(planner);
    archive::archives(planner);
    issue::issues(planner);
    plain::plain(planner);
    files::files(planner);
}
