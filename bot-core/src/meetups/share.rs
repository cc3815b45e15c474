//! Who may see the exact address, and what is left of a meetup a month later.

use chrono::{DateTime, Utc};

use super::telling::{Telling, last_of};
use super::{Answer, Meetup, NEWCOMER, Outcome, Plan, Rsvp, hosts, rsvp, rules, store, telling};
use crate::id::MemberId;
use crate::incoming::Standing;
use crate::jobs::{self, MeetupTask};
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

/// Whom somebody new needs a yes from, before she sees the exact address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// The hosts who are still here.
    Hosts(Vec<MemberId>),
    /// No host is: those who keep order. They do not see the address themselves.
    Moderators(Vec<MemberId>),
    /// Nobody is there who could say yes.
    Nobody,
}

/// Whom somebody new needs a yes from.
pub(super) async fn asked(tx: &mut Tx, meetup: &Meetup) -> Result<Asked, StoreError> {
    let hosts = hosts::of(tx, meetup).await?;
    let hosts = people::store::present(tx, &hosts).await?;
    if !hosts.is_empty() {
        return Ok(Asked::Hosts(hosts));
    }
    if meetup.private {
        return Ok(Asked::Nobody);
    }
    let moderators = people::store::in_authority(tx, meetup.community, Standing::Moderator, rules::MODERATORS).await?;
    Ok(if moderators.is_empty() { Asked::Nobody } else { Asked::Moderators(moderators) })
}

/// Somebody comes: what she sees of the address now stays hers while she comes, and if she is new, somebody is asked.
pub(super) async fn begin(telling: &mut Telling<'_>, meetup: &Meetup, rsvp: &mut Rsvp) -> Result<(), StoreError> {
    let hides = meetup.plan.address.is_some() || meetup.spontaneous;
    if !hides || rsvp.trusted || rsvp.answer != Answer::Going {
        return Ok(());
    }
    if hosts::is_host(telling.tx, meetup, rsvp.member).await? {
        return Ok(());
    }
    if !is_newcomer(telling.tx, rsvp.member, telling.settings, telling.now).await? {
        rsvp.trusted = true;
        return rsvp::store::save(telling.tx, meetup.id, rsvp).await;
    }
    let (Asked::Hosts(members) | Asked::Moderators(members)) = asked(telling.tx, meetup).await? else { return Ok(()) };
    let members: Vec<MemberId> = members.into_iter().filter(|member| *member != rsvp.member).collect();
    telling.tell(meetup, &members, &News::AddressAsked { who: rsvp.member }, Some(meetup.ends_at)).await
}

/// There is an address now, or another one: those who are coming already are looked at as if they had just said so.
pub(super) async fn ask_for_all(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    if meetup.plan.address.is_none() {
        return Ok(());
    }
    let job = telling.job(meetup.id, MeetupTask::AskAddress, None, telling.now);
    jobs::store::schedule(telling.tx, &job, None).await
}

/// One step of that.
pub(super) async fn ask_step(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    after: Option<MemberId>,
) -> Result<(), StoreError> {
    let members = telling.step(meetup, [Answer::Going; 3], after).await?;
    for member in &members {
        if let Some(mut rsvp) = rsvp::store::of(telling.tx, meetup.id, *member).await? {
            begin(telling, meetup, &mut rsvp).await?;
        }
    }
    let now = telling.now;
    telling.go_on(meetup, MeetupTask::AskAddress, last_of(&members), now).await
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
