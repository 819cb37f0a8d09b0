//! The HTML of a text, made late: only the digest of all it is made from is known when pages are
//! planned.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::markup::{Figure, Options, Resolved};

/// A published file as components see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/components.md")]
pub struct FileView {
    pub url: Text,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub bytes: u64,
    pub name: Text,
}

/// A document as components see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "see docs/reference/components.md")]
pub struct DocumentView {
    pub number: Text,
    pub title: Text,
    pub url: Text,
    pub kind: Text,
    pub issued: Option<Text>,
    pub replaced: bool,
}

/// What the arguments of a text's component calls lead to, by what Markdown writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Supplies {
    /// Files by written name.
    pub files: BTreeMap<Text, FileView>,
    /// Documents by written number.
    pub documents: BTreeMap<Text, DocumentView>,
    /// Figures of the text.
    pub figures: Vec<Figure>,
}

/// All that the HTML of a text is made from.
#[derive(Debug, Clone, Serialize)]
pub struct Body {
    /// The file.
    pub file: RelPath,
    /// Digest of the file's bytes.
    pub content: Digest,
    /// Where links and pictures lead.
    pub resolved: Resolved,
    /// What component calls receive.
    pub supplies: Option<Box<Supplies>>,
    /// How Markdown is read.
    pub options: Options,
    /// Components the text calls, by name in templates.
    pub components: Vec<Text>,
}

impl Body {
    /// The digest of all of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(self)
    }
}
