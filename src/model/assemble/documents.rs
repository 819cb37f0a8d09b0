//! The table of documents: the built-in registry, with the site's own added or put over it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::fold::nearest;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::references::Reference;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::model::document::{Document, Found, KINDS, Lookup, number_key};
use crate::model::registry;
use crate::parse::document::DocumentHead;

/// Makes the table.
pub(super) fn documents(
    heads: &[Arc<DocumentHead>],
    settings: &Settings,
    problems: &mut Problems,
) -> Table<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let mut successors: Vec<Vec<Text>> = Vec::new();
    if settings.registry_documents {
        for seed in registry::documents() {
            documents.push(seed.document);
            successors.push(seed.successors);
        }
    }
    let built_in = documents.len();
    for head in heads {
        let Some(document) = from_head(head, problems) else { continue };
        let twin = documents.iter().position(|known| same(known, &document));
        match twin {
            Some(at) if at < built_in => {
                documents[at] = Document { id: documents[at].id.clone(), ..document }
            }
            Some(at) => {
                let number = document.number.clone();
                let mut problem = Diagnostic::at(
                    head.number.span(&head.file),
                    Reference::DuplicateDocument { number },
                );
                if let Some(first) = &documents[at].head {
                    problem = problem.with(first.number.span(&first.file), Role::First);
                }
                problems.push(problem);
            }
            None => {
                documents.push(document);
                successors.push(Vec::new());
            }
        }
    }
    addresses(&mut documents, settings);
    let ids: BTreeMap<Text, Id<Document>> =
        documents.iter().enumerate().map(|(at, d)| (d.id.clone(), Id::from_index(at))).collect();
    for (document, names) in documents.iter_mut().zip(&successors) {
        document.replaced_by = names.iter().filter_map(|name| ids.get(name).copied()).collect();
    }
    let table = Table::from_sorted(documents);
    with_written_successors(&table, problems)
}

fn from_head(head: &Arc<DocumentHead>, problems: &mut Problems) -> Option<Document> {
    let kind = KINDS.iter().find(|(code, name)| {
        *code == head.kind.value.as_str() || name.to_lowercase() == head.kind.value.to_lowercase()
    });
    let Some((code, name)) = kind else {
        let known = KINDS.iter().map(|(code, _)| *code);
        let near = nearest(&head.kind.value, known).map(Text::from);
        let value = head.kind.value.clone();
        problems.at(
            head.kind.span(&head.file),
            Reference::UnknownDocumentType { value, nearest: near },
        );
        return None;
    };
    Some(Document {
        id: head.file.text().clone(),
        kind: Text::from(*code),
        kind_name: Text::from(*name),
        slug: Slug::from_title(&head.number.value),
        number: head.number.value.clone(),
        issuer: head.issuer.clone(),
        term: head.term.clone(),
        issued_on: head.issued_on,
        year: head.issued_on.map(crate::base::date::Day::year),
        title: head.title.clone(),
        place: head.place.clone(),
        replaced_by: Vec::new(),
        head: Some(head.clone()),
        route: Route::root(),
    })
}

/// Whether two entries are one document. A number in two terms is two documents; where a term is not
/// given, the year decides.
fn same(a: &Document, b: &Document) -> bool {
    let when = match (&a.term, &b.term) {
        (Some(x), Some(y)) => x == y,
        _ => a.year == b.year,
    };
    a.kind == b.kind && when && a.place == b.place && number_key(&a.number) == number_key(&b.number)
}

/// Gives each document an address: number and year; the type, then the term, where that is not enough.
fn addresses(documents: &mut [Document], settings: &Settings) {
    let with_year = |d: &Document| match d.year {
        Some(year) => format!("{}-{year}", d.number),
        None => d.number.to_string(),
    };
    let forms: [&dyn Fn(&Document) -> String; 3] =
        [&with_year, &|d| format!("{}-{}", d.kind, with_year(d)), &|d| {
            format!("{}-{}", d.kind, d.id)
        }];
    let mut taken: BTreeSet<Slug> = BTreeSet::new();
    for (at, document) in documents.iter_mut().enumerate() {
        let slug = forms
            .iter()
            .map(|form| Slug::from_title(&form(document)))
            .find(|slug| !taken.contains(slug))
            .unwrap_or_else(|| Slug::from_title(&format!("{}-{at}", document.id)));
        taken.insert(slug.clone());
        document.route = Route::new(&format!("/{}/{slug}/", settings.urls.documents))
            .unwrap_or_else(|_| Route::root());
        document.slug = slug;
    }
}

/// Resolves `replaced_by` of the site's own files.
fn with_written_successors(table: &Table<Document>, problems: &mut Problems) -> Table<Document> {
    let lookup = Lookup::new(table);
    let mut documents = table.values().to_vec();
    for document in &mut documents {
        let Some(head) = document.head.clone() else { continue };
        for name in &head.replaced_by {
            match lookup.find(table, &name.value) {
                Found::One(id) => document.replaced_by.push(id),
                found => problems.at(name.span(&head.file), unresolved(&name.value, &found)),
            }
        }
    }
    Table::from_sorted(documents)
}

/// The problem of a reference that did not lead to one document.
pub(super) fn unresolved(number: &Text, found: &Found) -> Reference {
    let number = number.clone();
    match found {
        Found::Several(candidates) => {
            Reference::AmbiguousDocument { number, candidates: candidates.clone() }
        }
        Found::None(nearest) => Reference::UnknownDocument { number, nearest: nearest.clone() },
        Found::One(_) => Reference::UnknownDocument { number, nearest: None },
    }
}
