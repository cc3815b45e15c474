//! `my reminders`: how long before a meetup she is reminded, whatever the community has set.

use super::wishes::store;
use super::{Kept, Outcome, clears, follows};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::settings::read_leads;
use crate::turn::{Command, Turn};

/// Shows them, or sets them: her own, none, or the community's again.
#[derive(Debug)]
pub struct Reminders(Wish);

#[derive(Debug)]
enum Wish {
    Show,
    Community,
    Own(Vec<i64>),
}

impl Command for Reminders {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my reminders",
        args: &[ArgSpec::optional("before", ArgKind::Line { most: 100 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my reminders 1d, 2h",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("before", 100)? else { return Ok(Self(Wish::Show)) };
        if follows(&text) {
            return Ok(Self(Wish::Community));
        }
        if clears(&text) {
            return Ok(Self(Wish::Own(Vec::new())));
        }
        let refused = || Refusal::new("refused-leads").about("before").text("given", &text).text("example", "1d, 2h");
        read_leads(&text).map(|minutes| Self(Wish::Own(minutes))).ok_or_else(refused)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let own = match &self.0 {
            Wish::Show => return Ok(Outcome::Reminders(Kept::Shown)),
            Wish::Community => None,
            Wish::Own(minutes) => Some(minutes.as_slice()),
        };
        store::set_reminders(turn.tx, turn.asker.member.id, own).await?;

        Ok(Outcome::Reminders(Kept::Changed))
    }
}
