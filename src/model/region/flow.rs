//! Where the articles of a unit are shown besides its own page: with the units it lies in, and with
//! those that came after it.
//!
//! A unit takes the articles of what lies in it only for its own lifetime, so that a commune that
//! outlived a province does not bring it new articles. What came before passes on everything.

use super::Region;
use crate::base::date::Day;
use crate::base::table::{Id, Table};

/// All units that show an article of the given units, themselves first.
pub fn reach(
    regions: &Table<Region>,
    units: &[Id<Region>],
    day: Option<Day>,
    out: &mut Vec<Id<Region>>,
) {
    out.clear();
    for &unit in units {
        if !out.contains(&unit) {
            out.push(unit);
        }
    }
    let mut at = 0;
    while let Some(&id) = out.get(at) {
        let unit = regions.get(id);
        let lives = |above: &Id<Region>| {
            let above = regions.get(*above);
            day.map_or(above.until.is_none(), |day| above.lives_on(day))
        };
        let above = unit.parents.iter().copied().filter(lives);
        for next in above.chain(unit.successors.iter().copied()) {
            if !out.contains(&next) {
                out.push(next);
            }
        }
        at += 1;
    }
}

/// The unit of the top level in which a unit lies on a day; itself when it stands there.
#[must_use]
pub fn top(regions: &Table<Region>, id: Id<Region>, day: Option<Day>) -> Id<Region> {
    let mut top = id;
    // Circles were taken out when the units were put together.
    while let Some(&last) = regions.get(top).parents.last() {
        let of_day = |id: &&Id<Region>| match day {
            Some(day) => regions.get(**id).lives_on(day),
            None => regions.get(**id).until.is_none(),
        };
        top = regions.get(top).parents.iter().find(of_day).copied().unwrap_or(last);
    }
    top
}
