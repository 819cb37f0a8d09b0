//! One planned page → its file in the output, or why there is none.
//!
//! Pages of a site with relative addresses are made as all others; their addresses are turned just
//! before they are written, so that sites without them pay nothing.

use std::borrow::Cow;
use std::path::Path;

use super::load::Memory;
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::diag::areas::output::Output as OutputProblem;
use crate::diag::problem::{Diagnostic, Problem};
use crate::emit::folder::Output;
use crate::emit::write::{Existing, Written};
use crate::plan::page::Page;
use crate::render::page::{Bytes, Kitchen, Texts};
use crate::render::relative::Way;
use crate::report::Reason;
use crate::source::file::SourceFile;
use crate::source::read;

/// Source texts from disk.
pub(super) struct Disk<'a> {
    pub(super) root: &'a Path,
    pub(super) memory: &'a Memory,
}

impl Disk<'_> {
    fn file(&self, path: &RelPath) -> Result<&SourceFile, Diagnostic> {
        self.memory.file(path).ok_or_else(|| {
            Diagnostic::nowhere(OutputProblem::Changed { path: path.text().clone() })
        })
    }
}

impl Texts for Disk<'_> {
    fn text(&self, path: &RelPath, _: Digest) -> Result<String, Diagnostic> {
        let bytes = read::read_again(self.root, self.file(path)?)?;
        Ok(read::text(&bytes, path).0)
    }
}

/// What happens to one page.
pub(super) enum Fate {
    /// Its file stands.
    Kept,
    /// It was made, and its file has the right bytes.
    Done(Reason, Written),
    /// It cannot be made from the sources as they are, so that a clean build would not have it.
    Withheld(Diagnostic),
    /// It could not be written, or its source changed meanwhile; what stands there stays.
    Failed(Diagnostic),
}

/// Makes and writes pages.
pub(super) struct Press<'a> {
    pub(super) kitchen: Kitchen<'a>,
    pub(super) output: &'a Output,
    pub(super) disk: &'a Disk<'a>,
    /// The base path of a site whose pages name each other relative to themselves.
    pub(super) relative: Option<&'a Text>,
}

impl Press<'_> {
    /// Makes a page and writes it.
    pub(super) fn fate(
        &self,
        page: &Page,
        file: &RelPath,
        existing: Existing,
        reason: Reason,
    ) -> Fate {
        let written = match self.kitchen.page(page) {
            Ok(bytes) => self.write(file, bytes, existing),
            Err(diagnostic) => {
                return match diagnostic.problem {
                    Problem::Output(OutputProblem::Changed { .. }) => Fate::Failed(diagnostic),
                    _ => Fate::Withheld(diagnostic),
                };
            }
        };
        match written {
            Ok(written) => Fate::Done(reason, written),
            Err(diagnostic) => Fate::Failed(diagnostic),
        }
    }

    fn write(
        &self,
        file: &RelPath,
        bytes: Bytes,
        existing: Existing,
    ) -> Result<Written, Diagnostic> {
        if let Some(base_path) = self.relative
            && let Some(addresses) = addresses(file)
        {
            let bytes: Cow<'_, [u8]> = match &bytes {
                Bytes::Made(bytes) => Cow::Borrowed(bytes),
                Bytes::Known(bytes) => Cow::Borrowed(bytes),
                Bytes::Static(bytes) => Cow::Borrowed(bytes),
                Bytes::Copy(path, _) | Bytes::FirstPage(path, _) | Bytes::Picture(path, _) => {
                    Cow::Owned(read::read_again(self.disk.root, self.disk.file(path)?)?)
                }
            };
            // What is no text has no addresses to turn.
            if let Ok(text) = std::str::from_utf8(&bytes) {
                let way = Way::from(file, base_path);
                let text = match addresses {
                    Addresses::Html => way.html(text),
                    Addresses::Css => way.css(text),
                };
                return self.output.write(file, text.as_bytes(), existing);
            }
        }
        match bytes {
            Bytes::Made(bytes) => self.output.write(file, &bytes, existing),
            Bytes::Known(bytes) => self.output.write(file, &bytes, existing),
            Bytes::Static(bytes) => self.output.write(file, bytes, existing),
            Bytes::Copy(path, content) => {
                let source = self.disk.file(&path)?;
                self.output.copy(file, &self.disk.root.join(&source.disk), content, existing)
            }
            Bytes::FirstPage(path, content) => {
                let (disk, source) = (self.disk, self.disk.file(&path)?);
                let bytes = disk.memory.covers.pictures.bytes(disk.root, source, content)?;
                self.output.write(file, &bytes, existing)
            }
            Bytes::Picture(path, cut) => {
                let (disk, source) = (self.disk, self.disk.file(&path)?);
                let bytes = disk.memory.pictures.bytes(disk.root, source, &cut)?;
                self.output.write(file, &bytes, existing)
            }
        }
    }
}

/// What kind of addresses a file of the output has.
enum Addresses {
    Html,
    Css,
}

/// The addresses that are made relative in a file; none in a page that hosts show at any address.
fn addresses(file: &RelPath) -> Option<Addresses> {
    match file.extension().as_deref() {
        Some("html") if file.as_str() != "404.html" => Some(Addresses::Html),
        Some("css") => Some(Addresses::Css),
        _ => None,
    }
}
