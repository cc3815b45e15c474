//! What a host says about a meetup, apart from when it is. Read from arguments, compared, told.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::ages::Ages;
use super::coordinates::Coordinates;
use super::stops::Stop;

/// What a host says about a meetup, apart from when it is. A series and a change that waits hold one too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// What it is called.
    pub title: String,
    /// Where it is, for everybody; of a spontaneous one, for those who ask.
    pub place: String,
    /// Where that is on the map.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coordinates: Option<Coordinates>,
    /// The part of town, said where the place is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// The exact address, for those who are going.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it goes on to, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stops: Vec<Stop>,
    /// For which ages it is meant; any when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ages: Option<Ages>,
    /// Room for so many families.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spots: Option<i64>,
    /// Room for so many kids.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_kids: Option<i64>,
    /// What else there is to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
    /// What to bring.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bring: Option<String>,
    /// What happens when it rains.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rain: Option<String>,
    /// It takes so many families.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<i64>,
    /// New families may say they are going until so many minutes before the start.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<i64>,
    /// Minutes before the start at which people are reminded; the community's when it is not said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reminders: Option<Vec<i64>>,
}

/// A part of a meetup that a change can touch, in the order in which people are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    /// What it is called.
    Title,
    /// When it begins, and how long it lasts.
    When,
    /// Where it is.
    Place,
    /// The exact address.
    Address,
    /// Where it goes on to.
    Stops,
    /// For which ages.
    Ages,
    /// Room for families.
    Spots,
    /// Room for kids.
    MaxKids,
    /// What else there is to know.
    Notes,
    /// What to bring.
    Bring,
    /// What happens when it rains.
    Rain,
    /// How many families it takes.
    Needs,
    /// Until when people may say they are going.
    Deadline,
    /// When people are reminded.
    Reminders,
}

impl Aspect {
    /// Every aspect, in order.
    pub const ALL: [Self; 14] = [
        Self::Title,
        Self::When,
        Self::Place,
        Self::Address,
        Self::Stops,
        Self::Ages,
        Self::Spots,
        Self::MaxKids,
        Self::Notes,
        Self::Bring,
        Self::Rain,
        Self::Needs,
        Self::Deadline,
        Self::Reminders,
    ];

    /// The argument that says it.
    #[must_use]
    pub fn arg(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::When => "when",
            Self::Place => "place",
            Self::Address => "address",
            Self::Stops => "stops",
            Self::Ages => "ages",
            Self::Spots => "spots",
            Self::MaxKids => "max-kids",
            Self::Notes => "notes",
            Self::Bring => "bring",
            Self::Rain => "rain",
            Self::Needs => "needs",
            Self::Deadline => "deadline",
            Self::Reminders => "reminders",
        }
    }

    /// The aspect that an argument says.
    #[must_use]
    pub fn from_arg(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.arg() == name)
    }

    /// Whether those who are going have it in their calendars: they get it quietly.
    #[must_use]
    pub fn is_in_calendars(self) -> bool {
        matches!(self, Self::Title | Self::Notes | Self::Bring)
    }

    /// Whether those who are coming are told at once that it changed: what they would be wrong without.
    #[must_use]
    pub fn matters_to_those_coming(self) -> bool {
        matches!(self, Self::When | Self::Place | Self::Address | Self::Stops | Self::Rain)
    }
}

impl Plan {
    /// Until when families may say that they come to what begins then; none when there is no such time.
    #[must_use]
    pub fn closes_at(&self, starts_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        self.deadline.map(|minutes| starts_at - TimeDelta::minutes(minutes))
    }

    /// A mark of what it says of an aspect: the same for the same, and no words. By it those who have not heard of a
    /// change are told of none when it was changed back.
    #[must_use]
    pub fn mark(&self, aspect: Aspect) -> String {
        let mut only = Self::default();
        only.take(self, aspect);
        mark_of(&serde_json::to_string(&only).unwrap_or_default())
    }

    /// Takes over an aspect of another one. The moment is no part of a plan.
    pub fn take(&mut self, other: &Self, aspect: Aspect) {
        match aspect {
            Aspect::Title => self.title.clone_from(&other.title),
            Aspect::When => {}
            Aspect::Place => {
                self.place.clone_from(&other.place);
                self.area.clone_from(&other.area);
                self.coordinates.clone_from(&other.coordinates);
            }
            Aspect::Address => self.address.clone_from(&other.address),
            Aspect::Stops => self.stops.clone_from(&other.stops),
            Aspect::Ages => self.ages = other.ages,
            Aspect::Spots => self.spots = other.spots,
            Aspect::MaxKids => self.max_kids = other.max_kids,
            Aspect::Notes => self.notes.clone_from(&other.notes),
            Aspect::Bring => self.bring.clone_from(&other.bring),
            Aspect::Rain => self.rain.clone_from(&other.rain),
            Aspect::Needs => self.needs = other.needs,
            Aspect::Deadline => self.deadline = other.deadline,
            Aspect::Reminders => self.reminders.clone_from(&other.reminders),
        }
    }

    /// Whether the two differ in an aspect. The moment is no part of a plan.
    #[must_use]
    pub fn differs(&self, other: &Self, aspect: Aspect) -> bool {
        match aspect {
            Aspect::Title => self.title != other.title,
            Aspect::When => false,
            Aspect::Place => {
                self.place != other.place || self.area != other.area || self.coordinates != other.coordinates
            }
            Aspect::Address => self.address != other.address,
            Aspect::Stops => self.stops != other.stops,
            Aspect::Ages => self.ages != other.ages,
            Aspect::Spots => self.spots != other.spots,
            Aspect::MaxKids => self.max_kids != other.max_kids,
            Aspect::Notes => self.notes != other.notes,
            Aspect::Bring => self.bring != other.bring,
            Aspect::Rain => self.rain != other.rain,
            Aspect::Needs => self.needs != other.needs,
            Aspect::Deadline => self.deadline != other.deadline,
            Aspect::Reminders => self.reminders != other.reminders,
        }
    }
}

/// A mark of some words, to tell later whether they are the same still.
#[must_use]
pub fn mark_of(text: &str) -> String {
    // FNV-1a, which is the same in every version of the program.
    let mix = |mark: u64, byte: u8| (mark ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}
