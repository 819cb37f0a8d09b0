//! The last word on HTML that holds raw tags: parsed, balanced and cut to an allowlist.
//!
//! The allowlist is that of [`super::html`] plus what our own markup uses, so that a body loses
//! nothing of its own here.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, Url, UrlRelative};

use super::html::{COMMON, MORE_TAGS, OWN, TAGS};
use super::write::POINT_LINK;

/// Tags of our own that writers may not use.
const OUR_TAGS: [&str; 2] = ["input", "label"];
/// Attributes of our own that writers may not use.
const OUR_ATTRIBUTES: [(&str, &[&str]); 3] = [
    ("a", &["rel", "data-card"]),
    ("code", &["data-lang"]),
    ("input", &["type", "checked", "disabled"]),
];

/// Cleans a fragment.
pub(super) fn clean(html: &str) -> String {
    static BUILDER: LazyLock<Builder<'static>> = LazyLock::new(builder);
    BUILDER.clean(html).to_string()
}

/// Tags that feeds may hold besides those that any reader's program shows.
const ELSEWHERE: [&str; 5] = ["audio", "figcaption", "figure", "source", "video"];

/// Cleans HTML for feeds: no classes, no ids, no controls, and addresses counted from `page`.
pub(super) fn for_elsewhere(html: &str, page: &str) -> String {
    let mut builder = Builder::default();
    builder
        .add_tags(ELSEWHERE)
        .add_tag_attributes("video", ["src", "poster", "controls"])
        .add_tag_attributes("audio", ["src", "controls"])
        .add_tag_attributes("source", ["src", "type"])
        .rm_tag_attributes("img", ["align"])
        .link_rel(None);
    if let Ok(page) = Url::parse(page) {
        builder.url_relative(UrlRelative::RewriteWithBase(page));
    }
    builder.clean(&without_point_links(html)).to_string()
}

/// Without the links to points, which show only by the style of the site.
fn without_point_links(html: &str) -> Cow<'_, str> {
    let mut pieces = html.split(POINT_LINK);
    let first = pieces.next().unwrap_or("");
    if first.len() == html.len() {
        return Cow::Borrowed(html);
    }
    let rest = pieces.map(|piece| piece.split_once("</a>").map_or(piece, |(_, rest)| rest));
    Cow::Owned(std::iter::once(first).chain(rest).collect())
}

fn builder() -> Builder<'static> {
    let mut own: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (tag, attributes) in OWN.iter().chain(&OUR_ATTRIBUTES) {
        own.entry(tag).or_default().extend(*attributes);
    }
    let mut builder = Builder::empty();
    builder
        .tags(TAGS.into_iter().chain(MORE_TAGS).chain(OUR_TAGS).collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .generic_attributes(COMMON.into_iter().collect())
        .generic_attribute_prefixes(HashSet::from(["aria-"]))
        .tag_attributes(own)
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .link_rel(None);
    builder
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn our_own_markup_survives() {
        for html in [
            "<aside class=\"alert note\" role=\"note\"><p class=\"alert-title\">Lưu ý</p></aside>",
            "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 1\"></div>",
            "<pre class=\"code\" tabindex=\"0\"><code data-lang=\"rs\"><span class=\"k\">fn</span></code></pre>",
            "<a class=\"out\" rel=\"external noopener\" href=\"https://a.vn\">x</a>",
            "<a class=\"vb\" href=\"/a/\" data-card=\"x\" aria-describedby=\"vb_a\">x</a>",
            "<figure id=\"hinh-1\"><img src=\"/a.png\" alt=\"x\" loading=\"lazy\" decoding=\"async\"></figure>",
            "<li id=\"diem-1\">x<a class=\"point\" href=\"#diem-1\" aria-label=\"x\"></a></li>",
            "<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"x\"></section>",
        ] {
            assert_eq!(clean(html), html);
        }
    }

    #[test]
    fn in_another_place_addresses_are_whole() {
        let page = "https://a.vn/b/thoi-su/bai.html";
        for (html, wanted) in [
            ("<a href=\"/b/x.html\">x</a>", "<a href=\"https://a.vn/b/x.html\">x</a>"),
            ("<a href=\"#cuoi\">x</a>", "<a href=\"https://a.vn/b/thoi-su/bai.html#cuoi\">x</a>"),
            (
                "<img class=\"c\" src=\"/b/a.png\" alt=\"\">",
                "<img src=\"https://a.vn/b/a.png\" alt=\"\">",
            ),
            ("<p id=\"x\">a<script>b</script></p>", "<p>a</p>"),
            (
                "<p id=\"mot-la\">Một là, a.<a class=\"point\" href=\"#mot-la\" aria-label=\"x\"></a></p>",
                "<p>Một là, a.</p>",
            ),
            ("<a href=\"https://c.vn/\">x</a>", "<a href=\"https://c.vn/\">x</a>"),
            (
                "<video src=\"/v.mp4\" controls></video>",
                "<video src=\"https://a.vn/v.mp4\" controls=\"\"></video>",
            ),
        ] {
            assert_eq!(super::for_elsewhere(html, page), wanted);
        }
    }

    #[test]
    fn what_is_open_gets_closed_and_the_rest_goes() {
        assert_eq!(clean("<p><b>x</p>y"), "<p><b>x</b></p><b>y</b>");
        assert_eq!(clean("<b onclick=x>a</b><script>b</script>"), "<b>a</b>");
        assert_eq!(clean("<a href=\"javascript:x\">a</a>"), "<a>a</a>");
    }
}
