//! Documents by what citations say of them.

use std::collections::BTreeMap;

use crate::base::table::{Id, IdMap, Table};
use crate::cite::kind::Kind;
use crate::cite::subject::{self, Pair};
use crate::cite::titles;
use crate::model::document::{Document, number_key};

/// Finds documents by number, by title, by congress.
#[derive(Debug, Clone)]
pub struct Finder {
    by_symbol: BTreeMap<String, Vec<Id<Document>>>,
    by_number: BTreeMap<String, Vec<Id<Document>>>,
    by_title: BTreeMap<(Kind, String), Vec<Id<Document>>>,
    congresses: Vec<Id<Document>>,
    pairs: IdMap<Document, Vec<Pair>>,
}

impl Finder {
    /// Indexes a table.
    #[must_use]
    pub fn new(documents: &Table<Document>) -> Finder {
        let mut finder = Finder {
            by_symbol: BTreeMap::new(),
            by_number: BTreeMap::new(),
            by_title: BTreeMap::new(),
            congresses: Vec::new(),
            pairs: IdMap::from_fn(documents, |id| subject::pairs(&documents.get(id).title)),
        };
        for (id, document) in documents.iter() {
            let symbol = number_key(&document.number);
            let number: String = symbol.chars().take_while(|c| *c != '-' && *c != '/').collect();
            if number.starts_with(|c: char| c.is_ascii_digit()) {
                finder.by_number.entry(number).or_default().push(id);
            }
            finder.by_symbol.entry(symbol).or_default().push(id);
            for name in titles::names(&document.kind, &document.title) {
                let ids = finder.by_title.entry((name.kind, name.slug)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            }
            if document.kind.as_str() == "nq" && document.title.contains("Đại hội") {
                finder.congresses.push(id);
            }
        }
        finder
    }

    /// The pairs of words of a document's title.
    pub(super) fn pairs(&self, id: Id<Document>) -> &[Pair] {
        &self.pairs[id]
    }

    /// Documents of a whole number: `42-NQ/TW`.
    pub(super) fn symbol(&self, symbol: &str) -> &[Id<Document>] {
        self.by_symbol.get(&number_key(symbol)).map_or(&[], Vec::as_slice)
    }

    /// Documents of a number without its symbol: `42`.
    pub(super) fn number(&self, number: &str) -> &[Id<Document>] {
        self.by_number.get(&number_key(number)).map_or(&[], Vec::as_slice)
    }

    /// Documents of a title.
    pub(super) fn title(&self, kind: Kind, slug: &str) -> &[Id<Document>] {
        self.by_title.get(&(kind, slug.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Resolutions of congresses.
    pub(super) fn congresses(&self) -> &[Id<Document>] {
        &self.congresses
    }
}

/// The issuer's symbol in a document's number: `TW`, `CP`, `QH`.
pub(super) fn issuer(document: &Document) -> &str {
    let number = document.number.as_str();
    let party =
        number.find('-').is_some_and(|dash| number.find('/').is_none_or(|slash| dash < slash));
    let end = if party { number.rsplit('/').next() } else { number.rsplit(['-', '/']).next() };
    end.unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit())
}
