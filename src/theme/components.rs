//! Components as Markdown may call them: their arguments, and the arguments that are filled from the
//! site.

use std::collections::BTreeMap;

use tera::{ComponentArgType, ComponentInfo};

use crate::base::text::Text;
use crate::diag::kind::Kind;

/// A component.
#[derive(Debug, Clone)]
pub struct Component {
    /// Its name in templates.
    pub name: Text,
    /// Its arguments in order.
    pub args: Vec<Arg>,
    /// The argument that receives the list of figures.
    pub figures: Option<Text>,
    /// What it is for.
    pub doc: Text,
}

/// An argument.
#[derive(Debug, Clone)]
pub struct Arg {
    /// Its name.
    pub name: Text,
    /// What Markdown must write; none means anything.
    pub kind: Option<Kind>,
    /// Whether it must be written.
    pub required: bool,
    /// Words it is limited to, if any.
    pub choices: Vec<Text>,
}

/// Reads a component's definition. Metadata keys: `doc`, `doc_en`, `files`, `documents`, `figures`,
/// `choices`.
#[must_use]
pub fn component(info: &ComponentInfo) -> Component {
    let listed = |key: &str| -> Vec<String> {
        let value = info.metadata().get(key);
        let items = value.and_then(|value| value.as_array()).unwrap_or(&[]);
        items.iter().filter_map(|item| item.as_str()).map(str::to_owned).collect()
    };
    let text = |key: &str| info.metadata().get(key).and_then(|v| v.as_str()).map(Text::from);
    let (files, documents) = (listed("files"), listed("documents"));
    let choices: BTreeMap<String, Vec<Text>> = info
        .metadata()
        .get("choices")
        .and_then(|value| value.as_map())
        .map(|map| {
            map.iter()
                .map(|(key, value)| {
                    let words = value.as_array().unwrap_or(&[]);
                    (
                        key.to_string(),
                        words.iter().filter_map(|w| w.as_str()).map(Text::from).collect(),
                    )
                })
                .collect()
        })
        .unwrap_or_default();
    let args = info
        .args()
        .iter()
        .filter(|arg| !arg.is_implicit())
        .map(|arg| {
            let array = arg.arg_type() == Some(ComponentArgType::Array);
            let kind = if files.iter().any(|name| name == arg.name()) {
                Some(if array { Kind::FileNames } else { Kind::FileName })
            } else if documents.iter().any(|name| name == arg.name()) {
                Some(Kind::DocumentNumber)
            } else {
                arg.arg_type().and_then(kind)
            };
            Arg {
                name: Text::from(arg.name()),
                kind,
                required: arg.is_required(),
                choices: choices.get(arg.name()).cloned().unwrap_or_default(),
            }
        })
        .collect();
    Component {
        name: Text::from(info.name()),
        args,
        figures: text("figures"),
        doc: text("doc").unwrap_or_default(),
    }
}

fn kind(arg: ComponentArgType) -> Option<Kind> {
    Some(match arg {
        ComponentArgType::String => Kind::Text,
        ComponentArgType::Bool => Kind::Bool,
        ComponentArgType::Integer => Kind::Int,
        ComponentArgType::Float => Kind::Float,
        ComponentArgType::Number => Kind::Number,
        ComponentArgType::Array => Kind::List,
        ComponentArgType::Map => Kind::Table,
        _ => return None,
    })
}

/// The name of a component in templates: Markdown may write `file-download` for `file_download`.
#[must_use]
pub fn template_name(markdown_name: &str) -> String {
    markdown_name.replace('-', "_")
}
