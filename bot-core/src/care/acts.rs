//! What those who keep order can do: each with a reason that she can read, kind words that are shown before they are
//! sent, a record with a number, an end that comes by itself, and a way back.
//!
//! An act is prepared as a draft, sent by whoever prepared it, done by the platforms, and told to her when it is done.
//! Nothing here acts by itself.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ladder::{LONGER, Mark, Step};
use crate::id::{ActId, AppealId, CommunityId, MemberId};
use crate::incoming::{MessageKey, PlatformKind, Standing};
use crate::people::{self, Member};
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

pub mod checkin;
pub mod cool;
pub mod doing;
pub mod goodbye;
pub mod history;
pub mod note;
pub mod nudge;
pub mod pause;
pub mod press;
pub mod remove;
pub mod resume;
pub mod store;
pub mod uncool;
pub mod undo;
pub mod wording;
pub mod words;

/// Characters of a reason, and of kind words, at most.
pub const REASON: u16 = 500;
/// See [`REASON`].
pub const WORDS: u16 = 1_000;

/// A draft can be sent for so long, and somebody can say yes as well for so long.
pub const PATIENCE: TimeDelta = TimeDelta::hours(24);

/// What was taken away is kept for its author for so long.
const LOST: TimeDelta = TimeDelta::days(30);

/// A record is kept for so long.
pub const KEPT: TimeDelta = TimeDelta::days(365);

/// What somebody who keeps order can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A kind word in private.
    Nudge,
    /// Asking how she is.
    Checkin,
    /// She cannot write for a while.
    Pause,
    /// A place goes slower for a while.
    Cool,
    /// A message is taken away.
    Remove,
    /// A few words for the others who keep order.
    Note,
    /// She goes for good.
    Goodbye,
}

impl Kind {
    const ALL: [Self; 7] =
        [Self::Nudge, Self::Checkin, Self::Pause, Self::Cool, Self::Remove, Self::Note, Self::Goodbye];

    /// As it stands in the database and in the keys of sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Checkin => "checkin",
            Self::Pause => "pause",
            Self::Cool => "cool",
            Self::Remove => "remove",
            Self::Note => "note",
            Self::Goodbye => "goodbye",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Where an act stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is prepared, and nothing has happened.
    Draft,
    /// Somebody must say yes as well.
    Asked,
    /// It is decided, and the platforms have not done it yet.
    Doing,
    /// It is done, and lasts.
    Active,
    /// It is over.
    Ended,
    /// It was taken back.
    Undone,
    /// It was let be before anything happened.
    Dropped,
    /// The platform did not allow it.
    Refused,
}

impl State {
    const ALL: [Self; 8] =
        [Self::Draft, Self::Asked, Self::Doing, Self::Active, Self::Ended, Self::Undone, Self::Dropped, Self::Refused];

    /// As it stands in the database and in the keys of sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Asked => "asked",
            Self::Doing => "doing",
            Self::Active => "active",
            Self::Ended => "ended",
            Self::Undone => "undone",
            Self::Dropped => "dropped",
            Self::Refused => "refused",
        }
    }

    /// Reads what [`Self::name`] wrote.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Something that somebody who keeps order does, or is about to do.
#[derive(Clone, PartialEq, Eq)]
pub struct Act {
    /// Its id.
    pub id: ActId,
    /// Where.
    pub community: CommunityId,
    /// Its short number.
    pub number: i64,
    /// What.
    pub kind: Kind,
    /// Where it stands.
    pub state: State,
    /// Who does it; none when she is gone.
    pub by: Option<MemberId>,
    /// Who said yes as well.
    pub second: Option<MemberId>,
    /// Whom it is about.
    pub about: Option<MemberId>,
    /// Why, as she reads it.
    pub reason: Option<String>,
    /// The kind words, where they are not the usual ones.
    pub words: Option<String>,
    /// What she had written, until it is with her again.
    pub lost: Option<String>,
    /// For how long.
    pub minutes: Option<i64>,
    /// The place that it is about, or in which the message stands.
    pub place: Option<(PlatformKind, String)>,
    /// The message.
    pub message: Option<String>,
    /// Whether it counts for what comes next.
    pub counts: bool,
    /// Prepared when.
    pub created_at: DateTime<Utc>,
    /// Decided when.
    pub acted_at: Option<DateTime<Utc>>,
    /// Over when.
    pub ends_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for Act {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Act({} {} {}, words redacted)", self.id, self.kind.name(), self.state.name())
    }
}

impl Act {
    /// Whether it is decided and neither over nor taken back.
    #[must_use]
    pub fn is_on(&self) -> bool {
        matches!(self.state, State::Doing | State::Active)
    }

    /// Whether something has happened because of it, so that it stands in the record.
    #[must_use]
    pub fn is_recorded(&self) -> bool {
        matches!(self.state, State::Doing | State::Active | State::Ended | State::Undone)
    }

    /// Who did it, who said yes as well, and whom it is about: none of them judges it.
    #[must_use]
    pub fn involved(&self) -> Vec<MemberId> {
        [self.by, self.second, self.about].into_iter().flatten().collect()
    }

    /// The message that it takes away.
    #[must_use]
    pub fn message_key(&self) -> Option<MessageKey> {
        let (_, place) = self.place.as_ref()?;
        Some(MessageKey { place: place.clone(), id: self.message.clone()? })
    }

    /// What it counts as; none when it does not.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        let at = self.acted_at.filter(|_| self.counts && self.is_recorded() && self.state != State::Undone)?;
        let step = match self.kind {
            Kind::Nudge | Kind::Remove => Step::Nudge,
            Kind::Checkin => Step::Talk,
            Kind::Pause if self.minutes.is_some_and(|minutes| minutes >= LONGER.num_minutes()) => Step::LongerPause,
            Kind::Pause => Step::Pause,
            Kind::Goodbye => Step::Goodbye,
            Kind::Cool | Kind::Note => return None,
        };
        Some(Mark { at, step })
    }

    /// Whether she may ask somebody else to look at it again.
    #[must_use]
    pub fn can_be_appealed(&self) -> bool {
        let kind = matches!(self.kind, Kind::Nudge | Kind::Pause | Kind::Remove | Kind::Goodbye);
        kind && matches!(self.state, State::Doing | State::Active | State::Ended)
    }
}

/// What a command or a button of this part came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Prepared: this is what she would read.
    Draft {
        /// Which.
        act: ActId,
    },
    /// It is on its way.
    Sent {
        /// Which.
        act: ActId,
    },
    /// It is let be.
    Dropped,
    /// What is recorded about somebody.
    History {
        /// About whom.
        member: MemberId,
    },
    /// A note is kept.
    Noted {
        /// Which.
        act: ActId,
    },
    /// It is taken back, or ended before its time.
    TakenBack {
        /// Which.
        act: ActId,
    },
    /// A goodbye has a second yes.
    Seconded {
        /// Which.
        act: ActId,
    },
    /// It does not have it.
    NotSeconded {
        /// Which.
        act: ActId,
    },
    /// What is recorded about the reader herself.
    Standing,
    /// Somebody else looks at it again.
    Appealed {
        /// Which.
        appeal: AppealId,
    },
    /// Appeals that wait for an answer.
    Appeals,
    /// One is answered.
    Answered {
        /// Which.
        appeal: AppealId,
    },
    /// For somebody who was shown out and writes to the bot.
    Outside,
}

/// A new draft of somebody who keeps order.
#[derive(Default)]
pub(crate) struct Plan {
    pub(crate) about: Option<MemberId>,
    pub(crate) reason: Option<String>,
    pub(crate) lost: Option<String>,
    pub(crate) minutes: Option<i64>,
    pub(crate) place: Option<(PlatformKind, String)>,
    pub(crate) message: Option<String>,
}

/// Writes a draft down and shows it.
pub(crate) async fn prepare(turn: &mut Turn<'_>, kind: Kind, plan: Plan) -> Result<Act, StoreError> {
    let act = Act {
        id: turn.ids.next(turn.now),
        community: turn.community,
        number: store::next_number(turn.tx, turn.community).await?,
        kind,
        state: State::Draft,
        by: Some(turn.asker.member.id),
        second: None,
        about: plan.about,
        reason: plan.reason,
        words: None,
        lost: plan.lost,
        minutes: plan.minutes,
        place: plan.place,
        message: plan.message,
        counts: true,
        created_at: turn.now,
        acted_at: None,
        ends_at: None,
    };
    store::add(turn.tx, &act).await?;
    Ok(act)
}

/// Whom a command is about, if whoever gives it may do something about her.
pub(crate) async fn somebody(turn: &mut Turn<'_>, text: &str, kind: Kind) -> Result<Member, Failure> {
    let member = people::find(turn, "person", text).await?;
    may_act_on(turn, &member, kind).await?;
    Ok(member)
}

/// Never on herself, and never on those who have as much to say as she has; asking how somebody is, everybody may be
/// asked.
pub(crate) async fn may_act_on(turn: &mut Turn<'_>, member: &Member, kind: Kind) -> Result<(), Failure> {
    if member.id == turn.asker.member.id {
        return Err(Refusal::new("refused-care-herself").command("command", "my standing").into());
    }
    people::find::look_up(turn, member.id).await?;
    let theirs = people::store::standing_of(turn.tx, member.id).await?;
    if kind != Kind::Checkin && theirs > Standing::Member && theirs >= turn.asker.standing {
        return Err(Refusal::new("refused-care-above").into());
    }
    Ok(())
}

/// An act by its number, if there is one.
pub(crate) async fn numbered(turn: &mut Turn<'_>, number: i64) -> Result<Act, Failure> {
    let act = store::numbered(turn.tx, turn.community, number).await?;
    let refusal =
        || Refusal::new("refused-care-number").number("number", number).command("command", "care history @ben");
    act.ok_or_else(|| refusal().into())
}

/// What counts about somebody, and has not been taken back.
pub(crate) async fn marks(tx: &mut Tx, member: MemberId) -> Result<Vec<Mark>, StoreError> {
    Ok(store::about(tx, member).await?.iter().filter_map(Act::mark).collect())
}

/// Lets go of what nobody sent, of what was to be given back, and of old records; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    store::sweep(tx, now - PATIENCE - TimeDelta::days(1), now - LOST, now - KEPT).await
}
