//! Citations of documents (văn bản) in Vietnamese text: text → spans, forms, keys.
//!
//! [`recognise`] is pure, total and linear; spans are bytes of the text as given, on borders of
//! characters, in order, not overlapping. It knows titles, but no registry: which document is meant is
//! for the module `cited` to find, from what a citation says and from the subject of the text around it.

mod cursor;
mod follow;
mod key;
pub mod kind;
mod letters;
pub mod organ;
mod plenum;
mod scan;
pub mod subject;
mod symbol;
mod tail;
pub mod titles;

use serde::{Deserialize, Serialize};

use crate::base::date::Day;
use kind::Kind;
use organ::OrganName;
use subject::{About, Pair};
use titles::Titles;

/// How a text cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Form {
    /// Number and symbol: `Nghị quyết 42-NQ/TW`.
    Full,
    /// A number: `Chỉ thị 35`.
    NumberOnly,
    /// A plenum: `Nghị quyết Trung ương 4 (khóa XI)`.
    Plenum,
    /// A congress: `Nghị quyết Đại hội XIII`.
    Congress,
    /// A title: `Điều lệ Đảng`.
    Named,
    /// The type alone, pointing back: `Nghị quyết này`.
    TypeOnly,
}

impl Form {
    /// All forms.
    pub const ALL: [Form; 6] =
        [Form::Full, Form::NumberOnly, Form::Plenum, Form::Congress, Form::Named, Form::TypeOnly];

    /// Its name in data.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Form::Full => "full",
            Form::NumberOnly => "number-only",
            Form::Plenum => "plenum",
            Form::Congress => "congress",
            Form::Named => "named",
            Form::TypeOnly => "type-only",
        }
    }
}

/// A citation in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The text of the span, as written.
    pub surface: String,
    /// How it cites.
    pub form: Form,
    /// The type.
    pub kind: Kind,
    /// The type that the noun says, where the symbol says another: `Chỉ thị 37-QĐ/TW`.
    pub unlike: Option<Kind>,
    /// The number, with two digits at least: `04`.
    pub number: Option<String>,
    /// The whole number in its official form: `42-NQ/TW`.
    pub symbol: Option<String>,
    /// The letters of the type in the number: `NQ`, `QĐi`.
    pub letters: Option<String>,
    /// Symbol of the issuer: `TW`, `BTCTW`, `CP`.
    pub issuer: Option<String>,
    /// The organ named beside it: `BCT`, `BBT`, `TU` …
    pub organ: Option<OrganName>,
    /// The place of a local organ.
    pub place: Option<String>,
    /// The date beside it.
    pub date: Option<Day>,
    /// The year beside it.
    pub year: Option<i16>,
    /// The term (khóa) in roman letters; years for a term of which no more is known.
    pub term: Option<String>,
    /// The plenum: `4`, `6-lan2`.
    pub plenum: Option<String>,
    /// The subject beside it, quoted or after `về`.
    pub about: Option<About>,
    /// The subject of the text around it, where namesakes may have to be told apart by it.
    pub subject: Vec<Pair>,
    /// The title by which it is named, as a slug.
    pub slug: Option<String>,
    /// Whether it is of a congress below the national one.
    pub local: bool,
    /// Its key: `nq:42-NQ/TW`; what the text does not say is `?`.
    pub key: String,
}

impl Citation {
    fn at(text: &str, start: usize, end: usize) -> Citation {
        Citation {
            start,
            end,
            surface: text[start..end].to_owned(),
            form: Form::TypeOnly,
            kind: kind::EITHER,
            unlike: None,
            number: None,
            symbol: None,
            letters: None,
            issuer: None,
            organ: None,
            place: None,
            date: None,
            year: None,
            term: None,
            plenum: None,
            about: None,
            subject: Vec::new(),
            slug: None,
            local: false,
            key: String::new(),
        }
    }

    fn organ_symbol(&self) -> Option<String> {
        match self.organ {
            Some(organ) if matches!(organ.as_str(), "BCT" | "BBT" | "BCHTW") => {
                Some("TW".to_owned())
            }
            Some(other) => Some(other.as_str().to_owned()),
            None => None,
        }
    }

    /// Whether its issuer is one of those that every province, district or commune has.
    fn is_local(&self) -> bool {
        self.issuer.as_deref().is_some_and(|issuer| {
            issuer.ends_with("TU") || matches!(issuer, "HU" | "QU" | "ThU" | "ĐU" | "UBND" | "HĐND")
        })
    }
}

/// Finds the citations of a text.
#[must_use]
pub fn recognise(text: &str, titles: &Titles) -> Vec<Citation> {
    scan::scan(text, titles)
}
