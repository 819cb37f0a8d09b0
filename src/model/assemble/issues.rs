//! The table of printed issues, and which of their entries name which articles.
//!
//! 1. [`issues`] makes the table, oldest first, and tells what is out at the moment of the build.
//! 2. [`claims`] finds the article of each entry. It comes before articles are made, for an article of
//!    an issue that is not out yet is held back.
//! 3. [`contents`] joins both sides once it is known which articles are published.

pub(super) mod checks;
pub(super) mod contents;

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::article_path;
use crate::base::date::Day;
use crate::base::fold::{name_key, nearest};
use crate::base::route::{RelPath, Route};
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::issues::Printed;
use crate::diag::areas::references::Reference;
use crate::diag::problem::{Diagnostic, Lang, Role};
use crate::diag::problems::Problems;
use crate::model::issue::{Issue, MODERN, Spot, covered, number_key};
use crate::parse::article::ArticleHead;
use crate::parse::issue::{Entry, IssueHead};

/// Finds an issue by year and number key.
pub(super) type FindIssue = BTreeMap<(i64, String), Id<Issue>>;

/// Entries by the article that they name, and those that name none by their title.
pub(super) struct Claims {
    by_file: BTreeMap<RelPath, (Id<Issue>, Spot)>,
    by_title: Vec<Vec<(String, Spot)>>,
}

/// Makes the table, oldest first; contents are joined later.
pub(super) fn issues(
    heads: &[Arc<IssueHead>],
    settings: &Settings,
    today: Day,
    problems: &mut Problems,
) -> Table<Issue> {
    let mut known: BTreeMap<(i64, String), Arc<IssueHead>> = BTreeMap::new();
    let mut issues: Vec<Issue> = Vec::new();
    for head in heads {
        let key = (head.year, number_key(&head.number.value));
        let word = if settings.language == Lang::Vi { "Số" } else { "No." };
        let title = Text::from(format!("{word} {} - {}", head.number.value, head.year));
        if let Some(first) = known.get(&key) {
            let at = head.number.span(&head.file);
            let problem = Diagnostic::at(at, Reference::DuplicateIssue { issue: title });
            problems.push(problem.with(first.number.span(&first.file), Role::First));
            continue;
        }
        known.insert(key, head.clone());
        let number = Slug::from_title(&head.number.value);
        let path = format!("/{}/{}/{number}/", settings.urls.issues, head.year);
        let route = Route::new(&path).unwrap_or_else(|_| Route::root());
        let day = head.distributed_on.as_ref().map(|day| day.value);
        issues.push(Issue {
            title,
            route,
            is_out: day.is_none_or(|day| day <= today),
            is_legacy: head.legacy.unwrap_or(head.year < MODERN),
            zones: Vec::new(),
            head: head.clone(),
        });
    }
    let order = Order::of(&issues);
    issues.sort_by_cached_key(|issue| order.key(&issue.head));
    Table::from_sorted(issues)
}

/// Indexes the table.
pub(super) fn lookup(issues: &Table<Issue>) -> FindIssue {
    issues
        .iter()
        .map(|(id, issue)| ((issue.head.year, number_key(&issue.head.number.value)), id))
        .collect()
}

/// The order of issues: year, then the first number of a double number. An issue with a name in place
/// of a number follows the numbers that were distributed before it.
struct Order(BTreeMap<i64, Vec<(Day, u32)>>);

impl Order {
    fn of(issues: &[Issue]) -> Order {
        let mut dated: BTreeMap<i64, Vec<(Day, u32)>> = BTreeMap::new();
        for issue in issues {
            let number = covered(&issue.head.number.value).first().copied();
            if let (Some(number), Some(day)) = (number, issue.day()) {
                dated.entry(issue.head.year).or_default().push((day, number));
            }
        }
        Order(dated)
    }

    fn key(&self, head: &IssueHead) -> (i64, u32, Option<Day>, Text) {
        let text = head.number.value.clone();
        if let Some(&number) = covered(&text).first() {
            return (head.year, number, None, text);
        }
        let day = head.distributed_on.as_ref().map(|day| day.value);
        let Some(day) = day else { return (head.year, u32::MAX, None, text) };
        let before =
            self.0.get(&head.year).into_iter().flatten().filter(|(other, _)| *other <= day);
        let number = before.map(|(_, number)| *number).max().unwrap_or(0);
        (head.year, number, Some(day), text)
    }
}

/// Finds the articles that entries name. An article stands in one place only: the first that names it.
pub(super) fn claims(
    issues: &Table<Issue>,
    articles: &[Arc<ArticleHead>],
    problems: &mut Problems,
) -> Claims {
    let mut by_file: BTreeMap<RelPath, (Id<Issue>, Spot)> = BTreeMap::new();
    for (id, issue) in issues.iter() {
        for (spot, entry) in entries(&issue.head) {
            let Some(name) = &entry.article else { continue };
            let at = name.span(&issue.head.file);
            let path = article_path(&name.value).filter(|path| find(articles, path).is_some());
            let Some(path) = path else {
                let known =
                    articles.iter().map(|head| head.file.as_str().trim_start_matches("content/"));
                let near = nearest(&name.value, known).map(Text::from);
                let name = name.value.clone();
                problems.at(at, Reference::UnknownArticle { name, nearest: near });
                continue;
            };
            if let Some((first, spot)) = by_file.get(&path) {
                let mut problem =
                    Diagnostic::at(at, Printed::ArticleTwice { name: name.value.clone() });
                let first = &issues.get(*first).head;
                if let Some(name) = written(first, *spot).and_then(|entry| entry.article.as_ref()) {
                    problem = problem.with(name.span(&first.file), Role::First);
                }
                problems.push(problem);
                continue;
            }
            by_file.insert(path, (id, spot));
        }
    }
    let by_title = issues.values().par_iter().map(|issue| titles(&issue.head)).collect();
    Claims { by_file, by_title }
}

fn titles(head: &IssueHead) -> Vec<(String, Spot)> {
    entries(head)
        .filter(|(_, entry)| entry.article.is_none())
        .filter_map(|(spot, entry)| Some((name_key(&entry.title.as_ref()?.value), spot)))
        .collect()
}

impl Claims {
    /// The entry that names an article.
    pub(super) fn of(&self, file: &RelPath) -> Option<(Id<Issue>, Spot)> {
        self.by_file.get(file).copied()
    }

    /// The entry of an issue that names no article and has this title.
    pub(super) fn titled(&self, issue: Id<Issue>, title: &str) -> Option<Spot> {
        let titles = self.by_title.get(issue.index()).filter(|titles| !titles.is_empty())?;
        let key = name_key(title);
        titles.iter().find(|(title, _)| *title == key).map(|(_, spot)| *spot)
    }
}

/// The article of a path; heads stand in the order of their paths.
pub(super) fn find<'a>(
    articles: &'a [Arc<ArticleHead>],
    path: &RelPath,
) -> Option<&'a Arc<ArticleHead>> {
    articles.binary_search_by(|head| head.file.cmp(path)).ok().map(|at| &articles[at])
}

/// All entries of an issue's file with their places.
fn entries(head: &IssueHead) -> impl Iterator<Item = (Spot, &Entry)> {
    head.zones.iter().enumerate().flat_map(|(z, zone)| {
        zone.entries.iter().enumerate().map(move |(e, entry)| ((z, e), entry))
    })
}

/// The entry at a place.
pub(super) fn written(head: &IssueHead, (zone, entry): Spot) -> Option<&Entry> {
    head.zones.get(zone)?.entries.get(entry)
}
