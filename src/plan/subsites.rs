//! Sub-sites: which pages belong to one, and what these show of the site.
//!
//! The portal and each sub-site are a *realm* with `site` inputs of its own. Pages of a sub-site are its
//! sections and their articles; all others belong to the portal. Realm 0 is the portal, so that a site
//! without sub-sites has one realm and pays nothing.

use std::sync::Arc;

use super::World;
use super::kinds::files::theme_route;
use super::page::{Make, Page};
use super::scope::below;
use crate::base::digest::Digest;
use crate::base::fold::nearest;
use crate::base::route::{RelPath, Route};
use crate::base::table::{Id, IdMap};
use crate::base::text::Text;
use crate::config::subsites::Subsite;
use crate::diag::areas::subsites::Subsites as Problem;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::model::section::Section;
use crate::view::chrome::{self, SiteView};
use crate::view::link::{LinkView, url};
use crate::view::subsite;

/// The realms of a site.
#[derive(Default)]
pub struct Realms {
    /// Sub-sites; realm n is the n-th, counted from 1.
    list: Vec<Realm>,
    /// The realm of each section; empty without sub-sites.
    of_section: IdMap<Section, usize>,
}

/// A sub-site that has a section.
pub struct Realm {
    /// Its place in the settings.
    pub at: usize,
    /// Its section.
    pub section: Id<Section>,
    /// The folder of its pages.
    pub folder: Route,
    /// An address of its own.
    pub base_url: Option<Text>,
    /// What its pages see of the site.
    pub site: SiteView,
    /// Its style sheet.
    sheet: Option<(Route, Arc<[u8]>)>,
}

impl Realms {
    /// Makes them; `portal` is what the portal's pages see.
    #[must_use]
    pub fn new(world: World<'_>, portal: &SiteView) -> (Realms, Problems) {
        let World { site, settings, assets, .. } = world;
        let mut problems = Problems::new();
        let found = claims(world, &mut problems);
        if found.is_empty() {
            return (Realms::default(), problems);
        }
        let of_section = IdMap::from_fn(&site.sections, |id| {
            let here = |id: Id<Section>| found.iter().position(|(_, section)| *section == id);
            above(world, id).find_map(here).map_or(0, |at| at + 1)
        });
        let realm = |(at, section): (usize, Id<Section>)| {
            let subsite = &settings.subsites[at];
            let sheet = sheet(world, section, subsite);
            let address = sheet.as_ref().map(|(route, _)| url(settings, route));
            Realm {
                at,
                section,
                folder: site.sections.get(section).route.clone(),
                base_url: subsite.base.as_ref().map(|(url, _)| url.clone()),
                site: subsite::site((site, settings, assets), portal, subsite, section, address),
                sheet,
            }
        };
        let realms = Realms { list: found.into_iter().map(realm).collect(), of_section };
        realms.check(world, &mut problems);
        (realms, problems)
    }

    /// All sub-sites.
    #[must_use]
    pub fn list(&self) -> &[Realm] {
        &self.list
    }

    /// The realm of a section; none means a page without one.
    #[must_use]
    pub fn of(&self, section: Option<Id<Section>>) -> usize {
        match section {
            Some(section) if !self.list.is_empty() => self.of_section[section],
            _ => 0,
        }
    }

    /// A sub-site; none for the portal.
    #[must_use]
    pub fn get(&self, realm: usize) -> Option<&Realm> {
        self.list.get(realm.checked_sub(1)?)
    }

    /// The realm of the sub-site that alone is built, else the portal.
    #[must_use]
    pub fn alone(&self, world: World<'_>) -> usize {
        let at = world.settings.alone.as_ref().map(|alone| alone.at);
        at.and_then(|at| self.list.iter().position(|realm| realm.at == at)).map_or(0, |at| at + 1)
    }

    /// The files that hold their colors.
    pub fn sheets(&self) -> impl Iterator<Item = Page> {
        let sheets = self.list.iter().filter_map(|realm| realm.sheet.as_ref());
        sheets.map(|(route, css)| Page::file(route.clone(), Make::Bytes(css.clone())))
    }

    /// Pictures must exist, and articles stand in the folder that can move.
    fn check(&self, world: World<'_>, problems: &mut Problems) {
        let World { site, settings, assets, .. } = world;
        for realm in &self.list {
            let subsite = &settings.subsites[realm.at];
            let pictures = subsite.logo.iter().chain(subsite.banner.iter().map(|(src, _)| src));
            for src in pictures {
                chrome::check_mark(settings, assets, src, problems);
            }
            if subsite.base.is_none() && settings.alone.is_none() {
                continue;
            }
            let list = site.index.by_section.get(realm.section).iter();
            let outside = list
                .map(|&id| &site.articles.get(id).route)
                .find(|route| !route.as_str().starts_with(realm.folder.as_str()));
            if let Some(route) = outside {
                let (route, folder) = (route.text().clone(), realm.folder.text().clone());
                let at = subsite.section.span(&settings.file);
                problems.at(at, Problem::OutsideFolder { route, folder });
            }
        }
    }
}

impl Realm {
    /// The whole address of one of its pages, if it has an address of its own.
    #[must_use]
    pub fn canonical(&self, route: &Route) -> Option<Text> {
        let base = self.base_url.as_ref()?;
        Some(Text::from(format!("{base}{}", below(&self.folder.url_path(), &route.url_path())?)))
    }

    /// The home of the sub-site, and what is left of a trail from the portal's home.
    #[must_use]
    pub fn trail(&self, home: Text, trail: Vec<LinkView>) -> Vec<LinkView> {
        let here = trail.iter().position(|link| link.url == self.site.home);
        let home = LinkView { title: home, url: self.site.home.clone() };
        let rest = trail.into_iter().skip(here.map_or(0, |at| at + 1));
        std::iter::once(home).chain(rest).collect()
    }
}

/// A section and those above it.
fn above(world: World<'_>, id: Id<Section>) -> impl Iterator<Item = Id<Section>> {
    std::iter::successors(Some(id), move |&id| world.site.sections.get(id).parent)
}

/// The sub-sites whose sections exist and are free, by their places in the settings.
fn claims(world: World<'_>, problems: &mut Problems) -> Vec<(usize, Id<Section>)> {
    let World { site, settings, .. } = world;
    let span = |at: usize| settings.subsites[at].section.span(&settings.file);
    let mut found: Vec<(usize, Id<Section>)> = Vec::new();
    for (at, subsite) in settings.subsites.iter().enumerate() {
        let section = &subsite.section.value;
        let id = site.sections.iter().find(|(_, one)| one.folder == *section).map(|(id, _)| id);
        let Some(id) = id else {
            let names = site.sections.values().iter().map(|one| one.folder.as_str());
            let nearest = nearest(section, names).map(Text::from);
            problems.at(span(at), Problem::UnknownSection { section: section.clone(), nearest });
            continue;
        };
        if let Some((first, _)) = found.iter().find(|(_, known)| *known == id) {
            let problem = Problem::SectionTwice { section: section.clone() };
            problems.push(Diagnostic::at(span(at), problem).with(span(*first), Role::First));
            continue;
        }
        found.push((at, id));
    }
    let outer = |id: Id<Section>| {
        let mut over = above(world, id).skip(1);
        over.find_map(|over| found.iter().find(|(_, known)| *known == over))
    };
    let mut free = Vec::with_capacity(found.len());
    for &(at, id) in &found {
        match outer(id) {
            None => free.push((at, id)),
            Some(&(outer, _)) => {
                let name = |at: usize| settings.subsites[at].section.value.clone();
                let problem = Problem::Nested { inner: name(at), outer: name(outer) };
                problems.push(Diagnostic::at(span(at), problem).with(span(outer), Role::Other));
            }
        }
    }
    free
}

/// The sheet of the theme with the colors of a sub-site at its end: one file, for one request.
fn sheet(world: World<'_>, id: Id<Section>, subsite: &Subsite) -> Option<(Route, Arc<[u8]>)> {
    let colors = subsite::stylesheet(subsite.colors?);
    let path = RelPath::new("css/site.css").ok()?;
    let theme = world.theme.assets.get(&path).and_then(|file| file.text.as_deref());
    let css = format!("{}{colors}", theme.unwrap_or("")).into_bytes();
    let name = world.site.sections.get(id).folder.replace('/', "-");
    let route = theme_route(&format!("css/subsite-{name}.css"), Digest::of_bytes(&css))?;
    Some((route, css.into()))
}
