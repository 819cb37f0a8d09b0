//! A list → JSON Feed 1.1.

use serde::Serialize;

use super::list::Ready;
use crate::base::text::Text;
use crate::plan::page::{Ingredients, Recipe};
use crate::view::feed::{Attached, FeedHead, FeedItem};

/// Makes a JSON feed.
pub(super) const RECIPE: Recipe = Recipe { name: "json-feed", run };

#[derive(Serialize)]
#[expect(clippy::struct_field_names, reason = "the names of the specification")]
struct Feed<'a> {
    version: &'static str,
    title: &'a Text,
    home_page_url: String,
    feed_url: String,
    #[serde(skip_serializing_if = "is_empty")]
    description: &'a Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<String>,
    authors: Vec<Author<'a>>,
    language: &'a Text,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a Text,
}

#[derive(Serialize)]
struct Item<'a> {
    id: String,
    url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    external_url: Option<&'a Text>,
    title: &'a Text,
    #[serde(skip_serializing_if = "is_empty")]
    summary: &'a Text,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_html: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    content_text: Option<&'a Text>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<String>,
    date_published: String,
    date_modified: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[Text]>::is_empty")]
    tags: &'a [Text],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<Attachment>,
}

#[derive(Serialize)]
struct Attachment {
    url: String,
    mime_type: &'static str,
    size_in_bytes: u64,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the form that serde asks for")]
fn is_empty(text: &&Text) -> bool {
    text.is_empty()
}

fn run(ingredients: &Ingredients<'_>) -> Vec<u8> {
    let Some(ready) = Ready::new(ingredients) else { return Vec::new() };
    let FeedHead { origin, page, own, .. } = ready.head;
    let whole = |path: &Text| format!("{origin}{path}");
    let feed = Feed {
        version: "https://jsonfeed.org/version/1.1",
        title: &ready.head.title,
        home_page_url: whole(page),
        feed_url: whole(own),
        description: &ready.head.subtitle,
        favicon: ready.head.icon.as_ref().map(whole),
        authors: vec![Author { name: &ready.head.site }],
        language: &ready.head.language,
        items: ready.entries().map(|(item, body)| entry(origin, item, body)).collect(),
    };
    let mut bytes = serde_json::to_vec(&feed).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry<'a>(origin: &str, item: &'a FeedItem, body: Option<&'a str>) -> Item<'a> {
    let whole = |path: &Text| format!("{origin}{path}");
    let attachment = |file: &Attached| Attachment {
        url: whole(&file.url),
        mime_type: file.mime,
        size_in_bytes: file.bytes,
    };
    // An item must have a content; without the text the lede is all there is.
    let text = if item.summary.is_empty() { &item.title } else { &item.summary };
    Item {
        id: whole(&item.url),
        url: whole(&item.url),
        external_url: item.source.as_ref().and_then(|(_, url)| url.as_ref()),
        title: &item.title,
        summary: &item.summary,
        content_html: body,
        content_text: body.is_none().then_some(text),
        image: item.image.as_ref().map(|file| whole(&file.url)),
        date_published: item.published.rfc3339(),
        date_modified: item.updated.rfc3339(),
        authors: item.authors.iter().map(|name| Author { name }).collect(),
        tags: &item.categories,
        attachments: item.media.iter().map(attachment).collect(),
    }
}
