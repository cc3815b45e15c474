//! `my sharing`: who sees which part of her profile.

use super::{Outcome, Part, SeenBy, given, refused, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people::{self, Kept};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::words;

/// Shows who sees what, or one part of it, or says who sees a part; all parts when none is named.
#[derive(Debug)]
pub struct Share {
    part: Option<Part>,
    seen: Option<SeenBy>,
}

impl Command for Share {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my sharing",
        args: &[
            ArgSpec::optional("part", ArgKind::Offered { what: Offer::Parts, most: 40 }),
            ArgSpec::optional("seen-by", ArgKind::Offered { what: Offer::SeenBy, most: 40 }),
        ],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my sharing lived nobody",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let example = || words(turn.locale(), "sharing-example", &[]);
        let part = args.optional_text("part", 40)?;
        let seen = args.optional_text("seen-by", 40)?;
        let seen = match seen {
            Some(text) => {
                let refusal = || refused("refused-seen-by", "seen-by", example()).text("given", given(&text));
                Some(SeenBy::read(without_for(&text)).ok_or_else(refusal)?)
            }
            None => None,
        };
        match part.map(|text| (Part::read(&text), text)) {
            None => Ok(Self { part: None, seen }),
            Some((Some(part), _)) => Ok(Self { part: Some(part), seen }),
            // `my sharing nobody` is about all of it.
            Some((None, text)) => match SeenBy::read(&text).filter(|_| seen.is_none()) {
                Some(all) => Ok(Self { part: None, seen: Some(all) }),
                None if is_everything(&text) => Ok(Self { part: None, seen }),
                None => {
                    let refusal = refused("refused-part", "part", example()).text("given", given(&text));
                    Err(refusal.command("all", "my sharing"))
                }
            },
        }
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let Some(seen) = self.seen else {
            return Ok(Outcome::Sharing { part: self.part, kept: Kept::Shown }.into());
        };
        share(turn, self.part, seen).await
    }
}

/// Says who sees a part, or all of them.
pub(super) async fn share(turn: &mut Turn<'_>, part: Option<Part>, seen: SeenBy) -> Result<people::Outcome, Failure> {
    let parts = part.as_ref().map_or(Part::ALL.as_slice(), std::slice::from_ref);
    for part in parts {
        store::set_seen(turn.tx, turn.asker.member.id, *part, seen).await?;
    }
    Ok(Outcome::Sharing { part, kept: Kept::Changed }.into())
}

/// `for nobody`, `para nadie`, `: nobody`.
fn without_for(text: &str) -> &str {
    let text = text.trim_start_matches([':', '=', ' ']);
    ["for ", "to ", "para ", "a "].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text)
}

fn is_everything(text: &str) -> bool {
    ["everything", "all of it", "todo"].contains(&crate::command::text::near::fold(text.trim()).as_str())
}
