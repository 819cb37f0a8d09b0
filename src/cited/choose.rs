//! Choosing among namesakes: by the date of the text, and by its subject.

use super::reason::Reason;
use super::resolve::Context;
use crate::base::date::Day;
use crate::base::table::Id;
use crate::cite::subject::{About, Pair, shared};
use crate::model::document::Document;

/// By so many pairs of words an older document must fit better than the latest.
const MARGIN: usize = 2;

/// First day of each term of the Central Committee, newest first.
const TERMS: &[(i16, i8, i8, &str)] = &[
    (2026, 1, 23, "XIV"),
    (2021, 2, 2, "XIII"),
    (2016, 1, 29, "XII"),
    (2011, 1, 20, "XI"),
    (2006, 4, 26, "X"),
    (2001, 4, 23, "IX"),
    (1996, 7, 2, "VIII"),
];

/// The place of a day's term among the terms, the newest being 0.
fn term_on(day: Day) -> Option<usize> {
    TERMS.iter().position(|(y, m, d, _)| Day::new(*y, *m, *d).is_some_and(|first| first <= day))
}

fn term_of(document: &Document) -> Option<usize> {
    let term = document.term.as_ref()?;
    TERMS.iter().position(|(.., name)| *name == term.as_str())
}

/// Whether a document is younger than a day, as far as its date is known.
pub(super) fn is_after(document: &Document, day: Day) -> bool {
    match (document.issued_on, document.year) {
        (Some(issued), _) => issued > day,
        (None, Some(year)) => year > day.year(),
        (None, None) => {
            matches!((term_of(document), term_on(day)), (Some(of), Some(on)) if of < on)
        }
    }
}

fn order(document: &Document) -> (i16, Option<Day>) {
    let term = term_of(document).map_or(0, |at| TERMS[at].0);
    (document.year.unwrap_or(term), document.issued_on)
}

/// Whether a subject that is written beside a number has nothing to do with a document's title.
pub(super) fn differs(context: &Context<'_>, id: Id<Document>, about: &About) -> bool {
    let known = context.find.pairs(id);
    let unknown = context.documents.get(id).title.starts_with('(');
    !unknown && about.count >= 4 && known.len() >= 3 && shared(&about.known, known) == 0
}

/// The document whose subject fits clearly best.
pub(super) fn by_topic(
    context: &Context<'_>,
    ids: &[Id<Document>],
    subject: &[Pair],
) -> Option<Id<Document>> {
    let mut scores: Vec<(usize, Id<Document>)> =
        ids.iter().map(|&id| (shared(context.find.pairs(id), subject), id)).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (best, id) = *scores.first()?;
    let second = scores.get(1).map_or(0, |(score, _)| *score);
    (best >= second + MARGIN).then_some(id)
}

/// Chooses among namesakes that are no younger than the text.
pub(super) fn choose(
    context: &Context<'_>,
    ids: &[Id<Document>],
    subject: &[Pair],
) -> Result<(Id<Document>, Reason), Reason> {
    let documents = context.documents;
    let score_of = |id: Id<Document>| shared(context.find.pairs(id), subject);
    let latest = ids.iter().copied().max_by_key(|&id| order(documents.get(id)));
    let latest = latest.ok_or(Reason::Unknown)?;
    let best = ids.iter().copied().max_by_key(|&id| score_of(id)).map_or(0, score_of);
    let latest_score = score_of(latest);
    if best > latest_score {
        let fitting: Vec<Id<Document>> =
            ids.iter().copied().filter(|&id| score_of(id) == best).collect();
        return match fitting.as_slice() {
            [one] if best >= latest_score + MARGIN => Ok((*one, Reason::ByTopic)),
            _ => Err(Reason::Ambiguous),
        };
    }
    // Without a day there is no latest; the subject alone must tell them apart.
    let Some(day) = context.date else {
        let second =
            ids.iter().filter(|&&id| id != latest).map(|&id| score_of(id)).max().unwrap_or(0);
        let clear = best >= second + MARGIN;
        return if clear { Ok((latest, Reason::ByTopic)) } else { Err(Reason::Ambiguous) };
    };
    if best > 0 {
        return Ok((latest, Reason::Latest));
    }
    let now = term_on(day);
    let current = now.is_some() && term_of(documents.get(latest)) == now;
    let near = ids.iter().filter(|&&id| id != latest).any(|&id| {
        let of = term_of(documents.get(id));
        of.is_none() || of.zip(now).is_some_and(|(of, now)| of <= now + 1)
    });
    if current && !near { Ok((latest, Reason::Latest)) } else { Err(Reason::Ambiguous) }
}

/// Whether a document is of the term in which a day falls.
pub(super) fn is_current(document: &Document, day: Day) -> bool {
    term_on(day).is_some() && term_of(document) == term_on(day)
}
