//! Gate 1: files → heads, reading only what changed.
//!
//! 1. Documents are read for their titles, by which other texts name them.
//! 2. Every file is read: one that looks as before keeps its digest; a digest that was parsed before
//!    with the same options and titles keeps its head and its problems.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::covers::Covers;
use super::pictures::Workshop;
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::cache::shard::Store;
use crate::cite::titles::Titles;
use crate::cited;
use crate::config::settings::Settings;
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::parse::{Env, Head, head, is_document};
use crate::source::file::{FileKind, SourceFile};
use crate::source::read;
use crate::source::scan::Found;
use crate::theme::files::{Place, ThemeFile, ThemeFiles, embedded, is_text};

/// Whether files are read again even if size and times are as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verify {
    /// Trust size and times.
    Stat,
    /// Read everything.
    Content,
}

/// What is known of one file.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Record {
    /// The file.
    pub file: SourceFile,
    /// Digest of the options it was parsed with.
    pub parsed_with: Option<Digest>,
    /// What it says, if it is Markdown of the content.
    pub head: Option<Head>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
}

impl Record {
    /// Whether a new record of the file says the same to everything but the page of the article it
    /// may be.
    #[must_use]
    pub fn is_alike_to_others(&self, new: &Record) -> bool {
        if self.file.content == new.file.content {
            return self.file.disk == new.file.disk && self.parsed_with == new.parsed_with;
        }
        let are_well = self.problems.is_empty() && new.problems.is_empty();
        match (&self.head, &new.head) {
            (Some(Head::Article(old)), Some(Head::Article(new))) => {
                are_well && old.is_alike_to_others(new)
            }
            _ => false,
        }
    }
}

/// What is known of all files, by path.
#[derive(Debug, Default)]
pub struct Memory {
    /// The records.
    pub records: BTreeMap<Text, Arc<Record>>,
    /// Paths whose record is new since it was loaded.
    pub changed: std::collections::BTreeSet<Text>,
    /// Paths that are gone since.
    pub removed: Vec<Text>,
    /// The records that new ones took the place of when files were last loaded.
    pub replaced: BTreeMap<Text, Arc<Record>>,
    /// Where the records of the last run are, as long as they are not read.
    pub unread: Option<Store>,
    /// Covers taken from PDFs.
    pub covers: Covers,
    /// Pictures as they are published.
    pub pictures: Arc<Workshop>,
}

impl Memory {
    /// All heads in the order of paths.
    pub fn heads(&self) -> impl Iterator<Item = Head> {
        self.records.values().filter_map(|record| record.head.clone())
    }

    /// All files in the order of paths.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.records.values().map(|record| &record.file)
    }

    /// Digests of the Markdown files of the content.
    #[must_use]
    pub fn contents(&self) -> BTreeMap<RelPath, Digest> {
        self.files()
            .filter(|file| file.kind == FileKind::Markdown)
            .map(|file| (file.path.clone(), file.content))
            .collect()
    }

    /// The record of a file.
    #[must_use]
    pub fn file(&self, path: &RelPath) -> Option<&SourceFile> {
        self.records.get(path.as_str()).map(|record| &record.file)
    }
}

/// What loading finds besides the records.
pub struct Loaded {
    /// Files of all themes.
    pub themes: ThemeFiles,
    /// Problems of files and heads.
    pub problems: Problems,
}

/// A record and whether it is new, or why there is none.
type Outcome = Result<(Arc<Record>, bool), Diagnostic>;

/// What lies on disk, and what is wrong about its names.
pub type Walked = (Vec<Found>, Problems);

/// Brings the memory up to date with what lies on disk.
pub fn load(
    root: &Path,
    settings: &Settings,
    (found, mut problems): Walked,
    memory: &mut Memory,
    verify: Verify,
) -> Loaded {
    if let Some(store) = memory.unread.take() {
        memory.records = store.load();
    }
    let old = std::mem::take(&mut memory.records);
    let mut env =
        Env { zone: settings.zone.clone(), markup: super::markup_options(settings), titles: None };
    if settings.markdown.citations {
        env.titles = titles(root, settings, &found, &old, &env, verify).map(Arc::new);
    }
    let titles = env.titles.as_ref().map(|titles| titles.digest());
    let parsed_with = Digest::of(&(&env.markup, env.zone.name(), titles));
    let env = &env;
    let fresh: Vec<(Text, Outcome)> = found
        .par_iter()
        .with_min_len(32)
        .map(|found| {
            let key = found.path.text().clone();
            let known = old.get(&key);
            (key, record(root, found, known, env, parsed_with, verify))
        })
        .collect();
    let mut records = Vec::with_capacity(fresh.len());
    let mut known = 0;
    memory.replaced.clear();
    for (key, outcome) in fresh {
        match outcome {
            Ok((record, is_new)) => {
                if !record.problems.is_empty() {
                    problems.extend(Problems::from(record.problems.clone()));
                }
                if is_new {
                    memory.changed.insert(key.clone());
                    memory.replaced.extend(old.get(&key).map(|old| (key.clone(), old.clone())));
                }
                known += usize::from(!is_new);
                records.push((key, record));
            }
            Err(diagnostic) => problems.push(diagnostic),
        }
    }
    memory.records = records.into_iter().collect();
    // When every old record is still in use, none can be gone.
    if known < old.len() {
        memory.removed.extend(old.into_keys().filter(|key| !memory.records.contains_key(key)));
    }
    let themes = themes(root, memory, &mut problems);
    Loaded { themes, problems }
}

/// The titles by which texts may name documents; none if there are no documents.
fn titles(
    root: &Path,
    settings: &Settings,
    found: &[Found],
    old: &BTreeMap<Text, Arc<Record>>,
    env: &Env,
    verify: Verify,
) -> Option<Titles> {
    let documents = found.iter().filter(|f| f.kind == FileKind::Markdown && is_document(&f.path));
    let named = |head: &Option<Head>| match head {
        Some(Head::Document(head)) => {
            Some((head.kind.value.clone(), head.number.value.clone(), head.title.clone()))
        }
        _ => None,
    };
    let names: Vec<cited::Name> = documents
        .filter_map(|found| {
            if let Some(known) = old.get(found.path.text())
                && looks_as_before(found, known, verify)
            {
                return named(&known.head);
            }
            let (file, bytes) = read::read(root, found).ok()?;
            let (text, _) = read::text(&bytes, &file.path);
            named(&head(&file.path, &text, env).0)
        })
        .collect();
    cited::titles(settings.registry_documents.is_used(), &names)
}

/// Whether a file need not be read.
fn looks_as_before(found: &Found, known: &Record, verify: Verify) -> bool {
    verify == Verify::Stat && known.file.stat == found.stat && known.file.disk == found.disk
}

/// The record of a file, and whether it differs from the known one.
fn record(
    root: &Path,
    found: &Found,
    known: Option<&Arc<Record>>,
    env: &Env,
    parsed_with: Digest,
    verify: Verify,
) -> Outcome {
    let is_read = matches!(found.kind, FileKind::Markdown | FileKind::Comments);
    let has_head = is_read && found.path.as_str().starts_with("content/");
    let options = has_head.then_some(parsed_with);
    if let Some(known) = known
        && looks_as_before(found, known, verify)
        && known.parsed_with == options
    {
        return Ok((known.clone(), false));
    }
    let (file, bytes) = read::read(root, found)?;
    if let Some(known) = known
        && known.file.content == file.content
        && known.parsed_with == options
    {
        let is_new = known.file != file;
        return Ok((Arc::new(Record { file, ..known.as_ref().clone() }), is_new));
    }
    if !has_head {
        return Ok((
            Arc::new(Record { file, parsed_with: None, head: None, problems: Vec::new() }),
            true,
        ));
    }
    let (text, problem) = read::text(&bytes, &file.path);
    let mut problems: Vec<Diagnostic> = problem.into_iter().collect();
    let (head, found) = head(&file.path, &text, env);
    problems.extend(found.into_vec());
    Ok((Arc::new(Record { file, parsed_with: options, head, problems }), true))
}

/// The files of all themes: those on disk over those in the binary.
fn themes(root: &Path, memory: &Memory, problems: &mut Problems) -> ThemeFiles {
    let mut files = embedded();
    for file in memory.files().filter(|file| file.path.as_str().starts_with("themes/")) {
        let text = if is_text(&file.path) {
            match read::read_again(root, file) {
                Ok(bytes) => {
                    let (text, problem) = read::text(&bytes, &file.path);
                    problems.extend(Problems::from(Vec::from_iter(problem)));
                    Some(Arc::from(text))
                }
                Err(diagnostic) => {
                    problems.push(diagnostic);
                    continue;
                }
            }
        } else {
            None
        };
        let place = Place::Disk(file.path.as_str().into());
        files.insert(file.path.clone(), ThemeFile { place, content: file.content, text });
    }
    files
}
