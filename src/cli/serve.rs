//! `toasoan serve`.

use super::Outcome;
use super::args::Serve;
use super::say;
use crate::diag::problem::Lang;

/// Runs the preview.
pub(super) fn run(args: &Serve, lang: Lang) -> Outcome {
    let Some(_options) = say::options(&args.site, lang) else { return Outcome::Failed };
    Outcome::Failed
}
