//! Changing a date of a series and all that follow it.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

use super::{Rhythm, Series, announce, days, repeat, store};
use crate::id::{MeetupEditId, MeetupId, MemberId};
use crate::meetups::edit::{self, Edit};
use crate::meetups::{Aspect, InSeries, Meetup, Outcome, Plan, hosts, rsvp, telling};
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::time::local::LocalMoment;
use crate::turn::Turn;

/// How far a change that waits can reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// There is nothing but this meetup.
    Alone,
    /// Others follow, and cannot change like this one.
    OnlyThis,
    /// It can be made to all from this date on.
    All,
}

/// How far a change that waits can reach.
pub async fn reach(tx: &mut Tx, meetup: &Meetup, edit: &Edit, now: DateTime<Utc>) -> Result<Reach, StoreError> {
    let Some(place) = &meetup.series else { return Ok(Reach::Alone) };
    let Some(series) = store::get(tx, place.series).await? else { return Ok(Reach::Alone) };
    if edit::aspects(&edit.before, &edit.after).is_empty() && repeat::of(&edit.change).is_none() {
        // Who hosts it is asked alone: that goes for what follows anyway.
        return Ok(Reach::Alone);
    }
    let open = crate::meetups::store::of_series(tx, series.id, now).await?;
    let is_later = |date: &Meetup| date.series.as_ref().is_some_and(|other| other.date > place.date);
    if !series.goes_on() && !open.iter().any(is_later) {
        return Ok(Reach::Alone);
    }
    let to = day_after(meetup, place.date, edit.after.starts_at, series.rhythm.zone);
    Ok(if series.rhythm.moved(place.date, to).is_some() { Reach::All } else { Reach::OnlyThis })
}

/// The host says yes, to this date and all that follow it.
pub(in crate::meetups) async fn confirm_all(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    edit: MeetupEditId,
) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let edit = edit::find(turn, meetup, edit).await?;
    edit::store::drop_edit(turn.tx, edit.id).await?;
    if edit.before.revision != meetup.revision {
        return edit::propose(turn, meetup, edit.change, Some(edit.before)).await;
    }
    let mut changed = edit::applied(meetup, &edit.change, turn)?;
    if let Some(rule) = repeat::of(&edit.change) {
        return repeat::confirm(turn, meetup, &changed, &edit, rule).await;
    }
    let Some(place) = &meetup.series else { return Err(super::skip::no_series(meetup).into()) };
    let Some(mut series) = store::get(turn.tx, place.series).await? else {
        return Err(super::skip::no_series(meetup).into());
    };
    // The clock stays the one of the series, wherever the one who changes it reads hers.
    let start = LocalMoment::of(changed.starts_at, series.rhythm.zone);
    changed.local_start = start.local;
    changed.zone = start.zone;
    let (from, to) = (place.date, day_after(meetup, place.date, start.at, start.zone));
    let Some(rhythm) = series.rhythm.moved(from, to) else {
        let command = format!("meetup end #{}", meetup.number);
        return Err(Refusal::new("refused-move-all")
            .text("title", &meetup.plan.title)
            .command("command", command)
            .into());
    };

    let aspects = edit::aspects(&edit.before, &changed.before());
    let is_later = |date: &Meetup| date.series.as_ref().is_some_and(|other| other.date > from);
    let open = crate::meetups::store::of_series(turn.tx, series.id, turn.now).await?;
    let mut told = edit::carry_out(turn, meetup, &changed).await?;
    put(turn, changed.id, &InSeries { date: to, ..place.clone() }).await?;

    series.plan = taken(&series.plan, &changed, &aspects, &[]);
    let before = series.rhythm.clone();
    if aspects.contains(&Aspect::When) {
        let (time, length) = (changed.local_start.time(), changed.length());
        series.rhythm = Rhythm { time, length, ..rhythm };
    }
    if from != to {
        // Those that were skipped go along; what is missing is announced, and what is there is passed over.
        for (date, place) in store::dates_after(turn.tx, series.id, from).await? {
            let day = before.goes_to(from, to, place.date);
            if date != meetup.id && day != place.date {
                put(turn, date, &InSeries { date: day, ..place }).await?;
            }
        }
        series.reached = from.min(to);
    }
    store::change(turn.tx, &series).await?;
    for date in open.into_iter().filter(|date| is_later(date)) {
        let series_place =
            date.series.clone().map(|place| InSeries { date: before.goes_to(from, to, place.date), ..place });
        told += follow(turn, &Meetup { series: series_place, ..date }, &changed, &series, &aspects).await?;
    }
    announce::keep_going(&mut telling::of(turn), series.id).await?;
    let mut others = false;
    if let Some(given) = hosts::given(&edit.change) {
        others = hosts::others(turn.tx, meetup).await? != given;
        let changed = Meetup { series: Some(InSeries { date: to, ..place.clone() }), ..changed };
        hosts::set(turn, &changed, &given).await?;
    }
    Ok(Outcome::SeriesEdited { meetup: meetup.id, told: told > 0 || others })
}

/// A later date changes like the one that was changed for all, apart from what is its own; says how many are told.
pub(super) async fn follow(
    turn: &mut Turn<'_>,
    date: &Meetup,
    changed: &Meetup,
    series: &Series,
    aspects: &[Aspect],
) -> Result<i64, StoreError> {
    let Some(own) = &date.series else { return Ok(0) };
    let mut after = Meetup { plan: taken(&date.plan, changed, aspects, &own.own), ..date.clone() };
    if aspects.contains(&Aspect::When) && !own.own.contains(&Aspect::When) {
        let start = days::at_clock(own.date, series.rhythm.time, series.rhythm.zone);
        after.local_start = start.local;
        after.zone = start.zone;
        after.starts_at = start.at;
        after.ends_at = start.at + series.rhythm.length;
    }
    let length = after.length().num_minutes();
    after.plan.stops.retain(|stop| stop.after < length);
    if edit::aspects(&date.before(), &after.before()).is_empty() {
        return Ok(0);
    }
    edit::carry_out(turn, date, &after).await
}

/// What was changed on one date alone is noted, so that a change of all leaves it.
pub(in crate::meetups) async fn note_own(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    aspects: &[Aspect],
) -> Result<(), StoreError> {
    let Some(place) = &meetup.series else { return Ok(()) };
    let mut own: Vec<Aspect> = place.own.iter().chain(aspects).copied().collect();
    own.sort_unstable();
    own.dedup();
    put(turn, meetup.id, &InSeries { own, ..place.clone() }).await?;
    // Another date may have become the next one.
    announce::keep_going(&mut telling::of(turn), place.series).await
}

/// Whoever hosts a date with its host does so from there on: of the series, and of its dates that are announced.
pub(in crate::meetups) async fn host_with(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    hosts: &[MemberId],
) -> Result<(), StoreError> {
    let Some(place) = &meetup.series else { return Ok(()) };
    store::set_co_hosts(turn.tx, place.series, hosts).await?;
    let open = crate::meetups::store::of_series(turn.tx, place.series, turn.now).await?;
    for date in open.iter().filter(|date| date.series.as_ref().is_some_and(|other| other.date > place.date)) {
        crate::meetups::hosts::store::set_co_hosts(turn.tx, date.id, hosts).await?;
        telling::of(turn).refresh(date.id).await?;
    }
    Ok(())
}

/// Gives a date its day in the series.
pub(super) async fn put(turn: &mut Turn<'_>, meetup: MeetupId, place: &InSeries) -> Result<(), StoreError> {
    store::free_day(turn.tx, place.series, place.date, meetup).await?;
    store::join(turn.tx, meetup, place).await
}

/// The plan with what was changed, apart from what is a date's own.
pub(super) fn taken(plan: &Plan, changed: &Meetup, aspects: &[Aspect], own: &[Aspect]) -> Plan {
    let mut plan = plan.clone();
    for aspect in aspects.iter().filter(|aspect| !own.contains(aspect)) {
        plan.take(&changed.plan, *aspect);
    }
    plan
}

/// Which day a change gives a date in its series. A change that leaves the day as it is moves nothing, even of a date
/// that was moved alone before.
fn day_after(meetup: &Meetup, place: NaiveDate, after: DateTime<Utc>, zone: Tz) -> NaiveDate {
    let day = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    if day(after) == day(meetup.starts_at) { place } else { day(after) }
}
