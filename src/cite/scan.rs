//! The recogniser: one pass over the bytes of a text; where a word may begin a citation, the forms are
//! tried in turn.

use super::cursor::{Cursor, Word};
use super::follow::follows;
use super::kind::{self, Kind, Noun};
use super::letters::{key, keys};
use super::organ;
use super::plenum;
use super::subject::{self, About, Pair};
use super::symbol::{self, Ident};
use super::tail::{self, Tail};
use super::titles::{self, Titles};
use super::{Citation, Form};
use crate::base::fold::is_dash;

/// The most members of a coordination.
const MEMBERS: usize = 40;

const OTHER: u8 = 0;
const LOWER: u8 = 1;
const UPPER: u8 = 2;
/// Continues a character.
const INNER: u8 = 3;

static CLASS: [u8; 256] = classes();
static STARTS: [bool; 256] = starts();

const fn classes() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut at = 0;
    while at < 256 {
        table[at] = match at as u8 {
            b'A'..=b'Z' => UPPER,
            0x80..=0xBF => INNER,
            // General punctuation, the no-break space and the byte-order mark are no letters.
            0xC2 | 0xE2 | 0xEF => OTHER,
            b'a'..=b'z' | b'0'..=b'9' | 0xC3..=0xFF => LOWER,
            _ => OTHER,
        };
        at += 1;
    }
    table
}

/// Bytes with which nouns and symbols begin.
const fn starts() -> [bool; 256] {
    let mut table = [false; 256];
    let letters = b"nNcCkKqQhHtTbBpPlL\xC3\xC4dD";
    let mut at = 0;
    while at < letters.len() {
        table[letters[at] as usize] = true;
        at += 1;
    }
    table
}

/// Whether the first bytes of a word are those of a noun, composed or not, or of a symbol in capitals.
///
/// It spares the reading of most words; what it lets through is read and judged.
fn may_start(bytes: &[u8]) -> bool {
    let (first, second) = (bytes[0], bytes.get(1).copied().unwrap_or(0));
    let third = bytes.get(2).copied().unwrap_or(0);
    // Capitals, and characters that cannot be seen.
    if second.is_ascii_uppercase() || matches!(second, 0xC2 | 0xE2) || first >= 0x80 {
        return true;
    }
    let unseen = matches!(third, 0xC2 | 0xE2);
    match (first | 0x20, second) {
        (b'n', b'g') => third == b'h' || unseen,
        (b'c', b'h') => matches!(third, 0xE1 | 0xC6 | b'i' | b'u') || unseen,
        (b't', b'h') => matches!(third, 0xC3 | b'o') || unseen,
        (b'p', b'h') => matches!(third, 0xC3 | b'a') || unseen,
        (b'q', b'u') => matches!(third, b'y' | b'i') || unseen,
        (b'l', b'u') => matches!(third, 0xE1 | 0xC3 | b'a') || unseen,
        (b'c', b'o' | b'u' | 0xC3 | 0xC6)
        | (b'k', b'e' | 0xC3 | 0xE1)
        | (b'h', b'u' | 0xC6)
        | (b't', b'o' | 0xC6 | 0xE1)
        | (b'b', b'a' | b'i' | 0xC3) => true,
        // `QĐ`, `NĐ`.
        _ => first.is_ascii_uppercase() && second >= 0x80,
    }
}

/// Finds the citations of a text.
pub(super) fn scan(text: &str, titles: &Titles) -> Vec<Citation> {
    let bytes = text.as_bytes();
    let mut scan = Scan { text, titles, found: Vec::new(), done: 0 };
    let mut before = OTHER;
    let mut at = 0;
    while at < bytes.len() {
        let byte = bytes[at];
        let class = CLASS[usize::from(byte)];
        if STARTS[usize::from(byte)]
            && (before == OTHER || (before == LOWER && class == UPPER))
            && may_start(&bytes[at..])
        {
            scan.candidate(at);
            if scan.done > at {
                at = scan.done;
                before = OTHER;
                continue;
            }
        }
        if class != INNER {
            before = class;
        }
        at += 1;
    }
    share_issuers(text, &mut scan.found);
    for citation in &mut scan.found {
        citation.key = super::key::key(citation);
    }
    scan.found
}

struct Scan<'t> {
    text: &'t str,
    titles: &'t Titles,
    found: Vec<Citation>,
    /// Where the last citation ends.
    done: usize,
}

impl Scan<'_> {
    fn candidate(&mut self, start: usize) {
        let at = Cursor::new(self.text, start);
        let Some(word) = at.word() else { return };
        let begins = kind::may_begin(&word);
        if !begins && !word.capital {
            return;
        }
        let noun = if begins { kind::noun_from(at, word) } else { None };
        let Some(noun) = noun else {
            self.glued(at, &word);
            self.bare(at, &word);
            return;
        };
        if noun.short {
            // `42-NQ/TW`: the abbreviation is part of a number that stands before it.
            self.bare(at, &word);
            if self.done > start {
                return;
            }
        }
        let after = at.moved(noun.end);
        let resolves = matches!(noun.kind, kind::RESOLUTION | kind::CONCLUSION);
        if self.numbered(start, &noun, after) || (resolves && self.plenum(start, noun.kind, after))
        {
            return;
        }
        if noun.short {
            let joined = after
                .dash()
                .or_else(|| (after.peek_byte() == Some(b'/')).then(|| after.moved(after.at + 1)));
            if let Some(next) = joined.filter(|_| resolves) {
                self.plenum(start, noun.kind, next);
            }
            return;
        }
        if noun.kind == kind::RESOLUTION && self.congress(start, after) {
            return;
        }
        self.named(start, &noun, after);
    }

    /// `NQTW4`: the noun glued to what follows.
    fn glued(&mut self, at: Cursor<'_>, word: &Word) {
        if !word.upper {
            return;
        }
        if word.key == key("nqtw") || word.key == key("nqtư") {
            self.plenum(at.at, kind::RESOLUTION, at.moved(at.at + 2));
        }
    }

    /// `42-NQ/TW` without a noun: the symbol is where it is found, the number stands before it.
    fn bare(&mut self, at: Cursor<'_>, word: &Word) {
        if !word.capital || kind::symbol_of(word.key).is_none() {
            return;
        }
        let bytes = self.text.as_bytes();
        let mut from = self.text[..at.at].trim_end_matches([' ', '\u{a0}']);
        if let Some(cut) = from.strip_suffix(|c| is_dash(c) || c == '/') {
            from = cut.trim_end_matches([' ', '\u{a0}']);
        }
        if at.at - from.len() > 16 {
            return;
        }
        let mut start = from.len();
        let number = |b: u8| b.is_ascii_digit() || b == b'/';
        while start > self.done && from.len() - start < 11 && number(bytes[start - 1]) {
            start -= 1;
        }
        let joined =
            start > 0 && (bytes[start - 1].is_ascii_alphanumeric() || bytes[start - 1] == b'.');
        if joined || start == from.len() || !bytes[start].is_ascii_digit() {
            return;
        }
        let Some(ident) = symbol::ident(at.moved(start), false) else { return };
        let Some(symbol) = ident.symbol.as_ref().filter(|symbol| symbol.issuer.is_some()) else {
            return;
        };
        let Some(kind) = kind::bare(&symbol.kind) else { return };
        let tail = tail::tail(at.moved(ident.end));
        self.push_number(start, kind, &ident, &tail, None);
    }

    fn numbered(&mut self, start: usize, noun: &Noun, after: Cursor<'_>) -> bool {
        let (explicit, begin) = so(after);
        let begin = begin.skip();
        if begin.at == after.at && !explicit && !noun.short {
            return false;
        }
        let Some(first) = symbol::ident(begin, true) else { return false };
        let mut members = vec![first];
        self.members(&mut members, noun);
        let glued = members.len() == 1
            && begin.moved(members[0].end).peek() == Some(',')
            && begin.moved(members[0].end + 1).peek().is_some_and(|c| c.is_ascii_digit());
        // `quyết định 5, 7 hay 9 người`: a list of counts.
        let listed = !explicit && members.len() == 1 && members[0].end == members[0].start + 1 && {
            let next = begin.moved(members[0].end).eat_char(&[',']).map(Cursor::skip);
            next.is_some_and(|c| c.peek().is_some_and(|c| c.is_ascii_digit()))
        };
        let last = members.last().map_or(begin, |ident| begin.moved(ident.end));
        let tail = tail::tail(last);
        let first = &members[0];
        if first.symbol.is_none()
            && (glued || listed || !self.plausible(first, noun, explicit, &tail))
        {
            return false;
        }
        let shared = members.iter().rev().find(|m| m.symbol.is_some()).cloned();
        for (at, member) in members.iter().enumerate() {
            let begin = if at == 0 { start } else { member.start };
            let only_last = Tail { date: None, year: None, title: None, ..tail.clone() };
            let is_last = at + 1 == members.len();
            self.push_number(
                begin,
                noun.kind,
                member,
                if is_last { &tail } else { &only_last },
                shared.as_ref().filter(|_| member.symbol.is_none()),
            );
        }
        true
    }

    /// Whether a number alone after a noun is that of a document.
    fn plausible(&self, ident: &Ident, noun: &Noun, explicit: bool, tail: &Tail) -> bool {
        let after = Cursor::new(self.text, ident.end);
        let year = (1930..=2100).contains(&ident.value) && ident.year.is_none();
        let joined = after.peek().is_some_and(|c| matches!(c, '%' | '/') || c.is_alphanumeric());
        let dashed = after.dash().is_some_and(|c| c.peek().is_some_and(char::is_alphanumeric));
        let decimal = matches!(after.peek(), Some('.' | ','))
            && after.moved(after.at + 1).peek().is_some_and(|c| c.is_ascii_digit());
        if joined || dashed || noun.kind == kind::LAW || ident.value == 0 {
            return false;
        }
        if decimal && after.peek() == Some('.') {
            return false;
        }
        if explicit {
            let issue = after.skip().dash().is_some_and(|c| c.skip().year().is_some());
            return (noun.capital || noun.kind.is_usual()) && !issue;
        }
        if year || !(decimal || ident.year.is_some() || follows(after)) {
            return false;
        }
        if ident.year.is_some() && !noun.kind.is_usual() {
            return false;
        }
        // `Chương trình 135`, `Đề án 06` are names; only an organ beside them makes them documents.
        if noun.capital && (noun.kind.is_usual() || tail.organ.is_some()) {
            return true;
        }
        noun.kind.is_usual() && (ident.year.is_some() || tail.organ.is_some())
    }

    /// Further numbers: `, 19`, ` và 20`, `; số 21-NQ/TW`.
    fn members(&self, members: &mut Vec<Ident>, noun: &Noun) {
        while members.len() < MEMBERS {
            let Some(last) = members.last() else { return };
            let at = Cursor::new(self.text, last.end);
            let comma = at.eat_char(&[',', ';']);
            let spaced_dash = || {
                let begin = at.skip();
                begin.dash().filter(|c| begin.at > at.at && c.skip().at > c.at)
            };
            let Some(link) = comma.or_else(|| at.eat(keys!["và", "hoặc"])).or_else(spaced_dash)
            else {
                return;
            };
            let (explicit, begin) = so(link);
            let begin = begin.skip();
            if tail::date(begin).is_some() {
                return;
            }
            let Some(ident) = symbol::ident(begin, false) else { return };
            if ident.symbol.is_none() {
                let after = at.moved(ident.end);
                let decimal = after.peek() == Some(',')
                    && after.moved(after.at + 1).peek().is_some_and(|c| c.is_ascii_digit());
                let year = (1930..=2100).contains(&ident.value) && ident.year.is_none();
                let dashed = comma.is_none() && last.symbol.is_some();
                if year || dashed || ident.value == 0 || !(explicit || decimal || follows(after)) {
                    return;
                }
                if explicit && at.moved(ident.end).peek() == Some('/') {
                    return;
                }
            } else if let Some(symbol) = &ident.symbol
                && noun.kind.with_symbol(&symbol.kind) != noun.kind
            {
                // Another type: a citation of its own.
                return;
            }
            members.push(ident);
        }
    }

    fn push_number(
        &mut self,
        start: usize,
        noun: Kind,
        ident: &Ident,
        tail: &Tail<'_>,
        shared: Option<&Ident>,
    ) {
        let own = ident.symbol.as_ref();
        let symbol = own.or(shared.and_then(|s| s.symbol.as_ref()));
        let kind = symbol.map_or(noun, |symbol| noun.with_symbol(&symbol.kind));
        let kind = match symbol {
            Some(symbol) if symbol.state && kind == kind::EITHER => kind::DECISION,
            Some(symbol) if symbol.state && kind.code() == "tt" => kind::CIRCULAR,
            _ => kind,
        };
        let full = own.is_some_and(|symbol| symbol.issuer.is_some());
        let mut organ = tail.organ.clone();
        if organ.is_none() && !symbol.is_some_and(|s| s.state || s.issuer.as_deref() == Some("TW"))
        {
            organ = organ::before(self.text, start);
        }
        let issuer = symbol
            .and_then(|s| s.issuer.clone())
            .or_else(|| organ.as_ref().map(|o| o.symbol.to_owned()));
        let whole = symbol.filter(|s| s.issuer.is_some()).map(|s| {
            let (old, new) = (shared.map(|s| s.number.as_str()), ident.number.as_str());
            old.and_then(|old| s.whole.strip_prefix(old))
                .map_or_else(|| s.whole.clone(), |rest| format!("{new}{rest}"))
        });
        let decided = tail.date.is_some() || tail.term.is_some();
        self.push(Citation {
            form: if full { Form::Full } else { Form::NumberOnly },
            kind,
            unlike: symbol.and_then(|s| noun.contradicts(&s.kind).then_some(noun)),
            number: Some(ident.number.clone()),
            symbol: whole,
            letters: symbol.map(|s| s.kind.clone()),
            issuer,
            organ: organ.as_ref().map(|o| o.name),
            place: organ.and_then(|o| o.place),
            date: tail.date,
            year: ident.year.or(tail.year),
            term: tail.term.clone(),
            plenum: tail.plenum.clone(),
            about: if decided { None } else { self.about(tail) },
            subject: self.subject(start, ident.end, !decided && self.titles.is_shared(ident.value)),
            ..self.citation(start, ident.end)
        });
    }

    fn plenum(&mut self, start: usize, kind: Kind, after: Cursor<'_>) -> bool {
        let Some(plenum) = plenum::plenum(after) else { return false };
        let tail = tail::tail(after.moved(plenum.end));
        let of = |term: Option<String>, start, end, scan: &Scan<'_>| Citation {
            form: Form::Plenum,
            kind,
            plenum: Some(plenum.number.clone()),
            term,
            date: tail.date,
            about: scan.about(&tail),
            subject: scan.subject(start, end, true),
            ..scan.citation(start, end)
        };
        if plenum.terms.len() < 2 {
            let term = plenum.terms.first().map(|(name, ..)| name.clone());
            let citation = of(term.or(tail.term.clone()), start, plenum.end, self);
            self.push(citation);
            return true;
        }
        for (at, (term, from, to)) in plenum.terms.iter().enumerate() {
            let citation = of(Some(term.clone()), if at == 0 { start } else { *from }, *to, self);
            self.push(citation);
        }
        true
    }

    fn congress(&mut self, start: usize, after: Cursor<'_>) -> bool {
        let Some(congress) = plenum::congress(after) else { return false };
        let place = organ::place;
        for (at, (term, from, to)) in congress.terms.iter().enumerate() {
            // `Nghị quyết Đại hội lần thứ XIX Đảng bộ tỉnh Nghệ An`: the level after the number.
            let rest = after.moved(*to);
            let rest = rest.eat(keys!["của"]).unwrap_or(rest).eat_all(keys!["đảng", "bộ"]);
            let (local, named) = match rest {
                Some(rest) if !congress.local => (true, place(rest).0),
                _ => (congress.local, congress.place.clone()),
            };
            let citation = Citation {
                form: Form::Congress,
                kind: kind::RESOLUTION,
                term: Some(term.clone()),
                place: named,
                local,
                ..self.citation(if at == 0 { start } else { *from }, *to)
            };
            self.push(citation);
        }
        true
    }

    fn named(&mut self, start: usize, noun: &Noun, after: Cursor<'_>) {
        if let Some(title) = self.titles.longest(noun.kind, noun.capital, after) {
            let end = after.moved(title.end);
            if let Some(ident) = with_symbol(end, noun) {
                let tail = tail::tail(end.moved(ident.end));
                self.push_number(start, noun.kind, &ident, &tail, None);
                return;
            }
            let aside = end.skip().eat_char(&['(', ',']).and_then(|at| with_symbol(at, noun));
            let mut tail = tail::tail(end);
            tail.year = tail.year.or_else(|| end.skip().year().map(|(year, _)| year));
            self.push(Citation {
                form: Form::Named,
                kind: noun.kind,
                slug: Some(title.slug),
                symbol: aside.and_then(|ident| Some(ident.symbol?.whole)),
                date: tail.date,
                year: tail.year,
                term: tail.term,
                ..self.citation(start, title.end)
            });
            return;
        }
        if !noun.capital || !noun.kind.is_usual() {
            return;
        }
        let shared = after.eat(keys!["và"]).or_else(|| after.eat_char(&[','])).and_then(|link| {
            let other = kind::noun(link.skip())?;
            let title = self.titles.longest(other.kind, other.capital, link.moved(other.end))?;
            let same = self.titles.longest(noun.kind, true, link.moved(other.end));
            Some((same?, tail::tail(link.moved(title.end))))
        });
        if let Some((title, tail)) = shared {
            let citation = Citation {
                form: Form::Named,
                kind: noun.kind,
                slug: Some(title.slug),
                term: tail.term,
                date: tail.date,
                ..self.citation(start, noun.end)
            };
            self.push(citation);
        } else if titles::points_back(after) {
            let citation = Citation {
                form: Form::TypeOnly,
                kind: noun.kind,
                ..self.citation(start, noun.end)
            };
            self.push(citation);
        }
    }

    /// The subject written beside a citation.
    fn about(&self, tail: &Tail<'_>) -> Option<About> {
        tail.title.map(|title| subject::about(title, self.titles.pairs()))
    }

    /// The subject around a citation, if nothing beside it decides already.
    fn subject(&self, start: usize, end: usize, open: bool) -> Vec<Pair> {
        if !open || self.titles.pairs().is_empty() {
            return Vec::new();
        }
        subject::known(subject::around(self.text, start, end), self.titles.pairs())
    }

    /// A citation of which only the place is known.
    fn citation(&self, start: usize, end: usize) -> Citation {
        Citation::at(self.text, start, end)
    }

    fn push(&mut self, citation: Citation) {
        if citation.start >= self.done && citation.end > citation.start {
            self.done = citation.end;
            self.found.push(citation);
        }
    }
}

/// Skips `số`, `số:`; tells whether it was there.
fn so(at: Cursor<'_>) -> (bool, Cursor<'_>) {
    match at.eat(keys!["số", "so"]) {
        Some(after) => (true, after.eat_char(&[':']).unwrap_or(after)),
        None => (false, at),
    }
}

/// The number that stands behind a title and belongs to it: `Luật Báo chí số 103/2016/QH13`.
fn with_symbol(at: Cursor<'_>, noun: &Noun) -> Option<Ident> {
    let ident = symbol::ident(so(at).1.skip(), true)?;
    let symbol = ident.symbol.as_ref().filter(|symbol| symbol.issuer.is_some())?;
    (!noun.kind.contradicts(&symbol.kind)).then_some(ident)
}

/// In `Quy định số 23, Kế hoạch số 33 của Tỉnh ủy` the issuer is that of both. Its symbol is shared, not the
/// organ: that may stand for the last one only, and must not tell namesakes apart.
fn share_issuers(text: &str, found: &mut [Citation]) {
    let mut carried: Option<(Option<String>, Option<String>)> = None;
    for at in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(at);
        let (Some(one), Some(other)) = (left.last_mut(), right.first()) else { continue };
        if other.organ.is_some() && other.number.is_some() {
            carried = Some((other.organ_symbol(), other.place.clone()));
        }
        let between = text[one.end..other.start].trim();
        let linked = matches!(between, "," | ";" | "và" | ", và" | "cùng" | "cùng với");
        let alone = one.form == Form::NumberOnly && one.issuer.is_none() && one.date.is_none();
        match &carried {
            Some((issuer, place)) if linked && alone => {
                one.issuer.clone_from(issuer);
                one.place.clone_from(place);
            }
            _ => carried = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::{STARTS, may_start};
    use crate::cite::kind;

    #[test]
    fn no_noun_is_passed_over() {
        for word in kind::first_words() {
            let capital: String = word
                .chars()
                .take(1)
                .flat_map(char::to_uppercase)
                .chain(word.chars().skip(1))
                .collect();
            for form in [word.to_owned(), capital, word.to_uppercase()] {
                for form in
                    [form.nfc().collect::<String>(), form.nfd().collect(), form.replace('Đ', "Ð")]
                {
                    let bytes = form.as_bytes();
                    assert!(STARTS[usize::from(bytes[0])] && may_start(bytes), "{form}");
                }
                let half =
                    form.replace('ế', "ê\u{301}").replace('ậ', "â\u{323}").replace('ờ', "ơ\u{300}");
                assert!(may_start(half.as_bytes()), "{half}");
            }
        }
    }
}
