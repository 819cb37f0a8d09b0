//! Feeds: the links that pages show to them, and what their makers read.
//!
//! Heads and items are no values of templates: the recipes of `feed` read them with their types.

use serde::Serialize;

use super::card::CardView;
use super::link::{origin, url};
use super::names::Names;
use crate::assets::{Asset, Assets};
use crate::base::date::Stamp;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::outlets::{Format, SITE};
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::issue::Issue;
use crate::view::chrome::word;

view! {
    /// A feed that a page offers.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FeedLink "Nguồn tin của một trang." {
        title: Text, "Tên đầy đủ: «Thời sự – Tòa soạn mẫu».", "Its whole title.";
        name: Text, "Tên định dạng: «Atom», «RSS», «JSON Feed».", "Name of the format.";
        url: Text, "Địa chỉ.", "Address.";
        mime: Text, "Kiểu nội dung, cho thuộc tính `type`.", "Media type, for the attribute `type`.";
    }
}

/// What a feed says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedHead {
    /// Its title.
    pub title: Text,
    /// A line under it.
    pub subtitle: Text,
    /// The site's name, who answers for entries without an author.
    pub site: Text,
    /// `https://example.vn`, to stand before every address.
    pub origin: Text,
    /// Address of the page it belongs to.
    pub page: Text,
    /// Its own address.
    pub own: Text,
    /// Language of the site.
    pub language: Text,
    /// Address of the site's icon.
    pub icon: Option<Text>,
    /// Terms of reuse.
    pub rights: Option<Text>,
}

/// A file that belongs to an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attached {
    /// Address.
    pub url: Text,
    /// Media type.
    pub mime: &'static str,
    /// Size.
    pub bytes: u64,
}

/// An entry of a feed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedItem {
    /// Its title.
    pub title: Text,
    /// Address of its page, which identifies it.
    pub url: Text,
    /// When it was published.
    pub published: Stamp,
    /// When it was last changed, corrections included.
    pub updated: Stamp,
    /// Names of authors.
    pub authors: Vec<Text>,
    /// Section and topics.
    pub categories: Vec<Text>,
    /// The lede.
    pub summary: Text,
    /// Its picture.
    pub image: Option<Attached>,
    /// Its film, or the PDF of an issue.
    pub media: Option<Attached>,
    /// Where it was first published: name and address.
    pub source: Option<(Text, Option<Text>)>,
}

/// The address of a feed.
#[must_use]
pub fn feed_route(folder: &Route, format: Format) -> Option<Route> {
    folder.join(format.file()).ok()
}

/// The links to the feeds of a list that has entries; none when its kind has no feeds.
#[must_use]
pub fn links(settings: &Settings, kind: &str, folder: &Route, title: &Text) -> Vec<FeedLink> {
    let title = feed_title(settings, kind, title);
    let link = |format: &Format| {
        Some(FeedLink {
            title: title.clone(),
            name: Text::from(format.name()),
            url: url(settings, &feed_route(folder, *format)?),
            mime: Text::from(format.mime()),
        })
    };
    settings.outlets.feeds.formats(kind).iter().filter_map(link).collect()
}

fn feed_title(settings: &Settings, kind: &str, title: &Text) -> Text {
    if kind == SITE {
        return settings.title.clone();
    }
    Text::from(format!("{title} – {}", settings.title))
}

/// The head of the feed of a list in one format.
#[must_use]
pub fn head(
    settings: &Settings,
    assets: &Assets,
    kind: &str,
    folder: &Route,
    (title, subtitle): (&Text, &Text),
    format: Format,
) -> Option<FeedHead> {
    let icon = settings.favicon.as_ref().and_then(|src| assets.find(&settings.file, &src.value));
    Some(FeedHead {
        title: feed_title(settings, kind, title),
        subtitle: subtitle.clone(),
        site: settings.title.clone(),
        origin: Text::from(origin(settings)),
        page: url(settings, folder),
        own: url(settings, &feed_route(folder, format)?),
        language: word(settings, "vi", "en"),
        icon: icon.map(|asset| asset.url.clone()),
        rights: settings.footer.get("reuse").cloned(),
    })
}

/// The entry of an article; none for one without a date, which no feed can order.
#[must_use]
pub fn item(
    names: &Names,
    settings: &Settings,
    assets: &Assets,
    article: &Article,
    card: &CardView,
) -> Option<FeedItem> {
    let front = &article.front;
    let published = article.date?;
    let corrected = article.is_corrected();
    let categories = std::iter::once(card.section.title.clone())
        .chain(article.topics.iter().map(|&id| names.topics[id].title.clone()))
        .chain(corrected.then(|| word(settings, "Đính chính", "Correction")));
    let file = |name: &Text| assets.find(&article.head.file, name).and_then(attached);
    Some(FeedItem {
        title: card.title.clone(),
        url: card.url.clone(),
        published,
        updated: article.changed().map_or(published, |stamp| stamp.max(published)),
        authors: front.authors.iter().flatten().map(|author| author.name.value.clone()).collect(),
        categories: categories.collect(),
        summary: card.lede.clone().unwrap_or_default(),
        image: front.image.as_ref().and_then(|image| file(&image.src.value)),
        media: front.video.as_ref().and_then(|video| file(&video.src.value)),
        source: front.source.as_ref().map(|source| (source.name.clone(), source.url.clone())),
    })
}

/// The entry of a printed issue; none for one whose day of distribution is not known.
#[must_use]
pub fn issue_item(settings: &Settings, assets: &Assets, issue: &Issue) -> Option<FeedItem> {
    let head = &issue.head;
    let published = Stamp::at_midnight(issue.day()?, &settings.zone)?;
    let title = match &head.name {
        Some(name) => Text::from(format!("{} – {name}", issue.title)),
        None => issue.title.clone(),
    };
    let file = |name: &Text| assets.find(&head.file, name).and_then(attached);
    Some(FeedItem {
        title,
        url: url(settings, &issue.route),
        published,
        updated: published,
        authors: Vec::new(),
        categories: Vec::new(),
        summary: head.facts.summary.clone(),
        image: head.cover.as_ref().and_then(|cover| file(&cover.src.value)),
        media: head.pdf.as_ref().and_then(|pdf| file(&pdf.value)),
        source: None,
    })
}

/// A file with its media type; none when a reader's program could not use it.
#[must_use]
pub fn attached(asset: &Asset) -> Option<Attached> {
    let mime = mime(asset.source.extension()?.as_str())?;
    Some(Attached { url: asset.url.clone(), mime, bytes: asset.bytes })
}

fn mime(extension: &str) -> Option<&'static str> {
    Some(match extension {
        "jpg" | "jpeg" | "jfif" => "image/jpeg",
        "png" => "image/png",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "svg" => "image/svg+xml",
        "mp4" | "m4v" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "m4a" => "audio/mp4",
        "ogg" | "oga" => "audio/ogg",
        "pdf" => "application/pdf",
        _ => return None,
    })
}
