//! Where the links and pictures of a text lead.

use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use super::World;
use super::page::Page;
use crate::base::find::Find;
use crate::base::fold::nearest;
use crate::base::route::{RelPath, Route};
use crate::base::table::{Id, IdMap};
use crate::base::text::Text;
use crate::cited::Link;
use crate::config::tree::Value;
use crate::diag::areas::assets::Asset as AssetProblem;
use crate::diag::areas::links::Link as LinkProblem;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::markup::{CitationLink, DocumentLink, Facts, LinkTo, Picture, Resolved};
use crate::model::article::Article;
use crate::model::document::Document;
use crate::source::file::FileKind;
use crate::theme::load::Theme;
use crate::view::article::folder;
use crate::view::card::CardView;
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

/// What a path below `content/`, without `.md` or `/index.md`, leads to.
enum Target {
    Article(Id<Article>, Text),
    Page(Text),
    Unpublished,
}

/// Everything a link can name by its source file.
pub struct Targets(Find<Text, Target>);

impl Targets {
    /// Gathers articles, sections, documents, issues and regions.
    #[must_use]
    pub fn new(world: World<'_>, cards: &[CardView]) -> Targets {
        let World { site, settings, .. } = world;
        let by_file = |file: &RelPath| Text::from(stem(below_content(file)));
        let page = |route: &Route| Target::Page(url(settings, route));
        let sections = site.sections.values().iter().map(|s| (s.folder.clone(), page(&s.route)));
        let unpublished = site.unpublished.iter().map(|file| (by_file(file), Target::Unpublished));
        let documents = site.documents.values().iter().filter_map(|document| {
            Some((by_file(&document.head.as_ref()?.file), page(&document.route)))
        });
        let issues = site.issues.values().iter().map(|i| (by_file(&i.head.file), page(&i.route)));
        let articles: Vec<(Text, Target)> = (0..cards.len())
            .into_par_iter()
            .with_min_len(256)
            .map(|at| {
                let id = Id::from_index(at);
                let file = &site.articles.get(id).head.file;
                (by_file(file), Target::Article(id, cards[at].url.clone()))
            })
            .collect();
        let home = std::iter::once((Text::from(""), page(&Route::root())));
        let regions = site.regions.iter().filter(|(id, _)| site.index.places[*id]);
        let regions = regions.filter_map(|(_, region)| {
            let route = folder(&settings.urls.regions, &region.slug);
            Some((by_file(&region.head.as_ref()?.file), page(&route)))
        });
        // Of two with one name the later stands.
        let all = sections
            .chain(unpublished)
            .chain(documents)
            .chain(issues)
            .chain(regions)
            .chain(articles);
        Targets(all.chain(home).collect())
    }
}

fn below_content(file: &RelPath) -> &str {
    file.as_str().strip_prefix("content/").unwrap_or(file.as_str())
}

/// The name under which a file or address is known: without ending, `index` and slashes around it.
fn stem(path: &str) -> &str {
    let path = path.trim_matches('/');
    let path = path.strip_suffix(".md").or_else(|| path.strip_suffix(".html")).unwrap_or(path);
    for index in ["_index", "index"] {
        if let Some(folder) = path.strip_suffix(index)
            && (folder.is_empty() || folder.ends_with('/'))
        {
            return folder.trim_end_matches('/');
        }
    }
    path
}

/// The theme's parameter that tells how wide pictures of texts are shown, as `sizes` of HTML.
const WIDTH: &str = "text_width";

fn shown_width(theme: &Theme) -> Text {
    match theme.params.get(WIDTH).map(|node| &node.value) {
        Some(Value::Str(width)) => width.clone(),
        _ => Text::from("100vw"),
    }
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
pub fn resolve(world: World<'_>, targets: &Targets, file: &RelPath, facts: &Facts) -> Outcome {
    let mut outcome = Outcome::default();
    let links = facts.links.iter().filter_map(|link| {
        let at = Span { file: file.clone(), start: link.start, end: link.end };
        let to = link_to(world, targets, file, facts, &link.target, &at, &mut outcome)?;
        Some((link.target.clone(), to))
    });
    let links = links.collect();
    let mut images = Vec::with_capacity(facts.images.len());
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
                    srcset: asset.srcset.clone(),
                    sizes: asset.srcset.as_ref().map(|_| shown_width(world.theme)),
                };
                images.push((image.src.clone(), picture));
            }
            None => {
                let near = world.assets.nearest(file, &image.src);
                let problem = AssetProblem::Missing { src: image.src.clone(), nearest: near };
                outcome.problems.at(at, problem);
            }
        }
    }
    outcome.resolved.links = links;
    outcome.resolved.images = images.into_iter().collect();
    outcome
}

/// Adds the links to documents that a text cites.
pub fn cite(
    resolved: &mut Resolved,
    facts: &Facts,
    cited: &[Link],
    documents: &IdMap<Document, DocumentLink>,
) {
    let mut ids: Vec<Id<Document>> = Vec::new();
    for link in cited {
        let mention = &facts.citations[link.citation as usize].citation;
        let document = match ids.iter().position(|id| *id == link.document) {
            Some(at) => at,
            None => {
                ids.push(link.document);
                resolved.documents.push(documents[link.document].clone());
                ids.len() - 1
            }
        };
        resolved.citations.push(CitationLink {
            start: mention.start as u32,
            end: mention.end as u32,
            document: document as u32,
            is_first: link.is_first,
        });
    }
}

/// Whether a target names a scheme of its own.
#[must_use]
pub fn is_outside(target: &str) -> bool {
    let end = target.bytes().position(|byte| matches!(byte, b':' | b'/' | b'?' | b'#'));
    let begins = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
    target.starts_with("//")
        || end
            .is_some_and(|end| target.as_bytes()[end] == b':' && begins(target.as_bytes().first()))
}

fn link_to(
    world: World<'_>,
    targets: &Targets,
    file: &RelPath,
    facts: &Facts,
    target: &Text,
    at: &Span,
    outcome: &mut Outcome,
) -> Option<LinkTo> {
    if is_outside(target) {
        return None;
    }
    let (path, anchor) =
        target.split_once('#').map_or((target.as_str(), None), |(p, a)| (p, Some(a)));
    if path.is_empty() {
        check_anchor(facts, target, anchor, at, outcome);
        return Some(LinkTo::Inside(target.clone()));
    }
    let decoded = percent_decode_str(path).decode_utf8().unwrap_or(path.into());
    let inside = |address: &Text| {
        Some(LinkTo::Inside(match anchor {
            Some(anchor) => Text::from(format!("{address}#{anchor}")),
            None => address.clone(),
        }))
    };
    match named(targets, file, &decoded) {
        Some(Target::Article(id, address)) => {
            let article = world.site.articles.get(*id);
            check_anchor(&article.head.facts, target, anchor, at, outcome);
            return inside(address);
        }
        Some(Target::Page(address)) => return inside(address),
        Some(Target::Unpublished) => {
            outcome.problems.at(at.clone(), LinkProblem::Unpublished { target: target.clone() });
            return Some(LinkTo::Dropped);
        }
        None => {}
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

/// What a path of a link names: from the root of the content with a leading `/` or `@/`, else relative
/// to the folder of the file.
fn named<'a>(targets: &'a Targets, file: &RelPath, path: &str) -> Option<&'a Target> {
    if let Some(below) = path.strip_prefix("@/").or_else(|| path.strip_prefix('/')) {
        return targets.0.get(stem(below));
    }
    let joined = file.parent().unwrap_or_default().join(path.trim_end_matches('/'))?;
    targets.0.get(stem(below_content(&joined)))
}

fn check_anchor(
    facts: &Facts,
    target: &Text,
    anchor: Option<&str>,
    at: &Span,
    outcome: &mut Outcome,
) {
    let Some(anchor) = anchor.filter(|anchor| !anchor.is_empty() && *anchor != "top") else {
        return;
    };
    let decoded = percent_decode_str(anchor).decode_utf8().unwrap_or(anchor.into());
    let known = |name: &str| facts.anchors.iter().any(|known| known.as_str() == name);
    if !known(anchor) && !known(&decoded) {
        let near = nearest(anchor, facts.anchors.iter().map(Text::as_str)).map(Text::from);
        let page = target.split('#').next().unwrap_or("");
        let page = if page.is_empty() { at.file.file_name() } else { page };
        let (target, anchor) = (Text::from(page), Text::from(anchor));
        outcome
            .problems
            .at(at.clone(), LinkProblem::BrokenAnchor { target, anchor, nearest: near });
    }
}

fn broken(world: World<'_>, target: &Text) -> LinkProblem {
    let known = world.site.by_file.keys().map(|file| file.as_str().trim_start_matches("content"));
    let wanted = target.trim_start_matches("./").trim_start_matches('@').trim_start_matches("../");
    let near = nearest(wanted, known.clone()).or_else(|| {
        // Within the same folder the file name alone is what people get wrong.
        let name = wanted.rsplit('/').next().unwrap_or(wanted);
        let names = known.clone().map(|path| path.rsplit('/').next().unwrap_or(path));
        let found = nearest(name, names)?;
        known.clone().find(|path| path.ends_with(found))
    });
    LinkProblem::Broken { target: target.clone(), nearest: near.map(Text::from) }
}

/// Reports the links whose address no page has.
#[must_use]
pub fn check_routes(pages: &[Page], checks: &[RouteCheck]) -> Problems {
    let mut problems = Problems::new();
    let known = |route: &Route| {
        let found =
            |path: &str| pages.binary_search_by(|page| page.route.as_str().cmp(path)).is_ok();
        found(route.as_str()) || found(&format!("{}/", route.as_str().trim_end_matches('/')))
    };
    for check in checks.iter().filter(|check| !known(&check.route)) {
        let names =
            pages.iter().filter(|page| page.route.is_page()).map(|page| page.route.as_str());
        let near = nearest(check.route.as_str(), names).map(Text::from);
        problems.at(
            check.at.clone(),
            LinkProblem::Broken { target: check.target.clone(), nearest: near },
        );
    }
    problems
}
