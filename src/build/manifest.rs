//! The manifest of an output folder: each file as it was written, with the key of its page.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::base::digest::Digest;
use crate::base::find::Find;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cache::shard::Store;
use crate::emit::folder::Output;
use crate::emit::owned;
use crate::plan::key::Key;
use crate::plan::page::{Page, Standing};
use crate::source::file::Stat;

/// A line: a file as it was written.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Line {
    pub(super) key: Digest,
    pub(super) stat: Stat,
    pub(super) parts: Box<[u32]>,
}

/// What the last build into a folder left.
pub(super) struct Manifest {
    store: Store,
    /// By path.
    lines: Vec<(Text, Line)>,
    at: Find<Text, usize>,
}

/// What is to be kept of a manifest.
#[derive(Default)]
pub(super) struct Next {
    /// Whether it differs from the last one at all; if not, it holds no lines.
    pub(super) is_new: bool,
    /// All lines.
    pub(super) lines: Vec<(Text, Line)>,
    /// Paths whose line is new or another.
    pub(super) changed: BTreeSet<Text>,
}

impl Manifest {
    /// Reads the manifest of an output folder; an empty one where the cache may not be used.
    pub(super) fn load(cache: &Path, folder: &Path, engine: Digest, is_used: bool) -> Manifest {
        let store = Store::open(&cache.join(name("out", folder)), engine);
        let lines: Vec<(Text, Line)> = if is_used { store.load_sorted() } else { Vec::new() };
        let at = lines.iter().enumerate().map(|(at, (path, _))| (path.clone(), at)).collect();
        Manifest { store, lines, at }
    }

    /// The number of lines.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// The line of a file.
    pub(super) fn line(&self, path: &str) -> Option<&Line> {
        self.at.get(path).map(|&at| &self.lines[at].1)
    }

    /// The files as pages that stand.
    pub(super) fn pages(&self) -> impl Iterator<Item = Page> {
        let path = |path: &Text| RelPath::new(path).ok();
        self.lines.iter().filter_map(move |(file, line)| {
            let key = Key { digest: line.key, parts: line.parts.clone() };
            Page::standing(path(file)?, key)
        })
    }

    /// Whether the list of our files in the output folder names just the files of this manifest.
    pub(super) fn is_owned(&self, output: &Output) -> bool {
        owned::is_exactly(output, self.lines.iter().map(|(path, _)| path.as_str()))
    }

    /// The keys of the files that look as they were written.
    pub(super) fn standing(&self, folder: &Path) -> Standing {
        let stands: Vec<bool> = self
            .lines
            .par_iter()
            .with_min_len(64)
            .map(|(path, line)| {
                let place = folder.join(path.as_str());
                place.symlink_metadata().is_ok_and(|metadata| {
                    metadata.is_file() && Stat::of(&metadata).looks_like(&line.stat)
                })
            })
            .collect();
        let standing = self.lines.iter().zip(stands).filter(|(_, stands)| *stands);
        standing.map(|((path, line), _)| (path.clone(), line.key)).collect()
    }

    /// Stores the next manifest in the place of this one.
    ///
    /// # Errors
    /// The first error of the system.
    pub(super) fn replace(&self, next: &mut Next) -> io::Result<()> {
        if !next.is_new {
            return Ok(());
        }
        next.lines.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let is_gone =
            |path: &&Text| next.lines.binary_search_by(|(known, _)| known.cmp(path)).is_err();
        let removed: Vec<Text> =
            self.lines.iter().map(|(path, _)| path).filter(is_gone).cloned().collect();
        self.store.save(
            next.lines.iter().map(|(path, line)| (path, line)),
            &next.changed,
            &removed,
        )?;
        Ok(())
    }
}

/// What is kept of an output folder has a name of its own, so that two folders do not mix.
pub(super) fn name(set: &str, folder: &Path) -> String {
    let absolute = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
    let digest = Digest::of_bytes(absolute.to_string_lossy().as_bytes()).to_string();
    format!("{set}-{}", &digest[..16])
}
