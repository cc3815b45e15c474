//! `settings preset`: several settings at once, for a kind of community. What would change is shown first, and can be
//! taken back.

use serde_json::{Value, json};

use super::{Outcome, Settings};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Lists, Turn};

/// What they are called.
pub const NAMES: &[&str] = &["cosy", "town", "care"];

/// A preset.
#[derive(Debug, Clone, Copy)]
pub struct Preset {
    /// Its name.
    pub name: &'static str,
    /// What it sets, each as somebody would type it. Settings of other slices are named here and found in the list of
    /// all.
    pub sets: &'static [(&'static str, &'static str)],
}

/// All of them.
pub const PRESETS: &[Preset] = &[
    // Some thirty who know each other by name.
    Preset {
        name: "cosy",
        sets: &[
            ("who-announces", "everyone"),
            ("who-is-coming", "everyone"),
            ("newcomer-days", "7"),
            ("welcome", "on"),
            ("digest", "sunday 18:00"),
            ("intro-rounds", "two-weeks"),
            ("intro-size", "2"),
            ("intro-fit", "balanced"),
            ("care", "watch"),
        ],
    },
    // Hundreds, most of whom have never met.
    Preset {
        name: "town",
        sets: &[
            ("who-announces", "everyone"),
            ("who-is-coming", "coming"),
            ("newcomer-days", "30"),
            ("welcome", "on"),
            ("quiet-hours", "21:00-07:00"),
            ("meetup-threads", "on"),
            ("digest", "sunday 18:00"),
            ("intro-rounds", "two-weeks"),
            ("intro-size", "3"),
            ("intro-fit", "same-area"),
            ("care", "nudge"),
        ],
    },
    // A group that meets elsewhere and wants its room kind.
    Preset {
        name: "care",
        sets: &[
            ("who-announces", "moderators"),
            ("digest", "off"),
            ("mirror-events", "off"),
            ("meetup-threads", "off"),
            ("pin-cards", "off"),
            ("intro-rounds", "off"),
            ("welcome", "on"),
            ("care", "nudge"),
            ("share-approval", "on"),
        ],
    },
];

impl Preset {
    /// The preset of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// What it would change, with what it is set to.
    #[must_use]
    pub fn changes(&self, settings: &Settings, lists: Lists) -> Vec<(&'static str, Value)> {
        let changed = |(name, value): &(&str, &'static str)| {
            let spec = lists.setting(name)?;
            let now = settings.word(spec);
            // Hours that nobody has set are nothing, and so are they when they are off.
            (now != *value && !(now.is_empty() && *value == "off")).then(|| (spec.name, json!(value)))
        };
        self.sets.iter().filter_map(changed).collect()
    }

    /// What it would change, so short that a button carries it.
    #[must_use]
    pub fn mark(&self, settings: &Settings, lists: Lists) -> String {
        let all = self.changes(settings, lists);
        let at = |name: &str| self.sets.iter().position(|(known, _)| *known == name).unwrap_or_default();
        format!("{:x}", all.iter().fold(0_u32, |bits, (name, _)| bits | 1 << at(name)))
    }
}

/// Shows the presets, or what one of them would change.
#[derive(Debug)]
pub struct ForPreset(Option<&'static Preset>);

impl Command for ForPreset {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings preset",
        args: &[ArgSpec::optional("preset", ArgKind::OneOf(NAMES))],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings preset cosy",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("preset", 100)? else { return Ok(Self(None)) };
        let found = Preset::named(&text.trim().to_lowercase());
        let refused = || {
            let refusal = Refusal::new("refused-word").about("preset").text("given", text);
            refusal.text("words", NAMES.join(", ")).text("example", "cosy")
        };
        found.map(|preset| Self(Some(preset))).ok_or_else(refused)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(self.0.map_or(Outcome::Presets, |preset| Outcome::Preset { name: preset.name.to_owned(), overtaken: false }))
    }
}

/// One is looked at, or wanted. None when the button means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    if !Access::Admin.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    let preset = Preset::named(&route.subject);
    match (route.verb.as_str(), preset) {
        ("preset", Some(preset)) => Ok(Some(Outcome::Preset { name: preset.name.to_owned(), overtaken: false })),
        ("use", Some(preset)) if preset.mark(turn.settings, turn.lists) != route.arg => {
            Ok(Some(Outcome::Preset { name: preset.name.to_owned(), overtaken: true }))
        }
        ("use", Some(preset)) => {
            let changes = preset.changes(turn.settings, turn.lists);
            for (name, value) in &changes {
                super::change(turn, name, Some(value.clone())).await?;
            }
            let settings = changes.into_iter().map(|(name, _)| name.to_owned()).collect();
            Ok(Some(Outcome::PresetSet { name: preset.name.to_owned(), settings, at: turn.now }))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::LISTS;
    use crate::incoming::PlaceKey;
    use crate::settings::{Typed, parse};

    #[test]
    fn what_presets_set_is_what_somebody_who_types_it_would_set() -> Result<(), Refusal> {
        let place = PlaceKey { id: "1".to_owned(), thread: None, direct: false };
        for (name, value) in PRESETS.iter().flat_map(|preset| preset.sets) {
            let spec = LISTS.setting(name).unwrap_or_else(|| panic!("there is no setting {name}"));
            assert_eq!(parse(spec, Typed { text: value, home: None, place: &place }, None)?, json!(value), "{name}");
        }
        let named: Vec<&str> = PRESETS.iter().map(|preset| preset.name).collect();
        assert_eq!(named, NAMES);
        Ok(())
    }
}
