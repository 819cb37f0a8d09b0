//! Equal sources give equal bytes: in another process, on another number of threads, in another folder.

#[path = "incremental/corpus.rs"]
#[expect(dead_code, reason = "only the site is needed, not its edits")]
mod corpus;
#[path = "incremental/photo.rs"]
#[expect(dead_code, reason = "only its pictures are needed")]
mod photo;
#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use corpus::Chance;
use site::{BARE, NOW, TestSite, Tree, difference, program, tree};

/// A site that uses every kind of source, written file by file in some order.
fn write(site: &TestSite) {
    let configuration = BARE.replace("documents = false", "documents = true");
    corpus::surroundings(site, &format!("{configuration}\n[theme]\nname = \"thu\"\n"));
    let mut chance = Chance::new(21);
    let mut files: Vec<String> = Vec::new();
    for number in 0..60 {
        let article = corpus::article(&mut chance, number, &files);
        site.write(&format!("content/{}", article.file), article.text());
        files.push(article.file);
    }
}

/// Builds by the program; gives the output and what it printed of problems.
fn build(site: &TestSite, out: &str, more: &[&str]) -> (Tree, String) {
    let out = site.path(out);
    let output = program()
        .args(["build", "--quiet", "--no-cache", "--format", "json", "--as-of", NOW, "--root"])
        .arg(site.root())
        .arg("--out")
        .arg(&out)
        .args(more)
        .output()
        .expect("the program runs");
    assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    (tree(&out), String::from_utf8_lossy(&output.stderr).into_owned())
}

#[track_caller]
fn assert_equal(left: &(Tree, String), right: &(Tree, String)) {
    if let Some(difference) = difference(&left.0, &right.0) {
        panic!("{difference}");
    }
    assert_eq!(left.1, right.1, "the problems differ");
    assert!(left.0.len() > 100, "{} files", left.0.len());
}

#[test]
fn two_processes_and_any_number_of_threads_give_equal_trees() {
    let site = TestSite::empty();
    write(&site);
    let one = build(&site, "mot", &["--jobs", "1"]);
    assert_equal(&one, &build(&site, "bon", &["--jobs", "4"]));
    assert_equal(&one, &build(&site, "lai", &["--jobs", "4"]));
    let (here, _) = site.clean();
    assert_eq!(difference(&one.0, &here), None);
}

#[test]
fn the_place_of_the_root_does_not_matter() {
    let (here, there) = (TestSite::empty(), TestSite::empty());
    write(&here);
    write(&there);
    assert_equal(&build(&here, "mot", &[]), &build(&there, "mot", &[]));
}

#[test]
fn the_order_in_which_files_were_written_does_not_matter() {
    let (here, there) = (TestSite::empty(), TestSite::empty());
    write(&here);
    // Written again in the other order, after a detour over other names.
    let mut files: Vec<(String, Vec<u8>)> = tree(here.root()).into_iter().collect();
    files.reverse();
    for (name, bytes) in files {
        there.write(&format!("{name}.part"), bytes);
        there.rename(&format!("{name}.part"), &name);
    }
    assert_equal(&build(&here, "mot", &[]), &build(&there, "mot", &[]));
}

#[test]
fn the_environment_does_not_matter() {
    let site = TestSite::empty();
    write(&site);
    let plain = build(&site, "mot", &[]);
    let output = program()
        .envs([("TZ", "America/New_York"), ("LC_ALL", "tr_TR.UTF-8"), ("HOME", "/nonexistent")])
        .current_dir("/")
        .args(["build", "--quiet", "--no-cache", "--format", "json", "--as-of", NOW, "--root"])
        .arg(site.root())
        .arg("--out")
        .arg(site.path("hai"))
        .output()
        .expect("the program runs");
    let other = (tree(&site.path("hai")), String::from_utf8_lossy(&output.stderr).into_owned());
    assert_equal(&plain, &other);
}
