//! Gates 2 and 3: renders the pages whose key moved and writes the files whose bytes differ.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::covers::Covers;
use super::load::Memory;
use super::manifest::{Line, Manifest, Next};
use super::packing::{self, Outcome, Packed};
use super::pictures::Workshop;
use super::press::{Disk, Fate, Press};
use super::rest::Rest;
use super::{Before, Clock, Options, Prepared, cache_folder, output_folder, prepare_over};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cache::shard::{Store, lock};
use crate::diag::areas::output::Output as OutputProblem;
use crate::diag::problem::{Diagnostic, Problem};
use crate::diag::problems::Problems;
use crate::emit::folder::{Output, check_folder};
use crate::emit::owned;
use crate::emit::prune::{Pruned, prune};
use crate::emit::write::Existing;
use crate::model::guidance::guidance;
use crate::plan::Plan;
use crate::plan::key::Keys;
use crate::plan::page::Standing;
use crate::render::page::Kitchen;
use crate::report::{Extent, Reason, Report};
use crate::source::scan::{FOLDERS, walk};

/// Tells how far rendering has come: pages done, pages to do.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Builds the site.
///
/// # Errors
/// When the build could not run at all: no settings, no theme, no output folder.
pub fn build(options: &Options, progress: Progress<'_>) -> Result<Report, Problems> {
    let mut clock = Clock::start();
    // A folder without a site stays as it is.
    let (settings, _) = super::settings(options)?;
    let folder = output_folder(options, &settings);
    check_folder(&options.root, &folder).map_err(one)?;
    let cache = cache_folder(&options.root);
    let guard = if options.cache { lock(&cache).ok().flatten() } else { None };
    let use_cache = guard.is_some();
    let files = Store::open(&cache.join("files"), options.engine);
    let mut memory = Memory {
        unread: use_cache.then(|| files.clone()),
        covers: Covers::new(use_cache),
        pictures: Arc::new(Workshop::new(use_cache)),
        ..Memory::default()
    };
    let ((old, standing), walked) = rayon::join(
        || {
            let old = Manifest::load(&cache, &folder, options.engine, use_cache);
            let standing = old.standing(&folder);
            (old, standing)
        },
        || walk(&options.root, &FOLDERS),
    );
    clock.lap("bộ nhớ đệm");
    let rest = Rest::open(&cache, &folder, options);
    let mut before = Before { standing, note: None };
    if use_cache
        && let Some(note) = rest.note(&walked, before.standing.len(), options.verify)
        && old.is_owned(&Output::open(&folder).map_err(one)?)
    {
        if rest.is_at_rest(&note, &walked) {
            let mut report = note.report();
            clock.lap("so khóa");
            report.timings = clock.stages;
            return Ok(report);
        }
        before.note = Some((&rest, note, &old));
    }
    let mut prepared = prepare_over(options, &mut memory, walked, &before, &mut clock)?;
    let mut output = Output::open(&folder).map_err(one)?;
    let mut report = Report::default();
    let texts = Disk { root: &options.root, memory: &memory };
    let mut next = emit(
        &mut prepared,
        &mut output,
        (&old, &before.standing),
        &texts,
        progress,
        &mut report,
        &mut clock,
    )
    .map_err(one)?;
    report.extent = prepared.extent;
    report.articles = prepared.site.index.all.len();
    report.guidance = guidance(&prepared.site);
    report.problems.extend(std::mem::take(&mut prepared.problems));
    report.problems.extend(memory.pictures.problems(&prepared.assets));
    report.problems.settle();
    if use_cache {
        let (pages, (sources, note)) = rayon::join(
            || old.replace(&mut next),
            || {
                let saved = files.save(&memory.records, &memory.changed, &memory.removed);
                (saved.map(|_| ()), rest.keep(&prepared, &memory, &report))
            },
        );
        let pictures = match prepared.extent {
            Extent::All => memory.pictures.finish(&prepared.plan.pages, &prepared.assets),
            Extent::Texts | Extent::Nothing => Ok(()),
        };
        if let Err(error) = pages.and(sources).and(note).and(pictures) {
            let (path, detail) = (Text::from(".toasoan/cache"), Text::from(error.to_string()));
            report
                .problems
                .push(Diagnostic::nowhere(OutputProblem::CacheUnwritable { path, detail }));
        }
    }
    clock.lap("lưu bộ nhớ đệm");
    // Taking the site apart takes as long as a stage; nobody need wait for it.
    rayon::spawn(move || drop((prepared, memory, next, old)));
    report.timings = clock.stages;
    Ok(report)
}

fn one(diagnostic: Diagnostic) -> Problems {
    Problems::from(vec![diagnostic])
}

fn emit(
    prepared: &mut Prepared,
    output: &mut Output,
    (old, standing): (&Manifest, &Standing),
    texts: &Disk<'_>,
    progress: Progress<'_>,
    report: &mut Report,
    clock: &mut Clock,
) -> Result<Next, Diagnostic> {
    let plan = &prepared.plan;
    let keys = Keys::new(&prepared.theme, plan.engine, &plan.shared);
    let files: Vec<RelPath> = plan.pages.iter().map(|page| page.file.clone()).collect();
    let mut planned: BTreeSet<RelPath> = files.iter().cloned().collect();
    let packings = &prepared.settings.outlets.hosting.precompress;
    let packs = packing::packed(&files, &plan.keys, packings, &planned, standing);
    planned.extend(packs.iter().map(|pack| pack.file.clone()));
    let is_same = owned::is_exactly(output, planned.iter().map(RelPath::as_str));
    let owned = if is_same { planned.clone() } else { owned::load(output) };
    let (dirty, foreign): (Vec<Option<Reason>>, Vec<bool>) = (0..files.len())
        .into_par_iter()
        .with_min_len(64)
        .map(|at| {
            if plan.pages[at].stands {
                return (None, !owned.contains(&files[at]));
            }
            let foreign = output.stat(&files[at]).is_some() && !owned.contains(&files[at]);
            (Some(reason(prepared, &keys, at, old.line(files[at].as_str()))), foreign)
        })
        .unzip();
    let count = dirty.iter().flatten().count();
    if !is_same {
        let mut ours = without(&planned, &files, |at| foreign[at]);
        for pack in packs.iter().filter(|pack| !owned.contains(&pack.file)) {
            if output.stat(&pack.file).is_some() {
                ours.remove(&pack.file);
            }
        }
        owned::claim(output, &owned, &ours)?;
    }
    let pruned = prune(output, &owned, &planned);
    report.problems.extend(pruned.problems);
    let folders: BTreeSet<RelPath> = dirty
        .iter()
        .zip(&files)
        .filter(|(dirty, _)| dirty.is_some())
        .map(|(_, file)| file)
        .chain(packs.iter().filter(|pack| pack.is_due).map(|pack| &pack.file))
        .map(|file| file.parent().unwrap_or_default())
        .collect();
    let unusable = output.make_folders(&folders);
    report.problems.extend(unusable);
    clock.lap("so khóa");
    let Plan { pages, shared, .. } = &mut prepared.plan;
    let press = Press {
        kitchen: Kitchen::new(&prepared.theme, shared, texts),
        output,
        disk: texts,
        relative: prepared.settings.relative_urls.then(|| match &prepared.scope {
            Some(scope) => scope.own().1,
            None => &prepared.settings.base_path,
        }),
        scope: prepared.scope.as_ref(),
    };
    let done = AtomicUsize::new(0);
    let fates: Vec<Fate> = dirty
        .into_par_iter()
        .zip(pages)
        .enumerate()
        .with_min_len(8)
        .map(|(at, (reason, page))| {
            let Some(reason) = reason else { return Fate::Kept };
            let existing =
                if owned.contains(&files[at]) { Existing::Ours } else { Existing::Unknown };
            let fate = press.fate(page, &files[at], existing, reason);
            // What was made of them is written; the room serves the pages to come.
            page.inputs = Vec::new();
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, count);
            fate
        })
        .collect();
    let is_made = |at: usize| matches!(fates[at], Fate::Kept | Fate::Done(..));
    let outcomes = packing::make(&packs, &files, output, &owned, old, is_made);
    let withheld = withdraw(output, &owned, &files, &packs, &fates);
    report.problems.extend(withheld.problems);
    // A file that stood there before and was not adopted is somebody else's, and must stay so.
    let mut keep = without(&planned, &files, |at| match &fates[at] {
        Fate::Kept | Fate::Done(..) => false,
        Fate::Withheld(_) => foreign[at],
        Fate::Failed(diagnostic) => {
            foreign[at]
                || matches!(diagnostic.problem, Problem::Output(OutputProblem::Foreign { .. }))
        }
    });
    for (pack, outcome) in packs.iter().zip(&outcomes) {
        if matches!(outcome, Outcome::Missing(_)) && !owned.contains(&pack.file) {
            keep.remove(&pack.file);
        }
    }
    keep.extend(pruned.kept);
    if !is_same || keep.len() != owned.len() {
        owned::finish(output, &keep)?;
    }
    clock.lap("dựng và ghi");
    report.planned = files.len();
    report.removed = pruned.removed;
    report.removed.extend(withheld.removed);
    report.packed = outcomes.iter().filter(|one| matches!(one, Outcome::Stands(..))).count();
    Ok(settle(prepared, old, files, fates, (packs, outcomes), report))
}

/// The planned files without some, told by their places in the plan.
fn without(
    planned: &BTreeSet<RelPath>,
    files: &[RelPath],
    is_out: impl Fn(usize) -> bool,
) -> BTreeSet<RelPath> {
    let mut kept = planned.clone();
    for (_, file) in files.iter().enumerate().filter(|(at, _)| is_out(*at)) {
        kept.remove(file);
    }
    kept
}

/// Makes the next manifest and the report of what happened to each page.
fn settle(
    prepared: &Prepared,
    old: &Manifest,
    files: Vec<RelPath>,
    fates: Vec<Fate>,
    (packs, outcomes): (Vec<Packed>, Vec<Outcome>),
    report: &mut Report,
) -> Next {
    let plan = &prepared.plan;
    let mut next = Next::default();
    let are_packed = outcomes.iter().all(|one| matches!(one, Outcome::Stands(_, false)));
    if files.len() + packs.len() == old.len()
        && are_packed
        && fates.iter().all(|fate| matches!(fate, Fate::Kept))
    {
        report.kept = files.len();
        return next;
    }
    next.is_new = true;
    for (at, (file, fate)) in files.into_iter().zip(fates).enumerate() {
        match fate {
            Fate::Kept => {
                report.kept += 1;
                if let Some(line) = old.line(file.as_str()) {
                    next.lines.push((file.text().clone(), line.clone()));
                }
            }
            Fate::Done(reason, written) => {
                report.written += usize::from(written.changed);
                report.rendered.push((plan.pages[at].route.clone(), reason));
                let key = &plan.keys[at];
                let line = Line { key: key.digest, stat: written.stat, parts: key.parts.clone() };
                if old.line(file.as_str()) != Some(&line) {
                    next.changed.insert(file.text().clone());
                }
                next.lines.push((file.text().clone(), line));
            }
            Fate::Withheld(diagnostic) | Fate::Failed(diagnostic) => {
                report.problems.push(diagnostic);
            }
        }
    }
    for (pack, outcome) in packs.into_iter().zip(outcomes) {
        match outcome {
            Outcome::Stands(line, is_new) => {
                if is_new {
                    next.changed.insert(pack.file.text().clone());
                }
                next.lines.push((pack.file.text().clone(), line));
            }
            Outcome::Missing(None) => {}
            Outcome::Missing(Some(diagnostic)) => report.problems.push(diagnostic),
        }
    }
    next
}

/// Why a page must be rendered.
fn reason(prepared: &Prepared, keys: &Keys<'_>, at: usize, line: Option<&Line>) -> Reason {
    let Some(line) = line else { return Reason::New };
    let key = &prepared.plan.keys[at];
    if line.key == key.digest {
        return Reason::FileChanged;
    }
    let names = keys.part_names(&prepared.plan.pages[at]);
    if names.len() != line.parts.len() || names.len() != key.parts.len() {
        return Reason::Inputs(vec![Text::from("danh sách dữ liệu của trang")]);
    }
    let moved = names.into_iter().zip(line.parts.iter().zip(&key.parts));
    Reason::Inputs(moved.filter(|(_, (a, b))| a != b).map(|(name, _)| name).collect())
}

/// Removes what earlier builds wrote for pages that are withheld now, and folders made for them; a file
/// that is not ours stays.
fn withdraw(
    output: &Output,
    owned: &BTreeSet<RelPath>,
    files: &[RelPath],
    packs: &[Packed],
    fates: &[Fate],
) -> Pruned {
    let packed = packs.iter().map(|pack| (&pack.file, &fates[pack.page]));
    let gone: BTreeSet<RelPath> = files
        .iter()
        .zip(fates)
        .chain(packed)
        .filter(|(file, fate)| {
            matches!(fate, Fate::Withheld(_))
                && (owned.contains(*file) || output.stat(file).is_none())
        })
        .map(|(file, _)| file.clone())
        .collect();
    prune(output, &gone, &BTreeSet::new())
}
