//! Keys of pages: a digest of all that a page's bytes are made from.
//!
//! For a template: the engine, the sources it can reach, and of the inputs those it can name. Nothing
//! else can reach the bytes, so equal keys mean equal bytes. The parts of a key are kept in short, only
//! to explain why a page was rendered.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::page::{Make, Page, Shared};
use crate::base::digest::{Digest, Digester};
use crate::base::text::Text;
use crate::theme::load::Theme;
use crate::theme::words::Closure;

/// A page's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The digest of all parts.
    pub digest: Digest,
    /// The first bytes of each part, in the order of [`part_names`].
    pub parts: Box<[u32]>,
}

/// The keys of pages, in their order.
#[must_use]
pub fn keys(pages: &[Page], shared: &Shared, theme: &Theme, engine: Digest) -> Vec<Key> {
    let shared: Vec<(&str, Digest)> =
        shared.iter().map(|(root, input)| (*root, input.digest())).collect();
    let context = Context { theme, engine, shared: &shared };
    let mut closures: BTreeMap<&str, Option<&Closure>> = BTreeMap::new();
    for page in pages {
        if let Make::Template(name) = page.make {
            closures.entry(name).or_insert_with(|| theme.closure(name));
        }
    }
    pages.par_iter().with_min_len(64).map(|page| key(page, &closures, &context)).collect()
}

struct Context<'a> {
    theme: &'a Theme,
    engine: Digest,
    shared: &'a [(&'a str, Digest)],
}

/// The names of the parts of a page's key, in order.
#[must_use]
pub fn part_names(page: &Page, shared: &Shared, theme: &Theme) -> Vec<Text> {
    let mut names: Vec<Text> = Vec::new();
    let shared: Vec<(&str, Digest)> =
        shared.iter().map(|(root, _)| (*root, Digest::of_bytes(b""))).collect();
    let closures = match page.make {
        Make::Template(name) => BTreeMap::from([(name, theme.closure(name))]),
        _ => BTreeMap::new(),
    };
    let context = Context { theme, engine: Digest::of_bytes(b""), shared: &shared };
    parts(page, &closures, &context, |name, _| names.push(Text::from(name)));
    names
}

fn key(page: &Page, closures: &BTreeMap<&str, Option<&Closure>>, context: &Context<'_>) -> Key {
    let mut digester = Digester::new("page");
    digester.str(page.kind);
    let mut short = Vec::with_capacity(16);
    parts(page, closures, context, |name, digest| {
        digester.str(name).add(digest);
        let [a, b, c, d, ..] = digest.0;
        short.push(u32::from_le_bytes([a, b, c, d]));
    });
    Key { digest: digester.finish(), parts: short.into() }
}

/// Calls `with` for each part of a page's key.
fn parts(
    page: &Page,
    closures: &BTreeMap<&str, Option<&Closure>>,
    context: &Context<'_>,
    mut with: impl FnMut(&str, Digest),
) {
    match &page.make {
        Make::Template(name) => {
            with("toasoan", context.engine);
            let Some(Some(closure)) = closures.get(name) else { return };
            with(name, closure.digest);
            let named = |root: &&str| closure.words.contains(*root);
            for (root, digest) in context.shared.iter().filter(|(root, _)| named(root)) {
                with(root, *digest);
            }
            for (root, input) in page.inputs.iter().filter(|(root, _)| named(root)) {
                with(root, input.digest());
            }
            components(page, context, &mut with);
        }
        Make::Recipe(recipe) => {
            with("toasoan", context.engine);
            with(recipe.name, Digest::of_bytes(recipe.name.as_bytes()));
            for (root, input) in &page.inputs {
                with(root, input.digest());
            }
            components(page, context, &mut with);
        }
        Make::Bytes(bytes) => with("bytes", Digest::of_bytes(bytes)),
        Make::Static(bytes) => with("bytes", Digest::of_bytes(bytes)),
        Make::Copy(path, content) => with(path.as_str(), *content),
    }
}

/// What the components that a page's texts call can read.
fn components(page: &Page, context: &Context<'_>, with: &mut impl FnMut(&str, Digest)) {
    for component in &page.components {
        for closure in context.theme.component_closures(component) {
            with(component, closure.digest);
            for (root, digest) in context.shared {
                if closure.words.contains(*root) {
                    with(root, *digest);
                }
            }
        }
    }
}
