//! Printed pages as contents name them: `12`, `12-15`, `12–15, 40`.
//!
//! A text → [`Pages`], or a [`Mistake`] that knows the smallest fix. Any dash joins a range, a comma
//! joins an article with its continuation, `tr.` and `trang` before the number are read over.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::base::fold::{fold, is_dash};

/// The pages of one entry: ranges in rising order, both ends included, at least one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pages(Vec<(u32, u32)>);

/// Why a text names no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mistake {
    /// It is no number and no range.
    Nonsense,
    /// A range runs backwards, or the ranges do not rise; as it should be written.
    Reversed(String),
}

/// The last page that an issue can have.
const LAST: u32 = 9999;

impl Pages {
    /// One page.
    #[must_use]
    pub fn one(page: u32) -> Pages {
        Pages(vec![(page, page)])
    }

    /// Reads what contents say.
    pub fn parse(text: &str) -> Result<Pages, Mistake> {
        let mut ranges = Vec::new();
        for part in text.split([',', ';']) {
            ranges.push(range(part).ok_or(Mistake::Nonsense)?);
        }
        let mut right: Vec<(u32, u32)> =
            ranges.iter().map(|&(a, b)| (a.min(b), a.max(b))).collect();
        right.sort_unstable();
        if right != ranges {
            return Err(Mistake::Reversed(Pages(right).written()));
        }
        Ok(Pages(ranges))
    }

    /// The ranges.
    #[must_use]
    pub fn ranges(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// The page on which it begins.
    #[must_use]
    pub fn first(&self) -> u32 {
        self.0.first().map_or(1, |range| range.0)
    }

    /// The page on which it ends, as far as is told.
    #[must_use]
    pub fn last(&self) -> u32 {
        self.0.last().map_or(1, |range| range.1)
    }

    /// Whether only a first page is told, which says nothing of the end.
    #[must_use]
    pub fn is_single(&self) -> bool {
        matches!(self.0.as_slice(), [(a, b)] if a == b)
    }

    /// Whether two tell the same place: a first page alone agrees with a range that begins there.
    #[must_use]
    pub fn agrees(&self, other: &Pages) -> bool {
        self == other || (self.first() == other.first() && (self.is_single() || other.is_single()))
    }

    /// With plain hyphens, as editors type it.
    #[must_use]
    pub fn written(&self) -> String {
        self.joined("-")
    }

    fn joined(&self, dash: &str) -> String {
        let parts = self.0.iter().map(
            |(a, b)| {
                if a == b { a.to_string() } else { format!("{a}{dash}{b}") }
            },
        );
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// As it is printed: `12–15, 40`.
impl fmt::Display for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.joined("–"))
    }
}

fn range(text: &str) -> Option<(u32, u32)> {
    let folded = fold(text.trim_end_matches('.'));
    let text = text.trim();
    let text = if folded.starts_with("tr") {
        text.trim_start_matches(|c: char| c.is_alphabetic() || c == '.').trim_start()
    } else {
        text
    };
    let mut ends = text.splitn(2, is_dash).map(|end| end.trim().parse::<u32>().ok());
    let first = ends.next()??;
    let last = match ends.next() {
        None => first,
        Some(last) => last?,
    };
    let fits = |page: u32| (1..=LAST).contains(&page);
    (fits(first) && fits(last)).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::{Mistake, Pages};

    #[test]
    fn pages_are_read_in_the_forms_of_contents() {
        for (text, shown) in [
            ("12", "12"),
            ("12-15", "12–15"),
            (" 12 – 15 ", "12–15"),
            ("tr. 12", "12"),
            ("trang 12—15", "12–15"),
            ("12-15, 40", "12–15, 40"),
            ("7-7", "7"),
        ] {
            assert_eq!(Pages::parse(text).unwrap().to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_no_page_is_refused() {
        for text in ["", "mười hai", "0", "12-", "-3", "12-15-18", "10000", "1.5", "bìa 2", "12,"]
        {
            assert_eq!(Pages::parse(text), Err(Mistake::Nonsense), "{text}");
        }
    }

    #[test]
    fn a_range_that_runs_backwards_is_turned() {
        for (text, right) in [("15-12", "12-15"), ("40, 12-15", "12-15, 40"), ("9, 8-7", "7-8, 9")]
        {
            assert_eq!(Pages::parse(text), Err(Mistake::Reversed(right.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_first_page_agrees_with_its_range() {
        let pages = |text: &str| Pages::parse(text).unwrap();
        assert!(pages("12").agrees(&pages("12-15")));
        assert!(pages("12-15").agrees(&pages("12–15")));
        assert!(!pages("12-14").agrees(&pages("12-15")));
        assert!(!pages("13").agrees(&pages("12-15")));
    }
}
