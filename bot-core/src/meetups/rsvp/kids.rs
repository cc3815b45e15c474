//! The kids who come with somebody who has not said how many: those she has told of, as far as there is room.

use super::{FAMILY, offers, store};
use crate::id::MemberId;
use crate::meetups::telling::Telling;
use crate::meetups::{Answer, Meetup, Rsvp, rules};
use crate::people::kids;
use crate::store::{StoreError, Tx};

/// Answers that are counted anew at once, at most.
const MOST: i64 = 40;

/// How many kids she has told of that are born by then.
pub(in crate::meetups) async fn own(tx: &mut Tx, meetup: &Meetup, member: MemberId) -> Result<i64, StoreError> {
    let kids = kids::store::of(tx, member).await?;
    let born = kids::Bands::of(&kids, meetup.local_start.date()).total();
    Ok(i64::from(born).min(FAMILY))
}

/// Her kids are others now: what she answered without saying how many she brings follows.
pub async fn recount(telling: &mut Telling<'_>, member: MemberId) -> Result<(), StoreError> {
    for meetup in store::uncounted(telling.tx, member, telling.now, MOST).await? {
        let Some(meetup) = crate::meetups::store::get(telling.tx, meetup).await? else { continue };
        let Some(rsvp) = store::of(telling.tx, meetup.id, member).await? else { continue };
        let kids = own(telling.tx, &meetup, member).await?;
        if kids == rsvp.kids || !has_room(telling, &meetup, &rsvp, kids).await? {
            continue;
        }
        let fewer = kids < rsvp.kids;
        store::save(telling.tx, meetup.id, &Rsvp { kids, ..rsvp }).await?;
        telling.refresh(meetup.id).await?;
        if fewer {
            offers::make(telling, &meetup).await?;
        }
    }
    Ok(())
}

/// Whether so many kids fit where hers have a place already. What does not fit stays as it is, until she says so.
async fn has_room(telling: &mut Telling<'_>, meetup: &Meetup, rsvp: &Rsvp, kids: i64) -> Result<bool, StoreError> {
    if meetup.plan.max_kids.is_some_and(|most| kids > most) {
        return Ok(false);
    }
    if rsvp.answer != Answer::Going && !rsvp.holds_offer(telling.now) {
        return Ok(true);
    }
    let counts = store::counts(telling.tx, meetup.id, telling.now).await?;
    Ok(rules::room(meetup, counts).kids.is_none_or(|free| free + rsvp.kids >= kids))
}
