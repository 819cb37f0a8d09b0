//! Pictures as they are published: without what they should not tell, and in smaller widths.
//!
//! 1. The plan knows their names and widths from the heads of files; a picture is read and made smaller
//!    only for a file that is written.
//! 2. All widths of one picture are made at once and kept in the cache, by the digest of the picture
//!    and the way they were made.
//! 3. A picture that cannot be made smaller is published in its place as it is; why is kept, so that
//!    every build says it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use serde::{Deserialize, Serialize};

use super::{Options, cache_folder};
use crate::assets::Assets;
use crate::base::digest::Digest;
use crate::base::text::Text;
use crate::cache::replace::replace;
use crate::cache::shard::Store;
use crate::diag::areas::assets::{Asset as AssetProblem, Fault};
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::plan::page::{Cut, Make, Page};
use crate::source::file::SourceFile;
use crate::source::shrink::shrink;
use crate::source::{anatomy, read};

/// How many pictures stay in memory when none may be kept on disk.
const SHELF: usize = 16;
/// The only key of the set in which faults are kept.
const KEY: &str = "faults";

/// Makes pictures, and knows those that were made.
#[derive(Debug, Default)]
pub struct Workshop {
    drawer: OnceLock<Drawer>,
    may_write: bool,
    /// Pictures that could not be made smaller.
    faults: Mutex<BTreeMap<Digest, Fault>>,
    /// Pictures that are made just now, so that two threads do not make one.
    busy: Mutex<BTreeMap<Digest, Arc<Mutex<()>>>>,
    /// The last pictures that could not be kept on disk.
    shelf: Mutex<Vec<(Digest, Arc<[u8]>)>>,
    made: AtomicUsize,
    is_new: Mutex<bool>,
}

/// Where pictures and what is known of them are kept.
#[derive(Debug)]
struct Drawer {
    folder: PathBuf,
    store: Store,
}

/// What is kept of pictures that could not be made smaller.
#[derive(Debug, Serialize, Deserialize)]
struct Faults(Vec<(Digest, Fault)>);

fn open<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Workshop {
    /// Nothing is known yet; `may_write` tells whether what is made may be kept on disk.
    #[must_use]
    pub fn new(may_write: bool) -> Workshop {
        Workshop { may_write, ..Workshop::default() }
    }

    /// Reads what is known of pictures, if the site has any that are made smaller.
    pub fn open(&self, options: &Options, assets: &Assets) {
        let has_any = || assets.iter().any(|asset| !asset.widths.is_empty());
        if !options.cache || self.drawer.get().is_some() || !has_any() {
            return;
        }
        self.drawer.get_or_init(|| {
            let cache = cache_folder(&options.root);
            let store = Store::open(&cache.join("picture-faults"), options.engine);
            let found: Option<Faults> = store.load().remove(KEY);
            open(&self.faults).extend(found.into_iter().flat_map(|faults| faults.0));
            Drawer { folder: cache.join("pictures"), store }
        });
    }

    /// Tells which pictures could not be made smaller.
    #[must_use]
    pub fn problems(&self, assets: &Assets) -> Problems {
        let mut problems = Problems::new();
        let faults = open(&self.faults);
        if faults.is_empty() {
            return problems;
        }
        for asset in assets.iter().filter(|asset| !asset.widths.is_empty()) {
            if let Some(&why) = faults.get(&asset.content) {
                let problem = AssetProblem::NotShrunk { path: asset.source.text().clone(), why };
                problems.at(Span::file_start(&asset.source), problem);
            }
        }
        problems
    }

    /// How many pictures were made smaller.
    #[must_use]
    pub fn made(&self) -> usize {
        self.made.load(Ordering::Relaxed)
    }

    /// The bytes of a picture as it is published.
    ///
    /// # Errors
    /// `Changed` or `CannotRead` when the file is no longer what it was.
    pub fn bytes(
        &self,
        root: &Path,
        file: &SourceFile,
        cut: &Cut,
    ) -> Result<Arc<[u8]>, Diagnostic> {
        let Cut::Width { all, quality, .. } = cut else {
            return Ok(anatomy::clean(&read::read_again(root, file)?).into());
        };
        let name = cut.digest(file.content);
        if let Some(bytes) = self.kept(name) {
            return Ok(bytes);
        }
        let lock = open(&self.busy).entry(file.content).or_default().clone();
        let _guard = open(&lock);
        if let Some(bytes) = self.kept(name) {
            return Ok(bytes);
        }
        let bytes = read::read_again(root, file)?;
        let known = open(&self.faults).get(&file.content).copied();
        let made = known.map_or_else(|| shrink(&bytes, all, *quality), Err);
        match made {
            Ok(pictures) => {
                self.made.fetch_add(1, Ordering::Relaxed);
                let mut asked = None;
                for (&width, bytes) in all.iter().zip(pictures) {
                    let sibling = Cut::Width { width, all: all.clone(), quality: *quality };
                    let (digest, bytes) = (sibling.digest(file.content), Arc::from(bytes));
                    self.keep(digest, &bytes);
                    if digest == name {
                        asked = Some(bytes);
                    }
                }
                Ok(asked.unwrap_or_else(|| anatomy::clean(&bytes).into()))
            }
            Err(why) => {
                if open(&self.faults).insert(file.content, why).is_none() {
                    *open(&self.is_new) = true;
                }
                Ok(anatomy::clean(&bytes).into())
            }
        }
    }

    fn kept(&self, name: Digest) -> Option<Arc<[u8]>> {
        if let Some((_, bytes)) = open(&self.shelf).iter().find(|(kept, _)| *kept == name) {
            return Some(bytes.clone());
        }
        let bytes = fs::read(file(&self.drawer.get()?.folder, name)).ok()?;
        let (seal, bytes) = bytes.split_at_checked(16)?;
        (Digest::of_bytes(bytes).0 == *seal).then(|| Arc::from(bytes))
    }

    fn keep(&self, name: Digest, bytes: &Arc<[u8]>) {
        let drawer = self.drawer.get().filter(|_| self.may_write);
        let is_kept = drawer.is_some_and(|Drawer { folder, .. }| {
            let seal = Digest::of_bytes(bytes).0;
            fs::create_dir_all(folder).is_ok()
                && replace(folder, &file(folder, name), |file| {
                    file.write_all(&seal)?;
                    file.write_all(bytes)
                })
                .is_ok()
        });
        if !is_kept {
            let mut shelf = open(&self.shelf);
            if shelf.len() >= SHELF * 4 {
                shelf.drain(..4);
            }
            shelf.push((name, bytes.clone()));
        }
    }

    /// Keeps what was found, and lets pictures go that no page of the plan asks for. Nothing is done
    /// after a build that made no picture.
    ///
    /// # Errors
    /// The first error of the system.
    pub fn finish(&self, pages: &[Page], assets: &Assets) -> std::io::Result<()> {
        let Some(Drawer { folder, store }) = self.drawer.get().filter(|_| self.may_write) else {
            return Ok(());
        };
        if *open(&self.is_new) {
            let used: BTreeSet<Digest> = assets.iter().map(|asset| asset.content).collect();
            let faults = open(&self.faults);
            let faults = faults.iter().filter(|(digest, _)| used.contains(digest));
            let faults = Faults(faults.map(|(digest, why)| (*digest, *why)).collect());
            let key = Text::from(KEY);
            store.save([(&key, &faults)], &BTreeSet::from([key.clone()]), &[])?;
        }
        if self.made() == 0 {
            return Ok(());
        }
        let used: BTreeSet<PathBuf> = pages
            .iter()
            .filter_map(|page| match &page.make {
                Make::Picture(_, content, cut @ Cut::Width { .. }) => {
                    Some(file(folder, cut.digest(*content)))
                }
                _ => None,
            })
            .collect();
        for entry in fs::read_dir(folder)?.flatten() {
            let path = entry.path();
            if !used.contains(&path) {
                let _ = fs::remove_file(path);
            }
        }
        Ok(())
    }
}

fn file(folder: &Path, name: Digest) -> PathBuf {
    folder.join(format!("{name}.webp"))
}
