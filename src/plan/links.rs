//! Where the links and pictures of a text lead.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::World;
use super::page::Page;
use crate::base::fold::nearest;
use crate::base::route::{RelPath, Route};
use crate::base::text::Text;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::areas::links::Link;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::markup::{Facts, LinkTo, Picture, Resolved};
use crate::source::file::FileKind;
use crate::view::link::url;

/// A link to an address of the site, to be checked when all pages are known.
pub struct RouteCheck {
    /// The address.
    pub route: Route,
    /// Where it is written.
    pub at: Span,
    /// As it is written.
    pub target: Text,
}

/// Leads from a file to its page, for files that are no articles.
pub type Files = BTreeMap<RelPath, Route>;

/// The pages of sections, documents and issues by file.
#[must_use]
pub fn files(world: World<'_>) -> Files {
    let mut files = Files::new();
    for (_, section) in world.site.sections.iter() {
        if let Some(head) = &section.head {
            files.insert(head.file.clone(), section.route.clone());
        }
    }
    for (_, document) in world.site.documents.iter() {
        if let Some(head) = &document.head {
            files.insert(head.file.clone(), document.route.clone());
        }
    }
    for (_, issue) in world.site.issues.iter() {
        files.insert(issue.head.file.clone(), issue.route.clone());
    }
    if let Some(home) = &world.site.home {
        files.insert(home.file.clone(), Route::root());
    }
    files
}

/// What resolving a text gives.
#[derive(Default)]
pub struct Outcome {
    /// Where targets lead.
    pub resolved: Resolved,
    /// Links that wait for the list of pages.
    pub checks: Vec<RouteCheck>,
    /// Broken ones.
    pub problems: Problems,
}

/// Resolves the links and pictures of a text.
#[must_use]
pub fn resolve(world: World<'_>, files: &Files, file: &RelPath, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    for link in &facts.links {
        let at = Span { file: file.clone(), start: link.start, end: link.end };
        if let Some(to) = link_to(world, files, file, facts, &link.target, &at, &mut outcome) {
            outcome.resolved.links.insert(link.target.clone(), to);
        }
    }
    for image in &facts.images {
        if is_outside(&image.src) {
            continue;
        }
        let at = Span { file: file.clone(), start: image.start, end: image.end };
        match world.assets.find(file, &image.src) {
            Some(asset) => {
                if asset.image.is_none() && FileKind::of(&asset.source) == FileKind::Image {
                    let src = image.src.clone();
                    outcome.problems.at(at, AssetProblem::Unreadable { src });
                }
                let picture = Picture {
                    url: asset.url.clone(),
                    width: asset.image.map(|size| size.width),
                    height: asset.image.map(|size| size.height),
                };
                outcome.resolved.images.insert(image.src.clone(), picture);
            }
            None => {
                let near = world.assets.nearest(file, &image.src);
                let problem = AssetProblem::Missing { src: image.src.clone(), nearest: near };
                outcome.problems.at(at, problem);
            }
        }
    }
    outcome
}

/// Whether a target names a scheme of its own.
#[must_use]
pub fn is_outside(target: &str) -> bool {
    let scheme = target.split([':', '/', '?', '#']).next().unwrap_or("");
    target.starts_with("//")
        || (target[scheme.len()..].starts_with(':')
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn link_to(
    world: World<'_>,
    files: &Files,
    file: &RelPath,
    facts: &Facts,
    target: &Text,
    at: &Span,
    outcome: &mut Outcome,
) -> Option<LinkTo> {
    if is_outside(target) {
        return None;
    }
    let (path, anchor) = target.split_once('#').map_or((target.as_str(), None), |(p, a)| (p, Some(a)));
    if path.is_empty() {
        check_anchor(facts, target, anchor, at, outcome);
        return Some(LinkTo::Inside(target.clone()));
    }
    let decoded = percent_decode_str(path).decode_utf8().unwrap_or(path.into());
    let inside = |address: &Text| {
        let anchor = anchor.map_or_else(String::new, |anchor| format!("#{anchor}"));
        Some(LinkTo::Inside(Text::from(format!("{address}{anchor}"))))
    };
    for candidate in source_files(file, &decoded) {
        if let Some(&id) = world.site.by_file.get(&candidate) {
            let article = world.site.articles.get(id);
            check_anchor(&article.head.facts, target, anchor, at, outcome);
            return inside(&url(world.settings, &article.route));
        }
        if let Some(route) = files.get(&candidate) {
            return inside(&url(world.settings, route));
        }
        if world.site.unpublished.contains(&candidate) {
            outcome.problems.at(at.clone(), Link::Unpublished { target: target.clone() });
            return Some(LinkTo::Dropped);
        }
    }
    if let Some(asset) = world.assets.find(file, &decoded) {
        return inside(&asset.url);
    }
    let plain = decoded.split('?').next().unwrap_or("");
    if plain.starts_with('/')
        && !plain.ends_with(".md")
        && let Ok(route) = Route::new(plain)
    {
        let address = url(world.settings, &route);
        outcome.checks.push(RouteCheck { route, at: at.clone(), target: target.clone() });
        return inside(&address);
    }
    outcome.problems.at(at.clone(), broken(world, target));
    Some(LinkTo::Dropped)
}

/// The source files that a path may mean, the likeliest first.
fn source_files(file: &RelPath, path: &str) -> Vec<RelPath> {
    let below = path.strip_prefix("@/").or_else(|| path.strip_prefix('/'));
    let joined = match below {
        Some(below) => RelPath::new("content").ok().and_then(|content| content.join(below)),
        None => file.parent().unwrap_or_default().join(path),
    };
    let trimmed = path.trim_end_matches('/');
    let Some(joined) = joined.or_else(|| RelPath::new(&format!("content{trimmed}")).ok()) else {
        return Vec::new();
    };
    let base = joined.as_str().trim_end_matches('/');
    let stem = base.strip_suffix(".md").or_else(|| base.strip_suffix(".html")).unwrap_or(base);
    let written = base.strip_suffix(".md").map(|_| base.to_owned());
    written
        .into_iter()
        .chain([format!("{stem}.md"), format!("{stem}/index.md"), format!("{stem}/_index.md")])
        .filter_map(|name| RelPath::new(&name).ok())
        .collect()
}

fn check_anchor(
    facts: &Facts,
    target: &Text,
    anchor: Option<&str>,
    at: &Span,
    outcome: &mut Outcome,
) {
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top") else { return };
    let decoded = percent_decode_str(anchor).decode_utf8().unwrap_or(anchor.into());
    let known = |name: &str| facts.anchors.iter().any(|known| known.as_str() == name);
    if !known(anchor) && !known(&decoded) {
        let near = nearest(anchor, facts.anchors.iter().map(Text::as_str)).map(Text::from);
        let page = target.split('#').next().unwrap_or("");
        let page = if page.is_empty() { "này" } else { page };
        let (target, anchor) = (Text::from(page), Text::from(anchor));
        outcome.problems.at(at.clone(), Link::BrokenAnchor { target, anchor, nearest: near });
    }
}

fn broken(world: World<'_>, target: &Text) -> Link {
    let known = world.site.by_file.keys().map(|file| file.as_str().trim_start_matches("content"));
    let wanted = target.trim_start_matches("./").trim_start_matches("@").trim_start_matches("../");
    let near = nearest(wanted, known.clone()).or_else(|| {
        // Within the same folder the file name alone is what people get wrong.
        let name = wanted.rsplit('/').next().unwrap_or(wanted);
        let names = known.clone().map(|path| path.rsplit('/').next().unwrap_or(path));
        let found = nearest(name, names)?;
        known.clone().find(|path| path.ends_with(found))
    });
    Link::Broken { target: target.clone(), nearest: near.map(Text::from) }
}

/// Reports the links whose address no page has.
#[must_use]
pub fn check_routes(pages: &[Page], checks: &[RouteCheck]) -> Problems {
    let mut problems = Problems::new();
    let known = |route: &Route| {
        let found = |path: &str| pages.binary_search_by(|page| page.route.as_str().cmp(path)).is_ok();
        found(route.as_str()) || found(&format!("{}/", route.as_str().trim_end_matches('/')))
    };
    for check in checks.iter().filter(|check| !known(&check.route)) {
        let names = pages.iter().filter(|page| page.route.is_page()).map(|page| page.route.as_str());
        let near = nearest(check.route.as_str(), names).map(Text::from);
        problems.at(
            check.at.clone(),
            Link::Broken { target: check.target.clone(), nearest: near },
        );
    }
    problems
}
