//! When the community's zone changes: what is announced keeps its moments, unless its clock times are to stay.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::{Aspect, Meetup, Outcome, mirror, series, store, telling};
use crate::access::Access;
use crate::id::CommunityId;
use crate::jobs::{self, CommunityTask};
use crate::message::Route;
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::time::{LocalMoment, LocalResolution, resolve_local};
use crate::turn::Turn;
use crate::wording::words;

/// Meetups that are moved in one step; each takes a dozen writes.
const STEP: i64 = 15;

/// The button that keeps the moments.
pub const MOMENTS: &str = "keep-moments";

/// The button that keeps the clock times.
pub const CLOCKS: &str = "keep-clocks";

/// A zone, as it stands in a route.
#[must_use]
pub fn route(verb: &str, zone: Tz) -> Route {
    Route::new("meetup", verb, "").arg(zone.name().to_lowercase().replace('/', "~"))
}

/// What one of the two buttons comes to; none when it is another one, or when the zone has changed again since.
pub(super) async fn press(turn: &mut Turn<'_>, pressed: &Route) -> Result<Option<Outcome>, Failure> {
    let zone = turn.settings.zone();
    if *pressed == route(MOMENTS, zone) {
        return Ok(Some(Outcome::MomentsKept));
    }
    if *pressed != route(CLOCKS, zone) {
        return Ok(None);
    }
    if !Access::Admin.allows(turn.asker.standing) {
        let who = words(turn.locale(), Access::Admin.key(), &[]);
        return Err(Refusal::new("needs-access").text("who", who).into());
    }
    let count = elsewhere(turn.tx, turn.community, zone, turn.now).await?;
    series::store::set_zone(turn.tx, turn.community, zone).await?;
    next(&mut telling::of(turn), zone, 0).await?;
    Ok(Some(Outcome::ClocksKept { count }))
}

/// How many meetups are announced by the clocks of other zones; spontaneous ones are now and stay.
pub(super) async fn elsewhere(
    tx: &mut Tx,
    community: CommunityId,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    store::count_elsewhere(tx, community, zone, now).await
}

/// One step of keeping clock times; those coming are told as of any other change of time.
pub(super) async fn keep(telling: &mut telling::Telling<'_>, zone: Tz, after: i64) -> Result<(), StoreError> {
    if telling.settings.zone() != zone {
        return Ok(());
    }
    let step = store::open_after(telling.tx, telling.community, telling.now, after, STEP).await?;
    for meetup in &step {
        let Some(moved) = moved(meetup, zone, telling.now) else { continue };
        store::change(telling.tx, &moved).await?;
        telling.reschedule(&moved).await?;
        telling.refresh_at_once(moved.id).await?;
        mirror::go_on(telling, &moved, &[Aspect::When]).await?;
        if moved.starts_at != meetup.starts_at {
            let news = News::Changed { was: Some(meetup.starts_at), place: false };
            telling.tell_all(&moved, news, None).await?;
        }
    }
    let is_full = i64::try_from(step.len()).is_ok_and(|count| count >= STEP);
    match step.last().filter(|_| is_full) {
        Some(last) => next(telling, zone, last.number).await,
        None => Ok(()),
    }
}

async fn next(telling: &mut telling::Telling<'_>, zone: Tz, after: i64) -> Result<(), StoreError> {
    let job = telling.community_job(CommunityTask::KeepClocks { zone, after }, telling.now);
    let key = format!("keep-clocks:{}", telling.community.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}

/// The meetup at the same time on the wall of another zone; none when it is there already, is for right now, or would
/// have begun before anybody heard of it.
fn moved(meetup: &Meetup, zone: Tz, now: DateTime<Utc>) -> Option<Meetup> {
    if meetup.spontaneous || meetup.zone == zone {
        return None;
    }
    let start: LocalMoment = match resolve_local(meetup.local_start, zone) {
        LocalResolution::Single(only) => only,
        LocalResolution::Gap { after, .. } => after,
        LocalResolution::Fold { first, .. } => first,
    };
    let ends_at = start.at + (meetup.ends_at - meetup.starts_at);
    let moved = Meetup { local_start: start.local, zone, starts_at: start.at, ends_at, ..meetup.clone() };
    (start.at > now && meetup.starts_at > now).then_some(moved)
}
