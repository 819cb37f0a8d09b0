//! `theme.toml`, and what the default theme declares in it.

use std::fmt::Write as _;

use super::config::key_table;
use super::markdown::{code, table};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::tree::{Node, Plain};
use crate::diag::problems::Problems;
use crate::theme::files::{DEFAULT, embedded};
use crate::theme::spec::{PARAM, ROOT, SLOT, Slot, Spec, WHERE, read};
use crate::view::roots::TEMPLATES;

const INTRO: &str = "\
Giao diện là thư mục `themes/<tên>/` gồm `theme.toml`, `templates/`, `components/`, `static/`, và `fonts/` cho ảnh chia sẻ.
Giao diện `toasoan` nằm sẵn trong chương trình; tệp cùng tên trong `themes/toasoan/` của trang thay cho tệp ấy.
Giao diện có `extends` chỉ cần những tệp khác với giao diện gốc; `{% extends \"toasoan/base.html\" %}` gọi đúng bản của giao diện gốc để thay một khối.

A theme is a folder `themes/<name>/` with `theme.toml`, `templates/`, `components/`, `static/`, and `fonts/` for pictures for sharing.
The theme `toasoan` is inside the program; a file of the same name in the site's `themes/toasoan/` takes its place.
A theme with `extends` holds only what differs; `{% extends \"toasoan/base.html\" %}` names the parent's version, to replace one block.
";

/// The page.
pub(super) fn body() -> String {
    let mut out = INTRO.to_owned();
    let tables = [
        ("`theme.toml`", ROOT),
        ("`[params.<tên>]`", PARAM),
        ("`[slots.<tên>]`", SLOT),
        ("`where`", WHERE),
    ];
    for (heading, keys) in tables {
        let _ = write!(out, "\n## {heading}\n\n{}", key_table(keys));
    }
    let templates = TEMPLATES
        .iter()
        .map(|t| [code(&format!("templates/{}", t.template)), t.vi.to_owned(), t.en.to_owned()]);
    let templates = table(["Tệp · File", "Trang", "Pages"], templates);
    let _ = write!(
        out,
        "\n## Bản mẫu bắt buộc · Required templates\n\n\
         Giá trị của từng bản mẫu: [template-values.md](template-values.md).\n\n{templates}"
    );
    out.push_str(&defaults(&spec()));
    out
}

/// What the theme inside the binary declares.
fn spec() -> Spec {
    let files = embedded();
    let path = RelPath::new(&format!("themes/{DEFAULT}/theme.toml")).unwrap_or_default();
    let text = files.get(&path).and_then(|file| file.text.clone()).unwrap_or_default();
    read(&path, &text, &mut Problems::new()).unwrap_or_default()
}

fn defaults(spec: &Spec) -> String {
    let params = spec.params.iter().map(|(name, param)| {
        [code(name), code(&json(&param.default)), param.doc.to_string(), param.doc_en.to_string()]
    });
    let params = table(["Tham số · Parameter", "Mặc định · Default", "Ý nghĩa", "Meaning"], params);
    let slots = spec.slots.iter().map(|(name, slot)| {
        [code(name), places(slot), slot.doc.to_string(), slot.doc_en.to_string()]
    });
    let slots = table(["Ô tin · Slot", "Nơi, số bài, điều kiện", "Ý nghĩa", "Meaning"], slots);
    let none = Text::default();
    let strings = spec.vi.iter().map(|(key, vi)| {
        [code(key), vi.to_string(), spec.en.get(key).unwrap_or(&none).to_string()]
    });
    let strings = table(["Khóa · Key", "vi", "en"], strings);
    format!(
        "\n# Giao diện `{DEFAULT}` · The theme `{DEFAULT}`\n\
         \n## Tham số · Parameters\n\nGhi trong `[theme.params]` của site.toml. Written in `[theme.params]` of site.toml.\n\n{params}\
         \n## Ô tin · Slots\n\n{slots}\
         \n## Chữ của giao diện · Strings\n\n{strings}"
    )
}

fn json(node: &Node) -> String {
    serde_json::to_string(&Plain(node)).unwrap_or_default()
}

fn places(slot: &Slot) -> String {
    let pages: Vec<&str> = slot.pages.iter().map(Text::as_str).collect();
    let flags = [
        ("featured", slot.featured),
        ("pinned", slot.pinned),
        ("video", slot.video),
        ("image", slot.image),
    ];
    let names = [("section", &slot.section), ("topic", &slot.topic), ("region", &slot.region)];
    let flags = flags.iter().filter_map(|(key, flag)| Some(format!("{key} = {}", (*flag)?)));
    let names =
        names.iter().filter_map(|(key, name)| Some(format!("{key} = \"{}\"", name.as_ref()?)));
    let conditions: Vec<String> = flags.chain(names).collect();
    let conditions = code(&conditions.join(", "));
    format!("{}; {}; {conditions}", pages.join(", "), slot.limit)
}
