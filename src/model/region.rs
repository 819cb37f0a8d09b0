//! Regions (địa phương): provincial units in time.

use std::collections::BTreeMap;

use crate::base::date::Day;
use crate::base::fold::{name_key, nearest};
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;

/// A provincial unit. The unit before and the unit after the change of 1-7-2025 are two, even with
/// one name.
#[derive(Debug, Clone)]
pub struct Region {
    /// Lasting name in its registry.
    pub id: Text,
    /// Short name: `Lâm Đồng`.
    pub name: Text,
    /// Other names.
    pub aliases: Vec<Text>,
    /// Types in time, `tỉnh` or `thành phố …`, each with its first day.
    pub types: Vec<(Day, Text)>,
    /// First day, for units that have one.
    pub since: Option<Day>,
    /// Last day, for units of the past.
    pub until: Option<Day>,
    /// The unit that came after it.
    pub successor: Option<Id<Region>>,
    /// The units it was made of.
    pub predecessors: Vec<Id<Region>>,
    /// Name of the macro-region.
    pub macro_region: Option<Text>,
    /// Last part of its address.
    pub slug: Slug,
}

/// A name without `TP.` before it, by which lists are ordered.
#[must_use]
pub fn bare_name(name: &str) -> &str {
    name.strip_prefix("TP. ").unwrap_or(name)
}

impl Region {
    /// The name by which lists are ordered.
    #[must_use]
    pub fn bare_name(&self) -> &str {
        bare_name(&self.name)
    }

    /// Whether the unit exists on a day.
    #[must_use]
    pub fn lives_on(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Its type on a day: the last one that has begun.
    #[must_use]
    pub fn type_on(&self, day: Day) -> Option<&Text> {
        let begun = self.types.iter().rev().find(|(since, _)| *since <= day);
        begun.or(self.types.first()).map(|(_, name)| name)
    }
}

/// Finds regions by name.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    by_name: BTreeMap<String, Vec<Id<Region>>>,
    by_id: BTreeMap<Text, Vec<Id<Region>>>,
    known: Vec<Text>,
}

impl Lookup {
    /// Indexes a table.
    #[must_use]
    pub fn new(regions: &Table<Region>) -> Lookup {
        let mut lookup = Lookup::default();
        for (id, region) in regions.iter() {
            lookup.by_id.entry(region.id.clone()).or_default().push(id);
            for name in std::iter::once(&region.name).chain(&region.aliases) {
                let ids = lookup.by_name.entry(name_key(name)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
                lookup.known.push(name.clone());
            }
        }
        lookup
    }

    /// The unit of a name or id on a day: the one that lives then, else the last one of that name,
    /// which the second value marks.
    #[must_use]
    pub fn find(
        &self,
        regions: &Table<Region>,
        name: &str,
        day: Option<Day>,
    ) -> Option<(Id<Region>, bool)> {
        choose(regions, self.candidates(name)?, day)
    }

    /// All units that a name or id has meant.
    #[must_use]
    pub fn candidates(&self, name: &str) -> Option<&[Id<Region>]> {
        let ids = self.by_id.get(name).or_else(|| self.by_name.get(&name_key(name)))?;
        Some(ids)
    }

    /// The nearest known name.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<Text> {
        nearest(name, self.known.iter().map(Text::as_str)).map(Text::from)
    }
}

/// Of the units of one name, the one that lives on a day; else the last one, which the second value
/// marks.
#[must_use]
pub fn choose(
    regions: &Table<Region>,
    ids: &[Id<Region>],
    day: Option<Day>,
) -> Option<(Id<Region>, bool)> {
    let alive = day.and_then(|day| ids.iter().copied().find(|&id| regions.get(id).lives_on(day)));
    match (alive, day) {
        (Some(id), _) => Some((id, true)),
        (None, None) => {
            let present = ids.iter().copied().find(|&id| regions.get(id).until.is_none());
            present.or(ids.last().copied()).map(|id| (id, true))
        }
        (None, Some(_)) => ids.last().map(|&id| (id, false)),
    }
}
