//! Relations between documents: written on either side, joined, and checked against time.
//!
//! A relation that cannot be (a circle of replacements, a successor that is older) is a problem and is
//! left out, so that nothing wrong is told of a document.

use std::collections::{BTreeMap, BTreeSet};

use super::unresolved;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::diag::areas::documents::Documents;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::authority::is_below;
use crate::model::document::{Document, Found, Link, Lookup};
use crate::model::registry::DocumentSeed;
use crate::parse::document::Relation;

/// A replacement.
#[derive(Debug, Clone)]
struct Edge {
    older: Id<Document>,
    newer: Id<Document>,
    is_sure: bool,
    /// Where a file of the site writes it.
    at: Option<Span>,
}

/// Fills in the relations of a table whose first documents are those of the seeds.
pub(super) fn joined(
    table: &Table<Document>,
    seeds: &[DocumentSeed],
    problems: &mut Problems,
) -> Table<Document> {
    let mut edges: Vec<Edge> = Vec::new();
    let mut links: BTreeSet<(Id<Document>, Link, Id<Document>)> = BTreeSet::new();
    let ids: BTreeMap<&Text, Id<Document>> = table.iter().map(|(id, d)| (&d.id, id)).collect();
    for (at, seed) in seeds.iter().enumerate() {
        let own = Id::from_index(at);
        for name in &seed.successors {
            let Some(&newer) = ids.get(name) else { continue };
            let is_sure = !seed.unsure.contains(name);
            edges.push(Edge { older: own, newer, is_sure, at: None });
        }
        for (link, name) in &seed.links {
            links.extend(ids.get(name).map(|&other| (own, *link, other)));
        }
    }
    written(table, &mut edges, &mut links, problems);
    let edges = possible(table, edges, problems);
    for edge in edges.iter().filter(|edge| edge.is_sure) {
        authority(table, edge.newer, edge.older, edge.at.as_ref(), problems);
    }
    let mut documents = table.values().to_vec();
    for edge in &edges {
        let older = &mut documents[edge.older.index()];
        if !older.replaced_by.contains(&edge.newer) {
            older.replaced_by.push(edge.newer);
            older.unsure.push(edge.newer);
        }
        if edge.is_sure {
            older.unsure.retain(|id| *id != edge.newer);
        }
        let newer = &mut documents[edge.newer.index()];
        if !newer.replaces.contains(&edge.older) {
            newer.replaces.push(edge.older);
        }
    }
    let both = links.iter().flat_map(|&(a, link, b)| [(a, link, b), (b, link.back(), a)]);
    let both: BTreeSet<(Id<Document>, Link, Id<Document>)> = both.collect();
    for (from, link, to) in both {
        documents[from.index()].links.push((link, to));
    }
    Table::from_sorted(documents)
}

/// What the site's files write.
fn written(
    table: &Table<Document>,
    edges: &mut Vec<Edge>,
    links: &mut BTreeSet<(Id<Document>, Link, Id<Document>)>,
    problems: &mut Problems,
) {
    let lookup = Lookup::new(table);
    for (own, document) in table.iter() {
        let Some(head) = &document.head else { continue };
        for (relation, names) in &head.relations {
            for name in names {
                let at = name.span(&head.file);
                let other = match lookup.find(table, &name.value) {
                    Found::One(id) if id == own => {
                        let number = name.value.clone();
                        problems.at(at, Documents::RelatedToItself { number });
                        continue;
                    }
                    Found::One(id) => id,
                    found => {
                        problems.at(at, unresolved(&name.value, &found));
                        continue;
                    }
                };
                let mut edge = |older, newer| {
                    edges.push(Edge { older, newer, is_sure: true, at: Some(at.clone()) });
                };
                match relation {
                    Relation::Replaces => edge(other, own),
                    Relation::ReplacedBy => edge(own, other),
                    Relation::Amends => {
                        authority(table, own, other, Some(&at), problems);
                        links.insert((own, Link::Amends, other));
                    }
                    Relation::Guides => drop(links.insert((own, Link::Guides, other))),
                    Relation::Continues => drop(links.insert((own, Link::Continues, other))),
                    Relation::Attached => drop(links.insert((own, Link::AttachedTo, other))),
                    Relation::Relates => drop(links.insert((own, Link::Related, other))),
                }
            }
        }
    }
}

/// Warns where the organ of a document stands below that of the one it ends or changes.
fn authority(
    table: &Table<Document>,
    newer: Id<Document>,
    older: Id<Document>,
    at: Option<&Span>,
    problems: &mut Problems,
) {
    let (newer, older) = (table.get(newer), table.get(older));
    let (Some(lower), Some(higher)) = (&newer.organ, &older.organ) else { return };
    if !is_below(lower, higher) {
        return;
    }
    let mut issuers = [newer, older].into_iter().filter_map(|document| {
        let head = document.head.as_ref()?;
        Some(head.issuer.as_ref()?.span(&head.file))
    });
    let problem = Documents::WithoutAuthority {
        newer: newer.number.clone(),
        older: older.number.clone(),
        higher: higher.name.clone(),
    };
    let Some(at) = at.cloned().or_else(|| issuers.next()) else {
        problems.push(Diagnostic::nowhere(problem));
        return;
    };
    let problem = Diagnostic::at(at, problem);
    problems.push(issuers.fold(problem, |problem, place| problem.with(place, Role::Other)));
}

/// The replacements that can be.
fn possible(table: &Table<Document>, edges: Vec<Edge>, problems: &mut Problems) -> Vec<Edge> {
    let edges: Vec<Edge> =
        edges.into_iter().filter(|edge| !against_time(table, edge, problems)).collect();
    let circle = circling(&edges);
    let mut seen: BTreeSet<Id<Document>> = BTreeSet::new();
    for &start in &circle {
        if seen.contains(&start) {
            continue;
        }
        let members = component(&edges, &circle, start);
        seen.extend(&members);
        report(table, &edges, &members, problems);
    }
    let is_inside = |edge: &Edge| circle.contains(&edge.older) && circle.contains(&edge.newer);
    edges.into_iter().filter(|edge| !is_inside(edge)).collect()
}

fn against_time(table: &Table<Document>, edge: &Edge, problems: &mut Problems) -> bool {
    let (older, newer) = (table.get(edge.older), table.get(edge.newer));
    let (Some(first), Some(second)) = (older.issued_on, newer.issued_on) else { return false };
    if first <= second {
        return false;
    }
    let problem =
        Documents::SuccessorOlder { older: older.number.clone(), newer: newer.number.clone() };
    let Some(at) = &edge.at else {
        problems.push(Diagnostic::nowhere(problem));
        return true;
    };
    let mut problem = Diagnostic::at(at.clone(), problem);
    for head in [&newer.head, &older.head].into_iter().flatten() {
        if let Some(issued) = &head.issued_on {
            problem = problem.with(issued.span(&head.file), Role::Other);
        }
    }
    problems.push(problem);
    true
}

/// The documents that lie on a circle, or between two: those that are left when all are taken away, again
/// and again, that nothing replaces or that replace nothing.
fn circling(edges: &[Edge]) -> BTreeSet<Id<Document>> {
    let mut left: BTreeSet<Id<Document>> = edges.iter().map(|edge| edge.older).collect();
    loop {
        let inside = |edge: &&Edge| left.contains(&edge.older) && left.contains(&edge.newer);
        let inner: Vec<&Edge> = edges.iter().filter(inside).collect();
        let begins: BTreeSet<Id<Document>> = inner.iter().map(|edge| edge.older).collect();
        let ends: BTreeSet<Id<Document>> = inner.iter().map(|edge| edge.newer).collect();
        let next: BTreeSet<Id<Document>> = begins.intersection(&ends).copied().collect();
        if next.len() == left.len() {
            return next;
        }
        left = next;
    }
}

fn component(
    edges: &[Edge],
    circle: &BTreeSet<Id<Document>>,
    start: Id<Document>,
) -> BTreeSet<Id<Document>> {
    let mut members = BTreeSet::from([start]);
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for edge in edges {
            let other = match at {
                at if at == edge.older => edge.newer,
                at if at == edge.newer => edge.older,
                _ => continue,
            };
            if circle.contains(&other) && members.insert(other) {
                open.push(other);
            }
        }
    }
    members
}

fn report(
    table: &Table<Document>,
    edges: &[Edge],
    members: &BTreeSet<Id<Document>>,
    problems: &mut Problems,
) {
    let documents = members.iter().map(|&id| table.get(id).number.clone()).collect();
    let inside = |edge: &&Edge| members.contains(&edge.older) && members.contains(&edge.newer);
    let mut places: Vec<Span> =
        edges.iter().filter(inside).filter_map(|edge| edge.at.clone()).collect();
    places.sort();
    let mut places = places.into_iter();
    let problem = Documents::ReplacementCycle { documents };
    let mut problem = match places.next() {
        Some(at) => Diagnostic::at(at, problem),
        None => Diagnostic::nowhere(problem),
    };
    for place in places {
        problem = problem.with(place, Role::Other);
    }
    problems.push(problem);
}
