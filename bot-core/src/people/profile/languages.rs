//! `my languages`: the languages in which she can talk with others. In which one the bot speaks to her is another matter
//! (`my language`).

use super::words::said;
use super::{Outcome, Part, given, number, refused, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people::vocabulary::Heard;
use crate::people::vocabulary::languages::{NotLanguages, Spoken, hear};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::words;

/// Languages one member may name.
pub const MOST: usize = 6;

/// The argument.
pub(super) const LANGUAGES: ArgSpec =
    ArgSpec::optional("languages", ArgKind::Offered { what: Offer::Languages, most: 200 });

/// Shows them, or says what they are; none any more when it is empty.
#[derive(Debug)]
pub struct Languages(Option<Heard<Spoken>>);

impl Command for Languages {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my languages",
        args: &[LANGUAGES],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my languages English, Spanish",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        read(args, turn).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let (part, locale) = (Part::Languages, turn.locale());
        let Some(heard) = self.0 else {
            return Ok(Outcome::Told { part, kept: Kept::Shown, guessed: Vec::new() }.into());
        };
        store::set_languages(turn.tx, turn.asker.member.id, &heard.found).await?;

        let guessed = said(heard.guessed, |spoken| spoken.name(locale).to_owned());
        Ok(Outcome::Told { part, kept: Kept::Changed, guessed }.into())
    }
}

/// The languages that are said; none of them takes them back.
pub(super) fn read(args: Args<'_>, turn: &Turn<'_>) -> Result<Option<Heard<Spoken>>, Refusal> {
    let Some(text) = args.optional_text(LANGUAGES.name, 200)? else { return Ok(None) };
    if clears(&text) {
        return Ok(Some(Heard { found: Vec::new(), guessed: Vec::new() }));
    }
    let refusal = |key: &str| refused(key, LANGUAGES.name, words(turn.locale(), "languages-example", &[]));
    let heard = hear(&text).map_err(|why| match why {
        NotLanguages::Empty => refusal("refused-languages-empty"),
        NotLanguages::Unknown { given: unknown } => refusal("refused-languages").text("given", given(&unknown)),
    })?;
    if heard.found.len() > MOST {
        let count = number(heard.found.len());
        return Err(refusal("refused-languages-many").number("most", number(MOST)).number("given", count));
    }
    Ok(Some(heard))
}
