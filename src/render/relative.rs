//! Addresses from the root of a site → addresses relative to the page they stand on.
//!
//! Such pages work below any address and from a disk; folders are written out as their `index.html`.
//! Only tags are read, by what browsers take for tags; texts, comments and scripts stay as they are.
//! Addresses of other sites, anchors and addresses that are relative already stay too.

use std::borrow::Cow;

use crate::base::route::RelPath;
use crate::plan::scope::Scope;

/// How a file of the output names the others.
pub struct Way<'a>(To<'a>);

/// What addresses become.
enum To<'a> {
    /// Relative ones; `up` is the way up to the root: `../` for each folder.
    Relative { base_path: &'a str, up: String },
    /// Those of a sub-site that is built alone, and of its portal.
    Scope(&'a Scope),
}

/// Attributes that hold one address.
const ADDRESSES: [&str; 6] = ["href", "src", "poster", "action", "formaction", "data"];

/// Attributes that hold several, each with a description.
const LISTS: [&str; 2] = ["srcset", "imagesrcset"];

impl<'a> Way<'a> {
    /// The way from a file; `base_path` begins all addresses of the site.
    #[must_use]
    pub fn from(file: &RelPath, base_path: &'a str) -> Way<'a> {
        let up = "../".repeat(file.segments().count().saturating_sub(1));
        Way(To::Relative { base_path, up })
    }

    /// The way of all files of a sub-site.
    #[must_use]
    pub fn within(scope: &'a Scope) -> Way<'a> {
        Way(To::Scope(scope))
    }

    /// A page, or a part of one.
    #[must_use]
    pub fn html(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 8);
        let mut rest = text;
        while let Some(at) = rest.find('<') {
            out.push_str(&rest[..at]);
            rest = &rest[at..];
            rest = if rest.starts_with("<!--") {
                pass(rest, "-->", &mut out)
            } else if rest[1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
                self.tag(rest, &mut out)
            } else {
                pass(rest, "<", &mut out)
            };
        }
        out.push_str(rest);
        out
    }

    /// A style sheet: what stands in `url(…)` and after `@import`.
    #[must_use]
    pub fn css(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        loop {
            let found = [("url(", 4), ("@import", 7)].into_iter();
            let Some((at, len)) =
                found.filter_map(|(word, len)| Some((rest.find(word)?, len))).min()
            else {
                break;
            };
            let after = at + len;
            out.push_str(&rest[..after]);
            rest = &rest[after..];
            let inner = rest.trim_start_matches([' ', '\t', '\n', '"', '\'']);
            out.push_str(&rest[..rest.len() - inner.len()]);
            rest = inner;
            let end = rest.find(['"', '\'', ')', ' ', '\n', ';']).unwrap_or(rest.len());
            out.push_str(&self.address(&rest[..end]));
            rest = &rest[end..];
        }
        out.push_str(rest);
        out
    }

    /// Writes the tag that `text` begins with, and what is no markup after it; gives the rest.
    fn tag<'t>(&self, text: &'t str, out: &mut String) -> &'t str {
        let end = text.find(|c: char| c.is_whitespace() || "/>".contains(c)).unwrap_or(text.len());
        let name = &text[1..end];
        out.push_str(&text[..end]);
        let mut rest = &text[end..];
        loop {
            let inner = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            out.push_str(&rest[..rest.len() - inner.len()]);
            rest = inner;
            if rest.is_empty() {
                return rest;
            }
            if let Some(after) = rest.strip_prefix('>') {
                out.push('>');
                let raw =
                    ["script", "style"].into_iter().find(|raw| name.eq_ignore_ascii_case(raw));
                return match raw {
                    Some("script") => pass(after, "</script", out),
                    Some(_) => pass(after, "</style", out),
                    None => after,
                };
            }
            rest = self.attribute(name, rest, out);
        }
    }

    fn attribute<'t>(&self, tag: &str, text: &'t str, out: &mut String) -> &'t str {
        let first = text.chars().next().map_or(0, char::len_utf8);
        let end = text[first..].find(|c: char| c.is_whitespace() || "=/>".contains(c));
        let (name, rest) = text.split_at(end.map_or(text.len(), |end| first + end));
        out.push_str(name);
        let Some(value) = rest.trim_start().strip_prefix('=') else { return rest };
        let value = value.trim_start();
        out.push_str(&rest[..rest.len() - value.len()]);
        let quote = value.chars().next().filter(|c| "\"'".contains(*c));
        let (value, rest) = match quote {
            Some(quote) => {
                let inner = &value[1..];
                out.push(quote);
                inner.split_at(inner.find(quote).unwrap_or(inner.len()))
            }
            None => {
                let end = value.find(|c: char| c.is_whitespace() || c == '>');
                value.split_at(end.unwrap_or(value.len()))
            }
        };
        out.push_str(&self.value(tag, name, value));
        rest.strip_prefix(|c| Some(c) == quote).map_or(rest, |rest| {
            out.extend(quote);
            rest
        })
    }

    fn value<'t>(&self, tag: &str, name: &str, value: &'t str) -> Cow<'t, str> {
        let is = |known: &&str| name.eq_ignore_ascii_case(known);
        if ADDRESSES.iter().any(is) {
            return self.address(value);
        }
        // What scripts are told is an address where it looks like one.
        if name.starts_with("data-") && !value.contains(char::is_whitespace) {
            return self.address(value);
        }
        if LISTS.iter().any(is) {
            let all = value.split(',').map(|one| {
                let bare = one.trim_start();
                let end = bare.find(char::is_whitespace).unwrap_or(bare.len());
                let space = &one[..one.len() - bare.len()];
                format!("{space}{}{}", self.address(&bare[..end]), &bare[end..])
            });
            return Cow::Owned(all.collect::<Vec<_>>().join(","));
        }
        if tag.eq_ignore_ascii_case("meta")
            && name == "content"
            && let Some(at) = value.find("; url=")
        {
            let (before, address) = value.split_at(at + "; url=".len());
            return Cow::Owned(format!("{before}{}", self.address(address)));
        }
        Cow::Borrowed(value)
    }

    fn address<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let (base_path, up) = match &self.0 {
            To::Relative { base_path, up } => (*base_path, up.as_str()),
            To::Scope(scope) => return scope.address(address),
        };
        let Some(below) = address
            .strip_prefix(base_path)
            .and_then(|rest| rest.strip_prefix('/'))
            .filter(|rest| !rest.starts_with('/'))
        else {
            return Cow::Borrowed(address);
        };
        let end = below.find(['?', '#']).unwrap_or(below.len());
        let (path, rest) = below.split_at(end);
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        // What has a colon before the first slash would be read as another scheme.
        let up = if up.is_empty() && path.contains(':') { "./" } else { up };
        Cow::Owned(format!("{up}{path}{index}{rest}"))
    }
}

/// Copies up to the end of a mark, or its first letter when the mark begins the text; gives the rest.
fn pass<'t>(text: &'t str, mark: &str, out: &mut String) -> &'t str {
    let end = text.find(mark).map_or(text.len(), |at| at + mark.len());
    out.push_str(&text[..end]);
    &text[end..]
}

#[cfg(test)]
mod tests {
    use super::Way;
    use crate::base::route::RelPath;

    fn way<'a>(file: &str, base: &'a str) -> Way<'a> {
        Way::from(&RelPath::new(file).unwrap(), base)
    }

    #[test]
    fn addresses_in_tags_become_relative() {
        for (html, wanted) in [
            (r#"<a href="/">x</a>"#, r#"<a href="../index.html">x</a>"#),
            (r#"<a href="/tin/?a#b">"#, r#"<a href="../tin/index.html?a#b">"#),
            ("<A HREF='/a.html'>", "<A HREF='../a.html'>"),
            ("<a href=/a.html>", "<a href=../a.html>"),
            ("<a href=/a.html class=x>", "<a href=../a.html class=x>"),
            (r#"<img src = "/a.png" alt="/b">"#, r#"<img src = "../a.png" alt="/b">"#),
            (
                r#"<img srcset="/a.png 1x, /b.png 2x"/>"#,
                r#"<img srcset="../a.png 1x, ../b.png 2x"/>"#,
            ),
            (r#"<div data-island="/_m/x.html">"#, r#"<div data-island="../_m/x.html">"#),
            (r#"<div data-card="/ nghĩa là hoặc">"#, r#"<div data-card="/ nghĩa là hoặc">"#),
            (
                r#"<meta http-equiv="refresh" content="0; url=/b/">"#,
                r#"<meta http-equiv="refresh" content="0; url=../b/index.html">"#,
            ),
        ] {
            assert_eq!(way("a/b.html", "").html(html), wanted);
        }
    }

    #[test]
    fn all_else_stays() {
        for html in [
            r#"<a href="https://a.vn/">x</a><a href="//a.vn/">"#,
            r##"<a href="#x"><a href="b.html"><a href="mailto:a@b.vn">"##,
            r#"<p>&lt;a href="/x"&gt; 1 < 2 href="/x"</p>"#,
            r#"<!-- <a href="/x"> --><p title="/x">"#,
            r#"<script>const a = "<a href='/x'>";</script><style>a { }</style>"#,
            "<",
            "<a",
            "<a href",
            "<a href=",
            "<a href=\"",
            "<a =\"/x\"",
            "<!--",
            "",
        ] {
            assert_eq!(way("a/b.html", "").html(html), html);
        }
    }

    #[test]
    fn only_addresses_below_the_base_path_belong_to_the_site() {
        let html = r#"<a href="/muc/"><a href="/muc/a.html"><a href="/khac/"><a href="/mucluc/">"#;
        let wanted =
            r#"<a href="index.html"><a href="a.html"><a href="/khac/"><a href="/mucluc/">"#;
        assert_eq!(way("index.html", "/muc").html(html), wanted);
        assert_eq!(way("x.html", "").html("<a href='/a:b.html'>"), "<a href='./a:b.html'>");
    }

    #[test]
    fn style_sheets_name_pictures_from_where_they_lie() {
        let css = r#"@import "/css/b.css"; a { background: url(/a.svg) } b { src: url( '/x.woff2' ) format("a"), url(c.svg) }"#;
        let wanted = r#"@import "../css/b.css"; a { background: url(../a.svg) } b { src: url( '../x.woff2' ) format("a"), url(c.svg) }"#;
        assert_eq!(way("css/a.css", "").css(css), wanted);
        for odd in ["url(", "url", "@import", "@import url(\"", "a { }"] {
            assert_eq!(way("css/a.css", "").css(odd), odd);
        }
    }
}
