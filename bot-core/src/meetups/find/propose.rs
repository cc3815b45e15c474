//! `meetup propose`: somebody adds a moment, and the host is told.

use chrono::{DateTime, Utc};

use super::{Candidate, MOST, Outcome, Says, due, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::meetups::{fields, telling, when};
use crate::outbox::PollNews;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};

/// Adds a moment.
#[derive(Debug)]
pub struct Propose {
    number: i64,
    start: LocalMoment,
    end: Option<DateTime<Utc>>,
}

impl Command for Propose {
    type Outcome = crate::meetups::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup propose",
        args: &[ArgSpec::required("meetup", ArgKind::Meetup), ArgSpec::required("when", ArgKind::When)],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup propose #3 when: sunday 3pm",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let number = args.number("meetup")?;
        let given = args.text("when", 200)?;
        let reading = when::read(&given, turn)?;
        if reading.repeats.is_some() {
            return Err(Refusal::new("refused-find-repeats").about("when").text("given", given));
        }
        if let Some(end) = reading.end {
            fields::check_length(end.at - reading.start.at, &given)?;
        }
        Ok(Self { number, start: reading.start, end: reading.end.map(|end| end.at) })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Self::Outcome, Failure> {
        let poll = super::get(turn, self.number).await?;
        super::refuse_unless(turn, &poll, false).await?;
        let title = poll.plan.title.clone();
        if poll.candidates.len() >= MOST {
            let most = i64::try_from(MOST).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-find-full").number("most", most).text("title", title).into());
        }
        if let Some(there) = poll.candidates.iter().find(|candidate| candidate.starts_at == self.start.at) {
            let command = format!("meetup vote #{} {}", poll.number, there.number);
            let refusal = Refusal::new("refused-find-there-already").number("number", there.number);
            return Err(refusal.text("title", title).command("command", command).into());
        }
        let number = poll.candidates.last().map_or(0, |candidate| candidate.number) + 1;
        let ends_at = self.end.unwrap_or(self.start.at + poll.length);
        let candidate = Candidate::new(number, self.start, ends_at);
        let who = turn.asker.member.id;

        store::add_candidate(turn.tx, poll.id, &candidate).await?;
        store::say(turn.tx, poll.id, number, who, Says::Yes, turn.now).await?;
        let gather = turn.gather;
        let mut telling = telling::of(turn);
        let id = poll.id;
        let mut poll = poll;
        poll.candidates.push(candidate);
        due::schedule(&mut telling, &poll).await?;
        due::refresh(&mut telling, id, gather).await?;
        if let Some(host) = poll.host.filter(|host| *host != who) {
            due::tell(&mut telling, &poll, host, PollNews::Proposed { who, number }).await?;
        }
        Ok(crate::meetups::Outcome::Find(Outcome::Proposed(id, number)))
    }
}
