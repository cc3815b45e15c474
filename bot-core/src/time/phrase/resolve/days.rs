//! Which days a draft can mean.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};

use super::super::amount::Amount;
use super::super::grammar::{Day, Draft, MonthSaid, NamedDay, NamedWeek, Rule, Said, Weeks, Which};
use super::super::{NotWhen, Nth, Why};
use super::Phrase;

/// A date without a year that passed so many days ago, or fewer, is not taken for next year's.
const PASSED_LATELY: Days = Days::new(60);

/// So far ahead every yearly date has come, the 29th of February included.
const EVERY_DATE_COMES: usize = 366 * 9;

/// The days that a phrase can mean.
#[derive(Debug, Default)]
pub(super) struct Choices {
    pub(super) choices: Vec<Choice>,
    /// Why there are several.
    pub(super) why: Option<Why>,
    /// When one choice has passed, the phrase has; otherwise the others remain.
    pub(super) all_must_come: bool,
}

/// One of the things a phrase can mean: the first of these days that is still to come.
#[derive(Debug)]
pub(super) struct Choice {
    /// In order, never empty.
    pub(super) dates: Vec<NaiveDate>,
    pub(super) rule: Option<Rule>,
}

/// The days that a draft can mean, seen from today.
pub(super) fn choices(draft: &Draft, phrase: Phrase<'_>, today: NaiveDate) -> Result<Choices, NotWhen> {
    let said = said_days(draft, phrase, today)?;
    if draft.rules.is_empty() {
        let nothing_said = || Choices::of(vec![days_from(today, |_| true, 3)]);
        return Ok(said.unwrap_or_else(nothing_said));
    }
    let mut choices = Choices { why: said.as_ref().and_then(|said| said.why), ..Choices::default() };
    for rule in &draft.rules {
        let with_rule = |dates| Choice { dates, rule: Some(rule.clone()) };
        match (&said, names_days(rule)) {
            (None, false) => return Err(NotWhen::NoDay),
            (None, true) => choices.choices.push(with_rule(days_from(today, |date| falls_on(rule, date), 3))),
            (Some(said), false) => {
                choices.choices.extend(said.choices.iter().map(|choice| with_rule(choice.dates.clone())));
            }
            (Some(said), true) => {
                let firsts = said.choices.iter().filter_map(|choice| choice.dates.first());
                choices.choices.extend(
                    firsts.map(|first| with_rule(days_from(*first.max(&today), |date| falls_on(rule, date), 3))),
                );
            }
        }
    }
    choices.choices.retain(|choice| !choice.dates.is_empty());
    Ok(choices)
}

/// The date that lies so many months and days ahead.
pub(super) fn after(amount: Amount, today: NaiveDate) -> Option<NaiveDate> {
    today.checked_add_months(Months::new(amount.months))?.checked_add_days(Days::new(amount.days.into()))
}

impl Choices {
    fn of(lists: Vec<Vec<NaiveDate>>) -> Self {
        let choices = lists.into_iter().filter(|dates| !dates.is_empty());
        Self { choices: choices.map(|dates| Choice { dates, rule: None }).collect(), ..Self::default() }
    }

    fn one(date: NaiveDate) -> Self {
        Self::of(vec![vec![date]])
    }

    fn because(self, why: Why) -> Self {
        Self { why: Some(why), ..self }
    }
}

fn said_days(draft: &Draft, phrase: Phrase<'_>, today: NaiveDate) -> Result<Option<Choices>, NotWhen> {
    match (&draft.day, draft.weekday, &draft.week) {
        (Some(day), None, _) => dated(day, phrase, today).map(Some),
        (Some(day), Some(named), _) => Ok(Some(checked(&dated(day, phrase, today)?, named.weekday, today))),
        (None, Some(named), Some(week)) => Ok(Some(in_week(week.what, named.weekday, today))),
        (None, Some(named), None) => Ok(Some(named_day(named, today))),
        (None, None, Some(_)) if draft.rules.is_empty() => Err(NotWhen::NoDay),
        (None, None, Some(week)) => Err(phrase.refused_at(week.from)),
        (None, None, None) => Ok(None),
    }
}

fn dated(day: &Said<Day>, phrase: Phrase<'_>, today: NaiveDate) -> Result<Choices, NotWhen> {
    let no_such_date = || NotWhen::NoSuchDate(phrase.quote(day));
    match day.what {
        Day::FromToday(ahead) => {
            let date = today.checked_add_signed(TimeDelta::days(ahead)).ok_or_else(no_such_date)?;
            Ok(Choices::one(date))
        }
        Day::After(amount) => after(amount, today).map(Choices::one).ok_or(NotWhen::TooFar(today)),
        Day::Dated { year: Some(year), month, day } => {
            NaiveDate::from_ymd_opt(year, month, day).map(Choices::one).ok_or_else(no_such_date)
        }
        Day::Dated { year: None, month, day } => yearly(month, day, today).map(Choices::one).ok_or_else(no_such_date),
        Day::EitherOrder { year, first, second } => either_order(year, first, second, today).ok_or_else(no_such_date),
        Day::OfMonth(day) => {
            let dates = days_from(today, |date| date.day() == day, 2);
            if dates.is_empty() { Err(no_such_date()) } else { Ok(Choices::of(vec![dates])) }
        }
        Day::NthOf { nth, weekday, month } => {
            let dates = nth_of(nth, weekday, month, today);
            if dates.is_empty() { Err(no_such_date()) } else { Ok(Choices::of(vec![dates])) }
        }
    }
}

/// The date of that name that has passed lately, or else the next.
fn yearly(month: u32, day: u32, today: NaiveDate) -> Option<NaiveDate> {
    let from = today.checked_sub_days(PASSED_LATELY).unwrap_or(today);
    days_from(from, |date| date.month() == month && date.day() == day, 1).first().copied()
}

fn either_order(year: Option<i32>, first: u32, second: u32, today: NaiveDate) -> Option<Choices> {
    let dates = |month, day| match year {
        Some(year) => NaiveDate::from_ymd_opt(year, month, day).into_iter().collect(),
        None => days_from(today, |date| date.month() == month && date.day() == day, 2),
    };
    let (day_first, month_first) = (dates(second, first), dates(first, second));
    match (day_first.is_empty(), month_first.is_empty()) {
        (true, true) => None,
        (false, false) if first != second => Some(Choices::of(vec![day_first, month_first]).because(Why::DayOrMonth)),
        (false, _) if year.is_none() => yearly(second, first, today).map(Choices::one),
        (true, false) if year.is_none() => yearly(first, second, today).map(Choices::one),
        _ => Some(Choices::of(vec![if day_first.is_empty() { month_first } else { day_first }])),
    }
}

fn nth_of(nth: Nth, weekday: Weekday, month: MonthSaid, today: NaiveDate) -> Vec<NaiveDate> {
    let rule = Rule::Monthly { nths: vec![nth], day: weekday };
    let in_month = |year: i32, month: u32| {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        days_from(first, |date| falls_on(&rule, date), 1).first().copied()
    };
    match month {
        MonthSaid::Named(month, Some(year)) => in_month(year, month).into_iter().collect(),
        MonthSaid::Named(month, None) => {
            (0..=1).filter_map(|more| in_month(today.year() + more, month)).filter(|date| *date >= today).collect()
        }
        MonthSaid::FromThis(months) => {
            let then = today.checked_add_months(Months::new(months));
            then.and_then(|then| in_month(then.year(), then.month())).into_iter().collect()
        }
    }
}

/// Keeps the dates that the weekday agrees with; when none does, offers the nearest such days beside them.
fn checked(dates: &Choices, weekday: Weekday, today: NaiveDate) -> Choices {
    let firsts: Vec<NaiveDate> = dates.choices.iter().filter_map(|choice| choice.dates.first().copied()).collect();
    let agreeing: Vec<_> = firsts.iter().filter(|date| date.weekday() == weekday).map(|date| vec![*date]).collect();
    if !agreeing.is_empty() || firsts.iter().all(|date| *date < today) {
        let kept = if agreeing.is_empty() { firsts.into_iter().map(|date| vec![date]).collect() } else { agreeing };
        return Choices { why: dates.why, ..Choices::of(kept) };
    }
    let nearest = firsts.iter().map(|date| nearest(*date, weekday, today));
    let lists = firsts.iter().map(|date| vec![*date]).chain(nearest).collect();
    Choices { all_must_come: true, ..Choices::of(lists).because(Why::WeekdayDisagrees) }
}

/// Such a weekday nearest to the date, not before today, and the one after it.
fn nearest(date: NaiveDate, weekday: Weekday, today: NaiveDate) -> Vec<NaiveDate> {
    let three_before = date.checked_sub_days(Days::new(3)).unwrap_or(date);
    days_from(three_before.max(today), |day| day.weekday() == weekday, 2)
}

fn named_day(NamedDay { weekday, which }: NamedDay, today: NaiveDate) -> Choices {
    let is_it = |date: NaiveDate| date.weekday() == weekday;
    match which {
        Which::Coming => Choices::of(vec![days_from(today, is_it, 3)]),
        Which::This => Choices::of(vec![days_from(today, is_it, 1)]),
        Which::Next(weeks) => {
            let mut choices = in_week(NamedWeek { weeks_ahead: 1, weeks }, weekday, today);
            let coming = days_from(today.succ_opt().unwrap_or(today), is_it, 1);
            if !choices.choices.iter().any(|choice| choice.dates == coming) {
                choices.choices.insert(0, Choice { dates: coming, rule: None });
            }
            choices.because(Why::WhichWeek)
        }
        Which::Last => {
            let week_ago = today.checked_sub_days(Days::new(7)).unwrap_or(today);
            Choices::of(vec![days_from(week_ago, is_it, 1)])
        }
    }
}

/// The weekday of a week, for every day that weeks may begin on.
fn in_week(week: NamedWeek, weekday: Weekday, today: NaiveDate) -> Choices {
    let first_days: &[Weekday] = match week.weeks {
        Weeks::FromMonday => &[Weekday::Mon],
        Weeks::FromSundayOrMonday => &[Weekday::Sun, Weekday::Mon],
    };
    let mut lists: Vec<Vec<NaiveDate>> = first_days
        .iter()
        .filter_map(|first| {
            let start = today.week(*first).checked_first_day()?;
            let start = start.checked_add_signed(TimeDelta::weeks(week.weeks_ahead))?;
            Some(days_from(start, |date| date.weekday() == weekday, 1))
        })
        .collect();
    lists.sort_unstable();
    lists.dedup();
    Choices::of(lists).because(Why::WhichWeek)
}

fn names_days(rule: &Rule) -> bool {
    match rule {
        Rule::Weekly { days, .. } => !days.is_empty(),
        Rule::Monthly { .. } => true,
    }
}

fn falls_on(rule: &Rule, date: NaiveDate) -> bool {
    match rule {
        Rule::Weekly { days, .. } => days.contains(&date.weekday()),
        Rule::Monthly { nths, day } => {
            let nth = date.day0() / 7 + 1;
            let is_last = date.checked_add_days(Days::new(7)).is_none_or(|later| later.month() != date.month());
            let counts = |one: &Nth| one.number().map_or(is_last, |number| number == nth);
            date.weekday() == *day && nths.iter().any(counts)
        }
    }
}

/// The first days from a date on that a claim holds for.
fn days_from(from: NaiveDate, holds: impl Fn(NaiveDate) -> bool, count: usize) -> Vec<NaiveDate> {
    from.iter_days().take(EVERY_DATE_COMES).filter(|date| holds(*date)).take(count).collect()
}
