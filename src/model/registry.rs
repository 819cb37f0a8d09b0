//! The built-in registries: documents of the field and provincial units, as data in the program.
//!
//! Provenance and confidence of each entry stand in the data files, `data/documents.toml` and
//! `data/regions.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::document::number::parts;
use super::document::status::Status;
use super::document::{Document, Link, Provenance};
use super::organ::{self, Unit};
use super::region::{Region, bare_name};
use crate::base::collate::SortKey;
use crate::base::date::{Day, Month};
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;

const DOCUMENTS: &str = include_str!("data/documents.toml");
const REGIONS: &str = include_str!("data/regions.toml");

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

#[derive(Deserialize)]
struct RegionsFile {
    #[serde(rename = "macro")]
    macros: Vec<RawMacro>,
    old: Vec<RawOld>,
    new: Vec<RawNew>,
}

#[derive(Deserialize)]
struct RawMacro {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct RawOld {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "macro")]
    macro_region: String,
    successor: String,
    until: toml::value::Datetime,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct RawNew {
    id: String,
    name: String,
    #[serde(rename = "macro")]
    macro_region: String,
    from: Vec<String>,
    types: Vec<RawType>,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct RawType {
    #[serde(rename = "type")]
    kind: String,
    since: toml::value::Datetime,
}

/// The provincial units in Vietnamese order, those of the present before those of the past under one
/// name.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
#[must_use]
pub fn regions() -> Table<Region> {
    let file: RegionsFile = toml::from_str(REGIONS).expect("the registry is checked by a test");
    let macros: BTreeMap<&str, Text> =
        file.macros.iter().map(|m| (m.id.as_str(), Text::from(m.name.as_str()))).collect();
    let texts = |names: &[String]| names.iter().map(|n| Text::from(n.as_str())).collect::<Vec<_>>();
    let mut units: Vec<(Region, Vec<String>)> = Vec::new();
    for raw in &file.new {
        let types: Vec<(Day, Text)> = raw
            .types
            .iter()
            .filter_map(|t| Some((Day::from_toml(t.since)?, Text::from(t.kind.as_str()))))
            .collect();
        let region = Region {
            id: Text::from(raw.id.as_str()),
            name: Text::from(raw.name.as_str()),
            aliases: texts(&raw.aliases),
            since: types.first().map(|(since, _)| *since),
            types,
            until: None,
            successor: None,
            predecessors: Vec::new(),
            macro_region: macros.get(raw.macro_region.as_str()).cloned(),
            slug: Slug::from_title(bare_name(&raw.name)),
        };
        units.push((region, raw.from.clone()));
    }
    for raw in &file.old {
        let namesake = file.new.iter().any(|new| new.id == raw.id);
        let slug = Slug::from_title(bare_name(&raw.name));
        let slug = if namesake { Slug::from_title(&format!("{slug}-truoc-7-2025")) } else { slug };
        let begin = Day::new(1900, 1, 1).map(|day| (day, Text::from(raw.kind.as_str())));
        let region = Region {
            id: Text::from(raw.id.as_str()),
            name: Text::from(raw.name.as_str()),
            aliases: texts(&raw.aliases),
            types: begin.into_iter().collect(),
            since: None,
            until: Day::from_toml(raw.until),
            successor: None,
            predecessors: Vec::new(),
            macro_region: macros.get(raw.macro_region.as_str()).cloned(),
            slug,
        };
        units.push((region, vec![raw.successor.clone()]));
    }
    units.sort_by_cached_key(|(unit, _)| (SortKey::of(unit.bare_name()), unit.until.is_some()));
    let find = |id: &str, past: bool| {
        let at = units.iter().position(|(u, _)| u.id.as_str() == id && u.until.is_some() == past);
        at.map(Id::from_index)
    };
    let relations: Vec<Vec<Id<Region>>> = units
        .iter()
        .map(|(unit, ids)| {
            let past = unit.until.is_none();
            ids.iter().filter_map(|id| find(id, past)).collect()
        })
        .collect();
    let joined = units.into_iter().zip(relations).map(|((mut unit, _), ids)| {
        if unit.until.is_some() {
            unit.successor = ids.first().copied();
        } else {
            unit.predecessors = ids;
        }
        unit
    });
    Table::from_sorted(joined.collect())
}

#[cfg(test)]
mod tests {
    use super::{documents, regions};
    use crate::base::date::Day;
    use crate::model::region::Lookup;

    #[test]
    fn the_registries_are_whole() {
        let documents = documents();
        assert_eq!(documents.len(), 143);
        assert!(super::documents_as_of().is_some());
        for seed in &documents {
            for id in seed.successors.iter().chain(seed.links.iter().map(|(_, id)| id)) {
                assert!(documents.iter().any(|d| d.document.id == *id), "{id}");
            }
        }
        let regions = regions();
        assert_eq!(regions.len(), 97);
        assert_eq!(regions.values().iter().filter(|r| r.until.is_none()).count(), 34);
        assert!(regions.values().iter().all(|r| r.until.is_none() || r.successor.is_some()));
        assert!(regions.values().iter().all(|r| r.until.is_some() || !r.predecessors.is_empty()));
    }

    #[test]
    fn a_name_means_the_unit_of_its_time() {
        let regions = regions();
        let lookup = Lookup::new(&regions);
        let before = Day::new(2024, 1, 1);
        let after = Day::new(2025, 7, 1);
        let (old, _) = lookup.find(&regions, "Lâm Đồng", before).unwrap();
        let (new, _) = lookup.find(&regions, "Lâm Đồng", after).unwrap();
        assert_ne!(old, new);
        assert_eq!(regions.get(old).successor, Some(new));
        let (_, alive) = lookup.find(&regions, "Đắk Nông", after).unwrap();
        assert!(!alive);
        assert!(lookup.find(&regions, "Thừa Thiên - Huế", before).unwrap().1);
        assert_eq!(lookup.nearest("Kon Tm").unwrap().as_str(), "Kon Tum");
    }
}
