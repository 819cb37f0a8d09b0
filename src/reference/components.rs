//! The components of the default theme, read from their definitions.

use std::fmt::Write as _;

use tera::{ComponentArg, ComponentInfo};

use super::markdown::{code, table};
use crate::base::route::RelPath;
use crate::config::settings::{self, Overrides};
use crate::diag::kind::Kind;
use crate::theme::components::{Arg, Component, component};
use crate::theme::files::{ThemeFiles, embedded};
use crate::theme::load::{Theme, load};

const INTRO: &str = "\
Trong Markdown, thành phần không có thân viết `{{ <ten tham-so=\"chữ\" so={3} co={true} ds={[\"a\", \"b\"]} /> }}`;
thành phần có thân viết `{% <ten> %}`, rồi Markdown, rồi `{% </ten> %}`, mỗi thẻ trên một dòng.
Trong Markdown tên viết bằng dấu gạch nối, trong bản mẫu bằng dấu gạch dưới: `file-download` là `file_download`.
Tham số sai tên, thiếu hay sai kiểu là lỗi, chỉ đúng dòng trong bài.

In Markdown a component without a body is `{{ <name argument=\"text\" number={3} flag={true} list={[\"a\", \"b\"]} /> }}`;
one with a body is `{% <name> %}`, Markdown, `{% </name> %}`, each tag on a line of its own.
Markdown writes hyphens in names, templates underscores: `file-download` is `file_download`.
Unknown, missing and mistyped arguments are errors that point at the line in the article.

Tham số nhận tệp ghi tên tệp cạnh bài, hoặc đường dẫn trong `static/` bắt đầu bằng `/`; tham số nhận văn bản ghi số hiệu.
Arguments that take a file hold the name of a file beside the article, or a path in `static/` that begins with `/`; those that take a document hold its number.
";

/// Names of components files that are for templates begin with this.
const INNER: &str = "ui_";

/// Components that belong to templates although their file is named like the others.
const HELPERS: &[&str] = &["file_size"];

/// The page.
pub(super) fn body() -> String {
    let files = embedded();
    let Some(theme) = theme(&files) else { return String::new() };
    let inner = inner_names(&files);
    let mut out = INTRO.to_owned();
    let infos: Vec<ComponentInfo> = theme
        .components
        .keys()
        .filter_map(|name| theme.tera.get_component_definition(name))
        .collect();
    let is_inner = |info: &ComponentInfo| {
        HELPERS.contains(&info.name()) || inner.iter().any(|name| name == info.name())
    };
    for info in infos.iter().filter(|info| !is_inner(info)) {
        let component = component(info);
        out.push_str(&section(
            &info.name().replace('_', "-"),
            &example(info, &component),
            info,
            &component,
        ));
    }
    out.push_str(
        "\n# Thành phần của bản mẫu · Components of templates\n\n\
         Các thành phần này nhận giá trị của bản mẫu; bài viết không dùng.\n\
         These take values of templates; articles do not use them.\n",
    );
    for info in infos.iter().filter(|info| is_inner(info)) {
        out.push_str(&section(info.name(), "", info, &component(info)));
    }
    out
}

/// The default theme, loaded as for a site.
fn theme(files: &ThemeFiles) -> Option<Theme> {
    let file = RelPath::new("site.toml").ok()?;
    let text = "title = \"Toasoan\"\nbase_url = \"https://example.vn\"\n";
    let (settings, _) = settings::read(&file, text, &Overrides::default());
    load(files, &settings?).0
}

/// The names of components that files of the theme's own define.
fn inner_names(files: &ThemeFiles) -> Vec<String> {
    let own = files.iter().filter(|(path, _)| path.file_name().starts_with(INNER));
    own.filter_map(|(_, file)| file.text.as_deref())
        .flat_map(|text| text.split("{% component ").skip(1))
        .filter_map(|rest| rest.split('(').next())
        .map(|name| name.trim().to_owned())
        .collect()
}

/// A call with the arguments that must be written; none when there are none.
fn example(info: &ComponentInfo, component: &Component) -> String {
    let written: Vec<String> = component
        .args
        .iter()
        .filter(|arg| arg.required && component.figures.as_ref() != Some(&arg.name))
        .map(|arg| {
            let value = match arg.kind {
                Some(Kind::FileName) => "\"ten-tep\"",
                kind => kind.map_or("", Kind::example),
            };
            let name = arg.name.replace('_', "-");
            if value.starts_with('"') {
                format!("{name}={value}")
            } else {
                format!("{name}={{{value}}}")
            }
        })
        .collect();
    if written.is_empty() {
        return String::new();
    }
    let name = info.name().replace('_', "-");
    format!("\n`{{{{ <{name} {} /> }}}}`\n", written.join(" "))
}

fn section(name: &str, example: &str, info: &ComponentInfo, component: &Component) -> String {
    let mut out = String::new();
    let doc =
        |key: &str| info.metadata().get(key).and_then(|v| v.as_str()).unwrap_or("").to_owned();
    let _ = write!(out, "\n## {name}\n\n{}\n{}\n{example}", doc("doc"), doc("doc_en"));
    let rows: Vec<[String; 4]> = info
        .args()
        .iter()
        .filter(|arg| !arg.is_implicit())
        .zip(&component.args)
        .map(|(arg, known)| row(component, arg, known))
        .collect();
    if !rows.is_empty() {
        let heads = ["Tham số · Argument", "Kiểu", "Type", "Mặc định · Default"];
        let _ = write!(out, "\n{}", table(heads, rows));
    }
    out
}

fn row(component: &Component, arg: &ComponentArg, known: &Arg) -> [String; 4] {
    let is_filled = component.figures.as_deref() == Some(arg.name())
        || (component.name.as_str() == "figure" && arg.name() == "id");
    let (vi, en) = match known.kind {
        _ if is_filled => ("do chương trình điền", "filled by the program"),
        _ if !known.choices.is_empty() => ("một trong các từ", "one of these words"),
        Some(kind) => (kind.vi(), kind.en()),
        None => ("giá trị bất kỳ", "any value"),
    };
    let choices: Vec<String> = known.choices.iter().map(|word| code(word)).collect();
    let choices =
        if choices.is_empty() { String::new() } else { format!(": {}", choices.join(", ")) };
    let default = match arg.default() {
        None if known.required => "bắt buộc · required".to_owned(),
        // The default of a file is the empty table, which nobody writes.
        _ if matches!(known.kind, Some(Kind::FileName | Kind::FileNames)) => String::new(),
        None => String::new(),
        Some(value) => code(&serde_json::to_string(value).unwrap_or_default()),
    };
    [code(arg.name()), format!("{vi}{choices}"), en.to_owned(), default]
}
