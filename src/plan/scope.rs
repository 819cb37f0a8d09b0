//! A sub-site that is built alone, at an address of its own.
//!
//! Pages below its folder move to the root, and with them go the theme, its own pictures and the files
//! for hosts and search engines. All other addresses lead to the portal. What moves is told by the
//! address alone, not by what is planned, so that a new article changes no other page.

use std::borrow::Cow;

use super::kinds::files::THEME;
use super::page::Page;
use crate::assets::Assets;
use crate::base::digest::{Digest, Digester};
use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::config::subsites::Alone;
use crate::model::site::Site;

/// What moves, and where to.
#[derive(Debug)]
pub struct Scope {
    /// The folder as routes and as addresses write it.
    folder: [Text; 2],
    /// Address and path of the portal.
    portal: (Text, Text),
    /// Address and path of the sub-site.
    own: Alone,
    /// Routes of pictures that it shows on every page.
    marks: Vec<Text>,
}

/// Files that stand at the same place in every site.
const FIXED: &[&str] = &[
    "/404.html",
    "/robots.txt",
    "/sitemap.xml",
    "/sitemap-news.xml",
    "/_redirects",
    "/_headers",
    "/.htaccess",
];

/// Folders of which the same is true.
const FOLDERS: &[&str] = &["/sitemap/", "/_may-chu/"];

/// What is below a folder, with a slash before it.
#[must_use]
pub(super) fn below<'t>(folder: &str, path: &'t str) -> Option<&'t str> {
    path.starts_with(folder).then(|| &path[folder.len() - 1..])
}

impl Scope {
    /// The scope of the sub-site that alone is built; none if all is built, or if its section does not
    /// exist.
    #[must_use]
    pub fn new(site: &Site, settings: &Settings, assets: &Assets) -> Option<Scope> {
        let own = settings.alone.clone()?;
        let subsite = &settings.subsites[own.at];
        let mut sections = site.sections.values().iter();
        let section = sections.find(|one| one.folder == subsite.section.value)?;
        let named = settings.logo.iter().chain(&settings.favicon).chain(&subsite.logo);
        let named = named.chain(subsite.banner.iter().map(|(src, _)| src));
        let mark = |name: &str| Some(assets.find(&settings.file, name)?.route.text().clone());
        let marks = named.filter_map(|src| mark(&src.value)).collect();
        let folder = &section.route;
        Some(Scope {
            folder: [folder.text().clone(), Text::from(folder.url_path())],
            portal: (settings.base_url.clone(), settings.base_path.clone()),
            own,
            marks,
        })
    }

    /// The address of the sub-site, and its path.
    #[must_use]
    pub fn own(&self) -> (&Text, &Text) {
        (&self.own.base_url, &self.own.base_path)
    }

    /// The address of the portal.
    #[must_use]
    pub fn portal(&self) -> &Text {
        &self.portal.0
    }

    /// Stands in keys for all that addresses are turned by.
    #[must_use]
    pub fn digest(&self, engine: Digest) -> Digest {
        let mut digester = Digester::new("subsite");
        let own = [&self.own.base_url, &self.own.base_path, &self.portal.0, &self.portal.1];
        for text in self.folder.iter().chain(own).chain(&self.marks) {
            digester.str(text);
        }
        digester.add(engine).finish()
    }

    /// Where a route moves; none if it stays on the portal.
    #[must_use]
    pub fn moved<'t>(&self, route: &'t str) -> Option<&'t str> {
        let is_theme = route.strip_prefix('/').and_then(|path| path.strip_prefix(THEME));
        let is_fixed = is_theme.is_some_and(|rest| rest.starts_with('/'))
            || FIXED.contains(&route)
            || FOLDERS.iter().any(|folder| route.starts_with(folder))
            || self.marks.iter().any(|mark| mark.as_str() == route);
        let mut folders = self.folder.iter();
        folders.find_map(|folder| below(folder, route)).or_else(|| is_fixed.then_some(route))
    }

    /// An address from the root, as pages of the sub-site write it; any other stays.
    #[must_use]
    pub fn address<'t>(&self, address: &'t str) -> Cow<'t, str> {
        let Some(below) = address
            .strip_prefix(self.portal.1.as_str())
            .filter(|rest| rest.starts_with('/') && !rest.starts_with("//"))
        else {
            return Cow::Borrowed(address);
        };
        let (path, rest) = below.split_at(below.find(['?', '#']).unwrap_or(below.len()));
        Cow::Owned(match self.moved(path) {
            Some(path) => format!("{}{path}{rest}", self.own.base_path),
            None => format!("{}{below}", self.portal.0),
        })
    }

    /// A text in which whole addresses of what moves become those of the sub-site.
    #[must_use]
    pub fn whole(&self, text: &str) -> String {
        let portal = self.portal.0.as_str();
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find(portal) {
            let (before, after) = (&rest[..at], &rest[at + portal.len()..]);
            out.push_str(before);
            let is_end = |c: char| c.is_whitespace() || "\"'<>\\)&?#".contains(c);
            let path = &after[..after.find(is_end).unwrap_or(after.len())];
            match self.moved(path) {
                Some(path) => out.extend([self.own.base_url.as_str(), path]),
                None => out.extend([portal, path]),
            }
            rest = &after[path.len()..];
        }
        out.push_str(rest);
        out
    }

    /// Keeps the pages that move, at their new places.
    pub fn keep(&self, pages: &mut Vec<Page>) {
        pages.retain_mut(|page| {
            let moved = self.moved(page.route.as_str()).map(Route::new);
            let Some(Ok(route)) = moved else { return false };
            page.file = route.file();
            page.route = route;
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::Scope;
    use crate::base::text::Text;
    use crate::config::subsites::Alone;

    fn scope(portal_path: &str, own_path: &str) -> Scope {
        let address = |host: &str, path: &str| Text::from(format!("https://{host}{path}"));
        Scope {
            folder: [Text::from("/tinh/"), Text::from("/tinh/")],
            portal: (address("cong.vn", portal_path), Text::from(portal_path)),
            own: Alone {
                at: 0,
                base_url: address("tinh.vn", own_path),
                base_path: Text::from(own_path),
            },
            marks: vec![Text::from("/logo.svg")],
        }
    }

    #[test]
    fn addresses_lead_to_the_sub_site_or_to_the_portal() {
        for (address, wanted) in [
            ("/tinh/", "/"),
            ("/tinh/a.html?x#y", "/a.html?x#y"),
            ("/", "https://cong.vn/"),
            ("/tinh-khac/a.html", "https://cong.vn/tinh-khac/a.html"),
            ("/chu-de/x/", "https://cong.vn/chu-de/x/"),
            ("/giao-dien/css/site.1.css", "/giao-dien/css/site.1.css"),
            ("/giao-dien-khac/a", "https://cong.vn/giao-dien-khac/a"),
            ("/logo.svg", "/logo.svg"),
            ("//khac.vn/tinh/", "//khac.vn/tinh/"),
            ("#x", "#x"),
            ("https://khac.vn/", "https://khac.vn/"),
        ] {
            assert_eq!(scope("", "").address(address), wanted, "{address}");
        }
    }

    #[test]
    fn both_may_have_a_path() {
        let scope = scope("/cong", "/trang");
        for (address, wanted) in [
            ("/cong/tinh/a.html", "/trang/a.html"),
            ("/cong/b/", "https://cong.vn/cong/b/"),
            ("/khac/", "/khac/"),
        ] {
            assert_eq!(scope.address(address), wanted, "{address}");
        }
    }

    #[test]
    fn whole_addresses_are_found_in_any_text() {
        for (text, wanted) in [
            ("<loc>https://cong.vn/tinh/a.html</loc>", "<loc>https://tinh.vn/a.html</loc>"),
            (r#"{"url":"https://cong.vn/tinh/#x"}"#, r#"{"url":"https://tinh.vn/#x"}"#),
            ("https://cong.vn/b/ https://cong.vn", "https://cong.vn/b/ https://cong.vn"),
            ("https://cong.vn.khac.vn/tinh/", "https://cong.vn.khac.vn/tinh/"),
            ("không có gì", "không có gì"),
        ] {
            assert_eq!(scope("", "").whole(text), wanted);
        }
    }
}
