//! Pages that claim one address.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::page::{Claim, Page};
use crate::base::find::Find;
use crate::diag::areas::routes::Routing;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Span;

/// Puts pages in the order of routes and takes out those that clash: an alias yields to a page, the
/// notice of a withdrawn article to both; of two pages neither is published, for nobody could tell which
/// one is meant.
pub fn settle(pages: &mut Vec<Page>) -> Problems {
    pages.par_sort_by(|a, b| (a.route.as_str(), a.claim).cmp(&(b.route.as_str(), b.claim)));
    let mut problems = Problems::new();
    let mut out = same_route(pages, &mut problems);
    out.extend(file_and_folder(pages, &out, &mut problems));
    if !out.is_empty() {
        let mut at = 0;
        pages.retain(|_| {
            at += 1;
            !out.contains(&(at - 1))
        });
    }
    problems
}

fn same_route(pages: &[Page], problems: &mut Problems) -> BTreeSet<usize> {
    let keys: Vec<String> = pages.par_iter().map(|page| page.route.fold_key()).collect();
    let mut first: Find<&str, usize> = Find::with_capacity(keys.len());
    let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, key) in keys.iter().enumerate() {
        match first.get(key.as_str()) {
            Some(&one) => groups.entry(key).or_insert_with(|| vec![one]).push(at),
            None => _ = first.insert(key, at),
        }
    }
    let mut out = BTreeSet::new();
    for group in groups.into_values() {
        let (stones, group): (Vec<usize>, Vec<usize>) =
            group.into_iter().partition(|&at| pages[at].claim == Claim::Tombstone);
        // The notices of two articles are alike, so the first stands for both.
        out.extend(stones.into_iter().skip(usize::from(group.is_empty())));
        let (own, aliases): (Vec<usize>, Vec<usize>) =
            group.into_iter().partition(|&at| pages[at].claim == Claim::Page);
        for &alias in &aliases {
            if let Some(&page) = own.first() {
                let route = pages[alias].route.text().clone();
                problems.push(both(pages, alias, page, Routing::AliasOverPage { route }));
                out.insert(alias);
            }
        }
        let clashing = if own.is_empty() { aliases } else { own };
        for pair in clashing.windows(2) {
            let (a, b) = (&pages[pair[0]].route, &pages[pair[1]].route);
            let problem = if a == b {
                Routing::RouteTaken { route: a.text().clone() }
            } else {
                Routing::CaseCollision { route: a.text().clone(), other: b.text().clone() }
            };
            problems.push(both(pages, pair[0], pair[1], problem));
            out.extend(pair);
        }
    }
    out
}

/// A file `a` and a file `a/b` cannot both be written.
fn file_and_folder(
    pages: &[Page],
    gone: &BTreeSet<usize>,
    problems: &mut Problems,
) -> BTreeSet<usize> {
    let kept = pages.iter().enumerate().filter(|(at, _)| !gone.contains(at));
    let mut files: Vec<(&str, usize)> = kept.map(|(at, page)| (page.file.as_str(), at)).collect();
    files.par_sort_unstable();
    let mut out = BTreeSet::new();
    let mut last = "";
    for (file, at) in &files {
        let folder = file.rfind('/').map_or("", |slash| &file[..slash]);
        if folder == last {
            continue;
        }
        last = folder;
        let mut above = folder;
        while !above.is_empty() {
            if let Ok(found) = files.binary_search_by(|(file, _)| (*file).cmp(above)) {
                let other = files[found].1;
                let problem = Routing::FileIsFolder {
                    route: pages[other].route.text().clone(),
                    other: pages[*at].route.text().clone(),
                };
                problems.push(both(pages, other, *at, problem));
                out.insert(other);
            }
            above = above.rfind('/').map_or("", |slash| &above[..slash]);
        }
    }
    out
}

fn both(pages: &[Page], at: usize, other: usize, problem: Routing) -> Diagnostic {
    let place = |at: usize| -> Option<Span> { pages[at].source.clone() };
    let mut diagnostic = Diagnostic { problem: problem.into(), at: place(at), also: Vec::new() };
    if let Some(span) = place(other) {
        if diagnostic.at.is_none() {
            diagnostic.at = Some(span);
        } else {
            diagnostic = diagnostic.with(span, Role::Other);
        }
    }
    diagnostic
}
