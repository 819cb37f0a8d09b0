//! What pages of a sub-site show instead of what the portal shows.

use serde::Serialize;

use super::chrome::{self, MenusView, SiteView};
use super::feed;
use super::link::{LinkView, url};
use crate::assets::Assets;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::config::subsites::{Colors, Subsite};
use crate::diag::span::Spanned;
use crate::model::section::Section;
use crate::model::site::Site;

view! {
    /// A sub-site.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct SubsiteView "Trang con: một chuyên mục có tên, thực đơn, chân trang và màu riêng." {
        portal: LinkView, "Cổng chính: tên và địa chỉ.", "The portal: name and address.";
        stylesheet: Option<Text>, "Địa chỉ tệp CSS của giao diện kèm màu riêng; nạp thay cho `css/site.css`.", "Address of the theme's style sheet with its own colors; goes in place of `css/site.css`.";
    }
}

view! {
    /// The picture above the pages of the portal or of a sub-site.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct BannerView "Ảnh ngang trên đầu trang." {
        url: Text, "Địa chỉ tệp ảnh.", "Address of the file.";
        width: Option<u32>, "Rộng, tính bằng điểm ảnh.", "Width in pixels.";
        height: Option<u32>, "Cao, tính bằng điểm ảnh.", "Height in pixels.";
        alt: Text, "Chữ thay cho ảnh.", "The words of the picture.";
    }
}

/// The view of the site on the pages of a sub-site: the portal's, with its own over it. Islands of the
/// portal are left out, because they cannot be loaded from another host.
#[must_use]
pub fn site(
    (site, settings, assets): (&Site, &Settings, &Assets),
    portal: &SiteView,
    subsite: &Subsite,
    section: Id<Section>,
    stylesheet: Option<Text>,
) -> SiteView {
    let of = site.sections.get(section);
    let title = subsite.title.clone().unwrap_or_else(|| of.title.clone());
    let main = match &subsite.main_menu {
        Some(entries) => chrome::menu(settings, entries),
        None => chrome::sections(site, settings, Some(section)),
    };
    let footer = match &subsite.footer_menu {
        Some(entries) => chrome::menu(settings, entries),
        None => portal.menus.footer.clone(),
    };
    let mut footer_data = settings.footer.clone();
    footer_data.extend(subsite.footer.iter().map(|(key, text)| (*key, text.clone())));
    let newest = site.index.by_section.get(section);
    let has_feed = newest.iter().any(|&id| site.articles.get(id).date.is_some());
    SiteView {
        home: url(settings, &of.route),
        tagline: subsite.tagline.clone(),
        logo: chrome::mark(settings, assets, subsite.logo.as_ref()).or_else(|| portal.logo.clone()),
        banner: banner(settings, assets, subsite.banner.as_ref()),
        menus: MenusView { main, footer },
        footer: chrome::footer(&footer_data),
        latest: None,
        printed: None,
        feeds: if has_feed {
            feed::links(settings, "section", &of.route, &title)
        } else {
            Vec::new()
        },
        subsite: Some(SubsiteView {
            portal: LinkView { title: portal.title.clone(), url: portal.home.clone() },
            stylesheet,
        }),
        title,
        ..portal.clone()
    }
}

/// The picture above the pages.
pub(super) fn banner(
    settings: &Settings,
    assets: &Assets,
    written: Option<&(Spanned<Text>, Text)>,
) -> Option<BannerView> {
    let (src, alt) = written?;
    let mark = chrome::mark(settings, assets, Some(src))?;
    Some(BannerView { url: mark.url, width: mark.width, height: mark.height, alt: alt.clone() })
}

/// The style sheet of a sub-site's colors, in the custom properties of the default theme.
#[must_use]
pub fn stylesheet(colors: Colors) -> String {
    let light = format!("--red: {}; --link: {};", colors.accent, colors.link);
    let dark = format!("--red: {}; --link: {};", colors.accent_dark, colors.link_dark);
    format!(
        ":root {{ {light} }}\n\
         @media (prefers-color-scheme: dark) {{ :root:not([data-theme=\"light\"]) {{ {dark} }} }}\n\
         :root[data-theme=\"dark\"] {{ {dark} }}\n"
    )
}
