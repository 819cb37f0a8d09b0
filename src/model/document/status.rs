//! Whether a document is in force on the day of a build, and what came after it.
//!
//! Only what is written decides: a successor that is only thought to be one ([`Document::unsure`]) does
//! not end a document, for readers act on what they read here.

use std::collections::BTreeSet;

use super::Document;
use crate::base::date::Day;
use crate::base::table::{Id, Table};

/// In what state a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum State {
    /// Nothing ended or changed it.
    #[default]
    InForce,
    /// A later document changes or adds to it.
    Amended,
    /// A later document deals with the same matter; whether it replaces this one is not checked.
    Followed,
    /// It has no effect yet.
    Upcoming,
    /// A later document took its place.
    Replaced,
    /// It ended without a successor.
    Ended,
}

/// The state of a document on the day of a build.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// The state.
    pub state: State,
    /// Since when; not known for every successor.
    pub since: Option<Day>,
    /// The documents that brought the state about, oldest first.
    pub by: Vec<Id<Document>>,
    /// Successors that are issued but have no effect yet.
    pub coming: Vec<Id<Document>>,
    /// All that took its place down the chain.
    pub later: Vec<Id<Document>>,
    /// Those of them that nothing replaced.
    pub current: Vec<Id<Document>>,
}

impl Status {
    /// Whether the document no longer counts.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Replaced | State::Ended)
    }
}

/// Works out the state of a document. Successors must not run in circles.
#[must_use]
pub fn status(documents: &Table<Document>, id: Id<Document>, today: Day) -> Status {
    let document = documents.get(id);
    let is_sure = |next: &Id<Document>| !document.unsure.contains(next);
    let begun = |id: &Id<Document>| documents.get(*id).begins().is_none_or(|day| day <= today);
    let (mut by, coming): (Vec<_>, Vec<_>) =
        document.replaced_by.iter().copied().filter(is_sure).partition(begun);
    by.sort_by_key(|&id| documents.get(id).begins());
    let ended = document.ended_on;
    let is_over = ended.map_or(!by.is_empty(), |day| day <= today);
    if is_over {
        let first = by.iter().filter_map(|&id| documents.get(id).begins()).min();
        let state = if by.is_empty() { State::Ended } else { State::Replaced };
        let later = later(documents, id, &begun);
        let is_last = |id: &Id<Document>| {
            let next = documents.get(*id);
            !next.replaced_by.iter().any(|after| later.contains(after))
        };
        let current = later.iter().copied().filter(is_last).collect();
        return Status { state, since: ended.or(first), by, coming, later, current };
    }
    let coming = if by.is_empty() { coming } else { by };
    let none = Status { coming, ..Status::default() };
    if let Some(begins) = document.begins().filter(|day| *day > today) {
        return Status { state: State::Upcoming, since: Some(begins), ..none };
    }
    let amended: Vec<Id<Document>> = document.amended_by().filter(begun).collect();
    if !amended.is_empty() {
        let since = amended.iter().filter_map(|&id| documents.get(id).begins()).max();
        return Status { state: State::Amended, since, by: amended, ..none };
    }
    let followed: Vec<Id<Document>> = document.unsure.iter().copied().filter(begun).collect();
    if !followed.is_empty() {
        return Status { state: State::Followed, by: followed, ..none };
    }
    none
}

/// Everything that took a document's place, in the order of dates.
fn later(
    documents: &Table<Document>,
    id: Id<Document>,
    begun: &impl Fn(&Id<Document>) -> bool,
) -> Vec<Id<Document>> {
    let mut found: BTreeSet<Id<Document>> = BTreeSet::new();
    let mut open = vec![id];
    while let Some(at) = open.pop() {
        let document = documents.get(at);
        let next = document.replaced_by.iter().filter(|next| !document.unsure.contains(next));
        for next in next.copied().filter(begun) {
            if next != id && found.insert(next) {
                open.push(next);
            }
        }
    }
    let mut found: Vec<Id<Document>> = found.into_iter().collect();
    found.sort_by_key(|&id| (documents.get(id).begins(), id));
    found
}

/// Those of the documents that an article relies on which no longer count, and of whose successors it
/// names none: an article that names the successor tells its readers itself.
pub fn outdated<'a>(
    documents: &'a Table<Document>,
    relied_on: &'a [Id<Document>],
) -> impl Iterator<Item = Id<Document>> + 'a {
    relied_on.iter().copied().filter(|&id| {
        let status = &documents.get(id).status;
        status.is_over() && !status.later.iter().any(|later| relied_on.contains(later))
    })
}
