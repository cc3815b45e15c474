//! `my ways`: in which ways she likes to meet.

use super::{Outcome, Part, Way, given, refused, store};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::text::near::fold;
use crate::command::{ArgKind, ArgSpec, CommandSpec, Offer, Seen};
use crate::people::{self, Kept, clears};
use crate::refusal::{Failure, Refusal};
use crate::turn::{Command, Turn};
use crate::wording::words;

/// The words for each way, folded.
const NAMES: [(Way, &[&str]); 3] = [
    (Way::InPerson, &["in-person", "in person", "face to face", "in real life", "en persona", "cara a cara", "park"]),
    (Way::Video, &["video call", "video", "videollamada", "videollamadas", "call", "zoom", "llamada"]),
    (Way::Chat, &["chat", "writing", "messages", "text", "escrito", "mensajes"]),
];

/// Shows them, or says which; none any more when it is empty.
#[derive(Debug)]
pub struct Ways(Option<Vec<Way>>);

impl Command for Ways {
    type Outcome = people::Outcome;

    const SPEC: CommandSpec = CommandSpec {
        path: "my ways",
        args: &[ArgSpec::optional("ways", ArgKind::Offered { what: Offer::Ways, most: 100 })],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my ways in person, chat",
    };

    fn parse(args: Args<'_>, turn: &Turn<'_>) -> Result<Self, Refusal> {
        let Some(text) = args.optional_text("ways", 100)? else { return Ok(Self(None)) };
        if clears(&text) {
            return Ok(Self(Some(Vec::new())));
        }
        let refusal = |rest: &str| {
            let example = words(turn.locale(), "ways-example", &[]);
            refused("refused-ways", "ways", example).text("given", given(rest))
        };
        read(&text).map(|ways| Self(Some(ways))).map_err(|rest| refusal(&rest))
    }

    async fn handle(self, turn: &mut Turn<'_>) -> Result<people::Outcome, Failure> {
        let part = Part::Ways;
        let Some(ways) = self.0 else {
            return Ok(Outcome::Told { part, kept: Kept::Shown, guessed: Vec::new() }.into());
        };
        store::set_ways(turn.tx, turn.asker.member.id, &ways).await?;

        Ok(Outcome::Told { part, kept: Kept::Changed, guessed: Vec::new() }.into())
    }
}

/// Adds a way to hers, or takes it away.
pub(super) async fn tap(turn: &mut Turn<'_>, way: Way) -> Result<(), Failure> {
    let member = turn.asker.member.id;
    let now = super::of(turn.tx, member).await?.ways;
    let ways: Vec<Way> = Way::ALL.into_iter().filter(|one| now.contains(one) != (*one == way)).collect();
    store::set_ways(turn.tx, member, &ways).await?;
    Ok(())
}

/// The ways that a text names, each once, in their own order; or else the piece that names none.
fn read(text: &str) -> Result<Vec<Way>, String> {
    let folded = fold(text).replace('/', ",").replace(" and ", ",").replace(" or ", ",").replace(" y ", ",");
    let folded = folded.replace(" o ", ",");
    let mut found = Vec::new();
    for piece in folded.split([',', ';', '\n', '+', '&']).map(str::trim).filter(|piece| !piece.is_empty()) {
        if ["all", "any", "anything", "all of them", "todo", "todas", "cualquiera"].contains(&piece) {
            found.extend(Way::ALL);
            continue;
        }
        let piece = piece.strip_prefix("by ").or(piece.strip_prefix("por ")).unwrap_or(piece);
        match NAMES.iter().find(|(_, names)| names.contains(&piece)) {
            Some((way, _)) => found.push(*way),
            None => return Err(piece.to_owned()),
        }
    }
    let ways: Vec<Way> = Way::ALL.into_iter().filter(|way| found.contains(way)).collect();
    if ways.is_empty() { Err(text.to_owned()) } else { Ok(ways) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_read_in_both_languages() {
        let all = Way::ALL.to_vec();
        for (typed, ways) in [
            ("in person", vec![Way::InPerson]),
            ("In-person, chat", vec![Way::InPerson, Way::Chat]),
            ("chat and video", vec![Way::Video, Way::Chat]),
            ("en persona o por videollamada", vec![Way::InPerson, Way::Video]),
            ("por escrito", vec![Way::Chat]),
            ("any", all),
        ] {
            assert_eq!(read(typed), Ok(ways), "{typed}");
        }
        assert_eq!(read("chat, telepathy"), Err("telepathy".to_owned()));
        assert_eq!(read(" , "), Err(" , ".to_owned()));
    }
}
