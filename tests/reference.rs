//! The reference pages say what the program does: they are fresh, and the values they name for
//! templates are the values that the pages of the demo portal get.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;
use std::fs;
use std::path::Path;

use clap::CommandFactory as _;
use tera::Value;
use toasoan::base::date::{Stamp, Zone};
use toasoan::base::digest::Digest;
use toasoan::build::load::{Memory, Verify};
use toasoan::build::{Clock, Options, Prepared, prepare};
use toasoan::cli::args::Args;
use toasoan::config::settings::Overrides;
use toasoan::model::assemble::Show;
use toasoan::plan::page::Make;
use toasoan::reference::cli::untold;
use toasoan::reference::pages;
use toasoan::view::docs::{FieldDoc, ViewDoc};
use toasoan::view::input::{Input, Late};
use toasoan::view::roots::{COMMON, DRAWING, SHARED, SLOTS, TABLES, TEMPLATES, VIEWS};

/// The command that makes the pages anew.
const REFRESH: &str = "cargo run -- reference";

#[test]
fn the_pages_on_disk_are_those_of_the_source() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference");
    let pages = pages(&Args::command());
    let mut stale: BTreeSet<String> = BTreeSet::new();
    for page in &pages {
        if fs::read_to_string(folder.join(page.name)).ok().as_deref() != Some(&page.text) {
            stale.insert(page.name.to_owned());
        }
    }
    for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !pages.iter().any(|page| page.name == name) {
            stale.insert(name);
        }
    }
    assert!(stale.is_empty(), "stale in docs/reference: {stale:?}\nrefresh: {REFRESH}");
}

#[test]
fn every_command_and_argument_is_told_in_english() {
    assert_eq!(
        untold(&Args::command()),
        Vec::<String>::new(),
        "mend COMMANDS and ARGUMENTS in src/reference/cli.rs"
    );
}

#[test]
fn no_page_lacks_a_text() {
    for page in pages(&Args::command()) {
        assert!(page.text.len() > 200, "{} is empty", page.name);
        for line in page.text.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<&str> = line.trim_matches('|').split(" | ").collect();
            let is_told =
                page.name == "components.md" || !cells[2..].iter().any(|c| c.trim() == "–");
            assert!(is_told, "{}: {line}", page.name);
        }
    }
}

/// The demo portal, planned but not rendered.
fn demo() -> Prepared {
    let zone = Zone::default();
    let (as_of, _) = Stamp::parse("2026-11-21T08:00", &zone).expect("the moment is well written");
    let options = Options {
        root: env!("CARGO_MANIFEST_DIR").into(),
        config: "site.toml".to_owned(),
        out: None,
        overrides: Overrides::default(),
        as_of,
        show: Show::Published,
        verify: Verify::Stat,
        cache: false,
        engine: Digest::of_bytes(b"test"),
    };
    prepare(&options, &mut Memory::default(), &mut Clock::start())
        .unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Holds values against their docs, and notes which fields were seen with a value.
#[derive(Default)]
struct Judge {
    found: BTreeSet<String>,
    seen: BTreeSet<(&'static str, &'static str)>,
}

impl Judge {
    fn value(&mut self, place: &str, kind: &'static str, value: &Value) {
        let inner = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
        if let Some(kind) = inner("Arc<").or_else(|| inner("Box<")) {
            return self.value(place, kind, value);
        }
        if let Some(kind) = inner("Option<") {
            if !value.is_none() {
                self.value(place, kind, value);
            }
            return;
        }
        if let Some(kind) = inner("Arc<").or(inner("Box<")) {
            return self.value(place, kind, value);
        }
        let fits = if let Some(kind) = inner("Vec<") {
            let items = value.as_array();
            items.into_iter().flatten().for_each(|item| self.value(place, kind, item));
            items.is_some()
        } else if let Some(kind) = inner("Map<") {
            let map = value.as_map();
            map.into_iter().flatten().for_each(|(_, item)| self.value(place, kind, item));
            map.is_some()
        } else {
            match kind {
                "Text" => value.is_string(),
                "Html" => value.is_string() && value.is_safe(),
                "bool" => value.is_bool(),
                "u8" | "u32" | "u64" | "i64" | "usize" => value.as_i64().is_some(),
                "Extra" => value.is_map(),
                "Any" => true,
                view => {
                    let doc = TABLES.iter().chain(VIEWS).find(|doc| doc.name == view);
                    let doc = doc.unwrap_or_else(|| panic!("no docs of `{view}`"));
                    self.table(place, doc, value);
                    true
                }
            }
        };
        if !fits {
            self.found.insert(format!("{place}: {} is no {kind}", value.name()));
        }
    }

    fn table(&mut self, place: &str, doc: &'static ViewDoc, value: &Value) {
        let Some(map) = value.as_map() else {
            self.found.insert(format!("{place}: {} is no {}", value.name(), doc.name));
            return;
        };
        let values: BTreeMap<String, &Value> =
            map.iter().map(|(key, value)| (key.to_string(), value)).collect();
        self.fields(&format!("{place}: {}", doc.name), doc.name, doc.fields, &values);
    }

    fn fields(
        &mut self,
        place: &str,
        owner: &'static str,
        fields: &'static [FieldDoc],
        values: &BTreeMap<String, &Value>,
    ) {
        for field in fields {
            let Some(value) = values.get(field.name) else {
                self.found.insert(format!("{place}: `{}` is told but not there", field.name));
                continue;
            };
            if !value.is_none() {
                self.seen.insert((owner, field.name));
            }
            self.value(&format!("{place}.{}", field.name), field.kind, value);
        }
        for name in values.keys().filter(|name| !fields.iter().any(|field| field.name == *name)) {
            self.found.insert(format!("{place}: `{name}` is there but not told"));
        }
    }
}

#[test]
fn templates_get_the_values_that_the_reference_names() {
    let prepared = demo();
    let body = |_: Late<'_>| -> Result<Value, Infallible> { Ok(Value::safe_string("<p></p>")) };
    let values = |roots: &[(&'static str, Input)]| -> Vec<(&str, Value)> {
        roots.iter().map(|(name, input)| (*name, input.value(&body).unwrap())).collect()
    };
    let realms: Vec<Vec<(&str, Value)>> =
        prepared.plan.shared.iter().map(|roots| values(roots)).collect();
    let mut judge = Judge::default();
    let mut templates: BTreeSet<(&str, &str)> = BTreeSet::new();
    for page in &prepared.plan.pages {
        if page.make == Make::Drawn(DRAWING.template) {
            let own = values(&page.inputs);
            let own = own.iter().map(|(name, value)| ((*name).to_owned(), value)).collect();
            judge.fields(DRAWING.template, DRAWING.template, DRAWING.roots, &own);
        }
        let Make::Template(template) = page.make else { continue };
        let doc = TEMPLATES.iter().find(|doc| doc.template == template);
        let Some(doc) = doc.filter(|doc| doc.kinds.contains(&page.kind)) else {
            judge.found.insert(format!("{template}: pages of kind `{}` are not told", page.kind));
            continue;
        };
        templates.insert((template, page.kind));
        let own = values(&page.inputs);
        let shared = &realms[page.realm];
        let mut values: BTreeMap<String, &Value> =
            shared.iter().chain(&own).map(|(name, value)| ((*name).to_owned(), value)).collect();
        for doc in [SLOTS, COMMON] {
            if let Some(value) = values.remove(doc.name) {
                judge.value(&format!("{template}: {}", doc.name), doc.kind, value);
            }
        }
        let all: Vec<FieldDoc> = SHARED.iter().chain(doc.roots).copied().collect();
        judge.fields(template, doc.template, Box::leak(all.into_boxed_slice()), &values);
    }
    let told: BTreeSet<(&str, &str)> = TEMPLATES
        .iter()
        .flat_map(|doc| doc.kinds.iter().map(|kind| (doc.template, *kind)))
        .collect();
    assert_eq!(templates, told, "kinds of pages that the demo has, and those that are told");
    assert!(
        judge.found.is_empty(),
        "mend src/view/roots.rs, then `{REFRESH}`:\n{}",
        judge.found.into_iter().collect::<Vec<_>>().join("\n")
    );
    // An introduction is HTML or nothing; the demo need not have one of every kind.
    let unseen: Vec<String> = TABLES
        .iter()
        .flat_map(|doc| doc.fields.iter().map(|field| (doc.name, field)))
        .chain(TEMPLATES.iter().flat_map(|doc| doc.roots.iter().map(|root| (doc.template, root))))
        .filter(|(owner, field)| !judge.seen.contains(&(*owner, field.name)))
        .filter(|(_, field)| field.kind != "Option<Html>")
        .map(|(owner, field)| format!("{owner}.{}", field.name))
        .collect();
    assert!(unseen.is_empty(), "never seen with a value, so not checked: {unseen:?}");
}

/// Markdown files below a folder.
fn documents(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            documents(&path, found);
        } else if path.extension().is_some_and(|end| end == "md") {
            found.push(path);
        }
    }
}

/// A text without its code.
fn prose(text: &str) -> String {
    let mut is_code = false;
    let mut out = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            is_code = !is_code;
        } else if !is_code {
            let pieces = line.split('`').step_by(2);
            out.push_str(&pieces.collect::<Vec<_>>().join(""));
            out.push('\n');
        }
    }
    out
}

#[test]
fn every_link_between_documents_leads_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = vec![root.join("README.md")];
    documents(&root.join("docs"), &mut files);
    assert!(files.len() > 20);
    let mut broken = Vec::new();
    for file in files {
        let text = prose(&fs::read_to_string(&file).unwrap());
        for piece in text.split("](").skip(1) {
            let target = piece.split([')', '#']).next().unwrap_or("");
            let is_inside = !target.is_empty() && !target.contains("://");
            if is_inside && !file.parent().unwrap().join(target).exists() {
                broken.push(format!("{}: {target}", file.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_guide_has_the_same_parts_in_both_languages() {
    let parts = |lang: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/guide").join(lang);
        let text = fs::read_to_string(folder.join("README.md")).unwrap();
        let listed = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_digit()));
        let (listed, there) = (listed.count(), fs::read_dir(folder).unwrap().count());
        assert_eq!(listed + 1, there, "{lang}: parts that README.md lists, and files");
        listed
    };
    assert_eq!(parts("vi"), parts("en"));
}

#[test]
fn every_dependency_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reasons = fs::read_to_string(root.join("docs/ARCHITECTURE.md")).unwrap();
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let manifest: toml::Table = toml::from_str(&manifest).unwrap();
    for table in ["dependencies", "dev-dependencies"] {
        for name in manifest[table].as_table().unwrap().keys() {
            assert!(
                reasons.contains(&format!("`{name}`")),
                "docs/ARCHITECTURE.md says nothing of `{name}`: why, what it replaces, weight"
            );
        }
    }
}
