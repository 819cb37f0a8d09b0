//! Pruning what is ours and nothing else.

use super::*;
use std::path::Path;
use tempfile::TempDir;

fn set(paths: &[&str]) -> BTreeSet<RelPath> {
    paths.iter().map(|path| RelPath::new(path).unwrap()).collect()
}

fn output(files: &[&str]) -> (TempDir, Output) {
    let dir = tempfile::tempdir().unwrap();
    for file in files {
        let place = dir.path().join(file);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, file).unwrap();
    }
    let output = Output::open(dir.path()).unwrap();
    (dir, output)
}

fn tree(dir: &Path) -> Vec<String> {
    let mut all: Vec<String> = walkdir::WalkDir::new(dir)
        .min_depth(1)
        .into_iter()
        .map(|entry| entry.unwrap().path().strip_prefix(dir).unwrap().display().to_string())
        .collect();
    all.sort();
    all
}

#[test]
fn owned_files_that_are_not_planned_go_with_their_empty_folders() {
    let (dir, output) = output(&["a/b/c/x.html", "a/b/y.html", "a/keep.html", "z/index.html"]);
    let owned = set(&["a/b/c/x.html", "a/b/y.html", "a/keep.html", "z/index.html"]);
    let pruned = prune(&output, &owned, &set(&["a/keep.html", "new.html"]));
    assert_eq!(
        pruned.removed,
        ["a/b/c/x.html", "a/b/y.html", "z/index.html"].map(|p| RelPath::new(p).unwrap())
    );
    assert!(pruned.kept.is_empty() && pruned.problems.is_empty());
    assert_eq!(tree(dir.path()), ["a", "a/keep.html"]);
}

#[test]
fn foreign_files_and_their_folders_stay() {
    let (dir, output) = output(&["a/x.html", "a/note.txt", "b/x.html", "c/theirs.html"]);
    fs::create_dir(dir.path().join("empty")).unwrap();
    let pruned = prune(&output, &set(&["a/x.html", "b/x.html", "gone/x.html"]), &set(&[]));
    assert_eq!(pruned.removed.len(), 2);
    assert_eq!(tree(dir.path()), ["a", "a/note.txt", "c", "c/theirs.html", "empty"]);
}

#[test]
fn a_folder_emptied_before_a_build_was_killed_still_goes() {
    let (dir, output) = output(&[]);
    fs::create_dir_all(dir.path().join("a/b")).unwrap();
    let pruned = prune(&output, &set(&["a/b/x.html"]), &set(&[]));
    assert!(pruned.removed.is_empty() && pruned.problems.is_empty());
    assert!(tree(dir.path()).is_empty());
    assert!(dir.path().is_dir());
}

#[test]
fn a_folder_in_the_place_of_a_file_stays() {
    let (dir, output) = output(&["x.html/theirs"]);
    let pruned = prune(&output, &set(&["x.html"]), &set(&[]));
    assert!(pruned.removed.is_empty() && pruned.problems.is_empty());
    assert_eq!(tree(dir.path()), ["x.html", "x.html/theirs"]);
}

#[test]
fn a_file_in_the_place_of_a_folder_stays() {
    let (dir, output) = output(&["a"]);
    let pruned = prune(&output, &set(&["a/x.html"]), &set(&[]));
    assert!(pruned.removed.is_empty());
    assert_eq!(tree(dir.path()), ["a"]);
}

#[test]
fn a_page_can_become_a_folder_and_a_folder_a_page() {
    use crate::emit::write::Existing;
    let (dir, mut output) = output(&["a", "b/x.html"]);
    let planned = set(&["a/x.html", "b"]);
    let pruned = prune(&output, &set(&["a", "b/x.html"]), &planned);
    assert_eq!(pruned.removed.len(), 2);
    assert!(output.make_folders(&set(&["a"])).is_empty());
    for path in &planned {
        assert!(output.write(path, b"new", Existing::Ours).is_ok());
    }
    assert_eq!(tree(dir.path()), ["a", "a/x.html", "b"]);
}

#[cfg(unix)]
#[test]
fn nothing_behind_a_link_is_removed() {
    use std::os::unix::fs::symlink;
    let (outside, _) = output(&["x.html", "sub/y.html"]);
    let (dir, output) = output(&["file"]);
    symlink(outside.path(), dir.path().join("a")).unwrap();
    symlink(outside.path().join("x.html"), dir.path().join("link.html")).unwrap();
    let pruned = prune(&output, &set(&["a/x.html", "a/sub/y.html", "link.html"]), &set(&[]));
    assert!(pruned.removed.is_empty());
    assert_eq!(tree(outside.path()), ["sub", "sub/y.html", "x.html"]);
    assert_eq!(tree(dir.path()), ["a", "file", "link.html"]);
}
