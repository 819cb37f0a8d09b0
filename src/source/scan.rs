//! Folders → the files in them, in the order of their paths, with what is wrong about their names.
//!
//! Invariants: no file is opened; every path found lies inside the root, also after symbolic links
//! are followed; every path is a [`Route`] on any server; no two paths are one file on a system
//! that ignores case.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::areas::assets::Asset;
use crate::diag::areas::front::Front;
use crate::diag::areas::output::Output;
use crate::diag::problem::{Diagnostic, Problem};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::source::file::{FileKind, Stat};

/// The folders in the root of a site that hold its sources.
pub const FOLDERS: [&str; 3] = ["content", "themes", "static"];

/// Names of files and folders that are never part of a site. `*` stands for any text, at most once
/// in a name; ASCII case does not matter.
pub const SKIPPED: [&str; 11] = [
    ".*",          // hidden: .git, .DS_Store, ._names of macOS, .#locks of Emacs
    "*~",          // backups of Emacs, Kate, gedit
    "#*#",         // unsaved texts of Emacs
    "~$*",         // locks of Microsoft Office
    "*.swp",       // unsaved texts of Vim
    "*.swo",       // the second of them
    "*.tmp",       // half-written files of many programs
    "4913",        // the file by which Vim tests a folder
    "Thumbs.db",   // previews of Windows
    "ehthumbs.db", // previews of Windows
    "desktop.ini", // looks of a folder in Windows
];

/// A file that was found, not yet opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its lasting name, relative to the site's root.
    pub path: RelPath,
    /// The same path as this disk spells it.
    pub disk: PathBuf,
    /// What the system says of it; of the target, when it is a symbolic link.
    pub stat: Stat,
    /// What it is.
    pub kind: FileKind,
}

/// Lists the files below some folders of a root, sorted by path.
///
/// A folder that does not exist holds no files. Files that cannot be used are left out and
/// reported; of two files with one name the first by bytes is kept.
#[must_use]
pub fn walk(root: &Path, folders: &[&str]) -> (Vec<Found>, Problems) {
    let mut walk = Walk { root, real_root: None, found: Vec::new(), problems: Problems::new() };
    for folder in folders {
        walk.folder(folder);
    }
    let Walk { mut found, mut problems, .. } = walk;
    found.sort_unstable_by(|a, b| (&a.path, &a.disk).cmp(&(&b.path, &b.disk)));
    found.dedup_by(|b, a| a.disk == b.disk);
    drop_twins(&mut found, &mut problems);
    problems.settle();
    (found, problems)
}

/// Tells whether a file or folder of this name is left out, see [`SKIPPED`].
#[must_use]
pub fn is_skipped(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    SKIPPED.iter().any(|pattern| match pattern.split_once('*') {
        None => name.eq_ignore_ascii_case(pattern.as_bytes()),
        Some((start, end)) => {
            name.len() >= start.len() + end.len()
                && name[..start.len()].eq_ignore_ascii_case(start.as_bytes())
                && name[name.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes())
        }
    })
}

struct Walk<'a> {
    root: &'a Path,
    /// The root without symbolic links, worked out when the first link is met.
    real_root: Option<PathBuf>,
    found: Vec<Found>,
    problems: Problems,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &str) {
        let top = self.root.join(folder);
        let mut entries = WalkDir::new(top).follow_root_links(false).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.unreadable(&error);
                    continue;
                }
            };
            let kind = entry.file_type();
            let descend = if entry.depth() > 0 && is_skipped(entry.file_name()) {
                false
            } else if kind.is_dir() {
                self.checked_path(&entry).is_some()
            } else if kind.is_symlink() || kind.is_file() {
                if let Some((path, disk)) = self.checked_path(&entry) {
                    self.file(&entry, path, disk);
                }
                false
            } else {
                self.problem(Asset::NotAFile { path: self.shown(entry.path()) });
                false
            };
            if kind.is_dir() && !descend {
                entries.skip_current_dir();
            }
        }
    }

    fn file(&mut self, entry: &DirEntry, path: RelPath, disk: PathBuf) {
        let metadata = if entry.path_is_symlink() {
            let Some(metadata) = self.inside(entry.path()) else {
                self.problem(Asset::BadSymlink { path: path.text().clone() });
                return;
            };
            metadata
        } else {
            match entry.metadata() {
                Ok(metadata) => metadata,
                Err(error) => {
                    self.unreadable(&error);
                    return;
                }
            }
        };
        let kind = FileKind::of(&path);
        self.found.push(Found { path, disk, stat: Stat::of(&metadata), kind });
    }

    /// Gives the lasting name of an entry and its spelling on disk, or reports why it has none.
    fn checked_path(&mut self, entry: &DirEntry) -> Option<(RelPath, PathBuf)> {
        let disk = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
        let checked = match slashed(disk) {
            None => Err("UTF-8?".to_owned()),
            Some(path) => Route::new(&format!("/{path}"))
                .map_err(|error| error.to_string())
                .and_then(|_| RelPath::new(&path).map_err(|error| error.to_string())),
        };
        match checked {
            Ok(path) => Some((path, disk.to_path_buf())),
            Err(detail) => {
                self.problem(Asset::BadName { path: self.shown(disk), detail: detail.into() });
                None
            }
        }
    }

    /// Gives the facts of a link's target when that is a file inside the root which could have been
    /// found itself; links to hidden files would publish what the author hid.
    fn inside(&mut self, link: &Path) -> Option<Metadata> {
        let target = link.canonicalize().ok()?;
        if self.real_root.is_none() {
            self.real_root = Some(self.root.canonicalize().ok()?);
        }
        let below = target.strip_prefix(self.real_root.as_ref()?).ok()?;
        let metadata = target.metadata().ok()?;
        (metadata.is_file() && !below.iter().any(is_skipped)).then_some(metadata)
    }

    fn unreadable(&mut self, error: &walkdir::Error) {
        // What is gone when it is looked at was removed meanwhile, or is a folder the site lacks.
        if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return;
        }
        let path = self.shown(error.path().unwrap_or(self.root));
        let detail = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        self.problem(Output::CannotRead { path, detail: detail.into() });
    }

    fn problem(&mut self, problem: impl Into<Problem>) {
        self.problems.push(Diagnostic::nowhere(problem));
    }

    /// A path as messages show it: relative to the root, with `/`.
    fn shown(&self, path: &Path) -> Text {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        slashed(below).unwrap_or_else(|| below.to_string_lossy().into_owned()).into()
    }
}

/// Joins the segments of a path by `/`; gives nothing when one of them is not UTF-8.
fn slashed(path: &Path) -> Option<String> {
    if std::path::MAIN_SEPARATOR == '/' {
        return path.to_str().map(str::to_owned);
    }
    path.iter().map(OsStr::to_str).collect::<Option<Vec<_>>>().map(|segments| segments.join("/"))
}

/// Drops every file whose name is taken by an earlier one on a system that ignores case or form.
fn drop_twins(found: &mut Vec<Found>, problems: &mut Problems) {
    let mut taken: BTreeMap<String, RelPath> = BTreeMap::new();
    found.retain(|file| {
        let Ok(route) = Route::new(&format!("/{}", file.path)) else { return false };
        match taken.entry(route.fold_key()) {
            Entry::Vacant(entry) => {
                entry.insert(file.path.clone());
                true
            }
            Entry::Occupied(first) => {
                let other = first.get().text().clone();
                problems.at(Span::file_start(&file.path), Front::TwinName { other });
                false
            }
        }
    });
}

#[cfg(test)]
mod tests;
