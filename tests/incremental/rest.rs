//! A site at rest is not planned again, and whatever could move it ends the rest.

use std::fs;
use std::thread::sleep;
use std::time::Duration;

use toasoan::build::load::Verify;
use toasoan::model::assemble::Show;
use toasoan::report::Extent;

use crate::counts;
use crate::site::{TestSite, moment};

/// A site that was built twice, long enough after its files were written for their times to prove it.
pub(crate) fn at_rest() -> TestSite {
    let mut site = counts::site();
    sleep(Duration::from_millis(120));
    site.build();
    assert_eq!(site.build().extent, Extent::Nothing);
    site
}

/// The next build looks at everything, gives what a clean one gives, and the one after it rests.
fn assert_moves(site: &mut TestSite, what: &str) {
    assert_ne!(site.build().extent, Extent::Nothing, "{what} ends the rest");
    site.assert_same_as_clean();
    sleep(Duration::from_millis(120));
    site.build();
    assert_eq!(site.build().extent, Extent::Nothing, "a rest follows {what}");
}

#[test]
fn every_kind_of_source_ends_the_rest() {
    let mut site = at_rest();
    for file in ["content/a/mot.md", "site.toml", "themes/thu/theme.toml", "static/anh.svg"] {
        let text = site.read(file);
        site.write(file, text.clone() + "\n");
        assert_moves(&mut site, file);
    }
    site.write("content/a/bay.md", "+++\ntitle = \"Bảy\"\ndate = 2026-01-01\n+++\nBảy.\n");
    assert_moves(&mut site, "a new file");
    site.remove("content/a/bay.md");
    assert_moves(&mut site, "a file that is gone");
    site.options.overrides.base_url = Some("https://khac.example.vn".to_owned());
    assert_moves(&mut site, "another address");
    site.options.show = Show::Drafts;
    assert_moves(&mut site, "drafts");
    site.options.verify = Verify::Content;
    assert_ne!(site.build().extent, Extent::Nothing);
}

#[test]
fn whatever_happens_to_the_output_ends_the_rest() {
    let mut site = at_rest();
    let output = site.root().join("public");
    fs::remove_file(output.join("a/mot.html")).unwrap();
    assert_moves(&mut site, "a page that is gone");
    fs::write(output.join("a/mot.html"), "x").unwrap();
    assert_moves(&mut site, "a page that was written over");
    fs::remove_file(output.join(".toasoan-files")).unwrap();
    assert_moves(&mut site, "a list of files that is gone");
    fs::remove_dir_all(&output).unwrap();
    assert_moves(&mut site, "a folder that is gone");
}

#[test]
fn the_rest_ends_when_something_falls_due() {
    let mut site = counts::site();
    site.edit("site.toml", "news = false", "news = true");
    site.write("content/a/toi.md", "+++\ntitle = \"Tối\"\ndate = 2026-11-21T18:00:00\n+++\nTối.\n");
    sleep(Duration::from_millis(120));
    site.build();
    for (time, rests) in [
        ("2026-11-21T08:00:00", true),
        ("2026-11-21T17:59:59", true),
        ("2026-11-21T18:00:00", false),
        ("2026-11-21T23:59:59", true),
        ("2026-11-22T00:00:00", false),
        // Two days later the article leaves the map of news.
        ("2026-11-23T17:59:59", false),
        ("2026-11-23T18:00:00", false),
        // Nobody rests backwards.
        ("2026-11-21T08:00:00", false),
    ] {
        site.options.as_of = moment(&format!("{time}+07:00"));
        assert_eq!(site.build().extent == Extent::Nothing, rests, "{time}");
        site.assert_same_as_clean();
    }
}

#[test]
fn a_site_at_rest_says_what_it_said_before() {
    let mut site = counts::site();
    site.edit("content/a/mot.md", "Một.", "Một, xem [bài mất](./mat.md).");
    sleep(Duration::from_millis(120));
    site.build();
    let codes = site.codes();
    assert!(!codes.is_empty());
    assert_eq!(site.build().extent, Extent::Nothing);
    assert_eq!(site.codes(), codes);
    let problems = site.build().problems.clone();
    let mut clean = site.options.clone();
    clean.cache = false;
    let report = toasoan::build::write::build(&clean, &|_, _| {}).unwrap();
    assert_eq!(report.problems, problems);
}
