//! `my language`: the language in which the bot speaks to her.

use super::{Outcome, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::Locale;

/// Sets her language; none follows the community's.
#[derive(Debug)]
pub struct Language(Option<Locale>);

impl Command for Language {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my language",
        args: &[ArgSpec::optional("language", ArgKind::OneOf(&["en", "es"]))],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my language es",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.get("language") else { return Ok(Self(None)) };
        let named = match text.to_lowercase().as_str() {
            "english" | "inglés" | "ingles" => Some(Locale::En),
            "spanish" | "español" | "espanol" => Some(Locale::Es),
            code => Locale::from_code(code),
        };
        let refused = || Refusal::new("refused-language").about("language").text("given", text).text("example", "es");
        named.map(|locale| Self(Some(locale))).ok_or_else(refused)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        store::set_locale(turn.tx, turn.asker.member.id, self.0).await?;

        Ok(self.0.map_or(Outcome::LanguageReset, Outcome::LanguageSet))
    }
}
