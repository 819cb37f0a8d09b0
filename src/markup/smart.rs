//! Typography: plain text as it is typed into plain text, or HTML, as it is printed in Vietnam.
//!
//! Quotes “ ” ‘ ’, `...` → `…`, `--` → `–`, `---` → `—`; no line break between `số` and its number
//! or a number and its unit, nor inside a document symbol such as `42-NQ/TW`. Spaced hyphens,
//! number ranges, apostrophes in foreign names and URLs stay as they are. One forward pass; what
//! stands before a piece of text is remembered between pieces.

use std::ops::Range;

/// Words that do not part from a number after them.
const BEFORE_NUMBER: [&str; 10] =
    ["số", "Số", "ngày", "Ngày", "tháng", "Tháng", "năm", "Điều", "khoản", "Khoản"];
/// Units that do not part from a number before them.
const AFTER_NUMBER: [&str; 12] =
    ["tỷ", "tỉ", "triệu", "nghìn", "km", "ha", "kg", "m²", "km²", "%", "‰", "°C"];
const NBSP: char = '\u{a0}';

const ESCAPED: u8 = 1;
const SMART: u8 = 2;
/// What may have to be done at a byte.
static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    class[b'&' as usize] = ESCAPED;
    class[b'<' as usize] = ESCAPED;
    class[b'>' as usize] = ESCAPED;
    let smart = *b"\"'.-:wT0123456789";
    let mut i = 0;
    while i < smart.len() {
        class[smart[i] as usize] = SMART;
        i += 1;
    }
    class
};

/// Writes text, remembering what came before.
#[derive(Debug, Clone)]
pub(super) struct Pen {
    mask: u8,
    previous: char,
    double: bool,
    single: bool,
}

impl Pen {
    /// A pen for HTML text.
    pub(super) fn html(smart: bool) -> Pen {
        Pen { mask: ESCAPED | if smart { SMART } else { 0 }, ..Pen::plain(smart) }
    }

    /// A pen for plain text.
    pub(super) fn plain(smart: bool) -> Pen {
        Pen { mask: if smart { SMART } else { 0 }, previous: '\n', double: false, single: false }
    }

    /// Begins a new block.
    pub(super) fn begin(&mut self) {
        self.previous = '\n';
        self.double = false;
        self.single = false;
    }

    /// Notes that something else than text was written, of which `last` is as good as the last
    /// character.
    pub(super) fn pass(&mut self, last: char) {
        self.previous = last;
    }

    /// Writes text that keeps its characters, escaped if this pen writes HTML.
    pub(super) fn literal(&mut self, out: &mut String, text: &str) {
        if self.mask & ESCAPED == 0 {
            out.push_str(text);
        } else {
            escape(out, text);
        }
        self.previous = text.chars().next_back().unwrap_or(self.previous);
    }

    /// Writes running text.
    pub(super) fn text(&mut self, out: &mut String, text: &str) {
        self.part(out, text, 0..text.len());
    }

    /// Writes a part of a running text, whose neighbors decide as if it was written whole.
    pub(super) fn part(&mut self, out: &mut String, text: &str, part: Range<usize>) {
        let bytes = &text.as_bytes()[..part.end];
        let mut done = part.start;
        let mut at = part.start;
        while let Some(&byte) = bytes.get(at) {
            if CLASS[usize::from(byte)] & self.mask == 0 {
                at += 1;
                continue;
            }
            let piece =
                Piece { text, at, before: text[..at].chars().next_back().unwrap_or(self.previous) };
            let (end, change) = match byte {
                b'&' => (at + 1, Change::To("&amp;")),
                b'<' => (at + 1, Change::To("&lt;")),
                b'>' => (at + 1, Change::To("&gt;")),
                b'"' => (at + 1, self.double_quote(&piece)),
                b'\'' => (at + 1, self.single_quote(&piece)),
                b'.' => piece.run(b'.', &[(3, "…")]),
                b'-' => piece.run(b'-', &[(2, "–"), (3, "—")]),
                b':' | b'w' => piece.url(),
                b'T' => piece.city(),
                _ => piece.number(),
            };
            let (end, change) = change.within(at, end, &part);
            if !matches!(change, Change::None) {
                let kept =
                    if matches!(change, Change::Number { glued: true, .. }) { at - 1 } else { at };
                out.push_str(&text[done..kept]);
                done = end;
            }
            match change {
                Change::None => {}
                Change::To(replacement) => out.push_str(replacement),
                Change::Literal => self.literal(out, &text[at..end]),
                Change::City => {
                    out.push_str(&text[at..end - 1]);
                    out.push(NBSP);
                }
                Change::Number { glued, symbol, unit } => {
                    if glued {
                        out.push(NBSP);
                    }
                    let tags = symbol && self.mask & ESCAPED != 0;
                    out.push_str(if tags { "<span class=\"nobr\">" } else { "" });
                    out.push_str(&text[at..end - usize::from(unit)]);
                    out.push_str(if tags { "</span>" } else { "" });
                    if unit {
                        out.push(NBSP);
                    }
                }
            }
            at = end;
        }
        out.push_str(&text[done..part.end]);
        self.previous = text[..part.end].chars().next_back().unwrap_or(self.previous);
    }

    fn double_quote(&mut self, piece: &Piece) -> Change {
        let next = piece.after(1);
        let boundary = opens_after(piece.before) || piece.before == '\'' && self.single;
        if boundary && !next.is_some_and(char::is_whitespace) {
            self.double = true;
            Change::To("“")
        } else if self.double {
            self.double = false;
            Change::To("”")
        } else {
            Change::None
        }
    }

    fn single_quote(&mut self, piece: &Piece) -> Change {
        let next = piece.after(1);
        let inside = piece.before.is_alphanumeric() && next.is_some_and(char::is_alphanumeric);
        if inside {
            Change::None
        } else if self.single && !piece.before.is_whitespace() {
            self.single = false;
            Change::To("’")
        } else if (opens_after(piece.before) || piece.before == '"' && self.double)
            && piece.closing_follows()
        {
            self.single = true;
            Change::To("‘")
        } else {
            Change::None
        }
    }
}

/// Escapes text for HTML between tags.
pub(super) fn escape(out: &mut String, text: &str) {
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => continue,
        };
        out.push_str(&text[done..at]);
        out.push_str(entity);
        done = at + 1;
    }
    out.push_str(&text[done..]);
}

/// What is done with the bytes from a trigger to an end.
enum Change {
    None,
    To(&'static str),
    Literal,
    /// The last byte is a space that becomes a no-break space.
    City,
    /// A number; `glued` to the word before it, a document symbol, with a space and `unit` after.
    Number {
        glued: bool,
        symbol: bool,
        unit: bool,
    },
}

impl Change {
    /// The change from `at` to `end` as far as it stands in a part.
    fn within(self, at: usize, end: usize, part: &Range<usize>) -> (usize, Change) {
        let cut = end > part.end;
        let change = match self {
            Change::Number { glued, symbol, unit } => Change::Number {
                glued: glued && at > part.start,
                symbol: symbol && !cut,
                unit: unit && !cut,
            },
            _ if cut => Change::None,
            change => change,
        };
        (end.min(part.end), change)
    }
}

/// A place in a text.
struct Piece<'a> {
    text: &'a str,
    at: usize,
    before: char,
}

impl Piece<'_> {
    fn after(&self, offset: usize) -> Option<char> {
        self.text[self.at + offset..].chars().next()
    }

    /// A run of one byte, replaced if it has one of some lengths.
    fn run(&self, byte: u8, lengths: &[(usize, &'static str)]) -> (usize, Change) {
        let count = self.text.as_bytes()[self.at..].iter().take_while(|b| **b == byte).count();
        let found = lengths.iter().find(|(length, _)| *length == count);
        (self.at + count, found.map_or(Change::None, |(_, text)| Change::To(text)))
    }

    /// `://…` or `www.…` up to white space.
    fn url(&self) -> (usize, Change) {
        let rest = &self.text[self.at..];
        let url =
            rest.starts_with("://") || rest.starts_with("www.") && !self.before.is_alphanumeric();
        if !url {
            return (self.at + 1, Change::None);
        }
        let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
        (self.at + length, Change::Literal)
    }

    /// `TP. ` before a name.
    fn city(&self) -> (usize, Change) {
        let rest = &self.text[self.at..];
        for word in ["TP. ", "TP "] {
            if let Some(name) = rest.strip_prefix(word) {
                let named = name.chars().next().is_some_and(char::is_uppercase);
                if named && !self.before.is_alphanumeric() {
                    return (self.at + word.len(), Change::City);
                }
            }
        }
        (self.at + 1, Change::None)
    }

    fn number(&self) -> (usize, Change) {
        if self.before.is_alphanumeric() || matches!(self.before, '-' | '/' | '.' | ',') {
            return (self.at + 1, Change::None);
        }
        let glued = self.before == ' ' && self.at > 0 && follows_word(&self.text[..self.at - 1]);
        if let Some(end) = self.symbol() {
            return (end, Change::Number { glued, symbol: true, unit: false });
        }
        let bytes = self.text.as_bytes();
        let mut end = self.at;
        while let Some(byte) = bytes.get(end) {
            let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
            if byte.is_ascii_digit() || matches!(byte, b'.' | b',') && digit(end + 1) {
                end += 1;
            } else {
                break;
            }
        }
        let unit = bytes.get(end) == Some(&b' ') && begins_with_unit(&self.text[end + 1..]);
        if !glued && !unit {
            return (end, Change::None);
        }
        (end + usize::from(unit), Change::Number { glued, symbol: false, unit })
    }

    /// The end of a document symbol that begins here.
    ///
    /// `42-NQ/TW`, `30/2020/NĐ-CP`, `126/2025/QH15`: a number, a slash somewhere, and a part of at
    /// least two capital letters.
    fn symbol(&self) -> Option<usize> {
        let rest = &self.text[self.at..];
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '/' | '.');
        let length = rest.find(|c| !inside(c)).unwrap_or(rest.len());
        let token = rest[..length].trim_end_matches(['.', '-', '/']);
        if !token.contains('/') || token.contains("--") || token.contains("..") {
            return None;
        }
        let mut parts = token.split(['-', '/']);
        let first = parts.next()?.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let number = first.len() <= 5 && first.bytes().all(|b| b.is_ascii_digit());
        let issuer = |part: &str| part.chars().filter(|c| c.is_uppercase()).nth(1).is_some();
        (number && parts.any(issuer)).then_some(self.at + token.len())
    }

    /// Whether a closing single quote follows soon.
    fn closing_follows(&self) -> bool {
        let mut before = '\'';
        let mut rest = self.text[self.at + 1..].chars().take(200).peekable();
        while let Some(c) = rest.next() {
            let ends = !rest.peek().is_some_and(|next| next.is_alphanumeric());
            if c == '\'' && before != '\'' && !before.is_whitespace() && ends {
                return true;
            }
            before = c;
        }
        false
    }
}

/// Whether a quote after this character opens.
fn opens_after(before: char) -> bool {
    before.is_whitespace() || matches!(before, '(' | '[' | '{' | '“' | '‘' | '«' | '–' | '—' | '-')
}

fn follows_word(text: &str) -> bool {
    BEFORE_NUMBER.iter().any(|word| {
        let head = text.strip_suffix(word);
        head.is_some_and(|head| !head.ends_with(char::is_alphanumeric))
    })
}

fn begins_with_unit(text: &str) -> bool {
    AFTER_NUMBER.iter().any(|unit| {
        let rest = text.strip_prefix(unit);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

#[cfg(test)]
mod tests;
