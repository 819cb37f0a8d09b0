//! The card of an article: what lists show of it.

use serde::Serialize;

use super::link::{LinkView, url};
use super::names::Names;
use crate::assets::Assets;
use crate::base::date::Stamp;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::article::Article;

view! {
    /// A date in the forms that templates print.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct DateView "Ngày giờ, ở các dạng để in." {
        iso: Text, "Dạng máy đọc, cho `datetime`.", "For machines, for `datetime`.";
        day: Text, "Theo `day_format`.", "By `day_format`.";
        full: Text, "Theo `date_format`.", "By `date_format`.";
    }
}

view! {
    /// A small picture.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ThumbView "Ảnh nhỏ." {
        url: Text, "Địa chỉ tệp ảnh.", "Address of the file.";
        width: Option<u32>, "Rộng, tính bằng điểm ảnh.", "Width in pixels.";
        height: Option<u32>, "Cao, tính bằng điểm ảnh.", "Height in pixels.";
        srcset: Option<Text>, "Các bản thu nhỏ, cho thuộc tính `srcset`; null khi không có.", "Smaller pictures, for the attribute `srcset`; null when there are none.";
        alt: Text, "Mô tả bằng lời; có thể trống.", "Description; may be empty.";
    }
}

view! {
    /// A card.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct CardView "Thẻ của bài viết: những gì danh sách cho thấy. Danh sách chỉ nhận thẻ, nên sửa thân bài không làm danh sách dựng lại." {
        title: Text, "Tít chính.", "The title.";
        kicker: Option<Text>, "Tít phụ phía trên.", "A short line above the title.";
        lede: Option<Text>, "Sapo, hoặc tóm tắt tự động.", "The lede, or the automatic summary.";
        url: Text, "Địa chỉ bài.", "Address of the article.";
        date: Option<DateView>, "Ngày đăng.", "Date of publication.";
        section: LinkView, "Chuyên mục.", "The section.";
        regions: Vec<LinkView>, "Địa phương, theo tên của ngày đăng.", "Regions, by their names of that day.";
        image: Option<ThumbView>, "Ảnh chính.", "Lead picture.";
        video: bool, "Bài có video.", "The article has a video.";
        photos: usize, "Số ảnh của chùm ảnh; 0 ở bài thường.", "Pictures of a photo story; 0 elsewhere.";
        featured: bool, "Tin nổi bật.", "Featured.";
    }
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
pub fn card(names: &Names, settings: &Settings, assets: &Assets, article: &Article) -> CardView {
    let section = article.section.map_or(&names.home, |id| &names.sections[id]).clone();
    let image = article.front.image.as_ref().and_then(|image| {
        let asset = assets.find(&article.head.file, &image.src.value)?;
        Some(ThumbView {
            url: asset.url.clone(),
            width: asset.image.map(|size| size.width),
            height: asset.image.map(|size| size.height),
            srcset: asset.srcset.clone(),
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
        regions: names.places(article),
        image,
        video: article.front.video.is_some(),
        photos: photos(assets, article),
        featured: article.front.featured.unwrap_or(false),
    }
}

/// How many pictures a photo story shows.
fn photos(assets: &Assets, article: &Article) -> usize {
    let photos = article.front.photos.iter().flatten();
    let is_there =
        |src: &str| src.starts_with("https://") || assets.find(&article.head.file, src).is_some();
    photos.filter(|photo| is_there(&photo.src.value)).count()
}
