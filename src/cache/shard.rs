//! A map from text to values ↔ 256 small flat files.
//!
//! 1. A key belongs to the shard named by the first byte of its blake3 hash.
//! 2. A shard file is: magic; seal (digest of engine, name of the set, number of the shard);
//!    checksum; postcard list of pairs, sorted by key.
//! 3. Whatever does not fit these is read as empty. Equal maps give equal bytes.
//! 4. Only shards that hold a change are written, each by temporary file and rename, without
//!    `fsync`: a shard torn by a power cut fails its checksum.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;
use crate::cache::replace::{replace, sweep};

const SHARDS: usize = 256;
const MAGIC: &[u8; 8] = b"toasoan\x01";
/// Magic, seal and checksum.
const HEAD: usize = 8 + 16 + 16;
/// A shard of a site with ten million pages is smaller than this.
const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// A named set of records in a folder of its own; the folder's name is the set's name.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
    engine: Digest,
}

/// Holds the lock of a cache until it is dropped.
#[derive(Debug)]
#[must_use = "the lock ends when this is dropped"]
pub struct Guard {
    _file: File,
}

impl Store {
    /// Names a set and the engine whose records it holds; touches nothing.
    #[must_use]
    pub fn open(dir: &Path, engine: Digest) -> Store {
        Store { dir: dir.to_path_buf(), engine }
    }

    /// Reads every record that can be trusted.
    #[must_use]
    pub fn load<V: DeserializeOwned + Send>(&self) -> BTreeMap<Text, V> {
        self.load_sorted().into_iter().collect()
    }

    /// Reads every record that can be trusted, as a list in the order of keys.
    #[must_use]
    pub fn load_sorted<V: DeserializeOwned + Send>(&self) -> Vec<(Text, V)> {
        let shards: Vec<Vec<(Text, V)>> = (0..SHARDS)
            .into_par_iter()
            .map(|shard| self.load_shard(shard).unwrap_or_default())
            .collect();
        let mut all: Vec<(Text, V)> = shards.into_iter().flatten().collect();
        all.par_sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        all
    }

    /// Writes the shards that hold a changed or removed key, and tells how many those are.
    ///
    /// `all` is the whole set as it is now, sorted by key; `changed` are its keys that are new or have
    /// another value than on disk, `removed` those that were there before and are not in `all`.
    ///
    /// # Errors
    /// Gives the first error of the system; shards already written stay, each complete in itself.
    pub fn save<'a, V: Serialize + Sync + 'a>(
        &self,
        all: impl IntoIterator<Item = (&'a Text, &'a V)>,
        changed: &BTreeSet<Text>,
        removed: &[Text],
    ) -> io::Result<usize> {
        let mut dirty = vec![false; SHARDS];
        for key in changed.iter().chain(removed) {
            dirty[shard_of(key)] = true;
        }
        let work: Vec<usize> = (0..SHARDS).filter(|&shard| dirty[shard]).collect();
        if work.is_empty() {
            return Ok(0);
        }
        let mut shards: Vec<Vec<(&Text, &V)>> = (0..SHARDS).map(|_| Vec::new()).collect();
        for (key, value) in all {
            shards[shard_of(key)].push((key, value));
        }
        fs::create_dir_all(&self.dir)?;
        sweep(&self.dir);
        work.par_iter().try_for_each(|&shard| self.save_shard(shard, &shards[shard]))?;
        Ok(work.len())
    }

    fn load_shard<V: DeserializeOwned>(&self, shard: usize) -> Option<Vec<(Text, V)>> {
        let path = self.file(shard);
        // A link could lead anywhere, and opening a pipe would wait for ever.
        if !path.symlink_metadata().ok()?.is_file() {
            return None;
        }
        let file = File::open(path).ok()?;
        let size = file.metadata().ok()?.len();
        if size > MAX_BYTES {
            return None;
        }
        let mut bytes = Vec::with_capacity(size as usize + 1);
        file.take(MAX_BYTES).read_to_end(&mut bytes).ok()?;
        let (head, payload) = bytes.split_at_checked(HEAD)?;
        if head != self.head(shard, payload) {
            return None;
        }
        let (pairs, rest): (Vec<(Text, V)>, &[u8]) = postcard::take_from_bytes(payload).ok()?;
        rest.is_empty().then_some(pairs)
    }

    fn save_shard<V: Serialize>(&self, shard: usize, pairs: &[(&Text, &V)]) -> io::Result<()> {
        let path = self.file(shard);
        if pairs.is_empty() {
            return match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => Ok(()),
            };
        }
        let mut bytes = postcard::to_extend(pairs, vec![0; HEAD]).map_err(io::Error::other)?;
        let head = self.head(shard, &bytes[HEAD..]);
        bytes[..HEAD].copy_from_slice(&head);
        replace(&self.dir, &path, |file| file.write_all(&bytes)).map(|_| ())
    }

    fn head(&self, shard: usize, payload: &[u8]) -> [u8; HEAD] {
        let name = self.dir.file_name().unwrap_or_default().to_string_lossy();
        let seal = Digester::new("shard").add(self.engine).str(&name).u64(shard as u64).finish();
        let mut head = [0; HEAD];
        head[..8].copy_from_slice(MAGIC);
        head[8..24].copy_from_slice(&seal.0);
        head[24..].copy_from_slice(&Digest::of_bytes(payload).0);
        head
    }

    fn file(&self, shard: usize) -> PathBuf {
        self.dir.join(format!("{shard:02x}"))
    }
}

/// Takes the lock of a cache folder, which is made if need be; gives nothing while another build
/// holds it. The system frees the lock of a build that was killed.
///
/// # Errors
/// Gives the system's error when the folder cannot be written or knows no locks.
pub fn lock(dir: &Path) -> io::Result<Option<Guard>> {
    fs::create_dir_all(dir)?;
    let path = dir.join("lock");
    // Opening must not create a file at the end of somebody's link.
    if path.symlink_metadata().is_ok_and(|metadata| metadata.is_symlink()) {
        fs::remove_file(&path)?;
    }
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.try_lock() {
        Ok(()) => Ok(Some(Guard { _file: file })),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

fn shard_of(key: &str) -> usize {
    usize::from(blake3::hash(key.as_bytes()).as_bytes()[0])
}

#[cfg(test)]
mod tests;
