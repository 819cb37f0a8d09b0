//! Imports point one way: a module uses lower layers only.
//!
//! The table below is the one of docs/ARCHITECTURE.md; `main.rs` and `lib.rs` are free.

mod rust_text;

use std::collections::BTreeMap;

use rust_text::{Kind, Token, sources, tokens};

/// The modules of each layer, from the lowest. A module need not exist yet.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["diag"],
    &["cite"],
    &["config", "source"],
    &["markup", "theme"],
    &["parse"],
    &["model"],
    &["cited"],
    &["assets"],
    &["view"],
    &["plan"],
    &["feed", "search"],
    &["render", "cache", "emit"],
    &["build", "report"],
    &["serve", "check", "import", "publish", "reference"],
    &["cli"],
];

/// Imports between neighbors of one layer, each with its reason.
const SIDEWAYS: &[(&str, &str, &str)] = &[
    ("emit", "cache", "what is written is recorded in the manifest"),
    ("build", "report", "a build ends in a report"),
];

/// A use of one module by another.
#[derive(Debug, PartialEq, Eq)]
struct Use {
    line: usize,
    module: String,
}

/// The layer of each module.
fn levels() -> BTreeMap<&'static str, usize> {
    LAYERS.iter().enumerate().flat_map(|(i, names)| names.iter().map(move |n| (*n, i))).collect()
}

/// The path of modules that a file defines: `src/a/b.rs` → `a, b`.
fn module_path(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    inner.split('/').filter(|part| *part != "mod").map(str::to_owned).collect()
}

/// What a file imports from the crate's root: by `crate::…`, `$crate::…` or enough `super::`.
fn uses(file: &str, text: &str) -> Vec<Use> {
    let all = tokens(text);
    let home = module_path(file);
    let mut found = Vec::new();
    let mut open_braces = 0_usize;
    let mut inline_modules: Vec<usize> = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let token = &all[at];
        if token.is("mod") && all.get(at + 2).is_some_and(|t| t.is("{")) {
            inline_modules.push(open_braces);
        } else if token.is("{") {
            open_braces += 1;
        } else if token.is("}") {
            open_braces = open_braces.saturating_sub(1);
            if inline_modules.last() == Some(&open_braces) {
                inline_modules.pop();
            }
        } else if let Some(after) = root_path(&all, at, home.len() + inline_modules.len()) {
            found.extend(heads(&all, after));
            at = after;
            continue;
        }
        at += 1;
    }
    found
}

/// The token after `crate::` or after as many `super::` as lead to the root, if a path begins here.
fn root_path(all: &[Token], at: usize, depth: usize) -> Option<usize> {
    if at > 0 && all[at - 1].is(":") {
        return None;
    }
    if all[at].is("crate") {
        return after_colons(all, at + 1);
    }
    let (mut at, mut climbed) = (at, 0);
    if all[at].is("self") {
        at = after_colons(all, at + 1)?;
    }
    while all.get(at).is_some_and(|t| t.is("super")) {
        let Some(next) = after_colons(all, at + 1) else { break };
        at = next;
        climbed += 1;
    }
    (climbed > 0 && climbed >= depth).then_some(at)
}

fn after_colons(all: &[Token], at: usize) -> Option<usize> {
    (all.get(at)?.is(":") && all.get(at + 1)?.is(":")).then_some(at + 2)
}

/// The first words of a path or of a group `{a::b, c::{d, e}}` of paths.
fn heads(all: &[Token], at: usize) -> Vec<Use> {
    let head = |t: &Token| Use { line: t.line, module: t.text.clone() };
    match all.get(at) {
        Some(token) if token.kind == Kind::Word => vec![head(token)],
        Some(token) if token.is("*") => vec![head(token)],
        Some(token) if token.is("{") => {
            let mut found = Vec::new();
            let (mut depth, mut expected) = (0_usize, true);
            for token in &all[at..] {
                if token.is("{") {
                    depth += 1;
                } else if token.is("}") {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                } else if depth == 1 && token.is(",") {
                    expected = true;
                } else if depth == 1 && expected {
                    found.push(head(token));
                    expected = false;
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

/// The violations of a file, each as `file:line: what is wrong`.
fn violations(file: &str, text: &str) -> Vec<String> {
    let levels = levels();
    let own = module_path(file).remove(0);
    if own == "main" || own == "lib" {
        return Vec::new();
    }
    let Some(level) = levels.get(own.as_str()) else {
        return vec![format!("{file}:1: `{own}` is in no layer; add it to the table")];
    };
    let judge = |found: Use| {
        let other = found.module.as_str();
        let place = format!("{file}:{}", found.line);
        if other == own {
            return None;
        }
        let Some(target) = levels.get(other) else {
            return Some(format!("{place}: `{other}` is no module of a layer; name the module"));
        };
        let may_sideways = SIDEWAYS.iter().any(|(from, to, _)| *from == own && *to == other);
        if target < level || (target == level && may_sideways) {
            return None;
        }
        let way = if target == level { "sideways" } else { "upward" };
        Some(format!(
            "{place}: `{own}` (layer {level}) imports {way} from `{other}` (layer {target})"
        ))
    };
    uses(file, text).into_iter().filter_map(judge).collect()
}

#[test]
fn modules_import_from_lower_layers_only() {
    let found: Vec<String> =
        sources().iter().flat_map(|(file, text)| violations(file, text)).collect();
    assert!(found.is_empty(), "{} imports against the layers:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_sideways_import_stays_on_its_layer_and_has_a_reason() {
    let levels = levels();
    for (from, to, reason) in SIDEWAYS {
        assert_eq!(levels[from], levels[to], "{from} → {to}");
        assert!(!reason.is_empty(), "{from} → {to}");
    }
}

#[test]
fn planted_violations_are_caught_with_their_lines() {
    let cases: &[(&str, &str, &[usize])] = &[
        ("src/base/text.rs", "use crate::diag::span::Span;", &[1]),
        (
            "src/base/text.rs",
            "//! doc\n\nuse crate::{\n    base::slug::Slug,\n    view::card,\n};",
            &[5],
        ),
        ("src/model/site.rs", "fn f() {\n    let x = crate::plan::page::new();\n}", &[2]),
        ("src/model/site.rs", "pub type X = Vec<crate::view::Card>;", &[1]),
        ("src/model/mod.rs", "use super::plan::Plan;", &[1]),
        ("src/model/site.rs", "use super::super::plan::Plan;", &[1]),
        ("src/model/site.rs", "mod tests {\n    use super::super::super::plan::Plan;\n}", &[2]),
        ("src/model/site.rs", "mod a { fn f() {} }\nuse super::super::plan::Plan;", &[2]),
        ("src/config/keys.rs", "use crate::source::scan;", &[1]),
        ("src/render/page.rs", "use crate::emit::write;", &[1]),
        ("src/build.rs", "use super::serve::run;\nuse super::report::Report;", &[1]),
        ("src/report.rs", "use crate::build::build;", &[1]),
        ("src/plan/a.rs", "pub(crate) use crate::render::page as shown;", &[1]),
        ("src/diag/areas/mod.rs", "macro_rules! m { () => { $crate::view::x!() } }", &[1]),
        ("src/base/a.rs", "use crate::*;", &[1]),
        ("src/oddities/mod.rs", "//! Nothing.", &[1]),
    ];
    for (file, text, lines) in cases {
        let found = violations(file, text);
        let wanted: Vec<String> = lines.iter().map(|line| format!("{file}:{line}:")).collect();
        assert_eq!(found.len(), wanted.len(), "{text}\n{found:?}");
        for (found, wanted) in found.iter().zip(&wanted) {
            assert!(found.starts_with(wanted), "{found}");
        }
    }
}

#[test]
fn allowed_imports_and_mere_words_are_not_caught() {
    let cases = [
        (
            "src/view/card.rs",
            "use crate::base::text::Text;\nuse crate::{model::site::Site, view::x};",
        ),
        ("src/emit/write.rs", "use crate::cache::manifest::Manifest;"),
        ("src/build.rs", "use crate::report::Report;\nuse super::emit;"),
        (
            "src/base/text.rs",
            "//! See [`crate::diag`].\n/* crate::view /* x */ crate::view */\nconst X: &str = \"crate::view\";",
        ),
        (
            "src/base/text.rs",
            "const X: &str = r#\"\" crate::view \"#; // crate::plan\nfn f<'a>(c: char) -> bool { c == '\"' || c == '\\'' }",
        ),
        ("src/base/text.rs", "pub(crate) fn f() {}\nuse super::slug::Slug;\nuse self::view::x;"),
        ("src/parse/front.rs", "mod tests {\n    use super::*;\n    use super::super::region;\n}"),
        ("src/cli/build.rs", "use crate::{serve, check, build::build};"),
        ("src/main.rs", "use crate::anything::at_all;"),
    ];
    for (file, text) in cases {
        assert_eq!(violations(file, text), Vec::<String>::new(), "{file}\n{text}");
    }
}
