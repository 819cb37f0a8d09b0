//! Files we own and no longer plan → gone, with the folders that become empty.

use std::collections::BTreeSet;
use std::fs;
use std::io;

use crate::base::route::RelPath;
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::emit::folder::{Output, cannot_write};

/// What pruning did.
#[derive(Debug, Default)]
pub struct Pruned {
    /// Files that were removed, sorted.
    pub removed: Vec<RelPath>,
    /// Files that are ours and could not be removed, sorted; they stay on the ownership list.
    pub kept: Vec<RelPath>,
    /// Why not.
    pub problems: Problems,
}

/// Removes the plain files that are owned and not planned, then the folders this leaves empty.
///
/// A symbolic link or folder standing in the place of an owned file is somebody else's and stays;
/// nothing behind a symbolic link is touched.
#[must_use]
pub fn prune(output: &Output, owned: &BTreeSet<RelPath>, planned: &BTreeSet<RelPath>) -> Pruned {
    let mut pruned = Pruned::default();
    let mut folders: BTreeSet<RelPath> = BTreeSet::new();
    let mut checked: Option<(RelPath, bool)> = None;
    for path in owned.difference(planned) {
        let folder = path.parent().unwrap_or_default();
        // Paths are sorted, so that the files of a folder mostly follow one another.
        let reached = match &checked {
            Some((last, reached)) if *last == folder => *reached,
            _ => output.inspect(&folder).is_ok(),
        };
        if reached {
            match remove(output, path) {
                Ok(true) => pruned.removed.push(path.clone()),
                Ok(false) => {}
                Err(problem) => {
                    pruned.kept.push(path.clone());
                    pruned.problems.push(problem);
                }
            }
            folders.insert(folder.clone());
        }
        checked = Some((folder, reached));
    }
    remove_empty(output, folders);
    pruned
}

/// Removes a file; tells whether there was one.
fn remove(output: &Output, path: &RelPath) -> Result<bool, Diagnostic> {
    let place = path.to_path(output.dir());
    match place.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => {
            fs::remove_file(place).map_err(|error| cannot_write(path, &error))?;
            Ok(true)
        }
        Ok(_) => Ok(false),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(cannot_write(path, &error)),
    }
}

/// Removes folders that are empty, from the bottom up; the system refuses all others.
fn remove_empty(output: &Output, mut folders: BTreeSet<RelPath>) {
    // A folder sorts before all it holds, so the last one holds none of the others.
    while let Some(folder) = folders.pop_last() {
        if !folder.is_root()
            && fs::remove_dir(folder.to_path(output.dir())).is_ok()
            && let Some(parent) = folder.parent()
        {
            folders.insert(parent);
        }
    }
}

#[cfg(test)]
mod tests;
