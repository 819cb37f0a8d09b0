//! `toasoan explain`: what a code means.

use super::Outcome;
use super::args::Explain;
use super::say;
use crate::base::fold::nearest;
use crate::diag::problem::{Lang, explanations};

/// Explains a code, or lists them all.
pub(super) fn run(args: &Explain, lang: Lang) -> Outcome {
    let all = explanations();
    let Some(code) = &args.code else {
        for one in &all {
            say::out(&format!("{}  {}", one.code, say::tr(lang, one.vi, one.en.trim())));
        }
        return Outcome::Clean;
    };
    let wanted = code.to_uppercase();
    if let Some(one) = all.iter().find(|one| one.code == wanted) {
        say::out(&format!("{}  {}", one.code, say::tr(lang, one.vi, one.en.trim())));
        return Outcome::Clean;
    }
    let near = nearest(&wanted, all.iter().map(|one| one.code)).unwrap_or("T0101");
    let vi = format!("không có mã `{code}`; có phải ý bạn là `{near}`?");
    let en = format!("there is no code `{code}`; did you mean `{near}`?");
    say::err(say::tr(lang, &vi, &en));
    Outcome::Failed
}
