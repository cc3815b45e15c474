//! When a host leaves: who goes on with what she hosts.
//!
//! Whoever hosts it with her has it from there on. Where nobody does, those who are coming and whoever keeps order hear
//! what that means, and one of them may take it over; what nobody is coming to is off. Her exact address leaves with
//! her: where it is after that, whoever hosts it says anew.

use chrono::{DateTime, Utc};

use super::series::{self, Series};
use super::share::{self, Sees};
use super::telling::{self, COMING, Telling};
use super::{Answer, Meetup, Outcome, Plan, hosts, rsvp, rules, store};
use crate::access::Access;
use crate::id::MemberId;
use crate::incoming::Standing;
use crate::jobs::MeetupTask;
use crate::outbox::News;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// The name of the job that gives up in the end.
pub(super) const SOUGHT: &str = "look-for-host";

/// A member has left: what she hosts goes to others, is looked after by those who come, or is off.
pub(super) async fn leave(telling: &mut Telling<'_>, member: MemberId) -> Result<(), StoreError> {
    series::store::drop_co_host(telling.tx, member).await?;
    for meetup in hosts::store::drop_co_host(telling.tx, member, telling.now).await? {
        telling.refresh(meetup).await?;
    }
    for mut series in series::store::hosted_by(telling.tx, member).await? {
        hand_over_series(telling, &mut series).await?;
        series::announce::keep_going(telling, series.id).await?;
    }
    for meetup in store::hosted_by(telling.tx, member, telling.now).await? {
        let stands = comes_anybody(telling.tx, &meetup).await?;
        pass_on(telling, &meetup, stands, true).await?;
    }
    Ok(())
}

/// Gives a series without a host, and its dates, to somebody who hosts it with her, who hears it. Without one it waits
/// for somebody to take it over, if anybody comes to one of its dates; otherwise it ends.
pub(super) async fn hand_over_series(telling: &mut Telling<'_>, series: &mut Series) -> Result<(), StoreError> {
    let hers = series.host;
    let address = series.plan.address.take().is_some();
    let mut dates = store::of_series(telling.tx, series.id, telling.now).await?;
    dates.retain(|date| date.host == hers);
    series.host = series::store::co_hosts(telling.tx, series.id).await?.into_iter().next();
    series::store::hand_over(telling.tx, series.id, series.host).await?;
    series::store::change(telling.tx, series).await?;
    if let Some(heir) = series.host {
        for date in &dates {
            hand_over(telling, date, Some(heir)).await?;
        }
        let address = address || dates.iter().any(|date| date.plan.address.is_some());
        return match dates.first() {
            Some(next) => telling.tell(next, &[heir], &News::SeriesYours { address }, Some(next.ends_at)).await,
            None => Ok(()),
        };
    }

    let mut stands = false;
    for date in &dates {
        stands |= comes_anybody(telling.tx, date).await?;
    }
    if !stands {
        series.ended_at = Some(telling.now);
        // Nobody needs her words any more.
        series.plan.notes = None;
        series::store::change(telling.tx, series).await?;
        series::store::end(telling.tx, series.id, telling.now).await?;
    }
    let mut moderators_know = false;
    for date in &dates {
        moderators_know |= pass_on(telling, date, stands, !moderators_know).await?;
    }
    Ok(())
}

/// Gives a meetup to somebody who hosts it with the one who left, who hears it; without one it has no host. Says
/// whether moderators hear of it.
async fn pass_on(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    stands: bool,
    moderators_hear: bool,
) -> Result<bool, StoreError> {
    let Some(heir) = hosts::store::co_hosts(telling.tx, meetup.id).await?.into_iter().next() else {
        return lose(telling, meetup, stands, moderators_hear).await;
    };
    hand_over(telling, meetup, Some(heir)).await?;
    let news = News::Yours { address: meetup.plan.address.is_some() };
    telling.tell(meetup, &[heir], &news, Some(meetup.ends_at)).await?;
    Ok(false)
}

/// Writes who hosts it from now on. The exact address was that of the one who did, and where somebody else has it now
/// those who come hear that it holds no more.
async fn hand_over(telling: &mut Telling<'_>, meetup: &Meetup, to: Option<MemberId>) -> Result<(), StoreError> {
    let plan = Plan { address: None, ..meetup.plan.clone() };
    store::hand_over(telling.tx, meetup.id, to, &plan).await?;
    super::edit::store::drop_all(telling.tx, meetup.id).await?;
    telling.remind_own(meetup).await?;
    telling.refresh(meetup.id).await?;
    if to.is_some() && meetup.plan.address.is_some() {
        telling.tell_guests(&Meetup { host: to, ..meetup.clone() }, News::AddressGone).await?;
    }
    Ok(())
}

/// A meetup loses its host. What nobody comes to is off, and so is what was for right now: it was where she is. Says
/// whether moderators hear of it.
async fn lose(
    telling: &mut Telling<'_>,
    meetup: &Meetup,
    stands: bool,
    moderators_hear: bool,
) -> Result<bool, StoreError> {
    if meetup.spontaneous || !stands {
        // Nobody needs her words any more.
        let plan = Plan { notes: None, ..meetup.plan.clone() };
        hand_over(telling, &Meetup { plan, ..meetup.clone() }, None).await?;
        telling.call_off(meetup, None, News::NobodyHosts).await?;
        return Ok(false);
    }
    hand_over(telling, meetup, None).await?;
    if meetup.starts_at <= telling.now {
        return Ok(false);
    }
    // Also where the one before her had left with the address, and she had not said yet where it is.
    let address = meetup.plan.address.is_some() || telling.seeks_host(meetup).await?;
    if address {
        seek(telling, meetup).await?;
    }
    telling.tell_guests(meetup, News::HostGone { address }).await?;
    let moderators_hear = moderators_hear && !meetup.private;
    if moderators_hear {
        let mut told =
            people::store::in_authority(telling.tx, telling.community, Standing::Moderator, rules::MODERATORS).await?;
        let coming = rsvp::store::who_said(telling.tx, meetup.id, COMING, None, 1_000).await?;
        told.retain(|member| !coming.contains(member));
        telling.tell(meetup, &told, &News::HostGone { address }, Some(meetup.starts_at)).await?;
    }
    Ok(moderators_hear)
}

/// Looks in a while whether somebody has taken it over: without an address nobody could find it.
pub(super) async fn seek(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    let going = rsvp::store::who_said(telling.tx, meetup.id, [Answer::Going; 3], None, 1_000).await?;
    let heard_at = telling.hearing(&going).await?.into_iter().map(|(_, at)| at).max().unwrap_or(telling.now);
    let until = rules::seeks_host_until(meetup.starts_at, heard_at, telling.now);
    telling.later(meetup, SOUGHT, MeetupTask::LookForHost, until).await
}

/// Nobody has taken it over in time: it is off, unless somebody has said by now where it is.
pub(super) async fn give_up(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<(), StoreError> {
    if meetup.host.is_none() && meetup.plan.address.is_none() {
        telling.call_off(meetup, None, News::NobodyHosts).await?;
    }
    Ok(())
}

async fn comes_anybody(tx: &mut Tx, meetup: &Meetup) -> Result<bool, StoreError> {
    Ok(!rsvp::store::who_said(tx, meetup.id, COMING, None, 1).await?.is_empty())
}

/// Whether a member may take it over: nobody hosts it, and she comes or keeps order. Hosts see the exact address, so
/// where there is one it takes somebody who sees it already.
pub(super) async fn may_take_over(
    tx: &mut Tx,
    meetup: &Meetup,
    who: (MemberId, Standing),
    settings: &Settings,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (member, standing) = who;
    if meetup.host.is_some() {
        return Ok(false);
    }
    if meetup.plan.address.is_some() {
        return Ok(comes(tx, meetup, member).await?
            && share::sees(tx, meetup, member, settings, now).await? == Sees::Everything);
    }
    Ok(Access::Moderator.allows(standing) || comes(tx, meetup, member).await?)
}

async fn comes(tx: &mut Tx, meetup: &Meetup, member: MemberId) -> Result<bool, StoreError> {
    Ok(rsvp::store::of(tx, meetup.id, member).await?.is_some_and(|rsvp| rsvp.answer == Answer::Going))
}

/// Somebody takes over what has no host, and the series it is a date of. Those who are coming hear it.
pub(super) async fn take_over(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<Outcome, Failure> {
    rsvp::refuse_unless_open(turn, meetup)?;
    let member = turn.asker.member.id;
    let comes = comes(turn.tx, meetup, member).await?;
    let who = (member, turn.asker.standing);
    if !may_take_over(turn.tx, meetup, who, turn.settings, turn.now).await? {
        let key = match hosts::is_host(turn.tx, meetup, member).await? {
            true => return Ok(Outcome::TakenOver { meetup: meetup.id, address: false, told: 0 }),
            false if meetup.host.is_some() => "refused-hosted",
            false if comes => "refused-take-over-new",
            false => "refused-take-over",
        };
        let command = format!("meetup going #{}", meetup.number);
        return Err(Refusal::new(key).text("title", &meetup.plan.title).command("command", command).into());
    }

    // Whoever may not see an address yet takes over only what has none.
    let sees_addresses = comes && !share::is_newcomer(turn.tx, member, turn.settings, turn.now).await?;
    let may_have = |plan: &Plan| sees_addresses || plan.address.is_none();
    let series = series::repeat::series_of(turn.tx, meetup).await?;
    let series = series.filter(|series| series.host.is_none() && may_have(&series.plan));
    let mut dates = match &series {
        Some(series) => store::of_series(turn.tx, series.id, turn.now).await?,
        None => vec![meetup.clone()],
    };
    dates.retain(|date| date.host.is_none() && (date.id == meetup.id || may_have(&date.plan)));
    let address = misses_address(&mut telling::of(turn), meetup).await?;
    let mut told = 0;
    for date in dates {
        store::hand_over(turn.tx, date.id, Some(member), &date.plan).await?;
        let taken = Meetup { host: Some(member), ..date };
        let mut telling = telling::of(turn);
        telling.remind_own(&taken).await?;
        telling.refresh_at_once(taken.id).await?;
        let address = misses_address(&mut telling, &taken).await?;
        told += telling.tell_guests(&taken, News::HostFound { address }).await?;
    }
    if let Some(series) = series {
        series::store::hand_over(turn.tx, series.id, Some(member)).await?;
        series::announce::keep_going(&mut telling::of(turn), series.id).await?;
    }
    Ok(Outcome::TakenOver { meetup: meetup.id, address, told })
}

/// Whether its exact address has gone with a host, and nobody has said since where it is.
async fn misses_address(telling: &mut Telling<'_>, meetup: &Meetup) -> Result<bool, StoreError> {
    Ok(meetup.plan.address.is_none() && telling.seeks_host(meetup).await?)
}
