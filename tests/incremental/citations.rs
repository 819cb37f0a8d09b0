//! How much is rendered after an edit of what texts cite.

use crate::counts::site;
use crate::site::TestSite;

/// The site with two documents of its own, one of which `a/hai` cites.
pub(crate) fn citing_site() -> TestSite {
    let mut site = site();
    for (file, number, title) in
        [("mot", "05-NQ/ĐU", "Chuyển đổi số"), ("hai", "06-NQ/ĐU", "Xây dựng chi bộ bốn tốt")]
    {
        let front = format!(
            "+++\ntype = \"nq\"\nnumber = \"{number}\"\ntitle = \"{title}\"\nissued_on = 2020-03-02\n+++\n"
        );
        site.write(&format!("content/van-ban/{file}.md"), front);
    }
    site.edit("content/a/hai.md", "Hai.", "Hai, theo Nghị quyết 05-NQ/ĐU.");
    site.build();
    site.assert_same_as_clean();
    assert!(site.read("public/a/hai.html").contains("href=\"/van-ban/05-nq-du-2020/\""));
    site
}

#[test]
fn a_citation_renders_its_page_and_those_of_the_documents() {
    let mut site = citing_site();
    site.edit("content/a/hai.md", "05-NQ/ĐU.", "06-NQ/ĐU.");
    site.build();
    site.assert_rendered(&["/a/hai.html", "/van-ban/05-nq-du-2020/", "/van-ban/06-nq-du-2020/"]);
    site.assert_same_as_clean();
    // The sentence stands on the document's page; the rest of the text does not.
    site.edit("content/a/hai.md", "Hai, theo", "Mở đầu. Hai, theo");
    site.build();
    site.assert_rendered(&["/a/hai.html"]);
    site.edit("content/a/hai.md", "Hai, theo", "Hai, cũng theo");
    site.build();
    site.assert_rendered(&["/a/hai.html", "/van-ban/06-nq-du-2020/"]);
    site.assert_same_as_clean();
}

#[test]
fn a_new_article_that_cites_in_its_text_renders_the_document_and_its_lists() {
    let mut site = citing_site();
    let front = "+++\ntitle = \"Mới\"\nlede = \"Lời.\"\ndate = \"01/04/2026\"\n+++\n\n";
    site.write("content/a/moi.md", format!("{front}Theo Nghị quyết 06-NQ/ĐU của Đảng ủy.\n"));
    site.build();
    // As for an article that cites nothing, and the page of the document besides.
    site.assert_rendered(&[
        "/",
        "/_manh/tin-moi.html",
        "/a/",
        "/a/bon.html",
        "/a/moi.html",
        "/luu-tru/",
        "/luu-tru/2026/",
        "/luu-tru/2026/04/",
        "/tin-moi/",
        "/van-ban/06-nq-du-2020/",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn a_documents_title_date_and_successor_reach_the_articles_that_cite_it() {
    let mut site = citing_site();
    let file = "content/van-ban/mot.md";
    for (from, to) in [
        ("Chuyển đổi số", "Chuyển đổi số trong Đảng"),
        ("2020-03-02", "2020-02-02"),
        ("type", "replaced_by = [\"06-NQ/ĐU\"]\ntype"),
    ] {
        site.edit(file, from, to);
        site.build();
        let of_document = |route: &&str| !route.starts_with("/van-ban/");
        let rendered: Vec<&str> = site.rendered().into_iter().filter(of_document).collect();
        assert_eq!(rendered, ["/", "/a/hai.html"], "{to}");
        site.assert_same_as_clean();
    }
}

#[test]
fn a_document_that_becomes_known_turns_plain_citations_into_links() {
    let mut site = citing_site();
    site.edit("content/a/ba.md", "Ba.", "Ba, theo Quy chế làm việc của Đảng ủy xã.");
    site.build();
    assert!(!site.read("public/a/ba.html").contains("class=\"vb\""));
    let front = "+++\ntype = \"qc\"\nnumber = \"07-QC/ĐU\"\ntitle = \"Quy chế làm việc của Đảng ủy xã\"\n+++\n";
    site.write("content/van-ban/ba.md", front);
    site.build();
    assert!(site.read("public/a/ba.html").contains("class=\"vb\""));
    assert!(!site.rendered().contains(&"/a/hai.html"));
    site.assert_same_as_clean();
    site.remove("content/van-ban/ba.md");
    site.build();
    assert!(!site.read("public/a/ba.html").contains("class=\"vb\""));
    site.assert_same_as_clean();
}
