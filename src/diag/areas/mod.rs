//! The mistakes themselves, one file for each area, one uniform entry for each mistake.

/// Writes the enum of an area: for each mistake its explanation, fields, number, severity and texts.
///
/// Texts are expressions that may use the fields by name; headline, label and help in both languages
/// are required by the pattern, so that a mistake cannot be added without them.
macro_rules! problems {
    ($(#[$meta:meta])* $area:literal $enum:ident {
        $(
            $(#[doc = $en_doc:literal])+
            $variant:ident { $($(#[$field_meta:meta])* $field:ident : $type:ty),* $(,)? } $number:literal $severity:ident
            explain $vi_doc:literal
            vi $vi_head:expr, $vi_label:expr, $vi_help:expr;
            en $en_head:expr, $en_label:expr, $en_help:expr;
        )+
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[expect(missing_docs, reason = "fields are named by what they hold")]
        pub enum $enum {
            $($(#[doc = $en_doc])+ $variant { $($(#[$field_meta])* $field: $type),* },)+
        }

        impl $enum {
            /// Every code of this area.
            pub const EXPLANATIONS: &'static [$crate::diag::problem::Explanation] = &[
                $($crate::diag::problem::Explanation {
                    code: concat!("T", $area, $number),
                    name: stringify!($variant),
                    severity: $crate::diag::problem::Severity::$severity,
                    vi: $vi_doc,
                    en: concat!($($en_doc),+),
                },)+
            ];

            /// The code.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant { .. } => concat!("T", $area, $number),)+ }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(&self) -> $crate::diag::problem::Severity {
                match self { $(Self::$variant { .. } => $crate::diag::problem::Severity::$severity,)+ }
            }

            /// What is said of it.
            #[must_use]
            pub fn say(&self, lang: $crate::diag::problem::Lang) -> $crate::diag::problem::Said {
                use $crate::diag::problem::{Lang, Said};
                match (self, lang) {
                    $(
                        (Self::$variant { $($field),* }, Lang::Vi) => Said {
                            headline: $vi_head.to_string(), label: $vi_label.to_string(), help: $vi_help.to_string(),
                        },
                        (Self::$variant { $($field),* }, Lang::En) => Said {
                            headline: $en_head.to_string(), label: $en_label.to_string(), help: $en_help.to_string(),
                        },
                    )+
                }
            }
        }
    };
}

pub mod assets;
pub mod citations;
pub mod config;
pub mod documents;
pub mod front;
pub mod issues;
pub mod links;
pub mod markup;
pub mod output;
pub mod references;
pub mod regions;
pub mod routes;
pub mod subsites;
pub mod theme;
pub mod voices;
