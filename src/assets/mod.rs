//! Files that are published as they are: those of `static/` and those beside articles.
//!
//! Source files → one table by source path, with address, size and, for pictures, measures. Articles
//! name files relative to themselves, or from the root of `static/` with a leading slash.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use percent_encoding::percent_decode_str;
use serde::{Deserialize, Serialize};

use crate::base::digest::Digest;
use crate::base::fold::nearest;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::config::pictures::Pictures;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::source::file::{FileKind, ImageSize, SourceFile};
use crate::source::shrink::{LIMIT, SHRINKER};

/// A published file.
#[derive(Debug, Clone)]
pub struct Asset {
    /// The file.
    pub source: RelPath,
    /// Where it is published.
    pub route: Route,
    /// Its address, base path included.
    pub url: Text,
    /// Digest of its bytes.
    pub content: Digest,
    /// Size in bytes.
    pub bytes: u64,
    /// Measures of a picture.
    pub image: Option<ImageSize>,
    /// Whether its file tells more than it shows, so that it is published without that.
    pub is_cleaned: bool,
    /// The widths in which it is published besides its file, ascending.
    pub widths: Arc<[u32]>,
    /// Their addresses and widths, for `srcset`.
    pub srcset: Option<Text>,
}

/// A picture of the first page of a PDF.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstPage {
    /// Its measures.
    pub size: ImageSize,
    /// Digest of the picture's bytes.
    pub content: Digest,
}

/// Pictures of first pages, by the digest of their PDF.
pub type FirstPages = BTreeMap<Digest, FirstPage>;

/// All published files by source path.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    by_source: BTreeMap<RelPath, Asset>,
    withheld: BTreeSet<RelPath>,
    first_pages: FirstPages,
}

/// Makes the table from all files of `static/` and the files of `content/` that are no Markdown.
///
/// Files beside an article that is not published stay unpublished too, and so do files named themselves.
pub fn assets<'a>(
    files: impl Iterator<Item = &'a SourceFile>,
    unpublished: &BTreeSet<RelPath>,
    base_path: &str,
    pictures: &Pictures,
) -> (Assets, Problems) {
    let hidden: BTreeSet<RelPath> = unpublished
        .iter()
        .filter(|file| file.file_name() == "index.md")
        .filter_map(RelPath::parent)
        .collect();
    let mut problems = Problems::new();
    let none: Arc<[u32]> = Arc::from([]);
    let mut by_source = BTreeMap::new();
    let mut withheld = BTreeSet::new();
    for file in files {
        let path = file.path.as_str();
        let below = match path.split_once('/') {
            Some(("static", below)) => below,
            Some(("content", below))
                if !matches!(file.kind, FileKind::Markdown | FileKind::Comments) =>
            {
                below
            }
            _ => continue,
        };
        if !hidden.is_empty() && lies_in(&file.path, &hidden) {
            continue;
        }
        if unpublished.contains(&file.path) {
            withheld.insert(file.path.clone());
            continue;
        }
        match Route::new(&format!("/{below}")) {
            Ok(route) => {
                let url = Text::from(format!("{base_path}{}", route.url_path()));
                let widths = match widths(file, pictures) {
                    Ok(widths) => widths,
                    Err(problem) => {
                        problems.at(Span::file_start(&file.path), problem);
                        none.clone()
                    }
                };
                let srcset = (!widths.is_empty()).then(|| srcset(&route, base_path, &widths));
                let asset = Asset {
                    source: file.path.clone(),
                    route,
                    url,
                    content: file.content,
                    bytes: file.traits.cleaned.unwrap_or(file.stat.size),
                    image: file.image,
                    is_cleaned: file.traits.cleaned.is_some(),
                    widths,
                    srcset,
                };
                by_source.insert(file.path.clone(), asset);
            }
            Err(bad) => {
                let detail = Text::from(bad.to_string());
                let problem = AssetProblem::BadName { path: file.path.text().clone(), detail };
                problems.at(Span::file_start(&file.path), problem);
            }
        }
    }
    (Assets { by_source, withheld, first_pages: FirstPages::new() }, problems)
}

/// The widths in which a picture is published besides its file.
fn widths(file: &SourceFile, pictures: &Pictures) -> Result<Arc<[u32]>, AssetProblem> {
    let svg = file.path.extension().as_deref() == Some("svg");
    let Some(size) = file.image.filter(|_| !svg) else { return Ok(Arc::from([])) };
    let depth = file.traits.depth;
    let room = u64::from(size.width) * u64::from(size.height) * u64::from(depth.unwrap_or(3));
    if room > LIMIT {
        let (width, height) = (size.width, size.height);
        return Err(AssetProblem::Huge { path: file.path.text().clone(), width, height });
    }
    // Nothing is made of them where nothing can make it.
    if depth.is_none() || SHRINKER.is_none() {
        return Ok(Arc::from([]));
    }
    Ok(pictures.widths_of(size.width).into())
}

/// Where a picture of another width is published.
fn width_path(path: &str, width: u32) -> String {
    format!("{path}.{width}.webp")
}

fn srcset(route: &Route, base_path: &str, widths: &[u32]) -> Text {
    let path = route.url_path();
    let one = |width: &u32| format!("{base_path}{} {width}w", width_path(&path, *width));
    Text::from(widths.iter().map(one).collect::<Vec<_>>().join(", "))
}

impl Asset {
    /// Where the picture is published in one of its widths.
    #[must_use]
    pub fn width_route(&self, width: u32) -> Option<Route> {
        Route::new(&width_path(self.route.as_str(), width)).ok()
    }
}

/// Whether a file lies in one of the folders, however deep.
fn lies_in(file: &RelPath, folders: &BTreeSet<RelPath>) -> bool {
    let mut above = file.parent();
    while let Some(folder) = above {
        if folders.contains(&folder) {
            return true;
        }
        above = folder.parent();
    }
    false
}

impl Assets {
    /// The same files with pictures of the first pages of some PDFs.
    #[must_use]
    pub fn with_first_pages(self, first_pages: FirstPages) -> Assets {
        Assets { first_pages, ..self }
    }

    /// The picture of the first page of a PDF, if it was made.
    #[must_use]
    pub fn first_page(&self, pdf: &Asset) -> Option<&FirstPage> {
        self.first_pages.get(&pdf.content)
    }

    /// All files in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = &Asset> {
        self.by_source.values()
    }

    /// Whether a file is there, but not published yet.
    #[must_use]
    pub fn is_withheld(&self, source: &RelPath) -> bool {
        self.withheld.contains(source)
    }

    /// The file of a source path.
    #[must_use]
    pub fn get(&self, source: &RelPath) -> Option<&Asset> {
        self.by_source.get(source)
    }

    /// The file that a text of `from` names: relative to its folder, or from `static/` (then
    /// `content/`) with a leading slash. Percent-encoded names are understood.
    #[must_use]
    pub fn find(&self, from: &RelPath, name: &str) -> Option<&Asset> {
        let name = name.split(['?', '#']).next().unwrap_or("");
        self.lookup(from, name).or_else(|| {
            let decoded = percent_decode_str(name).decode_utf8().ok()?;
            if decoded == name { None } else { self.lookup(from, &decoded) }
        })
    }

    fn lookup(&self, from: &RelPath, name: &str) -> Option<&Asset> {
        if let Some(below) = name.strip_prefix('/') {
            return ["static", "content"].iter().find_map(|folder| {
                self.by_source.get(&RelPath::new(&format!("{folder}/{below}")).ok()?)
            });
        }
        if let Some(below) = name.strip_prefix("@/") {
            return self.by_source.get(&RelPath::new(&format!("content/{below}")).ok()?);
        }
        self.by_source.get(&from.parent().unwrap_or_default().join(name)?)
    }

    /// The nearest existing name, as `from` would write it.
    #[must_use]
    pub fn nearest(&self, from: &RelPath, name: &str) -> Option<Text> {
        let folder = from.parent().unwrap_or_default();
        let prefix = format!("{folder}/");
        let names: Vec<String> = self
            .by_source
            .keys()
            .filter_map(|path| {
                let path = path.as_str();
                path.strip_prefix(&prefix)
                    .map(str::to_owned)
                    .or_else(|| path.strip_prefix("static").map(str::to_owned))
            })
            .collect();
        nearest(name, names.iter().map(String::as_str)).map(Text::from)
    }
}
