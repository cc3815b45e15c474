//! Noticing in rooms: what is looked at, what is counted for those who keep order, and the nudge to the author alone.
//!
//! The engine is [`super::lexicon`]; here is what a community chooses about it and what follows. No words of a message
//! are kept anywhere: only where it stands, and which phrase it was.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::lexicon::{Because, Choices, Kind, Language, Noticed, Sensitivity};
use super::support;
use crate::id::{HomeId, MemberId, NudgeId};
use crate::incoming::{MessageKey, PlatformKind};
use crate::outbox::{Intent, To};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Errand;

pub mod banter;
pub mod choices;
pub mod company;
pub mod daily;
pub mod filter;
pub mod nudge;
pub mod press;
pub mod reword;
pub mod store;
pub mod try_it;
pub mod watch;
pub mod wording;

use choices::{CARE, DROPPED, EARLY, NUDGE_DAYS};

/// In the first days of a community nobody is nudged, unless an admin wishes it.
pub const WATCHED: TimeDelta = TimeDelta::days(14);

/// For so long a nudge can be answered, and it is known which message it is about.
const ANSWERED: TimeDelta = TimeDelta::days(2);

/// For so long it is known when somebody was nudged last: the most days that a community may leave between two.
const REMEMBERED: TimeDelta = TimeDelta::days(90);

/// For so long it is known after a summary which messages it told of.
const TOLD: TimeDelta = TimeDelta::days(14);

/// What follows when something is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// Nothing is looked at.
    Off,
    /// It is counted for those who keep order; nobody hears anything.
    Watch,
    /// The author hears of it, she alone.
    Nudge,
}

impl Mode {
    /// What the community has set, whether or not it is time for it.
    #[must_use]
    pub fn chosen(settings: &Settings) -> Self {
        match settings.word(&CARE) {
            "off" => Self::Off,
            "nudge" => Self::Nudge,
            _ => Self::Watch,
        }
    }

    /// What holds now.
    #[must_use]
    pub fn now(settings: &Settings, founded_at: DateTime<Utc>, now: DateTime<Utc>) -> Self {
        let is_early = now < founded_at + WATCHED && settings.get(EARLY).is_none();
        let chosen = Self::chosen(settings);
        if chosen == Self::Nudge && is_early { Self::Watch } else { chosen }
    }
}

/// What a command or a button of this part came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What would be noticed in a sentence.
    Tried {
        /// The one thing that matters most, if anything.
        noticed: Option<try_it::Tried>,
        /// What would follow at this moment.
        mode: Mode,
    },
    /// She has written it anew; the words are given back to her.
    Reworded {
        /// What it is about.
        nudge: NudgeId,
        /// Her new words.
        text: String,
    },
    /// Her message is being taken away.
    TakingBack,
    /// It stays.
    Left,
    /// From now on those who write are nudged.
    Early,
    /// A phrase is not noticed any more.
    Dropped {
        /// Which.
        phrase: String,
    },
    /// What became of her list of those who may tease her.
    Banter(banter::Came),
}

impl Outcome {
    /// Whether the list that messages are looked at with is another one now.
    #[must_use]
    pub fn changes_list(&self) -> bool {
        matches!(self, Self::Early | Self::Dropped { .. })
    }
}

/// What a community wants noticed.
#[must_use]
pub fn chosen(settings: &Settings) -> Choices {
    let kinds = settings.list(&choices::TOPICS).iter().filter_map(|name| Kind::from_name(name)).collect();
    Choices {
        languages: Language::ALL.into_iter().collect(),
        kinds,
        added: settings.list(&choices::PHRASES),
        allowed: settings.list(&choices::ALLOW),
        dropped: settings.list(&DROPPED).into_iter().collect(),
        model: true,
    }
}

/// How readily something is noticed.
#[must_use]
pub fn sensitivity(settings: &Settings) -> Sensitivity {
    match settings.word(&choices::SENSITIVITY) {
        "low" => Sensitivity::Low,
        "high" => Sensitivity::High,
        _ => Sensitivity::Usual,
    }
}

/// The name under which something noticed is counted. Words that moved the model are words of a message: they are not in
/// it.
#[must_use]
pub fn phrase_of(noticed: &Noticed) -> String {
    match &noticed.because {
        Because::Phrase(phrase) => phrase.clone(),
        Because::Words(_) => format!("{MODEL}{}", noticed.kind.name()),
    }
}

/// What begins the name of what the model alone has noticed.
const MODEL: &str = "model/";

/// What begins the name of a phrase that the community has added.
const OWN: &str = "own/";

/// Something was noticed in a message, which stands there.
#[derive(Debug)]
pub struct Heard<'a> {
    /// The home.
    pub home: HomeId,
    /// Where.
    pub platform: PlatformKind,
    /// The message.
    pub message: MessageKey,
    /// What.
    pub noticed: &'a Noticed,
    /// Who wrote it, when that matters.
    pub author: Option<MemberId>,
    /// Those she wrote to, when that is known.
    pub to: Vec<MemberId>,
}

/// Whether it matters who wrote something: only where she hears of it.
#[must_use]
pub fn concerns_author(noticed: &Noticed, mode: Mode) -> bool {
    noticed.kind == Kind::Support || mode == Mode::Nudge
}

/// Something was noticed, and the message is new: it is counted, and its author may hear of it.
pub async fn hear(errand: &mut Errand<'_>, heard: &Heard<'_>, mode: Mode) -> Result<(), StoreError> {
    if mode == Mode::Off {
        return Ok(());
    }
    if heard.noticed.kind == Kind::Support {
        // Who may need somebody is offered that, and it is counted nowhere.
        return match heard.author {
            Some(author) => support::offer(errand, author).await,
            None => Ok(()),
        };
    }
    if let Some(author) = heard.author
        && banter::are_at_ease(errand.tx, author, &heard.to).await?
    {
        return Ok(());
    }

    let phrase = phrase_of(heard.noticed);
    let id = errand.ids.next(errand.now);
    store::note(errand.tx, (id, errand.community), heard, &phrase, errand.now).await?;
    store::count(errand.tx, (errand.ids.next(errand.now), errand.community), &phrase, heard.noticed.kind).await?;
    daily::plan(errand).await?;
    match heard.author.filter(|_| mode == Mode::Nudge) {
        Some(author) => nudge(errand, heard, author, phrase).await,
        None => Ok(()),
    }
}

/// Tells her, and her alone, unless she was told something like that a short while ago.
async fn nudge(errand: &mut Errand<'_>, heard: &Heard<'_>, author: MemberId, phrase: String) -> Result<(), StoreError> {
    let rest = TimeDelta::days(errand.settings.whole(&NUDGE_DAYS));
    if store::nudged_at(errand.tx, author).await?.is_some_and(|at| at + rest > errand.now) {
        return Ok(());
    }
    let nudge = nudge::Nudge {
        id: errand.ids.next(errand.now),
        community: errand.community,
        member: author,
        home: heard.home,
        platform: heard.platform,
        message: heard.message.clone(),
        phrase,
        effect: heard.noticed.effect.clone(),
        gentler: heard.noticed.gentler.clone(),
        came: nudge::Came::Open,
        at: errand.now,
    };
    store::add_nudge(errand.tx, &nudge).await?;
    store::count_nudge(errand.tx, &nudge, 1).await?;
    // She is writing at this moment: what waited for the end of her quiet hours would come out of nowhere.
    let parcel = errand.parcel(To::Member { member: author }, Intent::Nudge { nudge: nudge.id });
    let parcel = crate::outbox::Parcelled { expires_at: Some(errand.now + ANSWERED), ..parcel };
    crate::outbox::store::put(errand.tx, &parcel).await
}

/// A nudge could not be brought to her in any private way: it is as if there had been none.
pub async fn unsaid(tx: &mut Tx, nudge: NudgeId) -> Result<(), StoreError> {
    let Some(nudge) = store::nudge(tx, nudge).await? else { return Ok(()) };
    store::count_nudge(tx, &nudge, -1).await?;
    store::forget_nudge(tx, &nudge).await
}

/// She has left: nothing of all this is known of her any more.
pub async fn depart(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    store::forget_member(tx, member).await
}

/// Forgets which messages were told of long ago, nudges that nobody answers any more, and when somebody was nudged last;
/// how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    store::sweep(tx, now - TOLD, now - ANSWERED, now - REMEMBERED).await
}
