//! Bytes or a source file → a file of the output.
//!
//! A file that already has the right content is not touched and keeps its time of change. A new
//! file is written in place; one that changes is replaced by rename, so that no visitor of a live
//! folder sees half a page.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::cache::replace::replace;
use crate::diag::areas::output::Output as Mistake;
use crate::diag::problem::Diagnostic;
use crate::emit::folder::{Output, cannot_write, foreign};
use crate::source::file::Stat;

/// To whom a file belongs that may stand where one is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// To Toasoan, by the ownership list: it is replaced when it differs.
    Ours,
    /// Perhaps to somebody else: it is adopted when it is equal, and left alone otherwise.
    Unknown,
}

/// A file of the output that now has its right content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// What the system says of it.
    pub stat: Stat,
    /// Whether anything was written.
    pub changed: bool,
}

/// What stands at a place.
enum Standing {
    Nothing,
    File(Stat),
    Link,
    /// A folder, a pipe, a device.
    Other,
}

impl Output {
    /// Writes a file whose folder is ready.
    ///
    /// # Errors
    /// Gives `Foreign` when something stands there that is not ours, and `CannotWrite` or `Outside`
    /// when it cannot be written.
    pub fn write(
        &self,
        path: &RelPath,
        bytes: &[u8],
        existing: Existing,
    ) -> Result<Written, Diagnostic> {
        let equal = |place: &Path, stat: Stat| {
            stat.size == bytes.len() as u64 && fs::read(place).is_ok_and(|old| old == bytes)
        };
        let content = |file: &mut File| file.write_all(bytes).map_err(Failed::Write);
        self.put(path, existing, equal, content)
    }

    /// Copies the file `from`, whose content is expected to have a digest, into a ready folder.
    ///
    /// # Errors
    /// As [`Output::write`]; also `CannotRead`, and `Changed` when the content is not the expected
    /// one, in which case nothing is written.
    pub fn copy(
        &self,
        path: &RelPath,
        from: &Path,
        expected: Digest,
        existing: Existing,
    ) -> Result<Written, Diagnostic> {
        let equal = |place: &Path, _: Stat| {
            File::open(place).and_then(Digest::of_reader).is_ok_and(|(old, _)| old == expected)
        };
        let content = |file: &mut File| {
            let source = File::open(from).map_err(Failed::Read)?;
            let mut tee = Tee { from: source, to: file, failed: false };
            let copied = Digest::of_reader(&mut tee);
            match copied {
                Ok((digest, _)) if digest == expected => Ok(()),
                Ok(_) => Err(Failed::Changed),
                Err(error) if tee.failed => Err(Failed::Write(error)),
                Err(error) => Err(Failed::Read(error)),
            }
        };
        self.put(path, existing, equal, content)
    }

    /// Gives what the system says of a file of the output; nothing when there is no plain file.
    #[must_use]
    pub fn stat(&self, path: &RelPath) -> Option<Stat> {
        match standing(&path.to_path(self.dir())) {
            Standing::File(stat) => Some(stat),
            _ => None,
        }
    }

    fn put(
        &self,
        path: &RelPath,
        existing: Existing,
        equal: impl Fn(&Path, Stat) -> bool,
        content: impl Fn(&mut File) -> Result<(), Failed>,
    ) -> Result<Written, Diagnostic> {
        let place = self.place(path)?;
        let result = match (standing(&place), existing) {
            (Standing::Nothing, _) => create(&place, content),
            (Standing::File(stat), _) if equal(&place, stat) => {
                return Ok(Written { stat, changed: false });
            }
            (Standing::File(_) | Standing::Link, Existing::Ours) => {
                replace(self.dir(), &place, content).map(|((), metadata)| Stat::of(&metadata))
            }
            _ => return Err(foreign(path)),
        };
        let stat = result.map_err(|failed| failed.say(path))?;
        Ok(Written { stat, changed: true })
    }
}

fn standing(place: &Path) -> Standing {
    match place.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => Standing::File(Stat::of(&metadata)),
        Ok(metadata) if metadata.is_symlink() => Standing::Link,
        Ok(_) => Standing::Other,
        // What cannot be looked at cannot be created either, and creating says why.
        Err(_) => Standing::Nothing,
    }
}

fn create(place: &Path, content: impl Fn(&mut File) -> Result<(), Failed>) -> Result<Stat, Failed> {
    let mut file = File::create_new(place)?;
    let written = content(&mut file).and_then(|()| Ok(Stat::of(&file.metadata()?)));
    if written.is_err() {
        drop(file);
        // Half a file must not look like a page; if it stays, the next build replaces it.
        let _ = fs::remove_file(place);
    }
    written
}

/// Why a file was not written.
enum Failed {
    Read(io::Error),
    Write(io::Error),
    Changed,
}

impl From<io::Error> for Failed {
    fn from(error: io::Error) -> Failed {
        Failed::Write(error)
    }
}

impl Failed {
    fn say(self, path: &RelPath) -> Diagnostic {
        let name = path.text().clone();
        match self {
            Failed::Write(error) => cannot_write(path, &error),
            Failed::Read(error) => {
                let detail = error.to_string().into();
                Diagnostic::nowhere(Mistake::CannotRead { path: name, detail })
            }
            Failed::Changed => Diagnostic::nowhere(Mistake::Changed { path: name }),
        }
    }
}

/// A reader that writes all it reads to a second place.
struct Tee<'a> {
    from: File,
    to: &'a mut File,
    /// Whether the last error came from writing.
    failed: bool,
}

impl Read for Tee<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(buffer)?;
        self.to.write_all(&buffer[..read]).inspect_err(|_| self.failed = true)?;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
