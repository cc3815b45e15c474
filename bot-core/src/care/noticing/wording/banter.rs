//! What is said about who may tease whom.

use super::super::banter::Came;
use super::super::store;
use super::button;
use crate::id::MemberId;
use crate::message::{Message, Part, Span, Style};
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, say, words};

/// What became of her list.
pub(super) async fn answer(tx: &mut Tx, came: Came, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let (other, key) = match came {
        Came::Shown => return list(tx, reader).await,
        Came::Said(other) => (other, "banter-said"),
        Came::Both(other) => (other, "banter-both"),
        Came::Ended(other) => (other, "banter-ended"),
    };
    let args =
        [("person", Arg::from(named(tx, other, reader).await?)), ("command", Arg::command("my banter @ben off"))];
    Ok(Message::para(locale, say(locale, key, &args)))
}

/// Another says so, and asks her.
pub(super) async fn asked(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let Some(me) = reader.member else { return Ok(None) };
    // Meanwhile the other may have taken it back, or she may have said so by herself.
    let theirs = store::banters_of(tx, member).await?;
    if !theirs.contains(&(me, false)) {
        return Ok(None);
    }
    let Some(who) = mention(tx, member, reader, false).await? else { return Ok(None) };
    let locale = reader.locale;
    let mut message = Message::para(locale, say(locale, "banter-asked", &[("person", Arg::from(who))]));
    let yes = button(locale, "banter-yes", "tease", member.simple(), Style::Main);
    message.parts.push(Part::Actions(vec![yes]));
    Ok(Some(message))
}

async fn list(tx: &mut Tx, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let hers = match reader.member {
        Some(member) => store::banters_of(tx, member).await?,
        None => Vec::new(),
    };
    if hers.is_empty() {
        return Ok(Message::para(locale, say(locale, "banter-none", &[("command", Arg::command("my banter @ben"))])));
    }
    let mut lines = Vec::new();
    for (other, both) in hers {
        let key = if both { "banter-line-both" } else { "banter-line-said" };
        lines.push(say(locale, key, &[("person", Arg::from(named(tx, other, reader).await?))]));
    }
    let parts = vec![
        Part::Heading(say(locale, "banter-heading", &[])),
        Part::List(lines),
        Part::Note(say(locale, "banter-how", &[("command", Arg::command("my banter @ben off"))])),
    ];
    Ok(Message::new(locale, parts))
}

async fn named(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Span, StoreError> {
    let mention = mention(tx, member, reader, false).await?;
    Ok(mention.unwrap_or_else(|| Span::Text(words(reader.locale, "avoid-somebody", &[]))))
}
