//! What every page shows of the site, and what a page says of itself.

use std::collections::BTreeMap;

use serde::Serialize;

use super::link::{LinkView, url};
use crate::assets::Assets;
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::{MenuEntry, Settings};
use crate::diag::problem::Lang;
use crate::diag::span::Spanned;
use crate::model::site::Site;

/// An entry of a menu.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct MenuView {
    pub title: Text,
    pub url: Text,
    pub items: Vec<MenuView>,
}

/// The menus.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct MenusView {
    pub main: Vec<MenuView>,
    pub footer: Vec<MenuView>,
}

/// The footer that rules ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/config.md")]
pub struct FooterView {
    pub organ: Option<Text>,
    pub licence: Option<Text>,
    pub responsible: Option<Text>,
    pub address: Option<Text>,
    pub phone: Option<Text>,
    pub email: Option<Text>,
    pub reuse: Option<Text>,
}

/// A picture of the site itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct MarkView {
    pub url: Text,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

/// The island of latest news and the page that stands in for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct LatestView {
    pub url: Text,
    pub fallback: Text,
}

/// The site, for every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct SiteView {
    pub title: Text,
    pub tagline: Option<Text>,
    pub language: Text,
    pub home: Text,
    pub base_url: Text,
    pub notice: Option<Text>,
    pub logo: Option<MarkView>,
    pub favicon: Option<Text>,
    pub menus: MenusView,
    pub footer: FooterView,
    pub lookups: Vec<LinkView>,
    pub generator: Text,
    pub latest: LatestView,
}

/// A page of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/template-values.md")]
pub struct PageView {
    pub kind: Text,
    pub title: Text,
    pub url: Text,
    pub canonical: Text,
    pub description: Text,
    pub trail: Vec<LinkView>,
    pub image: Option<Text>,
    pub has_code: bool,
    pub noindex: bool,
}

/// Where the island of latest news is published.
pub const LATEST: &str = "/_manh/tin-moi.html";

/// The word of a language.
#[must_use]
pub fn word(settings: &Settings, vi: &'static str, en: &'static str) -> Text {
    Text::from(if settings.language == Lang::En { en } else { vi })
}

/// Makes the view of the site.
#[must_use]
pub fn site(site: &Site, settings: &Settings, assets: &Assets) -> SiteView {
    let footer = |key: &str| settings.footer.get(key).cloned();
    let mark = |name: &Option<Spanned<Text>>| {
        let asset = assets.find(&settings.file, &name.as_ref()?.value)?;
        let size = asset.image;
        Some(MarkView {
            url: asset.url.clone(),
            width: size.map(|s| s.width),
            height: size.map(|s| s.height),
        })
    };
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
        base_url: settings.base_url.clone(),
        notice: settings.notice.clone(),
        logo: mark(&settings.logo),
        favicon: mark(&settings.favicon).map(|mark| mark.url),
        menus: MenusView { main, footer: menu(settings, &settings.footer_menu) },
        footer: FooterView {
            organ: footer("organ"),
            licence: footer("licence"),
            responsible: footer("responsible"),
            address: footer("address"),
            phone: footer("phone"),
            email: footer("email"),
            reuse: footer("reuse"),
        },
        lookups: lookups(site, settings),
        generator: Text::from("Toasoan"),
        latest: LatestView { url: path(LATEST), fallback: path(&format!("/{}/", settings.urls.all)) },
    }
}

fn menu(settings: &Settings, entries: &[MenuEntry]) -> Vec<MenuView> {
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
fn sections(
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
pub fn lookups(site: &Site, settings: &Settings) -> Vec<LinkView> {
    let urls = &settings.urls;
    let index = &site.index;
    let any = |lists: &[Vec<_>]| lists.iter().any(|list: &Vec<_>| !list.is_empty());
    let mut out: BTreeMap<usize, LinkView> = BTreeMap::new();
    let mut add = |at: usize, shown: bool, vi, en, folder: &str| {
        if shown && let Ok(route) = Route::new(&format!("/{folder}/")) {
            out.insert(at, LinkView { title: word(settings, vi, en), url: url(settings, &route) });
        }
    };
    add(0, !site.documents.is_empty(), "Văn bản", "Documents", &urls.documents);
    add(1, any(index.by_region.values()), "Địa phương", "Regions", &urls.regions);
    add(2, !site.topics.is_empty(), "Chủ đề", "Topics", &urls.topics);
    add(3, !site.people.is_empty(), "Tác giả", "Authors", &urls.authors);
    add(4, !site.issues.is_empty(), "Số tạp chí", "Printed issues", &urls.issues);
    add(5, !index.by_month.is_empty(), "Lưu trữ", "Archive", &urls.archive);
    out.into_values().collect()
}
