//! The moment a site is built for, which remembers how long its answers hold.

use std::sync::atomic::{AtomicI64, Ordering};

use super::{Day, Stamp, Zone};

/// The moment a site is built for.
///
/// Everything that depends on the time asks here: whether a moment has come, and which day it is. The
/// nearest moment that was asked for in vain, and the end of the day, bound the time for which a
/// second build of the same sources gives the same site.
#[derive(Debug)]
pub struct AsOf {
    at: Stamp,
    /// Seconds since 1970 from which on an answer may differ.
    until: AtomicI64,
}

impl AsOf {
    /// Takes a moment in the zone of the site.
    #[must_use]
    pub fn new(at: Stamp, zone: &Zone) -> AsOf {
        let midnight = at.day().plus_days(1).and_then(|day| Stamp::at_midnight(day, zone));
        let until = midnight.map_or(at.unix(), Stamp::unix);
        AsOf { at, until: AtomicI64::new(until) }
    }

    /// The day it is.
    #[must_use]
    pub fn day(&self) -> Day {
        self.at.day()
    }

    /// Whether a moment has come; it has when it is now.
    #[must_use]
    pub fn has_come(&self, moment: Stamp) -> bool {
        self.has_come_unix(moment.unix())
    }

    /// As [`AsOf::has_come`], for seconds since 1970.
    #[must_use]
    pub fn has_come_unix(&self, moment: i64) -> bool {
        let has_come = moment <= self.at.unix();
        if !has_come {
            self.until.fetch_min(moment, Ordering::Relaxed);
        }
        has_come
    }

    /// Tells that answers given elsewhere hold until a moment, in seconds since 1970.
    pub fn ends_by(&self, until: i64) {
        self.until.fetch_min(until, Ordering::Relaxed);
    }

    /// The time, in seconds since 1970, in which all answers given so far hold: from the first, before
    /// the second. Ask it last.
    #[must_use]
    pub fn holds(&self) -> (i64, i64) {
        (self.at.unix(), self.until.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_hold_until_the_nearest_moment_asked_for() {
        let zone = Zone::default();
        let moment = |text: &str| Stamp::parse(text, &zone).unwrap().0;
        let as_of = AsOf::new(moment("2025-07-01T08:00"), &zone);
        assert_eq!(as_of.holds(), (moment("2025-07-01T08:00").unix(), moment("2025-07-02").unix()));
        assert!(as_of.has_come(moment("2025-07-01T08:00")));
        assert!(!as_of.has_come(moment("2025-07-01T17:30")));
        assert!(!as_of.has_come(moment("2025-07-01T20:00")));
        assert_eq!(as_of.holds().1, moment("2025-07-01T17:30").unix());
        assert_eq!(as_of.day(), Day::parse("2025-07-01").unwrap());
    }
}
