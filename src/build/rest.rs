//! Gate 0: a site that is wholly as the last build left it needs no plan.
//!
//! A site is a function of its settings, its files, the program, what is shown and the time. The last
//! build noted a digest of the first four, how long its answers to questions of time hold, and what it
//! had to say. When all of these stand, and each file of the output too, a build would do nothing; so
//! nothing is loaded and nothing planned, and the note is all there is to report.
//!
//! When only texts of articles changed, in ways that only their own pages show, the note still tells
//! that all other pages stand, and only the pages of these articles are planned.
//!
//! The note is written only after a build that brought every file of its plan to rest.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::load::{Memory, Verify, Walked};
use super::manifest::name;
use super::{Options, Prepared};
use crate::base::digest::{Digest, Digester};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cache::shard::Store;
use crate::diag::areas::issues::{Printed, Refusal};
use crate::diag::problem::{Diagnostic, Problem};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::assemble::Show;
use crate::model::guidance::Guidance;
use crate::report::{Extent, Report};
use crate::source::file::Stat;
use crate::source::read;

/// The only key of the set in which the note is kept.
const KEY: &str = "site";

/// What the last build noted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Note {
    /// What the site was made of.
    sources: Digest,
    /// From when, until when (without it) the site is what it is, in seconds since 1970.
    pub(super) holds: (i64, i64),
    /// The number of files in the output.
    files: usize,
    /// Packed files that go with them.
    packed: usize,
    articles: usize,
    pub(super) problems: Vec<Diagnostic>,
    guidance: Vec<Guidance>,
}

/// Where the note of an output folder is kept.
pub(super) struct Rest {
    store: Store,
    /// Digest of everything that a build depends on besides its source files.
    base: Digest,
    now: i64,
}

impl Rest {
    /// Opens the note of an output folder. Call it before the site is prepared, so that settings which
    /// change meanwhile are never noted for what was made of older ones.
    pub(super) fn open(cache: &Path, folder: &Path, options: &Options) -> Rest {
        let config = read::config(&options.root.join(&options.config)).unwrap_or_default();
        let mut base = Digester::new("rest");
        base.add(Digest::of_bytes(&config)).str(&options.config);
        base.str(options.overrides.base_url.as_deref().unwrap_or("\0"));
        base.str(options.overrides.subsite.as_deref().unwrap_or("\0"));
        for (name, value) in &options.overrides.environment {
            base.str(name).str(value);
        }
        base.u64(u64::from(options.show == Show::Drafts));
        let store = Store::open(&cache.join(name("rest", folder)), options.engine);
        Rest { store, base: base.finish(), now: options.as_of.unix() }
    }

    /// The note of the last build, if its answers hold and the output is as it left it. `walked` is
    /// what lies on disk, `standing` how many files of the output stand as they were written.
    pub(super) fn note(
        &self,
        (_, problems): &Walked,
        standing: usize,
        verify: Verify,
    ) -> Option<Note> {
        if verify == Verify::Content || !problems.is_empty() {
            return None;
        }
        let note: Note = self.store.load().remove(KEY)?;
        let (from, until) = note.holds;
        let holds = (from..until).contains(&self.now) && note.files + note.packed == standing;
        holds.then_some(note)
    }

    /// Whether all sources look as they did when the note was taken.
    pub(super) fn is_at_rest(&self, note: &Note, (found, _): &Walked) -> bool {
        let looks =
            found.iter().map(|found| (found.path.text(), found.disk.as_path(), &found.stat));
        note.sources == self.sources(looks)
    }

    /// The articles whose texts changed since the note was taken, if that is all that changed and
    /// nobody but their own pages can tell.
    pub(super) fn retouched(&self, note: &Note, memory: &Memory) -> Option<Vec<RelPath>> {
        let Memory { records, changed, removed, replaced, .. } = memory;
        if note.packed > 0 || !removed.is_empty() || changed.len() != replaced.len() {
            return None;
        }
        let mut articles = Vec::new();
        for (path, old) in replaced {
            let new = records.get(path)?;
            if !old.is_alike_to_others(new) {
                return None;
            }
            if old.file.content != new.file.content {
                articles.push(new.file.path.clone());
            }
        }
        let is_about = |span: &Span| articles.binary_search(&span.file).is_ok();
        let is_told = note.problems.iter().any(|problem| {
            problem.at.iter().any(is_about) || problem.also.iter().any(|(span, _)| is_about(span))
        });
        let before = records.iter().map(|(path, record)| {
            let file = &replaced.get(path).unwrap_or(record).file;
            (path, file.disk.as_path(), &file.stat)
        });
        (!is_told && note.sources == self.sources(before)).then_some(articles)
    }

    /// Keeps the note of a build, or forgets the last one when this build left something to do: then
    /// the files differ from the plan, or a file could not be read or written, which may pass without
    /// any trace in what this module looks at.
    ///
    /// # Errors
    /// The first error of the system.
    pub(super) fn keep(
        &self,
        prepared: &Prepared,
        memory: &Memory,
        report: &Report,
    ) -> io::Result<()> {
        let key = Text::from(KEY);
        let of_files = |diagnostic: &Diagnostic| match &diagnostic.problem {
            Problem::Output(_) => true,
            Problem::Printed(Printed::NoFirstPage { why, .. }) => *why == Refusal::TooSlow,
            _ => false,
        };
        let is_whole = report.kept + report.rendered.len() == report.planned;
        if !is_whole || report.problems.iter().any(of_files) {
            return self.store.save::<Note>([], &BTreeSet::new(), &[key]).map(|_| ());
        }
        let looks = memory.files().map(|file| (file.path.text(), file.disk.as_path(), &file.stat));
        let note = Note {
            sources: self.sources(looks),
            holds: prepared.site.as_of.holds(),
            files: report.planned,
            packed: report.packed,
            articles: report.articles,
            problems: report.problems.iter().cloned().collect(),
            guidance: report.guidance.clone(),
        };
        self.store.save([(&key, &note)], &BTreeSet::from([key.clone()]), &[]).map(|_| ())
    }

    fn sources<'a>(&self, looks: impl Iterator<Item = (&'a Text, &'a Path, &'a Stat)>) -> Digest {
        let mut digester = Digester::new("sources");
        digester.add(self.base);
        for (path, disk, stat) in looks {
            digester.str(path);
            // Few paths are spelt otherwise on disk.
            if disk.as_os_str() != path.as_str() {
                digester.str(&disk.to_string_lossy());
            }
            digester.u64(stat.size).u64(stat.mtime.cast_unsigned()).u64(stat.inode);
        }
        digester.finish()
    }
}

impl Note {
    /// The report of a build that had nothing to do.
    pub(super) fn report(self) -> Report {
        Report {
            planned: self.files,
            kept: self.files,
            packed: self.packed,
            articles: self.articles,
            problems: Problems::from(self.problems),
            guidance: self.guidance,
            extent: Extent::Nothing,
            ..Report::default()
        }
    }
}
