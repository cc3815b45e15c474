//! `meetup skip`: this date of a series is off, and the series goes on.

use super::announce;
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::meetups::{Meetup, Outcome, hosts, rsvp, telling};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Skips a date.
#[derive(Debug)]
pub struct Skip {
    number: i64,
    reason: Option<String>,
}

impl Command for Skip {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup skip",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup), ArgSpec::optional("reason", ArgKind::Line { most: 200 })],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup skip #1 reason: school holidays",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { number: args.number("meetup")?, reason: args.optional_text("reason", 200)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = rsvp::find(turn, self.number).await?;
        skip(turn, &meetup, self.reason.as_deref()).await
    }
}

/// Calls one date off and tells everyone who was coming; another date is announced in its stead when its time has come.
pub(in crate::meetups) async fn skip(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    reason: Option<&str>,
) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;
    let Some(place) = &meetup.series else { return Err(no_series(meetup).into()) };

    hosts::tell(turn, meetup, &News::Skipped).await?;
    let mut telling = telling::of(turn);
    let told = telling.call_off(meetup, reason, News::Skipped).await?;
    announce::keep_going(&mut telling, place.series).await?;
    Ok(Outcome::Skipped { meetup: meetup.id, told })
}

/// It is no date of a series.
pub(super) fn no_series(meetup: &Meetup) -> Refusal {
    Refusal::new("refused-no-series")
        .text("title", &meetup.plan.title)
        .command("command", format!("meetup cancel #{}", meetup.number))
}
