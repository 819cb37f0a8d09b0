//! What links to cited documents show.

use super::link::url;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::problem::Lang;
use crate::markup::DocumentLink;
use crate::model::document::Document;
use crate::model::site::Site;

/// The id of a document's entry in the list after a body. Ids of headings have no `_`.
#[must_use]
pub fn anchor(document: &Document) -> Text {
    Text::from(format!("vb_{}", document.slug))
}

/// The link to a document: address, and the card with name, date, title and status.
#[must_use]
pub fn link(site: &Site, settings: &Settings, document: &Document) -> DocumentLink {
    let status = &document.status;
    let is_past = status.is_over();
    let issued = document.issued_on.map(|day| day.format(&settings.day_format));
    let issued = issued.or_else(|| document.year.map(|year| year.to_string()));
    let mut card = document.name().to_string();
    if let Some(issued) = issued {
        card.push_str(" · ");
        card.push_str(&issued);
    }
    card.push('\n');
    card.push_str(&document.title);
    let successors: Vec<String> =
        status.by.iter().map(|&id| site.documents.get(id).name().to_string()).collect();
    if is_past {
        card.push_str(match (settings.language, successors.is_empty()) {
            (Lang::Vi, false) => "\nĐã được thay thế bởi ",
            (Lang::En, false) => "\nReplaced by ",
            (Lang::Vi, true) => "\nHết hiệu lực",
            (Lang::En, true) => "\nNo longer in force",
        });
        card.push_str(&successors.join(", "));
    }
    let entry = Some(anchor(document));
    DocumentLink { url: url(settings, &document.route), card: Text::from(card), is_past, entry }
}
