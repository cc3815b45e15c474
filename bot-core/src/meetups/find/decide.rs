//! `meetup decide`: the host ends the answers, looks at them, and announces a moment as a meetup. Longer, and off.

use super::{Candidate, Outcome, Poll, State, due, rules, store, take_over};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::meetups::cards::poll_subject;
use crate::meetups::{Meetup, Plan, fields, new, telling};
use crate::outbox::{self, PollNews};
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};

/// Settles a time.
#[derive(Debug)]
pub struct Decide {
    number: i64,
    moment: Option<i64>,
    place: Option<String>,
}

impl Command for Decide {
    type Outcome = crate::meetups::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup decide",
        args: &[
            ArgSpec::required("meetup", ArgKind::Meetup),
            ArgSpec::optional("moment", ArgKind::Whole { least: 1, most: 10 }),
            ArgSpec::optional("place", fields::PLACE),
        ],
        access: Access::Host,
        answer: Seen::ByAsker,
        example: "meetup decide #3 2",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            number: args.number("meetup")?,
            moment: args.whole("moment", 1..=10)?,
            place: args.optional_text("place", 120)?.map(|place| place.replace('\n', " ")),
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Self::Outcome, Failure> {
        let mut poll = super::get(turn, self.number).await?;
        super::refuse_unless_host(turn, &poll)?;
        super::refuse_unless(turn, &poll, true).await?;
        if let Some(place) = self.place {
            poll.plan.place = place;
            store::set_plan(turn.tx, poll.id, &poll.plan).await?;
        }
        let outcome = match self.moment {
            Some(number) => announce(turn, &poll, number).await?,
            None => result(turn, &poll).await?,
        };
        Ok(crate::meetups::Outcome::Find(outcome))
    }
}

/// Ends the answers, if that has not happened, and shows what they came to.
async fn result(turn: &mut Turn<'_>, poll: &Poll) -> Result<Outcome, Failure> {
    if poll.state(turn.now) == State::Open {
        due::close(&mut telling::of(turn), poll).await?;
    }
    Ok(Outcome::Result(poll.id))
}

/// Announces a moment as a meetup; answers become answers to it.
async fn announce(turn: &mut Turn<'_>, poll: &Poll, number: i64) -> Result<Outcome, Failure> {
    let Some(candidate) = poll.candidate(number).copied() else {
        let last = poll.candidates.last().map_or(0, |candidate| candidate.number);
        let refusal = Refusal::new("refused-find-number").about("moment");
        return Err(refusal.number("given", number).number("last", last).text("title", &poll.plan.title).into());
    };
    if candidate.starts_at <= turn.now {
        let refusal = Refusal::new("refused-find-moment-passed").about("moment");
        let refusal = refusal.moment("moment", candidate.starts_at, turn.zone());
        return Err(refusal.text("title", &poll.plan.title).into());
    }
    if poll.plan.place.is_empty() {
        return Err(Refusal::new("refused-find-place").about("place").text("title", &poll.plan.title).into());
    }
    let meetup = meetup_of(turn, poll, candidate).await?;
    let told = store::count_yes(turn.tx, poll.id, number).await?;
    let asker = turn.asker.member.id;

    store::settle(turn.tx, poll.id, meetup.id).await?;
    let mut telling = telling::of(turn);
    due::end(&mut telling, poll.id).await?;
    take_over::step(&mut telling, poll, meetup.id, number).await?;
    if let Some(host) = poll.host.filter(|host| *host != asker && meetup.host == Some(*host)) {
        due::tell(&mut telling, poll, host, PollNews::Announced).await?;
    }
    due::refresh(&mut telling, poll.id, chrono::TimeDelta::zero()).await?;
    Ok(Outcome::Settled(meetup.id, told))
}

/// Announces the meetup where people were asked, in the name of the one who asked them.
async fn meetup_of(turn: &mut Turn<'_>, poll: &Poll, candidate: Candidate) -> Result<Meetup, Failure> {
    let host = match poll.host.filter(|host| *host != turn.asker.member.id) {
        Some(host) => people::store::member(turn.tx, host).await?.filter(|host| host.left_at.is_none()),
        None => None,
    };
    let cards = outbox::store::shown_of(turn.tx, &poll_subject(poll.id)).await?;
    let asked_in = cards.into_iter().find(|shown| shown.platform == turn.platform).map(|shown| shown.place);
    let deciding = host.map(|host| std::mem::replace(&mut turn.asker.member, host));
    let place = asked_in.map(|place| std::mem::replace(&mut turn.place, place));

    let start = LocalMoment { local: candidate.local_start, zone: candidate.zone, at: candidate.starts_at };
    let plan: Plan = poll.plan.clone();
    let meetup = new::announce(turn, plan, start, candidate.ends_at - candidate.starts_at, new::Kind::Usual).await;

    if let Some(deciding) = deciding {
        turn.asker.member = deciding;
    }
    if let Some(place) = place {
        turn.place = place;
    }
    meetup
}

/// A day longer.
pub(super) async fn extend(turn: &mut Turn<'_>, poll: &Poll) -> Result<Outcome, Failure> {
    super::refuse_unless_host(turn, poll)?;
    super::refuse_unless(turn, poll, true).await?;
    let last = poll.candidates.iter().map(|candidate| candidate.starts_at).max().unwrap_or(turn.now);
    let Some(deadline_at) = rules::extended_deadline(last, poll.deadline_at, turn.now) else {
        return Err(Refusal::new("refused-find-no-longer").text("title", &poll.plan.title).into());
    };

    store::extend(turn.tx, poll.id, deadline_at).await?;
    let poll = Poll { deadline_at, closed_at: None, ..poll.clone() };
    let mut telling = telling::of(turn);
    due::schedule(&mut telling, &poll).await?;
    due::refresh(&mut telling, poll.id, chrono::TimeDelta::zero()).await?;
    Ok(Outcome::Extended(poll.id))
}

/// Calls it off; the card says so, and those whom a moment suited hear it.
pub(in crate::meetups) async fn cancel(
    turn: &mut Turn<'_>,
    poll: &Poll,
    reason: Option<&str>,
) -> Result<crate::meetups::Outcome, Failure> {
    super::refuse_unless_host(turn, poll)?;
    super::refuse_unless(turn, poll, true).await?;

    store::cancel(turn.tx, poll.id, reason, turn.now).await?;
    let asker = turn.asker.member.id;
    // They hear it otherwise.
    for knows in [Some(asker), poll.host].into_iter().flatten() {
        store::forget_member(turn.tx, poll.id, knows).await?;
    }
    let mut telling = telling::of(turn);
    due::end(&mut telling, poll.id).await?;
    due::refresh(&mut telling, poll.id, chrono::TimeDelta::zero()).await?;
    let told = due::call_off_step(&mut telling, poll).await?;
    if let Some(host) = poll.host.filter(|host| *host != asker) {
        due::tell(&mut telling, poll, host, PollNews::Cancelled).await?;
    }
    Ok(crate::meetups::Outcome::Find(Outcome::Cancelled(poll.id, told)))
}
