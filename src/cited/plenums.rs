//! Which documents a plenum adopted, as data: `plenums.toml`.

use std::sync::LazyLock;

use serde::Deserialize;

const PLENUMS: &str = include_str!("plenums.toml");

/// The documents of a plenum.
#[derive(Debug, Clone, Deserialize)]
pub struct Plenum {
    /// Its number in the term: `4`, `6-lan2`.
    pub number: String,
    /// The term in roman letters.
    pub term: String,
    /// Its documents as `type:number`.
    pub documents: Vec<String>,
    /// The document that its name means on Party-building portals.
    pub usual: Option<String>,
}

#[derive(Deserialize)]
struct File {
    plenum: Vec<Plenum>,
}

/// All plenums of which documents are known, oldest first.
///
/// # Panics
/// When the data in the program are broken, which a test excludes.
pub fn plenums() -> &'static [Plenum] {
    static ALL: LazyLock<Vec<Plenum>> = LazyLock::new(|| {
        let file: File = toml::from_str(PLENUMS).expect("the data are checked by a test");
        file.plenum
    });
    &ALL
}

#[cfg(test)]
mod tests {
    use super::plenums;
    use crate::cite::kind::Kind;
    use crate::model::registry;

    #[test]
    fn the_data_agree_with_themselves() {
        for plenum in plenums() {
            assert!(
                ["VIII", "IX", "X", "XI", "XII", "XIII", "XIV"].contains(&plenum.term.as_str()),
                "{plenum:?}"
            );
            for name in &plenum.documents {
                let (kind, _) = name.split_once(':').unwrap();
                assert!(Kind::of(kind).is_some(), "{plenum:?}");
            }
            assert!(
                plenum.usual.iter().all(|usual| plenum.documents.contains(usual)),
                "{plenum:?}"
            );
        }
    }

    #[test]
    fn registry_resolutions_of_plenums_are_of_their_term() {
        let seeds = registry::documents();
        let known = |name: &str, term: &str| {
            seeds.iter().any(|seed| {
                let d = &seed.document;
                format!("{}:{}", d.kind, d.number) == name
                    && d.term.as_ref().is_some_and(|t| t.as_str() == term)
            })
        };
        for (name, term) in [("nq:12-NQ/TW", "XI"), ("kl:21-KL/TW", "XIII"), ("nq:18-NQ/TW", "XII")]
        {
            assert!(known(name, term), "{name} {term}");
        }
    }
}
