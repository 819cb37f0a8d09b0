//! A made-up site of a dozen and a half articles that uses every kind of source, and a source of chance.

use std::fmt::Write as _;

use crate::photo::{Flaw, photo};
use crate::site::TestSite;

/// A small generator of pseudo-random numbers (`SplitMix64`), equal on all machines.
pub(crate) struct Chance(u64);

impl Chance {
    /// Begins from a seed.
    pub(crate) fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % limit.max(1) as u64) as usize
    }

    /// True once in `n`.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    /// One of a list.
    pub(crate) fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    /// Some of a list, in its order.
    pub(crate) fn some<'a>(&mut self, list: &[&'a str], one_in: usize) -> Vec<&'a str> {
        list.iter().copied().filter(|_| self.one_in(one_in)).collect()
    }

    /// A few words.
    pub(crate) fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.pick(WORDS)).collect::<Vec<_>>().join(" ")
    }
}

const WORDS: &[&str] = &[
    "chi bộ",
    "đảng viên",
    "sinh hoạt",
    "nghị quyết",
    "cán bộ",
    "huyện",
    "thành phố",
    "công tác",
    "kiểm tra",
    "giám sát",
    "tổ chức",
    "học tập",
    "xây dựng",
    "nông thôn",
    "đoàn kết",
    "phê bình",
    "quần chúng",
    "thực tiễn",
    "\"trích dẫn\"",
    "đổi mới...",
    "2019 - 2020",
    "Ủy ban",
    "lý luận",
];
/// The folders of articles; one has no `_index.md`, one is nested.
pub(crate) const SECTIONS: &[&str] =
    &["thoi-su", "nghiep-vu", "nghiep-vu/hoi-dap", "tu-lieu", "nhan-vat"];
/// Values to pick from.
pub(crate) const TOPICS: &[&str] =
    &["Sinh hoạt chi bộ", "Tinh gọn bộ máy", "Học và làm theo", "Kiểm tra", "Chuyển đổi số"];
/// Values to pick from.
pub(crate) const REGIONS: &[&str] = &[
    "Nghệ An",
    "Kon Tum",
    "Lâm Đồng",
    "Hà Nội",
    "Quảng Ninh",
    "Đắk Nông",
    "huyện Kỳ Sơn",
    "xã Mường Xén, Nghệ An",
];
/// Units of the site's own, by the name of their file.
pub(crate) const UNITS: &[&str] = &["ky-son", "nghe-an/muong-xen", "lam-dong", "kon-tum"];
/// Values to pick from.
pub(crate) const RESOLUTIONS: &[&str] =
    &["05-NQ/ĐU@2020", "11-KH/ĐU@2021", "12-KH/ĐU", "05-NQ/TU@xa-nghe-an"];
/// Values to pick from.
pub(crate) const STATUSES: &[&str] =
    &["da-dang", "ban-thao", "dinh-chinh", "thu-hoi", "luu-tru", "da-duyet"];

/// Lines about corrections, withdrawal, question, comments, pictures: right, wrong, and of days to come.
pub(crate) const VOICES: &[&str] = &[
    "correction = [{ date = 2026-11-20, text = \"Sửa một.\" }, { date = 2026-11-25, text = \"Sửa hai.\" }]\n",
    "withdrawn = { date = 2026-11-20, reason = \"Gỡ vì sai.\" }\n",
    "question = { text = \"Hỏi gì?\", name = \"Ông B.\", date = 2025-01-02 }\n",
    "comments = \"closed\"\n",
    "photos = [\"/hinh/chung.svg\", { src = \"/hinh/rieng.svg\", alt = \"Riêng\" }]\n",
    "video = { src = \"https://phim.example.vn/x\" }\n",
    "people = [{ name = \"Lê An\", email = \"an@example.vn\" }]\n",
];

/// A file of comments; some are wrong.
pub(crate) fn comments(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..chance.below(4) {
        let (day, words) = (1 + chance.below(28), chance.words(6));
        let _ = write!(
            text,
            "[[comments]]\nname = \"Bạn đọc\"\ndate = 2026-10-{day:02}\ntext = {words:?}\n"
        );
        text.push_str(chance.pick(&[
            "",
            "",
            "email = \"a@b.vn\"\n",
            "reply = { text = \"Đáp.\" }\n",
        ]));
    }
    text
}

/// An article as it stands in its file.
#[derive(Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key that is there or not")]
pub(crate) struct Article {
    /// The file below `content/`.
    pub(crate) file: String,
    pub(crate) title: String,
    pub(crate) kicker: Option<String>,
    pub(crate) lede: Option<String>,
    pub(crate) date: String,
    pub(crate) publish_at: Option<String>,
    pub(crate) status: Option<&'static str>,
    pub(crate) topics: Vec<&'static str>,
    pub(crate) regions: Vec<&'static str>,
    pub(crate) resolutions: Vec<&'static str>,
    pub(crate) authors: Vec<&'static str>,
    pub(crate) series: bool,
    pub(crate) issue: Option<(u32, u32)>,
    pub(crate) featured: bool,
    pub(crate) pinned: bool,
    pub(crate) weight: Option<u32>,
    pub(crate) alias: Option<String>,
    pub(crate) slug: Option<String>,
    pub(crate) section: Option<&'static str>,
    pub(crate) image: bool,
    pub(crate) pins: Vec<String>,
    pub(crate) blocks: Vec<String>,
    /// Lines of front matter about what is said of it.
    pub(crate) voices: Vec<&'static str>,
    /// A line of front matter that is wrong.
    pub(crate) mistake: Option<&'static str>,
    pub(crate) body: String,
}

impl Article {
    /// Its text.
    pub(crate) fn text(&self) -> String {
        let mut text = format!("+++\ntitle = {:?}\ndate = \"{}\"\n", self.title, self.date);
        let mut line = |key: &str, value: String| {
            let _ = writeln!(text, "{key} = {value}");
        };
        let quoted = |value: &String| format!("{value:?}");
        let all = |list: &[&str]| format!("{list:?}");
        let owned = |list: &[String]| format!("{list:?}");
        self.kicker.iter().for_each(|v| line("kicker", quoted(v)));
        self.lede.iter().for_each(|v| line("lede", quoted(v)));
        self.publish_at.iter().for_each(|v| line("publish_at", quoted(v)));
        self.status.iter().for_each(|v| line("status", format!("{v:?}")));
        line("topics", all(&self.topics));
        line("regions", all(&self.regions));
        line("resolutions", all(&self.resolutions));
        let authors =
            self.authors.iter().map(|name| format!("{{ name = {name:?}, office = \"Ban A\" }}"));
        line("authors", format!("[{}]", authors.collect::<Vec<_>>().join(", ")));
        if self.series {
            line("series", "\"Chuyện làng\"".to_owned());
        }
        if let Some((number, page)) = self.issue {
            line("issue", format!("{{ year = 2026, number = \"{number}\", page = {page} }}"));
        }
        if self.featured {
            line("featured", "true".to_owned());
        }
        if self.pinned {
            line("pinned", "true".to_owned());
        }
        self.weight.iter().for_each(|v| line("weight", v.to_string()));
        self.alias.iter().for_each(|v| line("aliases", format!("[{v:?}]")));
        self.slug.iter().for_each(|v| line("slug", quoted(v)));
        self.section.iter().for_each(|v| line("section", format!("{v:?}")));
        if self.image {
            line("image", "{ src = \"/hinh/chung.svg\", alt = \"Hình chung\" }".to_owned());
        }
        if !self.pins.is_empty() || !self.blocks.is_empty() {
            line(
                "related",
                format!("{{ pins = {}, blocks = {} }}", owned(&self.pins), owned(&self.blocks)),
            );
        }
        text.push_str(&self.voices.concat());
        self.mistake.iter().for_each(|v| {
            let _ = writeln!(text, "{v}");
        });
        format!("{text}+++\n\n{}", self.body)
    }
}

/// A picture of a size.
pub(crate) fn picture(width: usize, height: usize) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"/>\n")
}

/// A body that uses what Markdown offers.
pub(crate) fn body(chance: &mut Chance, others: &[String]) -> String {
    let mut text = format!("{}.\n\n", chance.words(20));
    for _ in 0..=chance.below(3) {
        let part = match chance.below(21) {
            15 => format!("Theo **Nghị quyết** 05-NQ/ĐU, {}.", chance.words(6)),
            16 => "Kế hoạch số 11-KH/ĐU ngày 2-3-2021; Nghị quyết 05-NQ/ĐU; Nghị quyết 42-NQ/TW."
                .to_owned(),
            17 => format!("Quy chế về {} và Nghị quyết này.", chance.words(4)),
            19 => {
                format!("1. {}\n2. HĐND huyện MN\n\nMột là, {}.", chance.words(3), chance.words(4))
            }
            20 => "HĐND tỉnh MN, HĐND (HĐND) và MN.".to_owned(),
            18 => "Nghị quyết số 18-NQ/TW về tổ chức bộ máy, Điều lệ Đảng.".to_owned(),
            19 => "![Chụp](/hinh/chup.png)".to_owned(),
            20 => "{{ <figure src=\"/hinh/chup.png\" alt=\"Chụp\" /> }}".to_owned(),
            0 => format!("## {}\n\n{}", chance.words(3), chance.words(12)),
            1 if !others.is_empty() => {
                let other = &others[chance.below(others.len())];
                format!("Xem [bài này](/{other}).")
            }
            2 => "![Hình](/hinh/chung.svg)".to_owned(),
            3 => {
                "{{ <figure src=\"/hinh/rieng.svg\" alt=\"Hình riêng\" caption=\"Chú thích\" /> }}"
                    .to_owned()
            }
            4 => format!("{{% <note kind=\"meo\"> %}}\n{}\n{{% </note> %}}", chance.words(4)),
            5 => format!("Chú thích[^a].\n\n[^a]: {}", chance.words(3)),
            6 => "```rust\nfn main() {}\n```".to_owned(),
            7 => "{{ <document number=\"05-NQ/ĐU@2020\" /> }}".to_owned(),
            8 => format!("> [!NOTE]\n> {}", chance.words(5)),
            9 | 12.. => "{{ <hop chu=\"một\" /> }}".to_owned(),
            10 => "{{ <file-download file=\"/tep/mau.txt\" /> }}".to_owned(),
            _ => format!("{}.\n\n| a | b |\n| - | - |\n| 1 | 2 |", chance.words(15)),
        };
        let _ = write!(text, "{part}\n\n");
    }
    text
}

/// A new article.
pub(crate) fn article(chance: &mut Chance, number: usize, others: &[String]) -> Article {
    let folder = chance.pick(SECTIONS);
    let file = if chance.one_in(5) {
        format!("{folder}/bai-{number}/index.md")
    } else {
        format!("{folder}/bai-{number}.md")
    };
    Article {
        file,
        title: format!("Bài {number}: {}", chance.words(3)),
        lede: chance.one_in(2).then(|| chance.words(8)),
        date: date(chance),
        topics: chance.some(TOPICS, 3),
        regions: chance.some(REGIONS, 4),
        resolutions: chance.some(RESOLUTIONS, 4),
        authors: chance.some(&["Lê Thu An", "Trần Bình"], 2),
        series: chance.one_in(6),
        image: chance.one_in(4),
        featured: chance.one_in(5),
        body: body(chance, others),
        ..Article::default()
    }
}

/// A date, seldom in the future.
pub(crate) fn date(chance: &mut Chance) -> String {
    let (year, month) = (2024 + chance.below(3), 1 + chance.below(12));
    format!(
        "{:02}/{month:02}/{year} {:02}:{:02}",
        1 + chance.below(28),
        chance.below(24),
        chance.below(60)
    )
}

/// Writes everything but the articles.
pub(crate) fn surroundings(site: &TestSite, configuration: &str) {
    site.write("site.toml", configuration);
    for (folder, title) in
        [("thoi-su", "Thời sự"), ("nghiep-vu", "Nghiệp vụ"), ("tu-lieu", "Tư liệu")]
    {
        site.write(&format!("content/{folder}/_index.md"), section(title, 1));
    }
    site.write("content/gioi-thieu.md", "+++\ntitle = \"Giới thiệu\"\n+++\nTrang giới thiệu.\n");
    for (number, subject) in [("05-NQ/ĐU", "Về công tác cán bộ"), ("11-KH/ĐU", "Kế hoạch học tập")]
    {
        site.write(&document_file(number), document(number, subject, ""));
    }
    site.write("static/tep/van-ban.pdf", "%PDF-1.7\n");
    for number in [10, 11] {
        site.write(&format!("content/so-tap-chi/2026/{number}/index.md"), issue(number, "bài một"));
        site.write(&format!("content/so-tap-chi/2026/{number}/bia.svg"), picture(600, 800));
    }
    let own = "name = \"Kỳ Sơn\"\ntype = \"huyện\"\nparent = \"Nghệ An\"\nuntil = 2025-06-30\n";
    site.write("content/dia-phuong/ky-son.md", format!("+++\n{own}+++\n"));
    for name in ["chung", "rieng", "logo"] {
        site.write(&format!("static/hinh/{name}.svg"), picture(320, 200));
    }
    site.write("static/hinh/chup.png", photo(600, 9, 0xa5, Flaw::None));
    site.write("static/tep/mau.txt", "mẫu\n");
    site.write("themes/thu/theme.toml", theme_toml("Mới nhất"));
    site.write("themes/thu/components/hop.html", component("hộp"));
    site.write("themes/thu/static/css/thu.css", "p { margin: 0 }\n");
}

/// A section's file.
pub(crate) fn section(title: &str, weight: usize) -> String {
    format!("+++\ntitle = {title:?}\nweight = {weight}\n+++\n\nLời dẫn của chuyên mục.\n")
}

/// The file of a document.
pub(crate) fn document_file(number: &str) -> String {
    format!("content/van-ban/{}.md", number.to_lowercase().replace('/', "-").replace('đ', "d"))
}

/// The documents of the site.
pub(crate) const DOCUMENTS: &[&str] = &["05-NQ/ĐU", "11-KH/ĐU", "12-KH/ĐU", "05-NQ/TU"];
/// Lines of front matter for them: what can be, what cannot, and what begins or ends one day.
pub(crate) const DOCUMENT_LINES: &[&str] = &[
    "replaces = [\"11-KH/ĐU\"]\n",
    "replaced_by = [\"12-KH/ĐU\"]\n",
    "guides = [\"05-NQ/ĐU@2020\"]\n",
    "amends = [\"05-NQ/ĐU\", \"05-NQ/TU\"]\n",
    "attached = [\"99-NQ/ĐU\"]\n",
    "effective_on = 2026-11-25\n",
    "ended_on = 2026-11-22\n",
    "place = \"Nghệ An\"\n",
    "pdf = \"/tep/van-ban.pdf\"\n",
];

/// A document.
pub(crate) fn document(number: &str, subject: &str, more: &str) -> String {
    let (kind, year) = match &number[..2] {
        "05" => ("nq", 2020),
        "11" => ("kh", 2021),
        _ => ("kh", 2023),
    };
    format!(
        "+++\ntype = {kind:?}\nnumber = {number:?}\ntitle = {subject:?}\nissuer = \"Đảng ủy xã\"\n\
         issued_on = {year}-03-02\n{more}+++\n\nTóm tắt văn bản, theo Nghị quyết 05-NQ/ĐU.\n"
    )
}

/// A unit of the site's own, or an introduction; some are wrong.
pub(crate) fn unit(chance: &mut Chance, name: &str) -> String {
    let mut keys = match name {
        "ky-son" => "name = \"Kỳ Sơn\"\ntype = \"huyện\"\nparent = \"Nghệ An\"\n".to_owned(),
        "nghe-an/muong-xen" => "name = \"Mường Xén\"\ntype = \"xã\"\n".to_owned(),
        _ => String::new(),
    };
    let more: &[&str] = match name {
        "ky-son" => &[
            "until = 2025-06-30\nsuccessors = [\"muong-xen\"]\n",
            "until = 2026-01-01\n",
            "since = 2026-01-01\nuntil = 2025-01-01\n",
            "successors = [\"Không Có\"]\n",
        ],
        "nghe-an/muong-xen" => &[
            "parent = \"Nghệ An\"\nsince = 2025-07-01\n",
            "parent = [\"Kon Tum\", \"Quảng Ngãi\"]\n",
            "parent = \"huyện Kỳ Sơn\"\n",
            "parent = \"Hà Nội\"\nsuccessors = [\"ky-son\"]\n",
            "id = \"lam-dong\"\n",
        ],
        _ => &["aliases = [\"xứ lạ\"]\n", "type = \"xã\"\n"],
    };
    if chance.one_in(2) {
        keys.push_str(chance.pick(more));
    }
    let body = if chance.one_in(2) { chance.words(6) } else { String::new() };
    format!("+++\n{keys}+++\n\n{body}\n")
}

/// A printed issue.
pub(crate) fn issue(number: usize, entry: &str) -> String {
    format!(
        "+++\nyear = 2026\nnumber = \"{number}\"\ndistributed_on = 2026-{number}-01\n\
         cover = {{ src = \"bia.svg\", alt = \"Bìa\" }}\n\n[[zones]]\ntitle = \"Thời sự\"\n\
         entries = [{{ title = {entry:?}, page = 3 }}]\n+++\n\nGiới thiệu số này.\n"
    )
}

/// A printed issue with contents that may be right or wrong: names of articles, pages, days to come.
pub(crate) fn odd_issue(chance: &mut Chance, number: usize, others: &[String]) -> String {
    let mut entries = String::new();
    for _ in 0..chance.below(5) {
        let mut parts = Vec::new();
        let named = chance.one_in(2) && !others.is_empty();
        if named {
            parts.push(format!("article = {:?}", others[chance.below(others.len())]));
        }
        if !named || chance.one_in(2) {
            parts.push(format!("title = {:?}", chance.words(2)));
        }
        let page = 1 + chance.below(40);
        match chance.below(5) {
            0 => {}
            1 => parts.push(format!("page = \"{page}-{}\"", page + chance.below(6))),
            2 => parts.push("page = \"9-3\"".to_owned()),
            _ => parts.push(format!("page = {page}")),
        }
        let _ = writeln!(entries, "  {{ {} }},", parts.join(", "));
    }
    let year = chance.pick(&["2026", "2026", "2026", "2008"]);
    let written =
        chance.pick(&["{}", "{}", "{}+13", "Đặc biệt {}"]).replace("{}", &number.to_string());
    let mut keys = format!("year = {year}\nnumber = {written:?}\n");
    if chance.one_in(2) {
        let _ = writeln!(
            keys,
            "distributed_on = 2026-{}-{:02}",
            10 + chance.below(3),
            1 + chance.below(28)
        );
    }
    for (key, often) in [
        ("pdf = \"/tep/mau.txt\"\n", 2),
        ("cover = { src = \"bia.svg\", alt = \"Bìa\" }\n", 2),
        ("page_count = 30\n", 3),
        ("page_offset = 2\n", 3),
        ("legacy = true\n", 6),
        ("name = \"Xuân\"\n", 3),
        ("running_number = 7\n", 3),
    ] {
        if chance.one_in(often) {
            keys.push_str(key);
        }
    }
    let zone = if chance.one_in(3) { "" } else { "title = \"Thời sự\"\n" };
    format!("+++\n{keys}[[zones]]\n{zone}entries = [\n{entries}]\n+++\n\nGiới thiệu số này.\n")
}

/// The specification of the site's own theme.
pub(crate) fn theme_toml(latest: &str) -> String {
    format!(
        "extends = \"toasoan\"\n\n[params.mau]\ntype = \"string\"\ndefault = \"đỏ\"\n\n\
         [strings.vi]\nlatest = {latest:?}\nrieng = \"Riêng\"\n"
    )
}

/// A component of the site's own theme.
pub(crate) fn component(label: &str) -> String {
    format!(
        "{{% component hop(chu: string, @site, @params) {{\"doc\": \"Hộp thử.\"}} -%}}\n\
         <p class=\"hop\">{label}: {{{{ chu }}}} {{{{ params.mau }}}} {{{{ site.title }}}}</p>\n\
         {{%- endcomponent hop %}}\n"
    )
}
