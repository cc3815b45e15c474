//! What `my avoid` says.

use super::{Avoids, store};
use crate::id::MemberId;
use crate::message::{Message, Part, Span};
use crate::store::{StoreError, Tx};
use crate::turn::{self, Reader};
use crate::wording::{Arg, say, words};

/// An outcome in words.
pub(in crate::people) async fn answer(tx: &mut Tx, outcome: &Avoids, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    Ok(match outcome {
        Avoids::Added(other) => {
            let person = named(tx, *other, reader).await?;
            let name = if let Span::Mention(person) = &person { person.name.as_str() } else { "ben" };
            let name = if name.contains(' ') { format!("\"{name}\"") } else { format!("@{name}") };
            let take_back = Arg::command(format!("my avoid {name} off"));
            let args = [("person", Arg::from(person)), ("command", take_back)];
            Message::para(locale, say(locale, "avoid-added", &args))
        }
        Avoids::Removed(other) => {
            let person = Arg::from(named(tx, *other, reader).await?);
            Message::para(locale, say(locale, "avoid-removed", &[("person", person)]))
        }
        Avoids::Cleared => Message::para(locale, say(locale, "avoid-cleared", &[])),
        Avoids::Shown => {
            let mut message =
                Message::para(locale, say(locale, "avoid-none", &[("command", Arg::command("my avoid @ben"))]));
            let people = list(tx, reader).await?;
            if !people.is_empty() {
                message.parts = vec![
                    Part::Heading(say(locale, "avoid-heading", &[])),
                    Part::List(people),
                    Part::Note(say(locale, "avoid-how", &[("command", Arg::command("my avoid @ben off"))])),
                ];
            }
            message
        }
    })
}

/// Whom the reader avoids, a line each.
pub(in crate::people) async fn list(tx: &mut Tx, reader: &Reader) -> Result<Vec<Vec<Span>>, StoreError> {
    let mut people = Vec::new();
    if let Some(member) = reader.member {
        for other in store::avoided_by(tx, member).await? {
            people.push(vec![named(tx, other, reader).await?]);
        }
    }
    Ok(people)
}

async fn named(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Span, StoreError> {
    let mention = turn::mention(tx, member, reader, false).await?;
    Ok(mention.unwrap_or_else(|| Span::Text(words(reader.locale, "avoid-somebody", &[]))))
}
