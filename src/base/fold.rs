//! Vietnamese text made comparable: folding for search, keys for names, tone placement, and the
//! nearest known name.
//!
//! | function | ignores | use |
//! |---|---|---|
//! | [`fold`] | case, tones, letter marks, punctuation | search, suggestions, slugs |
//! | [`name_key`] | case, tone placement, kind of dash and space | looking up names |
//! | [`normalize_tone`] | old tone placement | sorting, keys |

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::base::text::nfc;

/// Folds text to lower-case base letters and digits, with one space between words.
///
/// Marks are dropped, `đ` (and the look-alike eth) becomes `d`, invisible characters left by word
/// processors vanish, and every other run of characters becomes a single space; the result is
/// trimmed.
///
/// ```
/// use toasoan::base::fold::fold;
/// assert_eq!(fold("Nghị quyết 42-NQ/TW"), "nghi quyet 42 nq tw");
/// ```
#[must_use]
pub fn fold(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut gap = false;
    let mut push = |c: char| {
        if is_separator(c) {
            gap = true;
        } else {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c);
        }
    };
    if s.is_ascii() {
        s.chars().for_each(|c| push(c.to_ascii_lowercase()));
    } else {
        for c in s.nfd().filter(|&c| !is_combining_mark(c) && !is_invisible(c)) {
            match c {
                'đ' | 'Đ' | 'ð' | 'Ð' => push('d'),
                _ if c.is_ascii() => push(c.to_ascii_lowercase()),
                _ => c.to_lowercase().for_each(&mut push),
            }
        }
    }
    out
}

/// Tells whether two spellings are the same name, as decided by [`name_key`].
///
/// ```
/// use toasoan::base::fold::same_name;
/// assert!(same_name("HOÀ BÌNH", "Hòa Bình"));
/// assert!(!same_name("Hòa Bình", "Hoa Binh"));
/// ```
#[must_use]
pub fn same_name(a: &str, b: &str) -> bool {
    a == b || name_key(a) == name_key(b)
}

/// Makes the key under which a name is looked up.
///
/// The key is NFC, lower case, in new tone placement, with `đ` for eth, `-` for every dash (and no
/// spaces around it), one space for every other run of white space, and no invisible characters.
/// Tones and letter marks stay: `má` and `ma` are different names.
#[must_use]
pub fn name_key(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    let mut gap = false;
    for c in s.nfc().flat_map(char::to_lowercase).filter(|&c| !is_invisible(c)) {
        let c = match c {
            'ð' => 'đ',
            _ if is_dash(c) => '-',
            _ => c,
        };
        if c.is_whitespace() {
            gap = true;
            continue;
        }
        if gap && c != '-' && !out.is_empty() && !out.ends_with('-') {
            out.push(' ');
        }
        gap = false;
        out.push(c);
    }
    normalize_tone(&out)
}

/// Rewrites old tone placement to new: `hoà` → `hòa`, `khoẻ` → `khỏe`, `uỷ` → `ủy`.
///
/// The result is NFC. Only `oa`, `oe`, `uy` at the end of a syllable differ between the styles;
/// after `q` the tone belongs on the second letter in both (`quý`). The 15 pairs in three cases
/// come from the orthography tables of the Vietnamese input methods.
#[must_use]
pub fn normalize_tone(s: &str) -> String {
    let s = nfc(s);
    if s.is_ascii() {
        return s.into_owned();
    }
    let mut out = String::with_capacity(s.len());
    let mut before = ' ';
    let mut chars = s.chars().peekable();
    while let Some(first) = chars.next() {
        let moved = match chars.peek() {
            Some(&second) if !matches!(before, 'q' | 'Q') => move_tone(first, second),
            _ => None,
        };
        before = first;
        let Some((toned, plain)) = moved else {
            out.push(first);
            continue;
        };
        let second = chars.next().unwrap_or(plain);
        if chars.peek().is_some_and(|c| c.is_alphabetic()) {
            out.extend([first, second]);
        } else {
            out.extend([toned, plain]);
        }
        before = second;
    }
    out
}

/// Finds the known name a mistyped one most probably means.
///
/// Both sides are folded, so `thoi su` finds `thời-sự`. The Damerau-Levenshtein distance must be
/// at most a third of the folded name's length in letters, or one for short names. Of equally
/// near names the first in iteration order wins.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = fold(name);
    let length = name.chars().count();
    if length == 0 {
        return None;
    }
    let limit = (length / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let folded = fold(candidate);
        if folded.is_empty() || folded.chars().count().abs_diff(length) > limit {
            continue;
        }
        let distance = strsim::damerau_levenshtein(&name, &folded);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Tells whether a character is any of the dashes and hyphens found in Vietnamese texts.
#[must_use]
pub fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

/// Tells whether a character is invisible inside a word: soft hyphen, zero-width space and
/// joiners, directional and byte-order marks, word joiner.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

fn is_separator(c: char) -> bool {
    // U+02BC, an apostrophe, counts as a letter in Unicode but not for a reader.
    !c.is_alphanumeric() || c == '\u{2bc}'
}

/// Turns (`o`, `à`) into (`ò`, `a`); nothing if the two are not an old-style pair.
fn move_tone(first: char, second: char) -> Option<(char, char)> {
    let toned = match first {
        'o' => "òóỏõọ",
        'O' => "ÒÓỎÕỌ",
        'u' => "ùúủũụ",
        'U' => "ÙÚỦŨỤ",
        _ => return None,
    };
    let seconds: &[(char, &str)] = match first {
        'o' | 'O' => &[('a', "àáảãạ"), ('e', "èéẻẽẹ"), ('A', "ÀÁẢÃẠ"), ('E', "ÈÉẺẼẸ")],
        _ => &[('y', "ỳýỷỹỵ"), ('Y', "ỲÝỶỸỴ")],
    };
    let (plain, tone) = seconds
        .iter()
        .find_map(|(plain, toned)| Some((*plain, toned.chars().position(|c| c == second)?)))?;
    Some((toned.chars().nth(tone)?, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fold_drops_marks_case_and_punctuation() {
        for (raw, want) in [
            ("", ""),
            ("  -- ", ""),
            ("Nghị quyết 42-NQ/TW", "nghi quyet 42 nq tw"),
            ("Ðảng", "dang"),
            ("ĐẢNG", "dang"),
            ("Đa\u{309}ng", "dang"),
            ("quy\u{ea}\u{301}t\u{a0}định", "quyet dinh"),
            ("xây\u{ad}dựng", "xaydung"),
            ("Ý, Ư. Ơ!", "y u o"),
            ("“Một là”…", "mot la"),
            ("k\u{2bc}ho", "k ho"),
            ("99,55%", "99 55"),
            ("Москва", "москва"),
        ] {
            assert_eq!(fold(raw), want, "{raw}");
        }
    }

    #[test]
    fn tone_moves_only_in_open_syllables_and_not_after_q() {
        for (raw, want) in [
            ("hoà", "hòa"),
            ("HOÀ", "HÒA"),
            ("Oà", "Òa"),
            ("khoẻ khoắn", "khỏe khoắn"),
            ("Uỷ ban, thuỷ, luỹ, tuỵ, tuý", "Ủy ban, thủy, lũy, tụy, túy"),
            ("xoè-hoạ", "xòe-họa"),
            ("quý quỳ quỷ quỹ QUỴ", "quý quỳ quỷ quỹ QUỴ"),
            ("toán hoàn thuyền khoác ngoéo khuỷu", "toán hoàn thuyền khoác ngoéo khuỷu"),
            ("hòa", "hòa"),
            ("hoa\u{300}", "hòa"),
            ("ooà", "oòa"),
            ("u", "u"),
        ] {
            assert_eq!(normalize_tone(raw), want, "{raw}");
        }
        let old = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ";
        let new = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy";
        assert_eq!(normalize_tone(old), new);
        assert_eq!(normalize_tone(new), new);
        assert_eq!(normalize_tone(&old.to_uppercase()), new.to_uppercase());
    }

    #[test]
    fn names_are_equal_across_typing_habits() {
        for (a, b) in [
            ("Bà Rịa - Vũng Tàu", "bà rịa – vũng tàu"),
            ("Bà Rịa-Vũng Tàu", "Bà Rịa — Vũng Tàu"),
            ("Đắk  Lắk", "\u{a0}đắk lắk "),
            ("Uỷ ban", "ỦY BAN"),
            ("Ðảng", "đảng"),
            ("2021- 2026", "2021 – 2026"),
        ] {
            assert!(same_name(a, b), "{a} / {b}: {:?} {:?}", name_key(a), name_key(b));
        }
        assert!(!same_name("Hoàng Mai", "Hoàng Mài"));
        assert!(!same_name("Hà Nam", "Hànam"));
    }

    #[test]
    fn nearest_finds_by_folded_distance() {
        let known = ["thời-sự", "lý-luận", "xây-dựng-đảng", "xây-dựng-đãng"];
        assert_eq!(nearest("thoi su", known), Some("thời-sự"));
        assert_eq!(nearest("xay dung dnag", known), Some("xây-dựng-đảng"));
        assert_eq!(nearest("kinh-te", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest("b", ["c", "b"]), Some("b"));
    }
}
