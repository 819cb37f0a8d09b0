//! How much of regions is rendered after an edit.

use crate::site::TestSite;

fn article(title: &str, date: &str, regions: &[&str], topic: &str) -> String {
    format!(
        "+++\ntitle = {title:?}\nlede = \"Lời dẫn.\"\ndate = \"{date}\"\nregions = {regions:?}\n\
         topics = [{topic:?}]\n+++\n\nThân bài.\n"
    )
}

/// Three merged provinces, one that no change touched, a district and a commune; two articles a page.
fn site() -> TestSite {
    let mut site = TestSite::bare();
    site.edit("site.toml", "[registry]", "[lists]\npage_size = 2\n\n[registry]");
    for (name, text) in [
        ("lam-dong", "+++\n+++\n\nLời giới thiệu.\n".to_owned()),
        ("ky-son", unit("Kỳ Sơn", "until = 2025-06-30\nsuccessors = [\"muong-xen\"]\n")),
        ("muong-xen", unit("Mường Xén", "since = 2025-07-01\n")),
    ] {
        site.write(&format!("content/dia-phuong/{name}.md"), text);
    }
    for (name, date, region, topic) in [
        ("mot", "01/02/2022", "Bình Thuận", "Chung"),
        ("hai", "01/02/2023", "Đắk Nông", "Chung"),
        ("ba", "01/02/2024", "Đắk Nông", "Chung"),
        ("nam", "01/02/2026", "Lâm Đồng", "Riêng"),
        ("sau", "01/03/2026", "Nghệ An", "Riêng"),
        ("bay", "01/03/2025", "Kỳ Sơn", "Riêng"),
    ] {
        let text = article(&format!("Bài {name}"), date, &[region], topic);
        site.write(&format!("content/a/{name}.md"), text);
    }
    site.build();
    site.assert_same_as_clean();
    assert_eq!(site.codes(), [""; 0]);
    site
}

fn unit(name: &str, more: &str) -> String {
    let kind = if more.contains("until") { "huyện" } else { "xã" };
    format!("+++\nname = {name:?}\ntype = {kind:?}\nparent = \"Nghệ An\"\n{more}+++\n")
}

/// What was rendered below the folder of regions.
fn of_regions(site: &TestSite) -> Vec<String> {
    let rendered = site.rendered();
    let below = rendered.iter().filter_map(|route| route.strip_prefix("/dia-phuong/"));
    below.map(str::to_owned).collect()
}

#[test]
fn a_new_article_renders_its_regions_page_that_of_the_heir_and_the_counts() {
    let mut site = site();
    site.write("content/a/moi.md", article("Mới", "01/06/2025", &["Đắk Nông"], "Chung"));
    site.build();
    // Neither the pages of other provinces nor the full pages of these two.
    assert_eq!(
        of_regions(&site),
        [
            "",
            "dak-nong/",
            "do-phu-chu-de.csv",
            "do-phu.html",
            "lam-dong/",
            "lam-dong/theo-chu-de.html",
        ]
    );
    site.assert_same_as_clean();
}

#[test]
fn an_article_of_a_district_reaches_the_province_and_the_commune_after_it() {
    let mut site = site();
    site.write("content/a/moi.md", article("Mới", "01/06/2025", &["Kỳ Sơn"], "Riêng"));
    site.build();
    assert_eq!(
        of_regions(&site),
        [
            "",
            "do-phu-chu-de.csv",
            "do-phu.html",
            "ky-son/",
            "muong-xen/",
            "nghe-an/",
            "nghe-an/theo-chu-de.html",
        ]
    );
    site.assert_same_as_clean();
}

#[test]
fn a_body_edit_renders_nothing_of_regions_and_a_title_edit_no_counts() {
    let mut site = site();
    site.edit("content/a/hai.md", "Thân bài.", "Thân bài khác.");
    site.build();
    site.assert_rendered(&["/a/hai.html"]);
    site.edit("content/a/hai.md", "Bài hai", "Tên khác");
    site.build();
    // Its card stands on the newest page of its own region and on a full page of the heir.
    assert_eq!(
        of_regions(&site),
        ["dak-nong/", "lam-dong/theo-chu-de.html", "lam-dong/trang-1.html"]
    );
    site.assert_same_as_clean();
}

#[test]
fn an_introduction_renders_its_page_alone() {
    let mut site = site();
    site.edit("content/dia-phuong/lam-dong.md", "Lời giới thiệu.", "Lời khác.");
    site.build();
    site.assert_rendered(&["/dia-phuong/lam-dong/"]);
    site.edit("content/dia-phuong/lam-dong.md", "+++\n", "+++\naliases = [\"xứ hoa\"]\n");
    site.build();
    site.assert_rendered(&["/dia-phuong/lam-dong/"]);
    site.assert_same_as_clean();
}

#[test]
fn a_new_name_of_a_unit_renders_what_prints_it() {
    let mut site = site();
    site.edit("content/dia-phuong/ky-son.md", "name = \"Kỳ Sơn\"", "name = \"Kỳ Sơn Nghệ\"");
    site.edit("content/a/bay.md", "Kỳ Sơn", "Kỳ Sơn Nghệ");
    site.build();
    assert_eq!(
        of_regions(&site),
        ["", "ky-son/", "muong-xen/", "nghe-an/", "nghe-an/theo-chu-de.html"]
    );
    site.assert_same_as_clean();
}
