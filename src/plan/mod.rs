//! The site → every page there will be, each with the exact inputs of its template and a content key.
//!
//! 1. [`links`] and [`calls`] resolve what texts name: links, pictures, files, documents.
//! 2. [`kinds`] plans the pages of each kind; [`pages`] cuts long lists so that full pages never change.
//! 3. [`routes`] finds pages that claim one address.
//! 4. [`key`] hashes what each page can read. Equal key: nothing to render.
//!
//! Planning is pure and does all pages, with one exception, [`replan`]; there is no invalidation. A page whose key is that of the
//! file in the output lets its inputs go at once, so that a warm build needs little memory.

pub mod calls;
pub mod common;
pub mod key;
pub mod kinds;
pub mod links;
pub mod offers;
pub mod page;
pub mod pages;
pub mod planner;
pub mod routes;
pub mod scope;
pub mod subsites;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::assets::Assets;
use crate::base::digest::Digest;
use crate::base::route::RelPath;
use crate::cited::Cited;
use crate::config::settings::Settings;
use crate::diag::problems::Problems;
use crate::markup::Options;
use crate::model::site::Site;
use crate::theme::load::Theme;
use page::{Page, Shared, Standing};

/// Every page, in the order of routes.
pub struct Plan {
    /// The pages.
    pub pages: Vec<Page>,
    /// Their keys, in the same order.
    pub keys: Vec<key::Key>,
    /// Inputs that every template may read.
    pub shared: Shared,
    /// The program that planned them.
    pub engine: Digest,
}

/// What planning reads.
#[derive(Clone, Copy)]
pub struct World<'a> {
    /// The site.
    pub site: &'a Site,
    /// Its settings.
    pub settings: &'a Settings,
    /// The theme.
    pub theme: &'a Theme,
    /// Published files.
    pub assets: &'a Assets,
    /// How Markdown is read.
    pub options: &'a Options,
    /// Digests of Markdown files.
    pub contents: &'a BTreeMap<RelPath, Digest>,
    /// What stands in the output.
    pub standing: &'a Standing,
    /// What its texts cite.
    pub cited: &'a Cited,
    /// The sub-site that alone is built.
    pub scope: Option<&'a scope::Scope>,
}

/// Plans what is made from pages that are planned already: feeds, maps of the site.
pub type More = fn(&mut planner::Planner<'_>);

/// Plans all pages; `more` are kinds that stand above this module.
#[must_use]
pub fn plan(world: World<'_>, engine: Digest, more: &[More]) -> (Plan, Problems) {
    let mut planner = planner::Planner::new(world, engine);
    kinds::all(&mut planner);
    for kind in more {
        kind(&mut planner);
    }
    let (mut pages, shared, mut problems, checks) = planner.finish();
    problems.extend(routes::settle(&mut pages));
    problems.extend(links::check_routes(&pages, &checks));
    if let Some(scope) = world.scope {
        scope.keep(&mut pages);
        problems.extend(routes::settle(&mut pages));
        for page in &mut pages {
            let key = page.key.as_ref().map(|key| &key.digest);
            page.stands = key.is_some() && world.standing.get(page.file.as_str()) == key;
        }
    }
    (Plan::new(pages, shared, engine), problems)
}

/// Plans only the pages of some articles, with `beside` what else each of them has for itself, and
/// takes over all others, which stand. Nothing is planned if lists carry texts of articles, or if
/// there is something wrong with these.
#[must_use]
pub fn replan(
    world: World<'_>,
    engine: Digest,
    articles: &[RelPath],
    beside: More,
    standing: impl Iterator<Item = Page>,
) -> Option<Plan> {
    let mut planner = planner::Planner::new(world, engine);
    if world.scope.is_some() || planner.feeds_whole_texts() {
        return None;
    }
    kinds::article::pages_of(&mut planner, articles);
    beside(&mut planner);
    let (mut pages, shared, problems, checks) = planner.finish();
    let is_planned: BTreeSet<RelPath> = pages.iter().map(|page| page.file.clone()).collect();
    pages.extend(standing.filter(|page| !is_planned.contains(&page.file)));
    pages.sort_by(|a, b| a.route.as_str().cmp(b.route.as_str()));
    let is_well = problems.is_empty() && links::check_routes(&pages, &checks).is_empty();
    is_well.then(|| Plan::new(pages, shared, engine))
}

impl Plan {
    fn new(mut pages: Vec<Page>, shared: Shared, engine: Digest) -> Plan {
        let keys = pages.par_iter_mut().map(|page| page.key.take().unwrap_or_default()).collect();
        Plan { pages, keys, shared, engine }
    }
}
