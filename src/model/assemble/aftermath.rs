//! What happens to articles after publication: corrections whose day has come, and notices in place of
//! articles that were taken back, comments.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::articles::{Context, addresses};
use crate::base::route::RelPath;
use crate::base::table::{Id, Table};
use crate::config::comments::Talk;
use crate::config::settings::Settings;
use crate::diag::areas::voices::Voice;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::article::Article;
use crate::model::tombstone::Tombstone;
use crate::parse::article::{ArticleFront, ArticleHead};
use crate::parse::comments::CommentsHead;
use crate::parse::voices::{Correction, on, written};

/// The corrections that are out at this moment, newest first.
pub(super) fn corrections(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Box<[Correction]> {
    let Some(all) = &front.corrections else { return Box::default() };
    let (out, waiting): (Vec<&Correction>, Vec<&Correction>) =
        all.iter().partition(|correction| context.as_of.has_come(correction.date.value));
    for correction in waiting {
        let problem = Voice::CorrectionInFuture {
            date: written(correction.date.value),
            today: on(context.as_of.day()),
        };
        problems.at(correction.date.span(&head.file), problem);
    }
    out.into_iter().cloned().collect()
}

/// Whether an article that was taken back had been out before: else there is nothing to tell.
pub(super) fn was_out(front: &ArticleFront, context: &Context<'_>) -> bool {
    let date = front.date.as_ref().map(|date| date.value);
    front.publish_at.or(date).is_none_or(|begins| context.as_of.has_come(begins))
}

/// What stays of an article that was taken back.
pub(super) fn tombstone(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Tombstone {
    let (section, routes) = addresses(head, front, context);
    let told = front.withdrawn.as_ref();
    if let Some(date) = told.and_then(|told| told.date.as_ref())
        && !context.as_of.has_come(date.value)
    {
        let problem =
            Voice::WithdrawnInFuture { date: written(date.value), today: on(context.as_of.day()) };
        problems.at(date.span(&head.file), problem);
    }
    let title = front.title.as_ref();
    let names_it = told.is_some_and(|told| told.title);
    Tombstone {
        source: title.map_or_else(|| Span::file_start(&head.file), |title| title.span(&head.file)),
        routes,
        title: title.filter(|_| names_it).map(|title| title.value.clone()),
        section,
        date: told.and_then(|told| told.date.as_ref()).map(|date| date.value),
        reason: told.and_then(|told| told.reason.clone()),
    }
}

/// The comments of the articles that show them.
pub(super) fn comments(
    heads: &[Arc<CommentsHead>],
    articles: &Table<Article>,
    by_file: &BTreeMap<RelPath, Id<Article>>,
    unpublished: &BTreeSet<RelPath>,
    settings: &Settings,
    problems: &mut Problems,
) -> BTreeMap<Id<Article>, Arc<CommentsHead>> {
    let mut shown = BTreeMap::new();
    for head in heads {
        let Some(&id) = by_file.get(&head.article) else {
            if !unpublished.contains(&head.article) {
                let article = head.article.text().clone();
                problems.at(Span::file_start(&head.file), Voice::CommentOrphan { article });
            }
            continue;
        };
        let article = articles.get(id);
        for comment in &head.comments {
            if let Some(published) = article.date.filter(|day| comment.date.value.day() < day.day())
            {
                let problem = Voice::CommentTooEarly {
                    date: written(comment.date.value),
                    after: written(published),
                };
                problems.at(comment.date.span(&head.file), problem);
            }
        }
        if article.talk(&settings.comments) == Talk::Off {
            problems.at(Span::file_start(&head.file), Voice::CommentsOff {});
        } else if !head.comments.is_empty() {
            shown.insert(id, head.clone());
        }
    }
    shown
}
