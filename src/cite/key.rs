//! Keys of citations, as the registry writes them: `nq:42-NQ/TW`, `nq:TW4-XI`, `nq:DH-XIII`.

use super::{Citation, Form, kind};
use crate::base::slug::Slug;

/// The key; what is not known is `?`.
pub(super) fn key(citation: &Citation) -> String {
    let code = citation.kind.code();
    let term = citation.term.as_deref().unwrap_or("?");
    match citation.form {
        Form::Full | Form::NumberOnly => format!("{code}:{}{}", number(citation), at(citation)),
        Form::Plenum => format!("{code}:TW{}-{term}", citation.plenum.as_deref().unwrap_or("?")),
        Form::Congress if citation.local => match &citation.place {
            Some(place) => format!("{code}:DH-{term}@{}", Slug::from_title(place)),
            None => format!("{code}:DH-{term}@?"),
        },
        Form::Congress => format!("{code}:DH-{term}"),
        Form::Named if citation.kind == kind::STATUTES => format!("{code}:DCSVN"),
        Form::Named => format!("{code}:{}", citation.slug.as_deref().unwrap_or("?")),
        Form::TypeOnly => format!("{code}:?"),
    }
}

fn number(citation: &Citation) -> String {
    if let Some(symbol) = &citation.symbol {
        return symbol.clone();
    }
    let number = citation.number.as_deref().unwrap_or("?");
    let issuer = citation.issuer.as_deref();
    let letters = citation.letters.as_deref().unwrap_or(citation.kind.symbol());
    let state = citation.kind.is_of_state()
        || matches!(
            issuer,
            Some("CP" | "TTg" | "QH" | "UBTVQH" | "UBND" | "HĐND" | "BNV" | "BTTTT")
        );
    if state {
        let year = citation.year.map_or_else(|| "?".to_owned(), |year| year.to_string());
        return format!("{number}/{year}/{letters}-{}", issuer.unwrap_or("?"));
    }
    format!("{number}-{letters}/{}", issuer.unwrap_or("?"))
}

/// The place, for organs that every province has.
fn at(citation: &Citation) -> String {
    match (&citation.place, citation.is_local()) {
        (Some(place), true) => format!("@{}", Slug::from_title(place)),
        _ => String::new(),
    }
}
