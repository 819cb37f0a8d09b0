//! What commands print: to stdout and stderr, nowhere else in the program.

use std::io::{IsTerminal as _, Write as _};
use std::path::Path;

use super::args::{Format, SiteArgs};
use crate::base::date::{Stamp, Zone};
use crate::base::route::RelPath;
use crate::build::load::Verify;
use crate::build::{Options, cache_folder, settings};
use crate::cache::engine::noted_engine;
use crate::config::settings::Overrides;
use crate::diag::json;
use crate::diag::problem::{Diagnostic, Lang, Problem, Severity};
use crate::diag::problems::Problems;
use crate::diag::show::{self, Paint, Sources};
use crate::model::assemble::Show;
use crate::source::read;
use crate::theme::files::embedded;

/// Prints a line to stdout.
pub(super) fn out(line: &str) {
    let _ = writeln!(std::io::stdout().lock(), "{line}");
}

/// Prints a line to stderr.
pub(super) fn err(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

/// The text in the language.
pub(super) fn tr<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::En { en } else { vi }
}

/// Whether stderr shows colors: a terminal, and `NO_COLOR` is not set.
pub(super) fn paint() -> Paint {
    let plain = environment("NO_COLOR").is_some_and(|value| !value.is_empty());
    if !plain && std::io::stderr().is_terminal() { Paint::Color } else { Paint::Plain }
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

/// `TOASOAN_…` variables, sorted by name.
#[expect(clippy::disallowed_methods, reason = "the command line is where the environment is read")]
fn overrides() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("TOASOAN_"))
        .collect();
    found.sort();
    found
}

/// The present moment.
#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is read")]
pub(super) fn now(zone: &Zone) -> Option<Stamp> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    Stamp::from_unix(i64::try_from(since.as_secs()).ok()?, zone)
}

/// The options of a build from arguments; prints what is wrong with them.
pub(super) fn options(site: &SiteArgs, lang: Lang) -> Option<Options> {
    let epoch = now(&Zone::default())?;
    let mut options = Options {
        root: site.root.clone(),
        config: site.config.clone(),
        out: None,
        overrides: Overrides {
            base_url: site.base_url.clone(),
            environment: overrides(),
            subsite: None,
        },
        as_of: epoch,
        show: if site.drafts { Show::Drafts } else { Show::Published },
        verify: Verify::Stat,
        cache: true,
        engine: noted_engine(&cache_folder(&site.root)),
    };
    if let Some(jobs) = site.jobs {
        // A pool that exists already, as in tests, stays.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global();
    }
    let zone = settings(&options).map_or_else(|_| Zone::default(), |(settings, _)| settings.zone);
    options.as_of = match &site.as_of {
        None => now(&zone)?,
        Some(text) => {
            let Some((stamp, _)) = Stamp::parse(text, &zone) else {
                let vi =
                    format!("lỗi: không đọc được thời điểm `{text}`; viết như 2026-11-21T08:00");
                let en = format!("error: cannot read the time `{text}`; write 2026-11-21T08:00");
                err(tr(lang, &vi, &en));
                return None;
            };
            stamp
        }
    };
    Some(options)
}

/// Source texts on disk, or inside the binary.
pub(super) struct DiskSources<'a>(pub(super) &'a Path);

impl Sources for DiskSources<'_> {
    fn text(&self, file: &RelPath) -> Option<String> {
        let disk = file.to_path(self.0);
        if let Ok(bytes) = read::config(&disk) {
            // A picture has no lines to show.
            if bytes.contains(&0) {
                return None;
            }
            return Some(read::text(&bytes, file).0);
        }
        embedded().get(file)?.text.as_deref().map(str::to_owned)
    }
}

/// Prints problems, errors first, and a count.
pub(super) fn problems(problems: &Problems, root: &Path, lang: Lang, format: Format, quiet: bool) {
    let sources = DiskSources(root);
    let paint = paint();
    let mut lines = std::io::stderr().lock();
    for severity in [Severity::Error, Severity::Warning, Severity::Hint] {
        if quiet && severity != Severity::Error {
            continue;
        }
        for diagnostic in problems.iter().filter(|d| d.problem.severity() == severity) {
            if format == Format::Text && is_citation(diagnostic) {
                continue;
            }
            let _ = match format {
                Format::Text => {
                    writeln!(lines, "{}", show::text(diagnostic, lang, paint, &sources))
                }
                Format::Json => writeln!(lines, "{}", json::line(diagnostic, &sources)),
            };
        }
    }
    drop(lines);
    if format == Format::Text && !problems.is_empty() && !quiet {
        err(&count(problems, lang));
        let plain = unlinked_citations(problems);
        if plain > 0 {
            err(&unlinked(plain, root, lang));
        }
    }
}

/// How many citations are not linked.
pub(super) fn unlinked_citations(problems: &Problems) -> usize {
    problems.iter().filter(|diagnostic| is_citation(diagnostic)).count()
}

/// Citations without a link may be many and are no mistakes; they are counted, not listed.
fn is_citation(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.problem, Problem::Citing(_))
}

fn unlinked(count: usize, root: &Path, lang: Lang) -> String {
    let mut command = "toasoan cite --all --unlinked".to_owned();
    if root != Path::new(".") {
        command = format!("{command} --root {}", shown(root));
    }
    match lang {
        Lang::Vi => format!("{count} viện dẫn chưa thành liên kết; xem từng chỗ: {command}"),
        Lang::En => format!("{count} citations are not linked; see each of them: {command}"),
    }
}

fn count(problems: &Problems, lang: Lang) -> String {
    let (errors, warnings, hints) = (
        problems.count(Severity::Error),
        problems.count(Severity::Warning),
        problems.count(Severity::Hint),
    );
    match lang {
        Lang::Vi => format!("{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý"),
        Lang::En => format!("{errors} errors, {warnings} warnings, {hints} hints"),
    }
}

/// A path for a message: as it was given.
pub(super) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if text.is_empty() { ".".to_owned() } else { text }
}

/// The path of a folder as printed at the end of a build, with a slash.
pub(super) fn folder(path: &Path) -> String {
    let text = shown(path);
    let text = text.strip_prefix("./").unwrap_or(&text);
    format!("{}/", text.trim_end_matches('/'))
}

/// Seconds in the language's way: 0,42 or 0.42.
pub(super) fn seconds(seconds: f64, lang: Lang) -> String {
    let text = format!("{seconds:.2}");
    if lang == Lang::Vi { text.replace('.', ",") } else { text }
}
