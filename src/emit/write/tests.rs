//! Writing, adopting and refusing files.

use super::*;
use crate::diag::problem::Diagnostic;
use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};
use tempfile::TempDir;

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn output() -> (TempDir, Output) {
    let dir = tempfile::tempdir().unwrap();
    let mut output = Output::open(dir.path()).unwrap();
    assert!(output.make_folders(&BTreeSet::from([rel("a")])).is_empty());
    (dir, output)
}

#[expect(clippy::disallowed_methods, reason = "a file gets a time of change in the past")]
fn put(place: &Path, text: &str) -> SystemTime {
    fs::write(place, text).unwrap();
    let old = SystemTime::now() - Duration::from_hours(1);
    File::options().write(true).open(place).unwrap().set_modified(old).unwrap();
    place.metadata().unwrap().modified().unwrap()
}

fn code<T>(result: Result<T, Diagnostic>) -> Option<&'static str> {
    result.err().map(|problem| problem.problem.code())
}

/// Both ways to the same file: by bytes and by copy.
fn both(
    output: &Output,
    path: &str,
    text: &str,
    existing: Existing,
) -> [Box<dyn Fn() -> Result<Written, Diagnostic>>; 2] {
    let source =
        output.dir().parent().unwrap().join(format!("source-{}", Digest::of(&output.dir())));
    fs::write(&source, text).unwrap();
    let (output, path, text) = (output.clone(), rel(path), text.to_owned());
    let (output2, path2, digest) =
        (output.clone(), path.clone(), Digest::of_bytes(text.as_bytes()));
    [
        Box::new(move || output.write(&path, text.as_bytes(), existing)),
        Box::new(move || {
            let result = output2.copy(&path2, &source, digest, existing);
            fs::remove_file(&source).unwrap();
            result
        }),
    ]
}

#[test]
fn every_case_of_a_standing_file() {
    for (standing, new, existing, changed) in [
        (None, "new", Existing::Unknown, Ok(true)),
        (None, "new", Existing::Ours, Ok(true)),
        (None, "", Existing::Ours, Ok(true)),
        (Some("old"), "old", Existing::Unknown, Ok(false)),
        (Some("old"), "old", Existing::Ours, Ok(false)),
        (Some("old"), "new", Existing::Ours, Ok(true)),
        (Some("old"), "", Existing::Ours, Ok(true)),
        (Some("old"), "new", Existing::Unknown, Err("T0904")),
        (Some(""), "new", Existing::Unknown, Err("T0904")),
    ] {
        for way in 0..2 {
            let (dir, output) = output();
            let place = dir.path().join("a/x.html");
            let before = standing.map(|text| put(&place, text));
            let result = both(&output, "a/x.html", new, existing)[way]();
            let case = format!("{standing:?} {new:?} {existing:?} way {way}");
            assert_eq!(
                result.as_ref().map(|w| w.changed).map_err(|p| p.problem.code()),
                changed,
                "{case}"
            );
            let now = fs::read_to_string(&place).unwrap();
            if changed == Ok(true) {
                assert_eq!(now, new, "{case}");
            } else {
                assert_eq!(now, standing.unwrap(), "{case}");
                assert_eq!(place.metadata().unwrap().modified().ok(), before, "{case}");
            }
            if let Ok(written) = result {
                assert_eq!(output.stat(&rel("a/x.html")), Some(written.stat), "{case}");
            }
            assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1, "{case}: temporary file left");
        }
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_file_is_never_followed() {
    let outside = tempfile::tempdir().unwrap();
    let (secret, missing) = (outside.path().join("secret"), outside.path().join("missing"));
    for target in [&secret, &missing] {
        for (existing, expected) in [(Existing::Ours, None), (Existing::Unknown, Some("T0904"))] {
            for way in 0..2 {
                fs::write(&secret, "page").unwrap();
                let (dir, output) = output();
                let place = dir.path().join("a/x.html");
                std::os::unix::fs::symlink(target, &place).unwrap();
                assert_eq!(output.stat(&rel("a/x.html")), None);
                assert_eq!(code(both(&output, "a/x.html", "new", existing)[way]()), expected);
                assert_eq!(place.symlink_metadata().unwrap().is_symlink(), expected.is_some());
                assert_eq!(fs::read(&secret).unwrap(), b"page");
                assert!(!missing.exists());
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_behind_a_linked_folder() {
    let outside = tempfile::tempdir().unwrap();
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("a")).unwrap();
    let mut output = Output::open(dir.path()).unwrap();
    for folder in ["a", "a/b"] {
        let problems = output.make_folders(&BTreeSet::from([rel(folder)]));
        assert!(problems.has_errors());
        let path = rel(folder).join("x.html").unwrap();
        assert_eq!(code(output.write(&path, b"x", Existing::Ours)), Some("T0903"));
    }
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_in_the_place_of_a_file_stays() {
    let (dir, output) = output();
    fs::create_dir(dir.path().join("a/x.html")).unwrap();
    for existing in [Existing::Ours, Existing::Unknown] {
        assert_eq!(code(output.write(&rel("a/x.html"), b"x", existing)), Some("T0904"));
    }
    assert!(dir.path().join("a/x.html").is_dir());
}

#[test]
fn a_folder_that_was_not_made_is_no_place_to_write() {
    let (dir, output) = output();
    assert_eq!(code(output.write(&rel("b/x.html"), b"x", Existing::Ours)), Some("T0902"));
    fs::create_dir(dir.path().join("b")).unwrap();
    assert_eq!(code(output.write(&rel("b/x.html"), b"x", Existing::Ours)), Some("T0902"));
}

#[test]
fn our_own_files_are_no_pages() {
    let (_dir, output) = output();
    for name in [".toasoan-files", ".toasoan-tmp-x"] {
        assert_eq!(code(output.write(&rel(name), b"x", Existing::Ours)), Some("T0904"), "{name}");
    }
}

#[test]
fn a_source_that_is_gone_or_has_changed_is_not_copied() {
    let (dir, output) = output();
    let source = tempfile::NamedTempFile::new().unwrap();
    fs::write(source.path(), "new").unwrap();
    let expected = Digest::of_bytes(b"old");
    for existing in [Existing::Ours, Existing::Unknown] {
        let path = rel("a/x.pdf");
        assert_eq!(code(output.copy(&path, source.path(), expected, existing)), Some("T0906"));
        assert_eq!(code(output.copy(&path, Path::new("/none"), expected, existing)), Some("T0901"));
        assert!(!dir.path().join("a/x.pdf").exists());
    }
    fs::write(dir.path().join("a/x.pdf"), "standing").unwrap();
    assert_eq!(
        code(output.copy(&rel("a/x.pdf"), source.path(), expected, Existing::Ours)),
        Some("T0906")
    );
    assert_eq!(fs::read(dir.path().join("a/x.pdf")).unwrap(), b"standing");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
}
