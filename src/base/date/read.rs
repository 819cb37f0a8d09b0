//! Text → day and moment: reads the datelines of Vietnamese portals.
//!
//! 1. The text is cut into numbers, words (folded) and symbols.
//! 2. `GMT+7` is taken out, so that its number is neither a day nor an hour.
//! 3. Every date is found; one that touches another number by a separator (`18-19/10/2020`) makes
//!    the text unreadable, as do two different dates.
//! 4. The first time is found outside the date, with AM/PM or SA/CH and, after an ISO date, an
//!    offset.

use jiff::civil::{Date, Time};

use crate::base::date::write::weekday as weekday_names;
use crate::base::date::{Day, Precision, Stamp, Zone};
use crate::base::fold::{fold, is_dash};
use crate::base::text::nfc;

/// Tells when a text names a weekday that its date does not fall on: what it says, what is right.
///
/// ```
/// use toasoan::base::date::weekday_conflict;
/// assert_eq!(weekday_conflict("Thứ Hai, 15/12/2013"), Some(("Thứ Hai", "Chủ Nhật")));
/// ```
#[must_use]
pub fn weekday_conflict(s: &str) -> Option<(&'static str, &'static str)> {
    let line = Line::read(s);
    let found = line.date()?;
    let said = line.weekday(&found)?;
    let right = weekday_names(found.day.date().weekday()).0;
    (said != right).then_some((said, right))
}

pub(super) fn day(s: &str) -> Option<Day> {
    match mail_form(s) {
        Some(stamp) => Some(stamp.day()),
        None => Line::read(s).date().map(|found| found.day),
    }
}

pub(super) fn stamp(s: &str, zone: &Zone) -> Option<(Stamp, Precision)> {
    if let Some(stamp) = mail_form(s) {
        return Some((stamp, Precision::Second));
    }
    let line = Line::read(s);
    let found = line.date()?;
    let Some(clock) = line.clock(&found).ok()? else {
        return Some((Stamp::at_midnight(found.day, zone)?, Precision::Day));
    };
    let local = Date::to_datetime(found.day.date(), clock.time);
    let stamp = match clock.offset.or(line.offset) {
        Some(offset) => Stamp::with_offset(local, offset)?,
        None => Stamp::local(local, zone)?,
    };
    Some((stamp, clock.precision))
}

/// Reads `Sun, 15 Dec 2013 15:28:00 +0700`, the form of RSS and mail (RFC 2822).
fn mail_form(s: &str) -> Option<Stamp> {
    if !s.is_ascii() {
        return None;
    }
    let zoned = jiff::fmt::rfc2822::parse(s.trim()).ok()?;
    Stamp::with_offset(zoned.datetime(), zoned.offset().seconds())
}

#[derive(Debug, PartialEq)]
enum Kind {
    /// A run of at most nine digits and how many they are.
    Number(u32, usize),
    /// A run of letters, folded.
    Word(String),
    /// Any other visible character; every dash is `-`, every minute mark `'`.
    Symbol(char),
}

#[derive(Debug)]
struct Token {
    kind: Kind,
    /// Nothing stands between this token and the one before.
    glued: bool,
}

struct Line {
    tokens: Vec<Token>,
    /// Seconds east of UTC, from `GMT+7`.
    offset: Option<i32>,
}

struct FoundDate {
    day: Day,
    /// The tokens of the date.
    from: usize,
    to: usize,
    year_first: bool,
}

/// Marks what has the shape of a date or a time and yet cannot be one, or not a single one.
struct Unreadable;

struct Clock {
    time: Time,
    precision: Precision,
    offset: Option<i32>,
}

impl Line {
    fn read(s: &str) -> Self {
        let mut line = Self { tokens: tokens(&nfc(s)), offset: None };
        line.take_zone();
        line
    }

    /// Removes `GMT`, `GMT+7`, `UTC+07:00` and the like, keeping the offset.
    fn take_zone(&mut self) {
        let Some(at) = self
            .tokens
            .iter()
            .position(|t| matches!(&t.kind, Kind::Word(w) if w == "gmt" || w == "utc"))
        else {
            return;
        };
        let mut end = at + 1;
        self.offset = Some(0);
        if let Some(sign) = self.sign(end)
            && let Some((hours, digits @ (1 | 2 | 4))) = self.number(end + 1)
        {
            let mut minutes = 0;
            end += 2;
            let (hours, packed) = if digits == 4 { (hours / 100, hours % 100) } else { (hours, 0) };
            if self.symbol(end) == Some(':')
                && let Some((stated, 2)) = self.number(end + 1)
            {
                minutes = stated;
                end += 2;
            }
            self.offset = offset(sign, hours, minutes + packed);
        }
        self.tokens.drain(at..end);
        if let Some(next) = self.tokens.get_mut(at) {
            next.glued = false;
        }
    }

    /// Finds the only date.
    fn date(&self) -> Option<FoundDate> {
        let mut found: Option<FoundDate> = None;
        let mut at = 0;
        while at < self.tokens.len() {
            let Some(next) = self.numeric_date(at).or_else(|| self.spoken_date(at)) else {
                at += 1;
                continue;
            };
            let next = next.ok()?;
            at = next.to;
            match &found {
                Some(first) if first.day != next.day => return None,
                Some(_) => {}
                None => found = Some(next),
            }
        }
        found
    }

    /// Reads `15/12/2013`, `2013-12-15` at a token; nothing if there is no date by its shape.
    fn numeric_date(&self, at: usize) -> Option<Result<FoundDate, Unreadable>> {
        let (first, first_digits) = self.number(at)?;
        let separator = self.separator(at + 1)?;
        let (month, month_digits) = self.number(at + 2).filter(|_| self.glued(at + 2))?;
        if self.separator(at + 3)? != separator {
            return None;
        }
        let (last, last_digits) = self.number(at + 4).filter(|_| self.glued(at + 4))?;
        let (year, day, year_first) = match (first_digits, month_digits, last_digits) {
            (1 | 2, 1 | 2, 4) => (last, first, false),
            (4, 1 | 2, 1 | 2) => (first, last, true),
            _ => return None,
        };
        let to = at + 5;
        let touches_before = self.glued(at) && self.separator(at.wrapping_sub(1)).is_some();
        let touches_after =
            self.separator(to).is_some() && self.glued(to + 1) && self.number(to + 1).is_some();
        if touches_before || touches_after {
            return Some(Err(Unreadable));
        }
        let found = make_day(year, month, day);
        Some(found.map(|day| FoundDate { day, from: at, to, year_first }))
    }

    /// Reads `15 tháng 12 năm 2013`, `26 Tháng 10 2020`, `15 thg 12, 2013`, `06 tháng 02/2017`.
    fn spoken_date(&self, at: usize) -> Option<Result<FoundDate, Unreadable>> {
        let (day, 1 | 2) = self.number(at)? else { return None };
        let mut to = self.skip_punctuation(at + 1);
        matches!(self.word(to)?, "thang" | "thg" | "th").then_some(())?;
        let (month, 1 | 2) = self.number(to + 1)? else { return None };
        to = self.skip_punctuation(to + 2);
        if self.word(to) == Some("nam") {
            to += 1;
        }
        let (year, 4) = self.number(to)? else { return None };
        to += 1;
        let found = make_day(year, month, day);
        Some(found.map(|day| FoundDate { day, from: at, to, year_first: false }))
    }

    /// Finds the first time outside the date.
    fn clock(&self, date: &FoundDate) -> Result<Option<Clock>, Unreadable> {
        for at in (0..date.from).chain(date.to..self.tokens.len()) {
            let limit = if at < date.from { date.from } else { self.tokens.len() };
            if let Some(clock) = self.clock_at(at, limit, date.year_first) {
                return clock.map(Some);
            }
        }
        Ok(None)
    }

    /// Reads a time at a token and before `limit`; nothing if there is none by its shape.
    fn clock_at(&self, at: usize, limit: usize, iso: bool) -> Option<Result<Clock, Unreadable>> {
        let (mut hour, 1 | 2) = self.number(at)? else { return None };
        let mut minute = 0;
        let mut second = None;
        let minute_at =
            |at: usize| self.number(at).filter(|(_, digits)| at < limit && *digits <= 2);
        let mut end = at + 2;
        if self.symbol(at + 1) == Some(':') {
            (minute, _) = minute_at(end)?;
            end += 1;
            if self.symbol(end) == Some(':')
                && let Some((stated, _)) = minute_at(end + 1)
            {
                second = Some(stated);
                end += 2;
                if matches!(self.symbol(end), Some('.' | ',')) && self.glued(end + 1) {
                    // A fraction of a second is dropped.
                    end += usize::from(self.number(end + 1).is_some()) * 2;
                }
            }
        } else if matches!(self.word(at + 1)?, "h" | "g" | "gio") && at + 1 < limit {
            if let Some((stated, _)) = minute_at(end) {
                minute = stated;
                end += 1;
                end += usize::from(matches!(self.word(end), Some("p" | "ph" | "phut")));
            }
        } else {
            return None;
        }
        end += usize::from(self.symbol(end) == Some('\''));
        match self.word(end) {
            Some("am" | "sa") if end < limit => match hour {
                12 => hour = 0,
                0..12 => {}
                _ => return Some(Err(Unreadable)),
            },
            Some("pm" | "ch") if end < limit && hour < 12 => hour += 12,
            _ => {}
        }
        let offset = if iso { self.iso_offset(end) } else { None };
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let second = match second.unwrap_or(0) {
            // A leap second is part of RFC 3339 but of no instant.
            60 if iso => 59,
            second => second,
        };
        let time = match (i8::try_from(hour), i8::try_from(minute), i8::try_from(second)) {
            (Ok(hour), Ok(minute), Ok(second)) => Time::new(hour, minute, second, 0).ok(),
            _ => None,
        };
        Some(time.map(|time| Clock { time, precision, offset }).ok_or(Unreadable))
    }

    /// Reads `Z`, `+07:00`, `+0700`, `+07` right after a time.
    fn iso_offset(&self, at: usize) -> Option<i32> {
        if self.word(at) == Some("z") {
            return Some(0);
        }
        let sign = self.sign(at)?;
        match self.number(at + 1).filter(|_| self.glued(at + 1))? {
            (packed, 4) => offset(sign, packed / 100, packed % 100),
            (hours, 2) if self.symbol(at + 2) == Some(':') => {
                offset(sign, hours, self.number(at + 3)?.0)
            }
            (hours, 2) => offset(sign, hours, 0),
            _ => None,
        }
    }

    /// Finds the first weekday outside the date: `Chủ nhật`, `CN`, `Thứ Hai`, `thứ 2`, `T2`.
    fn weekday(&self, date: &FoundDate) -> Option<&'static str> {
        (0..date.from).chain(date.to..self.tokens.len()).find_map(|at| self.weekday_at(at))
    }

    fn weekday_at(&self, at: usize) -> Option<&'static str> {
        let after_number = at > 0 && self.glued(at) && self.number(at - 1).is_some();
        let ordinal = at > 0 && self.word(at - 1) == Some("lan");
        if after_number || ordinal {
            return None;
        }
        match self.word(at)? {
            "cn" => Some("Chủ Nhật"),
            "chu" if self.word(at + 1) == Some("nhat") => Some("Chủ Nhật"),
            "thu" => match self.word(at + 1) {
                Some("hai") => Some("Thứ Hai"),
                Some("ba") => Some("Thứ Ba"),
                Some("tu") => Some("Thứ Tư"),
                Some("nam") => Some("Thứ Năm"),
                Some("sau") => Some("Thứ Sáu"),
                Some("bay") => Some("Thứ Bảy"),
                Some(_) => None,
                None => self.weekday_number(at + 1),
            },
            "t" if self.glued(at + 1) => self.weekday_number(at + 1),
            _ => None,
        }
    }

    fn weekday_number(&self, at: usize) -> Option<&'static str> {
        let (number, 1) = self.number(at)? else { return None };
        if self.symbol(at + 1) == Some(':') {
            return None;
        }
        Some(match number {
            2 => "Thứ Hai",
            3 => "Thứ Ba",
            4 => "Thứ Tư",
            5 => "Thứ Năm",
            6 => "Thứ Sáu",
            7 => "Thứ Bảy",
            _ => return None,
        })
    }

    fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.tokens.get(at)?.kind {
            Kind::Number(value, digits) => Some((value, digits)),
            _ => None,
        }
    }

    fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn symbol(&self, at: usize) -> Option<char> {
        match self.tokens.get(at)?.kind {
            Kind::Symbol(symbol) => Some(symbol),
            _ => None,
        }
    }

    fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.glued)
    }

    /// Gives the date separator at a token that is glued to the one before.
    fn separator(&self, at: usize) -> Option<char> {
        self.symbol(at).filter(|&c| matches!(c, '/' | '-' | '.') && self.glued(at))
    }

    fn sign(&self, at: usize) -> Option<i32> {
        match self.symbol(at)? {
            '+' => Some(1),
            '-' => Some(-1),
            _ => None,
        }
    }

    fn skip_punctuation(&self, at: usize) -> usize {
        at + usize::from(matches!(self.symbol(at), Some(',' | '/' | '-')))
    }
}

fn make_day(year: u32, month: u32, day: u32) -> Result<Day, Unreadable> {
    match (i16::try_from(year), i8::try_from(month), i8::try_from(day)) {
        (Ok(year), Ok(month), Ok(day)) => Day::new(year, month, day).ok_or(Unreadable),
        _ => Err(Unreadable),
    }
}

/// Gives seconds east of UTC; no clock on earth is further than 14 hours away.
fn offset(sign: i32, hours: u32, minutes: u32) -> Option<i32> {
    let total = i32::try_from(hours * 60 + minutes).ok()?;
    (minutes < 60 && total <= 14 * 60).then_some(sign * total * 60)
}

fn tokens(s: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut glued = false;
    let mut rest = s;
    while let Some(c) = rest.chars().next() {
        let run = |is: fn(char) -> bool| rest.find(|c| !is(c)).unwrap_or(rest.len());
        let (kind, length) = if c.is_ascii_digit() {
            let length = run(|c| c.is_ascii_digit());
            let value = rest[..length].parse().unwrap_or(u32::MAX);
            // A longer number is nothing that a dateline counts.
            let kind = if length <= 9 { Kind::Number(value, length) } else { Kind::Symbol('#') };
            (Some(kind), length)
        } else if c.is_alphabetic() {
            let length = run(char::is_alphabetic);
            (Some(Kind::Word(fold(&rest[..length]))), length)
        } else if c.is_whitespace() {
            (None, c.len_utf8())
        } else {
            let symbol = match c {
                _ if is_dash(c) => '-',
                '\u{2032}' | '\u{2019}' | '\u{b4}' => '\'',
                _ => c,
            };
            (Some(Kind::Symbol(symbol)), c.len_utf8())
        };
        match kind {
            Some(kind) => {
                tokens.push(Token { kind, glued });
                glued = true;
            }
            None => glued = false,
        }
        rest = &rest[length..];
    }
    tokens
}
