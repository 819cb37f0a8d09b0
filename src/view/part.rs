//! A part of pages that is rendered once for all that show it.

use std::sync::OnceLock;

use tera::Value;

use super::input::Input;
use crate::base::digest::Digest;
use crate::base::text::Text;
use crate::diag::problem::Diagnostic;

/// A template that a theme names in `[common]`, with what it reads: nothing that differs from page to
/// page of one kind.
pub struct Part {
    /// The template.
    pub template: Text,
    /// Its inputs besides those that every page has.
    pub inputs: Vec<(&'static str, Input)>,
    /// Stands for it in keys: a digest of all that its HTML is made from.
    pub digest: Digest,
    html: OnceLock<Result<Value, Diagnostic>>,
}

impl Part {
    /// A part that is not rendered yet.
    #[must_use]
    pub fn new(template: Text, inputs: Vec<(&'static str, Input)>, digest: Digest) -> Part {
        Part { template, inputs, digest, html: OnceLock::new() }
    }

    /// Its HTML, made by `render` the first time.
    ///
    /// # Errors
    /// The problem of the template, the same for every page.
    pub fn html(
        &self,
        render: impl FnOnce() -> Result<Value, Diagnostic>,
    ) -> Result<Value, Diagnostic> {
        self.html.get_or_init(render).clone()
    }
}
