//! How much of a built-in registry a site takes: a table's `documents` → [`BuiltIn`].

use super::fields::Fields;
use super::keys;
use super::tree::Value;
use crate::base::text::Text;
use crate::diag::span::Spanned;

/// How much of a built-in registry a site takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BuiltIn {
    /// Everything.
    All,
    /// Nothing.
    None,
    /// The parts of these names; a name that begins with `-` takes its part away.
    Part(Vec<Spanned<Text>>),
}

impl BuiltIn {
    /// Whether anything of it is used.
    #[must_use]
    pub fn is_used(&self) -> bool {
        *self != BuiltIn::None
    }
}

/// Reads the table `registry`.
pub(super) fn documents(top: &mut Fields<'_>) -> BuiltIn {
    let Some(mut table) = top.table("registry") else { return BuiltIn::All };
    table.known(keys::REGISTRY);
    let node = table.node("documents").map(|node| &node.value);
    if matches!(node, Some(Value::List(_) | Value::Str(_))) {
        return BuiltIn::Part(table.texts("documents"));
    }
    match table.flag("documents") {
        Some(false) => BuiltIn::None,
        _ => BuiltIn::All,
    }
}
