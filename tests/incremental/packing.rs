//! Packed files follow their pages, and cost nothing where pages stand.

use std::fs;

use crate::counts;
use crate::site::TestSite;

fn site() -> TestSite {
    let mut site = counts::site();
    let more = "[hosting]\nprecompress = [\"gz\", \"br\"]\n\n[registry]";
    site.edit("site.toml", "[registry]", more);
    site.build();
    site
}

fn time(site: &TestSite, file: &str) -> std::time::SystemTime {
    let metadata = fs::metadata(site.path(file)).expect("the file is there");
    metadata.modified().expect("the system keeps times of change")
}

#[test]
fn texts_are_packed_and_pictures_beside_them_are_texts_only_as_svg() {
    let mut site = site();
    site.write("static/anh.png", "không phải ảnh");
    site.build();
    site.assert_same_as_clean();
    let output = site.output();
    for name in ["index.html", "a/mot.html", "anh.svg", "robots.txt"] {
        for ending in ["br", "gz"] {
            assert!(output.contains_key(&format!("{name}.{ending}")), "{name}.{ending}");
        }
    }
    assert!(!output.contains_key("anh.png.br"));
}

#[test]
fn an_edit_packs_its_pages_and_no_others() {
    let mut site = site();
    let (changed, kept) = ("public/a/mot.html.br", "public/gioi-thieu.html.br");
    let (old, stands) = (fs::read(site.path(changed)).unwrap(), time(&site, kept));
    site.write("content/a/mot.md", site.read("content/a/mot.md") + "\nThêm một câu.\n");
    site.build();
    assert_ne!(fs::read(site.path(changed)).unwrap(), old);
    assert_eq!(time(&site, kept), stands);
    site.assert_same_as_clean();
}

#[test]
fn packed_files_that_are_gone_or_spoilt_come_back() {
    let mut site = site();
    site.remove("public/a/mot.html.gz");
    site.write("public/a/mot.html.br", "hỏng");
    assert!(site.build().rendered.is_empty(), "the page itself stands");
    site.assert_same_as_clean();
}

#[test]
fn packed_files_go_with_their_page_and_with_the_wish() {
    let mut site = site();
    site.remove("content/a/mot.md");
    site.build();
    assert!(!site.output().contains_key("a/mot.html.br"));
    site.assert_same_as_clean();
    site.edit("site.toml", "[\"gz\", \"br\"]", "[\"gz\"]");
    site.build();
    let output = site.output();
    assert!(output.contains_key("index.html.gz") && !output.contains_key("index.html.br"));
    site.assert_same_as_clean();
}

#[test]
fn files_of_others_are_never_replaced() {
    let mut site = counts::site();
    site.write("static/rieng.svg", "<svg/>");
    site.write("static/rieng.svg.gz", "của trang");
    site.write("public/anh.svg.gz", "của người khác");
    let more = "[hosting]\nprecompress = [\"gz\"]\n\n[registry]";
    site.edit("site.toml", "[registry]", more);
    site.build();
    assert_eq!(site.codes(), ["T0904"]);
    assert_eq!(site.read("public/anh.svg.gz"), "của người khác");
    assert_eq!(site.read("public/rieng.svg.gz"), "của trang");
    site.edit("site.toml", "precompress = [\"gz\"]", "precompress = []");
    site.build();
    assert_eq!(site.read("public/anh.svg.gz"), "của người khác");
    assert_eq!(site.read("public/rieng.svg.gz"), "của trang");
}
