//! What a text is about, as pairs of neighboring words: enough to tell namesakes apart by their titles.

use serde::{Deserialize, Serialize};

use super::cursor::Cursor;
use super::letters::{UNKNOWN, key};

/// Bytes around a citation in which its subject is looked for.
const BEFORE: usize = 200;
const AFTER: usize = 320;

/// Two neighboring words as one number. Two pairs have one number by a chance of 1 in 2⁶⁰.
pub type Pair = u64;

/// The subject that is written beside a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// How many different pairs it has.
    pub count: u16,
    /// Those that known titles have too, sorted.
    pub known: Vec<Pair>,
}

/// Pairs of words that say nothing of a subject.
const COMMON: &[Pair] = &[
    pair("tiếp", "tục"),
    pair("nâng", "cao"),
    pair("hiệu", "quả"),
    pair("đổi", "mới"),
    pair("tăng", "cường"),
    pair("thực", "hiện"),
    pair("giai", "đoạn"),
    pair("đoạn", "mới"),
    pair("trong", "giai"),
    pair("tình", "hình"),
    pair("cán", "bộ"),
    pair("đảng", "viên"),
    pair("công", "tác"),
    pair("của", "đảng"),
    pair("nhiệm", "vụ"),
    pair("yêu", "cầu"),
    pair("chất", "lượng"),
    pair("lãnh", "đạo"),
    pair("quản", "lý"),
    pair("tổ", "chức"),
];

const fn pair(one: &str, other: &str) -> Pair {
    mixed(key(one), key(other))
}

const fn mixed(one: u64, other: u64) -> Pair {
    let mut mixed = one.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ other;
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The pairs of a text, sorted, each once.
#[must_use]
pub fn pairs(text: &str) -> Vec<Pair> {
    let mut pairs = Vec::new();
    each(text, |pair| pairs.push(pair));
    pairs.retain(|pair| !COMMON.contains(pair));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Tells the pairs of a text in its order.
fn each(text: &str, mut tell: impl FnMut(Pair)) {
    let mut cursor = Cursor::new(text, 0);
    let mut last = UNKNOWN;
    while let Some(c) = cursor.peek() {
        match cursor.word() {
            Some(word) => {
                if last != UNKNOWN && word.key != UNKNOWN {
                    tell(mixed(last, word.key));
                }
                last = word.key;
                cursor = cursor.moved(word.end.max(cursor.at + c.len_utf8()));
            }
            None => {
                if matches!(c, '.' | ';' | ':' | '\n') {
                    last = UNKNOWN;
                }
                cursor = cursor.moved(cursor.at + c.len_utf8());
            }
        }
    }
}

/// Those pairs of a text that known titles have too, sorted, each once.
pub(super) fn known(text: &str, titles: &[Pair]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    each(text, |pair| {
        if titles.binary_search(&pair).is_ok() {
            pairs.push(pair);
        }
    });
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many pairs two sorted lists share.
#[must_use]
pub fn shared(one: &[Pair], other: &[Pair]) -> usize {
    one.iter().filter(|pair| other.binary_search(pair).is_ok()).count()
}

/// The subject of a text, as far as known titles have it too.
pub(super) fn about(text: &str, known: &[Pair]) -> About {
    let mut pairs = pairs(text);
    let count = pairs.len() as u16;
    pairs.retain(|pair| known.binary_search(pair).is_ok());
    About { count, known: pairs }
}

/// The text around a citation, within its paragraph.
pub(super) fn around(text: &str, start: usize, end: usize) -> &str {
    let mut from = start.saturating_sub(BEFORE);
    let mut to = end.saturating_add(AFTER).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let from = text[from..start.max(from)].rfind("\n\n").map_or(from, |at| from + at + 2);
    let to = text[end.min(to)..to].find("\n\n").map_or(to, |at| end + at);
    text.get(from..to).unwrap_or("")
}
