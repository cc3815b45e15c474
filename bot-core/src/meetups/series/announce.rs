//! Announcing the dates of a series, each in its time.
//!
//! Whatever changes a series, and the one job it has, comes down to [`keep_going`]: it looks at what is on, announces
//! what is missing, and schedules the next look. So it can run at any time and any number of times; after an outage it
//! announces what is still to come and passes over what is not.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{AHEAD, Rhythm, SOON, Series, store};
use crate::id::{JobId, MeetupId, SeriesId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::jobs::{self, Job, JobKind};
use crate::meetups::telling::{self, Telling};
use crate::meetups::{InSeries, Meetup, OPEN, cards, host_left, rules};
use crate::outbox;
use crate::people;
use crate::store::StoreError;
use crate::time::local::LocalMoment;
use crate::turn::Turn;

/// How long to wait when there is no room, or no place to announce in.
const LATER: TimeDelta = TimeDelta::days(1);

/// Where the other dates of what is just being announced will be: where she speaks, or in a direct chat where the first
/// one is.
pub(in crate::meetups) fn where_spoken(turn: &Turn<'_>, places: &[(PlatformKind, PlaceKey)]) -> Option<PlaceKey> {
    let here = places.iter().find(|(platform, _)| *platform == turn.platform).map(|(_, place)| place.clone());
    if turn.place.direct { here } else { Some(turn.place.clone()) }
}

/// Where the dates that follow a meetup will be: where its card stands, as long as that is no channel for meetups that
/// some home has chosen.
pub(in crate::meetups) async fn where_shown(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
) -> Result<Option<PlaceKey>, StoreError> {
    let chosen = cards::places_or(turn.tx, turn.community, turn.settings, None, None).await?;
    let shown = outbox::store::shown_of(turn.tx, &cards::subject(meetup.id)).await?;
    let places: Vec<_> = shown.into_iter().map(|shown| (shown.platform, shown.place)).collect();
    let is_own = |place: &&(PlatformKind, PlaceKey)| place.0 == turn.platform && !chosen.contains(place);
    let own = places.iter().find(is_own).map(|(_, place)| place.clone());
    Ok(own.or_else(|| where_spoken(turn, &places)))
}

/// Makes a meetup the first date of a series. The other dates are announced in this place, unless their home has a
/// channel of its own for meetups.
pub(in crate::meetups) async fn begin(
    turn: &mut Turn<'_>,
    first: &Meetup,
    rhythm: Rhythm,
    place: Option<PlaceKey>,
) -> Result<(), StoreError> {
    let series = Series {
        id: turn.ids.next(turn.now),
        community: turn.community,
        host: first.host,
        plan: first.plan.clone(),
        reached: rhythm.first,
        rhythm,
        spoken_in: Some(turn.home),
        place,
        created_at: turn.now,
        ended_at: None,
    };
    store::add(turn.tx, &series).await?;
    let co_hosts = crate::meetups::hosts::store::co_hosts(turn.tx, first.id).await?;
    store::set_co_hosts(turn.tx, series.id, &co_hosts).await?;
    let place = InSeries { series: series.id, date: series.rhythm.first, own: Vec::new() };
    store::join(turn.tx, first.id, &place).await?;
    keep_going(&mut telling::of(turn), series.id).await
}

/// Announces the dates whose time has come, and looks again when that changes.
pub async fn keep_going(telling: &mut Telling<'_>, series: SeriesId) -> Result<(), StoreError> {
    let Some(mut series) = store::get(telling.tx, series).await? else { return Ok(()) };
    let is_hostless = series.host.is_none() && series.ended_at.is_none();
    if is_hostless && !store::co_hosts(telling.tx, series.id).await?.is_empty() {
        host_left::hand_over_series(telling, &mut series).await?;
    }
    if series.host.is_none() && series.ended_at.is_none() {
        // Until somebody takes it over no more dates are announced; with the last one it ends.
        let open = crate::meetups::store::of_series(telling.tx, series.id, telling.now).await?;
        if let Some(next_look) = open.iter().map(|meetup| meetup.ends_at).min() {
            return look_again(telling, &series, Some(next_look)).await;
        }
        series.ended_at = Some(telling.now);
        store::end(telling.tx, series.id, telling.now).await?;
    }
    if series.ended_at.is_some() {
        look_again(telling, &series, None).await?;
        return store::forget(telling.tx, &series, telling.now - rules::KEPT).await;
    }

    let open = crate::meetups::store::of_series(telling.tx, series.id, telling.now).await?;
    let mut ends: Vec<DateTime<Utc>> = open.iter().map(|meetup| meetup.ends_at).collect();
    let ahead = usize::try_from(telling.settings.whole(&AHEAD)).unwrap_or(1);
    let places =
        cards::places_or(telling.tx, telling.community, telling.settings, series.spoken_in, series.place.as_ref())
            .await?;
    let mut next_look = None;
    let mut reached = series.reached;
    let taken = store::dates_after(telling.tx, series.id, series.reached).await?;
    for day in next_days(&series, telling.now) {
        if taken.iter().any(|(_, place)| place.date == day) {
            reached = day;
            continue;
        }
        let start = series.rhythm.start_on(day);
        // One that comes before another that is announced is not left for later.
        let is_next = ends.len() < ahead || open.iter().any(|meetup| meetup.starts_at > start.at);
        let is_due = ends.is_empty() || (is_next && start.at <= telling.now + SOON);
        if start.at > telling.now && !is_due {
            next_look = (ends.len() < ahead).then(|| start.at - SOON);
            break;
        }
        if start.at > telling.now {
            let count = crate::meetups::store::count_upcoming(telling.tx, telling.community, telling.now).await?;
            if places.is_empty() || count >= OPEN {
                next_look = Some(telling.now + LATER);
                break;
            }
            let meetup = announce(telling, &series, day, start, &places).await?;
            ends.push(meetup.ends_at);
        }
        reached = day;
    }
    store::set_reached(telling.tx, series.id, reached).await?;
    look_again(telling, &series, ends.into_iter().chain(next_look).min()).await
}

/// The days after the last one that was announced, as many as matter; those that have long passed are not looked at.
fn next_days(series: &Series, now: DateTime<Utc>) -> Vec<NaiveDate> {
    let yesterday = (now.with_timezone(&series.rhythm.zone) - TimeDelta::days(1)).date_naive();
    let after = series.reached.succ_opt().unwrap_or(series.reached);
    series.rhythm.days_from(after.max(yesterday), 12)
}

/// Announces one date.
async fn announce(
    telling: &mut Telling<'_>,
    series: &Series,
    day: NaiveDate,
    start: LocalMoment,
    places: &[(PlatformKind, PlaceKey)],
) -> Result<Meetup, StoreError> {
    let meetup = Meetup {
        id: telling.ids.next::<MeetupId>(telling.now),
        community: series.community,
        number: people::store::next_number(telling.tx, series.community).await?,
        host: series.host,
        plan: series.plan.clone(),
        spontaneous: false,
        private: false,
        local_start: start.local,
        zone: start.zone,
        starts_at: start.at,
        ends_at: start.at + series.rhythm.length,
        created_at: telling.now,
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        revision: 0,
        remains: None,
        series: Some(InSeries { series: series.id, date: day, own: Vec::new() }),
    };
    telling.announce(&meetup, places).await?;
    if let Some(place) = &meetup.series {
        store::join(telling.tx, meetup.id, place).await?;
    }
    let co_hosts = store::co_hosts(telling.tx, series.id).await?;
    crate::meetups::hosts::store::set_co_hosts(telling.tx, meetup.id, &co_hosts).await?;
    telling.remind_own(&meetup).await?;
    Ok(meetup)
}

/// Replaces the one job of a series; without a time it has none.
async fn look_again(telling: &mut Telling<'_>, series: &Series, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    let name = series.id.simple();
    let Some(due_at) = at else {
        jobs::store::cancel_between(telling.tx, &format!("series:{name}:"), &format!("series:{name};")).await?;
        return Ok(());
    };
    let id: JobId = telling.ids.next(telling.now);
    let kind = JobKind::Series { series: series.id };
    let job = Job { id, community: Some(series.community), kind, due_at, attempts: 0 };
    jobs::store::schedule(telling.tx, &job, Some(&format!("series:{name}:next"))).await
}

/// A date is forgotten in the end; its series goes with the last one.
pub(in crate::meetups) async fn fade(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let Some(place) = &meetup.series else { return Ok(()) };
    let Some(series) = store::get(telling.tx, place.series).await? else { return Ok(()) };
    if !series.goes_on() {
        store::forget(telling.tx, &series, telling.now - rules::KEPT).await?;
    }
    Ok(())
}
