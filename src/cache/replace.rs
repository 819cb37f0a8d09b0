//! New content → a file that is either wholly old or wholly new, whatever happens meanwhile.
//!
//! The content goes to a temporary file, which is then renamed. There is no `fsync`: after a power
//! cut a file may be empty, which its reader finds out by itself.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;

/// How the names of temporary files begin.
pub const TEMPORARY: &str = ".toasoan-tmp-";

/// Replaces `target` by a file that `content` writes; `folder`, on the same volume, holds the
/// temporary file. A symbolic link at `target` is itself replaced.
///
/// # Errors
/// Gives the first error of `content` or of the system; then `target` is as it was, and the temporary
/// file is gone.
pub fn replace<T, E: From<io::Error>>(
    folder: &Path,
    target: &Path,
    content: impl FnOnce(&mut File) -> Result<T, E>,
) -> Result<(T, Metadata), E> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // Temporary files are private by default, but these become pages a web server has to read.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    let value = content(temporary.as_file_mut())?;
    let file = temporary.persist(target).map_err(|error| error.error)?;
    Ok((value, file.metadata()?))
}

/// Removes the temporary files that a killed build left in a folder (not below it).
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().as_encoded_bytes().starts_with(TEMPORARY.as_bytes());
        if ours && entry.file_type().is_ok_and(|kind| kind.is_file()) {
            // One that cannot be removed now is in nobody's way, and is tried again next time.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn a_failed_write_leaves_everything_as_it_was() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a");
        fs::write(&target, "old").unwrap();
        let failed: io::Result<((), _)> = replace(dir.path(), &target, |file| {
            file.write_all(b"half")?;
            Err(io::Error::other("stop"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn the_facts_are_those_of_the_new_file() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("a");
        fs::write(&target, "old").unwrap();
        let (value, metadata) =
            replace(dir.path(), &target, |file| file.write_all(b"newer").map(|()| 7)).unwrap();
        assert_eq!((value, metadata.len()), (7, 5));
        assert_eq!(metadata.modified().unwrap(), target.metadata().unwrap().modified().unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn new_files_have_the_rights_of_plain_files() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("plain"), "").unwrap();
        replace(dir.path(), &dir.path().join("ours"), |_| io::Result::Ok(())).unwrap();
        let mode = |name| dir.path().join(name).metadata().unwrap().permissions().mode();
        assert_eq!(mode("ours"), mode("plain"));
    }

    #[test]
    fn only_temporary_files_are_swept() {
        let dir = tempfile::tempdir().unwrap();
        for name in [".toasoan-tmp-1", ".toasoan-files", "toasoan-tmp-2"] {
            fs::write(dir.path().join(name), "").unwrap();
        }
        fs::create_dir(dir.path().join(".toasoan-tmp-folder")).unwrap();
        sweep(dir.path());
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 3);
        assert!(!dir.path().join(".toasoan-tmp-1").exists());
    }
}
