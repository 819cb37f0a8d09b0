//! What each value of a template is, told where the value is defined, in both languages.
//!
//! 1. `view!` writes the struct of a view and, from the same lines, its [`ViewDoc`]; the two cannot
//!    differ.
//! 2. `docs/reference/template-values.md` is made of these and of [`super::roots`].

/// A field of a view, or a named value of a template.
#[derive(Debug, Clone, Copy)]
pub struct FieldDoc {
    /// Its name.
    pub name: &'static str,
    /// Its type as Rust writes it: `Option<Text>`, `Vec<CardView>`.
    pub kind: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A view.
#[derive(Debug, Clone, Copy)]
pub struct ViewDoc {
    /// Its name, as types name it.
    pub name: &'static str,
    /// In Vietnamese.
    pub vi: &'static str,
    /// In English.
    pub en: &'static str,
    /// Its fields in order.
    pub fields: &'static [FieldDoc],
}

/// Writes one field.
#[must_use]
pub const fn field(
    name: &'static str,
    kind: &'static str,
    vi: &'static str,
    en: &'static str,
) -> FieldDoc {
    FieldDoc { name, kind, vi, en }
}

/// Defines a view. The doc comment and the last text of each field are English, the others Vietnamese.
macro_rules! view {
    (
        $(#[doc = $en_doc:literal])+
        #[derive($($derive:ident),+)]
        pub struct $name:ident $vi_doc:literal {
            $($field:ident: $type:ty, $vi:literal, $en:literal;)+
        }
    ) => {
        $(#[doc = $en_doc])+
        #[derive($($derive),+)]
        pub struct $name {
            $(#[doc = $en] pub $field: $type,)+
        }

        impl $name {
            /// What it holds, for the reference page.
            pub const DOC: crate::view::docs::ViewDoc = crate::view::docs::ViewDoc {
                name: stringify!($name),
                vi: $vi_doc,
                en: concat!($($en_doc),+),
                fields: &[$(crate::view::docs::FieldDoc {
                    name: stringify!($field),
                    kind: stringify!($type),
                    vi: $vi,
                    en: $en,
                }),+],
            };
        }
    };
}
