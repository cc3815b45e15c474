//! What appeals say.

use super::{End, store};
use crate::care::acts::wording::{kind, name, number, para, reason, who};
use crate::care::acts::{self, Act};
use crate::id::{AppealId, CommunityId};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// Somebody else looks at it again.
pub(in crate::care) async fn appealed(tx: &mut Tx, appeal: AppealId, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let known = store::get(tx, appeal).await?;
    Ok(para(locale, if known.is_some() { "appeal-made" } else { "care-gone" }))
}

/// To somebody who may answer: what she says, and what it is about.
pub(in crate::care) async fn asked(tx: &mut Tx, act: &Act, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let appeal = store::of_act(tx, act.id).await?.filter(|appeal| appeal.end == End::Open);
    let Some(appeal) = appeal else { return Ok(None) };
    let (who, by) = (who(tx, act, reader).await?, name(tx, act.by, reader).await?);
    let args = [kind(act), number(act), ("who", Arg::from(who)), ("by", Arg::from(by))];
    let mut parts = vec![Part::Para(say(locale, "appeal-asked", &args))];
    parts.extend(reason(act, locale));
    parts.push(Part::Note(say(locale, "appeal-says", &[])));
    parts.push(Part::Para(vec![Span::Text(appeal.words)]));
    parts.push(Part::Actions(ends(act, locale)));
    Ok(Some(Message::new(locale, parts)))
}

/// Those that are open.
pub(in crate::care) async fn open(tx: &mut Tx, community: CommunityId, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut lines = Vec::new();
    let mut first = None;
    for appeal in store::open_in(tx, community).await? {
        let Some(act) = acts::store::get(tx, appeal.act).await? else { continue };
        // Who decided it does not read what she says of it.
        if reader.member.is_some_and(|reader| act.involved().contains(&reader)) {
            continue;
        }
        let who = who(tx, &act, reader).await?;
        let args = [kind(&act), number(&act), ("who", Arg::from(who)), ("words", Arg::text(appeal.words))];
        lines.push(say(locale, "appeal-line", &args));
        first = first.or(Some(act));
    }
    let Some(first) = first else { return Ok(para(locale, "appeal-none")) };
    let mut parts = vec![Part::Heading(say(locale, "appeal-open", &[])), Part::List(lines)];
    let how = Arg::command(format!("care appeals {} soften", first.number));
    parts.push(Part::Note(say(locale, "appeal-how", &[("command", how)])));
    parts.push(Part::Actions(ends(&first, locale)));
    Ok(Message::new(locale, parts))
}

/// To whoever answered.
pub(in crate::care) async fn answered(tx: &mut Tx, appeal: AppealId, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(appeal) = store::get(tx, appeal).await? else { return Ok(para(locale, "care-gone")) };
    let end = ("end", Arg::Key(appeal.end.name()));
    Ok(Message::para(locale, say(locale, "appeal-answered", &[end])))
}

/// To her: how it ended, and why.
pub(in crate::care) async fn ended(tx: &mut Tx, act: &Act, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let appeal = store::of_act(tx, act.id).await?.filter(|appeal| appeal.end != End::Open);
    let Some(appeal) = appeal else { return Ok(None) };
    let end = ("end", Arg::Key(appeal.end.name()));
    let mut parts = vec![Part::Para(say(locale, "appeal-ended", &[kind(act), end]))];
    if let Some(answer) = appeal.answer {
        parts.push(Part::Para(say(locale, "care-reason", &[("why", Arg::text(answer))])));
    }
    Ok(Some(Message::new(locale, parts)))
}

/// The ways in which it may end; each asks for the reason that she reads.
fn ends(act: &Act, locale: Locale) -> Vec<Action> {
    let end = |end: End, style| {
        let name = end.name();
        let route = Route::new("ask", "do", "care-appeals").arg(format!("{}~{name}", act.number));
        let label = words(locale, &format!("button-appeal-{name}"), &[]);
        Action {
            label,
            word: words(locale, &format!("word-appeal-{name}"), &[]),
            does: Does::Invoke(route),
            style,
            private: true,
        }
    };
    vec![end(End::Uphold, Style::Plain), end(End::Soften, Style::Plain), end(End::Undo, Style::Plain)]
}
