//! Small sites in text files: each file of `tests/suite/` is one site and what becomes of it.
//!
//! A file is prose with fenced blocks. A block whose info string ends with a file name is that file of
//! the site (`toml site.toml`, `md content/a/b.md`); without a `site.toml` a least one is used. Besides:
//!
//! - `expect public/a.html`: each line occurs in that output, in this order;
//! - `absent public/a.html`: the output lacks each of these lines, or, with no lines, the file is not there;
//! - `problems`: the problems as the program prints them, without colors;
//! - `options`: `as_of = …`, `subsite = …`, `drafts`, and `pictures`, without which none are drawn for
//!   sharing; one a line.
//!
//! `UPDATE=1 cargo test --test suite` rewrites the problems; review them in the difference.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use site::{BARE, DiskSources, TestSite, moment};
use toasoan::diag::problem::{Lang, Severity, explanations};
use toasoan::diag::problems::Problems;
use toasoan::diag::show::{self, Paint};
use toasoan::model::assemble::Show;

/// A fenced block of a suite file.
struct Block {
    info: String,
    text: String,
    /// Where its text begins and ends in the file.
    range: std::ops::Range<usize>,
}

/// The fenced blocks of a text: an opening line of three or more backticks with an info string, and a
/// closing line of as many.
fn blocks(text: &str) -> Vec<Block> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let line = text[at..].split_inclusive('\n').next().unwrap_or("");
        at += line.len();
        let info = line.trim_start_matches('`').trim();
        let fence = &line[..line.len() - line.trim_start_matches('`').len()];
        if fence.len() < 3 || info.is_empty() {
            continue;
        }
        let start = at;
        let mut end = at;
        for line in text[start..].split_inclusive('\n') {
            if line.trim_end() == fence {
                found.push(Block {
                    info: info.to_owned(),
                    text: text[start..end].to_owned(),
                    range: start..end,
                });
                at = end + line.len();
                break;
            }
            end += line.len();
        }
        assert!(at > start || text[start..].is_empty(), "a block {info:?} is not closed");
    }
    found
}

/// The problems as the program prints them, errors first.
fn printed(problems: &Problems, root: &Path) -> String {
    let mut text = String::new();
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        for diagnostic in problems.iter().filter(|d| d.problem.severity() == severity) {
            let shown = show::text(diagnostic, Lang::Vi, Paint::Plain, &DiskSources(root));
            for line in shown.lines() {
                let _ = writeln!(text, "{}", line.trim_end());
            }
            text.push('\n');
        }
    }
    let text = text.trim_end();
    if text.is_empty() { String::new() } else { format!("{text}\n") }
}

/// What a block is, and the file it names; names may hold spaces.
fn parts(info: &str) -> (&str, Option<&str>) {
    info.split_once(' ').map_or((info, None), |(what, name)| (what, Some(name)))
}

/// Builds the site of a file and compares; gives what is wrong, and the file with its problems mended.
fn run(text: &str) -> (Vec<String>, String) {
    let blocks = blocks(text);
    let mut site = TestSite::empty();
    site.write("site.toml", BARE);
    let undrawn = ("TOASOAN_SHARE_PICTURES".to_owned(), "false".to_owned());
    site.options.overrides.environment.push(undrawn);
    let mut wrong = Vec::new();
    let mut expectations = 0;
    for block in &blocks {
        match parts(&block.info) {
            ("expect" | "absent", Some(_)) | ("problems", None) => expectations += 1,
            ("options", None) => {
                for line in block.text.lines() {
                    match line.split_once(" = ") {
                        Some(("as_of", value)) => site.options.as_of = moment(value),
                        Some(("subsite", value)) => {
                            site.options.overrides.subsite = Some(value.to_owned());
                            site.options.out = Some(site.path("public"));
                        }
                        None if line == "drafts" => site.options.show = Show::Drafts,
                        None if line == "pictures" => {
                            site.options.overrides.environment.clear();
                        }
                        _ => wrong.push(format!("the option {line:?} is not known")),
                    }
                }
            }
            (_, Some(name)) => site.write(name, &block.text),
            _ => wrong.push(format!("the block {:?} says nothing", block.info)),
        }
    }
    if expectations == 0 {
        wrong.push("the file expects nothing".to_owned());
    }
    let _ = site.try_build();
    let problems = printed(site.problems(), site.root());
    let mut mended = text.to_owned();
    let mut said = false;
    for block in blocks.iter().rev() {
        match parts(&block.info) {
            ("problems", None) => {
                said = true;
                mended.replace_range(block.range.clone(), &problems);
                if block.text != problems {
                    wrong.push(format!("the problems are\n{problems}\nexpected\n{}", block.text));
                }
            }
            ("expect", Some(name)) => {
                let output = fs::read_to_string(site.path(name)).unwrap_or_default();
                wrong.extend(missing(name, &output, &block.text));
            }
            ("absent", Some(name)) => {
                let output = fs::read_to_string(site.path(name));
                wrong.extend(present(name, output.ok().as_deref(), &block.text));
            }
            _ => {}
        }
    }
    if !said && !problems.is_empty() {
        wrong.push(format!("problems that no block expects\n{problems}"));
        if !mended.ends_with('\n') {
            mended.push('\n');
        }
        let _ = write!(mended, "\n````problems\n{problems}````\n");
    }
    // Whatever a suite file is about, building it again changes nothing.
    if site.try_build().is_ok_and(|report| report.written > 0) {
        wrong.push(format!("a second build writes again: {:?}", site.rendered()));
    }
    (wrong, mended)
}

fn missing(name: &str, output: &str, lines: &str) -> Option<String> {
    let mut rest = output;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let Some(at) = rest.find(line.trim()) else {
            let near: String = rest.chars().take(4000).collect();
            return Some(format!("{name} lacks {:?} (in this order) in\n{near}", line.trim()));
        };
        rest = &rest[at + line.trim().len()..];
    }
    (output.is_empty() && lines.trim().is_empty()).then(|| format!("{name} is not there"))
}

fn present(name: &str, output: Option<&str>, lines: &str) -> Option<String> {
    let output = output?;
    if lines.trim().is_empty() {
        return Some(format!("{name} is there"));
    }
    let found =
        lines.lines().map(str::trim).find(|line| !line.is_empty() && output.contains(line))?;
    Some(format!("{name} holds {found:?}"))
}

/// The suite files, by path.
fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).expect("the suite can be listed").flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "the one switch of the suite is an environment variable"
)]
fn sites_become_what_their_files_expect() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value == "1");
    let only = std::env::var("ONLY").unwrap_or_default();
    let files: Vec<PathBuf> =
        files().into_iter().filter(|path| path.to_string_lossy().contains(&only)).collect();
    assert!(files.len() >= 45 || !only.is_empty(), "only {} suite files", files.len());
    let found: Vec<String> = files
        .par_iter()
        .flat_map_iter(|path| {
            let text = fs::read_to_string(path).expect("a suite file can be read");
            let (mut wrong, mended) = run(&text);
            if update && mended != text {
                fs::write(path, mended).expect("a suite file can be written");
                wrong.retain(|wrong| {
                    !wrong.starts_with("the problems are") && !wrong.starts_with("problems that")
                });
            }
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            wrong.into_iter().map(move |wrong| format!("== {name}: {wrong}"))
        })
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n\n"));
}

/// Problems that a suite file cannot bring about, and the test that does.
const ELSEWHERE: &[(&str, &str)] = &[
    ("T0112", "hostile.rs: bytes that are no text"),
    ("T0113", "hostile.rs: a file of 17 MB"),
    ("T0119", "hostile.rs: two spellings of one name"),
    ("T0603", "hostile.rs: a link that leads out"),
    ("T0606", "hostile.rs: a pipe"),
    ("T0608", "pictures.rs: a picture whose half is missing"),
    ("T0701", "cli.rs: a folder without site.toml"),
    ("T0707", "cli.rs: an environment variable"),
    ("T0901", "hostile.rs: a folder nobody may read"),
    ("T0902", "hostile.rs: an output folder that is a file"),
    ("T0903", "hostile.rs: a link in the output folder"),
    ("T0904", "incremental/killed.rs: a file of somebody else in the output"),
    ("T0905", "cli.rs: an output folder among the sources"),
    ("T0906", "src/emit/write/tests.rs and src/source/read/tests.rs: only a race brings it about"),
    ("T0907", "hostile.rs: a cache folder that is a file"),
    ("T1320", "pdf_covers.rs: PDFs that give no cover, with the feature alone"),
];

#[test]
fn every_code_occurs_in_a_suite_file_or_another_test() {
    let mut seen = BTreeSet::new();
    for path in files() {
        let text = fs::read_to_string(path).unwrap();
        for block in blocks(&text).iter().filter(|block| block.info == "problems") {
            for (at, _) in block.text.match_indices("[T") {
                seen.extend(block.text.get(at + 1..at + 6).map(str::to_owned));
            }
        }
    }
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut wrong = Vec::new();
    for one in explanations() {
        let elsewhere = ELSEWHERE.iter().find(|(code, _)| *code == one.code);
        match (seen.contains(one.code), elsewhere) {
            (false, None) => wrong.push(format!("{} ({}) occurs nowhere", one.code, one.name)),
            (true, Some(_)) => {
                wrong.push(format!("{} occurs in the suite; strike it off the list", one.code));
            }
            (false, Some((code, place))) => {
                let file = place.split([':', ' ']).next().unwrap_or("");
                let file = if file.starts_with("src/") {
                    file.to_owned()
                } else {
                    format!("tests/{file}")
                };
                let text = fs::read_to_string(tests.join(&file)).unwrap_or_default();
                if !text.contains(code) && !text.contains(one.name) {
                    wrong.push(format!("{file} does not name {code}"));
                }
            }
            (true, None) => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
