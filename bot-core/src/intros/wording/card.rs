//! The introduction: a warm first line, what they share, something to talk about, a time that suits; and what else is
//! said where they talk.

use std::collections::HashMap;

use super::{button, command, main, named, people_of, said};
use crate::id::{CircleId, MemberId};
use crate::intros::circle::{self, Circle, State};
use crate::intros::score::{Ground, Person, Reason, Shares, shares};
use crate::message::{Message, Moment, MomentStyle, Part, Route, Span};
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
    message.parts.push(Part::Para(say(locale, "circle-opener", &[("count", Arg::Number(count))])));
    message.parts.extend(about(tx, &members, settings, reader).await?);
    message.parts.extend(first_prompt(tx, circle.id, locale).await?);
    message.parts.extend(slot(&circle, count, reader));
    let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
    let mut actions = Vec::new();
    if circle.slot_at.is_some() && circle.meetup.is_none() {
        // Where all of them read it, one tap of anybody is meant for all of them.
        actions.push(main(shared(button(locale, "circle-meetup", of("meetup")))));
    }
    actions.push(shared(button(locale, "circle-prompt", of("prompt"))));
    actions.push(button(locale, "circle-uneasy", of("uneasy")));
    let overseen = Arg::Key(if reader.overseen { "yes" } else { "no" });
    let args = [("count", Arg::Number(count)), ("overseen", overseen), command("intro status")];
    message.parts.push(Part::Note(say(locale, "circle-private", &args)));
    message.parts.push(Part::Actions(actions));
    Ok(Some(message))
}

fn shared(action: crate::message::Action) -> crate::message::Action {
    crate::message::Action { private: false, ..action }
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
    message.parts.extend(about(tx, &members, settings, reader).await?);
    message.parts.extend(first_prompt(tx, circle.id, locale).await?);
    message.parts.extend(slot(circle, count(&members), reader));
    if circle.state == State::Direct {
        message.parts.push(Part::Note(say(locale, "circle-write", &args)));
    }
    let of = |verb: &str| Route::new("intro", verb, circle.id.simple());
    message.parts.push(Part::Actions(vec![
        button(locale, "circle-prompt", of("prompt")),
        button(locale, "circle-uneasy", of("uneasy")),
    ]));
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
            message
        }
        CircleLine::Left => Message::para(locale, say(locale, "circle-left", &[])),
    }))
}

/// The last words in a place that is put away, at the end of its round or before.
pub(in crate::intros) fn goodbye(is_early: bool, locale: Locale) -> Message {
    let text = if is_early { say(locale, "circle-goodbye-early", &[]) } else { say(locale, "circle-goodbye", &[]) };
    Message::para(locale, text)
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
