//! When articles are published, and what their printed issue has to do with it.
//!
//! 1. [`folio`] finds an article's place in print, whichever side names it.
//! 2. [`fate`] decides: an article waits for its own `publish_at`; without one for its date and for the
//!    day on which its issue is distributed, whichever is later.
//! 3. [`waits`] and [`issue`] tell where that is probably not what the editor expects.

use super::Show;
use super::articles::Context;
use super::issues;
use crate::base::date::Stamp;
use crate::base::fold::nearest;
use crate::base::text::Text;
use crate::diag::areas::issues::Printed;
use crate::diag::areas::references::Reference;
use crate::diag::problem::{Diagnostic, Role};
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::issue::{Folio, Issue, number_key};
use crate::model::site::Held;
use crate::parse::article::{ArticleFront, ArticleHead};

/// What becomes of an article at this moment.
pub(super) enum Fate {
    /// It is built.
    Shown,
    /// It is not.
    Hidden,
    /// It is approved, and its time comes then.
    Held(Stamp),
}

/// An article begins at its own `publish_at`; else on its date, but not before the day on which its
/// printed issue is distributed.
pub(super) fn fate(front: &ArticleFront, folio: Option<&Folio>, context: &Context<'_>) -> Fate {
    if front.is_withdrawn() {
        return Fate::Hidden;
    }
    let status = front.status.unwrap_or_default();
    if context.show == Show::Drafts {
        return Fate::Shown;
    }
    let is_over = front.expires.is_some_and(|expires| context.as_of.has_come(expires));
    if !status.is_public() || is_over {
        return Fate::Hidden;
    }
    let date = front.date.as_ref().map(|date| date.value);
    let begins = front.publish_at.or_else(|| date.max(distribution(folio, context)));
    match begins.filter(|begins| !context.as_of.has_come(*begins)) {
        Some(begins) => Fate::Held(begins),
        None => Fate::Shown,
    }
}

/// When the issue of an article is distributed.
fn distribution(folio: Option<&Folio>, context: &Context<'_>) -> Option<Stamp> {
    context.issues.get(folio?.issue).begins(&context.settings.zone)
}

/// The place of an article in print: in the issue that it names, else where contents name it.
pub(super) fn folio(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
) -> Option<Folio> {
    let own = front.issue.as_ref().and_then(|named| {
        context.find_issue.get(&(named.year, number_key(&named.number.value))).copied()
    });
    let claim = context.claims.of(&head.file);
    let (issue, spot) = match (own, claim) {
        (Some(own), Some((issue, spot))) if own == issue => (own, Some(spot)),
        (Some(own), _) => {
            let title = front.title.as_ref().map_or("", |title| title.value.as_str());
            (own, context.claims.titled(own, title))
        }
        (None, Some((issue, spot))) => (issue, Some(spot)),
        (None, None) => return None,
    };
    let written = spot.and_then(|spot| issues::written(&context.issues.get(issue).head, spot));
    let page = written.and_then(|entry| entry.page.as_ref());
    let page = page.or_else(|| front.issue.as_ref()?.page.as_ref());
    Some(Folio { issue, pages: page.map(|page| page.value.clone()), spot })
}

pub(super) fn held(
    head: &ArticleHead,
    front: &ArticleFront,
    begins: Stamp,
    folio: Option<&Folio>,
    context: &Context<'_>,
) -> Held {
    let title = front.title.as_ref().map_or_else(|| Text::from(""), |title| title.value.clone());
    let issue = folio.filter(|_| front.publish_at.is_none()).map(|folio| folio.issue);
    let issue = issue.filter(|id| !context.issues.get(*id).is_out);
    Held { file: head.file.clone(), title, begins, issue }
}

/// Tells of an article that would be on line, were it not for its issue.
pub(super) fn waits(
    head: &ArticleHead,
    front: &ArticleFront,
    folio: Option<&Folio>,
    context: &Context<'_>,
    problems: &mut Problems,
) {
    let Some(issue) = folio.map(|folio| context.issues.get(folio.issue)) else { return };
    let date = front.date.as_ref();
    let has_come = date.is_none_or(|date| context.as_of.has_come(date.value));
    if front.publish_at.is_some() || issue.is_out || !has_come {
        return;
    }
    let place = date.map_or_else(|| Span::file_start(&head.file), |date| date.span(&head.file));
    problems.push(before(issue, place, context, |issue, day| Printed::ArticleHeld { issue, day }));
}

/// A problem of an article and the day of its issue, with both places.
fn before(
    issue: &Issue,
    place: Span,
    context: &Context<'_>,
    problem: impl FnOnce(Text, Text) -> Printed,
) -> Diagnostic {
    let day = issue.day().map_or_else(String::new, |d| d.format(&context.settings.day_format));
    let problem = Diagnostic::at(place, problem(issue.title.clone(), Text::from(day)));
    match &issue.head.distributed_on {
        Some(day) => problem.with(day.span(&issue.head.file), Role::Other),
        None => problem,
    }
}

/// The issue that an article names must exist, and the article should not be out before it.
pub(super) fn issue(
    head: &ArticleHead,
    front: &ArticleFront,
    folio: Option<&Folio>,
    context: &Context<'_>,
    problems: &mut Problems,
) {
    let issue = folio.map(|folio| context.issues.get(folio.issue));
    if let Some(issue) = issue.filter(|issue| !issue.is_out)
        && front.publish_at < issue.begins(&context.settings.zone)
        && front.publish_at.is_some()
    {
        let title = front.title.as_ref().map(|title| title.span(&head.file));
        let place = title.unwrap_or_else(|| Span::file_start(&head.file));
        let problem = |issue, day| Printed::ArticleBeforeIssue { issue, day };
        problems.push(before(issue, place, context, problem));
    }
    let Some(named) = front.issue.as_ref() else { return };
    if context.find_issue.contains_key(&(named.year, number_key(&named.number.value))) {
        return;
    }
    let known: Vec<String> =
        context.find_issue.keys().map(|(year, number)| format!("{number}/{year}")).collect();
    let written = format!("{}/{}", named.number.value, named.year);
    let near = nearest(&written, known.iter().map(String::as_str)).map(Text::from);
    let problem = Reference::UnknownIssue { issue: Text::from(written), nearest: near };
    problems.at(named.number.span(&head.file), problem);
}
