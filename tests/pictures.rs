//! Pictures as they are published: smaller widths, upright, with nothing private; feature `pictures`.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::fs;
use std::io::Cursor;
use std::time::{Duration, UNIX_EPOCH};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, ImageReader};
use site::TestSite;

/// A picture that is red on the left, blue on the right and light at the top.
fn pixels(width: u32, height: u32) -> Vec<u8> {
    let pixel = |x: u32, y: u32| {
        let light = if y < height / 4 { 200 } else { 0 };
        if x < width / 2 { [200, light, light] } else { [light, light, 200] }
    };
    (0..height).flat_map(|y| (0..width).flat_map(move |x| pixel(x, y))).collect()
}

fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, 90)
        .encode(&pixels(width, height), width, height, ExtendedColorType::Rgb8)
        .expect("the picture can be made and read");
    out
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = Vec::new();
    PngEncoder::new(&mut out)
        .write_image(&pixels(width, height), width, height, ExtendedColorType::Rgb8)
        .expect("the picture can be made and read");
    out
}

/// The same picture with the notes of a camera: the way up and a place.
fn photographed(jpeg: &[u8], turn: u8) -> Vec<u8> {
    let mut out = jpeg[..2].to_vec();
    let mut exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.extend([turn, 0, 0, 0, 0, 0, 0]);
    exif.extend(b"GPS 21.0285 105.8542");
    out.extend([0xff, 0xe1]);
    out.extend((exif.len() as u16 + 2).to_be_bytes());
    out.extend(exif);
    out.extend(&jpeg[2..]);
    out
}

const ARTICLE: &str = "content/thoi-su/bai/index.md";
const PAGE: &str = "public/thoi-su/bai.html";
const KEPT: &str = ".toasoan/cache/pictures";

fn site(name: &str, bytes: &[u8]) -> TestSite {
    let site = TestSite::bare();
    site.write(
        ARTICLE,
        format!(
            "+++\ntitle = \"Bài\"\ndate = 2026-05-01\nimage = \"{name}\"\n+++\n![Ảnh]({name})\n"
        ),
    );
    site.write(&format!("content/thoi-su/bai/{name}"), bytes);
    age(&site, name);
    site
}

fn age(site: &TestSite, name: &str) {
    let path = site.path(&format!("content/thoi-su/bai/{name}"));
    let file =
        fs::File::options().write(true).open(path).expect("the picture can be made and read");
    file.set_modified(UNIX_EPOCH + Duration::from_secs(1_700_000_000))
        .expect("the picture can be made and read");
}

fn published(site: &TestSite, name: &str) -> Vec<u8> {
    fs::read(site.path(&format!("public/thoi-su/bai/{name}")))
        .expect("the picture can be made and read")
}

fn shown(bytes: &[u8]) -> image::RgbImage {
    let reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .expect("the picture can be made and read");
    reader.decode().expect("the picture can be made and read").into_rgb8()
}

#[test]
fn pages_offer_smaller_pictures() {
    let mut site = site("anh.jpg", &jpeg(1200, 800));
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    let page = site.read(PAGE);
    let srcset = "srcset=\"/thoi-su/bai/anh.jpg.480.webp 480w, /thoi-su/bai/anh.jpg.720.webp 720w, \
                  /thoi-su/bai/anh.jpg.1080.webp 1080w, /thoi-su/bai/anh.jpg.1200.webp 1200w\" sizes=\"";
    assert_eq!(page.matches(srcset).count(), 2, "the lead picture and that of the text: {page}");
    assert!(
        page.contains("src=\"/thoi-su/bai/anh.jpg\" alt=\"Ảnh\" width=\"1200\" height=\"800\"")
    );
    assert!(site.read("public/thoi-su/index.html").contains(srcset), "the card");
    for (width, height) in [(480, 320), (720, 480), (1080, 720), (1200, 800)] {
        let small = shown(&published(&site, &format!("anh.jpg.{width}.webp")));
        assert_eq!(small.dimensions(), (width, height));
    }
    site.assert_same_as_clean();
}

#[test]
fn a_turned_picture_is_measured_and_shrunk_upright_and_tells_no_place() {
    for (turn, size) in [(1, (1200, 800)), (3, (1200, 800)), (6, (800, 1200)), (8, (800, 1200))] {
        let bytes = photographed(&jpeg(1200, 800), turn);
        let mut site = site("anh.jpg", &bytes);
        site.build();
        assert_eq!(site.codes(), [""; 0]);
        let measures = format!("width=\"{}\" height=\"{}\"", size.0, size.1);
        assert_eq!(site.read(PAGE).matches(&measures).count(), 2, "{turn}");
        let small = shown(&published(&site, "anh.jpg.480.webp"));
        assert_eq!(small.dimensions(), (480, 480 * size.1 / size.0), "{turn}");
        // The red side of the camera's picture goes where the note says.
        let (width, height) = small.dimensions();
        let red = match turn {
            1 => (20, height - 20),
            3 => (width - 20, 20),
            6 => (20, 20),
            _ => (width - 20, height - 20),
        };
        let [r, _, b] = small.get_pixel(red.0, red.1).0;
        assert!(r > 150 && b < 90, "{turn}: {r} {b}");
        let file = published(&site, "anh.jpg");
        for bytes in [&file, &published(&site, "anh.jpg.480.webp")] {
            assert!(!bytes.windows(3).any(|part| part == b"GPS"), "{turn}");
        }
        assert_eq!(toasoan::source::anatomy::look(&file).unwrap().turn, turn);
        assert_eq!(shown(&file).into_raw(), shown(&bytes).into_raw());
        site.assert_same_as_clean();
    }
}

#[test]
fn an_unchanged_picture_is_neither_read_nor_made_again() {
    let bytes = jpeg(1200, 800);
    let mut site = site("anh.jpg", &bytes);
    site.build();
    let first = published(&site, "anh.jpg.720.webp");
    let name = "content/thoi-su/bai/anh.jpg";
    // Its size and times are those of the picture, so only reading could show that it is another file.
    site.write(name, vec![b'x'; bytes.len()]);
    age(&site, "anh.jpg");
    site.write(
        ARTICLE,
        "+++\ntitle = \"Khác\"\ndate = 2026-05-01\nimage = \"anh.jpg\"\n+++\nChữ.\n",
    );
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    site.remove("public/thoi-su/bai/anh.jpg.720.webp");
    site.build();
    site.assert_rendered(&["/thoi-su/bai/anh.jpg.720.webp"]);
    assert_eq!(published(&site, "anh.jpg.720.webp"), first);
}

#[test]
fn what_the_cache_lost_is_made_again_and_what_nobody_needs_goes() {
    let mut site = site("anh.jpg", &jpeg(1200, 800));
    site.build();
    let first = published(&site, "anh.jpg.480.webp");
    for entry in fs::read_dir(site.path(KEPT)).unwrap().flatten() {
        fs::write(entry.path(), "torn torn torn torn torn").unwrap();
    }
    site.remove("public/thoi-su/bai/anh.jpg.480.webp");
    site.build();
    assert_eq!(published(&site, "anh.jpg.480.webp"), first);
    assert_eq!(fs::read_dir(site.path(KEPT)).unwrap().count(), 4);
    site.write("content/thoi-su/bai/anh.jpg", jpeg(700, 700));
    site.build();
    site.assert_rendered(&[
        "/",
        "/_manh/tin-moi.html",
        "/luu-tru/2026/",
        "/luu-tru/2026/05/",
        "/thoi-su/",
        "/thoi-su/bai.html",
        "/thoi-su/bai/anh.jpg",
        "/thoi-su/bai/anh.jpg.480.webp",
        "/thoi-su/bai/anh.jpg.700.webp",
        "/tin-moi/",
    ]);
    assert_eq!(fs::read_dir(site.path(KEPT)).unwrap().count(), 2);
    assert!(!site.path("public/thoi-su/bai/anh.jpg.720.webp").exists());
    site.assert_same_as_clean();
}

#[test]
fn another_picture_of_the_same_measures_renders_no_page() {
    let mut site = site("anh.jpg", &jpeg(700, 700));
    site.build();
    site.write("content/thoi-su/bai/anh.jpg", photographed(&jpeg(700, 700), 3));
    site.build();
    site.assert_rendered(&[
        "/thoi-su/bai/anh.jpg",
        "/thoi-su/bai/anh.jpg.480.webp",
        "/thoi-su/bai/anh.jpg.700.webp",
    ]);
    site.assert_same_as_clean();
}

#[test]
fn settings_say_how_small() {
    let mut site = site("anh.png", &png(1200, 800));
    let bare = site.read("site.toml");
    for (table, widths) in
        [("widths = [300, 200]", &[200, 300][..]), ("widths = []", &[]), ("resize = false", &[])]
    {
        site.write("site.toml", format!("{bare}\n[pictures]\n{table}\n"));
        site.build();
        assert_eq!(site.codes(), [""; 0]);
        assert_eq!(site.read(PAGE).contains("srcset"), !widths.is_empty(), "{table}");
        for width in widths {
            assert_eq!(shown(&published(&site, &format!("anh.png.{width}.webp"))).width(), *width);
        }
        site.assert_same_as_clean();
    }
    site.write("site.toml", format!("{bare}\n[pictures]\nwidths = [300]\nquality = 20\n"));
    site.build();
    let rough = published(&site, "anh.png.300.webp");
    site.write("site.toml", format!("{bare}\n[pictures]\nwidths = [300]\nquality = 95\n"));
    site.build();
    site.assert_rendered(&["/thoi-su/bai/anh.png.300.webp"]);
    assert!(published(&site, "anh.png.300.webp").len() > rough.len());
}

#[test]
fn a_broken_picture_is_told_by_every_build_and_published_as_it_is() {
    let good = png(1200, 800);
    let mut bytes = good[..good.len() / 2].to_vec();
    bytes.extend([7; 40]);
    let mut site = site("anh.png", &bytes);
    for round in 0..3 {
        site.build();
        assert_eq!(site.codes(), ["T0608"], "NotShrunk, {round}");
        assert_eq!(published(&site, "anh.png"), bytes);
        assert_eq!(published(&site, "anh.png.480.webp"), bytes);
        site.write(
            "content/thoi-su/khac.md",
            format!("+++\ntitle = \"K{round}\"\ndate = 2026-05-02\n+++\nx\n"),
        );
    }
    site.build();
    site.assert_same_as_clean();
    site.write("content/thoi-su/bai/anh.png", good);
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    site.assert_same_as_clean();
}

#[test]
fn a_bomb_is_never_unpacked() {
    let mut bytes = png(600, 600);
    bytes[16..24].copy_from_slice(&[0, 0, 0x80, 0, 0, 0, 0x80, 0]);
    let mut site = site("anh.png", &bytes);
    site.build();
    assert_eq!(site.codes(), ["T0607"], "Huge");
    assert!(!site.read(PAGE).contains("srcset"));
    assert_eq!(published(&site, "anh.png"), bytes);
    assert_eq!(fs::read_dir(site.path("public/thoi-su/bai")).unwrap().count(), 1);
    site.assert_same_as_clean();
}

#[test]
fn moving_pictures_and_drawings_stay_what_they_are() {
    let gif = b"GIF89a\x00\x04\x00\x04\0\0\0;".to_vec();
    let mut moving = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0".to_vec();
    moving.extend([0xff, 3, 0, 0xff, 3, 0]);
    let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"900\"/>".to_vec();
    for (name, bytes) in [("anh.gif", gif), ("anh.webp", moving), ("anh.svg", svg)] {
        let mut site = site(name, &bytes);
        site.build();
        assert_eq!(site.codes(), [""; 0], "{name}");
        assert!(!site.read(PAGE).contains("srcset"), "{name}");
        assert_eq!(published(&site, name), bytes);
    }
}

#[test]
fn any_number_of_threads_makes_the_same_bytes() {
    let bytes = photographed(&jpeg(1000, 700), 6);
    let all = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| {
            let mut site = site("anh.jpg", &bytes);
            site.build();
            [480, 700].map(|width| published(&site, &format!("anh.jpg.{width}.webp")))
        })
    };
    assert_eq!(all(1), all(4));
}
