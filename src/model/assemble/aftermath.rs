//! What happens to articles after publication: corrections whose day has come, and notices in place of
//! articles that were taken back.

use super::articles::{Context, addresses};
use crate::diag::areas::voices::Voice;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::model::tombstone::Tombstone;
use crate::parse::article::{ArticleFront, ArticleHead};
use crate::parse::voices::{Correction, written};

/// The corrections that are out at this moment, newest first.
pub(super) fn corrections(
    head: &ArticleHead,
    front: &ArticleFront,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Box<[Correction]> {
    let Some(all) = &front.corrections else { return Box::default() };
    let (out, waiting): (Vec<&Correction>, Vec<&Correction>) =
        all.iter().partition(|correction| correction.date.value <= context.as_of);
    for correction in waiting {
        let problem = Voice::CorrectionInFuture {
            date: written(correction.date.value),
            today: written(context.as_of),
        };
        problems.at(correction.date.span(&head.file), problem);
    }
    out.into_iter().cloned().collect()
}

/// Whether an article that was taken back had been out before: else there is nothing to tell.
pub(super) fn was_out(front: &ArticleFront, context: &Context<'_>) -> bool {
    let date = front.date.as_ref().map(|date| date.value);
    front.publish_at.or(date).is_none_or(|begins| begins <= context.as_of)
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
        && date.value > context.as_of
    {
        let problem = Voice::WithdrawnInFuture {
            date: written(date.value),
            today: written(context.as_of),
        };
        problems.at(date.span(&head.file), problem);
    }
    let title = front.title.as_ref();
    let names_it = told.is_some_and(|told| told.title);
    Tombstone {
        source: title
            .map_or_else(|| Span::file_start(&head.file), |title| title.span(&head.file)),
        routes,
        title: title.filter(|_| names_it).map(|title| title.value.clone()),
        section,
        date: told.and_then(|told| told.date.as_ref()).map(|date| date.value),
        reason: told.and_then(|told| told.reason.clone()),
    }
}
