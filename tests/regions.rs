//! The data of provinces that the program reads are those of `regions.toml`, put in order beforehand.
//!
//! `UPDATE=1 cargo test --test regions` makes `regions.tsv` anew. A unit that no change of 1-7-2025
//! touched is one unit through all its life; merged ones end and begin on that day.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use toasoan::base::collate::SortKey;
use toasoan::base::slug::Slug;
use toml::value::Datetime;

#[derive(Deserialize)]
struct File {
    #[serde(rename = "macro")]
    macros: Vec<Macro>,
    old: Vec<Old>,
    new: Vec<New>,
}

#[derive(Deserialize)]
struct Macro {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Old {
    id: String,
    name: String,
    #[serde(rename = "type")]
    kind: String,
    #[serde(rename = "macro")]
    area: String,
    successor: String,
    since: Option<Datetime>,
    until: Datetime,
    renamed: Option<Form>,
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct New {
    id: String,
    name: String,
    #[serde(rename = "macro")]
    area: String,
    from: Vec<String>,
    merged: bool,
    types: Vec<Form>,
    tile: (u8, u8),
    aliases: Vec<String>,
}

#[derive(Deserialize)]
struct Form {
    name: Option<String>,
    #[serde(rename = "type")]
    kind: String,
    since: Option<Datetime>,
    by: Option<String>,
}

/// The act by which provinces were merged on 1-7-2025.
const MERGED_BY: &str = "Nghị quyết 202/2025/QH15";

/// A line of the file that is to be.
struct Unit {
    slug: String,
    id: String,
    name: String,
    since: String,
    until: String,
    area: usize,
    tile: String,
    successor: String,
    forms: Vec<String>,
    aliases: Vec<String>,
}

fn date(date: Option<&Datetime>) -> String {
    date.map(ToString::to_string).unwrap_or_default()
}

fn form(since: &str, kind: &str, name: &str, by: Option<&String>) -> String {
    format!("{since}|{kind}|{name}|{}", by.map_or("", String::as_str))
}

/// The forms of a unit before the change.
fn old_forms(old: &Old) -> Vec<String> {
    let mut forms = vec![form(&date(old.since.as_ref()), &old.kind, &old.name, None)];
    forms.extend(old.renamed.iter().map(|then| {
        let name = then.name.as_ref().unwrap_or(&old.name);
        form(&date(then.since.as_ref()), &then.kind, name, then.by.as_ref())
    }));
    forms
}

fn made(file: &File) -> String {
    let area = |id: &str| file.macros.iter().position(|m| m.id == id).expect("a macro-region");
    let old: BTreeMap<&str, &Old> = file.old.iter().map(|old| (old.id.as_str(), old)).collect();
    let mut units: Vec<Unit> = Vec::new();
    for new in &file.new {
        let mut aliases = new.aliases.clone();
        let (mut since, mut forms) = (date(new.types[0].since.as_ref()), Vec::new());
        let mut types = new.types.as_slice();
        if !new.merged {
            let before = old[new.from[0].as_str()];
            since = date(before.since.as_ref());
            forms = old_forms(before);
            types = &types[1..];
            let names = before.aliases.iter().chain([&before.name, &before.id]);
            aliases.extend(names.filter(|n| ![&new.name, &new.id].contains(n)).cloned());
        }
        forms.extend(types.iter().enumerate().map(|(at, then)| {
            let merger = MERGED_BY.to_owned();
            let by = then.by.as_ref().or((at == 0 && new.merged).then_some(&merger));
            form(&date(then.since.as_ref()), &then.kind, &new.name, by)
        }));
        aliases.sort();
        aliases.dedup();
        units.push(Unit {
            slug: new.id.clone(),
            id: new.id.clone(),
            name: new.name.clone(),
            since,
            until: String::new(),
            area: area(&new.area),
            tile: format!("{},{}", new.tile.0, new.tile.1),
            successor: String::new(),
            forms,
            aliases,
        });
    }
    for old in &file.old {
        let after = file.new.iter().find(|new| new.id == old.successor).expect("a successor");
        if !after.merged {
            continue;
        }
        let namesake = file.new.iter().any(|new| new.id == old.id);
        let slug = if namesake { format!("{}-truoc-7-2025", old.id) } else { old.id.clone() };
        units.push(Unit {
            slug,
            id: old.id.clone(),
            name: old.name.clone(),
            since: date(old.since.as_ref()),
            until: old.until.to_string(),
            area: area(&old.area),
            tile: String::new(),
            successor: old.successor.clone(),
            forms: old_forms(old),
            aliases: old.aliases.clone(),
        });
    }
    units.sort_by_cached_key(|unit| (SortKey::of(&unit.name), !unit.until.is_empty()));
    let mut text = String::new();
    for one in &file.macros {
        text.push_str(&one.name);
        text.push('\n');
    }
    for unit in units {
        assert!(Slug::new(&unit.slug).is_ok(), "{}", unit.slug);
        let fields = [
            unit.slug,
            unit.id,
            unit.since,
            unit.until,
            unit.area.to_string(),
            unit.tile,
            unit.successor,
            unit.forms.join(";"),
            unit.aliases.join(";"),
        ];
        text.push('\n');
        text.push_str(&fields.join("\t"));
    }
    text
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the one switch is an environment variable")]
fn the_data_that_the_program_reads_are_those_that_people_keep() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/data");
    let source = fs::read_to_string(folder.join("regions.toml")).expect("the source is there");
    let file: File = toml::from_str(&source).expect("the source is well formed");
    let made = made(&file);
    let path = folder.join("regions.tsv");
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &made).expect("the data can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == made, "stale: {}\nrefresh: UPDATE=1 cargo test --test regions", path.display());
}
