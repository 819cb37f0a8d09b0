//! A written name → the unit it means on a day.
//!
//! 1. The name is looked for among ids, names of all times, aliases and spellings.
//! 2. A type before it (`tỉnh`, `TP.`, `xã` …) and the unit above after a comma (`xã Tân Tiến, Lâm
//!    Đồng`) narrow it down.
//! 3. Of the units that are left, the one that lives on the day is meant; a unit of the top level goes
//!    before units below it, for a bare name is that of the province.

use std::collections::BTreeMap;

use super::{Form, Region};
use crate::base::date::Day;
use crate::base::fold::{name_key, nearest, same_name};
use crate::base::table::{Id, Table};
use crate::base::text::Text;

/// What a name leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// One unit.
    One(Id<Region>),
    /// One unit, which does not exist on the day.
    Outside(Id<Region>),
    /// Several units that exist on the day.
    Several(Vec<Id<Region>>),
    /// No unit.
    None,
}

/// Types as people write them before names, in the form of keys, and how the type begins.
const BEFORE: &[(&str, &str)] = &[
    ("tỉnh ", "tỉnh"),
    ("thành phố ", "thành phố"),
    ("tp. ", "thành phố"),
    ("tp ", "thành phố"),
    ("tp.", "thành phố"),
    ("quận ", "quận"),
    ("thị xã ", "thị xã"),
    ("tx. ", "thị xã"),
    ("huyện ", "huyện"),
    ("đặc khu ", "đặc khu"),
    ("phường ", "phường"),
    ("thị trấn ", "thị trấn"),
    ("tt. ", "thị trấn"),
    ("xã ", "xã"),
];

/// Finds units by name.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    by_key: BTreeMap<String, Vec<Id<Region>>>,
    known: Vec<Text>,
}

impl Lookup {
    /// Indexes a table.
    #[must_use]
    pub fn new(regions: &Table<Region>) -> Lookup {
        let mut lookup = Lookup::default();
        for (id, region) in regions.iter() {
            let mut add = |name: &str| {
                let ids = lookup.by_key.entry(name_key(name)).or_default();
                if !ids.contains(&id) {
                    ids.push(id);
                }
            };
            add(&region.id);
            add(region.slug.as_str());
            for name in region.forms.iter().map(|form| &form.name).chain(&region.aliases) {
                add(name);
            }
            lookup.known.push(region.name.clone());
            lookup.known.extend_from_slice(&region.aliases);
        }
        lookup
    }

    /// The unit of a name on a day.
    #[must_use]
    pub fn find(&self, regions: &Table<Region>, name: &str, day: Option<Day>) -> Found {
        choose(regions, &self.candidates(regions, name), day)
    }

    /// All units that a name may mean, whatever the day.
    #[must_use]
    pub fn candidates(&self, regions: &Table<Region>, name: &str) -> Vec<Id<Region>> {
        let key = name_key(name);
        let found = self.by_kind(regions, &key);
        if !found.is_empty() {
            return found;
        }
        let Some((name, above)) = key.rsplit_once(',') else { return found };
        let above = above.trim();
        let mut found = self.by_kind(regions, name.trim());
        found.retain(|&id| lies_in(regions, id, above));
        found
    }

    fn by_kind(&self, regions: &Table<Region>, key: &str) -> Vec<Id<Region>> {
        if let Some(ids) = self.by_key.get(key) {
            return ids.clone();
        }
        for (before, kind) in BEFORE {
            let Some(ids) = key.strip_prefix(before).and_then(|rest| self.by_key.get(rest)) else {
                continue;
            };
            let of_kind = |form: &Form| form.kind.starts_with(kind);
            let of_kind = |id: &&Id<Region>| regions.get(**id).forms.iter().any(of_kind);
            return ids.iter().filter(of_kind).copied().collect();
        }
        Vec::new()
    }

    /// The nearest known name.
    #[must_use]
    pub fn nearest(&self, name: &str) -> Option<Text> {
        nearest(name, self.known.iter().map(Text::as_str)).map(Text::from)
    }

    /// The shortest reference that names a unit alone among others.
    #[must_use]
    pub fn reference(&self, regions: &Table<Region>, ids: &[Id<Region>], id: Id<Region>) -> Text {
        let label = regions.get(id).form_on(None).full();
        let above = regions.get(id).parents.first().map(|&above| &regions.get(above).name);
        let with_above = above.map(|above| Text::from(format!("{label}, {above}")));
        let alone = |name: &Text| {
            let found = self.candidates(regions, name);
            found.contains(&id) && !ids.iter().any(|other| *other != id && found.contains(other))
        };
        let forms = std::iter::once(label).chain(with_above);
        forms.into_iter().find(alone).unwrap_or_else(|| regions.get(id).slug.text().clone())
    }
}

/// Whether a unit lies, at any level, in a unit of a name.
fn lies_in(regions: &Table<Region>, id: Id<Region>, name: &str) -> bool {
    let mut open = regions.get(id).parents.clone();
    let mut seen = 0;
    while let Some(&above) = open.get(seen) {
        let unit = regions.get(above);
        let named = |text: &Text| same_name(text, name);
        if unit.aliases.iter().any(named)
            || unit.forms.iter().any(|f| named(&f.name) || named(&f.label()) || named(&f.full()))
        {
            return true;
        }
        let more = unit.parents.iter().filter(|id| !open.contains(id)).copied();
        let more: Vec<Id<Region>> = more.collect();
        open.extend(more);
        seen += 1;
    }
    false
}

/// Of the units of one name, those that live on a day, or those of the present when it is not known.
#[must_use]
pub fn choose(regions: &Table<Region>, ids: &[Id<Region>], day: Option<Day>) -> Found {
    let fits = |id: &&Id<Region>| match day {
        Some(day) => regions.get(**id).lives_on(day),
        None => regions.get(**id).until.is_none(),
    };
    let alive: Vec<Id<Region>> = ids.iter().filter(fits).copied().collect();
    let tops: Vec<Id<Region>> =
        alive.iter().copied().filter(|&id| regions.get(id).is_top()).collect();
    match (alive.as_slice(), tops.as_slice(), day) {
        ([one], _, _) | (_, [one], _) => Found::One(*one),
        ([], _, Some(day)) => {
            nearest_in_time(regions, ids, day).map_or(Found::None, Found::Outside)
        }
        ([], _, None) => match ids {
            [] => Found::None,
            [one] => Found::One(*one),
            several => Found::Several(several.to_vec()),
        },
        _ => Found::Several(alive),
    }
}

/// The unit whose life is the least far from a day.
fn nearest_in_time(regions: &Table<Region>, ids: &[Id<Region>], day: Day) -> Option<Id<Region>> {
    let far = |id: &Id<Region>| {
        let unit = regions.get(*id);
        let after = unit.until.map_or(0, |until| until.days_until(day));
        let before = unit.since.map_or(0, |since| day.days_until(since));
        after.max(before)
    };
    ids.iter().copied().min_by_key(|id| far(id))
}
