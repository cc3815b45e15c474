//! A meetup for a few people alone, announced where only they read it. Nobody else sees it in any list.

use chrono::{DateTime, TimeDelta, Utc};

use super::{Meetup, Outcome, Plan, rsvp, store, telling};
use crate::id::{MeetupId, MemberId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::time::local::LocalMoment;
use crate::turn::Turn;

/// Whether the asker may know of a meetup.
pub(super) async fn is_for(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<bool, StoreError> {
    Ok(!meetup.private || store::is_invited(turn.tx, meetup.id, turn.asker.member.id).await?)
}

/// Announces a meetup for these people in the place where only they read; the asker is its host.
pub async fn announce(
    turn: &mut Turn<'_>,
    plan: Plan,
    (starts_at, length): (DateTime<Utc>, TimeDelta),
    (platform, place): (PlatformKind, PlaceKey),
    members: &[MemberId],
) -> Result<(MeetupId, Outcome), Failure> {
    if starts_at <= turn.now {
        return Err(Refusal::new("refused-circle-slot-passed").command("command", "meetup new").into());
    }
    if store::count_upcoming(turn.tx, turn.community, turn.now).await? >= super::OPEN {
        return Err(Refusal::new("refused-too-many").number("most", super::OPEN).into());
    }
    let zone = turn.settings.zone();
    let meetup = Meetup {
        id: turn.ids.next::<MeetupId>(turn.now),
        community: turn.community,
        number: crate::people::store::next_number(turn.tx, turn.community).await?,
        host: Some(turn.asker.member.id),
        plan,
        spontaneous: false,
        private: true,
        local_start: LocalMoment::of(starts_at, zone).local,
        zone,
        starts_at,
        ends_at: starts_at + length,
        created_at: turn.now,
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        revision: 0,
        remains: None,
        series: None,
    };
    telling::of(turn).announce(&meetup, &[(platform, place)]).await?;
    store::invite(turn.tx, meetup.id, members).await?;
    Ok((meetup.id, Outcome::Announced { meetup: meetup.id }))
}

/// A meetup that exists already, to one of those it is for.
pub async fn shown(turn: &mut Turn<'_>, meetup: MeetupId) -> Result<Option<Outcome>, Failure> {
    let found = store::get(turn.tx, meetup).await?.filter(|meetup| meetup.community == turn.community);
    let Some(found) = found else { return Ok(None) };
    rsvp::refuse_unless_open(turn, &found)?;
    Ok(is_for(turn, &found).await?.then_some(Outcome::Shown { meetup }))
}
