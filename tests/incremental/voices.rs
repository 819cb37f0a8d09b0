//! Corrections, withdrawals and comments reach the pages that show them, and no others.

use crate::counts::site;
use crate::site::moment;

#[test]
fn a_correction_renders_its_article_and_where_corrections_are_listed() {
    let mut site = site();
    let mend = |day: &str| format!("+++\ncorrection = {{ date = {day}, text = \"Sửa.\" }}\ntitle");
    site.edit("content/a/mot.md", "+++\ntitle", &mend("2026-11-02"));
    site.build();
    site.assert_same_as_clean();
    // The first one gives the page of corrections its place in every footer; the second does not.
    site.edit("content/b/nam.md", "+++\ntitle", &mend("2026-11-03"));
    site.build();
    site.assert_rendered(&["/", "/b/nam.html", "/cai-chinh/"]);
    site.assert_same_as_clean();
    site.edit("content/b/nam.md", "Sửa.", "Sửa lại.");
    site.build();
    site.assert_rendered(&["/", "/b/nam.html", "/cai-chinh/"]);
    site.assert_same_as_clean();
    // Home shows corrections for a month; the page of corrections keeps them.
    site.options.as_of = moment("2026-12-02T08:00:00+07:00");
    site.build();
    site.assert_rendered(&["/"]);
    site.assert_same_as_clean();
}

#[test]
fn a_correction_waits_for_its_day() {
    let mut site = site();
    let mend = "+++\ncorrection = { date = 2026-11-25, text = \"Sửa.\" }\ntitle";
    site.edit("content/a/mot.md", "+++\ntitle", mend);
    site.build();
    assert_eq!(site.codes(), ["T1702"]);
    assert!(!site.path("public/cai-chinh/index.html").exists());
    site.options.as_of = moment("2026-11-25T08:00:00+07:00");
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    assert!(site.path("public/cai-chinh/index.html").exists());
    site.assert_same_as_clean();
}

#[test]
fn a_withdrawal_leaves_a_notice_and_comes_back() {
    let mut site = site();
    site.edit("content/a/hai.md", "+++\ntitle", "+++\nwithdrawn = { reason = \"Sai.\" }\ntitle");
    site.build();
    assert!(site.read("public/a/hai.html").contains("Sai."));
    site.assert_same_as_clean();
    site.edit("content/a/hai.md", "Sai.", "Sai nhiều.");
    site.build();
    site.assert_rendered(&["/a/hai.html"]);
    site.assert_same_as_clean();
    site.edit("content/a/hai.md", "withdrawn = { reason = \"Sai nhiều.\" }\n", "");
    site.build();
    assert!(!site.read("public/a/hai.html").contains("Sai"));
    site.assert_same_as_clean();
}

#[test]
fn comments_render_their_article_alone() {
    let mut site = site();
    site.edit("site.toml", "[registry]", "[comments]\nenabled = true\n\n[registry]");
    site.build();
    let file = "content/a/mot.binh-luan.toml";
    let text = |words: &str| {
        format!("[[comments]]\nname = \"Bạn đọc\"\ndate = 2026-02-01\ntext = {words:?}\n")
    };
    for words in ["Ý một.", "Ý khác."] {
        site.write(file, text(words));
        site.build();
        site.assert_rendered(&["/a/mot.html"]);
        assert!(site.read("public/a/mot.html").contains(words));
        site.assert_same_as_clean();
    }
    // What readers do not see renders nothing.
    site.write(file, format!("# ghi chú\n{}", text("Ý khác.")));
    site.build();
    site.assert_rendered(&[]);
    site.remove(file);
    site.build();
    site.assert_rendered(&["/a/mot.html"]);
    site.assert_same_as_clean();
}

#[test]
fn a_question_renders_its_article_and_where_questions_are_listed() {
    let mut site = site();
    let asked = "+++\nquestion = { text = \"Gì?\", name = \"Ông B.\" }\ntitle";
    site.edit("content/a/mot.md", "+++\ntitle", asked);
    site.build();
    site.assert_same_as_clean();
    // The asker stands on the page alone: cards do not name them.
    site.edit("content/a/mot.md", "Ông B.", "Bà C.");
    site.build();
    site.assert_rendered(&["/a/mot.html"]);
    site.assert_same_as_clean();
}
