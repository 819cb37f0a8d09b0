//! The preview: what it answers is what a clean build of the same disk would write.
#![cfg(feature = "serve")]

#[expect(dead_code, reason = "the preview needs a part of the harness only")]
mod site;

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime};

use site::{TestSite, Tree, moment, program, tree};
use toasoan::base::date::Stamp;
use toasoan::base::route::RelPath;
use toasoan::diag::problem::Lang;
use toasoan::model::assemble::Show;
use toasoan::serve::{Ask, Clock, Running, start};
use toasoan::theme::files::embedded;

/// Edits of the random test.
const STEPS: usize = 100;

/// An answer to a request.
struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body without the line that the preview adds, and that line.
    fn split(&self) -> (Vec<u8>, String) {
        let text = self.text();
        let Some(start) = text.find("<script src=\"/_toasoan/client.js\"") else {
            return (self.body.clone(), String::new());
        };
        let end = start + text[start..].find('\n').expect("the line ends") + 1;
        (format!("{}{}", &text[..start], &text[end..]).into_bytes(), text[start..end].to_owned())
    }

    /// The page without that line.
    fn page(&self) -> String {
        String::from_utf8_lossy(&self.split().0).into_owned()
    }

    /// That line.
    fn line(&self) -> String {
        self.split().1
    }

    fn shows_problems(&self) -> bool {
        self.split().1.contains(" data-problems=\"")
    }
}

/// A site, and a preview of it.
struct Preview {
    site: TestSite,
    running: Running,
}

impl Preview {
    fn of(site: TestSite) -> Preview {
        Preview::with_clock(site, None)
    }

    fn with_clock(site: TestSite, clock: Option<Clock>) -> Preview {
        let ask = Ask { options: site.options.clone(), clock, port: 0, lang: Lang::Vi };
        let running = start(ask).expect("the preview starts");
        Preview { site, running }
    }

    /// The site that `toasoan init` makes.
    fn of_starter() -> Preview {
        Preview::of(starter())
    }

    fn raw(&self, request: &str) -> Answer {
        ask(self.running.address, request)
    }

    fn get(&self, path: &str) -> Answer {
        self.raw(&format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n"))
    }
}

fn starter() -> TestSite {
    let site = TestSite::empty();
    let made = program().arg("init").arg(site.root()).output().expect("the program runs");
    assert!(made.status.success());
    site
}

fn ask(address: SocketAddr, request: &str) -> Answer {
    let mut stream = TcpStream::connect(address).expect("the preview listens");
    stream.set_read_timeout(Some(Duration::from_mins(1))).expect("a time limit");
    stream.write_all(format!("{request}Connection: close\r\n\r\n").as_bytes()).expect("it reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).expect("an answer");
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("the head ends");
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| line.split_once(": "));
    Answer {
        status: status.expect("a status"),
        headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
        body: bytes[end + 4..].to_vec(),
    }
}

/// The path of a file of the output, as a browser asks for it.
fn path_of(file: &str) -> String {
    let file = match file.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => file,
    };
    let encode = |b: u8| match b {
        b'/' | b'-' | b'.' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => {
            char::from(b).to_string()
        }
        _ => format!("%{b:02X}"),
    };
    format!("/{}", file.bytes().map(encode).collect::<String>())
}

/// A clean build, without the list of what it wrote.
fn clean(site: &TestSite) -> Option<Tree> {
    let (mut tree, result) = site.clean();
    tree.remove(".toasoan-files");
    result.is_ok().then_some(tree)
}

/// Checks that every file of a clean build, fetched below `base`, is the same.
fn check(preview: &Preview, clean: &Tree, base: &str, what: &str) {
    for (file, bytes) in clean {
        let answer = preview.get(&format!("{base}{}", path_of(file)));
        assert_eq!(answer.status, 200, "{what}: {file}");
        let (body, line) = answer.split();
        if body != *bytes {
            let [ours, theirs] = [&body, bytes].map(|bytes| String::from_utf8_lossy(bytes));
            let (ours, theirs) = ours
                .lines()
                .zip(theirs.lines())
                .find(|(a, b)| a != b)
                .unwrap_or(("(one is longer)", ""));
            panic!(
                "{what}: {file} differs from a clean build:\n  preview {ours}\n  clean   {theirs}"
            );
        }
        let is_page = bytes.ends_with(b"</body>\n</html>\n");
        assert_eq!(!line.is_empty(), is_page, "{what}: {file}: {line}");
    }
}

#[test]
fn pages_are_those_of_a_clean_build_and_a_line() {
    let preview = Preview::of_starter();
    let clean = clean(&preview.site).expect("the starter builds");
    assert!(clean.len() > 10);
    check(&preview, &clean, "", "starter");
    assert!(!preview.get("/").shows_problems());
    let names: BTreeSet<String> = tree(preview.site.root())
        .into_keys()
        .filter(|n| n.starts_with('p') || n.starts_with('.'))
        .collect();
    assert!(names.is_empty(), "the preview writes nothing: {names:?}");
}

#[test]
fn answers_are_typed_and_not_kept() {
    let preview = Preview::of_starter();
    let home = String::from_utf8_lossy(&preview.get("/").body).into_owned();
    let from = home.find("/giao-dien/css/").expect("the home page has a style sheet");
    let sheet = home[from..].split('"').next().unwrap_or_default().to_owned() + "?v=1";
    for (path, status, kind) in [
        ("/", 200, "text/html; charset=utf-8"),
        ("/logo.svg", 200, "image/svg+xml"),
        (sheet.as_str(), 200, "text/css; charset=utf-8"),
        ("/robots.txt", 200, "text/plain; charset=utf-8"),
        ("/khong-co.html", 404, "text/html; charset=utf-8"),
        ("/_toasoan/client.js", 200, "text/javascript; charset=utf-8"),
        ("/_toasoan/idiomorph.js", 200, "text/javascript; charset=utf-8"),
        ("/_toasoan/khong-co", 404, "text/plain; charset=utf-8"),
    ] {
        let answer = preview.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (status, Some(kind)), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        let head = preview.raw(&format!("HEAD {path} HTTP/1.1\r\nHost: localhost\r\n"));
        assert_eq!((head.status, head.body.len()), (status, 0), "{path}");
        assert_eq!(head.header("content-length"), answer.header("content-length"), "{path}");
    }
    let lost = preview.get("/khong-co.html");
    let page = clean(&preview.site).expect("a build").remove("404.html");
    assert_eq!(Some(lost.page().into_bytes()), page);
    assert!(lost.line().contains("data-status=\"404\""));
    assert_eq!(preview.raw("POST / HTTP/1.1\r\nHost: localhost\r\n").status, 405);
}

#[test]
fn folders_and_old_addresses_lead_on() {
    let preview = Preview::of_starter();
    let answer = preview.get("/thoi-su?a=b");
    assert_eq!((answer.status, answer.header("location")), (307, Some("/thoi-su/?a=b")));
    assert_eq!(preview.get("/thoi-su/index.html").page(), preview.get("/thoi-su/").page());
    preview.site.edit(
        "content/thoi-su/bai-dau-tien.md",
        "\ndate",
        "\naliases = [\"/cu/bai\"]\ndate",
    );
    assert_eq!(preview.get("/cu/bai").header("location"), Some("/cu/bai/"));
    assert!(preview.get("/cu/bai/").text().contains("url=/thoi-su/bai-dau-tien.html"));
}

#[test]
fn only_this_machine_is_answered_and_only_published_files() {
    let preview = Preview::of_starter();
    for (request, status) in [
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:80\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: [::1]\r\n", 200),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: localhost.evil.example\r\n", 403),
        ("GET / HTTP/1.1\r\nHost: evil.example\r\nHost: localhost\r\n", 403),
        ("GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\n", 403),
        ("GET /_toasoan/news HTTP/1.1\r\nHost: evil.example\r\n", 403),
        ("GET / HTTP/1.0\r\n", 403),
    ] {
        assert_eq!(preview.raw(request).status, status, "{request:?}");
    }
    for path in [
        "/../site.toml",
        "/..%2fsite.toml",
        "/%2e%2e/site.toml",
        "/static/../site.toml",
        "/site.toml",
        "/content/thoi-su/bai-dau-tien.md",
        "//etc/passwd",
        "//evil.example",
        "/..%5csite.toml",
        "/%00",
        "/%ff",
        "/thoi-su/..",
        "/_toasoan/../site.toml",
    ] {
        let answer = preview.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("base_url ="), "{path}");
    }
}

#[test]
fn a_mistake_is_shown_over_the_last_good_page() {
    let preview = Preview::of_starter();
    let (file, path) = ("content/thoi-su/bai-dau-tien.md", "/thoi-su/bai-dau-tien.html");
    let good = preview.get(path).page();
    let text = preview.site.read(file);
    preview.site.write(file, text.replacen("title = \"", "title = ", 1));
    let answer = preview.get(path);
    assert_eq!((answer.status, answer.page()), (200, good.clone()));
    assert!(
        answer.shows_problems() && answer.line().contains(&format!("{file}:2:")),
        "{}",
        answer.line()
    );
    assert!(preview.get("/").shows_problems(), "other pages show it too");

    preview.site.write("site.toml", format!("{}\n[theme", preview.site.read("site.toml")));
    let answer = preview.get(path);
    assert_eq!((answer.status, answer.page()), (200, good.clone()));
    assert!(answer.line().contains("site.toml:"), "{}", answer.line());
    preview.site.edit("site.toml", "\n[theme", "");

    preview.site.write(file, &text);
    let answer = preview.get(path);
    assert_eq!((answer.status, answer.page(), answer.shows_problems()), (200, good, false));
    preview.site.remove(file);
    assert_eq!(preview.get(path).status, 404, "a page whose file is gone is gone");
}

#[test]
fn a_template_that_fails_keeps_the_last_good_page() {
    let preview = Preview::of_starter();
    let good = preview.get("/so-do-trang.html").page();
    preview.site.write("themes/toasoan/templates/sitemap.html", "{{ page.khong_co.gi }}");
    let answer = preview.get("/so-do-trang.html");
    assert_eq!((answer.status, answer.page()), (200, good));
    assert!(
        answer.line().contains("themes/toasoan/templates/sitemap.html:1:"),
        "{}",
        answer.line()
    );
    assert!(!preview.get("/").shows_problems(), "pages that do not use it are well");

    let fresh = Preview::of(starter());
    fresh.site.write("themes/toasoan/templates/sitemap.html", "{{ page.khong_co.gi }}");
    let answer = fresh.get("/so-do-trang.html");
    assert_eq!(answer.status, 500);
    assert!(answer.text().contains("role=\"alert\"") && answer.line().contains(" data-failed"));
}

#[test]
fn when_nothing_was_ever_built_every_address_says_why() {
    let site = starter();
    let config = site.read("site.toml");
    for (broken, named) in [
        (format!("{config}\n["), "site.toml:"),
        (format!("{config}\n[theme]\nname = \"khac\"\n"), "khac"),
    ] {
        site.write("site.toml", &broken);
        let ask = Ask { options: site.options.clone(), clock: None, port: 0, lang: Lang::Vi };
        let running = start(ask).expect("the preview starts");
        for path in ["/", "/thoi-su/", "/logo.svg"] {
            let answer =
                self::ask(running.address, &format!("GET {path} HTTP/1.1\r\nHost: localhost\r\n"));
            assert_eq!(answer.status, 500, "{path}");
            assert!(
                answer.text().contains("data-toasoan-panel") && answer.text().contains(named),
                "{path}"
            );
            assert!(answer.line().contains(" data-failed"));
        }
        site.write("site.toml", &config);
        let answer = self::ask(running.address, "GET / HTTP/1.1\r\nHost: localhost\r\n");
        assert_eq!(answer.status, 200, "it mends itself");
    }
}

#[test]
fn a_site_below_a_path_is_served_there() {
    let site = starter();
    let config = site.read("site.toml");
    let line =
        config.lines().find(|line| line.starts_with("base_url")).expect("an address").to_owned();
    site.write(
        "site.toml",
        config.replace(&line, "base_url = \"https://thu.example.vn/trang/con\""),
    );
    let preview = Preview::of(site);
    assert!(preview.running.url.ends_with("/trang/con/"), "{}", preview.running.url);
    for path in ["/", "/trang/con"] {
        assert_eq!(preview.get(path).header("location"), Some("/trang/con/"), "{path}");
    }
    assert_eq!(preview.get("/trang/con/thoi-su").header("location"), Some("/trang/con/thoi-su/"));
    assert_eq!(preview.get("/logo.svg").status, 404);
    assert_eq!(preview.get("/trang/connn/").status, 404);
    let clean = clean(&preview.site).expect("it builds");
    check(&preview, &clean, "/trang/con", "below a path");
}

#[test]
fn drafts_are_shown_when_asked_for() {
    let mut site = starter();
    site.edit("content/thoi-su/bai-dau-tien.md", "\ndate", "\nstatus = \"draft\"\ndate");
    site.options.show = Show::Drafts;
    let preview = Preview::of(site);
    assert_eq!(preview.get("/thoi-su/bai-dau-tien.html").status, 200);
}

#[test]
fn an_article_appears_when_its_time_has_come() {
    let site = starter();
    site.edit(
        "content/thoi-su/bai-dau-tien.md",
        "\ndate",
        "\npublish_at = 2026-11-21T08:00:05+07:00\ndate",
    );
    let now = Arc::new(AtomicI64::new(moment(site::NOW).unix()));
    let hand = now.clone();
    let clock: Clock = Box::new(move |zone| Stamp::from_unix(hand.load(Ordering::SeqCst), zone));
    let preview = Preview::with_clock(site, Some(clock));
    let status = |after: i64| {
        now.store(moment(site::NOW).unix() + after, Ordering::SeqCst);
        preview.get("/thoi-su/bai-dau-tien.html").status
    };
    assert_eq!([status(0), status(4), status(5), status(6)], [404, 404, 200, 200]);
}

#[test]
fn an_edit_that_leaves_size_and_time_alone_is_seen() {
    let preview = Preview::of_starter();
    let (file, path) = ("content/thoi-su/bai-dau-tien.md", "/thoi-su/bai-dau-tien.html");
    let text = preview.site.read(file);
    // A time that has not come proves nothing, like one that is only just over.
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    for word in ["mot", "hai", "bay"] {
        preview.site.write(file, format!("{text}\n\nLần {word}.\n"));
        let written = File::options().write(true).open(preview.site.path(file));
        written.and_then(|file| file.set_modified(later)).expect("the time can be set");
        assert!(preview.get(path).text().contains(&format!("Lần {word}.")), "{word}");
    }
}

#[test]
fn open_pages_are_told_of_changes() {
    let preview = Preview::of_starter();
    let mut stream = TcpStream::connect(preview.running.address).expect("the preview listens");
    stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time limit");
    stream.write_all(b"GET /_toasoan/news HTTP/1.1\r\nHost: localhost\r\n\r\n").expect("it reads");
    let mut lines = BufReader::new(stream).lines().map(|line| line.expect("news in time"));
    let mut news = |wanted: &str| loop {
        let line = lines.next().expect("the stream goes on");
        if line.starts_with("data: ") && line.contains(wanted) {
            return;
        }
    };
    news("\"turn\":1");
    preview.site.write(
        "static/logo.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    );
    news("\"/logo.svg\":");
}

#[test]
fn a_taken_port_is_said_to_be_taken() {
    let preview = Preview::of_starter();
    let port = preview.running.address.port().to_string();
    let output = program()
        .args(["serve", "--port", &port, "--root"])
        .arg(preview.site.root())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--port 0"));
}

/// A small generator of numbers; the same seed gives the same edits.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

/// An article as a text; broken ones cannot be read.
fn article(chance: &mut Chance, is_broken: bool) -> String {
    let words = ["chi bộ", "nghị quyết", "đảng viên", "cơ sở", "sinh hoạt", "học tập"];
    let title = format!("{} {}", chance.pick(&words), chance.below(100));
    let (month, day) = (1 + chance.below(9), 1 + chance.below(28));
    let region = chance.pick(&["Hà Nội", "Nghệ An", "Cần Thơ"]);
    let topic = chance.pick(&words);
    let body = (0..=chance.below(4))
        .map(|_| format!("Đoạn về {} và [bài](bai-dau-tien.md).\n\n", chance.pick(&words)));
    let quote = if is_broken { "" } else { "\"" };
    format!(
        "+++\ntitle = {quote}{title}\"\ndate = 2026-{month:02}-{day:02}T08:00:00+07:00\nregions = [\"{region}\"]\ntopics = [\"{topic}\"]\n+++\n\n{}",
        body.collect::<String>()
    )
}

/// Makes one edit and tells what it was.
fn edit(site: &TestSite, chance: &mut Chance, config: &str) -> String {
    let articles: Vec<String> = tree(&site.path("content"))
        .into_keys()
        .filter(|name| name.contains(".md") && !name.contains("index.md"))
        .collect();
    let any =
        articles.get(chance.below(articles.len().max(1))).map(|name| format!("content/{name}"));
    let fresh =
        format!("content/{}/bai-{}.md", chance.pick(&["thoi-su", "nghiep-vu"]), chance.below(30));
    let theme = |name: &str| RelPath::new(&format!("themes/toasoan/{name}")).expect("a path");
    match (chance.below(14), any) {
        (0..=3, Some(file)) => {
            site.write(&file, article(chance, false));
            format!("text of {file}")
        }
        (4, Some(file)) => {
            site.write(&file, article(chance, true));
            format!("mistake in {file}")
        }
        (5, Some(file)) if articles.len() > 3 => {
            site.remove(&file);
            format!("{file} removed")
        }
        (6, Some(file)) => {
            site.rename(&file, &fresh);
            format!("{file} renamed to {fresh}")
        }
        (7, _) => {
            let name = chance.pick(&[
                "templates/article.html",
                "templates/base.html",
                "templates/list.html",
            ]);
            let path = theme(name);
            let text = embedded()[&path].text.clone().expect("a text");
            let mark = format!("<!-- {} -->\n</", chance.below(9));
            site.write(path.as_str(), text.replacen("</", &mark, 1));
            format!("template {name}")
        }
        (8, _) => {
            site.write(
                "themes/toasoan/static/css/site.css",
                format!("p {{ margin: {}px }}", chance.below(9)),
            );
            "style sheet".to_owned()
        }
        (9, _) => {
            site.write("static/tep.txt", chance.pick(&["một", "hai", "ba"]));
            "static file".to_owned()
        }
        (10, _) => {
            let title = format!("title = \"Trang {}\"", chance.below(9));
            let old = config.lines().find(|line| line.starts_with("title")).expect("a title");
            site.write("site.toml", config.replacen(old, &title, 1));
            title
        }
        (11, _) if chance.below(2) == 0 => {
            site.write("site.toml", format!("{config}\n[lists"));
            "site.toml broken".to_owned()
        }
        (11, _) => {
            site.write(
                "site.toml",
                format!("{config}\n[lists]\npage_size = {}\n", 1 + chance.below(4)),
            );
            "page size".to_owned()
        }
        _ => {
            site.write(&fresh, article(chance, false));
            format!("{fresh} written")
        }
    }
}

#[test]
fn after_random_edits_every_page_is_that_of_a_clean_build() {
    let site = starter();
    let config = format!("{}\n[registry]\ndocuments = false\n", site.read("site.toml"));
    site.write("site.toml", &config);
    let preview = Preview::of(site);
    let mut chance = Chance(2026);
    let mut known: BTreeSet<String> = BTreeSet::new();
    for step in 0..STEPS {
        let what = format!("step {step}, {}", edit(&preview.site, &mut chance, &config));
        let Some(clean) = clean(&preview.site) else {
            let answer = preview.get("/");
            assert!(answer.shows_problems(), "{what}");
            continue;
        };
        check(&preview, &clean, "", &what);
        for gone in known.iter().filter(|file| !clean.contains_key(*file)) {
            let answer = preview.get(&path_of(gone));
            if answer.status != 404 {
                assert_eq!(answer.status, 200, "{what}: {gone}");
                assert!(answer.shows_problems(), "{what}: {gone} is kept, but nothing is wrong");
            }
        }
        known.extend(clean.into_keys());
    }
}
