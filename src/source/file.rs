//! The description of a source file: where it is, what it is, and which content it has.

use std::fs::Metadata;
use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

use crate::base::digest::Digest;
use crate::base::route::RelPath;

/// What the file system says of a file; while it stays equal, the content is taken to be equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stat {
    /// Length in bytes.
    pub size: u64,
    /// Time of the last change in nanoseconds since 1970, UTC; [`Stat::UNSETTLED`] when it proves
    /// nothing.
    pub mtime: i64,
    /// Number of the file on its volume; 0 where the system has none.
    pub inode: u64,
}

impl Stat {
    /// The time of a file that was read so soon after a change that a second change could carry
    /// the same time. No file on disk has it, so that the file is read again by the next build.
    pub const UNSETTLED: i64 = i64::MIN;

    /// The longest time, in nanoseconds, for which common file systems give two changes one time.
    const GRAIN: i64 = 50_000_000;

    /// Takes the facts from what the system returned.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Stat {
        let mtime = metadata.modified().map_or(Stat::UNSETTLED, nanoseconds);
        Stat { size: metadata.len(), mtime, inode: inode(metadata) }
    }

    /// Whether a file of the output is still the one that was written. Restored from an archive it has
    /// another inode, and perhaps a time of change in whole seconds.
    #[must_use]
    pub fn looks_like(&self, written: &Stat) -> bool {
        const SECOND: i64 = 1_000_000_000;
        let whole = self.mtime.rem_euclid(SECOND) == 0;
        let same_second = self.mtime.div_euclid(SECOND) == written.mtime.div_euclid(SECOND);
        self.size == written.size && (self.mtime == written.mtime || (whole && same_second))
    }

    /// Drops a time of change that is too fresh to prove anything, see [`Stat::UNSETTLED`].
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "only compared with a file's time of change")]
    pub fn settled(self) -> Stat {
        let fresh = self.mtime > nanoseconds(SystemTime::now()).saturating_sub(Stat::GRAIN);
        Stat { mtime: if fresh { Stat::UNSETTLED } else { self.mtime }, ..self }
    }
}

/// The name of a file of comments, after the name of its article and a dot if that is no `index.md`.
pub const COMMENTS: &str = "binh-luan.toml";

/// What a file is, judged by its extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum FileKind {
    /// A text with front matter.
    Markdown,
    /// Approved comments of an article.
    Comments,
    /// A picture that browsers show.
    Image,
    /// Anything else.
    Other,
}

impl FileKind {
    /// Judges by the extension, in whatever case it is written.
    #[must_use]
    pub fn of(path: &RelPath) -> FileKind {
        if let Some(rest) = path.file_name().strip_suffix(COMMENTS)
            && (rest.is_empty() || rest.ends_with('.'))
        {
            return FileKind::Comments;
        }
        match path.extension().as_deref() {
            Some("md" | "markdown") => FileKind::Markdown,
            Some(
                "png" | "jpg" | "jpeg" | "jfif" | "gif" | "webp" | "avif" | "svg" | "bmp" | "ico",
            ) => FileKind::Image,
            _ => FileKind::Other,
        }
    }
}

/// Width and height of a picture in pixels as it is shown, neither of them zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ImageSize {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

impl ImageSize {
    /// The measures of the picture on its side.
    #[must_use]
    pub fn turned(self) -> ImageSize {
        ImageSize { width: self.height, height: self.width }
    }
}

/// What is known of a picture besides its measures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traits {
    /// Bytes of one pixel when it is decoded; none where it is not made smaller.
    pub depth: Option<u8>,
    /// The length of what is published of it, when it tells more than it shows.
    pub cleaned: Option<u64>,
}

/// A file of the site and the digest of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceFile {
    /// Its lasting name, relative to the site's root: `content/thoi-su/bai.md`.
    pub path: RelPath,
    /// The same path as this disk spells it, which may be decomposed (NFD).
    pub disk: PathBuf,
    /// What it is.
    pub kind: FileKind,
    /// What the system said of it before its content was read.
    pub stat: Stat,
    /// Its content.
    pub content: Digest,
    /// Its size when it is a picture whose size can be read.
    pub image: Option<ImageSize>,
    /// What else is known of it when it is a picture.
    pub traits: Traits,
}

fn nanoseconds(time: SystemTime) -> i64 {
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_nanos()).unwrap_or(i64::MAX),
        Err(before) => {
            i64::try_from(before.duration().as_nanos()).map_or(i64::MIN + 1, |nanos| -nanos)
        }
    }
}

#[cfg(unix)]
fn inode(metadata: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(metadata)
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_the_extension_in_any_case() {
        for (path, kind) in [
            ("content/bài.md", FileKind::Markdown),
            ("content/BÀI.MD", FileKind::Markdown),
            ("static/Ảnh.JPeG", FileKind::Image),
            ("static/logo.svg", FileKind::Image),
            ("static/văn-bản.pdf", FileKind::Other),
            ("static/md", FileKind::Other),
            ("content/a/binh-luan.toml", FileKind::Comments),
            ("content/a.binh-luan.toml", FileKind::Comments),
            ("content/cac-binh-luan.toml", FileKind::Other),
        ] {
            assert_eq!(FileKind::of(&RelPath::new(path).unwrap()), kind, "{path}");
        }
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "only compared with times of change")]
    fn only_a_fresh_time_is_dropped() {
        let stat = |mtime| Stat { size: 1, mtime, inode: 2 };
        let now = nanoseconds(SystemTime::now());
        assert_eq!(stat(now).settled(), stat(Stat::UNSETTLED));
        assert_eq!(stat(now + 1_000_000_000_000).settled(), stat(Stat::UNSETTLED));
        assert_eq!(stat(now - 60_000_000).settled(), stat(now - 60_000_000));
        assert_eq!(stat(-5).settled(), stat(-5));
    }
}
