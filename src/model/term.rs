//! The national terms (khóa) and their congresses, as data: `data/terms.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::date::Day;

const TERMS: &str = include_str!("data/terms.toml");

/// A term of the Party's central committee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// In roman letters: `XIII`.
    pub name: String,
    /// First day of the congress that opens it.
    pub opened: Day,
    /// Last day of that congress.
    pub closed: Day,
    /// The day from which its documents count.
    pub from: Day,
    /// The day on which the next congress closes; none for the present term.
    pub until: Option<Day>,
}

#[derive(Deserialize)]
struct File {
    term: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    name: String,
    opened: toml::value::Datetime,
    closed: toml::value::Datetime,
    from: Option<toml::value::Datetime>,
}

/// All terms, oldest first.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
pub fn terms() -> &'static [Term] {
    static ALL: LazyLock<Vec<Term>> = LazyLock::new(|| {
        let file: File = toml::from_str(TERMS).expect("the data are checked by a test");
        let mut terms: Vec<Term> = file.term.iter().filter_map(term).collect();
        for at in 1..terms.len() {
            terms[at - 1].until = Some(terms[at].closed);
        }
        terms
    });
    &ALL
}

fn term(raw: &Raw) -> Option<Term> {
    let closed = Day::from_toml(raw.closed)?;
    let from = raw.from.and_then(Day::from_toml).or_else(|| closed.plus_days(1))?;
    let opened = Day::from_toml(raw.opened)?;
    Some(Term { name: raw.name.clone(), opened, closed, from, until: None })
}

/// The term of a name.
#[must_use]
pub fn term_of(name: &str) -> Option<&'static Term> {
    terms().iter().find(|term| term.name == name)
}

impl Term {
    /// Whether a document of this term can carry a date: documents of its congress count too.
    #[must_use]
    pub fn admits(&self, day: Day) -> bool {
        self.opened <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use super::{term_of, terms};
    use crate::base::date::Day;

    #[test]
    fn terms_follow_one_another() {
        assert_eq!(terms().len(), 14);
        assert!(terms().windows(2).all(|pair| pair[0].closed < pair[1].opened));
        assert!(terms().iter().all(|term| term.opened < term.closed));
        let last = term_of("XIV").unwrap();
        assert_eq!((last.until, Some(last.from)), (None, Day::new(2026, 1, 23)));
    }

    #[test]
    fn documents_of_the_congress_and_of_the_days_before_the_next_one_count() {
        let term = term_of("XIII").unwrap();
        for (year, month, day, admitted) in
            [(2021, 1, 24, false), (2021, 1, 25, true), (2026, 1, 9, true), (2026, 1, 24, false)]
        {
            assert_eq!(term.admits(Day::new(year, month, day).unwrap()), admitted);
        }
    }
}
