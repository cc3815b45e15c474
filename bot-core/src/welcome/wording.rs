//! What the welcome says.

use super::board::BOARD;
use super::{CHANNEL, Outcome, is_on, store};
use crate::access::Access;
use crate::id::{CommunityId, MemberId};
use crate::incoming::PlaceKey;
use crate::incoming::PlatformKind;
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::outbox;
use crate::people::{self, profile};
use crate::settings::{Settings, VALUES};
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say};

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    Ok(match outcome {
        Outcome::Values => values(settings, reader),
        Outcome::Welcome => welcome(settings, reader),
        Outcome::In => {
            let mut message = Message::para(locale, say(locale, "welcome-in", &[]));
            message.parts.push(Part::Actions(ways_in(settings, locale)));
            message
        }
        Outcome::Said => said(tx, reader).await?,
        Outcome::Kept => Message::para(locale, say(locale, "hello-kept", &[("command", Arg::command("my about"))])),
    })
}

/// What matters here; to an admin also how it is written down.
fn values(settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    let set = format!("settings set {} {}", VALUES.name, VALUES.example);
    let how = |key: &str| Part::Note(say(locale, key, &[("command", Arg::command(&set))]));
    let is_admin = Access::Admin.allows(reader.standing);
    let Some(values) = settings.sentences(&VALUES) else {
        let mut message = Message::para(locale, say(locale, "values-none", &[]));
        message.parts.extend(is_admin.then(|| how("values-how")));
        return message;
    };
    Message::new(locale, vec![Part::Heading(say(locale, "values-heading", &[])), quoted(values)])
}

/// What whoever arrives reads.
fn welcome(settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut parts = vec![Part::Para(say(locale, "welcome", &[]))];
    let values = settings.sentences(&VALUES);
    if let Some(values) = values {
        parts.push(Part::Para(say(locale, "welcome-values", &[])));
        parts.push(quoted(values));
    }
    // Where nobody has chosen a channel for hellos, there is nobody to say it to.
    let next = if settings.channels(CHANNEL.name).is_empty() { "welcome-next-without-hello" } else { "welcome-next" };
    parts.push(Part::Para(say(locale, next, &[])));
    let is_in = values.is_some().then(|| {
        let is_in = Action::new(locale, "welcome-in", Does::Invoke(Route::new("welcome", "in", "")));
        is_in.styled(Style::Main)
    });
    parts.push(Part::Actions(is_in.into_iter().chain(ways_in(settings, locale)).collect()));
    Message::new(locale, parts)
}

/// What she may do, if she likes: nothing of it is asked of her.
fn ways_in(settings: &Settings, locale: Locale) -> Vec<Action> {
    let hello = (!settings.channels(CHANNEL.name).is_empty())
        .then(|| Action::new(locale, "welcome-hello", Does::Open(Route::new("ask", "new", "village-hello"))));
    let others = [
        Action::new(locale, "welcome-meet", Does::Invoke(Route::new("intro", "join", ""))),
        Action::new(locale, "welcome-list", Does::Invoke(Route::new("meetup", "list", ""))),
    ];
    hello.into_iter().chain(others).collect()
}

/// Her hello is said; would she like to keep it?
async fn said(tx: &mut Tx, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let has_line = match reader.member {
        Some(member) => profile::of(tx, member).await?.about.is_some(),
        None => false,
    };
    let about = ("about", Arg::Key(if has_line { "hers" } else { "other" }));
    let mut message = Message::para(locale, say(locale, "hello-said", &[]));
    message.parts.push(Part::Para(say(locale, "hello-keep", &[about])));
    let keep = Action::new(locale, "welcome-keep", Does::Invoke(Route::new("welcome", "keep", "")));
    message.parts.push(Part::Actions(vec![keep]));
    Ok(message)
}

/// The welcome, brought to her; none when nobody is welcomed any more.
#[must_use]
pub fn brought(settings: &Settings, reader: &Reader) -> Option<Message> {
    is_on(settings).then(|| welcome(settings, reader))
}

/// Somebody's hello, in her own words; none when she is gone or they are.
pub async fn hello(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let is_here = people::store::member(tx, member).await?.is_some_and(|member| member.left_at.is_none());
    let Some(hello) = store::of(tx, member).await?.hello.filter(|_| is_here) else { return Ok(None) };
    let Some(who) = mention(tx, member, reader, false).await? else { return Ok(None) };
    let locale = reader.locale;
    let from = Part::Para(say(locale, "hello-from", &[("who", Arg::from(who))]));
    Ok(Some(Message::new(locale, vec![from, quoted(&hello)])))
}

/// Her hello could not be put up.
#[must_use]
pub fn unsaid(reader: &Reader) -> Message {
    Message::para(reader.locale, say(reader.locale, "hello-unsaid", &[("command", Arg::command("village hello"))]))
}

/// What the message in a place says now: the way in, or that it is not there any more. None when it was never there.
pub async fn standing(
    tx: &mut Tx,
    community: CommunityId,
    place: &str,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    if !BOARD.stands_in(settings, place) {
        let shown = outbox::store::shown_of(tx, &BOARD.subject(community)).await?;
        let stood = shown.iter().any(|shown| shown.platform == reader.platform && shown.place.id == place);
        let gone =
            || Message::para(locale, say(locale, "welcome-board-off", &[("command", Arg::command("village values"))]));
        return Ok(stood.then(gone));
    }
    let mut parts = vec![Part::Heading(say(locale, "welcome-board", &[]))];
    parts.extend(settings.sentences(&VALUES).map(quoted));
    parts.push(Part::Para(say(locale, "welcome-board-how", &[])));
    let new = Action::new(locale, "welcome-new", Does::Invoke(Route::new("welcome", "new", "")));
    parts.push(Part::Actions(vec![Action { style: Style::Main, private: false, ..new }]));
    Ok(Some(Message::new(locale, parts)))
}

/// Where somebody whose direct messages are closed is told that there is something for her.
pub async fn knock_place(
    tx: &mut Tx,
    member: MemberId,
    settings: &Settings,
) -> Result<Option<(PlatformKind, PlaceKey)>, StoreError> {
    let accounts = people::store::accounts(tx, member).await?;
    Ok(accounts.iter().find_map(|account| {
        let channel = settings.channel(CHANNEL.name, account.home.id)?;
        Some((account.home.platform, PlaceKey { id: channel.to_owned(), thread: None, direct: false }))
    }))
}

/// People's words, as they stand.
fn quoted(text: &str) -> Part {
    Part::Para(vec![Span::Text(text.to_owned())])
}
