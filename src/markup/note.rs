//! Footnotes: definitions are put aside, marks are numbered as they appear, and what was marked is
//! told at the end in that order.
//!
//! Definitions no mark leads to are never told, so nothing inside them counts.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Range;

use pulldown_cmark::Event;

use crate::base::slug::HeadingIds;

/// Events with their ranges, as the parser gives them.
pub(super) type Events<'a> = VecDeque<(Event<'a>, Range<usize>)>;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    defined: BTreeMap<String, Definition<'a>>,
    order: Vec<Marked>,
    by_label: BTreeMap<String, usize>,
}

struct Definition<'a> {
    label: String,
    events: Events<'a>,
    at: Range<usize>,
}

/// A footnote that some mark leads to.
#[derive(Clone)]
pub(super) struct Marked {
    /// Its anchor.
    pub(super) id: String,
    /// The anchors of its marks.
    pub(super) marks: Vec<String>,
    label: String,
}

impl<'a> Notes<'a> {
    /// Puts a definition aside; gives the range back if its label is taken.
    pub(super) fn define(
        &mut self,
        label: &str,
        at: Range<usize>,
        events: Events<'a>,
    ) -> Result<(), Range<usize>> {
        let key = label.to_lowercase();
        if self.defined.contains_key(&key) {
            return Err(at);
        }
        self.defined.insert(key, Definition { label: label.to_owned(), events, at });
        Ok(())
    }

    /// Counts a mark: the footnote's number from 1, its anchor and the mark's own.
    pub(super) fn mark(&mut self, label: &str, ids: &mut HeadingIds) -> (u32, String, String) {
        let key = label.to_lowercase();
        let index = *self.by_label.entry(key.clone()).or_insert_with(|| {
            let id = free(ids, format!("fn-{}", self.order.len() + 1));
            self.order.push(Marked { id, marks: Vec::new(), label: key });
            self.order.len() - 1
        });
        let note = &mut self.order[index];
        let mark = match note.marks.len() {
            0 => format!("fnref-{}", index + 1),
            n => format!("fnref-{}-{}", index + 1, n + 1),
        };
        let mark = free(ids, mark);
        note.marks.push(mark.clone());
        (u32::try_from(index + 1).unwrap_or(u32::MAX), note.id.clone(), mark)
    }

    /// Takes the content of the footnote at place `index` of the order, if there is one.
    pub(super) fn take(&mut self, index: usize) -> Option<(Marked, Events<'a>)> {
        let note = self.order.get(index)?.clone();
        let events = self.defined.remove(&note.label).map_or_else(Events::new, |def| def.events);
        Some((note, events))
    }

    /// The marks of the footnote at place `index`, as far as they were met.
    pub(super) fn marks(&self, index: usize) -> &[String] {
        self.order.get(index).map_or(&[], |note| &note.marks)
    }

    /// The definitions that nothing took.
    pub(super) fn unused(&self) -> impl Iterator<Item = (&str, Range<usize>)> {
        self.defined.values().map(|definition| (definition.label.as_str(), definition.at.clone()))
    }
}

/// Takes an id, or one made from it when it is taken.
pub(super) fn free(ids: &mut HeadingIds, id: String) -> String {
    if ids.claim(&id) { id } else { ids.make(&id) }
}
