//! When only texts changed, and nobody but their own pages can tell, only these pages are planned.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use toasoan::report::Extent::{self, All, Nothing, Texts};

use crate::citations::citing_site;
use crate::rest::at_rest;
use crate::site::TestSite;

/// The next build plans as much as expected, gives what a clean one gives, and leaves a note that
/// holds.
fn assert_plans(site: &mut TestSite, extent: Extent, what: &str) {
    assert_eq!(site.build().extent, extent, "{what}");
    site.assert_same_as_clean();
    let codes = site.codes();
    sleep(Duration::from_millis(120));
    site.build();
    assert_eq!(site.build().extent, Nothing, "after {what}");
    assert_eq!(site.codes(), codes, "after {what}");
}

#[test]
fn a_text_that_only_its_page_shows_plans_only_its_page() {
    let mut site = at_rest();
    let mot = "content/a/mot.md";
    for (from, to, extent, what) in [
        ("Một.", "Một đoạn khác.", Texts, "another summary under a lede"),
        ("khác.", "khác. Xem [bài hai](./hai.md).", Texts, "a link"),
        ("./hai.md", "./ba.md", Texts, "another link"),
        ("./ba.md", "./mat.md", All, "a link that leads nowhere"),
        ("đoạn", "đoạn văn", All, "an edit beside a mistake"),
        ("./mat.md", "./hai.md", All, "a mistake that is gone"),
        ("văn", "văn ![Ảnh](/anh.svg)", Texts, "a picture"),
        ("văn", "\n\n```rust\nfn x() {}\n```\n\nvăn", Texts, "code"),
        ("văn", "{{ <hop /> }} văn", Texts, "a component"),
        ("văn", "\n\n## Mục mới\n\nvăn", All, "a place for links"),
        ("lede = \"Lời dẫn.\"", "lede = \"Lời khác.\"", All, "front matter"),
        ("lede = \"Lời khác.\"\n", "", All, "a lede that is gone"),
        ("đoạn", "đoạn nữa", All, "the summary of a text without lede"),
    ] {
        site.edit(mot, from, to);
        assert_plans(&mut site, extent, what);
    }
}

#[test]
fn what_a_text_cites_plans_everything_and_where_it_does_so_does_not() {
    let mut site = citing_site();
    sleep(Duration::from_millis(120));
    site.build();
    for (from, to, extent, what) in [
        ("Hai, theo", "Mở đầu. Hai, theo", Texts, "a sentence before a citation"),
        ("Hai, theo", "Hai, cũng theo", All, "the sentence of a citation"),
        ("05-NQ/ĐU", "06-NQ/ĐU", All, "another document"),
        ("06-NQ/ĐU.", "06-NQ/ĐU.\n\nNghị quyết 05-NQ/ĐU cũng vậy.", All, "one more document"),
        ("Mở đầu.", "Mở đầu, hơi dài.", Texts, "a sentence before two citations"),
    ] {
        site.edit("content/a/hai.md", from, to);
        assert_plans(&mut site, extent, what);
    }
}

#[test]
fn several_texts_are_planned_together_and_untouched_ones_not_at_all() {
    let mut site = at_rest();
    site.edit("content/a/hai.md", "Hai.", "Hai, sửa.");
    site.edit("content/b/sau.md", "Sáu.", "Sáu, sửa.");
    let text = site.read("content/a/ba.md");
    site.write("content/a/ba.md", text);
    site.edit("static/anh.svg", "", "");
    assert_eq!(site.build().extent, Texts);
    site.assert_rendered(&["/a/hai.html", "/b/sau.html"]);
    sleep(Duration::from_millis(120));
    site.build();
    assert_plans(&mut site, Nothing, "what was built already");
    // A page of its own has a text of its own.
    site.edit("content/gioi-thieu.md", "Lời giới thiệu.", "Lời giới thiệu. Thêm.");
    assert_plans(&mut site, All, "the summary of a page");
}

#[test]
fn whatever_else_moves_plans_everything() {
    let mut site = at_rest();
    let mut edits = 0;
    let mut edit = |site: &TestSite| {
        edits += 1;
        site.edit("content/a/hai.md", "Hai", &format!("Hai {edits}"));
    };
    for (file, from, to) in [
        ("content/b/_index.md", "Mục b", "Mục bê"),
        ("site.toml", "latest = 3", "latest = 4"),
        ("themes/thu/components/hop.html", "một", "hai"),
        ("static/anh.svg", "30", "31"),
    ] {
        edit(&site);
        site.edit(file, from, to);
        assert_plans(&mut site, All, file);
    }
    edit(&site);
    site.write("content/a/moi.md", "+++\ntitle = \"Mới\"\ndate = 2026-01-01\n+++\nMới.\n");
    assert_plans(&mut site, All, "a new article");
    edit(&site);
    site.remove("content/a/moi.md");
    assert_plans(&mut site, All, "an article that is gone");
    edit(&site);
    fs::remove_file(site.root().join("public/b/nam.html")).unwrap();
    assert_plans(&mut site, All, "a page that is gone");
    edit(&site);
    assert_plans(&mut site, Texts, "a text alone");
    site.edit("site.toml", "[feeds]", "[aloud]\nenabled = true\n\n[feeds]");
    assert_plans(&mut site, All, "texts for reading aloud");
    edit(&site);
    site.build();
    site.assert_rendered(&["/a/hai.html", "/a/hai.txt"]);
    sleep(Duration::from_millis(120));
    site.build();
    edit(&site);
    assert_plans(&mut site, Texts, "a text that is read aloud");
    site.edit("site.toml", "[feeds]\nenabled = false", "[feeds]\nfull = [\"site\"]");
    assert_plans(&mut site, All, "feeds of whole texts");
    edit(&site);
    assert_plans(&mut site, All, "a text that feeds carry");
}

#[test]
fn two_outputs_of_one_site_do_not_take_over_each_others_texts() {
    let mut site = at_rest();
    site.edit("content/a/hai.md", "Hai.", "Hai, sửa.");
    let first = site.options.out.replace(site.root().join("khac"));
    assert_eq!(site.build().extent, All, "an output of its own");
    site.options.out = first;
    site.edit("content/b/sau.md", "Sáu.", "Sáu, sửa.");
    assert_plans(&mut site, All, "an output that lacks the first edit");
}
