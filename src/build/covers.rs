//! Issues without a picture → pictures of the first pages of their PDFs.
//!
//! 1. What is known of a PDF, its picture's measures or why there is none, is kept by its digest, so
//!    that a PDF is read and drawn once, and not even looked into when nothing changed.
//! 2. The pictures themselves are files of the cache, read only for pages that are written.
//! 3. A picture that is lost there is drawn again: the same PDF always gives the same picture.
//!
//! A PDF that waits for its day of distribution is no published file, so no cover is taken from it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::load::Memory;
use super::{Options, cache_folder};
use crate::assets::{Asset, Assets, FirstPage, FirstPages};
use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;
use crate::cache::replace::replace;
use crate::cache::shard::Store;
use crate::diag::areas::issues::{Printed, Refusal};
use crate::diag::areas::output::Output;
use crate::diag::problem::Diagnostic;
use crate::diag::problems::Problems;
use crate::model::site::Site;
use crate::source::file::SourceFile;
use crate::source::first_page::{DRAWER, LIMIT, draw};
use crate::source::read;
use crate::view::issue::lends_cover;

/// What is known of a PDF: the picture of its first page, or why there is none.
type Known = Result<FirstPage, Refusal>;

/// What is known of PDFs, by the digest of their bytes.
#[derive(Debug, Default)]
pub struct Covers {
    known: BTreeMap<Digest, Known>,
    is_read: bool,
    may_write: bool,
    /// How many PDFs were drawn.
    pub drawn: usize,
    /// The pictures.
    pub pictures: Pictures,
}

/// Pictures of first pages, by the digest of their bytes.
#[derive(Debug, Clone, Default)]
pub struct Pictures {
    /// Where they are kept.
    folder: Option<PathBuf>,
    /// Those that are not.
    fresh: BTreeMap<Digest, Arc<[u8]>>,
}

/// A record of the cache.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    pdf: Digest,
    known: Known,
}

impl Covers {
    /// Nothing is known yet; `may_write` tells whether what is found may be kept on disk.
    #[must_use]
    pub fn new(may_write: bool) -> Covers {
        Covers { may_write, ..Covers::default() }
    }
}

impl Pictures {
    /// The bytes of a picture that was made from a PDF.
    ///
    /// # Errors
    /// `Changed` or `CannotRead` when it is lost and cannot be made again from this PDF.
    pub fn bytes(
        &self,
        root: &Path,
        pdf: &SourceFile,
        picture: Digest,
    ) -> Result<Arc<[u8]>, Diagnostic> {
        if let Some(bytes) = self.fresh.get(&picture) {
            return Ok(bytes.clone());
        }
        let kept = self.folder.as_ref().and_then(|folder| fs::read(file(folder, picture)).ok());
        if let Some(bytes) = kept.filter(|bytes| Digest::of_bytes(bytes) == picture) {
            return Ok(bytes.into());
        }
        match draw(read::read_again(root, pdf)?) {
            Ok(drawn) if Digest::of_bytes(&drawn.bytes) == picture => Ok(drawn.bytes.into()),
            _ => Err(Diagnostic::nowhere(Output::Changed { path: pdf.path.text().clone() })),
        }
    }
}

fn file(folder: &Path, picture: Digest) -> PathBuf {
    folder.join(format!("{picture}.jpg"))
}

/// Finds the pictures that issues need, and draws those that are not known yet.
pub fn first_pages(
    options: &Options,
    site: &Site,
    assets: &Assets,
    memory: &mut Memory,
) -> (FirstPages, Problems) {
    let mut problems = Problems::new();
    let Some(drawer) = DRAWER else { return (FirstPages::new(), problems) };
    let issues = site.issues.values().iter();
    let wanted: Vec<_> =
        issues.filter_map(|issue| Some((issue, lends_cover(assets, issue)?))).collect();
    if wanted.is_empty() {
        return (FirstPages::new(), problems);
    }
    let cache = cache_folder(&options.root);
    let store = Store::open(&cache.join("covers"), Digester::new(drawer).finish());
    let mut covers = std::mem::take(&mut memory.covers);
    if options.cache && !covers.is_read {
        let records: BTreeMap<Text, Record> = store.load();
        covers.known.extend(records.into_values().map(|record| (record.pdf, record.known)));
        covers.pictures.folder = Some(cache.join("first-pages"));
        covers.is_read = true;
    }
    let unknown: BTreeMap<Digest, &Asset> = wanted
        .iter()
        .filter(|(_, pdf)| !covers.known.contains_key(&pdf.content))
        .map(|(_, pdf)| (pdf.content, *pdf))
        .collect();
    let pictures = covers.pictures.folder.clone().filter(|_| covers.may_write);
    let found: Vec<_> = unknown
        .into_par_iter()
        .map(|(digest, pdf)| (digest, one(options, pdf, memory, pictures.as_deref())))
        .collect();
    covers.drawn += found.len();
    let mut changed = BTreeSet::new();
    // What a slow moment of the machine did is not held against the file.
    let mut for_now: BTreeMap<Digest, Known> = BTreeMap::new();
    for (digest, found) in found {
        match found {
            Ok((Err(Refusal::TooSlow), _)) => {
                for_now.insert(digest, Err(Refusal::TooSlow));
            }
            Ok((known, unkept)) => {
                if let (Ok(page), Some(bytes)) = (&known, unkept) {
                    covers.pictures.fresh.insert(page.content, bytes);
                }
                changed.insert(digest);
                covers.known.insert(digest, known);
            }
            Err(diagnostic) => problems.push(diagnostic),
        }
    }
    let mut pages = FirstPages::new();
    for (issue, pdf) in &wanted {
        match covers.known.get(&pdf.content).or_else(|| for_now.get(&pdf.content)) {
            Some(Ok(page)) => {
                pages.insert(pdf.content, *page);
            }
            Some(&Err(why)) => {
                if let Some(src) = &issue.head.pdf {
                    let problem = Printed::NoFirstPage { src: src.value.clone(), why };
                    problems.at(src.span(&issue.head.file), problem);
                }
            }
            None => {}
        }
    }
    if covers.may_write && !changed.is_empty() {
        keep(&store, &mut covers, &wanted.iter().map(|(_, pdf)| pdf.content).collect(), &changed);
    }
    memory.covers = covers;
    (pages, problems)
}

/// What one PDF gives, and the bytes of its picture if they could not be kept.
type Outcome = Result<(Known, Option<Arc<[u8]>>), Diagnostic>;

fn one(options: &Options, pdf: &Asset, memory: &Memory, folder: Option<&Path>) -> Outcome {
    let Some(source) = memory.file(&pdf.source) else {
        let path = pdf.source.text().clone();
        return Err(Diagnostic::nowhere(Output::Changed { path }));
    };
    if pdf.bytes > LIMIT {
        return Ok((Err(Refusal::TooLarge), None));
    }
    let drawn = match draw(read::read_again(&options.root, source)?) {
        Ok(drawn) => drawn,
        Err(why) => return Ok((Err(why), None)),
    };
    let page = FirstPage { size: drawn.size, content: Digest::of_bytes(&drawn.bytes) };
    let kept = folder.is_some_and(|folder| {
        let target = file(folder, page.content);
        fs::create_dir_all(folder).is_ok()
            && replace(folder, &target, |file| file.write_all(&drawn.bytes)).is_ok()
    });
    Ok((Ok(page), (!kept).then(|| drawn.bytes.into())))
}

/// Keeps what is known of the PDFs in use, and lets pictures of others go.
fn keep(store: &Store, covers: &mut Covers, used: &BTreeSet<Digest>, changed: &BTreeSet<Digest>) {
    let key = |digest: &Digest| Text::from(digest.to_string());
    let (known, gone): (BTreeMap<_, _>, BTreeMap<_, _>) =
        std::mem::take(&mut covers.known).into_iter().partition(|(pdf, _)| used.contains(pdf));
    covers.known = known;
    let records: BTreeMap<Text, Record> = covers
        .known
        .iter()
        .map(|(pdf, known)| (key(pdf), Record { pdf: *pdf, known: *known }))
        .collect();
    let changed = changed.iter().map(key).collect();
    let removed: Vec<Text> = gone.keys().map(key).collect();
    // Without the record the next build draws again.
    let _ = store.save(&records, &changed, &removed);
    let stays: BTreeSet<Digest> =
        covers.known.values().flatten().map(|page| page.content).collect();
    if let Some(folder) = &covers.pictures.folder {
        for page in gone.values().flatten().filter(|page| !stays.contains(&page.content)) {
            let _ = fs::remove_file(file(folder, page.content));
        }
    }
}
