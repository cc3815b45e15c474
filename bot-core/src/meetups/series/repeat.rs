//! How a meetup repeats, changed: a single one becomes a series, a series gets another rule or another end, or this
//! date is its last.
//!
//! It waits for its host's yes like any change, and holds from the date on that she changes. Dates after it that are
//! announced and fit no more are off; those that are missing are announced.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{COUNT, ENDS, REPEAT, Rhythm, Series, TIMES, announce, change, read_rule, store};
use crate::command::GivenArg;
use crate::command::args::Args;
use crate::meetups::edit::{self, Edit};
use crate::meetups::{InSeries, Meetup, Outcome, fields, hosts, telling, when};
use crate::outbox::News;
use crate::refusal::{Failure, Refusal};
use crate::store::{StoreError, Tx};
use crate::time::Repeat;
use crate::turn::Turn;

/// The argument in which a change that waits holds it.
const RULE: &str = "rule";

/// How it shall repeat.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum Rule {
    /// This date is the last one.
    Once,
    /// From this date on it repeats like this.
    Repeats {
        /// How.
        repeat: Repeat,
        /// The day that this date has in it.
        day: NaiveDate,
        /// No day after this one.
        last: Option<NaiveDate>,
    },
}

/// Whether a change says something of how it repeats.
fn is_said(given: &[GivenArg]) -> bool {
    given.iter().any(|arg| [REPEAT.name, ENDS.name, COUNT.name, RULE].contains(&arg.name.as_str()))
}

/// Whether words say that it does not repeat, or does not end.
pub(super) fn says_no(text: &str) -> bool {
    fields::clears(text) || ["no", "never", "once", "nunca", "una vez"].contains(&text.to_lowercase().as_str())
}

/// What a change that waits says of it; none when it says nothing.
#[must_use]
pub fn of(change: &[GivenArg]) -> Option<Rule> {
    let rule = change.iter().find(|arg| arg.name == RULE)?;
    serde_json::from_str(&rule.value).ok()
}

/// The series that a meetup is a date of, while it goes on.
pub async fn series_of(tx: &mut Tx, meetup: &Meetup) -> Result<Option<Series>, StoreError> {
    let Some(place) = &meetup.series else { return Ok(None) };
    Ok(store::get(tx, place.series).await?.filter(|series| series.ended_at.is_none()))
}

/// What was given, with its words about repeating made exact. A rule that is no other one is left out.
pub(in crate::meetups) async fn made_exact(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    changed: &Meetup,
    mut given: Vec<GivenArg>,
) -> Result<Vec<GivenArg>, Failure> {
    if !is_said(&given) {
        return Ok(given);
    }
    if meetup.private {
        return Err(Refusal::new("refused-repeat-private").text("title", &meetup.plan.title).into());
    }
    let series = series_of(turn.tx, meetup).await?;
    let rule = match of(&given) {
        Some(rule) => rule,
        None => read(turn, meetup, changed, series.as_ref(), &given)?,
    };
    given.retain(|arg| ![REPEAT.name, ENDS.name, COUNT.name, RULE].contains(&arg.name.as_str()));
    if !is_as_it_is(&rule, meetup, series.as_ref()) {
        let value = serde_json::to_string(&rule).unwrap_or_default();
        given.push(GivenArg { name: RULE.to_owned(), value });
    }
    Ok(given)
}

fn is_as_it_is(rule: &Rule, meetup: &Meetup, series: Option<&Series>) -> bool {
    match (rule, series, &meetup.series) {
        (Rule::Once, None, _) => true,
        (Rule::Repeats { repeat, day, last }, Some(series), Some(place)) => {
            *repeat == series.rhythm.repeat && *last == series.rhythm.last && *day == place.date
        }
        _ => false,
    }
}

fn read(
    turn: &Turn<'_>,
    meetup: &Meetup,
    changed: &Meetup,
    series: Option<&Series>,
    given: &[GivenArg],
) -> Result<Rule, Refusal> {
    let args = Args(given);
    let said = args.optional_text(REPEAT.name, 100)?;
    if said.as_deref().is_some_and(says_no) {
        return Ok(Rule::Once);
    }
    let zone = series.map_or(changed.zone, |series| series.rhythm.zone);
    let shown = changed.starts_at.with_timezone(&zone).date_naive();
    // A date that was moved alone keeps its place in the series.
    let is_moved = changed.starts_at != meetup.starts_at;
    let own = meetup.series.as_ref().filter(|_| series.is_some() && !is_moved).map_or(shown, |place| place.date);
    let repeat = match (&said, series) {
        (Some(said), _) => read_rule(said, None, own, turn)?,
        (None, Some(series)) => series.rhythm.repeat.clone(),
        (None, None) => return Err(Refusal::new("refused-repeat-missing").about(REPEAT.name)),
    };

    let mut rhythm = Rhythm {
        repeat,
        first: own,
        last: None,
        time: changed.starts_at.with_timezone(&zone).time(),
        zone,
        length: changed.length(),
    };
    let is_one_of_its_days = |rhythm: &Rhythm, day: NaiveDate| rhythm.days_from(day, 1).first() == Some(&day);
    if !is_one_of_its_days(&rhythm, own) {
        rhythm.first = shown;
    }
    if !is_one_of_its_days(&rhythm, rhythm.first) {
        let refusal = Refusal::new("refused-repeat-first").about(REPEAT.name);
        return Err(refusal.moment("moment", changed.starts_at, zone));
    }
    rhythm.last = end(turn, args, &rhythm, series)?;
    if rhythm.days_from(rhythm.first, 2).len() < 2 {
        let given = args.optional_text(ENDS.name, 200)?.unwrap_or_default();
        return Err(Refusal::new("refused-ends").about(ENDS.name).text("given", given));
    }
    Ok(Rule::Repeats { repeat: rhythm.repeat, day: rhythm.first, last: rhythm.last })
}

/// Its last day: what is said, or else what it was.
fn end(
    turn: &Turn<'_>,
    args: Args<'_>,
    rhythm: &Rhythm,
    series: Option<&Series>,
) -> Result<Option<NaiveDate>, Refusal> {
    let ends = args.optional_text(ENDS.name, 200)?;
    let times = args.whole(COUNT.name, 2..=TIMES)?;
    let was = series.and_then(|series| series.rhythm.last).filter(|_| ends.is_none() && times.is_none());
    let until = match ends {
        Some(ends) if says_no(&ends) => None,
        Some(ends) => Some(when::read_day(ENDS.name, &ends, turn)?),
        None => was,
    };
    let counted =
        times.and_then(|times| rhythm.days_from(rhythm.first, usize::try_from(times).unwrap_or(0)).last().copied());
    Ok([counted, until].into_iter().flatten().min())
}

/// The host says yes.
pub(in crate::meetups) async fn confirm(
    turn: &mut Turn<'_>,
    meetup: &Meetup,
    changed: &Meetup,
    edit: &Edit,
    rule: Rule,
) -> Result<Outcome, Failure> {
    let aspects = edit::aspects(&edit.before, &changed.before());
    let (repeat, day, last) = match rule {
        Rule::Once => return once(turn, meetup, changed, edit).await,
        Rule::Repeats { repeat, day, last } => (repeat, day, last),
    };
    let Some(mut series) = series_of(turn.tx, meetup).await? else {
        let (time, zone) = (changed.local_start.time(), changed.zone);
        let rhythm = Rhythm { repeat, first: day, last, time, zone, length: changed.length() };
        let told = change_this(turn, meetup, changed, edit).await?;
        let place = announce::where_shown(turn, meetup).await?;
        announce::begin(turn, changed, rhythm, place).await?;
        telling::of(turn).refresh_at_once(meetup.id).await?;
        return Ok(Outcome::Repeats { meetup: meetup.id, off: 0, told });
    };
    let Some(place) = &meetup.series else { return Err(super::skip::no_series(meetup).into()) };

    let open = crate::meetups::store::of_series(turn.tx, series.id, turn.now).await?;
    let start = crate::time::local::LocalMoment::of(changed.starts_at, series.rhythm.zone);
    let changed = Meetup { local_start: start.local, zone: start.zone, ..changed.clone() };
    if open.iter().any(|date| date.id != meetup.id && date.series.as_ref().is_some_and(|other| other.date == day)) {
        let refusal = Refusal::new("refused-day-taken").text("title", &meetup.plan.title);
        return Err(refusal.moment("moment", changed.starts_at, turn.zone()).into());
    }
    let mut told = change_this(turn, meetup, &changed, edit).await?;
    change::put(turn, changed.id, &InSeries { date: day, ..place.clone() }).await?;
    series.plan = change::taken(&series.plan, &changed, &aspects, &[]);
    if aspects.contains(&crate::meetups::Aspect::When) {
        series.rhythm.time = changed.local_start.time();
        series.rhythm.length = changed.length();
    }
    series.rhythm = Rhythm { repeat, first: day, last, ..series.rhythm };
    // What is missing after this day is announced, and what is there is passed over.
    series.reached = day;
    store::change(turn.tx, &series).await?;

    let mut off = 0;
    let is_later = |date: &&Meetup| date.series.as_ref().is_some_and(|other| other.date > place.date);
    for date in open.iter().filter(is_later).filter(|date| date.id != meetup.id) {
        let Some(own) = &date.series else { continue };
        let news = if last.is_some_and(|last| own.date > last) { News::SeriesEnded } else { News::Skipped };
        if series.rhythm.days_from(own.date, 1).first() == Some(&own.date) {
            told |= change::follow(turn, date, &changed, &series, &aspects).await? > 0;
            telling::of(turn).refresh_at_once(date.id).await?;
        } else {
            hosts::tell(turn, date, &news).await?;
            told |= telling::of(turn).call_off(date, None, news).await? > 0;
            off += 1;
        }
    }
    let mut telling = telling::of(turn);
    telling.refresh_at_once(meetup.id).await?;
    announce::keep_going(&mut telling, series.id).await?;
    Ok(Outcome::Repeats { meetup: meetup.id, off, told })
}

/// This date is the last one of its series.
async fn once(turn: &mut Turn<'_>, meetup: &Meetup, changed: &Meetup, edit: &Edit) -> Result<Outcome, Failure> {
    let Some(place) = &meetup.series else { return Err(super::skip::no_series(meetup).into()) };
    let mut told = change_this(turn, meetup, changed, edit).await?;
    store::end(turn.tx, place.series, turn.now).await?;
    let open = crate::meetups::store::of_series(turn.tx, place.series, turn.now).await?;
    let mut dates = 0;
    for date in open.iter().filter(|date| date.series.as_ref().is_some_and(|other| other.date > place.date)) {
        hosts::tell(turn, date, &News::SeriesEnded).await?;
        told |= telling::of(turn).call_off(date, None, News::SeriesEnded).await? > 0;
        dates += 1;
    }
    let mut telling = telling::of(turn);
    telling.refresh_at_once(meetup.id).await?;
    announce::keep_going(&mut telling, place.series).await?;
    Ok(Outcome::SeriesEnded { meetup: meetup.id, dates, told })
}

/// What else changes of this date; says whether anybody is told.
async fn change_this(turn: &mut Turn<'_>, meetup: &Meetup, changed: &Meetup, edit: &Edit) -> Result<bool, StoreError> {
    let differs = !edit::aspects(&meetup.before(), &changed.before()).is_empty();
    let told = if differs { edit::carry_out(turn, meetup, changed).await? } else { 0 };
    if let Some(hosts) = hosts::given(&edit.change) {
        hosts::set(turn, changed, &hosts).await?;
    }
    Ok(told > 0)
}
