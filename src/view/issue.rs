//! Views of printed issues.

use serde::Serialize;

use super::card::{DateView, ThumbView};
use super::link::url;
use crate::assets::Assets;
use crate::base::date::Stamp;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::issue::Issue;
use crate::model::site::Site;

/// An issue in lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct IssueCard {
    pub title: Text,
    pub label: Option<Text>,
    pub url: Text,
    pub cover: Option<ThumbView>,
    pub date: Option<DateView>,
    pub number: Text,
    pub year: i64,
}

/// An issue on its own page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct IssueView {
    pub title: Text,
    pub label: Option<Text>,
    pub url: Text,
    pub cover: Option<ThumbView>,
    pub date: Option<DateView>,
    pub number: Text,
    pub year: i64,
    pub running_number: Option<i64>,
    pub price: Option<Text>,
    pub page_count: Option<i64>,
    pub pdf: Option<Text>,
    pub zones: Vec<ZoneView>,
}

/// A zone of the contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct ZoneView {
    pub title: Text,
    pub entries: Vec<EntryView>,
}

/// An entry of the contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct EntryView {
    pub title: Text,
    pub author: Option<Text>,
    pub post: Option<Text>,
    pub page: Option<Text>,
    pub url: Option<Text>,
}

/// The card of an issue.
#[must_use]
pub fn card(settings: &Settings, assets: &Assets, issue: &Issue) -> IssueCard {
    let head = &issue.head;
    let cover = head.cover.as_ref().and_then(|cover| {
        let asset = assets.find(&head.file, &cover.src.value)?;
        Some(ThumbView {
            url: asset.url.clone(),
            width: asset.image.map(|size| size.width),
            height: asset.image.map(|size| size.height),
            alt: cover.alt.clone(),
        })
    });
    let date = head.distributed_on.and_then(|day| {
        let stamp = Stamp::at_midnight(day, &settings.zone)?;
        let text = Text::from(day.format(&settings.day_format));
        Some(DateView {
            iso: Text::from(stamp.day().format("{yyyy}-{MM}-{dd}")),
            day: text.clone(),
            full: text,
        })
    });
    IssueCard {
        title: issue.title.clone(),
        label: head.name.clone(),
        url: url(settings, &issue.route),
        cover,
        date,
        number: head.number.value.clone(),
        year: head.year,
    }
}

/// An issue for its own page.
#[must_use]
pub fn issue(site: &Site, settings: &Settings, assets: &Assets, issue: &Issue) -> IssueView {
    let head = &issue.head;
    let card = card(settings, assets, issue);
    let article = |name: &Text| {
        let path = crate::model::assemble::article_path(name)?;
        let id = *site.by_file.get(&path)?;
        Some(url(settings, &site.articles.get(id).route))
    };
    let zones = head
        .zones
        .iter()
        .map(|zone| ZoneView {
            title: zone.title.clone(),
            entries: zone
                .entries
                .iter()
                .map(|entry| EntryView {
                    title: entry.title.clone(),
                    author: entry.author.clone(),
                    post: entry.post.clone(),
                    page: entry.page.clone(),
                    url: entry.article.as_ref().and_then(|name| article(&name.value)),
                })
                .collect(),
        })
        .collect();
    let pdf = head.pdf.as_ref().and_then(|pdf| assets.find(&head.file, &pdf.value));
    IssueView {
        title: card.title,
        label: card.label,
        url: card.url,
        cover: card.cover,
        date: card.date,
        number: card.number,
        year: card.year,
        running_number: head.running_number,
        price: head.price.clone(),
        page_count: head.page_count,
        pdf: pdf.map(|asset| asset.url.clone()),
        zones,
    }
}
