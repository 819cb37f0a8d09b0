//! A seeded number → a corpus of Vietnamese news articles, for benches and for the random-edit test.
//!
//! 1. `words.txt` gives a vocabulary, the most frequent first; frequencies follow Zipf's law.
//! 2. [`article`] draws one article; it depends only on (seed, number), so the corpus of 1,000
//!    articles is the start of the corpus of 100,000.
//! 3. [`write`] lays out a whole site: articles, sections, one document for each number that is
//!    cited, static files, the theme beside this file and a `site.toml`.
//!
//! The words are real, the sentences mean nothing: figures of speed are all it is good for.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;
use std::{fs, io};

use jiff::SignedDuration;
use jiff::civil::{DateTime, date};
use walkdir::WalkDir;

/// The lists of words, each under its `[name]`, entries separated by `|`.
const WORDS: &str = include_str!("words.txt");

/// Tone by tone the same vowels in the same order; the first row has no tone.
const TONES: [&str; 6] = [
    "aăâeêioôơuưy",
    "áắấéếíóốớúứý",
    "àằầèềìòồờùừỳ",
    "ảẳẩẻểỉỏổởủửỷ",
    "ãẵẫẽễĩõỗỡũữỹ",
    "ạặậẹệịọộợụựỵ",
];

/// The letters of [`TONES`] without any mark.
const PLAIN: &str = "aaaeeiooouuy";

/// Seconds between two articles: 48 a day.
const STEP: f64 = 1800.0;

/// Every synthetic document is issued in this year.
const DOCUMENT_YEAR: i16 = 2021;

/// Pictures in static/.
const PICTURES: usize = 24;

const CODE: [(&str, &str); 3] = [
    ("sh", "curl -s https://api.example.vn/tin-tuc?trang=1 \\\n  | jq \".[] | {tieu_de, ngay}\""),
    ("python", "def tong(thu, chi):\n    return sum(thu) - sum(chi) if thu < chi else 0"),
    ("sql", "SELECT tinh, COUNT(*) FROM bai_viet\nWHERE ngay >= \"2025-07-01\" GROUP BY tinh;"),
];

/// The settings of the corpus's site; lists are as long as those of the theme it is compared with.
const SITE: &str = include_str!("site.toml");

/// Writes a site of so many articles into a folder, which is made; its files are replaced.
pub fn write(dir: &Path, articles: usize, seed: u64) -> io::Result<()> {
    let content = dir.join("content");
    let documents = content.join("van-ban");
    fs::create_dir_all(&documents)?;
    fs::create_dir_all(dir.join("static/img"))?;
    fs::write(dir.join("site.toml"), SITE)?;
    fs::write(content.join("_index.md"), "+++\ntitle = \"Trang nhất\"\n+++\n")?;
    for (weight, (slug, title)) in LEXICON.sections.iter().enumerate() {
        fs::create_dir_all(content.join(slug))?;
        let text = format!("+++\ntitle = \"{title}\"\nweight = {}\n+++\n", weight + 1);
        fs::write(content.join(slug).join("_index.md"), text)?;
    }
    for (at, number) in LEXICON.numbers.names.iter().enumerate() {
        fs::write(documents.join(fold(number) + ".md"), document(at, number))?;
    }
    for i in 0..articles {
        fs::write(dir.join(path(seed, i)), article(seed, i))?;
    }
    for at in 0..PICTURES {
        let color = (at * 997 + 4096) % 0xff_ffff;
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\">\
             <rect width=\"16\" height=\"9\" fill=\"#{color:06x}\"/></svg>\n"
        );
        fs::write(dir.join(format!("static/img/anh-{at:02}.svg")), text)?;
    }
    let theme = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/theme");
    for entry in WalkDir::new(&theme) {
        let entry = entry?;
        let inside = entry.path().strip_prefix(&theme).unwrap_or(entry.path());
        let target = dir.join("themes/bench").join(inside);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The path of an article inside the site.
pub fn path(seed: u64, i: usize) -> String {
    let meta = Meta::of(seed, i);
    format!("content/{}/{}.md", meta.section, meta.slug)
}

/// The text of an article: front matter and body.
pub fn article(seed: u64, i: usize) -> String {
    let meta = Meta::of(seed, i);
    let mut rng = Rng::of(seed, i, 1);
    let lexicon = &*LEXICON;
    let seconds = i as f64 * STEP + rng.unit() * 1500.0;
    let count = 1 + usize::from(rng.unit() < 0.5);
    let regions = pick(&mut rng, &lexicon.regions, count);
    let count = rng.below(4);
    let numbers = pick(&mut rng, &lexicon.numbers, count);
    let count = 1 + rng.below(3);
    let topics = pick(&mut rng, &lexicon.topics, count);
    let author = lexicon.authors[rng.below(lexicon.authors.len())];
    let lede = sentence(&mut rng, 18, 32);
    let keyed: Vec<String> = numbers.iter().map(|n| format!("{n}@{DOCUMENT_YEAR}")).collect();
    format!(
        "+++\ntitle = \"{}\"\nlede = \"{lede}\"\ndate = {}+07:00\nregions = {}\nresolutions = {}\n\
         topics = {}\nauthors = [{{ name = \"{author}\" }}]\n+++\n\n{}",
        meta.title,
        instant(seconds as i64),
        quoted(&regions),
        quoted(&keyed),
        quoted(&topics),
        body(seed, i, numbers.first().copied(), topics[0]),
    )
}

/// What other articles may know of an article.
struct Meta {
    title: String,
    section: &'static str,
    slug: String,
}

impl Meta {
    fn of(seed: u64, i: usize) -> Meta {
        let mut rng = Rng::of(seed, i, 0);
        let length = 4 + rng.below(4);
        let title = capital(&tokens(&mut rng, length).join(" "));
        let section = ((rng.unit().powf(1.3) * 8.0) as usize).min(7);
        let words: Vec<String> = fold(&title).split('-').take(10).map(str::to_owned).collect();
        let slug = format!("{}-{:06}", words.join("-"), i + 1);
        Meta { title, section: LEXICON.sections[section].0, slug }
    }
}

/// The moment so many seconds after the corpus begins, as TOML writes it, without its zone.
fn instant(seconds: i64) -> DateTime {
    let begin = date(2020, 1, 1).at(5, 0, 0, 0);
    begin.saturating_add(SignedDuration::from_secs(seconds))
}

fn document(at: usize, number: &str) -> String {
    let issuer = match number {
        n if n.ends_with("/TW") => "BCT",
        n if n.ends_with("-CP") => "CP",
        _ => "QH",
    };
    let days = SignedDuration::from_hours(48 * at as i64);
    let day = date(DOCUMENT_YEAR, 1, 1).saturating_add(days);
    format!(
        "+++\ntype = \"nq\"\nnumber = \"{number}\"\nissuer = \"{issuer}\"\nissued_on = {day}\n\
         title = \"Văn bản mẫu số {number}\"\n+++\n"
    )
}

/// Blocks of Markdown until the article has the length that was drawn: 300 to 1,200 syllables.
fn body(seed: u64, i: usize, number: Option<&str>, topic: &str) -> String {
    let mut rng = Rng::of(seed, i, 2);
    let lexicon = &*LEXICON;
    let target = 300 + (f64::midpoint(rng.unit(), rng.unit()) * 900.0) as usize;
    let (mut table, mut code) = (rng.unit() < 0.08, rng.unit() < 0.05);
    let picture_at = 1 + rng.below(2);
    let (mut blocks, mut syllables) = (Vec::new(), 0);
    for k in 1.. {
        if syllables >= target {
            break;
        }
        let x = rng.unit();
        let block = if k == picture_at {
            let caption = sentence(&mut rng, 9, 10);
            let picture = rng.below(PICTURES);
            format!("![{caption}](/img/anh-{picture:02}.svg \"{caption} Ảnh: {topic}\")")
        } else if k > 2 && k % 4 == 0 {
            let words = tokens(&mut rng, 4 + (x * 4.0) as usize).join(" ");
            format!("{} {}", if x < 0.75 { "##" } else { "###" }, capital(&words))
        } else if k > 2 && x < 0.08 {
            let mark = if x < 0.03 { "1." } else { "-" };
            let item = |_| format!("{mark} {}", sentence(&mut rng, 6, 12));
            (0..3 + (x * 25.0) as usize).map(item).collect::<Vec<_>>().join("\n")
        } else if x < 0.15 {
            let author = lexicon.authors[rng.below(lexicon.authors.len())];
            format!(
                "> {} {}\n>\n> — *{author}*",
                sentence(&mut rng, 8, 24),
                sentence(&mut rng, 8, 24)
            )
        } else if table && k > 3 {
            table = false;
            rows(&mut rng)
        } else if code && k > 4 {
            code = false;
            let (language, text) = CODE[rng.below(CODE.len())];
            format!("```{language}\n{text}\n```")
        } else {
            let mut text = paragraph(seed, i, &mut rng);
            if let (Some(number), 0) = (number, k % 5) {
                let _ = write!(text, " Nội dung này thực hiện theo Nghị quyết {number}.");
            }
            text
        };
        syllables += block.matches(' ').count() + 1;
        blocks.push(block);
    }
    blocks.join("\n\n") + "\n"
}

/// Two to four sentences, sometimes with a link to an earlier article or with emphasis.
fn paragraph(seed: u64, i: usize, rng: &mut Rng) -> String {
    let count = 2 + rng.below(3);
    let mut sentences: Vec<String> = (0..count).map(|_| sentence(rng, 8, 24)).collect();
    let x = rng.unit();
    if x < 0.30 && i > 0 {
        let other = Meta::of(seed, i.saturating_sub(1 + rng.below(400)));
        let link = format!("[{}](/{}/{}/)", other.title, other.section, other.slug);
        sentences.push(format!("Xem thêm: {link}."));
    } else if x < 0.45 {
        let words: Vec<&str> = sentences[0].split(' ').collect();
        let (from, to) = (words.len() / 2, (words.len() / 2 + 3).min(words.len()));
        let strong = words[from..to].join(" ");
        let strong = format!("**{}**", strong.trim_end_matches(['.', ',']));
        let parts = [&words[..from], &[strong.as_str()], &words[to..]];
        sentences[0] = parts.concat().join(" ");
    } else if x < 0.53 {
        let subject = sentence(rng, 6, 7);
        let (whole, tenth) = (rng.below(90) + 5, rng.below(10));
        let subject = subject.trim_end_matches('.');
        sentences.push(format!("*{subject}* tăng {whole},{tenth}% so với cùng kỳ."));
    }
    sentences.join(" ")
}

fn rows(rng: &mut Rng) -> String {
    let regions = &LEXICON.regions.names;
    let mut out = String::from("| Địa phương | Số lượng | Tỷ lệ |\n| --- | ---: | ---: |");
    for _ in 0..4 + rng.below(5) {
        let (region, count) = (regions[rng.below(regions.len())], rng.below(9000) + 100);
        let (whole, tenth) = (rng.below(100), rng.below(10));
        let _ = write!(out, "\n| {region} | {count} | {whole},{tenth}% |");
    }
    out
}

/// A sentence of at least `from` and fewer than `to` words.
fn sentence(rng: &mut Rng, from: usize, to: usize) -> String {
    let length = from + rng.below(to - from);
    let words = tokens(rng, length);
    let comma = if length > 12 { length / 2 } else { length };
    let mut out = String::new();
    for (at, word) in words.iter().enumerate() {
        let (space, mark) = (if at == 0 { "" } else { " " }, if at == comma { "," } else { "" });
        let _ = write!(out, "{space}{word}{mark}");
    }
    capital(&out) + "."
}

fn tokens(rng: &mut Rng, count: usize) -> Vec<&'static str> {
    (0..count).map(|_| LEXICON.words.draw(rng)).collect()
}

/// So many different names.
fn pick(rng: &mut Rng, names: &Weighted, count: usize) -> Vec<&'static str> {
    let mut out = Vec::new();
    while out.len() < count {
        let name = names.draw(rng);
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

fn quoted<S: AsRef<str>>(names: &[S]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("\"{}\"", name.as_ref())).collect();
    format!("[{}]", names.join(", "))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |c| c.to_uppercase().chain(letters).collect())
}

/// Lower-case letters and digits without marks, joined by hyphens.
fn fold(text: &str) -> String {
    let mut out = String::new();
    for letter in text.to_lowercase().chars() {
        let place = TONES.iter().find_map(|row| row.chars().position(|c| c == letter));
        let plain = match place {
            Some(at) => PLAIN.chars().nth(at).unwrap_or('a'),
            None if letter == 'đ' => 'd',
            None if letter.is_ascii_alphanumeric() => letter,
            None => '-',
        };
        if plain != '-' || !(out.is_empty() || out.ends_with('-')) {
            out.push(plain);
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Names with running sums of their weights.
struct Weighted {
    names: Vec<&'static str>,
    sums: Vec<f64>,
}

impl Weighted {
    fn new(names: Vec<&'static str>, weight: impl Fn(usize) -> f64) -> Weighted {
        let mut sum = 0.0;
        let running = |at| {
            sum += weight(at);
            sum
        };
        let sums = (0..names.len()).map(running).collect();
        Weighted { names, sums }
    }

    fn draw(&self, rng: &mut Rng) -> &'static str {
        let total = self.sums.last().copied().unwrap_or(0.0);
        let point = rng.unit() * total;
        let at = self.sums.partition_point(|sum| *sum <= point);
        self.names[at.min(self.names.len() - 1)]
    }
}

struct Lexicon {
    words: Weighted,
    sections: Vec<(&'static str, &'static str)>,
    regions: Weighted,
    topics: Weighted,
    numbers: Weighted,
    authors: Vec<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words = entries("words");
    let known = words.len();
    words.extend(entries("rare"));
    // Zipf and Mandelbrot; rare syllables are about one token in twenty.
    let zipf = |at: usize| (if at < known { 1.0 } else { 0.2 }) / (at as f64 + 3.7).powf(1.05);
    let skewed = |at: usize| 1.0 / (at as f64 + 6.0).powf(0.8);
    let split = |entry: &'static str| entry.split_once('=').unwrap_or((entry, entry));
    Lexicon {
        words: Weighted::new(words, zipf),
        sections: entries("sections").into_iter().map(split).collect(),
        regions: Weighted::new(entries("regions"), skewed),
        topics: Weighted::new(entries("topics"), skewed),
        numbers: Weighted::new(entries("numbers"), skewed),
        authors: entries("authors"),
    }
});

/// The entries of one list of `words.txt`.
fn entries(name: &str) -> Vec<&'static str> {
    let lines = WORDS.lines().skip_while(|line| line.trim_matches(['[', ']']) != name).skip(1);
    lines.take_while(|line| !line.starts_with('[')).flat_map(|line| line.split('|')).collect()
}

/// Splitmix64: small, and the same on every machine.
struct Rng(u64);

impl Rng {
    /// The stream of one purpose of one article.
    fn of(seed: u64, i: usize, purpose: u64) -> Rng {
        let mut rng = Rng(seed);
        let article = rng.next() ^ (i as u64).wrapping_mul(4).wrapping_add(purpose);
        Rng(Rng(article).next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 up to but not including 1.
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// From 0 up to but not including `end`.
    fn below(&mut self, end: usize) -> usize {
        (self.unit() * end as f64) as usize
    }
}
