//! When the community's zone changes, what is announced keeps its moments, unless its clock times are to stay. When the
//! rules of a zone change, clock times stay by themselves.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::{TZ_VARIANTS, Tz};

use super::find::{self, Candidate, Poll};
use super::{Aspect, Meetup, Outcome, mirror, series, store, telling};
use crate::access::Access;
use crate::id::CommunityId;
use crate::jobs::{self, CommunityTask, Moments};
use crate::message::Route;
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::time::{LocalMoment, LocalResolution, resolve_local};
use crate::turn::Turn;
use crate::wording::words;

/// Meetups, or times that are being found, that are moved in one step; each takes a dozen writes or two.
const STEP: i64 = 10;

/// The button that keeps the moments.
pub const MOMENTS: &str = "keep-moments";

/// The button that keeps the clock times.
pub const CLOCKS: &str = "keep-clocks";

/// What is announced by a clock that is not the community's any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Elsewhere {
    /// Meetups that have not begun; spontaneous ones are now and stay.
    pub meetups: i64,
    /// Times that are being found.
    pub polls: i64,
}

/// A zone, as it stands in a route.
fn named(zone: Tz) -> String {
    zone.name().to_lowercase().replace('/', "~")
}

/// What one of the two buttons means, after a change from one zone to another.
#[must_use]
pub fn route(verb: &str, was: Tz, zone: Tz) -> Route {
    Route::new("meetup", verb, named(was)).arg(named(zone))
}

/// What one of the two buttons comes to; none when it is another one, or when the zone has changed again since.
pub(super) async fn press(turn: &mut Turn<'_>, pressed: &Route) -> Result<Option<Outcome>, Failure> {
    let zone = turn.settings.zone();
    let before = TZ_VARIANTS.iter().copied().find(|before| route(&pressed.verb, *before, zone) == *pressed);
    let Some(was) = before.filter(|_| [MOMENTS, CLOCKS].contains(&pressed.verb.as_str())) else { return Ok(None) };
    if pressed.verb == MOMENTS {
        return Ok(Some(Outcome::MomentsKept));
    }
    if !Access::Admin.allows(turn.asker.standing) {
        let who = words(turn.locale(), Access::Admin.key(), &[]);
        return Err(Refusal::new("needs-access").text("who", who).into());
    }
    let Elsewhere { meetups, polls } = elsewhere(turn.tx, turn.community, was, turn.now).await?;
    series::store::set_zone(turn.tx, turn.community, was, zone).await?;
    next(&mut telling::of(turn), CommunityTask::KeepClocks { zone, was, of: Moments::Meetups, after: 0 }).await?;
    Ok(Some(Outcome::ClocksKept { count: meetups, polls }))
}

/// How much is announced by the clock of a zone.
pub(super) async fn elsewhere(
    tx: &mut Tx,
    community: CommunityId,
    was: Tz,
    now: DateTime<Utc>,
) -> Result<Elsewhere, StoreError> {
    let meetups = store::count_by_clock(tx, community, was, now).await?;
    let polls = find::store::count_by_clock(tx, community, was, now).await?;
    Ok(Elsewhere { meetups, polls })
}

/// One step of keeping clock times; those coming are told as of any other change of time.
pub(super) async fn keep(
    telling: &mut telling::Telling<'_>,
    zone: Tz,
    was: Tz,
    of: Moments,
    after: i64,
) -> Result<(), StoreError> {
    if telling.settings.zone() != zone {
        return Ok(());
    }
    let start = |local: NaiveDateTime, by: Tz, _: DateTime<Utc>| (by == was).then(|| soonest(local, zone));
    let task = |of, after| CommunityTask::KeepClocks { zone, was, of, after };
    step(telling, of, after, start, task).await
}

/// One step of finding instants anew, after the rules of zones have changed.
pub(super) async fn mend(telling: &mut telling::Telling<'_>, of: Moments, after: i64) -> Result<(), StoreError> {
    let start = |local: NaiveDateTime, zone: Tz, at: DateTime<Utc>| {
        // Of two moments that the clock shows alike, the one that was meant stays.
        let still = resolve_local(local, zone).moments().into_iter().find(|moment| moment.at == at);
        still.is_none().then(|| soonest(local, zone))
    };
    step(telling, of, after, start, |of, after| CommunityTask::MendClocks { of, after }).await
}

/// A local time as a clock shows it first; one that it skips is as much later.
fn soonest(local: NaiveDateTime, zone: Tz) -> LocalMoment {
    match resolve_local(local, zone) {
        LocalResolution::Single(only) => only,
        LocalResolution::Gap { after, .. } => after,
        LocalResolution::Fold { first, .. } => first,
    }
}

/// One step of moving everything whose start is another one now; meetups first, then times that are being found.
async fn step(
    telling: &mut telling::Telling<'_>,
    of: Moments,
    after: i64,
    start: impl Fn(NaiveDateTime, Tz, DateTime<Utc>) -> Option<LocalMoment>,
    task: impl Fn(Moments, i64) -> CommunityTask,
) -> Result<(), StoreError> {
    let (community, now) = (telling.community, telling.now);
    let numbers: Vec<i64> = match of {
        Moments::Meetups => {
            let step = store::open_after(telling.tx, community, now, after, STEP).await?;
            for meetup in &step {
                let start = start(meetup.local_start, meetup.zone, meetup.starts_at);
                if let Some(moved) = start.and_then(|start| moved(meetup, start, now)) {
                    move_meetup(telling, meetup, &moved).await?;
                }
            }
            step.iter().map(|meetup| meetup.number).collect()
        }
        Moments::Polls => {
            let step = find::store::open_after(telling.tx, community, now, after, STEP).await?;
            for poll in &step {
                let candidates = moved_candidates(poll, &start, now);
                if candidates != poll.candidates {
                    find::due::moved(telling, &Poll { candidates, ..poll.clone() }).await?;
                }
            }
            step.iter().map(|poll| poll.number).collect()
        }
    };
    let is_full = i64::try_from(numbers.len()).is_ok_and(|count| count >= STEP);
    match (numbers.last().filter(|_| is_full), of) {
        (Some(last), of) => next(telling, task(of, *last)).await,
        (None, Moments::Meetups) => next(telling, task(Moments::Polls, 0)).await,
        (None, Moments::Polls) => Ok(()),
    }
}

/// Begins to find instants anew.
pub(super) async fn begin_to_mend(telling: &mut telling::Telling<'_>) -> Result<(), StoreError> {
    next(telling, CommunityTask::MendClocks { of: Moments::Meetups, after: 0 }).await
}

async fn move_meetup(telling: &mut telling::Telling<'_>, meetup: &Meetup, moved: &Meetup) -> Result<(), StoreError> {
    store::change(telling.tx, moved).await?;
    telling.reschedule(moved, meetup.starts_at).await?;
    telling.refresh_at_once(moved.id).await?;
    mirror::go_on(telling, moved, &[Aspect::When]).await?;
    if moved.starts_at == meetup.starts_at {
        return Ok(());
    }
    let news = News::Changed { was: Some(meetup.starts_at), knows: BTreeMap::new() };
    telling.tell_all(moved, news, None).await.map(|_| ())
}

async fn next(telling: &mut telling::Telling<'_>, task: CommunityTask) -> Result<(), StoreError> {
    let name = if matches!(task, CommunityTask::MendClocks { .. }) { "mend-clocks" } else { "keep-clocks" };
    let job = telling.community_job(task, telling.now);
    let key = format!("{name}:{}", telling.community.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}

/// The meetup with another start; none when it is for right now, or would have begun before anybody heard of it.
fn moved(meetup: &Meetup, start: LocalMoment, now: DateTime<Utc>) -> Option<Meetup> {
    if meetup.spontaneous || start.at <= now || meetup.starts_at <= now {
        return None;
    }
    let ends_at = start.at + meetup.length();
    Some(Meetup { local_start: start.local, zone: start.zone, starts_at: start.at, ends_at, ..meetup.clone() })
}

/// The moments that people answer, with other starts where they have any; one that would fall together with another
/// stays where it is.
fn moved_candidates(
    poll: &Poll,
    start: &impl Fn(NaiveDateTime, Tz, DateTime<Utc>) -> Option<LocalMoment>,
    now: DateTime<Utc>,
) -> Vec<Candidate> {
    let length: TimeDelta = poll.length;
    let moved = |candidate: &Candidate| {
        let start = start(candidate.local_start, candidate.zone, candidate.starts_at)?;
        (start.at > now && candidate.starts_at > now)
            .then(|| Candidate::new(candidate.number, start, start.at + length))
    };
    let all: Vec<Candidate> = poll.candidates.iter().map(|old| moved(old).unwrap_or(*old)).collect();
    let mut starts: Vec<DateTime<Utc>> = all.iter().map(|candidate| candidate.starts_at).collect();
    starts.sort_unstable();
    starts.dedup();
    if starts.len() == all.len() { all } else { poll.candidates.clone() }
}
