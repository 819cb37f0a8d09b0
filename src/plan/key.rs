//! Keys of pages: a digest of all that a page's bytes are made from.
//!
//! For a template: the engine, the sources it can reach, and of the inputs those it can name. Nothing
//! else can reach the bytes, so equal keys mean equal bytes. The parts of a key are kept in short, only
//! to explain why a page was rendered.

use std::collections::BTreeMap;

use super::page::{Make, Page, Recipe, Roots, Shared, Standing};
use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;
use crate::theme::draw::DRAWER;
use crate::theme::load::Theme;
use crate::theme::words::Closure;
use crate::view::roots::{DRAWING, TEMPLATES};

/// A page's key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Key {
    /// The digest of all parts.
    pub digest: Digest,
    /// The first bytes of each part, in the order of [`Keys::part_names`].
    pub parts: Box<[u32]>,
}

/// Makes keys. What the pages of one template have in common is digested once.
pub struct Keys<'a> {
    theme: &'a Theme,
    engine: Digest,
    /// Stands for all that draws pictures.
    drawer: Digest,
    realms: Vec<Realm<'a>>,
}

/// What the pages of the portal, or of a sub-site, have in common.
#[derive(Default)]
struct Realm<'a> {
    shared: Vec<(&'static str, Digest)>,
    templates: BTreeMap<&'static str, Common<'a>>,
}

/// What the keys of all pages of a template begin with.
struct Common<'a> {
    closure: &'a Closure,
    digest: Digest,
    short: Vec<u32>,
}

impl<'a> Keys<'a> {
    /// Digests what pages have in common.
    #[must_use]
    pub fn new(theme: &'a Theme, engine: Digest, shared: &Shared) -> Keys<'a> {
        let realm = |roots: &Roots| {
            let shared = roots.iter().map(|(root, input)| (*root, input.digest())).collect();
            Realm { shared, templates: BTreeMap::new() }
        };
        let drawer = Digester::new(DRAWER.unwrap_or("")).add(theme.fonts.digest()).finish();
        let realms = shared.iter().map(realm).collect();
        let mut keys = Keys { theme, engine, drawer, realms };
        for at in 0..keys.realms.len() {
            for doc in TEMPLATES.iter().chain([&DRAWING]) {
                if let Some(common) = keys.common(at, doc.template) {
                    keys.realms[at].templates.insert(doc.template, common);
                }
            }
        }
        keys
    }

    fn shared(&self, realm: usize) -> &[(&'static str, Digest)] {
        self.realms.get(realm).map_or(&[], |realm| &realm.shared)
    }

    fn common(&self, realm: usize, template: &str) -> Option<Common<'a>> {
        let closure = self.theme.closure(template)?;
        let mut digester = Digester::new("template");
        let mut short = Vec::new();
        self.common_parts(realm, template, closure, |name, digest| {
            digester.str(name).add(digest);
            short.push(beginning(digest));
        });
        Some(Common { closure, digest: digester.finish(), short })
    }

    fn common_parts(
        &self,
        realm: usize,
        template: &str,
        closure: &Closure,
        mut with: impl FnMut(&str, Digest),
    ) {
        with("toasoan", self.engine);
        with(template, closure.digest);
        for (root, digest) in self.shared(realm) {
            if closure.words.contains(*root) {
                with(root, *digest);
            }
        }
    }

    /// Calls `with` for each input that a template can name.
    fn named_parts(&self, page: &Page, closure: &Closure, mut with: impl FnMut(&str, Digest)) {
        for (root, input) in &page.inputs {
            if closure.words.contains(*root) {
                with(root, input.digest());
            }
        }
        self.component_parts(page, with);
    }

    /// Calls `with` for the program, the recipe and all inputs.
    fn recipe_parts(&self, page: &Page, recipe: &Recipe, mut with: impl FnMut(&str, Digest)) {
        with("toasoan", self.engine);
        with(recipe.name, Digest::of_bytes(recipe.name.as_bytes()));
        for (root, input) in &page.inputs {
            with(root, input.digest());
        }
        self.component_parts(page, with);
    }

    /// What the components that a page's texts call can read.
    fn component_parts(&self, page: &Page, mut with: impl FnMut(&str, Digest)) {
        for component in &page.components {
            for closure in self.theme.component_closures(component) {
                with(component, closure.digest);
                for (root, digest) in self.shared(page.realm) {
                    if closure.words.contains(*root) {
                        with(root, *digest);
                    }
                }
            }
        }
    }

    /// The key of a page.
    #[must_use]
    pub fn of(&self, page: &Page) -> Key {
        let mut digester = Digester::new("page");
        digester.str(page.kind);
        let mut short = Vec::with_capacity(16);
        let mut with = |name: &str, digest: Digest| {
            digester.str(name).add(digest);
            short.push(beginning(digest));
        };
        match &page.make {
            Make::Template(name) | Make::Drawn(name) => {
                let made;
                let common =
                    match self.realms.get(page.realm).and_then(|realm| realm.templates.get(name)) {
                        Some(common) => Some(common),
                        None => {
                            made = self.common(page.realm, name);
                            made.as_ref()
                        }
                    };
                if let Some(common) = common {
                    with("template", common.digest);
                    self.named_parts(page, common.closure, &mut with);
                    short.splice(..1, common.short.iter().copied());
                }
                if matches!(page.make, Make::Drawn(_)) {
                    let drawer = self.drawer;
                    digester.add(drawer);
                    short.push(beginning(drawer));
                }
            }
            Make::Recipe(recipe) => self.recipe_parts(page, recipe, &mut with),
            Make::Bytes(bytes) => with("bytes", Digest::of_bytes(bytes)),
            Make::Static(bytes) => with("bytes", Digest::of_bytes(bytes)),
            Make::Copy(path, content) | Make::FirstPage(path, content) => {
                with(path.as_str(), *content);
            }
            Make::Picture(path, content, cut) => with(path.as_str(), cut.digest(*content)),
        }
        Key { digest: digester.finish(), parts: short.into() }
    }

    /// Works out the key of a page, and lets its inputs go if its file stands in the output: nothing
    /// will be made of them.
    pub fn settle(&self, page: &mut Page, standing: &Standing) {
        if page.key.is_none() {
            let key = self.of(page);
            page.stands = standing.get(page.file.as_str()) == Some(&key.digest);
            page.key = Some(key);
        }
        if page.stands {
            page.inputs = Vec::new();
        }
    }

    /// What stands in keys for a part that pages have in common: all that its HTML is made from.
    #[must_use]
    pub fn part(&self, realm: usize, template: &str, inputs: &Roots) -> Digest {
        let mut digester = Digester::new("part");
        if let Some(closure) = self.theme.closure(template) {
            self.common_parts(realm, template, closure, |name, digest| {
                digester.str(name).add(digest);
            });
            for (root, input) in inputs.iter().filter(|(root, _)| closure.words.contains(*root)) {
                digester.str(root).add(input.digest());
            }
        }
        digester.finish()
    }

    /// The names of the parts of a page's key, in order.
    #[must_use]
    pub fn part_names(&self, page: &Page) -> Vec<Text> {
        let mut names: Vec<Text> = Vec::new();
        let mut with = |name: &str, _| names.push(Text::from(name));
        match &page.make {
            Make::Template(template) | Make::Drawn(template) => {
                if let Some(closure) = self.theme.closure(template) {
                    self.common_parts(page.realm, template, closure, &mut with);
                    self.named_parts(page, closure, &mut with);
                }
                if matches!(page.make, Make::Drawn(_)) {
                    with("fonts", self.drawer);
                }
            }
            Make::Recipe(recipe) => self.recipe_parts(page, recipe, &mut with),
            Make::Copy(path, content) | Make::FirstPage(path, content) => {
                with(path.as_str(), *content);
            }
            Make::Picture(path, content, cut) => with(path.as_str(), cut.digest(*content)),
            Make::Bytes(_) | Make::Static(_) => with("bytes", Digest::default()),
        }
        names
    }
}

/// The first bytes of a digest.
fn beginning(digest: Digest) -> u32 {
    let [a, b, c, d, ..] = digest.0;
    u32::from_le_bytes([a, b, c, d])
}
