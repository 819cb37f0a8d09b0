//! One source file → one [`Head`]: typed front matter and the facts of the body.
//!
//! 1. [`front::split`] finds the front matter and reads it into a tree with places.
//! 2. The reader of the file's kind ([`article`], [`section`], [`document`], [`issue`], [`region`])
//!    takes typed values out of the tree.
//! 3. [`crate::markup::facts`] gathers what the site needs to know of the body.
//!
//! Parsing never fails: it gives a head, as whole as can be, and problems. A file without usable
//! front matter gives no head.

pub mod article;
pub mod comments;
pub mod document;
pub mod front;
pub mod issue;
pub mod keys;
pub mod pages;
pub mod region;
pub mod section;
pub mod showcase;
pub mod voices;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::date::Zone;
use crate::base::route::RelPath;
use crate::cite::titles::Titles;
use crate::diag::problems::Problems;
use crate::markup::Options;
use crate::source::file::COMMENTS;

/// What a Markdown file under `content/` says.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Head {
    /// An article or a page of its own.
    Article(Arc<article::ArticleHead>),
    /// A section's `_index.md`.
    Section(Arc<section::SectionHead>),
    /// A document of `content/van-ban/`.
    Document(Arc<document::DocumentHead>),
    /// A printed issue of `content/so-tap-chi/`.
    Issue(Arc<issue::IssueHead>),
    /// A region of `content/dia-phuong/`.
    Region(Arc<region::RegionHead>),
    /// Approved comments of an article.
    Comments(Arc<comments::CommentsHead>),
}

/// Settings that parsing depends on.
#[derive(Debug, Clone)]
pub struct Env {
    /// Zone of dates written without one.
    pub zone: Zone,
    /// How Markdown is read.
    pub markup: Options,
    /// Titles by which texts name documents; without them no citations are looked for.
    pub titles: Option<Arc<Titles>>,
}

/// The folder of documents, below `content/`.
pub const DOCUMENTS: &str = "van-ban";
/// The folder of printed issues, below `content/`.
pub const ISSUES: &str = "so-tap-chi";
/// The folder of regions, below `content/`.
pub const REGIONS: &str = "dia-phuong";

/// Whether a file is that of a document.
#[must_use]
pub fn is_document(file: &RelPath) -> bool {
    let inside: Vec<&str> = file.segments().skip(1).collect();
    matches!(inside.as_slice(), [DOCUMENTS, name] if *name != "_index.md")
}

/// The article that a file of comments belongs to; none for any other file.
fn commented(file: &RelPath) -> Option<RelPath> {
    let name = file.file_name().strip_suffix(COMMENTS)?;
    let article = if name.is_empty() { "index.md".to_owned() } else { format!("{name}md") };
    file.parent()?.join(&article)
}

/// Reads a Markdown file, or one of comments. `text` is the file in NFC without byte-order mark; spans refer to it.
#[must_use]
pub fn head(file: &RelPath, text: &str, env: &Env) -> (Option<Head>, Problems) {
    let mut problems = Problems::new();
    if let Some(article) = commented(file) {
        let head = comments::read(file, article, text, env, &mut problems);
        return (Some(Head::Comments(Arc::new(head))), problems);
    }
    let Some(source) = front::split(file, text, &mut problems) else {
        return (None, problems);
    };
    let inside: Vec<&str> = file.segments().skip(1).collect();
    let head = match inside.as_slice() {
        [.., "_index.md"] => Head::Section(Arc::new(section::read(&source, env, &mut problems))),
        [DOCUMENTS, _] => match document::read(&source, env, &mut problems) {
            Some(head) => Head::Document(Arc::new(head)),
            None => return (None, problems),
        },
        [ISSUES, _, _, "index.md"] => match issue::read(&source, env, &mut problems) {
            Some(head) => Head::Issue(Arc::new(head)),
            None => return (None, problems),
        },
        [REGIONS, .., _] => Head::Region(Arc::new(region::read(&source, env, &mut problems))),
        _ => match article::read(&source, env, &mut problems) {
            Some(head) => Head::Article(Arc::new(head)),
            None => return (None, problems),
        },
    };
    (Some(head), problems)
}
