//! The parts of a number: `42-NQ/TW` is 42, NQ, TW; `30/2020/NĐ-CP` is 30, 2020, NĐ, CP.

/// The parts as written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Parts<'a> {
    /// The number itself, zeros in front left out; none for names such as `Điều lệ`.
    pub number: Option<u32>,
    /// The symbol of the type.
    pub kind: Option<&'a str>,
    /// The symbol of the issuer.
    pub issuer: &'a str,
}

/// Symbols of types, and the codes of the types they stand for.
const SYMBOLS: &[(&str, &[&str])] = &[
    ("NQ", &["nq"]),
    ("CT", &["ct"]),
    ("KL", &["kl"]),
    ("QĐ", &["qyd", "qtd"]),
    ("QĐi", &["qyd"]),
    ("QyĐ", &["qyd"]),
    ("QĐNS", &["qtd"]),
    ("QC", &["qc"]),
    ("HD", &["hd"]),
    ("TB", &["tb"]),
    ("TT", &["tt", "tht"]),
    ("TTLT", &["tht"]),
    ("KH", &["kh"]),
    ("CTr", &["ctr"]),
    ("CTHĐ", &["ctr"]),
    ("ĐA", &["da"]),
    ("BC", &["bc"]),
    ("TTr", &["ttr"]),
    ("CV", &["cv"]),
    ("BB", &["bb"]),
    ("NĐ", &["nd"]),
    ("PL", &["pl"]),
    ("CĐ", &["cd"]),
];

/// Takes a number apart.
#[must_use]
pub fn parts(written: &str) -> Parts<'_> {
    let digits = written.len() - written.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, rest) = written.split_at(digits);
    let Ok(number) = number.parse() else { return Parts::default() };
    let pieces: Vec<&str> =
        rest.split(['-', '–', '/']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let is_word = |piece: &&&str| !piece.starts_with(|c: char| c.is_ascii_digit());
    let mut words = pieces.iter().filter(is_word);
    let (first, last) = (words.next().copied(), words.next_back().copied());
    match (first, last) {
        // The National Assembly numbers all its types together: `126/2025/QH15`.
        (Some(issuer), None) => Parts {
            number: Some(number),
            kind: None,
            issuer: issuer.trim_end_matches(|c: char| c.is_ascii_digit()),
        },
        (kind, issuer) => {
            let issuer = issuer.unwrap_or("").trim_end_matches(|c: char| c.is_ascii_digit());
            Parts { number: Some(number), kind, issuer }
        }
    }
}

/// The types that a symbol stands for; nothing when the symbol is not known.
#[must_use]
pub fn kinds_of(symbol: &str) -> Option<&'static [&'static str]> {
    let symbol = symbol.replace(['Ð', 'ð'], "Đ");
    let same = |known: &str| known == symbol;
    let folded = |known: &str| known.to_uppercase() == symbol.to_uppercase();
    let entry = SYMBOLS.iter().find(|(known, _)| same(known));
    entry.or_else(|| SYMBOLS.iter().find(|(known, _)| folded(known))).map(|(_, kinds)| *kinds)
}

#[cfg(test)]
mod tests {
    use super::{kinds_of, parts};
    use crate::model::registry;

    #[test]
    fn numbers_fall_into_parts() {
        for (written, number, kind, issuer) in [
            ("42-NQ/TW", Some(42), Some("NQ"), "TW"),
            ("05-QĐi/TU", Some(5), Some("QĐi"), "TU"),
            ("30/2020/NĐ-CP", Some(30), Some("NĐ"), "CP"),
            ("306/NQ-CP", Some(306), Some("NQ"), "CP"),
            ("388/NQ-UBTVQH16", Some(388), Some("NQ"), "UBTVQH"),
            ("126/2025/QH15", Some(126), None, "QH"),
            ("Điều lệ", None, None, ""),
            ("NQ Đại hội XI", None, None, ""),
            ("TCVN 6909:2001", None, None, ""),
            ("7", Some(7), None, ""),
            ("", None, None, ""),
            ("99999999999-NQ/TW", None, None, ""),
        ] {
            let found = parts(written);
            assert_eq!(
                (found.number, found.kind, found.issuer),
                (number, kind, issuer),
                "{written}"
            );
        }
    }

    #[test]
    fn types_and_symbols_of_the_registry_agree() {
        for seed in registry::documents() {
            let document = &seed.document;
            let kinds = parts(&document.number).kind.and_then(kinds_of);
            assert!(
                kinds.is_none_or(|kinds| kinds.contains(&document.kind.as_str())),
                "{}",
                document.id
            );
        }
    }
}
