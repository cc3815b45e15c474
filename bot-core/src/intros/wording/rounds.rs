//! What admins read of rounds: where one stands, who would be introduced to whom, and the numbers.

use super::{button, command, people_of};
use crate::id::CommunityId;
use crate::intros::round::{self, Round, State};
use crate::intros::stats::{LEAST, ROUNDS, Remains};
use crate::message::{Message, Part, Route, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// Groups on one page.
const PAGE: usize = 20;

/// Where rounds stand.
pub(super) async fn round(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let latest = round::store::latest(tx, community).await?;
    let number = round::store::next_number(tx, community).await?;
    let people = crate::intros::store::count_in_round(tx, community, number, reader.now).await?;
    let mut message = Message::para(locale, Vec::new());
    message.parts = vec![Part::Heading(say(locale, "round-heading", &[]))];
    if let Some(round) = &latest {
        let state = match round.state {
            State::Gathering => "gathering",
            State::Matched => "matched",
            State::Opening => "opening",
            State::Open => "open",
            State::Closing => "closing",
            State::Closed => "closed",
            State::Cancelled => "cancelled",
        };
        let args = [("number", Arg::Number(round.number)), ("state", Arg::Key(state))];
        message.parts.push(Part::Para(say(locale, "round-stands", &args)));
    }
    message.parts.push(Part::Para(say(locale, "round-people", &[("people", Arg::Number(people))])));
    message.parts.push(Part::Para(match round::begin::planned(tx, community, settings).await? {
        Some(at) => say(locale, "round-next", &[("moment", Arg::from(reader.moment(at)))]),
        None => say(locale, "round-no-schedule", &[command("settings set intro-rounds two-weeks")]),
    }));
    match latest.filter(|round| matches!(round.state, State::Gathering | State::Matched | State::Opening)) {
        Some(round) if round.state == State::Opening => {}
        Some(round) => message.parts.push(deeds(&round, true, locale)),
        None => {
            let of = |verb: &str| Route::new("intro", verb, "");
            message.parts.push(Part::Actions(vec![
                button(locale, "round-preview", of("round-preview")).styled(Style::Main),
                button(locale, "round-begin", of("round-begin")),
            ]));
        }
    }
    Ok(message)
}

/// What can be done about a round that has not opened.
pub(super) fn deeds(round: &Round, see: bool, locale: Locale) -> Part {
    let of = |verb: &str| Route::new("intro", verb, round.id.simple());
    let mut actions = Vec::new();
    if round.state == State::Matched {
        if see {
            actions.push(button(locale, "round-see", of("round-preview")));
        }
        actions.push(button(locale, "round-open", of("round-open")).styled(Style::Main));
    }
    actions.push(button(locale, "round-cancel", of("round-cancel")).styled(Style::Grave));
    Part::Actions(actions)
}

/// Who would be introduced to whom. Why is between those who are introduced.
pub(super) async fn preview(tx: &mut Tx, round: &Round, page: i64, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let plan = round::store::plan(tx, round.id).await?.unwrap_or_default();
    if round.state != State::Matched {
        return Ok(Message::para(locale, say(locale, "round-no-preview", &[command("intro round")])));
    }
    let page = usize::try_from(page).unwrap_or(0);
    let mut lines = Vec::new();
    for group in plan.groups.iter().skip(page * PAGE).take(PAGE) {
        lines.push(people_of(tx, group, reader, false).await?);
    }
    let mut message = Message::para(locale, Vec::new());
    let number = |count: usize| Arg::Number(i64::try_from(count).unwrap_or(i64::MAX));
    message.parts =
        vec![Part::Heading(say(locale, "round-preview", &[("number", Arg::Number(round.number))])), Part::List(lines)];
    let more = plan.groups.len().saturating_sub((page + 1) * PAGE);
    if more > 0 {
        message.parts.push(Part::Note(say(locale, "round-preview-more", &[("count", number(more))])));
    }
    if !plan.left.is_empty() {
        message.parts.push(Part::Note(say(locale, "round-preview-left", &[("count", number(plan.left.len()))])));
    }
    let mut deeds = deeds(round, false, locale);
    if more > 0
        && let Part::Actions(actions) = &mut deeds
    {
        let next = Route::new("intro", "round-preview", round.id.simple()).arg((page + 1).to_string());
        actions.push(button(locale, "round-more", next));
    }
    message.parts.push(deeds);
    Ok(message)
}

/// The numbers of the last rounds.
pub(super) async fn stats(tx: &mut Tx, community: CommunityId, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut lines = Vec::new();
    let mut total = Remains::default();
    for round in round::store::last(tx, community, ROUNDS).await? {
        let Some(opened_at) = round.opened_at else { continue };
        let remains = match round.remains {
            Some(remains) => remains,
            None => round::store::count(tx, round.id).await?,
        };
        let told = told(remains);
        total = total.and(told);
        let number = ("number", Arg::Number(round.number));
        let when = ("day", Arg::from(reader.day(opened_at)));
        lines.push(if remains.introduced < LEAST {
            say(locale, "stats-few", &[number, when])
        } else {
            let [introduced, talked, met, rematched] = counts(told, locale);
            say(locale, "stats-round", &[number, when, introduced, talked, met, rematched])
        });
    }
    let between = round::store::count_between(tx, community, reader.now).await?;
    if between.introduced >= LEAST {
        let told = told(between);
        total = total.and(told);
        lines.push(say(locale, "stats-between", &counts(told, locale)));
    }
    if lines.is_empty() {
        return Ok(Message::para(locale, say(locale, "stats-none", &[command("intro round")])));
    }
    let mut message = Message::para(locale, Vec::new());
    message.parts = vec![Part::Heading(say(locale, "stats-heading", &[])), Part::List(lines)];
    if total.introduced >= LEAST {
        message.parts.push(Part::Para(say(locale, "stats-total", &counts(total, locale))));
    }
    message.parts.push(Part::Note(say(locale, "stats-how", &[])));
    Ok(message)
}

/// Only what counts enough people: what is left away here cannot be worked out from a sum either.
fn told(remains: Remains) -> Remains {
    let enough = |count: i64| if count < LEAST { 0 } else { count };
    Remains {
        introduced: enough(remains.introduced),
        talked: enough(remains.talked),
        met: enough(remains.met),
        rematched: enough(remains.rematched),
    }
}

fn counts(remains: Remains, locale: Locale) -> [(&'static str, Arg); 4] {
    let said = |count: i64| {
        if count < LEAST { Arg::text(words(locale, "stats-fewer", &[])) } else { Arg::text(count.to_string()) }
    };
    [
        ("introduced", said(remains.introduced)),
        ("talked", said(remains.talked)),
        ("met", said(remains.met)),
        ("rematched", said(remains.rematched)),
    ]
}
