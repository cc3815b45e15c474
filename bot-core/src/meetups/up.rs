//! `meetup up`: a host moves somebody to the front of the waiting list.

use chrono::{DateTime, Utc};

use super::{Answer, Meetup, Outcome, Rsvp, new, rsvp, telling};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::MemberId;
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Moves somebody up.
#[derive(Debug)]
pub struct Up {
    number: i64,
    who: String,
}

impl Command for Up {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup up",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup), ArgSpec::required("who", ArgKind::Person)],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup up #1 who: @cleo",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { number: args.number("meetup")?, who: args.text("who", 100)? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let meetup = new::find_own(turn, self.number).await?;
        let member = people::find::find(turn, "who", &self.who).await?.id;
        move_up(turn, &meetup, member).await
    }
}

/// Moves somebody who waits to the front, and offers her a spot if there is one.
pub(super) async fn move_up(turn: &mut Turn<'_>, meetup: &Meetup, member: MemberId) -> Result<Outcome, Failure> {
    let list = rsvp::store::all(turn.tx, meetup.id, [Answer::Waiting; 2], 1).await?;
    let rsvp = rsvp::store::of(turn.tx, meetup.id, member).await?;
    let Some(rsvp) = rsvp.filter(|rsvp| rsvp.answer == Answer::Waiting) else {
        return Err(Refusal::new("refused-not-waiting").about("who").text("title", &meetup.plan.title).into());
    };

    if !rsvp.holds_offer(turn.now) {
        let first: DateTime<Utc> = list.first().map_or(rsvp.at, |first| first.at);
        // Larger families before her are no reason to wait once a host has said so.
        let at = first - chrono::TimeDelta::seconds(1);
        let rsvp = Rsvp { at, offered_until: None, lapsed: false, told_of_room_at: None, ..rsvp };
        rsvp::store::save(turn.tx, meetup.id, &rsvp).await?;
        rsvp::offers::make(&mut telling::of(turn), meetup).await?;
    }
    Ok(Outcome::MovedUp { meetup: meetup.id, member })
}
