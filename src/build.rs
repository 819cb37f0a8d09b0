//! The one composition of all stages; every command that needs the site uses it.
//!
//! 1. [`prepare`]: settings, files, heads, site, theme, plan with keys. Pure but for reading files.
//! 2. [`build`]: compares keys with the manifest, renders and writes what moved, removes what is gone,
//!    saves the caches.
//!
//! A killed build leaves every file either old or new, and a manifest that knows less than there is;
//! the next build heals it.

pub mod covers;
pub mod load;
mod manifest;
mod packing;
pub mod pictures;
mod press;
mod rest;
mod share;
pub mod write;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::assets::{Assets, assets};
use crate::base::date::Stamp;
use crate::base::digest::{Digest, Digester};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cited::{Cited, cited};
use crate::config::settings::{self, Overrides, Settings};
use crate::diag::areas::config::Config;
use crate::diag::problem::{Diagnostic, Lang};
use crate::diag::problems::Problems;
use crate::feed;
use crate::markup::abbr::Abbreviations;
use crate::markup::{HtmlPolicy, Options as MarkupOptions};
use crate::model::assemble::{Show, assemble};
use crate::model::site::Site;
use crate::parse::Head;
use crate::plan::page::Standing;
use crate::plan::scope::Scope;
use crate::plan::{Plan, World, plan, replan};
use crate::report::Extent;
use crate::source::read;
use crate::source::scan::{FOLDERS, walk};
use crate::theme::load::{Theme, load as load_theme};
use load::{Memory, Verify, Walked};
use manifest::Manifest;
use rest::{Note, Rest};

/// What to build, and how.
#[derive(Debug, Clone)]
pub struct Options {
    /// The site's root.
    pub root: PathBuf,
    /// The configuration file, relative to the root.
    pub config: String,
    /// The output folder; by default the one of the settings.
    pub out: Option<PathBuf>,
    /// Values above the file's.
    pub overrides: Overrides,
    /// The moment to build for.
    pub as_of: Stamp,
    /// What is shown besides published articles.
    pub show: Show,
    /// Whether files are read again even if they look unchanged.
    pub verify: Verify,
    /// Whether the cache is used.
    pub cache: bool,
    /// Digest of the program.
    pub engine: Digest,
}

/// A site that is ready to be rendered.
pub struct Prepared {
    /// Settings.
    pub settings: Settings,
    /// Theme.
    pub theme: Theme,
    /// The site.
    pub site: Site,
    /// What its texts cite.
    pub cited: Cited,
    /// Published files.
    pub assets: Assets,
    /// The sub-site that alone is built.
    pub scope: Option<Scope>,
    /// All pages.
    pub plan: Plan,
    /// How much of them was planned.
    pub extent: Extent,
    /// Problems so far.
    pub problems: Problems,
}

/// Measures stages.
pub struct Clock {
    last: Instant,
    /// Stage and duration, in order.
    pub stages: Vec<(&'static str, Duration)>,
}

impl Clock {
    /// Begins.
    #[must_use]
    pub fn start() -> Clock {
        Clock { last: Instant::now(), stages: Vec::new() }
    }

    /// Ends a stage.
    pub fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }
}

/// Reads the settings.
///
/// # Errors
/// When there is no readable configuration.
pub fn settings(options: &Options) -> Result<(Settings, Problems), Problems> {
    let nowhere = |problem: Config| Problems::from(vec![Diagnostic::nowhere(problem)]);
    let missing = || Config::Missing { path: Text::from(options.config.as_str()) };
    let file = RelPath::new(&options.config).map_err(|_| nowhere(missing()))?;
    let Ok(bytes) = read::config(&options.root.join(&options.config)) else {
        return Err(nowhere(missing()));
    };
    let (text, problem) = read::text(&bytes, &file);
    let (settings, mut problems) = settings::read(&file, &text, &options.overrides);
    problems.extend(Problems::from(Vec::from_iter(problem)));
    match settings {
        Some(settings) => Ok((settings, problems)),
        None => Err(problems),
    }
}

/// Does all stages up to the plan. `memory` holds what earlier runs know of files, and is brought up
/// to date.
///
/// # Errors
/// When there are no settings or no theme to go on with.
pub fn prepare(
    options: &Options,
    memory: &mut Memory,
    clock: &mut Clock,
) -> Result<Prepared, Problems> {
    let walked = walk(&options.root, &FOLDERS);
    prepare_over(options, memory, walked, &Before::default(), clock)
}

/// What the last build left.
#[derive(Default)]
pub struct Before<'a> {
    /// The files of the output that stand; their pages keep no inputs.
    standing: Standing,
    /// What it noted, and the files as it wrote them, if all of them stand.
    note: Option<(&'a Rest, Note, &'a Manifest)>,
}

/// As [`prepare`], for files that were found already and an output in which files stand.
///
/// # Errors
/// As [`prepare`].
pub fn prepare_over(
    options: &Options,
    memory: &mut Memory,
    walked: Walked,
    before: &Before<'_>,
    clock: &mut Clock,
) -> Result<Prepared, Problems> {
    let (settings, mut problems) = settings(options)?;
    let markup = markup_options(&settings);
    let files = load::load(&options.root, &settings, walked, memory, options.verify);
    problems.extend(files.problems);
    clock.lap("đọc tệp");
    let (theme, found) = load_theme(&files.themes, &settings);
    problems.extend(found);
    let Some(theme) = theme else {
        problems.settle();
        return Err(problems);
    };
    clock.lap("giao diện");
    let heads: Vec<Head> = memory.heads().collect();
    let (site, found) = assemble(&heads, &settings, options.as_of, options.show);
    problems.extend(found);
    let (cited, found) = cited(&site);
    problems.extend(found);
    clock.lap("ghép trang");
    let (assets, found) =
        assets(memory.files(), &site.unpublished, &settings.base_path, &settings.pictures);
    problems.extend(found);
    memory.pictures.open(options, &assets);
    problems.extend(memory.pictures.problems(&assets));
    let (first_pages, found) = covers::first_pages(options, &site, &assets, memory);
    problems.extend(found);
    let assets = assets.with_first_pages(first_pages);
    let scope = Scope::new(&site, &settings, &assets);
    let contents = memory.contents();
    let Before { standing, note } = before;
    let draws = share::draws(&settings, &theme, &mut problems);
    let world = World {
        site: &site,
        settings: &settings,
        theme: &theme,
        assets: &assets,
        options: &markup,
        contents: &contents,
        standing,
        cited: &cited,
        scope: scope.as_ref(),
        draws,
    };
    // Relative addresses are written after the templates, so all keys must know of them.
    let engine = if settings.relative_urls {
        Digester::new("relative").add(options.engine).finish()
    } else {
        options.engine
    };
    let engine = scope.as_ref().map_or(engine, |scope| scope.digest(engine));
    let (plan, extent) = planned(world, engine, note.as_ref(), memory, &mut problems);
    clock.lap("lập danh sách trang");
    // Never the whole portal in place of a sub-site that could not be found.
    if settings.alone.is_some() && scope.is_none() {
        return Err(problems);
    }
    Ok(Prepared { settings, theme, site, cited, assets, scope, plan, extent, problems })
}

/// Plans the pages of the articles whose texts changed if that is all, else those of the whole site.
fn planned(
    world: World<'_>,
    engine: Digest,
    note: Option<&(&Rest, Note, &Manifest)>,
    memory: &Memory,
    problems: &mut Problems,
) -> (Plan, Extent) {
    let retouched = note.and_then(|(rest, note, manifest)| {
        let articles = rest.retouched(note, memory)?;
        let plan = replan(world, engine, &articles, feed::beside, manifest.pages())?;
        Some((plan, note))
    });
    if let Some((plan, note)) = retouched {
        // All else is as it was, and so is what there is to say of it.
        world.site.as_of.ends_by(note.holds.1);
        *problems = Problems::from(note.problems.clone());
        return (plan, Extent::Texts);
    }
    let (mut all, mut found) = plan(world, engine, &[feed::feeds]);
    if let Some(problem) = share::failing(&all, world.theme) {
        // Pages must not name pictures that nobody can draw.
        (all, found) = plan(World { draws: false, ..world }, engine, &[feed::feeds]);
        found.push(problem);
    }
    problems.extend(found);
    problems.settle();
    (all, Extent::All)
}

/// How Markdown is read on a site.
#[must_use]
pub fn markup_options(settings: &Settings) -> MarkupOptions {
    MarkupOptions {
        html: if settings.markdown.html_all { HtmlPolicy::All } else { HtmlPolicy::Safe },
        smart: settings.markdown.smart,
        abbreviations: Abbreviations::new(settings.abbreviations.clone()),
        highlight: settings.markdown.highlight,
        lang: if settings.language == Lang::En { Lang::En } else { Lang::Vi },
    }
}

/// The output folder of a build.
#[must_use]
pub fn output_folder(options: &Options, settings: &Settings) -> PathBuf {
    match &options.out {
        Some(out) => out.clone(),
        None => match &settings.alone {
            Some(alone) => {
                let name = settings.subsites[alone.at].section.value.replace('/', "-");
                options.root.join(format!("{}-{name}", settings.output))
            }
            None => options.root.join(Path::new(settings.output.as_str())),
        },
    }
}

/// The folder of caches.
#[must_use]
pub fn cache_folder(root: &Path) -> PathBuf {
    root.join(".toasoan").join("cache")
}
