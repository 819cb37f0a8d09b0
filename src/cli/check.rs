//! `toasoan check`: everything but rendering and writing.

use super::Outcome;
use super::args::{Check, Deny};
use super::say;
use crate::build::load::Memory;
use crate::build::{Clock, prepare};
use crate::diag::problem::{Lang, Severity};
use crate::model::guidance;
use crate::model::site::Site;

/// Checks the site.
pub(super) fn run(args: &Check, lang: Lang, quiet: bool) -> Outcome {
    let Some(options) = say::options(&args.site, lang) else { return Outcome::Failed };
    let root = &args.site.root;
    match prepare(&options, &mut Memory::default(), &mut Clock::start()) {
        Ok(prepared) => {
            if args.scheduled {
                scheduled(&prepared.site, lang);
            }
            let problems = &prepared.problems;
            say::problems(problems, root, lang, args.format, quiet);
            if !quiet {
                let list = guidance::guidance(&prepared.site);
                super::guidance::say(&list, lang, args.format);
            }
            if !quiet && problems.is_empty() {
                let count = prepared.site.articles.len();
                let vi = format!("{count} bài, {} trang: không có lỗi", prepared.plan.pages.len());
                let en =
                    format!("{count} articles, {} pages: no problems", prepared.plan.pages.len());
                say::out(say::tr(lang, &vi, &en));
            }
            let denied = match args.deny {
                None => 0,
                Some(Deny::Warning) => problems.count(Severity::Warning),
                Some(Deny::Hint) => {
                    let hints = problems.count(Severity::Hint) - say::unlinked_citations(problems);
                    problems.count(Severity::Warning) + hints
                }
            };
            if problems.has_errors() || denied > 0 { Outcome::Problems } else { Outcome::Clean }
        }
        Err(problems) => {
            say::problems(&problems, root, lang, args.format, quiet);
            Outcome::Failed
        }
    }
}

/// Prints the articles whose time has not come, the next one first.
fn scheduled(site: &Site, lang: Lang) {
    if site.held.is_empty() {
        say::out(say::tr(lang, "không có bài hẹn giờ", "no article is scheduled"));
    }
    for held in &site.held {
        let at = held.begins.format("{dd}/{MM}/{yyyy} {hh}:{mm}");
        let issue = held.issue.map_or_else(String::new, |id| {
            format!("  ({} {})", say::tr(lang, "chờ", "waits for"), site.issues.get(id).title)
        });
        say::out(&format!("{at}  {}  {}{issue}", held.file, held.title));
    }
}
