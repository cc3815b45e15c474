//! `care remove`: a message is taken away, and its author gets her words back, with the reason.

use super::{Kind, Outcome, Plan, REASON, may_act_on, prepare};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, MESSAGE, Menu, Seen};
use crate::incoming::Written;
use crate::people::{Member, find};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Characters of her words that are given back, at most.
const GIVEN_BACK: usize = 2_000;

/// Prepares it.
#[derive(Debug)]
pub struct Remove(Option<String>);

impl Command for Remove {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care remove",
        args: &[
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
            ArgSpec::optional(MESSAGE, ArgKind::Line { most: 300 }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care remove this names a child",
    };

    const MENU: Option<Menu> = Some(Menu::Message);

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.optional_text("why", usize::from(REASON)).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(written) = turn.written else { return Err(Refusal::new("refused-care-which").into()) };
        let author = author(turn, written, Kind::Remove).await?;
        let text: String = written.text.chars().take(GIVEN_BACK).collect();
        let plan = Plan {
            about: author.map(|author| author.id),
            reason: self.0,
            lost: Some(text).filter(|text| !text.trim().is_empty()),
            place: Some((turn.platform, written.key.place.clone())),
            message: Some(written.key.id.clone()),
            ..Plan::default()
        };
        Ok(Outcome::Draft { act: prepare(turn, Kind::Remove, plan).await?.id })
    }
}

/// Who wrote a message, if she is still here and something may be done about her; never the bot itself.
pub(super) async fn author(turn: &mut Turn<'_>, written: &Written, kind: Kind) -> Result<Option<Member>, Failure> {
    if written.account.is_empty() {
        return Err(Refusal::new("refused-care-mine").into());
    }
    let author = find::author(turn, written).await?;
    if let Some(author) = &author {
        may_act_on(turn, author, kind).await?;
    }
    Ok(author)
}
