//! Types of documents: their nouns, symbols and codes.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::cursor::{Cursor, Word};
use super::letters::{key, keys};

/// The type of a cited document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Kind(&'static str);

/// Quy định or Quyết định: the symbol QĐ alone does not tell.
pub const EITHER: Kind = Kind("qd");
/// Nghị quyết.
pub const RESOLUTION: Kind = Kind("nq");
/// Kết luận.
pub const CONCLUSION: Kind = Kind("kl");
/// Luật.
pub const LAW: Kind = Kind("luat");
/// Quyết định.
pub const DECISION: Kind = Kind("qtd");
/// Quy định.
pub const REGULATION: Kind = Kind("qyd");
/// Thông tư.
pub const CIRCULAR: Kind = Kind("tht");
/// Điều lệ.
pub const STATUTES: Kind = Kind("dl");

/// Code, usual symbol, and whether a short number after a lower-case noun may be a citation.
const KINDS: &[(&str, &str, bool)] = &[
    ("nq", "NQ", true),
    ("ct", "CT", true),
    ("kl", "KL", true),
    ("qyd", "QĐ", true),
    ("qtd", "QĐ", true),
    ("qd", "QĐ", true),
    ("hd", "HD", true),
    ("qc", "QC", true),
    ("tb", "TB", false),
    ("tt", "TT", true),
    ("kh", "KH", false),
    ("ctr", "CTr", false),
    ("da", "ĐA", false),
    ("bc", "BC", false),
    ("ttr", "TTr", false),
    ("cv", "CV", false),
    ("bb", "BB", false),
    ("dl", "", false),
    ("cl", "", false),
    ("luat", "", false),
    ("pl", "PL", false),
    ("nd", "NĐ", true),
    ("tht", "TT", true),
    ("cd", "CĐ", false),
];

impl Kind {
    /// The code of the registry; `qd` where Quy định and Quyết định are both possible.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The kind of a code.
    #[must_use]
    pub fn of(code: &str) -> Option<Kind> {
        KINDS.iter().find(|(known, ..)| *known == code).map(|(known, ..)| Kind(known))
    }

    /// Whether a document of a type may be meant.
    #[must_use]
    pub fn admits(self, code: &str) -> bool {
        self.0 == code || (self == EITHER && (code == "qyd" || code == "qtd"))
    }

    pub(super) fn symbol(self) -> &'static str {
        KINDS.iter().find(|(code, ..)| *code == self.0).map_or("", |(_, symbol, _)| symbol)
    }

    pub(super) fn is_usual(self) -> bool {
        KINDS.iter().any(|(code, _, usual)| *code == self.0 && *usual)
    }

    pub(super) fn is_of_state(self) -> bool {
        matches!(self.0, "luat" | "pl" | "nd" | "tht" | "cd")
    }

    /// Whether noun and symbol cannot mean one document: `Chỉ thị 37-QĐ/TW`. What a decision or rule
    /// puts into force goes by its number (`Đề án 06/QĐ-TTg`), and conclusions are made known by
    /// notices (`Kết luận 20-TB/TW`).
    pub(super) fn contradicts(self, symbol: &str) -> bool {
        let Some(kind) = of_symbol(symbol) else { return false };
        let is_annex = matches!(self.0, "qc" | "ctr" | "kh" | "da" | "dl" | "cl" | "bc");
        let is_notice = matches!((self.0, kind.0), ("kl", "tb") | ("tb", "kl"));
        let is_same = self.with_symbol(symbol) == self || kind.symbol() == self.symbol();
        !(is_same || is_notice || is_annex && kind == EITHER)
    }

    /// The kind that noun and symbol mean together: the symbol, unless the noun says it closer.
    pub(super) fn with_symbol(self, symbol: &str) -> Kind {
        let Some(kind) = of_symbol(symbol) else { return self };
        let same = kind.symbol() == self.symbol() || matches!(symbol, "QH" | "TTLT");
        if same && kind != self && !matches!(symbol, "QĐi" | "QĐNS") { self } else { kind }
    }
}

impl Default for Kind {
    fn default() -> Kind {
        EITHER
    }
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = KINDS.iter().position(|(code, ..)| *code == self.0);
        serializer.serialize_u8(at.unwrap_or(KINDS.len()) as u8)
    }
}

impl<'de> Deserialize<'de> for Kind {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Kind, D::Error> {
        let known = KINDS.get(usize::from(u8::deserialize(deserializer)?));
        let known = known.map(|(code, ..)| Kind(code));
        known.ok_or_else(|| D::Error::custom("an unknown type of document"))
    }
}

/// Symbols as they stand in numbers, with the kind they mean.
const SYMBOLS: &[(u64, &str, &str)] = &[
    (key("nq"), "NQ", "nq"),
    (key("ct"), "CT", "ct"),
    (key("kl"), "KL", "kl"),
    (key("qđ"), "QĐ", "qd"),
    (key("qđi"), "QĐi", "qyd"),
    (key("qyđ"), "QĐi", "qyd"),
    (key("qđns"), "QĐNS", "qtd"),
    (key("qc"), "QC", "qc"),
    (key("hd"), "HD", "hd"),
    (key("tb"), "TB", "tb"),
    (key("tt"), "TT", "tt"),
    (key("kh"), "KH", "kh"),
    (key("ctr"), "CTr", "ctr"),
    (key("cthđ"), "CTHĐ", "ctr"),
    (key("đa"), "ĐA", "da"),
    (key("bc"), "BC", "bc"),
    (key("ttr"), "TTr", "ttr"),
    (key("cv"), "CV", "cv"),
    (key("bb"), "BB", "bb"),
    (key("nđ"), "NĐ", "nd"),
    (key("pl"), "PL", "pl"),
    (key("ttlt"), "TTLT", "tht"),
    (key("cđ"), "CĐ", "cd"),
    (key("qh"), "QH", "luat"),
];

fn of_symbol(symbol: &str) -> Option<Kind> {
    SYMBOLS.iter().find(|(_, known, _)| *known == symbol).and_then(|(.., code)| Kind::of(code))
}

/// The symbol of a word's key, in its official letters.
pub(super) fn symbol_of(word: u64) -> Option<&'static str> {
    SYMBOLS.iter().find(|(known, ..)| *known == word).map(|(_, symbol, _)| *symbol)
}

/// The kind of a symbol that stands without a noun.
pub(super) fn bare(symbol: &str) -> Option<Kind> {
    of_symbol(symbol)
}

/// A noun or abbreviation that names a type.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub(super) kind: Kind,
    pub(super) capital: bool,
    pub(super) short: bool,
    pub(super) end: usize,
}

/// Nouns of two words.
const PAIRS: &[(u64, u64, &str)] = &[
    (key("nghị"), key("quyết"), "nq"),
    (key("nghị"), key("định"), "nd"),
    (key("chỉ"), key("thị"), "ct"),
    (key("kết"), key("luận"), "kl"),
    (key("quy"), key("định"), "qyd"),
    (key("qui"), key("định"), "qyd"),
    (key("quyết"), key("định"), "qtd"),
    (key("quy"), key("chế"), "qc"),
    (key("qui"), key("chế"), "qc"),
    (key("hướng"), key("dẫn"), "hd"),
    (key("thông"), key("báo"), "tb"),
    (key("thông"), key("tri"), "tt"),
    (key("thông"), key("tư"), "tht"),
    (key("kế"), key("hoạch"), "kh"),
    (key("chương"), key("trình"), "ctr"),
    (key("đề"), key("án"), "da"),
    (key("công"), key("văn"), "cv"),
    (key("công"), key("điện"), "cd"),
    (key("tờ"), key("trình"), "ttr"),
    (key("báo"), key("cáo"), "bc"),
    (key("biên"), key("bản"), "bb"),
    (key("pháp"), key("lệnh"), "pl"),
    (key("điều"), key("lệ"), "dl"),
    (key("cương"), key("lĩnh"), "cl"),
];

/// Words that a type's longer name adds.
const MORE: &[(&str, &[u64])] =
    &[("tb", keys!["kết", "luận"]), ("ctr", keys!["hành", "động"]), ("tht", keys!["liên", "tịch"])];

/// Abbreviations, which are citations only with what follows.
const SHORT: &[(u64, &str)] = &[
    (key("nq"), "nq"),
    (key("ct"), "ct"),
    (key("kl"), "kl"),
    (key("qđ"), "qd"),
    (key("hd"), "hd"),
    (key("nđ"), "nd"),
];

/// Marks the keys with which nouns begin: a key whose bit is not set begins none.
static FIRST: u64 = {
    let mut bits = mark(key("luật"));
    let mut at = 0;
    while at < PAIRS.len() {
        bits |= mark(PAIRS[at].0);
        at += 1;
    }
    at = 0;
    while at < SHORT.len() {
        bits |= mark(SHORT[at].0);
        at += 1;
    }
    bits
};

const fn mark(key: u64) -> u64 {
    1 << (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 58)
}

/// Whether a word may begin a noun; most words are told at once.
pub(super) fn may_begin(word: &Word) -> bool {
    FIRST & mark(word.key) != 0
}

/// Reads a noun.
pub(super) fn noun(at: Cursor<'_>) -> Option<Noun> {
    noun_from(at, at.word()?)
}

/// Reads a noun whose first word was read.
pub(super) fn noun_from(at: Cursor<'_>, first: Word) -> Option<Noun> {
    if first.key == key("luật") {
        return Some(Noun { kind: LAW, capital: first.capital, short: false, end: first.end });
    }
    if let Some((_, code)) = SHORT.iter().find(|(known, _)| *known == first.key) {
        let noun = Noun { kind: Kind::of(code)?, capital: true, short: true, end: first.end };
        return first.upper.then_some(noun);
    }
    if !PAIRS.iter().any(|(one, ..)| *one == first.key) {
        return None;
    }
    let second = at.moved(first.end).next_word()?;
    let code = PAIRS.iter().find(|(one, two, _)| *one == first.key && *two == second.key)?.2;
    let mut end = second.end;
    if let Some((_, words)) = MORE.iter().find(|(kind, _)| *kind == code)
        && let Some(after) = at.moved(end).eat_all(words)
    {
        end = after.at;
    }
    Some(Noun { kind: Kind::of(code)?, capital: first.capital, short: false, end })
}

/// The first words of all nouns, in small letters.
#[cfg(test)]
pub(super) fn first_words() -> Vec<&'static str> {
    vec![
        "nghị", "chỉ", "kết", "quy", "qui", "quyết", "hướng", "thông", "kế", "chương", "đề",
        "công", "tờ", "báo", "biên", "pháp", "điều", "cương", "luật",
    ]
}

#[cfg(test)]
mod tests {
    use super::{PAIRS, first_words, key};

    #[test]
    fn all_first_words_are_told() {
        for (first, ..) in PAIRS {
            assert!(first_words().iter().any(|word| key(word) == *first));
        }
    }
}
