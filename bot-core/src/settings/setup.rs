//! `settings setup`: a few questions for whoever brings the bot to a group, each with an answer already chosen. It can be
//! left at any of them, and goes on there.

use serde_json::json;

use super::store::{self, Change};
use super::{LANGUAGE, Outcome, SettingSpec, Typed, ZONE, parse};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::incoming::PlatformKind;
use crate::message::Route;
use crate::refusal::{Failure, Refusal};
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

/// The first question, for whoever has just let the bot in.
#[must_use]
pub fn first() -> Outcome {
    Outcome::Setup { step: ZONE.name.to_owned(), set: None, here: false }
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
        let left_at = turn.settings.get(LEFT_AT).and_then(|step| step.as_str());
        let step = STEPS.into_iter().find(|step| Some(*step) == left_at).unwrap_or(ZONE.name);
        Ok(Outcome::Setup { step: step.to_owned(), set: None, here: !turn.place.direct })
    }
}

/// An answer to one of the questions: the value, or nothing where it stays as it is. None when the button means nothing.
pub async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Outcome>, Failure> {
    let Some(at) = STEPS.iter().position(|step| *step == route.subject) else { return Ok(None) };
    let Some(spec) = turn.lists.setting(&route.subject) else { return Ok(None) };
    if !spec.who.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    let zone = route.arg.parse().ok().and_then(|index: usize| ZONES.get(index)).filter(|_| spec.name == ZONE.name);
    let value = zone.copied().unwrap_or(&route.arg);
    let set = if value.is_empty() { None } else { Some(set(turn, spec, value).await?) };
    let next = STEPS.iter().skip(at + 1).find(|step| is_asked(step, turn.platform)).copied().unwrap_or(END);
    note(turn, (next != END).then_some(next)).await?;
    Ok(Some(Outcome::Setup { step: next.to_owned(), set, here: !turn.place.direct }))
}

/// Matrix makes a room of its own for an introduction; elsewhere it hangs on a channel.
fn is_asked(step: &str, platform: PlatformKind) -> bool {
    step != "intro-channel" || platform != PlatformKind::Matrix
}

async fn set(turn: &mut Turn<'_>, spec: &SettingSpec, text: &str) -> Result<String, Failure> {
    let before = turn.settings.get(spec.name).cloned();
    let typed = Typed { text, home: Some(turn.home), place: &turn.place };
    let after = Some(parse(spec, typed, before.as_ref())?);
    let name = spec.name.to_owned();
    let by = Some(turn.asker.member.id);
    store::change(turn.tx, &Change { community: turn.community, name, before, after, by, at: turn.now }).await?;
    Ok(spec.name.to_owned())
}

/// Remembers where she is, so that she can go on there.
async fn note(turn: &mut Turn<'_>, step: Option<&str>) -> Result<(), Failure> {
    let before = turn.settings.get(LEFT_AT).cloned();
    let after = step.map(|step| json!(step));
    let name = LEFT_AT.to_owned();
    let by = Some(turn.asker.member.id);
    store::change(turn.tx, &Change { community: turn.community, name, before, after, by, at: turn.now }).await?;
    Ok(())
}
