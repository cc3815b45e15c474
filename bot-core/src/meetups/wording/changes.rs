//! What a change would change, shown before it does.

use super::super::edit::{Before, Edit, aspects};
use super::super::series::change::Reach;
use super::super::{Aspect, Meetup, REMINDERS};
use super::card::{ages_words, title};
use super::{action, moment_at, private};
use crate::message::{Action, Does, Message, MomentStyle, Part, Route, Span, Style};
use crate::settings::{Settings, leads_text};
use crate::turn::Reader;
use crate::wording::{Arg, Locale, say, words};

/// The change that waits: each thing as it is and as it would be.
pub(super) fn proposed(meetup: &Meetup, edit: &Edit, reach: Reach, settings: &Settings, reader: &Reader) -> Message {
    let locale = reader.locale;
    let mut parts = Vec::new();
    if let Some(began) = &edit.began {
        parts.push(Part::Para(say(locale, "edit-overtaken", &[title(meetup)])));
        parts.push(differences(began, &edit.before, meetup, settings, reader));
        parts.push(Part::Para(say(locale, "edit-now", &[])));
    } else {
        parts.push(Part::Para(say(locale, "edit-proposed", &[title(meetup)])));
    }
    parts.push(differences(&edit.before, &edit.after, meetup, settings, reader));
    let told = aspects(&edit.before, &edit.after).iter().any(|aspect| aspect.matters_to_those_coming());
    parts.push(Part::Note(say(locale, if told { "edit-will-tell" } else { "edit-quiet" }, &[])));
    let tap = |name: &str, verb: &str| {
        let route = Route::new("meetup", verb, meetup.id.simple()).arg(edit.id.simple());
        private(action(locale, name, Does::Invoke(route)))
    };
    let name = if reach == Reach::Alone { "change-it" } else { "only-this" };
    let mut actions = vec![Action { style: Style::Main, ..tap(name, "change") }];
    match reach {
        Reach::Alone => {}
        Reach::OnlyThis => parts.push(Part::Note(say(locale, "edit-only-this", &[]))),
        Reach::All => {
            parts.push(Part::Para(say(locale, "edit-this-or-all", &[])));
            actions.push(tap("all-from-here", "change-all"));
        }
    }
    actions.push(tap("leave-as-is", "leave-as-is"));
    parts.push(Part::Actions(actions));
    Message { parts, ..Message::para(locale, Vec::new()) }
}

/// Each thing that differs, as it was and as it is.
fn differences(before: &Before, after: &Before, meetup: &Meetup, settings: &Settings, reader: &Reader) -> Part {
    let locale = reader.locale;
    let lines = aspects(before, after).into_iter().map(|aspect| {
        let args = [
            ("aspect", Arg::text(words(locale, &format!("aspect-{}", aspect.arg()), &[]))),
            ("before", Arg::Spans(value(aspect, before, meetup, settings, reader))),
            ("after", Arg::Spans(value(aspect, after, meetup, settings, reader))),
        ];
        say(locale, "edit-line", &args)
    });
    Part::List(lines.collect())
}

fn value(aspect: Aspect, at: &Before, meetup: &Meetup, settings: &Settings, reader: &Reader) -> Vec<Span> {
    let locale = reader.locale;
    let plan = &at.plan;
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| nothing(locale));
    let whole = |number: Option<i64>| number.map_or_else(|| nothing(locale), |number| number.to_string());
    let said = match aspect {
        Aspect::When => {
            let moment = |at, style| moment_at(at, meetup, reader, style);
            let mut spans = vec![moment(at.starts_at, MomentStyle::Full)];
            let end = moment(at.ends_at, MomentStyle::Time);
            spans.extend(say(locale, "card-until", &[("time", Arg::from(end))]));
            return spans;
        }
        Aspect::Title => plan.title.clone(),
        Aspect::Place => plan.place.clone(),
        Aspect::Address => text(&plan.address),
        Aspect::Notes => text(&plan.notes),
        Aspect::Bring => text(&plan.bring),
        Aspect::Rain => text(&plan.rain),
        Aspect::Spots => whole(plan.spots),
        Aspect::MaxKids => whole(plan.max_kids),
        Aspect::Needs => whole(plan.needs),
        Aspect::Ages => plan.ages.map_or_else(|| nothing(locale), |ages| ages_words(ages, locale)),
        Aspect::Stops if plan.stops.is_empty() => nothing(locale),
        Aspect::Stops => plan.stops.iter().map(|stop| stop.place.as_str()).collect::<Vec<_>>().join(", "),
        Aspect::Deadline => match plan.deadline {
            None => nothing(locale),
            Some(minutes) => {
                let until = at.starts_at - chrono::TimeDelta::minutes(minutes);
                return vec![moment_at(until, meetup, reader, MomentStyle::Full)];
            }
        },
        Aspect::Reminders => leads_text(&plan.reminders.clone().unwrap_or_else(|| settings.leads(&REMINDERS))),
    };
    vec![Span::Text(said)]
}

fn nothing(locale: Locale) -> String {
    words(locale, "aspect-nothing", &[])
}
