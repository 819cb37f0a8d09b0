//! Choosing among namesakes: by the date of the text, and by its subject.

use super::cursor::Cursor;
use super::letters::{UNKNOWN, key};
use super::reason::Reason;
use crate::base::date::Day;
use crate::base::table::{Id, Table};
use crate::model::document::Document;

/// Bytes around a citation in which its subject is looked for.
const BEFORE: usize = 200;
const AFTER: usize = 320;
/// By so many pairs of words an older document must fit better than the latest.
const MARGIN: usize = 2;

/// First day of each term of the Central Committee, newest first.
const TERMS: &[(i16, i8, i8, &str)] = &[
    (2026, 1, 23, "XIV"),
    (2021, 2, 2, "XIII"),
    (2016, 1, 29, "XII"),
    (2011, 1, 20, "XI"),
    (2006, 4, 26, "X"),
    (2001, 4, 23, "IX"),
    (1996, 7, 2, "VIII"),
];

/// Pairs of words that say nothing of a subject.
const COMMON: &[(&str, &str)] = &[
    ("tiếp", "tục"),
    ("nâng", "cao"),
    ("hiệu", "quả"),
    ("đổi", "mới"),
    ("tăng", "cường"),
    ("thực", "hiện"),
    ("giai", "đoạn"),
    ("đoạn", "mới"),
    ("trong", "giai"),
    ("tình", "hình"),
    ("cán", "bộ"),
    ("đảng", "viên"),
    ("công", "tác"),
    ("của", "đảng"),
    ("nhiệm", "vụ"),
    ("yêu", "cầu"),
    ("chất", "lượng"),
    ("lãnh", "đạo"),
    ("quản", "lý"),
    ("tổ", "chức"),
];

/// The place of a day's term among the terms, the newest being 0.
fn term_on(day: Day) -> Option<usize> {
    TERMS.iter().position(|(y, m, d, _)| Day::new(*y, *m, *d).is_some_and(|first| first <= day))
}

fn term_of(document: &Document) -> Option<usize> {
    let term = document.term.as_ref()?;
    TERMS.iter().position(|(.., name)| *name == term.as_str())
}

/// Whether a document is younger than a day, as far as its date is known.
pub(super) fn is_after(document: &Document, day: Day) -> bool {
    match (document.issued_on, document.year) {
        (Some(issued), _) => issued > day,
        (None, Some(year)) => year > day.year(),
        (None, None) => {
            matches!((term_of(document), term_on(day)), (Some(of), Some(on)) if of < on)
        }
    }
}

fn order(document: &Document) -> (i16, Option<Day>) {
    let term = term_of(document).map_or(0, |at| TERMS[at].0);
    (document.year.unwrap_or(term), document.issued_on)
}

/// Pairs of neighboring words.
fn pairs(text: &str) -> Vec<(u64, u64)> {
    let mut cursor = Cursor::new(text, 0);
    let mut last = UNKNOWN;
    let mut pairs = Vec::new();
    while let Some(c) = cursor.peek() {
        match cursor.word() {
            Some(word) => {
                if last != UNKNOWN && word.key != UNKNOWN {
                    pairs.push((last, word.key));
                }
                last = word.key;
                cursor = cursor.moved(word.end.max(cursor.at + c.len_utf8()));
            }
            None => {
                if matches!(c, '.' | ';' | ':' | '\n') {
                    last = UNKNOWN;
                }
                cursor = cursor.moved(cursor.at + c.len_utf8());
            }
        }
    }
    pairs.retain(|pair| !COMMON.iter().any(|(a, b)| (key(a), key(b)) == *pair));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// The text around a citation, within its paragraph.
pub(super) fn around(text: &str, start: usize, end: usize) -> &str {
    let from = text[..start.min(text.len())].rfind("\n\n").map_or(0, |at| at + 2);
    let mut from = from.max(start.saturating_sub(BEFORE));
    let mut to = end.saturating_add(AFTER).min(text.len());
    while !text.is_char_boundary(from) {
        from += 1;
    }
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let to = text[end.min(to)..to].find("\n\n").map_or(to, |at| end + at);
    text.get(from..to).unwrap_or("")
}

/// How many pairs of a document's title occur.
fn score(document: &Document, subject: &[(u64, u64)]) -> usize {
    pairs(&document.title).iter().filter(|pair| subject.binary_search(pair).is_ok()).count()
}

/// Whether a subject that is written beside a number has nothing to do with a document's title.
pub(super) fn differs(document: &Document, title: &str) -> bool {
    let (given, known) = (pairs(title), pairs(&document.title));
    let unknown = document.title.starts_with('(');
    !unknown && given.len() >= 4 && known.len() >= 3 && score(document, &given) == 0
}

/// The document whose subject fits clearly best.
pub(super) fn by_topic(
    documents: &Table<Document>,
    ids: &[Id<Document>],
    around: &str,
) -> Option<Id<Document>> {
    let subject = pairs(around);
    let mut scores: Vec<(usize, Id<Document>)> =
        ids.iter().map(|&id| (score(documents.get(id), &subject), id)).collect();
    scores.sort_unstable_by(|a, b| b.cmp(a));
    let (best, id) = *scores.first()?;
    let second = scores.get(1).map_or(0, |(score, _)| *score);
    (best >= second + MARGIN).then_some(id)
}

/// Chooses among namesakes that are no younger than the text.
pub(super) fn choose(
    documents: &Table<Document>,
    ids: &[Id<Document>],
    around: &str,
    day: Option<Day>,
) -> Result<(Id<Document>, Reason), Reason> {
    let subject = pairs(around);
    let score_of = |id: Id<Document>| score(documents.get(id), &subject);
    let latest = ids.iter().copied().max_by_key(|&id| order(documents.get(id)));
    let latest = latest.ok_or(Reason::Unknown)?;
    let best = ids.iter().copied().max_by_key(|&id| score_of(id)).map_or(0, score_of);
    let latest_score = score_of(latest);
    if best > latest_score {
        let fitting: Vec<Id<Document>> =
            ids.iter().copied().filter(|&id| score_of(id) == best).collect();
        return match fitting.as_slice() {
            [one] if best >= latest_score + MARGIN => Ok((*one, Reason::ByTopic)),
            _ => Err(Reason::Ambiguous),
        };
    }
    // Without a day there is no latest; the subject alone must tell them apart.
    let Some(day) = day else {
        let second =
            ids.iter().filter(|&&id| id != latest).map(|&id| score_of(id)).max().unwrap_or(0);
        let clear = best >= second + MARGIN;
        return if clear { Ok((latest, Reason::ByTopic)) } else { Err(Reason::Ambiguous) };
    };
    if best > 0 {
        return Ok((latest, Reason::Latest));
    }
    let now = term_on(day);
    let current = now.is_some() && term_of(documents.get(latest)) == now;
    let near = ids.iter().filter(|&&id| id != latest).any(|&id| {
        let of = term_of(documents.get(id));
        of.is_none() || of.zip(now).is_some_and(|(of, now)| of <= now + 1)
    });
    if current && !near { Ok((latest, Reason::Latest)) } else { Err(Reason::Ambiguous) }
}

/// Whether a document is of the term in which a day falls.
pub(super) fn is_current(document: &Document, day: Day) -> bool {
    term_on(day).is_some() && term_of(document) == term_on(day)
}
