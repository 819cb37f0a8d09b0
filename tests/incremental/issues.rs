//! How much is rendered after an edit of a printed issue, and when its day comes.

use crate::corpus::picture;
use crate::site::{TestSite, moment};

fn issue(number: &str, day: &str, more: &str) -> String {
    format!("+++\nyear = 2026\nnumber = \"{number}\"\ndistributed_on = {day}\n{more}+++\n")
}

fn article(title: &str, more: &str) -> String {
    format!("+++\ntitle = {title:?}\nlede = \"Lời.\"\ndate = 2026-05-01\n{more}+++\n\nThân bài.\n")
}

/// Three issues, the last one to come, and four articles of which three stand in print.
fn site() -> TestSite {
    let mut site = TestSite::bare();
    site.write("content/a/_index.md", "+++\ntitle = \"Mục\"\n+++\n");
    site.write("content/so-tap-chi/2026/1/index.md", issue("1", "2026-01-10", ""));
    site.write("content/so-tap-chi/2026/2/index.md", issue("2", "2026-02-10", CONTENTS));
    site.write("content/so-tap-chi/2026/2/bia.svg", picture(60, 80));
    let coming = CONTENTS.replace("mot.md", "ba.md");
    site.write("content/so-tap-chi/2026/12/index.md", issue("12", "2026-12-10", &coming));
    site.write("content/so-tap-chi/2026/12/so-12.pdf", "%PDF-1.4");
    site.write("content/a/mot.md", article("Bài một", ""));
    site.write("content/a/hai.md", article("Bài hai", "issue = { year = 2026, number = \"1\" }\n"));
    site.write("content/a/ba.md", article("Bài ba", "publish_at = \"01/05/2026\"\n"));
    site.write("content/a/bon.md", article("Bài bốn", ""));
    site.build();
    site.assert_same_as_clean();
    site
}

const CONTENTS: &str = "pdf = \"so-12.pdf\"\n[[zones]]\ntitle = \"Lý luận\"\n\
    entries = [{ article = \"a/mot.md\", page = 3 }]\n";

#[test]
fn the_price_of_an_issue_renders_its_page_alone() {
    let mut site = site();
    site.edit("content/so-tap-chi/2026/1/index.md", "year", "price = \"9.000 đồng\"\nyear");
    site.build();
    site.assert_rendered(&["/so-tap-chi/2026/1/"]);
    site.assert_same_as_clean();
}

#[test]
fn the_body_of_an_article_does_not_reach_its_issue() {
    let mut site = site();
    site.edit("content/a/mot.md", "Thân bài.", "Thân khác.");
    site.build();
    site.assert_rendered(&["/a/mot.html"]);
    // Its title does: the contents take it from the article.
    site.edit("content/a/mot.md", "Bài một", "Tên mới");
    site.build();
    assert!(site.rendered().contains(&"/so-tap-chi/2026/2/"));
    assert!(!site.rendered().contains(&"/so-tap-chi/2026/"), "{:?}", site.rendered());
    assert!(site.read("public/so-tap-chi/2026/2/index.html").contains("Tên mới"));
    site.assert_same_as_clean();
}

#[test]
fn a_page_of_the_contents_renders_the_issue_and_the_article() {
    let mut site = site();
    site.edit("content/so-tap-chi/2026/2/index.md", "page = 3", "page = 8");
    site.build();
    site.assert_rendered(&["/a/mot.html", "/so-tap-chi/2026/2/"]);
    site.assert_same_as_clean();
}

#[test]
fn a_new_issue_renders_no_article() {
    let mut site = site();
    site.write("content/so-tap-chi/2026/3/index.md", issue("3", "2026-03-10", ""));
    site.build();
    // It is the current issue now: home, the island, the archive, its neighbors and its drawn cover.
    site.assert_rendered(&[
        "/",
        "/_manh/so-moi.html",
        "/so-tap-chi/",
        "/so-tap-chi/2026/",
        "/so-tap-chi/2026/12/",
        "/so-tap-chi/2026/2/",
        "/so-tap-chi/2026/3/",
        "/so-tap-chi/2026/3/bia.svg",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn a_name_draws_the_cover_anew() {
    let mut site = site();
    site.edit("content/so-tap-chi/2026/12/index.md", "year", "name = \"Xuân\"\nyear");
    site.build();
    site.assert_rendered(&[
        "/so-tap-chi/",
        "/so-tap-chi/2026/",
        "/so-tap-chi/2026/12/",
        "/so-tap-chi/2026/12/bia.svg",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn the_day_of_distribution_comes_without_an_edit() {
    let mut site = site();
    site.options.as_of = moment("2026-12-09T23:59:59+07:00");
    site.build();
    site.assert_rendered(&[]);
    assert!(!site.path("public/so-tap-chi/2026/12/so-12.pdf").exists());
    site.options.as_of = moment("2026-12-10T00:00:00+07:00");
    site.build();
    // Home, island and archive show the new current issue, the article opens the PDF at its page.
    site.assert_rendered(&[
        "/",
        "/_manh/so-moi.html",
        "/a/ba.html",
        "/so-tap-chi/",
        "/so-tap-chi/2026/",
        "/so-tap-chi/2026/12/",
        "/so-tap-chi/2026/12/so-12.pdf",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn an_issue_holds_its_articles_back_and_lets_them_go() {
    let mut site = site();
    let path = "content/so-tap-chi/2026/12/index.md";
    site.edit(path, "entries = [", "entries = [{ article = \"a/bon.md\", page = 9 }, ");
    site.build();
    assert!(!site.path("public/a/bon.html").exists());
    assert!(site.read("public/so-tap-chi/2026/12/index.html").contains("Bài bốn"));
    site.assert_same_as_clean();
    site.options.as_of = moment("2026-12-10T00:00:00+07:00");
    site.build();
    assert!(site.path("public/a/bon.html").exists());
    site.assert_same_as_clean();
}
