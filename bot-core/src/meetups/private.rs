//! A meetup for a few people alone, announced where only they read it. Nobody else sees it in any list.

use chrono::{DateTime, TimeDelta, Utc};

use super::new::{self, Kind};
use super::{Meetup, Outcome, Plan, rsvp, store, telling};
use crate::id::{MeetupId, MemberId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::time::local::LocalMoment;
use crate::turn::Turn;

/// Whether the asker may know of a meetup.
pub(super) async fn is_for(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<bool, StoreError> {
    may_know(turn.tx, meetup, turn.asker.member.id).await
}

/// Whether a member may know of a meetup.
pub(super) async fn may_know(tx: &mut Tx, meetup: &Meetup, member: MemberId) -> Result<bool, StoreError> {
    Ok(!meetup.private || store::is_invited(tx, meetup.id, member).await?)
}

/// Who of the few that a meetup is for has not answered: she may have it in mind, so she hears what becomes of it.
pub(super) async fn unanswered(tx: &mut Tx, meetup: &Meetup) -> Result<Vec<MemberId>, StoreError> {
    if meetup.private { store::unanswered(tx, meetup.id).await } else { Ok(Vec::new()) }
}

/// Announces a meetup in the place where only those read whom it is for, if they have one, and to each of these `guests`,
/// who do not read there; the asker is its host.
pub async fn announce(
    turn: &mut Turn<'_>,
    plan: Plan,
    (starts_at, length): (DateTime<Utc>, TimeDelta),
    place: Option<(PlatformKind, PlaceKey)>,
    guests: &[MemberId],
) -> Result<(MeetupId, Outcome), Failure> {
    if starts_at <= turn.now {
        return Err(Refusal::new("refused-circle-slot-passed").command("command", "meetup new").into());
    }
    let start = LocalMoment::of(starts_at, turn.settings.zone());
    let meetup = new::announce_in(turn, place.as_slice(), plan, start, length, Kind::Private).await?;
    telling::of(turn).tell(&meetup, guests, &News::Invited, Some(starts_at)).await?;
    Ok((meetup.id, Outcome::Announced { meetup: meetup.id }))
}

/// A meetup that exists already, to one of those it is for.
pub async fn shown(turn: &mut Turn<'_>, meetup: MeetupId) -> Result<Option<Outcome>, Failure> {
    let found = store::get(turn.tx, meetup).await?.filter(|meetup| meetup.community == turn.community);
    let Some(found) = found else { return Ok(None) };
    rsvp::refuse_unless_open(turn, &found)?;
    Ok(is_for(turn, &found).await?.then_some(Outcome::Shown { meetup }))
}
