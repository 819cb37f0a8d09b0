//! `theme.toml`: parameters, slots and strings.

use std::collections::BTreeMap;

use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::config::keys::{Key, key};
use crate::config::tree::{self, Entry, Node, Value};
use crate::diag::areas::config::Config;
use crate::diag::areas::theme::Theming;
use crate::diag::kind::Kind;
use crate::diag::problems::Problems;
use crate::diag::span::Span;

/// What one theme's `theme.toml` says.
#[derive(Debug, Clone, Default)]
pub struct Spec {
    /// Its readable name.
    pub title: Option<Text>,
    /// The theme it extends.
    pub extends: Option<Text>,
    /// Parameters.
    pub params: BTreeMap<Text, Param>,
    /// Slots.
    pub slots: BTreeMap<Text, Slot>,
    /// Templates that are rendered once for all pages of a kind, by name, and where they are named.
    pub common: BTreeMap<Text, (Text, Span)>,
    /// Strings in Vietnamese.
    pub vi: BTreeMap<Text, Text>,
    /// Strings in English.
    pub en: BTreeMap<Text, Text>,
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Param {
    /// Its kind.
    pub kind: Kind,
    /// Its default.
    pub default: Node,
    /// What it is for, in Vietnamese.
    pub doc: Text,
    /// In English.
    pub doc_en: Text,
}

/// A slot: a place on a page that lists articles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Slot {
    pub pages: Vec<Text>,
    pub limit: usize,
    pub featured: Option<bool>,
    pub pinned: Option<bool>,
    pub video: Option<bool>,
    pub image: Option<bool>,
    pub question: Option<bool>,
    pub photos: Option<bool>,
    pub section: Option<Text>,
    pub topic: Option<Text>,
    pub region: Option<Text>,
    pub doc: Text,
    pub doc_en: Text,
}

/// Keys of `theme.toml`.
pub const ROOT: &[Key] = &[
    key("title", "\"Tòa soạn\"", "Tên giao diện.", "The theme's name."),
    key("extends", "\"toasoan\"", "Giao diện được kế thừa.", "The theme it extends."),
    key("params", "{ }", "Các tham số.", "Parameters."),
    key("slots", "{ }", "Các ô tin.", "Slots."),
    key(
        "common",
        "{ footer = \"parts/footer.html\" }",
        "Khối dùng chung: bản mẫu chỉ đọc `site`, `t`, `params`, `assets`, `slots`, được dựng một lần và in bằng `common.footer`.",
        "Common parts: templates that read only `site`, `t`, `params`, `assets`, `slots`; each is rendered once and printed by `common.footer`.",
    ),
    key("strings", "{ vi = { }, en = { } }", "Chữ của giao diện.", "The theme's texts."),
];
/// Keys of one parameter.
pub const PARAM: &[Key] = &[
    key(
        "type",
        "\"string\"",
        "string, bool, integer hoặc array.",
        "string, bool, integer or array.",
    ),
    key("default", "\"…\"", "Giá trị mặc định.", "The default."),
    key("doc", "\"…\"", "Dùng để làm gì.", "What it is for, in Vietnamese."),
    key("doc_en", "\"…\"", "Dùng để làm gì, bằng tiếng Anh.", "What it is for."),
];
/// Keys of one slot.
pub const SLOT: &[Key] = &[
    key(
        "pages",
        "[\"home\"]",
        "Loại trang có ô này: home, article, section, list …; xem page.kind.",
        "Page kinds that have it: home, article, section, list …; see page.kind.",
    ),
    key("limit", "5", "Số bài nhiều nhất.", "Most articles."),
    key("where", "{ featured = true }", "Điều kiện của bài.", "Which articles."),
    key("doc", "\"…\"", "Dùng để làm gì.", "What it is for, in Vietnamese."),
    key("doc_en", "\"…\"", "Dùng để làm gì, bằng tiếng Anh.", "What it is for."),
];
/// Keys of a slot's condition.
pub const WHERE: &[Key] = &[
    key("featured", "true", "Tin nổi bật.", "Featured."),
    key("pinned", "true", "Bài ghim.", "Pinned."),
    key("video", "true", "Bài có video.", "With a video."),
    key("image", "true", "Bài có ảnh.", "With a picture."),
    key("question", "true", "Bài hỏi đáp.", "With a question."),
    key("photos", "true", "Chùm ảnh.", "Photo stories."),
    key("section", "\"thoi-su\"", "Thuộc chuyên mục.", "In the section."),
    key("topic", "\"…\"", "Có chủ đề.", "With the topic."),
    key("region", "\"…\"", "Có địa phương.", "With the region."),
];

/// Reads a `theme.toml`.
pub fn read(file: &RelPath, text: &str, problems: &mut Problems) -> Option<Spec> {
    let root = match tree::toml(text, 0) {
        Ok(root) => root,
        Err(failure) => {
            let detail = Text::from(failure.message);
            problems.at(Span::new(file, failure.at), Theming::BadSpec { detail });
            return None;
        }
    };
    let mut top = Fields::new(file, Area::Config, "", &root, problems);
    top.known(ROOT);
    let mut spec = Spec {
        title: top.words("title").map(|t| t.value),
        extends: top.words("extends").map(|t| t.value),
        ..Spec::default()
    };
    if let Some(mut params) = top.table("params") {
        for entry in params.entries() {
            let mut one = params.inner(&entry.key, &entry.node);
            one.known(PARAM);
            if let Some(param) = param(&mut one) {
                spec.params.insert(entry.key.clone(), param);
            }
        }
    }
    if let Some(mut slots) = top.table("slots") {
        for entry in slots.entries() {
            let mut one = slots.inner(&entry.key, &entry.node);
            spec.slots.insert(entry.key.clone(), slot(&mut one));
        }
    }
    if let Some(mut common) = top.table("common") {
        for key in common.entries().iter().map(|entry| entry.key.clone()).collect::<Vec<_>>() {
            if let Some(template) = common.words(&key) {
                let at = template.span(file);
                spec.common.insert(key, (template.value, at));
            }
        }
    }
    if let Some(mut strings) = top.table("strings") {
        spec.vi = texts(&mut strings, "vi");
        spec.en = texts(&mut strings, "en");
        same_keys(&mut strings, &spec);
    }
    Some(spec)
}

fn param(one: &mut Fields<'_>) -> Option<Param> {
    let kinds = [
        ("string", Kind::Text),
        ("bool", Kind::Bool),
        ("integer", Kind::Int),
        ("array", Kind::List),
    ];
    let kind = one.choice("type", &kinds)?;
    let doc = one.words("doc").map_or_else(|| Text::from(""), |t| t.value);
    let doc_en = one.words("doc_en").map_or_else(|| Text::from(""), |t| t.value);
    let Some(default) = one.node("default") else {
        let key = Text::from(one.path("default"));
        one.problem(one.range(), Config::MissingKey { key, example: Text::from("default = …") });
        return None;
    };
    if default.kind() != kind {
        let (name, found) = (Text::from(one.path("default")), default.kind());
        one.problem(default.range(), Theming::WrongParam { name, expected: kind, found });
        return None;
    }
    Some(Param { kind, default: default.clone(), doc, doc_en })
}

fn slot(one: &mut Fields<'_>) -> Slot {
    one.known(SLOT);
    let mut slot = Slot {
        pages: one.texts("pages").into_iter().map(|t| t.value).collect(),
        limit: one.int("limit", 1..=200).and_then(|n| usize::try_from(n).ok()).unwrap_or(5),
        doc: one.words("doc").map_or_else(|| Text::from(""), |t| t.value),
        doc_en: one.words("doc_en").map_or_else(|| Text::from(""), |t| t.value),
        ..Slot::default()
    };
    if let Some(mut condition) = one.table("where") {
        condition.known(WHERE);
        slot.featured = condition.flag("featured");
        slot.pinned = condition.flag("pinned");
        slot.video = condition.flag("video");
        slot.image = condition.flag("image");
        slot.question = condition.flag("question");
        slot.photos = condition.flag("photos");
        slot.section = condition.words("section").map(|t| t.value);
        slot.topic = condition.words("topic").map(|t| t.value);
        slot.region = condition.words("region").map(|t| t.value);
    }
    slot
}

fn texts(strings: &mut Fields<'_>, key: &str) -> BTreeMap<Text, Text> {
    let Some(mut table) = strings.table(key) else { return BTreeMap::new() };
    let entries: &[Entry] = table.entries();
    entries.iter().filter_map(|e| table.text(&e.key).map(|t| (e.key.clone(), t.value))).collect()
}

/// Strings must exist in both languages; a theme that extends may give one language only.
fn same_keys(strings: &mut Fields<'_>, spec: &Spec) {
    if spec.extends.is_some() || spec.en.is_empty() || spec.vi.is_empty() {
        return;
    }
    let missing: Vec<String> = spec
        .vi
        .keys()
        .filter(|key| !spec.en.contains_key(*key))
        .map(|key| format!("strings.en.{key}"))
        .chain(
            spec.en.keys().filter(|k| !spec.vi.contains_key(*k)).map(|k| format!("strings.vi.{k}")),
        )
        .collect();
    for key in missing {
        let detail = Text::from(format!("thiếu `{key}`"));
        strings.problem(strings.range(), Theming::BadSpec { detail });
    }
}

/// Puts the site's parameters over the defaults of the chain of themes, nearest first.
pub fn params(
    chain: &[Spec],
    given: &[Entry],
    file: &RelPath,
    problems: &mut Problems,
) -> BTreeMap<Text, Node> {
    let mut declared: BTreeMap<Text, &Param> = BTreeMap::new();
    for spec in chain.iter().rev() {
        declared.extend(spec.params.iter().map(|(name, param)| (name.clone(), param)));
    }
    let mut values: BTreeMap<Text, Node> =
        declared.iter().map(|(name, param)| (name.clone(), param.default.clone())).collect();
    for entry in given {
        let span = Span { file: file.clone(), start: entry.start, end: entry.end };
        let Some(param) = declared.get(&entry.key) else {
            let near = nearest(&entry.key, declared.keys().map(Text::as_str)).map(Text::from);
            problems.at(span, Theming::UnknownParam { name: entry.key.clone(), nearest: near });
            continue;
        };
        if entry.node.kind() == param.kind {
            values.insert(entry.key.clone(), entry.node.clone());
        } else {
            let at = Span::new(file, entry.node.range());
            let (name, found) = (entry.key.clone(), entry.node.kind());
            problems.at(at, Theming::WrongParam { name, expected: param.kind, found });
        }
    }
    values
}

/// A node without its place, so that moving a line in the file changes no key.
#[must_use]
pub fn without_place(node: &Node) -> Node {
    let value = match &node.value {
        Value::List(items) => Value::List(items.iter().map(without_place).collect()),
        Value::Table(entries) => Value::Table(
            entries
                .iter()
                .map(|e| Entry {
                    key: e.key.clone(),
                    start: 0,
                    end: 0,
                    node: without_place(&e.node),
                })
                .collect(),
        ),
        other => other.clone(),
    };
    Node { value, start: 0, end: 0 }
}
