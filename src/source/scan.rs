//! Folders → the files in them, in the order of their paths, with what is wrong about their names.
//!
//! Invariants: no file is opened; every path found lies inside the root, also after symbolic links
//! are followed; every path is a [`Route`] on any server; no two paths are one file on a system
//! that ignores case.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use crate::base::find::Find;
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
/// reported; of two files with one name the first by bytes is kept. Folders are listed one after the
/// other, which is quick; what the system says of each file is asked in parallel.
#[must_use]
pub fn walk(root: &Path, folders: &[&str]) -> (Vec<Found>, Problems) {
    let walk = Walk { root, real_root: OnceLock::new() };
    let mut entries = Vec::new();
    let mut problems = Problems::new();
    for folder in folders {
        walk.folder(folder, &mut entries, &mut problems);
    }
    let looks: Vec<Look> =
        entries.par_iter().with_min_len(64).map(|entry| walk.file(entry)).collect();
    let mut found = Vec::with_capacity(looks.len());
    for look in looks {
        match look {
            Look::File(file, key) => found.push((file, key)),
            Look::Bad(problem) => problems.push(Diagnostic::nowhere(problem)),
            Look::Gone => {}
        }
    }
    found.par_sort_unstable_by(|(a, _), (b, _)| (&a.path, &a.disk).cmp(&(&b.path, &b.disk)));
    found.dedup_by(|(b, _), (a, _)| a.disk == b.disk);
    let found = without_twins(found, &mut problems);
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
    real_root: OnceLock<Option<PathBuf>>,
}

/// What became of an entry.
enum Look {
    /// A file, and the key under which a system that ignores case knows it, if that is not its path.
    File(Found, Option<String>),
    /// One that cannot be used.
    Bad(Problem),
    /// One that was removed meanwhile.
    Gone,
}

impl Walk<'_> {
    /// Lists the files and links below a folder.
    fn folder(&self, folder: &str, files: &mut Vec<DirEntry>, problems: &mut Problems) {
        let top = self.root.join(folder);
        let mut entries = WalkDir::new(top).follow_root_links(false).into_iter();
        while let Some(entry) = entries.next() {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    if let Some(problem) = self.unreadable(&error) {
                        problems.push(Diagnostic::nowhere(problem));
                    }
                    continue;
                }
            };
            let kind = entry.file_type();
            if entry.depth() > 0 && is_skipped(entry.file_name()) {
                if kind.is_dir() {
                    entries.skip_current_dir();
                }
            } else if kind.is_dir() {
                if let Err(problem) = self.checked_path(&entry) {
                    problems.push(Diagnostic::nowhere(problem));
                    entries.skip_current_dir();
                }
            } else if kind.is_symlink() || kind.is_file() {
                files.push(entry);
            } else {
                let path = self.shown(entry.path());
                problems.push(Diagnostic::nowhere(Asset::NotAFile { path }));
            }
        }
    }

    fn file(&self, entry: &DirEntry) -> Look {
        let (path, route, disk) = match self.checked_path(entry) {
            Ok(checked) => checked,
            Err(problem) => return Look::Bad(problem),
        };
        let metadata = if entry.path_is_symlink() {
            let Some(metadata) = self.inside(entry.path()) else {
                return Look::Bad(Asset::BadSymlink { path: path.text().clone() }.into());
            };
            metadata
        } else {
            match entry.metadata() {
                Ok(metadata) => metadata,
                Err(error) => return self.unreadable(&error).map_or(Look::Gone, Look::Bad),
            }
        };
        let kind = FileKind::of(&path);
        let key = (!is_own_key(&path)).then(|| route.fold_key());
        Look::File(Found { path, disk, stat: Stat::of(&metadata), kind }, key)
    }

    /// Gives the lasting name of an entry, its address and its spelling on disk, or why it has none.
    fn checked_path(&self, entry: &DirEntry) -> Result<(RelPath, Route, PathBuf), Problem> {
        let disk = entry.path().strip_prefix(self.root).unwrap_or(entry.path());
        let checked = match slashed(disk) {
            None => Err("UTF-8?".to_owned()),
            Some(path) => Route::new(&format!("/{path}")).map_err(|error| error.to_string()),
        };
        match checked {
            Ok(route) => Ok((route.file(), route, disk.to_path_buf())),
            Err(detail) => {
                Err(Asset::BadName { path: self.shown(disk), detail: detail.into() }.into())
            }
        }
    }

    /// Gives the facts of a link's target when that is a file inside the root which could have been
    /// found itself; links to hidden files would publish what the author hid.
    fn inside(&self, link: &Path) -> Option<Metadata> {
        let target = link.canonicalize().ok()?;
        let real_root = self.real_root.get_or_init(|| self.root.canonicalize().ok()).as_ref()?;
        let below = target.strip_prefix(real_root).ok()?;
        let metadata = target.metadata().ok()?;
        (metadata.is_file() && !below.iter().any(is_skipped)).then_some(metadata)
    }

    /// The problem of what cannot be read; what is gone when it is looked at was removed meanwhile, or
    /// is a folder the site lacks.
    fn unreadable(&self, error: &walkdir::Error) -> Option<Problem> {
        if error.io_error().is_some_and(|error| error.kind() == io::ErrorKind::NotFound) {
            return None;
        }
        let path = self.shown(error.path().unwrap_or(self.root));
        let detail = error.io_error().map_or_else(|| error.to_string(), ToString::to_string);
        Some(Output::CannotRead { path, detail: detail.into() }.into())
    }

    /// A path as messages show it: relative to the root, with `/`.
    fn shown(&self, path: &Path) -> Text {
        let below = path.strip_prefix(self.root).unwrap_or(path);
        slashed(below).unwrap_or_else(|| below.to_string_lossy().into_owned()).into()
    }
}

/// Whether a path is its own key: all of it is ASCII without capitals.
fn is_own_key(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

/// Joins the segments of a path by `/`; gives nothing when one of them is not UTF-8.
fn slashed(path: &Path) -> Option<String> {
    if std::path::MAIN_SEPARATOR == '/' {
        return path.to_str().map(str::to_owned);
    }
    path.iter().map(OsStr::to_str).collect::<Option<Vec<_>>>().map(|segments| segments.join("/"))
}

/// Drops every file whose name is taken by an earlier one on a system that ignores case or form.
fn without_twins(found: Vec<(Found, Option<String>)>, problems: &mut Problems) -> Vec<Found> {
    let mut taken: Find<&str, usize> = Find::with_capacity(found.len());
    let mut twins: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, (file, key)) in found.iter().enumerate() {
        let own = file.path.as_str();
        let key = key.as_deref().map_or(own, |key| key.trim_start_matches('/'));
        if let Some(&first) = taken.get(key) {
            twins.insert(at, first);
        } else {
            taken.insert(key, at);
        }
    }
    for (&at, &first) in &twins {
        let other = found[first].0.path.text().clone();
        problems.at(Span::file_start(&found[at].0.path), Front::TwinName { other });
    }
    let all = found.into_iter().enumerate();
    all.filter(|(at, _)| !twins.contains_key(at)).map(|(_, (file, _))| file).collect()
}

#[cfg(test)]
mod tests;
