//! What is said about a time that is being found: the card, and what one person sees of it.

use std::collections::BTreeMap;

use super::super::find::{Candidate, Outcome, Poll, Says, State, Tally, rules, store};
use super::{action, field, gone, private, strong};
use crate::id::{CommunityId, PollId};
use crate::message::{Action, Does, Message, Moment, MomentStyle, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

mod host;

pub use host::news;

/// Times that are being found, in the list of what is on.
const LISTED: i64 = 5;

/// An outcome in words, from the state of this moment.
pub(super) async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let id = match outcome {
        Outcome::Settled(meetup, told) => return host::settled(tx, *meetup, *told, reader).await,
        Outcome::Asked(poll, _)
        | Outcome::Voted(poll, _)
        | Outcome::TakenBack(poll)
        | Outcome::Step(poll, _)
        | Outcome::Mine(poll)
        | Outcome::Proposed(poll, _)
        | Outcome::Shown(poll)
        | Outcome::Result(poll)
        | Outcome::Others(poll)
        | Outcome::Extended(poll)
        | Outcome::PostedAgain(poll)
        | Outcome::Cancelled(poll, _) => *poll,
    };
    let Some(poll) = store::get(tx, id).await? else {
        return Ok(Message::para(locale, say(locale, "find-gone", &[])));
    };
    let hers = match reader.member {
        Some(member) => store::of(tx, id, member).await?,
        None => BTreeMap::new(),
    };
    let para = |key: &str, args: &[(&str, Arg)]| Message::para(locale, say(locale, key, args));
    Ok(match outcome {
        Outcome::Asked(_, chosen) => host::asked(tx, &poll, *chosen, settings, reader).await?,
        Outcome::Voted(_, number) => voted(&poll, *number, &hers, reader),
        Outcome::TakenBack(_) => para("answer-taken-back", &[title(&poll)]),
        Outcome::Step(_, number) => step(&poll, *number, &hers, reader),
        Outcome::Mine(_) => mine(&poll, &hers, reader),
        Outcome::Proposed(_, number) => match poll.candidate(*number) {
            Some(candidate) => {
                let args = [at(candidate, reader), ("number", Arg::Number(candidate.number)), title(&poll)];
                para("find-proposed", &args)
            }
            None => gone(locale),
        },
        Outcome::Shown(_) => host::shown(tx, &poll, reader).await?,
        Outcome::Result(_) => match host::result(tx, &poll, settings, reader).await? {
            Some(message) => message,
            None => host::shown(tx, &poll, reader).await?,
        },
        Outcome::Others(_) => host::others(tx, &poll, reader).await?,
        Outcome::Extended(_) => para("find-extended", &[title(&poll), ("moment", Arg::from(until(&poll, reader)))]),
        Outcome::Cancelled(_, told) => {
            para("find-cancelled", &[title(&poll), ("told", Arg::Key(if *told { "some" } else { "none" }))])
        }
        Outcome::PostedAgain(_) => para("meetup-posted-again", &[]),
        Outcome::Settled(..) => gone(locale),
    })
}

/// The card that everybody sees: counts, and never a name but the host's.
pub async fn card(tx: &mut Tx, poll: PollId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    match store::get(tx, poll).await? {
        Some(poll) => as_card(tx, &poll, reader).await.map(Some),
        None => Ok(None),
    }
}

async fn as_card(tx: &mut Tx, poll: &Poll, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let state = poll.state(reader.now);
    let tallies = store::tallies(tx, poll.id).await?;
    let mut parts = vec![Part::Heading(vec![Span::Text(poll.plan.title.clone())])];
    let until = ("moment", Arg::from(until(poll, reader)));
    let head = match state {
        State::Open if poll.deadline_at - reader.now <= rules::SOON => say(locale, "find-card-soon", &[until]),
        State::Open => say(locale, "find-card-ask", &[until]),
        State::Closed => vec![Span::Strong(say(locale, "find-card-closed", &[]))],
        State::Passed => vec![Span::Strong(say(locale, "find-card-passed", &[]))],
        State::Cancelled => {
            let reason = poll.cancel_reason.clone();
            let has = ("has", Arg::Key(if reason.is_some() { "reason" } else { "none" }));
            vec![Span::Strong(say(
                locale,
                "find-card-cancelled",
                &[has, ("reason", Arg::text(reason.unwrap_or_default()))],
            ))]
        }
        State::Settled(meetup) => {
            let Some(meetup) = super::store::get(tx, meetup).await? else { return Ok(gone(locale)) };
            let moment = super::moment(&meetup, reader);
            let number = ("number", Arg::text(super::number(&meetup)));
            vec![Span::Strong(say(locale, "find-card-settled", &[("moment", Arg::from(moment)), number]))]
        }
    };
    parts.push(Part::Para(head));
    let is_asked = matches!(state, State::Open | State::Closed);
    if is_asked {
        let lines: Vec<Vec<Span>> =
            poll.candidates.iter().map(|candidate| line(candidate, tally(&tallies, candidate), reader)).collect();
        parts.push(Part::Para(lines.join(&Span::Break)));
    }
    let mut fields = Vec::new();
    if !poll.plan.place.is_empty() && state != State::Cancelled {
        fields.push(field(locale, "card-where", vec![Span::Text(poll.plan.place.clone())]));
    }
    let host = match poll.host {
        Some(host) => mention(tx, host, reader, false).await?,
        None => None,
    };
    fields.extend(host.map(|host| field(locale, "card-host", vec![host])));
    parts.push(Part::Fields(fields));
    if let Some(notes) = poll.plan.notes.clone().filter(|_| is_asked) {
        parts.push(Part::Para(vec![Span::Text(notes)]));
    }
    if state == State::Open {
        let voters = store::count_voters(tx, poll.id).await?;
        let command = Span::Command(format!("meetup vote {} 1 maybe: 2", number(poll)));
        let args =
            [("number", Arg::text(number(poll))), ("voters", Arg::Number(voters)), ("command", Arg::from(command))];
        parts.push(Part::Note(say(locale, "find-card-number", &args)));
        parts.push(Part::Actions(buttons(poll, reader)));
    }
    Ok(Message { notify: true, ..Message::new(locale, parts) })
}

/// One for each moment, also for those that have passed: what stands where is what a reaction means.
fn buttons(poll: &Poll, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let moments = poll.candidates.iter().map(|candidate| {
        let key = if candidate.starts_at > reader.now { "button-find-number" } else { "button-find-over" };
        Action {
            label: words(locale, key, &[("number", Arg::Number(candidate.number))]),
            word: candidate.number.to_string(),
            does: on_moment(poll, "find-yes", candidate.number),
            style: Style::Plain,
            private: false,
        }
    });
    let mut actions: Vec<Action> = moments.collect();
    actions.push(private(Action { style: Style::Main, ..action(locale, "find-each", button(poll, "find-answer")) }));
    if poll.candidates.len() < super::super::find::MOST {
        let form = Does::Open(Route::new("ask", "with", "meetup-propose").arg(poll.number.to_string()));
        actions.push(private(action(locale, "find-propose", form)));
    }
    actions
}

/// "1. Saturday at ten – 3 yes · 1 if need be".
fn line(candidate: &Candidate, tally: Tally, reader: &Reader) -> Vec<Span> {
    let locale = reader.locale;
    let number = ("number", Arg::Number(candidate.number));
    if candidate.starts_at <= reader.now {
        return say(locale, "find-line-over", &[number, at(candidate, reader)]);
    }
    say(locale, "find-line", &[number, at(candidate, reader), ("counts", Arg::text(counts(tally, locale)))])
}

/// "3 yes · 1 if need be · 1 no".
fn counts(tally: Tally, locale: Locale) -> String {
    let count = |key: &str, count: i64| (count > 0).then(|| words(locale, key, &[("count", Arg::Number(count))]));
    let said = [count("find-yes", tally.yes), count("find-maybe", tally.maybe), count("find-no", tally.no)];
    let said: Vec<String> = said.into_iter().flatten().collect();
    if said.is_empty() { words(locale, "find-nobody", &[]) } else { said.join(" · ") }
}

fn tally(tallies: &BTreeMap<i64, Tally>, candidate: &Candidate) -> Tally {
    tallies.get(&candidate.number).copied().unwrap_or_default()
}

/// To her: her answer to one moment stands.
fn voted(poll: &Poll, number: i64, hers: &BTreeMap<i64, Says>, reader: &Reader) -> Message {
    let locale = reader.locale;
    let (Some(candidate), Some(says)) = (poll.candidate(number), hers.get(&number)) else {
        return mine(poll, hers, reader);
    };
    let args = [("says", Arg::Key(says.name())), at(candidate, reader), title(poll)];
    let mut message = Message::para(locale, say(locale, "find-voted", &args));
    let others = Says::ALL.into_iter().filter(|other| other != says);
    let mut actions: Vec<Action> = others.map(|other| says_button(poll, "find-", other, number, locale)).collect();
    let left = poll.ahead(reader.now).filter(|candidate| !hers.contains_key(&candidate.number)).count();
    let (name, verb) = if left > 0 { ("find-rest", "find-answer") } else { ("find-mine", "find-mine") };
    actions.push(private(action(locale, name, button(poll, verb))));
    message.parts.push(Part::Actions(actions));
    message
}

/// To her: one moment, and three taps to choose from.
fn step(poll: &Poll, number: i64, hers: &BTreeMap<i64, Says>, reader: &Reader) -> Message {
    let locale = reader.locale;
    let ahead: Vec<&Candidate> = poll.ahead(reader.now).collect();
    let Some(position) = ahead.iter().position(|candidate| candidate.number == number) else {
        return mine(poll, hers, reader);
    };
    let Some(candidate) = ahead.get(position) else { return mine(poll, hers, reader) };
    let whole = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    let args = [title(poll), ("position", whole(position + 1)), ("count", whole(ahead.len())), at(candidate, reader)];
    let mut message = Message::para(locale, say(locale, "find-step", &args));
    if let Some(says) = hers.get(&number) {
        message.parts.push(Part::Note(say(locale, "find-step-said", &[("says", Arg::Key(says.name()))])));
    } else if position == 0 {
        message.parts.push(Part::Note(say(locale, "find-step-how", &[])));
    }
    let taps = Says::ALL.into_iter().map(|says| says_button(poll, "find-step-", says, number, locale));
    message.parts.push(Part::Actions(taps.collect()));
    message
}

/// To her: all her answers.
fn mine(poll: &Poll, hers: &BTreeMap<i64, Says>, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut message = Message::para(locale, say(locale, "find-mine", &[title(poll)]));
    let lines: Vec<Vec<Span>> = poll
        .candidates
        .iter()
        .map(|candidate| {
            let over = candidate.starts_at <= reader.now;
            let says = if over { "over" } else { hers.get(&candidate.number).map_or("none", |says| says.name()) };
            let number = ("number", Arg::Number(candidate.number));
            say(locale, "find-mine-line", &[number, at(candidate, reader), ("says", Arg::Key(says))])
        })
        .collect();
    message.parts.push(Part::Para(lines.join(&Span::Break)));
    let first = poll.ahead(reader.now).next().filter(|_| poll.state(reader.now) == State::Open);
    if let Some(first) = first {
        let until = ("moment", Arg::from(until(poll, reader)));
        message.parts.push(Part::Note(say(locale, "find-mine-until", &[until])));
        let change = action(locale, "change", on_moment(poll, "find-step", first.number));
        message.parts.push(Part::Actions(vec![private(change)]));
    }
    message
}

/// Times that are being found, for the list of what is on.
pub(super) async fn open(tx: &mut Tx, community: CommunityId, reader: &Reader) -> Result<Vec<Part>, StoreError> {
    let locale = reader.locale;
    let polls = store::open(tx, community, reader.now, LISTED).await?;
    if polls.is_empty() {
        return Ok(Vec::new());
    }
    let lines = polls.iter().map(|poll| {
        let is_open = poll.state(reader.now) == State::Open;
        let args = [
            title(poll),
            ("number", Arg::text(number(poll))),
            ("command", Arg::command(format!("meetup vote {}", number(poll)))),
        ];
        say(locale, if is_open { "find-open-line" } else { "find-open-line-closed" }, &args)
    });
    let heading = Part::Para(vec![Span::Strong(say(locale, "find-open", &[]))]);
    let mut parts = vec![heading, Part::List(lines.collect())];
    let more = store::count_open(tx, community, reader.now).await? - LISTED;
    if more > 0 {
        parts.push(Part::Note(say(locale, "find-open-more", &[("count", Arg::Number(more))])));
    }
    Ok(parts)
}

fn says_button(poll: &Poll, verb: &str, says: Says, number: i64, locale: Locale) -> Action {
    let name = match says {
        Says::Yes => "find-yes",
        Says::Maybe => "find-maybe",
        Says::No => "find-no",
    };
    let style = if says == Says::Yes { Style::Main } else { Style::Plain };
    let does = on_moment(poll, &format!("{verb}{}", says.name()), number);
    private(Action { style, ..action(locale, name, does) })
}

fn on_moment(poll: &Poll, verb: &str, number: i64) -> Does {
    Does::Invoke(Route::new("meetup", verb, poll.id.simple()).arg(number.to_string()))
}

fn button(poll: &Poll, verb: &str) -> Does {
    Does::Invoke(Route::new("meetup", verb, poll.id.simple()))
}

fn number(poll: &Poll) -> String {
    format!("#{}", poll.number)
}

fn title(poll: &Poll) -> (&'static str, Arg) {
    ("title", Arg::from(strong(&poll.plan.title)))
}

/// When a moment is: on the wall clock there where many read, in her zone where she reads alone.
fn at(candidate: &Candidate, reader: &Reader) -> (&'static str, Arg) {
    let zone = if reader.member.is_some() { reader.zone } else { candidate.zone };
    ("moment", Arg::from(Span::Moment(Moment { at: candidate.starts_at, zone, style: MomentStyle::Full })))
}

/// Until when people may answer.
fn until(poll: &Poll, reader: &Reader) -> Span {
    let zone = if reader.member.is_some() { reader.zone } else { poll.zone };
    Span::Moment(Moment { at: poll.deadline_at, zone, style: MomentStyle::Full })
}
