//! Organs that issue documents, as data: `data/organs.toml`.
//!
//! What an editor or the registry writes, a symbol or a name, becomes an [`Issuer`]: the full name that
//! readers see, a key for addresses, and the sequence of numbers that the organ draws from.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::base::fold::name_key;
use crate::base::slug::Slug;
use crate::base::text::Text;

const ORGANS: &str = include_str!("data/organs.toml");

/// What kind of organ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Group {
    /// Of the Party's center.
    #[serde(rename = "trung-uong")]
    Central,
    /// Of the State.
    #[serde(rename = "nha-nuoc")]
    State,
    /// Of a province or below.
    #[serde(rename = "dia-phuong")]
    Local,
}

impl Group {
    /// The name in `[registry] documents`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Group::Central => "trung-uong",
            Group::State => "nha-nuoc",
            Group::Local => "dia-phuong",
        }
    }
}

/// An organ.
#[derive(Debug, Clone, Deserialize)]
pub struct Organ {
    /// Symbol in numbers and in the registry: `BTCTW`.
    pub symbol: String,
    /// Full name.
    pub name: String,
    /// What kind.
    pub group: Group,
    /// The sequence of numbers, where several organs share one.
    pub sequence: Option<String>,
    /// Other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Whether every place has one, so that the place belongs to the name.
    #[serde(default)]
    pub local: bool,
}

/// Who issued a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issuer {
    /// Full name: `Tỉnh ủy Nghệ An`.
    pub name: Text,
    /// Its part of addresses.
    pub slug: Slug,
    /// The symbol, if the organ is known.
    pub symbol: Option<&'static str>,
    /// Documents of one type, number and term are one only when this is equal too.
    pub sequence: Text,
    /// What kind of organ; unknown ones are local.
    pub group: Group,
    /// The place, where the name tells it.
    pub place: Option<Text>,
}

/// All organs that are known.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
pub fn organs() -> &'static [Organ] {
    #[derive(Deserialize)]
    struct File {
        organ: Vec<Organ>,
    }
    static ALL: LazyLock<Vec<Organ>> = LazyLock::new(|| {
        let file: File = toml::from_str(ORGANS).expect("the data are checked by a test");
        file.organ
    });
    &ALL
}

/// Whether the unit of a place is a city under the central government.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A province, or not known.
    Province,
    /// Such a city.
    City,
}

/// Reads an issuer. `symbol` is the one in the document's number; it decides where nothing is written.
#[must_use]
pub fn issuer(
    written: Option<&str>,
    symbol: &str,
    place: Option<&str>,
    unit: Unit,
) -> Option<Issuer> {
    let symbol = if symbol == "HNTW" { "TW" } else { symbol };
    let Some(written) = written else { return by_symbol(symbol, place, unit) };
    let Some((organ, rest)) = known(written) else {
        let place_key = place.map_or_else(String::new, |place| format!("@{}", name_key(place)));
        return Some(Issuer {
            name: Text::from(written),
            slug: Slug::from_title(written),
            symbol: None,
            sequence: Text::from(format!("{}{place_key}", name_key(written))),
            group: Group::Local,
            place: None,
        });
    };
    Some(of(organ, rest, place, unit))
}

fn by_symbol(symbol: &str, place: Option<&str>, unit: Unit) -> Option<Issuer> {
    if let Some(organ) = organs().iter().find(|organ| organ.symbol == symbol) {
        return Some(of(organ, "", place, unit));
    }
    // Several organs share the symbol: which of them is not known.
    (symbol == "TW").then(|| Issuer {
        name: Text::from("Trung ương Đảng"),
        slug: Slug::from_title("Trung ương Đảng"),
        symbol: Some("TW"),
        sequence: Text::from("TW"),
        group: Group::Central,
        place: None,
    })
}

/// The organ that a text names, and what stands behind its name.
fn known(written: &str) -> Option<(&'static Organ, &str)> {
    let key = name_key(written);
    let is = |name: &str| name_key(name) == key;
    let exact = organs().iter().find(|organ| {
        is(&organ.symbol) || is(&organ.name) || organ.aliases.iter().any(|alias| is(alias))
    });
    if let Some(organ) = exact {
        return Some((organ, ""));
    }
    let local = organs().iter().filter(|organ| organ.local);
    local
        .filter_map(|organ| {
            let city = organ.name.replace("Tỉnh ủy", "Thành ủy");
            let rest = [organ.symbol.as_str(), organ.name.as_str(), city.as_str()]
                .into_iter()
                .find_map(|name| after(written, name))?;
            Some((organ, rest))
        })
        .min_by_key(|(_, rest)| rest.len())
}

/// What follows a name, word for word in the same letters.
fn after<'a>(written: &'a str, name: &str) -> Option<&'a str> {
    let count = name.split_whitespace().count();
    let mut rest = written.trim();
    let mut head: Vec<&str> = Vec::with_capacity(count);
    for _ in 0..count {
        let (word, behind) = rest.split_once(char::is_whitespace)?;
        head.push(word);
        rest = behind.trim_start();
    }
    (name_key(&head.join(" ")) == name_key(name)).then_some(rest)
}

fn of(organ: &'static Organ, rest: &str, place: Option<&str>, unit: Unit) -> Issuer {
    let own = organ.sequence.as_deref().unwrap_or(&organ.symbol);
    if !organ.local {
        return Issuer {
            name: Text::from(organ.name.as_str()),
            slug: Slug::from_title(&organ.name),
            symbol: Some(&organ.symbol),
            sequence: Text::from(own),
            group: organ.group,
            place: None,
        };
    }
    let base = match unit {
        Unit::City => organ.name.replace("Tỉnh ủy", "Thành ủy"),
        Unit::Province => organ.name.clone(),
    };
    let of_province = organ.symbol.ends_with("TU");
    let name = match (rest, place) {
        ("", None) => base,
        ("", Some(place)) if organ.group == Group::State => match unit {
            Unit::City => format!("{base} thành phố {place}"),
            Unit::Province => format!("{base} tỉnh {place}"),
        },
        ("", Some(place)) => format!("{base} {place}"),
        (rest, _) => format!("{base} {rest}"),
    };
    let wide = if of_province && !rest.is_empty() { rest } else { place.unwrap_or("") };
    let narrow = if of_province { "" } else { rest };
    Issuer {
        slug: Slug::from_title(&name),
        name: Text::from(name),
        symbol: Some(&organ.symbol),
        sequence: Text::from(format!("{own}@{}@{}", name_key(narrow), name_key(wide))),
        group: organ.group,
        place: (of_province && !rest.is_empty()).then(|| Text::from(rest)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Group, Unit, issuer, organs};

    fn name(written: &str, place: Option<&str>, unit: Unit) -> String {
        issuer(Some(written), "", place, unit).unwrap().name.to_string()
    }

    #[test]
    fn symbols_and_names_become_full_names() {
        assert_eq!(name("BCT", None, Unit::Province), "Bộ Chính trị");
        assert_eq!(
            name("Ban Chấp hành Trung ương Đảng", None, Unit::Province),
            "Ban Chấp hành Trung ương"
        );
        assert_eq!(name("TU Nghệ An", None, Unit::Province), "Tỉnh ủy Nghệ An");
        assert_eq!(name("TU", Some("Hà Nội"), Unit::City), "Thành ủy Hà Nội");
        assert_eq!(
            name("Ban Tổ chức Tỉnh uỷ", Some("Lâm Đồng"), Unit::Province),
            "Ban Tổ chức Tỉnh ủy Lâm Đồng"
        );
        assert_eq!(
            name("Đảng ủy xã Mẫu Sơn", Some("Lạng Sơn"), Unit::Province),
            "Đảng ủy xã Mẫu Sơn"
        );
        assert_eq!(name("UBND", Some("Nghệ An"), Unit::Province), "Ủy ban nhân dân tỉnh Nghệ An");
        assert_eq!(name("Hội Làm vườn", None, Unit::Province), "Hội Làm vườn");
    }

    #[test]
    fn organs_that_share_a_symbol_share_a_sequence_and_places_do_not() {
        let sequence = |written: Option<&str>, symbol, place| {
            issuer(written, symbol, place, Unit::Province).unwrap().sequence
        };
        assert_eq!(sequence(Some("BBT"), "TW", None), sequence(Some("Bộ Chính trị"), "TW", None));
        assert_eq!(sequence(None, "TW", None), sequence(Some("BCHTW"), "HNTW", None));
        assert_eq!(
            sequence(Some("TU"), "TU", Some("Nghệ An")),
            sequence(Some("Tỉnh ủy Nghệ An"), "TU", None)
        );
        assert_ne!(
            sequence(Some("TU"), "TU", Some("Nghệ An")),
            sequence(Some("TU"), "TU", Some("Lâm Đồng"))
        );
        assert_ne!(
            sequence(Some("Đảng ủy xã A"), "ĐU", None),
            sequence(Some("Đảng ủy xã B"), "ĐU", None)
        );
        assert_ne!(sequence(Some("BTCTW"), "BTCTW", None), sequence(Some("VPTW"), "VPTW", None));
    }

    #[test]
    fn the_data_are_whole() {
        assert_eq!(organs().len(), 36);
        assert!(organs().iter().all(|o| o.group != Group::Local || o.local));
    }
}
