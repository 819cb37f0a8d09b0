//! Printed issues: `content/so-tap-chi/<year>/<number>/index.md`.

use serde::{Deserialize, Serialize};

use super::Env;
use super::article::{self, Image};
use super::front::Source;
use super::keys;
use crate::base::date::Day;
use crate::base::route::RelPath;
use crate::base::text::Text;
use crate::config::fields::{Area, Fields};
use crate::diag::areas::front::Front;
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
    pub running_number: Option<i64>,
    pub distributed_on: Option<Day>,
    pub cover: Option<Image>,
    pub pdf: Option<Spanned<Text>>,
    pub price: Option<Text>,
    pub page_count: Option<i64>,
    pub page_offset: i64,
    pub zones: Vec<Zone>,
    pub facts: Facts,
    pub has_body: bool,
}

/// A section inside a printed issue.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Zone {
    pub title: Text,
    pub entries: Vec<Entry>,
}

/// A line of the table of contents.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(missing_docs, reason = "see the docs of the keys")]
pub struct Entry {
    pub title: Text,
    pub author: Option<Text>,
    pub post: Option<Text>,
    pub page: Option<Text>,
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
    let running_number = fields.int("running_number", 1..=1_000_000);
    let distributed_on = fields.stamp("distributed_on", &env.zone).map(|s| s.value.0.day());
    let cover = article::image(&mut fields, "cover");
    let pdf = fields.words("pdf");
    let price = fields.words("price").map(|t| t.value);
    let page_count = fields.int("page_count", 1..=9999);
    let page_offset = fields.int("page_offset", -999..=9999).unwrap_or(0);
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
        zones,
        facts,
        has_body: !source.text[source.body_start..].trim().is_empty(),
    })
}

fn zones(fields: &mut Fields<'_>) -> Vec<Zone> {
    let mut out = Vec::new();
    for node in fields.tables("zones") {
        let mut zone = fields.inner("zones", node);
        zone.known(keys::ZONE);
        let title = zone.words("title").map_or_else(|| Text::from(""), |t| t.value);
        let mut entries = Vec::new();
        for node in zone.tables("entries") {
            let mut entry = zone.inner("entries", node);
            entry.known(keys::ENTRY);
            let author = entry.words("author").map(|t| t.value);
            let post = entry.words("post").map(|t| t.value);
            let page = entry.words("page").map(|t| t.value);
            let article = entry.words("article");
            if let Some(title) = entry.words("title") {
                entries.push(Entry { title: title.value, author, post, page, article });
            }
        }
        out.push(Zone { title, entries });
    }
    out
}
