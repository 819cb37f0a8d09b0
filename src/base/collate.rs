//! Vietnamese order: sort keys for names and persons, and the heads of an A–Z index.
//!
//! 1. The tone placement is normalized, so `Hoà Bình` and `Hòa Bình` stand together.
//! 2. The name is cut into words, and each word gets its ICU sort key (locale `vi`): letters first
//!    (a ă â … d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng).
//! 3. Words are compared one by one, as Vietnamese dictionaries do (`ma anh`, `mà em`, `má anh`).
//! 4. Ties go to case and punctuation, then to the raw text.

use std::sync::LazyLock;

use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;
use unicode_normalization::UnicodeNormalization;

use crate::base::fold::normalize_tone;
use crate::base::text::Text;

/// Ends the words of a key; lower than any byte of an ICU sort key, so shorter names come first.
const END: u8 = 0;
/// Parts two words; ICU keeps this byte free between its level separator (1) and all weights.
const BETWEEN: u8 = 2;

static WORDS: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(Strength::Secondary));
static WHOLE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| collator(Strength::Tertiary));

/// Orders a name as a Vietnamese dictionary does.
///
/// Build it once per name and compare it often. Numbers inside names compare by value, so
/// `Quận 2` precedes `Quận 10`. Keys must not be written to disk: they change with ICU's data.
///
/// ```
/// use toasoan::base::collate::SortKey;
/// assert!(SortKey::of("Dân vận") < SortKey::of("Đảng"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SortKey {
    weights: Box<[u8]>,
    raw: Text,
}

impl SortKey {
    /// Makes the key of a name read from its first word.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::build(Text::from(name), &normalize_tone(name))
    }

    fn build(raw: Text, ordered: &str) -> Self {
        let mut weights = Vec::with_capacity(ordered.len() * 3);
        for (i, word) in words(ordered).enumerate() {
            if i > 0 {
                weights.push(BETWEEN);
            }
            let Ok(()) = WORDS.write_sort_key_to(word, &mut weights);
        }
        weights.push(END);
        let Ok(()) = WHOLE.write_sort_key_to(ordered, &mut weights);
        Self { weights: weights.into(), raw }
    }
}

/// Makes the key of a person's name: by given name (the last word), then by the rest.
///
/// `Nguyễn Văn Quang` sorts under Q, as in every Vietnamese list of persons.
#[must_use]
pub fn person_key(name: &str) -> SortKey {
    let ordered = normalize_tone(name);
    let trimmed = ordered.trim();
    let ordered = match trimmed.rsplit_once(char::is_whitespace) {
        Some((rest, given)) => format!("{given} {rest}"),
        None => trimmed.to_owned(),
    };
    SortKey::build(Text::from(name), &ordered)
}

/// Gives the index head a name stands under.
///
/// The head is the first letter or digit in upper case without tone: one of A–Z, `Ă`, `Â`, `Đ`,
/// `Ê`, `Ô`, `Ơ`, `Ư`; digits share `0–9`, everything else is under `#`.
#[must_use]
pub fn initial(name: &str) -> String {
    let mut decomposed = name.nfd().skip_while(|c| !c.is_alphanumeric());
    let Some(first) = decomposed.next() else { return "#".into() };
    let base = first.to_ascii_uppercase();
    let head = match base {
        'đ' | 'Đ' | 'ð' | 'Ð' => 'Đ',
        'A'..='Z' => decomposed
            .take_while(|c| unicode_normalization::char::is_combining_mark(*c))
            .find_map(|mark| letter_with(base, mark))
            .unwrap_or(base),
        '0'..='9' => return "0–9".into(),
        _ => '#',
    };
    head.into()
}

fn letter_with(base: char, mark: char) -> Option<char> {
    Some(match (base, mark) {
        ('A', '\u{306}') => 'Ă',
        ('A', '\u{302}') => 'Â',
        ('E', '\u{302}') => 'Ê',
        ('O', '\u{302}') => 'Ô',
        ('O', '\u{31b}') => 'Ơ',
        ('U', '\u{31b}') => 'Ư',
        _ => return None,
    })
}

fn words(s: &str) -> impl Iterator<Item = &str> {
    s.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn collator(strength: Strength) -> CollatorBorrowed<'static> {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let mut options = CollatorOptions::default();
    options.strength = Some(strength);
    Collator::try_new(preferences, options).expect("the data of locale vi is compiled in")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_ordered(names: &[&str], key: impl Fn(&str) -> SortKey) {
        for pair in names.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} should precede {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_come_before_tones() {
        assert_ordered(&["ma", "mà", "mả", "mã", "má", "mạ"], SortKey::of);
        assert_ordered(
            &[
                "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n",
                "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y",
            ],
            SortKey::of,
        );
        assert_ordered(&["Dân vận", "Đà Nẵng", "Đảng", "Em"], SortKey::of);
    }

    #[test]
    fn words_are_compared_one_by_one() {
        assert_ordered(&["ma", "ma anh", "mà", "mà em", "má anh"], SortKey::of);
        assert_ordered(&["Đảng bộ", "đảng viên", "Đảng viên"], SortKey::of);
        assert_ordered(&["Quận 2", "Quận 10", "Quận Ba Đình"], SortKey::of);
        assert_ordered(&["“An”", "Bà Rịa - Vũng Tàu", "Bà Rịa Vũng Tây"], SortKey::of);
    }

    #[test]
    fn tone_style_does_not_part_names() {
        assert_ordered(&["Hòa", "Hoà Bình", "Hòa Lạc"], SortKey::of);
        assert_ordered(&["Hoà", "Hòa Bình", "Hoà Lạc"], SortKey::of);
        let key = |s| SortKey::of(s).weights;
        assert_eq!(key("Hoà Bình"), key("Hòa Bình"));
        assert_eq!(key("Ho\u{e0} Bình"), key("Hoa\u{300} Bình"));
        assert_ne!(SortKey::of("Hoà Bình"), SortKey::of("Hòa Bình"));
    }

    #[test]
    fn persons_sort_by_given_name() {
        assert_ordered(
            &["Trần Văn An", "Lê Thị Ánh", "Nguyễn Văn Quang", "Phạm Quang", "Đỗ Yên"],
            person_key,
        );
        assert_ordered(&["Quang", "Lê Quang", "Lê Văn Quang"], person_key);
    }

    #[test]
    fn initial_gives_the_index_head() {
        for (name, head) in [
            ("Ấp Bắc", "Â"),
            ("ăn", "Ă"),
            ("ạ", "A"),
            ("đảng", "Đ"),
            ("Ðảng", "Đ"),
            ("ề", "Ê"),
            ("Ổn", "Ô"),
            ("ờ", "Ơ"),
            ("Ự", "Ư"),
            ("ý", "Y"),
            ("“Ba khâu”", "B"),
            ("35-CT/TW", "0–9"),
            ("Москва", "#"),
            ("…", "#"),
            ("", "#"),
        ] {
            assert_eq!(initial(name), head, "{name}");
        }
    }
}
