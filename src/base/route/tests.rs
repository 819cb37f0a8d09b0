//! Routes and relative paths, good and bad.

use super::*;

fn route(path: &str) -> Route {
    Route::new(path).unwrap()
}

fn rel(path: &str) -> RelPath {
    RelPath::new(path).unwrap()
}

#[test]
fn routes_map_to_files_and_urls() {
    for (path, file, url, page) in [
        ("/", "index.html", "/", true),
        ("/thoi-su/", "thoi-su/index.html", "/thoi-su/", true),
        ("/thoi-su/bai.html", "thoi-su/bai.html", "/thoi-su/bai.html", true),
        ("/css/site.css", "css/site.css", "/css/site.css", false),
        ("/văn bản/a&b'.pdf", "văn bản/a&b'.pdf", "/v%C4%83n%20b%E1%BA%A3n/a%26b%27.pdf", false),
        ("/100%.txt", "100%.txt", "/100%25.txt", false),
    ] {
        let route = route(path);
        assert_eq!(route.file().as_str(), file);
        assert_eq!(route.url_path(), url);
        assert_eq!(route.is_page(), page);
        assert!(RelPath::new(file).is_ok());
    }
    assert_eq!(route("/a\u{300}/").as_str(), "/à/");
}

#[test]
fn bad_routes_name_the_broken_rule() {
    for (path, want) in [
        ("", BadRoute::NotAbsolute),
        ("a/", BadRoute::NotAbsolute),
        ("//", BadRoute::EmptySegment),
        ("/a//b", BadRoute::EmptySegment),
        ("/a/../b", BadRoute::DotSegment),
        ("/./", BadRoute::DotSegment),
        ("/a\\b", BadRoute::Character('\\')),
        ("/a?b", BadRoute::Character('?')),
        ("/a#b", BadRoute::Character('#')),
        ("/a\nb", BadRoute::Character('\n')),
        ("/a:b", BadRoute::Character(':')),
        ("/a./b", BadRoute::TrailingDotOrSpace("a.".into())),
        ("/a /", BadRoute::TrailingDotOrSpace("a ".into())),
        ("/con/", BadRoute::Reserved("con".into())),
        ("/a/NUL.html", BadRoute::Reserved("NUL.html".into())),
        ("/com1", BadRoute::Reserved("com1".into())),
    ] {
        assert_eq!(Route::new(path), Err(want), "{path}");
    }
    assert_eq!(Route::new(&format!("/{}", "a".repeat(256))), Err(BadRoute::TooLong));
    assert_eq!(Route::new(&"/abc".repeat(300)), Err(BadRoute::TooLong));
    assert!(Route::new("/console/com10/").is_ok());
}

#[test]
fn join_takes_the_route_as_a_folder() {
    assert_eq!(Route::root().join("thoi-su/"), Ok(route("/thoi-su/")));
    assert_eq!(route("/a").join("b"), Ok(route("/a/b")));
    assert_eq!(route("/a/").join("/b"), Err(BadRoute::EmptySegment));
    assert_eq!(route("/a/").join("../b"), Err(BadRoute::DotSegment));
}

#[test]
fn fold_key_finds_collisions() {
    assert_eq!(route("/Đảng/").fold_key(), route("/đẢNG/index.html").fold_key());
    assert_eq!(route("/A.css").fold_key(), "/a.css");
    assert_ne!(route("/a/").fold_key(), route("/a.html").fold_key());
}

#[test]
fn rel_paths_are_taken_apart() {
    let path = rel("thoi-su/2026/Bài.Một.MD");
    assert_eq!(path.file_name(), "Bài.Một.MD");
    assert_eq!(path.stem(), "Bài.Một");
    assert_eq!(path.extension().as_deref(), Some("md"));
    assert_eq!(path.parent(), Some(rel("thoi-su/2026")));
    assert_eq!(rel("a").parent(), Some(rel("")));
    assert_eq!(rel("").parent(), None);
    assert_eq!((rel(".gitignore").stem(), rel(".gitignore").extension()), (".gitignore", None));
    assert_eq!(path.to_path(Path::new("/r")), Path::new("/r/thoi-su/2026/Bài.Một.MD"));
    assert_eq!(rel("").to_path(Path::new("/r")), Path::new("/r"));
}

#[test]
fn bad_rel_paths_are_refused() {
    assert_eq!(RelPath::new("/a"), Err(BadPath::Absolute));
    assert_eq!(RelPath::new("a\\b"), Err(BadPath::Character('\\')));
    for path in ["a//b", "a/", "./a", "a/../b", ".."] {
        assert_eq!(RelPath::new(path), Err(BadPath::Segment), "{path}");
    }
}

#[test]
fn join_resolves_and_never_leaves_the_root() {
    for (folder, path, want) in [
        ("a/b", "c.jpg", Some("a/b/c.jpg")),
        ("a/b", "./c//d/", Some("a/b/c/d")),
        ("a/b", "../../c", Some("c")),
        ("a/b", "../..", Some("")),
        ("a/b", "../../../c", None),
        ("a/b", "../../../a/b/c", None),
        ("", "a", Some("a")),
        ("", "..", None),
        ("a", "/b", None),
        ("a", "b\\c", None),
        ("a", "", Some("a")),
    ] {
        assert_eq!(rel(folder).join(path), want.map(rel), "{folder} + {path}");
    }
}

#[test]
fn both_serialize_as_checked_strings() {
    assert_eq!(serde_json::to_string(&route("/a/")).unwrap(), "\"/a/\"");
    assert_eq!(serde_json::from_str::<Route>("\"/a/\"").unwrap(), route("/a/"));
    assert!(serde_json::from_str::<Route>("\"a\"").is_err());
    assert_eq!(serde_json::from_str::<RelPath>("\"a/b\"").unwrap(), rel("a/b"));
    assert!(serde_json::from_str::<RelPath>("\"../b\"").is_err());
}
