//! Pictures: read from the events of Markdown, written as `<img>`.

use std::collections::VecDeque;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::link::{self, Kind, attribute, url_into};
use super::source::Source;
use super::step::Image;
use super::{Picture, Resolved};

/// Reads a picture from the events between its start and its end.
pub(super) fn read(
    source: &Source,
    target: &str,
    title: &str,
    inner: &VecDeque<(Event, Range<usize>)>,
    at: &Range<usize>,
) -> Image {
    let mut alt = String::new();
    for (event, range) in inner {
        match event {
            Event::Text(text) | Event::Code(text) => alt.push_str(source.original(text, range)),
            Event::SoftBreak | Event::HardBreak => alt.push(' '),
            Event::Start(Tag::Image { .. }) if !alt.is_empty() => alt.push(' '),
            _ => {}
        }
    }
    Image {
        src: target.to_owned(),
        alt: alt.trim().to_owned(),
        title: title.to_owned(),
        forbidden: link::kind(target) == Kind::Forbidden,
        at: source.base + at.start..source.base + at.end,
    }
}

/// Writes a picture; tells false if it may not be shown, and writes nothing then.
pub(super) fn write(out: &mut String, image: &Image, titled: bool, resolved: &Resolved) -> bool {
    if image.forbidden {
        return false;
    }
    let picture = resolved.images.get(image.src.as_str());
    let url = match picture {
        Some(picture) => picture.url.as_str(),
        None if link::kind(&image.src) == Kind::Web => image.src.as_str(),
        None => return false,
    };
    out.push_str("<img src=\"");
    url_into(out, url);
    out.push('"');
    attribute(out, "alt", &image.alt);
    if titled && !image.title.is_empty() {
        attribute(out, "title", &image.title);
    }
    if let Some(Picture { width: Some(width), height: Some(height), .. }) = picture {
        attribute(out, "width", &width.to_string());
        attribute(out, "height", &height.to_string());
    }
    if let Some(Picture { srcset: Some(srcset), sizes: Some(sizes), .. }) = picture {
        attribute(out, "srcset", srcset);
        // Browsers that can measure pictures which they load late do so.
        attribute(out, "sizes", &format!("auto, {sizes}"));
    }
    out.push_str(" loading=\"lazy\" decoding=\"async\">");
    true
}
