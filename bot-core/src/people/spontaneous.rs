//! `my spontaneous`: whether she wants to hear of meetups that happen right now, and where.

use super::wishes::{Spontaneous as Wish, store};
use super::{Kept, Outcome, clears};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Areas one member may name.
const MOST: usize = 20;
/// Characters of an area.
const MOST_CHARACTERS: usize = 40;

/// What leads to the name of an area in a sentence, folded: `on in the North side`, `sí, en el norte`.
const LEADING: [&str; 20] = [
    "on", "yes", "ok", "only", "just", "in", "at", "around", "near", "the", "si", "solo", "en", "por", "cerca", "de",
    "el", "la", "los", "las",
];

/// An area without the words that only lead to it.
fn bare(area: &str) -> String {
    let words: Vec<&str> = area.split_whitespace().collect();
    let leading = words.iter().take_while(|word| LEADING.contains(&fold(word).as_str())).count();
    words.get(leading..).unwrap_or_default().join(" ")
}

/// Shows it, or says so: on, off, or only in some areas.
#[derive(Debug)]
pub struct Spontaneous(Option<Wish>);

impl Command for Spontaneous {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my spontaneous",
        args: &[ArgSpec::optional("areas", ArgKind::Line { most: 500 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my spontaneous Elm Park, Riverside",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("areas", 500)? else { return Ok(Self(None)) };
        if ["on", "yes", "si", "all", "everywhere", "todo", "todas", "siempre"].contains(&fold(&text).as_str()) {
            return Ok(Self(Some(Wish::Everywhere)));
        }
        if clears(&text) {
            return Ok(Self(Some(Wish::Off)));
        }
        let areas: Vec<String> =
            text.split([',', ';', '\n']).map(bare).filter(|area| area.chars().any(char::is_alphanumeric)).collect();
        let too_long = areas.iter().any(|area| area.chars().count() > MOST_CHARACTERS);
        if areas.is_empty() || areas.len() > MOST || too_long {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            return Err(Refusal::new("refused-areas")
                .about("areas")
                .number("most", number(MOST))
                .number("length", number(MOST_CHARACTERS))
                .command("example", Self::SPEC.example));
        }
        Ok(Self(Some(Wish::In(areas))))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let Some(wish) = self.0 else { return Ok(Outcome::Spontaneous(Kept::Shown)) };
        store::set_spontaneous(turn.tx, turn.asker.member.id, &wish).await?;

        Ok(Outcome::Spontaneous(Kept::Changed))
    }
}
