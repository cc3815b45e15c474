//! How a round begins: by itself when its time has come, or by hand; and how it is opened or called off.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{Round, State, store};
use crate::id::{CommunityId, MemberId, RoundId};
use crate::intros::{APPROVE, Errand, Outcome, ROUNDS, TIME, errand};
use crate::jobs::{self, JobKind, RoundTask};
use crate::refusal::{Failure, Refusal};
use crate::settings::{Settings, ZONE};
use crate::store::{StoreError, Tx};
use crate::turn::Turn;

/// For how many days a round is open that has no schedule.
const DAYS: i64 = 14;

/// A round is over so long before the next one may begin.
const BREAK: TimeDelta = TimeDelta::hours(2);

/// What the jobs of a round are called.
pub(in crate::intros) fn key(round: RoundId, task: &str) -> String {
    format!("round:{}:{task}", round.simple())
}

/// Weeks from one round to the next; none while there are none by themselves.
fn weeks(settings: &Settings) -> Option<u64> {
    match settings.word(&ROUNDS) {
        "weekly" => Some(1),
        "two-weeks" => Some(2),
        "four-weeks" => Some(4),
        _ => None,
    }
}

/// An admin begins one; `approve` when she wants to look at it first.
pub(in crate::intros) async fn by_hand(turn: &mut Turn<'_>, approve: bool) -> Result<Outcome, Failure> {
    let latest = store::latest(turn.tx, turn.community).await?;
    if latest.is_some_and(|round| matches!(round.state, State::Gathering | State::Matched | State::Opening)) {
        return Err(Refusal::new("refused-round-under-way").command("command", "intro round").into());
    }
    let number = store::next_number(turn.tx, turn.community).await?;
    let people = crate::intros::store::count_in_round(turn.tx, turn.community, number, turn.now).await?;
    if people < 2 {
        return Err(Refusal::new("refused-round-too-few")
            .number("people", people)
            .command("command", "intro join")
            .into());
    }

    let asker = turn.asker.member.id;
    let round = begin(&mut errand::of(turn), approve, Some(asker)).await?;
    Ok(Outcome::Begun { round, people, approve })
}

/// Begins a round; who is introduced to whom is chosen right after.
async fn begin(errand: &mut Errand<'_>, approve: bool, asked_by: Option<MemberId>) -> Result<RoundId, StoreError> {
    let id: RoundId = errand.ids.next(errand.now);
    let (_, chance) = id.0.as_u64_pair();
    let round = Round {
        id,
        community: errand.community,
        number: store::next_number(errand.tx, errand.community).await?,
        state: State::Gathering,
        approve,
        asked_by,
        seed: chance.cast_signed(),
        days: weeks(errand.settings).and_then(|weeks| i64::try_from(weeks * 7).ok()).unwrap_or(DAYS),
        done: 0,
        begun_at: errand.now,
        opened_at: None,
        ends_at: None,
        remains: None,
    };
    store::add(errand.tx, &round).await?;
    let job = JobKind::Round { round: id, task: RoundTask::Match { again: 0 } };
    errand.later(job, &key(id, "match"), errand.now).await?;
    Ok(id)
}

/// Opens a round: people are introduced from now on.
pub(in crate::intros) async fn open(errand: &mut Errand<'_>, round: &Round) -> Result<(), StoreError> {
    let ends_at = errand.now + TimeDelta::days(round.days) - BREAK;
    store::set_opened(errand.tx, round.id, errand.now, ends_at).await?;
    errand.later(JobKind::Round { round: round.id, task: RoundTask::Open }, &key(round.id, "open"), errand.now).await
}

/// Calls a round off that has not opened. Nobody knew of it.
pub(in crate::intros) async fn call_off(errand: &mut Errand<'_>, round: &Round) -> Result<(), StoreError> {
    store::set_state(errand.tx, round.id, State::Cancelled).await?;
    let id = round.id.simple();
    jobs::store::cancel_between(errand.tx, &format!("round:{id}:"), &format!("round:{id};")).await?;
    Ok(())
}

/// The time for a round has come.
pub(in crate::intros) async fn fall_due(errand: &mut Errand<'_>, last: Option<NaiveDate>) -> Result<(), StoreError> {
    if weeks(errand.settings).is_none() {
        return Ok(());
    }
    let today = errand.now.with_timezone(&errand.settings.zone()).date_naive();
    if last.is_some_and(|last| today <= last) {
        return plan(errand, last).await;
    }
    let latest = store::latest(errand.tx, errand.community).await?;
    match latest {
        // Nobody looked at it in all that time; people have come and gone since.
        Some(round) if matches!(round.state, State::Gathering | State::Matched) => call_off(errand, &round).await?,
        Some(round) if round.state == State::Opening => return plan(errand, Some(today)).await,
        Some(_) | None => {}
    }
    let approve = errand.is_on(&APPROVE);
    begin(errand, approve, None).await?;
    plan(errand, Some(today)).await
}

/// A setting has changed: the next round comes when it should now.
pub(in crate::intros) async fn settle(errand: &mut Errand<'_>, name: &str) -> Result<(), StoreError> {
    if ![ROUNDS.name, TIME.name, ZONE.name].contains(&name) {
        return Ok(());
    }
    let job = jobs::store::with_key(errand.tx, &plan_key(errand.community)).await?;
    let last = job.and_then(|job| match job.kind {
        JobKind::Rounds { last } => last,
        JobKind::Meetup { .. }
        | JobKind::Series { .. }
        | JobKind::Poll { .. }
        | JobKind::Round { .. }
        | JobKind::Circle { .. }
        | JobKind::Ask { .. }
        | JobKind::Share { .. }
        | JobKind::Lived { .. }
        | JobKind::Care { .. }
        | JobKind::Community { .. }
        | JobKind::CaseWaits { .. }
        | JobKind::CareSummary { .. }
        | JobKind::Noticed
        | JobKind::LookAround { .. }
        | JobKind::ZoneRules { .. }
        | JobKind::MoveIn { .. }
        | JobKind::Forget { .. }
        | JobKind::Sweep => None,
    });
    plan(errand, last).await
}

/// When the next round begins by itself; none while there are none.
pub(in crate::intros) async fn planned(
    tx: &mut Tx,
    community: CommunityId,
    settings: &Settings,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    if weeks(settings).is_none() {
        return Ok(None);
    }
    let job = jobs::store::with_key(tx, &plan_key(community)).await?;
    Ok(job.map(|job| job.due_at))
}

/// When the next round should begin by itself, when the last one began on that day.
fn next(settings: &Settings, last: Option<NaiveDate>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let (weeks, weekly) = (weeks(settings)?, settings.weekly(&TIME)?);
    // A round that is due two weeks after a Monday is due on that Monday also when it began late.
    let before = last.and_then(|last| last.checked_add_days(Days::new(weeks * 7 - 4)));
    let from = before.map(|day| day.and_time(NaiveTime::MIN).and_utc() - TimeDelta::days(1));
    weekly.next_after(from.map_or(now, |from| from.max(now)), before, settings.zone())
}

/// While there are none by themselves, what was planned stays, does nothing, and remembers when the last one was.
async fn plan(errand: &mut Errand<'_>, last: Option<NaiveDate>) -> Result<(), StoreError> {
    let Some(at) = next(errand.settings, last, errand.now) else { return Ok(()) };
    errand.later(JobKind::Rounds { last }, &plan_key(errand.community), at).await
}

/// What the job is called that begins the next round.
fn plan_key(community: CommunityId) -> String {
    format!("rounds:{}", community.simple())
}
