//! What every page shows of the site, and what a page says of itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::feed::{self, FeedLink};
use super::link::{LinkView, origin, url};
use super::subsite::{self, BannerView, SubsiteView};
use crate::assets::Assets;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::text::Text;
use crate::config::outlets::SITE;
use crate::config::settings::{MenuEntry, Settings};
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::problem::Lang;
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::model::site::Site;
use crate::view::showcase::galleries;

view! {
    /// An entry of a menu.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct MenuView "Mục của thực đơn." {
        title: Text, "Chữ hiện ra.", "The text.";
        url: Text, "Địa chỉ.", "Address.";
        items: Vec<MenuView>, "Các mục bên dưới.", "Entries below it.";
    }
}

view! {
    /// The menus.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct MenusView "Các thực đơn." {
        main: Vec<MenuView>, "Thực đơn chính; là cây chuyên mục khi `site.toml` không ghi.", "Main menu; the tree of sections when `site.toml` has none.";
        footer: Vec<MenuView>, "Thực đơn chân trang.", "Footer menu.";
    }
}

view! {
    /// The footer that rules ask for.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct FooterView "Chân trang theo quy định; ý nghĩa như bảng `footer` của site.toml." {
        organ: Option<Text>, "Cơ quan chủ quản.", "Organ in charge.";
        licence: Option<Text>, "Giấy phép.", "Licence.";
        responsible: Option<Text>, "Người chịu trách nhiệm nội dung.", "The person responsible.";
        address: Option<Text>, "Địa chỉ.", "Address.";
        phone: Option<Text>, "Điện thoại.", "Telephone.";
        email: Option<Text>, "Thư điện tử.", "E-mail.";
        reuse: Option<Text>, "Câu về phát hành lại.", "The line on reuse.";
    }
}

view! {
    /// A picture of the site itself.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct MarkView "Ảnh của chính trang." {
        url: Text, "Địa chỉ tệp ảnh.", "Address of the file.";
        width: Option<u32>, "Rộng, tính bằng điểm ảnh.", "Width in pixels.";
        height: Option<u32>, "Cao, tính bằng điểm ảnh.", "Height in pixels.";
    }
}

view! {
    /// An island and the page that stands in for it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct LatestView "Một mảnh được nạp sau khi trang đã hiện: «tin mới», «số tạp chí mới»." {
        url: Text, "Địa chỉ của mảnh.", "Address of the island.";
        fallback: Text, "Trang thay thế khi không có script.", "The page that stands in without script.";
    }
}

view! {
    /// A way to a look-up page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct DoorView "Lối vào một trang tra cứu." {
        kind: Text, "Loại trang tra cứu: documents, regions, topics, authors, issues, archive, corrections, questions, videos, photos.", "Kind of the look-up page.";
        title: Text, "Chữ hiện ra.", "The text.";
        url: Text, "Địa chỉ.", "Address.";
    }
}

view! {
    /// The site, for every page.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SiteView "Cả trang." {
        title: Text, "Tên.", "Name.";
        tagline: Option<Text>, "Dòng phụ dưới tên.", "A line under the name.";
        language: Text, "`vi` hoặc `en`.", "`vi` or `en`.";
        home: Text, "Địa chỉ trang nhất.", "Address of the home page.";
        origin: Text, "Địa chỉ máy chủ, đặt trước mọi địa chỉ trong trang để có địa chỉ đầy đủ.", "Address of the host; before an address of the site it makes a whole one.";
        base_url: Text, "Địa chỉ đầy đủ của trang, không có `/` ở cuối.", "Whole address of the site, without a `/` at the end.";
        notice: Option<Text>, "Câu phải in trên mọi trang.", "A sentence that every page must show.";
        logo: Option<MarkView>, "Ảnh của tòa soạn.", "The newsroom's mark.";
        banner: Option<BannerView>, "Ảnh ngang trên đầu trang.", "The picture above the page.";
        favicon: Option<Text>, "Địa chỉ biểu tượng.", "Address of the icon.";
        menus: MenusView, "Thực đơn.", "Menus.";
        footer: FooterView, "Chân trang.", "Footer.";
        lookups: Vec<DoorView>, "Các trang tra cứu có nội dung: văn bản, địa phương, chủ đề …", "Look-up pages that have something to show.";
        generator: Text, "Tên phần mềm.", "Name of the program.";
        latest: Option<LatestView>, "Mảnh «tin mới»; null trên trang con.", "The island of latest news; null on sub-sites.";
        printed: Option<LatestView>, "Mảnh «số tạp chí mới phát hành»; null khi chưa có số nào.", "The island of the current printed issue; null when there is none.";
        feeds: Vec<FeedLink>, "Nguồn tin của cả trang.", "Feeds of the whole site.";
        subsite: Option<SubsiteView>, "Có ở trang của một trang con; khi ấy tên, thực đơn, chân trang là của trang con.", "Set on pages of a sub-site; name, menus and footer are then the sub-site's.";
    }
}

view! {
    /// A page of itself.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct PageView "Chính trang đang dựng." {
        kind: Text, "Loại trang; xem bảng các bản mẫu.", "Kind of the page; see the table of templates.";
        title: Text, "Tên trang.", "Title of the page.";
        url: Text, "Đường dẫn của trang.", "Path of the page.";
        canonical: Text, "Địa chỉ đầy đủ.", "Whole address.";
        description: Text, "Mô tả cho máy tìm kiếm.", "Description for search engines.";
        trail: Vec<LinkView>, "Đường từ trang nhất tới trang này, không kể chính nó.", "Links from home down to the page, itself not included.";
        image: Option<Text>, "Địa chỉ đầy đủ của ảnh khi chia sẻ: ảnh của bài, ảnh được vẽ, hoặc ảnh chung của cả trang.", "Whole address of the picture for sharing: the page's own, a drawn one, or that of the whole site.";
        image_width: Option<u32>, "Rộng của ảnh ấy, tính bằng điểm ảnh.", "Its width in pixels.";
        image_height: Option<u32>, "Cao của ảnh ấy.", "Its height.";
        image_alt: Option<Text>, "Mô tả ảnh ấy; null khi tên trang đã nói đủ.", "What it shows; null where that is the page's title.";
        image_drawn: bool, "Ảnh ấy do Toasoan vẽ.", "It was drawn.";
        has_code: bool, "Trang có khối mã.", "The page has code.";
        noindex: bool, "Máy tìm kiếm nên bỏ qua.", "Search engines should leave it out.";
        feeds: Vec<FeedLink>, "Nguồn tin của danh sách trên trang.", "Feeds of the list on the page.";
    }
}

/// Where the island of latest news is published.
pub const LATEST: &str = "/_manh/tin-moi.html";

/// Where the island of the current printed issue is published.
pub const PRINTED: &str = "/_manh/so-moi.html";

/// The word of a language.
#[must_use]
pub fn word(settings: &Settings, vi: &'static str, en: &'static str) -> Text {
    Text::from(if settings.language == Lang::En { en } else { vi })
}

/// Makes the view of the site.
#[must_use]
pub fn site(site: &Site, settings: &Settings, assets: &Assets) -> SiteView {
    let main = match &settings.main_menu {
        Some(entries) => menu(settings, entries),
        None => sections(site, settings, None),
    };
    let path = |path: &str| {
        Route::new(path).map_or_else(|_| Text::from(path), |route| url(settings, &route))
    };
    SiteView {
        title: settings.title.clone(),
        tagline: settings.tagline.clone(),
        language: word(settings, "vi", "en"),
        home: path("/"),
        origin: Text::from(origin(settings)),
        base_url: settings.base_url.clone(),
        notice: settings.notice.clone(),
        logo: mark(settings, assets, settings.logo.as_ref()),
        banner: subsite::banner(settings, assets, settings.banner.as_ref()),
        favicon: mark(settings, assets, settings.favicon.as_ref()).map(|mark| mark.url),
        menus: MenusView { main, footer: menu(settings, &settings.footer_menu) },
        footer: footer(&settings.footer),
        lookups: lookups(site, settings),
        generator: Text::from("Toasoan"),
        latest: Some(LatestView {
            url: path(LATEST),
            fallback: if settings.pages.all {
                path(&format!("/{}/", settings.urls.all))
            } else {
                path("/")
            },
        }),
        printed: site.issues.values().iter().any(|issue| issue.is_out).then(|| LatestView {
            url: path(PRINTED),
            fallback: path(&format!("/{}/", settings.urls.issues)),
        }),
        feeds: if site.index.all.iter().any(|&id| site.articles.get(id).date.is_some()) {
            feed::links(settings, SITE, &Route::root(), &settings.title)
        } else {
            Vec::new()
        },
        subsite: None,
    }
}

/// The footer, by its keys.
pub(super) fn footer(data: &BTreeMap<&'static str, Text>) -> FooterView {
    let of = |key: &str| data.get(key).cloned();
    FooterView {
        organ: of("organ"),
        licence: of("licence"),
        responsible: of("responsible"),
        address: of("address"),
        phone: of("phone"),
        email: of("email"),
        reuse: of("reuse"),
    }
}

/// A picture that the settings name.
pub(super) fn mark(
    settings: &Settings,
    assets: &Assets,
    name: Option<&Spanned<Text>>,
) -> Option<MarkView> {
    let asset = assets.find(&settings.file, &name?.value)?;
    let size = asset.image;
    Some(MarkView {
        url: asset.url.clone(),
        width: size.map(|s| s.width),
        height: size.map(|s| s.height),
    })
}

/// A picture that the settings name must exist.
pub fn check_mark(
    settings: &Settings,
    assets: &Assets,
    src: &Spanned<Text>,
    problems: &mut Problems,
) {
    if assets.find(&settings.file, &src.value).is_none() {
        let near = assets.nearest(&settings.file, &src.value);
        let problem = AssetProblem::Missing { src: src.value.clone(), nearest: near };
        problems.at(src.span(&settings.file), problem);
    }
}

pub(super) fn menu(settings: &Settings, entries: &[MenuEntry]) -> Vec<MenuView> {
    entries
        .iter()
        .map(|entry| {
            let written = &entry.url.value;
            let url = match Route::new(written) {
                Ok(route) => url(settings, &route),
                Err(_) => written.clone(),
            };
            MenuView { title: entry.title.clone(), url, items: menu(settings, &entry.items) }
        })
        .collect()
}

/// The sections as a menu, in the order of their weights.
pub(super) fn sections(
    site: &Site,
    settings: &Settings,
    below: Option<crate::base::table::Id<crate::model::section::Section>>,
) -> Vec<MenuView> {
    site.sections_below(below)
        .into_iter()
        .map(|id| {
            let section = site.sections.get(id);
            MenuView {
                title: section.title.clone(),
                url: url(settings, &section.route),
                items: sections(site, settings, Some(id)),
            }
        })
        .collect()
}

/// The look-up pages: those whose index has something to show.
#[must_use]
pub fn lookups(site: &Site, settings: &Settings) -> Vec<DoorView> {
    let urls = &settings.urls;
    let index = &site.index;
    let corrected = site.articles.values().iter().any(|article| !article.corrections.is_empty());
    let has_authors = settings.pages.authors && !site.people.is_empty();
    let has_archive = settings.pages.archive && !index.by_month.is_empty();
    let doors: [(bool, &str, &'static str, &'static str, &Slug); 7] = [
        (!site.documents.is_empty(), "documents", "Văn bản", "Documents", &urls.documents),
        (index.places.values().contains(&true), "regions", "Địa phương", "Regions", &urls.regions),
        (!site.topics.is_empty(), "topics", "Chủ đề", "Topics", &urls.topics),
        (has_authors, "authors", "Tác giả", "Authors", &urls.authors),
        (!site.issues.is_empty(), "issues", "Số tạp chí", "Printed issues", &urls.issues),
        (has_archive, "archive", "Lưu trữ", "Archive", &urls.archive),
        (corrected, "corrections", "Cải chính", "Corrections", &urls.corrections),
    ];
    let doors = doors.into_iter().filter(|(is_shown, ..)| *is_shown);
    let doors = doors.filter_map(|(_, kind, vi, en, folder)| {
        let route = Route::new(&format!("/{folder}/")).ok()?;
        Some(DoorView {
            kind: kind.into(),
            title: word(settings, vi, en),
            url: url(settings, &route),
        })
    });
    let galleries = galleries(site, settings).into_iter().map(|gallery| DoorView {
        kind: gallery.kind.into(),
        title: gallery.title,
        url: url(settings, &gallery.folder),
    });
    doors.chain(galleries).collect()
}
