//! What links to cited documents show.

use super::body::DocumentView;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::problem::Lang;
use crate::markup::DocumentLink;
use crate::model::document::Document;

/// The id of a document's entry in the list after a body. Ids of headings have no `_`.
#[must_use]
pub fn anchor(document: &Document) -> Text {
    Text::from(format!("vb_{}", document.slug))
}

/// The link to a document: address, and the card with name, date, title and status.
#[must_use]
pub fn link(settings: &Settings, view: &DocumentView) -> DocumentLink {
    let mut card = view.name.to_string();
    if let Some(issued) = &view.issued {
        card.push_str(" · ");
        card.push_str(issued);
    }
    card.push('\n');
    card.push_str(&view.title);
    card.push('\n');
    card.push_str(&view.status);
    if let Some(since) = &view.since {
        card.push_str(if settings.language == Lang::En { " from " } else { " từ " });
        card.push_str(since);
    }
    let successors: Vec<&str> = view.successors.iter().map(|next| next.title.as_str()).collect();
    if !successors.is_empty() {
        card.push_str(": ");
        card.push_str(&successors.join(", "));
    }
    let entry = Some(view.anchor.clone());
    DocumentLink { url: view.url.clone(), card: Text::from(card), is_past: view.replaced, entry }
}
