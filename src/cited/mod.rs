//! Which documents the texts of a site cite, and which citations lead nowhere.
//!
//! 1. [`resolve()`](resolve::resolve) takes the citations of one text to documents; it would rather name
//!    none than a wrong one.
//! 2. [`cited`] does so for all texts, each by itself, and gathers for each document who cites it.

mod choose;
pub mod finder;
pub mod hints;
pub mod plenums;
pub mod reason;
pub mod resolve;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rayon::prelude::*;

use crate::base::date::{Day, Stamp};
use crate::base::route::RelPath;
use crate::base::table::{Id, IdMap, Table};
use crate::base::text::Text;
use crate::cite::titles::Titles;
use crate::diag::problems::Problems;
use crate::markup::Facts;
use crate::model::article::Article;
use crate::model::document::{Document, KINDS};
use crate::model::region::{Region, flow};
use crate::model::registry;
use crate::model::site::Site;
use finder::Finder;
use resolve::{Context, Resolved, resolve};

/// A citation that leads to a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// Its place among [`Facts::citations`] of the text.
    pub citation: u32,
    /// The document.
    pub document: Id<Document>,
    /// Whether no citation before it leads to the same document.
    pub is_first: bool,
}

/// An article that cites a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedBy {
    /// The article; it is in a section.
    pub article: Id<Article>,
    /// The sentence in which it does so first.
    pub sentence: Text,
}

/// What the texts of a site cite.
#[derive(Debug)]
pub struct Cited {
    /// Citations of each article that lead to documents, in the order of its text.
    pub by_article: IdMap<Article, Vec<Link>>,
    /// Those of the bodies of sections, issues and documents, by file.
    pub by_file: BTreeMap<RelPath, Vec<Link>>,
    /// Articles that cite a document, newest first, each once; those that rely on it by their front
    /// matter among them.
    pub by_document: IdMap<Document, Vec<CitedBy>>,
}

/// Type, number and title of a document.
pub type Name = (Text, Text, Text);

/// The titles by which texts may name documents, of the built-in registry if it is used, and the site's
/// own, each with its type; none if there are no documents.
#[must_use]
pub fn titles(registry: bool, own: &[Name]) -> Option<Titles> {
    static BUILT_IN: LazyLock<Vec<Name>> = LazyLock::new(|| {
        let seeds = registry::documents().into_iter().map(|seed| seed.document);
        seeds.map(|document| (document.kind, document.number, document.title)).collect()
    });
    let built_in: &[Name] = if registry { &BUILT_IN } else { &[] };
    let code = |kind: &Text| {
        let known = KINDS.iter().find(|(code, name)| {
            *code == kind.as_str() || name.to_lowercase() == kind.to_lowercase()
        });
        known.map(|(code, _)| *code)
    };
    let all = built_in.iter().chain(own);
    let all = all
        .filter_map(|(kind, number, title)| Some((code(kind)?, number.as_str(), title.as_str())));
    let mut all = all.peekable();
    all.peek()?;
    Some(Titles::new(all))
}

/// A text of the site, and what decides about its citations.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Its file.
    pub file: &'a RelPath,
    /// The facts of its body.
    pub facts: &'a Facts,
    /// Its day.
    pub date: Option<Day>,
    /// The name of its province, if it is of exactly one.
    pub region: Option<&'a str>,
    /// The documents it relies on by its front matter.
    pub relied: &'a [Id<Document>],
    /// The document whose body it is, which it does not link to.
    pub own: Option<Id<Document>>,
}

impl<'a> Written<'a> {
    /// The body of an article.
    #[must_use]
    pub fn article(site: &'a Site, article: &'a Article) -> Written<'a> {
        let day = article.date.map(Stamp::day);
        let province = |&id: &Id<Region>| flow::top(&site.regions, id, day);
        let regions: BTreeSet<&str> =
            article.regions.iter().map(|id| site.regions.get(province(id)).name.as_str()).collect();
        Written {
            file: &article.head.file,
            facts: &article.head.facts,
            date: day,
            region: regions.first().copied().filter(|_| regions.len() == 1),
            relied: &article.documents,
            own: None,
        }
    }

    /// The bodies of sections, printed issues, documents and regions.
    pub fn others(site: &'a Site) -> Vec<Written<'a>> {
        let text = |file, facts, date| {
            let (region, relied, own) = (None, &[][..], None);
            Written { file, facts, date, region, relied, own }
        };
        let sections = site.sections.values().iter().filter_map(|s| s.head.as_deref());
        let sections = sections.map(|head| text(&head.file, &head.facts, None));
        let issues = site.issues.values().iter().map(|issue| &issue.head);
        let issues = issues.map(|head| {
            text(&head.file, &head.facts, head.distributed_on.as_ref().map(|day| day.value))
        });
        let documents = site.documents.iter().filter_map(|(id, document)| {
            let head = document.head.as_deref()?;
            let text = text(&head.file, &head.facts, document.issued_on);
            Some(Written { region: document.place.as_deref(), own: Some(id), ..text })
        });
        let regions = site.regions.iter().filter_map(|(id, region)| {
            let head = region.head.as_deref()?;
            let province = flow::top(&site.regions, id, region.until);
            let text = text(&head.file, &head.facts, region.until);
            Some(Written { region: Some(&site.regions.get(province).name), ..text })
        });
        sections.chain(issues).chain(documents).chain(regions).collect()
    }

    /// Where each of its citations leads.
    #[must_use]
    pub fn resolve(&self, documents: &Table<Document>, find: &Finder) -> Vec<Resolved> {
        let Written { date, region, relied, .. } = *self;
        let context = Context { date, region, relied, documents, find };
        resolve(self.facts.citations.iter().map(|mention| &mention.citation), &context)
    }

    /// Its citations that lead to documents.
    fn links(&self, resolved: &[Resolved]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for (at, resolved) in resolved.iter().enumerate() {
            if let Some(document) = resolved.id.filter(|id| self.own != Some(*id)) {
                let is_first = !links.iter().any(|link| link.document == document);
                links.push(Link { citation: at as u32, document, is_first });
            }
        }
        links
    }
}

/// Resolves the citations of all texts.
#[must_use]
pub fn cited(site: &Site) -> (Cited, Problems) {
    let find = Finder::new(&site.documents);
    let read = |text: &Written<'_>| {
        if text.facts.citations.is_empty() {
            return (Vec::new(), Problems::new());
        }
        let resolved = text.resolve(&site.documents, &find);
        (text.links(&resolved), hints::hints(site, text, &resolved))
    };
    let mut problems = Problems::new();
    let articles = site.articles.values();
    let each: Vec<(Vec<Link>, Problems)> = articles
        .par_iter()
        .with_min_len(64)
        .map(|article| read(&Written::article(site, article)))
        .collect();
    let mut by_document: IdMap<Document, Vec<CitedBy>> = IdMap::filled(&site.documents, Vec::new());
    let mut by_article = Vec::with_capacity(each.len());
    for ((id, article), (links, found)) in site.articles.iter().zip(each) {
        let facts = &article.head.facts;
        for link in links.iter().filter(|link| link.is_first && article.is_listed()) {
            let mention = &facts.citations[link.citation as usize];
            let sentence = facts.sentence(mention);
            by_document[link.document].push(CitedBy { article: id, sentence });
        }
        by_article.push(links);
        problems.extend(found);
    }
    let mut by_file = BTreeMap::new();
    for text in Written::others(site) {
        let (links, found) = read(&text);
        if !links.is_empty() {
            by_file.insert(text.file.clone(), links);
        }
        problems.extend(found);
    }
    (Cited { by_article: IdMap::from_vec(by_article), by_file, by_document }, problems)
}
