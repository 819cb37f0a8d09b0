//! The view of an article for its own page.

use std::sync::Arc;

use serde::Serialize;

use super::card::{CardView, DateView, date};
use super::issue;
use super::link::{LinkView, url};
use super::names::Names;
use super::showcase::{self, MemberView, OfficeView};
use super::voices::{self, CorrectionView, QuestionView};
use crate::assets::Assets;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::cited;
use crate::config::settings::Settings;
use crate::config::tree::{Entry, Node, Plain, Value};
use crate::diag::problem::Lang;
use crate::model::article::Article;
use crate::model::issue::Folio;
use crate::parse::article::{Image, Status};
use crate::view::body::DocumentView;

view! {
    /// An author with the post of the time.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct AuthorView "Tác giả, với chức danh và đơn vị lúc viết bài." {
        name: Text, "Họ tên.", "Name.";
        post: Option<Text>, "Chức danh.", "Post.";
        office: Option<Text>, "Đơn vị.", "Office.";
        url: Option<Text>, "Trang của tác giả, nếu trang có mục tác giả.", "The author's page, if the site has such pages.";
    }
}

view! {
    /// Where the article was first published.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SourceView "Nơi đăng đầu tiên." {
        name: Text, "Tên nguồn.", "Name of the source.";
        url: Option<Text>, "Địa chỉ bài gốc.", "Address of the original.";
    }
}

view! {
    /// The lead picture.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ImageView "Ảnh chính của bài." {
        url: Text, "Địa chỉ tệp ảnh.", "Address of the file.";
        width: Option<u32>, "Rộng, tính bằng điểm ảnh; null khi không đọc được.", "Width in pixels; null when it cannot be read.";
        height: Option<u32>, "Cao, tính bằng điểm ảnh; null khi không đọc được.", "Height in pixels; null when it cannot be read.";
        srcset: Option<Text>, "Các bản thu nhỏ, cho thuộc tính `srcset`; null khi không có.", "Smaller pictures, for the attribute `srcset`; null when there are none.";
        alt: Text, "Mô tả bằng lời; có thể trống.", "Description; may be empty.";
        caption: Option<Text>, "Chú thích.", "Caption.";
        credit: Option<Text>, "Người chụp, nguồn ảnh.", "Credit.";
    }
}

view! {
    /// The place in a printed issue.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FolioView "Chỗ của bài trong số tạp chí in." {
        title: Text, "Tên số: «Số 6 - 2022».", "Title of the issue.";
        url: Text, "Trang của số.", "The issue's page.";
        page: Option<Text>, "Trang in: «12», hoặc «12–15».", "Printed page: “12”, or “12–15”.";
        pdf: Option<Text>, "Trang ấy trong bản PDF.", "That page of the PDF.";
    }
}

view! {
    /// The lead video.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct VideoView "Video chính của bài." {
        url: Text, "Tệp phim, hoặc địa chỉ https của nơi khác.", "The film file, or an https address elsewhere.";
        poster: Option<Text>, "Ảnh bìa.", "Poster picture.";
        poster_width: Option<u32>, "Rộng của ảnh bìa, tính bằng điểm ảnh; null khi không đọc được.", "Width of the poster in pixels; null when it cannot be read.";
        poster_height: Option<u32>, "Cao của ảnh bìa, tính bằng điểm ảnh; null khi không đọc được.", "Height of the poster in pixels; null when it cannot be read.";
        captions: Option<Text>, "Tệp phụ đề WebVTT; null khi không có.", "The file of captions (`.vtt`); null without any.";
        title: Option<Text>, "Tên phim.", "Title.";
        caption: Option<Text>, "Chú thích.", "Caption.";
    }
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

view! {
    /// A heading of the outline.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct HeadingView "Một tiêu đề trong bài." {
        level: u8, "Cấp, từ 2 đến 6.", "Level, 2 to 6.";
        id: Text, "Neo của tiêu đề, dùng sau dấu `#`.", "The anchor, to stand after `#`.";
        text: Text, "Chữ, không có định dạng.", "The text without markup.";
    }
}

view! {
    /// An article.
    #[derive(Debug, Clone, Serialize)]
    pub struct ArticleView "Bài viết trên trang của nó; cũng là trang riêng như «Giới thiệu»." {
        title: Text, "Tít chính.", "The title.";
        kicker: Option<Text>, "Tít phụ phía trên.", "A short line above the title.";
        lede: Option<Text>, "Sapo.", "The lede (sapo).";
        date: Option<DateView>, "Ngày đăng; null ở trang riêng không ghi ngày.", "Date of publication; null on pages of their own without one.";
        updated: Option<DateView>, "Lần cập nhật gần nhất.", "Last update.";
        section: LinkView, "Chuyên mục; ở trang riêng là trang nhất.", "The section; home for pages of their own.";
        regions: Vec<LinkView>, "Địa phương, theo tên của ngày đăng.", "Regions, by their names of that day.";
        topics: Vec<LinkView>, "Chủ đề.", "Topics.";
        documents: Vec<Arc<DocumentView>>, "Văn bản bài dựa vào, theo thứ tự ghi.", "Documents relied on, as written.";
        outdated: Vec<Arc<DocumentView>>, "Những văn bản trong số ấy nay không còn hiệu lực mà bài không nêu văn bản thay thế.", "Those of them that are no longer in force and whose successor the article does not name.";
        mentions: Vec<Arc<DocumentView>>, "Văn bản được nhắc đến trong thân bài mà không có trong `documents`, theo thứ tự gặp.", "Documents that the body cites besides `documents`, in the order of the text.";
        authors: Vec<AuthorView>, "Tác giả, theo thứ tự ghi.", "Authors, as written.";
        source: Option<SourceView>, "Nguồn.", "The source.";
        republished: bool, "Bài đăng lại từ nguồn.", "Republished from the source.";
        image: Option<ImageView>, "Ảnh chính.", "Lead picture.";
        issue: Option<FolioView>, "Số tạp chí in.", "Printed issue.";
        series: Option<LinkView>, "Loạt bài.", "Series.";
        video: Option<Box<VideoView>>, "Video chính.", "Lead video.";
        photos: Vec<ImageView>, "Các ảnh của chùm ảnh.", "Pictures of a photo story.";
        office: Option<Box<OfficeView>>, "Cơ quan mà trang giới thiệu.", "The office that the page is about.";
        people: Vec<MemberView>, "Những người của cơ quan.", "Its people.";
        words: u32, "Số tiếng của thân bài.", "Syllables of the body.";
        minutes: u32, "Số phút đọc, ít nhất 1.", "Minutes of reading, at least 1.";
        has_code: bool, "Bài có khối mã, nên trang cần `assets[\"css/code.css\"]`.", "The body has code, so the page needs `assets[\"css/code.css\"]`.";
        archived: bool, "Trạng thái là `luu-tru`.", "The status is `luu-tru`.";
        corrected: bool, "Bài đã cải chính: trạng thái là `dinh-chinh`, hoặc có `correction`.", "Corrected: the status is `dinh-chinh`, or there is a `correction`.";
        corrections: Vec<CorrectionView>, "Các lần cải chính, mới trước.", "Corrections, newest first.";
        modified: Option<DateView>, "Lần thay đổi gần nhất sau khi đăng, kể cả cải chính.", "Last change after publication, corrections included.";
        question: Option<Box<QuestionView>>, "Câu hỏi mà bài trả lời.", "The question that the article answers.";
        aloud: Option<Text>, "Địa chỉ bản để đọc thành tiếng, nếu `site.toml` bật.", "Address of the text for reading aloud, if `site.toml` asks for it.";
        extra: Extra, "Bảng `extra` của thông tin đầu bài.", "The table `extra` of the front matter.";
    }
}

/// Syllables that are read in a minute; Vietnamese prose is read aloud at about 200 to 250.
const SYLLABLES_A_MINUTE: u32 = 230;

/// The folder route of a kind of list: `/chu-de/ten/`.
#[must_use]
pub fn folder(folder: &str, slug: &str) -> Route {
    Route::new(&format!("/{folder}/{slug}/")).unwrap_or_else(|_| Route::root())
}

/// The view of an article. Its dates are those of its card.
#[must_use]
pub fn article(
    names: &Names,
    settings: &Settings,
    assets: &Assets,
    article: &Article,
    card: &CardView,
    cited: &[cited::Link],
) -> ArticleView {
    let front = &article.front;
    let words = article.head.facts.words;
    ArticleView {
        title: article.title.clone(),
        kicker: front.kicker.clone(),
        lede: front.lede.clone(),
        date: card.date.clone(),
        updated: front.updated.as_ref().map(|stamp| date(settings, stamp.value)),
        section: card.section.clone(),
        regions: card.regions.clone(),
        topics: article.topics.iter().map(|&id| names.topics[id].clone()).collect(),
        documents: article.documents.iter().map(|&id| names.documents[id].clone()).collect(),
        outdated: names.outdated(&article.documents),
        mentions: cited
            .iter()
            .filter(|link| link.is_first && !article.documents.contains(&link.document))
            .map(|link| names.documents[link.document].clone())
            .collect(),
        authors: authors(names, article, settings.pages.authors),
        source: front
            .source
            .as_ref()
            .map(|source| SourceView { name: source.name.clone(), url: source.url.clone() }),
        republished: front.republished.as_ref().is_some_and(|flag| flag.value),
        image: image(assets, article),
        issue: article.issue.as_ref().map(|place| folio(names, assets, place)),
        series: article.series.map(|id| names.series[id].clone()),
        video: video(assets, article).map(Box::new),
        photos: photos(assets, article),
        office: showcase::office(article).map(Box::new),
        people: showcase::people(article),
        words,
        minutes: words.div_ceil(SYLLABLES_A_MINUTE).max(1),
        has_code: article.head.facts.has_code,
        archived: article.status() == Status::Archived,
        corrected: article.is_corrected(),
        corrections: voices::corrections(settings, article),
        modified: article.changed().map(|stamp| date(settings, stamp)),
        question: voices::question(settings, article).map(Box::new),
        aloud: aloud(settings, article),
        extra: Extra(front.extra.clone().unwrap_or_default()),
    }
}

/// Where the text for reading aloud stands: beside the article.
#[must_use]
pub fn aloud_route(article: &Route) -> Option<Route> {
    let path = article.as_str();
    let path = path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/');
    Route::new(&format!("{path}.txt")).ok()
}

fn aloud(settings: &Settings, article: &Article) -> Option<Text> {
    let is_there =
        settings.outlets.aloud.enabled && settings.language == Lang::Vi && article.is_listed();
    is_there.then(|| Some(url(settings, &aloud_route(&article.route)?)))?
}

fn folio(names: &Names, assets: &Assets, place: &Folio) -> FolioView {
    let (LinkView { title, url }, head) = names.issues[place.issue].clone();
    let pdf = issue::pdf(assets, &head).zip(place.pages.as_ref());
    FolioView {
        title,
        url,
        page: place.pages.as_ref().map(|pages| Text::from(pages.to_string())),
        pdf: pdf.map(|(pdf, pages)| issue::at_page(&head, &pdf.url, pages)),
    }
}

fn authors(names: &Names, article: &Article, has_pages: bool) -> Vec<AuthorView> {
    let written = article.front.authors.iter().flatten();
    let authors = article.authors.iter().zip(written);
    authors
        .map(|(&id, author)| AuthorView {
            name: author.name.value.clone(),
            post: author.post.clone(),
            office: author.office.clone(),
            url: has_pages.then(|| names.people[id].url.clone()),
        })
        .collect()
}

fn image(assets: &Assets, article: &Article) -> Option<ImageView> {
    picture(assets, article, article.front.image.as_ref()?)
}

fn photos(assets: &Assets, article: &Article) -> Vec<ImageView> {
    let photos = article.front.photos.iter().flatten();
    photos.filter_map(|photo| picture(assets, article, photo)).collect()
}

fn picture(assets: &Assets, article: &Article, image: &Image) -> Option<ImageView> {
    let asset = assets.find(&article.head.file, &image.src.value);
    let outside = image.src.value.starts_with("https://").then_some(&image.src.value);
    let size = asset.and_then(|asset| asset.image);
    Some(ImageView {
        url: asset.map(|asset| &asset.url).or(outside)?.clone(),
        width: size.map(|size| size.width),
        height: size.map(|size| size.height),
        srcset: asset.and_then(|asset| asset.srcset.clone()),
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
    let poster = video.poster.as_ref().map(|poster| &poster.value);
    let size = poster.and_then(|name| assets.find(&article.head.file, name)?.image);
    Some(VideoView {
        url: address(&video.src.value)?,
        poster: poster.and_then(address),
        poster_width: size.map(|size| size.width),
        poster_height: size.map(|size| size.height),
        captions: video
            .captions
            .as_ref()
            .and_then(|name| Some(assets.find(&article.head.file, &name.value)?.url.clone())),
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
