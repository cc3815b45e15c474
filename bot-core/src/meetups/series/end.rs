//! `meetup end`: a series ends from a date on.

use super::skip::no_series;
use super::{announce, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Seen};
use crate::id::MeetupEditId;
use crate::meetups::edit::{self, Edit};
use crate::meetups::{Meetup, Outcome, cancel, hosts, rsvp, telling};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Ends a series.
#[derive(Debug)]
pub struct End {
    number: i64,
    reason: Option<String>,
}

impl Command for End {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup end",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup), ArgSpec::optional("reason", ArgKind::Line { most: 200 })],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup end #1 reason: we are moving away",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { number: args.number("meetup")?, reason: args.optional_text("reason", 200)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = rsvp::find(turn, self.number).await?;
        end(turn, &meetup, self.reason.as_deref(), From::ThisOn).await
    }
}

/// Which dates are off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::meetups) enum From {
    /// This one and those after it.
    ThisOn,
    /// All that are still to come.
    Now,
}

/// Ends a series and tells everyone who was coming to one of its dates.
pub(in crate::meetups) async fn end(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    reason: Option<&str>,
    from: From,
) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let Some(place) = &meetup.series else { return Err(no_series(meetup).into()) };

    store::end(turn.tx, place.series, turn.now).await?;
    let open = crate::meetups::store::of_series(turn.tx, place.series, turn.now).await?;
    let is_off =
        |date: &&Meetup| from == From::Now || date.series.as_ref().is_some_and(|other| other.date >= place.date);
    let (mut dates, mut told) = (0, 0);
    for date in open.iter().filter(is_off) {
        if dates == 0 {
            hosts::tell(turn, date, &News::SeriesEnded).await?;
        }
        told += telling::of(turn).call_off(date, reason, News::SeriesEnded).await?;
        dates += 1;
    }
    announce::keep_going(&mut telling::of(turn), place.series).await?;
    Ok(Outcome::SeriesEnded { meetup: meetup.id, dates, told: told > 0 })
}

/// Calls a meetup off; of a date of a series it is asked first whether that one is meant, or all. What was given waits.
pub(in crate::meetups) async fn ask_or_call_off(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    reason: Option<&str>,
) -> Result<Outcome, Failure> {
    if !goes_on_besides(turn, meetup).await? {
        return cancel::call_off(turn, meetup, reason).await;
    }
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let reason = reason.map(|reason| GivenArg { name: "reason".to_owned(), value: reason.to_owned() });
    let edit = Edit {
        id: turn.ids.next(turn.now),
        meetup: meetup.id,
        member: turn.asker.member.id,
        before: meetup.before(),
        began: None,
        change: reason.into_iter().collect(),
        after: meetup.before(),
    };
    edit::store::keep(turn.tx, &edit, turn.now + edit::WAITS).await?;
    Ok(Outcome::CancelAsked { edit: edit.id })
}

/// Her answer to that: this one.
pub(in crate::meetups) async fn skip_asked(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    asked: MeetupEditId,
) -> Result<Outcome, Failure> {
    let reason = taken(turn, meetup, asked).await?;
    super::skip::skip(turn, meetup, reason.as_deref()).await
}

/// Her answer to that: all.
pub(in crate::meetups) async fn end_asked(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    asked: MeetupEditId,
) -> Result<Outcome, Failure> {
    let reason = taken(turn, meetup, asked).await?;
    end(turn, meetup, reason.as_deref(), From::Now).await
}

/// The reason that waited.
async fn taken(turn: &mut Turn<'_>, meetup: &Meetup, asked: MeetupEditId) -> Result<Option<String>, Failure> {
    let found = edit::find(turn, meetup, asked).await?;
    edit::store::drop_edit(turn.tx, found.id).await?;
    Ok(found.change.into_iter().find(|arg| arg.name == "reason").map(|arg| arg.value))
}

/// Whether its series has another date, announced or to come.
async fn goes_on_besides(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<bool, StoreError> {
    let Some(place) = &meetup.series else { return Ok(false) };
    let Some(series) = store::get(turn.tx, place.series).await? else { return Ok(false) };
    let open = crate::meetups::store::of_series(turn.tx, series.id, turn.now).await?;
    Ok(series.goes_on() || open.iter().any(|other| other.id != meetup.id))
}
