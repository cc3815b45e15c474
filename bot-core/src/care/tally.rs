//! How often something happened in a month, for the community to see: never who, what or when.

use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::access::Access;
use crate::id::CommunityId;
use crate::jobs::JobKind;
use crate::message::{Message, Part};
use crate::outbox::{Intent, To};
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::time;
use crate::turn::{Errand, Reader, board};
use crate::wording::{Arg, say};

pub mod store;

/// The setting that says where the summary of each month is put.
pub const SUMMARY: SettingSpec =
    SettingSpec { name: "care-summary", kind: SettingKind::Channel, default: "", who: Access::Admin, example: "here" };

/// What is under this is not told: a number of one or two could tell who.
const LEAST: i64 = 5;

/// How long numbers are kept of which nobody was told, because the summary is off.
pub const KEPT: TimeDelta = TimeDelta::days(92);

/// The hour of the first day of a month at which the month before is summed up.
const HOUR: u32 = 10;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// Somebody told the moderators of something.
    Reported,
    /// A report was answered.
    ReportAnswered,
    /// Somebody was paused.
    Paused,
    /// Somebody asked that a decision be looked at again.
    Appealed,
    /// And it was softened or undone.
    AppealHeard,
}

impl What {
    /// Every one, in the order in which they are told.
    pub const ALL: [Self; 5] = [Self::Reported, Self::ReportAnswered, Self::Paused, Self::Appealed, Self::AppealHeard];

    /// As it stands in the database and in the words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::ReportAnswered => "answered",
            Self::Paused => "paused",
            Self::Appealed => "appealed",
            Self::AppealHeard => "heard",
        }
    }
}

/// Once more.
pub(crate) async fn count(errand: &mut Errand<'_>, what: What) -> Result<(), StoreError> {
    let month = month_of(errand.now, errand.settings.zone());
    store::count(errand.tx, errand.community, month, what).await
}

/// Setting it plans the next summary; without a channel there is none.
pub(crate) async fn settle(errand: &mut Errand<'_>, name: &str) -> Result<(), StoreError> {
    if name != SUMMARY.name && name != crate::settings::ZONE.name {
        return Ok(());
    }
    plan(errand).await
}

async fn plan(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    if errand.settings.channels(SUMMARY.name).is_empty() {
        return Ok(());
    }
    let month = month_of(errand.now, errand.settings.zone());
    let Some(next) = after(month) else { return Ok(()) };
    let at = next
        .and_hms_opt(HOUR, 0, 0)
        .and_then(|at| time::resolve_local(at, errand.settings.zone()).moments().first().copied());
    let Some(at) = at else { return Ok(()) };
    errand.later(JobKind::CareSummary { month }, "care-summary", at.at).await
}

/// A month is over: what happened in it is told, and the next one is planned.
pub(crate) async fn sum_up(errand: &mut Errand<'_>, month: NaiveDate) -> Result<(), StoreError> {
    let places = board::places(errand, errand.settings.channels(SUMMARY.name)).await?;
    for (platform, place) in places {
        errand.say(To::Place { platform, place }, Intent::CareSummary { month }).await?;
    }
    store::forget(errand.tx, errand.community, month).await?;
    plan(errand).await
}

/// The summary of a month; none when there is nothing that may be told.
pub(crate) async fn summary(
    tx: &mut Tx,
    community: CommunityId,
    month: NaiveDate,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    if settings.channels(SUMMARY.name).is_empty() {
        return Ok(None);
    }
    let locale = reader.locale;
    let counted = store::of_month(tx, community, month).await?;
    let times = |what: What| counted.iter().find(|(name, _)| name == what.name()).map_or(0, |(_, times)| *times);
    if What::ALL.into_iter().all(|what| times(what) == 0) {
        return Ok(None);
    }
    let line = |what: What| {
        let times = times(what);
        let how = if (1..LEAST).contains(&times) { "some" } else { "exact" };
        say(locale, &format!("summary-{}", what.name()), &[("times", Arg::Number(times)), ("how", Arg::Key(how))])
    };
    let name = crate::wording::words(locale, "month", &[("month", Arg::Number(i64::from(month.month())))]);
    let mut message = Message::para(locale, say(locale, "summary", &[("month", Arg::text(name))]));
    message.parts.push(Part::List(What::ALL.into_iter().filter(|what| times(*what) > 0).map(line).collect()));
    message.parts.push(Part::Note(say(locale, "summary-note", &[])));
    Ok(Some(message))
}

/// The first day of the month in which a moment falls.
fn month_of(at: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let day = at.with_timezone(&zone).date_naive();
    day.with_day(1).unwrap_or(day)
}

/// The first day of the month after.
fn after(month: NaiveDate) -> Option<NaiveDate> {
    month.checked_add_months(chrono::Months::new(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_that_of_the_community() -> Result<(), Box<dyn std::error::Error>> {
        let at: DateTime<Utc> = "2026-12-01T03:00:00Z".parse()?;
        let november = NaiveDate::from_ymd_opt(2026, 11, 1).ok_or("no day")?;
        assert_eq!(month_of(at, chrono_tz::America::New_York), november);
        assert_eq!(month_of(at, chrono_tz::Europe::Madrid), after(november).ok_or("no month")?);
        Ok(())
    }
}
