//! The one message in a place that says what is on, kept current by edits.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Meetup;
use super::store;
use super::telling::Telling;
use crate::access::Access;
use crate::id::CommunityId;
use crate::jobs::{self, CommunityTask};
use crate::outbox::Intent;
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::time::resolve_local;
use crate::turn::board::Board;

/// The setting that says where it stands.
pub const WHATS_ON: SettingSpec =
    SettingSpec { name: "whats-on", kind: SettingKind::Channel, default: "", who: Access::Admin, example: "here" };

/// Meetups it lists at most.
pub const LINES: i64 = 20;

/// How many days it looks ahead.
pub const DAYS: u64 = 14;

/// What is on in the days ahead: one page, and how many there are altogether.
#[derive(Debug)]
pub struct Ahead {
    /// The first of them, spontaneous ones before all others.
    pub meetups: Vec<Meetup>,
    /// All of them, the ones above included.
    pub count: i64,
}

/// What is on in so many days, today included.
pub async fn ahead(
    tx: &mut Tx,
    community: CommunityId,
    days: u64,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<Ahead, StoreError> {
    let until = midnight(now, zone, days);
    let meetups = store::soon(tx, community, now, until, LINES).await?;
    let count = store::count_soon(tx, community, now, until).await?;
    Ok(Ahead { meetups, count })
}

/// The message, wherever it stands.
pub const BOARD: Board = Board {
    name: "whats-on",
    stands: |settings| settings.channels(WHATS_ON.name),
    says: |place| Intent::WhatsOn { place },
};

/// How long changes are gathered before it is edited: more happens to a whole village than to one meetup, so twice as
/// long as for a card.
#[must_use]
pub fn gather(card: TimeDelta) -> TimeDelta {
    card * 2
}

/// Says it anew wherever it is to stand, soon; however much changes until then, it is one edit.
pub(super) async fn refresh(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    let at = telling.now + gather(telling.gather);
    BOARD.refresh(&mut telling.errand(), at).await
}

/// The setting has changed: it moves at once, and where it stood before says so.
pub(super) async fn settle(telling: &mut Telling<'_>, before: &Settings) -> Result<(), StoreError> {
    BOARD.settle(&mut telling.errand(), before).await?;
    plan_new_day(telling).await
}

/// A day has passed.
pub(super) async fn new_day(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    refresh(telling).await?;
    plan_new_day(telling).await
}

/// Midnight is when the days in it change. Nothing is planned where it stands nowhere.
pub(super) async fn plan_new_day(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    if telling.settings.channels(WHATS_ON.name).is_empty() {
        return Ok(());
    }
    let at = midnight(telling.now, telling.settings.zone(), 1);
    let job = telling.community_job(CommunityTask::NewDay, at);
    jobs::store::schedule(telling.tx, &job, Some(&format!("new-day:{}", telling.community.simple()))).await
}

/// When the day that comes so many days after today begins on the wall clock of a zone.
pub(super) fn midnight(now: DateTime<Utc>, zone: Tz, days: u64) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let day = today.checked_add_days(Days::new(days)).unwrap_or(today).and_time(NaiveTime::MIN);
    // Where the clock skips midnight, the day begins behind the gap; where it shows it twice, at the first.
    let starts = resolve_local(day, zone).moments().into_iter().map(|moment| moment.at);
    let of_the_day = starts.filter(|at| at.with_timezone(&zone).date_naive() == day.date());
    of_the_day.min().unwrap_or(now + TimeDelta::days(1))
}

#[cfg(test)]
mod tests {
    use chrono_tz::America::{New_York, Santiago};

    use super::*;

    #[test]
    fn a_day_begins_at_midnight_or_where_the_clock_takes_up_again() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap_or_default();
        let shown = |now: &str, zone: Tz, days| midnight(at(now), zone, days).with_timezone(&zone).to_rfc3339();
        assert_eq!(shown("2026-11-23T14:00:00Z", New_York, 1), "2026-11-24T00:00:00-05:00");
        assert_eq!(shown("2027-03-13T14:00:00Z", New_York, 2), "2027-03-15T00:00:00-04:00");
        // Chile's clocks go from midnight to one in the morning.
        assert_eq!(shown("2026-09-05T14:00:00Z", Santiago, 1), "2026-09-06T01:00:00-03:00");
    }
}
