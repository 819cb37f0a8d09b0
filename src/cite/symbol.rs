//! Numbers with their symbols: `42-NQ/TW`, `30/2020/NĐ-CP`, `126/2025/QH15`, or a number alone.

use super::cursor::{Cursor, Number};
use super::kind::symbol_of;
use super::letters::{key, keys};

/// A number as it stands in a citation.
#[derive(Debug, Clone)]
pub(super) struct Ident {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Digits, at least two of them, and perhaps a letter.
    pub(super) number: String,
    pub(super) value: u32,
    pub(super) year: Option<i16>,
    pub(super) symbol: Option<Symbol>,
}

/// What stands after the number.
#[derive(Debug, Clone)]
pub(super) struct Symbol {
    /// `NQ`, `QĐ` …, in official letters.
    pub(super) kind: String,
    /// `TW`, `BTCTW`, `CP` …; none if only the type is written.
    pub(super) issuer: Option<String>,
    /// The whole number in its official form.
    pub(super) whole: String,
    pub(super) state: bool,
}

/// Reads a number. `named` tells that a type noun stands before it.
pub(super) fn ident(at: Cursor<'_>, named: bool) -> Option<Ident> {
    let first = at.number()?;
    let mut end = first.end;
    let mut number = format!("{:02}", first.value);
    let mut value = first.value;
    if let Some(rest) = thousands(at.moved(end)) {
        value = value * 1000 + rest.value;
        number = value.to_string();
        end = rest.end;
    } else if let Some(word) = at.moved(end).word()
        && word.letters == 1
        && !word.capital
        && among_letters(word.key)
    {
        end = word.end;
        number.push_str(&at.text[word.start..word.end]);
    }
    let mut ident = Ident { start: first.start, end, number, value, year: None, symbol: None };
    if let Some((symbol, year, end)) = symbol(at.moved(end), &ident.number, named) {
        ident.symbol = Some(symbol);
        ident.year = year;
        ident.end = end;
    } else if let Some((year, end)) = short_year(at.moved(end)) {
        ident.year = Some(year);
        ident.end = end;
    }
    Some(ident)
}

fn among_letters(word: u64) -> bool {
    super::letters::among(word, keys!["a", "b", "c", "d"])
}

/// `1.234` with a symbol after it is one number.
fn thousands(at: Cursor<'_>) -> Option<Number> {
    let rest = at.eat_char(&['.'])?.number()?;
    let joint = at.moved(rest.end).skip();
    let joined = joint.dash().is_some() || joint.peek_byte() == Some(b'/');
    (rest.end - rest.start == 3 && rest.start == at.at + 1 && joined).then_some(rest)
}

/// `/2022`, or ` năm 2021` that begins no span of years.
fn short_year(at: Cursor<'_>) -> Option<(i16, usize)> {
    if at.peek_byte() == Some(b'/') {
        let (year, after) = at.moved(at.at + 1).year()?;
        let joined = after.peek().is_some_and(|c| c == '/' || c.is_alphanumeric());
        return (!joined && after.dash().is_none()).then_some((year, after.at));
    }
    let (year, after) = at.eat(keys!["năm"])?.skip().year()?;
    let span = after.skip().dash().and_then(|c| c.skip().year()).is_some();
    (!span).then_some((year, after.at))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    Slash,
    None,
}

/// A dash or a slash with white space around it; whether there was any.
fn joint(at: Cursor<'_>) -> (Joint, bool, Cursor<'_>) {
    let begin = at.skip();
    let (kind, after) = match begin.dash() {
        Some(after) => (Joint::Dash, after),
        None if begin.peek_byte() == Some(b'/') => (Joint::Slash, begin.moved(begin.at + 1)),
        None => (Joint::None, begin),
    };
    let end = after.skip();
    (kind, begin.at > at.at || end.at > after.at, end)
}

fn symbol(at: Cursor<'_>, number: &str, named: bool) -> Option<(Symbol, Option<i16>, usize)> {
    let (first, loose, mut cursor) = joint(at);
    let mut year = None;
    if first == Joint::Slash
        && let Some((found, after)) = cursor.year()
    {
        let (next, _, rest) = joint(after);
        if next != Joint::Slash {
            return None;
        }
        year = Some(found);
        cursor = rest;
    }
    let word = cursor.word()?;
    if word.key == key("qh") || word.key == key("ubtvqh") {
        return assembly(cursor, number, year, word.upper);
    }
    let known = symbol_of(word.key);
    if first == Joint::None && (known.is_none() || !word.upper) {
        return None;
    }
    let mut after = cursor.moved(word.end);
    let mut kind = match known {
        Some(kind) => kind.to_owned(),
        None if word.upper && word.letters >= 2 && first == Joint::Slash && named => {
            official(&at.text[word.start..word.end])
        }
        None => return None,
    };
    if kind == "QĐ"
        && let Some(next) = after.dash().and_then(Cursor::word)
        && next.key == key("ns")
    {
        "QĐNS".clone_into(&mut kind);
        after = after.moved(next.end);
    }
    let (second, open, rest) = joint(after);
    let issuer = issuer(rest).filter(|(name, upper, _)| *upper || is_of_party(name));
    let issuer = issuer.filter(|(name, ..)| match second {
        Joint::None => first != Joint::None && is_of_party(name) && after.at < rest.at,
        // A dash between words is a pause: only what can be nothing else is joined over it.
        _ if loose || open => known.is_some() && (is_of_party(name) || is_of_state(name)),
        _ => true,
    });
    let Some((name, _, end)) = issuer else {
        let part = named && known.is_some() && first != Joint::None && !loose && word.upper;
        let whole = format!("{number}-{kind}");
        let symbol = Symbol { kind, issuer: None, whole, state: false };
        return (part && year.is_none()).then_some((symbol, None, after.at));
    };
    let party = is_of_party(&name) || (first == Joint::Dash && second == Joint::Slash);
    if !party && (first != Joint::Slash || second != Joint::Dash) && !is_of_state(&name) {
        return None;
    }
    if known.is_none() && party {
        return None;
    }
    let state = !party || year.is_some();
    let whole = match (state, year) {
        (false, _) => format!("{number}-{kind}/{name}"),
        (true, Some(year)) => format!("{number}/{year}/{kind}-{name}"),
        (true, None) => format!("{number}/{kind}-{name}"),
    };
    Some((Symbol { kind, issuer: Some(name), whole, state }, year, end))
}

/// `QH15` after a number, or `NQ-UBTVQH16` without its type.
fn assembly(
    at: Cursor<'_>,
    number: &str,
    year: Option<i16>,
    upper: bool,
) -> Option<(Symbol, Option<i16>, usize)> {
    let (name, _, end) = issuer(at)?;
    let year = year.filter(|_| upper)?;
    name.ends_with(|c: char| c.is_ascii_digit()).then(|| {
        let whole = format!("{number}/{year}/{name}");
        (Symbol { kind: "QH".to_owned(), issuer: Some(name), whole, state: true }, Some(year), end)
    })
}

/// Reads an issuer's symbol: letters with dots (`T.Ư`), hyphens between and digits after them; its
/// official form and whether it is written in capitals.
fn issuer(at: Cursor<'_>) -> Option<(String, bool, usize)> {
    let mut name = String::new();
    let mut cursor = at;
    let mut upper = true;
    for _ in 0..4 {
        let Some(word) = cursor.word() else { break };
        upper = upper && (word.upper || word.capital && word.letters <= 4);
        name.push_str(&official(&at.text[word.start..word.end]));
        cursor = cursor.moved(word.end);
        let dotted = word.letters == 1 || name.ends_with('T');
        match cursor.peek() {
            Some('.') if dotted => {
                let next = cursor.moved(cursor.at + 1);
                if !next.word().is_some_and(|w| w.key == key("ư") || w.key == key("w")) {
                    break;
                }
                cursor = next;
            }
            _ => match cursor.dash().filter(|c| c.word().is_some_and(|w| w.upper && w.letters > 1))
            {
                Some(next) => {
                    name.push('-');
                    cursor = next;
                }
                None => break,
            },
        }
    }
    if name.is_empty() {
        return None;
    }
    let short = cursor.number().filter(|n| n.end - n.start <= 2 && name.ends_with("QH"));
    if let Some(number) = short {
        name.push_str(&number.value.to_string());
        cursor = cursor.moved(number.end);
    }
    let name = name.replace("TƯ", "TW");
    let name = match name.as_str() {
        "TTG" => "TTg".to_owned(),
        "THU" => "ThU".to_owned(),
        _ => name,
    };
    Some((name, upper, cursor.at))
}

/// Letters in capitals, composed, with Đ for eth.
fn official(text: &str) -> String {
    let mut out = String::new();
    for c in crate::base::text::nfc(text).chars().flat_map(char::to_uppercase) {
        match c {
            'Ð' => out.push('Đ'),
            c if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
    out
}

/// Whether an issuer is an organ of the Party.
pub(super) fn is_of_party(name: &str) -> bool {
    let name = name.split('-').next().unwrap_or(name);
    name.ends_with("TW")
        || name.starts_with("TW")
        || name.ends_with("TU")
        || name.ends_with("ĐU")
        || name.starts_with("ĐU")
        || name.starts_with("BCĐ")
        || matches!(name, "HU" | "QU" | "ThU" | "CB" | "BTVHU" | "ĐHĐBTQ" | "BTCHU" | "BTCQU")
}

fn is_of_state(name: &str) -> bool {
    matches!(name, "CP" | "TTg" | "UBND" | "HĐND" | "BNV" | "BTC" | "BTTTT")
        || name.starts_with("UBTVQH")
}
