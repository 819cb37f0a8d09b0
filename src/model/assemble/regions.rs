//! The table of regions: the built-in units, with the site's own among them.
//!
//! 1. A file whose id is that of a built-in unit adds a text and names to it; any other is a unit.
//! 2. All stand in Vietnamese order; without files the registry's own order is taken as it is.
//! 3. [`relations`]: names of units above and after become ids; what would close a circle is left out.
//! 4. [`checks`]: lives are held against those of the units above, and names against each other.

mod checks;
mod relations;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::collate::SortKey;
use crate::base::date::Day;
use crate::base::fold::{nearest, same_name};
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::diag::areas::front::Front;
use crate::diag::areas::references::Reference;
use crate::diag::areas::regions::Regional;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::model::region::lookup::Lookup;
use crate::model::region::registry::{self, join};
use crate::model::region::{Form, KINDS, Region};
use crate::parse::region::RegionHead;

/// Makes the table.
pub(super) fn regions(heads: &[Arc<RegionHead>], problems: &mut Problems) -> Table<Region> {
    if heads.is_empty() {
        return registry::regions();
    }
    let mut units = registry::units();
    let built_in = units.len();
    let mut by_slug: BTreeMap<Slug, usize> =
        units.iter().enumerate().map(|(at, unit)| (unit.slug.clone(), at)).collect();
    for head in heads {
        let slug = id(head);
        match by_slug.get(&slug) {
            Some(&at) if at < built_in && units[at].head.is_none() => {
                introduce(&mut units[at], head, problems);
            }
            Some(&at) => {
                let problem = Regional::DuplicateId { id: slug.text().clone() };
                problems.push(clash(head, units[at].head.as_deref(), problem));
            }
            None => {
                if let Some(unit) = unit(head, slug.clone(), problems) {
                    by_slug.insert(slug, units.len());
                    units.push(unit);
                }
            }
        }
    }
    let mut units = ordered(units);
    relations::relate(&mut units, problems);
    checks::lives(&units, problems);
    checks::names(&units, problems);
    join(&mut units);
    Table::from_sorted(units)
}

/// The id of a file: the one it gives, else its name.
fn id(head: &RegionHead) -> Slug {
    let written = head.id.as_ref().map_or(head.file.stem(), |id| &id.value);
    Slug::new(written).unwrap_or_else(|_| Slug::from_title(written))
}

/// A problem of a file as a whole, with the file that was there before.
fn clash(head: &RegionHead, first: Option<&RegionHead>, problem: Regional) -> Diagnostic {
    let is_id = matches!(problem, Regional::DuplicateId { .. });
    let place = |head: &RegionHead| {
        let named = head.id.as_ref().filter(|_| is_id).or(head.name.as_ref());
        named.map_or_else(|| head.fence.span(&head.file), |name| name.span(&head.file))
    };
    let problem = Diagnostic::at(place(head), problem);
    match first {
        Some(first) => problem.with(place(first), Role::First),
        None => problem,
    }
}

/// Adds the text and names of a file to a built-in unit.
fn introduce(unit: &mut Region, head: &Arc<RegionHead>, problems: &mut Problems) {
    let known = |name: &Text| {
        unit.forms.iter().any(|form| same_name(&form.name, name) || same_name(&form.full(), name))
    };
    for key in &head.keys {
        let is_free = match key.value.as_str() {
            "name" => head.name.as_ref().is_some_and(|name| known(&name.value)),
            "type" | "types" | "parent" | "since" | "until" | "successors" => false,
            _ => true,
        };
        if !is_free {
            let unit = unit.form_on(None).full();
            problems.at(key.span(&head.file), Regional::Fixed { key: key.value.clone(), unit });
        }
    }
    unit.aliases.extend(head.aliases.iter().cloned());
    unit.head = Some(head.clone());
}

/// A unit of the site's own; its relations are still empty.
fn unit(head: &Arc<RegionHead>, slug: Slug, problems: &mut Problems) -> Option<Region> {
    let mut missing = |key: &str, example: &str| {
        let problem = Front::MissingKey { key: Text::from(key), example: Text::from(example) };
        problems.at(head.fence.span(&head.file), problem);
    };
    if head.name.is_none() {
        missing("name", "name = \"Mường Xén\"");
    }
    if head.kind.is_none() && head.types.is_empty() {
        missing("type", "type = \"xã\"");
    }
    let name = head.name.as_ref()?.value.clone();
    let (since, mut until) = (head.since.as_ref(), head.until.as_ref());
    if let (Some(begin), Some(end)) = (since, until)
        && end.value < begin.value
    {
        let problem = Regional::EndsBeforeBegins { since: begin.value, until: end.value };
        let problem = Diagnostic::at(end.span(&head.file), problem);
        problems.push(problem.with(begin.span(&head.file), Role::Other));
        until = None;
    }
    let (since, until) = (since.map(|day| day.value), until.map(|day| day.value));
    let forms = forms(head, &name, (since, until), problems)?;
    if let (Some(first), None) = (head.successors.first(), head.until.as_ref()) {
        let problem = Regional::StillAlive { unit: forms.last()?.full() };
        problems.at(first.span(&head.file), problem);
    }
    Some(Region {
        id: slug.text().clone(),
        name: forms.last()?.name.clone(),
        aliases: head.aliases.clone(),
        forms,
        since,
        until,
        parents: Vec::new(),
        children: Vec::new(),
        successors: Vec::new(),
        predecessors: Vec::new(),
        area: None,
        tile: None,
        slug,
        head: Some(head.clone()),
    })
}

/// The forms of a unit; none when no type of it is known.
fn forms(
    head: &RegionHead,
    name: &Text,
    (since, until): (Option<Day>, Option<Day>),
    problems: &mut Problems,
) -> Option<Vec<Form>> {
    let mut out: Vec<Form> = Vec::new();
    if let Some(kind) = head.kind.as_ref().filter(|_| head.types.is_empty()) {
        let kind = known_kind(head, kind, problems)?;
        out.push(Form { since, kind, name: name.clone(), by: None });
    }
    for (at, form) in head.types.iter().enumerate() {
        let begin = form.since.as_ref().map(|day| day.value);
        let last = out.last().and_then(|form| form.since).or(since);
        let is_in_time = begin.is_none_or(|day| {
            until.is_none_or(|until| day <= until)
                && last.is_none_or(|last| if at == 0 { last <= day } else { last < day })
        });
        if !is_in_time || (at > 0 && begin.is_none()) {
            let place = form.since.as_ref().map(|day| day.span(&head.file));
            let place = place.unwrap_or_else(|| form.kind.span(&head.file));
            problems.at(place, Regional::TypeOutOfTime { value: form.kind.value.clone() });
            continue;
        }
        let Some(kind) = known_kind(head, &form.kind, problems) else { continue };
        let since = begin.or(since.filter(|_| at == 0));
        let name = form.name.clone().unwrap_or_else(|| name.clone());
        out.push(Form { since, kind, name, by: form.by.clone() });
    }
    (!out.is_empty()).then_some(out)
}

fn known_kind(head: &RegionHead, kind: &Spanned<Text>, problems: &mut Problems) -> Option<Text> {
    let found = KINDS.iter().find(|known| same_name(known, &kind.value));
    if found.is_none() {
        let near = nearest(&kind.value, KINDS.iter().copied()).map(Text::from);
        let problem = Regional::UnknownType { value: kind.value.clone(), nearest: near };
        problems.at(kind.span(&head.file), problem);
    }
    found.map(|kind| Text::from(*kind))
}

/// Puts units in Vietnamese order, those of the present before those of the past under one name, and
/// lets the successors of built-in units follow.
fn ordered(units: Vec<Region>) -> Vec<Region> {
    let mut order: Vec<usize> = (0..units.len()).collect();
    order.sort_by_cached_key(|&at| {
        let unit = &units[at];
        (SortKey::of(&unit.name), unit.until.is_some(), unit.slug.clone())
    });
    let mut place = vec![Id::from_index(0); units.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = Id::from_index(new);
    }
    let mut moved: Vec<Option<Region>> = units.into_iter().map(Some).collect();
    let units = order.iter().filter_map(|&old| moved[old].take());
    units
        .map(|mut unit| {
            for after in &mut unit.successors {
                *after = place[after.index()];
            }
            unit
        })
        .collect()
}

fn own_head(unit: &Region) -> Option<Arc<RegionHead>> {
    unit.head.clone().filter(|_| unit.area.is_none())
}

/// The problem of a name that fits several units.
pub(super) fn ambiguous(
    regions: &Table<Region>,
    lookup: &Lookup,
    name: &Text,
    ids: &[Id<Region>],
) -> Regional {
    let candidates = ids.iter().map(|&id| lookup.reference(regions, ids, id)).collect();
    Regional::Ambiguous { name: name.clone(), candidates }
}

/// Whether two units live at one time.
fn meet(a: &Region, b: &Region) -> bool {
    let ends_before = |a: &Region, b: &Region| match (a.until, b.since) {
        (Some(end), Some(begin)) => end < begin,
        _ => false,
    };
    !ends_before(a, b) && !ends_before(b, a)
}

/// The problem of a unit that does not exist on a day, with the unit that then stood in its place.
pub(super) fn outside(
    regions: &Table<Region>,
    id: Id<Region>,
    name: &Text,
    day: Option<Day>,
) -> Reference {
    let unit = regions.get(id);
    let is_gone = unit.until.zip(day).is_some_and(|(until, day)| until < day);
    let mut then = id;
    // With several heirs nobody can tell which of them is meant.
    loop {
        let unit = regions.get(then);
        let kin = if is_gone { &unit.successors } else { &unit.predecessors };
        let [next] = kin.as_slice() else { break };
        then = *next;
        if day.is_some_and(|day| regions.get(then).lives_on(day)) {
            break;
        }
    }
    let then = regions.get(then);
    let then = day.filter(|day| then.lives_on(*day)).map(|day| then.form_on(Some(day)).label());
    Reference::RegionOutsideLife { name: name.clone(), since: unit.since, until: unit.until, then }
}
