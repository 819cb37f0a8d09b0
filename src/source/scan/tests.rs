//! Walking folders, links and odd names.

use super::*;
use std::fs;
use tempfile::TempDir;

fn site(files: &[&str]) -> TempDir {
    let dir = tempfile::tempdir().unwrap();
    for file in files {
        put(dir.path(), file);
    }
    dir
}

fn put(root: &Path, file: &str) {
    let path = root.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, file).unwrap();
}

fn paths(found: &[Found]) -> Vec<&str> {
    found.iter().map(|file| file.path.as_str()).collect()
}

fn codes(problems: &Problems) -> Vec<&str> {
    problems.iter().map(|problem| problem.problem.code()).collect()
}

const NAME: &str = "T0604";
const SYMLINK: &str = "T0603";
const TWIN: &str = "T0119";

#[test]
fn files_come_sorted_by_path_with_their_facts() {
    let dir = site(&["content/b.md", "content/a/z.md", "content/a-b.md", "static/x.PNG"]);
    let (found, problems) = walk(dir.path(), &["static", "content", "themes"]);
    assert_eq!(paths(&found), ["content/a-b.md", "content/a/z.md", "content/b.md", "static/x.PNG"]);
    assert!(problems.is_empty());
    assert_eq!(found[3].kind, FileKind::Image);
    assert_eq!(found[0].stat.size, "content/a-b.md".len() as u64);
    assert_eq!(found[0].stat, Stat::of(&dir.path().join("content/a-b.md").metadata().unwrap()));
}

#[test]
fn overlapping_folders_give_each_file_once() {
    let dir = site(&["content/a/z.md"]);
    let (found, problems) = walk(dir.path(), &["content", "content/a", "content"]);
    assert_eq!(paths(&found), ["content/a/z.md"]);
    assert!(problems.is_empty());
}

#[test]
fn hidden_files_and_leftovers_are_passed_over() {
    let dir = site(&[
        "content/a.md",
        "content/.a.md.swp",
        "content/a.md~",
        "content/#a.md#",
        "content/.#a.md",
        "content/4913",
        "content/~$a.docx",
        "content/b.TMP",
        "content/.git/config.md",
        "content/THUMBS.DB",
        "content/Desktop.ini",
        "content/.DS_Store",
    ]);
    let (found, problems) = walk(dir.path(), &["content"]);
    assert_eq!(paths(&found), ["content/a.md"]);
    assert!(problems.is_empty());
    for kept in ["4913.md", "#", "~a.md", "tmp", "swp.md", "a.tmp.md"] {
        assert!(!is_skipped(OsStr::new(kept)), "{kept}");
    }
}

#[test]
fn decomposed_names_have_one_composed_path_and_keep_their_spelling() {
    let spelling = "content/Nghi\u{323} quye\u{302}\u{301}t.md";
    let dir = site(&[spelling]);
    let (found, problems) = walk(dir.path(), &["content"]);
    assert_eq!(paths(&found), ["content/Nghị quyết.md"]);
    assert!(problems.is_empty());
    assert!(dir.path().join(&found[0].disk).is_file());
}

#[test]
fn of_twins_the_first_is_kept() {
    let dir =
        site(&["content/ế.md", "content/e\u{302}\u{301}.md", "content/Bai.md", "content/bai.MD"]);
    let (found, problems) = walk(dir.path(), &["content"]);
    let count = fs::read_dir(dir.path().join("content")).unwrap().count();
    if count == 4 {
        assert_eq!(paths(&found), ["content/Bai.md", "content/ế.md"]);
        assert_eq!(codes(&problems), [TWIN, TWIN]);
        assert_eq!(
            problems.iter().next().unwrap().at.as_ref().unwrap().file.as_str(),
            "content/bai.MD"
        );
    }
}

#[test]
fn names_no_server_takes_are_reported_once() {
    for name in ["a#b.md", "con.md", "a?.md", "a:b.md", "dot./x.md", "a\\b/x.md", "tab\t.md"] {
        let dir = site(&[&format!("content/{name}"), "content/ok.md"]);
        let (found, problems) = walk(dir.path(), &["content"]);
        assert_eq!(paths(&found), ["content/ok.md"], "{name}");
        assert_eq!(codes(&problems), [NAME], "{name}");
    }
}

#[cfg(unix)]
#[test]
fn names_that_are_not_utf_8_are_reported() {
    use std::os::unix::ffi::OsStrExt;
    let dir = site(&["content/ok.md"]);
    if fs::write(dir.path().join("content").join(OsStr::from_bytes(b"vi\xe2t.md")), "").is_ok() {
        let (found, problems) = walk(dir.path(), &["content"]);
        assert_eq!(paths(&found), ["content/ok.md"]);
        assert_eq!(codes(&problems), [NAME]);
    }
}

#[cfg(unix)]
#[test]
fn only_links_to_visible_files_inside_are_followed() {
    use std::os::unix::fs::symlink;
    let outside = site(&["secret.md", "folder/x.md"]);
    let dir = site(&["content/a.md", "static/b.css", ".git/config", "site.toml"]);
    let root = dir.path();
    let link = |to: &Path, name: &str| symlink(to, root.join("content").join(name)).unwrap();
    link(&outside.path().join("secret.md"), "out.md");
    link(&outside.path().join("folder"), "folder-out");
    link(Path::new("../.git/config"), "hidden.md");
    link(Path::new("../../../../../../../../etc/passwd"), "passwd.md");
    link(Path::new("nowhere"), "nowhere.md");
    link(Path::new("circle.md"), "circle.md");
    link(Path::new("../static"), "folder-in");
    link(Path::new("/dev/zero"), "zero.md");
    link(Path::new("../static/b.css"), "inside.css");
    link(&root.join("content/a.md"), "absolute.md");
    let (found, problems) = walk(root, &["content"]);
    assert_eq!(paths(&found), ["content/a.md", "content/absolute.md", "content/inside.css"]);
    assert_eq!(codes(&problems), [SYMLINK; 8]);
    let target = Stat::of(&root.join("static/b.css").metadata().unwrap());
    assert_eq!(found[2].stat, target);
}

#[cfg(unix)]
#[test]
fn a_source_folder_that_is_a_link_is_not_entered() {
    let outside = site(&["x.md"]);
    let dir = site(&[]);
    std::os::unix::fs::symlink(outside.path(), dir.path().join("content")).unwrap();
    let (found, problems) = walk(dir.path(), &["content"]);
    assert!(found.is_empty());
    assert_eq!(codes(&problems), [SYMLINK]);
}

#[cfg(unix)]
#[test]
fn pipes_and_sockets_are_reported_and_never_opened() {
    let dir = site(&["content/a.md"]);
    let _socket =
        std::os::unix::net::UnixListener::bind(dir.path().join("content/socket.md")).unwrap();
    let made =
        std::process::Command::new("mkfifo").arg(dir.path().join("content/pipe.md")).status();
    let (found, problems) = walk(dir.path(), &["content"]);
    assert_eq!(paths(&found), ["content/a.md"]);
    let expected = if made.is_ok_and(|status| status.success()) { 2 } else { 1 };
    assert_eq!(codes(&problems), vec!["T0606"; expected]);
}

#[test]
fn a_missing_folder_is_no_problem() {
    let dir = site(&[]);
    let (found, problems) = walk(dir.path(), &FOLDERS);
    assert!(found.is_empty() && problems.is_empty());
}
