//! Pattern → text: fills the fields `{…}` of date patterns.

use std::fmt::Write;

use jiff::civil::{Date, DateTime, Weekday};

const DAY_FIELDS: [&str; 8] = ["d", "dd", "m", "MM", "yyyy", "yy", "weekday", "weekday_lower"];
const TIME_FIELDS: [&str; 9] = ["h", "hh", "h12", "hh12", "ampm", "sach", "mm", "ss", "zone"];

/// Checks that a pattern for [`Stamp::format`](super::Stamp::format) has only known fields.
///
/// # Errors
/// Returns the first unknown field, without braces.
pub fn check_pattern(pattern: &str) -> Result<(), String> {
    check(pattern, |field| DAY_FIELDS.contains(&field) || TIME_FIELDS.contains(&field))
}

/// Checks that a pattern for [`Day::format`](super::Day::format) has only fields of a day.
///
/// # Errors
/// Returns the first unknown field, without braces.
pub fn check_day_pattern(pattern: &str) -> Result<(), String> {
    check(pattern, |field| DAY_FIELDS.contains(&field))
}

/// Copies a pattern; `put` appends the value of a field or tells that there is none.
pub(super) fn fill(pattern: &str, put: impl Fn(&str, &mut String) -> bool) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, field, after)) = next_field(rest) {
        out.push_str(before);
        if put(field, &mut out) {
            rest = after;
        } else {
            // Only the brace is settled: in `{{hh}` the field begins at the second one.
            out.push('{');
            rest = &rest[before.len() + 1..];
        }
    }
    out.push_str(rest);
    out
}

pub(super) fn day_field(date: Date, field: &str, out: &mut String) -> bool {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let (weekday, weekday_lower) = weekday(date.weekday());
    let written = match field {
        "d" => write!(out, "{day}"),
        "dd" => write!(out, "{day:02}"),
        "m" => write!(out, "{month}"),
        "MM" => write!(out, "{month:02}"),
        "yyyy" => write!(out, "{year:04}"),
        "yy" => write!(out, "{:02}", year % 100),
        "weekday" => out.write_str(weekday),
        "weekday_lower" => out.write_str(weekday_lower),
        _ => return false,
    };
    written.is_ok()
}

pub(super) fn time_field(local: DateTime, offset: i32, field: &str, out: &mut String) -> bool {
    let written = match field {
        "h" => write!(out, "{}", local.hour()),
        "hh" => write!(out, "{:02}", local.hour()),
        "h12" => write!(out, "{}", on_the_dial(local.hour())),
        "hh12" => write!(out, "{:02}", on_the_dial(local.hour())),
        "ampm" => out.write_str(if local.hour() < 12 { "AM" } else { "PM" }),
        "sach" => out.write_str(if local.hour() < 12 { "SA" } else { "CH" }),
        "mm" => write!(out, "{:02}", local.minute()),
        "ss" => write!(out, "{:02}", local.second()),
        "zone" => zone(offset, out),
        _ => return false,
    };
    written.is_ok()
}

/// An hour as a clock of twelve hours tells it.
fn on_the_dial(hour: i8) -> i8 {
    match hour % 12 {
        0 => 12,
        hour => hour,
    }
}

/// Gives the two ways of writing a weekday: as a name, and as the start of a sentence.
pub(super) fn weekday(weekday: Weekday) -> (&'static str, &'static str) {
    match weekday {
        Weekday::Monday => ("Thứ Hai", "Thứ hai"),
        Weekday::Tuesday => ("Thứ Ba", "Thứ ba"),
        Weekday::Wednesday => ("Thứ Tư", "Thứ tư"),
        Weekday::Thursday => ("Thứ Năm", "Thứ năm"),
        Weekday::Friday => ("Thứ Sáu", "Thứ sáu"),
        Weekday::Saturday => ("Thứ Bảy", "Thứ bảy"),
        Weekday::Sunday => ("Chủ Nhật", "Chủ nhật"),
    }
}

fn zone(offset: i32, out: &mut String) -> std::fmt::Result {
    out.push_str("GMT");
    if offset == 0 {
        return Ok(());
    }
    let (sign, minutes) = (if offset < 0 { '-' } else { '+' }, offset.abs() / 60);
    write!(out, "{sign}{}", minutes / 60)?;
    match minutes % 60 {
        0 => Ok(()),
        rest => write!(out, ":{rest:02}"),
    }
}

fn check(pattern: &str, known: impl Fn(&str) -> bool) -> Result<(), String> {
    let mut rest = pattern;
    while let Some((_, field, after)) = next_field(rest) {
        if !known(field) {
            return Err(field.to_owned());
        }
        rest = after;
    }
    Ok(())
}

/// Splits at the first `{field}`: what stands before, its name, what follows.
fn next_field(pattern: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = pattern.split_once('{')?;
    let (field, after) = rest.split_once('}')?;
    Some((before, field, after))
}
