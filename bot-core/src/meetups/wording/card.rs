//! The card that everybody sees, and what one person sees of a meetup.

use chrono::{Datelike as _, NaiveTime, TimeDelta, TimeZone as _, Utc, Weekday};
use uuid::Uuid;

use super::super::{Answer, Counts, Meetup, Plan, rsvp, rules, waitlist::Room};
use super::{
    action, address_part, answer_button, button, change_actions, family, field, from_until, guests_buttons, moment_at,
    number, own, private, reason, sees, strong, with,
};
use crate::id::{CommunityId, MeetupId, MemberId};
use crate::message::{Action, Does, Field, Message, MomentStyle, Part, Span, Style};
use crate::people;
use crate::people::kids::{self, Bands};
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::{Reader, mention};
use crate::wording::{Arg, Locale, say, words};

/// Families whose kids' ages are looked up, at most.
const FAMILIES: i64 = 500;

/// What a card looks like, for somebody who has none yet: a walk on the coming Saturday, without anything to tap.
pub async fn sample(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
    reader: &Reader,
) -> Result<Vec<Part>, StoreError> {
    let zone = settings.zone();
    let today = reader.now.with_timezone(&zone).date_naive();
    let saturday = today.iter_days().skip(1).find(|day| day.weekday() == Weekday::Sat).unwrap_or(today);
    let local_start = saturday.and_time(NaiveTime::MIN) + TimeDelta::hours(10);
    let starts_at = zone.from_local_datetime(&local_start).earliest().map_or(reader.now, |at| at.with_timezone(&Utc));
    let text = |key: &str| words(reader.locale, key, &[]);
    let meetup = Meetup {
        id: MeetupId(Uuid::nil()),
        community,
        number: 1,
        host: reader.member,
        plan: Plan { title: text("setup-sample-title"), place: text("setup-sample-place"), ..Plan::default() },
        spontaneous: false,
        private: false,
        local_start,
        zone,
        starts_at,
        ends_at: starts_at + TimeDelta::hours(2),
        created_at: reader.now,
        cancelled_at: None,
        cancel_reason: None,
        rain_at: None,
        remains: None,
        series: None,
        revision: 0,
    };
    let card = card(tx, &meetup, reader).await?;
    Ok(card.parts.into_iter().filter(|part| !matches!(part, Part::Actions(_) | Part::Note(_))).collect())
}

/// The card that everybody sees.
pub async fn card(tx: &mut Tx, meetup: &Meetup, reader: &Reader) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let counts = match meetup.remains {
        Some(remains) => remains,
        None => rsvp::store::counts(tx, meetup.id, reader.now).await?,
    };
    let mut fields = vec![field(locale, "card-when", from_until(meetup, reader))];
    let state = rules::state_at(meetup, reader.now);
    if state != rules::State::Cancelled {
        fields.extend(super::series::repeats(tx, meetup, reader).await?);
    }
    fields.extend(places(meetup, reader));
    for host in super::super::hosts::of(tx, meetup).await? {
        if let Some(host) = mention(tx, host, reader, false).await? {
            match fields.iter_mut().find(|field| field.name == say(locale, "card-host", &[])) {
                Some(hosts) => hosts.value.extend([Span::from(", "), host]),
                None => fields.push(field(locale, "card-host", vec![host])),
            }
        }
    }
    if meetup.host.is_none() && state == rules::State::Open {
        fields.push(field(locale, "card-host", say(locale, "card-host-none", &[])));
    }
    if state != rules::State::Cancelled {
        fields.extend(details(meetup, reader));
        let kids = kids_words(tx, meetup, counts, locale).await?;
        // Once it is over, nobody counts who came: that nobody said so stays unsaid.
        if state == rules::State::Open || counts.going > 0 {
            fields.push(field(locale, "card-coming", coming(locale, meetup, counts, kids, state)));
        }
    }

    let mut parts = vec![Part::Heading(vec![Span::Text(meetup.plan.title.clone())]), Part::Fields(fields)];
    if let Some(notes) = &meetup.plan.notes {
        parts.push(Part::Para(vec![Span::Text(notes.clone())]));
    }
    match state {
        rules::State::Open => {
            if meetup.is_rained_off() {
                parts.insert(1, Part::Para(vec![Span::Strong(rain_plan(meetup, locale))]));
            }
            parts.push(Part::Note(say(locale, "card-number", &[("number", Arg::text(number(meetup)))])));
            parts.push(Part::Actions(buttons(locale, meetup)));
        }
        rules::State::Cancelled => {
            parts.insert(1, Part::Para(vec![Span::Strong(say(locale, "card-cancelled", &reason(meetup)))]));
        }
        rules::State::Over => parts.push(Part::Note(say(locale, "card-over", &[]))),
    }
    Ok(Message { notify: true, ..Message::new(locale, parts) })
}

/// One meetup, as she may see it.
pub(super) async fn shown(
    tx: &mut Tx,
    meetup: &Meetup,
    settings: &Settings,
    reader: &Reader,
) -> Result<Message, StoreError> {
    let locale = reader.locale;
    let mut message = card(tx, meetup, reader).await?;
    message.notify = false;
    if rules::state_at(meetup, reader.now) != rules::State::Open {
        return Ok(message);
    }
    let rsvp = match reader.member {
        Some(member) => rsvp::store::of(tx, meetup.id, member).await?,
        None => None,
    };
    let hosts = match reader.member {
        Some(member) => super::super::hosts::is_host(tx, meetup, member).await?,
        None => false,
    };
    let buttons = message.parts.pop();
    let offer = rsvp.as_ref().and_then(|rsvp| rsvp.offered_until).filter(|until| *until > reader.now);
    let key = match rsvp.as_ref().map(|rsvp| rsvp.answer) {
        Some(Answer::Going) => "you-going",
        Some(Answer::Maybe) => "you-maybe",
        Some(Answer::Cant) => "you-cant",
        Some(Answer::Sick) => "you-sick",
        Some(Answer::Waiting) if offer.is_some() => "you-offered",
        Some(Answer::Waiting) => "you-waiting",
        None if hosts => "you-host",
        None => "you-open",
    };
    let until = offer.unwrap_or(reader.now);
    let time = moment_at(until, meetup, reader, MomentStyle::Time);
    message.parts.push(Part::Para(say(locale, key, &[("time", Arg::from(time))])));
    message
        .parts
        .extend(rsvp.as_ref().filter(|rsvp| rsvp.answer == Answer::Going).and_then(|rsvp| family(rsvp, locale)));
    let sees = sees(tx, meetup, settings, reader).await?;
    let goes = rsvp.is_some_and(|rsvp| rsvp.answer == Answer::Going);
    if hosts || goes {
        message.parts.extend(address_part(tx, meetup, sees, locale).await?);
    }
    message.parts.extend(buttons);
    if goes {
        let family = private(action(locale, "family", Does::Open(with("meetup-going", meetup))));
        let calendar = (!meetup.spontaneous).then(|| private(action(locale, "calendar", button(meetup, "calendar"))));
        let others = guests_buttons(meetup, reader);
        message.parts.push(Part::Actions([family].into_iter().chain(others).chain(calendar).collect()));
    }
    if let Some(host) = super::hosting::take_over_button(tx, meetup, settings, reader).await? {
        message.parts.push(Part::Actions(vec![host]));
    }
    if hosts {
        message.parts.push(Part::Actions(hosts_buttons(meetup, reader)));
    }
    Ok(message)
}

/// What a host may tap.
pub(super) fn hosts_buttons(meetup: &Meetup, reader: &Reader) -> Vec<Action> {
    let locale = reader.locale;
    let mut actions = change_actions(meetup, reader);
    if meetup.plan.rain.is_some() {
        let name = if meetup.is_rained_off() { "rain-off" } else { "rain" };
        actions.push(private(action(locale, name, button(meetup, "rain"))));
    }
    if meetup.starts_at - reader.now <= rules::NEAR && !meetup.spontaneous {
        actions.push(private(action(locale, "late", button(meetup, "late"))));
    }
    let off = private(action(locale, "call-off", button(meetup, "cancel")));
    actions.push(Action { style: Style::Grave, ..off });
    actions
}

fn buttons(locale: Locale, meetup: &Meetup) -> Vec<Action> {
    let who = action(locale, "who", button(meetup, "who"));
    let place = || action(locale, "where", button(meetup, "where"));
    if meetup.spontaneous {
        return vec![answer_button(locale, meetup, Answer::Going), place(), who];
    }
    let answers = Answer::BUTTONS.into_iter().map(|answer| answer_button(locale, meetup, answer));
    answers.chain([who]).collect()
}

/// Where it is, as everybody may know, and where it goes on to.
fn places(meetup: &Meetup, reader: &Reader) -> Vec<Field> {
    let locale = reader.locale;
    let plan = &meetup.plan;
    let place = if meetup.spontaneous {
        let area = plan.area.clone().map(Span::Text);
        let mut spans: Vec<Span> = area.into_iter().collect();
        spans.extend(say(locale, if spans.is_empty() { "card-where-ask" } else { "card-where-area" }, &[]));
        spans
    } else {
        let map = plan.coordinates.filter(|_| !reader.maps).and_then(|spot| own::map(spot, locale));
        let place = [Span::Text(plan.place.clone())];
        place.into_iter().chain(map.into_iter().flatten()).collect()
    };
    let mut fields = vec![field(locale, "card-where", place)];
    if !plan.stops.is_empty() {
        let mut spans = Vec::new();
        for stop in &plan.stops {
            if !spans.is_empty() {
                spans.push(Span::Break);
            }
            let at = meetup.starts_at + TimeDelta::minutes(stop.after);
            spans.extend([moment_at(at, meetup, reader, MomentStyle::Time), Span::Text(format!(" {}", stop.place))]);
        }
        fields.push(field(locale, "card-stops", spans));
    }
    fields
}

/// What else there is to know.
fn details(meetup: &Meetup, reader: &Reader) -> Vec<Field> {
    let locale = reader.locale;
    let plan = &meetup.plan;
    let text =
        |key: &str, text: &Option<String>| text.as_ref().map(|text| field(locale, key, vec![Span::Text(text.clone())]));
    let ages = plan.ages.map(|ages| field(locale, "card-ages", vec![Span::Text(ages_words(ages, locale))]));
    let rain = text("card-rain", &plan.rain).filter(|_| !meetup.is_rained_off());
    let is_open = rules::state_at(meetup, reader.now) == rules::State::Open;
    let needs = plan
        .needs
        .filter(|_| is_open)
        .map(|needs| field(locale, "card-needs", say(locale, "card-needs-families", &[("count", Arg::Number(needs))])));
    let deadline = meetup
        .deadline()
        .map(|until| field(locale, "card-deadline", vec![moment_at(until, meetup, reader, MomentStyle::Full)]));
    let all = [ages, text("card-bring", &plan.bring), rain, needs, deadline];
    all.into_iter().flatten().collect()
}

/// "1–3 years".
pub(in crate::meetups) fn ages_words(ages: super::super::ages::Ages, locale: Locale) -> String {
    let unit = if ages.months { "months" } else { "years" };
    let shape = match ages.to {
        None => "up",
        Some(to) if to == ages.from => "single",
        Some(_) if ages.from == 0 => "to",
        Some(_) => "range",
    };
    let args = [
        ("shape", Arg::Key(shape)),
        ("unit", Arg::Key(unit)),
        ("from", Arg::Number(ages.from)),
        ("to", Arg::Number(ages.to.unwrap_or(ages.from))),
    ];
    words(locale, "ages-words", &args)
}

/// The rain plan, as it is said while it holds.
pub(super) fn rain_plan(meetup: &Meetup, locale: Locale) -> Vec<Span> {
    let plan = meetup.plan.rain.clone().unwrap_or_default();
    say(locale, "rain-holds", &[("plan", Arg::text(plan))])
}

/// "2 babies, 3 toddlers", as old as they are on the day; kids whose ages nobody told are only counted.
async fn kids_words(
    tx: &mut Tx,
    meetup: &Meetup,
    counts: Counts,
    locale: Locale,
) -> Result<Option<String>, StoreError> {
    if counts.kids == 0 {
        return Ok(None);
    }
    let families = rsvp::store::families(tx, meetup.id, FAMILIES).await?;
    let members: Vec<MemberId> = families.iter().map(|(member, _)| *member).collect();
    let profiles = kids::store::among(tx, &members).await?;
    let mut bands = Bands::default();
    for (member, brings) in families {
        let own = profiles.get(&member).map(|kids| Bands::of(kids, meetup.local_start.date())).unwrap_or_default();
        // Who brings some of her kids, or others as well, has not said which.
        if i64::from(own.total()) == brings {
            bands = bands.and(own);
        }
    }
    let others = counts.kids - i64::from(bands.total());
    let known = (bands.total() > 0).then(|| people::wording::bands(bands, locale));
    let counted = |key: &str| words(locale, key, &[("count", Arg::Number(others))]);
    let rest = (others > 0).then(|| counted(if known.is_some() { "more-kids" } else { "kids" }));
    Ok(Some(known.into_iter().chain(rest).collect::<Vec<_>>().join(", ")))
}

/// How many come, and what room there is.
fn coming(locale: Locale, meetup: &Meetup, counts: Counts, kids: Option<String>, state: rules::State) -> Vec<Span> {
    let count = |key: &str, count: i64| (count > 0).then(|| say(locale, key, &[("count", Arg::Number(count))]));
    let kids = kids.map(|kids| say(locale, "coming-with", &[("kids", Arg::text(kids))]));
    let room = rules::room(meetup, counts);
    let is_open = state == rules::State::Open;
    let said = [
        count("coming-going", counts.going),
        count("coming-adults", counts.adults).filter(|_| counts.adults > counts.going),
        kids,
        count("coming-maybe", counts.maybe).filter(|_| is_open),
        count("coming-waiting", counts.waiting).filter(|_| is_open),
        room_words(locale, room, counts).filter(|_| is_open),
    ];
    let said: Vec<Vec<Span>> = said.into_iter().flatten().collect();
    if counts.going == 0 && counts.maybe == 0 {
        // Somebody who waits holds an offer, so nobody else can be the first.
        let key = match (is_open, counts.waiting > 0) {
            (_, true) | (false, _) => "coming-nobody-yet",
            (true, false) => "coming-nobody",
        };
        let mut nobody = say(locale, key, &[]);
        for more in said {
            nobody.push(Span::from(" · "));
            nobody.extend(more);
        }
        return nobody;
    }
    said.join(&Span::from(" · "))
}

fn room_words(locale: Locale, room: Room, counts: Counts) -> Option<Vec<Span>> {
    let spots = room.spots.map(|spots| spots.max(0));
    if spots == Some(0) || (room.kids.is_some_and(|kids| kids <= 0) && counts.kids > 0) {
        return Some(say(locale, "coming-full", &[]));
    }
    let families = spots.map(|spots| say(locale, "coming-room", &[("count", Arg::Number(spots))]));
    let kids = room.kids.map(|kids| say(locale, "coming-room-kids", &[("count", Arg::Number(kids.max(0)))]));
    let said: Vec<Vec<Span>> = [families, kids].into_iter().flatten().collect();
    (!said.is_empty()).then(|| said.join(&Span::from(" · ")))
}

/// The title, strongly.
pub(super) fn title(meetup: &Meetup) -> (&'static str, Arg) {
    ("title", Arg::from(strong(&meetup.plan.title)))
}
