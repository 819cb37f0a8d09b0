//! How much is rendered after an edit: what shows the edited thing, and nothing else.

use crate::corpus::picture;
use crate::site::{NOW, TestSite, moment};

fn article(title: &str, date: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = {title:?}\nlede = \"Lời dẫn.\"\ndate = \"{date}\"\n{more}+++\n\n{body}\n")
}

fn hop(word: &str) -> String {
    format!("{{% component hop() {{}} -%}}{word}{{%- endcomponent hop %}}\n")
}

/// Two sections, six articles of three months, a plain page, a picture, a theme of its own.
pub(crate) fn site() -> TestSite {
    let mut site = TestSite::bare();
    site.edit(
        "site.toml",
        "[registry]",
        "[theme]\nname = \"thu\"\n\n[lists]\npage_size = 2\nlatest = 3\n\n[registry]",
    );
    site.write("themes/thu/theme.toml", "extends = \"toasoan\"\n");
    site.write("themes/thu/components/hop.html", hop("một"));
    site.write("themes/thu/static/css/site.css", "p { margin: 0 }\n");
    site.write("static/anh.svg", picture(30, 20));
    site.write("content/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\nLời giới thiệu.\n");
    for folder in ["a", "b"] {
        site.write(
            &format!("content/{folder}/_index.md"),
            format!("+++\ntitle = \"Mục {folder}\"\n+++\n"),
        );
    }
    for (name, date, more, body) in [
        ("a/mot", "01/01/2026", "topics = [\"Chung\"]\n", "Một."),
        ("a/hai", "02/01/2026", "", "Hai."),
        ("a/ba", "03/02/2026", "", "Ba. ![Ảnh](/anh.svg)"),
        ("a/bon", "04/02/2026", "topics = [\"Chung\"]\n", "Bốn, xem [bài một](./mot.md)."),
        ("b/nam", "05/03/2026", "", "Năm.\n\n{{ <hop /> }}"),
        ("b/sau", "06/03/2026", "", "Sáu."),
    ] {
        let title = format!("Bài {name}");
        site.write(&format!("content/{name}.md"), article(&title, date, more, body));
    }
    site.build();
    site.assert_same_as_clean();
    assert_eq!(site.codes(), [""; 0]);
    site
}

#[test]
fn nothing_is_rendered_when_nothing_changed() {
    let mut site = site();
    site.build();
    site.assert_rendered(&[]);
    site.options.as_of = moment("2026-11-22T08:00:00+07:00");
    site.build();
    site.assert_rendered(&[]);
    // The same bytes written again are read, and found to be the same.
    let text = site.read("content/a/mot.md");
    site.write("content/a/mot.md", text);
    assert_eq!(site.build().written, 0);
    site.assert_rendered(&[]);
}

#[test]
fn a_body_edit_renders_its_page_alone() {
    let mut site = site();
    site.edit("content/a/mot.md", "Một.", "Một khác.");
    site.build();
    site.assert_rendered(&["/a/mot.html"]);
    site.assert_same_as_clean();
}

#[test]
fn a_body_edit_reaches_lists_when_its_beginning_stands_in_for_the_lede() {
    let mut site = site();
    site.edit("content/a/mot.md", "lede = \"Lời dẫn.\"\n", "");
    site.build();
    site.edit("content/a/mot.md", "Một.", "Một khác.");
    site.build();
    site.assert_rendered(NAMING_MOT);
    site.assert_same_as_clean();
}

/// The pages that show the card or the title of `a/mot`: itself; the home page's block of its section;
/// its newer neighbor; those that relate to it; of its section, topic, month, year and of all news the
/// list page that holds it. The front pages, the other section and the latest news do not.
const NAMING_MOT: &[&str] = &[
    "/",
    "/a/ba.html",
    "/a/bon.html",
    "/a/hai.html",
    "/a/mot.html",
    "/a/trang-1.html",
    "/chu-de/chung/",
    "/luu-tru/2026/01/",
    "/luu-tru/2026/trang-1.html",
    "/tin-moi/trang-1.html",
];

#[test]
fn a_title_edit_renders_the_page_and_those_that_name_it() {
    let mut site = site();
    site.edit("content/a/mot.md", "Bài a/mot", "Tên mới");
    site.build();
    site.assert_rendered(NAMING_MOT);
    site.assert_same_as_clean();
}

#[test]
fn a_new_article_leaves_full_list_pages_alone() {
    let mut site = site();
    site.write("content/a/moi.md", article("Mới", "01/04/2026", "", "Mới."));
    site.build();
    // The lists it enters, the counts of the archive, and the article whose newer neighbor it is.
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
    ]);
    site.assert_same_as_clean();
}

#[test]
fn a_picture_edit_renders_its_pages_only_when_its_size_moves() {
    let mut site = site();
    site.edit("static/anh.svg", "/>", "><!-- khác --></svg>");
    site.build();
    site.assert_rendered(&["/anh.svg"]);
    site.write("static/anh.svg", picture(60, 20));
    site.build();
    site.assert_rendered(&["/a/ba.html", "/anh.svg"]);
    site.assert_same_as_clean();
}

#[test]
fn a_component_edit_renders_the_pages_that_call_it() {
    let mut site = site();
    site.write("themes/thu/components/hop.html", hop("hai"));
    site.build();
    site.assert_rendered(&["/b/nam.html"]);
    site.assert_same_as_clean();
}

#[test]
fn a_template_edit_renders_the_pages_that_reach_it() {
    let mut site = site();
    site.write("themes/thu/templates/parts/related.html", "<p>{{ related | length }}</p>\n");
    site.build();
    let articles = ["ba", "bon", "hai", "mot"].map(|name| format!("/a/{name}.html"));
    let articles: Vec<&str> =
        articles.iter().map(String::as_str).chain(["/b/nam.html", "/b/sau.html"]).collect();
    site.assert_rendered(&articles);
    site.assert_same_as_clean();
}

#[test]
fn a_style_edit_renders_every_page_for_its_address_carries_its_digest() {
    let mut site = site();
    let pages = site.output().keys().filter(|name| name.ends_with(".html")).count();
    site.write("themes/thu/static/css/site.css", "p { margin: 1px }\n");
    site.build();
    let (islands, pages) = (1, pages);
    // Besides the pages the style sheet itself; an island is no page of its own and links no style.
    assert_eq!(site.rendered().len(), pages - islands + 1);
    site.assert_same_as_clean();
}

#[test]
fn a_section_edit_renders_every_page_for_the_menu_names_it() {
    let mut site = site();
    site.edit("content/b/_index.md", "Mục b", "Mục mới");
    site.build();
    let rendered = site.rendered().len();
    let pages = site.output().keys().filter(|name| name.ends_with(".html")).count();
    assert!(rendered >= pages - 1, "{rendered} of {pages}");
    site.assert_same_as_clean();
}

#[test]
fn an_embargo_ends_without_an_edit() {
    let mut site = site();
    site.edit(
        "content/a/mot.md",
        "+++\ntitle",
        "+++\npublish_at = 2026-11-25T08:00:00+07:00\ntitle",
    );
    site.build();
    assert!(!site.path("public/a/mot.html").exists());
    site.options.as_of = moment("2026-11-26T08:00:00+07:00");
    site.build();
    assert!(site.path("public/a/mot.html").exists());
    site.assert_same_as_clean();
    site.options.as_of = moment(NOW);
    site.build();
    assert!(!site.path("public/a/mot.html").exists());
    site.assert_same_as_clean();
}

#[test]
fn equal_bytes_keep_their_time_of_change() {
    let mut site = site();
    let before = site.path("public/a/hai.html").metadata().unwrap().modified().unwrap();
    // Without its cache the build renders all and writes nothing.
    std::fs::remove_dir_all(site.path(".toasoan")).unwrap();
    let report = site.build();
    assert_eq!((report.kept, report.written), (0, 0));
    assert_eq!(site.path("public/a/hai.html").metadata().unwrap().modified().unwrap(), before);
}

#[test]
fn a_page_that_cannot_be_rendered_is_withdrawn_and_comes_back() {
    let mut site = site();
    site.write("themes/thu/templates/page.html", "{{ article.nothing.at_all }}");
    site.build();
    assert_eq!(site.codes(), ["T0503"]);
    assert!(!site.path("public/gioi-thieu.html").exists());
    site.assert_same_as_clean();
    site.remove("themes/thu/templates/page.html");
    site.build();
    site.assert_rendered(&["/gioi-thieu.html"]);
    site.assert_same_as_clean();
}

#[test]
fn a_page_whose_template_is_missing_is_withdrawn() {
    let mut site = site();
    site.edit("site.toml", "name = \"thu\"", "name = \"khac\"");
    site.write("themes/khac/templates/404.html", "không có");
    site.build();
    // The call of a component that went with the theme, and a page of each kind of template.
    assert!(
        site.codes().iter().all(|code| ["T0301", "T0504"].contains(code)),
        "{:?}",
        site.codes()
    );
    assert_eq!(site.output().keys().filter(|name| name.ends_with(".html")).count(), 1);
    site.assert_same_as_clean();
}

#[test]
fn a_component_that_a_template_file_defines_counts_for_the_pages_that_call_it() {
    let mut site = site();
    let define =
        |word: &str| format!("{{% component khung() {{}} -%}}{word}{{%- endcomponent khung %}}");
    site.write("themes/thu/templates/parts/khung.html", define("một"));
    site.edit("content/a/mot.md", "Một.", "Một.\n\n{{ <khung /> }}");
    site.build();
    site.assert_same_as_clean();
    site.write("themes/thu/templates/parts/khung.html", define("hai"));
    site.build();
    assert!(site.read("public/a/mot.html").contains("hai"));
    site.assert_same_as_clean();
}

#[test]
fn what_follows_a_raw_block_counts() {
    for raw in ["{# ", "{{ it's ", "{% \" ", "#}{#"] {
        let mut site = site();
        let text = format!("{{% raw %}}{raw}{{% endraw %}}<h1>{{{{ article.title }}}}</h1>");
        site.write("themes/thu/templates/page.html", text);
        site.build();
        assert_eq!(site.codes(), [""; 0], "{raw}");
        site.edit("content/gioi-thieu.md", "Giới thiệu", "Tên khác");
        site.build();
        assert!(site.read("public/gioi-thieu.html").contains("Tên khác"), "{raw}");
        site.assert_same_as_clean();
    }
}

#[test]
fn a_drawing_without_newer_time_of_change_is_noticed_by_its_size_or_number() {
    let mut site = site();
    let path = site.path("content/a/hai.md");
    let time = path.metadata().unwrap().modified().unwrap();
    // Replaced by rename with the time kept, as `cp -p` and `rsync -t` do.
    site.write("content/a/tam.txt", site.read("content/a/hai.md").replace("Hai.", "Hoi."));
    std::fs::File::options()
        .write(true)
        .open(site.path("content/a/tam.txt"))
        .unwrap()
        .set_modified(time)
        .unwrap();
    site.rename("content/a/tam.txt", "content/a/hai.md");
    site.build();
    assert!(site.read("public/a/hai.html").contains("Hoi."));
    site.assert_same_as_clean();
}

#[test]
fn an_include_that_is_written_with_an_escape_counts() {
    let mut site = site();
    site.write("themes/thu/templates/page.html", "{% include \"parts\\/them.html\" %}");
    site.write("themes/thu/templates/parts/them.html", "một");
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    site.write("themes/thu/templates/parts/them.html", "hai");
    site.build();
    assert_eq!(site.read("public/gioi-thieu.html"), "hai");
    site.assert_same_as_clean();
}

#[test]
fn feeds_follow_their_newest_entries_and_nothing_else() {
    let mut site = site();
    site.edit("site.toml", "enabled = false", "entries = 2");
    site.build();
    site.assert_same_as_clean();
    // A body is not in a feed that carries ledes.
    site.edit("content/a/bon.md", "Bốn, xem", "Bốn khác, xem");
    site.build();
    site.assert_rendered(&["/a/bon.html"]);
    // `a/mot` is too old for the feeds of its section and of the site, but not for that of its topic.
    site.edit("content/a/mot.md", "Lời dẫn.", "Lời khác.");
    site.build();
    let feeds = |site: &TestSite| -> Vec<String> {
        let is_feed = |route: &&str| route.ends_with("nguon-tin.xml") || route.ends_with("rss.xml");
        site.rendered().into_iter().filter(is_feed).map(str::to_owned).collect()
    };
    assert_eq!(feeds(&site), ["/chu-de/chung/nguon-tin.xml"]);
    // A correction moves the date of change alone.
    site.edit("content/b/sau.md", "lede", "updated = 2026-04-01\nlede");
    site.build();
    assert_eq!(feeds(&site), ["/b/nguon-tin.xml", "/nguon-tin.xml", "/rss.xml"]);
    site.assert_same_as_clean();
}

#[test]
fn a_feed_of_whole_texts_follows_bodies_and_components() {
    let mut site = site();
    site.edit("site.toml", "enabled = false", "full = [\"section\"]");
    site.build();
    site.edit("content/a/mot.md", "Một.", "Một khác.");
    site.build();
    site.assert_rendered(&["/a/mot.html", "/a/nguon-tin.xml"]);
    site.write("themes/thu/components/hop.html", hop("hai"));
    site.build();
    site.assert_rendered(&["/b/nam.html", "/b/nguon-tin.xml"]);
    site.assert_same_as_clean();
}

#[test]
fn a_map_of_a_month_follows_its_articles() {
    let mut site = site();
    site.edit("site.toml", "enabled = false\nnews = false", "news = true");
    site.build();
    site.assert_same_as_clean();
    let maps = |site: &TestSite| -> Vec<String> {
        let maps = site.rendered().into_iter().filter(|route| route.starts_with("/sitemap"));
        maps.map(str::to_owned).collect()
    };
    // What a map does not say moves nothing.
    site.edit("content/a/mot.md", "Bài a/mot", "Tên mới");
    site.build();
    assert_eq!(maps(&site), [""; 0]);
    site.edit("content/a/mot.md", "lede", "updated = 2026-04-01\nlede");
    site.build();
    assert_eq!(maps(&site), ["/sitemap.xml", "/sitemap/2026-01.xml"]);
    // News passes without an edit.
    site.options.as_of = moment("2026-03-07T08:00:00+07:00");
    site.build();
    assert_eq!(maps(&site), ["/sitemap-news.xml"]);
    assert!(site.read("public/sitemap-news.xml").contains("/b/sau.html"));
    site.assert_same_as_clean();
}

#[test]
fn a_text_for_reading_aloud_follows_its_article() {
    let mut site = site();
    site.edit("site.toml", "[feeds]", "[aloud]\nenabled = true\n\n[feeds]");
    site.build();
    assert_eq!(site.output().keys().filter(|name| name.ends_with(".txt")).count(), 7);
    site.edit("content/a/mot.md", "Một.", "Số 05.");
    site.build();
    site.assert_rendered(&["/a/mot.html", "/a/mot.txt"]);
    assert!(site.read("public/a/mot.txt").contains("Số không năm."));
    site.assert_same_as_clean();
}
