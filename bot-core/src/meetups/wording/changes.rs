//! What a change would change, shown before it does.

use chrono::TimeDelta;

use super::super::edit::{Before, Edit, aspects, has_more_room};
use super::super::rsvp::offers;
use super::super::series::change::{Reach, reach};
use super::super::stops::Stop;
use super::super::{Aspect, Meetup, Plan, REMINDERS, hosts};
use super::card::{ages_words, title};
use super::{action, moment_at, private};
use crate::id::MemberId;
use crate::message::{Action, Does, Message, MomentStyle, Part, Route, Span, Style};
use crate::settings::{Settings, leads_text};
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

/// The change that waits: each thing as it is and as it would be.
pub(super) async fn proposed(
    tx: &mut Tx,
    meetup: &Meetup,
    edit: &Edit,
    overtaken: bool,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let reach = reach(tx, meetup, edit, reader.now).await?;
    let mut parts = Vec::new();
    let meanwhile = edit.began.as_ref().map(|began| differences(began, &edit.before, meetup, settings, reader));
    if let Some(lines) = meanwhile.filter(|lines| !lines.is_empty()) {
        parts.push(Part::Para(say(locale, "edit-overtaken", &[title(meetup)])));
        parts.push(Part::List(lines));
        parts.push(Part::Para(say(locale, "edit-now", &[])));
    } else {
        let key = if overtaken { "edit-proposed-late" } else { "edit-proposed" };
        parts.push(Part::Para(say(locale, key, &[title(meetup)])));
    }
    let mut lines = differences(&edit.before, &edit.after, meetup, settings, reader);
    let other_hosts = match hosts::given(&edit.change) {
        Some(hosts) => hosts_line(tx, meetup, &hosts, reader).await?,
        None => None,
    };
    let has_other_hosts = other_hosts.is_some();
    lines.extend(other_hosts);
    let rule = super::series::rule_line(tx, meetup, edit, reader).await?;
    let has_rule = rule.is_some();
    lines.extend(rule.map(|(before, after)| line("repeat", before, after, locale)));
    parts.push(Part::List(lines));
    let aspects = aspects(&edit.before, &edit.after);
    let asks = has_more_room(&edit.before.plan, &edit.after.plan) && offers::somebody_waits(tx, meetup).await?;
    let how = match meetup.spontaneous {
        _ if aspects.iter().any(|aspect| aspect.matters_to_those_coming()) => "edit-will-tell",
        false if aspects.iter().any(|aspect| aspect.is_in_calendars()) => "edit-calendars",
        _ if asks => "edit-more-room",
        _ if has_other_hosts => "edit-hosts",
        _ if has_less_room(&edit.before.plan, &edit.after.plan) => "edit-less-room",
        _ => "edit-quiet",
    };
    let is_series = has_rule && meetup.series.is_some();
    if !is_series || how == "edit-will-tell" {
        parts.push(Part::Note(say(locale, how, &[])));
    }
    for (is_so, own, key) in
        [(asks, "edit-more-room", "edit-more-room-too"), (has_other_hosts, "edit-hosts", "edit-hosts-too")]
    {
        parts.extend((is_so && how != own).then(|| Part::Note(say(locale, key, &[]))));
    }
    if is_series {
        parts.push(Part::Note(say(locale, "edit-rule", &[])));
    }
    let tap = |name: &str, verb: &str| {
        let route = Route::new("meetup", verb, meetup.id.simple()).arg(edit.id.simple());
        private(action(locale, name, Does::Invoke(route)))
    };
    let reach = if has_rule { Reach::Alone } else { reach };
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
    Ok(Message::new(locale, parts))
}

/// Each thing that differs, as it was and as it is. What goes with the start is among them.
fn differences(
    before: &Before,
    after: &Before,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Vec<Vec<Span>> {
    let mut aspects = aspects(before, after);
    if before.deadline() != after.deadline() && !aspects.contains(&Aspect::Deadline) {
        aspects.push(Aspect::Deadline);
    }
    let lines = aspects.into_iter().map(|aspect| {
        let value = |at| value(aspect, at, meetup, settings, reader);
        line(aspect.arg(), value(before), value(after), reader.locale)
    });
    lines.collect()
}

fn line(name: &str, before: Vec<Span>, after: Vec<Span>, locale: Locale) -> Vec<Span> {
    let args = [
        ("aspect", Arg::text(words(locale, &format!("aspect-{name}"), &[]))),
        ("before", Arg::Spans(before)),
        ("after", Arg::Spans(after)),
    ];
    say(locale, "edit-line", &args)
}

/// Who hosts it with the one who invites, if that changes.
async fn hosts_line(
    tx: &mut Tx,
    meetup: &Meetup,
    after: &[MemberId],
    reader: &Reader,
) -> Result<Option<Vec<Span>>, StoreError> {
    let before = hosts::others(tx, meetup).await?;
    if before == after {
        return Ok(None);
    }
    let mut sides = Vec::new();
    for members in [&before, after] {
        let mut names = Vec::new();
        for member in members {
            if !names.is_empty() {
                names.push(Span::from(", "));
            }
            names.extend(mention(tx, *member, reader, false).await?);
        }
        sides.push(if names.is_empty() { say(reader.locale, "aspect-nobody", &[]) } else { names });
    }
    let after = sides.pop().unwrap_or_default();
    Ok(Some(line("hosts", sides.pop().unwrap_or_default(), after, reader.locale)))
}

/// What a meetup says of an aspect.
pub(super) fn value(aspect: Aspect, at: &Before, meetup: &Meetup, settings: &Settings, reader: &Reader) -> Vec<Span> {
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
        Aspect::Spots | Aspect::MaxKids => {
            let room = if aspect == Aspect::Spots { plan.spots } else { plan.max_kids };
            room.map_or_else(|| words(locale, "aspect-no-limit", &[]), |room| room.to_string())
        }
        Aspect::Needs => whole(plan.needs),
        Aspect::Ages => plan.ages.map_or_else(|| nothing(locale), |ages| ages_words(ages, locale)),
        Aspect::Stops if plan.stops.is_empty() => nothing(locale),
        Aspect::Stops => {
            let stop = |stop: &Stop| {
                let begins = at.starts_at + TimeDelta::minutes(stop.after);
                [moment_at(begins, meetup, reader, MomentStyle::Time), Span::Text(format!(" {}", stop.place))]
            };
            let stops: Vec<Vec<Span>> = plan.stops.iter().map(|at| stop(at).to_vec()).collect();
            return stops.join(&Span::from(", "));
        }
        Aspect::Deadline => match at.deadline() {
            None => nothing(locale),
            Some(until) => return vec![moment_at(until, meetup, reader, MomentStyle::Full)],
        },
        Aspect::Reminders => leads_text(&plan.reminders.clone().unwrap_or_else(|| settings.leads(&REMINDERS))),
    };
    vec![Span::Text(said)]
}

fn nothing(locale: Locale) -> String {
    words(locale, "aspect-nothing", &[])
}

/// Whether there is less room than before, so that a spot that somebody was offered may be gone.
fn has_less_room(before: &Plan, after: &Plan) -> bool {
    let less =
        |before: Option<i64>, after: Option<i64>| after.is_some_and(|after| before.is_none_or(|before| after < before));
    less(before.spots, after.spots) || less(before.max_kids, after.max_kids)
}
