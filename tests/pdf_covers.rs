//! Covers of printed issues from the first pages of their PDFs; only with the feature `pdf-covers`.

#[expect(dead_code, reason = "each test file uses another part of the harness")]
mod site;

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, UNIX_EPOCH};

use site::{TestSite, moment};
use toasoan::diag::areas::issues::Refusal;
use toasoan::source::first_page::draw;

/// A PDF of one page with these measures and what stands on it.
fn pdf(width: u32, height: u32, content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] /Contents 4 0 R \
             /Resources << /Font << /F 5 0 R >> >> >>"
        ),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Bold >>".to_owned(),
    ];
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(text.len());
        let _ = write!(text, "{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let table = text.len();
    let _ = write!(text, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(text, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(text, "trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
    text.into_bytes()
}

const RED: &str =
    "0.7 0.1 0.1 rg 0 400 595 442 re f BT 0 g /F 60 Tf 60 200 Td (Xay dung Dang) Tj ET";

fn a4() -> Vec<u8> {
    pdf(595, 842, RED)
}

fn issue(number: &str, day: &str) -> String {
    format!(
        "+++\nyear = 2026\nnumber = \"{number}\"\ndistributed_on = {day}\npdf = \"so.pdf\"\n+++\n"
    )
}

/// A site with one issue and its PDF, whose time of change lies back far enough to prove something.
fn site(pdf: &[u8]) -> TestSite {
    let site = TestSite::bare();
    site.write("content/so-tap-chi/2026/1/index.md", issue("1", "2026-01-10"));
    site.write(PDF, pdf);
    age(&site);
    site
}

fn age(site: &TestSite) {
    let file = fs::File::options().write(true).open(site.path(PDF)).expect("the PDF is there");
    file.set_modified(UNIX_EPOCH + Duration::from_secs(1_700_000_000)).expect("its time is set");
}

const PDF: &str = "content/so-tap-chi/2026/1/so.pdf";
const COVER: &str = "public/so-tap-chi/2026/1/bia.jpg";
const PAGE: &str = "public/so-tap-chi/2026/1/index.html";
const DRAWN: &str = "public/so-tap-chi/2026/1/bia.svg";

fn cover(site: &TestSite) -> Vec<u8> {
    fs::read(site.path(COVER)).expect("the cover is there")
}

#[test]
fn the_first_page_is_the_cover() {
    let mut site = site(&a4());
    site.build();
    assert_eq!(site.codes(), [""; 0]);
    let page = site.read(PAGE);
    let expected = "src=\"/so-tap-chi/2026/1/bia.jpg\" alt=\"Trang đầu bản PDF, Số 1 - 2026\" \
                    width=\"707\" height=\"1000\"";
    assert!(page.contains(expected), "{page}");
    assert!(!site.path(DRAWN).exists());
    let size = toasoan::source::picture::raster(std::io::Cursor::new(cover(&site))).unwrap();
    assert_eq!((size.width, size.height), (707, 1000));
    site.assert_same_as_clean();
}

#[test]
fn an_unchanged_pdf_is_neither_drawn_nor_read() {
    let mut site = site(&a4());
    site.build();
    let first = cover(&site);
    // Its size and times are those of the PDF, so only reading could show that it is another file.
    site.write(PDF, vec![b'x'; a4().len()]);
    age(&site);
    site.build();
    site.assert_rendered(&[]);
    site.remove(COVER);
    site.build();
    site.assert_rendered(&["/so-tap-chi/2026/1/bia.jpg"]);
    assert_eq!(cover(&site), first);
    assert_eq!(site.codes(), [""; 0]);
}

#[test]
fn a_picture_that_the_cache_lost_is_drawn_again() {
    for damage in ["gone", "torn"] {
        let mut site = site(&a4());
        site.build();
        let first = cover(&site);
        let kept = site.path(".toasoan/cache/first-pages");
        for entry in fs::read_dir(&kept).unwrap().flatten() {
            if damage == "torn" {
                fs::write(entry.path(), "torn").unwrap();
            } else {
                fs::remove_file(entry.path()).unwrap();
            }
        }
        site.remove(COVER);
        site.build();
        assert_eq!(cover(&site), first, "{damage}");
        assert_eq!(site.codes(), [""; 0]);
    }
}

#[test]
fn a_new_pdf_gives_a_new_cover_and_the_old_picture_goes() {
    let mut site = site(&a4());
    site.build();
    site.write(PDF, pdf(600, 600, RED));
    site.build();
    site.assert_rendered(&[
        "/",
        "/_manh/so-moi.html",
        "/so-tap-chi/",
        "/so-tap-chi/2026/",
        "/so-tap-chi/2026/1/",
        "/so-tap-chi/2026/1/bia.jpg",
        "/so-tap-chi/2026/1/so.pdf",
    ]);
    assert!(site.read(PAGE).contains("width=\"1000\" height=\"1000\""));
    assert_eq!(fs::read_dir(site.path(".toasoan/cache/first-pages")).unwrap().count(), 1);
    site.assert_same_as_clean();
}

#[test]
fn a_pdf_that_gives_no_cover_is_told_and_the_drawn_cover_stays() {
    let blank = pdf(595, 842, "");
    let strip = pdf(100, 3000, RED);
    for bytes in [b"%PDF-1.4 broken".to_vec(), Vec::new(), blank, strip] {
        let mut site = site(&bytes);
        for _ in 0..2 {
            site.build();
            assert_eq!(site.codes(), ["T1320"]);
            assert!(site.path(DRAWN).exists());
            assert!(!site.path(COVER).exists());
        }
        site.assert_same_as_clean();
    }
}

#[test]
fn reasons_are_told_apart() {
    let broken = b"%PDF-1.7 nothing".to_vec();
    assert_eq!(draw(broken), Err(Refusal::Broken));
    assert_eq!(draw(pdf(595, 842, "")), Err(Refusal::Blank));
    assert_eq!(draw(pdf(100, 3000, RED)), Err(Refusal::Shape));
    assert_eq!(draw(pdf(0, 0, RED)).map(|_| ()), draw(pdf(0, 0, RED)).map(|_| ()));
}

#[test]
fn nothing_of_a_pdf_shows_before_the_day_of_distribution() {
    let mut site = site(&a4());
    site.write("content/so-tap-chi/2026/1/index.md", issue("1", "2026-12-10"));
    site.build();
    assert!(site.path(DRAWN).exists());
    assert!(!site.path(COVER).exists());
    site.options.as_of = moment("2026-12-10T00:00:00+07:00");
    site.build();
    assert!(site.path(COVER).exists());
    assert!(!site.path(DRAWN).exists());
    site.assert_same_as_clean();
}

#[test]
fn a_picture_beside_the_issue_comes_first() {
    let mut site = site(&a4());
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"80\"/>";
    site.write("content/so-tap-chi/2026/1/bia.svg", svg);
    site.build();
    assert!(!site.path(COVER).exists());
    assert!(site.read(PAGE).contains("width=\"60\" height=\"80\""));
    site.assert_same_as_clean();
}

#[test]
fn the_program_draws_too_and_stays_silent_about_panics() {
    let site = site(&a4());
    let (code, lines) = site.build_by_program(&[]);
    assert_eq!((code, lines), (0, Vec::new()));
    assert!(site.path(COVER).exists());
}

#[test]
fn damaged_pdfs_end_well() {
    let good = a4();
    let mut state = 7_u64;
    let mut drawn = 0;
    for round in 0..120 {
        let mut bytes = good.clone();
        for _ in 0..=round % 5 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (state >> 33) as usize % bytes.len();
            bytes[at] = (state >> 20) as u8;
        }
        bytes.truncate(bytes.len() - (round * 7) % 90);
        drawn += usize::from(draw(bytes).is_ok());
    }
    assert!(drawn > 0, "damage this small leaves some pages whole");
}

#[test]
fn the_demo_portal_gives_covers() {
    for name in [
        "content/so-tap-chi/2026/chuyen-de/chuyen-de.pdf",
        "content/so-tap-chi/2007/131/so-131.pdf",
    ] {
        let bytes = fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        let drawn = draw(bytes).unwrap_or_else(|why| panic!("{name}: {why:?}"));
        assert_eq!(drawn.size.height.max(drawn.size.width), 1000, "{name}");
    }
}
