//! From a draft to moments: the draft laid on the calendar and the clock of a zone.

use chrono::{Datelike, Months, NaiveDate, NaiveDateTime, TimeDelta, Timelike, Weekday};

use super::super::local::{LocalMoment, LocalResolution, resolve_local};
use super::cursor::parted;
use super::grammar::{Day, Draft, Rule, Said};
use super::lexer::Token;
use super::{HORIZON_MONTHS, MOST_CANDIDATES, NotWhen, Nth, Pace, Reading, Repeat, When, Why};

mod days;
mod hours;

use days::Choices;
use hours::Span;

/// The phrase as typed, to quote from.
#[derive(Clone, Copy)]
pub(super) struct Phrase<'p> {
    pub(super) phrase: &'p str,
    pub(super) tokens: &'p [Token],
}

impl Phrase<'_> {
    /// The words that something was said with.
    fn quote<T>(self, said: &Said<T>) -> String {
        let from = self.tokens.get(said.from).map_or(0, |token| token.start);
        let to = said.to.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(from, |token| token.end);
        self.phrase.get(from..to).unwrap_or_default().trim().to_owned()
    }

    /// The phrase with nothing in it understood from a token on.
    fn refused_at(self, at: usize) -> NotWhen {
        let (understood, rest) = parted(self.phrase, self.tokens, at);
        NotWhen::NotUnderstood { understood, rest }
    }
}

/// A reading, and what made it one of several.
struct Candidate {
    reading: Reading,
    clock_change: Option<Why>,
}

/// What became of the days of one choice.
#[derive(Default)]
struct Sorted {
    coming: Vec<Candidate>,
    past: Option<LocalMoment>,
    too_far: Option<NaiveDate>,
}

/// Lays a draft on the calendar.
pub(super) fn resolve(draft: &Draft, phrase: Phrase<'_>, now: LocalMoment) -> Result<When, NotWhen> {
    if let Some(Said { what: Day::After(after), .. }) = &draft.day
        && after.minutes > 0
    {
        return after_minutes(draft, now);
    }
    let choices = days::choices(draft, phrase, now.local.date())?;
    let Some(meanings) = hours::meanings(draft, phrase, now)? else {
        return Err(without_hours(draft, &choices, now));
    };
    let several = (meanings.len() > 1).then_some(Why::RangeOrMinutes);
    let hours_why = several.or(meanings.iter().find_map(|meaning| meaning.why));

    let mut found = Sorted::default();
    for (choice, meaning) in choices.choices.iter().flat_map(|choice| meanings.iter().map(move |hours| (choice, hours)))
    {
        let mut first_to_come = Sorted::default();
        for date in &choice.dates {
            first_to_come.sort(on_day(*date, &meaning.spans, draft, choice.rule.as_ref(), now), now);
            if !first_to_come.coming.is_empty() {
                break;
            }
        }
        if let Some(past) = first_to_come.past
            && choices.all_must_come
            && first_to_come.coming.is_empty()
        {
            return Err(NotWhen::Past(past));
        }
        found.coming.append(&mut first_to_come.coming);
        found.past = found.past.or(first_to_come.past);
        found.too_far = found.too_far.or(first_to_come.too_far);
    }
    found.answer(&choices, hours_why)
}

/// `in 2 hours`: elapsed time from the present minute, after the days that were said too.
fn after_minutes(draft: &Draft, now: LocalMoment) -> Result<When, NotWhen> {
    let Some(Said { what: Day::After(after), .. }) = &draft.day else { return Err(NotWhen::NoDay) };
    let today = now.local.date();
    let far = NotWhen::TooFar(today);
    let this_minute = to_the_minute(now);
    let bases = if after.months == 0 && after.days == 0 {
        vec![(this_minute, None)]
    } else {
        let date = days::after(*after, today).ok_or(far.clone())?;
        moments(date.and_time(this_minute.local.time()), now)
    };
    let mut found = Sorted::default();
    let mut candidates = Vec::new();
    for (base, clock_change) in bases {
        let at = base.at.checked_add_signed(TimeDelta::minutes(after.minutes.into())).ok_or(far.clone())?;
        let start = LocalMoment::of(at, now.zone);
        let repeats = draft.rules.first().map(|rule| repeat(rule, start.local.date()));
        candidates.push(Candidate { reading: Reading { start, end: lasting(draft, start), repeats }, clock_change });
    }
    found.sort(candidates, now);
    found.answer(&Choices::default(), None)
}

fn to_the_minute(now: LocalMoment) -> LocalMoment {
    let over = TimeDelta::seconds(now.local.second().into()) + TimeDelta::nanoseconds(now.local.nanosecond().into());
    LocalMoment::of(now.at.checked_sub_signed(over).unwrap_or(now.at), now.zone)
}

/// Why a phrase without hours is refused.
fn without_hours(draft: &Draft, choices: &Choices, now: LocalMoment) -> NotWhen {
    let says_day = draft.day.is_some() || draft.weekday.is_some() || !draft.rules.is_empty();
    let dates = choices.choices.iter().filter_map(|choice| choice.dates.first());
    match dates.min() {
        Some(date) if says_day && *date < now.local.date() => NotWhen::PastDay(*date),
        Some(date) if says_day && *date > horizon(now) => NotWhen::TooFar(*date),
        Some(date) if says_day => NotWhen::NoTimeOfDay(*date),
        Some(_) | None => NotWhen::NoDay,
    }
}

fn horizon(now: LocalMoment) -> NaiveDate {
    now.local.date().checked_add_months(Months::new(HORIZON_MONTHS)).unwrap_or(NaiveDate::MAX)
}

/// Every way to understand the hours on one day.
fn on_day(date: NaiveDate, spans: &[Span], draft: &Draft, rule: Option<&Rule>, now: LocalMoment) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for span in spans {
        let Some(start_local) = minutes_into(date, span.start) else { continue };
        for (start, start_change) in moments(start_local, now) {
            let moved = start.local.date().signed_duration_since(date).num_days();
            let repeats = rule.map(|rule| moved_along(repeat(rule, date), moved));
            let repeats = match repeats {
                None => None,
                Some(Some(repeats)) => Some(repeats),
                Some(None) => continue,
            };
            let ends = match span.end.and_then(|end| minutes_into(date, end)) {
                Some(end) => ends(end, start_local, start),
                None => vec![(lasting(draft, start), None)],
            };
            candidates.extend(ends.into_iter().map(|(end, end_change)| Candidate {
                reading: Reading { start, end, repeats: repeats.clone() },
                clock_change: start_change.or(end_change),
            }));
        }
    }
    candidates
}

/// The ends that lie after the start. When a clock change leaves none, the length on the clock is kept.
fn ends(end: NaiveDateTime, start_local: NaiveDateTime, start: LocalMoment) -> Vec<(Option<LocalMoment>, Option<Why>)> {
    let ends: Vec<_> = moments(end, start)
        .into_iter()
        .filter(|(end, _)| end.at > start.at)
        .map(|(end, change)| (Some(end), change))
        .collect();
    if !ends.is_empty() {
        return ends;
    }
    let end = start.at.checked_add_signed(end - start_local).map(|at| LocalMoment::of(at, start.zone));
    vec![(end, None)]
}

/// The end that `for 2 hours` gives.
fn lasting(draft: &Draft, start: LocalMoment) -> Option<LocalMoment> {
    let lasts = draft.lasts?;
    let length = TimeDelta::days(lasts.days.into()) + TimeDelta::minutes(lasts.minutes.into());
    let at = start.at.checked_add_signed(length).filter(|end| *end > start.at)?;
    Some(LocalMoment::of(at, start.zone))
}

fn minutes_into(date: NaiveDate, minutes: i64) -> Option<NaiveDateTime> {
    date.and_time(chrono::NaiveTime::MIN).checked_add_signed(TimeDelta::minutes(minutes))
}

/// The moments that a local time can be, and whether a clock change is to blame.
fn moments(local: NaiveDateTime, near: LocalMoment) -> Vec<(LocalMoment, Option<Why>)> {
    let resolution = resolve_local(local, near.zone);
    let why = match resolution {
        LocalResolution::Single(_) => None,
        LocalResolution::Gap { .. } => Some(Why::ClockSkips),
        LocalResolution::Fold { .. } => Some(Why::ClockRepeats),
    };
    resolution.moments().into_iter().map(|moment| (moment, why)).collect()
}

/// The repetition whose first day midnight or a clock change has moved by so many days. The days of the week move
/// along; days of a month cannot.
fn moved_along(repeat: Repeat, moved: i64) -> Option<Repeat> {
    match (repeat, moved) {
        (repeat, 0) => Some(repeat),
        (Repeat::Weekly { pace, days }, moved) => {
            let days = days.into_iter().map(|day| if moved > 0 { day.succ() } else { day.pred() }).collect();
            Some(Repeat::Weekly { pace, days: in_week_order(days) })
        }
        (Repeat::MonthlyByWeekday { .. }, _) => None,
    }
}

/// The repetition that a rule says, with the weekday of its first day when it names none.
pub(super) fn repeat(rule: &Rule, first: NaiveDate) -> Repeat {
    match rule {
        Rule::Weekly { every_other, days } => {
            let pace = if *every_other { Pace::EveryOtherWeek } else { Pace::EveryWeek };
            let days = if days.is_empty() { vec![first.weekday()] } else { in_week_order(days.clone()) };
            Repeat::Weekly { pace, days }
        }
        Rule::Monthly { nths, day } => {
            let mut nths: Vec<Nth> = nths.clone();
            nths.sort_unstable();
            nths.dedup();
            Repeat::MonthlyByWeekday { nths, day: *day }
        }
    }
}

fn in_week_order(mut days: Vec<Weekday>) -> Vec<Weekday> {
    days.sort_unstable_by_key(Weekday::num_days_from_monday);
    days.dedup();
    days
}

impl Sorted {
    /// Puts candidates where they belong: still to come, past, too far ahead.
    fn sort(&mut self, candidates: Vec<Candidate>, now: LocalMoment) {
        for candidate in candidates {
            let start = candidate.reading.start;
            if start.at <= now.at {
                self.past = self.past.or(Some(start));
            } else if start.local.date() > horizon(now) {
                self.too_far = self.too_far.or(Some(start.local.date()));
            } else {
                self.coming.push(candidate);
            }
        }
    }

    /// The outcome: clear, ambiguous and why, or nothing that is still to come.
    fn answer(mut self, choices: &Choices, hours_why: Option<Why>) -> Result<When, NotWhen> {
        self.coming.sort_by_key(|candidate| {
            let reading = &candidate.reading;
            (reading.start.at, reading.end.map(|end| end.at))
        });
        self.coming.dedup_by(|one, other| one.reading == other.reading);
        let days: Vec<NaiveDate> = self.coming.iter().map(|found| found.reading.start.local.date()).collect();
        let differ = days.iter().any(|day| Some(day) != days.first());
        let by_repeat = self
            .coming
            .iter()
            .any(|found| self.coming.first().is_some_and(|first| first.reading.repeats != found.reading.repeats));
        let clock_change = self.coming.iter().find_map(|candidate| candidate.clock_change);
        let by_days = choices.why.filter(|_| differ);
        let by_rules = (by_repeat && choices.choices.len() > 1).then_some(Why::WhichRepeat);
        let why = by_days.or(hours_why).or(by_rules).or(clock_change);

        let mut readings: Vec<Reading> = self.coming.into_iter().map(|candidate| candidate.reading).collect();
        readings.truncate(MOST_CANDIDATES);
        match (readings.as_slice(), why) {
            ([], _) => Err(match (self.past, self.too_far) {
                (Some(past), _) => NotWhen::Past(past),
                (None, Some(date)) => NotWhen::TooFar(date),
                (None, None) => NotWhen::NoDay,
            }),
            ([only], _) => Ok(When::Clear(only.clone())),
            (_, why) => Ok(When::Ambiguous(readings, why.unwrap_or(Why::WhichWeek))),
        }
    }
}
