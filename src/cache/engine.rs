//! The running program → its digest, which stands for all the code that a result depends on.
//!
//! Reading the whole program at every start costs as much as planning a thousand pages, so a note in
//! the cache keeps the digest together with what the system said of the file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::sync::OnceLock;

use crate::base::digest::{Digest, Digester};
use crate::cache::replace::replace;
use crate::source::file::Stat;

/// The name of the note in the folder of caches.
const NOTE: &str = "engine";

/// Gives the digest of the running executable, read once.
///
/// Where the executable cannot be read, the version of the program has to do.
pub fn engine() -> Digest {
    static ENGINE: OnceLock<Digest> = OnceLock::new();
    *ENGINE.get_or_init(|| {
        executable().and_then(Digest::of_reader).map_or_else(
            |_| Digester::new(env!("CARGO_PKG_VERSION")).finish(),
            |(digest, _)| digest,
        )
    })
}

/// As [`engine`], but trusts the note in a folder of caches while the program's file looks as it did.
pub fn noted_engine(cache: &Path) -> Digest {
    let noted = read_note(&cache.join(NOTE));
    noted.filter(|(stat, _)| this_stat() == Some(*stat)).map_or_else(engine, |(_, digest)| digest)
}

/// Keeps the note for the next start, if there is a folder of caches to keep it in. `digest` is what
/// [`noted_engine`] gave.
pub fn keep_note(cache: &Path, digest: Digest) {
    let Some(stat) = this_stat() else { return };
    let note = cache.join(NOTE);
    if cache.is_dir()
        && read_note(&note) != Some((stat, digest))
        && let Ok(bytes) = written_note(stat, digest)
    {
        // Without the note the next start takes a little longer.
        let _ = replace(cache, &note, |file| file.write_all(&bytes));
    }
}

/// What the system says of the program's file, unless it is too fresh to prove anything.
fn this_stat() -> Option<Stat> {
    let stat = Stat::of(&executable().ok()?.metadata().ok()?).settled();
    (stat.mtime != Stat::UNSETTLED).then_some(stat)
}

fn written_note(stat: Stat, digest: Digest) -> postcard::Result<Vec<u8>> {
    postcard::to_stdvec(&(stat, digest, Digest::of(&(stat, digest))))
}

fn read_note(note: &Path) -> Option<(Stat, Digest)> {
    if !note.symlink_metadata().ok()?.is_file() {
        return None;
    }
    let (stat, digest, seal): (Stat, Digest, Digest) =
        postcard::from_bytes(&fs::read(note).ok()?).ok()?;
    (seal == Digest::of(&(stat, digest))).then_some((stat, digest))
}

fn executable() -> io::Result<File> {
    // On Linux this name still opens the running program after its file was replaced by a new one.
    if cfg!(target_os = "linux")
        && let Ok(file) = File::open("/proc/self/exe")
    {
        return Ok(file);
    }
    File::open(std::env::current_exe()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engine_is_the_executable() {
        let (expected, _) =
            Digest::of_reader(File::open(std::env::current_exe().unwrap()).unwrap()).unwrap();
        assert_eq!(engine(), expected);
        assert_eq!(engine(), expected);
    }

    #[test]
    fn the_note_serves_only_the_program_it_was_made_for() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(noted_engine(dir.path()), engine());
        keep_note(dir.path(), engine());
        let note = dir.path().join(NOTE);
        let (stat, digest) = read_note(&note).unwrap();
        assert_eq!(digest, engine());
        let other = Digest::of_bytes(b"other");
        fs::write(&note, written_note(stat, other).unwrap()).unwrap();
        assert_eq!(noted_engine(dir.path()), other);
        fs::write(&note, written_note(Stat { size: 1, ..stat }, other).unwrap()).unwrap();
        assert_eq!(noted_engine(dir.path()), engine());
        fs::write(&note, b"torn").unwrap();
        assert_eq!(noted_engine(dir.path()), engine());
    }
}
