//! `settings try`: what would be noticed in a sentence, why, and what would follow.

use serde::{Deserialize, Serialize};

use super::super::lexicon::{Because, Kind, Lexicon};
use super::{DROPPED, Mode, Outcome};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Seen};
use crate::people;
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};

/// Characters at most.
const LONGEST: usize = 2_000;

/// What was noticed in a sentence that somebody tries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tried {
    /// The kind, by its name.
    pub kind: String,
    /// Under which name it is counted.
    pub phrase: String,
    /// The words of the sentence that moved the model, where no phrase was found.
    pub words: Vec<String>,
    /// Where it stands in the sentence, as it is written there.
    pub span: String,
    /// Which sentence names the likely effect; none for support.
    pub effect: Option<String>,
    /// Which sentence offers a gentler wording; none for support.
    pub gentler: Option<String>,
}

/// Tries a sentence.
#[derive(Debug)]
pub struct Try(String);

impl Command for Try {
    type Outcome = Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "settings try",
        args: &[ArgSpec::required("sentence", ArgKind::Lines { most: 2_000 })],
        access: Access::Moderator,
        answer: Seen::ByAsker,
        example: "settings try Honestly, formula is poison",
    };

    fn parse(args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        args.text("sentence", LONGEST).map(Self)
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<Outcome, Failure> {
        let founded_at = people::store::founded_at(turn.tx, turn.community).await?.unwrap_or(turn.now);
        let mode = Mode::now(turn.settings, founded_at, turn.now);
        let lexicon = Lexicon::of(&super::chosen(turn.settings));
        let noticed = lexicon.notice(&self.0, None, super::sensitivity(turn.settings));
        let dropped = turn.settings.list(&DROPPED);
        let noticed = noticed.filter(|noticed| !dropped.contains(&super::phrase_of(noticed)));

        let noticed = noticed.map(|noticed| {
            let speaks = noticed.kind != Kind::Support;
            Tried {
                kind: noticed.kind.name().to_owned(),
                phrase: super::phrase_of(&noticed),
                words: match &noticed.because {
                    Because::Words(words) => words.clone(),
                    Because::Phrase(_) => Vec::new(),
                },
                span: self.0.get(noticed.span.clone()).unwrap_or_default().to_owned(),
                effect: speaks.then_some(noticed.effect),
                gentler: speaks.then_some(noticed.gentler),
            }
        });
        Ok(Outcome::Tried { noticed, mode })
    }
}
