//! Packed files beside the files of the plan, see `hosting.precompress`.
//!
//! A packed file belongs to a page: it has the page's key and is made of the page's file as it stands in
//! the output, after pages are written. So it costs nothing where the page's key has not moved, and a
//! build that was killed between the two finds the old key and packs again.

use std::collections::BTreeSet;
use std::fs;

use rayon::prelude::*;

use super::manifest::{Line, Manifest};
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::outlets::Packing;
use crate::diag::areas::output::Output as OutputProblem;
use crate::diag::problem::Diagnostic;
use crate::emit::folder::Output;
use crate::emit::pack::{pack, packed_name};
use crate::emit::write::Existing;
use crate::plan::key::Key;
use crate::plan::page::Standing;

/// A packed file to be.
pub(super) struct Packed {
    /// The place of its page in the plan.
    pub(super) page: usize,
    /// The file itself.
    pub(super) file: RelPath,
    packing: Packing,
    key: Digest,
    /// Whether it is to be made.
    pub(super) is_due: bool,
}

/// What became of it.
pub(super) enum Outcome {
    /// It stood, or was made and stands now; whether its line is another one.
    Stands(Line, bool),
    /// Its page is not made, or it could not be made itself.
    Missing(Option<Diagnostic>),
}

/// The packed files of the files of a plan; a file that the plan has itself is left to it.
pub(super) fn packed(
    files: &[RelPath],
    keys: &[Key],
    packings: &[Packing],
    planned: &BTreeSet<RelPath>,
    standing: &Standing,
) -> Vec<Packed> {
    if packings.is_empty() {
        return Vec::new();
    }
    let of = |page: usize| {
        packings.iter().filter_map(move |&packing| {
            let file = packed_name(&files[page], packing)?;
            let key = keys[page].digest;
            let is_due = standing.get(file.as_str()) != Some(&key);
            (!planned.contains(&file)).then_some(Packed { page, file, packing, key, is_due })
        })
    };
    (0..files.len()).into_par_iter().with_min_len(256).flat_map_iter(of).collect()
}

/// Makes those that are due. `is_made` tells whether the file of a page stands as it was planned.
pub(super) fn make(
    all: &[Packed],
    files: &[RelPath],
    output: &Output,
    owned: &BTreeSet<RelPath>,
    old: &Manifest,
    is_made: impl Fn(usize) -> bool + Sync,
) -> Vec<Outcome> {
    let one = |one: &Packed| {
        if !is_made(one.page) {
            return Outcome::Missing(None);
        }
        if !one.is_due
            && let Some(line) = old.line(one.file.as_str())
        {
            return Outcome::Stands(line.clone(), false);
        }
        let existing = if owned.contains(&one.file) { Existing::Ours } else { Existing::Unknown };
        let page = &files[one.page];
        let made = fs::read(page.to_path(output.dir()))
            .map_err(|error| {
                let (path, detail) = (page.text().clone(), Text::from(error.to_string()));
                Diagnostic::nowhere(OutputProblem::CannotRead { path, detail })
            })
            .and_then(|bytes| output.write(&one.file, &pack(&bytes, one.packing), existing));
        match made {
            Ok(written) => {
                let line = Line { key: one.key, stat: written.stat, parts: Box::default() };
                let is_new = old.line(one.file.as_str()) != Some(&line);
                Outcome::Stands(line, is_new)
            }
            Err(diagnostic) => Outcome::Missing(Some(diagnostic)),
        }
    };
    all.par_iter().with_min_len(8).map(one).collect()
}
