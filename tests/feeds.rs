//! Feeds as an independent parser reads them: those of the demo portal, and the hard cases.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::path::Path;

use feed_rs::model::{Feed, FeedType};
use site::{BARE, TestSite, Tree, options, tree};
use toasoan::build::{Options, write};

/// The output of the demo portal.
fn demo() -> Tree {
    let out = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let options = Options { out: Some(out.path().join("public")), cache: false, ..options(root) };
    write::build(&options, &|_, _| ()).expect("the demo portal builds");
    tree(&out.path().join("public"))
}

fn parse(name: &str, bytes: &[u8]) -> Feed {
    feed_rs::parser::parse(bytes).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The feeds of an output, by file.
fn feeds(tree: &Tree) -> Vec<(String, Feed)> {
    let is_feed = |name: &str| {
        ["nguon-tin.xml", "rss.xml", "nguon-tin.json"]
            .iter()
            .any(|file| name == *file || name.ends_with(&format!("/{file}")))
    };
    tree.iter()
        .filter(|(name, _)| is_feed(name))
        .map(|(name, bytes)| (name.clone(), parse(name, bytes)))
        .collect()
}

/// What the specifications ask of every feed.
fn check(name: &str, feed: &Feed, tree: &Tree, base: &str) {
    let is_rss = feed.feed_type == FeedType::RSS2;
    assert!(feed.title.as_ref().is_some_and(|title| !title.content.is_empty()), "{name}");
    assert!(feed.updated.is_some() || feed.feed_type == FeedType::JSON, "{name}: updated");
    assert!(!feed.entries.is_empty(), "{name} is empty");
    let own = format!("{base}/{name}");
    if !is_rss {
        assert!(feed.links.iter().any(|link| link.href == own), "{name}: {:?}", feed.links);
    }
    let mut ids: Vec<&str> = feed.entries.iter().map(|entry| entry.id.as_str()).collect();
    for entry in &feed.entries {
        let url = entry.id.strip_prefix(base).unwrap_or_else(|| panic!("{name}: {}", entry.id));
        // A correction is identified by its place on the page of its article.
        let url = url.trim_start_matches('/').split('#').next().unwrap_or("");
        let file = if url.is_empty() || url.ends_with('/') {
            format!("{url}index.html")
        } else {
            url.to_owned()
        };
        assert!(tree.contains_key(&file), "{name}: {file} is not there");
        assert!(entry.published.is_some(), "{name}: {}", entry.id);
        assert!(is_rss || entry.updated >= entry.published, "{name}: {}", entry.id);
        for media in entry.media.iter().flat_map(|media| &media.content) {
            let url = media.url.as_ref().expect("an address").as_str();
            let file = url.strip_prefix(base).expect("of the site").trim_start_matches('/');
            assert!(tree.contains_key(file), "{name}: {file}");
        }
    }
    ids.sort_unstable();
    let count = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), count, "{name}: two entries have one id");
}

#[test]
fn the_feeds_of_the_demo_portal_are_sound() {
    let tree = demo();
    let feeds = feeds(&tree);
    assert!(feeds.len() > 60, "{}", feeds.len());
    for (name, feed) in &feeds {
        check(name, feed, &tree, "https://mau.example.vn");
        // What a feed names stands on a page that names the feed.
        let page = name
            .rsplit_once('/')
            .map_or("index.html".to_owned(), |(folder, _)| format!("{folder}/index.html"));
        let page = String::from_utf8_lossy(&tree[&page]);
        assert!(page.contains(&format!("href=\"/{name}\" title=")), "{name}");
    }
    let kinds: Vec<&str> = feeds.iter().filter_map(|(name, _)| name.split('/').next()).collect();
    for folder in ["thoi-su", "chu-de", "dia-phuong", "van-ban", "so-tap-chi", "rss.xml"] {
        assert!(kinds.contains(&folder), "no feed in {folder}");
    }
    for folder in ["tac-gia", "luu-tru", "tin-moi"] {
        assert!(!kinds.contains(&folder), "a feed in {folder}");
    }
}

fn article(title: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = {title:?}\n{more}+++\n\n{body}\n")
}

/// A site below a folder of its host, with whole texts.
fn hard() -> TestSite {
    let mut site = TestSite::empty();
    let config = BARE.replace(
        "enabled = false",
        "full = [\"site\", \"section\"]\nlist_formats = [\"atom\", \"rss\", \"json\"]\nentries = 3",
    );
    site.write("site.toml", config.replace("https://thu.example.vn", "https://thu.example.vn/bao"));
    site.write("content/a/_index.md", "+++\ntitle = \"Mục <a> & b\"\n+++\n");
    site.write("static/anh dep.png", "không phải ảnh");
    site.write(
        "content/a/mot.md",
        article(
            "Lời \"trong\" ngoặc & dấu <nhỏ>",
            "date = 2026-01-05T07:08:09+07:00\nauthors = [\"Lê & An\"]\nlede = \"Một ]]> hai\"\n",
            "Xem [bài hai](./hai.md), [cuối bài](#cuoi) và ![ảnh](/anh%20dep.png).\n\n## Cuối {#cuoi}\n\n{% note %}\nLưu *ý*\n{% end %}",
        ),
    );
    site.write(
        "content/a/hai.md",
        article("Hai", "date = 2026-01-04\nupdated = 2026-02-03\nstatus = \"dinh-chinh\"\nrepublished = true\nsource = { name = \"Báo Khác\", url = \"https://khac.example.vn/?a=1&b=2\" }\n", "Thân bài hai."),
    );
    site.write("content/a/ba.md", article("Ba", "date = 2026-01-03\n", "Ba."));
    site.write("content/a/bon.md", article("Bốn", "date = 2026-01-02\n", "Bốn."));
    site.write(
        "content/a/go.md",
        article("Gỡ", "date = 2026-01-06\nstatus = \"thu-hoi\"\n", "Gỡ."),
    );
    site.build();
    site
}

#[test]
fn three_formats_say_the_same() {
    let site = hard();
    let tree = site.output();
    let feeds = feeds(&tree);
    assert_eq!(feeds.len(), 6);
    for (name, feed) in &feeds {
        check(name, feed, &tree, "https://thu.example.vn/bao");
        let titles: Vec<&str> = feed
            .entries
            .iter()
            .map(|entry| entry.title.as_ref().map_or("", |title| title.content.as_str()))
            .collect();
        // The withdrawn article is not there, and the fourth is beyond the limit.
        assert_eq!(titles, ["Lời \"trong\" ngoặc & dấu <nhỏ>", "Hai", "Ba"], "{name}");
        let first = &feed.entries[0];
        assert_eq!(first.published.unwrap().to_rfc3339(), "2026-01-05T00:08:09+00:00");
        assert_eq!(first.authors[0].name.as_deref(), Some("Lê & An"), "{name}");
        let body = first.content.as_ref().and_then(|content| content.body.as_deref()).unwrap();
        for part in [
            "href=\"https://thu.example.vn/bao/a/hai.html\"",
            "href=\"https://thu.example.vn/bao/a/mot.html#cuoi\"",
            "src=\"https://thu.example.vn/bao/anh%20dep.png\"",
            "<em>ý</em>",
        ] {
            assert!(body.contains(part), "{name} lacks {part}:\n{body}");
        }
        assert!(!body.contains("class="), "{name}:\n{body}");
    }
}

#[test]
fn a_correction_is_told_and_the_moment_is_that_of_the_newest_change() {
    let site = hard();
    let feed = parse("atom", site.read("public/a/nguon-tin.xml").as_bytes());
    assert_eq!(feed.updated.unwrap().to_rfc3339(), "2026-02-02T17:00:00+00:00");
    let corrected = &feed.entries[1];
    assert!(corrected.categories.iter().any(|category| category.term == "Đính chính"));
    assert!(corrected.links.iter().any(|link| {
        link.rel.as_deref() == Some("via") && link.href == "https://khac.example.vn/?a=1&b=2"
    }));
}

#[test]
fn whatever_a_source_holds_the_feed_can_be_parsed() {
    let mut site = hard();
    let odd = "Một\u{b}hai\u{FFFE}ba \u{1F600} ]]> &amp; <script>x</script> \u{202e}ngược";
    site.write(
        "content/a/mot.md",
        article(
            "Tên",
            &format!("date = 2026-01-05\nlede = '''{}'''\n", odd.replace('\u{b}', "")),
            odd,
        ),
    );
    site.build();
    for (name, feed) in feeds(&site.output()) {
        assert_eq!(feed.entries.len(), 3, "{name}");
    }
}

/// The data for machines that the pages of the demo portal hold: file and value.
fn linked_data(tree: &Tree) -> Vec<(String, serde_json::Value)> {
    let mut found = Vec::new();
    for (name, bytes) in tree.iter().filter(|(name, _)| name.ends_with(".html")) {
        let text = String::from_utf8_lossy(bytes);
        for piece in text.split("<script type=\"application/ld+json\">").skip(1) {
            let json = piece.split("</script>").next().unwrap_or("");
            let value = serde_json::from_str(json)
                .unwrap_or_else(|error| panic!("{name}: {error}\n{json}"));
            found.push((name.clone(), value));
        }
    }
    found
}

/// The nodes of a value that have a type, itself among them.
fn nodes<'a>(value: &'a serde_json::Value, found: &mut Vec<&'a serde_json::Value>) {
    match value {
        serde_json::Value::Array(items) => items.iter().for_each(|item| nodes(item, found)),
        serde_json::Value::Object(map) => {
            if map.contains_key("@type") {
                found.push(value);
            }
            map.values().for_each(|item| nodes(item, found));
        }
        _ => {}
    }
}

/// What search engines demand of each type. Types that are not here belong to other tests.
const DEMANDED: &[(&str, &[&str])] = &[
    (
        "NewsArticle",
        &[
            "headline",
            "datePublished",
            "dateModified",
            "author",
            "publisher",
            "url",
            "mainEntityOfPage",
            "inLanguage",
            "articleSection",
        ],
    ),
    ("BreadcrumbList", &["itemListElement"]),
    ("ListItem", &["position", "name"]),
    ("NewsMediaOrganization", &["name", "url"]),
    ("Organization", &["name"]),
    ("WebSite", &["name", "url", "publisher", "inLanguage"]),
    ("Person", &["name"]),
    ("ImageObject", &["url"]),
    ("AdministrativeArea", &["name"]),
    ("Legislation", &["name"]),
    ("PublicationIssue", &[]),
    ("VideoObject", &["name", "description", "thumbnailUrl", "uploadDate"]),
];

#[test]
fn data_for_machines_says_what_its_types_demand() {
    let tree = demo();
    let data = linked_data(&tree);
    let mut kinds: Vec<&str> = Vec::new();
    for (name, value) in &data {
        assert_eq!(value["@context"], "https://schema.org", "{name}");
        let mut found = Vec::new();
        nodes(value, &mut found);
        // A node that only names another one by its address says nothing of its own.
        let says = |node: &&serde_json::Value| {
            node.as_object().is_some_and(|map| map.keys().any(|key| key != "@type" && key != "@id"))
        };
        for node in found.into_iter().filter(says) {
            let kind = node["@type"].as_str().unwrap_or_default();
            kinds.push(kind);
            let demanded = DEMANDED.iter().find(|(known, _)| *known == kind);
            for key in demanded.map_or(&[][..], |(_, keys)| keys) {
                let value = &node[*key];
                assert!(!value.is_null() && *value != "", "{name}: {kind} lacks {key}: {node}");
            }
            for key in ["url", "item", "@id", "contentUrl", "thumbnailUrl", "mainEntityOfPage"] {
                if let Some(url) = node[key].as_str() {
                    assert!(url.starts_with("https://"), "{name}: {kind}.{key} is {url}");
                    // What leads into the site leads to something.
                    if let Some(path) = url.strip_prefix("https://mau.example.vn/") {
                        let path = path.split(['#', '?']).next().unwrap_or("");
                        let file = if path.is_empty() || path.ends_with('/') {
                            format!("{path}index.html")
                        } else {
                            path.to_owned()
                        };
                        assert!(tree.contains_key(&file), "{name}: {kind}.{key} is {url}");
                    }
                }
            }
        }
    }
    // The demo portal has no film; a suite file has one.
    for (kind, _) in DEMANDED.iter().filter(|(kind, _)| *kind != "VideoObject") {
        assert!(kinds.contains(kind), "no page has a {kind}");
    }
    let articles = data.iter().filter(|(_, value)| value["@type"] == "NewsArticle");
    assert!(articles.count() > 30);
}

#[test]
fn every_page_but_homes_says_where_it_stands() {
    let tree = demo();
    let data = linked_data(&tree);
    for name in tree.keys().filter(|name| name.ends_with("index.html") && *name != "index.html") {
        let page = String::from_utf8_lossy(&tree[name]);
        let list =
            data.iter().find(|(file, value)| file == name && value["@type"] == "BreadcrumbList");
        // The last is the home of a sub-site.
        if page.contains("noindex") || name.contains("_manh") || name == "tinh-ha-loan/index.html" {
            continue;
        }
        let (_, list) = list.unwrap_or_else(|| panic!("{name} has no breadcrumbs"));
        let items = list["itemListElement"].as_array().expect("a list");
        for (at, item) in items.iter().enumerate() {
            assert_eq!(item["position"], at + 1, "{name}");
            assert_eq!(item["item"].is_string(), at + 1 < items.len(), "{name}");
        }
    }
}
