//! The output folder: where it may be, and the folders in it.
//!
//! Invariant: a folder that is ready was reached from the output folder without a symbolic link,
//! and only into ready folders is anything written.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::base::route::RelPath;
use crate::cache::replace::{TEMPORARY, sweep};
use crate::diag::areas::output::Output as Mistake;
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::source::scan::FOLDERS;

/// The name of the ownership list in the output folder, see [`crate::emit::owned`].
pub const LIST: &str = ".toasoan-files";

/// An output folder that exists.
#[derive(Debug, Clone)]
pub struct Output {
    dir: PathBuf,
    ready: BTreeSet<RelPath>,
}

impl Output {
    /// Opens an output folder, which is made if need be, and removes the temporary files that a
    /// killed build left there. Call [`check_folder`] before.
    ///
    /// # Errors
    /// Gives `CannotWrite` when the folder cannot be made.
    pub fn open(out: &Path) -> Result<Output, Diagnostic> {
        let dir = fs::create_dir_all(out).and_then(|()| out.canonicalize()).map_err(|error| {
            let path = out.to_string_lossy().into_owned().into();
            Diagnostic::nowhere(Mistake::CannotWrite { path, detail: error.to_string().into() })
        })?;
        sweep(&dir);
        Ok(Output { dir, ready: BTreeSet::from([RelPath::default()]) })
    }

    /// The folder itself, absolute and without symbolic links.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// Makes folders and the folders that hold them, and makes them ready for writing. One that
    /// cannot be made, or is reached only through a symbolic link or a file, is reported and stays
    /// unready.
    pub fn make_folders(&mut self, folders: &BTreeSet<RelPath>) -> Problems {
        let mut problems = Problems::new();
        for folder in folders {
            if let Err(problem) = self.make(folder) {
                problems.push(problem);
            }
        }
        problems.settle();
        problems
    }

    /// Gives the place of a file on this machine.
    ///
    /// # Errors
    /// Gives what stands in the way when the file's folder is not ready, and `Foreign` for names
    /// Toasoan keeps for itself.
    pub(super) fn place(&self, path: &RelPath) -> Result<PathBuf, Diagnostic> {
        if is_reserved(path) {
            return Err(foreign(path));
        }
        let folder = path.parent().unwrap_or_default();
        if !self.ready.contains(&folder) {
            self.inspect(&folder)?;
            return Err(cannot_write(path, &io::Error::from(io::ErrorKind::NotFound)));
        }
        Ok(path.to_path(&self.dir))
    }

    /// Makes sure that a folder exists and is reached without a symbolic link; nothing is made.
    ///
    /// # Errors
    /// Gives `Outside` for a link, `Foreign` for a file, `CannotWrite` for a folder that is missing.
    pub(super) fn inspect(&self, folder: &RelPath) -> Result<(), Diagnostic> {
        for prefix in prefixes(folder) {
            let metadata = prefix
                .to_path(&self.dir)
                .symlink_metadata()
                .map_err(|error| cannot_write(&prefix, &error))?;
            check_kind(&prefix, &metadata)?;
        }
        Ok(())
    }

    fn make(&mut self, folder: &RelPath) -> Result<(), Diagnostic> {
        if self.ready.contains(folder) {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.make(&parent)?;
        }
        let place = folder.to_path(&self.dir);
        match place.symlink_metadata() {
            Ok(metadata) => check_kind(folder, &metadata)?,
            Err(_) => fs::create_dir(&place).map_err(|error| cannot_write(folder, &error))?,
        }
        self.ready.insert(folder.clone());
        Ok(())
    }
}

/// Makes sure that a folder may be the output of the site at `root`: it is neither the root nor one
/// of the source folders, and neither holds nor lies in one of them.
///
/// # Errors
/// Gives `BadFolder`, which names the folder in the way.
pub fn check_folder(root: &Path, out: &Path) -> Result<(), Diagnostic> {
    let refuse = |other: &str| {
        let path = out.to_string_lossy().into_owned().into();
        Err(Diagnostic::nowhere(Mistake::BadFolder { path, detail: other.into() }))
    };
    let (real_root, real_out) = (folded(&resolve(root)), folded(&resolve(out)));
    if real_root.starts_with(&real_out) {
        return refuse(".");
    }
    for folder in FOLDERS {
        let named = real_root.join(folder);
        let source = folded(&resolve(&root.join(folder)));
        if real_out.starts_with(named)
            || real_out.starts_with(&source)
            || source.starts_with(&real_out)
        {
            return refuse(folder);
        }
    }
    Ok(())
}

/// Tells whether Toasoan keeps a name for itself in the output folder.
pub(super) fn is_reserved(path: &RelPath) -> bool {
    path.as_str() == LIST || path.starts_with(TEMPORARY)
}

pub(super) fn cannot_write(path: &RelPath, error: &io::Error) -> Diagnostic {
    let detail = error.to_string().into();
    Diagnostic::nowhere(Mistake::CannotWrite { path: path.text().clone(), detail })
}

pub(super) fn foreign(path: &RelPath) -> Diagnostic {
    Diagnostic::nowhere(Mistake::Foreign { path: path.text().clone() })
}

fn check_kind(path: &RelPath, metadata: &fs::Metadata) -> Result<(), Diagnostic> {
    if metadata.is_symlink() {
        return Err(Diagnostic::nowhere(Mistake::Outside { path: path.text().clone() }));
    }
    if metadata.is_dir() { Ok(()) } else { Err(foreign(path)) }
}

/// The folder itself and those that hold it, from the top down, without the output folder.
fn prefixes(folder: &RelPath) -> Vec<RelPath> {
    let mut all: Vec<RelPath> =
        std::iter::successors(Some(folder.clone()), RelPath::parent).collect();
    all.retain(|prefix| !prefix.is_root());
    all.reverse();
    all
}

/// The path without symbolic links, `.` and `..`, also when its end does not exist yet.
fn resolve(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf());
    for ancestor in path.ancestors() {
        let Ok(mut real) = ancestor.canonicalize() else { continue };
        let rest = path.strip_prefix(ancestor).unwrap_or(Path::new(""));
        for component in rest.components() {
            match component {
                Component::Normal(name) => real.push(name),
                Component::ParentDir => {
                    real.pop();
                }
                _ => {}
            }
        }
        return real;
    }
    path
}

/// Lower case, because `Content` is `content` on many machines.
fn folded(path: &Path) -> PathBuf {
    path.iter().map(|name| OsString::from(name.to_string_lossy().to_lowercase())).collect()
}

#[cfg(test)]
mod tests;
