//! The card of an article: what lists show of it.

use serde::Serialize;

use super::link::{LinkView, link, url};
use crate::assets::Assets;
use crate::base::date::Stamp;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::article::Article;
use crate::model::site::Site;

/// A date in the forms that templates print.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct DateView {
    pub iso: Text,
    pub day: Text,
    pub full: Text,
}

/// A small picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct ThumbView {
    pub url: Text,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub alt: Text,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct CardView {
    pub title: Text,
    pub kicker: Option<Text>,
    pub lede: Option<Text>,
    pub url: Text,
    pub date: Option<DateView>,
    pub section: LinkView,
    pub image: Option<ThumbView>,
    pub video: bool,
    pub featured: bool,
}

/// A date in the site's patterns.
#[must_use]
pub fn date(settings: &Settings, stamp: Stamp) -> DateView {
    DateView {
        iso: Text::from(stamp.rfc3339()),
        day: Text::from(stamp.format(&settings.day_format)),
        full: Text::from(stamp.format(&settings.date_format)),
    }
}

/// The card of an article.
#[must_use]
pub fn card(site: &Site, settings: &Settings, assets: &Assets, article: &Article) -> CardView {
    let section = article.section.map_or_else(
        || LinkView { title: settings.title.clone(), url: url(settings, &crate::base::route::Route::root()) },
        |id| link(settings, &site.sections.get(id).title, &site.sections.get(id).route),
    );
    let image = article.front.image.as_ref().and_then(|image| {
        let asset = assets.find(&article.head.file, &image.src.value)?;
        Some(ThumbView {
            url: asset.url.clone(),
            width: asset.image.map(|size| size.width),
            height: asset.image.map(|size| size.height),
            alt: image.alt.clone(),
        })
    });
    let summary = article.summary();
    CardView {
        title: article.title.clone(),
        kicker: article.front.kicker.clone(),
        lede: (!summary.is_empty()).then(|| summary.clone()),
        url: url(settings, &article.route),
        date: article.date.map(|stamp| date(settings, stamp)),
        section,
        image,
        video: article.front.video.is_some(),
        featured: article.front.featured.unwrap_or(false),
    }
}
