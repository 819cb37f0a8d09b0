//! From citations to documents of the registry.
//!
//! A date or a term beside a citation decides; then the issuer, an earlier mention in full, the place;
//! then the day of the text and its subject. Where two could be meant, none is named.

use super::choose;
use super::finder::{self, Finder};
use super::plenums::{Plenum, plenums};
use super::reason::Reason;
use crate::base::date::Day;
use crate::base::fold::fold;
use crate::base::slug::Slug;
use crate::base::table::{Id, Table};
use crate::cite::{Citation, Form, kind};
use crate::model::document::Document;

/// What is known of the text that cites.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// Its day.
    pub date: Option<Day>,
    /// The name of its province, if it is of one.
    pub region: Option<&'a str>,
    /// The documents that its editors say it relies on.
    pub relied: &'a [Id<Document>],
    /// The documents.
    pub documents: &'a Table<Document>,
    /// Their index.
    pub find: &'a Finder,
}

/// Where a citation leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The document, if one is meant beyond doubt.
    pub id: Option<Id<Document>>,
    /// What was considered.
    pub candidates: Vec<Id<Document>>,
    /// What decided.
    pub reason: Reason,
}

type Ids = Vec<Id<Document>>;
/// A document and why, or why none with what was considered.
type Verdict = Result<(Id<Document>, Reason), (Reason, Ids)>;

/// Resolves the citations of a text, which stand in its order.
#[must_use]
pub fn resolve<'c>(
    citations: impl IntoIterator<Item = &'c Citation>,
    context: &Context<'_>,
) -> Vec<Resolved> {
    let mut earlier = Earlier::default();
    let mut all = Vec::new();
    for citation in citations {
        let verdict = match citation.form {
            Form::Plenum => plenum(citation, context),
            Form::Congress => congress(citation, context),
            Form::Named if citation.symbol.is_none() => named(citation, context),
            // A number in brackets behind a title tells which is meant.
            Form::Full | Form::NumberOnly | Form::Named => numbered(citation, context, &earlier),
            Form::TypeOnly => earlier.of_type(citation, context),
        };
        all.push(match verdict {
            Ok((id, reason)) => {
                earlier.mentions.push((citation.form, citation.number.clone(), id));
                Resolved { id: Some(id), candidates: vec![id], reason }
            }
            Err((reason, candidates)) => Resolved { id: None, candidates, reason },
        });
    }
    all
}

/// What the text has named so far.
#[derive(Default)]
struct Earlier {
    mentions: Vec<(Form, Option<String>, Id<Document>)>,
}

impl Earlier {
    /// The document among some that was named in full before; none if there were two.
    fn among(&self, ids: &[Id<Document>]) -> Option<Id<Document>> {
        let full =
            self.mentions.iter().filter(|(form, _, id)| *form == Form::Full && ids.contains(id));
        let mut found = full.map(|(.., id)| *id);
        let first = found.next()?;
        found.all(|id| id == first).then_some(first)
    }

    /// The one document of a type that was named before.
    fn of_type(&self, citation: &Citation, context: &Context<'_>) -> Verdict {
        let mut ids: Ids = Vec::new();
        for (_, _, id) in &self.mentions {
            if citation.kind.admits(&context.documents.get(*id).kind) && !ids.contains(id) {
                ids.push(*id);
            }
        }
        match ids.as_slice() {
            [one] => Ok((*one, Reason::Earlier)),
            [] => Err((Reason::NothingBefore, ids)),
            _ => Err((Reason::Ambiguous, ids)),
        }
    }
}

fn kept(ids: &[Id<Document>], context: &Context<'_>, keep: impl Fn(&Document) -> bool) -> Ids {
    ids.iter().copied().filter(|&id| keep(context.documents.get(id))).collect()
}

/// The date beside a citation decides alone.
fn of_day(day: Day, ids: Ids, context: &Context<'_>) -> Verdict {
    match kept(&ids, context, |d| d.issued_on == Some(day)).as_slice() {
        [one] => Ok((*one, Reason::ByDate)),
        _ => Err((Reason::DateDiffers, ids)),
    }
}

/// `XIX` is the term of a document with `XIX` and of one with `NA-XIX`.
fn of_term(document: &Document, term: &str) -> bool {
    document.term.as_ref().is_some_and(|known| known.rsplit('-').next() == Some(term))
}

fn numbered(citation: &Citation, context: &Context<'_>, earlier: &Earlier) -> Verdict {
    let found = match (&citation.symbol, &citation.number) {
        (Some(symbol), _) => context.find.symbol(symbol),
        (None, Some(number)) => context.find.number(number),
        (None, None) => &[],
    };
    if citation.unlike.is_some() {
        return Err((Reason::NounDiffers, found.to_vec()));
    }
    let mut ids = kept(found, context, |d| citation.kind.admits(&d.kind));
    if ids.is_empty() {
        let other = citation.symbol.is_some() && !found.is_empty();
        let reason = if other { Reason::OtherType } else { Reason::Unknown };
        return Err((reason, if other { found.to_vec() } else { Vec::new() }));
    }
    if citation.symbol.is_none()
        && let Some(issuer) = citation.issuer.as_deref()
    {
        let party_only = |d: &Document| {
            finder::issuer(d) == issuer || (issuer == "TW" && finder::issuer(d) == "HNTW")
        };
        ids = kept(&ids, context, party_only);
        if ids.is_empty() {
            return Err((Reason::Unknown, Vec::new()));
        }
    }
    ids = local(citation, context, ids)?;
    if let Some(day) = citation.date {
        return of_day(day, ids, context);
    }
    if let Some(year) = citation.year {
        let same = kept(&ids, context, |d| d.year == Some(year));
        if same.is_empty() {
            return Err((Reason::DateDiffers, ids));
        }
        ids = same;
    }
    if let Some(number) = &citation.plenum {
        let of = kept(&ids, context, |d| of_plenum(d, number, citation.term.as_deref()));
        if of.is_empty() {
            return Err((Reason::Unknown, ids));
        }
        ids = of;
    }
    if let Some(term) = &citation.term {
        let same = kept(&ids, context, |d| of_term(d, term));
        return match same.as_slice() {
            [one] => Ok((*one, Reason::ByTerm)),
            [] => Err((Reason::TermDiffers, ids)),
            _ => Err((Reason::Ambiguous, same)),
        };
    }
    if let Some(id) = earlier.among(&ids) {
        return Ok((id, Reason::Earlier));
    }
    if let Some(id) = relied(context, &ids) {
        return Ok((id, Reason::Relied));
    }
    let ids = not_yet(context, ids)?;
    let first = finder::issuer(context.documents.get(ids[0]));
    let one_issuer = ids.iter().all(|&id| finder::issuer(context.documents.get(id)) == first);
    if !one_issuer {
        return Err((Reason::NeedsIssuer, ids));
    }
    let organ = kept(&ids, context, |d| {
        citation
            .organ
            .is_some_and(|organ| d.issuer.as_ref().is_some_and(|i| i.as_str() == organ.as_str()))
    });
    let ids = if organ.is_empty() { ids } else { organ };
    if let [one] = ids.as_slice() {
        let about = citation.about.as_ref();
        let differs = about.is_some_and(|about| choose::differs(context, *one, about));
        return if differs { Err((Reason::TitleDiffers, ids)) } else { Ok((*one, Reason::Only)) };
    }
    choose_among(citation, context, ids)
}

/// The one of some documents that the text relies on by its front matter.
fn relied(context: &Context<'_>, ids: &[Id<Document>]) -> Option<Id<Document>> {
    let mut found = ids.iter().copied().filter(|id| context.relied.contains(id));
    let first = found.next()?;
    found.all(|id| id == first).then_some(first)
}

fn choose_among(citation: &Citation, context: &Context<'_>, ids: Ids) -> Verdict {
    choose::choose(context, &ids, &citation.subject).map_err(|reason| (reason, ids))
}

/// Without the documents that are younger than the text.
fn not_yet(context: &Context<'_>, ids: Ids) -> Result<Ids, (Reason, Ids)> {
    let Some(day) = context.date else { return Ok(ids) };
    let old = kept(&ids, context, |d| !choose::is_after(d, day));
    if old.is_empty() { Err((Reason::NotYet, ids)) } else { Ok(old) }
}

/// Documents of places other than the text's are left out.
fn local(citation: &Citation, context: &Context<'_>, ids: Ids) -> Result<Ids, (Reason, Ids)> {
    let place = citation.place.as_deref().or(context.region).map(Slug::from_title);
    let here = |d: &Document| match (&d.place, &place) {
        (None, _) => true,
        (Some(known), Some(place)) => Slug::from_title(known) == *place,
        (Some(_), None) => false,
    };
    let fitting: Ids = ids
        .iter()
        .copied()
        .filter(|id| here(context.documents.get(*id)) || context.relied.contains(id))
        .collect();
    if fitting.is_empty() {
        let reason = if place.is_none() { Reason::NeedsRegion } else { Reason::Unknown };
        return Err((reason, ids));
    }
    Ok(fitting)
}

fn key_of(document: &Document) -> String {
    format!("{}:{}", document.kind, document.number)
}

fn of_plenum(document: &Document, number: &str, term: Option<&str>) -> bool {
    plenums().iter().any(|plenum| {
        plenum.number == number
            && term.is_none_or(|term| plenum.term == term)
            && of_term(document, &plenum.term)
            && plenum.documents.contains(&key_of(document))
    })
}

/// The registry's documents of a plenum, and whether it lacks none.
fn documents_of(plenum: &Plenum, context: &Context<'_>) -> (Ids, bool) {
    let find = |name: &String| {
        let (_, number) = name.split_once(':')?;
        let ids = context.find.symbol(number);
        ids.iter().copied().find(|&id| {
            let document = context.documents.get(id);
            key_of(document) == *name && of_term(document, &plenum.term)
        })
    };
    let ids: Ids = plenum.documents.iter().filter_map(find).collect();
    let whole = ids.len() == plenum.documents.len();
    (ids, whole)
}

fn plenum(citation: &Citation, context: &Context<'_>) -> Verdict {
    let same = plenums().iter().filter(|plenum| {
        Some(plenum.number.as_str()) == citation.plenum.as_deref()
            && citation.term.as_ref().is_none_or(|term| plenum.term == *term)
    });
    let mut usual: Ids = Vec::new();
    let mut considered: Ids = Vec::new();
    for plenum in same {
        let (ids, whole) = documents_of(plenum, context);
        let main = ids.iter().copied().find(|&id| {
            plenum.usual.as_ref().is_some_and(|usual| *usual == key_of(context.documents.get(id)))
        });
        let one = ids.first().copied().filter(|_| ids.len() == 1 && whole);
        let by_topic = choose::by_topic(context, &ids, &citation.subject).filter(|_| ids.len() > 1);
        usual.extend(by_topic.or(main).or(one));
        considered.extend(ids);
    }
    if usual.is_empty() {
        let reason = if considered.is_empty() { Reason::Unknown } else { Reason::Ambiguous };
        return Err((reason, considered));
    }
    let usual = not_yet(context, usual)?;
    if let Some(id) = relied(context, &usual).filter(|_| citation.term.is_none()) {
        return Ok((id, Reason::Relied));
    }
    match usual.as_slice() {
        [one] if citation.term.is_some() => Ok((*one, Reason::ByTerm)),
        [one] => {
            // Without a term the name fits plenums of other terms too, known or not.
            let fits = context
                .date
                .is_some_and(|day| choose::is_current(context.documents.get(*one), day));
            let topic = choose::by_topic(context, &usual, &citation.subject);
            if fits || topic.is_some() {
                Ok((*one, Reason::Latest))
            } else {
                Err((Reason::Ambiguous, usual))
            }
        }
        _ => choose_among(citation, context, usual),
    }
}

fn congress(citation: &Citation, context: &Context<'_>) -> Verdict {
    let all = context.find.congresses();
    let term = citation.term.as_deref().unwrap_or("");
    let years = |d: &Document| d.title.replace(' ', "").contains(term) && term.contains('-');
    let ids = if citation.local {
        let Some(place) = citation.place.as_deref().or(context.region) else {
            return Err((Reason::NeedsRegion, Vec::new()));
        };
        let place = format!(" {} ", fold(place));
        kept(all, context, |d| {
            let national = d.issuer.as_ref().is_some_and(|i| i.as_str() == "ĐHĐBTQ");
            let here = format!(" {} ", fold(&d.title)).contains(&place);
            !national && here && (of_term(d, term) || years(d))
        })
    } else {
        kept(all, context, |d| {
            d.issuer.as_ref().is_some_and(|i| i.as_str() == "ĐHĐBTQ") && of_term(d, term)
        })
    };
    let ids = if ids.is_empty() { ids } else { not_yet(context, ids)? };
    match ids.as_slice() {
        [one] => Ok((*one, Reason::ByTerm)),
        [] => Err((Reason::Unknown, ids)),
        _ => Err((Reason::Ambiguous, ids)),
    }
}

fn named(citation: &Citation, context: &Context<'_>) -> Verdict {
    let slug = citation.slug.as_deref().unwrap_or("");
    let ids = context.find.title(citation.kind, slug).to_vec();
    if ids.is_empty() {
        return Err((Reason::Unknown, ids));
    }
    let mut ids = local(citation, context, ids)?;
    if let Some(day) = citation.date {
        return of_day(day, ids, context);
    }
    if let Some(year) = citation.year {
        let same = kept(&ids, context, |d| d.year == Some(year));
        return match same.as_slice() {
            [one] => Ok((*one, Reason::ByDate)),
            _ => Err((Reason::DateDiffers, ids)),
        };
    }
    // The statutes stand through terms; what they are called after is the text of the day.
    if let Some(term) = citation.term.as_deref().filter(|_| citation.kind != kind::STATUTES) {
        let same = kept(&ids, context, |d| of_term(d, term));
        if same.is_empty() {
            return Err((Reason::TermDiffers, ids));
        }
        ids = same;
    }
    let ids = not_yet(context, ids)?;
    let standing: Ids = ids
        .iter()
        .copied()
        .filter(|&id| !context.documents.get(id).replaced_by.iter().any(|next| ids.contains(next)))
        .collect();
    match standing.as_slice() {
        [one] if ids.len() == 1 => Ok((*one, Reason::Only)),
        [one] if context.date.is_some() => Ok((*one, Reason::Latest)),
        _ if context.date.is_some() && standing.len() > 1 => latest(context, standing),
        _ => Err((Reason::Ambiguous, ids)),
    }
}

/// The youngest of documents that all have a date.
fn latest(context: &Context<'_>, ids: Ids) -> Verdict {
    let dates: Option<Vec<(Day, Id<Document>)>> =
        ids.iter().map(|&id| Some((context.documents.get(id).issued_on?, id))).collect();
    match dates.and_then(|dates| dates.into_iter().max()) {
        Some((_, id)) => Ok((id, Reason::Latest)),
        None => Err((Reason::Ambiguous, ids)),
    }
}

/// The key of a citation, made whole by the document it leads to: `nq:39-NQ/?` becomes `nq:39-NQ/TW`.
#[must_use]
pub fn whole_key(citation: &Citation, document: Option<&Document>) -> String {
    let numbered = matches!(citation.form, Form::Full | Form::NumberOnly | Form::TypeOnly);
    let titled = citation.form == Form::Named && citation.kind != kind::STATUTES;
    match document.filter(|_| numbered || titled) {
        Some(document) => {
            let place = document.place.as_ref().map(|p| format!("@{}", Slug::from_title(p)));
            format!("{}:{}{}", document.kind, document.number, place.unwrap_or_default())
        }
        None => citation.key.clone(),
    }
}
