//! The built-in registry of documents of the field, as data in the program.
//!
//! Provenance and confidence of each entry stand in the data file, `data/documents.toml`.

use std::sync::OnceLock;

use serde::Deserialize;

use super::document::number::parts;
use super::document::status::Status;
use super::document::{Document, Link, Provenance};
use super::organ::{self, Unit};
use crate::base::date::{Day, Month};
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::text::Text;

const DOCUMENTS: &str = include_str!("data/documents.toml");

#[derive(Deserialize)]
struct DocumentsFile {
    doc: Vec<RawDocument>,
}

/// A document of the registry file; ids of `replaced_by` end in `?` when that is not checked.
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
    effective: Option<toml::value::Datetime>,
    title: String,
    #[serde(default = "yes")]
    title_checked: bool,
    #[serde(default)]
    replaced_by: Vec<String>,
    #[serde(default)]
    amends: Vec<String>,
    #[serde(default)]
    guides: Vec<String>,
    #[serde(default)]
    continues: Vec<String>,
    #[serde(default)]
    relates: Vec<String>,
    confidence: String,
    from: String,
}

fn yes() -> bool {
    true
}

/// A document before ids and addresses are given out.
pub struct DocumentSeed {
    /// The document; its relations are still empty.
    pub document: Document,
    /// Ids of its successors, sure or not.
    pub successors: Vec<Text>,
    /// Those of them that are not checked.
    pub unsure: Vec<Text>,
    /// Its other relations: ids by what this document does.
    pub links: Vec<(Link, Text)>,
}

/// The documents of the built-in registry, in the order of the file.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
#[must_use]
pub fn documents() -> Vec<DocumentSeed> {
    read_documents().doc.into_iter().map(document_seed).collect()
}

/// The day to which the registry of documents is kept.
#[must_use]
pub fn documents_as_of() -> Option<Day> {
    static DAY: OnceLock<Option<Day>> = OnceLock::new();
    *DAY.get_or_init(|| {
        let line = DOCUMENTS.lines().find_map(|line| line.strip_prefix("as_of = "))?;
        Day::parse(line)
    })
}

fn read_documents() -> DocumentsFile {
    toml::from_str(DOCUMENTS).expect("the registry is checked by a test")
}

fn document_seed(raw: RawDocument) -> DocumentSeed {
    let issued_on = raw.date.and_then(Day::from_toml);
    let partial = raw.date_partial.as_deref();
    let year = issued_on.map(Day::year).or_else(|| partial.and_then(|d| d.get(..4)?.parse().ok()));
    let month = partial.and_then(|d| d.get(5..7)?.parse().ok());
    let issued_in = year.zip(month).map(|(year, month)| Month { year, month });
    let unit = Unit::Province;
    let organ = organ::issuer(Some(&raw.issuer), parts(&raw.number).issuer, None, unit);
    let place = organ.as_ref().and_then(|organ| organ.place.clone());
    let id = |written: &String| Text::from(written.trim_end_matches('?').trim());
    let successors = raw.replaced_by.iter().map(id).collect();
    let unsure = raw.replaced_by.iter().filter(|id| id.ends_with('?')).map(id).collect();
    let links = [
        (Link::Amends, &raw.amends),
        (Link::Guides, &raw.guides),
        (Link::Continues, &raw.continues),
        (Link::Related, &raw.relates),
    ];
    let links = links.into_iter().flat_map(|(link, ids)| ids.iter().map(move |to| (link, id(to))));
    let links = links.collect();
    let provenance = Provenance {
        checked: raw.confidence == "high" && raw.from.contains("public text"),
        from: Text::from(raw.from),
        title_checked: raw.title_checked,
    };
    let document = Document {
        id: Text::from(raw.id),
        kind: Text::from(raw.kind),
        kind_name: Text::from(raw.type_vi),
        slug: Slug::from_title(&raw.number),
        number: Text::from(raw.number),
        issuer: Some(Text::from(raw.issuer)),
        organ,
        term: raw.term.map(Text::from),
        issued_on,
        issued_in,
        year,
        effective_on: raw.effective.and_then(Day::from_toml),
        ended_on: None,
        title: Text::from(raw.title),
        place,
        replaced_by: Vec::new(),
        unsure: Vec::new(),
        replaces: Vec::new(),
        links: Vec::new(),
        status: Status::default(),
        provenance: Some(provenance),
        head: None,
        route: Route::root(),
    };
    DocumentSeed { document, successors, unsure, links }
}

#[cfg(test)]
mod tests {
    use super::documents;
    use crate::base::text::Text;
    use crate::model::authority::is_below;
    use crate::model::document::Link;

    #[test]
    fn the_registry_is_whole() {
        let documents = documents();
        assert_eq!(documents.len(), 143);
        assert!(super::documents_as_of().is_some());
        for seed in &documents {
            for id in seed.successors.iter().chain(seed.links.iter().map(|(_, id)| id)) {
                assert!(documents.iter().any(|d| d.document.id == *id), "{id}");
            }
        }
    }

    #[test]
    fn nobody_ends_or_changes_the_documents_of_a_higher_organ() {
        let documents = documents();
        let organ = |id: &Text| {
            let found = documents.iter().find(|seed| seed.document.id == *id).unwrap();
            found.document.organ.clone()
        };
        let mut checked = 0;
        for seed in &documents {
            let own = &seed.document.id;
            let ends = seed.successors.iter().filter(|id| !seed.unsure.contains(id));
            let ends = ends.map(|newer| (newer, own));
            let amends = seed.links.iter().filter(|(link, _)| *link == Link::Amends);
            for (newer, older) in ends.chain(amends.map(|(_, older)| (own, older))) {
                let (Some(lower), Some(higher)) = (organ(newer), organ(older)) else { continue };
                assert!(!is_below(&lower, &higher), "{newer} {older}");
                checked += 1;
            }
        }
        assert!(checked > 40, "{checked}");
    }
}
