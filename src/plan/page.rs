//! One page that will be written.

use std::fmt;
use std::sync::Arc;

use super::key::Key;
use crate::base::digest::{Digest, Digester};
use crate::base::find::Find;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::span::Span;
use crate::source::shrink::SHRINKER;
use crate::view::input::{Input, Shown};

/// Named inputs, as templates name them.
pub type Roots = Vec<(&'static str, Input)>;

/// Inputs that every page of a realm has: site, strings, parameters, assets. The portal comes first.
pub type Shared = Arc<[Roots]>;

/// The keys of files that stand in the output as they were written, by their path there.
pub type Standing = Find<Text, Digest>;

/// How the bytes of a page are made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Make {
    /// By a template of the theme.
    Template(&'static str),
    /// By a recipe of the program.
    Recipe(Recipe),
    /// These bytes.
    Bytes(Arc<[u8]>),
    /// These bytes of the binary.
    Static(&'static [u8]),
    /// A copy of a source file with this digest.
    Copy(RelPath, Digest),
    /// The picture of the first page of a PDF; the digest is that of the picture.
    FirstPage(RelPath, Digest),
    /// A picture as it is published, made from a source file with this digest.
    Picture(RelPath, Digest, Cut),
}

/// What is made of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cut {
    /// The file without what it tells besides what it shows.
    Clean,
    /// A smaller picture.
    Width {
        /// Its width.
        width: u32,
        /// The widths that are made of the picture, this one among them.
        all: Arc<[u32]>,
        /// The quality of WebP.
        quality: u8,
    },
}

impl Cut {
    /// Stands for what comes out of a file with this digest.
    #[must_use]
    pub fn digest(&self, content: Digest) -> Digest {
        let mut digester = Digester::new("picture");
        digester.add(content);
        if let Cut::Width { width, quality, .. } = self {
            digester.str(SHRINKER.unwrap_or(""));
            digester.u64(u64::from(*width)).u64(u64::from(*quality));
        }
        digester.finish()
    }
}

/// Makes the bytes of a page from its inputs and nothing else, only when the page is rendered.
///
/// `run` captures nothing, so that the inputs, which the page's key hashes, are all it can read.
#[derive(Clone, Copy)]
pub struct Recipe {
    /// Its name, which stands for it in keys.
    pub name: &'static str,
    /// Makes the bytes.
    pub run: Run,
}

/// What a recipe does.
pub type Run = fn(&Ingredients<'_>) -> Vec<u8>;

impl PartialEq for Recipe {
    fn eq(&self, other: &Recipe) -> bool {
        self.name == other.name
    }
}

impl Eq for Recipe {}

impl fmt::Debug for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Recipe").field(&self.name).finish()
    }
}

/// The inputs of a page as its recipe reads them: with their types, not as values of templates.
pub struct Ingredients<'a> {
    /// The page's inputs.
    pub inputs: &'a Roots,
    /// The HTML of all texts among them, in order.
    pub texts: Vec<String>,
}

impl<'a> Ingredients<'a> {
    fn input(&self, root: &str) -> Option<&'a Input> {
        self.inputs.iter().find(|(name, _)| *name == root).map(|(_, input)| input)
    }

    /// The view of a root.
    #[must_use]
    pub fn one<V: 'static>(&self, root: &str) -> Option<&'a V> {
        match self.input(root)? {
            Input::One(view) => view.get(),
            _ => None,
        }
    }

    /// The views of a root, in order.
    #[must_use]
    pub fn many<V: 'static>(&self, root: &str) -> Vec<&'a V> {
        match self.input(root) {
            Some(Input::Many(views)) => views.iter().filter_map(|view| Shown::get(view)).collect(),
            _ => Vec::new(),
        }
    }
}

/// What kind of claim a page has on its route.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Claim {
    /// A page or file of its own.
    Page,
    /// An old address that leads elsewhere.
    Alias,
    /// A notice that a withdrawn article stood here.
    Tombstone,
}

/// A page.
pub struct Page {
    /// Where it is published.
    pub route: Route,
    /// Its file in the output.
    pub file: RelPath,
    /// Its kind, as templates see it.
    pub kind: &'static str,
    /// How it is made.
    pub make: Make,
    /// Its own inputs; none once its key showed that its file stands.
    pub inputs: Roots,
    /// Its key, if it was worked out when the page was planned.
    pub key: Option<Key>,
    /// Whether its file stands in the output as this page would be.
    pub stands: bool,
    /// Components that its texts call.
    pub components: Vec<Text>,
    /// Whose inputs it has: those of the portal, or of a sub-site.
    pub realm: usize,
    /// Where it comes from, for problems.
    pub source: Option<Span>,
    /// Its claim on the route.
    pub claim: Claim,
}

impl Page {
    /// A page made by a template.
    #[must_use]
    pub fn template(
        route: Route,
        kind: &'static str,
        template: &'static str,
        inputs: Roots,
    ) -> Page {
        Page {
            file: route.file(),
            route,
            kind,
            make: Make::Template(template),
            inputs,
            key: None,
            stands: false,
            components: Vec::new(),
            realm: 0,
            source: None,
            claim: Claim::Page,
        }
    }

    /// A page made by a recipe.
    #[must_use]
    pub fn recipe(route: Route, kind: &'static str, recipe: Recipe, inputs: Roots) -> Page {
        Page { kind, inputs, ..Page::file(route, Make::Recipe(recipe)) }
    }

    /// A page whose file stands, of which no more is known than its key.
    #[must_use]
    pub fn standing(file: RelPath, key: Key) -> Option<Page> {
        let folder = file.as_str().strip_suffix("index.html");
        let route = Route::new(&format!("/{}", folder.unwrap_or(file.as_str()))).ok()?;
        let page = Page::file(route, Make::Static(&[]));
        Some(Page { file, key: Some(key), stands: true, ..page })
    }

    /// A file.
    #[must_use]
    pub fn file(route: Route, make: Make) -> Page {
        Page {
            file: route.file(),
            route,
            kind: "file",
            make,
            inputs: Vec::new(),
            key: None,
            stands: false,
            components: Vec::new(),
            realm: 0,
            source: None,
            claim: Claim::Page,
        }
    }
}
