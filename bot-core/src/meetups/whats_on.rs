//! The one message in a place that says what is on, kept current by edits.

use chrono::{DateTime, Days, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::Meetup;
use super::store;
use super::telling::Telling;
use crate::access::Access;
use crate::id::{CommunityId, OutboxId};
use crate::incoming::{MessageKey, PlaceKey, PlatformKind};
use crate::jobs::{self, CommunityTask};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings::{SettingKind, SettingSpec, Settings};
use crate::store::{StoreError, Tx};
use crate::time::resolve_local;

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

/// The name under which the messages are found.
#[must_use]
pub fn subject(community: CommunityId) -> String {
    format!("whats-on:{}", community.simple())
}

/// Whether this is a place where it is to stand.
#[must_use]
pub fn stands_in(settings: &Settings, place: &str) -> bool {
    settings.channels(WHATS_ON.name).iter().any(|(_, chosen)| *chosen == place)
}

/// How long changes are gathered before it is edited: more happens to a whole village than to one meetup, so twice as
/// long as for a card.
#[must_use]
pub fn gather(card: TimeDelta) -> TimeDelta {
    card * 2
}

/// Says it anew wherever it is to stand, soon; however much changes until then, it is one edit.
pub(super) async fn refresh(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    let at = telling.now + gather(telling.gather);
    for (platform, place) in chosen(telling, telling.settings).await? {
        put(telling, platform, place, at).await?;
    }
    Ok(())
}

/// The setting has changed: it moves at once, and where it stood before says so.
pub(super) async fn settle(telling: &mut Telling<'_>, before: &Settings) -> Result<(), StoreError> {
    let chosen = chosen(telling, telling.settings).await?;
    let chosen_before = self::chosen(telling, before).await?;
    let mut places = chosen_before.clone();
    for shown in outbox::store::shown_of(telling.tx, &subject(telling.community)).await? {
        let place = (shown.platform, shown.place);
        if chosen.contains(&place) && !chosen_before.contains(&place) {
            // What stands there has moved away once; coming back, it is said anew, where people read now.
            let message = MessageKey { place: place.1.id, id: shown.message };
            outbox::store::forget_shown(telling.tx, place.0, &message).await?;
        } else {
            places.push(place);
        }
    }
    places.extend(chosen);
    for (platform, place) in places {
        // What could not be said for want of a permission is tried again.
        let key = key(telling.community, platform, &place);
        outbox::store::leave_again(telling.tx, &key, &format!("{key};"), telling.now).await?;
        put(telling, platform, place, telling.now).await?;
    }
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

/// Where it is to stand: the place chosen in each home that is still served.
async fn chosen(telling: &mut Telling<'_>, settings: &Settings) -> Result<Vec<(PlatformKind, PlaceKey)>, StoreError> {
    let chosen = settings.channels(WHATS_ON.name);
    if chosen.is_empty() {
        return Ok(Vec::new());
    }
    let homes = people::store::homes(telling.tx, telling.community).await?;
    let places = chosen.into_iter().filter_map(|(id, place)| {
        let home = homes.iter().find(|home| home.id == id)?;
        Some((home.platform, PlaceKey { id: place.to_owned(), thread: None, direct: false }))
    });
    Ok(places.collect())
}

async fn put(
    telling: &mut Telling<'_>,
    platform: PlatformKind,
    place: PlaceKey,
    at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let id: OutboxId = telling.ids.next(telling.now);
    let key = key(telling.community, platform, &place);
    let intent = Intent::WhatsOn { place: place.id.clone() };
    let mut parcel = Parcelled::new(id, Some(telling.community), To::Place { platform, place }, intent, telling.now);
    parcel.coalesce = Some(key);
    parcel.run_at = at;
    outbox::store::put(telling.tx, &parcel).await
}

fn key(community: CommunityId, platform: PlatformKind, place: &PlaceKey) -> String {
    format!("whats-on:{}:{}:{}", community.simple(), platform.name(), place.id)
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
