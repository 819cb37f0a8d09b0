//! Links, and how addresses are written.

use serde::Serialize;

use crate::base::route::Route;
use crate::base::text::Text;
use crate::config::settings::Settings;

view! {
    /// A link.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
    pub struct LinkView "Liên kết." {
        title: Text, "Chữ của liên kết.", "The text.";
        url: Text, "Địa chỉ, dùng ngay trong `href`.", "The address, ready for `href`.";
    }
}

/// The address of a route inside the site, with the base path.
#[must_use]
pub fn url(settings: &Settings, route: &Route) -> Text {
    Text::from(format!("{}{}", settings.base_path, route.url_path()))
}

/// The whole address of a route.
#[must_use]
pub fn absolute(settings: &Settings, route: &Route) -> Text {
    Text::from(format!("{}{}", settings.base_url, route.url_path()))
}

/// A link to a route.
#[must_use]
pub fn link(settings: &Settings, title: &Text, route: &Route) -> LinkView {
    LinkView { title: title.clone(), url: url(settings, route) }
}

/// The address of the site without its path, to stand before the address of a route.
#[must_use]
pub fn origin(settings: &Settings) -> &str {
    settings.base_url.strip_suffix(settings.base_path.as_str()).unwrap_or(&settings.base_url)
}
