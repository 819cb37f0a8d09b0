//! Places in source files, and the line index that turns them into lines and columns.

use serde::{Deserialize, Serialize};

use crate::base::route::RelPath;

/// A range of bytes in one source file, counted from the file's first byte, front matter included.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The file, relative to the site's root.
    pub file: RelPath,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of a file; ends beyond `u32` are cut.
    #[must_use]
    pub fn new(file: &RelPath, range: std::ops::Range<usize>) -> Span {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Span { file: file.clone(), start: cut(range.start), end: cut(range.end.max(range.start)) }
    }

    /// The very beginning of a file, for problems that concern it as a whole.
    #[must_use]
    pub fn file_start(file: &RelPath) -> Span {
        Span { file: file.clone(), start: 0, end: 0 }
    }
}

/// A value and the bytes of the source file it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// First byte in the file.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl<T> Spanned<T> {
    /// Joins a value to its place.
    pub fn new(value: T, range: std::ops::Range<usize>) -> Spanned<T> {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Spanned { value, start: cut(range.start), end: cut(range.end) }
    }

    /// The place as a [`Span`] of `file`.
    pub fn span(&self, file: &RelPath) -> Span {
        Span { file: file.clone(), start: self.start, end: self.end }
    }
}

/// Line and column of byte `at` of `text`, both from 1; columns count characters.
#[must_use]
pub fn line_column(text: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    let before = &text[..at];
    let line = before.bytes().filter(|&b| b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::line_column;

    #[test]
    fn columns_count_characters_from_one() {
        assert_eq!(line_column("một\nhai", 0), (1, 1));
        assert_eq!(line_column("một\nhai", "một\nh".len()), (2, 2));
        assert_eq!(line_column("ộ", 1), (1, 1));
        assert_eq!(line_column("a", 99), (1, 2));
    }
}
