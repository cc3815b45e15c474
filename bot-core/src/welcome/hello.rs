//! `village hello`: she says hello to everybody, in her own words. Nothing is said that she did not send.

use chrono::TimeDelta;

use super::{CHANNEL, Outcome, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::outbox::{Intent, To};
use crate::people;
use crate::people::profile::about::LONGEST;
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// One hello in so long is plenty.
const ONCE: TimeDelta = TimeDelta::hours(20);

/// Says hello.
#[derive(Debug)]
pub struct Hello(String);

impl Command for Hello {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "village hello",
        args: &[ArgSpec::required("hello", ArgKind::Lines { most: 300 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "village hello I'm Eva, two boys, always up for a walk",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        if turn.settings.channels(CHANNEL.name).is_empty() {
            // Nobody is asked for words that have no place to go.
            return Err(nowhere());
        }
        let text = args.text("hello", LONGEST)?;
        Ok(Self(text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = turn.asker.member.id;
        let Some((platform, place)) = place(turn).await? else { return Err(nowhere().into()) };
        let before = store::of(turn.tx, member).await?;
        if before.said_at.is_some_and(|at| at + ONCE > turn.now) {
            return Err(Refusal::new("refused-hello-again").into());
        }

        store::say(turn.tx, member, &self.0, turn.now).await?;
        turn.say(To::Place { platform, place }, Intent::WelcomeHello { member }).await?;
        Ok(Outcome::Said)
    }
}

fn nowhere() -> Refusal {
    Refusal::new("refused-hello-nowhere").command("command", "settings set welcome-channel here")
}

/// Where hellos are read: in the home she writes in, or in another one of the community.
async fn place(turn: &mut Turn<'_>) -> Result<Option<(PlatformKind, PlaceKey)>, StoreError> {
    let homes = people::store::homes(turn.tx, turn.community).await?;
    let chosen = |home: &&people::Home| turn.settings.channel(CHANNEL.name, home.id).is_some();
    let own = homes.iter().find(|home| home.id == turn.home).filter(chosen);
    let place = own.or(homes.iter().find(chosen)).and_then(|home| {
        let id = turn.settings.channel(CHANNEL.name, home.id)?.to_owned();
        Some((home.platform, PlaceKey { id, thread: None, direct: false }))
    });
    Ok(place)
}
