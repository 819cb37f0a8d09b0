//! `toasoan build`.

use std::io::IsTerminal as _;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::Outcome;
use super::args::{Build, Format};
use super::{guidance, say};
use crate::base::route::Route;
use crate::build::load::Verify;
use crate::build::{Options, cache_folder, output_folder, settings, write};
use crate::cache::engine::keep_note;
use crate::diag::problem::Lang;
use crate::report::{Reason, Report};

/// Work longer than this gets a progress bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Builds the site and says what was done.
pub(super) fn run(args: &Build, lang: Lang, quiet: bool) -> Outcome {
    let started = Instant::now();
    let Some(mut options) = say::options(&args.site, lang) else { return Outcome::Failed };
    options.out.clone_from(&args.out);
    options.overrides.subsite.clone_from(&args.subsite);
    options.cache = !args.no_cache;
    if args.relative {
        options.overrides.environment.push(("TOASOAN_RELATIVE_URLS".into(), "true".into()));
    }
    if args.verify {
        options.verify = Verify::Content;
    }
    let bar = OnceLock::new();
    let shows_bar = !quiet && args.format == Format::Text && std::io::stderr().is_terminal();
    let progress = |done: usize, all: usize| {
        if shows_bar && started.elapsed() > PATIENCE {
            bar.get_or_init(|| new_bar(all, lang)).set_position(done as u64);
        }
    };
    let outcome = write::build(&options, &progress);
    if let Some(bar) = bar.get() {
        bar.finish_and_clear();
    }
    let root = &args.site.root;
    match outcome {
        Ok(report) => {
            keep_note(&cache_folder(root), options.engine);
            say::problems(&report.problems, root, lang, args.format, quiet);
            if !quiet {
                guidance::say(&report.guidance, lang, args.format);
                say::out(&summary(&report, &options, started.elapsed(), lang));
            }
            if args.timings {
                timings(&report, lang);
            }
            if let Some(route) = &args.explain {
                explain(&report, route, lang);
            }
            if report.problems.has_errors() { Outcome::Problems } else { Outcome::Clean }
        }
        Err(problems) => {
            say::problems(&problems, root, lang, args.format, quiet);
            say::err(say::tr(lang, "không dựng được trang", "the site could not be built"));
            Outcome::Failed
        }
    }
}

fn new_bar(all: usize, lang: Lang) -> ProgressBar {
    let bar = ProgressBar::new(all as u64);
    let template = say::tr(lang, "{bar:30} {pos}/{len} trang", "{bar:30} {pos}/{len} pages");
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar
}

fn summary(report: &Report, options: &Options, took: Duration, lang: Lang) -> String {
    let folder = settings(options)
        .map_or_else(|_| String::new(), |(s, _)| say::folder(&output_folder(options, &s)));
    let seconds = say::seconds(took.as_secs_f64(), lang);
    let (rendered, kept) = (report.rendered.len(), report.kept);
    let (written, removed, articles) = (report.written, report.removed.len(), report.articles);
    match lang {
        Lang::Vi => format!(
            "{articles} bài: dựng {rendered} trang, giữ nguyên {kept}; ghi {written} tệp, xóa {removed}; {seconds} giây → {folder}"
        ),
        Lang::En => format!(
            "{articles} articles: {rendered} pages rendered, {kept} kept; {written} files written, {removed} removed; {seconds} s → {folder}"
        ),
    }
}

fn timings(report: &Report, lang: Lang) {
    for (stage, took) in &report.timings {
        let milliseconds = took.as_secs_f64() * 1000.0;
        let name = say::tr(lang, stage, english(stage));
        say::out(&format!("{name:<24} {milliseconds:>9.1} ms"));
    }
}

fn english(stage: &'static str) -> &'static str {
    match stage {
        "bộ nhớ đệm" => "load cache",
        "đọc tệp" => "read files",
        "giao diện" => "theme",
        "ghép trang" => "assemble",
        "lập danh sách trang" => "plan",
        "so khóa" => "compare keys",
        "dựng và ghi" => "render and write",
        "lưu bộ nhớ đệm" => "save cache",
        other => other,
    }
}

fn explain(report: &Report, asked: &str, lang: Lang) {
    let wanted = Route::new(asked).ok();
    let same = |route: &Route| {
        wanted.as_ref() == Some(route) || route.as_str().trim_start_matches('/') == asked
    };
    let Some((route, reason)) = report.rendered.iter().find(|(route, _)| same(route)) else {
        let vi = format!("{asked}: không dựng lại (không có gì đổi, hoặc không có trang này)");
        let en = format!("{asked}: not rendered (nothing moved, or there is no such page)");
        say::out(say::tr(lang, &vi, &en));
        return;
    };
    let text = match (reason, lang) {
        (Reason::New, Lang::Vi) => "trang mới, hoặc chưa có trong bộ nhớ đệm".to_owned(),
        (Reason::New, Lang::En) => "new, or not in the cache".to_owned(),
        (Reason::FileChanged, Lang::Vi) => "tệp kết quả đã mất hoặc bị sửa".to_owned(),
        (Reason::FileChanged, Lang::En) => "its file is missing or was changed".to_owned(),
        (Reason::Inputs(names), lang) => {
            let names = names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            format!("{}: {names}", say::tr(lang, "đã đổi", "moved"))
        }
    };
    say::out(&format!("{route}: {text}"));
}
