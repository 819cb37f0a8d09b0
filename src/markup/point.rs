//! Numbered points of running text: `Một là,` and `Thứ nhất,` in words, `1.` and `I.` in headings.
//!
//! Such a point gets an anchor, so that readers can send one another to it. Only what stands at the
//! very beginning counts, and words need a mark after them: “Một là phải …” runs on as a sentence, and
//! “Thứ hai, ngày 5-1” is a Monday.

/// Numbers as they follow `thứ` and stand before `là`; ten and more are put together of these.
const ONES: [&str; 11] =
    ["nhất", "một", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "bẩy", "tám"];

/// The words of a point that begins a text, as written. `closed` tells that nothing follows them
/// within the same emphasis, so that they need no mark of their own.
pub(super) fn spoken(text: &str, closed: bool) -> Option<&str> {
    let head = text.trim_start();
    // Most paragraphs are judged by their first letter.
    if !head.starts_with(['M', 'm', 'H', 'B', 'N', 'S', 'T', 'C']) {
        return None;
    }
    let mut words = Words { text: head, at: 0 };
    let first = words.next()?;
    if first == "thứ" {
        ordinal(&mut words)?;
    } else {
        cardinal(&first, &mut words)?;
    }
    let (said, rest) = head.split_at(words.at);
    let after = match rest.strip_prefix([',', ':', ';', '.']) {
        Some(after) => after.trim_start(),
        None if closed && rest.trim().is_empty() => "",
        None => return None,
    };
    let is_day = after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("ngày");
    (!is_day || first != "thứ").then_some(said)
}

/// `nhất`, `hai`, … `mười hai`.
fn ordinal(words: &mut Words<'_>) -> Option<()> {
    let word = words.next()?;
    if word == "mười" {
        let before = words.at;
        if words.next().is_none_or(|unit| !is_one(&unit)) {
            words.at = before;
        }
        return Some(());
    }
    is_one(&word).then_some(())
}

/// What follows the first word of `Một là`, `Mười hai là`.
fn cardinal(first: &str, words: &mut Words<'_>) -> Option<()> {
    let mut word = words.next()?;
    if first == "mười" && is_one(&word) {
        word = words.next()?;
    } else if first != "mười" && !is_one(first) {
        return None;
    }
    (word == "là").then_some(())
}

fn is_one(word: &str) -> bool {
    ONES.contains(&word) || matches!(word, "chín" | "mốt" | "lăm")
}

/// The number that begins a heading with its dot or bracket: `1.`, `2.3.`, `IV.`, `a)`.
pub(super) fn numbered(text: &str) -> bool {
    let Some((number, _)) = text.split_once([' ', '\u{a0}']) else { return false };
    let Some(number) = number.strip_suffix(['.', ')']) else { return false };
    let is_arabic = |c: char| c.is_ascii_digit() || c == '.';
    let is_roman = |c: char| matches!(c, 'I' | 'V' | 'X');
    let letter = number.chars().count() == 1 && number.starts_with(char::is_lowercase);
    let starts = number.starts_with(|c: char| c.is_ascii_digit()) && number.len() <= 8;
    letter
        || starts && number.chars().all(is_arabic)
        || (1..=6).contains(&number.len()) && number.chars().all(is_roman)
}

/// Words of a text in lower case, one by one.
struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl Words<'_> {
    fn next(&mut self) -> Option<String> {
        let rest = self.text.get(self.at..)?;
        let begin = rest.len() - rest.trim_start().len();
        let word = &rest[begin..];
        let length = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
        if length == 0 || length > 12 {
            return None;
        }
        self.at += begin + length;
        Some(word[..length].to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::{numbered, spoken};

    #[test]
    fn points_in_words_are_known_by_their_mark() {
        for (text, said) in [
            ("Một là, đổi mới", Some("Một là")),
            ("Một\u{a0}là: đổi mới", Some("Một\u{a0}là")),
            ("MƯỜI HAI LÀ, x", Some("MƯỜI HAI LÀ")),
            ("Mười là, x", Some("Mười là")),
            ("Thứ nhất, x", Some("Thứ nhất")),
            ("Thứ mười, x", Some("Thứ mười")),
            ("Thứ mười lăm, x", Some("Thứ mười lăm")),
            ("Thứ hai, công tác cán bộ", Some("Thứ hai")),
            ("Thứ hai, ngày 5-1", None),
            ("Thứ hai, 5-1", None),
            ("Một là phải đổi mới, hai là", None),
            ("Một lần, tôi", None),
            ("Thứ trưởng, đồng chí", None),
            ("Ba, má", None),
            ("Thứ", None),
            ("Đảng ta", None),
            ("", None),
        ] {
            assert_eq!(spoken(text, false), said, "{text}");
        }
        assert_eq!(spoken("Hai là", true), Some("Hai là"));
        assert_eq!(spoken("Hai là", false), None);
        assert_eq!(spoken("Hai là phải", true), None);
    }

    #[test]
    fn headings_are_numbered_by_a_number_and_a_dot() {
        for (text, is) in [
            ("1. Kết quả", true),
            ("2.3. Kết quả", true),
            ("IV. Kết quả", true),
            ("a) Kết quả", true),
            ("2024. Năm", true),
            ("Kết quả", false),
            ("1 Kết quả", false),
            ("TƯ. Kết quả", false),
            ("1.", false),
            (". x", false),
        ] {
            assert_eq!(numbered(text), is, "{text}");
        }
    }
}
