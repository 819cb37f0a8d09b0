//! Values → XML text. Characters that XML 1.0 does not know are dropped, whatever a source holds.

use crate::base::text::Text;

/// An XML document that grows.
pub(super) struct Xml(String);

impl Xml {
    /// Begins with the declaration.
    pub(super) fn new() -> Xml {
        let mut out = String::with_capacity(16 * 1024);
        out.push_str("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        Xml(out)
    }

    /// Adds markup of our own, as it is.
    pub(super) fn raw(&mut self, markup: &str) -> &mut Xml {
        self.0.push_str(markup);
        self
    }

    /// Adds text, escaped for content and for attributes in double quotes.
    pub(super) fn text(&mut self, text: &str) -> &mut Xml {
        let mut from = 0;
        for (at, c) in text.char_indices() {
            let with = match c {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                c if !is_allowed(c) => "",
                _ => continue,
            };
            self.0.push_str(&text[from..at]);
            self.0.push_str(with);
            from = at + c.len_utf8();
        }
        self.0.push_str(&text[from..]);
        self
    }

    /// Adds `<tag>text</tag>` and a line break.
    pub(super) fn element(&mut self, tag: &str, text: &str) -> &mut Xml {
        self.raw("<").raw(tag).raw(">").text(text).raw("</").raw(tag).raw(">\n")
    }

    /// Adds `<tag>text</tag>` and a line break when there is a text.
    pub(super) fn some(&mut self, tag: &str, text: Option<&Text>) -> &mut Xml {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.element(tag, text);
        }
        self
    }

    /// Adds an address: the host's, and the path below it, which is encoded already.
    pub(super) fn address(&mut self, origin: &str, path: &str) -> &mut Xml {
        if path.starts_with('/') {
            self.text(origin);
        }
        self.text(path)
    }

    /// Adds an element that holds an address, and a line break.
    pub(super) fn place(&mut self, tag: &str, origin: &str, path: &str) -> &mut Xml {
        self.raw("<").raw(tag).raw(">").address(origin, path).raw("</").raw(tag).raw(">\n")
    }

    /// Ends.
    pub(super) fn finish(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0).into_bytes()
    }
}

/// Whether XML 1.0 knows a character.
pub(super) fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn text_is_escaped_and_what_xml_does_not_know_is_dropped() {
        let cases = [
            ("Đảng & Nhà nước", "Đảng &amp; Nhà nước"),
            ("a<b>\"c\"", "a&lt;b&gt;&quot;c&quot;"),
            ("]]>", "]]&gt;"),
            ("một\u{b}hai\u{0}ba\u{FFFE}bốn\u{1F600}", "mộthaibabốn\u{1F600}"),
            ("", ""),
        ];
        for (text, wanted) in cases {
            let mut xml = Xml(String::new());
            xml.text(text);
            assert_eq!(xml.0, wanted);
        }
    }
}
