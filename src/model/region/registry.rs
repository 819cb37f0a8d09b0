//! The built-in provincial units: lines of `data/regions.tsv` → units, their relations as positions.
//!
//! The units stand in Vietnamese order, and all that can be worked out beforehand stands in the file,
//! because every build reads it. A test makes the file from `data/regions.toml`, where provenance and
//! confidence of each entry are told.

use super::{Area, Form, Region};
use crate::base::date::Day;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;

/// The data: a line for each macro-region, then a line for each unit.
pub const DATA: &str = include_str!("../data/regions.tsv");

/// The built-in units with their relations.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
#[must_use]
pub fn regions() -> Table<Region> {
    let mut units = units();
    join(&mut units);
    Table::from_sorted(units)
}

/// The built-in units, in order; successors are known, the relations that follow from them are empty.
pub(crate) fn units() -> Vec<Region> {
    let (areas, rest) = DATA.split_once("\n\n").expect("macro-regions and units are parted");
    let areas: Vec<Text> = areas.lines().map(Text::from).collect();
    let lines: Vec<&str> = rest.lines().collect();
    let slugs: Vec<&str> = lines.iter().map(|line| field(line, 0)).collect();
    lines.iter().map(|line| unit(line, &areas, &slugs)).collect()
}

fn field(line: &str, at: usize) -> &str {
    line.split('\t').nth(at).unwrap_or("")
}

/// The parts of a field that is a list.
fn parts(field: &str) -> impl Iterator<Item = &str> {
    field.split(';').filter(|part| !part.is_empty())
}

fn day(field: &str) -> Option<Day> {
    let mut numbers = field.split('-');
    let mut next = || numbers.next();
    Day::new(next()?.parse().ok()?, next()?.parse().ok()?, next()?.parse().ok()?)
}

fn unit(line: &str, areas: &[Text], slugs: &[&str]) -> Region {
    let fields: Vec<&str> = line.split('\t').collect();
    let [slug, id, since, until, area, tile, successors, forms, aliases] = fields.as_slice() else {
        panic!("a unit has nine fields: {line}");
    };
    let forms: Vec<Form> = parts(forms)
        .map(|form| {
            let mut fields = form.split('|');
            let mut next = || fields.next().unwrap_or("");
            let (since, kind, name, by) = (day(next()), next(), next(), next());
            let by = (!by.is_empty()).then(|| Text::from(by));
            Form { since, kind: Text::from(kind), name: Text::from(name), by }
        })
        .collect();
    let rank: u8 = area.parse().expect("a macro-region is given by its number");
    let tile = tile
        .split_once(',')
        .and_then(|(row, column)| Some((row.parse().ok()?, column.parse().ok()?)));
    let position = |slug: &str| slugs.iter().position(|known| *known == slug);
    Region {
        id: Text::from(*id),
        name: forms.last().map(|form| form.name.clone()).expect("a unit has a form"),
        aliases: parts(aliases).map(Text::from).collect(),
        forms,
        since: day(since),
        until: day(until),
        parents: Vec::new(),
        children: Vec::new(),
        successors: parts(successors).filter_map(position).map(Id::from_index).collect(),
        predecessors: Vec::new(),
        area: Some(Area { rank, name: areas[rank as usize].clone() }),
        tile,
        slug: Slug::new(slug).expect("slugs of the registry are well formed"),
        head: None,
    }
}

/// Writes the relations that others imply: predecessors from successors, children from parents.
pub(crate) fn join(units: &mut [Region]) {
    for at in 0..units.len() {
        let id = Id::from_index(at);
        for after in units[at].successors.clone() {
            units[after.index()].predecessors.push(id);
        }
        for above in units[at].parents.clone() {
            units[above.index()].children.push(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::regions;
    use crate::base::date::Day;
    use crate::base::table::Id;
    use crate::model::region::Region;
    use crate::model::region::lookup::{Found, Lookup};

    #[test]
    fn the_registry_is_whole_on_every_day() {
        let regions = regions();
        let on = |y, m, d| {
            let day = Day::new(y, m, d).unwrap();
            regions.values().iter().filter(|r| r.lives_on(day)).collect::<Vec<_>>()
        };
        let cities = |units: &[&Region], y, m, d| {
            let day = Day::new(y, m, d);
            units.iter().filter(|r| r.form_on(day).short_kind() == "thành phố").count()
        };
        assert_eq!(on(2025, 6, 30).len(), 63);
        assert_eq!(cities(&on(2024, 12, 31), 2024, 12, 31), 5);
        assert_eq!(cities(&on(2025, 6, 30), 2025, 6, 30), 6);
        let now = on(2025, 7, 1);
        assert_eq!((now.len(), cities(&now, 2025, 7, 1)), (34, 6));
        assert_eq!(cities(&now, 2026, 4, 30), 7);
        assert_eq!(cities(&now, 2026, 9, 1), 8);
        assert_eq!((cities(&now, 2026, 9, 19), cities(&now, 2026, 9, 20)), (8, 9));
        let tiles: std::collections::BTreeSet<_> = now.iter().filter_map(|r| r.tile).collect();
        assert_eq!(tiles.len(), 34);
        assert!(regions.values().iter().all(|r| r.until.is_none() == r.successors.is_empty()));
        let merged = now.iter().filter(|r| !r.predecessors.is_empty());
        assert_eq!(merged.map(|r| r.predecessors.len()).sum::<usize>(), 52);
    }

    #[test]
    fn a_name_means_the_unit_of_its_time() {
        let regions = regions();
        let lookup = Lookup::new(&regions);
        let find = |name: &str, day: Option<Day>| lookup.find(&regions, name, day);
        let slug = |id: Id<Region>| regions.get(id).slug.to_string();
        let label = |name: &str, day: Option<Day>| match find(name, day) {
            Found::One(id) => regions.get(id).form_on(day).label().to_string(),
            other => format!("{other:?}"),
        };
        let (before, after) = (Day::new(2024, 1, 1), Day::new(2025, 7, 1));
        let Found::One(old) = find("Lâm Đồng", before) else { panic!() };
        let Found::One(new) = find("Lâm Đồng", after) else { panic!() };
        assert_eq!((slug(old).as_str(), slug(new).as_str()), ("lam-dong-truoc-7-2025", "lam-dong"));
        assert_eq!(regions.get(old).successors, [new]);
        assert_eq!(find("Lâm Đồng", None), Found::One(new));
        assert!(matches!(find("Đắk Nông", after), Found::Outside(_)));
        assert!(matches!(find("Đắk Nông", Day::new(2003, 12, 31)), Found::Outside(_)));
        assert_eq!(find("Tây Bắc", None), Found::None);
        for (name, (y, m, d), printed) in [
            ("Đăk Lăk", (2026, 1, 1), "Đắk Lắk"),
            ("Đắk Lắk", (2020, 1, 1), "Đắk Lắk"),
            ("TP.HCM", (2026, 1, 1), "TP. Hồ Chí Minh"),
            ("tphcm", (2020, 1, 1), "TP. Hồ Chí Minh"),
            ("thành phố hồ chí minh", (2020, 1, 1), "TP. Hồ Chí Minh"),
            ("Bà Rịa – Vũng Tàu", (2020, 1, 1), "Bà Rịa - Vũng Tàu"),
            ("Thừa Thiên Huế", (2020, 1, 1), "Thừa Thiên Huế"),
            ("Huế", (2020, 1, 1), "Thừa Thiên Huế"),
            ("Thừa Thiên - Huế", (2025, 3, 1), "TP. Huế"),
            ("thua-thien-hue", (2024, 1, 1), "Thừa Thiên Huế"),
            ("tỉnh Hoà Bình", (2020, 1, 1), "Hòa Bình"),
            ("Bắc Ninh", (2026, 9, 19), "Bắc Ninh"),
            ("Bắc Ninh", (2026, 9, 20), "TP. Bắc Ninh"),
            ("Nghệ An", (2010, 1, 1), "Nghệ An"),
        ] {
            assert_eq!(label(name, Day::new(y, m, d)), printed, "{name} {y}");
        }
        assert_eq!(lookup.nearest("Kon Tm").unwrap().as_str(), "Kon Tum");
    }
}
