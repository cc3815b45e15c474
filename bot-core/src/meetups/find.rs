//! `meetup find`: finding a time that suits most. People answer moments; the best of them becomes a meetup.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use self::moments::Times;
use super::cards::Card;
use super::{Plan, cards, fields, telling, when};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::id::{CommunityId, MeetupId, MemberId, PollId};
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::time::local::LocalMoment;
use crate::turn::{Command, Turn};

pub mod decide;
pub mod due;
pub mod moments;
pub mod press;
pub mod propose;
pub mod rules;
pub mod store;
pub mod stretch;
pub mod take_over;
pub mod vote;

/// Moments that can be answered at most.
pub const MOST: usize = 10;

/// Times of one community that are being found, at most.
pub const OPEN: i64 = 100;

/// Members whose naps are looked at, at most.
pub(super) const SLEEPERS: i64 = 200;

/// A time that is being found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// Its id.
    pub id: PollId,
    /// Whose it is.
    pub community: CommunityId,
    /// Its short number; meetups and these share them.
    pub number: i64,
    /// Who invites; none once she is forgotten.
    pub host: Option<MemberId>,
    /// What the meetup will be; its place may be empty until it is settled.
    pub plan: Plan,
    /// Whose wall clock.
    pub zone: Tz,
    /// How long the meetup will last.
    pub length: TimeDelta,
    /// Since when people are asked.
    pub created_at: DateTime<Utc>,
    /// Until when people may answer.
    pub deadline_at: DateTime<Utc>,
    /// Since when they may not any more.
    pub closed_at: Option<DateTime<Utc>>,
    /// Since when it is off.
    pub cancelled_at: Option<DateTime<Utc>>,
    /// Why, in the host's words.
    pub cancel_reason: Option<String>,
    /// What it became.
    pub meetup: Option<MeetupId>,
    /// The moments, by number.
    pub candidates: Vec<Candidate>,
}

/// A moment that people answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its number, from 1; it never changes.
    pub number: i64,
    /// When it begins on the wall clock there.
    pub local_start: NaiveDateTime,
    /// Whose wall clock.
    pub zone: Tz,
    /// When it begins.
    pub starts_at: DateTime<Utc>,
    /// When it ends.
    pub ends_at: DateTime<Utc>,
}

/// What somebody says to a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Says {
    /// It suits her.
    Yes,
    /// If need be.
    Maybe,
    /// It does not suit her.
    No,
}

impl Says {
    /// Every one, as the buttons stand.
    pub const ALL: [Self; 3] = [Self::Yes, Self::Maybe, Self::No];

    /// As it stands in routes and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Maybe => "maybe",
            Self::No => "no",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|says| says.name() == name)
    }
}

/// How many said what to a moment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// It suits them.
    pub yes: i64,
    /// If need be.
    pub maybe: i64,
    /// It does not.
    pub no: i64,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// People may answer.
    Open,
    /// Answers have ended; the host decides.
    Closed,
    /// It became a meetup.
    Settled(MeetupId),
    /// It is off.
    Cancelled,
    /// Every moment has passed.
    Passed,
}

impl Poll {
    /// Where it stands at `now`.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> State {
        match self.meetup {
            Some(meetup) => State::Settled(meetup),
            None if self.cancelled_at.is_some() => State::Cancelled,
            None if self.ahead(now).next().is_none() => State::Passed,
            None if self.closed_at.is_some() || self.deadline_at <= now => State::Closed,
            None => State::Open,
        }
    }

    /// The moments that are still to come.
    pub fn ahead(&self, now: DateTime<Utc>) -> impl Iterator<Item = &Candidate> {
        self.candidates.iter().filter(move |candidate| candidate.starts_at > now)
    }

    /// The moment of this number.
    #[must_use]
    pub fn candidate(&self, number: i64) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.number == number)
    }
}

impl Candidate {
    /// A moment.
    #[must_use]
    pub fn new(number: i64, start: LocalMoment, ends_at: DateTime<Utc>) -> Self {
        Self { number, local_start: start.local, zone: start.zone, starts_at: start.at, ends_at }
    }
}

/// What finding a time came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// People are asked; the host is told, also whether the village chose the moments itself.
    Asked(PollId, bool),
    /// Her answer to one moment stands.
    Voted(PollId, i64),
    /// Her answer to one moment is taken back.
    TakenBack(PollId),
    /// She is asked about one moment.
    Step(PollId, i64),
    /// All her answers.
    Mine(PollId),
    /// Her moment is added.
    Proposed(PollId, i64),
    /// As everybody sees it.
    Shown(PollId),
    /// For the host: what the answers came to.
    Result(PollId),
    /// For the host: every moment to choose from.
    Others(PollId),
    /// People may answer for longer.
    Extended(PollId),
    /// It is off; and whether somebody else is told.
    Cancelled(PollId, bool),
    /// Its card is put once more where it could not be put.
    PostedAgain(PollId),
    /// It is a meetup now, and so many are told that they are down for it.
    Settled(MeetupId, i64),
}

impl Outcome {
    /// Whether the card already says it.
    #[must_use]
    pub fn is_seen_on_card(&self) -> bool {
        matches!(self, Self::Voted(..) | Self::TakenBack(_))
    }
}

/// Asks which moment suits.
#[derive(Debug)]
pub struct Find {
    plan: Plan,
    times: Times,
    length: TimeDelta,
    deadline: Option<DateTime<Utc>>,
}

impl Command for Find {
    type Outcome = super::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "meetup find",
        args: &[
            ArgSpec::required("title", fields::TITLE),
            ArgSpec::required("moments", ArgKind::Lines { most: 600 }),
            ArgSpec::optional("place", fields::PLACE),
            fields::DEADLINE,
            fields::NOTES,
            fields::LENGTH,
            fields::ROOM,
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "meetup find Playdate when: sat 10am, sat 3pm, sunday 11am place: Elm Park",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let line = |name: &str, most: usize| Ok(args.optional_text(name, most)?.map(|text| text.replace('\n', " ")));
        let title = args.text("title", 80)?.replace('\n', " ");
        let given = args.text("moments", 600)?;
        let length = fields::length(args, turn)?;
        let times = moments::read(&given, length, turn)?;
        let plan = Plan {
            title,
            place: line("place", 120)?.unwrap_or_default(),
            notes: args.optional_text("notes", 500)?,
            spots: args.whole("spots", 1..=500)?,
            ..Plan::default()
        };
        let deadline = args.optional_text("deadline", 200)?;
        let deadline = deadline.map(|given| when::read_as("deadline", &given, turn)).transpose()?;
        Ok(Self {
            plan,
            times,
            length: length.unwrap_or(fields::USUAL),
            deadline: deadline.map(|reading| reading.start.at),
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<super::Outcome, Failure> {
        let Self { plan, times, length, deadline } = self;
        let chosen = matches!(times, Times::Within(_));
        let candidates = times.candidates(turn, length).await?;
        let (Some(first), Some(last)) = (candidates.first(), candidates.last()) else {
            return Err(Refusal::new("refused-find-none").about("moments").into());
        };
        if deadline.is_some_and(|deadline| deadline >= last.starts_at) {
            let zone = turn.zone();
            return Err(Refusal::new("refused-find-deadline")
                .about("deadline")
                .moment("moment", last.starts_at, zone)
                .into());
        }
        let places = cards::places(turn).await?;
        if places.is_empty() {
            let command = "settings set meetup-channel here";
            return Err(Refusal::new("refused-no-channel").command("command", command).into());
        }
        if store::count_open(turn.tx, turn.community, turn.now).await? >= OPEN {
            return Err(Refusal::new("refused-find-too-many").number("most", OPEN).into());
        }
        let poll = Poll {
            id: turn.ids.next(turn.now),
            community: turn.community,
            number: people::store::next_number(turn.tx, turn.community).await?,
            host: Some(turn.asker.member.id),
            plan,
            zone: turn.zone(),
            length,
            created_at: turn.now,
            deadline_at: deadline.unwrap_or_else(|| rules::usual_deadline(first.starts_at, turn.now)),
            closed_at: None,
            cancelled_at: None,
            cancel_reason: None,
            meetup: None,
            candidates,
        };

        store::add(turn.tx, &poll).await?;
        cards::post(&mut telling::of(turn), &Card::of_poll(poll.id), &places).await?;
        due::schedule(&mut super::telling::of(turn), &poll).await?;
        Ok(super::Outcome::Find(Outcome::Asked(poll.id, chosen)))
    }
}

/// What is being found under this number.
pub(super) async fn by_number(turn: &mut Turn<'_>, number: i64) -> Result<Option<Poll>, Failure> {
    Ok(store::by_number(turn.tx, turn.community, number).await?)
}

/// What is being found under this number, or that there is nothing.
pub(super) async fn get(turn: &mut Turn<'_>, number: i64) -> Result<Poll, Failure> {
    let found = by_number(turn, number).await?;
    found.ok_or_else(|| {
        Refusal::new("refused-find-not-there")
            .about("meetup")
            .text("number", number.to_string())
            .command("command", "meetup list")
            .into()
    })
}

/// Why a number that was meant for a meetup is none: its time is still being found, or it became another number.
pub(super) async fn refuse_as_meetup(turn: &mut Turn<'_>, number: i64) -> Result<Option<Refusal>, Failure> {
    let Some(poll) = by_number(turn, number).await? else { return Ok(None) };
    let title = poll.plan.title.clone();
    Ok(Some(match poll.state(turn.now) {
        State::Settled(meetup) => {
            let meetup = super::store::get(turn.tx, meetup).await?;
            settled(&title, meetup.map_or(number, |meetup| meetup.number))
        }
        State::Open | State::Closed | State::Cancelled | State::Passed => Refusal::new("refused-find-no-meetup-yet")
            .text("title", title)
            .command("command", format!("meetup vote #{number}")),
    }))
}

fn settled(title: &str, number: i64) -> Refusal {
    Refusal::new("refused-find-settled").text("title", title).command("command", format!("meetup show #{number}"))
}

/// Says kindly that it is too late for this.
pub(super) async fn refuse_unless(turn: &mut Turn<'_>, poll: &Poll, also_closed: bool) -> Result<(), Failure> {
    let title = &poll.plan.title;
    let refusal = match poll.state(turn.now) {
        State::Open => return Ok(()),
        State::Closed if also_closed => return Ok(()),
        State::Closed => Refusal::new("refused-find-closed"),
        State::Cancelled => Refusal::new("refused-find-cancelled"),
        State::Passed => Refusal::new("refused-find-passed"),
        State::Settled(meetup) => {
            let meetup = super::store::get(turn.tx, meetup).await?;
            return Err(settled(title, meetup.map_or(poll.number, |meetup| meetup.number)).into());
        }
    };
    Err(refusal.text("title", title).command("command", "meetup list").into())
}

/// Refuses kindly unless she invites or keeps order.
pub(super) fn refuse_unless_host(turn: &Turn<'_>, poll: &Poll) -> Result<(), Refusal> {
    if turn.is_host_or_moderator(poll.host) {
        return Ok(());
    }
    Err(Refusal::new("refused-not-host").text("title", &poll.plan.title))
}
