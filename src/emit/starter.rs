//! Writes the files of a new site into an empty folder.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Why nothing was written, or not everything.
#[derive(Debug)]
pub enum Refused {
    /// The folder has files.
    NotEmpty,
    /// The system refused.
    System(io::Error),
}

impl From<io::Error> for Refused {
    fn from(error: io::Error) -> Refused {
        Refused::System(error)
    }
}

/// Writes files, given by path below the folder. An existing file is never replaced.
///
/// # Errors
/// When the folder is not empty, or cannot be written.
pub fn write(dir: &Path, files: &[(&Path, &[u8])]) -> Result<(), Refused> {
    if dir.exists() && fs::read_dir(dir)?.next().is_some() {
        return Err(Refused::NotEmpty);
    }
    for (path, bytes) in files {
        let target = dir.join(path);
        if let Some(parent) = target.parent() {
            fs::create_dir_all(parent)?;
        }
        File::create_new(target)?.write_all(bytes)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Refused, write};
    use std::path::Path;

    #[test]
    fn only_an_empty_folder_is_written_to() {
        let temp = tempfile::tempdir().unwrap();
        let files: [(&Path, &[u8]); 1] = [(Path::new("a/b.txt"), b"x")];
        let dir = temp.path().join("moi");
        write(&dir, &files).unwrap();
        assert_eq!(std::fs::read(dir.join("a/b.txt")).unwrap(), b"x");
        assert!(matches!(write(&dir, &files), Err(Refused::NotEmpty)));
    }
}
