//! Abbreviations of a site: the first use of each in a text carries its meaning.
//!
//! HTML of a text → the same HTML with `<abbr title>` around first uses. What stands in links, code,
//! headings and tags is left alone, and so is an abbreviation that the text itself introduces in
//! brackets: `Ủy ban Kiểm tra (UBKT)`.

use serde::{Serialize, Serializer};

use super::link::attribute;
use crate::base::digest::Digest;
use crate::base::text::Text;

/// The abbreviations of a site. Only their digest enters keys, for there may be many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abbreviations {
    list: Vec<(Text, Text)>,
    digest: Digest,
}

impl Serialize for Abbreviations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.digest.serialize(serializer)
    }
}

/// Elements inside which nothing is marked.
const CLOSED: [&str; 11] =
    ["a", "abbr", "button", "code", "h2", "h3", "h4", "h5", "h6", "pre", "svg"];

impl Abbreviations {
    /// Takes a table of abbreviations and meanings.
    #[must_use]
    pub fn new(list: Vec<(Text, Text)>) -> Abbreviations {
        let digest = Digest::of(&list);
        Abbreviations { list, digest }
    }

    /// Marks the first use of each.
    #[must_use]
    pub fn mark(&self, html: String) -> String {
        if self.list.is_empty() {
            return html;
        }
        let mut open: Vec<&(Text, Text)> =
            self.list.iter().filter(|(short, _)| html.contains(short.as_str())).collect();
        if open.is_empty() {
            return html;
        }
        let mut out = String::with_capacity(html.len() + 256);
        let mut closed = 0_usize;
        let mut rest = html.as_str();
        while !rest.is_empty() {
            let text = rest.find('<').unwrap_or(rest.len());
            if closed == 0 && !open.is_empty() {
                text_node(&mut out, &rest[..text], &mut open);
            } else {
                out.push_str(&rest[..text]);
            }
            let end = rest[text..].find('>').map_or(rest.len(), |end| text + end + 1);
            let tag = &rest[text..end];
            out.push_str(tag);
            closed = after(tag, closed);
            rest = &rest[end..];
        }
        out
    }
}

/// How many closed elements are open after a tag.
fn after(tag: &str, open: usize) -> usize {
    let Some(tag) = tag.strip_prefix('<') else { return open };
    let (is_end, tag) = tag.strip_prefix('/').map_or((false, tag), |rest| (true, rest));
    let end = tag.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(tag.len());
    match (CLOSED.contains(&&tag[..end]), is_end) {
        (false, _) => open,
        (true, true) => open.saturating_sub(1),
        (true, false) => open + 1,
    }
}

/// Writes text, with first uses marked; those that are met are no longer open.
fn text_node(out: &mut String, text: &str, open: &mut Vec<&(Text, Text)>) {
    let mut done = 0;
    loop {
        let found = open.iter().enumerate().filter_map(|(index, (short, _))| {
            Some((find_word(text, short, done)?, std::cmp::Reverse(short.len()), index))
        });
        // The leftmost one, and of two that begin there the longer.
        let Some((at, _, index)) = found.min() else { break };
        let (short, meaning) = open.swap_remove(index);
        let end = at + short.len();
        out.push_str(&text[done..at]);
        done = end;
        if text[..at].ends_with('(') && text[end..].starts_with(')') {
            out.push_str(short);
            continue;
        }
        out.push_str("<abbr");
        attribute(out, "title", meaning);
        out.extend([">", short, "</abbr>"]);
    }
    out.push_str(&text[done..]);
}

/// Where a word stands by itself: letters, digits and the signs of document numbers part of no other.
fn find_word(text: &str, word: &str, from: usize) -> Option<usize> {
    let is_part = |c: char| c.is_alphanumeric() || "-/_@".contains(c);
    text[from..].match_indices(word).map(|(at, _)| from + at).find(|&at| {
        !text[..at].chars().next_back().is_some_and(is_part)
            && !text[at + word.len()..].chars().next().is_some_and(is_part)
    })
}

#[cfg(test)]
mod tests {
    use super::Abbreviations;

    #[test]
    fn only_first_uses_by_themselves_are_marked() {
        let list = [
            ("UBKT", "Ủy ban \"Kiểm tra\""),
            ("TW", "Trung ương"),
            ("UBKT TW", "Ủy ban Kiểm tra Trung ương"),
        ];
        let table = Abbreviations::new(list.map(|(a, b)| (a.into(), b.into())).to_vec());
        for (html, wanted) in [
            (
                "<p>UBKT và UBKT</p>",
                "<p><abbr title=\"Ủy ban &quot;Kiểm tra&quot;\">UBKT</abbr> và UBKT</p>",
            ),
            ("<p>Ủy ban (UBKT), UBKT</p>", "<p>Ủy ban (UBKT), UBKT</p>"),
            ("<p>12-HD/TW, UBKTW</p>", "<p>12-HD/TW, UBKTW</p>"),
            (
                "<h2>UBKT</h2><p><a href=\"/TW\">TW</a> <b>TW</b></p>",
                "<h2>UBKT</h2><p><a href=\"/TW\">TW</a> <b><abbr title=\"Trung ương\">TW</abbr></b></p>",
            ),
            (
                "<p>UBKT TW họp</p>",
                "<p><abbr title=\"Ủy ban Kiểm tra Trung ương\">UBKT TW</abbr> họp</p>",
            ),
            ("<p>không có gì", "<p>không có gì"),
        ] {
            assert_eq!(table.mark(html.to_owned()), wanted);
        }
    }
}
