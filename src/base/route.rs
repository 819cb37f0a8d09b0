//! Places: [`Route`] (where a page is on the site) and [`RelPath`] (where a file is below a root).
//!
//! Both are NFC text with `/` between segments, checked once on entry, so that the same value
//! works as a URL, as a file on every common system, and as a key in ordered maps.

#[cfg(test)]
mod tests;

use std::fmt;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::base::text::Text;

/// The characters kept in a path of a URL; `&`, `'` and `+` are encoded although they need not be,
/// so that the result is also safe in an attribute and on object stores.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// Names one output of the site by its normalized absolute path, such as `/`, `/thoi-su/`,
/// `/thoi-su/bai.html`, `/css/site.css`.
///
/// The text is decoded (not percent-encoded). Every route is a file name that Linux, macOS and
/// Windows accept. Order is the order of bytes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Text);

/// Says why a text is not a [`Route`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadRoute {
    /// The path does not begin with `/`.
    #[error("a route begins with `/`")]
    NotAbsolute,
    /// Two slashes follow one another.
    #[error("a route has no empty segment")]
    EmptySegment,
    /// A segment is `.` or `..`.
    #[error("a route has no `.` or `..` segment")]
    DotSegment,
    /// A character is a control character or one of `\ ? # < > : " | *`.
    #[error("{0:?} is not allowed in a route")]
    Character(char),
    /// A segment ends with a dot or a space, which Windows drops.
    #[error("the segment `{0}` ends with a dot or a space")]
    TrailingDotOrSpace(Text),
    /// A segment is a device name on Windows.
    #[error("Windows reserves the name `{0}`")]
    Reserved(Text),
    /// A segment has more than [`Route::MAX_SEGMENT`] bytes, or the route more than [`Route::MAX`].
    #[error("a route has at most {} bytes, and {} in a segment", Route::MAX, Route::MAX_SEGMENT)]
    TooLong,
}

impl Route {
    /// The greatest length in bytes.
    pub const MAX: usize = 1024;
    /// The greatest length of a segment in bytes, the limit of common file systems.
    pub const MAX_SEGMENT: usize = 255;

    /// Checks and normalizes (to NFC) a path.
    ///
    /// # Errors
    /// Returns the first rule the path breaks; nothing is repaired.
    pub fn new(path: &str) -> Result<Self, BadRoute> {
        let path = Text::from(path);
        let Some(below) = path.strip_prefix('/') else { return Err(BadRoute::NotAbsolute) };
        if path.len() > Self::MAX {
            return Err(BadRoute::TooLong);
        }
        let banned = |c: &char| {
            c.is_control() || matches!(c, '\\' | '?' | '#' | '<' | '>' | ':' | '"' | '|' | '*')
        };
        if let Some(c) = path.chars().find(banned) {
            return Err(BadRoute::Character(c));
        }
        if !below.is_empty() {
            below.strip_suffix('/').unwrap_or(below).split('/').try_for_each(check_segment)?;
        }
        Ok(Self(path))
    }

    /// Gives the front page, `/`.
    #[must_use]
    pub fn root() -> Self {
        Self("/".into())
    }

    /// Borrows the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Shares the path as text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.0
    }

    /// Gives the file that holds this output below the output folder; a route that ends with a
    /// slash is an `index.html`.
    #[must_use]
    pub fn file(&self) -> RelPath {
        let below = self.0.trim_start_matches('/');
        if below.is_empty() || below.ends_with('/') {
            RelPath(format!("{below}index.html").into())
        } else {
            RelPath(below.into())
        }
    }

    /// Gives the percent-encoded path, ready for an `href` attribute without further escaping.
    #[must_use]
    pub fn url_path(&self) -> String {
        utf8_percent_encode(&self.0, PATH).to_string()
    }

    /// Appends a segment, or several (`2026/07/`), to this route taken as a folder.
    ///
    /// # Errors
    /// As [`Route::new`]; a segment that begins with `/` is an empty segment.
    pub fn join(&self, segment: &str) -> Result<Self, BadRoute> {
        let slash = if self.0.ends_with('/') { "" } else { "/" };
        Self::new(&format!("{}{slash}{segment}", self.0))
    }

    /// Gives a key that is equal for two routes which would be one file on a file system that
    /// ignores case: the lower-case path of [`Route::file`], with a leading slash.
    #[must_use]
    pub fn fold_key(&self) -> String {
        let file = self.file();
        let mut key = String::with_capacity(file.len() + 1);
        key.push('/');
        if file.is_ascii() {
            key.extend(file.chars().map(|c| c.to_ascii_lowercase()));
        } else {
            key.extend(file.chars().flat_map(char::to_lowercase).nfc());
        }
        key
    }

    /// Tells whether this is a page a reader opens: it ends with `/` or `.html`.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.0.ends_with('/') || self.0.ends_with(".html")
    }
}

/// Names a file or folder below some root by its path with `/` between segments.
///
/// Segments are never empty, `.` or `..`; the empty path is the root itself. The text is NFC and
/// serves as identity; a file whose name on disk is not NFC has the same `RelPath` as its NFC twin.
/// Order is the order of bytes.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Text);

/// Says why a text is not a [`RelPath`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadPath {
    /// The path begins with `/`.
    #[error("the path must be relative")]
    Absolute,
    /// A segment is empty, `.` or `..`.
    #[error("the path has an empty, `.` or `..` segment")]
    Segment,
    /// A character is a backslash or a control character.
    #[error("{0:?} is not allowed in a path")]
    Character(char),
}

impl RelPath {
    /// Checks and normalizes (to NFC) a path.
    ///
    /// # Errors
    /// Returns the first rule the path breaks; nothing is repaired.
    pub fn new(path: &str) -> Result<Self, BadPath> {
        if path.starts_with('/') {
            return Err(BadPath::Absolute);
        }
        if let Some(c) = path.chars().find(|&c| c.is_control() || c == '\\') {
            return Err(BadPath::Character(c));
        }
        if !path.is_empty() && path.split('/').any(|segment| matches!(segment, "" | "." | "..")) {
            return Err(BadPath::Segment);
        }
        Ok(Self(path.into()))
    }

    /// Borrows the path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Shares the path as text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.0
    }

    /// Tells whether this is the root.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Gives the folder that holds this path; nothing for the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        match self.0.rsplit_once('/') {
            Some((folder, _)) => Some(Self(folder.into())),
            None if self.is_root() => None,
            None => Some(Self::default()),
        }
    }

    /// Gives the last segment; empty for the root.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// Gives the last segment without its extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        split_name(self.file_name()).0
    }

    /// Gives the extension of the last segment in lower case, without the dot.
    ///
    /// A name that begins with its only dot (`.gitignore`) has none.
    #[must_use]
    pub fn extension(&self) -> Option<String> {
        split_name(self.file_name()).1.map(str::to_lowercase)
    }

    /// Resolves a relative path against this folder, with `.` and `..` worked out.
    ///
    /// Gives nothing when the path is absolute, would leave the root, or holds a backslash or a
    /// control character. Repeated and trailing slashes are ignored.
    ///
    /// ```
    /// use toasoan::base::route::RelPath;
    /// let folder = RelPath::new("thoi-su/2026").unwrap();
    /// assert_eq!(folder.join("../anh/./a.jpg"), RelPath::new("thoi-su/anh/a.jpg").ok());
    /// assert_eq!(folder.join("../../../a.jpg"), None);
    /// ```
    #[must_use]
    pub fn join(&self, path: &str) -> Option<Self> {
        if path.starts_with('/') {
            return None;
        }
        let mut segments: Vec<&str> = self.segments().collect();
        for segment in path.split('/') {
            match segment {
                "" | "." => {}
                ".." => {
                    segments.pop()?;
                }
                _ => segments.push(segment),
            }
        }
        Self::new(&segments.join("/")).ok()
    }

    /// Lists the segments from the root down.
    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split('/').filter(|segment| !segment.is_empty())
    }

    /// Gives the path on this machine, below `root`.
    #[must_use]
    pub fn to_path(&self, root: &Path) -> PathBuf {
        let mut path = root.to_path_buf();
        path.extend(self.segments());
        path
    }
}

macro_rules! as_checked_str {
    ($name:ident) => {
        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::new(&Text::deserialize(deserializer)?).map_err(D::Error::custom)
            }
        }
    };
}

as_checked_str!(Route);
as_checked_str!(RelPath);

/// Tells whether Windows refuses a file name because it is a device (`con`, `nul.txt`, `COM1`).
#[must_use]
pub fn is_reserved_name(name: &str) -> bool {
    const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let port = |prefix: &str| {
        stem.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            && matches!(
                &stem[3..],
                "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
    };
    DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device)) || port("com") || port("lpt")
}

fn check_segment(segment: &str) -> Result<(), BadRoute> {
    match segment {
        "" => Err(BadRoute::EmptySegment),
        "." | ".." => Err(BadRoute::DotSegment),
        _ if segment.ends_with(['.', ' ']) => Err(BadRoute::TrailingDotOrSpace(segment.into())),
        _ if is_reserved_name(segment) => Err(BadRoute::Reserved(segment.into())),
        _ if segment.len() > Route::MAX_SEGMENT => Err(BadRoute::TooLong),
        _ => Ok(()),
    }
}

fn split_name(name: &str) -> (&str, Option<&str>) {
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, Some(extension)),
        _ => (name, None),
    }
}
