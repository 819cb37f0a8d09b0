//! The pattern of article addresses: `{section}/{slug}.html`.

use serde::{Deserialize, Serialize};

use crate::base::date::Stamp;
use crate::base::route::{BadRoute, Route};
use crate::base::text::Text;

/// A checked pattern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pattern(Text);

/// The fields a pattern may use.
const FIELDS: &[&str] = &["section", "slug", "year", "month", "day"];

impl Pattern {
    /// Checks a pattern: known fields, `{slug}` present, ends with `.html` or `/`.
    /// The error says what is wrong, in Vietnamese.
    pub fn new(pattern: &str) -> Result<Pattern, String> {
        let trimmed = pattern.trim_start_matches('/');
        if !trimmed.contains("{slug}") {
            return Err("mẫu có `{slug}`".to_owned());
        }
        if !trimmed.ends_with(".html") && !trimmed.ends_with('/') {
            return Err("mẫu kết thúc bằng `.html` hoặc `/`".to_owned());
        }
        for piece in trimmed.split('{').skip(1) {
            let field = piece.split('}').next().unwrap_or("");
            if !FIELDS.contains(&field) || !piece.contains('}') {
                return Err("mẫu chỉ dùng {section} {slug} {year} {month} {day}".to_owned());
            }
        }
        Ok(Pattern(Text::from(trimmed)))
    }

    /// The address of an article; an article without date has year 0000.
    pub fn fill(&self, section: &str, slug: &str, date: Option<&Stamp>) -> Result<Route, BadRoute> {
        let day = date.map(|stamp| stamp.day());
        let part = |format: &str| day.map_or_else(|| "0000".to_owned(), |day| day.format(format));
        let path = self
            .0
            .replace("{section}", section)
            .replace("{slug}", slug)
            .replace("{year}", &part("{yyyy}"))
            .replace("{month}", &part("{MM}"))
            .replace("{day}", &part("{dd}"));
        Route::new(&format!("/{}", path.trim_start_matches('/')))
    }
}

impl Default for Pattern {
    fn default() -> Pattern {
        Pattern(Text::from("{section}/{slug}.html"))
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn patterns_are_checked_and_filled() {
        let pattern = Pattern::new("/{section}/{slug}/").unwrap();
        assert_eq!(pattern.fill("thoi-su", "bai", None).unwrap().as_str(), "/thoi-su/bai/");
        assert!(Pattern::new("{section}.html").is_err());
        assert!(Pattern::new("{slug}").is_err());
        assert!(Pattern::new("{ten}/{slug}.html").is_err());
        assert_eq!(Pattern::default().fill("", "bai", None).unwrap().as_str(), "/bai.html");
    }
}
