//! A circle: a few people who were introduced to each other, and what becomes of it.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::id::{AskId, CircleId, CommunityId, HomeId, MeetupId, MemberId, RoundId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::intros::Errand;
use crate::jobs::CircleTask;
use crate::outbox::{CircleLine, CircleNews, Intent};
use crate::store::{StoreError, Tx};

pub mod leaving;
pub mod open;
pub mod place;
pub mod prompts;
pub mod slot;
pub mod store;

/// After so long without a word, a line is said.
pub const SILENCE: TimeDelta = TimeDelta::days(3);

/// For so long a place is theirs who were introduced between rounds.
pub const BETWEEN_ROUNDS: TimeDelta = TimeDelta::days(14);

/// How long before its end people are asked whether they met, and how long they may answer after it.
pub(in crate::intros) const ASKED: TimeDelta = TimeDelta::days(2);
const ANSWERS: TimeDelta = TimeDelta::days(5);

/// Where a circle stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Its place is being opened.
    Opening,
    /// It has a place of its own.
    Open,
    /// There is no place for it: each was told whom she is introduced to.
    Direct,
    /// It is over.
    Ended,
}

impl State {
    const ALL: [Self; 4] = [Self::Opening, Self::Open, Self::Direct, Self::Ended];

    /// As it stands in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Open => "open",
            Self::Direct => "direct",
            Self::Ended => "ended",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Why people were introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Occasion {
    /// A round brought them together.
    Round(RoundId),
    /// One has lived through what the other asked about.
    Ask(AskId),
    /// One of them, this one, greets those who are new.
    Greeting(MemberId),
    /// It was between rounds, and is forgotten.
    Forgotten,
}

/// A few people who were introduced to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// Its id.
    pub id: CircleId,
    /// Whose.
    pub community: CommunityId,
    /// Why they were brought together.
    pub occasion: Occasion,
    /// Its place in the round, from 1; 0 between rounds.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// The home they share; none when they share none.
    pub home: Option<HomeId>,
    /// Where that is.
    pub platform: Option<PlatformKind>,
    /// The place of its own, once it is open.
    pub place: Option<PlaceKey>,
    /// A time that suits all of them.
    pub slot_at: Option<DateTime<Utc>>,
    /// What that time became.
    pub meetup: Option<MeetupId>,
    /// When they were brought together.
    pub begun_at: DateTime<Utc>,
}

impl Circle {
    /// Whether it is not over.
    #[must_use]
    pub fn is_on(&self) -> bool {
        self.state != State::Ended
    }

    /// Whether it is given cards of the deck. Whoever asked about something knows what to talk about, and may be in no
    /// mood for small talk.
    #[must_use]
    pub fn has_prompts(&self) -> bool {
        !matches!(self.occasion, Occasion::Ask(_))
    }

    /// The round that brought them together; none between rounds.
    #[must_use]
    pub fn round(&self) -> Option<RoundId> {
        match self.occasion {
            Occasion::Round(round) => Some(round),
            Occasion::Ask(_) | Occasion::Greeting(_) | Occasion::Forgotten => None,
        }
    }
}

/// Somebody in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub member: MemberId,
    /// Since when she is not in it any more.
    pub left_at: Option<DateTime<Utc>>,
    /// When something was heard of her for the first time.
    pub spoke_at: Option<DateTime<Utc>>,
    /// Whether the platform could not bring her into the place.
    pub unreached: bool,
    /// Whether they met, as she says.
    pub met: Option<Met>,
    /// When she asked for somebody else.
    pub rematch_at: Option<DateTime<Utc>>,
}

impl Member {
    /// Whether she is still in it.
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.left_at.is_none()
    }

    /// Whether anything was heard of her.
    #[must_use]
    pub fn was_heard(&self) -> bool {
        self.spoke_at.is_some() || self.met.is_some() || self.rematch_at.is_some()
    }
}

/// Whether they met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    /// They did.
    Yes,
    /// Not yet.
    NotYet,
    /// Not this time.
    NotThisTime,
}

impl Met {
    /// Every one, as the buttons stand.
    pub const ALL: [Self; 3] = [Self::Yes, Self::NotYet, Self::NotThisTime];

    /// As it stands in routes and in the database.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotYet => "not-yet",
            Self::NotThisTime => "not-this-time",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|met| met.name() == name)
    }
}

/// What fell due about a circle.
pub async fn run(errand: &mut Errand<'_>, circle: CircleId, task: &CircleTask) -> Result<(), StoreError> {
    let Some(circle) = store::get(errand.tx, circle).await?.filter(Circle::is_on) else { return Ok(()) };
    match task {
        CircleTask::Nudge => nudge(errand, &circle).await,
        CircleTask::Ask => ask_whether_met(errand, &circle, circle.begun_at + BETWEEN_ROUNDS).await,
        CircleTask::End => leaving::end(errand, &circle).await,
    }
}

/// When an introduction is over by itself.
pub(in crate::intros) async fn ends_at(tx: &mut Tx, circle: &Circle) -> Result<Option<DateTime<Utc>>, StoreError> {
    match circle.round() {
        Some(round) => Ok(super::round::store::get(tx, round).await?.and_then(|round| round.ends_at)),
        None => Ok(Some(circle.begun_at + BETWEEN_ROUNDS)),
    }
}

/// Asks each of those who are in it, alone, whether they met.
pub(in crate::intros) async fn ask_whether_met(
    errand: &mut Errand<'_>,
    circle: &Circle,
    ends_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    for member in store::members(errand.tx, circle.id).await?.iter().filter(|one| one.is_there()) {
        let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::DidYouMeet };
        errand.tell(member.member, intent, Some(ends_at + ANSWERS)).await?;
    }
    Ok(())
}

/// A line, when nobody has said anything.
async fn nudge(errand: &mut Errand<'_>, circle: &Circle) -> Result<(), StoreError> {
    let members = store::members(errand.tx, circle.id).await?;
    let there: Vec<&Member> = members.iter().filter(|one| one.is_there()).collect();
    // One voice alone is still silence.
    if there.iter().filter(|one| one.spoke_at.is_some()).count() > 1 {
        return Ok(());
    }
    let ids: Vec<MemberId> = there.iter().map(|one| one.member).collect();
    let people = open::Circles::load(errand, &ids).await?;
    let Some(prompt) = people.prompt(errand, circle, &ids).await? else { return Ok(()) };
    let prompt = prompt.to_owned();
    if circle.state == State::Open {
        return place::say(errand, circle, CircleLine::Nudge { prompt }).await;
    }
    for member in ids {
        let news = CircleNews::Nudge { prompt: prompt.clone() };
        errand.tell(member, Intent::CircleNews { circle: circle.id, news }, None).await?;
    }
    Ok(())
}
