//! A list → Atom (RFC 4287).

use super::list::Ready;
use super::xml::Xml;
use crate::plan::page::{Ingredients, Recipe};
use crate::view::feed::{Attached, FeedHead, FeedItem};

/// Makes an Atom feed.
pub(super) const RECIPE: Recipe = Recipe { name: "atom", run };

fn run(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(ready) = Ready::new(ingredients) else { return Vec::new() };
    let FeedHead { origin, page, own, .. } = ready.head;
    let mut xml = Xml::new();
    xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
    xml.text(&ready.head.language).raw("\">\n");
    xml.place("id", origin, own);
    xml.element("title", &ready.head.title);
    xml.some("subtitle", Some(&ready.head.subtitle));
    xml.element("updated", &ready.updated.rfc3339());
    xml.raw("<link rel=\"self\" type=\"application/atom+xml\" href=\"");
    xml.address(origin, own).raw("\"/>\n");
    xml.raw("<link rel=\"alternate\" type=\"text/html\" href=\"");
    xml.address(origin, page).raw("\"/>\n");
    xml.raw("<author>").element("name", &ready.head.site).raw("</author>\n");
    if let Some(icon) = &ready.head.icon {
        xml.place("icon", origin, icon);
    }
    xml.some("rights", ready.head.rights.as_ref());
    xml.raw("<generator>Toasoan</generator>\n");
    for (item, body) in ready.entries() {
        entry(&mut xml, origin, item, body);
    }
    xml.raw("</feed>\n").finish()
}

fn entry(xml: &mut Xml, origin: &str, item: &FeedItem, body: Option<&str>) {
    xml.raw("<entry>\n").place("id", origin, &item.url);
    xml.element("title", &item.title);
    xml.raw("<link rel=\"alternate\" type=\"text/html\" href=\"");
    xml.address(origin, &item.url).raw("\"/>\n");
    for file in item.image.iter().chain(&item.media) {
        enclosure(xml, origin, file);
    }
    if let Some((name, Some(url))) = &item.source {
        xml.raw("<link rel=\"via\" href=\"").text(url).raw("\" title=\"").text(name).raw("\"/>\n");
    }
    xml.element("published", &item.published.rfc3339());
    xml.element("updated", &item.updated.rfc3339());
    for name in &item.authors {
        xml.raw("<author>").element("name", name).raw("</author>\n");
    }
    for term in &item.categories {
        xml.raw("<category term=\"").text(term).raw("\"/>\n");
    }
    xml.some("summary", Some(&item.summary));
    if let Some(body) = body {
        xml.raw("<content type=\"html\">").text(body).raw("</content>\n");
    }
    xml.raw("</entry>\n");
}

fn enclosure(xml: &mut Xml, origin: &str, file: &Attached) {
    xml.raw("<link rel=\"enclosure\" type=\"").raw(file.mime).raw("\" length=\"");
    xml.text(&file.bytes.to_string()).raw("\" href=\"").address(origin, &file.url).raw("\"/>\n");
}
