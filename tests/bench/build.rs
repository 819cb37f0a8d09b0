//! Benches of whole builds and of single stages over the generated corpus; run by `cargo bench`.
//!
//! Whole builds do what `toasoan build` does, within one process: 1,000 and 10,000 articles, and
//! 100,000 when `TOASOAN_BENCH_LARGE=1`. Each sample of an edit makes an edit that was never made
//! before and asserts how many pages it renders. Sites live below the target folder.

pub mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex};

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use toasoan::base::date::{Stamp, Zone};
use toasoan::base::digest::Digest;
use toasoan::base::route::RelPath;
use toasoan::build::load::{Memory, Verify};
use toasoan::build::write::build;
use toasoan::build::{Clock, Options, Prepared, markup_options, prepare};
use toasoan::cache::engine::engine;
use toasoan::config::settings::Overrides;
use toasoan::diag::problem::Diagnostic;
use toasoan::feed;
use toasoan::markup::{self, Resolved};
use toasoan::model::assemble::{Show, assemble};
use toasoan::model::index::related::Relations;
use toasoan::parse::{self, Env, front};
use toasoan::plan::key::Keys;
use toasoan::plan::page::Standing;
use toasoan::plan::planner::Planner;
use toasoan::plan::{World, kinds, plan};
use toasoan::render::page::{Kitchen, Texts};
use toasoan::report::Report;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const SEED: u64 = 1;

/// The size at which single stages are measured.
const STAGE: usize = 10_000;

fn main() {
    divan::main();
    remove(&folder("aside"));
}

#[expect(clippy::disallowed_methods, reason = "a bench is its own command line")]
fn sizes() -> Vec<usize> {
    let large = std::env::var("TOASOAN_BENCH_LARGE").is_ok_and(|value| value == "1");
    let sizes = [1_000, 10_000, 100_000];
    sizes[..if large { 3 } else { 2 }].to_vec()
}

/// The root of the site of so many articles; written anew once in a run.
fn site(articles: usize) -> PathBuf {
    static WRITTEN: Mutex<BTreeSet<usize>> = Mutex::new(BTreeSet::new());
    let root = folder(&articles.to_string());
    let mut written = WRITTEN.lock().expect("no bench panics while it writes a site");
    if written.insert(articles) {
        remove(&root);
        corpus::write(&root, articles, SEED).expect("the target folder can be written");
    }
    root
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("bench-{name}"))
}

/// Moves a folder away until the end. Deleting it between samples would charge them for it: ext4 is
/// slow to give out inodes that were freed in the last minutes.
fn set_aside(path: &Path) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    if path.exists() {
        fs::create_dir_all(folder("aside")).expect("the target folder can be written");
        let name = format!("{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        fs::rename(path, folder("aside").join(name)).expect("on the same disk");
    }
}

fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("the target folder is the bench's own");
    }
}

fn options(root: &Path) -> Options {
    let (as_of, _) = Stamp::parse("2026-11-15", &Zone::default()).expect("a date");
    Options {
        root: root.to_owned(),
        config: "site.toml".to_owned(),
        out: None,
        overrides: Overrides::default(),
        as_of,
        show: Show::Published,
        verify: Verify::Stat,
        cache: true,
        engine: engine(),
    }
}

fn run(options: &Options) -> Report {
    match build(options, &|_, _| ()) {
        Ok(report) => report,
        Err(problems) => panic!("{problems:?}"),
    }
}

/// Times builds after an edit; `edit` gets a number that it never got before.
fn edits(
    bencher: Bencher<'_, '_>,
    articles: usize,
    edit: fn(&Path, usize),
    rendered: fn(usize) -> bool,
) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    let options = options(&site(articles));
    run(&options);
    bencher
        .with_inputs(|| edit(&options.root, NEXT.fetch_add(1, Ordering::Relaxed)))
        .bench_local_values(|()| {
            let report = run(&options);
            assert!(rendered(report.rendered.len()), "{} pages rendered", report.rendered.len());
        });
}

/// Replaces the article in the middle by an edit of its first text.
fn middle(root: &Path, edit: impl FnOnce(String) -> String) {
    let articles = root.file_name().and_then(|name| name.to_str()?.strip_prefix("bench-"));
    let at = articles.and_then(|count| count.parse::<usize>().ok()).expect("named by `site`") / 2;
    let text = edit(corpus::article(SEED, at));
    fs::write(root.join(corpus::path(SEED, at)), text).expect("the corpus can be written");
}

#[divan::bench_group(sample_count = 5, sample_size = 1)]
mod whole {
    use super::{
        Bencher, ItemsCount, Path, edits, fs, middle, options, run, set_aside, site, sizes,
    };

    #[divan::bench(args = sizes())]
    fn cold(bencher: Bencher<'_, '_>, articles: usize) {
        let options = options(&site(articles));
        bencher
            .counter(ItemsCount::new(articles))
            .with_inputs(|| {
                set_aside(&options.root.join("public"));
                set_aside(&options.root.join(".toasoan"));
            })
            .bench_local_values(|()| run(&options));
    }

    #[divan::bench(args = sizes(), sample_count = 10)]
    fn nothing_changed(bencher: Bencher<'_, '_>, articles: usize) {
        edits(bencher, articles, |_, _| (), |rendered| rendered == 0);
    }

    #[divan::bench(args = sizes(), sample_count = 10)]
    fn one_body_edit(bencher: Bencher<'_, '_>, articles: usize) {
        let edit =
            |root: &Path, n| middle(root, |text| format!("{text}\nThêm một đoạn, lần {n}.\n"));
        edits(bencher, articles, edit, |rendered| rendered == 1);
    }

    #[divan::bench(args = sizes(), sample_count = 10)]
    fn one_title_edit(bencher: Bencher<'_, '_>, articles: usize) {
        let edit = |root: &Path, n| {
            middle(root, |text| text.replacen("title = \"", &format!("title = \"Lần {n}: "), 1));
        };
        edits(bencher, articles, edit, |rendered| (2..200).contains(&rendered));
    }

    #[divan::bench(args = sizes())]
    fn theme_edit(bencher: Bencher<'_, '_>, articles: usize) {
        let edit = |root: &Path, n| {
            let template = root.join("themes/bench/templates/article.html");
            let own = include_str!("theme/templates/article.html");
            let text = own.replacen("<article>", &format!("<article class=\"lan-{n}\">"), 1);
            fs::write(template, text).expect("the corpus can be written");
        };
        edits(bencher, articles, edit, |rendered| rendered >= 1_000);
    }
}

/// A site in memory, for the stages after reading.
struct Desk {
    memory: Memory,
    prepared: Prepared,
    as_of: Stamp,
    texts: InMemory,
}

/// Source texts that were read before.
struct InMemory(BTreeMap<RelPath, String>);

impl Texts for InMemory {
    fn text(&self, file: &RelPath, _: Digest) -> Result<String, Diagnostic> {
        Ok(self.0.get(file).cloned().unwrap_or_default())
    }
}

static DESK: LazyLock<Desk> = LazyLock::new(|| {
    let options = options(&site(STAGE));
    let mut memory = Memory::default();
    let prepared = match prepare(&options, &mut memory, &mut Clock::start()) {
        Ok(prepared) => prepared,
        Err(problems) => panic!("{problems:?}"),
    };
    let read = |path: &RelPath| {
        fs::read_to_string(options.root.join(path.as_str())).map(|text| (path.clone(), text))
    };
    let contents = memory.contents();
    let texts = contents.keys().map(read).collect::<Result<_, _>>().expect("just written");
    Desk { memory, prepared, as_of: options.as_of, texts: InMemory(texts) }
});

/// Calls with what planning reads.
fn with_world<T>(desk: &Desk, call: impl FnOnce(World<'_>) -> T) -> T {
    let Prepared { settings, theme, site, cited, assets, .. } = &desk.prepared;
    let options = markup_options(settings);
    let contents = desk.memory.contents();
    let (options, contents, standing) = (&options, &contents, &Standing::default());
    let scope = None;
    call(World { site, cited, settings, theme, assets, options, contents, standing, scope })
}

/// The first articles of the corpus, each with its path.
fn articles(count: usize) -> Vec<(RelPath, String)> {
    let one = |at| {
        let path = RelPath::new(&corpus::path(SEED, at)).expect("a path of the corpus");
        (path, corpus::article(SEED, at))
    };
    (0..count).map(one).collect()
}

/// One article at a time, on one thread.
mod text {
    use super::{
        Bencher, BytesCount, Env, ItemsCount, RelPath, Resolved, Zone, articles, black_box, front,
        markup, parse,
    };

    const TEXTS: usize = 200;

    fn each(bencher: Bencher<'_, '_>, call: impl Fn(&RelPath, &str)) {
        let texts = articles(TEXTS);
        let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
        let bencher = bencher.counter(ItemsCount::new(TEXTS)).counter(BytesCount::new(bytes));
        bencher.bench_local(|| texts.iter().for_each(|(path, text)| call(path, text)));
    }

    #[divan::bench]
    fn head(bencher: Bencher<'_, '_>) {
        let env = Env { zone: Zone::default(), markup: markup::Options::default(), titles: None };
        each(bencher, |path, text| drop(black_box(parse::head(path, text, &env))));
    }

    #[divan::bench]
    fn facts(bencher: Bencher<'_, '_>) {
        let options = markup::Options::default();
        each(bencher, |path, text| {
            drop(black_box(markup::facts(path, text, front::body_start(text), &options, None)));
        });
    }

    #[divan::bench]
    fn render(bencher: Bencher<'_, '_>) {
        let (options, resolved) = (markup::Options::default(), Resolved::default());
        each(bencher, |_, text| {
            drop(black_box(markup::render(text, front::body_start(text), &resolved, &options)));
        });
    }
}

/// Whole stages over [`STAGE`] articles, on all threads.
#[divan::bench_group(sample_count = 10, sample_size = 1)]
mod stage {
    use super::{
        Bencher, DESK, ItemsCount, Keys, Kitchen, Planner, Prepared, Relations, Show, assemble,
        black_box, engine, feed, kinds, plan, with_world,
    };

    #[divan::bench]
    fn assembling(bencher: Bencher<'_, '_>) {
        let heads: Vec<_> = DESK.memory.heads().collect();
        let settings = &DESK.prepared.settings;
        bencher.bench_local(|| assemble(&heads, settings, DESK.as_of, Show::Published));
    }

    #[divan::bench]
    fn related_lists(bencher: Bencher<'_, '_>) {
        let site = &DESK.prepared.site;
        bencher.bench_local(|| {
            let relations = Relations::new(site);
            let mut board = relations.board();
            for id in site.articles.ids() {
                black_box(relations.list(id, &mut board));
            }
        });
    }

    #[divan::bench]
    fn planning(bencher: Bencher<'_, '_>) {
        with_world(&DESK, |world| bencher.bench_local(|| plan(world, engine(), &[feed::feeds])));
    }

    #[divan::bench]
    fn keys(bencher: Bencher<'_, '_>) {
        with_world(&DESK, |world| {
            let mut planner = Planner::new(world, engine());
            kinds::all(&mut planner);
            let (pages, shared, ..) = planner.finish();
            bencher.bench_local(|| {
                let keys = Keys::new(world.theme, engine(), &shared);
                pages.iter().map(|page| keys.of(page)).collect::<Vec<_>>()
            });
        });
    }

    /// Every page of the plan, one after the other, without reading or writing.
    #[divan::bench(sample_count = 3)]
    fn rendering(bencher: Bencher<'_, '_>) {
        let Prepared { theme, plan, .. } = &DESK.prepared;
        let kitchen = Kitchen::new(theme, &plan.shared, &DESK.texts);
        bencher.counter(ItemsCount::new(plan.pages.len())).bench_local(|| {
            for page in &plan.pages {
                match kitchen.page(page) {
                    Ok(bytes) => drop(black_box(bytes)),
                    Err(problem) => panic!("{problem:?}"),
                }
            }
        });
    }
}
