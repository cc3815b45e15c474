//! What happens by itself while a time is being found: answers end, moments pass, it is forgotten.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Poll, State, rules, store, take_over};
use crate::id::{JobId, MemberId, OutboxId, PollId};
use crate::incoming::{PlatformKind, Standing};
use crate::jobs::{self, Job, JobKind, PollTask};
use crate::meetups::Plan;
use crate::meetups::cards::{self, Card};
use crate::meetups::telling::Telling;
use crate::outbox::{self, Intent, Parcelled, PollNews, To};
use crate::people;
use crate::store::StoreError;

/// How long a card that names nobody any more may take to reach its places.
const FADED: TimeDelta = TimeDelta::days(3);

/// Members in one step: each is a few writes.
pub(super) const STEP: i64 = 40;

fn key(poll: PollId, name: &str) -> String {
    format!("poll:{}:{name}", poll.simple())
}

/// Schedules everything that will happen by itself.
pub(super) async fn schedule(telling: &mut Telling<'_>, poll: &Poll) -> Result<(), StoreError> {
    let nudge_at = poll.deadline_at - rules::SOON;
    if nudge_at > poll.created_at + rules::SOON {
        later(telling, poll.id, "nudge", PollTask::Nudge, nudge_at).await?;
    }
    later(telling, poll.id, "close", PollTask::Close, poll.deadline_at).await?;
    schedule_passing(telling, poll).await
}

async fn schedule_passing(telling: &mut Telling<'_>, poll: &Poll) -> Result<(), StoreError> {
    for candidate in &poll.candidates {
        let name = format!("passed-{}", candidate.number);
        later(telling, poll.id, &name, PollTask::Passed, candidate.starts_at).await?;
    }
    Ok(())
}

/// Its moments are at other instants now; the card says so.
pub(in crate::meetups) async fn moved(telling: &mut Telling<'_>, poll: &Poll) -> Result<(), StoreError> {
    store::set_candidates(telling.tx, poll.id, &poll.candidates).await?;
    schedule_passing(telling, poll).await?;
    refresh(telling, poll.id, TimeDelta::zero()).await
}

/// Takes back what was scheduled, and lets it be forgotten after a while.
pub(super) async fn end(telling: &mut Telling<'_>, poll: PollId) -> Result<(), StoreError> {
    let id = poll.simple();
    jobs::store::cancel_between(telling.tx, &format!("poll:{id}:"), &format!("poll:{id};")).await?;
    let fade_at = telling.now + rules::KEPT;
    later(telling, poll, "fade", PollTask::Fade, fade_at).await
}

async fn later(
    telling: &mut Telling<'_>,
    poll: PollId,
    name: &str,
    task: PollTask,
    due_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if due_at <= telling.now {
        return Ok(());
    }
    let job = job(telling, poll, task, due_at);
    jobs::store::schedule(telling.tx, &job, Some(&key(poll, name))).await
}

/// Does something right after this transaction.
pub(super) async fn next(telling: &mut Telling<'_>, poll: PollId, task: PollTask) -> Result<(), StoreError> {
    let job = job(telling, poll, task, telling.now);
    jobs::store::schedule(telling.tx, &job, None).await
}

fn job(telling: &Telling<'_>, poll: PollId, task: PollTask, due_at: DateTime<Utc>) -> Job {
    let id: JobId = telling.ids.next(telling.now);
    Job { id, community: Some(telling.community), kind: JobKind::Poll { poll, task }, due_at, attempts: 0 }
}

/// Says the card anew.
pub(in crate::meetups) async fn refresh(
    telling: &mut Telling<'_>,
    poll: PollId,
    gather: TimeDelta,
) -> Result<(), StoreError> {
    let card = Card::of_poll(poll);
    cards::refresh_card(telling.tx, telling.ids, telling.community, &card, telling.now, gather).await
}

/// Tells one member something, while it is of use.
pub(super) async fn tell(
    telling: &mut Telling<'_>,
    poll: &Poll,
    member: MemberId,
    news: PollNews,
) -> Result<(), StoreError> {
    let id: OutboxId = telling.ids.next(telling.now);
    let key = (news == PollNews::Settled).then(|| settled_key(poll, member));
    let intent = Intent::PollNews { poll: poll.id, news };
    let mut parcel = Parcelled::new(id, Some(telling.community), To::Member { member }, intent, telling.now);
    let last = poll.candidates.iter().map(|candidate| candidate.starts_at).max();
    let next = poll.ahead(telling.now).map(|candidate| candidate.starts_at).min();
    // It waits for the end of her quiet hours, while that is early enough.
    let hears_at = telling.hearing(&[member]).await?.first().map_or(telling.now, |(_, at)| *at);
    if next.is_none_or(|next| hears_at + rules::IN_TIME < next) {
        parcel.run_at = hears_at;
    }
    parcel.expires_at = last;
    parcel.coalesce = key;
    outbox::store::put(telling.tx, &parcel).await
}

/// Whether somebody has yet to hear that it is settled, and that she is down for it.
pub(super) async fn has_yet_to_hear(
    telling: &mut Telling<'_>,
    poll: &Poll,
    member: MemberId,
) -> Result<bool, StoreError> {
    Ok(outbox::store::waiting(telling.tx, &settled_key(poll, member)).await?.is_some())
}

fn settled_key(poll: &Poll, member: MemberId) -> String {
    format!("settled:{}:{}", poll.id.simple(), member.simple())
}

/// Answers end: the card says so, and the host hears what they came to.
pub(super) async fn close(telling: &mut Telling<'_>, poll: &Poll) -> Result<(), StoreError> {
    store::close(telling.tx, poll.id, telling.now).await?;
    let id = poll.id.simple();
    for name in ["nudge", "close"] {
        let (from, end) = (format!("poll:{id}:{name}"), format!("poll:{id}:{name};"));
        jobs::store::cancel_between(telling.tx, &from, &end).await?;
    }
    refresh(telling, poll.id, TimeDelta::zero()).await
}

/// The card could not be put where it should stand: whoever asks hears so, or she would wait in vain.
pub async fn card_refused(telling: &mut Telling<'_>, poll: PollId, platform: PlatformKind) -> Result<(), StoreError> {
    let Some(poll) = store::get(telling.tx, poll).await? else { return Ok(()) };
    match poll.host {
        Some(host) => tell(telling, &poll, host, PollNews::CardRefused { platform }).await,
        None => Ok(()),
    }
}

/// What fell due.
pub async fn run(telling: &mut Telling<'_>, poll: PollId, task: &PollTask) -> Result<(), StoreError> {
    let Some(poll) = store::get(telling.tx, poll).await? else { return Ok(()) };
    let state = poll.state(telling.now);
    match (task, state) {
        (PollTask::Nudge, State::Open) => {
            let gather = telling.gather;
            refresh(telling, poll.id, gather).await
        }
        (PollTask::Close, State::Open | State::Closed)
            if poll.closed_at.is_none() && poll.deadline_at <= telling.now =>
        {
            close(telling, &poll).await?;
            tell_result(telling, &poll).await
        }
        (PollTask::Passed, State::Open | State::Closed) => refresh(telling, poll.id, TimeDelta::zero()).await,
        (PollTask::Passed, State::Passed) => {
            store::forget_votes(telling.tx, poll.id).await?;
            end(telling, poll.id).await?;
            refresh(telling, poll.id, TimeDelta::zero()).await
        }
        (PollTask::TakeOver { number }, State::Settled(meetup)) => {
            take_over::step(telling, &poll, meetup, *number).await
        }
        (PollTask::CallOff, State::Cancelled) => call_off_step(telling, &poll).await.map(|_| ()),
        (PollTask::Fade, _) => {
            let plan = Plan { notes: None, ..poll.plan.clone() };
            store::fade(telling.tx, poll.id, &plan).await?;
            refresh(telling, poll.id, TimeDelta::zero()).await?;
            // The card is said from what is there, so it goes a step later.
            let forget_at = telling.now + FADED;
            later(telling, poll.id, "forget", PollTask::Forget, forget_at).await
        }
        (PollTask::Forget, _) => store::forget(telling.tx, poll.id).await,
        (PollTask::Nudge | PollTask::Close | PollTask::Passed | PollTask::TakeOver { .. } | PollTask::CallOff, _) => {
            Ok(())
        }
    }
}

/// Tells some of those whom a moment suited that it is off, and forgets what they said, so that the next step goes on
/// from there. Whether there was anybody.
pub(super) async fn call_off_step(telling: &mut Telling<'_>, poll: &Poll) -> Result<bool, StoreError> {
    let suited = next_others(telling, poll.id).await?;
    for member in &suited {
        tell(telling, poll, *member, PollNews::CalledOff).await?;
    }
    if i64::try_from(suited.len()).is_ok_and(|count| count >= STEP) {
        next(telling, poll.id, PollTask::CallOff).await?;
    } else {
        store::forget_votes(telling.tx, poll.id).await?;
    }
    Ok(!suited.is_empty())
}

/// The next of those whom some moment suited; what they said is forgotten.
pub(super) async fn next_others(telling: &mut Telling<'_>, poll: PollId) -> Result<Vec<MemberId>, StoreError> {
    let others = store::next_others(telling.tx, poll, STEP).await?;
    for member in &others {
        store::forget_member(telling.tx, poll, *member).await?;
    }
    Ok(others)
}

/// Whoever asked hears what the answers came to. When she has left, those who keep order do: somebody has to choose.
async fn tell_result(telling: &mut Telling<'_>, poll: &Poll) -> Result<(), StoreError> {
    let host = match poll.host {
        Some(host) => people::store::member(telling.tx, host).await?.filter(|host| host.left_at.is_none()),
        None => None,
    };
    let choosing = match host {
        Some(host) => vec![host.id],
        None => {
            people::store::in_authority(
                telling.tx,
                telling.community,
                Standing::Moderator,
                crate::meetups::rules::MODERATORS,
            )
            .await?
        }
    };
    for member in choosing {
        tell(telling, poll, member, PollNews::Result).await?;
    }
    Ok(())
}

/// Takes back everything a member said: she has left. What she asked and has not chosen yet is for others to choose.
pub(in crate::meetups) async fn withdraw(telling: &mut Telling<'_>, member: MemberId) -> Result<(), StoreError> {
    for poll in store::hosted_by(telling.tx, member, telling.now).await? {
        if poll.state(telling.now) == State::Closed {
            tell_result(telling, &poll).await?;
        }
    }
    let gather = telling.gather;
    for poll in store::withdraw(telling.tx, member).await? {
        refresh(telling, poll, gather).await?;
    }
    Ok(())
}
