//! `meetup rain`: one tap, and everyone hears that the rain plan holds. A second tap takes it back.

use super::{Meetup, Outcome, new, store, telling};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Switches to the rain plan.
#[derive(Debug)]
pub struct Rain(i64);

impl Command for Rain {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup rain",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup)],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup rain #1",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.number("meetup").map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = new::find_own(turn, self.0).await?;
        switch(turn, &meetup).await
    }
}

/// Switches to the rain plan or back, and tells everyone.
pub(super) async fn switch(turn: &mut Turn<'_>, meetup: &Meetup) -> Result<Outcome, Failure> {
    if meetup.plan.rain.is_none() {
        let command = format!("meetup edit #{} rain: we meet at the library", meetup.number);
        return Err(Refusal::new("refused-no-rain-plan").command("command", command).into());
    }
    let at = meetup.rain_at.is_none().then_some(turn.now);

    store::rain(turn.tx, meetup.id, at).await?;
    let by = Some(turn.asker.member.id);
    let mut telling = telling::of(turn);
    telling.refresh(meetup.id).await?;
    let told = telling.tell_all(meetup, News::Rain { held: Some(at.is_none()) }, by).await?;
    Ok(Outcome::Rained { meetup: meetup.id, told })
}
