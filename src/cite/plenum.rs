//! Plenums and congresses: `Nghị quyết Trung ương 4 (khóa XI)`, `Nghị quyết Đại hội XIII`.

use super::cursor::{Cursor, to_roman};
use super::follow::follows;
use super::letters::{among, key, keys};
use super::organ;
use super::tail;

/// Numbers as words, from the first.
const ORDINALS: &[u64] =
    keys!["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười",];

/// What was read of a plenum.
#[derive(Debug, Clone)]
pub(super) struct Plenum {
    /// `4`, or `6-lan2`.
    pub(super) number: String,
    /// Terms with the place where each ends; the first belongs to the noun.
    pub(super) terms: Vec<(String, usize, usize)>,
    /// Where the name ends, the first term with it.
    pub(super) end: usize,
}

/// `Trung ương`, `TW`, `TƯ`, `T.Ư`, `T.W`.
fn center(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let word = at.next_word()?;
    let after = at.moved(word.end);
    if word.key == key("trung") {
        return after.eat(keys!["ương"]);
    }
    if word.upper && (word.key == key("tw") || word.key == key("tư")) {
        return Some(after);
    }
    if word.key == key("t") && word.upper && after.peek() == Some('.') {
        let next = after.moved(after.at + 1).word()?;
        return among(next.key, keys!["ư", "w"]).then(|| after.moved(next.end));
    }
    None
}

/// A number in digits, roman letters or words.
fn ordinal(at: Cursor<'_>, words: bool) -> Option<(u8, Cursor<'_>)> {
    let at = at.skip();
    if let Some(number) = at.number() {
        let fits = (1..=19).contains(&number.value) && number.end - number.start <= 2;
        return fits.then(|| (number.value as u8, at.moved(number.end)));
    }
    let word = at.word()?;
    if let Some(value) = super::cursor::roman(&at.text[word.start..word.end]) {
        return (value <= 19).then(|| (value, at.moved(word.end)));
    }
    let value = ORDINALS.iter().position(|known| words && *known == word.key)? as u8 + 1;
    let after = at.moved(word.end);
    if value == 10
        && let Some(unit) = after.next_word()
        && let Some(more) =
            ORDINALS.iter().take(9).position(|known| *known == unit.key || unit.key == key("một"))
    {
        return Some((10 + more as u8 + 1, after.moved(unit.end)));
    }
    Some((value, after))
}

/// `Trung ương 4`, `lần thứ tư Ban Chấp hành Trung ương Đảng`; the number, and whether the place after
/// it must be judged by what follows.
pub(super) fn number(at: Cursor<'_>, _meeting: bool) -> Option<(Option<String>, Cursor<'_>, bool)> {
    let meeting = at.eat_all(keys!["hội", "nghị"]);
    let begin = meeting.unwrap_or(at);
    if let Some(center) = center(begin) {
        let party = center.eat(keys!["đảng"]).unwrap_or(center);
        let worded = party.eat_all(keys!["lần", "thứ"]);
        let glued =
            center.eat_char(&['.']).filter(|c| c.peek().is_some_and(|c| c.is_ascii_digit()));
        let from = worded.or(glued).unwrap_or(center);
        let (value, after) = ordinal(from, worded.is_some())?;
        return Some((Some(value.to_string()), after, worded.is_none()));
    }
    let begin = meeting?;
    let worded = begin.eat_all(keys!["lần", "thứ"]);
    let (value, after) = ordinal(worded.unwrap_or(begin), true)?;
    let committee = after
        .eat(keys!["của"])
        .unwrap_or(after)
        .eat_all(keys!["ban", "chấp", "hành"])
        .or_else(|| after.eat(keys!["bch"]))?;
    let after = center(committee)?;
    let after = after.eat(keys!["đảng"]).unwrap_or(after);
    Some((Some(value.to_string()), after, false))
}

/// Reads a plenum after the noun.
pub(super) fn plenum(at: Cursor<'_>) -> Option<Plenum> {
    let (number, mut after, judged) = number(at, false)?;
    let mut number = number?;
    let bracket = after.eat_char(&['(']);
    let twice = bracket
        .unwrap_or(after)
        .eat(keys!["lần"])
        .and_then(|c| c.skip().number().map(|n| (c.skip(), n)));
    if let Some((c, n)) = twice.filter(|(_, n)| n.value == 2) {
        number.push_str("-lan2");
        after = c.moved(n.end);
        after = bracket.and_then(|_| after.eat_char(&[')'])).unwrap_or(after);
    }
    let mut terms = Vec::new();
    let mut end = after.at;
    let of = of_party(after);
    if let Some((first, next)) = tail::term(after).or_else(|| tail::term(of)) {
        end = next.at;
        terms.push((first, 0, next.at));
        more(next, &mut terms);
        if let [_] = terms.as_slice()
            && after.at < end
            && next.text[after.at..end].contains('(')
            && next.peek() == Some(')')
        {
            end += 1;
        }
    } else if judged && !follows(after) {
        return None;
    }
    Some(Plenum { number, terms, end })
}

/// `của Đảng`, `Ban Chấp hành Trung ương Đảng`, which may part the number from the term.
fn of_party(at: Cursor<'_>) -> Cursor<'_> {
    let of = at.eat(keys!["của"]).unwrap_or(at);
    if let Some(after) = of.eat_all(keys!["ban", "chấp", "hành"]).or_else(|| of.eat(keys!["bch"]))
    {
        if let Some(after) = center(after) {
            return after.eat(keys!["đảng"]).unwrap_or(after);
        }
        return at;
    }
    of.eat(keys!["đảng"]).unwrap_or(at)
}

/// Further terms: `; XIII`, ` và XIII`, ` và khóa XIII`.
pub(super) fn more(mut at: Cursor<'_>, terms: &mut Vec<(String, usize, usize)>) {
    while terms.len() < 8 {
        let Some(link) = at.eat_char(&[',', ';']).or_else(|| at.eat(keys!["và"])) else { return };
        let begin = link.eat(keys!["khóa"]).unwrap_or(link);
        let word = begin.next_word();
        let Some((name, after)) = tail::numeral(begin).filter(|_| word.is_some_and(|w| w.upper))
        else {
            return;
        };
        terms.push((name, begin.skip().at, after.at));
        at = after;
    }
}

/// A congress after the noun.
#[derive(Debug, Clone)]
pub(super) struct Congress {
    pub(super) terms: Vec<(String, usize, usize)>,
    pub(super) place: Option<String>,
    /// Below the national one.
    pub(super) local: bool,
    pub(super) end: usize,
}

/// Congresses by the years of their terms.
const YEARS: &[(i16, &str)] =
    &[(2001, "IX"), (2006, "X"), (2011, "XI"), (2016, "XII"), (2021, "XIII"), (2026, "XIV")];

/// Reads `Đại hội …` after the noun.
pub(super) fn congress(at: Cursor<'_>) -> Option<Congress> {
    if let Some(years) = years(at) {
        return Some(years);
    }
    let mut cursor = at.eat_all(keys!["đại", "hội"])?;
    let mut local = false;
    let mut place = None;
    for _ in 0..12 {
        if let Some((name, after)) = cursor
            .eat_char(&[','])
            .unwrap_or(cursor)
            .eat_all(keys!["lần", "thứ"])
            .or_else(|| cursor.eat(keys!["khóa"]))
            .and_then(|c| {
                tail::numeral(c).or_else(|| ordinal(c, true).map(|(n, c)| (to_roman(n), c)))
            })
            .or_else(|| tail::numeral(cursor).filter(|(_, after)| national_number(cursor, *after)))
        {
            let mut terms = vec![(name, 0, after.at)];
            more(after, &mut terms);
            return Some(Congress { terms, place, local, end: after.at });
        }
        if let Some(found) = years(cursor) {
            let terms = if local { local_years(cursor) } else { found.terms };
            return Some(Congress { terms, place, local, end: found.end });
        }
        if let Some(after) =
            cursor.eat_all(keys!["đảng", "bộ"]).or_else(|| cursor.eat_all(keys!["chi", "bộ"]))
        {
            local = true;
            let (name, next) = organ::place(after);
            place = name;
            cursor = next.eat(keys!["tỉnh"]).unwrap_or(next);
        } else if let Some(after) =
            cursor.eat_all(keys!["đại", "biểu"]).or_else(|| cursor.eat_all(keys!["toàn", "quốc"]))
        {
            cursor = after;
        } else if let Some(after) = cursor.eat(keys!["đảng", "của"]) {
            cursor = after;
        } else if let Some(after) =
            cursor.eat(keys!["huyện", "xã", "phường", "quận", "tỉnh"]).filter(|_| local)
        {
            let (name, next) = organ::place(after);
            place = place.or(name);
            cursor = next;
        } else if let Some(after) = cursor.eat_all(keys!["thành", "phố"]).filter(|_| local) {
            let (name, next) = organ::place(after);
            place = place.or(name);
            cursor = next;
        } else {
            return None;
        }
    }
    None
}

/// A bare number names a congress in roman letters, or in digits that a citation may end with.
fn national_number(at: Cursor<'_>, after: Cursor<'_>) -> bool {
    at.next_word().is_some() || follows(after)
}

/// `nhiệm kỳ 2020-2025`.
fn years(at: Cursor<'_>) -> Option<Congress> {
    let begin = at.eat_char(&[',']).unwrap_or(at).eat_all(keys!["nhiệm", "kỳ"])?.skip();
    let (from, after) = begin.year()?;
    let (to, after) = after.skip().dash()?.skip().year()?;
    (to - from == 5).then_some(())?;
    let name = YEARS.iter().find(|(year, _)| *year == from).map(|(_, name)| (*name).to_owned());
    let name = name.unwrap_or_else(|| format!("{from}-{to}"));
    let local = name.contains('-');
    Some(Congress { terms: vec![(name, 0, after.at)], place: None, local, end: after.at })
}

fn local_years(at: Cursor<'_>) -> Vec<(String, usize, usize)> {
    let begin = at.eat_char(&[',']).unwrap_or(at).eat_all(keys!["nhiệm", "kỳ"]).map(Cursor::skip);
    let years = begin.and_then(|c| {
        let (from, after) = c.year()?;
        let (to, after) = after.skip().dash()?.skip().year()?;
        Some((format!("{from}-{to}"), 0, after.at))
    });
    years.into_iter().collect()
}
