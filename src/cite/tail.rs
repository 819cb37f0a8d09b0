//! What follows a citation and belongs to it: date, issuer, term, plenum, subject.

use super::cursor::{Cursor, roman, to_roman};
use super::letters::keys;
use super::organ::{Organ, organ};
use super::plenum;
use crate::base::date::Day;

/// The most bytes of a subject.
const SUBJECT: usize = 240;

/// What was found after a citation.
#[derive(Debug, Clone, Default)]
pub(super) struct Tail<'t> {
    pub(super) date: Option<Day>,
    pub(super) year: Option<i16>,
    pub(super) organ: Option<Organ>,
    pub(super) term: Option<String>,
    pub(super) plenum: Option<String>,
    pub(super) title: Option<&'t str>,
}

/// Reads what follows.
pub(super) fn tail(mut at: Cursor<'_>) -> Tail<'_> {
    let mut tail = Tail::default();
    for _ in 0..10 {
        if let Some(next) = at.eat_char(&[',', '(', ')']) {
            let comma = at.skip().peek() == Some(',');
            // After a comma only what can be nothing else goes on.
            let goes_on = !comma
                || date(next).is_some()
                || term(next).is_some()
                || next.eat(keys!["của"]).is_some();
            if !goes_on {
                break;
            }
            at = next;
        } else if let Some((day, next)) = date(at) {
            tail.date = tail.date.or(Some(day));
            at = next;
        } else if let Some((name, next)) = term(at) {
            tail.term = tail.term.or(Some(name));
            at = next;
        } else if let Some((number, next)) = of_plenum(at) {
            tail.plenum = tail.plenum.or(Some(number));
            at = next;
        } else if let Some(next) = at.eat(keys!["của", "do"]) {
            let Some(organ) = organ(next) else { break };
            at = next.moved(organ.end);
            at = at.eat(keys!["đảng"]).unwrap_or(at);
            tail.organ = tail.organ.or(Some(organ));
        } else if let Some(organ) = organ(at) {
            at = at.moved(organ.end);
            tail.organ = tail.organ.or(Some(organ));
        } else if let Some((year, next)) = at.eat(keys!["năm"]).and_then(|c| c.skip().year()) {
            tail.year = tail.year.or(Some(year));
            at = next;
        } else {
            tail.title = title(at);
            break;
        }
    }
    if tail.organ.as_ref().is_some_and(|o| matches!(o.symbol, "QH" | "HĐND" | "UBTVQH")) {
        tail.term = None;
    }
    tail
}

/// `của Hội nghị Trung ương 6`.
fn of_plenum(at: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let begin = at.eat(keys!["của", "tại"]).unwrap_or(at);
    let meeting = begin.eat_all(keys!["hội", "nghị"]);
    let (number, after, _) = plenum::number(begin, meeting.is_some())?;
    (number.is_some() || meeting.is_some()).then_some(())?;
    Some((number?, after))
}

/// `ngày 30-11-2004`, `30/11/2004` in brackets, `ngày 30 tháng 11 năm 2004`.
pub(super) fn date(at: Cursor<'_>) -> Option<(Day, Cursor<'_>)> {
    let begin = at.eat(keys!["ngày"]).unwrap_or(at).skip();
    let day = begin.number().filter(|n| n.end - n.start <= 2)?;
    let after = begin.moved(day.end);
    let (month, year) = match separator(after) {
        Some(next) => {
            let month = next.number().filter(|n| n.end - n.start <= 2)?;
            (month.value, separator(next.moved(month.end))?)
        }
        None => {
            let next = after.eat(keys!["tháng"])?.skip();
            let month = next.number()?;
            let next = next.moved(month.end);
            (month.value, next.eat(keys!["năm"]).or_else(|| separator(next))?.skip())
        }
    };
    let (year, after) = year.year()?;
    let day = Day::new(year, i8::try_from(month).ok()?, i8::try_from(day.value).ok()?)?;
    Some((day, after))
}

fn separator(at: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some(after) = at.dash() {
        return Some(after);
    }
    matches!(at.peek(), Some('/' | '.')).then(|| at.moved(at.at + 1))
}

/// `khóa XI`, `(khóa XI)`, `, khóa 11`; the cursor stands after the numeral.
pub(super) fn term(at: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let begin = at.eat_char(&[',']).unwrap_or(at);
    let begin = begin.eat_char(&['(']).unwrap_or(begin);
    numeral(begin.eat(keys!["khóa"])?)
}

/// A roman number in capitals, or a small Arabic one, as roman letters.
pub(super) fn numeral(at: Cursor<'_>) -> Option<(String, Cursor<'_>)> {
    let at = at.skip();
    if let Some(word) = at.word() {
        let text = &at.text[word.start..word.end];
        return roman(text).map(|_| (text.to_owned(), at.moved(word.end)));
    }
    let number = at.number().filter(|n| (1..=39).contains(&n.value))?;
    let joined = at.moved(number.end).peek().is_some_and(|c| matches!(c, '/' | '%' | '-'));
    (!joined).then(|| (to_roman(number.value as u8), at.moved(number.end)))
}

/// A quoted title, or what stands after `về` up to the end of the clause.
pub(super) fn title(at: Cursor<'_>) -> Option<&str> {
    let at = at.eat_char(&[',', ':']).unwrap_or(at);
    let quoted = at.eat_char(&['“', '"', '”', '«']);
    let (begin, ends): (_, &[char]) = match quoted {
        Some(next) => (next, &['”', '"', '“', '»', '\n']),
        None => (at.eat(keys!["về"])?, &['.', ';', '\n', '(', ')', ':']),
    };
    let rest = &at.text[begin.at..];
    let most = rest.char_indices().map(|(i, _)| i).take_while(|i| *i <= SUBJECT).last()?;
    let rest = &rest[..most.min(rest.len())];
    let rest = rest.find(ends).map_or(rest, |end| &rest[..end]).trim();
    (!rest.is_empty()).then_some(rest)
}
