//! The built-in registry of documents of the field, as data in the program.
//!
//! Provenance and confidence of each entry stand in the data file, `data/documents.toml`.

use serde::Deserialize;

use super::document::Document;
use crate::base::date::Day;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::text::Text;

const DOCUMENTS: &str = include_str!("data/documents.toml");

#[derive(Deserialize)]
struct DocumentsFile {
    doc: Vec<RawDocument>,
}

/// A document of the registry file; `replaced_by` holds ids, perhaps with a `?` when unchecked.
#[derive(Deserialize)]
struct RawDocument {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    type_vi: String,
    number: String,
    issuer: String,
    term: Option<String>,
    date: Option<toml::value::Datetime>,
    date_partial: Option<String>,
    title: String,
    #[serde(default)]
    replaced_by: Vec<String>,
}

/// A document before ids and addresses are given out.
pub struct DocumentSeed {
    /// The document; its `replaced_by` is still empty.
    pub document: Document,
    /// Ids of its successors.
    pub successors: Vec<Text>,
}

/// The documents of the built-in registry, in the order of the file.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
#[must_use]
pub fn documents() -> Vec<DocumentSeed> {
    let file: DocumentsFile = toml::from_str(DOCUMENTS).expect("the registry is checked by a test");
    file.doc.into_iter().map(document_seed).collect()
}

fn document_seed(raw: RawDocument) -> DocumentSeed {
    let issued_on = raw.date.and_then(Day::from_toml);
    let year = issued_on
        .map(Day::year)
        .or_else(|| raw.date_partial.as_deref().and_then(|d| d.get(..4)?.parse().ok()));
    let place = raw.issuer.strip_prefix("TU ").map(Text::from);
    let document = Document {
        id: Text::from(raw.id),
        kind: Text::from(raw.kind),
        kind_name: Text::from(raw.type_vi),
        slug: Slug::from_title(&raw.number),
        number: Text::from(raw.number),
        issuer: Some(Text::from(raw.issuer)),
        term: raw.term.map(Text::from),
        issued_on,
        year,
        title: Text::from(raw.title),
        place,
        replaced_by: Vec::new(),
        head: None,
        route: Route::root(),
    };
    let successors =
        raw.replaced_by.iter().map(|id| Text::from(id.trim_end_matches('?').trim())).collect();
    DocumentSeed { document, successors }
}

#[cfg(test)]
mod tests {
    use super::documents;

    #[test]
    fn the_registry_is_whole() {
        let documents = documents();
        assert_eq!(documents.len(), 143);
        for seed in &documents {
            for id in &seed.successors {
                assert!(documents.iter().any(|d| d.document.id == *id), "{id}");
            }
        }
    }
}
