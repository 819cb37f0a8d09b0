//! Short ASCII names for addresses: [`Slug`] for pages, [`HeadingIds`] for anchors within a page.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

use crate::base::fold::fold;
use crate::base::route::is_reserved_name;
use crate::base::text::Text;

/// Names a page within its folder.
///
/// Matches `[a-z0-9]+(-[a-z0-9]+)*`, has at most [`Slug::MAX`] bytes, and is not a device name that
/// Windows refuses as a file (`con`, `nul`, `com1`, …), so it is always a valid route segment.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Text);

/// Says why a text is not a [`Slug`].
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadSlug {
    /// There is no character at all.
    #[error("a slug cannot be empty")]
    Empty,
    /// There are more than [`Slug::MAX`] bytes.
    #[error("a slug has at most {} bytes", Slug::MAX)]
    TooLong,
    /// A character is none of `a`–`z`, `0`–`9`, `-`.
    #[error("`{0}` is not allowed in a slug")]
    Character(char),
    /// A hyphen is first, last, or next to another one.
    #[error("a hyphen must stand between two letters or digits")]
    Hyphen,
    /// The name is a device on Windows.
    #[error("Windows reserves this name")]
    Reserved,
}

impl Slug {
    /// The greatest length in bytes.
    pub const MAX: usize = 120;

    /// Accepts a text that already is a slug.
    ///
    /// # Errors
    /// Returns the first rule the text breaks; nothing is repaired.
    pub fn new(s: &str) -> Result<Self, BadSlug> {
        if s.is_empty() {
            return Err(BadSlug::Empty);
        }
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if let Some(c) = s.chars().find(|&c| !allowed(c)) {
            return Err(BadSlug::Character(c));
        }
        if s.starts_with('-') || s.ends_with('-') || s.contains("--") {
            return Err(BadSlug::Hyphen);
        }
        if s.len() > Self::MAX {
            return Err(BadSlug::TooLong);
        }
        if is_reserved_name(s) {
            return Err(BadSlug::Reserved);
        }
        Ok(Self(s.into()))
    }

    /// Makes a slug from a title: marks dropped, `đ` → `d`, everything else hyphens.
    ///
    /// Long titles are cut at a hyphen, a title without letters gives `trang`, a reserved name
    /// gets `-1`.
    ///
    /// ```
    /// use toasoan::base::slug::Slug;
    /// assert_eq!(&*Slug::from_title("Nghị quyết 42-NQ/TW"), "nghi-quyet-42-nq-tw");
    /// ```
    #[must_use]
    pub fn from_title(title: &str) -> Self {
        let mut slug = hyphenate(title);
        if slug.is_empty() {
            slug.push_str("trang");
        } else if is_reserved_name(&slug) {
            slug.push_str("-1");
        }
        Self(slug.into())
    }

    /// Borrows the slug.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Shares the slug as text.
    #[must_use]
    pub fn text(&self) -> &Text {
        &self.0
    }
}

impl Deref for Slug {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Slug {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Serialize for Slug {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Slug {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&Text::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Makes the anchors of one page, each different from all others on it.
#[derive(Debug, Clone, Default)]
pub struct HeadingIds {
    taken: BTreeSet<String>,
    /// The last suffix tried for a stem, so that a thousand equal headings stay linear.
    last: BTreeMap<String, u32>,
}

impl HeadingIds {
    /// Makes and takes an id for a heading: the slug of its text (`muc` when it has no letters),
    /// with `-2`, `-3`, … when that is taken.
    pub fn make(&mut self, text: &str) -> String {
        let mut stem = hyphenate(text);
        if stem.is_empty() {
            stem.push_str("muc");
        }
        if self.claim(&stem) {
            return stem;
        }
        let mut n = self.last.get(&stem).copied().unwrap_or(1);
        loop {
            n += 1;
            let id = format!("{stem}-{n}");
            if self.claim(&id) {
                self.last.insert(stem, n);
                return id;
            }
        }
    }

    /// Takes an id written by hand; tells whether it was still free.
    pub fn claim(&mut self, id: &str) -> bool {
        self.taken.insert(id.to_owned())
    }
}

/// Joins the folded ASCII words of a text by hyphens, within [`Slug::MAX`] bytes; may be empty.
fn hyphenate(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in fold(text).chars() {
        let letters = match c {
            'a'..='z' | '0'..='9' => {
                if gap && !out.is_empty() {
                    out.push('-');
                }
                gap = false;
                out.push(c);
                continue;
            }
            'æ' => "ae",
            'œ' => "oe",
            'ß' => "ss",
            'ø' => "o",
            'ł' => "l",
            _ => {
                gap = true;
                continue;
            }
        };
        if gap && !out.is_empty() {
            out.push('-');
        }
        gap = false;
        out.push_str(letters);
    }
    if out.len() > Slug::MAX {
        let cut = out[..=Slug::MAX].rfind('-').unwrap_or(Slug::MAX);
        out.truncate(cut);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_slugs() {
        for (title, want) in [
            ("Nghị quyết 42-NQ/TW", "nghi-quyet-42-nq-tw"),
            ("42-NQ/TW", "42-nq-tw"),
            ("Ðại hội đảng bộ – lần thứ I!", "dai-hoi-dang-bo-lan-thu-i"),
            ("  “Ý Đảng, lòng dân”… ", "y-dang-long-dan"),
            ("Straße Œuvre Москва x", "strasse-oeuvre-x"),
            ("…", "trang"),
            ("", "trang"),
            ("Москва", "trang"),
            ("Con", "con-1"),
            ("Con đường", "con-duong"),
        ] {
            assert_eq!(Slug::from_title(title).as_str(), want, "{title}");
            assert!(Slug::new(want).is_ok());
        }
    }

    #[test]
    fn long_titles_are_cut_at_a_hyphen() {
        let slug = Slug::from_title(&"quyết định của Đảng ".repeat(20));
        assert!(slug.len() == 119 && slug.ends_with("-cua-dang"), "{slug}");
        assert!(Slug::new(&slug).is_ok());
        assert_eq!(Slug::from_title(&"a".repeat(300)).len(), 120);
        let exact = format!("{} b", "a".repeat(120));
        assert_eq!(Slug::from_title(&exact).len(), 120);
    }

    #[test]
    fn strict_constructor_names_the_broken_rule() {
        for (raw, want) in [
            ("", BadSlug::Empty),
            ("Abc", BadSlug::Character('A')),
            ("thời-sự", BadSlug::Character('ờ')),
            ("a b", BadSlug::Character(' ')),
            ("-a", BadSlug::Hyphen),
            ("a-", BadSlug::Hyphen),
            ("a--b", BadSlug::Hyphen),
            ("nul", BadSlug::Reserved),
        ] {
            assert_eq!(Slug::new(raw), Err(want), "{raw}");
        }
        assert_eq!(Slug::new(&"a".repeat(121)), Err(BadSlug::TooLong));
    }

    #[test]
    fn serializes_as_a_checked_string() {
        let slug = Slug::new("thoi-su").unwrap();
        assert_eq!(serde_json::to_string(&slug).unwrap(), "\"thoi-su\"");
        assert_eq!(serde_json::from_str::<Slug>("\"thoi-su\"").unwrap(), slug);
        assert!(serde_json::from_str::<Slug>("\"Thoi\"").is_err());
    }

    #[test]
    fn heading_ids_never_collide() {
        let mut ids = HeadingIds::default();
        assert!(ids.claim("mot-la-3"));
        assert!(!ids.claim("mot-la-3"));
        let made: Vec<_> = ["Một là", "Một là", "MỘT LÀ:", "Một là 2", "…", "…"]
            .into_iter()
            .map(|text| ids.make(text))
            .collect();
        assert_eq!(made, ["mot-la", "mot-la-2", "mot-la-4", "mot-la-2-2", "muc", "muc-2"]);
        assert!(!ids.claim("muc-2"));
    }
}
