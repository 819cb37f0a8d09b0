//! How much is rendered after an edit of a sub-site: its own pages, and no others.

use crate::counts;
use crate::site::TestSite;

const FOOTER: &str = "footer = { organ = \"Cơ quan\" }";

/// The site of the counts with section `b` as a sub-site.
fn site() -> TestSite {
    let mut site = counts::site();
    let more = format!("[[subsites]]\nsection = \"b\"\nbase_url = \"https://b.vn/x\"\n{FOOTER}\n");
    let text = format!("{}{more}", site.read("site.toml"));
    site.write("site.toml", text);
    site.build();
    site.assert_same_as_clean();
    assert_eq!(site.codes(), [""; 0]);
    site
}

#[test]
fn a_footer_of_a_sub_site_renders_its_pages_alone() {
    let mut site = site();
    site.edit("site.toml", FOOTER, "footer = { organ = \"Cơ quan khác\" }");
    site.build();
    site.assert_rendered(&["/b/", "/b/nam.html", "/b/sau.html"]);
    site.assert_same_as_clean();
}

#[test]
fn colors_of_a_sub_site_render_its_pages_and_one_style_sheet() {
    let mut site = site();
    site.edit("site.toml", FOOTER, "colors = { accent = \"#1f6b4a\" }");
    site.build();
    let rendered = site.rendered().into_iter();
    let (own, files): (Vec<&str>, Vec<&str>) = rendered.partition(|route| route.starts_with("/b/"));
    assert_eq!(own, ["/b/", "/b/nam.html", "/b/sau.html"]);
    assert!(files.len() == 1 && files[0].contains("subsite-b."), "{files:?}");
    site.assert_same_as_clean();
}

#[test]
fn an_edit_of_a_sub_site_leaves_the_portal_as_it_is() {
    let mut site = site();
    site.edit("content/b/nam.md", "Năm.", "Năm khác.");
    site.build();
    site.assert_rendered(&["/b/nam.html"]);
    site.assert_same_as_clean();
}

#[test]
fn a_sub_site_built_alone_renders_what_moved() {
    let mut site = site();
    site.options.overrides.subsite = Some("b".to_owned());
    site.options.out = Some(site.path("public-b"));
    site.build();
    assert!(site.read("public-b/nam.html").contains("https://b.vn/x/nam.html"));
    site.build();
    site.assert_rendered(&[]);
    site.edit("content/b/nam.md", "Năm.", "Năm khác.");
    site.build();
    site.assert_rendered(&["/nam.html"]);
    assert!(site.read("public-b/nam.html").contains("Năm khác."));
    site.edit("content/a/mot.md", "Một.", "Một khác.");
    site.build();
    site.assert_rendered(&[]);
}
