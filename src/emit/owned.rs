//! The ownership list: a text file in the output folder that names every file Toasoan wrote there.
//!
//! It makes pruning safe when the cache is lost: [`claim`] stores the names before the first write,
//! so that a killed build leaves no file that is not on the list, and [`finish`] stores the exact
//! set after the last. Whoever can write the folder can write the list, so it is read with care.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};

use crate::base::route::{RelPath, Route};
use crate::cache::replace::replace;
use crate::diag::problem::Diagnostic;
use crate::emit::folder::{LIST, Output, cannot_write, is_reserved};

/// The first line, without which a list is not ours.
const HEADER: &str =
    "# Written by Toasoan: the files in this folder that it may replace and remove\n";
/// A list of ten million files is smaller than this.
const MAX_BYTES: u64 = 1024 * 1024 * 1024;

/// Reads the list; lines that are no paths of an output (`../x`, `/x`, `a\b`) are passed over.
#[must_use]
pub fn load(output: &Output) -> BTreeSet<RelPath> {
    let text = read(output).unwrap_or_default();
    let Some(lines) = text.strip_prefix(HEADER) else { return BTreeSet::new() };
    lines.lines().filter_map(checked).collect()
}

/// Whether the list names just these files, as it does when no page came or went since the last build.
#[must_use]
pub fn is_exactly<'a>(output: &Output, planned: impl Iterator<Item = &'a str>) -> bool {
    read(output).is_ok_and(|text| text == written(planned))
}

/// Stores the union of the list as it was loaded and the files about to be written.
///
/// # Errors
/// Gives `CannotWrite`; then nothing may be written.
pub fn claim(
    output: &Output,
    owned: &BTreeSet<RelPath>,
    planned: &BTreeSet<RelPath>,
) -> Result<(), Diagnostic> {
    store(output, owned.union(planned))
}

/// Stores the exact set of files that Toasoan owns: those planned, and those that [`prune`] was to
/// remove and could not.
///
/// [`prune`]: crate::emit::prune::prune
///
/// # Errors
/// Gives `CannotWrite`; the list claimed before stays, and is good enough.
pub fn finish(output: &Output, owned: &BTreeSet<RelPath>) -> Result<(), Diagnostic> {
    store(output, owned.iter())
}

fn written<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let mut text = HEADER.to_owned();
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

fn store<'a>(output: &Output, paths: impl Iterator<Item = &'a RelPath>) -> Result<(), Diagnostic> {
    let text = written(paths.map(RelPath::as_str));
    if read(output).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let place = output.dir().join(LIST);
    replace(output.dir(), &place, |file| file.write_all(text.as_bytes())).map_err(
        |error: io::Error| {
            let list = RelPath::new(LIST).unwrap_or_default();
            cannot_write(&list, &error)
        },
    )?;
    Ok(())
}

fn read(output: &Output) -> io::Result<String> {
    let place = output.dir().join(LIST);
    if !place.symlink_metadata()?.is_file() {
        return Ok(String::new());
    }
    let mut text = String::new();
    File::open(place)?.take(MAX_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

fn checked(line: &str) -> Option<RelPath> {
    let route = Route::new(&format!("/{line}")).ok()?;
    let path = RelPath::new(line).ok()?;
    (!path.is_root() && !route.ends_with('/') && !is_reserved(&path)).then_some(path)
}

#[cfg(test)]
mod tests;
