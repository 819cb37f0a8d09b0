//! What a site is set to: the checked form of `site.toml`.

use std::collections::BTreeMap;

use super::built_in::{self, BuiltIn};
use super::comments::{self, Comments};
use super::fields::{Area, Fields};
use super::keys::{self, KeyTable};
use super::outlets::{self, Outlets};
use super::pattern::Pattern;
use super::pictures::{self, Pictures};
use super::subsites::{self, Alone, Subsite};
use super::tree::{self, Entry, Node, Value};
use crate::base::date::{Zone, check_pattern};
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::slug::Slug;
use crate::base::text::Text;
use crate::diag::areas::config::Config;
use crate::diag::problem::{Diagnostic, Lang, Problem};
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};

/// The settings of one site.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The configuration file, relative to the root.
    pub file: RelPath,
    /// The site's name.
    pub title: Text,
    /// A line under it.
    pub tagline: Option<Text>,
    /// The address without a slash at the end.
    pub base_url: Text,
    /// The path of the address: empty, or `/sub` without a slash at the end.
    pub base_path: Text,
    /// Language of the theme's texts.
    pub language: Lang,
    /// Zone of dates written without one.
    pub zone: Zone,
    /// A sentence for every page.
    pub notice: Option<Text>,
    /// Path of the logo in static/.
    pub logo: Option<Spanned<Text>>,
    /// Path of the picture above every page, in static/, and its words.
    pub banner: Option<(Spanned<Text>, Text)>,
    /// Path of the icon in static/.
    pub favicon: Option<Spanned<Text>>,
    /// The output folder, relative to the root or absolute.
    pub output: Text,
    /// Whether pages name each other relative to themselves.
    pub relative_urls: bool,
    /// Pattern of datelines.
    pub date_format: Text,
    /// Pattern of dates in lists.
    pub day_format: Text,
    /// Name of the theme and its place.
    pub theme: Spanned<Text>,
    /// Parameters of the theme, unchecked.
    pub params: Vec<Entry>,
    /// Addresses.
    pub urls: Urls,
    /// Lengths of lists.
    pub lists: Lists,
    /// Which kinds of pages there are.
    pub pages: Pages,
    /// The main menu; none means the sections.
    pub main_menu: Option<Vec<MenuEntry>>,
    /// The menu of the footer.
    pub footer_menu: Vec<MenuEntry>,
    /// Footer data by key.
    pub footer: BTreeMap<&'static str, Text>,
    /// How Markdown is read.
    pub markdown: Markdown,
    /// Related lists.
    pub related: Related,
    /// Abbreviations and what they mean, in the order of the file.
    pub abbreviations: Vec<(Text, Text)>,
    /// Comments of readers.
    pub comments: Comments,
    /// How much of the built-in registry of documents is used.
    pub registry_documents: BuiltIn,
    /// What is put out besides pages.
    pub outlets: Outlets,
    /// Widths of pictures.
    pub pictures: Pictures,
    /// Front-matter defaults by path pattern, in the order of the file.
    pub defaults: Vec<(Text, Node)>,
    /// Sections with a face of their own, in the order of the file.
    pub subsites: Vec<Subsite>,
    /// The one of them that alone is built.
    pub alone: Option<Alone>,
}

/// Where pages go.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Urls {
    pub article: Pattern,
    pub topics: Slug,
    pub authors: Slug,
    pub regions: Slug,
    pub documents: Slug,
    pub issues: Slug,
    pub archive: Slug,
    pub all: Slug,
    pub series: Slug,
    pub corrections: Slug,
    pub questions: Slug,
    pub videos: Slug,
    pub photos: Slug,
}

/// Lengths of lists, in articles.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Lists {
    pub page_size: usize,
    pub home_block: usize,
    pub latest: usize,
}

/// How Markdown is read.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the configuration")]
pub struct Markdown {
    /// Whether raw HTML is kept whole.
    pub html_all: bool,
    /// Whether punctuation is mended.
    pub smart: bool,
    /// Whether code blocks are highlighted.
    pub highlight: bool,
    /// Whether citations of documents become links.
    pub citations: bool,
}

/// How related lists are made.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Related {
    pub count: usize,
    pub per_region: usize,
    pub forward: bool,
}

/// An entry of a menu.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct MenuEntry {
    pub title: Text,
    pub url: Spanned<Text>,
    pub items: Vec<MenuEntry>,
}

/// Values that stand above the file: command line first, then environment.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    /// `--base-url`.
    pub base_url: Option<String>,
    /// `TOASOAN_…` variables, by name.
    pub environment: Vec<(String, String)>,
    /// `--subsite`; `base_url` is then its address.
    pub subsite: Option<String>,
}

/// Kinds of pages that a site may do without.
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pages {
    /// The list of all articles.
    pub all: bool,
    /// A page for each author, and their index.
    pub authors: bool,
    /// Archives by year and month.
    pub archive: bool,
    /// Tables of regions by documents and topics.
    pub coverage: bool,
}

impl Default for Pages {
    fn default() -> Self {
        Pages { all: true, authors: true, archive: true, coverage: true }
    }
}

/// The deepest menu that is read.
const MENU_DEPTH: usize = 3;

/// Reads the settings from the text of `site.toml`. A wrong value is a problem, and its default is
/// used; only a text that is no TOML at all gives none.
pub fn read(file: &RelPath, text: &str, overrides: &Overrides) -> (Option<Settings>, Problems) {
    let mut problems = Problems::new();
    let mut root = match tree::toml(text, 0) {
        Ok(root) => root,
        Err(failure) => {
            let detail = Text::from(failure.message);
            problems.at(Span::new(file, failure.at), Config::Syntax { detail });
            return (None, problems);
        }
    };
    overlay(&mut root, overrides, &mut problems);
    let mut settings = settings(file, &root, &mut problems);
    let (alone, problem) = subsites::alone(&settings.subsites, overrides);
    settings.alone = alone;
    if let Some(problem) = problem {
        problems.push(problem);
        return (None, without_foreign_places(problems));
    }
    (Some(settings), without_foreign_places(problems))
}

/// A value from the environment or the command line stands at no place of the file.
fn without_foreign_places(problems: Problems) -> Problems {
    let list = problems.into_vec().into_iter().map(|mut diagnostic| {
        let of_value = matches!(
            diagnostic.problem,
            Problem::Config(Config::WrongType { .. } | Config::BadValue { .. })
        );
        if of_value && diagnostic.at.as_ref().is_some_and(|span| span.end == 0) {
            diagnostic.at = None;
        }
        diagnostic
    });
    Problems::from(list.collect::<Vec<_>>())
}

fn settings(file: &RelPath, root: &Node, problems: &mut Problems) -> Settings {
    let mut top = Fields::new(file, Area::Config, "", root, problems);
    top.known(keys::ROOT);
    let title = required(&mut top, "title", "title = \"Tên trang\"");
    let base_url = required(&mut top, "base_url", "base_url = \"https://example.vn\"");
    let (base_url, base_path) = base(&mut top, base_url);
    let language =
        top.choice("language", &[("vi", Lang::Vi), ("en", Lang::En)]).unwrap_or_default();
    let zone = zone(&mut top);
    // Weekdays are written in Vietnamese only.
    let date_format = match language {
        Lang::Vi => "{hh}:{mm}, {weekday}, {dd}/{MM}/{yyyy} ({zone})",
        Lang::En => "{hh}:{mm}, {dd}/{MM}/{yyyy} ({zone})",
    };
    let date_format = format(&mut top, "date_format", date_format);
    let day_format = format(&mut top, "day_format", "{dd}/{MM}/{yyyy}");
    let tagline = top.words("tagline").map(|t| t.value);
    let notice = top.words("notice").map(|t| t.value);
    let logo = top.words("logo");
    let favicon = top.words("favicon");
    let output = top.words("output").map_or_else(|| Text::from("public"), |t| t.value);
    let relative_urls = top.flag("relative_urls").unwrap_or(false);
    let (theme, params) = theme(&mut top);
    let urls = urls(&mut top);
    let lists = lists(&mut top);
    let pages = pages(&mut top);
    let (main_menu, footer_menu) = menus(&mut top);
    let footer = footer(&mut top);
    let markdown = markdown(&mut top);
    let related = related(&mut top);
    let comments = comments::read(&mut top);
    let abbreviations = comments::abbreviations(&mut top);
    let registry_documents = built_in::documents(&mut top);
    let outlets = outlets::read(&mut top, &zone);
    let pictures = pictures::read(&mut top);
    let defaults = defaults(&mut top);
    let subsites = subsites::read(&mut top);
    Settings {
        file: file.clone(),
        title: title.map_or_else(|| Text::from("Toasoan"), |t| t.value),
        tagline,
        base_url,
        base_path,
        language,
        zone,
        notice,
        logo,
        banner: subsites::banner(&mut top),
        favicon,
        output,
        relative_urls,
        date_format,
        day_format,
        theme,
        params,
        urls,
        lists,
        pages,
        main_menu,
        footer_menu,
        footer,
        markdown,
        related,
        comments,
        abbreviations,
        registry_documents,
        outlets,
        pictures,
        defaults,
        subsites,
        alone: None,
    }
}

fn required(top: &mut Fields<'_>, key: &'static str, example: &str) -> Option<Spanned<Text>> {
    if top.node(key).is_none() {
        let problem = Config::MissingKey { key: Text::from(key), example: Text::from(example) };
        top.problem(0..0, problem);
    }
    top.words(key)
}

fn base(top: &mut Fields<'_>, found: Option<Spanned<Text>>) -> (Text, Text) {
    found
        .and_then(|found| split_base(top, &found))
        .unwrap_or_else(|| (Text::from("https://example.vn"), Text::from("")))
}

/// As [`base_of`]; what is no address is a problem.
pub(super) fn split_base(table: &mut Fields<'_>, found: &Spanned<Text>) -> Option<(Text, Text)> {
    let base = base_of(&found.value);
    if base.is_none() {
        let problem = Config::BadValue {
            key: Text::from(table.path("base_url")),
            value: found.value.clone(),
            expected: Text::from("`https://ten-mien.vn` hoặc `https://ten-mien.vn/thu-muc`"),
        };
        table.problem(found.start as usize..found.end as usize, problem);
    }
    base
}

/// Splits the address of a site into address and path, both without a slash at the end.
pub(super) fn base_of(url: &Text) -> Option<(Text, Text)> {
    let url = url.trim_end_matches('/');
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    if rest.is_empty() || rest.contains(['?', '#', ' ', '"', '<', '\\']) {
        return None;
    }
    let path = rest.find('/').map_or("", |at| &rest[at..]);
    Some((Text::from(url), Text::from(path)))
}

fn zone(top: &mut Fields<'_>) -> Zone {
    let Some(found) = top.words("time_zone") else { return Zone::default() };
    Zone::named(&found.value).unwrap_or_else(|| {
        let problem = Config::BadValue {
            key: Text::from("time_zone"),
            value: found.value.clone(),
            expected: Text::from("tên múi giờ, ví dụ `Asia/Ho_Chi_Minh`"),
        };
        top.problem(found.start as usize..found.end as usize, problem);
        Zone::default()
    })
}

fn format(top: &mut Fields<'_>, key: &'static str, default: &str) -> Text {
    let Some(found) = top.words(key) else { return Text::from(default) };
    match check_pattern(&found.value) {
        Ok(()) => found.value,
        Err(field) => {
            let problem = Config::BadValue {
                key: Text::from(key),
                value: Text::from(field),
                expected: Text::from(
                    "{h} {hh} {h12} {hh12} {ampm} {sach} {mm} {ss} {d} {dd} {m} {MM} {yyyy} {yy} {weekday} {weekday_lower} {zone}",
                ),
            };
            top.problem(found.start as usize..found.end as usize, problem);
            Text::from(default)
        }
    }
}

fn theme(top: &mut Fields<'_>) -> (Spanned<Text>, Vec<Entry>) {
    let default = Spanned::new(Text::from("toasoan"), 0..0);
    let Some(mut table) = top.table("theme") else { return (default, Vec::new()) };
    table.known(keys::THEME);
    let name = table.words("name").unwrap_or(default);
    let params = table.table("params").map_or_else(Vec::new, |params| params.entries().to_vec());
    (name, params)
}

fn pages(top: &mut Fields<'_>) -> Pages {
    let Some(mut table) = top.table("pages") else { return Pages::default() };
    table.known(keys::PAGES);
    let mut flag = |key: &str| table.flag(key).unwrap_or(true);
    Pages {
        all: flag("all"),
        authors: flag("authors"),
        archive: flag("archive"),
        coverage: flag("coverage"),
    }
}

fn urls(top: &mut Fields<'_>) -> Urls {
    let none = Node { value: Value::Table(Vec::new()), start: 0, end: 0 };
    let node = top.node("urls").unwrap_or(&none);
    let mut table = top.inner("urls", node);
    table.known(keys::URLS);
    let article = match table.words("article") {
        None => Pattern::default(),
        Some(found) => Pattern::new(&found.value).unwrap_or_else(|expected| {
            let problem = Config::BadValue {
                key: Text::from("urls.article"),
                value: found.value.clone(),
                expected: Text::from(expected),
            };
            table.problem(found.start as usize..found.end as usize, problem);
            Pattern::default()
        }),
    };
    let mut folder = |key: &'static str, default: &str| {
        let fallback = Slug::from_title(default);
        let Some(found) = table.words(key) else { return fallback };
        Slug::new(found.value.trim_matches('/')).unwrap_or_else(|_| {
            let problem = Config::BadValue {
                key: Text::from(format!("urls.{key}")),
                value: found.value.clone(),
                expected: Text::from("chữ thường không dấu, chữ số và dấu gạch nối"),
            };
            table.problem(found.start as usize..found.end as usize, problem);
            fallback
        })
    };
    Urls {
        topics: folder("topics", "chu-de"),
        authors: folder("authors", "tac-gia"),
        regions: folder("regions", "dia-phuong"),
        documents: folder("documents", "van-ban"),
        issues: folder("issues", "so-tap-chi"),
        archive: folder("archive", "luu-tru"),
        all: folder("all", "tin-moi"),
        series: folder("series", "loat-bai"),
        corrections: folder("corrections", "cai-chinh"),
        questions: folder("questions", "hoi-dap"),
        videos: folder("videos", "video"),
        photos: folder("photos", "chum-anh"),
        article,
    }
}

fn size(
    table: &mut Fields<'_>,
    key: &str,
    allowed: std::ops::RangeInclusive<i64>,
    default: usize,
) -> usize {
    table.int(key, allowed).and_then(|n| usize::try_from(n).ok()).unwrap_or(default)
}

fn lists(top: &mut Fields<'_>) -> Lists {
    let default = Lists { page_size: 20, home_block: 5, latest: 10 };
    let Some(mut table) = top.table("lists") else { return default };
    table.known(keys::LISTS);
    Lists {
        page_size: size(&mut table, "page_size", 1..=1000, default.page_size),
        home_block: size(&mut table, "home_block", 0..=100, default.home_block),
        latest: size(&mut table, "latest", 0..=100, default.latest),
    }
}

fn related(top: &mut Fields<'_>) -> Related {
    let default = Related { count: 8, per_region: 3, forward: false };
    let Some(mut table) = top.table("related") else { return default };
    table.known(keys::RELATED);
    Related {
        count: size(&mut table, "count", 0..=50, default.count),
        per_region: size(&mut table, "per_region", 0..=50, default.per_region),
        forward: table.flag("forward").unwrap_or(default.forward),
    }
}

pub(super) fn menus(top: &mut Fields<'_>) -> (Option<Vec<MenuEntry>>, Vec<MenuEntry>) {
    let Some(mut table) = top.table("menus") else { return (None, Vec::new()) };
    table.known(keys::MENUS);
    let main = table.node("main").is_some().then(|| menu(&mut table, "main", MENU_DEPTH));
    let footer = menu(&mut table, "footer", 1);
    (main, footer)
}

fn menu(table: &mut Fields<'_>, key: &str, depth: usize) -> Vec<MenuEntry> {
    let nodes = table.tables(key);
    let mut entries = Vec::new();
    for node in nodes {
        let mut entry = table.inner(key, node);
        entry.known(keys::MENU);
        let (title, url) = (entry.words("title"), entry.words("url"));
        let items = if depth > 1 { menu(&mut entry, "items", depth - 1) } else { Vec::new() };
        if let (Some(title), Some(url)) = (title, url) {
            entries.push(MenuEntry { title: title.value, url, items });
        } else {
            let problem = Config::MissingKey {
                key: Text::from(entry.path("title")),
                example: Text::from("{ title = \"Thời sự\", url = \"/thoi-su/\" }"),
            };
            entry.problem(node.range(), problem);
        }
    }
    entries
}

pub(super) fn footer(top: &mut Fields<'_>) -> BTreeMap<&'static str, Text> {
    let Some(mut table) = top.table("footer") else { return BTreeMap::new() };
    table.known(keys::FOOTER);
    keys::FOOTER
        .iter()
        .filter_map(|key| table.words(key.name).map(|text| (key.name, text.value)))
        .collect()
}

fn markdown(top: &mut Fields<'_>) -> Markdown {
    let default = Markdown { html_all: false, smart: true, highlight: true, citations: true };
    let Some(mut table) = top.table("markdown") else { return default };
    table.known(keys::MARKDOWN);
    Markdown {
        html_all: table.choice("html", &[("safe", false), ("all", true)]).unwrap_or(false),
        smart: table.flag("smart").unwrap_or(default.smart),
        highlight: table.flag("highlight").unwrap_or(default.highlight),
        citations: table.flag("citations").unwrap_or(default.citations),
    }
}

/// Each table of `defaults`: a path pattern and the front matter it gives.
fn defaults(top: &mut Fields<'_>) -> Vec<(Text, Node)> {
    let mut out = Vec::new();
    for node in top.tables("defaults") {
        let mut table = top.inner("defaults", node);
        let Some(path) = table.words("path") else {
            let problem = Config::MissingKey {
                key: Text::from("defaults.path"),
                example: Text::from("path = \"thoi-su/**\""),
            };
            table.problem(node.range(), problem);
            continue;
        };
        let rest = table.entries().iter().filter(|entry| entry.key.as_str() != "path").cloned();
        let value = Value::Table(rest.collect());
        out.push((path.value, Node { value, start: node.start, end: node.end }));
    }
    out
}

/// Puts the command line and the environment over the file's values.
fn overlay(root: &mut Node, overrides: &Overrides, problems: &mut Problems) {
    if let Some(url) = overrides.base_url.as_ref().filter(|_| overrides.subsite.is_none()) {
        set(root, "", "base_url", Value::Str(Text::from(url.as_str())));
    }
    for (name, value) in &overrides.environment {
        let Some((table, key)) = environment_key(name) else {
            let names: Vec<String> = environment_names();
            let nearest = nearest(name, names.iter().map(String::as_str)).map(Text::from);
            let name = Text::from(name.as_str());
            problems.push(Diagnostic::nowhere(Config::UnknownEnvironment { name, nearest }));
            continue;
        };
        if key == "base_url" && overrides.base_url.is_some() && overrides.subsite.is_none() {
            continue;
        }
        let parsed =
            tree::toml(&format!("v = {value}"), 0).ok().and_then(|node| match node.value {
                Value::Table(entries) => entries.into_iter().next().map(|entry| entry.node.value),
                _ => None,
            });
        set(root, table, key, parsed.unwrap_or_else(|| Value::Str(Text::from(value.as_str()))));
    }
}

fn set(root: &mut Node, table: &str, key: &str, value: Value) {
    let Value::Table(entries) = &mut root.value else { return };
    let node = Node { value, start: 0, end: 0 };
    let name = if table.is_empty() { key } else { table };
    let at = entries.iter().position(|entry| entry.key.as_str() == name).unwrap_or_else(|| {
        let node = Node { value: Value::Table(Vec::new()), start: 0, end: 0 };
        entries.push(Entry { key: Text::from(name), start: 0, end: 0, node });
        entries.len() - 1
    });
    if table.is_empty() {
        entries[at].node = node;
    } else {
        set(&mut entries[at].node, "", key, node.value);
    }
}

fn environment_name(table: &str, key: &str) -> String {
    let path = if table.is_empty() { key.to_owned() } else { format!("{table}_{key}") };
    format!("TOASOAN_{}", path.to_uppercase())
}

fn overridable() -> impl Iterator<Item = (&'static str, &'static str)> {
    let flat = |table: &&KeyTable| !table.name.contains('[');
    keys::TABLES.iter().filter(flat).flat_map(|t| t.keys.iter().map(|key| (t.name, key.name)))
}

fn environment_names() -> Vec<String> {
    overridable().map(|(table, key)| environment_name(table, key)).collect()
}

fn environment_key(name: &str) -> Option<(&'static str, &'static str)> {
    overridable().find(|(table, key)| environment_name(table, key) == name)
}

#[cfg(test)]
mod tests;
