//! Articles: defaults filled in, held back or kept, names turned into ids.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use globset::{Glob, GlobMatcher};
use rayon::prelude::*;

use super::aftermath;
use super::documents::unresolved;
use super::embargo::{self, Fate};
use super::issues::{Claims, FindIssue};
use super::sections::folder_of;
use super::{Heads, Show};
use crate::base::date::AsOf;
use crate::base::fold::nearest;
use crate::base::route::{BadRoute, RelPath, Route};
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::config::Config;
use crate::diag::areas::front::Front;
use crate::diag::areas::references::Reference;
use crate::diag::areas::routes::Routing;
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};
use crate::model::article::Article;
use crate::model::document::{self, Document, Found};
use crate::model::issue::{Folio, Issue};
use crate::model::names::{Gathered, Person, Series, Topic};
use crate::model::region::Region;
use crate::model::region::lookup::{self, Found as FoundRegion, choose};
use crate::model::section::Section;
use crate::model::site::Held;
use crate::model::tombstone::Tombstone;
use crate::parse::article::{self, ArticleFront, ArticleHead};

/// What articles are made against.
pub(super) struct Context<'a> {
    pub(super) settings: &'a Settings,
    pub(super) sections: &'a Table<Section>,
    pub(super) documents: &'a Table<Document>,
    pub(super) find_document: &'a document::Lookup,
    pub(super) regions: &'a Table<Region>,
    pub(super) find_region: &'a lookup::Lookup,
    pub(super) issues: &'a Table<Issue>,
    pub(super) find_issue: &'a FindIssue,
    pub(super) claims: &'a Claims,
    pub(super) as_of: &'a AsOf,
    pub(super) show: Show,
}

/// The tables that articles bring about.
pub(super) struct Made {
    pub(super) articles: Table<Article>,
    pub(super) unpublished: BTreeSet<RelPath>,
    pub(super) held: Vec<Held>,
    pub(super) withdrawn: Vec<Route>,
    pub(super) tombstones: Vec<Tombstone>,
    pub(super) topics: Table<Topic>,
    pub(super) people: Table<Person>,
    pub(super) series: Table<Series>,
}

/// An article whose names are noted but not yet ids.
struct Draft {
    article: Article,
    topics: Vec<usize>,
    authors: Vec<usize>,
    series: Option<usize>,
}

/// Makes the articles.
pub(super) fn articles(heads: &Heads, context: &Context<'_>, problems: &mut Problems) -> Made {
    let defaults = Defaults::new(context.settings, problems);
    let batches: Vec<Batch> =
        heads.articles.par_chunks(256).map(|heads| batch(heads, &defaults, context)).collect();
    let mut unpublished = BTreeSet::new();
    let mut held = Vec::new();
    let mut withdrawn = BTreeSet::new();
    let mut tombstones = Vec::new();
    let mut kept: Vec<Article> = Vec::with_capacity(heads.articles.len());
    for batch in batches {
        unpublished.extend(batch.unpublished);
        held.extend(batch.held);
        withdrawn.extend(batch.withdrawn);
        tombstones.extend(batch.tombstones);
        kept.extend(batch.kept);
        problems.extend(batch.problems);
    }
    kept.par_sort_by(|a, b| {
        let key = |x: &Article| (std::cmp::Reverse(x.date), x.front.weight.unwrap_or(0));
        key(a).cmp(&key(b)).then_with(|| a.head.file.cmp(&b.head.file))
    });
    held.sort_by(|a: &Held, b: &Held| (a.begins, &a.file).cmp(&(b.begins, &b.file)));
    let withdrawn = withdrawn.into_iter().collect();
    Made { held, withdrawn, tombstones, ..named(kept, unpublished) }
}

/// Some articles in the order of their paths.
#[derive(Default)]
struct Batch {
    kept: Vec<Article>,
    unpublished: Vec<RelPath>,
    held: Vec<Held>,
    withdrawn: Vec<Route>,
    tombstones: Vec<Tombstone>,
    problems: Problems,
}

fn batch(heads: &[Arc<ArticleHead>], defaults: &Defaults, context: &Context<'_>) -> Batch {
    let mut batch = Batch::default();
    let mut seen = Seen::default();
    for head in heads {
        let front = defaults.fill(head, context.sections);
        let folio = embargo::folio(head, &front, context);
        match embargo::fate(&front, folio.as_ref(), context) {
            Fate::Shown => {}
            Fate::Hidden => {
                batch.unpublished.push(head.file.clone());
                if front.is_withdrawn() {
                    let stone = aftermath::tombstone(head, &front, context, &mut batch.problems);
                    batch.withdrawn.extend(stone.routes.iter().cloned());
                    batch.tombstones.extend(aftermath::was_out(&front, context).then_some(stone));
                }
                continue;
            }
            Fate::Held(begins) => {
                embargo::waits(head, &front, folio.as_ref(), context, &mut batch.problems);
                batch.unpublished.push(head.file.clone());
                batch.held.push(embargo::held(head, &front, begins, folio.as_ref(), context));
                continue;
            }
        }
        batch.kept.extend(article(head, front, folio, context, &mut seen, &mut batch.problems));
    }
    batch
}

/// Turns the names of articles into ids, in the order of articles: the newest spelling is shown.
fn named(kept: Vec<Article>, unpublished: BTreeSet<RelPath>) -> Made {
    let (mut topics, mut people, mut series) =
        (Gathered::default(), Gathered::default(), Gathered::default());
    let drafts: Vec<Draft> = kept
        .into_iter()
        .map(|article| {
            let front = &article.front;
            Draft {
                topics: front.topics.iter().flatten().map(|t| topics.note(&t.value)).collect(),
                authors: front
                    .authors
                    .iter()
                    .flatten()
                    .map(|a| people.note(&a.name.value))
                    .collect(),
                series: front.series.as_ref().map(|s| series.note(&s.value)),
                article,
            }
        })
        .collect();
    let (topics, topic_ids) = topics.finish(Topic);
    let (people, person_ids) = people.finish(Person);
    let (series, series_ids) = series.finish(Series);
    let articles = drafts
        .into_iter()
        .map(|draft| Article {
            topics: draft.topics.iter().map(|&at| topic_ids[at]).collect(),
            authors: draft.authors.iter().map(|&at| person_ids[at]).collect(),
            series: draft.series.map(|at| series_ids[at]),
            ..draft.article
        })
        .collect();
    let articles = Table::from_sorted(articles);
    let (held, withdrawn, tombstones) = (Vec::new(), Vec::new(), Vec::new());
    Made { articles, unpublished, held, withdrawn, tombstones, topics, people, series }
}

/// References that were resolved before, so that each spelling is looked up once.
#[derive(Default)]
struct Seen {
    documents: BTreeMap<Text, Option<Id<Document>>>,
    regions: BTreeMap<Text, Box<[Id<Region>]>>,
}

fn article(
    head: &Arc<ArticleHead>,
    front: Arc<ArticleFront>,
    folio: Option<Folio>,
    context: &Context<'_>,
    seen: &mut Seen,
    problems: &mut Problems,
) -> Option<Article> {
    let title = front.title.as_ref()?.value.clone();
    let section = section(head, &front, context, problems);
    let date = front.date.as_ref().map(|date| date.value);
    if section.is_some() && date.is_none() && !head.is_dated {
        let (key, example) = ("date", "date = 2024-05-03T08:30:00+07:00");
        let problem = Front::MissingKey { key: Text::from(key), example: Text::from(example) };
        problems.at(Span { file: head.file.clone(), start: 0, end: 3 }, problem);
    }
    let (slug, route) = address(head, &front, section, context);
    let route = match route {
        Ok(route) => route,
        Err(bad) => {
            let problem = Routing::BadRoute {
                route: slug.text().clone(),
                detail: Text::from(bad.to_string()),
            };
            problems.at(Span::file_start(&head.file), problem);
            return None;
        }
    };
    let documents = documents(head, &front, context, seen, problems);
    let regions = regions(head, &front, context, seen, problems);
    embargo::issue(head, &front, folio.as_ref(), context, problems);
    Some(Article {
        head: head.clone(),
        title,
        route,
        slug,
        section,
        date,
        documents,
        regions,
        topics: Box::default(),
        authors: Box::default(),
        series: None,
        issue: folio,
        corrections: aftermath::corrections(head, &front, context, problems),
        front,
    })
}

/// The slug and the route of an article.
fn address(
    head: &ArticleHead,
    front: &ArticleFront,
    section: Option<Id<Section>>,
    context: &Context<'_>,
) -> (Slug, Result<Route, BadRoute>) {
    let slug = front.slug.as_ref().map_or_else(|| file_slug(&head.file), |slug| slug.value.clone());
    let folder = section.map_or("", |id| context.sections.get(id).route.as_str().trim_matches('/'));
    let date = front.date.as_ref().map(|date| date.value);
    let route = context.settings.urls.article.fill(folder, &slug, date.as_ref());
    (slug, route)
}

/// The section of an article that is not shown, and all addresses under which it was known.
pub(super) fn addresses(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
) -> (Option<Id<Section>>, Vec<Route>) {
    // What is wrong with an article that is not shown does not matter any more.
    let section = section(head, front, context, &mut Problems::new());
    let (_, route) = address(head, front, section, context);
    let old = front.aliases.iter().flatten().map(|alias| alias.value.clone());
    (section, route.into_iter().chain(old).collect())
}

/// The slug of a file: its name, or its folder's name for `index.md`.
fn file_slug(file: &RelPath) -> Slug {
    if file.file_name() == "index.md" {
        return Slug::from_title(file.parent().unwrap_or_default().file_name());
    }
    Slug::new(file.stem()).unwrap_or_else(|_| Slug::from_title(file.stem()))
}

fn section(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Option<Id<Section>> {
    let by_folder = |folder: &str| context.sections.find(|s| s.folder.as_str().cmp(folder));
    let own = by_folder(&folder_of(&head.file));
    let Some(named) = &front.section else { return own };
    if let Some(id) = by_folder(named.value.trim_matches('/')) {
        return Some(id);
    }
    let known = context.sections.values().iter().map(|s| s.folder.as_str());
    let near = nearest(&named.value, known).map(Text::from);
    let problem = Reference::UnknownSection { name: named.value.clone(), nearest: near };
    problems.at(named.span(&head.file), problem);
    own
}

fn documents(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    seen: &mut Seen,
    problems: &mut Problems,
) -> Box<[Id<Document>]> {
    let mut ids: Vec<Id<Document>> = Vec::new();
    for name in front.resolutions.iter().flatten() {
        let known = seen.documents.get(&name.value).copied();
        let id = known.unwrap_or_else(|| {
            match context.find_document.find(context.documents, &name.value) {
                Found::One(id) => {
                    seen.documents.insert(name.value.clone(), Some(id));
                    Some(id)
                }
                found => {
                    problems.at(name.span(&head.file), unresolved(&name.value, &found));
                    None
                }
            }
        });
        ids.extend(id.filter(|id| !ids.contains(id)));
    }
    ids.into_boxed_slice()
}

fn regions(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    seen: &mut Seen,
    problems: &mut Problems,
) -> Box<[Id<Region>]> {
    let Context { regions: table, find_region, .. } = context;
    let day = front.date.as_ref().map(|date| date.value.day());
    let mut ids: Vec<Id<Region>> = Vec::new();
    for name in front.regions.iter().flatten() {
        let units = seen
            .regions
            .entry(name.value.clone())
            .or_insert_with(|| find_region.candidates(table, &name.value).into());
        let id = match choose(table, units, day) {
            FoundRegion::One(id) => id,
            FoundRegion::Outside(id) => {
                let problem = super::regions::outside(table, id, &name.value, day);
                problems.at(name.span(&head.file), problem);
                id
            }
            FoundRegion::Several(ids) => {
                let problem = super::regions::ambiguous(table, find_region, &name.value, &ids);
                problems.at(name.span(&head.file), problem);
                continue;
            }
            FoundRegion::None => {
                let near = find_region.nearest(&name.value);
                let problem = Reference::UnknownRegion { name: name.value.clone(), nearest: near };
                problems.at(name.span(&head.file), problem);
                continue;
            }
        };
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids.into_boxed_slice()
}

/// Front-matter defaults: those of the section's folder and of the folders above, then those of
/// `site.toml` whose pattern fits.
struct Defaults {
    patterns: Vec<(GlobMatcher, ArticleFront)>,
}

impl Defaults {
    fn new(settings: &Settings, problems: &mut Problems) -> Defaults {
        let mut patterns = Vec::new();
        for (path, node) in &settings.defaults {
            let front = article::front(&settings.file, node, "defaults", &settings.zone, problems);
            match Glob::new(path) {
                Ok(glob) => patterns.push((glob.compile_matcher(), front)),
                Err(_) => {
                    let problem = Config::BadValue {
                        key: Text::from("defaults.path"),
                        value: path.clone(),
                        expected: Text::from("mẫu đường dẫn, ví dụ `thoi-su/**`"),
                    };
                    let at = Spanned::new((), node.start as usize..node.end as usize);
                    problems.at(at.span(&settings.file), problem);
                }
            }
        }
        Defaults { patterns }
    }

    fn fill(&self, head: &ArticleHead, sections: &Table<Section>) -> Arc<ArticleFront> {
        let mut front = head.front.clone();
        let folder = folder_of(&head.file);
        let mut section = sections.find(|s| s.folder.as_str().cmp(&folder));
        while let Some(id) = section {
            let at = sections.get(id);
            if let Some(defaults) = at.head.as_ref().and_then(|head| head.defaults.as_ref()) {
                front = Arc::new(front.over(defaults));
            }
            section = at.parent;
        }
        let path = head.file.as_str().trim_start_matches("content/");
        for (glob, defaults) in self.patterns.iter().rev() {
            if glob.is_match(path) {
                front = Arc::new(front.over(defaults));
            }
        }
        front
    }
}
