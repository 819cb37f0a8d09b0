//! Targets of links and pictures: their schemes, and how they are written into attributes.
//!
//! A target is judged the way a browser would read it: control characters and spaces do not count,
//! letters have no case. Entities are resolved before a target comes here.

use crate::base::text::escape_into;

/// What kind of place a target names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A web page of any site.
    Web,
    /// A mail address or telephone number.
    Contact,
    /// A place inside the site, or in this page.
    Inside,
    /// A scheme that never reaches the output.
    Forbidden,
}

/// Judges a target.
pub(super) fn kind(target: &str) -> Kind {
    let mut scheme = [0u8; 8];
    let mut length = 0;
    for byte in target.bytes() {
        match byte {
            0..=b' ' | 0x7f => {}
            b':' if length == 0 => return Kind::Forbidden,
            b':' => {
                return match &scheme[..length.min(8)] {
                    b"http" | b"https" => Kind::Web,
                    b"mailto" | b"tel" => Kind::Contact,
                    _ => Kind::Forbidden,
                };
            }
            b'/' | b'?' | b'#' | b'\\' => return Kind::Inside,
            _ => {
                if let Some(place) = scheme.get_mut(length) {
                    *place = byte.to_ascii_lowercase();
                }
                // A scheme longer than the allowed ones only has to differ from them.
                length = (length + 1).min(8);
            }
        }
    }
    Kind::Inside
}

/// Writes a URL for an attribute in double quotes: percent-encodes what no URL may hold, then
/// escapes for HTML. Letters of any language stay readable.
pub(super) fn url_into(out: &mut String, url: &str) {
    let mut done = 0;
    for (at, byte) in url.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'\'' => "&#39;",
            0..=b' ' | b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | 0x7f => "%",
            _ => continue,
        };
        out.push_str(&url[done..at]);
        done = at + 1;
        if escaped == "%" {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        } else {
            out.push_str(escaped);
        }
    }
    out.push_str(&url[done..]);
}

/// Writes ` name="value"`, escaped.
pub(super) fn attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape_into(out, value);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind, url_into};

    #[test]
    fn schemes_are_read_as_browsers_read_them() {
        for (target, expected) in [
            ("https://a.vn/b", Kind::Web),
            ("HTTP://a.vn", Kind::Web),
            (" ht\ttps://a.vn", Kind::Web),
            ("mailto:a@b.vn", Kind::Contact),
            ("tel:+8424", Kind::Contact),
            ("/thoi-su/a/", Kind::Inside),
            ("./a.md", Kind::Inside),
            ("@/a/b.md#x", Kind::Inside),
            ("#muc:1", Kind::Inside),
            ("a/b:c", Kind::Inside),
            ("", Kind::Inside),
            ("javascript:alert(1)", Kind::Forbidden),
            ("JaVaScRiPt:alert(1)", Kind::Forbidden),
            ("java\tscript:alert(1)", Kind::Forbidden),
            ("\u{1} javascript:alert(1)", Kind::Forbidden),
            ("data:text/html,x", Kind::Forbidden),
            ("vbscript:x", Kind::Forbidden),
            (":x", Kind::Forbidden),
            ("httpsssssss:x", Kind::Forbidden),
        ] {
            assert_eq!(kind(target), expected, "{target:?}");
        }
    }

    #[test]
    fn urls_cannot_leave_their_attribute() {
        let mut out = String::new();
        url_into(&mut out, "/tin/\"><b a='{x}&y=é");
        assert_eq!(out, "/tin/%22%3E%3Cb%20a=&#39;%7Bx%7D&amp;y=é");
    }
}
