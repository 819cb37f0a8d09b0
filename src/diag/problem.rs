//! One mistake: its kind, where it is, and what is said about it.

use serde::{Deserialize, Serialize};

use super::areas::{
    assets, citations, config, documents, front, issues, links, markup, output, references,
    regions, routes, subsites, theme, voices,
};
use super::span::Span;
use crate::base::text::Text;

/// How grave a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The build ends with exit code 1; the page concerned may be withheld.
    Error,
    /// The page is built, but probably not as meant.
    Warning,
    /// Worth knowing.
    Hint,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// What is said of a problem in one language. None of the texts ends with a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The mistake in one line.
    pub headline: String,
    /// What stands at the marked place; may be empty.
    pub label: String,
    /// The smallest change that mends it; may be empty.
    pub help: String,
}

/// The explanation of a code for `toasoan explain` and the reference page.
#[derive(Debug, Clone, Copy)]
pub struct Explanation {
    /// `T0203`: area 02, number 03.
    pub code: &'static str,
    /// Name of the variant.
    pub name: &'static str,
    /// How grave.
    pub severity: Severity,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

macro_rules! areas {
    ($($variant:ident($module:ident)),+ $(,)?) => {
        /// A mistake, by area. The first two digits of a code name the area.
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Problem {
            $(#[doc = concat!("See [`", stringify!($module), "`].")] $variant($module::$variant)),+
        }

        $(impl From<$module::$variant> for Problem {
            fn from(problem: $module::$variant) -> Problem { Problem::$variant(problem) }
        })+

        impl Problem {
            /// The code, such as `T0203`.
            #[must_use]
            pub fn code(&self) -> &'static str { match self { $(Problem::$variant(p) => p.code()),+ } }

            /// How grave it is.
            #[must_use]
            pub fn severity(&self) -> Severity { match self { $(Problem::$variant(p) => p.severity()),+ } }

            /// What is said of it in a language.
            #[must_use]
            pub fn say(&self, lang: Lang) -> Said { match self { $(Problem::$variant(p) => p.say(lang)),+ } }
        }

        /// Every code there is, in order.
        #[must_use]
        pub fn explanations() -> Vec<Explanation> {
            let mut all = Vec::new();
            $(all.extend_from_slice($module::$variant::EXPLANATIONS);)+
            all
        }
    };
}

areas! {
    Front(front),
    Reference(references),
    Markup(markup),
    Routing(routes),
    Theming(theme),
    Asset(assets),
    Config(config),
    Link(links),
    Output(output),
    Documents(documents),
    Citing(citations),
    Printed(issues),
    Regional(regions),
    Voice(voices),
    Subsites(subsites),
}

/// Why a second place is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    /// The other claimant of the same thing.
    Other,
    /// The first definition.
    First,
    /// A step of the chain of templates that led here.
    CalledFrom,
}

/// A problem and where it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// What is wrong.
    pub problem: Problem,
    /// Where.
    pub at: Option<Span>,
    /// Other places that belong to it.
    pub also: Vec<(Span, Role)>,
}

impl Diagnostic {
    /// A problem at a place.
    pub fn at(span: Span, problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { problem: problem.into(), at: Some(span), also: Vec::new() }
    }

    /// A problem of the whole site.
    pub fn nowhere(problem: impl Into<Problem>) -> Diagnostic {
        Diagnostic { problem: problem.into(), at: None, also: Vec::new() }
    }

    /// Adds a second place.
    #[must_use]
    pub fn with(mut self, span: Span, role: Role) -> Diagnostic {
        self.also.push((span, role));
        self
    }
}

/// The nearest known name, as help in Vietnamese; `otherwise` when there is none.
#[must_use]
pub fn near_vi(nearest: Option<&Text>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |name| format!("có phải ý bạn là `{name}`?"))
}

/// The nearest known name, as help in English; `otherwise` when there is none.
#[must_use]
pub fn near_en(nearest: Option<&Text>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |name| format!("did you mean `{name}`?"))
}

/// Names joined by commas, each in backticks.
#[must_use]
pub fn listed(names: &[Text]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
