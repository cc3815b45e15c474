//! Offering spots that came free to those who wait.

use chrono::{DateTime, TimeDelta, Utc};

use super::store;
use crate::id::MemberId;
use crate::jobs::MeetupTask;
use crate::meetups::telling::Telling;
use crate::meetups::waitlist::{Room, Waiting, choose_offers, offer_until};
use crate::meetups::{Answer, Meetup, Rsvp, rules};
use crate::outbox::News;
use crate::store::{StoreError, Tx};

/// Families on a waiting list that are looked at, at most.
const MOST: i64 = 500;

/// Families that hear in one transaction that the first tap has a spot; the others hear it in the next.
const STEP: usize = 40;

/// Who waits to be offered a spot, in the order of the list. Whoever holds an offer, or let one pass, is not among them.
pub(crate) async fn waiting(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<Waiting>, StoreError> {
    Ok(list_of(meetup, &everybody(tx, meetup).await?))
}

/// Everybody on the waiting list.
async fn everybody(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<Rsvp>, StoreError> {
    store::all(tx, meetup.id, [Answer::Waiting; 2], MOST).await
}

/// Whether there is anybody on the waiting list.
pub(crate) async fn somebody_waits(tx: &mut Tx, meetup: &Meetup) -> Result<bool, StoreError> {
    Ok(!store::all(tx, meetup.id, [Answer::Waiting; 2], 1).await?.is_empty())
}

fn list_of(meetup: &Meetup, rsvps: &[Rsvp]) -> Vec<Waiting> {
    // An offer that has run out is let pass as soon as its end is noted, and until then nothing new is offered to her.
    let waits = |rsvp: &Rsvp| !rsvp.lapsed && rsvp.offered_until.is_none() && may_fit(meetup, rsvp);
    rsvps.iter().filter(|rsvp| waits(rsvp)).map(listed).collect()
}

fn listed(rsvp: &Rsvp) -> Waiting {
    Waiting { member: rsvp.member, kids: rsvp.kids, passed: rsvp.passed }
}

/// Whoever brings more kids than there is room for at all waits for a change, and nobody waits behind her.
fn may_fit(meetup: &Meetup, rsvp: &Rsvp) -> bool {
    meetup.plan.max_kids.is_none_or(|most| rsvp.kids <= most)
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

/// Offers what is free to whoever comes next. What is free then is for whoever taps first: shortly before the start of
/// all who wait, and otherwise of those who let an offer pass.
pub(crate) async fn make(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let now = telling.now;
    if rules::state_at(meetup, now) != rules::State::Open || meetup.starts_at <= now {
        return Ok(());
    }
    let (unlimited, mut all) = apart(meetup, everybody(telling.tx, meetup).await?);
    tell_unlimited(telling, meetup, unlimited).await?;
    if all.is_empty() {
        return Ok(());
    }
    let until = offer_until(meetup.starts_at, now);
    if let Some(until) = until {
        offer(telling, meetup, &list_of(meetup, &all), until).await?;
        all = apart(meetup, everybody(telling.tx, meetup).await?).1;
    }
    let room = free(telling, meetup).await?;
    let list = list_of(meetup, &all);
    let comes_by_tapping = |rsvp: &Rsvp| match until {
        None => room.fits(rsvp.kids),
        Some(_) => rsvp.lapsed && may_fit(meetup, rsvp) && is_next(room, &list, rsvp),
    };
    let hears = |rsvp: &Rsvp| rsvp.told_of_room_at.is_none() && !rsvp.holds_offer(now) && comes_by_tapping(rsvp);
    let mut unheard: Vec<Rsvp> = all.into_iter().filter(hears).collect();
    if unheard.len() > STEP {
        unheard.truncate(STEP);
        telling.later(meetup, "room", MeetupTask::OfferRoom, now + TimeDelta::seconds(1)).await?;
    }
    let members: Vec<MemberId> = unheard.iter().map(|rsvp| rsvp.member).collect();
    for rsvp in unheard {
        store::save(telling.tx, meetup.id, &Rsvp { told_of_room_at: Some(now), ..rsvp }).await?;
    }
    let news = if until.is_none() { News::FirstTap } else { News::RoomForAll };
    telling.tell(meetup, &members, &news, Some(meetup.starts_at)).await
}

/// There is less room than before: offers that it is too small for are taken back, the last first. Whoever has heard
/// of hers hears that; whoever was to hear of it in the morning does not hear of it at all.
pub(crate) async fn take_back(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let now = telling.now;
    let mut offered = everybody(telling.tx, meetup).await?;
    offered.retain(|rsvp| rsvp.holds_offer(now));
    while let Some(last) = offered.pop() {
        let room = free(telling, meetup).await?;
        if room.spots.is_none_or(|spots| spots >= 0) && room.kids.is_none_or(|kids| kids >= 0) {
            return Ok(());
        }
        if room.spots.is_none_or(|spots| spots >= 0) && last.kids == 0 {
            // It is the kids who are too many, and she brings none.
            continue;
        }
        let member = last.member;
        store::save(telling.tx, meetup.id, &Rsvp { offered_until: None, ..last }).await?;
        telling.no_more(meetup, &format!("offer-{}", member.simple())).await?;
        if !telling.has_yet_to_hear(meetup, member, &News::Offer).await? {
            telling.tell(meetup, &[member], &News::OfferGone, Some(meetup.starts_at)).await?;
        }
    }
    Ok(())
}

/// Those whom no limit keeps out, and the others: where there is room for everybody nothing is offered, and nothing ends.
fn apart(meetup: &Meetup, all: Vec<Rsvp>) -> (Vec<Rsvp>, Vec<Rsvp>) {
    let plan = &meetup.plan;
    all.into_iter().partition(|rsvp| plan.spots.is_none() && (plan.max_kids.is_none() || rsvp.kids == 0))
}

/// Tells those whom no limit keeps out any more that there is room for everybody. A spot that was theirs for a while is
/// theirs as long as they like.
async fn tell_unlimited(telling: &mut Telling<'_>, meetup: &Meetup, all: Vec<Rsvp>) -> Result<(), StoreError> {
    let now = telling.now;
    let mut unheard: Vec<Rsvp> = all.into_iter().filter(|rsvp| rsvp.told_of_room_at.is_none()).collect();
    if unheard.len() > STEP {
        unheard.truncate(STEP);
        telling.later(meetup, "room", MeetupTask::OfferRoom, now + TimeDelta::seconds(1)).await?;
    }
    let members: Vec<MemberId> = unheard.iter().map(|rsvp| rsvp.member).collect();
    for rsvp in unheard {
        if rsvp.offered_until.is_some() {
            telling.no_more(meetup, &format!("offer-{}", rsvp.member.simple())).await?;
        }
        let told = Rsvp { offered_until: None, lapsed: false, told_of_room_at: Some(now), ..rsvp };
        store::save(telling.tx, meetup.id, &told).await?;
    }
    telling.tell(meetup, &members, &News::NoLimit, Some(meetup.starts_at)).await
}

/// Offers softly, to each who comes next.
async fn offer(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    list: &[Waiting],
    until: DateTime<Utc>,
) -> Result<(), StoreError> {
    let now = telling.now;
    let chosen = choose_offers(free(telling, meetup).await?, list);
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

async fn free(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<Room, StoreError> {
    Ok(rules::room(meetup, store::counts(telling.tx, meetup.id, telling.now).await?))
}

/// Whether a tap of hers would be a yes: what is free is kept for nobody on the list.
fn is_next(room: Room, list: &[Waiting], rsvp: &Rsvp) -> bool {
    let with_her: Vec<Waiting> = list.iter().copied().chain([listed(rsvp)]).collect();
    choose_offers(room, &with_her).offered.contains(&rsvp.member)
}

/// An offer has run out: the spot is offered to the next. She stays on the list, and a tap is enough.
pub(crate) async fn end(telling: &mut Telling<'_>, meetup: &Meetup, member: MemberId) -> Result<(), StoreError> {
    let rsvp = store::of(telling.tx, meetup.id, member).await?;
    let ran_out =
        |rsvp: &Rsvp| rsvp.answer == Answer::Waiting && rsvp.offered_until.is_some_and(|until| until <= telling.now);
    let Some(rsvp) = rsvp.filter(ran_out) else { return Ok(()) };
    store::save(telling.tx, meetup.id, &Rsvp { offered_until: None, lapsed: true, ..rsvp }).await?;
    telling.refresh(meetup.id).await?;
    make(telling, meetup).await
}
