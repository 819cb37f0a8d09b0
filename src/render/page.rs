//! Renders a page.

use std::borrow::Cow;
use std::sync::Arc;

use tera::{Context, Value};

use super::body;
use super::problem::render_problem;
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::diag::areas::theme::Theming;
use crate::diag::problem::Diagnostic;
use crate::diag::span::Span;
use crate::plan::page::{Cut, Ingredients, Make, Page, Roots, Shared};
use crate::theme::draw::{check, draw};
use crate::theme::fonts::Fonts;
use crate::theme::load::Theme;
use crate::view::body::Body;
use crate::view::input::{Input, Late};

/// Gives the text of a source file, in NFC, if it still has the digest that was planned with.
pub trait Texts: Sync {
    /// The text.
    ///
    /// # Errors
    /// When the file has changed since, or cannot be read.
    fn text(&self, file: &RelPath, content: Digest) -> Result<String, Diagnostic>;
}

/// What all pages of a build are rendered with.
pub struct Kitchen<'a> {
    theme: &'a Theme,
    texts: &'a dyn Texts,
    realms: Vec<Realm>,
}

/// What the pages of the portal, or of a sub-site, have in common.
struct Realm {
    shared: Vec<(&'static str, Value)>,
    implicits: Context,
}

/// The bytes of a page.
pub enum Bytes {
    /// Made now.
    Made(Vec<u8>),
    /// Known before.
    Known(Arc<[u8]>),
    /// In the binary.
    Static(&'static [u8]),
    /// A source file is to be copied.
    Copy(RelPath, Digest),
    /// The first page of a PDF is to be drawn, as a picture with this digest.
    FirstPage(RelPath, Digest),
    /// A picture is to be made.
    Picture(RelPath, Cut),
}

impl<'a> Kitchen<'a> {
    /// Makes the shared values ready.
    ///
    /// # Errors
    /// None is expected: shared inputs hold no bodies.
    pub fn new(theme: &'a Theme, shared: &Shared, texts: &'a dyn Texts) -> Kitchen<'a> {
        let no_body =
            |_: Late<'_>| -> Result<Value, std::convert::Infallible> { Ok(Value::none()) };
        let realm = |roots: &Roots| {
            let value = |(root, input): &(&'static str, Input)| {
                let Ok(value) = input.value(&no_body);
                (*root, value)
            };
            let shared: Vec<(&'static str, Value)> = roots.iter().map(value).collect();
            let mut implicits = Context::new();
            for (root, value) in &shared {
                implicits.insert_value(*root, value.clone());
            }
            Realm { shared, implicits }
        };
        Kitchen { theme, texts, realms: shared.iter().map(realm).collect() }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// The problem of the template, or of a source file.
    pub fn page(&self, page: &Page) -> Result<Bytes, Diagnostic> {
        match &page.make {
            Make::Template(name) => self.template(name, &page.inputs, page).map(Bytes::Made),
            Make::Drawn(name) => self.drawing(name, page, draw).map(Bytes::Made),
            Make::Recipe(recipe) => {
                let texts = page.inputs.iter().flat_map(|(_, input)| input.bodies());
                let texts = texts.map(|body| self.html(body, page)).collect::<Result<_, _>>()?;
                let ingredients = Ingredients { inputs: &page.inputs, texts };
                Ok(Bytes::Made((recipe.run)(&ingredients)))
            }
            Make::Bytes(bytes) => Ok(Bytes::Known(bytes.clone())),
            Make::Static(bytes) => Ok(Bytes::Static(bytes)),
            Make::Copy(path, content) => Ok(Bytes::Copy(path.clone(), *content)),
            Make::FirstPage(path, content) => Ok(Bytes::FirstPage(path.clone(), *content)),
            Make::Picture(path, _, cut) => Ok(Bytes::Picture(path.clone(), cut.clone())),
        }
    }

    /// Finds out whether a picture can be drawn.
    ///
    /// # Errors
    /// The problem of the template.
    pub fn check(&self, page: &Page) -> Result<(), Diagnostic> {
        match &page.make {
            Make::Drawn(name) => self.drawing(name, page, check),
            _ => Ok(()),
        }
    }

    fn drawing<T>(
        &self,
        name: &str,
        page: &Page,
        with: fn(&str, &Fonts) -> Result<T, Text>,
    ) -> Result<T, Diagnostic> {
        let svg = self.template(name, &page.inputs, page)?;
        with(&String::from_utf8_lossy(&svg), &self.theme.fonts).map_err(|message| {
            let problem = Theming::CannotDraw { page: page.route.text().clone(), message };
            let file =
                self.theme.resolve(name).and_then(|full| self.theme.template_files.get(full));
            match file {
                Some(file) => Diagnostic::at(Span::file_start(file), problem),
                None => Diagnostic::nowhere(problem),
            }
        })
    }

    fn template(&self, name: &str, inputs: &Roots, page: &Page) -> Result<Vec<u8>, Diagnostic> {
        let Some(full) = self.theme.resolve(name) else {
            return Err(Diagnostic::nowhere(Theming::MissingTemplate { name: Text::from(name) }));
        };
        let mut context = Context::new();
        for (root, value) in &self.realms[page.realm].shared {
            context.insert_value(*root, value.clone());
        }
        for (root, input) in inputs {
            let value = input.value(&|late| self.late(late, page))?;
            context.insert_value(Cow::Borrowed(*root), value);
        }
        let mut bytes = Vec::with_capacity(32 * 1024);
        match self.theme.tera.render_to(full, &context, &mut bytes) {
            Ok(()) => Ok(bytes),
            Err(error) => Err(render_problem(&error, page.route.as_str(), self.theme)),
        }
    }

    fn late(&self, late: Late<'_>, page: &Page) -> Result<Value, Diagnostic> {
        match late {
            Late::Body(body) => Ok(Value::safe_string(&self.html(body, page)?)),
            Late::Part(part) => part.html(|| {
                let bytes = self.template(&part.template, &part.inputs, page)?;
                Ok(Value::safe_string(&String::from_utf8_lossy(&bytes)))
            }),
        }
    }

    fn html(&self, body: &Body, page: &Page) -> Result<String, Diagnostic> {
        let text = self.texts.text(&body.file, body.content)?;
        body::html(body, &text, self.theme, &self.realms[page.realm].implicits)
            .map_err(|error| render_problem(&error, page.route.as_str(), self.theme))
    }
}
