//! `care nudge`: a kind word in private, by hand.

use super::{Kind, Outcome, Plan, REASON, prepare, remove, somebody};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Menu, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Prepares one for somebody, or for whoever wrote the message that it is about.
#[derive(Debug)]
pub struct Nudge {
    person: Option<String>,
    why: Option<String>,
}

impl Command for Nudge {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care nudge",
        args: &[
            ArgSpec::optional("person", ArgKind::Person),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care nudge @ben some felt judged by what you wrote about bottles",
    };

    const MENU: Option<Menu> = Some(Menu::Message);

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self { person: args.optional_text("person", 200)?, why: args.optional_text("why", usize::from(REASON))? })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let member = match (&self.person, turn.written) {
            (Some(person), _) => somebody(turn, person, Kind::Nudge).await?,
            (None, Some(written)) => {
                let author = remove::author(turn, written, Kind::Nudge).await?;
                author.ok_or_else(|| Refusal::new("refused-person-not-here"))?
            }
            (None, None) => {
                return Err(Refusal::missing("person").into());
            }
        };
        let plan = Plan { about: Some(member.id), reason: self.why, ..Plan::default() };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Nudge, plan).await?.id })
    }
}
