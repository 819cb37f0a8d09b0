//! Random edits: after each of them the incremental build equals a clean one, byte for byte.

use std::fs;
use std::path::Path;

use toasoan::model::assemble::Show;

use crate::config::{ABBREVIATIONS, Config, OUTLETS, SHARE, SUBSITES};
use crate::corpus::{self, Article, Chance, SECTIONS};
use crate::photo::{Flaw, photo};
use crate::site::{TestSite, lines, moment};

/// A site under random edits.
struct Desk {
    site: TestSite,
    chance: Chance,
    articles: Vec<Article>,
    made: usize,
    config: Config,
}

/// An edit; it says what it did.
type Edit = fn(&mut Desk) -> String;

/// The edits, by how often each comes.
const EDITS: &[(&str, Edit)] = &[
    ("body", Desk::body),
    ("body", Desk::body),
    ("title", Desk::title),
    ("title", Desk::title),
    ("date", Desk::date),
    ("move", Desk::move_to_section),
    ("delete", Desk::delete),
    ("rename", Desk::rename),
    ("new", Desk::new_article),
    ("new", Desk::new_article),
    ("topics", |d| d.change("topics", |a, c| a.topics = c.some(corpus::TOPICS, 2))),
    ("regions", |d| d.change("regions", |a, c| a.regions = c.some(corpus::REGIONS, 2))),
    ("resolutions", |d| {
        d.change("resolutions", |a, c| a.resolutions = c.some(corpus::RESOLUTIONS, 2))
    }),
    ("status", |d| d.change("status", |a, c| a.status = Some(c.pick(corpus::STATUSES)))),
    ("issue", |d| {
        d.change("issue", |a, c| a.issue = Some((10 + c.below(3) as u32, 1 + c.below(40) as u32)))
    }),
    ("flags", |d| {
        d.change("flags", |a, c| {
            (a.featured, a.pinned, a.series, a.image) =
                (c.one_in(2), c.one_in(3), c.one_in(3), c.one_in(2));
        })
    }),
    ("words", |d| {
        d.change("words", |a, c| {
            a.kicker = c.one_in(2).then(|| c.words(2));
            a.lede = c.one_in(2).then(|| c.words(6));
            a.weight = c.one_in(2).then(|| c.below(3) as u32);
            a.authors = c.some(&["Lê Thu An", "Trần Bình", "Vũ Cường"], 2);
        })
    }),
    ("alias", Desk::alias),
    ("slug", |d| {
        d.change("slug", |a, c| a.slug = c.one_in(2).then(|| format!("dia-chi-{}", c.below(9))))
    }),
    ("section", |d| d.change("section", |a, c| a.section = c.one_in(2).then(|| c.pick(SECTIONS)))),
    ("embargo", |d| {
        d.change("embargo", |a, c| a.publish_at = c.one_in(2).then(|| corpus::date(c)))
    }),
    ("mistake", |d| {
        d.change("mistake", |a, c| {
            let all = [
                "featurd = true",
                "updated = \"hôm qua\"",
                "expires = 7",
                "source = {",
                "extra = { a = 1 }",
            ];
            a.mistake = if a.mistake.is_some() { None } else { Some(c.pick(&all)) };
        })
    }),
    ("voices", |d| d.change("voices", |a, c| a.voices = c.some(corpus::VOICES, 3))),
    ("voices", |d| d.change("voices", |a, c| a.voices = c.some(corpus::VOICES, 3))),
    ("comments", Desk::comments),
    ("pins", Desk::pins),
    ("picture", Desk::picture),
    ("picture", Desk::picture),
    ("photo", Desk::photo),
    ("photo", Desk::photo),
    ("static", Desk::static_file),
    ("own picture", Desk::own_picture),
    ("section file", Desk::section_file),
    ("plain page", Desk::plain_page),
    ("document", Desk::document),
    ("document", Desk::document),
    ("unit", Desk::unit),
    ("unit", Desk::unit),
    ("printed issue", Desk::printed_issue),
    ("printed issue", Desk::printed_issue),
    ("home", Desk::home),
    ("config", Desk::config),
    ("config", Desk::config),
    ("config", Desk::config),
    ("template", Desk::template),
    ("template", Desk::template),
    ("drawing", Desk::drawing),
    ("font", Desk::font),
    ("component", Desk::component),
    ("component", Desk::component),
    ("component", Desk::component),
    ("string", Desk::string),
    ("style", Desk::style),
    ("broken theme", Desk::broken_theme),
    ("time", Desk::time),
    ("drafts", Desk::drafts),
    ("touch", Desk::touch),
    ("output", Desk::spoil_output),
    ("same length", Desk::same_length),
];

impl Desk {
    fn new(seed: u64, registry: bool) -> Desk {
        let config = Config::new(registry);
        let site = TestSite::empty();
        corpus::surroundings(&site, &config.text());
        let mut desk =
            Desk { site, chance: Chance::new(seed), articles: Vec::new(), made: 0, config };
        for _ in 0..16 {
            desk.new_article();
        }
        desk
    }

    fn write(&self, article: &Article) {
        self.site.write(&format!("content/{}", article.file), article.text());
    }

    fn others(&self) -> Vec<String> {
        self.articles.iter().map(|article| article.file.clone()).collect()
    }

    /// Changes one article and writes it.
    fn change(&mut self, what: &str, with: impl FnOnce(&mut Article, &mut Chance)) -> String {
        if self.articles.is_empty() {
            return self.new_article();
        }
        let at = self.chance.below(self.articles.len());
        with(&mut self.articles[at], &mut self.chance);
        self.write(&self.articles[at].clone());
        format!("{what} of {}", self.articles[at].file)
    }

    fn body(&mut self) -> String {
        let others = self.others();
        self.change("body", |article, chance| article.body = corpus::body(chance, &others))
    }

    fn title(&mut self) -> String {
        self.change("title", |article, chance| article.title = chance.words(4))
    }

    fn date(&mut self) -> String {
        self.change("date", |article, chance| article.date = corpus::date(chance))
    }

    fn alias(&mut self) -> String {
        let others = self.others();
        self.change("alias", |article, chance| {
            article.alias = match chance.below(4) {
                0 => None,
                // A page that is there already.
                1 => Some("/thoi-su/".to_owned()),
                2 => Some(
                    format!(
                        "/{}",
                        chance.pick(&others.iter().map(String::as_str).collect::<Vec<_>>())
                    )
                    .replace("/index.md", ".html")
                    .replace(".md", ".html"),
                ),
                _ => Some(format!("/cu/{}.html", chance.below(6))),
            };
        })
    }

    fn pins(&mut self) -> String {
        let others = self.others();
        self.change("pins", |article, chance| {
            let some = |chance: &mut Chance| -> Vec<String> {
                (0..chance.below(3)).map(|_| others[chance.below(others.len())].clone()).collect()
            };
            article.pins = some(chance);
            article.blocks = some(chance);
        })
    }

    fn new_article(&mut self) -> String {
        self.made += 1;
        let others = self.others();
        let article = corpus::article(&mut self.chance, self.made, &others);
        self.write(&article);
        self.articles.push(article);
        format!("new article {}", self.made)
    }

    fn delete(&mut self) -> String {
        if self.articles.len() < 8 {
            return self.new_article();
        }
        let at = self.chance.below(self.articles.len());
        let article = self.articles.remove(at);
        self.site.remove(&format!("content/{}", article.file));
        format!("delete {}", article.file)
    }

    fn moved(&mut self, to: impl FnOnce(&str, &mut Chance) -> String) -> String {
        let at = self.chance.below(self.articles.len());
        let from = self.articles[at].file.clone();
        let to = to(&from, &mut self.chance);
        if self.site.path(&format!("content/{to}")).exists() {
            return "no move".to_owned();
        }
        self.site.rename(&format!("content/{from}"), &format!("content/{to}"));
        self.articles[at].file.clone_from(&to);
        format!("move {from} to {to}")
    }

    fn move_to_section(&mut self) -> String {
        self.moved(|from, chance| {
            let name = from.strip_suffix("/index.md").map_or(from, |folder| folder);
            let name = name.rsplit('/').next().unwrap_or(name).trim_end_matches(".md");
            let folder = chance.pick(SECTIONS);
            if from.ends_with("/index.md") {
                format!("{folder}/{name}/index.md")
            } else {
                format!("{folder}/{name}.md")
            }
        })
    }

    fn rename(&mut self) -> String {
        self.moved(|from, chance| {
            let folder = from
                .strip_suffix("/index.md")
                .unwrap_or(from)
                .rsplit_once('/')
                .map_or("", |(f, _)| f);
            format!("{folder}/ten-{}.md", chance.below(1000))
        })
    }

    fn picture(&mut self) -> String {
        let name = self.chance.pick(&["chung", "rieng", "logo"]);
        let size = 100 * (1 + self.chance.below(9));
        self.site.write(&format!("static/hinh/{name}.svg"), corpus::picture(size, 200));
        format!("picture {name} {size}")
    }

    fn photo(&mut self) -> String {
        let flaws = [Flaw::None, Flaw::None, Flaw::Note, Flaw::Half, Flaw::Bomb];
        let flaw = flaws[self.chance.below(flaws.len())];
        let width = [400, 500, 700, 1700][self.chance.below(4)];
        let stripe = self.chance.below(256) as u8;
        self.site.write("static/hinh/chup.png", photo(width, 9, stripe, flaw));
        format!("photo {width}")
    }

    fn own_picture(&mut self) -> String {
        let folders: Vec<String> = self
            .articles
            .iter()
            .filter_map(|a| a.file.strip_suffix("/index.md").map(str::to_owned))
            .collect();
        if folders.is_empty() {
            return "no folder".to_owned();
        }
        let folder = &folders[self.chance.below(folders.len())];
        let name = format!("content/{folder}/anh.svg");
        if self.site.path(&name).exists() && self.chance.one_in(3) {
            self.site.remove(&name);
        } else {
            self.site.write(&name, corpus::picture(10 + self.chance.below(90), 50));
        }
        name
    }

    fn static_file(&mut self) -> String {
        let name = format!(
            "static/{}",
            self.chance.pick(&["tep/mau.txt", "a/b/c.txt", "thoi-su/index.html", "robots.txt"])
        );
        if self.site.path(&name).exists() && self.chance.one_in(2) {
            self.site.remove(&name);
        } else {
            self.site.write(&name, self.chance.words(3));
        }
        name
    }

    fn section_file(&mut self) -> String {
        let folder = self.chance.pick(SECTIONS);
        let name = format!("content/{folder}/_index.md");
        if self.site.path(&name).exists() && self.chance.one_in(3) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        let mut text = corpus::section(&self.chance.words(2), self.chance.below(5));
        let keys = [
            "page_size = 2\n",
            "defaults = { topics = [\"Chung\"] }\n",
            "aliases = [\"/muc-cu/\"]\n",
            "description = \"Lời tả\"\n",
        ];
        if self.chance.one_in(2) {
            text = text.replacen("+++\n", &format!("+++\n{}", self.chance.pick(&keys)), 1);
        }
        self.site.write(&name, text);
        name
    }

    fn plain_page(&mut self) -> String {
        let name =
            format!("content/{}.md", self.chance.pick(&["gioi-thieu", "lien-he", "thoi-su"]));
        if self.site.path(&name).exists() && self.chance.one_in(3) {
            self.site.remove(&name);
        } else {
            self.site.write(
                &name,
                format!("+++\ntitle = {:?}\n+++\n{}\n", self.chance.words(2), self.chance.words(5)),
            );
        }
        name
    }

    fn comments(&mut self) -> String {
        let others = self.others();
        if others.is_empty() {
            return self.new_article();
        }
        let article = &others[self.chance.below(others.len())];
        let stem = article.strip_suffix(".md").unwrap_or(article);
        let name = match stem.strip_suffix("index") {
            Some(folder) => format!("content/{folder}binh-luan.toml"),
            None => format!("content/{stem}.binh-luan.toml"),
        };
        if self.site.path(&name).exists() && self.chance.one_in(3) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        let text = corpus::comments(&mut self.chance);
        self.site.write(&name, text);
        name
    }

    fn document(&mut self) -> String {
        let number = self.chance.pick(corpus::DOCUMENTS);
        let name = corpus::document_file(number);
        if self.site.path(&name).exists() && self.chance.one_in(4) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        let subject = self.chance.words(4);
        let more: String = self.chance.some(corpus::DOCUMENT_LINES, 4).concat();
        self.site.write(&name, corpus::document(number, &subject, &more));
        format!("{name}: {more:?}")
    }

    fn unit(&mut self) -> String {
        let unit = self.chance.pick(corpus::UNITS);
        let name = format!("content/dia-phuong/{unit}.md");
        if self.site.path(&name).exists() && self.chance.one_in(4) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        let text = corpus::unit(&mut self.chance, unit);
        self.site.write(&name, text);
        name
    }

    fn printed_issue(&mut self) -> String {
        let number = 10 + self.chance.below(3);
        let name = format!("content/so-tap-chi/2026/{number}/index.md");
        let cover = name.replace("index.md", "bia.svg");
        if self.site.path(&name).exists() && self.chance.one_in(5) {
            self.site.remove(&name);
        } else if self.chance.one_in(4) {
            self.site.write(&name, corpus::issue(number, &self.chance.words(3)));
            self.site.write(&cover, corpus::picture(600, 800));
        } else {
            let others = self.others();
            self.site.write(&name, corpus::odd_issue(&mut self.chance, number, &others));
            if self.site.path(&cover).exists() && self.chance.one_in(2) {
                self.site.remove(&cover);
            }
        }
        name
    }

    fn home(&mut self) -> String {
        let words = self.chance.words(4);
        self.site.write("content/_index.md", format!("+++\ntitle = {words:?}\n+++\n"));
        "home".to_owned()
    }

    fn config(&mut self) -> String {
        let what = self.chance.below(20);
        let config = &mut self.config;
        match what {
            0 => config.title = self.chance.words(2),
            1 => config.page_size = 2 + self.chance.below(4),
            2 => config.menu = !config.menu,
            3 => config.color = self.chance.one_in(3).then_some("xanh"),
            4 => {
                config.article_url = self.chance.pick(&[
                    "{section}/{slug}.html",
                    "{section}/{slug}/",
                    "{year}/{month}/{slug}.html",
                    "{slug}.html",
                ]);
            }
            5 => config.defaults = !config.defaults,
            6 => config.smart = !config.smart,
            7 => config.forward = !config.forward,
            8 => config.own_theme = !config.own_theme,
            9 => config.language = if config.language == "vi" { "en" } else { "vi" },
            10 => config.mistake = !config.mistake,
            11 => config.outlets = self.chance.pick(OUTLETS),
            12 => config.part = !config.part,
            13 => config.relative = !config.relative,
            14 => config.citations = !config.citations,
            15 | 16 => config.abbreviations = self.chance.pick(ABBREVIATIONS),
            17 => config.subsite = self.chance.pick(SUBSITES),
            18 => config.share = self.chance.pick(SHARE),
            _ => {
                // A comment moves every span and changes nothing.
                let text = format!("# {}\n{}", self.chance.words(2), self.config.text());
                self.site.write("site.toml", text);
                return "config comment".to_owned();
            }
        }
        self.site.write("site.toml", self.config.text());
        format!("config {what}")
    }

    fn template(&mut self) -> String {
        let (name, text) = match self.chance.below(7) {
            0 => ("templates/parts/footer.html", format!("<footer>{}</footer>\n", self.chance.words(2))),
            1 => ("templates/list.html", format!("{{% extends \"base.html\" %}}{{% block main %}}<p>{}</p>{{% endblock main %}}\n", self.chance.words(2))),
            2 => ("templates/article.html", "{% extends \"base.html\" %}{% block main %}{{ article.title }} {{ body }}{% endblock main %}\n".to_owned()),
            3 => ("templates/parts/related.html", "{% for one in related %}<p>{{ one.card.title }}: {{ one.reason }}</p>{% endfor %}\n".to_owned()),
            4 => ("templates/redirect.html", "{{ params.mau }} {{ redirect.to | default(value=page.url) }}\n".to_owned()),
            5 => ("templates/404.html", format!("<h1>{}</h1>\n", self.chance.words(2))),
            _ => ("templates/parts/rieng.html", self.chance.words(2)),
        };
        let name = format!("themes/thu/{name}");
        if self.site.path(&name).exists() {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        self.site.write(&name, text);
        name
    }

    /// What draws pictures: a drawing with fewer lines, one that fails for some, one that fails for all.
    fn drawing(&mut self) -> String {
        let name = "themes/thu/templates/share.svg";
        self.config.share = SHARE[1];
        self.site.write("site.toml", self.config.text());
        if self.site.path(name).exists() && self.chance.one_in(2) {
            self.site.remove(name);
            return format!("remove {name}");
        }
        let height = self.chance.pick(&[
            "630",
            "630",
            "{% if share.title is containing(pat=\"e\") %}9{% else %}630{% endif %}",
            "9",
        ]);
        let title = "{% set title = share.title | text_lines(width=900, height=300, sizes=[80], font=\"Noto Sans\", bold=true) %}";
        let text = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1200 {height}\" font-family=\"Noto Sans\">{title}\
             <text y=\"{}\" font-size=\"{{{{ title.size }}}}\">{{{{ title.lines[0] }}}} {{{{ share.name }}}}</text></svg>",
            100 + self.chance.below(400)
        );
        self.site.write(name, text);
        format!("{name} {height}")
    }

    fn font(&mut self) -> String {
        let names = ["NotoSans-Bold.ttf", "NotoSerif-Bold.ttf", "khac.otf"];
        let name = format!("themes/thu/fonts/{}", self.chance.pick(&names));
        if self.site.path(&name).exists() && self.chance.one_in(2) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/toasoan/fonts");
        let bytes = match self.chance.below(3) {
            0 => b"no font".to_vec(),
            at => fs::read(own.join(names[at - 1])).expect("the default theme has this font"),
        };
        self.site.write(&name, bytes);
        name
    }

    fn component(&mut self) -> String {
        let (name, text) = match self.chance.below(3) {
            0 => ("hop", corpus::component(&self.chance.words(1))),
            1 => (
                "note",
                format!(
                    "{{% component note(kind: string = \"luu-y\", title: string = \"\") {{\"doc\": \"Khung.\"}} -%}}\n\
                 <div>{} {{{{ kind }}}} {{% if body %}}{{{{ body }}}}{{% endif %}}</div>\n{{%- endcomponent note %}}\n",
                    self.chance.words(2)
                ),
            ),
            _ => (
                "khac",
                "{% component khac(a: string = \"\") {} -%}{{ a }}{%- endcomponent khac %}\n"
                    .to_owned(),
            ),
        };
        let name = format!("themes/thu/components/{name}.html");
        if self.site.path(&name).exists() && self.chance.one_in(3) {
            self.site.remove(&name);
            return format!("remove {name}");
        }
        self.site.write(&name, text);
        name
    }

    fn string(&mut self) -> String {
        self.site.write("themes/thu/theme.toml", corpus::theme_toml(&self.chance.words(2)));
        "string".to_owned()
    }

    fn style(&mut self) -> String {
        let name = self.chance.pick(&[
            "css/thu.css",
            "css/site.css",
            "css/nhieu.css/1-mot.css",
            "css/nhieu.css/2-hai.css",
            "css/code.css",
            "js/them.js",
        ]);
        let name = format!("themes/thu/static/{name}");
        if self.site.path(&name).exists() && self.chance.one_in(2) {
            self.site.remove(&name);
        } else {
            self.site.write(&name, self.chance.words(3));
        }
        name
    }

    fn broken_theme(&mut self) -> String {
        let broken = [
            ("themes/thu/templates/parts/hong.html", "{% if %}"),
            ("themes/thu/templates/section.html", "{{ section.khong_co.gi }}"),
            ("themes/thu/templates/terms.html", "{% for %}"),
            ("themes/thu/theme.toml", "extends = \"toasoan\"\nla = 1\n"),
        ];
        let (name, text) = broken[self.chance.below(broken.len())];
        if self.site.path(name).exists() && !name.ends_with("theme.toml") {
            self.site.remove(name);
            return format!("mend {name}");
        }
        self.site.write(name, text);
        format!("break {name}")
    }

    fn time(&mut self) -> String {
        let year = 2025 + self.chance.below(3);
        self.site.options.as_of = moment(&format!("{year}-06-15T08:00:00+07:00"));
        format!("time {year}")
    }

    fn drafts(&mut self) -> String {
        let is_on = self.site.options.show == Show::Drafts;
        self.site.options.show = if is_on { Show::Published } else { Show::Drafts };
        "drafts".to_owned()
    }

    fn touch(&mut self) -> String {
        let at = self.chance.below(self.articles.len());
        self.write(&self.articles[at].clone());
        format!("touch {}", self.articles[at].file)
    }

    /// Removes or changes a file of the output, as a careless hand would.
    fn spoil_output(&mut self) -> String {
        let files: Vec<String> =
            self.site.output().into_keys().filter(|n| n != ".toasoan-files").collect();
        if files.is_empty() {
            return "nothing to spoil".to_owned();
        }
        let name = format!("public/{}", files[self.chance.below(files.len())]);
        if self.chance.one_in(2) {
            self.site.remove(&name);
        } else {
            self.site.write(&name, "hỏng");
        }
        format!("spoil {name}")
    }

    /// Changes a byte and keeps the length.
    fn same_length(&mut self) -> String {
        self.change("same length", |article, _| {
            article.body = article.body.replace('a', "e");
        })
    }
}

/// Makes random edits from a seed, and compares after each; 350 of them in all tests.
fn edits(seed: u64, registry: bool, steps: usize) {
    run(Desk::new(seed, registry), seed, steps, &[]);
}

fn run(mut desk: Desk, seed: u64, steps: usize, options: &[&str]) {
    let mut log: Vec<String> = Vec::new();
    for step in 0..=steps {
        if step > 0 {
            let count = 1 + usize::from(desk.chance.one_in(8)) * 2;
            for _ in 0..count {
                let (_, edit) = EDITS[desk.chance.below(EDITS.len())];
                let done = edit(&mut desk);
                log.push(format!("{step}: {done}"));
            }
        }
        let by_program = step % 10 == 9;
        if by_program {
            log.push(format!("{step}: built by the program"));
            let (code, printed) = desk.site.build_by_program(options);
            assert!(
                code == 0 || code == 1 || code == 2,
                "seed {seed}: exit code {code}\n{}",
                log.join("\n")
            );
            // The last line of a build that could not run is no problem but a sentence.
            let printed: Vec<String> =
                printed.into_iter().filter(|line| line.starts_with('{')).collect();
            let _ = desk.site.try_build();
            let expected: Vec<String> = lines(desk.site.problems(), desk.site.root())
                .into_iter()
                .filter(|l| l.contains("\"error\""))
                .collect();
            assert_eq!(printed, expected, "seed {seed}\n{}", log.join("\n"));
            if code < 2 {
                assert_eq!(
                    desk.site.rendered(),
                    [""; 0],
                    "seed {seed}: the program's cache\n{}",
                    log.join("\n")
                );
            }
        } else {
            let _ = desk.site.try_build();
        }
        if let Some(difference) = desk.site.unlike_clean() {
            panic!("seed {seed}, step {step}\n{difference}\n\n{}", log.join("\n"));
        }
    }
}

#[test]
fn random_edits_equal_clean_builds_1() {
    edits(1, false, 92);
}

#[test]
fn random_edits_equal_clean_builds_2() {
    edits(2, false, 92);
}

#[test]
fn random_edits_equal_clean_builds_3() {
    edits(3, false, 92);
}

#[test]
fn random_edits_equal_clean_builds_4() {
    edits(4, true, 34);
}

/// While its section is no sub-site, nothing is built, and what stands stays.
#[test]
fn random_edits_of_a_sub_site_built_alone_equal_clean_builds() {
    let mut desk = Desk::new(5, false);
    desk.config.subsite = "[[subsites]]\nsection = \"tu-lieu\"\nbase_url = \"https://kho.example.vn\"\n\
                           colors = { accent = \"#1f6b4a\" }\n";
    desk.site.write("site.toml", desk.config.text());
    desk.site.options.overrides.subsite = Some("tu-lieu".to_owned());
    let out = desk.site.path("public");
    let name = out.to_string_lossy().into_owned();
    desk.site.options.out = Some(out);
    let _ = desk.site.try_build();
    assert!(desk.site.output().contains_key("index.html"), "{:?}", desk.site.problems());
    run(desk, 5, 40, &["--subsite", "tu-lieu", "--out", &name]);
}
