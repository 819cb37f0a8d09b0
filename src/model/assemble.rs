//! Heads, registries and settings → one [`Site`].
//!
//! 1. Heads are sorted by kind; sections come from the folders.
//! 2. Documents, regions and issues become tables with look-ups.
//! 3. Articles take defaults, are kept or held back by state and time, and their names become ids.
//! 4. Lists and related articles are made.
//!
//! Names that lead nowhere are problems; the article stays, without them.

mod aftermath;
mod articles;
pub mod documents;
mod embargo;
mod issues;
mod regions;
mod sections;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::article::Article;
use super::index::{self, Index, Tables, related};
use super::issue::pdf_sources;
use super::site::Site;
use super::{document, region};
use crate::base::date::{AsOf, Stamp};
use crate::base::fold::nearest;
use crate::base::route::RelPath;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::references::Reference;
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::parse::Head;
use crate::parse::article::ArticleHead;
use crate::parse::comments::CommentsHead;
use crate::parse::document::DocumentHead;
use crate::parse::issue::IssueHead;
use crate::parse::region::RegionHead;
use crate::parse::section::SectionHead;

/// What is shown besides published articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Show {
    /// Published articles only.
    Published,
    /// Drafts and embargoed articles too; never withdrawn ones.
    Drafts,
}

/// Heads by kind, each in the order of paths.
#[derive(Default)]
struct Heads {
    articles: Vec<Arc<ArticleHead>>,
    sections: Vec<Arc<SectionHead>>,
    documents: Vec<Arc<DocumentHead>>,
    issues: Vec<Arc<IssueHead>>,
    regions: Vec<Arc<RegionHead>>,
    comments: Vec<Arc<CommentsHead>>,
}

/// Makes the site. `heads` stand in the order of their paths.
#[must_use]
pub fn assemble(heads: &[Head], settings: &Settings, as_of: Stamp, show: Show) -> (Site, Problems) {
    let mut problems = Problems::new();
    let as_of = AsOf::new(as_of, &settings.zone);
    let heads = sort(heads);
    let sections = sections::sections(&heads, settings);
    let regions = regions::regions(&heads.regions, &mut problems);
    let find_region = region::lookup::Lookup::new(&regions);
    let places = documents::Places { regions: &regions, find: &find_region };
    let today = as_of.day();
    let documents = documents::documents(&heads.documents, settings, &places, today, &mut problems);
    let find_document = document::Lookup::new(&documents);
    let issues = issues::issues(&heads.issues, settings, today, &mut problems);
    issues::checks::check(&issues, &heads.articles, settings, &mut problems);
    let find_issue = issues::lookup(&issues);
    let claims = issues::claims(&issues, &heads.articles, &mut problems);
    let context = articles::Context {
        settings,
        sections: &sections,
        documents: &documents,
        find_document: &find_document,
        regions: &regions,
        find_region: &find_region,
        issues: &issues,
        find_issue: &find_issue,
        claims: &claims,
        as_of: &as_of,
        show,
    };
    let mut made = articles::articles(&heads, &context, &mut problems);
    documents::check_articles(&made.articles, &documents, &find_document, &mut problems);
    let by_file: BTreeMap<RelPath, Id<Article>> =
        made.articles.iter().map(|(id, a)| (a.head.file.clone(), id)).collect();
    let hands = hands(&made.articles, &by_file, &made.unpublished, &mut problems);
    let issues = issues::contents::contents(
        &issues,
        &claims,
        &heads.articles,
        &made.articles,
        &mut problems,
    );
    if show == Show::Published {
        let waiting = issues.values().iter().filter(|issue| !issue.is_out);
        made.unpublished.extend(waiting.flat_map(|issue| pdf_sources(&issue.head)));
    }
    let comments = aftermath::comments(
        &heads.comments,
        &made.articles,
        &by_file,
        &made.unpublished,
        settings,
        &mut problems,
    );
    let index = make_index(&made, &sections, &regions, &documents, &issues, settings, hands);
    let home = heads.sections.iter().find(|head| head.file.as_str() == "content/_index.md");
    let site = Site {
        articles: made.articles,
        sections,
        documents,
        regions,
        issues,
        topics: made.topics,
        people: made.people,
        series: made.series,
        find_document,
        find_region,
        by_file,
        unpublished: made.unpublished,
        held: made.held,
        withdrawn: made.withdrawn,
        tombstones: made.tombstones,
        index,
        comments,
        home: home.cloned(),
        as_of,
    };
    (site, problems)
}

fn make_index(
    made: &articles::Made,
    sections: &Table<super::section::Section>,
    regions: &Table<region::Region>,
    documents: &Table<document::Document>,
    issues: &Table<super::issue::Issue>,
    settings: &Settings,
    hands: related::Hands,
) -> Index {
    let tables = Tables {
        articles: &made.articles,
        sections,
        topics: &made.topics,
        people: &made.people,
        regions,
        documents,
        series: &made.series,
        issues,
    };
    let rules = related::Rules {
        count: settings.related.count,
        per_region: settings.related.per_region,
        forward: settings.related.forward,
    };
    index::index(&tables, related::Directions { rules, hands })
}

fn sort(heads: &[Head]) -> Heads {
    let mut out = Heads::default();
    for head in heads {
        match head {
            Head::Article(head) => out.articles.push(head.clone()),
            Head::Section(head) => out.sections.push(head.clone()),
            Head::Document(head) => out.documents.push(head.clone()),
            Head::Issue(head) => out.issues.push(head.clone()),
            Head::Region(head) => out.regions.push(head.clone()),
            Head::Comments(head) => out.comments.push(head.clone()),
        }
    }
    out
}

/// The path of an article as editors write it: `thoi-su/bai.md`, with or without `content/`, `@/`, `/`.
#[must_use]
pub fn article_path(name: &str) -> Option<RelPath> {
    let name = name.trim().trim_start_matches('@').trim_start_matches('/');
    let name = name.strip_prefix("content/").unwrap_or(name);
    RelPath::new(&format!("content/{name}")).ok()
}

/// Resolves the pins and blocks of front matter.
fn hands(
    articles: &Table<Article>,
    by_file: &BTreeMap<RelPath, Id<Article>>,
    unpublished: &BTreeSet<RelPath>,
    problems: &mut Problems,
) -> related::Hands {
    let mut hands = related::Hands::default();
    for (id, article) in articles.iter() {
        let mut resolve = |names: &Option<Vec<Spanned<Text>>>| -> Vec<Id<Article>> {
            let mut out = Vec::new();
            for name in names.iter().flatten() {
                let path = article_path(&name.value);
                if let Some(&other) = path.as_ref().and_then(|path| by_file.get(path)) {
                    out.push(other);
                } else if !path.is_some_and(|path| unpublished.contains(&path)) {
                    let known = by_file.keys().map(|f| f.as_str().trim_start_matches("content/"));
                    let near = nearest(&name.value, known).map(Text::from);
                    let problem =
                        Reference::UnknownArticle { name: name.value.clone(), nearest: near };
                    problems.at(name.span(&article.head.file), problem);
                }
            }
            out
        };
        let (pins, blocks) = (resolve(&article.front.pins), resolve(&article.front.blocks));
        if !pins.is_empty() {
            hands.pins.insert(id, pins);
        }
        if !blocks.is_empty() {
            hands.blocks.insert(id, blocks);
        }
    }
    hands
}
