//! `meetup going`, `meetup maybe`, `meetup cant`: one tap, changeable at any time.

use super::{Answer, Meetup, Outcome, cards, rules, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// The argument of all three.
const ARGS: &[ArgSpec] = &[ArgSpec::required("meetup", ArgKind::Meetup)];

macro_rules! answers {
    ($($(#[$doc:meta])* $name:ident: $path:literal, $example:literal, $answer:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(i64);

        impl Command for $name {
            type Outcome = Outcome;

            const SPEC: CommandSpec = CommandSpec {
                path: $path,
                args: ARGS,
                access: Access::Member,
                answer: Seen::ByAsker,
                example: $example,
            };

            fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
                args.number("meetup").map(Self)
            }

            async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
                let meetup = find(turn, self.0).await?;

                answer(turn, &meetup, $answer).await
            }
        }
    )*};
}

answers! {
    /// "I'm coming."
    Going: "meetup going", "meetup going #1", Answer::Going;
    /// "I might come."
    Maybe: "meetup maybe", "meetup maybe #1", Answer::Maybe;
    /// "I can't come."
    Cant: "meetup cant", "meetup cant #1", Answer::Cant;
}

/// The meetup of this number.
pub(super) async fn find(turn: &mut Turn<'_>, number: i64) -> Result<Meetup, Failure> {
    let found = store::by_number(turn.tx, turn.community, number).await?;
    found.ok_or_else(|| {
        Refusal::new("refused-no-meetup")
            .about("meetup")
            .text("number", number.to_string())
            .command("command", "meetup list")
            .into()
    })
}

/// Writes an answer and refreshes the cards.
pub async fn answer(turn: &mut Turn<'_>, meetup: &Meetup, answer: Answer) -> Result<Outcome, Failure> {
    refuse_unless_open(turn, meetup)?;
    let member = turn.asker.member.id;
    let before = store::answer_of(turn.tx, meetup.id, member).await?;

    if before != Some(answer) {
        store::answer(turn.tx, meetup.id, member, answer, turn.now).await?;
        cards::refresh(turn.tx, turn.ids, turn.community, meetup.id, turn.now, turn.gather).await?;
    }
    Ok(Outcome::Answered { meetup: meetup.id, answer, before })
}

/// Takes an answer back, if it is still the one that was given: a reaction removed.
pub async fn take_back(turn: &mut Turn<'_>, meetup: &Meetup, answer: Answer) -> Result<Outcome, Failure> {
    refuse_unless_open(turn, meetup)?;
    let member = turn.asker.member.id;

    if store::answer_of(turn.tx, meetup.id, member).await? == Some(answer) {
        store::take_back(turn.tx, meetup.id, member).await?;
        cards::refresh(turn.tx, turn.ids, turn.community, meetup.id, turn.now, turn.gather).await?;
    }
    Ok(Outcome::AnswerTakenBack { meetup: meetup.id })
}

/// Says kindly that it is too late.
pub(super) fn refuse_unless_open(turn: &Turn<'_>, meetup: &Meetup) -> Result<(), Refusal> {
    let key = match rules::state_at(meetup, turn.now) {
        rules::State::Open => return Ok(()),
        rules::State::Cancelled => "refused-cancelled",
        rules::State::Over => "refused-over",
    };
    Err(Refusal::new(key).text("title", &meetup.title).command("command", "meetup list"))
}
