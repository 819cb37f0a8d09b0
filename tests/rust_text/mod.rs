//! Rust source → tokens with their lines, for the tests that judge source by its words.
//!
//! Comments and white space are dropped, literals stay whole, so a word found here is code.
//! It is no parser: everything but words and literals is a single character.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An identifier or keyword; `r#type` reads as `type`.
    Word,
    /// The inside of a string literal, as written.
    Text,
    /// One character of punctuation, or a number, character or lifetime.
    Mark,
}

/// One token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Token {
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// What it is.
    pub(crate) kind: Kind,
    /// Its text.
    pub(crate) text: String,
}

impl Token {
    /// Whether it is this word or this punctuation.
    pub(crate) fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// Every `.rs` file below `src/`, sorted, with its path from the root of the repository.
pub(crate) fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("src can be listed") {
            let path = entry.expect("src can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("sources are UTF-8");
        let name = path.strip_prefix(root).expect("the file lies in src").to_string_lossy();
        (name.replace('\\', "/"), text)
    };
    files.into_iter().map(read).collect()
}

/// Cuts a source text into tokens.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    while at < chars.len() {
        let (end, token) = piece(&chars, at);
        if let Some((kind, inside)) = token {
            found.push(Token { line, kind, text: chars[inside].iter().collect() });
        }
        line += chars[at..end].iter().filter(|c| **c == '\n').count();
        at = end;
    }
    found
}

/// The end of the piece of source at a place and, unless it is a comment or white space, its kind and text.
fn piece(chars: &[char], at: usize) -> (usize, Option<(Kind, Range<usize>)>) {
    let one = |end: usize, kind| (end, Some((kind, at..end)));
    match (chars[at], chars.get(at + 1)) {
        ('/', Some('/')) => (position(chars, at, |c| c == '\n'), None),
        ('/', Some('*')) => (block_comment_end(chars, at), None),
        ('"', _) => text_literal(chars, at, at),
        ('\'', _) => one(quote_end(chars, at), Kind::Mark),
        (c, _) if c.is_whitespace() => (at + 1, None),
        (c, _) if c.is_ascii_digit() => one(position(chars, at, |c| !is_word(c)), Kind::Mark),
        (c, _) if is_word(c) => {
            let end = position(chars, at, |c| !is_word(c));
            let prefix: String = chars[at..end].iter().collect();
            let quote = position(chars, end, |c| c != '#');
            let is_prefix = matches!(prefix.as_str(), "r" | "b" | "br" | "c" | "cr");
            if is_prefix && chars.get(quote) == Some(&'"') {
                return text_literal(chars, at, quote);
            }
            if prefix == "r" && quote == end + 1 {
                let end = position(chars, quote, |c| !is_word(c));
                return (end, Some((Kind::Word, quote..end)));
            }
            one(end, Kind::Word)
        }
        _ => one(at + 1, Kind::Mark),
    }
}

/// The string whose prefix and `#`s stand from `at` to its opening quote.
fn text_literal(chars: &[char], at: usize, quote: usize) -> (usize, Option<(Kind, Range<usize>)>) {
    let inside = quote + 1;
    let is_raw = chars[at..quote].contains(&'r');
    let hashes = chars[at..quote].iter().filter(|c| **c == '#').count();
    let mut close = inside;
    while close < chars.len() {
        match chars[close] {
            '\\' if !is_raw => close += 1,
            '"' if chars[close + 1..].iter().take_while(|c| **c == '#').count() >= hashes => break,
            _ => {}
        }
        close += 1;
    }
    let close = close.min(chars.len());
    ((close + 1 + hashes).min(chars.len()), Some((Kind::Text, inside..close)))
}

fn is_word(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn position(chars: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    (from..chars.len()).find(|i| wanted(chars[*i])).unwrap_or(chars.len())
}

fn block_comment_end(chars: &[char], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at + 1 < chars.len() {
        match (chars[at], chars[at + 1]) {
            ('/', '*') => depth += 1,
            ('*', '/') => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            return at;
        }
    }
    chars.len()
}

/// The end of a character literal or lifetime that begins with the quote at `from`.
fn quote_end(chars: &[char], from: usize) -> usize {
    if chars.get(from + 1) == Some(&'\\') {
        return (position(chars, from + 3, |c| c == '\'') + 1).min(chars.len());
    }
    if chars.get(from + 2) == Some(&'\'') {
        return from + 3;
    }
    position(chars, from + 1, |c| !is_word(c))
}
