//! Printed issues: `content/so-tap-chi/<year>/<number>/index.md`.

use serde::{Deserialize, Serialize};

use super::Env;
use super::article::{self, Image};
use super::front::Source;
use super::keys;
use super::pages::{Mistake, Pages};
use crate::base::date::Day;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::diag::areas::front::Front;
use crate::diag::areas::issues::Printed;
use crate::diag::problems::Problems;
use crate::diag::span::Spanned;
use crate::markup::Facts;

/// What an issue's file says.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct IssueHead {
    pub file: RelPath,
    pub year: i64,
    pub number: Spanned<Text>,
    pub name: Option<Text>,
    pub running_number: Option<Spanned<i64>>,
    pub distributed_on: Option<Spanned<Day>>,
    pub cover: Option<Image>,
    pub pdf: Option<Spanned<Text>>,
    pub price: Option<Text>,
    pub page_count: Option<Spanned<u32>>,
    pub page_offset: i64,
    pub legacy: Option<bool>,
    pub zones: Vec<Zone>,
    pub facts: Facts,
    pub has_body: bool,
}

/// A section inside a printed issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Zone {
    pub title: Option<Text>,
    pub entries: Vec<Entry>,
}

/// A line of the table of contents: it has a title, or an article that gives one.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Entry {
    pub title: Option<Spanned<Text>>,
    pub author: Option<Text>,
    pub post: Option<Text>,
    pub page: Option<Spanned<Pages>>,
    /// Whether a page is written, be it one that cannot be read.
    pub is_paged: bool,
    pub article: Option<Spanned<Text>>,
}

/// Reads an issue's file; year and number are required.
pub fn read(source: &Source<'_>, env: &Env, problems: &mut Problems) -> Option<IssueHead> {
    let mut fields = Fields::new(source.file, Area::Front, "", &source.front, problems);
    fields.known(keys::ISSUE);
    for (key, example) in [("year", "year = 2022"), ("number", "number = \"6\"")] {
        if fields.node(key).is_none() {
            let (key, example) = (Text::from(key), Text::from(example));
            fields.problem(source.fence.clone(), Front::MissingKey { key, example });
        }
    }
    let year = fields.int("year", 1900..=2200);
    let number = fields.words("number");
    let name = fields.words("name").map(|t| t.value);
    let running_number = spanned_int(&mut fields, "running_number", 1_000_000);
    let distributed_on = fields.stamp("distributed_on", &env.zone).map(|found| Spanned {
        value: found.value.0.day(),
        start: found.start,
        end: found.end,
    });
    let cover = article::image(&mut fields, "cover");
    let pdf = fields.words("pdf");
    let price = fields.words("price").map(|t| t.value);
    let page_count = spanned_int(&mut fields, "page_count", 9999).and_then(|count| {
        let value = u32::try_from(count.value).ok()?;
        Some(Spanned { value, start: count.start, end: count.end })
    });
    let page_offset = fields.int("page_offset", -999..=9999).unwrap_or(0);
    let legacy = fields.flag("legacy");
    let zones = zones(&mut fields);
    let (facts, found) = source.facts(env);
    problems.extend(found);
    Some(IssueHead {
        file: source.file.clone(),
        year: year?,
        number: number?,
        name,
        running_number,
        distributed_on,
        cover,
        pdf,
        price,
        page_count,
        page_offset,
        legacy,
        zones,
        facts,
        has_body: !source.text[source.body_start..].trim().is_empty(),
    })
}

fn spanned_int(fields: &mut Fields<'_>, key: &str, most: i64) -> Option<Spanned<i64>> {
    let value = fields.int(key, 1..=most)?;
    fields.node(key).map(|node| Spanned::new(value, node.range()))
}

/// Reads printed pages, in an issue's contents and in articles.
pub(super) fn pages(fields: &mut Fields<'_>, key: &str) -> Option<Spanned<Pages>> {
    let found = fields.words(key)?;
    let range = found.start as usize..found.end as usize;
    match Pages::parse(&found.value) {
        Ok(pages) => Some(Spanned::new(pages, range)),
        Err(Mistake::Nonsense) => {
            fields.problem(range, Printed::BadPages { value: found.value });
            None
        }
        Err(Mistake::Reversed(right)) => {
            let right = Text::from(right);
            fields.problem(range, Printed::ReversedPages { value: found.value, right });
            None
        }
    }
}

fn zones(fields: &mut Fields<'_>) -> Vec<Zone> {
    let mut out = Vec::new();
    for node in fields.tables("zones") {
        let mut zone = fields.inner("zones", node);
        zone.known(keys::ZONE);
        let title = zone.words("title").map(|t| t.value);
        let mut entries = Vec::new();
        for node in zone.tables("entries") {
            let mut entry = zone.inner("entries", node);
            entry.known(keys::ENTRY);
            let title = entry.words("title");
            let author = entry.words("author").map(|t| t.value);
            let post = entry.words("post").map(|t| t.value);
            let page = pages(&mut entry, "page");
            let is_paged = entry.node("page").is_some();
            let article = entry.words("article");
            if title.is_some() || article.is_some() {
                entries.push(Entry { title, author, post, page, is_paged, article });
            } else if entry.node("title").is_none() && entry.node("article").is_none() {
                let (key, example) = (entry.path("title"), "title = \"Tên bài\"");
                let (key, example) = (Text::from(key), Text::from(example));
                entry.problem(node.range(), Front::MissingKey { key, example });
            }
        }
        out.push(Zone { title, entries });
    }
    out
}
