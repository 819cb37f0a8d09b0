//! Hygiene of the repository: what reviewers would otherwise have to look for.

mod rust_text;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use rust_text::{Kind, Token, sources, tokens};
use toasoan::diag::problem::explanations;

/// Files that may be longer than 600 lines, by how their path ends, each with its reason.
const LONG: &[(&str, &str)] = &[
    ("tests.rs", "tables of cases read better in one place"),
    ("keys.rs", "a flat list of uniform entries"),
    ("roots.rs", "a flat list of uniform entries"),
];

/// A folder whose files may be longer than 600 lines: flat lists of uniform entries.
const LISTS: &str = "src/diag/areas/";

/// The most lines of a source file.
const MOST_LINES: usize = 600;

/// Folders that a build or an installation makes.
const MADE: &[&str] = &[".git", "target", "public", ".toasoan", "node_modules"];

/// Fails with all findings at once.
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

/// The text of a file of the repository.
fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The files that belong to the repository: as git says, else all that no tool made.
fn files() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let listed = Command::new("git").args(arguments).current_dir(root).output();
    let mut found: BTreeSet<String> = match listed {
        Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout)
            .split('\0')
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        _ => BTreeSet::new(),
    };
    if found.is_empty() {
        walk(root, "", &mut found);
    }
    found.into_iter().filter(|name| root.join(name).is_file()).collect()
}

fn walk(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("the repository can be listed").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if MADE.contains(&name.as_str()) {
            continue;
        }
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else {
            found.insert(path);
        }
    }
}

/// The tokens of a source file without the items under `#[cfg(test)]`.
fn outside_tests(text: &str) -> Vec<Token> {
    let all = tokens(text);
    let mut kept = Vec::new();
    let mut at = 0;
    while at < all.len() {
        let marked = ["#", "[", "cfg", "(", "test", ")", "]"];
        let is_test = all.len() - at >= marked.len()
            && all[at..].iter().zip(marked).all(|(token, wanted)| token.is(wanted));
        if !is_test {
            kept.push(all[at].clone());
            at += 1;
            continue;
        }
        let mut depth = 0_usize;
        at += marked.len();
        while at < all.len() {
            let token = &all[at];
            at += 1;
            if ["{", "(", "["].iter().any(|open| token.is(open)) {
                depth += 1;
            } else if ["}", ")", "]"].iter().any(|close| token.is(close)) {
                depth = depth.saturating_sub(1);
                if depth == 0 && token.is("}") {
                    break;
                }
            } else if depth == 0 && token.is(";") {
                break;
            }
        }
    }
    kept
}

/// Places of macros and calls that give up instead of saying what is wrong.
fn surrenders(file: &str, text: &str) -> Vec<String> {
    let code = outside_tests(text);
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate() {
        let next = code.get(at + 1);
        let is_macro = ["todo", "unimplemented", "dbg"].iter().any(|name| token.is(name))
            && next.is_some_and(|t| t.is("!"));
        let is_call =
            token.is("unwrap") && at > 0 && code[at - 1].is(".") && next.is_some_and(|t| t.is("("));
        if is_macro || is_call {
            found.push(format!("{file}:{}: {}", token.line, token.text));
        }
    }
    found
}

/// Serde attributes under which two different values can be hashed alike.
fn lossy_attributes(file: &str, text: &str) -> Vec<String> {
    let all = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at + 1 < all.len() {
        if !(all[at].is("#") && all[at + 1].is("[")) {
            at += 1;
            continue;
        }
        let mut depth = 0_usize;
        let end = (at + 1..all.len()).find(|i| {
            depth += usize::from(all[*i].is("["));
            depth -= usize::from(all[*i].is("]"));
            depth == 0
        });
        let inside = &all[at..end.unwrap_or(all.len())];
        if inside.iter().any(|t| t.is("serde")) {
            let lossy = |t: &&Token| {
                t.kind == Kind::Word
                    && (t.text.starts_with("skip") || t.is("flatten") || t.is("untagged"))
            };
            let places = inside.iter().filter(lossy);
            found.extend(places.map(|t| format!("{file}:{}: {}", t.line, t.text)));
        }
        at += inside.len().max(1);
    }
    found
}

/// Absolute paths of somebody's machine in a text.
fn machine_paths(file: &str, text: &str) -> Vec<String> {
    let in_tests = file.starts_with("tests/") || file.ends_with("tests.rs");
    let mut found = Vec::new();
    for (line, content) in text.lines().enumerate() {
        for (at, _) in content.match_indices('/') {
            let before = content[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || "._-/".contains(c)) {
                continue;
            }
            let mut parts = content[at + 1..].split('/');
            let (first, second) = (parts.next().unwrap_or(""), parts.next());
            let is_name = |name: &str| {
                !name.is_empty()
                    && name.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
            };
            let is_machine = match first {
                "work" | "root" => second.is_some(),
                "tmp" => second.is_some() && !in_tests,
                "home" => second.is_some_and(is_name) && parts.next().is_some(),
                _ => false,
            };
            if is_machine {
                found.push(format!("{file}:{}: {}", line + 1, content.trim()));
            }
        }
    }
    found
}

#[test]
fn every_module_opens_with_its_doc() {
    let bare = |(file, text): &(String, String)| (!text.starts_with("//!")).then(|| file.clone());
    none(
        "files that do not open with `//!`",
        &sources().iter().filter_map(bare).collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = |(file, text): &(String, String)| {
        let lines = text.lines().count();
        let free = file.starts_with(LISTS)
            || LONG.iter().any(|(end, _)| file.ends_with(&format!("/{end}")));
        (lines > MOST_LINES && !free).then(|| format!("{file}: {lines} lines"))
    };
    none(
        "files over 600 lines; split them by idea",
        &sources().iter().filter_map(long).collect::<Vec<_>>(),
    );
}

#[test]
fn no_file_names_a_place_on_somebodys_machine() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for file in files() {
        if let Ok(text) = fs::read_to_string(root.join(&file)) {
            found.extend(machine_paths(&file, &text));
        }
    }
    none("absolute paths of a machine", &found);
}

#[test]
fn the_program_never_gives_up_where_it_could_speak() {
    let mut found = Vec::new();
    for (file, text) in sources().iter().filter(|(file, _)| !file.ends_with("/tests.rs")) {
        found.extend(surrenders(file, text));
    }
    none("todo!, unimplemented!, dbg! or .unwrap() outside tests", &found);
}

#[test]
fn views_are_hashed_exactly_as_they_are_shown() {
    let mut found = Vec::new();
    for (file, text) in sources().iter().filter(|(file, _)| file.starts_with("src/view")) {
        found.extend(lossy_attributes(file, text));
    }
    none("serde attributes that views may not have: the hash has no field names", &found);
}

#[test]
fn the_changelog_has_an_unreleased_section() {
    let changelog = read("CHANGELOG.md");
    let has = changelog.lines().any(|line| line.starts_with("## ") && line.contains("Unreleased"));
    assert!(has, "CHANGELOG.md needs a heading `## Unreleased`");
}

#[test]
fn the_readme_says_how_to_test_and_how_to_build_the_demo() {
    let readme = read("README.md");
    for command in ["./tests/run", "cargo run --release -- build"] {
        assert!(readme.contains(command), "README.md does not name `{command}`");
    }
}

#[test]
fn every_problem_code_is_unique_and_explained() {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    let mut found = Vec::new();
    for entry in explanations() {
        let shape = entry.code.len() == 5
            && entry.code.starts_with('T')
            && entry.code[1..].bytes().all(|b| b.is_ascii_digit());
        if !shape {
            found.push(format!("{}: a code is T and four digits", entry.code));
        }
        if let Some(other) = names.insert(entry.code, entry.name) {
            found.push(format!("{}: both {other} and {}", entry.code, entry.name));
        }
        for (lang, text) in [("vi", entry.vi.trim()), ("en", entry.en.trim())] {
            if !text.ends_with('.') {
                found
                    .push(format!("{}: its explanation in {lang} is no full sentence", entry.code));
            }
        }
    }
    none("problem codes", &found);
}

#[test]
fn every_mistake_that_is_written_down_can_be_explained() {
    let known: BTreeSet<&str> = explanations().iter().map(|entry| entry.code).collect();
    let mut written = 0;
    for (file, text) in sources().iter().filter(|(file, _)| file.starts_with(LISTS)) {
        let all = tokens(text);
        let is_number = |t: &Token| t.kind == Kind::Text && t.text.len() == 2;
        let Some(area) = all.windows(2).find(|w| is_number(&w[0]) && w[1].kind == Kind::Word)
        else {
            continue;
        };
        for pair in all.windows(2) {
            let severity = ["Error", "Warning", "Hint"].iter().any(|name| pair[1].is(name));
            if is_number(&pair[0]) && severity {
                let code = format!("T{}{}", area[0].text, pair[0].text);
                assert!(
                    known.contains(code.as_str()),
                    "{file}:{}: {code} is unknown",
                    pair[0].line
                );
                written += 1;
            }
        }
    }
    assert_eq!(written, explanations().len(), "mistakes written in {LISTS} and codes explained");
}

#[test]
fn lock_files_name_no_place_to_download_from() {
    let mut found = Vec::new();
    for line in read("Cargo.lock").lines().filter(|line| line.starts_with("source = ")) {
        if line != "source = \"registry+https://github.com/rust-lang/crates.io-index\"" {
            found.push(format!("Cargo.lock: {line}"));
        }
    }
    for file in files().iter().filter(|file| file.ends_with("package-lock.json")) {
        for line in read(file).lines().filter(|line| line.contains("\"resolved\"")) {
            found.push(format!("{file}: {}", line.trim()));
        }
    }
    none("addresses of registries", &found);
}

#[test]
fn the_checks_see_planted_faults_and_let_lookalikes_pass() {
    let calls = "fn f() { x.unwrap(); todo!() }\n#[cfg(test)]\nmod tests { fn g() { y.unwrap(); } }\nfn h() { dbg!(1); }";
    assert_eq!(surrenders("a", calls), ["a:1: unwrap", "a:1: todo", "a:4: dbg"]);
    let fine = "//! x.unwrap()\nfn f() { x.unwrap_or(1); let s = \"todo!()\"; }\n#[cfg(test)]\nmod tests;\nfn unwrap() {}";
    assert_eq!(surrenders("a", fine), Vec::<String>::new());

    let views = "struct A {\n    #[serde(default, skip_serializing_if = \"Option::is_none\")]\n    a: u8,\n}\n#[serde(untagged)]\nenum B {}";
    assert_eq!(lossy_attributes("a", views), ["a:2: skip_serializing_if", "a:5: untagged"]);
    let plain = "#[serde(rename = \"flatten\")]\nfn f() { x.iter().flatten().skip(1) }";
    assert_eq!(lossy_attributes("a", plain), Vec::<String>::new());

    let [work, root, home, tmp] =
        ["work/a", "root/", "home/x/y", "tmp/a"].map(|path| format!("see /{path}"));
    for text in [&work, &root, &home, &tmp] {
        assert_eq!(machine_paths("a.md", text).len(), 1, "{text}");
    }
    assert_eq!(machine_paths("tests/a.rs", &tmp), Vec::<String>::new());
    for text in ["https://example.vn/work/a", "a/root/b", "`/home/`", "../tmp/x", "</root>"] {
        assert_eq!(machine_paths("a.md", text), Vec::<String>::new(), "{text}");
    }
}
