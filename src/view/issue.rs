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

view! {
    /// An issue in lists.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct IssueCard "Thẻ của một số tạp chí." {
        title: Text, "«Số 6 - 2022».", "“No. 6 - 2022”.";
        label: Option<Text>, "Tên riêng của số.", "Special name.";
        url: Text, "Trang của số.", "The issue's page.";
        cover: Option<ThumbView>, "Ảnh bìa.", "Cover.";
        date: Option<DateView>, "Ngày phát hành.", "Date of distribution.";
        number: Text, "Số như đã ghi: `6`, `1+2`.", "Number as written: `6`, `1+2`.";
        year: i64, "Năm.", "Year.";
    }
}

view! {
    /// An issue on its own page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct IssueView "Số tạp chí trên trang của nó." {
        title: Text, "«Số 6 - 2022».", "“No. 6 - 2022”.";
        label: Option<Text>, "Tên riêng của số.", "Special name.";
        url: Text, "Trang của số.", "The issue's page.";
        cover: Option<ThumbView>, "Ảnh bìa.", "Cover.";
        date: Option<DateView>, "Ngày phát hành.", "Date of distribution.";
        number: Text, "Số như đã ghi.", "Number as written.";
        year: i64, "Năm.", "Year.";
        running_number: Option<i64>, "Số thứ tự từ khi ra đời.", "Running number.";
        price: Option<Text>, "Giá.", "Price.";
        page_count: Option<i64>, "Số trang.", "Pages.";
        pdf: Option<Text>, "Địa chỉ bản PDF.", "Address of the PDF.";
        zones: Vec<ZoneView>, "Mục lục.", "Contents.";
    }
}

view! {
    /// A zone of the contents.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ZoneView "Một chuyên mục in trong mục lục." {
        title: Text, "Tên.", "Name.";
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
        page: Option<Text>, "Trang, hoặc khoảng trang.", "Page, or a range.";
        url: Option<Text>, "Địa chỉ nếu bài có trên trang.", "Address, if the article is on line.";
    }
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
