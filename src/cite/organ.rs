//! Organs that issue documents, after a citation (`của Bộ Chính trị`) and before it.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use super::cursor::Cursor;
use super::letters::{among, key, keys};

/// An organ as named in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Organ {
    /// Its symbol in numbers: `TW`, `BTCTW`, `TU`.
    pub(super) symbol: &'static str,
    /// The organ where several share a symbol: `BCT`, `BBT`, `BCHTW`.
    pub(super) name: OrganName,
    /// The place of a local organ.
    pub(super) place: Option<String>,
    pub(super) end: usize,
}

/// Words of a name, symbol, organ. Longer names stand before their beginnings.
const ORGANS: &[(&[u64], &str, &str)] = &[
    (keys!["bộ", "chính", "trị"], "TW", "BCT"),
    (keys!["bct"], "TW", "BCT"),
    (keys!["ban", "bí", "thư"], "TW", "BBT"),
    (keys!["bbt"], "TW", "BBT"),
    (keys!["ban", "chấp", "hành", "trung", "ương"], "TW", "BCHTW"),
    (keys!["bch", "trung", "ương"], "TW", "BCHTW"),
    (keys!["bch", "tw"], "TW", "BCHTW"),
    (keys!["bchtw"], "TW", "BCHTW"),
    (keys!["ban", "tổ", "chức", "trung", "ương"], "BTCTW", "BTCTW"),
    (keys!["btctw"], "BTCTW", "BTCTW"),
    (keys!["ủy", "ban", "kiểm", "tra", "trung", "ương"], "UBKTTW", "UBKTTW"),
    (keys!["ubkt", "trung", "ương"], "UBKTTW", "UBKTTW"),
    (keys!["ubkttw"], "UBKTTW", "UBKTTW"),
    (keys!["văn", "phòng", "trung", "ương"], "VPTW", "VPTW"),
    (keys!["ban", "tuyên", "giáo", "và", "dân", "vận", "trung", "ương"], "BTGDVTW", "BTGDVTW"),
    (keys!["ban", "tuyên", "giáo", "trung", "ương"], "BTGTW", "BTGTW"),
    (keys!["ban", "dân", "vận", "trung", "ương"], "BDVTW", "BDVTW"),
    (keys!["ban", "nội", "chính", "trung", "ương"], "BNCTW", "BNCTW"),
    (keys!["ban", "kinh", "tế", "trung", "ương"], "BKTTW", "BKTTW"),
    (keys!["ban", "đối", "ngoại", "trung", "ương"], "BĐNTW", "BĐNTW"),
    (keys!["quân", "ủy", "trung", "ương"], "QUTW", "QUTW"),
    (keys!["đảng", "ủy", "công", "an", "trung", "ương"], "ĐUCATW", "ĐUCATW"),
    (keys!["ban", "tổ", "chức", "tỉnh", "ủy"], "BTCTU", "BTCTU"),
    (keys!["ban", "tổ", "chức", "thành", "ủy"], "BTCTU", "BTCTU"),
    (keys!["ủy", "ban", "kiểm", "tra", "tỉnh", "ủy"], "UBKTTU", "UBKTTU"),
    (keys!["văn", "phòng", "tỉnh", "ủy"], "VPTU", "VPTU"),
    (keys!["ban", "tuyên", "giáo", "tỉnh", "ủy"], "BTGTU", "BTGTU"),
    (keys!["ban", "thường", "vụ", "tỉnh", "ủy"], "TU", "TU"),
    (keys!["ban", "thường", "vụ", "thành", "ủy"], "TU", "TU"),
    (keys!["btv", "tỉnh", "ủy"], "TU", "TU"),
    (keys!["ban", "chấp", "hành", "đảng", "bộ", "tỉnh"], "TU", "TU"),
    (keys!["tỉnh", "ủy"], "TU", "TU"),
    (keys!["thành", "ủy"], "TU", "TU"),
    (keys!["ban", "thường", "vụ", "huyện", "ủy"], "HU", "HU"),
    (keys!["huyện", "ủy"], "HU", "HU"),
    (keys!["quận", "ủy"], "QU", "QU"),
    (keys!["thị", "ủy"], "ThU", "ThU"),
    (keys!["đảng", "ủy"], "ĐU", "ĐU"),
    (keys!["thủ", "tướng"], "TTg", "TTg"),
    (keys!["chính", "phủ"], "CP", "CP"),
    (keys!["ủy", "ban", "thường", "vụ", "quốc", "hội"], "UBTVQH", "UBTVQH"),
    (keys!["quốc", "hội"], "QH", "QH"),
    (keys!["bộ", "thông", "tin", "và", "truyền", "thông"], "BTTTT", "BTTTT"),
    (keys!["bộ", "nội", "vụ"], "BNV", "BNV"),
    (keys!["hội", "đồng", "nhân", "dân"], "HĐND", "HĐND"),
    (keys!["hđnd"], "HĐND", "HĐND"),
    (keys!["ủy", "ban", "nhân", "dân"], "UBND", "UBND"),
    (keys!["ubnd"], "UBND", "UBND"),
    (keys!["trung", "ương"], "TW", "TW"),
];

/// The symbol that tells organs apart: `BCT`, `BBT`, `BTCTW`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrganName(&'static str);

impl OrganName {
    /// The symbol.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl Serialize for OrganName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let at = ORGANS.iter().position(|(.., name)| *name == self.0);
        serializer.serialize_u8(at.unwrap_or(ORGANS.len()) as u8)
    }
}

impl<'de> Deserialize<'de> for OrganName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<OrganName, D::Error> {
        let known = ORGANS.get(usize::from(u8::deserialize(deserializer)?));
        let known = known.map(|(.., name)| OrganName(name));
        known.ok_or_else(|| D::Error::custom("an unknown organ"))
    }
}

/// Words that may stand between an organ and the document it issues.
const ISSUES: &[u64] = keys![
    "có", "đã", "ban", "hành", "ra", "ký", "vừa", "mới", "cũng", "thông", "qua", "tiếp", "tục",
    "các", "lại",
];

/// The most bytes before a citation in which its issuer is looked for.
const BEFORE: usize = 110;
/// The most words of a place.
const PLACE: usize = 4;

/// Reads an organ after white space.
pub(super) fn organ(at: Cursor<'_>) -> Option<Organ> {
    let first = at.next_word().filter(|word| word.capital)?;
    let starts = ORGANS.iter().filter(|(words, ..)| words[0] == first.key);
    let (after, symbol, name) = starts
        .filter_map(|(words, symbol, name)| Some((at.eat_all(words)?, *symbol, *name)))
        .max_by_key(|(after, ..)| after.at)?;
    let local = symbol.ends_with("TU") || matches!(symbol, "HU" | "QU" | "ThU" | "ĐU" | "UBND");
    let (place, after) = if local { place(after) } else { (None, after) };
    Some(Organ { symbol, name: OrganName(name), place, end: after.at })
}

/// Reads the name of a place: words in capitals that begin no sentence part of their own.
pub(super) fn place(at: Cursor<'_>) -> (Option<String>, Cursor<'_>) {
    let begin = at.eat(keys!["tỉnh"]).or_else(|| at.eat_all(keys!["thành", "phố"])).unwrap_or(at);
    let mut end = begin;
    let mut start = None;
    for _ in 0..PLACE {
        let next = end.skip();
        let Some(word) = next.word().filter(|word| word.capital && word.letters > 1) else { break };
        if next.at == end.at || super::kind::noun(next).is_some() {
            break;
        }
        start = start.or(Some(word.start));
        end = end.moved(word.end);
    }
    let place = start.map(|start| {
        let words: Vec<&str> = at.text[start..end.at].split_whitespace().collect();
        words.join(" ")
    });
    if place.is_some() { (place, end) } else { (None, at) }
}

/// The organ that issues what begins at a place: `Bộ Chính trị ban hành …`.
pub(super) fn before(text: &str, at: usize) -> Option<Organ> {
    let from = at.saturating_sub(BEFORE);
    let from = (from..=at).find(|at| text.is_char_boundary(*at))?;
    let sentence = text[from..at].rfind(['.', ';', '\n', '!', '?']).map_or(from, |i| from + i + 1);
    let mut cursor = Cursor::new(text, sentence);
    let mut found: Option<Organ> = None;
    while cursor.at < at {
        cursor = cursor.skip();
        if cursor.at >= at {
            break;
        }
        let Some(word) = cursor.word().filter(|word| word.end <= at) else {
            // A mark parts an organ from what follows, a comma too.
            let Some(c) = cursor.peek() else { break };
            found = None;
            cursor = cursor.moved(cursor.at + c.len_utf8());
            continue;
        };
        match organ(cursor).filter(|organ| organ.end <= at) {
            Some(organ) => {
                cursor = cursor.moved(organ.end);
                if let Some(after) = cursor.eat(keys!["đảng"]) {
                    cursor = after;
                }
                found = Some(organ);
            }
            None => {
                if !among(word.key, ISSUES) {
                    found = None;
                }
                cursor = cursor.moved(word.end.max(cursor.at + 1));
            }
        }
    }
    let organ = found?;
    // An organ right before a noun belongs to something else: there is a verb between.
    let verb = Cursor::new(text, organ.end).next_word();
    let verb = verb.filter(|word| word.start < at && word.key != key("các"));
    verb.map(|_| organ)
}
