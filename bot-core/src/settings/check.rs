//! `settings check`: whether the bot may do in a home what it is there for, and where to give it what it lacks.

use super::{Outcome, SettingKind, Settings};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::platform::{Doing, Heard, Lack, Look};
use crate::refusal::{Failure, Refusal, Unknown};
use crate::turn::{Command, Lists, Turn};

pub mod wording;

/// Looks.
#[derive(Debug)]
pub struct Check;

impl Command for Check {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings check",
        args: &[],
        access: Access::Admin,
        answer: Seen::ByAsker,
        example: "settings check",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(Outcome::Checked { look: look(turn)? })
    }
}

/// She wants it to look again.
pub fn press(turn: &Turn<'_>) -> Result<Outcome, Failure> {
    if !Access::Admin.allows(turn.asker.standing) {
        return Err(Refusal::new("refused-setup").into());
    }
    Ok(Outcome::Checked { look: look(turn)? })
}

/// What the bot lacks in the asker's home. The platform is asked first.
pub fn look(turn: &Turn<'_>) -> Result<Look, Failure> {
    turn.look.cloned().ok_or_else(|| Failure::Unknown(Unknown::Lacks(places(turn))))
}

/// Whether something is lacking for what is switched on.
fn matters(lack: &Lack, settings: &Settings, lists: Lists) -> bool {
    let is_on = |name: &str| lists.setting(name).is_some_and(|spec| settings.word(spec) != "off");
    match lack {
        Lack::Hears { heard: Heard::Arrivals } => is_on("welcome"),
        Lack::Hears { heard: Heard::Talk } => is_on("care"),
        Lack::May { doing: Doing::Events, .. } => is_on("mirror-events"),
        Lack::May { doing: Doing::Threads, .. } => is_on("meetup-threads"),
        Lack::May { doing: Doing::Pins, .. } => is_on("pin-cards") || is_on("welcome"),
        Lack::May { .. } | Lack::Encryption { .. } => true,
    }
}

/// The places that were chosen for something in the asker's home.
fn places(turn: &Turn<'_>) -> Vec<String> {
    let specs = turn.lists.settings().filter(|spec| spec.kind == SettingKind::Channel);
    let mut places: Vec<String> =
        specs.filter_map(|spec| turn.settings.channel(spec.name, turn.home)).map(str::to_owned).collect();
    places.sort_unstable();
    places.dedup();
    places
}
