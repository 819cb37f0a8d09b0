//! Reading files of every encoding.

use super::*;
use crate::source::file::ImageSize;
use crate::source::scan::walk;
use std::fs;
use std::time::{Duration, SystemTime};

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

fn one(root: &Path, name: &str, bytes: &[u8]) -> Result<(SourceFile, Vec<u8>), Diagnostic> {
    fs::create_dir_all(root.join("content")).unwrap();
    fs::write(root.join("content").join(name), bytes).unwrap();
    let (found, _) = walk(root, &["content"]);
    read(root, found.iter().find(|file| file.path.file_name() == name).unwrap())
}

#[test]
fn markdown_comes_with_its_bytes_and_other_files_without() {
    let dir = tempfile::tempdir().unwrap();
    let svg = br#"<svg viewBox="0 0 30 20"/>"#;
    let cases = [
        ("bài.md", &b"abc"[..], &b"abc"[..], None),
        ("a.pdf", b"abc", b"", None),
        ("a.svg", svg, b"", Some(ImageSize { width: 30, height: 20 })),
        ("broken.png", b"\x89PNG", b"", None),
    ];
    for (name, bytes, returned, image) in cases {
        let (file, text) = one(dir.path(), name, bytes).unwrap();
        assert_eq!(file.content, Digest::of_bytes(bytes), "{name}");
        assert_eq!(text, returned, "{name}");
        assert_eq!(file.image, image, "{name}");
        assert_eq!(file.stat.size, bytes.len() as u64, "{name}");
        assert_eq!(read_again(dir.path(), &file).unwrap(), bytes, "{name}");
    }
}

#[expect(clippy::disallowed_methods, reason = "a file gets a time of change in the past")]
#[test]
fn a_file_read_at_once_after_its_change_is_not_trusted_next_time() {
    let dir = tempfile::tempdir().unwrap();
    let (fresh, _) = one(dir.path(), "a.md", b"x").unwrap();
    assert_eq!(fresh.stat.mtime, Stat::UNSETTLED);
    let old = SystemTime::now() - Duration::from_hours(1);
    fs::File::options()
        .write(true)
        .open(dir.path().join("content/a.md"))
        .unwrap()
        .set_modified(old)
        .unwrap();
    let (found, _) = walk(dir.path(), &["content"]);
    assert_eq!(read(dir.path(), &found[0]).unwrap().0.stat, found[0].stat);
}

#[test]
fn huge_markdown_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("content")).unwrap();
    for (name, size, code) in [
        ("a.md", 16 * MB, None),
        ("b.md", 16 * MB + 1, Some("T0113")),
        ("c.md", 1 << 40, Some("T0113")),
    ] {
        let file = fs::File::create(dir.path().join("content").join(name)).unwrap();
        if file.set_len(size).is_err() {
            continue;
        }
        let (found, _) = walk(dir.path(), &["content"]);
        let found = found.iter().find(|file| file.path.file_name() == name).unwrap();
        let result = read(dir.path(), found);
        assert_eq!(result.err().map(|problem| problem.problem.code()), code, "{name}");
    }
}

#[test]
fn a_file_that_changes_between_two_readings_is_reported() {
    let dir = tempfile::tempdir().unwrap();
    let (file, _) = one(dir.path(), "a.md", b"old").unwrap();
    let path = dir.path().join("content/a.md");
    for new in ["new", "longer", ""] {
        fs::write(&path, new).unwrap();
        let problem = read_again(dir.path(), &file).unwrap_err();
        assert_eq!(problem.problem.code(), "T0906", "{new}");
    }
    fs::remove_file(path).unwrap();
    assert_eq!(read_again(dir.path(), &file).unwrap_err().problem.code(), "T0901");
}

#[test]
fn text_is_composed_and_keeps_its_line_ends() {
    for (bytes, expected) in [
        ("a\r\nb\n", "a\r\nb\n"),
        ("\u{feff}một", "một"),
        ("a\u{feff}b", "a\u{feff}b"),
        ("Nghi\u{323} quye\u{302}\u{301}t", "Nghị quyết"),
        ("", ""),
    ] {
        assert_eq!(text(bytes.as_bytes(), &rel("a.md")), (expected.to_owned(), None));
    }
}

#[test]
fn foreign_bytes_are_shown_where_they_stand() {
    for (bytes, expected, offset, start) in [
        (&b"abc\xff\xfed"[..], "abc\u{fffd}\u{fffd}d", 3, 3),
        (b"\xef\xbb\xbfab\xe1", "ab\u{fffd}", 5, 2),
        (b"e\xcc\x82\xcc\x81\xff", "\u{1ebf}\u{fffd}", 5, 3),
        (b"\xff\xfea\0", "\u{fffd}\u{fffd}a\0", 0, 0),
    ] {
        let (text, problem) = text(bytes, &rel("a.md"));
        assert_eq!(text, expected);
        let problem = problem.unwrap();
        assert_eq!(problem.problem, Front::NotUtf8 { offset }.into());
        assert_eq!(problem.at.unwrap().start, start);
    }
}
