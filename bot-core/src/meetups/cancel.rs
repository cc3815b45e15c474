//! `meetup cancel`: it is off, and everyone who said going or maybe hears it.

use super::{Answer, Outcome, cards, reminders, rsvp, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::jobs::{self, Job, JobKind};
use crate::outbox::{Intent, To};
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
        let meetup = rsvp::find(turn, self.number).await?;
        if !turn.is_host_or_moderator(meetup.host) {
            return Err(Refusal::new("refused-not-host").text("title", &meetup.title).into());
        }
        rsvp::refuse_unless_open(turn, &meetup)?;
        let told = [Answer::Going, Answer::Maybe];
        let told = store::who_said(turn.tx, meetup.id, told, None, 1_000).await?;
        let told = told.into_iter().filter(|member| Some(*member) != meetup.host).count();

        store::cancel(turn.tx, meetup.id, self.reason.as_deref(), turn.now).await?;
        reminders::unschedule(turn.tx, meetup.id).await?;
        cards::refresh(turn.tx, turn.ids, turn.community, meetup.id, turn.now, chrono::TimeDelta::zero()).await?;
        let kind = JobKind::TellCancelled { meetup: meetup.id, after: None };
        let id = turn.ids.next(turn.now);
        let job = Job { id, community: Some(turn.community), kind, due_at: turn.now, attempts: 0 };
        jobs::store::schedule(turn.tx, &job, None).await?;
        if let Some(host) = meetup.host.filter(|host| *host != turn.asker.member.id) {
            turn.say(To::Member { member: host }, Intent::MeetupCancelled { meetup: meetup.id }).await?;
        }
        Ok(Outcome::Cancelled { meetup: meetup.id, told: i64::try_from(told).unwrap_or(i64::MAX) })
    }
}
