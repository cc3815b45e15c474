//! Who may see the exact address, and what is left of a meetup a month later.

use chrono::{DateTime, Utc};

use super::{Answer, Meetup, NEWCOMER, Outcome, Plan, hosts, rsvp, rules, store, telling};
use crate::id::MemberId;
use crate::outbox::News;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// What a member may know of where a meetup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sees {
    /// All of it.
    Everything,
    /// She is new; a host shares it herself.
    AfterHostsYes,
    /// What everybody sees.
    Card,
}

/// What a member may know of where a meetup is, with the answer she gave.
pub async fn sees(
    tx: &mut Tx,
    meetup: &Meetup,
    member: MemberId,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<Sees, StoreError> {
    let hides_nothing = meetup.plan.address.is_none() && !meetup.spontaneous;
    if hides_nothing || hosts::is_host(tx, meetup, member).await? {
        return Ok(Sees::Everything);
    }
    let rsvp = rsvp::store::of(tx, meetup.id, member).await?;
    let going = rsvp.as_ref().is_some_and(|rsvp| rsvp.answer == Answer::Going);
    if going && rsvp.is_some_and(|rsvp| rsvp.trusted) {
        return Ok(Sees::Everything);
    }
    // A spontaneous meetup tells its place to whoever asks and is not new.
    if !going && !meetup.spontaneous {
        return Ok(Sees::Card);
    }
    Ok(if is_newcomer(tx, member, settings, now).await? { Sees::AfterHostsYes } else { Sees::Everything })
}

/// Whether hosts share the exact address with her themselves.
pub(super) async fn is_newcomer(
    tx: &mut Tx,
    member: MemberId,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let days = settings.whole(&NEWCOMER);
    if days == 0 {
        return Ok(false);
    }
    let Some(member) = people::store::member(tx, member).await? else { return Ok(true) };
    let Some(founded_at) = people::store::founded_at(tx, member.community).await? else { return Ok(true) };
    Ok(rules::is_newcomer(member.joined_at, founded_at, days, now))
}

/// A host shares the exact address with somebody new.
pub(super) async fn share(turn: &mut Turn<'_>, meetup: &Meetup, member: MemberId) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let rsvp = rsvp::store::of(turn.tx, meetup.id, member).await?;
    let Some(mut rsvp) = rsvp.filter(|rsvp| rsvp.answer == Answer::Going) else {
        return Err(Refusal::new("refused-not-going").text("title", &meetup.plan.title).into());
    };

    if !rsvp.trusted {
        rsvp.trusted = true;
        rsvp::store::save(turn.tx, meetup.id, &rsvp).await?;
        telling::of(turn).tell(meetup, &[member], &News::Address, Some(meetup.ends_at)).await?;
    }
    Ok(Outcome::Shared { meetup: meetup.id, member })
}

/// Forgets who came and where: numbers stay.
pub(super) async fn fade(tx: &mut Tx, meetup: &Meetup, now: DateTime<Utc>) -> Result<(), StoreError> {
    if meetup.remains.is_some() {
        return Ok(());
    }
    let remains = rsvp::store::counts(tx, meetup.id, now).await?;
    let plan = Plan { address: None, notes: None, stops: Vec::new(), ..meetup.plan.clone() };
    let plan = if meetup.spontaneous { Plan { place: String::new(), coordinates: None, ..plan } } else { plan };
    super::edit::store::drop_all(tx, meetup.id).await?;
    store::fade(tx, meetup.id, &plan, remains).await
}
