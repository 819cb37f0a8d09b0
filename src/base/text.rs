//! Shared immutable strings: [`Text`] (always NFC) and [`Html`] (already safe).
//!
//! Both are reference-counted, so cloning one costs an atomic increment. They compare, order and
//! hash as the `str` they hold, and serialize as a plain string.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Holds text in Unicode normal form C.
///
/// Vietnamese letters have several encodings (`ế` in one, two or three code points); after entry
/// here there is one, so equality of bytes is equality of text.
///
/// ```
/// use toasoan::base::text::Text;
/// assert_eq!(Text::from("e\u{302}\u{301}"), Text::from("ế"));
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Arc<str>);

impl Text {
    /// Borrows the text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Text {
    fn from(s: &str) -> Self {
        match nfc(s) {
            Cow::Borrowed(s) => Self(s.into()),
            Cow::Owned(s) => Self(s.into()),
        }
    }
}

impl From<String> for Text {
    fn from(s: String) -> Self {
        match nfc(&s) {
            Cow::Borrowed(_) => Self(s.into()),
            Cow::Owned(s) => Self(s.into()),
        }
    }
}

/// Holds text that is already safe to place into an HTML page.
///
/// The caller of `From` vouches for the safety; plain text enters through [`Html::escape`].
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Html(Arc<str>);

impl Html {
    /// Borrows the HTML source.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Escapes plain text for use as an element's text or a quoted attribute value.
    #[must_use]
    pub fn escape(s: &str) -> Self {
        if !s.bytes().any(|b| entity(b).is_some()) {
            return Self(s.into());
        }
        let mut out = String::with_capacity(s.len() + s.len() / 8 + 8);
        escape_into(&mut out, s);
        Self(out.into())
    }
}

impl From<&str> for Html {
    fn from(s: &str) -> Self {
        Self(s.into())
    }
}

impl From<String> for Html {
    fn from(s: String) -> Self {
        Self(s.into())
    }
}

macro_rules! as_plain_str {
    ($name:ident) => {
        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Reader;

                impl Visitor<'_> for Reader {
                    type Value = $name;

                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a string")
                    }

                    fn visit_str<E>(self, s: &str) -> Result<$name, E> {
                        Ok($name::from(s))
                    }

                    fn visit_string<E>(self, s: String) -> Result<$name, E> {
                        Ok($name::from(s))
                    }

                    fn visit_bytes<E: serde::de::Error>(self, b: &[u8]) -> Result<$name, E> {
                        // A record was a value before and is whole, or its checksum would have
                        // failed: its form is right, and only UTF-8 must be shown to hold.
                        simdutf8::basic::from_utf8(b)
                            .map(|s| $name(Arc::from(s)))
                            .map_err(E::custom)
                    }
                }

                // In compact forms a string and its bytes are written alike, and the fast check
                // of the bytes takes a third of the time of the other.
                if deserializer.is_human_readable() {
                    deserializer.deserialize_str(Reader)
                } else {
                    deserializer.deserialize_bytes(Reader)
                }
            }
        }
    };
}

as_plain_str!(Text);
as_plain_str!(Html);

/// Appends `s` to `out` with `&`, `<`, `>`, `"` and `'` written as character references.
///
/// The result is safe both as element text and inside an attribute value of either quote.
pub fn escape_into(out: &mut String, s: &str) {
    let mut start = 0;
    for (i, b) in s.bytes().enumerate() {
        if let Some(reference) = entity(b) {
            out.push_str(&s[start..i]);
            out.push_str(reference);
            start = i + 1;
        }
    }
    out.push_str(&s[start..]);
}

/// Normalizes to NFC, copying only when the text is not in that form yet.
#[must_use]
pub fn nfc(s: &str) -> Cow<'_, str> {
    if is_plainly_composed(s) || is_nfc(s) {
        return Cow::Borrowed(s);
    }
    Cow::Owned(s.nfc().collect())
}

/// Bytes judged between two looks at the result.
const PLAIN: usize = 256;

/// Whether every character is one of U+0000–U+02FF, U+1E00–U+1EFF or U+2010–U+2027: such text is in
/// NFC. The ranges hold all of Vietnamese and its punctuation; the full check costs ten times as much.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "branches would keep the compiler from judging many at once"
)]
fn is_plainly_composed(s: &str) -> bool {
    // Every byte is judged by itself and the two after it, without branches, so that the compiler
    // judges many at once. Below 0xcc are ASCII, first bytes up to U+02FF, and bytes that follow a first
    // byte; no character of three bytes begins at the last two.
    let bytes = s.as_bytes();
    let inner = bytes.len().saturating_sub(2);
    let (body, last) = bytes.split_at(inner);
    let next = bytes.get(1..).unwrap_or_default();
    let second = bytes.get(2..).unwrap_or_default();
    let is_plain = |(&a, (&b, &c)): (&u8, (&u8, &u8))| {
        let extended = (a == 0xe1) & (b & 0xfc == 0xb8);
        let mark = (a == 0xe2) & (b == 0x80) & (c.wrapping_sub(0x90) < 0x18);
        (a < 0xcc) | extended | mark
    };
    let chunks = body.chunks(PLAIN).zip(next.chunks(PLAIN).zip(second.chunks(PLAIN)));
    let mut chunks = chunks.map(|(a, (b, c))| {
        a.iter().zip(b.iter().zip(c)).map(is_plain).fold(true, |all, is_plain| all & is_plain)
    });
    chunks.all(|is_plain| is_plain) && last.iter().all(|&byte| byte < 0xcc)
}

fn entity(b: u8) -> Option<&'static str> {
    match b {
        b'&' => Some("&amp;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&quot;"),
        b'\'' => Some("&#39;"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn text_is_nfc_however_it_enters() {
        for raw in ["Đa\u{309}ng", "Đảng", "Đ\u{61}\u{309}ng"] {
            assert_eq!(Text::from(raw).as_str(), "Đảng");
            assert_eq!(Text::from(raw.to_owned()).as_str(), "Đảng");
            let json = serde_json::to_string(raw).unwrap();
            assert_eq!(serde_json::from_str::<Text>(&json).unwrap(), "Đảng");
        }
        // Half-composed: ê followed by a combining acute accent.
        assert_eq!(Text::from("quy\u{ea}\u{301}t"), "quyết");
    }

    #[test]
    fn the_quick_ranges_hold_only_composed_characters() {
        let quick: String = (0..0x11_0000)
            .filter_map(char::from_u32)
            .filter(|c| is_plainly_composed(c.encode_utf8(&mut [0; 4])))
            .collect();
        assert_eq!(quick.chars().count(), 0x300 + 0x100 + 0x18);
        assert!(is_nfc(&quick));
        assert!(quick.chars().all(|c| is_nfc(c.encode_utf8(&mut [0; 4]))));
        assert!(!is_plainly_composed("e\u{301}"));
    }

    #[test]
    fn text_behaves_as_a_str() {
        let set: BTreeSet<Text> = ["b", "a", "đ"].into_iter().map(Text::from).collect();
        assert!(set.contains("đ"));
        assert_eq!(format!("{:?} {:>3}", Text::from("a\"b"), Text::from("x")), "\"a\\\"b\"   x");
        assert_eq!(Text::default(), "");
        assert_eq!(serde_json::to_string(&Text::from("Đảng")).unwrap(), "\"Đảng\"");
        let bytes = postcard::to_stdvec(&Text::from("Đảng")).unwrap();
        assert_eq!(bytes, postcard::to_stdvec("Đảng").unwrap());
        assert_eq!(postcard::from_bytes::<Text>(&bytes).unwrap(), "Đảng");
    }

    #[test]
    fn escape_covers_text_and_both_kinds_of_attribute() {
        assert_eq!(Html::escape("a<b> & \"c\" 'đ'"), "a&lt;b&gt; &amp; &quot;c&quot; &#39;đ&#39;");
        assert_eq!(Html::escape("Đảng bộ"), "Đảng bộ");
        let mut out = String::from("x");
        escape_into(&mut out, "&&");
        assert_eq!(out, "x&amp;&amp;");
    }
}
