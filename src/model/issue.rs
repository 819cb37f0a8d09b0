//! Printed issues (số tạp chí).

use std::sync::Arc;

use crate::base::route::Route;
use crate::base::text::Text;
use crate::parse::issue::IssueHead;

/// A printed issue.
#[derive(Debug, Clone)]
pub struct Issue {
    /// What its file says.
    pub head: Arc<IssueHead>,
    /// `Số 6 - 2022`.
    pub title: Text,
    /// Its page.
    pub route: Route,
}

/// The order of issues: year, then the first number of a double number, then the number as text.
#[must_use]
pub fn order(head: &IssueHead) -> (i64, u32, Text) {
    let number = &head.number.value;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    (head.year, digits.parse().unwrap_or(u32::MAX), number.clone())
}

/// A number in the form of look-ups: no spaces, no leading zeros, `+` between the parts of a double.
#[must_use]
pub fn number_key(number: &str) -> String {
    let clean: String = number.chars().filter(|c| !c.is_whitespace()).collect();
    clean
        .split(['+', '-', ',', '&'])
        .map(|part| part.trim_start_matches('0').to_lowercase())
        .collect::<Vec<_>>()
        .join("+")
}

#[cfg(test)]
mod tests {
    use super::number_key;

    #[test]
    fn one_number_has_one_key() {
        assert_eq!(number_key("1 + 2"), "1+2");
        assert_eq!(number_key("1-2"), "1+2");
        assert_eq!(number_key("06"), "6");
    }
}
