//! Vietnamese letters as small numbers, and words as one number each.
//!
//! A word's key holds its letters with their own marks (ă, ê, đ …), then one tone. So case, normal
//! form, tone placement (`khoá`, `khóa`) and eth do not matter, while every other difference does.

/// Bits of a letter in a key.
const LETTER: u32 = 6;
/// The most letters a key holds.
const MOST: u32 = 10;
/// The key of words that are too long to be known.
pub(super) const UNKNOWN: u64 = 0;

const CIRCUMFLEX: [(u8, u8); 3] = [(b'a', 28), (b'e', 30), (b'o', 31)];
const BREVE: [(u8, u8); 1] = [(b'a', 27)];
const HORN: [(u8, u8); 2] = [(b'o', 32), (b'u', 33)];
const D_BAR: u16 = 29;

/// Vowels with their tones in the order of [`tone_mark`], lower case then upper.
const VOWELS: [(u16, &str); 12] = [
    (1, "aàáảãạAÀÁẢÃẠ"),
    (27, "ăằắẳẵặĂẰẮẲẴẶ"),
    (28, "âầấẩẫậÂẦẤẨẪẬ"),
    (5, "eèéẻẽẹEÈÉẺẼẸ"),
    (30, "êềếểễệÊỀẾỂỄỆ"),
    (9, "iìíỉĩịIÌÍỈĨỊ"),
    (15, "oòóỏõọOÒÓỎÕỌ"),
    (31, "ôồốổỗộÔỒỐỔỖỘ"),
    (32, "ơờớởỡợƠỜỚỞỠỢ"),
    (21, "uùúủũụUÙÚỦŨỤ"),
    (33, "ưừứửữựƯỪỨỬỮỰ"),
    (25, "yỳýỷỹỵYỲÝỶỸỴ"),
];

const UPPER: u16 = 1 << 9;
const SIZE: usize = 0x1F00;

/// For each character: its letter, six bits; its tone, three bits; whether it is upper case.
static TABLE: [u16; SIZE] = table();

const fn table() -> [u16; SIZE] {
    let mut table = [0; SIZE];
    let mut at = 0;
    while at < 26 {
        table[b'a' as usize + at] = at as u16 + 1;
        table[b'A' as usize + at] = (at as u16 + 1) | UPPER;
        at += 1;
    }
    let mut row = 0;
    while row < VOWELS.len() {
        let (letter, forms) = VOWELS[row];
        let bytes = forms.as_bytes();
        let (mut at, mut form) = (0, 0);
        while at < bytes.len() {
            let (c, size) = decode(bytes, at);
            let case = if form >= 6 { UPPER } else { 0 };
            table[c as usize] = letter | ((form % 6) << LETTER) | case;
            at += size;
            form += 1;
        }
        row += 1;
    }
    table[0x111] = D_BAR;
    table[0xF0] = D_BAR;
    table[0x110] = D_BAR | UPPER;
    table[0xD0] = D_BAR | UPPER;
    table
}

/// The character at a boundary of well-formed UTF-8, and its size.
const fn decode(bytes: &[u8], at: usize) -> (u32, usize) {
    let first = bytes[at] as u32;
    if first < 0x80 {
        return (first, 1);
    }
    let second = bytes[at + 1] as u32 & 0x3F;
    if first < 0xE0 {
        return (((first & 0x1F) << 6) | second, 2);
    }
    let third = bytes[at + 2] as u32 & 0x3F;
    if first < 0xF0 {
        return (((first & 0xF) << 12) | (second << 6) | third, 3);
    }
    (((first & 7) << 18) | (second << 12) | (third << 6) | (bytes[at + 3] as u32 & 0x3F), 4)
}

/// A word being read, letter by letter.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    letters: u64,
    count: u32,
    tone: u64,
    last: u8,
    /// Letters in upper case.
    pub(super) uppers: u32,
    /// Whether the first letter is in upper case.
    pub(super) capital: bool,
}

impl Reading {
    pub(super) const fn new() -> Reading {
        Reading { letters: 0, count: 0, tone: 0, last: 0, uppers: 0, capital: false }
    }

    /// Takes a character; false if it is no part of a word.
    pub(super) const fn take(&mut self, c: u32) -> bool {
        let entry = if (c as usize) < SIZE { TABLE[c as usize] } else { 0 };
        if entry == 0 {
            return self.count > 0 && self.mark(c);
        }
        if entry & UPPER != 0 {
            self.uppers += 1;
            self.capital = self.capital || self.count == 0;
        }
        let tone = ((entry >> LETTER) & 7) as u64;
        if tone > 0 {
            self.tone = tone;
        }
        self.last = (entry & 63) as u8;
        self.letters = (self.letters << LETTER) | self.last as u64;
        self.count += 1;
        true
    }

    /// Takes a combining mark.
    const fn mark(&mut self, c: u32) -> bool {
        let marks: &[(u8, u8)] = match c {
            0x300 | 0x301 | 0x309 | 0x303 | 0x323 => {
                self.tone = tone_mark(c);
                return true;
            }
            0x302 => &CIRCUMFLEX,
            0x306 => &BREVE,
            0x31B => &HORN,
            _ => return false,
        };
        let mut at = 0;
        while at < marks.len() {
            let (plain, marked) = marks[at];
            if self.last == plain - b'a' + 1 {
                self.last = marked;
                self.letters = (self.letters & !63) | marked as u64;
            }
            at += 1;
        }
        true
    }

    /// Letters so far.
    pub(super) const fn count(&self) -> u32 {
        self.count
    }

    /// The key.
    pub(super) const fn key(&self) -> u64 {
        if self.count > MOST { UNKNOWN } else { (self.letters << 3) | self.tone }
    }
}

const fn tone_mark(c: u32) -> u64 {
    match c {
        0x300 => 1,
        0x301 => 2,
        0x309 => 3,
        0x303 => 4,
        _ => 5,
    }
}

/// The key of a word.
pub(super) const fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let mut reading = Reading::new();
    let mut at = 0;
    while at < bytes.len() {
        let (c, size) = decode(bytes, at);
        reading.take(c);
        at += size;
    }
    reading.key()
}

/// Whether a key is that of one of some words.
pub(super) const fn among(key: u64, keys: &[u64]) -> bool {
    let mut at = 0;
    while at < keys.len() {
        if keys[at] == key {
            return true;
        }
        at += 1;
    }
    false
}

/// The keys of words.
macro_rules! keys {
    ($($word:literal),+ $(,)?) => { &[$($crate::cite::letters::key($word)),+] };
}
pub(super) use keys;

#[cfg(test)]
mod tests {
    use super::{UNKNOWN, key};

    #[test]
    fn spellings_of_a_word_have_one_key() {
        for (one, other) in [
            ("khoá", "KHÓA"),
            ("uỷ", "ủy"),
            ("nghi\u{323}", "Nghị"),
            ("quye\u{302}\u{301}t", "quyết"),
            ("quyê\u{301}t", "quyết"),
            ("ti\u{309}nh", "tỉnh"),
            ("Ð", "đ"),
            ("u\u{31b}", "Ư"),
            ("a\u{323}\u{302}", "ậ"),
        ] {
            assert_eq!(key(one), key(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_have_other_keys() {
        for (one, other) in [("quy", "quý"), ("đinh", "dinh"), ("tư", "tu"), ("quyết", "quyêt")]
        {
            assert_ne!(key(one), key(other), "{one} {other}");
        }
        assert_eq!(key("abcdefghijklm"), UNKNOWN);
    }
}
