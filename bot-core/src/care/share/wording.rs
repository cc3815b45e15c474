//! What anonymous posts say, and what is said about them.

use super::{Line, Outcome, Share, State, store};
use crate::id::{MemberId, ShareId, ShareLineId};
use crate::keys::Keys;
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::outbox::ShareNews;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, date, say};

/// An outcome in words, from the state of this moment. Nothing that an author reads has a button: what was shown with
/// buttons is remembered.
pub async fn answer(tx: &mut Tx, outcome: &Outcome, keys: &Keys, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let (Outcome::Posted { share, .. }
    | Outcome::More { share, .. }
    | Outcome::Answered { share }
    | Outcome::MeToo { share, .. }
    | Outcome::Approved { share }
    | Outcome::Declined { share }
    | Outcome::Removed { share }
    | Outcome::Paused { share, .. }
    | Outcome::Resumed { share }
    | Outcome::Decided { share }
    | Outcome::Unseal { share }
    | Outcome::UnsealAsked { share }
    | Outcome::Author { share }) = outcome
    else {
        let Outcome::Mine { shares } = outcome else { return Ok(gone(locale)) };
        return mine(tx, shares, locale).await;
    };
    let Some(share) = store::get(tx, *share).await? else { return Ok(gone(locale)) };
    let said = |key: &str| say(locale, key, &[("alias", Arg::text(share.alias.clone()))]);
    Ok(match outcome {
        Outcome::Posted { heavy, waits, .. } | Outcome::More { heavy, waits, .. } => {
            let key = if matches!(outcome, Outcome::Posted { .. }) { "share-posted" } else { "share-more-posted" };
            let more = Arg::command(format!("share more {}", share.alias));
            let args = [
                ("alias", Arg::text(share.alias.clone())),
                ("more", more),
                ("mine", Arg::command("share mine")),
                ("waits", Arg::Key(if *waits { "yes" } else { "no" })),
            ];
            let mut parts = vec![Part::Para(say(locale, key, &args))];
            if *heavy {
                parts.push(Part::Para(say(locale, "share-heavy-hers", &[("command", Arg::command("support"))])));
            }
            if matches!(outcome, Outcome::Posted { .. }) {
                parts.push(Part::Note(say(locale, "share-truth", &[])));
            }
            Message::new(locale, parts)
        }
        Outcome::Answered { .. } => Message::para(locale, said("share-answered")),
        Outcome::MeToo { counts, .. } => {
            Message::para(locale, said(if *counts { "share-me-too" } else { "share-me-too-again" }))
        }
        Outcome::Approved { .. } => Message::para(locale, said("share-approved")),
        Outcome::Declined { .. } => Message::para(locale, said("share-declined")),
        Outcome::Removed { .. } => Message::para(locale, said("share-removed")),
        Outcome::Paused { until, .. } => {
            let resume = Arg::command(format!("share resume {}", share.alias));
            let args = [
                ("alias", Arg::text(share.alias.clone())),
                ("day", Arg::text(date(locale, *until))),
                ("command", resume),
            ];
            Message::para(locale, say(locale, "share-paused", &args))
        }
        Outcome::Resumed { .. } => Message::para(locale, said("share-resumed")),
        Outcome::Decided { .. } => Message::para(locale, said("share-decided")),
        Outcome::Unseal { .. } => {
            let ask =
                Action::new(locale, "share-unseal", Does::Invoke(route("unseal-ask", share.id))).styled(Style::Grave);
            let parts = vec![
                Part::Para(said("share-unseal")),
                Part::Note(say(locale, "share-truth", &[])),
                Part::Actions(vec![ask]),
            ];
            Message::new(locale, parts)
        }
        Outcome::UnsealAsked { .. } => Message::para(locale, said("share-unseal-asked")),
        Outcome::Author { .. } => author(tx, &share, keys, reader).await?.unwrap_or_else(|| gone(locale)),
        Outcome::Mine { .. } => gone(locale),
    })
}

/// What is hers.
async fn mine(tx: &mut Tx, shares: &[ShareId], locale: Locale) -> Result<Message, StoreError> {
    let mut items = Vec::new();
    for share in shares {
        let Some(share) = store::get(tx, *share).await? else { continue };
        let begins: String = share.text.chars().take(60).collect();
        let key = match share.state {
            State::Waiting => "share-mine-waiting",
            State::Open => "share-mine-open",
            State::Declined => "share-mine-declined",
            State::Removed => "share-mine-removed",
        };
        let mut item = say(locale, key, &[("alias", Arg::text(share.alias.clone())), ("begins", Arg::text(begins))]);
        if let Some(reason) = share.reason {
            item.push(Span::Break);
            item.extend(say(locale, "share-reason", &[("why", Arg::text(reason))]));
        }
        items.push(item);
    }
    if items.is_empty() {
        let args = [("command", Arg::command("share post"))];
        return Ok(Message::para(locale, say(locale, "share-mine-none", &args)));
    }
    let parts = vec![
        Part::Heading(say(locale, "share-mine", &[])),
        Part::List(items),
        Part::Note(say(locale, "share-mine-how", &[("command", Arg::command("share more"))])),
    ];
    Ok(Message::new(locale, parts))
}

/// A post, where everybody reads it.
pub async fn card(tx: &mut Tx, share: ShareId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(share) = store::get(tx, share).await? else { return Ok(None) };
    match share.state {
        State::Waiting | State::Declined => return Ok(None),
        State::Removed => {
            let args = [("alias", Arg::text(share.alias))];
            return Ok(Some(Message::para(locale, say(locale, "share-taken-away", &args))));
        }
        State::Open => {}
    }
    let mut parts = vec![
        Part::Heading(say(locale, "share-card", &[("alias", Arg::text(share.alias.clone()))])),
        quoted(&share.text),
    ];
    if share.me_too > 0 {
        parts.push(Part::Para(say(locale, "share-me-toos", &[("count", Arg::Number(share.me_too))])));
    }
    let answer = Arg::command(format!("share answer {}", share.alias));
    parts.push(Part::Note(say(locale, "share-card-how", &[("command", answer)])));
    let open = Route::new("ask", "with", "share-answer").arg(super::slug(&share.alias));
    parts.push(Part::Actions(vec![
        Action::new(locale, "share-me-too", Does::Invoke(route("me-too", share.id))),
        Action::new(locale, "share-answer", Does::Open(open)),
    ]));
    Ok(Some(Message::new(locale, parts)))
}

/// What was said under a post, where everybody reads it.
pub async fn line(tx: &mut Tx, line: ShareLineId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(line) = store::line(tx, line).await? else { return Ok(None) };
    let Some(share) = store::get(tx, line.share).await? else { return Ok(None) };
    let alias = ("alias", Arg::text(share.alias.clone()));
    match line.state {
        State::Waiting | State::Declined => return Ok(None),
        State::Removed => return Ok(Some(Message::para(locale, say(locale, "share-taken-away", &[alias])))),
        State::Open => {}
    }
    let from = match line.member {
        _ if line.anonymous => say(locale, "share-says-more", &[alias]),
        Some(member) => match mention(tx, member, reader, false).await? {
            Some(who) => say(locale, "share-says", &[alias, ("who", Arg::from(who))]),
            None => say(locale, "share-somebody-says", &[alias]),
        },
        None => say(locale, "share-somebody-says", &[alias]),
    };
    Ok(Some(Message::new(locale, vec![Part::Para(from), quoted(&line.text)])))
}

/// Asks those who keep order about a post or a follow-up, or tells them of one that may need somebody.
pub async fn ask(
    tx: &mut Tx,
    share: ShareId,
    line: Option<ShareLineId>,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(share) = store::get(tx, share).await? else { return Ok(None) };
    let line: Option<Line> = match line {
        Some(line) => store::line(tx, line).await?,
        None => None,
    };
    let (state, text, heavy) = match &line {
        Some(line) => (line.state, &line.text, line.heavy),
        None => (share.state, &share.text, share.heavy),
    };
    if !matches!(state, State::Waiting | State::Open) {
        return Ok(None);
    }
    let alias = [("alias", Arg::text(share.alias.clone()))];
    let key = match (state, line.is_some()) {
        (State::Waiting, false) => "share-ask",
        (State::Waiting, true) => "share-ask-more",
        _ => "share-look",
    };
    let mut parts = vec![Part::Para(say(locale, key, &alias)), quoted(text)];
    if heavy {
        parts.push(Part::Para(say(locale, "share-heavy", &alias)));
    }
    let args = [
        ("pause", Arg::command(format!("share pause {} 7", share.alias))),
        ("remove", Arg::command(format!("share remove {}", share.alias))),
    ];
    parts.push(Part::Note(say(locale, "share-ask-how", &args)));
    if state == State::Waiting {
        let id = line.as_ref().map(|line| line.id.simple()).unwrap_or_default();
        let short: String = id.chars().take(8).collect();
        let given =
            if short.is_empty() { super::slug(&share.alias) } else { format!("{}~{short}", super::slug(&share.alias)) };
        let decline = Route::new("ask", "with", "share-decline").arg(given);
        parts.push(Part::Actions(vec![
            Action::new(locale, "share-approve", Does::Invoke(route("approve", share.id).arg(id))).styled(Style::Main),
            Action::new(locale, "share-decline", Does::Open(decline)),
        ]));
    }
    Ok(Some(Message::new(locale, parts)))
}

/// Something that whoever has written a post should hear.
pub async fn news(
    tx: &mut Tx,
    share: ShareId,
    news: ShareNews,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(share) = store::get(tx, share).await? else { return Ok(None) };
    let key = match news {
        ShareNews::Approved => "share-news-approved",
        ShareNews::Declined { .. } => "share-news-declined",
        ShareNews::Answered => "share-news-answered",
        ShareNews::Removed => "share-news-removed",
        ShareNews::Paused { .. } => "share-news-paused",
        ShareNews::Resumed => "share-news-resumed",
        ShareNews::Unsealed => "share-news-unsealed",
    };
    let day = if let ShareNews::Paused { until } = news { date(locale, until) } else { String::new() };
    let more = Arg::command(format!("share more {}", share.alias));
    let args = [("alias", Arg::text(share.alias.clone())), ("day", Arg::text(day)), ("command", more)];
    let mut parts = vec![Part::Para(say(locale, key, &args))];
    let text = match news {
        ShareNews::Declined { line: Some(line) } => store::line(tx, line).await?.map_or(share.text, |line| line.text),
        ShareNews::Declined { line: None }
        | ShareNews::Approved
        | ShareNews::Answered
        | ShareNews::Removed
        | ShareNews::Paused { .. }
        | ShareNews::Resumed
        | ShareNews::Unsealed => share.text,
    };
    if let (ShareNews::Declined { .. } | ShareNews::Removed, Some(reason)) = (news, share.reason) {
        parts.push(Part::Para(say(locale, "share-reason", &[("why", Arg::text(reason))])));
        parts.push(Part::Para(say(locale, "share-your-words", &[])));
        parts.push(quoted(&text));
    }
    Ok(Some(Message::new(locale, parts)))
}

/// Asks a second admin.
pub async fn unseal(tx: &mut Tx, share: ShareId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(share) = store::get(tx, share).await? else { return Ok(None) };
    let Some(asked) = store::unsealing(tx, share.id).await?.filter(|asked| asked.agreed_by.is_none()) else {
        return Ok(None);
    };
    let who = match asked.asked_by {
        Some(member) => mention(tx, member, reader, false).await?,
        None => None,
    };
    let Some(who) = who else { return Ok(None) };
    let args = [("alias", Arg::text(share.alias.clone())), ("who", Arg::from(who)), ("why", Arg::text(asked.reason))];
    let agree = Action::new(locale, "share-agree", Does::Invoke(route("unseal-agree", share.id))).styled(Style::Grave);
    let parts = vec![
        Part::Para(say(locale, "share-unseal-agree", &args)),
        quoted(&share.text),
        Part::Note(say(locale, "share-truth", &[])),
        Part::Actions(vec![agree]),
    ];
    Ok(Some(Message::new(locale, parts)))
}

/// Tells everybody that it was done.
pub async fn unsealed(tx: &mut Tx, share: ShareId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let Some(share) = store::get(tx, share).await? else { return Ok(None) };
    Ok(Some(Message::para(locale, say(locale, "share-unsealed", &[("alias", Arg::text(share.alias))]))))
}

/// Who has written it, to one of the two admins who agreed.
pub async fn told(tx: &mut Tx, share: ShareId, keys: &Keys, reader: &Reader) -> Result<Option<Message>, StoreError> {
    match store::get(tx, share).await? {
        Some(share) => author(tx, &share, keys, reader).await,
        None => Ok(None),
    }
}

async fn author(tx: &mut Tx, share: &Share, keys: &Keys, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let asked = store::unsealing(tx, share.id).await?;
    let may = |member: MemberId| asked.as_ref().is_some_and(|asked| asked.knows(member));
    if !reader.member.is_some_and(may) {
        return Ok(None);
    }
    let Some(member) = share.author(keys) else { return Ok(None) };
    let alias = ("alias", Arg::text(share.alias.clone()));
    Ok(Some(match mention(tx, member, reader, false).await? {
        Some(who) => Message::para(locale, say(locale, "share-author", &[alias, ("who", Arg::from(who))])),
        None => Message::para(locale, say(locale, "share-author-gone", &[alias])),
    }))
}

fn gone(locale: Locale) -> Message {
    Message::para(locale, say(locale, "share-gone", &[]))
}

fn quoted(text: &str) -> Part {
    Part::Para(vec![Span::Text(text.to_owned())])
}

fn route(verb: &str, share: ShareId) -> Route {
    Route::new("share", verb, share.simple())
}
