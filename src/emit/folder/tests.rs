//! The output folder and what is refused as one.

use super::*;

fn set(paths: &[&str]) -> BTreeSet<RelPath> {
    paths.iter().map(|path| RelPath::new(path).unwrap()).collect()
}

#[test]
fn sources_and_the_root_are_no_output_folders() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("site");
    fs::create_dir_all(root.join("content/a")).unwrap();
    for (out, allowed) in [
        ("public", true),
        ("a/b/c", true),
        ("../elsewhere", true),
        ("contents", true),
        (".", false),
        ("..", false),
        ("/", false),
        ("public/..", false),
        ("content", false),
        ("content/a", false),
        ("content/new/folder", false),
        ("Content/new", false),
        ("public/../content", false),
        ("themes", false),
        ("static/public", false),
        ("../site", false),
    ] {
        let result = check_folder(&root, &root.join(out));
        assert_eq!(result.is_ok(), allowed, "{out}");
        if let Err(problem) = result {
            assert_eq!(problem.problem.code(), "T0905", "{out}");
        }
    }
}

#[cfg(unix)]
#[test]
fn links_do_not_hide_where_the_output_lies() {
    use std::os::unix::fs::symlink;
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path().join("site");
    fs::create_dir_all(root.join("content")).unwrap();
    fs::create_dir(dir.path().join("assets")).unwrap();
    symlink(root.join("content"), root.join("public")).unwrap();
    symlink(&root, dir.path().join("alias")).unwrap();
    symlink(dir.path().join("assets"), root.join("static")).unwrap();
    for out in
        ["site/public", "site/public/x", "alias", "alias/content", "assets/x", "site/static/x"]
    {
        assert!(check_folder(&root, &dir.path().join(out)).is_err(), "{out}");
    }
    assert!(check_folder(&dir.path().join("alias"), &root.join("content")).is_err());
    assert!(check_folder(&dir.path().join("alias"), &root.join("out")).is_ok());
}

#[test]
fn opening_makes_the_folder_and_sweeps_leftovers() {
    let dir = tempfile::tempdir().unwrap();
    let out = dir.path().join("a/public");
    let output = Output::open(&out).unwrap();
    let leftover = output.dir().join(".toasoan-tmp-x1");
    fs::write(&leftover, "half").unwrap();
    fs::write(output.dir().join("kept"), "").unwrap();
    Output::open(&out).unwrap();
    assert!(!leftover.exists());
    assert!(output.dir().join("kept").exists());
    fs::write(dir.path().join("file"), "").unwrap();
    let problem = Output::open(&dir.path().join("file")).unwrap_err();
    assert_eq!(problem.problem.code(), "T0902");
}

#[test]
fn folders_are_made_with_those_that_hold_them() {
    let dir = tempfile::tempdir().unwrap();
    let mut output = Output::open(dir.path()).unwrap();
    fs::create_dir(dir.path().join("x")).unwrap();
    let problems = output.make_folders(&set(&["a/b/c", "a/d", "x/y", ""]));
    assert!(problems.is_empty());
    for folder in ["a/b/c", "a/d", "x/y"] {
        assert!(dir.path().join(folder).is_dir(), "{folder}");
    }
}

#[test]
fn a_file_in_the_way_of_a_folder_stays() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a"), "theirs").unwrap();
    let mut output = Output::open(dir.path()).unwrap();
    let problems = output.make_folders(&set(&["a/b", "c"]));
    assert_eq!(problems.iter().map(|p| p.problem.code()).collect::<Vec<_>>(), ["T0904"]);
    assert_eq!(fs::read(dir.path().join("a")).unwrap(), b"theirs");
    assert!(dir.path().join("c").is_dir());
}

#[cfg(unix)]
#[test]
fn no_folder_is_made_behind_a_link() {
    let dir = tempfile::tempdir().unwrap();
    let outside = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(outside.path(), dir.path().join("a")).unwrap();
    let mut output = Output::open(dir.path()).unwrap();
    let problems = output.make_folders(&set(&["a/b"]));
    assert_eq!(problems.iter().map(|p| p.problem.code()).collect::<Vec<_>>(), ["T0903"]);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}
