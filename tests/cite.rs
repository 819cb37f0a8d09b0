//! The recogniser against sentences: each line of `tests/cite/*.md` that begins with `- ` is one.
//!
//! Citations stand in ⟦ ⟧, and their keys after `=>`, parted by ` | `. A key may go on with `-> id`, the
//! document it leads to, or `-> reason`. Options stand first in braces, parted by `;`: `nfd` decomposes the
//! sentence, `nbsp` makes its spaces no-break, a date and a region are those of the article.
//! A sentence without marks cites nothing.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use std::time::Instant;

use proptest::prelude::*;
use toasoan::base::date::Day;
use toasoan::base::route::RelPath;
use toasoan::base::table::{Id, Table};
use toasoan::base::text::Text;
use toasoan::cite::Citation;
use toasoan::cite::titles::Titles;
use toasoan::cited::finder::Finder;
use toasoan::cited::resolve::{Context, resolve};
use toasoan::cited::titles;
use toasoan::markup;
use toasoan::model::document::Document;
use toasoan::model::registry;
use unicode_normalization::UnicodeNormalization as _;

/// A sentence and what it cites.
struct Case {
    place: String,
    text: String,
    date: Option<Day>,
    region: Option<String>,
    /// Span, key, and the document or reason if it is told.
    expected: Vec<(usize, usize, String, Option<String>)>,
}

fn case(place: &str, line: &str) -> Case {
    let (mut sentence, keys) = line.rsplit_once("=>").unwrap_or((line, ""));
    let mut case = Case {
        place: place.to_owned(),
        text: String::new(),
        date: None,
        region: None,
        expected: Vec::new(),
    };
    let (mut nfd, mut nbsp) = (false, false);
    if let Some(rest) = sentence.trim_start().strip_prefix('{') {
        let (options, rest) = rest.split_once('}').expect("options are closed");
        sentence = rest;
        for option in options.split(';').map(str::trim) {
            match option {
                "nfd" => nfd = true,
                "nbsp" => nbsp = true,
                _ => match Day::parse(option) {
                    Some(day) => case.date = Some(day),
                    None => case.region = Some(option.to_owned()),
                },
            }
        }
    }
    let mut sentence = sentence.trim().replace("\\n", "\n");
    if nfd {
        sentence = sentence.nfd().collect();
    }
    if nbsp {
        sentence = sentence.replace(' ', "\u{a0}");
    }
    let mut spans = Vec::new();
    for c in sentence.chars() {
        match c {
            '⟦' => spans.push((case.text.len(), 0)),
            '⟧' => spans.last_mut().expect("opened").1 = case.text.len(),
            c => case.text.push(c),
        }
    }
    let keys: Vec<&str> = keys.split(" | ").map(str::trim).filter(|key| !key.is_empty()).collect();
    assert_eq!(keys.len(), spans.len(), "{place}: as many keys as spans\n{line}");
    for ((start, end), key) in spans.into_iter().zip(keys) {
        let (key, target) = match key.split_once("->") {
            Some((key, target)) => (key.trim(), Some(target.trim().to_owned())),
            None => (key, None),
        };
        case.expected.push((start, end, key.to_owned(), target));
    }
    case
}

/// The cases by class, the name of their file.
fn suite() -> BTreeMap<String, Vec<Case>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cite");
    let mut classes = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the suite is there").flatten() {
        let name = entry.file_name().to_string_lossy().replace(".md", "");
        let text = fs::read_to_string(entry.path()).expect("the file can be read");
        let lines =
            text.lines().enumerate().filter_map(|(n, line)| Some((n, line.strip_prefix("- ")?)));
        let cases = lines.map(|(n, line)| case(&format!("{name}.md:{}", n + 1), line)).collect();
        classes.insert(name, cases);
    }
    classes
}

/// The titles of the built-in registry.
fn built_in() -> &'static Titles {
    static TITLES: LazyLock<Titles> = LazyLock::new(|| titles(true, &[]).expect("documents"));
    &TITLES
}

fn recognise(text: &str) -> Vec<Citation> {
    toasoan::cite::recognise(text, built_in())
}

/// The citations in Markdown, with their bytes in the text.
fn in_markdown(text: &str) -> Vec<(Citation, std::ops::Range<usize>)> {
    let file = RelPath::new("content/a/b.md").expect("a path");
    let body = toasoan::parse::front::body_start(text);
    let options = markup::Options::default();
    let (facts, _) = markup::facts(&file, text, body, &options, Some(built_in()));
    let found = facts.citations.into_iter();
    found.map(|m| (m.citation, m.start as usize..m.end as usize)).collect()
}

fn documents() -> Table<Document> {
    let seeds = registry::documents();
    let mut all: Vec<Document> = seeds.iter().map(|seed| seed.document.clone()).collect();
    for (document, seed) in all.iter_mut().zip(&seeds) {
        let at = |name: &Text| seeds.iter().position(|seed| seed.document.id == *name);
        document.replaced_by = seed.successors.iter().filter_map(at).map(Id::from_index).collect();
    }
    Table::from_sorted(all)
}

#[test]
fn sentences_are_read_as_written_in_the_suite() {
    let documents = documents();
    let find = Finder::new(&documents);
    let mut wrong = String::new();
    let mut table = String::new();
    let (mut citing, mut silent) = (0, 0);
    for (class, cases) in suite() {
        let (mut right, mut extra, mut missed) = (0_u32, 0_u32, 0_u32);
        for case in &cases {
            if case.expected.is_empty() {
                silent += 1;
            } else {
                citing += 1;
            }
            let found = recognise(&case.text);
            let context = Context {
                date: case.date,
                region: case.region.as_deref(),
                relied: &[],
                documents: &documents,
                find: &find,
            };
            let resolved = resolve(&found, &context);
            let name = |at: usize| match resolved[at].id {
                Some(id) => documents.get(id).id.to_string(),
                None => resolved[at].reason.name().to_owned(),
            };
            let is = |at: usize, e: &(usize, usize, String, Option<String>)| {
                let f = &found[at];
                (f.start, f.end, &f.key) == (e.0, e.1, &e.2)
                    && e.3.as_ref().is_none_or(|target| *target == name(at))
            };
            let hits = case.expected.iter().filter(|e| (0..found.len()).any(|at| is(at, e))).count()
                as u32;
            right += hits;
            extra += found.len() as u32 - hits;
            missed += case.expected.len() as u32 - hits;
            if hits as usize != found.len() || hits as usize != case.expected.len() {
                let _ = writeln!(wrong, "{}: {}", case.place, case.text);
                for (start, end, key, target) in &case.expected {
                    let target = target.as_deref().unwrap_or("");
                    let _ =
                        writeln!(wrong, "    want ⟦{}⟧ {key} {target}", &case.text[*start..*end]);
                }
                for (at, f) in found.iter().enumerate() {
                    let _ = writeln!(wrong, "    got  ⟦{}⟧ {} {}", f.surface, f.key, name(at));
                }
            }
        }
        let share = |part: u32, other: u32| {
            let all = part + other;
            if all == 0 { 100.0 } else { f64::from(part) * 100.0 / f64::from(all) }
        };
        let _ = writeln!(
            table,
            "{class:<14} {:>4} sentences {right:>4} citations  precision {:>5.1} %  recall {:>5.1} %",
            cases.len(),
            share(right, extra),
            share(right, missed),
        );
    }
    println!("{table}{citing} sentences cite, {silent} do not");
    assert!(wrong.is_empty(), "{table}{wrong}");
    assert!(citing >= 300, "{citing} sentences that cite");
    assert!(silent >= 120, "{silent} sentences that cite nothing");
}

/// Pieces of which citations are made, and what breaks them.
fn pieces() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Nghị quyết",
        "nghị quyết",
        " ",
        "số",
        "42",
        "18,19",
        "-",
        "–",
        "/",
        "NQ",
        "QĐ",
        "QÐ",
        "TW",
        "T.Ư",
        "khóa",
        "khoá",
        "(",
        ")",
        "XI",
        "; XIII",
        "Trung ương",
        "Hội nghị",
        "lần thứ",
        "tư",
        "Đại hội",
        "của",
        "Bộ Chính trị",
        "ngày",
        "30-11-2004",
        "Điều lệ Đảng",
        "Luật Báo chí",
        "\n",
        "\u{a0}",
        "\u{301}",
        "\u{323}",
        "năm 2016",
        "Tỉnh ủy",
        "Nghệ An",
        "này",
        "&nbsp;",
        "\u{200b}",
        "%",
        "“",
    ]);
    let piece =
        prop_oneof![4 => known.prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn check_spans(text: &str) {
    let mut last = 0;
    for citation in recognise(text) {
        assert!(citation.start >= last && citation.start < citation.end, "{citation:?}");
        assert!(citation.end <= text.len(), "{citation:?}");
        assert_eq!(&text[citation.start..citation.end], citation.surface);
        last = citation.end;
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check_spans(&text);
    }

    #[test]
    fn texts_of_broken_citations_are_read(text in pieces()) {
        check_spans(&text);
        let documents = documents();
        let find = Finder::new(&documents);
        let found = recognise(&text);
        let context =
            Context { date: None, region: None, relied: &[], documents: &documents, find: &find };
        prop_assert_eq!(resolve(&found, &context).len(), found.len());
        for (_, range) in in_markdown(&text) {
            prop_assert!(range.start < range.end && text.get(range).is_some());
        }
    }
}

/// The least of five runs, in seconds.
fn seconds(text: &str) -> f64 {
    let _ = recognise(text);
    let run = || {
        let start = Instant::now();
        let _ = recognise(text);
        start.elapsed().as_secs_f64()
    };
    (0..5).map(|_| run()).fold(f64::INFINITY, f64::min)
}

/// Texts that tempt a reader to look far ahead or back, again and again.
#[test]
fn hostile_texts_take_time_in_proportion() {
    let pieces = [
        "Nghị quyết ",
        "Nghị quyết số 1, ",
        "1-",
        "9",
        "- ",
        "Quy định và ",
        "NQ/",
        "42-NQ",
        "Đại hội Đảng bộ ",
        "Nghị quyết Trung ương 4 khóa XI, ",
        " \n",
        "\u{a0}",
        "\u{301}",
        "T.",
        "Bộ Chính trị có ",
        "a",
        "é",
        "Quy định về những điều đảng viên ",
        "Nghị quyết Đại hội Đảng Đảng ",
        "18,19,",
        "\u{200b}",
    ];
    for piece in pieces {
        let small = piece.repeat(20_000 / piece.len());
        let large = piece.repeat(160_000 / piece.len());
        check_spans(&small);
        let (few, many) = (seconds(&small), seconds(&large));
        assert!(many < few * 24.0 + 0.02, "{piece:?}: {few} s, eight times as much {many} s");
    }
}

/// `cargo test --release --test cite -- --ignored --nocapture` shows the speed.
#[test]
#[ignore = "measures; needs an optimized build"]
fn speed() {
    let words = include_str!("bench/words.txt").split_once("[words]").map_or("", |(_, rest)| rest);
    let words = words.split('[').next().unwrap_or("").split(['|', '\n']);
    let words = words.map(str::trim).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let mut plain = String::new();
    let mut seed = 7_usize;
    while plain.len() < 8_000_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        plain.push_str(words[(seed >> 33) % words.len()]);
        plain.push_str(if (seed >> 40).is_multiple_of(17) { ". " } else { " " });
    }
    let mut citing = String::new();
    while citing.len() < 8_000_000 {
        for case in suite().values().flatten() {
            citing.push_str(&case.text);
            citing.push('\n');
        }
    }
    let digits = "12-34-5--678-9 ".repeat(1_000_000 / 15);
    for (name, text) in [("plain", &plain), ("suite", &citing), ("digits and dashes", &digits)] {
        let (took, size) = (seconds(text), text.len() as f64 / 1e6);
        let count = recognise(text).len();
        println!(
            "{name:<18} {size:>5.1} MB {:>8.2} ms {:>7.1} MB/s {count} citations",
            took * 1e3,
            size / took
        );
    }
}

#[test]
fn markdown_keeps_out_code_links_html_and_calls() {
    let text = "+++\ntitle = \"Nghị quyết 1-NQ/TW\"\n+++\n\n# Về Nghị quyết 2-NQ/TW\n\nTheo Nghị quyết\nsố 3-NQ/TW và `Nghị quyết 4-NQ/TW`, \
[Nghị quyết 5-NQ/TW](/a/), <b title=\"Nghị quyết 6-NQ/TW\">Nghị quyết 7-NQ/TW</b>.\n\n    Nghị quyết 8-NQ/TW\n\n```\nNghị quyết 9-NQ/TW\n```\n\n\
<div>Nghị quyết 10-NQ/TW</div>\n\n{{ <card title=\"Nghị quyết 11-NQ/TW\" /> }}\n\n{% <box> %}\nNghị quyết 12-NQ/TW\n{% </box> %}\n\n\
![Nghị quyết 13-NQ/TW](a.jpg)\n\nhttps://a.vn/42-NQ/TW và **Nghị quyết 14-NQ/TW**\n";
    let found = in_markdown(text).into_iter();
    let found: Vec<String> = found.filter_map(|(citation, _)| citation.number).collect();
    assert_eq!(found, ["02", "03", "07", "12", "14"]);
}

#[test]
fn the_program_prints_rows() {
    let run = |args: &[&str], input: &str| {
        let root = tempfile::tempdir().unwrap();
        let mut command = assert_cmd::Command::cargo_bin("toasoan").unwrap();
        let output = command
            .args(["cite", "--root", root.path().to_str().unwrap()])
            .args(args)
            .write_stdin(input)
            .output()
            .unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    let rows: serde_json::Value =
        serde_json::from_str(&run(&["--format", "json"], "Đảng có Chỉ thị 05-CT/TW.")).unwrap();
    let row = &rows[0];
    assert_eq!((&row["start"], &row["start_char"]), (&12.into(), &8.into()));
    assert_eq!(row["surface"], "Chỉ thị 05-CT/TW");
    assert_eq!((&row["key"], &row["id"]), (&"ct:05-CT/TW".into(), &"ct-05-tw-k12".into()));
    let front =
        "+++\ntitle = \"A\"\ndate = 2022-05-01\nregions = [\"Nghệ An\"]\n+++\nQuy định 09-QĐ/TU.\n";
    assert!(run(&[], front).contains("qyd-09-tu-nghean-k19"));
    assert!(run(&["--region", "Hà Nội"], front).contains("- (qyd-09-tu-nghean-k19)"));
}
