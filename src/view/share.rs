//! How a page looks where it is shared: its picture, and what a drawn one shows.

use serde::Serialize;

use crate::base::route::Route;
use crate::base::text::Text;

view! {
    /// What a drawn picture shows.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct ShareView "Những gì ảnh chia sẻ được vẽ cho thấy. Sửa thân bài, thực đơn hay chân trang không làm ảnh vẽ lại." {
        kind: Text, "`article`, `page`, hoặc `site` cho ảnh chung của cả trang hay trang con.", "`article`, `page`, or `site` for the picture of the whole site or sub-site.";
        title: Text, "Tít bài; ở ảnh chung là tên trang.", "The title; on the site's picture its name.";
        kicker: Option<Text>, "Tít phụ phía trên.", "A short line above the title.";
        section: Option<Text>, "Tên chuyên mục.", "Name of the section.";
        date: Option<Text>, "Ngày đăng, theo `day_format`.", "Date of publication, by `day_format`.";
        name: Text, "Tên trang, hoặc tên trang con.", "Name of the site, or of the sub-site.";
        tagline: Option<Text>, "Dòng phụ dưới tên trang; chỉ ở ảnh chung.", "The line under the name; on the site's picture only.";
        host: Text, "Tên miền: `vidu.vn`.", "The host: `example.vn`.";
        accent: Option<Text>, "Màu riêng của trang con: `#1f6b4a`.", "The color of a sub-site: `#1f6b4a`.";
    }
}

/// The picture by which a page is shown where it is shared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Its whole address.
    pub url: Text,
    /// Its width in pixels, if it is known.
    pub width: Option<u32>,
    /// Its height in pixels, if it is known.
    pub height: Option<u32>,
    /// What it shows; none if that is the page's title.
    pub alt: Option<Text>,
    /// Whether it is drawn.
    pub is_drawn: bool,
}

/// Files that networks show.
const SHOWN: [&str; 5] = [".jpg", ".jpeg", ".png", ".webp", ".gif"];

/// The least side that networks show.
const LEAST: u32 = 200;

impl Picture {
    /// Whether networks show it: they take no drawings, and no icons. An address elsewhere, of which
    /// nothing is known, is taken at its word.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        let path = self.url.split(['?', '#']).next().unwrap_or("").to_ascii_lowercase();
        let is_small = |side: Option<u32>| side.is_some_and(|side| side < LEAST);
        let known = self.width.is_some();
        let is_fit = if known {
            SHOWN.iter().any(|end| path.ends_with(end))
        } else {
            !path.ends_with(".svg")
        };
        is_fit && !is_small(self.width) && !is_small(self.height)
    }
}

/// Where the picture of a page stands: beside it, so that it moves with it.
#[must_use]
pub fn picture_route(page: &Route) -> Option<Route> {
    let path = page.as_str();
    Route::new(&match path.strip_suffix('/') {
        Some(_) => format!("{path}chia-se.png"),
        None => format!("{}.chia-se.png", path.strip_suffix(".html").unwrap_or(path)),
    })
    .ok()
}

/// The host of an address, without what stands before and after it.
#[must_use]
pub fn host(base_url: &str) -> Text {
    let rest = base_url.split_once("://").map_or(base_url, |(_, rest)| rest);
    Text::from(rest.split('/').next().unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::{Picture, host, picture_route};
    use crate::base::route::Route;
    use crate::base::text::Text;

    #[test]
    fn networks_show_photographs_of_some_size() {
        let picture = |url: &str, width: Option<u32>| Picture {
            url: Text::from(url),
            width,
            height: width,
            alt: None,
            is_drawn: false,
        };
        for (url, width, is_shown) in [
            ("https://a.vn/b.jpg", Some(800), true),
            ("https://a.vn/B.WEBP?v=1", Some(800), true),
            ("https://a.vn/b.png", Some(120), false),
            ("https://a.vn/b.svg", Some(800), false),
            ("https://a.vn/b.avif", Some(800), false),
            ("https://khac.vn/anh?so=1", None, true),
            ("https://khac.vn/anh.svg", None, false),
        ] {
            assert_eq!(picture(url, width).is_shown(), is_shown, "{url}");
        }
    }

    #[test]
    fn pictures_stand_beside_their_pages() {
        for (page, picture) in [
            ("/", "/chia-se.png"),
            ("/tin/", "/tin/chia-se.png"),
            ("/tin/bai.html", "/tin/bai.chia-se.png"),
            ("/tin/bai", "/tin/bai.chia-se.png"),
        ] {
            let route = picture_route(&Route::new(page).unwrap()).unwrap();
            assert_eq!(route.as_str(), picture);
        }
        assert_eq!(host("https://a.vn/trang").as_str(), "a.vn");
        assert_eq!(host("").as_str(), "");
    }
}
