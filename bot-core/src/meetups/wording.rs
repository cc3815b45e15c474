//! What meetups say: outcomes, the card, reminders, notices.

use chrono::{DateTime, Utc};

use super::{Answer, Counts, Meetup, Outcome, calendar, list, rules, store};
use crate::id::MeetupId;
use crate::message::{Action, Does, Field, Message, Moment, MomentStyle, Part, Route, Span, Style};
use crate::settings::lead_words;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

/// An outcome in words, from the state of this moment.
pub async fn answer(
    tx: &mut Tx,
    outcome: &Outcome,
    community: crate::id::CommunityId,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    match outcome {
        Outcome::Listed { page } => listed(tx, community, *page, reader).await,
        Outcome::Shown { meetup } => match store::get(tx, *meetup).await? {
            Some(meetup) => shown(tx, &meetup, reader).await,
            None => Ok(gone(locale)),
        },
        Outcome::Announced { meetup } => {
            let Some(meetup) = store::get(tx, *meetup).await? else { return Ok(gone(locale)) };
            let args = [
                ("title", Arg::from(strong(&meetup.title))),
                ("moment", Arg::from(moment(&meetup, reader, MomentStyle::Full))),
                ("number", Arg::text(format!("#{}", meetup.number))),
                ("command", Arg::from(Span::Command(format!("meetup cancel #{}", meetup.number)))),
            ];
            let mut message = Message::para(locale, say(locale, "meetup-announced", &args));
            message.parts.push(Part::Note(say(locale, "meetup-announced-how", &args)));
            message.files.push(calendar::file(&meetup, locale));
            Ok(message)
        }
        Outcome::Answered { meetup, answer, before } => {
            let Some(meetup) = store::get(tx, *meetup).await? else { return Ok(gone(locale)) };
            let args = [
                ("title", Arg::from(strong(&meetup.title))),
                ("moment", Arg::from(moment(&meetup, reader, MomentStyle::Full))),
                ("place", Arg::text(meetup.place.clone())),
            ];
            let key = match (answer, *before == Some(*answer)) {
                (Answer::Going, false) => "answered-going",
                (Answer::Going, true) => "answered-going-already",
                (Answer::Maybe, _) => "answered-maybe",
                (Answer::Cant, _) => "answered-cant",
            };
            let mut message = Message::para(locale, say(locale, key, &args));
            if *answer == Answer::Going {
                message.files.push(calendar::file(&meetup, locale));
            }
            Ok(message)
        }
        Outcome::AnswerTakenBack { meetup } => {
            let Some(meetup) = store::get(tx, *meetup).await? else { return Ok(gone(locale)) };
            Ok(Message::para(locale, say(locale, "answer-taken-back", &[("title", Arg::from(strong(&meetup.title)))])))
        }
        Outcome::Cancelled { meetup, told } => {
            let Some(meetup) = store::get(tx, *meetup).await? else { return Ok(gone(locale)) };
            let args = [("title", Arg::from(strong(&meetup.title))), ("told", Arg::Number(*told))];
            Ok(Message::para(locale, say(locale, "meetup-cancelled", &args)))
        }
    }
}

/// The card that everybody sees.
pub async fn card(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let counts = store::counts(tx, meetup.id).await?;
    let mut fields = vec![
        field(locale, "card-when", from_until(meetup, reader)),
        field(locale, "card-where", vec![Span::Text(meetup.place.clone())]),
    ];
    if let Some(host) = meetup.host
        && let Some(host) = mention(tx, host, reader, false).await?
    {
        fields.push(field(locale, "card-host", vec![host]));
    }
    let state = rules::state_at(meetup, reader.now);
    if state != rules::State::Cancelled {
        fields.push(field(locale, "card-coming", coming(locale, counts)));
    }

    let mut parts = vec![Part::Heading(vec![Span::Text(meetup.title.clone())]), Part::Fields(fields)];
    if let Some(notes) = &meetup.notes {
        parts.push(Part::Para(vec![Span::Text(notes.clone())]));
    }
    match state {
        rules::State::Open => {
            parts.push(Part::Note(say(locale, "card-number", &[("number", Arg::text(format!("#{}", meetup.number)))])));
            parts.push(Part::Actions(Answer::ALL.into_iter().map(|answer| button(locale, meetup, answer)).collect()));
        }
        rules::State::Cancelled => {
            parts.insert(1, Part::Para(vec![Span::Strong(say(locale, "card-cancelled", &reason(meetup)))]));
        }
        rules::State::Over => parts.push(Part::Note(say(locale, "card-over", &[]))),
    }
    Ok(Message { parts, notify: true, ..Message::para(locale, Vec::new()) })
}

/// The reminder to one who is going; `None` when there is nothing to remind of any more.
pub async fn reminder(
    tx: &mut Tx,
    meetup: MeetupId,
    lead: i64,
    due: DateTime<Utc>,
    reader: &Reader,
) -> Result<Option<Message>, StoreError> {
    let Some(meetup) = store::get(tx, meetup).await? else { return Ok(None) };
    let Some(member) = reader.member else { return Ok(None) };
    if rules::state_at(&meetup, reader.now) != rules::State::Open || meetup.starts_at <= reader.now {
        return Ok(None);
    }
    let answer = store::answer_of(tx, meetup.id, member).await?;
    let hosts = meetup.host == Some(member);
    if answer != Some(Answer::Going) && !(hosts && answer.is_none()) {
        return Ok(None);
    }
    let locale = reader.locale;
    let late = reader.now - due > rules::PUNCTUAL;
    let counts = store::counts(tx, meetup.id).await?;
    let args = [
        ("title", Arg::from(strong(&meetup.title))),
        ("moment", Arg::from(moment(&meetup, reader, MomentStyle::Full))),
        ("place", Arg::text(meetup.place.clone())),
        ("lead", Arg::text(lead_words(lead, locale))),
        ("going", Arg::Number(counts.going)),
    ];
    let key = match (hosts, late) {
        (false, false) => "reminder",
        (false, true) => "reminder-late",
        (true, false) => "reminder-host",
        (true, true) => "reminder-host-late",
    };
    let mut message = Message::para(locale, say(locale, key, &args));
    message.notify = true;
    if let Some(notes) = &meetup.notes {
        message.parts.push(Part::Note(vec![Span::Text(notes.clone())]));
    }
    if !hosts {
        message.parts.push(Part::Actions(vec![Action { private: true, ..button(locale, &meetup, Answer::Cant) }]));
    }
    Ok(Some(message))
}

/// The notice that it is off; `None` for those who said neither going nor maybe.
pub async fn cancelled(tx: &mut Tx, meetup: MeetupId, reader: &Reader) -> Result<Option<Message>, StoreError> {
    let Some(meetup) = store::get(tx, meetup).await? else { return Ok(None) };
    let Some(member) = reader.member else { return Ok(None) };
    let answer = store::answer_of(tx, meetup.id, member).await?;
    let hosts = meetup.host == Some(member);
    if meetup.cancelled_at.is_none() || !(hosts || matches!(answer, Some(Answer::Going | Answer::Maybe))) {
        return Ok(None);
    }
    let locale = reader.locale;
    let mut args = vec![
        ("title", Arg::from(strong(&meetup.title))),
        ("moment", Arg::from(moment(&meetup, reader, MomentStyle::Full))),
    ];
    args.extend(reason(&meetup));
    let key = if hosts { "notice-cancelled-host" } else { "notice-cancelled" };
    let mut message = Message::para(locale, say(locale, key, &args));
    message.notify = true;
    if hosts || answer == Some(Answer::Going) {
        message.files.push(calendar::file(&meetup, locale));
    }
    Ok(Some(message))
}

async fn shown(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let mut message = card(tx, meetup, reader).await?;
    message.notify = false;
    let answer = match reader.member {
        Some(member) => store::answer_of(tx, meetup.id, member).await?,
        None => None,
    };
    let key = match answer {
        Some(Answer::Going) => "you-going",
        Some(Answer::Maybe) => "you-maybe",
        Some(Answer::Cant) => "you-cant",
        None => "you-open",
    };
    if rules::state_at(meetup, reader.now) == rules::State::Open {
        let before_buttons = message.parts.len().saturating_sub(1);
        message.parts.insert(before_buttons, Part::Para(say(reader.locale, key, &[])));
    }
    Ok(message)
}

async fn listed(
    tx: &mut Tx,
    community: crate::id::CommunityId,
    page: i64,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let count = store::count_upcoming(tx, community, reader.now).await?;
    let pages = (count + list::PAGE - 1) / list::PAGE;
    let page = page.min(pages - 1).max(0);
    let meetups = store::upcoming(tx, community, reader.now, page * list::PAGE, list::PAGE).await?;
    if meetups.is_empty() {
        let example = Span::Command("meetup new".to_owned());
        return Ok(Message::para(locale, say(locale, "list-empty", &[("command", Arg::from(example))])));
    }
    let mut parts = vec![Part::Heading(say(locale, "list-heading", &[]))];
    let mut day = None;
    let mut items = Vec::new();
    for meetup in &meetups {
        let date = meetup.starts_at.with_timezone(&reader.zone).date_naive();
        if day != Some(date) {
            flush(&mut parts, &mut items);
            day = Some(date);
            parts.push(Part::Para(vec![Span::Strong(vec![moment(meetup, reader, MomentStyle::Day)])]));
        }
        let counts = store::counts(tx, meetup.id).await?;
        items.push(say(
            locale,
            "list-line",
            &[
                ("number", Arg::text(format!("#{}", meetup.number))),
                ("title", Arg::from(strong(&meetup.title))),
                ("time", Arg::from(moment(meetup, reader, MomentStyle::Time))),
                ("place", Arg::text(meetup.place.clone())),
                ("going", Arg::Number(counts.going)),
            ],
        ));
    }
    flush(&mut parts, &mut items);
    if pages > 1 {
        parts.push(Part::Note(say(
            locale,
            "list-page",
            &[("page", Arg::Number(page + 1)), ("pages", Arg::Number(pages))],
        )));
        let turn_to = |label: &str, word: &str, page: i64| Action {
            label: words(locale, label, &[]),
            word: words(locale, word, &[]),
            does: Does::Invoke(Route::new("meetup", "list", "").arg(page.to_string())),
            style: Style::Plain,
            private: true,
        };
        let back = (page > 0).then(|| turn_to("button-back", "word-back", page - 1));
        let more = (page + 1 < pages).then(|| turn_to("button-more", "word-more", page + 1));
        parts.push(Part::Actions(back.into_iter().chain(more).collect()));
    }
    Ok(Message { parts, ..Message::para(locale, Vec::new()) })
}

fn flush(parts: &mut Vec<Part>, items: &mut Vec<Vec<Span>>) {
    if !items.is_empty() {
        parts.push(Part::List(std::mem::take(items)));
    }
}

fn button(locale: Locale, meetup: &Meetup, answer: Answer) -> Action {
    let (label, word) = match answer {
        Answer::Going => ("button-going", "word-going"),
        Answer::Maybe => ("button-maybe", "word-maybe"),
        Answer::Cant => ("button-cant", "word-cant"),
    };
    Action {
        label: words(locale, label, &[]),
        word: words(locale, word, &[]),
        does: Does::Invoke(Route::new("meetup", answer.name(), meetup.id.simple())),
        style: if answer == Answer::Going { Style::Main } else { Style::Plain },
        private: false,
    }
}

fn coming(locale: Locale, counts: Counts) -> Vec<Span> {
    if counts.going == 0 && counts.maybe == 0 {
        return say(locale, "coming-nobody", &[]);
    }
    let count = |key: &str, count: i64| (count > 0).then(|| say(locale, key, &[("count", Arg::Number(count))]));
    let said = [count("coming-going", counts.going), count("coming-maybe", counts.maybe)];
    said.into_iter().flatten().collect::<Vec<_>>().join(&Span::from(" · "))
}

fn reason(meetup: &Meetup) -> Vec<(&'static str, Arg)> {
    let given = meetup.cancel_reason.as_deref();
    vec![
        ("has", Arg::Key(if given.is_some() { "reason" } else { "none" })),
        ("reason", Arg::text(given.unwrap_or_default())),
    ]
}

fn field(locale: Locale, key: &str, value: Vec<Span>) -> Field {
    Field { name: say(locale, key, &[]), value }
}

fn strong(text: &str) -> Span {
    Span::Strong(vec![Span::Text(text.to_owned())])
}

/// When it begins.
fn moment(meetup: &Meetup, reader: &Reader, style: MomentStyle) -> Span {
    moment_at(meetup.starts_at, meetup, reader, style)
}

/// When it begins and ends.
fn from_until(meetup: &Meetup, reader: &Reader) -> Vec<Span> {
    let end = moment_at(meetup.ends_at, meetup, reader, MomentStyle::Time);
    let mut spans = vec![moment(meetup, reader, MomentStyle::Full)];
    spans.extend(say(reader.locale, "card-until", &[("time", Arg::from(end))]));
    spans
}

/// A moment on the meetup's own wall clock where many read, in her zone where she reads alone.
fn moment_at(at: DateTime<Utc>, meetup: &Meetup, reader: &Reader, style: MomentStyle) -> Span {
    let zone = if reader.member.is_some() { reader.zone } else { meetup.zone };
    Span::Moment(Moment { at, zone, style })
}

fn gone(locale: Locale) -> Message {
    Message::para(locale, say(locale, "meetup-gone", &[]))
}
