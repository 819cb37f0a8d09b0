//! Pictures for sharing: what is drawn, when it is drawn anew, and what titles may hold; feature
//! `share-pictures`.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::fs;
use std::io::Cursor;
use std::thread::sleep;
use std::time::Duration;

use png::{ColorType, Decoder, Transformations};
use site::{BARE, TestSite};
use toasoan::report::Extent;

fn article(title: &str, more: &str) -> String {
    format!(
        "+++\ntitle = {title:?}\nlede = \"Lời dẫn.\"\ndate = \"02/11/2026\"\n{more}+++\nThân bài.\n"
    )
}

/// Two articles of a section, a page of its own and a theme of its own.
fn site() -> TestSite {
    let site = TestSite::bare();
    let config = BARE.replace("pictures = false", "pictures = true");
    site.write("site.toml", format!("{config}\n[theme]\nname = \"thu\"\n"));
    site.write("themes/thu/theme.toml", "extends = \"toasoan\"\n");
    site.write("content/thoi-su/_index.md", "+++\ntitle = \"Thời sự\"\n+++\n");
    site.write("content/thoi-su/mot.md", article("Bài một", ""));
    site.write("content/thoi-su/hai.md", article("Bài hai", ""));
    site.write("content/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\nLời.\n");
    site
}

/// All pictures of [`site`].
const ALL: [&str; 4] = [
    "/chia-se.png",
    "/gioi-thieu.chia-se.png",
    "/thoi-su/hai.chia-se.png",
    "/thoi-su/mot.chia-se.png",
];

/// The pictures that the last build drew.
fn drawn(site: &TestSite) -> Vec<&str> {
    site.rendered().into_iter().filter(|route| route.ends_with(".png")).collect()
}

/// The measures of a picture, whether it has a palette, and its pixels.
fn picture(site: &TestSite, name: &str) -> ((u32, u32), bool, Vec<u8>) {
    let bytes = fs::read(site.path(&format!("public{name}"))).expect("the picture is there");
    let mut decoder = Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(Transformations::EXPAND);
    let mut reader = decoder.read_info().expect("it is a PNG");
    let info = reader.info();
    let (size, palette) = ((info.width, info.height), info.color_type == ColorType::Indexed);
    let mut pixels = vec![0; reader.output_buffer_size().expect("it has a size")];
    reader.next_frame(&mut pixels).expect("it can be read");
    (size, palette, pixels)
}

/// How many pixels of the title's area are light.
fn light(pixels: &[u8]) -> usize {
    let rows = pixels.chunks_exact(1200 * 3).skip(140).take(360);
    rows.flat_map(|row| row.chunks_exact(3)).filter(|pixel| pixel.iter().all(|c| *c > 200)).count()
}

#[test]
fn pictures_have_their_measures_and_show_their_titles() {
    let mut site = site();
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    assert_eq!(drawn(&site), ALL);
    for name in ALL {
        let (size, has_palette, pixels) = picture(&site, name);
        assert_eq!((size, has_palette), ((1200, 630), true), "{name}");
        assert!(light(&pixels) > 3000, "{name}: no title");
        let bytes = fs::metadata(site.path(&format!("public{name}"))).expect("it is there").len();
        assert!(bytes < 60_000, "{name}: {bytes} bytes");
    }
    site.assert_same_as_clean();
}

#[test]
fn a_picture_is_drawn_anew_only_when_what_it_shows_changes() {
    let mut site = site();
    site.build();
    site.edit("content/thoi-su/mot.md", "Thân bài.", "Thân bài khác.");
    site.edit("content/thoi-su/hai.md", "Lời dẫn.", "Lời dẫn khác.");
    site.edit(
        "site.toml",
        "[sitemap]",
        "[menus]\nmain = [{ title = \"Tin\", url = \"/thoi-su/\" }]\n[sitemap]",
    );
    site.build();
    assert_eq!(drawn(&site), [""; 0]);

    let named = |site: &TestSite| {
        let page = site.read("public/thoi-su/mot.html");
        let at = page.find("/thoi-su/mot.chia-se.png?v=").expect("the page names it");
        page[at..at + 40].to_owned()
    };
    let before = named(&site);
    site.edit("content/thoi-su/mot.md", "Bài một", "Bài đầu");
    site.build();
    assert_eq!(drawn(&site), ["/thoi-su/mot.chia-se.png"]);
    assert_ne!(named(&site), before, "networks would go on showing the old title");

    site.edit("content/thoi-su/_index.md", "Thời sự", "Tin tức");
    site.build();
    assert_eq!(drawn(&site), ["/thoi-su/hai.chia-se.png", "/thoi-su/mot.chia-se.png"]);

    site.write("content/thoi-su/anh.jpg", "x");
    site.edit(
        "content/thoi-su/mot.md",
        "+++\nThân",
        "image = { src = \"https://khac.vn/a.jpg\" }\n+++\nThân",
    );
    site.build();
    assert_eq!(drawn(&site), [""; 0]);
    assert!(!site.path("public/thoi-su/mot.chia-se.png").exists());
    site.assert_same_as_clean();
}

#[test]
fn a_changed_template_or_font_draws_all_pictures_and_renders_no_page() {
    let mut site = site();
    site.build();
    site.write(
        "themes/thu/templates/share.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\" font-family=\"Noto Sans\">\
         <text y=\"300\" font-size=\"99\">{{ share.title }}</text></svg>",
    );
    site.build();
    site.assert_rendered(&ALL);
    let (_, _, before) = picture(&site, "/chia-se.png");

    // Another font under the name of the theme's own.
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/toasoan/fonts");
    let serif = fs::read(format!("{fonts}/NotoSerif-Bold.ttf")).expect("the font is there");
    for name in ["NotoSans-Bold.ttf", "NotoSans-Regular.ttf"] {
        site.write(&format!("themes/thu/fonts/{name}"), &serif);
    }
    site.build();
    site.assert_rendered(&ALL);
    assert_ne!(picture(&site, "/chia-se.png").2, before, "the other font is not used");
    site.assert_same_as_clean();

    site.write("themes/thu/templates/share.svg", "<svg");
    site.build();
    assert_eq!(site.codes(), ["T0510"]);
    assert!(!site.read("public/index.html").contains("chia-se.png"));
    assert!(!site.path("public/chia-se.png").exists());
    site.assert_same_as_clean();
    // An edit that plans one page alone does not bring the name back.
    sleep(Duration::from_millis(120));
    site.build();
    site.edit("content/thoi-su/mot.md", "Thân bài", "Thân bài sửa");
    site.build();
    assert!(!site.read("public/thoi-su/mot.html").contains("chia-se.png"));
    site.assert_same_as_clean();

    site.remove("themes/thu/templates/share.svg");
    for name in ["NotoSans-Bold.ttf", "NotoSans-Regular.ttf"] {
        site.remove(&format!("themes/thu/fonts/{name}"));
    }
    site.build();
    assert_eq!(drawn(&site), ALL);
    site.assert_same_as_clean();

    sleep(Duration::from_millis(120));
    site.build();
    site.edit("content/thoi-su/mot.md", "sửa", "sửa nữa");
    assert_eq!(site.build().extent, Extent::Texts);
    site.assert_rendered(&["/thoi-su/mot.html"]);
    site.assert_same_as_clean();
}

#[test]
fn any_title_can_be_drawn() {
    let mut site = site();
    let long = "Nâng cao chất lượng sinh hoạt chi bộ ".repeat(8);
    for (at, title) in [
        long.as_str(),
        &"a".repeat(400),
        "<svg> & \"'{{ share }}\"",
        "a\u{1}b\u{b}c\u{fffe}d\u{202e}e\u{200b}",
        "……………",
        "e\u{301}\u{323}\u{302}\u{302}\u{302}",
    ]
    .into_iter()
    .enumerate()
    {
        let quoted = {
            let escaped = title.chars().map(|c| format!("\\U{:08X}", u32::from(c)));
            escaped.collect::<Vec<_>>().concat()
        };
        let text = article("@", "").replace("\"@\"", &format!("\"{quoted}\""));
        site.write(&format!("content/thoi-su/t{at}.md"), text);
    }
    site.build();
    assert_eq!(site.codes().iter().filter(|code| ["T0503", "T0510"].contains(code)).count(), 0);
    for at in 0..6 {
        let (size, _, pixels) = picture(&site, &format!("/thoi-su/t{at}.chia-se.png"));
        assert_eq!(size, (1200, 630));
        // The long ones fill the space between head and foot and leave its margins free.
        let margin = pixels.chunks_exact(1200 * 3).flat_map(|row| &row[1140 * 3..]);
        assert!(margin.clone().all(|c| *c < 200), "t{at}: the title leaves the picture");
    }
    let (_, _, long) = picture(&site, "/thoi-su/t0.chia-se.png");
    assert!(light(&long) > 20_000);
    site.assert_same_as_clean();
}

#[test]
fn a_drawing_reads_no_file_and_no_address() {
    let mut site = site();
    site.write("static/anh.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect width=\"9\" height=\"9\"/></svg>");
    let root = site.root().display().to_string();
    let inner = "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA5IDkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4=";
    let image = |href: &str| format!("<image width=\"1200\" height=\"630\" href=\"{href}\"/>");
    site.write(
        "themes/thu/templates/share.svg",
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 630\">{}{}{}</svg>",
            image(&format!("{root}/static/anh.svg")),
            image("https://thu.example.vn/anh.svg"),
            image(inner),
        ),
    );
    site.build();
    let (_, _, pixels) = picture(&site, "/chia-se.png");
    assert!(pixels.iter().all(|c| *c == 255), "something was shown");
}
