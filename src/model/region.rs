//! Regions (địa phương): administrative units in time.
//!
//! A unit has a life and, within it, forms: what type it is and what it is called, each from a day on.
//! A unit that was merged, split or dissolved ends; what came after it is another unit, even under one
//! name. The relations of units are ids of the same table.

pub mod flow;
pub mod lookup;
pub mod registry;

use std::sync::Arc;

use crate::base::date::Day;
use crate::base::slug::Slug;
use crate::base::table::Id;
use crate::base::text::Text;
use crate::parse::region::RegionHead;

/// A unit: a province or city of the top level, or a unit below one.
#[derive(Debug, Clone)]
pub struct Region {
    /// Name in its registry, or the file's name or `id`; several built-in units may share one.
    pub id: Text,
    /// The name it bears last.
    pub name: Text,
    /// Other names and spellings.
    pub aliases: Vec<Text>,
    /// What it is and is called, in the order of time; never empty.
    pub forms: Vec<Form>,
    /// First day, when it is known.
    pub since: Option<Day>,
    /// Last day, for units of the past.
    pub until: Option<Day>,
    /// The units it lies in, one after the other in time; none at the top level.
    pub parents: Vec<Id<Region>>,
    /// The units that lie in it.
    pub children: Vec<Id<Region>>,
    /// The units that came after it.
    pub successors: Vec<Id<Region>>,
    /// The units it was made of.
    pub predecessors: Vec<Id<Region>>,
    /// The macro-region, for built-in units.
    pub area: Option<Area>,
    /// Row and column on the map of tiles, for the built-in units of the present.
    pub tile: Option<(u8, u8)>,
    /// Last part of its address; one for each unit.
    pub slug: Slug,
    /// The site's own file, if it has one.
    pub head: Option<Arc<RegionHead>>,
}

/// A type and a name from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// The first day, when it is known.
    pub since: Option<Day>,
    /// The type: one of [`KINDS`].
    pub kind: Text,
    /// The name without the type.
    pub name: Text,
    /// The document that brought it about.
    pub by: Option<Text>,
}

/// A macro-region (vùng).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its place in the order from north to south.
    pub rank: u8,
    /// Its name.
    pub name: Text,
}

/// The types of units, from the top level down.
pub const KINDS: &[&str] = &[
    "tỉnh",
    "thành phố trực thuộc trung ương",
    "thành phố",
    "quận",
    "thị xã",
    "huyện",
    "đặc khu",
    "phường",
    "thị trấn",
    "xã",
];

impl Form {
    /// The type as it stands before names: `thành phố` for cities of both levels.
    #[must_use]
    pub fn short_kind(&self) -> &str {
        if self.kind.starts_with("thành phố") { "thành phố" } else { &self.kind }
    }

    /// The name as lists print it: `Lâm Đồng`, `TP. Huế`, `Xã Mường Xén`.
    #[must_use]
    pub fn label(&self) -> Text {
        match self.short_kind() {
            "tỉnh" => self.name.clone(),
            "thành phố" => Text::from(format!("TP. {}", self.name)),
            _ => self.full(),
        }
    }

    /// The name with its type within a sentence: `tỉnh Lâm Đồng`.
    #[must_use]
    pub fn spoken(&self) -> Text {
        Text::from(format!("{} {}", self.short_kind(), self.name))
    }

    /// The name with its type in full: `Tỉnh Lâm Đồng`.
    #[must_use]
    pub fn full(&self) -> Text {
        let kind = self.short_kind();
        let mut letters = kind.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        Text::from(format!("{first}{} {}", letters.as_str(), self.name))
    }
}

impl Region {
    /// Whether the unit exists on a day.
    #[must_use]
    pub fn lives_on(&self, day: Day) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Its form on a day, by its place in `forms`: the last one that has begun, else the first.
    #[must_use]
    pub fn form_at(&self, day: Option<Day>) -> usize {
        let begun = |form: &Form| form.since.is_none_or(|since| day.is_none_or(|day| since <= day));
        self.forms.iter().rposition(begun).unwrap_or(0)
    }

    /// Its form on a day; the last one when the day is not known.
    #[must_use]
    pub fn form_on(&self, day: Option<Day>) -> &Form {
        &self.forms[self.form_at(day)]
    }

    /// Whether it stands at the top level.
    #[must_use]
    pub fn is_top(&self) -> bool {
        self.parents.is_empty()
    }
}
