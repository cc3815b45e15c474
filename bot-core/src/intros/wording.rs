//! What intros say: outcomes here; introductions, news and rounds in their own rooms.

use super::circle::{self, Circle, Met};
use super::{Outcome, Told, rematch, round};
use crate::id::{CommunityId, MemberId};
use crate::message::{Action, Does, Message, Part, Route, Span, Style};
use crate::people;
use crate::people::profile::Viewer;
use crate::people::profile::wording::seen_fields;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

pub mod ask;
pub mod card;
pub mod news;
pub mod rounds;
pub mod status;

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let para = |key: &str| Message::para(locale, say(locale, key, &[]));
    Ok(match outcome {
        Outcome::Joined { once, already, greeted } => {
            let mut message = joined(tx, community, *once, *already, settings, reader).await?;
            if *greeted {
                message.parts.insert(1, Part::Para(say(locale, "intro-greeted", &[])));
            }
            message
        }
        Outcome::About { member, viewer } => about(tx, *member, *viewer, settings, reader).await?,
        Outcome::Ask { ask, came } => ask::answer(tx, *ask, *came, reader).await?,
        Outcome::WaitsNoMore => para("ask-waits-no-more"),
        Outcome::Greets(true) => Message::para(locale, say(locale, "intro-greets", &[command("intro greet off")])),
        Outcome::Greets(false) => Message::para(locale, say(locale, "intro-greets-not", &[command("intro greet")])),
        Outcome::Left { had_circle } => {
            let args = [("circle", Arg::Key(if *had_circle { "yes" } else { "no" })), command("intro join")];
            Message::para(locale, say(locale, "intro-left", &args))
        }
        Outcome::NotIn => {
            let mut message = Message::para(locale, say(locale, "intro-not-in", &[command("intro join")]));
            message.parts.push(Part::Actions(vec![
                button(locale, "intro-join", Route::new("intro", "join", "")).styled(Style::Main),
            ]));
            message
        }
        Outcome::Paused { until: Some(until) } => {
            let args = [("day", Arg::from(reader.day(*until))), command("intro resume")];
            Message::para(locale, say(locale, "intro-paused-until", &args))
        }
        Outcome::Paused { until: None } => {
            let mut message = Message::para(locale, say(locale, "intro-paused", &[command("intro resume")]));
            message.parts.push(Part::Actions(vec![back(locale)]));
            message
        }
        Outcome::Resumed => {
            let mut message = para("intro-resumed");
            message.parts.extend(next_round(tx, community, settings, reader).await?);
            message
        }
        Outcome::Skipped => {
            let mut message = para("intro-skipped");
            let undo = button(locale, "intro-unskip", Route::new("intro", "skip", ""));
            message.parts.push(Part::Actions(vec![undo]));
            message
        }
        Outcome::NotSkipped => para("intro-not-skipped"),
        Outcome::Status => status::status(tx, community, settings, reader).await?,
        Outcome::Rematch(rematch::Found::Others { .. }) => para("intro-rematch-others"),
        Outcome::Rematch(rematch::Found::Nobody) => para("intro-rematch-nobody"),
        Outcome::Round => rounds::round(tx, community, settings, reader).await?,
        Outcome::Begun { people, approve, .. } => {
            let key = if *approve { "round-begun-approve" } else { "round-begun" };
            Message::para(locale, say(locale, key, &[("people", Arg::Number(*people)), command("intro round")]))
        }
        Outcome::Preview { round, page } => match round::store::get(tx, *round).await? {
            Some(round) => rounds::preview(tx, &round, *page, reader).await?,
            None => para("circle-gone"),
        },
        Outcome::Opening { .. } => para("round-opening"),
        Outcome::Cancelled { .. } => para("round-cancelled"),
        Outcome::Stats => rounds::stats(tx, community, reader).await?,
        Outcome::Met { met, .. } => match met {
            Met::Yes => para("circle-met-yes"),
            Met::NotYet => para("circle-met-not-yet"),
            Met::NotThisTime => {
                Message::para(locale, say(locale, "circle-met-not-this-time", &[command("intro pause")]))
            }
        },
        Outcome::Prompt { prompt, .. } => Message::para(locale, said(prompt, "circle-prompt-again", locale)),
        Outcome::NoMorePrompts => para("circle-no-more-prompts"),
        Outcome::Uneasy { circle } => uneasy(*circle, locale),
        Outcome::EndedQuietly { told } => {
            let told = match told {
                Told::No => "no",
                Told::Yes => "yes",
                Told::Nobody => "nobody",
            };
            let args = [("told", Arg::Key(told)), command("my avoid")];
            Message::para(locale, say(locale, "circle-ended-quietly", &args))
        }
        Outcome::Shown { circle } => match circle::store::get(tx, *circle).await? {
            Some(circle) => card::shown(tx, &circle, settings, reader).await?.unwrap_or_else(|| para("circle-gone")),
            None => para("circle-gone"),
        },
    })
}

/// What somebody shares with whoever reads it.
async fn about(
    tx: &mut Tx,
    member: MemberId,
    viewer: Option<Viewer>,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let today = reader.now.with_timezone(&settings.zone()).date_naive();
    let shares = super::score::shares::of(tx, &[member]).await?.remove(&member).unwrap_or_default();
    let fields = viewer.map(|viewer| seen_fields(&shares.profile, &shares.kids, viewer, today, locale));
    let fields = fields.unwrap_or_default();
    let who = ("who", Arg::Spans(people_of(tx, &[member], reader, false).await?));
    if fields.is_empty() {
        return Ok(Message::para(locale, say(locale, "intro-about-nothing", &[who])));
    }
    let mut message = Message::para(locale, say(locale, "intro-about", &[who]));
    message.parts.push(Part::Fields(fields));
    Ok(message)
}

/// She takes part from now on.
async fn joined(
    tx: &mut Tx,
    community: CommunityId,
    once: bool,
    already: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let key = match (already, once) {
        (true, _) => "intro-joined-already",
        (false, true) => "intro-joined-once",
        (false, false) => "intro-joined",
    };
    let mut message = Message::para(locale, say(locale, key, &[command("intro leave")]));
    message.parts.extend(next_round(tx, community, settings, reader).await?);
    message.parts.push(Part::Note(say(locale, "intro-joined-profile", &[command("my show")])));
    Ok(message)
}

/// When the next round begins by itself.
async fn next_round(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Option<Part>, StoreError> {
    Ok(Some(Part::Para(match round::begin::planned(tx, community, settings).await? {
        Some(at) => say(reader.locale, "intro-next", &[("moment", Arg::from(reader.moment(at)))]),
        None => say(reader.locale, "intro-no-schedule", &[]),
    })))
}

/// Whether she wants it to end.
fn uneasy(circle: crate::id::CircleId, locale: Locale) -> Message {
    let mut message = Message::para(locale, say(locale, "circle-uneasy", &[]));
    let of = |verb: &str| Route::new("intro", verb, circle.simple());
    message.parts.push(Part::Actions(vec![
        button(locale, "circle-end", of("uneasy-end")).styled(Style::Grave),
        button(locale, "circle-end-tell", of("uneasy-tell")).styled(Style::Grave),
    ]));
    message
}

/// The language in which a circle is spoken to: the one that all in it chose, or the community's.
pub async fn locale_of(tx: &mut Tx, circle: &Circle, settings: &Settings) -> Result<Locale, StoreError> {
    let mut chosen = Vec::new();
    for member in circle::store::members(tx, circle.id).await?.iter().filter(|one| one.is_there()) {
        let own = people::store::member(tx, member.member).await?.and_then(|member| member.locale);
        chosen.push(own.unwrap_or_else(|| settings.locale()));
    }
    let first = chosen.first().copied().filter(|first| chosen.iter().all(|one| one == first));
    Ok(first.unwrap_or_else(|| settings.locale()))
}

/// A card of the deck within a sentence.
fn said(prompt: &str, key: &str, locale: Locale) -> Vec<Span> {
    let text = super::deck::text(prompt, locale).unwrap_or_default();
    let prompt = [("prompt", Arg::from(Span::Strong(vec![Span::from(text)])))];
    match key {
        "circle-prompt-first" => say(locale, "circle-prompt-first", &prompt),
        "circle-nudge" => say(locale, "circle-nudge", &prompt),
        "circle-nudge-direct" => say(locale, "circle-nudge-direct", &prompt),
        _ => say(locale, "circle-prompt-again", &prompt),
    }
}

/// People by name, as a language lists them.
async fn people_of(tx: &mut Tx, members: &[MemberId], reader: &Reader, ping: bool) -> Result<Vec<Span>, StoreError> {
    let mut names = Vec::new();
    for member in members {
        names.push(named(tx, *member, reader, ping).await?);
    }
    let Some(last) = names.pop() else { return Ok(Vec::new()) };
    if names.is_empty() {
        return Ok(vec![last]);
    }
    let mut others = Vec::new();
    for name in names {
        if !others.is_empty() {
            others.push(Span::from(", "));
        }
        others.push(name);
    }
    Ok(say(reader.locale, "list-joined", &[("names", Arg::Spans(others)), ("last", Arg::from(last))]))
}

async fn named(tx: &mut Tx, member: MemberId, reader: &Reader, ping: bool) -> Result<Span, StoreError> {
    let name = mention(tx, member, reader, ping).await?;
    Ok(name.unwrap_or_else(|| Span::Text(words(reader.locale, "avoid-somebody", &[]))))
}

fn command(words: &str) -> (&'static str, Arg) {
    ("command", Arg::command(words))
}

/// A button that only she should press where others read.
fn button(locale: Locale, name: &str, route: Route) -> Action {
    Action::new(locale, name, Does::Invoke(route))
}

/// One tap to come back.
fn back(locale: Locale) -> Action {
    button(locale, "intro-back", Route::new("intro", "resume", "")).styled(Style::Main)
}
