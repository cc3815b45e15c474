//! `meetup who`: the names of those who come, privately, for those who come themselves.

use super::{Answer, Meetup, Outcome, WHO, hosts, rsvp};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::refusal::{Failure, Refusal};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Turn};

/// Shows who is coming.
#[derive(Debug)]
pub struct Who(i64);

impl Command for Who {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup who",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup who #1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("meetup").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = rsvp::find(turn, self.0).await?;
        Ok(Outcome::Who { meetup: meetup.id })
    }
}

/// Whether a member may see the names: she comes or might, hosts it, or the community shows them to everyone.
pub async fn sees_names(
    tx: &mut Tx,
    meetup: &Meetup,
    member: MemberId,
    settings: &Settings,
) -> Result<bool, StoreError> {
    if settings.word(&WHO) == "everyone" || hosts::is_host(tx, meetup, member).await? {
        return Ok(true);
    }
    let rsvp = rsvp::store::of(tx, meetup.id, member).await?;
    Ok(rsvp.is_some_and(|rsvp| matches!(rsvp.answer, Answer::Going | Answer::Maybe)))
}
