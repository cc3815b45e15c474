//! Local times and the instants they are, clock changes included.

use chrono::{DateTime, Datelike, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

/// A moment as the clock on the wall shows it, and the instant it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct LocalMoment {
    /// What the clock on the wall shows.
    pub local: NaiveDateTime,
    /// Where the wall is.
    pub zone: Tz,
    /// The instant. Where the clock shows one time twice, this tells which is meant.
    pub at: DateTime<Utc>,
}

impl LocalMoment {
    /// What the clock shows in the zone at an instant.
    #[must_use]
    pub fn of(at: DateTime<Utc>, zone: Tz) -> Self {
        Self { local: at.with_timezone(&zone).naive_local(), zone, at }
    }
}

/// The instants that a local time can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalResolution {
    /// The usual case.
    Single(LocalMoment),
    /// The clock skips this time. Half past two, when two becomes three, is half past one or half past three.
    Gap {
        /// As far before the change as the time lies behind it.
        before: LocalMoment,
        /// The instant that a clock which was not changed would show the time at.
        after: LocalMoment,
    },
    /// The clock shows this time twice.
    Fold {
        /// Before the clock is set back.
        first: LocalMoment,
        /// Afterwards.
        second: LocalMoment,
    },
}

impl LocalResolution {
    /// Every moment it can be, the earlier first.
    #[must_use]
    pub fn moments(self) -> Vec<LocalMoment> {
        match self {
            Self::Single(only) => vec![only],
            Self::Gap { before: earlier, after: later } | Self::Fold { first: earlier, second: later } => {
                vec![earlier, later]
            }
        }
    }
}

/// Which instants a local time can be in a zone. The years 1 to 9999 are known; others count as the nearest of them.
#[must_use]
pub fn resolve_local(local: NaiveDateTime, zone: Tz) -> LocalResolution {
    let local = within_known_years(local);
    let moment = |at: DateTime<Utc>| LocalMoment::of(at, zone);
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) => LocalResolution::Single(moment(at.to_utc())),
        LocalResult::Ambiguous(one, other) => {
            let (first, second) = (one.min(other).to_utc(), one.max(other).to_utc());
            LocalResolution::Fold { first: moment(first), second: moment(second) }
        }
        LocalResult::None => {
            // No zone is a day from UTC, so a day to either side of the time lies on either side of the change.
            let offset_around = |days| zone.offset_from_utc_datetime(&(local + TimeDelta::days(days))).fix();
            let at = |days| DateTime::from_naive_utc_and_offset(local - offset_around(days), Utc);
            LocalResolution::Gap { before: moment(at(1)), after: moment(at(-1)) }
        }
    }
}

fn within_known_years(local: NaiveDateTime) -> NaiveDateTime {
    let nearest = match local.year() {
        1..=9999 => return local,
        ..=0 => NaiveDate::from_ymd_opt(1, 1, 3),
        10000.. => NaiveDate::from_ymd_opt(9999, 12, 29),
    };
    nearest.map_or(local, |date| date.and_time(local.time()))
}

#[cfg(test)]
mod tests {
    use chrono_tz::{America, Australia, Europe, Pacific};

    use super::*;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    fn texts(local: &str, zone: Tz) -> Result<Vec<String>, chrono::ParseError> {
        let local = NaiveDateTime::parse_from_str(local, "%Y-%m-%d %H:%M")?;
        Ok(resolve_local(local, zone)
            .moments()
            .into_iter()
            .map(|moment| format!("{} {}", moment.local.format("%d %H:%M"), moment.at.format("%d %H:%MZ")))
            .collect())
    }

    #[test]
    fn an_ordinary_time_is_one_instant() -> TestResult {
        assert_eq!(texts("2026-12-05 14:00", America::New_York)?, ["05 14:00 05 19:00Z"]);
        Ok(())
    }

    #[test]
    fn a_skipped_time_has_a_neighbour_on_either_side() -> TestResult {
        assert_eq!(texts("2027-03-14 02:30", America::New_York)?, ["14 01:30 14 06:30Z", "14 03:30 14 07:30Z"]);
        // Half an hour on Lord Howe; a whole day in Samoa.
        assert_eq!(texts("2027-10-03 02:15", Australia::Lord_Howe)?, ["03 01:45 02 15:15Z", "03 02:45 02 15:45Z"]);
        assert_eq!(texts("2011-12-30 12:00", Pacific::Apia)?, ["29 12:00 29 22:00Z", "31 12:00 30 22:00Z"]);
        Ok(())
    }

    #[test]
    fn a_repeated_time_is_two_instants() -> TestResult {
        assert_eq!(texts("2027-10-31 02:30", Europe::Madrid)?, ["31 02:30 31 00:30Z", "31 02:30 31 01:30Z"]);
        Ok(())
    }

    #[test]
    fn times_beyond_the_calendar_do_not_panic() {
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            assert!(!resolve_local(local, Pacific::Kiritimati).moments().is_empty());
            assert!(!resolve_local(local, America::Adak).moments().is_empty());
        }
    }
}
