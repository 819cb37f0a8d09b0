//! The ownership list, friendly and hostile.

use super::*;
use std::fs;

fn set(paths: &[&str]) -> BTreeSet<RelPath> {
    paths.iter().map(|path| RelPath::new(path).unwrap()).collect()
}

#[test]
fn the_list_is_plain_sorted_text() {
    let dir = tempfile::tempdir().unwrap();
    let output = Output::open(dir.path()).unwrap();
    assert!(load(&output).is_empty());
    finish(&output, &set(&["b/index.html", "a.html", "văn bản/số 1.pdf"])).unwrap();
    let text = fs::read_to_string(dir.path().join(LIST)).unwrap();
    assert_eq!(text, format!("{HEADER}a.html\nb/index.html\nvăn bản/số 1.pdf\n"));
    assert_eq!(load(&output), set(&["b/index.html", "a.html", "văn bản/số 1.pdf"]));
}

#[test]
fn a_claim_keeps_the_old_and_adds_the_new() {
    let dir = tempfile::tempdir().unwrap();
    let output = Output::open(dir.path()).unwrap();
    finish(&output, &set(&["old.html", "both.html"])).unwrap();
    claim(&output, &load(&output), &set(&["both.html", "new.html"])).unwrap();
    assert_eq!(load(&output), set(&["old.html", "both.html", "new.html"]));
    finish(&output, &set(&["both.html", "new.html"])).unwrap();
    assert_eq!(load(&output), set(&["both.html", "new.html"]));
}

#[cfg(unix)]
#[test]
fn an_equal_list_is_not_written_again() {
    use std::os::unix::fs::MetadataExt;
    let dir = tempfile::tempdir().unwrap();
    let output = Output::open(dir.path()).unwrap();
    let files = set(&["a.html", "b.html"]);
    finish(&output, &files).unwrap();
    let inode = || dir.path().join(LIST).metadata().unwrap().ino();
    let before = inode();
    finish(&output, &files).unwrap();
    claim(&output, &files, &set(&["a.html"])).unwrap();
    assert_eq!(inode(), before);
    finish(&output, &set(&["a.html"])).unwrap();
    assert_ne!(inode(), before);
}

#[test]
fn hostile_lines_are_passed_over() {
    let dir = tempfile::tempdir().unwrap();
    let output = Output::open(dir.path()).unwrap();
    let hostile = [
        "../x",
        "/etc/passwd",
        "a/../../x",
        "./x",
        "a//b",
        "a/",
        "",
        "/",
        "..",
        "C:/x",
        "c:x",
        "a\\..\\b",
        "x\0y",
        "nul",
        ".toasoan-files",
        ".toasoan-tmp-x",
        " ",
    ];
    let text = format!("{HEADER}{}\ngood/index.html\r\n", hostile.join("\n"));
    fs::write(dir.path().join(LIST), text).unwrap();
    assert_eq!(load(&output), set(&["good/index.html"]));
}

#[test]
fn a_list_without_our_header_is_empty() {
    let dir = tempfile::tempdir().unwrap();
    let output = Output::open(dir.path()).unwrap();
    for text in [&b"a.html\n"[..], b"", b"\xff\xfe", b"# something else\na.html\n"] {
        fs::write(dir.path().join(LIST), text).unwrap();
        assert!(load(&output).is_empty());
    }
}

#[cfg(unix)]
#[test]
fn a_list_that_is_a_link_is_not_followed() {
    let dir = tempfile::tempdir().unwrap();
    let outside = tempfile::NamedTempFile::new().unwrap();
    let text = format!("{HEADER}a.html\n");
    fs::write(outside.path(), &text).unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join(LIST)).unwrap();
    let output = Output::open(dir.path()).unwrap();
    assert!(load(&output).is_empty());
    finish(&output, &set(&["b.html"])).unwrap();
    assert_eq!(fs::read_to_string(outside.path()).unwrap(), text);
    assert_eq!(load(&output), set(&["b.html"]));
}
