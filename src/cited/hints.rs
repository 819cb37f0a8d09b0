//! Citations that stay plain text, as hints.

use super::Written;
use super::reason::Reason;
use super::resolve::Resolved;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::cite::{Citation, Form};
use crate::diag::areas::citations::Citing;
use crate::diag::problems::Problems;
use crate::diag::span::Span;
use crate::markup::Mention;
use crate::model::document::Document;
use crate::model::site::Site;

/// Whether a citation should lead somewhere and does not. A bare "this resolution" is good prose.
#[must_use]
pub fn is_unlinked(citation: &Citation, resolved: &Resolved) -> bool {
    resolved.id.is_none() && citation.form != Form::TypeOnly
}

/// The hints of a text.
pub(super) fn hints(site: &Site, text: &Written<'_>, resolved: &[Resolved]) -> Problems {
    let mut problems = Problems::new();
    for (mention, resolved) in text.facts.citations.iter().zip(resolved) {
        if is_unlinked(&mention.citation, resolved)
            && let Some(hint) = hint(site, mention, resolved)
        {
            let at = Span { file: text.file.clone(), start: mention.start, end: mention.end };
            problems.at(at, hint);
        }
    }
    problems
}

fn hint(site: &Site, mention: &Mention, resolved: &Resolved) -> Option<Citing> {
    let surface = surface(mention);
    let known: Vec<Text> = resolved.candidates.iter().map(|&id| candidate(site, id)).collect();
    Some(match resolved.reason {
        Reason::Unknown => Citing::Unknown { surface },
        Reason::OtherType => Citing::OtherType { surface, known },
        Reason::NounDiffers => Citing::NounDiffers { surface, known },
        Reason::DateDiffers => Citing::DateDiffers { surface, known },
        Reason::TermDiffers => Citing::TermDiffers { surface, known },
        Reason::TitleDiffers => Citing::TitleDiffers { surface, known },
        Reason::NotYet => Citing::NotYet { surface, known },
        Reason::NeedsRegion => Citing::NeedsRegion { surface, known },
        Reason::NeedsIssuer => Citing::NeedsIssuer { surface, known },
        Reason::Ambiguous => Citing::Ambiguous { surface, known },
        _ => return None,
    })
}

/// The text of a citation in one line.
fn surface(mention: &Mention) -> Text {
    let words: Vec<&str> = mention.citation.surface.split_whitespace().collect();
    Text::from(words.join(" "))
}

/// `Nghị quyết 42-NQ/TW ngày 30-11-2004`.
fn candidate(site: &Site, id: Id<Document>) -> Text {
    let document = site.documents.get(id);
    let name = document.name();
    match (document.issued_on, document.year, &document.term) {
        (Some(day), ..) => Text::from(format!("{name} ngày {}", day.format("{dd}-{MM}-{yyyy}"))),
        (None, Some(year), _) => Text::from(format!("{name} năm {year}")),
        (None, None, Some(term)) => Text::from(format!("{name} khóa {term}")),
        (None, None, None) => name,
    }
}
