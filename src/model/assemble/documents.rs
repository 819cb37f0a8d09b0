//! The table of documents: the built-in registry, with the site's own added or put over it.
//!
//! 1. [`part`] picks the entries of the registry that the site takes.
//! 2. Each file of the site becomes a document, or stands over the entry that is the same document.
//! 3. [`relations`] joins what is written on either side, and leaves out what cannot be.
//! 4. The day of the build decides the state of each.

mod part;
mod relations;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::date::Day;
use crate::base::fold::nearest;
use crate::base::route::Route;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::documents::Documents;
use crate::diag::areas::references::Reference;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::model::article::Article;
use crate::model::document::number::{kinds_of, parts};
use crate::model::document::status::{Status, outdated, status};
use crate::model::document::{Document, Found, KINDS, Lookup, number_key};
use crate::model::organ::{self, Group, Unit};
use crate::model::region::{Region, lookup};
use crate::model::registry::DocumentSeed;
use crate::model::term::{term_of, terms};
use crate::parse::document::DocumentHead;

/// Regions, for the places of issuers.
pub(super) struct Places<'a> {
    pub(super) regions: &'a Table<Region>,
    pub(super) find: &'a lookup::Lookup,
}

/// Last parts of addresses that pages of lists take.
pub const RESERVED: &[&str] = &["loai", "co-quan", "khoa", "nam", "so-hieu", "ten-goi"];

/// Makes the table for a day.
pub(super) fn documents(
    heads: &[Arc<DocumentHead>],
    settings: &Settings,
    places: &Places<'_>,
    today: Day,
    problems: &mut Problems,
) -> Table<Document> {
    let seeds: Vec<DocumentSeed> = part::taken(settings, problems);
    let mut documents: Vec<Document> = seeds.iter().map(|seed| seed.document.clone()).collect();
    let mut known: BTreeMap<(Text, String), Vec<usize>> = BTreeMap::new();
    for (at, document) in documents.iter().enumerate() {
        known.entry(key(document)).or_default().push(at);
    }
    for head in heads {
        let Some(document) = from_head(head, places, problems) else { continue };
        let namesakes = known.entry(key(&document)).or_default();
        let twin = namesakes.iter().copied().find(|&at| same(&documents[at], &document));
        match twin {
            Some(at) if documents[at].head.is_none() => {
                documents[at] = over(document, &documents[at]);
            }
            Some(at) => problems.push(twice(head, &documents[at])),
            None => {
                namesakes.push(documents.len());
                documents.push(document);
            }
        }
    }
    addresses(&mut documents, settings);
    let table = relations::joined(&Table::from_sorted(documents), &seeds, problems);
    let states: Vec<Status> = table.ids().map(|id| status(&table, id, today)).collect();
    let mut documents = table.values().to_vec();
    for (document, state) in documents.iter_mut().zip(states) {
        document.status = state;
    }
    Table::from_sorted(documents)
}

fn key(document: &Document) -> (Text, String) {
    (document.kind.clone(), number_key(&document.number))
}

/// A document of the site over an entry of the registry: what its file leaves out is kept.
fn over(document: Document, entry: &Document) -> Document {
    Document {
        id: entry.id.clone(),
        organ: document.organ.filter(|_| document.issuer.is_some()).or(entry.organ.clone()),
        issuer: document.issuer.or(entry.issuer.clone()),
        term: document.term.or(entry.term.clone()),
        issued_in: entry.issued_in.filter(|_| document.issued_on.is_none()),
        year: document.year.or(entry.year),
        issued_on: document.issued_on.or(entry.issued_on),
        effective_on: document.effective_on.or(entry.effective_on),
        place: document.place.or(entry.place.clone()),
        ..document
    }
}

fn twice(head: &DocumentHead, first: &Document) -> Diagnostic {
    let number = head.number.value.clone();
    let problem = Reference::DuplicateDocument { number };
    let problem = Diagnostic::at(head.number.span(&head.file), problem);
    match &first.head {
        Some(first) => problem.with(first.number.span(&first.file), Role::First),
        None => problem,
    }
}

fn from_head(
    head: &Arc<DocumentHead>,
    places: &Places<'_>,
    problems: &mut Problems,
) -> Option<Document> {
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
    let issued_on = head.issued_on.as_ref().map(|day| day.value);
    let unit = unit(head, places, problems);
    let issuer = head.issuer.as_ref().map(|issuer| issuer.value.clone());
    let place = head.place.as_ref().map(|place| place.value.clone());
    let symbol = parts(&head.number.value).issuer;
    let organ = organ::issuer(issuer.as_deref(), symbol, place.as_deref(), unit);
    let place = place.or_else(|| organ.as_ref()?.place.clone());
    let is_central = organ.as_ref().is_some_and(|organ| organ.group == Group::Central);
    let term = head.term.as_ref().map(|term| term.value.clone());
    let term = term.or_else(|| issued_on.filter(|_| is_central).and_then(term_on));
    let document = Document {
        id: head.file.text().clone(),
        kind: Text::from(*code),
        kind_name: Text::from(*name),
        slug: Slug::from_title(&head.number.value),
        number: head.number.value.clone(),
        issuer,
        organ,
        term,
        issued_on,
        issued_in: None,
        year: issued_on.map(Day::year),
        effective_on: head.effective_on.as_ref().map(|day| day.value),
        ended_on: head.ended_on.as_ref().map(|day| day.value),
        title: head.title.clone(),
        place,
        replaced_by: Vec::new(),
        unsure: Vec::new(),
        replaces: Vec::new(),
        links: Vec::new(),
        status: Status::default(),
        provenance: None,
        head: Some(head.clone()),
        route: Route::root(),
    };
    check(&document, head, problems);
    Some(document)
}

/// The one national term to which a day belongs; the days of a congress belong to two.
fn term_on(day: Day) -> Option<Text> {
    let mut fitting = terms().iter().filter(|term| term.admits(day));
    let first = fitting.next()?;
    fitting.next().is_none().then(|| Text::from(first.name.as_str()))
}

fn unit(head: &DocumentHead, places: &Places<'_>, problems: &mut Problems) -> Unit {
    let Some(place) = &head.place else { return Unit::Province };
    let day = head.issued_on.as_ref().map(|day| day.value);
    let id = match places.find.find(places.regions, &place.value, day) {
        lookup::Found::One(id) | lookup::Found::Outside(id) => id,
        lookup::Found::Several(ids) => {
            let problem =
                super::regions::ambiguous(places.regions, places.find, &place.value, &ids);
            problems.at(place.span(&head.file), problem);
            return Unit::Province;
        }
        lookup::Found::None => {
            let near = places.find.nearest(&place.value);
            let problem = Reference::UnknownRegion { name: place.value.clone(), nearest: near };
            problems.at(place.span(&head.file), problem);
            return Unit::Province;
        }
    };
    match places.regions.get(id).form_on(day).short_kind() {
        "thành phố" => Unit::City,
        _ => Unit::Province,
    }
}

/// What a file says against itself.
fn check(document: &Document, head: &DocumentHead, problems: &mut Problems) {
    let found = parts(&document.number);
    let number = document.number.clone();
    let kinds = found.kind.and_then(kinds_of);
    if let Some(kinds) = kinds.filter(|kinds| !kinds.contains(&document.kind.as_str())) {
        let right = kinds.iter().copied().map(Text::from).collect();
        let kind = document.kind.clone();
        let problem = Documents::KindUnlikeSymbol { number: number.clone(), kind, right };
        let problem = Diagnostic::at(head.kind.span(&head.file), problem);
        problems.push(problem.with(head.number.span(&head.file), Role::Other));
    }
    if let (Some(written), Some(organ)) = (&head.issuer, &document.organ) {
        let symbol = if found.issuer == "HNTW" { "TW" } else { found.issuer };
        let own = organ.symbol.is_some() && organ.group == Group::Central;
        if own && !symbol.is_empty() && organ.sequence.as_str() != symbol {
            let problem = Documents::IssuerUnlikeSymbol { number, issuer: organ.name.clone() };
            let problem = Diagnostic::at(written.span(&head.file), problem);
            problems.push(problem.with(head.number.span(&head.file), Role::Other));
        }
    }
    check_term(document, head, problems);
    let begins = head.effective_on.as_ref().or(head.issued_on.as_ref());
    if let (Some(ended), Some(begins)) = (&head.ended_on, begins)
        && ended.value < begins.value
    {
        let problem = Documents::EndsBeforeBegins { ended: day(ended.value) };
        let problem = Diagnostic::at(ended.span(&head.file), problem);
        problems.push(problem.with(begins.span(&head.file), Role::Other));
    }
}

fn check_term(document: &Document, head: &DocumentHead, problems: &mut Problems) {
    let Some(written) = &head.term else { return };
    if document.organ.as_ref().is_none_or(|organ| organ.group != Group::Central) {
        return;
    }
    let Some(term) = term_of(&written.value) else {
        let bare = written.value.to_uppercase();
        let bare = bare.trim_start_matches("KHÓA").trim_start_matches("KHOÁ").trim();
        let by_number = bare.parse().ok().and_then(|at: usize| terms().get(at.checked_sub(1)?));
        let near = by_number.or_else(|| term_of(bare)).map(|term| Text::from(term.name.as_str()));
        let known = || nearest(bare, terms().iter().map(|term| term.name.as_str()));
        let near = near.or_else(|| known().map(Text::from));
        let problem = Documents::UnknownTerm { name: written.value.clone(), nearest: near };
        problems.at(written.span(&head.file), problem);
        return;
    };
    if let Some(issued) = head.issued_on.as_ref().filter(|issued| !term.admits(issued.value)) {
        let life = match term.until {
            Some(until) => format!("{} – {}", day(term.opened), day(until)),
            None => format!("{} –", day(term.opened)),
        };
        let problem =
            Documents::DateOutsideTerm { term: written.value.clone(), life: Text::from(life) };
        let problem = Diagnostic::at(issued.span(&head.file), problem);
        problems.push(problem.with(written.span(&head.file), Role::Other));
    }
}

/// A day in a message.
fn day(day: Day) -> Text {
    Text::from(day.format("{d}-{m}-{yyyy}"))
}

/// Whether two entries of one type and number are one document. A number in two terms is two documents;
/// where a term is not given, the year decides. Organs that share a sequence of numbers are one issuer.
fn same(a: &Document, b: &Document) -> bool {
    let when = match (&a.term, &b.term) {
        (Some(x), Some(y)) => x == y,
        _ => a.year == b.year,
    };
    let sequence =
        |document: &Document| document.organ.as_ref().map(|organ| organ.sequence.clone());
    when && match (sequence(a), sequence(b)) {
        (Some(x), Some(y)) => x == y,
        _ => a.place == b.place,
    }
}

/// Gives each document an address: number, place and year; the type, then the name of its file or
/// entry, where that is not enough. The place stands in all addresses, so that a document of another
/// province that comes later moves none.
fn addresses(documents: &mut [Document], settings: &Settings) {
    let plain = |d: &Document| {
        let place = d.place.as_ref().map(|place| format!("-{place}")).unwrap_or_default();
        let year = d.year.map(|year| format!("-{year}")).unwrap_or_default();
        format!("{}{place}{year}", d.number)
    };
    let file = |d: &Document| match &d.head {
        Some(head) => format!("{}-{}", d.number, head.file.stem()),
        None => format!("{}-{}", d.kind, d.id),
    };
    let forms: [&dyn Fn(&Document) -> String; 3] =
        [&plain, &|d| format!("{}-{}", d.kind, plain(d)), &file];
    let mut taken: BTreeSet<Slug> = RESERVED.iter().map(|name| Slug::from_title(name)).collect();
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

/// Articles that were published after the end of what they rely on, and name no successor.
pub(super) fn check_articles(
    articles: &Table<Article>,
    documents: &Table<Document>,
    find: &Lookup,
    problems: &mut Problems,
) {
    for article in articles.values() {
        let Some(date) = article.date.filter(|_| !article.documents.is_empty()) else { continue };
        for id in outdated(documents, &article.documents) {
            let document = documents.get(id);
            let Some(since) = document.status.since.filter(|since| *since <= date.day()) else {
                continue;
            };
            let names = article.front.resolutions.iter().flatten();
            let is_it = |name: &&crate::diag::span::Spanned<Text>| {
                find.find(documents, &name.value) == Found::One(id)
            };
            let Some(name) = names.into_iter().find(is_it) else { continue };
            let successors: Vec<Id<Document>> = if document.status.current.is_empty() {
                document.status.by.clone()
            } else {
                document.status.current.clone()
            };
            let successors = successors.iter().map(|&id| find.reference(documents, id)).collect();
            let problem = Documents::ReliesOnReplaced {
                number: name.value.clone(),
                since: day(since),
                successors,
            };
            problems.at(name.span(&article.head.file), problem);
        }
    }
}
