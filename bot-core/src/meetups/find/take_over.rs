//! Answers to a moment become answers to the meetup that was announced for it, in the order in which they were given.

use super::{Poll, Says, due, store};
use crate::id::MeetupId;
use crate::jobs::PollTask;
use crate::meetups::telling::Telling;
use crate::meetups::{Answer, Rsvp, rsvp, rules, share};
use crate::outbox::{News, PollNews};
use crate::store::StoreError;

/// One step; what it has done is forgotten, so that the next one goes on from there. Yes becomes going while there is
/// room and the waiting list after that, if need be becomes maybe. Who has answered the meetup herself has the last
/// word. Whom only other moments suited hears when it is, after all those.
pub(super) async fn step(
    telling: &mut Telling<'_>,
    poll: &Poll,
    meetup: MeetupId,
    number: i64,
) -> Result<(), StoreError> {
    let Some(found) = crate::meetups::store::get(telling.tx, meetup).await? else { return Ok(()) };
    let voters = store::next_voters(telling.tx, poll.id, number, due::STEP).await?;
    let full_step = i64::try_from(voters.len()).is_ok_and(|count| count >= due::STEP);
    let mut newcomers = false;
    let mut counts = rsvp::store::counts(telling.tx, meetup, telling.now).await?;
    for (member, says, at) in voters {
        store::forget_member(telling.tx, poll.id, member).await?;
        if !found.is_open(telling.now) || rsvp::store::of(telling.tx, meetup, member).await?.is_some() {
            continue;
        }
        let kids = rsvp::kids::own(telling.tx, &found, member).await?;
        let answer = match says {
            Says::Yes if rules::room(&found, counts).fits(kids) => Answer::Going,
            Says::Yes => Answer::Waiting,
            Says::Maybe | Says::No => Answer::Maybe,
        };
        let mut rsvp = Rsvp::new(member, answer, at, kids);
        rsvp::store::save(telling.tx, meetup, &rsvp).await?;
        if answer == Answer::Going {
            counts.going += 1;
            counts.kids += kids;
            newcomers |= found.host != Some(member) && rsvp::store::is_first_timer(telling.tx, member).await?;
        }
        share::begin(telling, &found, &mut rsvp).await?;
        if answer != Answer::Waiting {
            let mut avoiding = Vec::new();
            for other in rsvp::begin(telling, &found, &rsvp, None).await? {
                // Who has yet to hear that she is down for it hears of it with that.
                let goes = rsvp::store::of(telling.tx, meetup, other).await?.map(|rsvp| rsvp.answer);
                if goes != Some(Answer::Going) || !due::has_yet_to_hear(telling, poll, other).await? {
                    avoiding.push(other);
                }
            }
            telling.tell(&found, &avoiding, &News::Avoided, Some(found.starts_at)).await?;
        }
        // The host hears it as she announces it, and who said if need be is asked in time, if there is time.
        let is_asked = answer == Answer::Maybe && found.starts_at - telling.now > rules::ASK_MAYBES;
        if !is_asked && found.host != Some(member) {
            due::tell(telling, poll, member, PollNews::Settled).await?;
        }
    }
    if newcomers {
        telling.point_out_first_meetups(&found).await?;
    }
    telling.refresh(meetup).await?;
    if full_step {
        return due::next(telling, poll.id, PollTask::TakeOver { number }).await;
    }
    let others = due::next_others(telling, poll.id).await?;
    for member in &others {
        if found.is_open(telling.now) && rsvp::store::of(telling.tx, meetup, *member).await?.is_none() {
            due::tell(telling, poll, *member, PollNews::Otherwise).await?;
        }
    }
    if i64::try_from(others.len()).is_ok_and(|count| count >= due::STEP) {
        return due::next(telling, poll.id, PollTask::TakeOver { number }).await;
    }
    store::forget_votes(telling.tx, poll.id).await
}
