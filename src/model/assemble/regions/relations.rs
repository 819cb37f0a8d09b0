//! The relations of the site's own units: names of units above and after become ids; what would close a
//! circle is left out and reported.

use super::{ambiguous, meet, own_head};
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::diag::areas::regions::Regional;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::region::lookup::{Found, Lookup, choose};
use crate::model::region::{KINDS, Region};

/// Resolves the names of units above and after.
pub(super) fn relate(units: &mut [Region], problems: &mut Problems) {
    let table = Table::from_sorted(units.to_vec());
    let lookup = Lookup::new(&table);
    for (at, unit) in units.iter_mut().enumerate() {
        let Some(head) = own_head(unit) else { continue };
        for name in &head.parent {
            let ids = lookup.candidates(&table, &name.value);
            // A unit is not in itself, and one that lies in a province is in the one of its time.
            let ids = ids.into_iter().filter(|id| id.index() != at);
            let ids: Vec<Id<Region>> = overlapping(&table, unit, ids.collect());
            if ids.is_empty() {
                let near = lookup.nearest(&name.value).filter(|near| *near != name.value);
                let problem = Regional::UnknownParent { name: name.value.clone(), nearest: near };
                problems.at(name.span(&head.file), problem);
            }
            let rivals =
                |a: &Id<Region>| ids.iter().any(|b| a != b && meet(table.get(*a), table.get(*b)));
            if ids.iter().any(rivals) {
                let problem = ambiguous(&table, &lookup, &name.value, &ids);
                problems.at(name.span(&head.file), problem);
                continue;
            }
            let new: Vec<Id<Region>> =
                ids.into_iter().filter(|id| !unit.parents.contains(id)).collect();
            unit.parents.extend(new);
        }
    }
    let table = Table::from_sorted(units.to_vec());
    for (at, unit) in units.iter_mut().enumerate() {
        let Some(head) = own_head(unit) else { continue };
        let next = unit.until.and_then(|day| day.plus_days(1));
        for name in &head.successors {
            let mut ids = lookup.candidates(&table, &name.value);
            ids.retain(|id| id.index() != at);
            match choose(&table, &ids, next) {
                Found::One(id) | Found::Outside(id) => unit.successors.push(id),
                Found::Several(several) => {
                    problems.at(
                        name.span(&head.file),
                        ambiguous(&table, &lookup, &name.value, &several),
                    );
                }
                Found::None => {
                    let near = lookup.nearest(&name.value).filter(|near| *near != name.value);
                    let name_ = name.value.clone();
                    let problem = Regional::UnknownSuccessor { name: name_, nearest: near };
                    problems.at(name.span(&head.file), problem);
                }
            }
        }
    }
    break_circles(units, problems);
}

/// Of the units of one name, those of the highest level whose life meets that of a unit; when none
/// does, all of that level, so that the clash of lives is reported and not the name.
fn overlapping(
    regions: &Table<Region>,
    unit: &Region,
    mut ids: Vec<Id<Region>>,
) -> Vec<Id<Region>> {
    let rank = |id: &Id<Region>| {
        let kind = &regions.get(*id).form_on(None).kind;
        // Provinces and cities of the top level are of one rank.
        KINDS.iter().position(|known| *known == kind.as_str()).map(|at| at.max(1))
    };
    let highest = ids.iter().filter_map(rank).min();
    ids.retain(|id| rank(id) == highest);
    if ids.iter().any(|id| meet(regions.get(*id), unit)) {
        ids.retain(|id| meet(regions.get(*id), unit));
    }
    ids
}

/// Takes out the relations that close a circle, each reported with the places of the whole circle.
fn break_circles(units: &mut [Region], problems: &mut Problems) {
    let mut state = vec![0_u8; units.len()];
    for start in 0..units.len() {
        // Depth first; a step is a unit and which of its relations comes next.
        let mut path: Vec<(usize, usize)> = Vec::new();
        if state[start] == 0 {
            state[start] = 1;
            path.push((start, 0));
        }
        while let Some(&mut (at, ref mut next)) = path.last_mut() {
            let parents = units[at].parents.len();
            let above = units[at].parents.iter().chain(&units[at].successors).nth(*next).copied();
            let Some(id) = above else {
                state[at] = 2;
                path.pop();
                continue;
            };
            let relation = *next;
            *next += 1;
            match state[id.index()] {
                0 => {
                    state[id.index()] = 1;
                    path.push((id.index(), 0));
                }
                1 => {
                    let from = path.iter().position(|(unit, _)| *unit == id.index()).unwrap_or(0);
                    let circle: Vec<usize> = path[from..].iter().map(|(unit, _)| *unit).collect();
                    report_circle(units, &circle, problems);
                    if relation < parents {
                        units[at].parents.remove(relation);
                    } else {
                        units[at].successors.remove(relation - parents);
                    }
                    if let Some((_, next)) = path.last_mut() {
                        *next = relation;
                    }
                }
                _ => {}
            }
        }
    }
}

fn report_circle(units: &[Region], circle: &[usize], problems: &mut Problems) {
    let mut names: Vec<Text> = circle.iter().map(|&at| units[at].form_on(None).full()).collect();
    names.extend(names.first().cloned());
    let place = |at: &usize| -> Option<Span> {
        let head = units[*at].head.as_ref()?;
        let named = head.parent.first().or(head.successors.first()).or(head.name.as_ref())?;
        Some(named.span(&head.file))
    };
    let mut places = circle.iter().rev().filter_map(place);
    let Some(first) = places.next() else { return };
    let mut problem = Diagnostic::at(first, Regional::Circle { units: names });
    for other in places {
        problem = problem.with(other, Role::Other);
    }
    problems.push(problem);
}
