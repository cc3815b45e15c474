//! `settings setup`: a few questions for whoever brings the bot to a group, each with an answer already chosen. It can be
//! left at any of them, and goes on there.

use serde::{Deserialize, Serialize};

use super::{LANGUAGE, Outcome, SettingSpec, Typed, ZONE, parse};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::id::HomeId;
use crate::incoming::{PlaceKey, PlatformKind};
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
use crate::store::encode;
use crate::turn::{Command, Turn};

pub mod wording;

/// What is asked, in this order. Settings of other slices are named here and found in the list of all.
pub const STEPS: [&str; 7] =
    [ZONE.name, LANGUAGE.name, "meetup-channel", "intro-channel", "moderators-channel", "who-announces", "care"];

/// Zones to choose from, west to east; a button names one by its place here. Any other is a word away.
const ZONES: [&str; 24] = [
    "Pacific/Honolulu",
    "America/Los_Angeles",
    "America/Denver",
    "America/Mexico_City",
    "America/Chicago",
    "America/Bogota",
    "America/Lima",
    "America/New_York",
    "America/Caracas",
    "America/Santiago",
    "America/Argentina/Buenos_Aires",
    "America/Sao_Paulo",
    "Atlantic/Canary",
    "Europe/London",
    "Europe/Madrid",
    "Europe/Berlin",
    "Africa/Johannesburg",
    "Europe/Helsinki",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// The step after the last.
pub const END: &str = "end";

/// Under this name it is kept where somebody left it. It is no setting that anybody sees.
const LEFT_AT: &str = "setup";

/// Which channel can be chosen with a tap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Near {
    /// The one in which it is asked.
    This,
    /// The one in which it was begun, because it is asked in a direct chat.
    WhereItBegan,
    /// None: it began in a direct chat.
    None,
}

/// Where somebody is in it, and where she began.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Left {
    step: String,
    home: HomeId,
    place: Option<PlaceKey>,
}

impl Left {
    fn read(turn: &Turn<'_>) -> Option<Self> {
        let left = turn.settings.get(LEFT_AT)?;
        serde_json::from_value(left.clone()).ok()
    }

    /// At a step, begun here or where it was begun before.
    fn at(step: &str, turn: &Turn<'_>) -> Self {
        let here = Some(turn.place.clone()).filter(|place| !place.direct);
        let before = || Self::read(turn).filter(|left| left.home == turn.home).and_then(|left| left.place);
        Self { step: step.to_owned(), home: turn.home, place: here.or_else(before) }
    }

    fn near(&self, turn: &Turn<'_>) -> Near {
        match &self.place {
            Some(_) if turn.place.direct => Near::WhereItBegan,
            Some(_) => Near::This,
            None => Near::None,
        }
    }
}

/// The first question, for whoever has just let the bot in.
#[must_use]
pub fn first() -> Outcome {
    Outcome::Setup { step: ZONE.name.to_owned(), set: None, near: Near::None, look: None }
}

/// Asks the next question.
#[derive(Debug)]
pub struct Setup;

impl Command for Setup {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings setup",
        args: &[],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings setup",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let left_at = Left::read(turn).map(|left| left.step);
        let step = STEPS.into_iter().find(|step| Some(*step) == left_at.as_deref()).unwrap_or(ZONE.name);
        let left = Left::at(step, turn);
        let near = left.near(turn);
        note(turn, Some(left)).await?;
        Ok(Outcome::Setup { step: step.to_owned(), set: None, near, look: None })
    }
}

/// An answer to one of the questions: the value, or nothing where it stays as it is. None when the button means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    let Some(at) = STEPS.iter().position(|step| *step == route.subject) else { return Ok(None) };
    let Some(spec) = turn.lists.setting(&route.subject) else { return Ok(None) };
    if !spec.who.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    let next = STEPS.iter().skip(at + 1).find(|step| is_asked(step, turn.platform)).copied().unwrap_or(END);
    let left = Left::at(next, turn);
    let zone = route.arg.parse().ok().and_then(|index: usize| ZONES.get(index)).filter(|_| spec.name == ZONE.name);
    let value = zone.copied().unwrap_or(&route.arg);
    let set = if value.is_empty() { None } else { Some(set(turn, spec, value, left.place.as_ref()).await?) };
    let near = left.near(turn);
    note(turn, Some(left).filter(|_| next != END)).await?;
    let look = if next == END { Some(super::check::look(turn)?) } else { None };
    Ok(Some(Outcome::Setup { step: next.to_owned(), set, near, look }))
}

/// Matrix makes a room of its own for an introduction; elsewhere it hangs on a channel.
fn is_asked(step: &str, platform: PlatformKind) -> bool {
    step != "intro-channel" || platform != PlatformKind::Matrix
}

async fn set(turn: &mut Turn<'_>, spec: &SettingSpec, text: &str, place: Option<&PlaceKey>) -> Result<String, Failure> {
    let typed = Typed { text, home: Some(turn.home), place: place.unwrap_or(&turn.place) };
    let value = parse(spec, typed, turn.settings.get(spec.name))?;
    super::change(turn, spec.name, Some(value)).await?;
    Ok(spec.name.to_owned())
}

/// Remembers where she is, so that she can go on there.
async fn note(turn: &mut Turn<'_>, left: Option<Left>) -> Result<(), Failure> {
    let left = left.map(|left| encode(&left)).transpose()?;
    Ok(super::change(turn, LEFT_AT, left).await?)
}
