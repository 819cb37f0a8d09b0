//! The syntax of HTML tags: name, attributes, and the characters that entities stand for.
//!
//! What no browser would take for a tag is none; a `<` inside a tag ends the attempt, so that
//! hostile text costs linear time.

/// A tag as it is read from a piece.
pub(super) struct Tag<'a> {
    /// In lower case.
    pub(super) name: String,
    /// Whether it is a closing tag.
    pub(super) closing: bool,
    /// Names and values as written; none where there is no `=`.
    pub(super) attributes: Vec<(&'a str, Option<&'a str>)>,
    /// One past its last byte in the piece.
    pub(super) end: usize,
}

/// Reads the tag that begins at byte `start`, where a `<` stands.
pub(super) fn read(raw: &str, start: usize) -> Option<Tag<'_>> {
    let bytes = raw.as_bytes();
    let closing = bytes.get(start + 1) == Some(&b'/');
    let mut at = start + 1 + usize::from(closing);
    let name_start = at;
    if !bytes.get(at)?.is_ascii_alphabetic() {
        return None;
    }
    while bytes.get(at).is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':')) {
        at += 1;
    }
    let name = raw[name_start..at].to_ascii_lowercase();
    let mut attributes: Vec<(&str, Option<&str>)> = Vec::new();
    loop {
        while bytes.get(at).is_some_and(|b| b.is_ascii_whitespace() || *b == b'/') {
            at += 1;
        }
        match bytes.get(at)? {
            b'>' => return Some(Tag { name, closing, attributes, end: at + 1 }),
            b'<' => return None,
            _ => {}
        }
        let from = at;
        let stop = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b'>' | b'/' | b'<');
        at += 1;
        while bytes.get(at).is_some_and(|b| !stop(b)) {
            at += 1;
        }
        let attribute = &raw[from..at];
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if bytes.get(at) != Some(&b'=') {
            attributes.push((attribute, None));
            continue;
        }
        at += 1;
        while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
            at += 1;
        }
        if let quote @ (b'"' | b'\'') = *bytes.get(at)? {
            let from = at + 1;
            at = from + raw[from..].bytes().position(|b| b == quote)?;
            attributes.push((attribute, Some(&raw[from..at])));
            at += 1;
        } else {
            let from = at;
            let part = |b: &u8| !b.is_ascii_whitespace() && !matches!(b, b'>' | b'<');
            while bytes.get(at).is_some_and(part) {
                at += 1;
            }
            attributes.push((attribute, Some(&raw[from..at])));
        }
    }
}

/// Resolves the entities by which a scheme or an attribute could be disguised, and the common ones.
pub(super) fn decode(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let length = rest
            .bytes()
            .skip(1)
            .take(32)
            .take_while(|b| b.is_ascii_alphanumeric() || *b == b'#')
            .count();
        let name = &rest[1..=length];
        let number = name.strip_prefix('#').and_then(|digits| {
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code)
        });
        let named = match name {
            "amp" | "AMP" => Some('&'),
            "lt" | "LT" => Some('<'),
            "gt" | "GT" => Some('>'),
            "quot" | "QUOT" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            "colon" => Some(':'),
            "Tab" => Some('\t'),
            "NewLine" => Some('\n'),
            "sol" => Some('/'),
            "bsol" => Some('\\'),
            _ => None,
        };
        if let Some(c) = number.or(named) {
            out.push(c);
            let semicolon = usize::from(rest.as_bytes().get(length + 1) == Some(&b';'));
            rest = &rest[1 + length + semicolon..];
        } else {
            out.push('&');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::{decode, read};

    #[test]
    fn tags_are_read_as_browsers_read_them() {
        let shown = |raw: &str| {
            let tag = read(raw, 0)?;
            let slash = if tag.closing { "/" } else { "" };
            Some(format!("{slash}{} {:?} {}", tag.name, tag.attributes, tag.end))
        };
        for (raw, expected) in [
            ("<B>", "b [] 3"),
            ("</b >x", "/b [] 5"),
            (
                "<a x y = 'z>' w=v/>",
                "a [(\"x\", None), (\"y\", Some(\"z>\")), (\"w\", Some(\"v/\"))] 19",
            ),
            ("<a/x>", "a [(\"x\", None)] 5"),
        ] {
            assert_eq!(shown(raw).as_deref(), Some(expected), "{raw}");
        }
        for raw in ["<", "<1>", "<ạ>", "<a", "<a x=", "<a x='", "<a <b>", "<a x=y<b>"] {
            assert_eq!(shown(raw), None, "{raw}");
        }
    }

    #[test]
    fn entities_are_resolved() {
        assert_eq!(decode("a&amp;b&#x41;&#65&khong;&"), "a&bAA&khong;&");
    }
}
