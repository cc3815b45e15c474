//! What is said about repeating meetups: how they repeat, and which dates come.

use chrono::{TimeDelta, Weekday};

use super::super::edit::Edit;
use super::super::series::repeat::{self, Rule};
use super::super::series::{Rhythm, Series, store};
use super::super::{Meetup, store as meetups};
use super::card::title;
use super::{
    action, button, calendar, calendar_file, change_actions, field, for_host, gone, moment, moment_at, number, private,
    reason,
};
use crate::message::{Action, Does, Field, Message, MomentStyle, Part, Route, Span, Style};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::time::{Nth, Pace, Repeat};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// Dates that the host is shown when she announces a series.
const SHOWN: usize = 4;

/// How far away a day is said without its year.
const NEAR: TimeDelta = TimeDelta::days(300);

/// "every Tuesday", "on the 1st and 3rd Saturday of the month".
#[must_use]
pub fn repeat_words(repeat: &Repeat, locale: Locale) -> String {
    let day_number = |day: &Weekday| Arg::Number(i64::from(day.num_days_from_monday()));
    match repeat {
        Repeat::Weekly { pace: Pace::EveryWeek, days } if days.len() == 7 => words(locale, "repeat-every-day", &[]),
        Repeat::Weekly { pace, days } => {
            let names = days.iter().map(|day| words(locale, "repeat-day", &[("day", day_number(day))]));
            let days = [("days", Arg::text(joined(names.collect(), locale)))];
            match pace {
                Pace::EveryWeek => words(locale, "repeat-weekly", &days),
                Pace::EveryOtherWeek => words(locale, "repeat-two-weeks", &days),
            }
        }
        Repeat::MonthlyByWeekday { nths, day } => {
            let number = |nth: &Nth| Arg::Number(nth.number().map_or(5, i64::from));
            let names = nths.iter().map(|nth| words(locale, "repeat-nth", &[("nth", number(nth))]));
            let day = words(locale, "weekday", &[("day", day_number(day))]);
            let args = [("nths", Arg::text(joined(names.collect(), locale))), ("day", Arg::text(day))];
            words(locale, "repeat-monthly", &args)
        }
    }
}

/// "Monday, Tuesday and Thursday".
pub(super) fn joined(mut names: Vec<String>, locale: Locale) -> String {
    let Some(last) = names.pop() else { return String::new() };
    if names.is_empty() {
        return last;
    }
    words(locale, "list-joined", &[("names", Arg::text(names.join(", "))), ("last", Arg::text(last))])
}

/// How it repeats, and until when.
fn rhythm(rhythm: &Rhythm, meetup: &Meetup, reader: &Reader) -> Vec<Span> {
    let repeats = repeat_words(&rhythm.repeat, reader.locale);
    // Its last day itself, where an end was said that is no day of it.
    let last = rhythm.last.and_then(|last| {
        let since = last.checked_sub_signed(TimeDelta::days(62)).unwrap_or(last).max(rhythm.first);
        rhythm.days_from(since, 70).last().copied()
    });
    let Some(last) = last else { return vec![Span::Text(repeats)] };
    let at = rhythm.start_on(last).at;
    let style = if at - reader.now > NEAR { MomentStyle::Full } else { MomentStyle::Day };
    let args = [("repeats", Arg::text(repeats)), ("moment", Arg::from(moment_at(at, meetup, reader, style)))];
    say(reader.locale, "repeat-until", &args)
}

/// The series of a meetup, also when it has ended.
async fn series_of(tx: &mut Tx, meetup: &Meetup) -> Result<Option<Series>, StoreError> {
    match &meetup.series {
        Some(place) => store::get(tx, place.series).await,
        None => Ok(None),
    }
}

/// On the card: how it repeats.
pub(super) async fn repeats(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Option<Field>, StoreError> {
    let series = repeat::series_of(tx, meetup).await?;
    Ok(series.map(|series| field(reader.locale, "card-repeats", rhythm(&series.rhythm, meetup, reader))))
}

/// In the list, behind its soonest date: how it repeats, and the other dates that are announced.
pub(super) async fn other_dates(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Vec<Span>, StoreError> {
    let locale = reader.locale;
    let Some(series) = series_of(tx, meetup).await? else { return Ok(Vec::new()) };
    let mut dates: Vec<Span> = Vec::new();
    for date in meetups::of_series(tx, series.id, reader.now).await?.iter().filter(|date| date.id != meetup.id) {
        if !dates.is_empty() {
            dates.push(Span::from(", "));
        }
        dates.extend(day(date, reader));
    }
    let more = match (dates.is_empty(), series.ended_at.is_some()) {
        (true, true) => return Ok(Vec::new()),
        (false, true) => return Ok(say(locale, "list-also", &[("dates", Arg::Spans(dates))])),
        (true, false) => "none",
        (false, false) => "dates",
    };
    let args = [
        ("repeats", Arg::text(repeat_words(&series.rhythm.repeat, locale))),
        ("more", Arg::Key(more)),
        ("dates", Arg::Spans(dates)),
    ];
    Ok(say(locale, "list-repeats", &args))
}

/// "Tuesday, December 8 (#2)".
fn day(date: &Meetup, reader: &Reader) -> Vec<Span> {
    let args = [
        ("moment", Arg::from(moment_at(date.starts_at, date, reader, MomentStyle::Day))),
        ("number", Arg::text(number(date))),
    ];
    say(reader.locale, "series-date", &args)
}

/// To the host: the series is announced, and these are its dates.
pub(super) async fn announced(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(series) = series_of(tx, meetup).await? else { return Ok(gone(locale)) };
    let args = [
        title(meetup),
        ("moment", Arg::from(moment(meetup, reader))),
        ("repeats", Arg::Spans(rhythm(&series.rhythm, meetup, reader))),
        ("skip", Arg::command(format!("meetup skip {}", number(meetup)))),
        ("end", Arg::command(format!("meetup end {}", number(meetup)))),
    ];
    let mut message = Message::para(locale, say(locale, "series-announced", &args));
    message.parts.push(next_dates(tx, meetup, &series, reader).await?);
    message.parts.push(Part::Note(say(locale, "series-announced-how", &args)));
    message.parts.extend(super::announced::naps(tx, meetup, reader).await?);
    message.files.push(calendar::file(meetup, true, reader.now, locale));
    let back = Action { style: Style::Grave, ..action(locale, "take-back", button(meetup, "end")) };
    let actions = change_actions(meetup, reader).into_iter().chain([back]);
    message.parts.push(Part::Actions(actions.collect()));
    Ok(message)
}

/// The next dates: those that are announced, and some that come.
async fn next_dates(tx: &mut Tx, meetup: &Meetup, series: &Series, reader: &Reader) -> Result<Part, StoreError> {
    let open = meetups::of_series(tx, series.id, reader.now).await?;
    let mut lines: Vec<Vec<Span>> = open
        .iter()
        .map(|date| {
            let moment = moment(date, reader);
            say(reader.locale, "series-date", &[("moment", Arg::from(moment)), ("number", Arg::text(number(date)))])
        })
        .collect();
    for day in series.days_ahead(SHOWN.saturating_sub(lines.len())) {
        let at = series.rhythm.start_on(day).at;
        lines.push(vec![moment_at(at, meetup, reader, MomentStyle::Full)]);
    }
    Ok(Part::List(lines))
}

/// To the host: it repeats now, or like this from now on.
pub(super) async fn repeats_now(
    tx: &mut Tx,
    meetup: &Meetup,
    off: i64,
    told: bool,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(series) = series_of(tx, meetup).await? else { return Ok(gone(locale)) };
    let args = [
        title(meetup),
        ("repeats", Arg::Spans(rhythm(&series.rhythm, meetup, reader))),
        ("off", Arg::Number(off)),
        ("told", Arg::Key(if told { "some" } else { "none" })),
        ("skip", Arg::command(format!("meetup skip {}", number(meetup)))),
        ("end", Arg::command(format!("meetup end {}", number(meetup)))),
    ];
    let mut message = Message::para(locale, say(locale, "series-repeats-now", &args));
    message.parts.push(next_dates(tx, meetup, &series, reader).await?);
    if off > 0 {
        message.parts.push(Part::Para(say(locale, "series-dates-off", &args)));
    }
    message.parts.push(Part::Note(say(locale, if told { "series-told" } else { "series-announced-how" }, &args)));
    let dates = open_dates(tx, meetup, reader).await?;
    message.files.extend(for_host(tx, &dates, reader).await?);
    Ok(message)
}

/// How it would repeat, as a line of a change that waits: what it was and what it would be.
pub(super) async fn rule_line(
    tx: &mut Tx,
    meetup: &Meetup,
    edit: &Edit,
    reader: &Reader,
) -> Result<Option<(Vec<Span>, Vec<Span>)>, StoreError> {
    let Some(rule) = repeat::of(&edit.change) else { return Ok(None) };
    let series = repeat::series_of(tx, meetup).await?;
    let once = || say(reader.locale, "aspect-once", &[]);
    let before = series.as_ref().map_or_else(once, |series| rhythm(&series.rhythm, meetup, reader));
    let after = match rule {
        Rule::Once => once(),
        Rule::Repeats { repeat, day, last } => {
            let zone = series.map_or(meetup.zone, |series| series.rhythm.zone);
            let time = edit.after.starts_at.with_timezone(&zone).time();
            let length = edit.after.ends_at - edit.after.starts_at;
            rhythm(&Rhythm { repeat, first: day, last, time, zone, length }, meetup, reader)
        }
    };
    Ok(Some((before, after)))
}

/// To the host who calls off a date of a series: is that one meant, or all?
pub(super) async fn this_or_all(
    tx: &mut Tx,
    meetup: &Meetup,
    asked: &Edit,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let Some(series) = series_of(tx, meetup).await? else { return Ok(gone(locale)) };
    let args = [
        title(meetup),
        ("repeats", Arg::text(repeat_words(&series.rhythm.repeat, locale))),
        ("moment", Arg::from(moment(meetup, reader))),
    ];
    let mut message = Message::para(locale, say(locale, "cancel-this-or-all", &args));
    let tap = |name: &str, verb: &str| {
        let route = Route::new("meetup", verb, meetup.id.simple()).arg(asked.id.simple());
        private(action(locale, name, Does::Invoke(route)))
    };
    let all = Action { style: Style::Grave, ..tap("whole-series", "end") };
    message.parts.push(Part::Actions(vec![tap("only-this", "skip"), all, tap("leave-as-is", "leave-as-is")]));
    Ok(message)
}

/// To the host: this date is off.
pub(super) async fn skipped(tx: &mut Tx, meetup: &Meetup, told: i64, reader: &Reader) -> Result<Message, StoreError> {
    let args = [title(meetup), ("moment", Arg::from(moment(meetup, reader))), ("told", Arg::Number(told))];
    let mut message = Message::para(reader.locale, say(reader.locale, "series-skipped", &args));
    message.parts.push(Part::Note(next(tx, meetup, reader).await?));
    message.files.extend(for_host(tx, std::slice::from_ref(meetup), reader).await?);
    Ok(message)
}

/// The dates of a meetup's series that are not over.
pub(super) async fn open_dates(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Vec<Meetup>, StoreError> {
    match &meetup.series {
        Some(place) => meetups::of_series(tx, place.series, reader.now).await,
        None => Ok(Vec::new()),
    }
}

/// To the host: the series ends; a date before the one it ends with is its last.
pub(super) async fn ended(
    tx: &mut Tx,
    meetup: &Meetup,
    dates: i64,
    told: bool,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let open = open_dates(tx, meetup, reader).await?;
    let args = [title(meetup), ("dates", Arg::Number(dates)), ("told", Arg::Key(if told { "some" } else { "none" }))];
    let mut message = Message::para(reader.locale, say(reader.locale, "series-ended", &args));
    if let Some(last) = open.last() {
        message.parts.push(Part::Note(ends_with(last, reader)));
    }
    let off = Some(meetup).filter(|meetup| meetup.cancelled_at.is_some());
    message.files.extend(for_host(tx, off.map(std::slice::from_ref).unwrap_or_default(), reader).await?);
    Ok(message)
}

/// Which date is its last.
fn ends_with(last: &Meetup, reader: &Reader) -> Vec<Span> {
    let args = [("moment", Arg::from(moment(last, reader))), ("number", Arg::text(number(last)))];
    say(reader.locale, "series-ends-with", &args)
}

/// Which date comes next.
async fn next(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Vec<Span>, StoreError> {
    let open = match &meetup.series {
        Some(place) => meetups::of_series(tx, place.series, reader.now).await?,
        None => Vec::new(),
    };
    let Some(next) = open.first() else { return Ok(say(reader.locale, "series-no-next", &[])) };
    let args = [("moment", Arg::from(moment(next, reader))), ("number", Arg::text(number(next)))];
    Ok(say(reader.locale, "series-next", &args))
}

/// To those who were coming, and to hosts who did not do it themselves: a date is off, alone or with all that follow.
pub(super) async fn off(
    tx: &mut Tx,
    meetup: &Meetup,
    hosts: bool,
    ended: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut args = vec![title(meetup), ("moment", Arg::from(moment(meetup, reader)))];
    args.extend(reason(meetup));
    // Where only its end is set earlier, it takes place before that still.
    let open = match &meetup.series {
        Some(place) if ended => meetups::of_series(tx, place.series, reader.now).await?,
        Some(_) | None => Vec::new(),
    };
    let key = match (ended, hosts) {
        (true, false) if !open.is_empty() => "notice-series-ends-before",
        (false, false) => "notice-skipped",
        (false, true) => "notice-skipped-host",
        (true, false) => "notice-series-ended",
        (true, true) => "notice-series-ended-host",
    };
    let mut message = Message::para(locale, say(locale, key, &args));
    if !ended {
        message.parts.push(Part::Note(next(tx, meetup, reader).await?));
    }
    if let Some(last) = open.last() {
        message.parts.push(Part::Note(ends_with(last, reader)));
    }
    message.files.push(calendar_file(tx, meetup, settings, reader).await?);
    Ok(message)
}

/// To somebody who hosted it with another who has left: it is hers now.
pub(super) async fn yours(
    tx: &mut Tx,
    meetup: &Meetup,
    address: bool,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(series) = repeat::series_of(tx, meetup).await? else { return Ok(None) };
    let args = [
        title(meetup),
        ("repeats", Arg::text(repeat_words(&series.rhythm.repeat, reader.locale))),
        ("moment", Arg::from(moment(meetup, reader))),
        ("command", Arg::command(format!("meetup end {}", number(meetup)))),
    ];
    let mut message = Message::para(reader.locale, say(reader.locale, "news-series-yours", &args));
    message.parts.extend(super::hosting::address_gone(meetup, address, reader.locale));
    Ok(Some(message))
}
