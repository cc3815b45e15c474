//! The typed table of per-community settings. Each slice declares its own; the catalogue gathers them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::access::Access;
use crate::id::{HomeId, ImportId};
use crate::platform::Look;
use crate::refusal::Refusal;
use crate::store::StoreError;
use crate::time::Weekly;
use crate::time::window::Window;
use crate::turn::Turn;
use crate::wording::Locale;

pub mod check;
pub mod export;
pub mod history;
pub mod import;
pub mod preset;
pub mod reset;
pub mod set;
pub mod setup;
pub mod show;
pub mod store;
pub mod undo;
mod values;
pub mod wording;

pub use values::{Typed, is_prefix, lead_words, parse, read_leads, shown};
pub(crate) use values::{leads_text, zone_or_refusal};

/// A setting, as its slice declares it.
#[derive(Debug, Clone, Copy)]
pub struct SettingSpec {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: SettingKind,
    /// What it is when nobody has set it. For what a new community starts with, the operator's choice comes first.
    pub default: &'static str,
    /// Who may change it.
    pub who: Access,
    /// A value that works.
    pub example: &'static str,
}

/// Settings that are about one thing.
#[derive(Debug, Clone, Copy)]
pub struct SettingGroup {
    /// What they are about; its words are `settings-of-…`.
    pub name: &'static str,
    /// They, in the order in which they are shown.
    pub settings: &'static [&'static SettingSpec],
}

/// What a setting holds, with its bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// An IANA time zone.
    Zone,
    /// A language that Village speaks.
    Language,
    /// One to three punctuation marks before a command.
    Prefix,
    /// A place, for the home it is set in: the one in which it is written.
    Channel,
    /// Up to ten roles, for the home they are set in.
    Roles,
    /// Up to five times before something, from 5 minutes to 14 days; or none.
    Leads,
    /// A whole number.
    Whole {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// From one hour of the day to another; or none.
    Hours,
    /// A time of the week; or none.
    Weekly,
    /// A few sentences; or none.
    Text {
        /// Characters at most.
        most: usize,
    },
    /// Names with commas between them; or none.
    Names {
        /// How many at most.
        most: usize,
        /// Characters of each at most.
        length: usize,
    },
    /// Words or phrases with commas between them; or none. After a `+` they come to what is there, after a `-` they go.
    List {
        /// How many at most.
        most: usize,
        /// How one of them is read.
        item: Item,
    },
    /// Up to [`MOST_PLACES`] places of the home they are set in, each set where it is; or none.
    Places,
}

/// Places of one home in a setting at most.
pub const MOST_PLACES: usize = 50;

/// An entry of a list.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    /// How it is read: as it is kept, or why it cannot be.
    pub read: fn(&str) -> Result<String, Refusal>,
    /// What of it no two entries share, so that a new one takes the place of an old one.
    pub name: fn(&str) -> &str,
}

impl Item {
    /// One of which nothing can be said twice.
    #[must_use]
    pub const fn whole(read: fn(&str) -> Result<String, Refusal>) -> Self {
        Self { read, name: |entry| entry }
    }
}

/// There is one way to read the entries of each setting, so its kind is told by the rest.
impl PartialEq for Item {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Item {}

/// The zone in which the community lives.
pub const ZONE: SettingSpec = SettingSpec {
    name: "zone",
    kind: SettingKind::Zone,
    default: "UTC",
    who: Access::Admin,
    example: "America/New_York",
};

/// The language in which it is spoken to.
pub const LANGUAGE: SettingSpec =
    SettingSpec { name: "language", kind: SettingKind::Language, default: "en", who: Access::Admin, example: "es" };

/// What stands before a command in a room.
pub const PREFIX: SettingSpec =
    SettingSpec { name: "prefix", kind: SettingKind::Prefix, default: "!", who: Access::Admin, example: "!" };

/// What matters to the community, in its own words: whoever arrives reads it, and whoever keeps order names it.
pub const VALUES: SettingSpec = SettingSpec {
    name: "values",
    kind: SettingKind::Text { most: 600 },
    default: "",
    who: Access::Admin,
    example: "We ask before we give advice. What is said here stays here.",
};

/// The roles that make a moderator, where the platform has roles.
pub const MODERATOR_ROLE: SettingSpec = SettingSpec {
    name: "moderator-role",
    kind: SettingKind::Roles,
    default: "",
    who: Access::Admin,
    example: "<@&123456789012345678>",
};

/// What a new community starts with, as the operator configured it.
#[derive(Debug, Clone)]
pub struct Defaults {
    /// The zone.
    pub zone: Tz,
    /// The language.
    pub locale: Locale,
    /// The prefix.
    pub prefix: String,
}

/// A community's settings: what was set, over what it starts with.
#[derive(Debug, Clone)]
pub struct Settings {
    set: HashMap<String, Value>,
    defaults: Defaults,
}

impl Settings {
    /// The settings with these values set.
    #[must_use]
    pub fn new(set: HashMap<String, Value>, defaults: Defaults) -> Self {
        Self { set, defaults }
    }

    /// The stored value, if somebody has set it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.set.get(name)
    }

    /// The community's zone.
    #[must_use]
    pub fn zone(&self) -> Tz {
        self.text(ZONE.name).and_then(|zone| zone.parse().ok()).unwrap_or(self.defaults.zone)
    }

    /// The zone that a stored value means, or the one that stands for none.
    #[must_use]
    pub fn zone_as(&self, value: Option<&Value>) -> Tz {
        value.and_then(Value::as_str).and_then(|zone| zone.parse().ok()).unwrap_or(self.defaults.zone)
    }

    /// The community's language.
    #[must_use]
    pub fn locale(&self) -> Locale {
        self.text(LANGUAGE.name).and_then(Locale::from_code).unwrap_or(self.defaults.locale)
    }

    /// What stands before a command where the platform has none of its own.
    #[must_use]
    pub fn prefix(&self) -> &str {
        self.text(PREFIX.name).unwrap_or(&self.defaults.prefix)
    }

    /// The place chosen for a home, as the platform names it.
    #[must_use]
    pub fn channel(&self, name: &str, home: HomeId) -> Option<&str> {
        self.get(name)?.get(home.simple())?.as_str()
    }

    /// The roles that make a moderator in a home, as the platform names them.
    #[must_use]
    pub fn moderator_roles(&self, home: HomeId) -> Vec<&str> {
        self.of_home(MODERATOR_ROLE.name, home)
    }

    /// Roles or places chosen for a home, as the platform names them.
    #[must_use]
    pub fn of_home(&self, name: &str, home: HomeId) -> Vec<&str> {
        let chosen = self.get(name).and_then(|value| value.get(home.simple())).and_then(Value::as_str);
        chosen.map(|all| all.split(' ').filter(|one| !one.is_empty()).collect()).unwrap_or_default()
    }

    /// The entries of a list, in the order in which they were set.
    #[must_use]
    pub fn list(&self, spec: &SettingSpec) -> Vec<String> {
        values::entries(self.get(spec.name), spec)
    }

    /// Minutes before something, largest first.
    #[must_use]
    pub fn leads(&self, spec: &SettingSpec) -> Vec<i64> {
        read_leads(self.text(spec.name).unwrap_or(spec.default)).unwrap_or_default()
    }

    /// A whole number.
    #[must_use]
    pub fn whole(&self, spec: &SettingSpec) -> i64 {
        self.word(spec).parse().unwrap_or_default()
    }

    /// One of a few words.
    #[must_use]
    pub fn word<'a>(&'a self, spec: &SettingSpec) -> &'a str {
        self.text(spec.name).unwrap_or(spec.default)
    }

    /// Whether it is on; for settings that are on or off.
    #[must_use]
    pub fn is_on(&self, spec: &SettingSpec) -> bool {
        self.word(spec) == "on"
    }

    /// Hours of the day; none when there are none.
    #[must_use]
    pub fn hours(&self, spec: &SettingSpec) -> Option<Window> {
        Window::from_text(self.text(spec.name).unwrap_or(spec.default))
    }

    /// A time of the week; none when there is none.
    #[must_use]
    pub fn weekly(&self, spec: &SettingSpec) -> Option<Weekly> {
        Weekly::from_text(self.text(spec.name).unwrap_or(spec.default))
    }

    /// Names, in the order in which they were set.
    #[must_use]
    pub fn names(&self, spec: &SettingSpec) -> Vec<String> {
        let names = self.text(spec.name).unwrap_or(spec.default);
        values::read_names(names).unwrap_or_default()
    }

    /// A few sentences; none when there are none.
    #[must_use]
    pub fn sentences(&self, spec: &SettingSpec) -> Option<&str> {
        Some(self.word(spec)).filter(|text| !text.is_empty() && *text != "off")
    }

    /// Every place chosen, with its home.
    #[must_use]
    pub fn channels(&self, name: &str) -> Vec<(HomeId, &str)> {
        let chosen = self.get(name).and_then(Value::as_object).into_iter().flatten();
        chosen.filter_map(|(home, place)| Some((HomeId::from_simple(home)?, place.as_str()?))).collect()
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name).and_then(Value::as_str)
    }
}

impl SettingSpec {
    /// What it is, in a line.
    #[must_use]
    pub fn about(&self, locale: Locale) -> String {
        crate::wording::words(locale, &format!("setting-about-{}", self.name), &[])
    }

    /// What it is for somebody who has not set it.
    #[must_use]
    pub fn default_text(&self, defaults: &Defaults) -> String {
        match self.kind {
            SettingKind::Zone => defaults.zone.name().to_owned(),
            SettingKind::Language => defaults.locale.code().to_owned(),
            SettingKind::Prefix => defaults.prefix.clone(),
            SettingKind::Channel
            | SettingKind::Roles
            | SettingKind::Leads
            | SettingKind::Whole { .. }
            | SettingKind::Hours
            | SettingKind::Weekly
            | SettingKind::Names { .. }
            | SettingKind::List { .. }
            | SettingKind::Places
            | SettingKind::Text { .. }
            | SettingKind::OneOf(_) => self.default.to_owned(),
        }
    }
}

impl SettingKind {
    /// Whether it is kept for each home of a community by itself: what it names is somewhere in that home.
    #[must_use]
    pub fn is_of_a_home(self) -> bool {
        matches!(self, Self::Channel | Self::Places | Self::Roles)
    }

    /// The key of what it holds, in words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Zone => "kind-zone",
            Self::Language => "kind-language",
            Self::Prefix => "kind-prefix",
            Self::Channel => "kind-channel",
            Self::Roles => "kind-roles",
            Self::Leads => "kind-leads",
            Self::Whole { .. } => "kind-whole",
            Self::OneOf(_) => "kind-one-of",
            Self::Hours => "kind-hours",
            Self::Weekly => "kind-weekly",
            Self::Names { .. } => "kind-names",
            Self::List { .. } => "kind-list",
            Self::Places => "kind-places",
            Self::Text { .. } => "kind-text",
        }
    }
}

/// Changes something of the asker's community; nothing is what it is when nobody has set it.
pub(crate) async fn change(turn: &mut Turn<'_>, name: &str, after: Option<Value>) -> Result<(), StoreError> {
    let before = turn.settings.get(name).cloned();
    let (community, by, name) = (turn.community, Some(turn.asker.member.id), name.to_owned());
    store::change(turn.tx, &store::Change { community, name, before, after, by, at: turn.now }).await
}

/// What a command of this slice came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// Which presets there are.
    Presets,
    /// What a preset would change, before it does.
    Preset {
        /// Which.
        name: String,
        /// Whether something was changed since she looked at it.
        overtaken: bool,
    },
    /// A preset is in force.
    PresetSet {
        /// Which.
        name: String,
        /// What it has changed.
        settings: Vec<String>,
        /// The moment of it, by which it can be taken back.
        at: DateTime<Utc>,
    },
    /// What was changed at a moment is as it was before.
    Undone {
        /// What is.
        settings: Vec<String>,
        /// What somebody has changed since, and was left alone.
        kept: Vec<String>,
    },
    /// Who changed what, and when.
    History {
        /// Of one setting only.
        only: Option<String>,
    },
    /// All of them in a file.
    Exported,
    /// What a file would change, before it does.
    Import {
        /// By which a yes finds it.
        import: ImportId,
        /// The community whose settings they are; none for a file.
        #[serde(default)]
        of: Option<String>,
        /// What it would change; nothing when all of it is so already.
        wanted: Vec<import::Wanted>,
        /// What of it cannot be used.
        unused: Vec<import::Unused>,
        /// Whether something was changed since she looked at it.
        overtaken: bool,
    },
    /// What a file has is in force.
    Imported {
        /// What it has changed.
        settings: Vec<String>,
        /// The moment of it, by which it can be taken back.
        at: DateTime<Utc>,
    },
    /// All of them, or one with what it means.
    Shown {
        /// The one asked about.
        only: Option<String>,
    },
    /// It is set.
    Set {
        /// Which.
        name: String,
    },
    /// It is as it was at the start.
    Reset {
        /// Which.
        name: String,
    },
    /// The next question of [`setup`], or its end.
    Setup {
        /// Which.
        step: String,
        /// What the answer before has set.
        set: Option<String>,
        /// Which channel can be chosen with a tap.
        near: setup::Near,
        /// At its end: what the bot lacks.
        look: Option<Look>,
    },
    /// What the bot lacks where she is.
    Checked {
        /// What was found.
        look: Look,
    },
}

impl Outcome {
    /// The settings that are something else now.
    #[must_use]
    pub fn changed(&self) -> Vec<&str> {
        match self {
            Self::Set { name } | Self::Reset { name } | Self::Setup { set: Some(name), .. } => vec![name],
            Self::PresetSet { settings, .. } | Self::Undone { settings, .. } | Self::Imported { settings, .. } => {
                settings.iter().map(String::as_str).collect()
            }
            Self::Shown { .. }
            | Self::Setup { set: None, .. }
            | Self::Presets
            | Self::Preset { .. }
            | Self::History { .. }
            | Self::Import { .. }
            | Self::Checked { .. }
            | Self::Exported => Vec::new(),
        }
    }
}
