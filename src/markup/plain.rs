//! HTML of a text → its paragraphs in plain text: what a voice would read of it.
//!
//! Pictures are told by their captions, code and footnote marks are silent, cells of a row are
//! divided by commas. Works on our own output and on what the sanitizer lets pass.

use super::tag::{decode, read};

/// Tags that end a paragraph.
const BLOCKS: [&str; 27] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "section",
    "summary",
    "tr",
    "ul",
];

/// Tags whose content is not read.
const SILENT: [&str; 9] =
    ["script", "style", "svg", "pre", "video", "audio", "button", "form", "template"];

/// The paragraphs.
pub(super) fn paragraphs(html: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    let mut silent: Vec<String> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        text(&rest[..at], &silent, &mut out);
        rest = &rest[at..];
        if let Some(end) = rest.strip_prefix("<!--").and_then(|inner| inner.find("-->")) {
            rest = &rest[end + 7..];
            continue;
        }
        let Some(tag) = read(rest, 0) else {
            text("<", &silent, &mut out);
            rest = &rest[1..];
            continue;
        };
        let name = tag.name.as_str();
        if tag.closing {
            if silent.last().is_some_and(|open| open == name) {
                silent.pop();
            }
        } else if !silent.is_empty() {
            // Only what can hold itself must be counted.
            if silent.last().is_some_and(|open| open == name) {
                silent.push(tag.name.clone());
            }
        } else if SILENT.contains(&name) || is_mark(name, &tag.attributes) {
            silent.push(tag.name.clone());
        }
        if BLOCKS.contains(&name) {
            out.push(String::new());
        } else if matches!(name, "td" | "th") && !tag.closing {
            cell(&mut out);
        }
        rest = &rest[tag.end..];
    }
    text(rest, &silent, &mut out);
    out.iter().map(|paragraph| tidy(paragraph)).filter(|paragraph| !paragraph.is_empty()).collect()
}

/// Whether an element only points somewhere: the mark of a footnote, or what is hidden from voices.
fn is_mark(name: &str, attributes: &[(&str, Option<&str>)]) -> bool {
    let says = |key: &str, value: &str| attributes.contains(&(key, Some(value)));
    // An element without an end would silence the rest.
    let has_end = !matches!(name, "img" | "br" | "hr" | "input" | "col" | "source" | "wbr");
    has_end
        && (name == "sup"
            && attributes.iter().any(|(key, value)| {
                *key == "class" && value.is_some_and(|value| value.contains("note"))
            })
            || says("aria-hidden", "true")
            || says("role", "doc-backlink"))
}

fn text(piece: &str, silent: &[String], out: &mut [String]) {
    if let (true, Some(last)) = (silent.is_empty(), out.last_mut()) {
        last.push_str(&decode(piece));
    }
}

fn cell(out: &mut [String]) {
    if let Some(last) = out.last_mut()
        && !last.trim().is_empty()
    {
        last.push_str(", ");
    }
}

/// One space between words; none before a comma.
fn tidy(paragraph: &str) -> String {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    words.join(" ").replace(" ,", ",")
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    #[test]
    fn what_a_voice_would_read_is_left() {
        for (html, wanted) in [
            ("<p>Một&nbsp;hai &amp; <em>ba</em>.</p>\n<p>Bốn</p>", &["Một hai & ba.", "Bốn"][..]),
            ("<ul><li>a</li><li><p>b</p></li></ul>", &["a", "b"]),
            (
                "<table><tr><th>Năm</th><td>2026</td></tr><tr><td>x</td></tr></table>",
                &["Năm, 2026", "x"],
            ),
            ("<figure><img src=\"a\" alt=\"Ảnh\"><figcaption>Lời</figcaption></figure>", &["Lời"]),
            ("a<pre class=\"code\"><code>let <b>x</b></code></pre>b", &["ab"]),
            ("x<sup class=\"note-ref\"><a href=\"#n\">1</a></sup>.", &["x."]),
            ("x<span aria-hidden=\"true\">·<span>·</span>·</span>y", &["xy"]),
            ("a < b <!-- <p> --> c", &["a < b c"]),
            ("", &[]),
        ] {
            assert_eq!(paragraphs(html), wanted, "{html}");
        }
    }
}
