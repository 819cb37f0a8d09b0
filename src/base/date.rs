//! Days and moments: [`Day`], [`Month`], [`Stamp`] (a moment with its offset) and the site's
//! [`Zone`].
//!
//! `date/read.rs` reads the datelines of Vietnamese portals, `date/write.rs` fills patterns.
//! Nothing here asks the clock: a moment comes from a text, a TOML value or a number of seconds.

mod as_of;
mod read;
#[cfg(test)]
mod tests;
mod write;

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};

pub use as_of::AsOf;
pub use read::weekday_conflict;
pub use write::{check_day_pattern, check_pattern};

/// Names a day of the calendar, without a zone.
///
/// Displays and serializes as `2013-12-15`. Years run from 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// Makes a day; nothing if there is no such day.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        if year < 1 {
            return None;
        }
        Date::new(year, month, day).ok().map(Self)
    }

    /// Reads a day, alone or within a dateline: the forms of [`Stamp::parse`].
    ///
    /// A text that names two different days has no answer.
    ///
    /// ```
    /// use toasoan::base::date::Day;
    /// let day = Day::new(2004, 11, 30);
    /// assert_eq!(Day::parse("30-11-2004"), day);
    /// assert_eq!(Day::parse("ngày 30 tháng 11 năm 2004"), day);
    /// assert_eq!(Day::parse("11/30/2004"), None);
    /// ```
    #[must_use]
    pub fn parse(s: &str) -> Option<Self> {
        read::day(s)
    }

    /// Takes the date of a TOML value; nothing if it holds only a time.
    #[must_use]
    pub fn from_toml(value: toml::value::Datetime) -> Option<Self> {
        let date = value.date?;
        Self::new(
            i16::try_from(date.year).ok()?,
            i8::try_from(date.month).ok()?,
            i8::try_from(date.day).ok()?,
        )
    }

    /// Gives the year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// Gives the month with its year.
    #[must_use]
    pub fn month(self) -> Month {
        Month { year: self.0.year(), month: self.0.month() }
    }

    /// Gives the day of the month, from 1.
    #[must_use]
    pub fn day_of_month(self) -> i8 {
        self.0.day()
    }

    /// Gives the weekday as newspapers write it: `Chủ Nhật`, `Thứ Hai`, …
    #[must_use]
    pub fn weekday(self) -> &'static str {
        write::weekday(self.0.weekday()).0
    }

    /// Gives the day that lies `days` later (earlier if negative); nothing outside the years 1–9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let date = self.0.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?;
        (date.year() >= 1).then_some(Self(date))
    }

    /// Counts the days from this day to `later`; negative if that is earlier.
    #[must_use]
    pub fn days_until(self, later: Self) -> i32 {
        self.0.until(later.0).map_or(0, |span| span.get_days())
    }

    /// Gives the day as jiff's civil date.
    #[must_use]
    pub fn date(self) -> Date {
        self.0
    }

    /// Fills a pattern with this day; the fields are those of [`Stamp::format`] that need no time.
    #[must_use]
    pub fn format(self, pattern: &str) -> String {
        write::fill(pattern, |field, out| write::day_field(self.0, field, out))
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let date = Date::deserialize(deserializer)?;
        Self::new(date.year(), date.month(), date.day())
            .ok_or_else(|| D::Error::custom("the year must be 1 to 9999"))
    }
}

/// Names a month of a year; displays as `2026-07`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Month {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: i8,
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

/// Says how much of a moment its text states.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Precision {
    /// Only the day; the time is midnight.
    Day,
    /// Hour and minute; the second is zero.
    Minute,
    /// Hour, minute and second.
    Second,
}

/// Turns local times into moments by the rules of one place.
///
/// Only the zone data compiled into the program is used, never that of the machine. Serializes as
/// its name. The default is `Asia/Ho_Chi_Minh`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    /// Finds a zone by its IANA name, ignoring case.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }

    /// Gives the IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self::named("Asia/Ho_Chi_Minh").expect("the zone database is compiled in")
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Self::named(&name).ok_or_else(|| D::Error::custom(format!("unknown zone `{name}`")))
    }
}

/// Names a moment, in whole seconds, and the offset of the clock that showed it.
///
/// The offset is in whole minutes. Moments order by instant, then by offset; they serialize as
/// (seconds since 1970 in UTC, offset in seconds).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    at: Timestamp,
    offset: i32,
}

impl Stamp {
    /// Reads a moment from a machine form or a dateline; local times are of `zone`.
    ///
    /// Reads RFC 3339 and its parts, and day-first forms with `/`, `-`, `.` or `tháng`, with a time
    /// before or after (`15:28`, `15:28:00`, `15h28`, `7:31'`, `08:02 AM`, `04:33 CH`), an optional
    /// `(GMT+7)`, and any words around (`Cập nhật lúc`, weekdays, sections). A number after `|`
    /// without a colon is a view counter. The month never comes first. Gives nothing when the day
    /// or the time does not exist, or when two different days are named.
    ///
    /// ```
    /// use toasoan::base::date::{Precision, Stamp, Zone};
    /// let line = "Cập nhật lúc 15:28, Chủ Nhật, 15/12/2013 (GMT+7)";
    /// let (stamp, precision) = Stamp::parse(line, &Zone::default()).unwrap();
    /// assert_eq!(stamp.rfc3339(), "2013-12-15T15:28:00+07:00");
    /// assert_eq!(precision, Precision::Minute);
    /// ```
    #[must_use]
    pub fn parse(s: &str, zone: &Zone) -> Option<(Self, Precision)> {
        read::stamp(s, zone)
    }

    /// Takes a TOML value; a local date-time or date is of `zone`, a time alone gives nothing.
    #[must_use]
    pub fn from_toml(value: toml::value::Datetime, zone: &Zone) -> Option<(Self, Precision)> {
        let day = Day::from_toml(value)?;
        let Some(time) = value.time else {
            return Some((Self::at_midnight(day, zone)?, Precision::Day));
        };
        // TOML allows the leap second 60, which no instant has.
        let second = time.second.map(|second| second.min(59));
        let local = Time::new(
            i8::try_from(time.hour).ok()?,
            i8::try_from(time.minute).ok()?,
            i8::try_from(second.unwrap_or(0)).ok()?,
            0,
        )
        .ok()?;
        let precision = if second.is_some() { Precision::Second } else { Precision::Minute };
        let local = day.0.to_datetime(local);
        let stamp = match value.offset {
            None => Self::local(local, zone)?,
            Some(toml::value::Offset::Z) => Self::with_offset(local, 0)?,
            Some(toml::value::Offset::Custom { minutes }) => {
                Self::with_offset(local, i32::from(minutes) * 60)?
            }
        };
        Some((stamp, precision))
    }

    /// Gives the moment a day begins in a zone.
    #[must_use]
    pub fn at_midnight(day: Day, zone: &Zone) -> Option<Self> {
        Self::local(day.0.to_datetime(Time::midnight()), zone)
    }

    /// Gives the moment that lies a number of seconds after 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn from_unix(seconds: i64, zone: &Zone) -> Option<Self> {
        let at = Timestamp::from_second(seconds).ok()?;
        Self { at, offset: whole_minutes(zone.0.to_offset(at).seconds()) }.checked()
    }

    /// Gives the day this moment falls on by its own offset.
    #[must_use]
    pub fn day(self) -> Day {
        Day(self.civil().date())
    }

    /// Gives the year of [`Stamp::day`].
    #[must_use]
    pub fn year(self) -> i16 {
        self.day().year()
    }

    /// Gives the month, with its year, of [`Stamp::day`].
    #[must_use]
    pub fn month(self) -> Month {
        self.day().month()
    }

    /// Gives the seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix(self) -> i64 {
        self.at.as_second()
    }

    /// Gives the offset from UTC in seconds, eastward positive.
    #[must_use]
    pub fn offset_seconds(self) -> i32 {
        self.offset
    }

    /// Writes the moment as in RFC 3339, `2013-12-15T15:28:00+07:00`; offset zero is `Z`.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let local = self.civil();
        let zone = match self.offset {
            0 => "Z".into(),
            offset => {
                let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
                format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        };
        let (hour, minute, second) = (local.hour(), local.minute(), local.second());
        format!("{}T{hour:02}:{minute:02}:{second:02}{zone}", local.date())
    }

    /// Fills a pattern with this moment.
    ///
    /// | field | value |
    /// |---|---|
    /// | `{h}` `{hh}` `{mm}` `{ss}` | hour of 24 (bare, two digits), minute, second |
    /// | `{d}` `{dd}` `{m}` `{MM}` | day, month (bare, two digits) |
    /// | `{yyyy}` `{yy}` | year |
    /// | `{weekday}` `{weekday_lower}` | `Thứ Hai`, `Thứ hai` |
    /// | `{zone}` | `GMT+7` |
    ///
    /// Anything else stays as it is; [`check_pattern`] finds unknown fields.
    #[must_use]
    pub fn format(self, pattern: &str) -> String {
        let local = self.civil();
        write::fill(pattern, |field, out| {
            write::day_field(local.date(), field, out)
                || write::time_field(local, self.offset, field, out)
        })
    }

    fn civil(self) -> DateTime {
        Offset::from_seconds(self.offset).unwrap_or(Offset::UTC).to_datetime(self.at)
    }

    /// Places a local time; one that the clock skips or repeats is read as RFC 5545 says.
    fn local(local: DateTime, zone: &Zone) -> Option<Self> {
        let zoned = zone.0.to_zoned(local).ok()?;
        Self::with_offset(zoned.datetime(), zoned.offset().seconds())
    }

    /// Places a local time at a fixed offset, cut to whole minutes, which the mean solar times of
    /// before 1911 were not and RFC 3339 demands.
    fn with_offset(local: DateTime, offset: i32) -> Option<Self> {
        let offset = whole_minutes(offset);
        let at = Offset::from_seconds(offset).ok()?.to_timestamp(local).ok()?;
        Self { at, offset }.checked()
    }

    fn checked(self) -> Option<Self> {
        let valid = Offset::from_seconds(self.offset).is_ok() && (1..=9999).contains(&self.year());
        valid.then_some(self)
    }
}

impl Serialize for Stamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.unix(), self.offset).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Stamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (seconds, offset) = <(i64, i32)>::deserialize(deserializer)?;
        let at = Timestamp::from_second(seconds).map_err(D::Error::custom)?;
        let stamp = Self { at, offset };
        if whole_minutes(offset) != offset {
            return Err(D::Error::custom("an offset is in whole minutes"));
        }
        stamp.checked().ok_or_else(|| D::Error::custom("the moment is out of range"))
    }
}

fn whole_minutes(seconds: i32) -> i32 {
    seconds - seconds % 60
}
