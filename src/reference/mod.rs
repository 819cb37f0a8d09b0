//! Definitions → the pages of `docs/reference/`, in Vietnamese with English beside it.
//!
//! 1. Keys, views, components, problems and commands carry their docs where they are defined.
//! 2. Each page here is a pure function of them to Markdown text, so that no page can say what the
//!    program does not do; `tests/reference.rs` fails when the files on disk differ.

pub mod cli;
pub mod components;
pub mod config;
pub mod diagnostics;
pub mod front;
pub mod markdown;
pub mod theme;
pub mod values;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The file's name.
    pub name: &'static str,
    /// Its title in Vietnamese.
    pub vi: &'static str,
    /// Its title in English.
    pub en: &'static str,
    /// Its whole text.
    pub text: String,
}

/// A page before its head is put above it.
struct Sheet {
    name: &'static str,
    vi: &'static str,
    en: &'static str,
    body: String,
}

/// All pages; `command` is the command line of the program.
#[must_use]
pub fn pages(command: &clap::Command) -> Vec<Page> {
    let sheets = [
        ("config.md", "Cấu hình: site.toml", "Configuration: site.toml", config::body()),
        ("front-matter.md", "Thông tin đầu bài", "Front matter", front::body()),
        ("components.md", "Thành phần dùng trong Markdown", "Components", components::body()),
        ("theme.md", "Giao diện: theme.toml", "Themes: theme.toml", theme::body()),
        ("template-values.md", "Giá trị trong bản mẫu", "Values of templates", values::body()),
        ("diagnostics.md", "Mã lỗi", "Problems", diagnostics::body()),
        ("cli.md", "Dòng lệnh", "Command line", cli::body(command)),
    ];
    let mut pages: Vec<Page> =
        sheets.into_iter().map(|(name, vi, en, body)| page(Sheet { name, vi, en, body })).collect();
    let index =
        Sheet { name: "README.md", vi: "Tham khảo", en: "Reference", body: index(&pages) };
    pages.insert(0, page(index));
    pages
}

fn page(sheet: Sheet) -> Page {
    let Sheet { name, vi, en, body } = sheet;
    let text = format!(
        "# {vi} · {en}\n\n\
         <!-- `cargo run -- reference` tạo tệp này từ mã nguồn; đừng sửa tay. Made from the source by `cargo run -- reference`; do not edit. -->\n\n\
         {}\n",
        body.trim()
    );
    Page { name, vi, en, text }
}

fn index(pages: &[Page]) -> String {
    let lines = pages.iter().map(|page| format!("- [{} · {}]({})", page.vi, page.en, page.name));
    lines.collect::<Vec<_>>().join("\n")
}
