//! `care words`: other words, or another reason, for what is prepared and not sent yet.

use super::{Outcome, REASON, State, WORDS, numbered, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, GivenArg, Seen};
use crate::id::{CommunityId, MemberId};
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Turn};

/// Changes them.
#[derive(Debug)]
pub struct Words {
    number: i64,
    words: Option<String>,
    why: Option<String>,
}

impl Command for Words {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "care words",
        args: &[
            ArgSpec::required("number", ArgKind::Whole { least: 1, most: 1_000_000 }),
            ArgSpec::optional("words", ArgKind::Lines { most: WORDS }),
            ArgSpec::optional("why", ArgKind::Lines { most: REASON }),
        ],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "care words 1 I think you meant well. Some felt judged, so please say it more gently.",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self {
            number: args.number("number")?,
            words: args.optional_text("words", usize::from(WORDS))?,
            why: args.optional_text("why", usize::from(REASON))?,
        })
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let mut act = numbered(turn, self.number).await?;
        if act.state != State::Draft || act.by != Some(turn.asker.member.id) {
            return Err(Refusal::new("refused-care-sent").number("number", act.number).into());
        }
        act.words = self.words.or(act.words);
        act.reason = self.why.or(act.reason);
        store::save(turn.tx, &act).await?;
        Ok(Outcome::Draft { act: act.id })
    }
}

/// What the form is filled with: the words and the reason as they stand.
pub async fn known(
    tx: &mut Tx,
    given: &[GivenArg],
    community: CommunityId,
    asker: MemberId,
) -> Result<Vec<GivenArg>, StoreError> {
    let number = given.iter().find(|arg| arg.name == "number").and_then(|arg| arg.value.trim().parse().ok());
    let Some(number) = number else { return Ok(Vec::new()) };
    let act = store::numbered(tx, community, number).await?;
    let Some(act) = act.filter(|act| act.by == Some(asker)) else { return Ok(Vec::new()) };
    let said = [("words", act.words), ("why", act.reason)];
    let said = said.into_iter().filter_map(|(name, value)| Some(GivenArg { name: name.to_owned(), value: value? }));
    Ok(said.collect())
}
