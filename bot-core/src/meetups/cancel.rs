//! `meetup cancel`: it is off, and everyone who said going or maybe hears it.

use super::{Meetup, Outcome, find, hosts, rsvp, series, telling};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Cancels a meetup.
#[derive(Debug)]
pub struct Cancel {
    number: i64,
    reason: Option<String>,
}

impl Command for Cancel {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup cancel",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup), ArgSpec::optional("reason", ArgKind::Line { most: 200 })],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup cancel #1 reason: it is pouring",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { number: args.number("meetup")?, reason: args.optional_text("reason", 200)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        if let Some(poll) = find::by_number(turn, self.number).await? {
            return find::decide::cancel(turn, &poll, self.reason.as_deref()).await;
        }
        let meetup = rsvp::find(turn, self.number).await?;
        series::end::ask_or_call_off(turn, &meetup, self.reason.as_deref()).await
    }
}

/// Calls a meetup off and tells everyone who was coming.
pub(super) async fn call_off(turn: &mut Turn<'_>, meetup: &Meetup, reason: Option<&str>) -> Result<Outcome, Failure> {
    hosts::refuse_unless_host(turn, meetup).await?;
    rsvp::refuse_unless_open(turn, meetup)?;

    hosts::tell(turn, meetup, &News::Cancelled).await?;
    let told = telling::of(turn).call_off(meetup, reason, News::Cancelled).await?;
    Ok(Outcome::Cancelled { meetup: meetup.id, told })
}
