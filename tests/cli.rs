//! The program as people and scripts meet it: exit codes, stdout and stderr, languages.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::fs;
use std::path::Path;
use std::process::Output;

use site::{BARE, NOW, TestSite, program, tree};

/// Runs the program with arguments in a folder.
fn run_in(folder: &Path, arguments: &[&str]) -> Output {
    program().current_dir(folder).args(arguments).output().expect("the program runs")
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("stdout is text")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("stderr is text")
}

const ARTICLE: &str = "+++\ntitle = \"Bài\"\ndate = 2026-05-01\n+++\nThân bài.\n";

/// A site of one article.
fn small() -> TestSite {
    let site = TestSite::bare();
    site.write("content/t/a.md", ARTICLE);
    site
}

#[test]
fn a_new_site_builds_at_once_and_not_twice() {
    let dir = tempfile::tempdir().unwrap();
    let made = run_in(dir.path(), &["init", "trang"]);
    assert_eq!((code(&made), err(&made).as_str()), (0, ""));
    assert!(out(&made).contains("toasoan build --root trang"), "{}", out(&made));
    let build = ["build", "--root", "trang", "--as-of", NOW];
    let first = run_in(dir.path(), &build);
    assert_eq!((code(&first), err(&first).as_str()), (0, ""));
    assert!(out(&first).starts_with("3 bài: dựng "), "{}", out(&first));
    assert!(out(&first).trim_end().ends_with("→ trang/public/"), "{}", out(&first));
    let before = tree(&dir.path().join("trang/public"));
    let second = run_in(dir.path(), &[&build[..], &["--lang", "en"]].concat());
    assert_eq!(code(&second), 0);
    assert!(out(&second).contains(": 0 pages rendered, "), "{}", out(&second));
    assert_eq!(tree(&dir.path().join("trang/public")), before);
    let check = run_in(dir.path(), &["check", "--root", "trang", "--as-of", NOW, "--deny", "hint"]);
    assert_eq!(code(&check), 0, "{}", err(&check));
}

#[test]
fn a_folder_with_files_is_not_made_into_a_site() {
    let site = TestSite::empty();
    site.write("cua-toi.txt", "của tôi");
    let output = run_in(site.root(), &["init", "."]);
    assert_eq!((code(&output), out(&output).as_str()), (2, ""));
    assert!(err(&output).contains("đã có tệp"), "{}", err(&output));
    assert_eq!(tree(site.root()).len(), 1);
    let english = run_in(site.root(), &["--lang", "en", "init", "."]);
    assert!(err(&english).contains("is not empty"), "{}", err(&english));
}

#[test]
fn problems_go_to_stderr_and_give_exit_code_1() {
    let site = small();
    site.write("content/t/b.md", ARTICLE.replace("title", "titel"));
    let output = run_in(site.root(), &["build", "--as-of", NOW]);
    assert_eq!(code(&output), 1);
    assert_eq!(out(&output).lines().count(), 1, "{}", out(&output));
    assert!(err(&output).contains("lỗi[T0105]") && err(&output).contains("content/t/b.md:2:1"));
    assert!(err(&output).trim_end().ends_with("2 lỗi, 0 cảnh báo, 0 gợi ý"), "{}", err(&output));
    // The other article is there nevertheless.
    assert!(site.path("public/t/a.html").exists());
    let english = run_in(site.root(), &["build", "--as-of", NOW, "--lang", "en"]);
    assert!(err(&english).contains("error[T0105]: there is no key `titel`"), "{}", err(&english));
    assert!(err(&english).contains("help: did you mean `title`?"), "{}", err(&english));
}

#[test]
fn warnings_and_hints_leave_exit_code_0_unless_denied() {
    let site = small();
    site.write("content/kho/quen.txt", "quên");
    assert_eq!(code(&run_in(site.root(), &["build", "--as-of", NOW])), 0);
    for (deny, expected) in [("hint", 1), ("warning", 0)] {
        let output = run_in(site.root(), &["check", "--as-of", NOW, "--deny", deny]);
        assert_eq!(code(&output), expected, "{deny}");
        assert!(err(&output).contains("T0605"));
    }
    assert!(!site.path("public/kho").exists() || site.path("public/kho/quen.txt").exists());
}

#[test]
fn a_check_writes_nothing() {
    let site = small();
    let before = tree(site.root());
    let output = run_in(site.root(), &["check", "--as-of", NOW]);
    assert_eq!(code(&output), 0);
    assert!(out(&output).contains("không có lỗi"), "{}", out(&output));
    assert_eq!(tree(site.root()), before);
}

#[test]
fn quiet_says_nothing_but_errors() {
    let site = small();
    let output = run_in(site.root(), &["build", "--quiet", "--as-of", NOW]);
    assert_eq!((code(&output), out(&output), err(&output)), (0, String::new(), String::new()));
    site.write("content/kho/quen.txt", "quên");
    site.write("content/t/b.md", "không có gì\n");
    let output = run_in(site.root(), &["build", "--quiet", "--as-of", NOW]);
    assert_eq!((code(&output), out(&output)), (1, String::new()));
    assert!(err(&output).contains("T0101") && !err(&output).contains("T0605"), "{}", err(&output));
}

#[test]
fn nothing_is_colored_outside_of_a_terminal() {
    let site = small();
    site.write("content/t/b.md", "không có gì\n");
    let output = run_in(site.root(), &["build", "--as-of", NOW]);
    assert!(!err(&output).contains('\u{1b}') && !out(&output).contains('\u{1b}'));
    let mut command = program();
    command.current_dir(site.root()).env("NO_COLOR", "1").args(["check", "--as-of", NOW]);
    assert!(!err(&command.output().unwrap()).contains('\u{1b}'));
}

#[test]
fn problems_for_machines_are_one_object_a_line() {
    let site = small();
    site.write("content/t/b.md", ARTICLE.replace("title", "titel"));
    let output = run_in(site.root(), &["build", "--as-of", NOW, "--format", "json"]);
    assert_eq!(code(&output), 1);
    let rows: Vec<serde_json::Value> =
        err(&output).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let row = rows.iter().find(|row| row["code"] == "T0105").expect("the problem");
    assert_eq!(row["severity"], "error");
    assert_eq!(row["at"]["file"], "content/t/b.md");
    assert_eq!((row["at"]["line"].as_u64(), row["at"]["column"].as_u64()), (Some(2), Some(1)));
    assert_eq!(row["vi"]["headline"], "không có khóa `titel`");
    assert_eq!(row["en"]["help"], "did you mean `title`?");
}

#[test]
fn a_build_tells_why_a_page_was_rendered_and_how_long_it_took() {
    let site = small();
    let explain = ["build", "--as-of", NOW, "--lang", "en", "--explain", "/t/a.html"];
    let first = run_in(site.root(), &explain);
    assert!(out(&first).contains("/t/a.html: new"), "{}", out(&first));
    let second = run_in(site.root(), &explain);
    assert!(out(&second).contains("not rendered"), "{}", out(&second));
    site.edit("content/t/a.md", "Thân bài.", "Thân khác.");
    let third = run_in(site.root(), &explain);
    assert!(
        out(&third).contains("/t/a.html: moved: ") && out(&third).contains("body"),
        "{}",
        out(&third)
    );
    site.remove("public/t/a.html");
    let fourth = run_in(site.root(), &explain);
    assert!(out(&fourth).contains("missing or was changed"), "{}", out(&fourth));
    // A build that finds nothing to do does not plan.
    let timed = ["build", "--as-of", NOW, "--lang", "en", "--timings", "--no-cache"];
    let timings = run_in(site.root(), &timed);
    assert!(out(&timings).contains("plan") && out(&timings).contains(" ms"), "{}", out(&timings));
}

#[test]
fn related_articles_are_listed_and_explained() {
    let site = small();
    site.write("content/t/b.md", ARTICLE.replace("05-01", "04-01").replace("Bài", "Cũ"));
    let list = run_in(site.root(), &["related", "t/a.md", "--as-of", NOW]);
    assert_eq!((code(&list), err(&list).as_str()), (0, ""));
    assert!(out(&list).contains("Cũ (t/b.md)  [cùng chuyên mục: t]"), "{}", out(&list));
    let why = run_in(site.root(), &["related", "t/a.md", "--why", "t/b.md", "--as-of", NOW]);
    assert!(out(&why).contains("độ hiếm") && out(&why).contains("B đứng thứ 1"), "{}", out(&why));
    let unknown = run_in(site.root(), &["related", "t/aa.md", "--as-of", NOW]);
    assert_eq!((code(&unknown), out(&unknown).as_str()), (2, ""));
    assert!(err(&unknown).contains("t/a.md"), "{}", err(&unknown));
}

#[test]
fn codes_are_explained() {
    let here = Path::new("/");
    let one = run_in(here, &["explain", "t0201"]);
    assert_eq!(code(&one), 0);
    assert!(out(&one).starts_with("T0201  Chuyên mục"), "{}", out(&one));
    let english = run_in(here, &["explain", "T0201", "--lang", "en"]);
    assert!(out(&english).contains("section"), "{}", out(&english));
    assert!(out(&run_in(here, &["explain"])).lines().count() > 50);
    let unknown = run_in(here, &["explain", "T0299"]);
    assert_eq!((code(&unknown), out(&unknown).as_str()), (2, ""));
    assert!(err(&unknown).contains("T02"), "{}", err(&unknown));
}

#[test]
fn the_environment_overrides_the_file_and_the_command_line_both() {
    let site = small();
    let build = |variables: &[(&str, &str)], more: &[&str]| {
        let mut command = program();
        command.current_dir(site.root()).args(["build", "--as-of", NOW]).args(more);
        let output = command.envs(variables.iter().copied()).output().unwrap();
        (code(&output), err(&output), site.read("public/t/a.html"))
    };
    let (status, _, page) = build(&[("TOASOAN_TITLE", "Trang môi trường")], &[]);
    assert!(status == 0 && page.contains("Trang môi trường"));
    let address = [("TOASOAN_BASE_URL", "https://moi-truong.vn")];
    assert!(build(&address, &[]).2.contains("https://moi-truong.vn/t/a.html"));
    let (_, _, page) = build(&address, &["--base-url", "https://dong-lenh.vn/mau"]);
    assert!(page.contains("https://dong-lenh.vn/mau/t/a.html") && !page.contains("moi-truong"));
    let (status, said, _) = build(&[("TOASOAN_TITEL", "x")], &[]);
    assert!(status == 0 && said.contains("T0707") && said.contains("TOASOAN_TITLE"), "{said}");
    let (status, said, _) = build(&[("TOASOAN_LISTS_PAGE_SIZE", "nhiều")], &[]);
    assert!(status == 1 && said.contains("T0704"), "{said}");
}

#[test]
fn the_moment_and_drafts_decide_what_is_there() {
    let site = small();
    site.write(
        "content/t/nhap.md",
        ARTICLE.replace("+++\ntitle", "+++\nstatus = \"ban-thao\"\ntitle"),
    );
    let early = run_in(site.root(), &["build", "--as-of", "2026-04-30T23:59"]);
    assert!(code(&early) == 0 && !site.path("public/t/a.html").exists());
    run_in(site.root(), &["build", "--as-of", "2026-05-01T00:00"]);
    assert!(site.path("public/t/a.html").exists() && !site.path("public/t/nhap.html").exists());
    run_in(site.root(), &["build", "--as-of", NOW, "--drafts"]);
    assert!(site.path("public/t/nhap.html").exists());
    run_in(site.root(), &["build", "--as-of", NOW]);
    assert!(!site.path("public/t/nhap.html").exists());
    let wrong = run_in(site.root(), &["build", "--as-of", "hôm qua"]);
    assert_eq!((code(&wrong), out(&wrong).as_str()), (2, ""));
    assert!(err(&wrong).contains("hôm qua"));
}

#[test]
fn another_output_folder_is_used_but_never_one_of_the_sources() {
    let site = small();
    let output = run_in(site.root(), &["build", "--as-of", NOW, "--out", "ra/day"]);
    assert_eq!(code(&output), 0);
    assert!(site.path("ra/day/t/a.html").exists() && !site.path("public").exists());
    let before = tree(site.root());
    for bad in [".", "content", "content/t", "static", "themes/x", "..", "/"] {
        let output = run_in(site.root(), &["build", "--as-of", NOW, "--out", bad]);
        assert_eq!(code(&output), 2, "{bad}");
        assert!(err(&output).contains("T0905"), "{bad}: {}", err(&output));
    }
    assert_eq!(tree(site.root()), before);
}

#[test]
fn without_a_configuration_the_way_out_is_said() {
    let site = TestSite::empty();
    for command in ["build", "check"] {
        let output = run_in(site.root(), &[command]);
        assert_eq!((code(&output), out(&output).as_str()), (2, ""), "{command}");
        assert!(err(&output).contains("T0701") && err(&output).contains("toasoan init"));
    }
    assert!(tree(site.root()).is_empty(), "{:?}", tree(site.root()).keys());
    site.write("khac.toml", BARE);
    assert_eq!(code(&run_in(site.root(), &["build", "--config", "khac.toml", "--as-of", NOW])), 0);
    assert_eq!(code(&run_in(site.root(), &["build", "--config", "../site.toml"])), 2);
}

#[test]
fn wrong_arguments_give_exit_code_2_and_help_0() {
    let here = Path::new("/");
    for arguments in [&["xay"][..], &["build", "--la"], &["build", "--jobs", "nhiều"], &[]] {
        let output = run_in(here, arguments);
        assert_eq!((code(&output), out(&output).as_str()), (2, ""), "{arguments:?}");
    }
    for arguments in [&["--help"][..], &["build", "--help"], &["--version"]] {
        let output = run_in(here, arguments);
        assert_eq!((code(&output), err(&output).as_str()), (0, ""), "{arguments:?}");
    }
}

#[test]
fn touched_files_are_read_again_only_when_asked() {
    let site = small();
    run_in(site.root(), &["build", "--as-of", NOW]);
    let place = site.path("content/t/a.md");
    // Equal size, equal time, the same file: only reading tells. Old enough for its time to be trusted.
    let old = std::time::SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(1_700_000_000);
    let set = |text: &str| {
        fs::write(&place, text).unwrap();
        fs::File::options().write(true).open(&place).unwrap().set_modified(old).unwrap();
    };
    set(ARTICLE);
    run_in(site.root(), &["build", "--as-of", NOW]);
    set(&ARTICLE.replace("Thân", "Thàn"));
    run_in(site.root(), &["build", "--as-of", NOW, "--verify"]);
    assert!(site.read("public/t/a.html").contains("Thàn bài."));
}
