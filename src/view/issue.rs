//! Views of printed issues.

use serde::Serialize;

use super::card::{DateView, ThumbView};
use super::chrome::word;
use super::cover;
use super::link::{LinkView, url};
use crate::assets::{Asset, Assets, FirstPage};
use crate::base::date::Stamp;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::model::issue::{Entry, Issue};
use crate::model::site::Site;
use crate::parse::issue::IssueHead;
use crate::parse::pages::Pages;

view! {
    /// An issue in lists.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct IssueCard "Thẻ của một số tạp chí." {
        title: Text, "«Số 6 - 2022».", "“No. 6 - 2022”.";
        label: Option<Text>, "Tên riêng của số.", "Special name.";
        url: Text, "Trang của số.", "The issue's page.";
        cover: ThumbView, "Ảnh bìa; không có ảnh thì là bìa được vẽ.", "Cover; one is drawn where there is no picture.";
        date: Option<DateView>, "Ngày phát hành.", "Date of distribution.";
        number: Text, "Số như đã ghi: `6`, `1+2`.", "Number as written: `6`, `1+2`.";
        year: i64, "Năm.", "Year.";
        announced: bool, "Chưa đến ngày phát hành.", "The day of distribution has not come.";
        pdf: Option<Text>, "Địa chỉ bản PDF; chỉ có sau khi phát hành.", "Address of the PDF; only after distribution.";
    }
}

view! {
    /// An issue on its own page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct IssueView "Số tạp chí trên trang của nó." {
        title: Text, "«Số 6 - 2022».", "“No. 6 - 2022”.";
        label: Option<Text>, "Tên riêng của số.", "Special name.";
        url: Text, "Trang của số.", "The issue's page.";
        cover: ThumbView, "Ảnh bìa; không có ảnh thì là bìa được vẽ.", "Cover; one is drawn where there is no picture.";
        date: Option<DateView>, "Ngày phát hành.", "Date of distribution.";
        number: Text, "Số như đã ghi.", "Number as written.";
        year: i64, "Năm.", "Year.";
        announced: bool, "Chưa đến ngày phát hành: mục lục là chữ thường, chưa có liên kết.", "The day of distribution has not come: contents are plain text.";
        legacy: bool, "Thuộc khu lưu trữ trước năm 2010.", "Belongs to the archive before 2010.";
        running_number: Option<i64>, "Số thứ tự từ khi ra đời.", "Running number.";
        price: Option<Text>, "Giá.", "Price.";
        page_count: Option<u32>, "Số trang.", "Pages.";
        pdf: Option<Text>, "Địa chỉ bản PDF; chỉ có sau khi phát hành.", "Address of the PDF; only after distribution.";
        zones: Vec<ZoneView>, "Mục lục: dòng của số và bài ghi số này.", "Contents: entries of the issue, and articles that name it.";
    }
}

view! {
    /// A zone of the contents.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ZoneView "Một chuyên mục in trong mục lục." {
        title: Option<Text>, "Tên; bài không thuộc chuyên mục in nào thì null.", "Name; null for entries without a zone.";
        entries: Vec<EntryView>, "Các bài theo thứ tự.", "Entries in order.";
    }
}

view! {
    /// An entry of the contents.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct EntryView "Một dòng của mục lục." {
        title: Text, "Tên bài.", "Title.";
        author: Option<Text>, "Tác giả.", "Author.";
        post: Option<Text>, "Chức danh.", "Post.";
        page: Option<Text>, "Trang đầu, ví dụ «12».", "First page, for example “12”.";
        pages: Option<Text>, "Đủ các trang, ví dụ «12–15»; null khi chỉ biết trang đầu.", "All pages, for example “12–15”; null when only the first is told.";
        url: Option<Text>, "Địa chỉ nếu bài đã lên trang.", "Address, if the article is published.";
        pdf: Option<Text>, "Trang ấy trong bản PDF.", "That page of the PDF.";
    }
}

view! {
    /// A year of the look-up by year and number.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct LookupView "Một năm trong bảng tra cứu theo năm và số." {
        year: i64, "Năm.", "Year.";
        url: Text, "Trang của năm, hoặc chỗ của năm ấy trong trang này.", "Page of the year, or its place on this page.";
        issues: Vec<LinkView>, "Các số theo thứ tự; chữ của liên kết là số.", "The issues in order; the text of a link is the number.";
    }
}

/// The first page, and all of them where more than the first is told.
#[must_use]
pub fn page_texts(pages: &Pages) -> (Text, Option<Text>) {
    let first = Text::from(pages.first().to_string());
    let all = (!pages.is_single()).then(|| Text::from(pages.to_string()));
    (first, all)
}

/// The cover of an issue: the picture that it names, else a file `bia` beside it, else the first page
/// of its PDF where that was made, else a drawn one.
#[must_use]
pub fn cover(settings: &Settings, assets: &Assets, issue: &Issue) -> ThumbView {
    let head = &issue.head;
    if let Some(asset) = picture(assets, issue) {
        let alt = head.cover.as_ref().map_or_else(|| Text::from(""), |cover| cover.alt.clone());
        let (width, height) = asset.image.map(|size| (size.width, size.height)).unzip();
        let srcset = asset.srcset.clone();
        return ThumbView { url: asset.url.clone(), width, height, srcset, alt };
    }
    if let Some(page) = first_page(assets, issue) {
        let first = word(settings, "Trang đầu bản PDF", "First page of the PDF");
        return ThumbView {
            url: url(settings, &page.route),
            width: Some(page.picture.size.width),
            height: Some(page.picture.size.height),
            srcset: None,
            alt: Text::from(format!("{first}, {}", issue.title)),
        };
    }
    ThumbView {
        url: drawn(issue).map_or_else(|| Text::from(""), |route| url(settings, &route)),
        width: Some(cover::WIDTH),
        height: Some(cover::HEIGHT),
        srcset: None,
        alt: Text::from(""),
    }
}

/// A cover that is the first page of a PDF.
pub struct FirstPageCover<'a> {
    /// The PDF.
    pub pdf: &'a Asset,
    /// Its first page.
    pub picture: FirstPage,
    /// Where the cover is published.
    pub route: Route,
}

/// The published PDF whose first page is to be the cover, because the issue has no picture.
#[must_use]
pub fn lends_cover<'a>(assets: &'a Assets, issue: &Issue) -> Option<&'a Asset> {
    if picture(assets, issue).is_some() {
        return None;
    }
    pdf(assets, &issue.head).filter(|asset| asset.route.as_str().to_lowercase().ends_with(".pdf"))
}

/// The cover from a PDF, where its first page was made.
#[must_use]
pub fn first_page<'a>(assets: &'a Assets, issue: &Issue) -> Option<FirstPageCover<'a>> {
    let pdf = lends_cover(assets, issue)?;
    let picture = *assets.first_page(pdf)?;
    let route = Route::new(&format!("{}bia.jpg", issue.route)).ok()?;
    Some(FirstPageCover { pdf, picture, route })
}

/// The picture that is the cover.
fn picture<'a>(assets: &'a Assets, issue: &Issue) -> Option<&'a Asset> {
    let file = &issue.head.file;
    match &issue.head.cover {
        Some(cover) => assets.find(file, &cover.src.value),
        None => ["bia.svg", "bia.jpg", "bia.jpeg", "bia.png", "bia.webp", "bia.avif"]
            .iter()
            .find_map(|name| assets.find(file, name)),
    }
}

/// Where the drawn cover of an issue is published, if it needs one.
#[must_use]
pub fn drawn_route(assets: &Assets, issue: &Issue) -> Option<Route> {
    let has_picture = picture(assets, issue).is_some() || first_page(assets, issue).is_some();
    if has_picture { None } else { drawn(issue) }
}

fn drawn(issue: &Issue) -> Option<Route> {
    Route::new(&format!("{}bia.svg", issue.route)).ok()
}

/// The day of distribution.
#[must_use]
pub fn day(settings: &Settings, issue: &Issue) -> Option<DateView> {
    let day = issue.day()?;
    let stamp = Stamp::at_midnight(day, &settings.zone)?;
    let text = Text::from(day.format(&settings.day_format));
    Some(DateView {
        iso: Text::from(stamp.day().format("{yyyy}-{MM}-{dd}")),
        day: text.clone(),
        full: text,
    })
}

/// The card of an issue.
#[must_use]
pub fn card(settings: &Settings, assets: &Assets, issue: &Issue) -> IssueCard {
    let head = &issue.head;
    IssueCard {
        title: issue.title.clone(),
        label: head.name.clone(),
        url: url(settings, &issue.route),
        cover: cover(settings, assets, issue),
        date: day(settings, issue),
        number: head.number.value.clone(),
        year: head.year,
        announced: !issue.is_out,
        pdf: pdf(assets, head).map(|asset| asset.url.clone()),
    }
}

/// An issue for its own page.
#[must_use]
pub fn issue(site: &Site, settings: &Settings, assets: &Assets, issue: &Issue) -> IssueView {
    let head = &issue.head;
    let card = card(settings, assets, issue);
    let zones = issue.zones.iter().map(|zone| ZoneView {
        title: zone.title.clone(),
        entries: zone
            .entries
            .iter()
            .map(|entry| self::entry(site, settings, issue, card.pdf.as_ref(), entry))
            .collect(),
    });
    IssueView {
        zones: zones.filter(|zone| !zone.entries.is_empty()).collect(),
        title: card.title,
        label: card.label,
        url: card.url,
        cover: card.cover,
        date: card.date,
        number: card.number,
        year: card.year,
        announced: card.announced,
        legacy: issue.is_legacy,
        running_number: head.running_number.as_ref().map(|number| number.value),
        price: head.price.clone(),
        page_count: head.page_count.as_ref().map(|count| count.value),
        pdf: card.pdf,
    }
}

fn entry(
    site: &Site,
    settings: &Settings,
    issue: &Issue,
    pdf: Option<&Text>,
    entry: &Entry,
) -> EntryView {
    let (page, pages) = entry.pages.as_ref().map(page_texts).unzip();
    EntryView {
        title: entry.title.clone(),
        author: entry.author.clone(),
        post: entry.post.clone(),
        page,
        pages: pages.flatten(),
        url: entry.article.map(|id| url(settings, &site.articles.get(id).route)),
        pdf: entry.pages.as_ref().zip(pdf).map(|(pages, pdf)| at_page(&issue.head, pdf, pages)),
    }
}

/// The PDF of an issue, if it is published.
#[must_use]
pub fn pdf<'a>(assets: &'a Assets, head: &IssueHead) -> Option<&'a Asset> {
    assets.find(&head.file, &head.pdf.as_ref()?.value)
}

/// The address of a PDF, opened at printed pages. Readers open the first page when the number is none.
#[must_use]
pub fn at_page(head: &IssueHead, pdf: &Text, pages: &Pages) -> Text {
    let page = i64::from(pages.first()) + head.page_offset;
    if page < 1 { pdf.clone() } else { Text::from(format!("{pdf}#page={page}")) }
}
