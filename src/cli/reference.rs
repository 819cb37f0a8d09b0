//! `toasoan reference`: the reference pages, made from the definitions they describe.

use super::Outcome;
use super::args::Reference;
use super::say;
use crate::diag::problem::Lang;

/// Writes the pages.
pub(super) fn run(_args: &Reference, lang: Lang) -> Outcome {
    say::err(say::tr(lang, "chưa có", "not yet"));
    Outcome::Failed
}
