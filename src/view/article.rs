//! The view of an article for its own page.

use serde::Serialize;

use super::card::{DateView, date};
use super::link::{LinkView, link, url};
use crate::assets::Assets;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::config::tree::{Entry, Node, Plain, Value};
use crate::model::article::Article;
use crate::model::site::Site;
use crate::parse::article::Status;
use crate::view::body::DocumentView;

/// An author with the post of the time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct AuthorView {
    pub name: Text,
    pub post: Option<Text>,
    pub office: Option<Text>,
    pub url: Text,
}

/// Where the article was first published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct SourceView {
    pub name: Text,
    pub url: Option<Text>,
}

/// The lead picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct ImageView {
    pub url: Text,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub alt: Text,
    pub caption: Option<Text>,
    pub credit: Option<Text>,
}

/// The place in a printed issue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct FolioView {
    pub title: Text,
    pub url: Text,
    pub page: Option<u32>,
}

/// The lead video.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct VideoView {
    pub url: Text,
    pub poster: Option<Text>,
    pub title: Option<Text>,
    pub caption: Option<Text>,
}

/// Free data of front matter.
#[derive(Debug, Clone)]
pub struct Extra(pub Vec<Entry>);

impl Serialize for Extra {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let node = Node { value: Value::Table(self.0.clone()), start: 0, end: 0 };
        Plain(&node).serialize(serializer)
    }
}

/// A heading of the outline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct HeadingView {
    pub level: u8,
    pub id: Text,
    pub text: Text,
}

/// An article.
#[derive(Debug, Clone, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct ArticleView {
    pub title: Text,
    pub kicker: Option<Text>,
    pub lede: Option<Text>,
    pub date: Option<DateView>,
    pub updated: Option<DateView>,
    pub section: LinkView,
    pub regions: Vec<LinkView>,
    pub topics: Vec<LinkView>,
    pub documents: Vec<DocumentView>,
    pub authors: Vec<AuthorView>,
    pub source: Option<SourceView>,
    pub republished: bool,
    pub image: Option<ImageView>,
    pub issue: Option<FolioView>,
    pub series: Option<LinkView>,
    pub video: Option<VideoView>,
    pub words: u32,
    pub minutes: u32,
    pub has_code: bool,
    pub archived: bool,
    pub corrected: bool,
    pub extra: Extra,
}

/// Syllables that are read in a minute; Vietnamese prose is read aloud at about 200 to 250.
const SYLLABLES_A_MINUTE: u32 = 230;

/// The folder route of a kind of list: `/chu-de/ten/`.
#[must_use]
pub fn folder(folder: &str, slug: &str) -> Route {
    Route::new(&format!("/{folder}/{slug}/")).unwrap_or_else(|_| Route::root())
}

/// A document for chips and cards.
#[must_use]
pub fn document(
    settings: &Settings,
    document: &crate::model::document::Document,
) -> DocumentView {
    DocumentView {
        number: document.number.clone(),
        title: document.title.clone(),
        url: url(settings, &document.route),
        kind: document.kind_name.clone(),
        issued: document.issued_on.map(|day| Text::from(day.format(&settings.day_format))),
        replaced: !document.replaced_by.is_empty(),
    }
}

/// The view of an article.
#[must_use]
pub fn article(site: &Site, settings: &Settings, assets: &Assets, article: &Article) -> ArticleView {
    let front = &article.front;
    let named = |name: &crate::model::names::Named, at: &str| {
        link(settings, &name.name, &folder(at, &name.slug))
    };
    let words = article.head.facts.words;
    ArticleView {
        title: article.title.clone(),
        kicker: front.kicker.clone(),
        lede: front.lede.clone(),
        date: article.date.map(|stamp| date(settings, stamp)),
        updated: front.updated.as_ref().map(|stamp| date(settings, stamp.value)),
        section: section(site, settings, article),
        regions: article
            .regions
            .iter()
            .map(|&id| {
                let region = site.regions.get(id);
                link(settings, &region.name, &folder(&settings.urls.regions, &region.slug))
            })
            .collect(),
        topics: article
            .topics
            .iter()
            .map(|&id| named(&site.topics.get(id).0, &settings.urls.topics))
            .collect(),
        documents: article
            .documents
            .iter()
            .map(|&id| document(settings, site.documents.get(id)))
            .collect(),
        authors: authors(site, settings, article),
        source: front
            .source
            .as_ref()
            .map(|source| SourceView { name: source.name.clone(), url: source.url.clone() }),
        republished: front.republished.as_ref().is_some_and(|flag| flag.value),
        image: image(assets, article),
        issue: article.issue.map(|id| {
            let issue = site.issues.get(id);
            let page = front.issue.as_ref().and_then(|issue| issue.page);
            FolioView { title: issue.title.clone(), url: url(settings, &issue.route), page }
        }),
        series: article.series.map(|id| named(&site.series.get(id).0, &settings.urls.series)),
        video: video(assets, article),
        words,
        minutes: words.div_ceil(SYLLABLES_A_MINUTE).max(1),
        has_code: article.head.facts.has_code,
        archived: article.status() == Status::Archived,
        corrected: article.status() == Status::Corrected,
        extra: Extra(front.extra.clone().unwrap_or_default()),
    }
}

fn section(site: &Site, settings: &Settings, article: &Article) -> LinkView {
    match article.section {
        Some(id) => link(settings, &site.sections.get(id).title, &site.sections.get(id).route),
        None => link(settings, &settings.title, &Route::root()),
    }
}

fn authors(site: &Site, settings: &Settings, article: &Article) -> Vec<AuthorView> {
    let written = article.front.authors.iter().flatten();
    article
        .authors
        .iter()
        .zip(written)
        .map(|(&id, author)| {
            let person = &site.people.get(id).0;
            AuthorView {
                name: author.name.value.clone(),
                post: author.post.clone(),
                office: author.office.clone(),
                url: url(settings, &folder(&settings.urls.authors, &person.slug)),
            }
        })
        .collect()
}

fn image(assets: &Assets, article: &Article) -> Option<ImageView> {
    let image = article.front.image.as_ref()?;
    let asset = assets.find(&article.head.file, &image.src.value)?;
    Some(ImageView {
        url: asset.url.clone(),
        width: asset.image.map(|size| size.width),
        height: asset.image.map(|size| size.height),
        alt: image.alt.clone(),
        caption: image.caption.clone(),
        credit: image.credit.clone(),
    })
}

fn video(assets: &Assets, article: &Article) -> Option<VideoView> {
    let video = article.front.video.as_ref()?;
    let address = |name: &Text| match assets.find(&article.head.file, name) {
        Some(asset) => Some(asset.url.clone()),
        None => name.starts_with("https://").then(|| name.clone()),
    };
    Some(VideoView {
        url: address(&video.src.value)?,
        poster: video.poster.as_ref().and_then(|poster| address(&poster.value)),
        title: video.title.clone(),
        caption: video.caption.clone(),
    })
}

/// The outline of an article.
#[must_use]
pub fn outline(article: &Article) -> Vec<HeadingView> {
    let headings = article.head.facts.outline.iter();
    headings
        .map(|h| HeadingView { level: h.level, id: h.id.clone(), text: h.text.clone() })
        .collect()
}
