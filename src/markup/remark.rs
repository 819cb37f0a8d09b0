//! The words of a reader: a little Markdown → safe HTML.
//!
//! Paragraphs, line breaks, emphasis, lists, quotations and web links stay. Everything else is printed
//! as the words it is written with, so that a comment can neither call components nor bring pictures.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::link::{Kind, attribute, kind};
use super::sanitize;
use crate::base::text::escape_into;

/// Renders the words of a reader.
#[must_use]
pub(super) fn render(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 32);
    let mut links: Vec<bool> = Vec::new();
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_web = kind(&dest_url) == Kind::Web;
                links.push(is_web);
                if is_web {
                    out.push_str("<a");
                    attribute(&mut out, "href", &dest_url);
                    out.push_str(" rel=\"nofollow ugc noopener\">");
                }
            }
            Event::End(TagEnd::Link) if links.pop() == Some(true) => out.push_str("</a>"),
            Event::Start(tag) => out.push_str(opening(&tag)),
            Event::End(tag) => out.push_str(closing(tag)),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                escape_into(&mut out, &text);
            }
            Event::SoftBreak | Event::HardBreak => out.push_str("<br>\n"),
            _ => {}
        }
    }
    sanitize::clean(&out)
}

fn opening(tag: &Tag<'_>) -> &'static str {
    match tag {
        Tag::Paragraph | Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock => "<p>",
        Tag::Emphasis => "<em>",
        Tag::Strong => "<strong>",
        Tag::Strikethrough => "<del>",
        Tag::BlockQuote(_) => "<blockquote>\n",
        Tag::List(Some(_)) => "<ol>\n",
        Tag::List(None) => "<ul>\n",
        Tag::Item => "<li>",
        _ => "",
    }
}

fn closing(tag: TagEnd) -> &'static str {
    match tag {
        TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::HtmlBlock => "</p>\n",
        TagEnd::Emphasis => "</em>",
        TagEnd::Strong => "</strong>",
        TagEnd::Strikethrough => "</del>",
        TagEnd::BlockQuote(_) => "</blockquote>\n",
        TagEnd::List(true) => "</ol>\n",
        TagEnd::List(false) => "</ul>\n",
        TagEnd::Item => "</li>\n",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::render;

    #[test]
    fn only_harmless_markup_stays() {
        for (text, html) in [
            ("Một\nhai\n\nba **bốn**", "<p>Một<br>\nhai</p>\n<p>ba <strong>bốn</strong></p>\n"),
            ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
            ("![ảnh](https://a.vn/x.png)", "<p>ảnh</p>\n"),
            ("{{ <hop /> }}", "<p>{{ &lt;hop /&gt; }}</p>\n"),
            ("[x](javascript:alert(1))", "<p>x</p>\n"),
            ("# To\n", "<p>To</p>\n"),
            (
                "[x](https://a.vn/?a=1&b=\"2\")",
                "<p><a href=\"https://a.vn/?a=1&amp;b=&quot;2&quot;\" rel=\"nofollow ugc noopener\">x</a></p>\n",
            ),
        ] {
            assert_eq!(render(text), html, "{text}");
        }
    }
}
