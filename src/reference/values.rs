//! What templates may read.

use std::fmt::Write as _;

use super::markdown::{anchor, code, table};
use crate::view::docs::{FieldDoc, ViewDoc};
use crate::view::roots::{COMMON, SHARED, SLOTS, TABLES, TEMPLATES, VIEWS};

const INTRO: &str = "\
Bản mẫu là Tera 2 và chỉ đọc được những giá trị dưới đây; không có hàm nào nhìn thấy cả trang, nên khóa của một trang gồm đúng những gì bản mẫu của nó đọc.
Giá trị không có là `null` và thử được bằng `{% if x %}`; đọc một tên không có là lỗi T0503.
Ngoài bộ lọc của Tera chỉ có thêm `json_ld`: giá trị → JSON an toàn trong `<script type=\"application/ld+json\">`.

Templates are Tera 2 and can read the values below, nothing else; no function sees the site, so the key of a page is exactly what its template reads.
An absent value is `null` and can be tested by `{% if x %}`; reading a name that does not exist is the error T0503.
The only filter besides Tera's own is `json_ld`.
";

const LEGEND: &str = "
# Kiểu · Types

«chuỗi» = string, «số nguyên» = integer, «bảng» = table, «giá trị» = any value; \\[X\\] = list of X; {tên: X} = table of X by name; X / null = X or nothing.
";

/// The page.
pub(super) fn body() -> String {
    let mut out = INTRO.to_owned();
    let _ = write!(out, "\n## Mọi bản mẫu · Every template\n\n{}", fields(SHARED));
    let _ = write!(out, "\n## Ô tin · Slots\n\n{}", fields(&[SLOTS]));
    let _ = write!(out, "\n## Khối dùng chung · Common parts\n\n{}", fields(&[COMMON]));
    for template in TEMPLATES {
        let kinds = template.kinds.iter().map(|kind| code(kind)).collect::<Vec<_>>().join(", ");
        let _ = write!(
            out,
            "\n## `templates/{}`\n\n{}\n{}\n\n`page.kind`: {kinds}\n",
            template.template, template.vi, template.en
        );
        if !template.roots.is_empty() {
            let _ = write!(out, "\n{}", fields(template.roots));
        }
    }
    out.push_str(LEGEND);
    for view in TABLES.iter().chain(VIEWS) {
        let _ = write!(
            out,
            "\n## {}\n\n{}\n{}\n\n{}",
            title(view.name),
            view.vi,
            sentence(view),
            fields(view.fields)
        );
    }
    out
}

/// The name of a view without the word that every view has.
fn title(name: &str) -> &str {
    name.strip_suffix("View").unwrap_or(name)
}

fn sentence(view: &ViewDoc) -> &str {
    view.en.trim()
}

fn fields(fields: &[FieldDoc]) -> String {
    let rows = fields.iter().map(|field| {
        [code(field.name), kind(field.kind), field.vi.to_owned(), field.en.to_owned()]
    });
    table(["Tên · Name", "Kiểu · Type", "Ý nghĩa", "Meaning"], rows)
}

/// A type for readers: views are links, absent values are `null`.
fn kind(written: &str) -> String {
    let written: String = written.chars().filter(|c| !c.is_whitespace()).collect();
    let inner =
        |outer: &str| written.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>')).map(kind);
    if let Some(inner) = inner("Option<") {
        return format!("{inner} / null");
    }
    // Where a view lies in memory is nothing to a template.
    if let Some(inner) = inner("Arc<").or_else(|| inner("Box<")) {
        return inner;
    }
    if let Some(inner) = inner("Vec<") {
        return format!("\\[{inner}\\]");
    }
    if let Some(inner) = inner("Map<") {
        return format!("{{tên: {inner}}}");
    }
    match written.as_str() {
        "Text" => "chuỗi".to_owned(),
        "Html" => "HTML".to_owned(),
        "bool" => "bool".to_owned(),
        "u8" | "u32" | "u64" | "i64" | "usize" => "số nguyên".to_owned(),
        "Extra" => "bảng".to_owned(),
        "Any" => "giá trị".to_owned(),
        view => format!("[{}](#{})", title(view), anchor(title(view))),
    }
}

#[cfg(test)]
mod tests {
    use super::{TABLES, TEMPLATES, VIEWS, kind};
    use crate::view::roots::SHARED;

    #[test]
    fn every_type_is_plain_or_described() {
        let known: Vec<String> = TABLES.iter().chain(VIEWS).map(|view| kind(view.name)).collect();
        let fields = TABLES.iter().chain(VIEWS).flat_map(|view| view.fields);
        let roots = TEMPLATES.iter().flat_map(|template| template.roots);
        for field in fields.chain(roots).chain(SHARED) {
            let shown = kind(field.kind);
            let Some(at) = shown.find("](#") else { continue };
            let start = shown[..at].rfind('[').unwrap();
            let end = at + shown[at..].find(')').unwrap() + 1;
            assert!(known.contains(&shown[start..end].to_owned()), "{} {}", field.name, field.kind);
        }
    }
}
