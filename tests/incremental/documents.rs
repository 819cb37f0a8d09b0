//! How much is rendered after an edit that concerns documents: what shows them, and nothing else.

use crate::site::{TestSite, moment};

fn document(number: &str, title: &str, issued: &str, more: &str) -> String {
    let kind = number[3..5].to_lowercase();
    format!(
        "+++\ntype = {kind:?}\nnumber = {number:?}\ntitle = {title:?}\nissuer = \"Đảng ủy xã Mẫu\"\n\
         issued_on = {issued}\n{more}+++\n"
    )
}

fn article(title: &str, date: &str, resolutions: &str) -> String {
    format!(
        "+++\ntitle = {title:?}\nlede = \"Lời dẫn.\"\ndate = {date}\nresolutions = {resolutions}\n\
         +++\n\nThân bài.\n"
    )
}

/// Four documents and three articles in three sections.
fn site() -> TestSite {
    let mut site = TestSite::bare();
    site.edit("site.toml", "[registry]", "[lists]\nlatest = 1\nhome_block = 1\n\n[registry]");
    site.write("content/van-ban/cu.md", document("01-HD/ĐU", "Cũ", "2020-01-02", ""));
    site.write(
        "content/van-ban/moi.md",
        document("02-HD/ĐU", "Mới", "2025-01-02", "replaces = [\"01-HD/ĐU\"]\n"),
    );
    site.write("content/van-ban/nen.md", document("03-NQ/ĐU", "Nền", "2020-01-02", ""));
    site.write("content/van-ban/khac.md", document("04-KH/ĐU", "Khác", "2021-01-02", ""));
    for (name, date, resolutions) in [
        ("a/mot", "2023-01-05", "[\"01-HD/ĐU\"]"),
        ("b/hai", "2023-02-05", "[\"03-NQ/ĐU\"]"),
        ("c/ba", "2023-03-05", "[]"),
    ] {
        site.write(&format!("content/{name}.md"), article(name, date, resolutions));
    }
    site.build();
    site.assert_same_as_clean();
    assert_eq!(site.codes(), [""; 0]);
    site
}

#[test]
fn a_new_article_renders_the_page_of_its_document_and_its_lists() {
    let mut site = site();
    site.write("content/c/moi.md", article("Mới", "2023-04-05", "[\"03-NQ/ĐU\"]"));
    site.build();
    site.assert_rendered(&[
        "/",
        "/_manh/tin-moi.html",
        "/c/",
        "/c/ba.html",
        "/c/moi.html",
        "/luu-tru/",
        "/luu-tru/2023/",
        "/luu-tru/2023/04/",
        "/tin-moi/",
        "/van-ban/03-nq-du-2020/",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn a_changed_successor_renders_the_articles_that_rely_on_what_it_replaced() {
    let mut site = site();
    site.edit("content/van-ban/moi.md", "2025-01-02", "2025-03-04");
    site.build();
    site.assert_rendered(&[
        "/",
        "/a/mot.html",
        "/van-ban/",
        "/van-ban/01-hd-du-2020/",
        "/van-ban/02-hd-du-2025/",
        "/van-ban/co-quan/dang-uy-xa-mau/",
        "/van-ban/loai/huong-dan/",
        "/van-ban/nam/2020/",
        "/van-ban/nam/2025/",
        "/van-ban/so-hieu/",
        "/van-ban/ten-goi/",
    ]);
    assert!(site.read("public/a/mot.html").contains("04/03/2025"));
    site.assert_same_as_clean();
}

#[test]
fn a_subject_that_only_home_and_its_own_pages_show_leaves_articles_alone() {
    let mut site = site();
    site.edit("content/van-ban/moi.md", "Mới", "Tên khác");
    site.build();
    let rendered = site.rendered();
    let is_of_documents = |route: &&str| *route == "/" || route.starts_with("/van-ban/");
    assert!(rendered.iter().all(is_of_documents), "{rendered:?}");
    site.assert_same_as_clean();
}

#[test]
fn the_body_of_a_document_renders_its_page_alone() {
    let mut site = site();
    let text = site.read("content/van-ban/khac.md");
    site.write("content/van-ban/khac.md", format!("{text}Toàn văn.\n"));
    site.build();
    site.assert_rendered(&["/van-ban/04-kh-du-2021/"]);
    site.assert_same_as_clean();
}

#[test]
fn a_day_renders_only_what_begins_on_it() {
    let mut site = site();
    site.edit("content/van-ban/moi.md", "issued_on", "effective_on = 2026-12-01\nissued_on");
    site.build();
    assert!(!site.read("public/a/mot.html").contains("outdated"));
    site.options.as_of = moment("2026-11-30T23:00:00+07:00");
    site.build();
    site.assert_rendered(&[]);
    site.options.as_of = moment("2026-12-01T08:00:00+07:00");
    site.build();
    assert!(site.rendered().contains(&"/a/mot.html"));
    assert!(!site.rendered().contains(&"/b/hai.html"));
    assert!(site.read("public/a/mot.html").contains("outdated"));
    site.assert_same_as_clean();
    site.options.as_of = moment("2026-12-02T08:00:00+07:00");
    site.build();
    site.assert_rendered(&[]);
}

#[test]
fn an_article_that_names_the_successor_shows_no_notice() {
    let mut site = site();
    assert_eq!(site.build().guidance.len(), 1);
    site.edit("content/a/mot.md", "[\"01-HD/ĐU\"]", "[\"01-HD/ĐU\", \"02-HD/ĐU\"]");
    let guidance = site.build().guidance.len();
    assert_eq!(guidance, 0);
    assert!(!site.read("public/a/mot.html").contains("class=\"outdated\""));
    site.assert_same_as_clean();
}

#[test]
fn a_new_document_leaves_full_pages_of_its_indexes_alone() {
    let mut site = site();
    site.edit("site.toml", "latest = 1", "latest = 1\npage_size = 2");
    for day in 1..8 {
        let number = format!("1{day}-KH/ĐU");
        let text = document(&number, &number, &format!("2022-01-0{day}"), "");
        site.write(&format!("content/van-ban/kh-{day}.md"), text);
    }
    site.build();
    let new = document("20-KH/ĐU", "Mới nhất", "2026-01-02", "");
    site.write("content/van-ban/kh-moi.md", new);
    site.build();
    let is_old = |route: &&str| route.contains("/loai/ke-hoach/trang-1");
    assert!(!site.rendered().iter().any(is_old), "{:?}", site.rendered());
    assert!(site.rendered().contains(&"/van-ban/loai/ke-hoach/"));
    assert!(site.path("public/van-ban/loai/ke-hoach/trang-3.html").exists());
    site.assert_same_as_clean();
}
