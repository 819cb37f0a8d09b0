//! A place in a text from which words, numbers and marks are read.
//!
//! Everything read is short: a text of one endless word, number or gap costs no more than any other.

use super::letters::{Reading, UNKNOWN};
use crate::base::fold::{is_dash, is_invisible};

/// The most bytes of a word.
const WORD: usize = 64;
/// The most characters of a gap between words.
const GAP: usize = 12;
/// The most digits of a number.
const DIGITS: usize = 5;

/// A place in a text; copied to look ahead.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// A run of letters.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    pub(super) key: u64,
    pub(super) start: usize,
    pub(super) end: usize,
    /// The first letter is upper case.
    pub(super) capital: bool,
    /// All letters are upper case.
    pub(super) upper: bool,
    pub(super) letters: u32,
}

/// A run of digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(text: &'a str, at: usize) -> Cursor<'a> {
        Cursor { text, at }
    }

    pub(super) fn moved(self, at: usize) -> Cursor<'a> {
        Cursor { at, ..self }
    }

    pub(super) fn peek(self) -> Option<char> {
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b) if b.is_ascii() => Some(char::from(*b)),
            Some(_) => self.text.get(self.at..)?.chars().next(),
            None => None,
        }
    }

    pub(super) fn peek_byte(self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Skips white space with at most one line break; a longer gap is left as it is.
    pub(super) fn skip(mut self) -> Cursor<'a> {
        let begin = self;
        let mut breaks = 0;
        for _ in 0..GAP {
            match self.peek() {
                Some('&') if self.text[self.at..].starts_with("&nbsp;") => self.at += 6,
                Some('\n') => {
                    breaks += 1;
                    self.at += 1;
                }
                Some(c) if c.is_whitespace() || is_invisible(c) => self.at += c.len_utf8(),
                _ => break,
            }
        }
        let open = self.peek().is_some_and(char::is_whitespace);
        if breaks > 1 || open { begin } else { self }
    }

    /// The word that begins here.
    pub(super) fn word(mut self) -> Option<Word> {
        let start = self.at;
        let mut reading = Reading::new();
        while let Some(c) = self.peek() {
            if !reading.take(u32::from(c)) {
                let inside = reading.count() > 0 && is_invisible(c);
                let next = self.moved(self.at + c.len_utf8());
                if !(inside && next.peek().is_some_and(char::is_alphabetic)) {
                    break;
                }
            }
            self.at += c.len_utf8();
            if self.at - start >= WORD {
                break;
            }
        }
        let letters = reading.count();
        if letters == 0 {
            return None;
        }
        let foreign = self.peek().is_some_and(|c| c.is_alphabetic() && !c.is_ascii());
        let key = if foreign { UNKNOWN } else { reading.key() };
        let upper = reading.uppers == letters;
        Some(Word { key, start, end: self.at, capital: reading.capital, upper, letters })
    }

    /// The word after white space.
    pub(super) fn next_word(self) -> Option<Word> {
        self.skip().word()
    }

    /// Reads one of some words after white space.
    pub(super) fn eat(self, keys: &[u64]) -> Option<Cursor<'a>> {
        let word = self.next_word()?;
        super::letters::among(word.key, keys).then(|| self.moved(word.end))
    }

    /// Reads words one after the other.
    pub(super) fn eat_all(self, keys: &[u64]) -> Option<Cursor<'a>> {
        keys.iter().try_fold(self, |at, key| at.eat(&[*key]))
    }

    /// Reads a character after white space.
    pub(super) fn eat_char(self, wanted: &[char]) -> Option<Cursor<'a>> {
        let at = self.skip();
        let c = at.peek()?;
        wanted.contains(&c).then(|| at.moved(at.at + c.len_utf8()))
    }

    /// Reads a dash that stands right here.
    pub(super) fn dash(self) -> Option<Cursor<'a>> {
        let c = self.peek()?;
        is_dash(c).then(|| self.moved(self.at + c.len_utf8()))
    }

    /// The number that begins here.
    pub(super) fn number(self) -> Option<Number> {
        let bytes = &self.text.as_bytes()[self.at.min(self.text.len())..];
        let count = bytes.iter().take(DIGITS + 1).take_while(|b| b.is_ascii_digit()).count();
        if count == 0 || count > DIGITS {
            return None;
        }
        let value = bytes[..count].iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
        Some(Number { value, start: self.at, end: self.at + count })
    }

    /// A year that begins here.
    pub(super) fn year(self) -> Option<(i16, Cursor<'a>)> {
        let number = self.number()?;
        let fits = number.end - number.start == 4 && (1930..=2100).contains(&number.value);
        fits.then(|| (number.value as i16, self.moved(number.end)))
    }
}

/// The value of a roman number up to 39 in upper case.
pub(super) fn roman(text: &str) -> Option<u8> {
    (1..40).find(|n| to_roman(*n) == text)
}

/// A small number in roman letters.
pub(super) fn to_roman(mut n: u8) -> String {
    let mut out = String::new();
    for (value, letters) in [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")] {
        while n >= value {
            n -= value;
            out.push_str(letters);
        }
    }
    out
}
