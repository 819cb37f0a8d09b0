//! What helps readers to speak and to understand: the tables `comments` and `abbreviations`.

use super::fields::Fields;
use super::keys;
use crate::base::text::Text;
use crate::diag::areas::voices::Voice;
use crate::diag::span::Spanned;

/// The settings of comments.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comments {
    /// Whether articles show them, unless they say otherwise.
    pub enabled: bool,
    /// Where the form is sent; without it there is none.
    pub action: Option<Text>,
    /// For how long the newsroom keeps what is sent.
    pub retention: Option<Text>,
    /// Whom to ask to see or delete one's data.
    pub contact: Option<Text>,
    /// The page that tells how data are kept.
    pub policy: Option<Spanned<Text>>,
    /// Whether the form asks for the address.
    pub address: bool,
    /// Whether the form asks for the telephone.
    pub phone: bool,
}

/// What an article says of its comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Talk {
    /// Comments are shown and taken.
    Open,
    /// Comments are shown, no more are taken.
    Closed,
    /// Nothing is shown.
    Off,
}

/// Reads `[comments]`.
pub(super) fn read(top: &mut Fields<'_>) -> Comments {
    let Some(mut table) = top.table("comments") else { return Comments::default() };
    table.known(keys::COMMENTS);
    let action = table.words("action").and_then(|found| {
        let is_address = ["https://", "mailto:", "/"].iter().any(|s| found.value.starts_with(s));
        if is_address && !found.value.contains([' ', '"', '<', '>', ';', '\\']) {
            return Some(found.value);
        }
        let range = found.start as usize..found.end as usize;
        table.problem(range, Voice::CommentAction { value: found.value });
        None
    });
    let fields = table.texts("fields");
    let asks = |name: &str| fields.iter().any(|field| field.value.as_str() == name);
    Comments {
        enabled: table.flag("enabled").unwrap_or(false),
        action,
        address: asks("address"),
        phone: asks("phone"),
        retention: table.words("retention").map(|text| text.value),
        contact: table.words("contact").map(|text| text.value),
        policy: table.words("policy"),
    }
}

/// Reads `[abbreviations]`.
pub(super) fn abbreviations(top: &mut Fields<'_>) -> Vec<(Text, Text)> {
    let Some(mut table) = top.table("abbreviations") else { return Vec::new() };
    let entries = table.entries().iter().filter(|entry| !entry.key.trim().is_empty());
    entries.filter_map(|entry| Some((entry.key.clone(), table.words(&entry.key)?.value))).collect()
}

impl Comments {
    /// Where forms may be sent besides the site itself, for the content security policy.
    #[must_use]
    pub fn target(&self) -> Option<String> {
        let action = self.action.as_ref()?;
        if action.starts_with("mailto:") {
            return Some("mailto:".to_owned());
        }
        let rest = action.strip_prefix("https://")?;
        let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty())?;
        Some(format!("https://{host}"))
    }
}
