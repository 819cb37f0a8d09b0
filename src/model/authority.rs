//! Which organs cannot end or change whose documents: only the issuing organ or a higher one can.
//!
//! An organ is only said to be lower where that is certain: on the ladder of the Party's or of the
//! State's organs, or within one province. Organs beside each other, and those that took over from
//! others, are never told apart; the Secretariat acts for the Political Bureau between its meetings.

use super::organ::Issuer;

/// The ladders from the top; a step holds organs beside each other.
const PARTY: &[&[&str]] = &[&["ĐHĐBTQ"], &["BCHTW"], &["BCT", "BBT", "TW"]];
const STATE: &[&[&str]] =
    &[&["QH"], &["UBTVQH"], &["CP"], &["TTg"], &["BTTTT", "BKHCN", "BNV"], &["HĐND", "UBND"]];
/// Within a province, below its committee.
const PROVINCE: &[&str] = &["BTCTU", "UBKTTU", "VPTU", "BTGTU", "HU", "QU", "ThU", "ĐU", "CB"];

/// Whether one organ certainly stands below another.
#[must_use]
pub fn is_below(lower: &Issuer, higher: &Issuer) -> bool {
    let (Some(low), Some(high)) = (lower.symbol, higher.symbol) else { return false };
    let step = |ladder: &[&[&str]], symbol| ladder.iter().position(|step| step.contains(&symbol));
    if let (Some(low), Some(high)) = (step(STATE, low), step(STATE, high)) {
        return low > high;
    }
    let is_of_state = |symbol| step(STATE, symbol).is_some();
    if let Some(high) = step(PARTY, high) {
        // Every other organ of the Party works under the Political Bureau. `TW` alone may be any of
        // the three, the Central Committee too.
        return match step(PARTY, low) {
            Some(_) if low == "TW" => false,
            Some(low) => low > high,
            None => !is_of_state(low),
        };
    }
    high == "TU"
        && PROVINCE.contains(&low)
        && province(lower) == province(higher)
        && !province(lower).is_empty()
}

/// The province in an organ's sequence of numbers.
fn province(issuer: &Issuer) -> &str {
    issuer.sequence.rsplit_once('@').map_or("", |(_, place)| place)
}

#[cfg(test)]
mod tests {
    use super::is_below;
    use crate::model::organ::{Unit, issuer};

    #[test]
    fn only_what_is_certainly_lower_is_below() {
        for (lower, higher, expected) in [
            ("BTCTW", "BCT", true),
            ("BBT", "BCHTW", true),
            ("BCT", "ĐHĐBTQ", true),
            ("TU Nghệ An", "BCT", true),
            ("BTCTU Nghệ An", "TU Nghệ An", true),
            ("CP", "QH", true),
            ("TTg", "CP", true),
            ("BBT", "BCT", false),
            ("BCT", "BBT", false),
            ("BCHTW", "BCT", false),
            ("BCT", "BCT", false),
            ("BTGDVTW", "BTGTW", false),
            ("BTCTW", "VPTW", false),
            ("TU Nghệ An", "BTCTW", false),
            ("TU Lâm Đồng", "TU Đắk Nông", false),
            ("BTCTU Nghệ An", "TU Lâm Đồng", false),
            ("CP", "BCT", false),
            ("BCT", "CP", false),
            ("Hội Nhà báo", "BCT", false),
        ] {
            let read = |name| issuer(Some(name), "", None, Unit::Province).unwrap();
            assert_eq!(is_below(&read(lower), &read(higher)), expected, "{lower} {higher}");
        }
        let any = issuer(None, "TW", None, Unit::Province).unwrap();
        let congress = issuer(Some("ĐHĐBTQ"), "", None, Unit::Province).unwrap();
        let bureau = issuer(Some("BCT"), "", None, Unit::Province).unwrap();
        assert!(!is_below(&any, &bureau) && !is_below(&bureau, &any));
        assert!(!is_below(&any, &congress));
    }
}
