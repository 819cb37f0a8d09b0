//! Raw HTML in Markdown under the policy `safe`: harmless tags stay, the rest is reported.
//!
//! Works on one raw piece at a time and never emits a tag or attribute outside its lists, nor a
//! closing tag without its opening one. What is left may still be unbalanced; [`super::sanitize`]
//! mends that over the whole body.

use std::ops::Range;

use super::link::{self, Kind};
use super::source::Slip;
use super::tag::{Tag, decode, read};
use crate::base::text::{Text, escape_into};
use crate::diag::areas::links::Link;
use crate::diag::areas::markup::Markup;

/// Tags that writers may use.
pub(super) const TAGS: [&str; 64] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
];
/// Further tags, in a list of their own for the length of the first.
pub(super) const MORE_TAGS: [&str; 4] = ["u", "ul", "var", "wbr"];
/// Attributes that every tag may have, besides `aria-…`.
pub(super) const COMMON: [&str; 7] = ["id", "class", "lang", "dir", "title", "role", "tabindex"];
/// Attributes that single tags may have.
pub(super) const OWN: [(&str, &[&str]); 17] = [
    ("a", &["href", "hreflang"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["src", "alt", "width", "height", "loading", "decoding"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["start", "reversed", "type"]),
    ("q", &["cite"]),
    ("table", &[]),
    ("td", &["colspan", "rowspan", "headers"]),
    ("th", &["colspan", "rowspan", "headers", "scope", "abbr"]),
    ("time", &["datetime"]),
    ("ul", &[]),
];
/// Tags that have no closing tag.
const VOID: [&str; 5] = ["br", "col", "hr", "img", "wbr"];
/// Tags whose content is no text.
const HIDDEN: [&str; 4] = ["script", "style", "template", "iframe"];
/// Unclosed tags may pile up this high.
const DEPTH: usize = 100;

/// Raw HTML that passed.
#[derive(Debug, Default)]
pub(super) struct Passed {
    /// What may be printed.
    pub(super) html: String,
    /// The ids it defines.
    pub(super) ids: Vec<String>,
    /// Whether it holds any tag.
    pub(super) tags: bool,
}

/// The filter of one body; remembers which tags are open.
#[derive(Debug, Default)]
pub(super) struct Filter {
    open: Vec<String>,
    too_deep: bool,
}

impl Filter {
    /// Lets a raw piece pass. `place` turns bytes of the piece into bytes of the file.
    pub(super) fn pass(
        &mut self,
        raw: &str,
        place: impl Fn(Range<usize>) -> Range<usize>,
        slips: &mut Vec<Slip>,
    ) -> Passed {
        let mut passed = Passed::default();
        let mut at = 0;
        while let Some(found) = raw[at..].find('<') {
            let start = at + found;
            passed.html.push_str(&raw[at..start]);
            let rest = &raw[start..];
            if let Some(comment) = rest.strip_prefix("<!--") {
                let length = comment_length(comment);
                if length.is_none() {
                    slips.push((place(start..start + 4), removed("<!--")));
                }
                at = length.map_or(raw.len(), |n| start + 4 + n);
                continue;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                at = rest.find('>').map_or(raw.len(), |n| start + n + 1);
                slips.push((place(start..at), removed(&rest[..2])));
                continue;
            }
            let Some(tag) = read(raw, start) else {
                passed.html.push_str("&lt;");
                at = start + 1;
                continue;
            };
            at = tag.end;
            if !TAGS.contains(&tag.name.as_str()) && !MORE_TAGS.contains(&tag.name.as_str()) {
                if !tag.closing {
                    slips.push((place(start..at), removed(&format!("<{}>", tag.name))));
                    if HIDDEN.contains(&tag.name.as_str()) {
                        at = after_closing(raw, at, &tag.name);
                    }
                }
            } else if tag.closing {
                self.close(&tag.name, &mut passed);
            } else {
                self.open(&tag, &place(start..at), &mut passed, slips);
            }
        }
        passed.html.push_str(&raw[at..]);
        passed
    }

    fn close(&mut self, name: &str, passed: &mut Passed) {
        if let Some(index) = self.open.iter().rposition(|open| open == name) {
            self.open.truncate(index);
            passed.html.push_str("</");
            passed.html.push_str(name);
            passed.html.push('>');
            passed.tags = true;
        }
    }

    fn open(&mut self, tag: &Tag, at: &Range<usize>, passed: &mut Passed, slips: &mut Vec<Slip>) {
        if !VOID.contains(&tag.name.as_str()) {
            if self.open.len() >= DEPTH {
                if !self.too_deep {
                    self.too_deep = true;
                    slips.push((at.clone(), Markup::TooDeep { limit: DEPTH as u32 }.into()));
                }
                return;
            }
            self.open.push(tag.name.clone());
        }
        passed.tags = true;
        passed.html.push('<');
        passed.html.push_str(&tag.name);
        for &(name, value) in &tag.attributes {
            let name = name.to_ascii_lowercase();
            if !allowed(&tag.name, &name) {
                slips.push((at.clone(), removed(&format!("{name}="))));
                continue;
            }
            let written = decode(value.unwrap_or_default());
            if matches!(name.as_str(), "href" | "src" | "cite")
                && link::kind(&written) == Kind::Forbidden
            {
                slips.push((at.clone(), Link::BadScheme { target: Text::from(written) }.into()));
                continue;
            }
            passed.html.push(' ');
            passed.html.push_str(&name);
            if value.is_some() {
                passed.html.push_str("=\"");
                escape_into(&mut passed.html, &written);
                passed.html.push('"');
            }
            if name == "id" && !written.is_empty() {
                passed.ids.push(written);
            }
        }
        passed.html.push('>');
    }
}

/// The ids that raw HTML defines, without any policy.
pub(super) fn ids(raw: &str) -> Vec<String> {
    let mut ids = Vec::new();
    let mut at = 0;
    while let Some(found) = raw[at..].find('<') {
        let start = at + found;
        let Some(tag) = read(raw, start) else {
            at = start + 1;
            continue;
        };
        at = tag.end;
        for (name, value) in tag.attributes {
            if let (true, Some(value)) = (name.eq_ignore_ascii_case("id"), value) {
                ids.push(decode(value));
            }
        }
    }
    ids
}

/// Whether a piece is the mark that ends the summary.
pub(super) fn is_more(raw: &str) -> bool {
    let inner = raw.trim().strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->"));
    inner.is_some_and(|inner| inner.trim().eq_ignore_ascii_case("more"))
}

fn removed(what: &str) -> crate::diag::problem::Problem {
    Markup::HtmlRemoved { what: Text::from(format!("`{what}`")) }.into()
}

fn allowed(tag: &str, attribute: &str) -> bool {
    COMMON.contains(&attribute)
        || attribute.starts_with("aria-")
        || OWN.iter().any(|(name, own)| *name == tag && own.contains(&attribute))
}

/// The length of a comment's rest, its end included.
fn comment_length(rest: &str) -> Option<usize> {
    if rest.starts_with('>') {
        return Some(1);
    }
    if rest.starts_with("->") {
        return Some(2);
    }
    rest.find("-->").map(|n| n + 3)
}

fn after_closing(raw: &str, at: usize, name: &str) -> usize {
    let mut from = at;
    while let Some(found) = raw[from..].find("</") {
        let start = from + found;
        let end = start + 2 + name.len();
        if raw.get(start + 2..end).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return raw[end..].find('>').map_or(raw.len(), |n| end + n + 1);
        }
        from = start + 2;
    }
    raw.len()
}

#[cfg(test)]
mod tests {
    use super::{Filter, ids, is_more};

    fn passed(raw: &str) -> (String, Vec<String>) {
        let mut slips = Vec::new();
        let passed = Filter::default().pass(raw, |range| range, &mut slips);
        let slips = slips.iter().map(|(range, problem)| {
            let said = problem.say(crate::diag::problem::Lang::En).headline;
            format!("{}..{} {said}", range.start, range.end)
        });
        (passed.html, slips.collect())
    }

    #[test]
    fn harmless_html_passes() {
        for (raw, expected) in [
            ("<b>x</b>", "<b>x</b>"),
            ("<DIV CLASS='a\"b' id=x>", "<div class=\"a&quot;b\" id=\"x\">"),
            ("<br/><img src=/a.png alt>", "<br><img src=\"/a.png\" alt>"),
            ("a <!-- không --> b", "a  b"),
            ("<a href=\"https://a.vn?x=1&amp;y=2\">", "<a href=\"https://a.vn?x=1&amp;y=2\">"),
            ("</div></p>", ""),
            ("1 < 2 <ạ> <b", "1 &lt; 2 &lt;ạ> &lt;b"),
            ("<td colspan=2 aria-label=\"x\">", "<td colspan=\"2\" aria-label=\"x\">"),
        ] {
            assert_eq!(passed(raw), (expected.to_owned(), vec![]), "{raw}");
        }
    }

    #[test]
    fn harmful_html_goes_and_is_told() {
        for (raw, expected, slips) in [
            (
                "<script>alert('<b>')</script>x",
                "x",
                &["0..8 `<script>` was removed from the page"][..],
            ),
            ("<style>a{}</STYLE >x", "x", &["0..7 `<style>` was removed from the page"]),
            ("<b onclick=\"x\">", "<b>", &["0..15 `onclick=` was removed from the page"]),
            ("<b style=x>", "<b>", &["0..11 `style=` was removed from the page"]),
            ("<form><i>a</i></form>", "<i>a</i>", &["0..6 `<form>` was removed from the page"]),
            ("<plaintext>a", "a", &["0..11 `<plaintext>` was removed from the page"]),
            ("<!DOCTYPE x>a", "a", &["0..12 `<!` was removed from the page"]),
            ("a<!-- b", "a", &["1..5 `<!--` was removed from the page"]),
            (
                "<a href=\"&#106;ava&Tab;script&colon;x\">",
                "<a>",
                &["0..39 the link `java\tscript:x` uses a scheme that is not allowed"],
            ),
        ] {
            let slips = slips.iter().map(|&slip| slip.to_owned()).collect();
            assert_eq!(passed(raw), (expected.to_owned(), slips), "{raw}");
        }
    }

    #[test]
    fn ids_and_the_mark_of_the_summary_are_read() {
        assert_eq!(ids("<p id=a><b ID='b'>< id=c"), ["a", "b"]);
        assert!(is_more(" <!--more -->\n") && !is_more("<!-- thêm -->"));
    }
}
