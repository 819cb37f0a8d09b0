//! Printed issues (số tạp chí): what they are, their order, and how their numbers compare.

use std::sync::Arc;

use super::article::Article;
use crate::base::date::{Day, Stamp, Zone as TimeZone};
use crate::base::fold::is_dash;
use crate::base::route::{RelPath, Route};
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::parse::issue::IssueHead;
use crate::parse::pages::Pages;

/// A printed issue.
#[derive(Debug, Clone)]
pub struct Issue {
    /// What its file says.
    pub head: Arc<IssueHead>,
    /// `Số 6 - 2022`.
    pub title: Text,
    /// Its page.
    pub route: Route,
    /// Whether its day of distribution has come, or is not told. One that is not out is announced:
    /// it has a page, but its PDF and its articles wait.
    pub is_out: bool,
    /// Whether it belongs to the archive before 2010.
    pub is_legacy: bool,
    /// Its contents: what its file lists, and articles that name the issue.
    pub zones: Vec<Zone>,
}

/// A zone of the contents.
#[derive(Debug, Clone)]
pub struct Zone {
    /// Its name; entries without a zone have none.
    pub title: Option<Text>,
    /// Its entries in order.
    pub entries: Vec<Entry>,
}

/// An entry of the contents.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Title.
    pub title: Text,
    /// Author.
    pub author: Option<Text>,
    /// The author's post.
    pub post: Option<Text>,
    /// Printed pages.
    pub pages: Option<Pages>,
    /// The article, if it is published.
    pub article: Option<Id<Article>>,
}

/// The place of an article in print.
#[derive(Debug, Clone)]
pub struct Folio {
    /// The issue.
    pub issue: Id<Issue>,
    /// Its pages: those of the contents, else those that the article tells.
    pub pages: Option<Pages>,
    /// Zone and entry of the issue's file, if one of them is this article.
    pub spot: Option<Spot>,
}

/// A zone and an entry in it, counted from 0, in the file of an issue.
pub type Spot = (usize, usize);

/// Issues of years before this one stand in the archive of old issues, whose numbering differs.
pub const MODERN: i64 = 2010;

impl Issue {
    /// The moment of distribution: the first of its day.
    #[must_use]
    pub fn begins(&self, zone: &TimeZone) -> Option<Stamp> {
        Stamp::at_midnight(self.day()?, zone)
    }

    /// The day of distribution.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.head.distributed_on.as_ref().map(|day| day.value)
    }
}

/// The current issue: the last one that is out.
#[must_use]
pub fn current(issues: &Table<Issue>) -> Option<Id<Issue>> {
    issues.iter().rev().find(|(_, issue)| issue.is_out).map(|(id, _)| id)
}

/// A number in the form of look-ups: no spaces, no leading zeros, `+` between the parts of a double.
#[must_use]
pub fn number_key(number: &str) -> String {
    let clean: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    clean
        .split(|c: char| matches!(c, '+' | ',' | '&') || is_dash(c))
        .map(|part| part.trim_start_matches('0').to_lowercase())
        .collect::<Vec<_>>()
        .join("+")
}

/// The single numbers that a number covers: `1+2` covers 1 and 2; none for a name such as `Đặc biệt`.
#[must_use]
pub fn covered(number: &str) -> Vec<u32> {
    let parts: Option<Vec<u32>> =
        number_key(number).split('+').map(|part| part.parse().ok()).collect();
    parts.unwrap_or_default()
}

/// The files that the PDF of an issue can be: beside it, or from `static/` with a leading slash.
#[must_use]
pub fn pdf_sources(head: &IssueHead) -> Vec<RelPath> {
    let Some(pdf) = &head.pdf else { return Vec::new() };
    let name = pdf.value.as_str();
    if let Some(below) = name.strip_prefix("@/").or_else(|| name.strip_prefix('/')) {
        let places = ["static", "content"].into_iter();
        return places
            .filter_map(|folder| RelPath::new(&format!("{folder}/{below}")).ok())
            .collect();
    }
    head.file.parent().and_then(|folder| folder.join(name)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::{covered, number_key};

    #[test]
    fn one_number_has_one_key() {
        assert_eq!(number_key("1 + 2"), "1+2");
        assert_eq!(number_key("1-2"), "1+2");
        assert_eq!(number_key("1–2"), "1+2");
        assert_eq!(number_key("06"), "6");
    }

    #[test]
    fn a_double_number_covers_both() {
        assert_eq!(covered("01+02"), [1, 2]);
        assert_eq!(covered("7"), [7]);
        assert_eq!(covered("Đặc biệt"), [0; 0]);
    }
}
