//! Communities, their homes, members and their accounts. No table outside this module names an account.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::id::{AccountId, CommunityId, HomeId, MemberId};
use crate::incoming::{HomeKey, PlatformKind, Standing};
use crate::wording::Locale;

pub mod avoid;
pub mod find;
pub mod kids;
pub mod language;
pub mod naps;
pub mod profile;
pub mod quiet;
pub mod reminders;
pub mod show;
pub mod spontaneous;
pub mod store;
pub mod vocabulary;
pub mod wishes;
pub mod wording;
pub mod zone;

pub use find::{find, find_all};

/// A server, space or room in which a community lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// Its id.
    pub id: HomeId,
    /// Whose home it is.
    pub community: CommunityId,
    /// Where it is.
    pub platform: PlatformKind,
    /// As the platform names it.
    pub key: HomeKey,
    /// Since when the bot is not there any more.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A person in a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Her id.
    pub id: MemberId,
    /// The community.
    pub community: CommunityId,
    /// Since when she is here.
    pub joined_at: DateTime<Utc>,
    /// Since when she is gone.
    pub left_at: Option<DateTime<Utc>>,
    /// The language she chose for herself.
    pub locale: Option<Locale>,
    /// The zone she chose for herself.
    pub zone: Option<Tz>,
}

/// A member's account on a platform.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub member: MemberId,
    /// Where it was seen last.
    pub home: Home,
    /// As the platform names it.
    pub external: String,
    /// The name others see.
    pub name: String,
    /// Her authority in that home when she was seen there last.
    pub standing: Standing,
}

/// What a command of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// She has a zone of her own.
    ZoneSet(Tz),
    /// She follows the community's zone again.
    ZoneReset,
    /// The bot speaks her language to her.
    LanguageSet(Locale),
    /// She follows the community's language again.
    LanguageReset,
    /// Which of her villages she means in this direct chat is asked.
    WhichVillage(Vec<(CommunityId, String)>),
    /// It is remembered.
    VillageChosen(String),
    /// Her kids.
    Kids(Kept),
    /// Their naps.
    Naps(Kept),
    /// When she is reminded.
    Reminders(Kept),
    /// Her quiet hours.
    Quiet(Kept),
    /// Whether she wants to hear of spontaneous meetups.
    Spontaneous(Kept),
    /// Everything that is kept about her.
    Profile,
    /// What she shares of herself.
    Told(profile::Outcome),
    /// Whom she avoids.
    Avoids(avoid::Avoids),
}

/// Whether something kept about her was only asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// It is shown.
    Shown,
    /// It is what she has just said.
    Changed,
}

/// Whether a word gives what she said for herself up for what the community has set.
pub(crate) fn follows(text: &str) -> bool {
    let words = ["community", "comunidad", "the community", "la comunidad", "default", "reset"];
    words.contains(&crate::command::text::near::fold(text.trim()).as_str())
}

/// Whether a word takes back what was said before.
pub(crate) fn clears(text: &str) -> bool {
    let words = ["none", "off", "no", "nothing", "clear", "ninguno", "ninguna", "nada", "borrar", "nobody", "nadie"];
    words.contains(&crate::command::text::near::fold(text.trim()).as_str())
}
