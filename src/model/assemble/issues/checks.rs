//! What does not fit together in printed issues: their numbers, their days and the pages of their
//! contents.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::{entries, find};
use crate::base::slug::Slug;
use crate::base::table::Table;
use crate::base::text::Text;
use crate::config::settings::Settings;
use crate::diag::areas::issues::Printed;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::{Span, Spanned};
use crate::model::assemble::article_path;
use crate::model::issue::{Issue, covered};
use crate::parse::article::ArticleHead;
use crate::parse::issue::{Entry, IssueHead};
use crate::parse::pages::Pages;

/// Checks the issues, each alone and then one against the other.
pub(in crate::model::assemble) fn check(
    issues: &Table<Issue>,
    articles: &[Arc<ArticleHead>],
    settings: &Settings,
    problems: &mut Problems,
) {
    let alone: Vec<Problems> = issues
        .values()
        .par_iter()
        .map(|issue| {
            let mut problems = Problems::new();
            folder(issue, &mut problems);
            year(issue, settings, &mut problems);
            pages(&issue.head, articles, &mut problems);
            problems
        })
        .collect();
    for found in alone {
        problems.extend(found);
    }
    numbers(issues, problems);
    order(issues, settings, problems);
}

/// The numbers in a name: `so-06` has 6.
fn numbers_in(name: &str) -> Vec<u32> {
    name.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
}

fn folder(issue: &Issue, problems: &mut Problems) {
    let head = &issue.head;
    let mut folders = head.file.segments().skip(2);
    let (Some(year), Some(number)) = (folders.next(), folders.next()) else { return };
    let found = numbers_in(number);
    let fits = found.is_empty() || found == numbers_in(&head.number.value);
    if year != head.year.to_string() || !fits {
        let right = Slug::from_title(&head.number.value);
        let problem = Printed::FolderDiffers {
            folder: Text::from(format!("{year}/{number}")),
            right: Text::from(format!("{}/{right}", head.year)),
        };
        problems.at(head.number.span(&head.file), problem);
    }
}

/// An issue is distributed in its year, a spring issue in the December before, a late one in the year
/// after.
fn year(issue: &Issue, settings: &Settings, problems: &mut Problems) {
    let head = &issue.head;
    let Some(day) = &head.distributed_on else { return };
    let found = i64::from(day.value.year());
    let early = found == head.year - 1 && day.value.month().month >= 11;
    if !early && found != head.year && found != head.year + 1 {
        let day_text = Text::from(day.value.format(&settings.day_format));
        let problem = Printed::DistributedElsewhen { year: head.year, day: day_text };
        problems.at(day.span(&head.file), problem);
    }
}

/// One range of pages of an entry.
struct Range<'a> {
    first: u32,
    last: u32,
    /// Whether the end is told: a first page alone leaves it open.
    is_closed: bool,
    at: &'a Spanned<Pages>,
    entry: &'a Entry,
}

fn pages(head: &IssueHead, articles: &[Arc<ArticleHead>], problems: &mut Problems) {
    let mut ranges: Vec<Range<'_>> = Vec::new();
    for (_, entry) in entries(head) {
        let Some(at) = &entry.page else { continue };
        let is_closed = !at.value.is_single();
        let all = at.value.ranges().iter();
        ranges.extend(all.map(|&(first, last)| Range { first, last, is_closed, at, entry }));
        bounds(head, at, problems);
    }
    if ranges.is_empty() {
        return;
    }
    let is_complete = entries(head).all(|(_, entry)| entry.page.is_some());
    without_page(head, articles, problems);
    ranges.sort_by_key(|range| (range.first, range.last, range.at.start));
    let mut longest: Option<&Range<'_>> = None;
    for range in &ranges {
        if let Some(before) = longest {
            let overlap = overlap(head, before, range);
            // An entry that tells no pages may fill the gap.
            let gap = is_complete.then(|| gap(head, before, range)).flatten();
            for found in overlap.into_iter().chain(gap) {
                problems.push(found);
            }
        }
        if longest.is_none_or(|before| before.last < range.last) {
            longest = Some(range);
        }
    }
}

/// Compares a range with the one before it that ends last: where one ends the next may begin, and
/// short pieces share a page.
fn overlap(head: &IssueHead, before: &Range<'_>, range: &Range<'_>) -> Option<Diagnostic> {
    let is_border = range.first == before.last || before.first == before.last;
    if range.first > before.last || is_border || std::ptr::eq(before.entry, range.entry) {
        return None;
    }
    let shared = Text::from(shown(range.first, before.last.min(range.last)));
    let title = title(before.entry);
    Some(both(head, before, range, Printed::PagesOverlap { title, shared }))
}

/// Pages between a range and the one before it. A first page alone leaves its end open.
fn gap(head: &IssueHead, before: &Range<'_>, range: &Range<'_>) -> Option<Diagnostic> {
    if !before.is_closed
        || range.first <= before.last + 1
        || std::ptr::eq(before.entry, range.entry)
    {
        return None;
    }
    let pages = Text::from(shown(before.last + 1, range.first - 1));
    Some(both(head, before, range, Printed::PagesGap { pages }))
}

fn both(head: &IssueHead, before: &Range<'_>, range: &Range<'_>, problem: Printed) -> Diagnostic {
    let place = Diagnostic::at(range.at.span(&head.file), problem);
    place.with(before.at.span(&head.file), Role::Other)
}

fn shown(first: u32, last: u32) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

fn title(entry: &Entry) -> Text {
    let named = entry.title.as_ref().or(entry.article.as_ref());
    named.map_or_else(|| Text::from(""), |name| name.value.clone())
}

fn bounds(head: &IssueHead, at: &Spanned<Pages>, problems: &mut Problems) {
    let (first, last) = (at.value.first(), at.value.last());
    if let Some(count) = head.page_count.as_ref().filter(|count| last > count.value) {
        let problem = Printed::PageBeyondCount { page: last, count: count.value };
        let place = Diagnostic::at(at.span(&head.file), problem);
        problems.push(place.with(count.span(&head.file), Role::Other));
    }
    if head.pdf.is_some() && i64::from(first) + head.page_offset < 1 {
        let problem = Printed::PageBeforePdf { page: first, offset: head.page_offset };
        problems.at(at.span(&head.file), problem);
    }
}

/// Entries without a page, where others have one. The page may stand in the article instead.
fn without_page(head: &IssueHead, articles: &[Arc<ArticleHead>], problems: &mut Problems) {
    for (_, entry) in entries(head).filter(|(_, entry)| !entry.is_paged) {
        let told = entry.article.as_ref().and_then(|name| {
            find(articles, &article_path(&name.value)?)?.front.issue.as_ref()?.page.as_ref()
        });
        let place = entry.title.as_ref().or(entry.article.as_ref());
        if let (None, Some(place)) = (told, place) {
            let problem = Printed::EntryWithoutPage { title: title(entry) };
            problems.at(place.span(&head.file), problem);
        }
    }
}

/// A number stands in one issue of a year; a double number claims both of its numbers.
fn numbers(issues: &Table<Issue>, problems: &mut Problems) {
    let mut known: BTreeMap<(i64, u32), &Issue> = BTreeMap::new();
    for issue in issues.values() {
        let head = &issue.head;
        let mut first: Option<(u32, &Issue)> = None;
        for number in covered(&head.number.value) {
            match known.get(&(head.year, number)) {
                Some(&other) if !std::ptr::eq(other, issue) => {
                    first = first.or(Some((number, other)));
                }
                _ => {
                    known.insert((head.year, number), issue);
                }
            }
        }
        if let Some((number, other)) = first {
            let number = Text::from(number.to_string());
            let problem = Printed::NumberTwice { issue: other.title.clone(), number };
            let place = Diagnostic::at(head.number.span(&head.file), problem);
            problems.push(place.with(other.head.number.span(&other.head.file), Role::Other));
        }
    }
}

/// Running numbers and days rise with the issues, each compared with the last one told before it.
fn order(issues: &Table<Issue>, settings: &Settings, problems: &mut Problems) {
    let mut number: Option<(&Issue, &Spanned<i64>)> = None;
    let mut day: Option<(&Issue, Span)> = None;
    for issue in issues.values() {
        let file = &issue.head.file;
        if let Some(own) = &issue.head.running_number {
            if let Some((before, other)) = number.filter(|(_, other)| own.value <= other.value) {
                let problem = Printed::RunningNumber {
                    number: own.value,
                    before: other.value,
                    issue: before.title.clone(),
                };
                let place = Diagnostic::at(own.span(file), problem);
                problems.push(place.with(other.span(&before.head.file), Role::Other));
            }
            number = Some((issue, own));
        }
        if let (Some(own), Some(written)) = (issue.day(), &issue.head.distributed_on) {
            if let Some((before, at)) = &day
                && let Some(other) = before.day().filter(|other| own < *other)
            {
                let text = Text::from(other.format(&settings.day_format));
                let problem = Printed::DistributedBefore { issue: before.title.clone(), day: text };
                let place = Diagnostic::at(written.span(file), problem);
                problems.push(place.with(at.clone(), Role::Other));
            }
            day = Some((issue, written.span(file)));
        }
    }
}
