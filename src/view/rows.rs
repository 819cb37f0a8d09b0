//! A text → rows of a given width, as even as its words allow.
//!
//! Widths are guesses in thousandths of the size of letters, on the safe side of the serif faces that
//! readers have. Rows end at the ends of words or behind hyphens; a single word that is wider than a row
//! is broken at the ends of its syllables.

/// A part of a text that stays together, and whether a space stands before it.
struct Piece<'a> {
    text: &'a str,
    is_apart: bool,
}

/// The width of a text.
#[must_use]
pub fn width(text: &str) -> u32 {
    text.chars().map(letter).sum()
}

fn letter(c: char) -> u32 {
    // A letter is as wide as it is without its marks.
    let base = unicode_normalization::char::decompose_canonical;
    let mut first = c;
    let mut is_first = true;
    base(c, |part| {
        if is_first {
            first = part;
            is_first = false;
        }
    });
    match first {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | 'i' | 'j' | 'l' | '|' => 310,
        'f' | 'r' | 's' | 't' | '(' | ')' | '-' | 'I' | 'J' | '"' | '“' | '”' | '«' | '»' => {
            450
        }
        'm' | 'w' | 'M' | 'W' | '—' | '…' | '%' | '@' => 1000,
        '0'..='9' | 'a'..='z' | 'đ' | '–' | '+' | '/' | '?' => 600,
        'A'..='Z' | 'Đ' => 790,
        _ if c.is_ascii() => 700,
        _ => 1000,
    }
}

/// Cuts a text into rows of at most `room`. A word that is wider stands alone.
#[must_use]
pub fn rows(text: &str, room: u32) -> Vec<String> {
    let plain = even(&pieces(text), room);
    let by_phrase = even(&phrases(text), room);
    let widths = || by_phrase.iter().map(|row| width(row));
    let (least, most) = (widths().min().unwrap_or(0), widths().max().unwrap_or(0));
    // Rows that end where the reader pauses are better than even ones, unless one is very short.
    let is_better = by_phrase.len() == plain.len() && most <= room && least * 5 >= most * 2;
    if is_better { by_phrase } else { plain }
}

/// As [`rows`], but a word that is wider is broken.
#[must_use]
pub fn broken_rows(text: &str, room: u32) -> Vec<String> {
    let mut all: Vec<Piece<'_>> = Vec::new();
    for piece in pieces(text) {
        if width(piece.text) <= room {
            all.push(piece);
            continue;
        }
        let parts = syllables(piece.text).into_iter().flat_map(|part| chunks(part, room));
        all.extend(
            parts.enumerate().map(|(at, text)| Piece { text, is_apart: at == 0 && piece.is_apart }),
        );
    }
    even(&all, room)
}

/// Words, cut behind hyphens and slashes too.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut all = Vec::new();
    for word in text.split_whitespace() {
        let parts = word.split_inclusive(['-', '–', '—', '/', '+']);
        all.extend(parts.enumerate().map(|(at, text)| Piece { text, is_apart: at == 0 }));
    }
    all
}

/// What stands between marks of punctuation.
fn phrases(text: &str) -> Vec<Piece<'_>> {
    let ends = text.match_indices([',', ';', ':', '.', ')', '–']).map(|(at, mark)| at + mark.len());
    let ends = ends.filter(|&end| text[end..].starts_with(char::is_whitespace));
    let mut all = Vec::new();
    let mut from = 0;
    for end in ends.chain([text.len()]) {
        all.push(Piece { text: text[from..end].trim(), is_apart: true });
        from = end;
    }
    all.retain(|piece| !piece.text.is_empty());
    all
}

/// As many rows as `room` needs, but no wider than they must be: a last row of one short word looks
/// forgotten.
fn even(pieces: &[Piece<'_>], room: u32) -> Vec<String> {
    let count = greedy(pieces, room).len();
    let (mut low, mut high) = (0, room);
    while low < high {
        let middle = low + (high - low) / 2;
        let rows = greedy(pieces, middle);
        if rows.len() == count && rows.iter().all(|row| width(row) <= middle) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    greedy(pieces, high)
}

fn greedy(pieces: &[Piece<'_>], room: u32) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for piece in pieces {
        let space = if piece.is_apart { width(" ") } else { 0 };
        match rows.last_mut().filter(|row| width(row) + space + width(piece.text) <= room) {
            Some(row) => {
                if piece.is_apart {
                    row.push(' ');
                }
                row.push_str(piece.text);
            }
            None => rows.push(piece.text.to_owned()),
        }
    }
    rows
}

/// Consonants with which Vietnamese syllables begin, the longest first.
const ONSETS: &[&str] = &[
    "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
    "h", "k", "l", "m", "n", "p", "q", "r", "s", "t", "v", "x",
];

/// Cuts a word before each consonant that begins a syllable.
fn syllables(word: &str) -> Vec<&str> {
    let is_vowel = |c: char| {
        let mut first = None;
        unicode_normalization::char::decompose_canonical(c, |part| {
            first.get_or_insert(part);
        });
        first.is_some_and(|c| "aeiouy".contains(c.to_ascii_lowercase()))
    };
    let mut cuts = Vec::new();
    let mut run = 0;
    let mut vowels = false;
    for (at, c) in word.char_indices() {
        if !is_vowel(c) {
            continue;
        }
        let between = word[run..at].to_lowercase();
        let onset = ONSETS.iter().find(|onset| between.ends_with(**onset));
        if let Some(onset) = onset.filter(|_| vowels) {
            let count = onset.chars().count();
            let begin = word[..at].char_indices().rev().nth(count - 1);
            cuts.extend(begin.map(|(begin, _)| begin));
        }
        vowels = true;
        run = at + c.len_utf8();
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts {
        parts.push(&word[from..cut]);
        from = cut;
    }
    parts.push(&word[from..]);
    parts
}

/// Cuts what has no syllables where it fills a row.
fn chunks(part: &str, room: u32) -> Vec<&str> {
    let mut all = Vec::new();
    let (mut from, mut wide) = (0, 0);
    for (at, c) in part.char_indices() {
        if wide + letter(c) > room && at > from {
            all.push(&part[from..at]);
            (from, wide) = (at, 0);
        }
        wide += letter(c);
    }
    all.push(&part[from..]);
    all
}

#[cfg(test)]
mod tests {
    use super::{broken_rows, rows, syllables, width};

    #[test]
    fn long_names_wrap_evenly_between_words() {
        assert_eq!(rows("Xuân Nhâm Dần", 12_000), ["Xuân Nhâm Dần"]);
        assert_eq!(
            rows("Chuyên đề sắp xếp đơn vị hành chính", 12_000),
            ["Chuyên đề sắp xếp", "đơn vị hành chính"]
        );
        assert_eq!(rows("Công tác kiểm tra, giám sát", 10_500), ["Công tác kiểm tra,", "giám sát"]);
        assert_eq!(rows("Kỷ niệm 1930–2025", 6_000), ["Kỷ niệm", "1930–2025"]);
        assert_eq!(rows("1930–2025", 4_000), ["1930–", "2025"]);
        assert_eq!(rows("Siêudàiquáđỗi a", 3_000), ["Siêudàiquáđỗi", "a"]);
        assert_eq!(rows("", 5_000), [""; 0]);
    }

    #[test]
    fn a_word_wider_than_a_row_is_broken_between_syllables() {
        assert_eq!(broken_rows("Siêudàiquáđỗi a", 4_300), ["Siêudài", "quáđỗi a"]);
        assert_eq!(syllables("Nghiêngnghiêng"), ["Nghiêng", "nghiêng"]);
        assert_eq!(syllables("bcdfg"), ["bcdfg"]);
        for text in ["bcdfgbcdfgbcdfg", "aaaaaaaaaaaaaaaa", "🙂🙂🙂🙂🙂🙂🙂🙂", "ỗ"]
        {
            let rows = broken_rows(text, 4_000);
            assert_eq!(rows.concat(), text);
            assert!(rows.iter().all(|row| width(row) <= 4_000), "{rows:?}");
        }
    }

    #[test]
    fn marks_take_no_room() {
        assert_eq!(width("Ưỡ"), width("Uo"));
        assert!(width("TÒA SOẠN") > width("tòa soạn"));
    }
}
