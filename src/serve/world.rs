//! What the preview shows at one moment: a plan, and what is wrong with the site.
//!
//! A world never changes. Pages are looked up among those that are planned, so that no address can lead
//! to a file that is not published.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use percent_encoding::percent_decode_str;

use super::panel::{Disk, Line, Panel, panel};
use super::shelf::{Kept, Shelf};
use crate::base::digest::{Digest, Digester};
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::build::Prepared;
use crate::build::covers::Pictures;
use crate::build::load::{Memory, Record};
use crate::build::pictures::Workshop;
use crate::diag::areas::output::Output;
use crate::diag::problem::{Diagnostic, Lang, Problem, Severity};
use crate::diag::problems::Problems;
use crate::plan::page::{Make, Page};
use crate::render::page::{Bytes, Kitchen, Texts};
use crate::source::file::SourceFile;
use crate::source::read;

/// A site that could be planned, with the files it was planned from.
pub(super) struct Good {
    prepared: Prepared,
    files: BTreeMap<RelPath, usize>,
    records: BTreeMap<Text, Arc<Record>>,
    pictures: Pictures,
    workshop: Arc<Workshop>,
    root: PathBuf,
}

impl Good {
    /// Keeps a plan together with what was known of files when it was made.
    pub(super) fn new(prepared: Prepared, memory: &Memory, root: PathBuf) -> Good {
        let pages = prepared.plan.pages.iter().enumerate();
        let files = pages.map(|(at, page)| (page.file.clone(), at)).collect();
        Good {
            prepared,
            files,
            records: memory.records.clone(),
            pictures: memory.covers.pictures.clone(),
            workshop: memory.pictures.clone(),
            root,
        }
    }

    /// What is wrong with the site as a whole.
    pub(super) fn problems(&self) -> &Problems {
        &self.prepared.problems
    }

    /// A digest of everything that can be asked for.
    pub(super) fn digest(&self) -> Digest {
        let mut digester = Digester::new("preview");
        digester.str(&self.prepared.settings.base_path);
        let plan = &self.prepared.plan;
        for (page, key) in plan.pages.iter().zip(&plan.keys) {
            digester.str(page.route.as_str()).add(key.digest);
        }
        digester.finish()
    }

    /// The addresses and keys of what pages load: files and fragments.
    pub(super) fn parts(&self) -> BTreeMap<String, Digest> {
        let plan = &self.prepared.plan;
        let base = &self.prepared.settings.base_path;
        let parts = plan.pages.iter().zip(&plan.keys);
        parts
            .filter(|(page, _)| {
                page.kind == "island" || !matches!(page.make, Make::Template(_) | Make::Recipe(_))
            })
            .map(|(page, key)| (format!("{base}{}", page.route.url_path()), key.digest))
            .collect()
    }

    fn file(&self, path: &RelPath) -> Result<&SourceFile, Diagnostic> {
        let record = self
            .records
            .get(path.as_str())
            .ok_or_else(|| Diagnostic::nowhere(Output::Changed { path: path.text().clone() }))?;
        Ok(&record.file)
    }

    fn render(&self, page: &Page) -> Result<Body, Diagnostic> {
        let kitchen = Kitchen::new(&self.prepared.theme, &self.prepared.plan.shared, self);
        Ok(match kitchen.page(page)? {
            Bytes::Made(bytes) => Body::Shared(bytes.into()),
            Bytes::Known(bytes) => Body::Shared(bytes),
            Bytes::Static(bytes) => Body::Static(bytes),
            Bytes::FirstPage(path, content) => {
                Body::Shared(self.pictures.bytes(&self.root, self.file(&path)?, content)?)
            }
            Bytes::Picture(path, cut) => {
                Body::Shared(self.workshop.bytes(&self.root, self.file(&path)?, &cut)?)
            }
            Bytes::Copy(path, _) => Body::Own(read::read_again(&self.root, self.file(&path)?)?),
        })
    }
}

impl Texts for Good {
    fn text(&self, path: &RelPath, _: Digest) -> Result<String, Diagnostic> {
        Ok(read::text(&read::read_again(&self.root, self.file(path)?)?, path).0)
    }
}

/// What is shown, and what is wrong.
pub(super) struct World {
    /// Grows by one with every change that a reader could see.
    pub(super) turn: u64,
    /// The newest site that could be planned.
    pub(super) good: Option<Arc<Good>>,
    /// Whether that is the site on disk; if not, the disk has a mistake that stops everything.
    pub(super) is_current: bool,
    /// What is wrong.
    pub(super) problems: Problems,
    /// The same, ready to be shown.
    pub(super) panel: Panel,
    /// The root of the site.
    pub(super) root: PathBuf,
    /// The language of messages.
    pub(super) lang: Lang,
}

/// The bytes of an answer.
pub(super) enum Body {
    /// Kept for the next question.
    Shared(Arc<[u8]>),
    /// In the binary.
    Static(&'static [u8]),
    /// Made for this answer.
    Own(Vec<u8>),
}

impl Body {
    fn as_slice(&self) -> &[u8] {
        match self {
            Body::Shared(bytes) => bytes,
            Body::Static(bytes) => bytes,
            Body::Own(bytes) => bytes,
        }
    }
}

/// An answer.
pub(super) enum Answer {
    /// A page or file.
    File {
        /// The status.
        status: u16,
        /// The file that it is, for its type.
        file: RelPath,
        /// What it holds.
        body: Body,
    },
    /// The page has another address.
    Elsewhere(String),
}

/// A file of the plan is not on disk as it was: the world is out of date.
pub(super) struct Doubt {
    /// The file.
    pub(super) path: Text,
    problem: Box<Diagnostic>,
}

impl World {
    /// The files that have an error.
    pub(super) fn faulty(&self) -> BTreeSet<RelPath> {
        let errors = self.problems.iter().filter(|d| d.problem.severity() == Severity::Error);
        errors.filter_map(|d| Some(d.at.as_ref()?.file.clone())).collect()
    }

    /// Whether a rendered page may still be needed: it is planned, or a mistake hides it.
    pub(super) fn wants(&self, file: &RelPath, kept: &Kept, faulty: &BTreeSet<RelPath>) -> bool {
        !self.is_current
            || self.good.as_ref().is_some_and(|good| good.files.contains_key(file))
            || kept.source.as_ref().is_some_and(|source| faulty.contains(source))
    }

    /// Answers for a path, percent-encoded as it is in the request.
    ///
    /// # Errors
    /// When the disk has moved on since this world was made.
    pub(super) fn answer(&self, path: &str, rendered: &Shelf) -> Result<Answer, Doubt> {
        let Some(good) = &self.good else { return Ok(self.failure(None)) };
        let base = good.prepared.settings.base_path.as_str();
        let Ok(decoded) = percent_decode_str(path).decode_utf8() else {
            return self.not_found(good, rendered);
        };
        let below = match decoded.strip_prefix(&*percent_decode_str(base).decode_utf8_lossy()) {
            Some(below) if below.starts_with('/') => below,
            Some("") => return Ok(Answer::Elsewhere(format!("{base}/"))),
            _ if decoded == "/" => return Ok(Answer::Elsewhere(format!("{base}/"))),
            _ => return self.not_found(good, rendered),
        };
        let index = if below.ends_with('/') { "index.html" } else { "" };
        let Ok(file) = RelPath::new(&format!("{}{index}", &below[1..])) else {
            return self.not_found(good, rendered);
        };
        if let Some(&at) = good.files.get(&file) {
            return self.planned(good, at, file, 200, rendered);
        }
        let folder = file.join("index.html").and_then(|inside| good.files.get(&inside));
        if let Some(&at) = folder {
            let route = good.prepared.plan.pages[at].route.url_path();
            let route = route.trim_end_matches("index.html");
            return Ok(Answer::Elsewhere(format!("{base}{route}")));
        }
        if let Some(kept) = rendered.get(&file)
            && self.wants(&file, &kept, &self.faulty())
        {
            let body = Body::Own(self.line(200, false, &self.panel).insert(&kept.bytes));
            return Ok(Answer::File { status: 200, file, body });
        }
        self.not_found(good, rendered)
    }

    /// The page of its own that gives up on a doubt.
    pub(super) fn give_up(&self, doubt: Doubt) -> Answer {
        self.failure(Some(*doubt.problem))
    }

    fn not_found(&self, good: &Good, rendered: &Shelf) -> Result<Answer, Doubt> {
        let file = RelPath::new("404.html").unwrap_or_default();
        match good.files.get(&file) {
            Some(&at) => self.planned(good, at, file, 404, rendered),
            None => Ok(self.failure(None)),
        }
    }

    fn planned(
        &self,
        good: &Good,
        at: usize,
        file: RelPath,
        status: u16,
        rendered: &Shelf,
    ) -> Result<Answer, Doubt> {
        let (page, key) = (&good.prepared.plan.pages[at], good.prepared.plan.keys[at].digest);
        let is_page = matches!(page.make, Make::Template(_) | Make::Recipe(_));
        let kept = if is_page { rendered.get(&file) } else { None };
        let mut own_panel = None;
        let body = match kept {
            Some(kept) if kept.key == key => Body::Shared(kept.bytes),
            kept => match good.render(page) {
                Ok(body) => {
                    if let (true, Body::Shared(bytes)) = (is_page, &body) {
                        let source = page.source.as_ref().map(|span| span.file.clone());
                        rendered.put(file.clone(), Kept { key, source, bytes: bytes.clone() });
                    }
                    body
                }
                Err(problem) => {
                    if self.is_current
                        && let Some(path) = changed(&problem)
                    {
                        return Err(Doubt { path, problem: problem.into() });
                    }
                    let Some(kept) = kept else { return Ok(self.failure(Some(problem))) };
                    own_panel = Some(self.panel_with(problem));
                    Body::Shared(kept.bytes)
                }
            },
        };
        let body = if file.extension().as_deref() == Some("html") {
            let panel = own_panel.as_ref().unwrap_or(&self.panel);
            Body::Own(self.line(status, false, panel).insert(body.as_slice()))
        } else {
            body
        };
        Ok(Answer::File { status, file, body })
    }

    fn failure(&self, problem: Option<Diagnostic>) -> Answer {
        let own = problem.map(|problem| self.panel_with(problem));
        let body = Body::Own(self.line(500, true, own.as_ref().unwrap_or(&self.panel)).page());
        Answer::File { status: 500, file: RelPath::new("500.html").unwrap_or_default(), body }
    }

    fn line<'a>(&self, status: u16, failed: bool, panel: &'a Panel) -> Line<'a> {
        Line { turn: self.turn, status, failed, panel, lang: self.lang }
    }

    fn panel_with(&self, problem: Diagnostic) -> Panel {
        let mut problems = Problems::from(vec![problem]);
        problems.extend(self.problems.clone());
        panel(&problems, self.lang, &Disk(self.root.clone()))
    }
}

/// The file that is not as it was when the plan was made.
fn changed(problem: &Diagnostic) -> Option<Text> {
    match &problem.problem {
        Problem::Output(Output::Changed { path } | Output::CannotRead { path, .. }) => {
            Some(path.clone())
        }
        _ => None,
    }
}
