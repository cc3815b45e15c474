//! `intro join`: she wants to be introduced, from the next round on or in the next one only.

use super::{Outcome, Part, Taking, errand, greet, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::store::StoreError;
use crate::turn::{Command, Turn};

/// Takes part.
#[derive(Debug)]
pub struct Join {
    once: bool,
}

/// How often, in words.
const RHYTHM: &[&str] = &["every", "once"];

impl Command for Join {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "intro join",
        args: &[ArgSpec::optional("rounds", ArgKind::OneOf(RHYTHM))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "intro join",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.get("rounds") else { return Ok(Self { once: false }) };
        match fold(text).as_str() {
            "every" | "all" | "always" | "cada" | "todas" | "siempre" => Ok(Self { once: false }),
            "once" | "one" | "una" | "una vez" | "just this one" => Ok(Self { once: true }),
            _ => Err(Refusal::new("refused-intro-rhythm").about("rounds").text("given", text)),
        }
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        Ok(join(turn, self.once).await?)
    }
}

/// Takes part from now on; whoever waited for somebody still comes first.
pub(super) async fn join(turn: &mut Turn<'_>, once: bool) -> Result<Outcome, StoreError> {
    let member = turn.asker.member.id;
    let part = if once { Part::Once } else { Part::Every };
    let before = store::of(turn.tx, member).await?;
    let already = before.is_some_and(|taking| taking.part_at(turn.now) == part);
    let fresh = Taking::new(member, turn.community, part, turn.now);
    let taking = before.map_or(fresh, |before| Taking {
        since: if before.part == Part::Out { turn.now } else { before.since },
        waiting: before.waiting,
        greets: before.greets,
        ..fresh
    });

    store::set(turn.tx, &taking).await?;
    let newcomer = turn.asker.member.clone();
    // Whoever comes for the next round alone waits for that.
    let greeted = !once && !already && greet::welcome(&mut errand::of(turn), &newcomer).await?;
    Ok(Outcome::Joined { once, already, greeted })
}
