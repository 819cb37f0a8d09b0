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
        let mut path = String::with_capacity(self.0.len() + section.len() + slug.len());
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            let (field, after) = after.split_once('}').unwrap_or((after, ""));
            path.push_str(before);
            match field {
                "section" => path.push_str(section),
                "slug" => path.push_str(slug),
                "year" => path.push_str(&part(date, "{yyyy}", "0000")),
                "month" => path.push_str(&part(date, "{MM}", "00")),
                _ => path.push_str(&part(date, "{dd}", "00")),
            }
            rest = after;
        }
        path.push_str(rest);
        Route::new(&format!("/{}", path.trim_start_matches('/')))
    }
}

fn part(date: Option<&Stamp>, format: &str, unknown: &str) -> String {
    date.map_or_else(|| unknown.to_owned(), |date| date.day().format(format))
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
