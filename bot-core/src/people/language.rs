//! `my language`: the language in which the bot speaks to her.

use super::{Outcome, follows, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::Locale;

/// Shows her language, or sets it: her own, or the community's again.
#[derive(Debug)]
pub struct Language(Option<Wish>);

#[derive(Debug)]
enum Wish {
    Own(Locale),
    Community,
}

impl Command for Language {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my language",
        args: &[ArgSpec::optional("language", ArgKind::OneOf(&["en", "es", "community"]))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my language es",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.get("language") else { return Ok(Self(None)) };
        if follows(text) {
            return Ok(Self(Some(Wish::Community)));
        }
        let named = match text.to_lowercase().as_str() {
            "english" | "inglés" | "ingles" => Some(Locale::En),
            "spanish" | "español" | "espanol" => Some(Locale::Es),
            code => Locale::from_code(code),
        };
        let refused = || Refusal::new("refused-language").about("language").text("given", text).text("example", "es");
        named.map(|locale| Self(Some(Wish::Own(locale)))).ok_or_else(refused)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let (locale, outcome) = match self.0 {
            None => return Ok(Outcome::LanguageShown),
            Some(Wish::Own(locale)) => (Some(locale), Outcome::LanguageSet(locale)),
            Some(Wish::Community) => (None, Outcome::LanguageReset),
        };
        store::set_locale(turn.tx, turn.asker.member.id, locale).await?;

        Ok(outcome)
    }
}
