//! Numbers → the words of Vietnamese.

/// How numbers are read: the North and the South differ in two words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Voice {
    thousand: &'static str,
    gap: &'static str,
}

/// `hai nghìn không trăm linh bốn`.
pub(super) const NORTH: Voice = Voice { thousand: "nghìn", gap: "linh" };
/// `hai ngàn không trăm lẻ bốn`.
pub(super) const SOUTH: Voice = Voice { thousand: "ngàn", gap: "lẻ" };

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

fn digit(at: u64) -> &'static str {
    DIGITS[(at % 10) as usize]
}

impl Voice {
    /// A whole number.
    pub(super) fn cardinal(self, number: u64) -> String {
        if number == 0 {
            return DIGITS[0].to_owned();
        }
        let mut words: Vec<&str> = Vec::new();
        let billions = number / 1_000_000_000;
        let above;
        if billions > 0 {
            above = self.cardinal(billions);
            words.extend([above.as_str(), "tỷ"]);
        }
        for (unit, name) in [(1_000_000, "triệu"), (1000, self.thousand), (1, "")] {
            let group = number / unit % 1000;
            if group > 0 {
                self.group(group, !words.is_empty(), &mut words);
                words.extend(Some(name).filter(|name| !name.is_empty()));
            }
        }
        words.join(" ")
    }

    /// Three digits; `inner` ones follow a higher group and name their missing hundreds.
    fn group(self, group: u64, inner: bool, words: &mut Vec<&str>) {
        let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
        let has_hundreds = hundreds > 0 || inner;
        if has_hundreds {
            words.extend([digit(hundreds), "trăm"]);
        }
        match tens {
            0 if ones > 0 && has_hundreds => words.push(self.gap),
            0 => {}
            1 => words.push("mười"),
            _ => words.extend([digit(tens), "mươi"]),
        }
        match (tens, ones) {
            (_, 0) => {}
            (2.., 1) => words.push("mốt"),
            (2.., 4) => words.push("tư"),
            (1.., 5) => words.push("lăm"),
            _ => words.push(digit(ones)),
        }
    }

    /// Digits: as a number, or one by one where they begin with a zero or are too many for a number.
    pub(super) fn digits(self, digits: &str) -> String {
        if digits.len() > 1 && digits.starts_with('0') || digits.len() > 15 {
            let words: Vec<&str> = digits.bytes().map(|b| digit(u64::from(b - b'0'))).collect();
            return words.join(" ");
        }
        digits.parse().map_or_else(|_| digits.to_owned(), |number| self.cardinal(number))
    }

    /// `9.007`, `99,55`, `4.0`, `2013`: thousands by dots, decimals by a comma.
    pub(super) fn written(self, text: &str) -> Option<String> {
        if let Some((whole, part)) = text.split_once(',') {
            let whole = self.whole(whole)?;
            return is_digits(part).then(|| format!("{whole} phẩy {}", self.decimals(part)));
        }
        if let Some(found) = self.whole(text) {
            return Some(found);
        }
        let (whole, part) = text.split_once('.')?;
        (is_digits(whole) && is_digits(part) && part.len() < 3)
            .then(|| format!("{} chấm {}", self.digits(whole), self.decimals(part)))
    }

    fn whole(self, text: &str) -> Option<String> {
        if is_digits(text) {
            return Some(self.digits(text));
        }
        let mut groups = text.split('.');
        let first = groups.next()?;
        let mut joined = first.to_owned();
        for group in groups {
            if group.len() != 3 {
                return None;
            }
            joined.push_str(group);
        }
        ((1..=3).contains(&first.len()) && is_digits(&joined)).then(|| self.digits(&joined))
    }

    fn decimals(self, digits: &str) -> String {
        if digits.len() > 2 {
            return digits
                .bytes()
                .map(|b| digit(u64::from(b - b'0')))
                .collect::<Vec<_>>()
                .join(" ");
        }
        self.digits(digits)
    }
}

/// Whether a text is digits and nothing else.
pub(super) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

/// The value of a Roman numeral in its usual form, up to 89.
pub(super) fn roman(text: &str) -> Option<u64> {
    let value = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    if text.is_empty() || text.len() > 8 {
        return None;
    }
    let values: Vec<u64> = text.chars().map(value).collect::<Option<_>>()?;
    let mut sum = 0;
    for (at, &one) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|&next| next > one) {
            sum += values[at + 1] - one;
        } else if at == 0 || values[at - 1] >= one {
            sum += one;
        }
    }
    (write(sum) == text).then_some(sum)
}

fn write(mut number: u64) -> String {
    let mut out = String::new();
    for (value, sign) in
        [(50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
    {
        while number >= value {
            out.push_str(sign);
            number -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{NORTH, SOUTH, roman};

    #[test]
    fn whole_numbers_are_read_as_people_read_them() {
        for (number, wanted) in [
            (0, "không"),
            (4, "bốn"),
            (10, "mười"),
            (15, "mười lăm"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (42, "bốn mươi hai"),
            (55, "năm mươi lăm"),
            (101, "một trăm linh một"),
            (110, "một trăm mười"),
            (111, "một trăm mười một"),
            (221, "hai trăm hai mươi mốt"),
            (1000, "một nghìn"),
            (1004, "một nghìn không trăm linh bốn"),
            (2026, "hai nghìn không trăm hai mươi sáu"),
            (9007, "chín nghìn không trăm linh bảy"),
            (36_257, "ba mươi sáu nghìn hai trăm năm mươi bảy"),
            (1_000_005, "một triệu không trăm linh năm"),
            (3_000_000_000, "ba tỷ"),
            (12_000_000_000_000, "mười hai nghìn tỷ"),
        ] {
            assert_eq!(NORTH.cardinal(number), wanted, "{number}");
        }
        assert_eq!(SOUTH.cardinal(2004), "hai ngàn không trăm lẻ bốn");
        assert!(!NORTH.cardinal(u64::MAX).is_empty());
    }

    #[test]
    fn written_numbers_keep_their_dots_and_commas() {
        for (text, wanted) in [
            ("9.007", Some("chín nghìn không trăm linh bảy")),
            ("99,55", Some("chín mươi chín phẩy năm mươi lăm")),
            ("0,05", Some("không phẩy không năm")),
            ("3,141", Some("ba phẩy một bốn một")),
            ("1.234,5", Some("một nghìn hai trăm ba mươi tư phẩy năm")),
            ("4.0", Some("bốn chấm không")),
            ("024", Some("không hai bốn")),
            ("1.23.456", None),
            ("12a", None),
            ("", None),
        ] {
            assert_eq!(NORTH.written(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn roman_numerals_are_read_in_their_usual_form_only() {
        for (text, wanted) in [
            ("XI", Some(11)),
            ("XIV", Some(14)),
            ("IX", Some(9)),
            ("LXXX", Some(80)),
            ("IIII", None),
            ("VX", None),
            ("XIB", None),
            ("", None),
        ] {
            assert_eq!(roman(text), wanted, "{text}");
        }
    }
}
