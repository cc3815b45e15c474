//! The introduction: a warm first line, what they share, something to talk about, a time that suits; and what else is
//! said where they talk.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::{button, command, named, people_of, said};
use crate::id::{CircleId, MemberId};
use crate::intros::circle::{self, Circle, Occasion, State};
use crate::intros::score::{Ground, Person, Reason, Shares, shares};
use crate::intros::{ask, round};
use crate::message::{Action, Message, Moment, MomentStyle, Part, Route, Span, Style};
use crate::outbox::CircleLine;
use crate::people::kids::{Band, Bands};
use crate::people::vocabulary::{self, Word};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say};

/// The introduction, in the place of its own.
pub async fn card(
    tx: &mut Tx,
    circle: CircleId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(circle) = circle::store::get(tx, circle).await?.filter(Circle::is_on) else { return Ok(None) };
    let reader = &Reader { locale: super::locale_of(tx, &circle, settings).await?, ..reader.clone() };
    let locale = reader.locale;
    let members = there(tx, circle.id).await?;
    let count = count(&members);
    let people = people_of(tx, &members, reader, true).await?;
    let mut message = Message::para(locale, say(locale, "circle-hello", &[("people", Arg::Spans(people))]));
    message.notify = true;
    message.parts.push(Part::Para(match occasion(tx, &circle, reader).await? {
        Some(occasion) => occasion,
        None => say(locale, "circle-opener", &[("count", Arg::Number(count))]),
    }));
    message.parts.extend(about(tx, &members, settings, reader).await?);
    message.parts.extend(first_prompt(tx, circle.id, locale).await?);
    message.parts.extend(slot(&circle, count, reader));
    let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
    let mut actions = Vec::new();
    if circle.slot_at.is_some() && circle.meetup.is_none() {
        actions.push(shared(meetup(&circle, locale)));
    }
    if circle.has_prompts() {
        actions.push(shared(button(locale, "circle-prompt", of("prompt"))));
    }
    actions.push(button(locale, "circle-uneasy", of("uneasy")));
    let overseen = Arg::Key(if reader.overseen { "yes" } else { "no" });
    let args = [("count", Arg::Number(count)), ("overseen", overseen), command("intro status")];
    message.parts.push(Part::Note(say(locale, "circle-private", &args)));
    message.parts.push(Part::Actions(actions));
    Ok(Some(message))
}

/// Where all of them read it, one tap of anybody is meant for all of them.
fn shared(action: Action) -> Action {
    Action { private: false, ..action }
}

/// Makes a meetup of the time that stands beside it, and of no other that is found later.
fn meetup(circle: &Circle, locale: Locale) -> Action {
    let route = Route::new("intro", "meetup", circle.id.simple()).arg(slot_mark(circle));
    button(locale, "circle-meetup", route).styled(Style::Main)
}

/// What tells the time of a circle from one that it had before.
#[must_use]
pub fn slot_mark(circle: &Circle) -> String {
    circle.slot_at.map(|at| (at.timestamp() / 60).to_string()).unwrap_or_default()
}

/// The introduction, to one of them alone: as news where there is no place for it, or when she asks for it.
pub(super) async fn shown(
    tx: &mut Tx,
    circle: &Circle,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let locale = reader.locale;
    let members = there(tx, circle.id).await?;
    let others: Vec<MemberId> = members.iter().copied().filter(|one| Some(*one) != reader.member).collect();
    if !circle.is_on() || others.is_empty() || others.len() == members.len() {
        return Ok(None);
    }
    let people = people_of(tx, &others, reader, false).await?;
    let args = [("people", Arg::Spans(people)), ("count", Arg::Number(count(&others)))];
    let mut message = Message::para(locale, say(locale, "circle-introduced", &args));
    message.parts.extend(occasion(tx, circle, reader).await?.map(Part::Para));
    message.parts.extend(about(tx, &members, settings, reader).await?);
    message.parts.extend(first_prompt(tx, circle.id, locale).await?);
    message.parts.extend(slot(circle, count(&members), reader));
    let unreached = circle::store::members(tx, circle.id)
        .await?
        .iter()
        .any(|one| one.unreached && Some(one.member) == reader.member);
    if circle.state == State::Direct {
        message.parts.push(Part::Note(say(locale, "circle-write", &args)));
    } else if unreached {
        message.parts.push(Part::Note(say(locale, "circle-write-unreached", &args)));
    }
    let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
    // Where they have a place, it is offered there, for all of them to see.
    let is_offered = circle.state == State::Direct && slot(circle, 2, reader).is_some();
    let meetup = is_offered.then(|| meetup(circle, locale));
    let prompt = circle.has_prompts().then(|| button(locale, "circle-prompt", of("prompt")));
    let uneasy = button(locale, "circle-uneasy", of("uneasy"));
    message.parts.push(Part::Actions(meetup.into_iter().chain(prompt).chain([uneasy]).collect()));
    Ok(Some(message))
}

/// Something else that is said in the place of its own.
pub async fn line(
    tx: &mut Tx,
    circle: CircleId,
    line: &CircleLine,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(circle) = circle::store::get(tx, circle).await?.filter(Circle::is_on) else { return Ok(None) };
    let reader = &Reader { locale: super::locale_of(tx, &circle, settings).await?, ..reader.clone() };
    let locale = reader.locale;
    Ok(Some(match line {
        CircleLine::Prompt { prompt } => Message::para(locale, said(prompt, "circle-prompt-again", locale)),
        CircleLine::Nudge { prompt } => Message::para(locale, said(prompt, "circle-nudge", locale)),
        CircleLine::Joined { member } => {
            let mut members = there(tx, circle.id).await?;
            members.retain(|one| one != member);
            let who = named(tx, *member, reader, true).await?;
            let people = people_of(tx, &members, reader, false).await?;
            let args = [("who", Arg::from(who)), ("people", Arg::Spans(people))];
            let mut message = Message::para(locale, say(locale, "circle-joined", &args));
            message.notify = true;
            members.push(*member);
            message.parts.extend(about(tx, &members, settings, reader).await?);
            // The time that suited the others may not suit her.
            if circle.meetup.is_none()
                && let Some(slot) = slot(&circle, count(&members), reader)
            {
                message.parts.push(slot);
                message.parts.push(Part::Actions(vec![shared(meetup(&circle, locale))]));
            }
            message
        }
        CircleLine::Left => Message::para(locale, say(locale, "circle-left", &[])),
        CircleLine::Unreached { member } => {
            let who = named(tx, *member, reader, false).await?;
            Message::para(locale, say(locale, "circle-unreached", &[("who", Arg::from(who))]))
        }
    }))
}

/// The last words in a place that is put away, when its time is over or before.
pub(in crate::intros) async fn goodbye(
    tx: &mut Tx,
    circle: &Circle,
    now: DateTime<Utc>,
    locale: Locale,
) -> Result<Message, StoreError> {
    let round = match circle.round() {
        Some(round) => round::store::get(tx, round).await?,
        None => None,
    };
    let is_early = match round {
        Some(round) => matches!(round.state, round::State::Opening | round::State::Open),
        None => now < circle.begun_at + circle::BETWEEN_ROUNDS,
    };
    let text = match (is_early, round) {
        (true, _) => say(locale, "circle-goodbye-early", &[]),
        (false, Some(_)) => say(locale, "circle-goodbye", &[]),
        (false, None) => say(locale, "circle-goodbye-between", &[]),
    };
    Ok(Message::para(locale, text))
}

/// Why they are introduced, when it is not because of a round.
async fn occasion(tx: &mut Tx, circle: &Circle, reader: &Reader) -> Result<Option<Vec<Span>>, StoreError> {
    let locale = reader.locale;
    let others =
        |all: &[MemberId], one: MemberId| all.iter().copied().filter(|other| *other != one).collect::<Vec<_>>();
    match circle.occasion {
        Occasion::Ask(id) => {
            let Some(ask) = ask::store::get(tx, id).await? else { return Ok(None) };
            let helpers = others(&there(tx, circle.id).await?, ask.member);
            let helpers = people_of(tx, &helpers, reader, false).await?;
            let asker = named(tx, ask.member, reader, false).await?;
            let word = vocabulary::label(&ask.word, locale).to_owned();
            let args = [("asker", Arg::from(asker)), ("helper", Arg::Spans(helpers)), ("word", Arg::text(word))];
            Ok(Some(say(locale, "circle-opener-ask", &args)))
        }
        Occasion::Greeting(greeter) => {
            let newcomers = others(&there(tx, circle.id).await?, greeter);
            let newcomers = people_of(tx, &newcomers, reader, false).await?;
            let greeter = named(tx, greeter, reader, false).await?;
            let args = [("greeter", Arg::from(greeter)), ("newcomer", Arg::Spans(newcomers))];
            Ok(Some(say(locale, "circle-opener-greeting", &args)))
        }
        Occasion::Round(_) | Occasion::Forgotten => Ok(None),
    }
}

/// Who is in it.
async fn there(tx: &mut Tx, circle: CircleId) -> Result<Vec<MemberId>, StoreError> {
    let members = circle::store::members(tx, circle).await?;
    Ok(members.iter().filter(|one| one.is_there()).map(|one| one.member).collect())
}

fn count(members: &[MemberId]) -> i64 {
    i64::try_from(members.len()).unwrap_or(i64::MAX)
}

/// A line about each, as far as she shares it, and what all of them share.
async fn about(
    tx: &mut Tx,
    members: &[MemberId],
    settings: &Settings,
    reader: &Reader,
) -> Result<Vec<Part>, StoreError> {
    let locale = reader.locale;
    let shares: HashMap<MemberId, Shares> = shares::of(tx, members).await?;
    let today = reader.now.with_timezone(&settings.zone()).date_naive();
    let mut lines = Vec::new();
    for member in members {
        let Some(hers) = shares.get(member) else { continue };
        let kids = Bands::of(hers.told_kids(), today);
        let kids = crate::people::wording::bands(kids, locale);
        let pieces: Vec<String> =
            hers.told_about().into_iter().map(str::to_owned).chain((!kids.is_empty()).then_some(kids)).collect();
        if !pieces.is_empty() {
            let who = named(tx, *member, reader, false).await?;
            let args = [("who", Arg::from(who)), ("about", Arg::text(pieces.join(" · ")))];
            lines.push(say(locale, "circle-about", &args));
        }
    }
    let mut parts = Vec::new();
    if !lines.is_empty() {
        parts.push(Part::List(lines));
    }
    let ground = Ground::load(tx, members, settings.zone(), reader.now).await?;
    let people: Vec<&Person> = ground.people.iter().collect();
    let mut reasons = Vec::new();
    for reason in ground.reasons(&people) {
        reasons.push(reason_words(tx, &reason, count(members), reader).await?);
    }
    if !reasons.is_empty() {
        parts.push(Part::Para(say(locale, "circle-shares", &[("count", Arg::Number(count(members)))])));
        parts.push(Part::List(reasons));
    }
    Ok(parts)
}

async fn reason_words(tx: &mut Tx, reason: &Reason, count: i64, reader: &Reader) -> Result<Vec<Span>, StoreError> {
    let locale = reader.locale;
    let count = ("count", Arg::Number(count));
    let word = |word: &Word| ("word", Arg::text(vocabulary::label(word, locale)));
    Ok(match reason {
        Reason::Kids(band) => {
            let band = match band {
                Band::Baby => "baby",
                Band::Toddler => "toddler",
                Band::Preschooler => "preschooler",
                Band::School => "school",
                Band::Teen => "teen",
            };
            say(locale, "reason-kids", &[count, ("band", Arg::Key(band))])
        }
        Reason::Expecting => say(locale, "reason-expecting", &[count]),
        Reason::Topic(topic) => say(locale, "reason-topic", &[count, word(topic)]),
        Reason::BothLived(lived) => say(locale, "reason-both-lived", &[count, word(lived)]),
        Reason::Lived { who, asks, word: lived } => {
            let who = ("who", Arg::from(named(tx, *who, reader, false).await?));
            let asks = ("asks", Arg::from(named(tx, *asks, reader, false).await?));
            say(locale, "reason-lived", &[who, asks, word(lived)])
        }
        Reason::Area(area) => say(locale, "reason-area", &[count, ("area", Arg::text(area.clone()))]),
        Reason::Free => say(locale, "reason-free", &[count]),
        Reason::NewHere(who) => say(locale, "reason-new", &[("who", Arg::from(named(tx, *who, reader, false).await?))]),
    })
}

async fn first_prompt(tx: &mut Tx, circle: CircleId, locale: Locale) -> Result<Option<Part>, StoreError> {
    let prompts = circle::store::prompts(tx, circle).await?;
    Ok(prompts.first().map(|prompt| Part::Para(said(prompt, "circle-prompt-first", locale))))
}

fn slot(circle: &Circle, count: i64, reader: &Reader) -> Option<Part> {
    let at = circle.slot_at.filter(|at| *at > reader.now)?;
    let moment = Span::Moment(Moment { at, zone: reader.zone, style: MomentStyle::Full });
    let args = [("moment", Arg::from(moment)), ("count", Arg::Number(count))];
    Some(Part::Para(say(reader.locale, "circle-slot", &args)))
}
