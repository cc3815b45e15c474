//! What keeping order says: to those who do it, and to her whom it is about.

use chrono::TimeDelta;

use super::{Act, Kind, Outcome, State, marks, store};
use crate::care::appeals;
use crate::care::ladder::{Step, advice};
use crate::id::{ActId, MemberId};
use crate::incoming::PlatformKind;
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::outbox::CareNews;
use crate::people;
use crate::settings::{Settings, VALUES};
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

/// Records that are shown at once.
const SHOWN: usize = 20;

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    community: crate::id::CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    Ok(match outcome {
        Outcome::Draft { act } => draft(tx, *act, settings, reader).await?,
        Outcome::Dropped => para(locale, "care-dropped"),
        Outcome::History { member } => history(tx, *member, reader).await?,
        Outcome::Standing => standing(tx, reader).await?,
        Outcome::Sent { act } => about_act(tx, *act, "care-sent", reader).await?,
        Outcome::Noted { act } => about_act(tx, *act, "care-noted", reader).await?,
        Outcome::TakenBack { act } => about_act(tx, *act, "care-taken-back", reader).await?,
        Outcome::Seconded { act } => about_act(tx, *act, "care-seconded", reader).await?,
        Outcome::NotSeconded { act } => about_act(tx, *act, "care-not-seconded", reader).await?,
        Outcome::Outside => {
            let commands = [("command", "appeal"), ("export", "my export"), ("forget", "my forget")];
            let words = say(locale, "care-outside", &commands.map(|(name, path)| (name, Arg::command(path))));
            Message::para(locale, words)
        }
        Outcome::Appealed { appeal } => appeals::wording::appealed(tx, *appeal, reader).await?,
        Outcome::Appeals => appeals::wording::open(tx, community, reader).await?,
        Outcome::Answered { appeal } => appeals::wording::answered(tx, *appeal, reader).await?,
    })
}

/// News of an act; none when it says nothing any more.
pub async fn news(
    tx: &mut Tx,
    act: ActId,
    news: &CareNews,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(act) = store::get(tx, act).await? else { return Ok(None) };
    let locale = reader.locale;
    let who = who(tx, &act, reader).await?;
    let with = |key: &str| {
        let args = [kind(&act), number(&act), ("who", Arg::from(who.clone()))];
        Message::para(locale, say(locale, key, &args))
    };
    Ok(Some(match news {
        CareNews::Told if act.state == State::Undone => return Ok(None),
        CareNews::Told => told(&act, reader, true),
        CareNews::Over => para(locale, "care-over"),
        CareNews::TakenBack => with("care-taken-back-told"),
        CareNews::Calm if !act.is_on() => return Ok(None),
        CareNews::Calm => calm(&act, settings, reader),
        CareNews::Done => {
            let mut message = with("care-done");
            message.parts.extend(reason(&act, locale));
            message.parts.extend(until(&act, reader));
            message
        }
        CareNews::Second => {
            if act.state != State::Asked {
                return Ok(None);
            }
            let by = name(tx, act.by, reader).await?;
            let args = [("by", Arg::from(by)), ("who", Arg::from(who))];
            let mut message = Message::para(locale, say(locale, "care-second", &args));
            message.parts.extend(reason(&act, locale));
            let yes = Action::new(locale, "care-yes", invoke("yes", act.id)).styled(Style::Grave);
            message.parts.push(Part::Actions(vec![yes, Action::new(locale, "care-no", invoke("no", act.id))]));
            message
        }
        CareNews::NotSeconded => with("care-not-seconded-told"),
        CareNews::Refused { platform } | CareNews::NotLifted { platform } => {
            let is_refused = matches!(news, CareNews::Refused { .. });
            let mut message = with(if is_refused { "care-refused" } else { "care-not-lifted" });
            let platform = ("platform", Arg::Key(platform_key(*platform)));
            message.parts.push(Part::Para(say(locale, "care-refused-how", &[kind(&act), platform])));
            message
        }
        CareNews::Untold => with("care-untold"),
        CareNews::Appeal => return appeals::wording::asked(tx, &act, reader).await,
        CareNews::Answered => return appeals::wording::ended(tx, &act, reader).await,
    }))
}

/// To an admin: the place for those who keep order cannot be written in.
#[must_use]
pub fn desk_lost(reader: &Reader) -> Message {
    let how = Arg::command("settings set moderators-channel here");
    Message::para(reader.locale, say(reader.locale, "care-desk-lost", &[("command", how)]))
}

/// Behind an answer: something waits for her that could not be sent to her.
#[must_use]
pub fn waiting(reader: &Reader) -> Vec<Part> {
    let locale = reader.locale;
    let read = Action::new(locale, "care-waiting", Does::Invoke(Route::new("kept", "care", "")));
    vec![Part::Note(say(locale, "care-waiting", &[])), Part::Actions(vec![read])]
}

/// What is prepared: what she would read, what would happen, and which step would fit.
async fn draft(tx: &mut Tx, act: ActId, settings: &Settings, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(act) = store::get(tx, act).await? else { return Ok(para(locale, "care-gone")) };
    let who = who(tx, &act, reader).await?;
    let args = [kind(&act), number(&act), ("who", Arg::from(who))];
    let mut parts = vec![Part::Para(say(locale, "care-draft", &args))];
    parts.extend(until(&act, reader));
    let is_whole = act.reason.is_some() || act.kind == Kind::Checkin;
    if is_whole {
        let (reads, shown) = match (act.kind, act.about) {
            (Kind::Cool, _) => ("care-draft-place", calm(&act, settings, reader).parts),
            (_, None) => ("care-draft-unknown", Vec::new()),
            (_, Some(about)) => {
                // In her language, as she will read it.
                let hers = people::store::member(tx, about).await?;
                let locale = hers.and_then(|member| member.locale).unwrap_or_else(|| settings.locale());
                ("care-draft-reads", told(&act, &Reader { locale, ..reader.clone() }, false).parts)
            }
        };
        parts.push(Part::Note(say(locale, reads, &[])));
        parts.extend(shown);
    } else {
        parts.push(Part::Para(say(locale, "care-draft-why", &[])));
    }
    if act.kind == Kind::Goodbye {
        parts.push(Part::Note(say(locale, "care-draft-second", &[])));
    }
    if let Some(about) = act.about {
        parts.push(Part::Note(hint(tx, "care-hint", about, reader).await?));
    }
    let mut actions = Vec::new();
    if is_whole {
        let send = Action::new(locale, "care-send", invoke("send", act.id)).styled(Style::Main);
        actions.push(send);
        let open = Route::new("ask", "with", "care-words").arg(act.number.to_string());
        actions.push(Action::new(locale, "care-words", Does::Open(open)));
    } else {
        let open = Route::new("ask", "one", "care-words").arg(format!("{}-why", act.number));
        let why = Action::new(locale, "care-why", Does::Open(open)).styled(Style::Main);
        actions.push(why);
    }
    actions.push(Action::new(locale, "care-drop", invoke("drop", act.id)));
    parts.push(Part::Actions(actions));
    Ok(Message::new(locale, parts))
}

/// What she reads whom it is about.
fn told(act: &Act, reader: &Reader, with_buttons: bool) -> Message {
    let locale = reader.locale;
    let mut parts = vec![Part::Para(match &act.words {
        Some(own) => vec![Span::Text(own.clone())],
        None => say(locale, &format!("care-words-{}", act.kind.name()), &[]),
    })];
    parts.extend(reason(act, locale));
    let what = format!("care-told-{}", act.kind.name());
    parts.push(Part::Para(say(locale, &what, &[("until", end(act, reader))])));
    if let Some(lost) = &act.lost {
        parts.push(Part::Note(say(locale, "care-told-lost", &[])));
        parts.push(Part::Para(vec![Span::Text(lost.clone())]));
    }
    if act.kind == Kind::Checkin {
        return Message::new(locale, parts);
    }
    parts.push(Part::Note(say(
        locale,
        "care-told-appeal",
        &[("command", Arg::command("my standing")), ("appeal", Arg::command("appeal"))],
    )));
    if with_buttons {
        let open = Route::new("ask", "with", "appeal").arg(act.number.to_string());
        let appeal = Action::new(locale, "care-appeal", Does::Open(open));
        let standing = Action::new(locale, "care-standing", Does::Invoke(Route::new("care", "standing", "")));
        parts.push(Part::Actions(vec![appeal, standing]));
    }
    Message::new(locale, parts)
}

/// What is said in a place that goes slower.
fn calm(act: &Act, settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut parts = vec![Part::Para(match &act.words {
        Some(own) => vec![Span::Text(own.clone())],
        None => say(locale, "care-words-cool", &[]),
    })];
    parts.extend(reason(act, locale));
    parts.push(Part::Para(say(locale, "care-told-cool", &[("until", end(act, reader))])));
    if let Some(values) = settings.sentences(&VALUES) {
        parts.push(Part::Note(say(locale, "care-calm-values", &[])));
        parts.push(Part::Para(vec![Span::Text(values.to_owned())]));
    }
    Message::new(locale, parts)
}

/// What is recorded about somebody, for those who keep order.
async fn history(tx: &mut Tx, member: MemberId, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let who = name(tx, Some(member), reader).await?;
    let all = store::about(tx, member).await?;
    let mut parts = Vec::new();
    if all.is_empty() {
        parts.push(Part::Para(say(locale, "care-history-none", &[("who", Arg::from(who))])));
    } else {
        parts.push(Part::Heading(say(locale, "care-history", &[("who", Arg::from(who))])));
        let mut lines = Vec::new();
        for act in all.iter().take(SHOWN) {
            let by = name(tx, act.by, reader).await?;
            let args = [
                kind(act),
                number(act),
                state(act),
                ("by", Arg::from(by)),
                ("day", Arg::from(reader.day(act.acted_at.unwrap_or(act.created_at)))),
                ("why", Arg::text(act.reason.clone().unwrap_or_else(|| "–".to_owned()))),
            ];
            lines.push(say(locale, "care-history-line", &args));
        }
        parts.push(Part::List(lines));
        let more = all.len().saturating_sub(SHOWN);
        if more > 0 {
            let more = Arg::Number(i64::try_from(more).unwrap_or(i64::MAX));
            parts.push(Part::Note(say(locale, "care-history-more", &[("more", more)])));
        }
    }
    parts.push(Part::Note(hint(tx, "care-hint", member, reader).await?));
    let ways = ["care-nudge", "care-checkin", "care-note"].map(|path| {
        let arg = member.simple();
        match path {
            "care-checkin" => Action::new(locale, path, Does::Invoke(Route::new("ask", "do", path).arg(arg))),
            _ => Action::new(locale, path, Does::Open(Route::new("ask", "with", path).arg(arg))),
        }
    });
    parts.push(Part::Actions(ways.to_vec()));
    Ok(Message::new(locale, parts))
}

/// What is recorded about the reader, for herself: nobody's notes, and nobody who reported.
async fn standing(tx: &mut Tx, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(me) = reader.member else { return Ok(para(locale, "care-standing-none")) };
    let all = store::about(tx, me).await?;
    let hers: Vec<&Act> = all.iter().filter(|act| act.kind != Kind::Note && act.is_recorded()).collect();
    let mut parts = Vec::new();
    let mut actions = Vec::new();
    if hers.is_empty() {
        parts.push(Part::Para(say(locale, "care-standing-none", &[])));
    } else {
        parts.push(Part::Heading(say(locale, "care-standing", &[])));
        let mut lines = Vec::new();
        for act in hers.iter().take(SHOWN) {
            let mark = act.mark().filter(|mark| mark.fades_at() > reader.now && mark.step != Step::Talk);
            let fades = match mark {
                Some(mark) => Arg::from(reader.day(mark.fades_at())),
                None => Arg::text(""),
            };
            let args = [
                kind(act),
                number(act),
                state(act),
                ("day", Arg::from(reader.day(act.acted_at.unwrap_or(act.created_at)))),
                ("why", Arg::text(act.reason.clone().unwrap_or_else(|| "–".to_owned()))),
                ("counts", Arg::Key(if mark.is_some() { "yes" } else { "no" })),
                ("fades", fades),
            ];
            lines.push(say(locale, "care-standing-line", &args));
            if act.can_be_appealed() && actions.len() < 3 && appeals::store::of_act(tx, act.id).await?.is_none() {
                let open = Route::new("ask", "with", "appeal").arg(act.number.to_string());
                let label = words(locale, "button-care-appeal-one", &[("number", Arg::Number(act.number))]);
                actions.push(Action {
                    label,
                    word: format!("appeal{}", act.number),
                    does: Does::Open(open),
                    style: Style::Plain,
                    private: true,
                });
            }
        }
        parts.push(Part::List(lines));
        parts.push(Part::Para(hint(tx, "care-standing-next", me, reader).await?));
    }
    parts.push(Part::Note(say(locale, "care-standing-how", &[])));
    if !actions.is_empty() {
        parts.push(Part::Actions(actions));
    }
    Ok(Message::new(locale, parts))
}

/// Which step would fit next, and why, for those who keep order or for herself. It is advice and no more.
pub(in crate::care) async fn hint(
    tx: &mut Tx,
    key: &'static str,
    member: MemberId,
    reader: &Reader,
) -> Result<Vec<Span>, StoreError> {
    let locale = reader.locale;
    let advice = advice(&marks(tx, member).await?, reader.now);
    let step = words(locale, &format!("care-step-{}", advice.step.name()), &[]);
    let count = i64::try_from(advice.marks).unwrap_or(i64::MAX);
    let after = advice.after.map(|after| words(locale, &format!("care-step-{}", after.name()), &[]));
    let args =
        [("step", Arg::text(step)), ("marks", Arg::Number(count)), ("after", Arg::text(after.unwrap_or_default()))];
    Ok(say(locale, key, &args))
}

async fn about_act(tx: &mut Tx, act: ActId, key: &'static str, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(act) = store::get(tx, act).await? else { return Ok(para(locale, "care-gone")) };
    let who = who(tx, &act, reader).await?;
    let args = [kind(&act), number(&act), ("who", Arg::from(who))];
    let mut message = Message::para(locale, say(locale, key, &args));
    if act.is_on() && act.kind != Kind::Note {
        let undo = Arg::command(format!("care undo {}", act.number));
        message.parts.push(Part::Note(say(locale, "care-undo-how", &[("command", undo)])));
    }
    Ok(message)
}

/// Whom an act is about, in a name; or the place.
pub(in crate::care) async fn who(tx: &mut Tx, act: &Act, reader: &Reader) -> Result<Span, StoreError> {
    match (act.about, &act.place) {
        (None, Some((_, place))) if act.kind == Kind::Cool => Ok(Span::Channel(place.clone())),
        _ => name(tx, act.about, reader).await,
    }
}

/// A member's name; a word for somebody who is not known.
pub(in crate::care) async fn name(tx: &mut Tx, member: Option<MemberId>, reader: &Reader) -> Result<Span, StoreError> {
    let known = match member {
        Some(member) => mention(tx, member, reader, false).await?,
        None => None,
    };
    Ok(known.unwrap_or_else(|| Span::Text(words(reader.locale, "care-somebody", &[]))))
}

pub(in crate::care) fn reason(act: &Act, locale: Locale) -> Option<Part> {
    let why = act.reason.clone()?;
    Some(Part::Para(say(locale, "care-reason", &[("why", Arg::text(why))])))
}

fn until(act: &Act, reader: &Reader) -> Option<Part> {
    act.minutes?;
    Some(Part::Note(say(reader.locale, "care-until", &[("until", end(act, reader))])))
}

/// When it is over; for what is not sent yet, when it would be if it were sent now.
fn end(act: &Act, reader: &Reader) -> Arg {
    let length = TimeDelta::minutes(act.minutes.unwrap_or_default());
    Arg::from(reader.moment(act.ends_at.unwrap_or(reader.now + length)))
}

pub(in crate::care) fn kind(act: &Act) -> (&'static str, Arg) {
    ("kind", Arg::Key(act.kind.name()))
}

pub(in crate::care) fn number(act: &Act) -> (&'static str, Arg) {
    ("number", Arg::text(format!("#{}", act.number)))
}

fn state(act: &Act) -> (&'static str, Arg) {
    let state = match (act.kind, act.state) {
        // What is said is said: it does not last.
        (Kind::Nudge | Kind::Checkin | Kind::Remove | Kind::Note, State::Active | State::Doing) => State::Ended,
        (_, state) => state,
    };
    ("state", Arg::Key(state.name()))
}

fn platform_key(platform: PlatformKind) -> &'static str {
    platform.name()
}

pub(in crate::care) fn para(locale: Locale, key: &'static str) -> Message {
    Message::para(locale, say(locale, key, &[]))
}

fn invoke(verb: &str, act: ActId) -> Does {
    Does::Invoke(Route::new("care", verb, act.simple()))
}
