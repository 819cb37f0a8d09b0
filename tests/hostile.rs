//! Input that nobody should write, and some that people do: no panic, no hang, nothing outside touched.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use site::TestSite;

const ARTICLE: &str = "+++\ntitle = \"Bài\"\ndate = 2026-05-01\n+++\nThân bài.\n";

/// Longer than any build of a tiny site takes on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// Builds, and expects an answer in time and a sound article beside still published.
fn survives(site: &mut TestSite) -> TestCaseResult {
    site.write("content/sach/lanh.md", ARTICLE);
    let started = Instant::now();
    let built = site.try_build().is_ok();
    prop_assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
    if built {
        prop_assert!(site.path("public/sach/lanh.html").exists());
    }
    // Problems can be shown in both forms.
    let lines = site::lines(site.problems(), site.root());
    prop_assert!(lines.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    for diagnostic in site.problems() {
        use toasoan::diag::problem::Lang;
        use toasoan::diag::show::{Paint, text};
        for lang in [Lang::Vi, Lang::En] {
            let _ = text(diagnostic, lang, Paint::Plain, &site::DiskSources(site.root()));
        }
    }
    Ok(())
}

/// Text made of what the formats are made of.
fn pieces(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(words).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
        1 => prop::sample::select(&["\n", " ", "\n\n", "\t", "\u{0}", "\u{feff}", "e\u{301}", "đ"][..])
            .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const FRONT: &[&str] = &[
    "title = ",
    "date = ",
    "\"x\"",
    "2026-05-01",
    "[",
    "]",
    "{",
    "}",
    "=",
    ",",
    "\n",
    "+++\n",
    "---\n",
    "topics",
    "issue = { year = 2026, number = \"5\" }",
    "section = \"t\"",
    "slug = \"a\"",
    "aliases",
    "\"/a/\"",
    "-9223372036854775808",
    "1e400",
    "nan",
    "'''",
    "\"\"\"",
    "defaults",
    ": ",
    "- ",
    "&a *a",
    "!!x",
    "regions = [\"Kon Tum\"]",
    "resolutions = [\"18-NQ/TW@2017\"]",
    "image = \"a.svg\"",
    ".",
    "#",
];
/// Lines of documents, regions and printed issues, sound ones and others.
const REGISTRY: &[&str] = &[
    "type = \"nq\"\n",
    "type = \"ct\"\n",
    "number = \"05-NQ/ĐU\"\n",
    "number = \"18-NQ/TW\"\n",
    "number = \"1+2\"\n",
    "number = \"5\"\n",
    "title = \"Một\"\n",
    "issuer = \"BCHTW\"\n",
    "term = \"XIII\"\n",
    "term = \"MMXI\"\n",
    "issued_on = 2020-02-28\n",
    "issued_on = 0001-01-01\n",
    "effective_on = 9999-12-31\n",
    "ended_on = 1999-01-01\n",
    "replaced_by = [\"05-NQ/ĐU\"]\n",
    "replaces = [\"18-NQ/TW@2017\"]\n",
    "amends = [\"\", \"@\"]\n",
    "guides = [\"05-NQ/ĐU@b\"]\n",
    "name = \"Kon Tum\"\n",
    "name = \"\"\n",
    "id = \"kon-tum\"\n",
    "since = 2025-07-01\n",
    "until = 2020-01-01\n",
    "parent = \"Lâm Đồng\"\n",
    "parent = \"Kon Tum\"\n",
    "successors = [\"Kon Tum\"]\n",
    "aliases = [\"Lâm Đồng\", 3]\n",
    "year = 2026\n",
    "year = -1\n",
    "distributed_on = 2026-05-01\n",
    "page_count = 0\n",
    "page_offset = -999\n",
    "pdf = \"a.pdf\"\n",
    "[[zones]]\ntitle = \"A\"\n",
    "[[zones.entries]]\narticle = \"t/a.md\"\npage = \"9-2\"\n",
    "[[zones.entries]]\ntitle = \"B\"\npage = \"1–400000\"\n",
    "[[types]]\ntype = \"tỉnh\"\nsince = 2025-07-01\n",
    "\"\"\"",
];
const MARKDOWN: &[&str] = &[
    "# ",
    "> ",
    "- ",
    "1. ",
    "* ",
    "`",
    "```",
    "~~~",
    "[a](",
    ")",
    "![",
    "](",
    "[^1]",
    "[^1]: ",
    "<div>",
    "</div>",
    "<script>",
    "<!--",
    "-->",
    "{{ <figure src=\"a\" alt=\"b\" /> }}",
    "{{ <",
    " /> }}",
    "{% <note> %}",
    "{% </note> %}",
    "| a | b |\n| - | - |\n",
    "**",
    "__",
    "~~",
    "\"",
    "'",
    "...",
    "--",
    "{#id}",
    "[!NOTE]",
    "<a href=\"javascript:x\">",
    "&amp;",
    "&#0;",
    "\\",
    "    ",
    "./a.md",
    "@/t/a.md",
    "#x",
    "https://a.vn",
    "$$",
    "<svg onload=x>",
    "]]>",
    "<![CDATA[",
    "{{",
    "}}",
    "{%",
    "%}",
    "src={[1, {\"a\": 2}]}",
];
const TEMPLATE: &[&str] = &[
    "{{ ",
    " }}",
    "{% ",
    " %}",
    "{# ",
    " #}",
    "page.title",
    "if ",
    "endif",
    "for x in related",
    "endfor",
    "include \"base.html\"",
    "extends \"base.html\"",
    "block main",
    "endblock",
    "set a = 1",
    "raw",
    "endraw",
    "component a()",
    "endcomponent",
    "<card item={first} />",
    "| upper",
    "| first",
    "params",
    "article.date.iso",
    "\"",
    "'",
    "`",
    "\\",
    "1 / 0",
    "__tera_context",
    "body",
    "loop.index",
    "[",
    "]",
    "x",
];
const TOML: &[&str] = &[
    "title = \"x\"\n",
    "base_url = \"https://a.vn\"\n",
    "[lists]\n",
    "page_size = ",
    "0",
    "1000000000000",
    "[theme]\n",
    "name = \"thu\"\n",
    "name = \"..\"\n",
    "output = \"content\"\n",
    "[urls]\n",
    "article = \"{slug}.html\"\n",
    "article = \"../{slug}/\"\n",
    "[[defaults]]\n",
    "path = \"**\"\n",
    "[menus]\n",
    "main = [",
    "]\n",
    "{ title = \"a\", url = \"/a/\" }",
    "extends = \"thu\"\n",
    "[params.a]\n",
    "type = \"bool\"\n",
    "default = ",
    "true\n",
    "[strings.vi]\n",
    "[slots.a]\n",
    "pages = [\"home\"]\n",
    "where = { featured = 1 }\n",
    "\"",
    "=",
    "\n",
    "{",
    "}",
    "date_format = \"{hh\"\n",
    "time_zone = \"Mars\"\n",
    "language = \"en\"\n",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_an_article(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", &bytes);
        let mut with_front = ARTICLE.as_bytes().to_vec();
        with_front.extend(&bytes);
        site.write("content/t/b.md", with_front);
        survives(&mut site)?;
    }

    #[test]
    fn any_front_matter(front in pieces(FRONT), yaml in pieces(FRONT)) {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", format!("+++\n{front}\n+++\nThân.\n"));
        site.write("content/t/b.md", format!("---\n{yaml}\n---\nThân.\n"));
        site.write("content/t/_index.md", format!("+++\n{yaml}\n+++\n"));
        site.write("content/van-ban/a.md", format!("+++\n{front}\n+++\n"));
        site.write("content/so-tap-chi/2026/5/index.md", format!("+++\n{front}\n+++\n"));
        survives(&mut site)?;
    }

    #[test]
    fn any_documents_regions_and_issues(
        one in pieces(REGISTRY),
        other in pieces(REGISTRY),
        third in pieces(REGISTRY),
    ) {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", format!("{ARTICLE}Nghị quyết 05-NQ/ĐU ở Kon Tum.\n"));
        for folder in ["van-ban", "dia-phuong", "so-tap-chi/2026/5"] {
            for (name, text) in [("a.md", &one), ("b.md", &other), ("index.md", &third)] {
                site.write(&format!("content/{folder}/{name}"), format!("+++\n{text}\n+++\n"));
            }
        }
        survives(&mut site)?;
    }

    #[test]
    fn any_markdown(body in pieces(MARKDOWN), other in pieces(MARKDOWN)) {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", format!("{ARTICLE}{body}"));
        site.write("content/t/b.md", format!("{ARTICLE}{other}"));
        survives(&mut site)?;
        let page = fs::read_to_string(site.path("public/t/a.html")).unwrap_or_default();
        let main = page.split("<div class=\"body\">").nth(1).and_then(|rest| rest.split("</footer>").next());
        let main = main.unwrap_or("").to_lowercase();
        for bad in ["<script", "<a href=\"javascript:", "<svg", "<svg onload"] {
            prop_assert!(!main.contains(bad), "{bad} in {main}");
        }
    }

    #[test]
    fn any_configuration(text in pieces(TOML), theme in pieces(TOML)) {
        let mut site = TestSite::empty();
        site.write("site.toml", &text);
        site.write("themes/thu/theme.toml", &theme);
        site.write("content/t/a.md", ARTICLE);
        let before = site::tree(&site.path("content"));
        let _ = site.try_build();
        prop_assert_eq!(site::tree(&site.path("content")), before);
    }

    #[test]
    fn any_theme(template in pieces(TEMPLATE), component in pieces(TEMPLATE), toml in pieces(TOML)) {
        let mut site = TestSite::bare();
        site.edit("site.toml", "[registry]", "[theme]\nname = \"thu\"\n\n[registry]");
        site.write("themes/thu/theme.toml", format!("extends = \"toasoan\"\n{toml}"));
        site.write("themes/thu/templates/page.html", &template);
        site.write("themes/thu/components/a.html", format!("{{% component a() %}}{component}{{% endcomponent %}}"));
        site.write("content/trang.md", "+++\ntitle = \"Trang\"\n+++\n{{ <a /> }}\n");
        let started = Instant::now();
        let _ = site.try_build();
        prop_assert!(started.elapsed() < PATIENCE);
        if let Some(difference) = site.unlike_clean() {
            return Err(TestCaseError::fail(difference));
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_named_by_their_place() {
    let mut site = TestSite::bare();
    let mut bytes = ARTICLE.as_bytes().to_vec();
    bytes.extend(b"C\xe1c \xff");
    site.write("content/t/a.md", bytes);
    site.build();
    assert_eq!(site.codes(), ["T0112"]);
    site.assert_same_as_clean();
}

#[test]
fn a_file_larger_than_any_article_is_left_out() {
    let mut site = TestSite::bare();
    site.write("content/t/a.md", format!("{ARTICLE}{}", "x ".repeat(17 * 512 * 1024)));
    site.write("content/t/b.md", ARTICLE);
    let started = Instant::now();
    site.build();
    assert_eq!(site.codes(), ["T0113"]);
    assert!(site.path("public/t/b.html").exists() && !site.path("public/t/a.html").exists());
    assert!(started.elapsed() < PATIENCE);
    // It is named again although nothing changed.
    site.build();
    assert_eq!(site.codes(), ["T0113"]);
}

#[test]
fn names_in_either_unicode_form_are_one() {
    let mut site = TestSite::bare();
    let composed = "bài";
    let decomposed = "ba\u{300}i";
    site.write(
        &format!("content/t/{decomposed}/index.md"),
        format!("{ARTICLE}\n![Ảnh](a\u{309}nh.svg)\n"),
    );
    site.write(
        &format!("content/t/{decomposed}/a\u{309}nh.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 3 2\"/>",
    );
    site.write(
        "content/t/b.md",
        format!("{ARTICLE}\n[một](./{composed}/index.md) [hai](./{decomposed}/index.md)\n"),
    );
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    let page = site.read("public/t/b.html");
    assert!(page.matches("href=\"/t/bai.html\">").count() >= 2, "{page}");
    site.assert_same_as_clean();
    // Both forms at once are two files for this machine and one for another.
    site.write(&format!("content/t/{composed}/index.md"), ARTICLE);
    site.build();
    assert!(site.codes().contains(&"T0119"), "{:?}", site.codes());
    site.assert_same_as_clean();
}

#[test]
fn nesting_without_end_is_answered_in_time() {
    let deep = 10_000;
    let (mut steps, mut anchors, mut bomb) = (String::new(), String::new(), String::new());
    for n in 0..deep {
        let _ = writeln!(steps, "{}- x", " ".repeat(n.min(400)));
    }
    for n in 0..60 {
        let _ = writeln!(anchors, "b{n}: &b{n} [*a, *a, *a, *a]");
    }
    for n in 0..30 {
        let _ = writeln!(bomb, "a{}: &a{} [*a{n}, *a{n}, *a{n}, *a{n}]", n + 1, n + 1);
    }
    let bodies = [
        "> ".repeat(deep),
        format!("{}x", "- ".repeat(deep)),
        steps,
        "[".repeat(deep),
        format!("{}a{}", "[".repeat(deep), "](b)".repeat(deep)),
        "*a ".repeat(deep),
        "<div>".repeat(deep),
        format!("{}{}", "{% <note> %}\n\n".repeat(deep), "{% </note> %}\n\n".repeat(deep)),
        format!("{{{{ <figure src={}{} /> }}}}", "[".repeat(deep), "]".repeat(deep)),
        "[^1]: [^1]\n\n".repeat(deep),
        "`".repeat(deep),
        "|a".repeat(deep) + "\n" + &"|-".repeat(deep),
    ];
    for (number, body) in bodies.iter().enumerate() {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", format!("{ARTICLE}\n{body}\n"));
        let started = Instant::now();
        let _ = site.try_build();
        assert!(started.elapsed() < PATIENCE, "body {number}: {:?}", started.elapsed());
    }
    let fronts = [
        format!("+++\na = {}1{}\n+++\n", "[".repeat(deep), "]".repeat(deep)),
        format!("---\na: {}1{}\n---\n", "[".repeat(deep), "]".repeat(deep)),
        format!("+++\n{} = 1\n+++\n", vec!["a"; deep].join(".")),
        format!("---\na: &a [x]\n{anchors}---\n"),
        format!("---\na0: &a0 [x, x]\n{bomb}---\n"),
    ];
    for (number, front) in fronts.iter().enumerate() {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", front);
        let started = Instant::now();
        let _ = site.try_build();
        assert!(started.elapsed() < PATIENCE, "front matter {number}: {:?}", started.elapsed());
    }
    let mut site = TestSite::bare();
    site.edit("site.toml", "[registry]", "[theme]\nname = \"thu\"\n\n[registry]");
    site.write("themes/thu/theme.toml", "extends = \"toasoan\"\n");
    site.write(
        "themes/thu/templates/404.html",
        format!("{{{{ {}1{} }}}}", "(".repeat(deep), ")".repeat(deep)),
    );
    let _ = site.try_build();
}

#[test]
fn folders_may_be_deep() {
    let mut site = TestSite::bare();
    let folder = vec!["a"; 60].join("/");
    site.write(&format!("content/{folder}/bai.md"), ARTICLE);
    let _ = site.try_build();
    site.assert_same_as_clean();
}

#[cfg(unix)]
mod unix {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::process::Command;
    use std::time::Instant;

    use super::{ARTICLE, PATIENCE};
    use crate::site::{TestSite, tree};

    #[test]
    fn links_that_lead_out_are_not_followed() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("mat.txt"), "bí mật").unwrap();
        fs::write(outside.path().join("bai.md"), ARTICLE).unwrap();
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        site.write("static/that.txt", "thật");
        fs::create_dir_all(site.path("themes/thu/static")).unwrap();
        for (target, link) in [
            (outside.path().join("mat.txt"), "static/mat.txt"),
            (outside.path().join("bai.md"), "content/t/ngoai.md"),
            (outside.path().to_path_buf(), "content/ngoai"),
            (site.path("khong-co"), "static/cut.txt"),
            (site.path("site.toml"), "static/.an"),
            (site.path("content"), "content/t/vong"),
            (site.path("static/vong"), "static/vong"),
            (outside.path().join("mat.txt"), "themes/thu/static/mat.txt"),
        ] {
            symlink(target, site.path(link)).unwrap();
        }
        symlink(site.path("static/that.txt"), site.path("static/ban-sao.txt")).unwrap();
        site.build();
        assert!(site.codes().iter().all(|code| *code == "T0603"), "{:?}", site.codes());
        assert!(site.codes().len() >= 5, "{:?}", site.codes());
        let output = site.output();
        assert!(output.values().all(|bytes| !bytes.windows(7).any(|w| w == "bí mậ".as_bytes())));
        assert_eq!(site.read("public/ban-sao.txt"), "thật");
        site.assert_same_as_clean();
    }

    #[test]
    fn pipes_are_never_opened() {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        for name in ["content/t/ong.md", "content/ong.svg"] {
            assert!(Command::new("mkfifo").arg(site.path(name)).status().unwrap().success());
        }
        let started = Instant::now();
        site.build();
        assert_eq!(site.codes(), ["T0606", "T0606"]);
        assert!(started.elapsed() < PATIENCE);
        site.assert_same_as_clean();
    }

    #[test]
    fn a_link_in_the_output_folder_is_not_written_through() {
        let outside = tempfile::tempdir().unwrap();
        fs::write(outside.path().join("a.html"), "của người khác").unwrap();
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        fs::create_dir_all(site.path("public")).unwrap();
        symlink(outside.path(), site.path("public/t")).unwrap();
        site.build();
        assert!(site.codes().contains(&"T0903"), "{:?}", site.codes());
        assert_eq!(fs::read_to_string(outside.path().join("a.html")).unwrap(), "của người khác");
        assert_eq!(tree(outside.path()).len(), 1);
        site.remove("content/t/a.md");
        site.build();
        assert_eq!(tree(outside.path()).len(), 1);
    }

    #[test]
    fn an_output_folder_that_is_a_file_is_named() {
        let mut site = TestSite::bare();
        site.write("public", "không phải thư mục");
        assert!(site.try_build().is_err());
        assert_eq!(site.codes(), ["T0902"]);
        assert_eq!(site.read("public"), "không phải thư mục");
    }

    #[test]
    fn a_cache_that_cannot_be_kept_changes_nothing() {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        site.write(".toasoan", "không phải thư mục");
        site.build();
        assert!(site.codes().iter().all(|code| *code == "T0907"), "{:?}", site.codes());
        assert!(site.path("public/t/a.html").exists());
        // The lock can be had, but what is remembered of files has no place.
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        site.write(".toasoan/cache/files", "không phải thư mục");
        site.build();
        assert_eq!(site.codes(), ["T0907"]);
        assert!(site.path("public/t/a.html").exists());
    }

    #[test]
    fn folders_nobody_may_read_are_named() {
        let mut site = TestSite::bare();
        site.write("content/t/a.md", ARTICLE);
        site.write("content/kin/b.md", ARTICLE);
        let kin = site.path("content/kin");
        fs::set_permissions(&kin, Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything.
        let is_barred = fs::read_dir(&kin).is_err();
        site.build();
        let codes = site.codes();
        fs::set_permissions(&kin, Permissions::from_mode(0o755)).unwrap();
        assert_eq!(codes.contains(&"T0901"), is_barred, "{codes:?}");
        assert!(site.path("public/t/a.html").exists());
    }
}
