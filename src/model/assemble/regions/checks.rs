//! What does not fit between units: lives that the units above do not cover, names that two share.

use std::collections::BTreeMap;

use super::{clash, meet, own_head};
use crate::base::date::Day;
use crate::base::fold::name_key;
use crate::diag::areas::regions::Regional;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::region::Region;

/// Each unit lies, as long as it lives, in a unit that lives.
pub(super) fn lives(units: &[Region], problems: &mut Problems) {
    for unit in units {
        let (Some(head), Some(first)) = (own_head(unit), unit.parents.first()) else { continue };
        let mut above: Vec<&Region> = unit.parents.iter().map(|id| &units[id.index()]).collect();
        above.sort_by_key(|parent| (parent.since, parent.until));
        let mut covered = Covered::Nothing;
        for parent in &above {
            covered = covered.and(parent, unit.since);
        }
        if covered.reaches(unit.until) {
            continue;
        }
        let parent = &units[first.index()];
        let place = head.until.as_ref().or(head.since.as_ref()).map(|day| day.span(&head.file));
        let Some(name) = head.parent.first() else { continue };
        let problem = Regional::OutsideParent {
            unit: unit.form_on(None).full(),
            parent: parent.form_on(None).full(),
            since: parent.since,
            until: parent.until,
        };
        let mut problem = Diagnostic::at(name.span(&head.file), problem);
        for place in place.into_iter().chain(life_of(parent)) {
            problem = problem.with(place, Role::Other);
        }
        problems.push(problem);
    }
}

/// Where a file gives the life of its unit.
fn life_of(unit: &Region) -> Option<Span> {
    let head = unit.head.as_ref()?;
    let day = head.until.as_ref().or(head.since.as_ref());
    day.map(|day| day.span(&head.file))
}

/// How far the lives of the units above reach without a gap, from the first day of the unit on.
enum Covered {
    Nothing,
    Until(Day),
    Always,
}

impl Covered {
    fn and(self, parent: &Region, begin: Option<Day>) -> Covered {
        let joins = match (&self, parent.since) {
            (Covered::Always, _) => return self,
            (_, None) => true,
            (Covered::Nothing, Some(since)) => begin.is_some_and(|begin| since <= begin),
            (Covered::Until(day), Some(since)) => {
                day.plus_days(1).is_some_and(|next| since <= next)
            }
        };
        match (joins, parent.until, &self) {
            (false, ..) => self,
            (true, None, _) => Covered::Always,
            (true, Some(until), Covered::Until(day)) if until < *day => self,
            (true, Some(until), _) => Covered::Until(until),
        }
    }

    fn reaches(&self, end: Option<Day>) -> bool {
        match (self, end) {
            (Covered::Always, _) => true,
            (Covered::Until(day), Some(end)) => end <= *day,
            _ => false,
        }
    }
}

/// No two units share name, type and the unit above at one time.
pub(super) fn names(units: &[Region], problems: &mut Problems) {
    let mut by_name: BTreeMap<(String, &str), Vec<&Region>> = BTreeMap::new();
    for unit in units {
        let form = unit.form_on(None);
        by_name.entry((name_key(&form.name), form.short_kind())).or_default().push(unit);
    }
    let together = |a: &Region, b: &Region| {
        a.parents.is_empty() && b.parents.is_empty()
            || a.parents.iter().any(|parent| b.parents.contains(parent))
    };
    for group in by_name.values_mut().filter(|group| group.len() > 1) {
        group.sort_by_key(|unit| unit.head.as_ref().map(|head| head.file.clone()));
        for (at, unit) in group.iter().enumerate() {
            let Some(first) =
                group[..at].iter().find(|first| together(first, unit) && meet(first, unit))
            else {
                continue;
            };
            let (Some(head), known) = (&unit.head, first.head.as_deref()) else { continue };
            let name = unit.form_on(None).full();
            problems.push(clash(head, known, Regional::DuplicateName { name }));
        }
    }
}
