//! Offering spots that came free to those who wait.

use chrono::{DateTime, TimeDelta, Utc};

use super::store;
use crate::id::MemberId;
use crate::jobs::MeetupTask;
use crate::meetups::telling::Telling;
use crate::meetups::waitlist::{Waiting, choose_offers, offer_until};
use crate::meetups::{Answer, Meetup, Rsvp, rules};
use crate::outbox::News;
use crate::store::{StoreError, Tx};

/// Families on a waiting list that are looked at, at most.
const MOST: i64 = 500;

/// Families that hear of a free spot at once, shortly before the start.
const AT_ONCE: usize = 20;

/// Who waits and has no offer, in the order of the list.
pub(crate) async fn waiting(tx: &mut Tx, meetup: &Meetup, now: DateTime<Utc>) -> Result<Vec<Waiting>, StoreError> {
    let rsvps = store::all(tx, meetup.id, [Answer::Waiting; 2], MOST).await?;
    // Whoever brings more kids than there is room for at all waits for a change, and nobody waits behind her.
    let fits = |rsvp: &Rsvp| meetup.plan.max_kids.is_none_or(|most| rsvp.kids <= most);
    let is_open = |rsvp: &Rsvp| !rsvp.lapsed && rsvp.offered_until.is_none_or(|until| until <= now) && fits(rsvp);
    let open = rsvps.into_iter().filter(is_open);
    Ok(open.map(|rsvp| Waiting { member: rsvp.member, kids: rsvp.kids, passed: rsvp.passed }).collect())
}

/// Remembers who was passed over.
pub(super) async fn pass_over(tx: &mut Tx, meetup: &Meetup, members: &[MemberId]) -> Result<(), StoreError> {
    for member in members {
        if let Some(rsvp) = store::of(tx, meetup.id, *member).await? {
            store::save(tx, meetup.id, &Rsvp { passed: rsvp.passed + 1, ..rsvp }).await?;
        }
    }
    Ok(())
}

/// Offers what is free to whoever comes next.
pub(crate) async fn make(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let now = telling.now;
    if rules::state_at(meetup, now) != rules::State::Open || meetup.starts_at <= now {
        return Ok(());
    }
    let room = rules::room(meetup, store::counts(telling.tx, meetup.id, now).await?);
    let Some(until) = offer_until(meetup.starts_at, now) else {
        let all = store::all(telling.tx, meetup.id, [Answer::Waiting; 2], MOST).await?;
        let fitting = all.iter().filter(|rsvp| room.fits(rsvp.kids)).map(|rsvp| rsvp.member);
        let fitting: Vec<MemberId> = fitting.take(AT_ONCE).collect();
        return telling.tell(meetup, &fitting, &News::FirstTap, Some(meetup.starts_at)).await;
    };
    let list = waiting(telling.tx, meetup, now).await?;
    let chosen = choose_offers(room, &list);
    pass_over(telling.tx, meetup, &chosen.passed).await?;
    for member in chosen.offered {
        let Some(rsvp) = store::of(telling.tx, meetup.id, member).await? else { continue };
        // Counted from when she hears of it: at night that is the morning, unless the start is too near to wait.
        let hears_at = telling.hearing(&[member]).await?.first().map_or(now, |(_, at)| *at);
        let until = offer_until(meetup.starts_at, hears_at).unwrap_or(until);
        store::save(telling.tx, meetup.id, &Rsvp { offered_until: Some(until), ..rsvp }).await?;
        telling.tell(meetup, &[member], &News::Offer, Some(until)).await?;
        let name = format!("offer-{}", member.simple());
        // A moment later, so that a tap in the last second still counts.
        telling.later(meetup, &name, MeetupTask::OfferEnds { member }, until + TimeDelta::seconds(1)).await?;
    }
    Ok(())
}

/// An offer has run out: the spot is offered to the next. She stays on the list, and is asked no more; a tap is enough.
pub(crate) async fn end(telling: &mut Telling<'_>, meetup: &Meetup, member: MemberId) -> Result<(), StoreError> {
    let rsvp = store::of(telling.tx, meetup.id, member).await?;
    let ran_out =
        |rsvp: &Rsvp| rsvp.answer == Answer::Waiting && rsvp.offered_until.is_some_and(|until| until <= telling.now);
    let Some(rsvp) = rsvp.filter(ran_out) else { return Ok(()) };
    store::save(telling.tx, meetup.id, &Rsvp { offered_until: None, lapsed: true, ..rsvp }).await?;
    telling.refresh(meetup.id).await?;
    make(telling, meetup).await
}
