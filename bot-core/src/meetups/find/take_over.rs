//! Answers to a moment become answers to the meetup that was announced for it, in the order in which they were given.

use super::{Poll, Says, due, store};
use crate::id::MeetupId;
use crate::jobs::PollTask;
use crate::meetups::telling::Telling;
use crate::meetups::{Answer, Rsvp, rsvp, rules};
use crate::outbox::PollNews;
use crate::store::StoreError;

/// Members in one step: each is a few writes.
const STEP: i64 = 40;

/// One step; what it has done is forgotten, so that the next one goes on from there. Yes becomes going while there is
/// room and the waiting list after that, if need be becomes maybe. Who has answered the meetup herself has the last
/// word.
pub(super) async fn step(
    telling: &mut Telling<'_>,
    poll: &Poll,
    meetup: MeetupId,
    number: i64,
) -> Result<(), StoreError> {
    let Some(found) = crate::meetups::store::get(telling.tx, meetup).await? else { return Ok(()) };
    let voters = store::next_voters(telling.tx, poll.id, number, STEP).await?;
    let full_step = i64::try_from(voters.len()).is_ok_and(|count| count >= STEP);
    let mut counts = rsvp::store::counts(telling.tx, meetup, telling.now).await?;
    for (member, says, at) in voters {
        store::forget_member(telling.tx, poll.id, member).await?;
        if !found.is_open(telling.now) || rsvp::store::of(telling.tx, meetup, member).await?.is_some() {
            continue;
        }
        let kids = rsvp::own_kids(telling.tx, &found, member).await?;
        let answer = match says {
            Says::Yes if rules::room(&found, counts).fits(kids) => Answer::Going,
            Says::Yes => Answer::Waiting,
            Says::Maybe | Says::No => Answer::Maybe,
        };
        let rsvp = Rsvp {
            member,
            answer,
            at,
            adults: 1,
            kids,
            note: None,
            trusted: false,
            offered_until: None,
            passed: 0,
            lapsed: false,
        };
        rsvp::store::save(telling.tx, meetup, &rsvp).await?;
        if answer == Answer::Going {
            counts.going += 1;
            counts.kids += kids;
        }
        if answer != Answer::Waiting {
            rsvp::welcome(telling, &found, &rsvp, None).await?;
        }
        // The host hears it as she announces it, and who said if need be is asked in time.
        if answer != Answer::Maybe && found.host != Some(member) {
            due::tell(telling, poll, member, PollNews::Settled).await?;
        }
    }
    telling.refresh(meetup).await?;
    if full_step {
        return due::next(telling, poll.id, PollTask::TakeOver { number }).await;
    }
    store::forget_votes(telling.tx, poll.id).await
}
