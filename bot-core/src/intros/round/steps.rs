//! The steps of a round: jobs of 200 writes at most, each of which goes on where the one before it stopped.

use std::collections::HashSet;

use super::choosing::{Basis, basis};
use super::{Plan, Round, State, begin, store};
use crate::id::{MemberId, RoundId};
use crate::incoming::Standing;
use crate::intros::circle::{self, Circle, open::Circles};
use crate::intros::{self, Errand, Part, SILENT, Taking};
use crate::jobs::{JobKind, RoundTask};
use crate::outbox::{Intent, RoundNews};
use crate::people;
use crate::people::avoid;
use crate::store::StoreError;

/// Writes of one step: few enough that nobody who waits for SQLite's one writer waits for longer than a few
/// milliseconds.
const WRITES: usize = 120;

/// The same where what has to be known was looked up before.
const PREPARED_WRITES: usize = 140;

/// How often it is chosen anew because somebody came or went meanwhile; then each group is looked at as it opens.
const AGAIN: u32 = 3;

/// Whoever approves a round, at most.
const APPROVERS: i64 = 10;

/// It is chosen who is introduced to whom, unless somebody has come or gone since `chosen_on`.
pub async fn matched(
    errand: &mut Errand<'_>,
    round: RoundId,
    chosen_on: &Basis,
    plan: &Plan,
    again: u32,
) -> Result<(), StoreError> {
    let round = store::get(errand.tx, round).await?.filter(|round| round.state == State::Gathering);
    let Some(round) = round else { return Ok(()) };
    if again < AGAIN && basis(errand.tx, &round, errand.now).await? != *chosen_on {
        let task = RoundTask::Match { again: again + 1 };
        return errand
            .later(JobKind::Round { round: round.id, task }, &begin::key(round.id, "match"), errand.now)
            .await;
    }
    store::set_plan(errand.tx, round.id, plan).await?;
    store::set_state(errand.tx, round.id, State::Matched).await?;
    if plan.groups.is_empty() {
        if let Some(asker) = round.asked_by {
            errand.tell(asker, Intent::RoundNews { round: round.id, news: RoundNews::TooFew }, None).await?;
        }
        return begin::open(errand, &round).await;
    }
    if !round.approve {
        return begin::open(errand, &round).await;
    }
    let approvers = match round.asked_by {
        Some(asker) => vec![asker],
        None => people::store::in_authority(errand.tx, errand.community, Standing::Admin, APPROVERS).await?,
    };
    for approver in approvers {
        errand.tell(approver, Intent::RoundNews { round: round.id, news: RoundNews::Approve }, None).await?;
    }
    Ok(())
}

/// The groups of the next steps of a round, with what has to be known of their people. It is looked up in a transaction
/// that only reads, since it is most of a step and nobody who wants to write waits for it there; who takes part still,
/// who avoids whom and who has met meanwhile is asked once more where a step is written.
pub struct Ahead {
    round: RoundId,
    done: i64,
    groups: Vec<Vec<MemberId>>,
    circles: Box<Circles>,
}

impl Ahead {
    /// Takes the groups of the next step from it.
    fn step(&mut self) -> Vec<Vec<MemberId>> {
        let mut writes = 0;
        let fits = |group: &&Vec<MemberId>| {
            writes += circle::open::writes(group.len());
            writes <= PREPARED_WRITES
        };
        let count = self.groups.iter().take_while(fits).count();
        self.done += whole(count);
        self.groups.drain(..count).collect()
    }
}

/// Looks up the next groups, while there are any.
pub async fn prepare(errand: &mut Errand<'_>, round: RoundId) -> Result<Option<Ahead>, StoreError> {
    let Some(round) = store::get(errand.tx, round).await?.filter(|round| round.state == State::Opening) else {
        return Ok(None);
    };
    let groups = store::groups_from(errand.tx, round.id, usize::try_from(round.done).unwrap_or(0)).await?;
    if groups.is_empty() {
        return Ok(None);
    }
    let members: Vec<MemberId> = groups.iter().flatten().copied().collect();
    let circles = Box::new(Circles::load(errand, &members).await?);
    Ok(Some(Ahead { round: round.id, done: round.done, groups, circles }))
}

/// One step of a round, with what was looked up for it; what of that is for the steps after it.
pub async fn run(
    errand: &mut Errand<'_>,
    round: RoundId,
    task: &RoundTask,
    ahead: Option<Ahead>,
) -> Result<Option<Ahead>, StoreError> {
    let Some(round) = store::get(errand.tx, round).await? else { return Ok(None) };
    match (task, round.state) {
        (RoundTask::Open, State::Opening) => {
            // Since it was looked up, two of them may have become one person.
            let groups = store::groups_from(errand.tx, round.id, usize::try_from(round.done).unwrap_or(0)).await?;
            let as_now = |ahead: &Ahead| ahead.round == round.id && ahead.done == round.done && ahead.groups == groups;
            let mut ahead = match ahead.filter(as_now) {
                Some(ahead) => Some(ahead),
                None if groups.is_empty() => None,
                None => prepare(errand, round.id).await?,
            };
            open(errand, &round, ahead.as_mut()).await?;
            return Ok(ahead.filter(|ahead| !ahead.groups.is_empty()));
        }
        (RoundTask::Ask, State::Open | State::Closing) => ask(errand, &round).await?,
        (RoundTask::Close, State::Open | State::Closing) => close(errand, &round).await?,
        (RoundTask::Open | RoundTask::Ask | RoundTask::Close | RoundTask::Match { .. }, _) => {}
    }
    Ok(None)
}

async fn go_on(errand: &mut Errand<'_>, round: &Round, task: RoundTask, done: usize) -> Result<(), StoreError> {
    store::set_done(errand.tx, round.id, whole(done)).await?;
    let key = key(round.id, &task);
    errand.later(JobKind::Round { round: round.id, task }, &key, errand.now).await
}

/// What the job of the step is called that follows one of this task.
#[must_use]
pub fn key(round: RoundId, task: &RoundTask) -> String {
    let name = match task {
        RoundTask::Match { .. } => "match",
        RoundTask::Open => "open",
        RoundTask::Ask => "ask",
        RoundTask::Close => "close",
    };
    begin::key(round, name)
}

/// Introduces the next ones; then tells those for whom there is nobody.
async fn open(errand: &mut Errand<'_>, round: &Round, ahead: Option<&mut Ahead>) -> Result<(), StoreError> {
    let done = usize::try_from(round.done).unwrap_or(0);
    if let Some(ahead) = ahead {
        let step = ahead.step();
        let done_then = done + step.len();
        let orphans = introduce(errand, round, &step, done, &mut ahead.circles).await?;
        if !orphans.is_empty() {
            let (count, mut plan) = store::without_groups(errand.tx, round.id).await?.unwrap_or_default();
            plan.orphans.extend(orphans);
            store::set_beside(errand.tx, round.id, count, &plan).await?;
        }
        return go_on(errand, round, RoundTask::Open, done_then).await;
    }

    let (count, plan) = store::without_groups(errand.tx, round.id).await?.unwrap_or_default();
    let done_of_left = done - count.min(done);
    let left: Vec<MemberId> = plan.left.iter().skip(done_of_left).take(WRITES / 2).copied().collect();
    if !left.is_empty() {
        let still_in = intros::store::still_in(errand.tx, &left, round.number, errand.now).await?;
        for member in left.iter().filter(|member| still_in.contains(member)) {
            leave_out(errand, round, *member).await?;
        }
        return go_on(errand, round, RoundTask::Open, done + left.len()).await;
    }
    let orphan = plan.orphans.get(done_of_left - plan.left.len().min(done_of_left)).copied();
    if let Some(orphan) = orphan {
        let is_in = intros::store::still_in(errand.tx, &[orphan], round.number, errand.now).await?.contains(&orphan);
        if is_in && circle::leaving::join_others(errand, round, orphan, true).await?.is_none() {
            leave_out(errand, round, orphan).await?;
        }
        return go_on(errand, round, RoundTask::Open, done + 1).await;
    }
    if circle::store::count(errand.tx, round.id).await? == 0 {
        return store::close(errand.tx, round.id, super::Remains::default()).await;
    }
    store::set_open(errand.tx, round.id).await?;
    let asks_at = round.ends_at.map_or(errand.now, |ends_at| (ends_at - circle::ASKED).max(errand.now));
    errand.later(JobKind::Round { round: round.id, task: RoundTask::Ask }, &begin::key(round.id, "ask"), asks_at).await
}

/// Introduces some groups as they are now; says whose others went away, or are avoided since.
async fn introduce(
    errand: &mut Errand<'_>,
    round: &Round,
    step: &[Vec<MemberId>],
    done: usize,
    circles: &mut Circles,
) -> Result<Vec<MemberId>, StoreError> {
    let members: Vec<MemberId> = step.iter().flatten().copied().collect();
    let still_in = intros::store::still_in(errand.tx, &members, round.number, errand.now).await?;
    let mut apart: HashSet<(MemberId, MemberId)> =
        avoid::store::avoids_among(errand.tx, &members).await?.into_iter().collect();
    // Since it was chosen somebody may have asked something and been introduced to the same one.
    apart.extend(store::acquainted_among(errand.tx, &members, round.number).await?);
    let (mut orphans, mut groups) = (Vec::new(), Vec::new());
    for (group, number) in step.iter().zip(done..) {
        let mut together: Vec<MemberId> = Vec::new();
        for member in group.iter().filter(|member| still_in.contains(member)) {
            let speaks_against = |one: &MemberId| {
                apart.contains(&(*one, *member)) || apart.contains(&(*member, *one)) || !circles.can_talk(*one, *member)
            };
            if together.iter().any(speaks_against) { orphans.push(*member) } else { together.push(*member) }
        }
        if together.len() < 2 {
            orphans.extend(together);
            continue;
        }
        groups.push((together, whole(number + 1)));
    }
    circles.open(errand, round, &groups).await?;
    Ok(orphans)
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// There is nobody for her: she is told kindly, and comes first next time.
async fn leave_out(errand: &mut Errand<'_>, round: &Round, member: MemberId) -> Result<(), StoreError> {
    intros::store::left_out(errand.tx, member).await?;
    errand.tell(member, Intent::RoundNews { round: round.id, news: RoundNews::LeftOut }, round.ends_at).await
}

/// Asks the next ones whether they met.
async fn ask(errand: &mut Errand<'_>, round: &Round) -> Result<(), StoreError> {
    if round.state == State::Open {
        store::set_state(errand.tx, round.id, State::Closing).await?;
    }
    let ends_at = round.ends_at.unwrap_or(errand.now);
    let step = circle::store::after(errand.tx, round.id, round.done, limit(1)).await?;
    for one in step.iter().filter(|one| one.is_on()) {
        circle::ask_whether_met(errand, one, ends_at).await?;
    }
    if let Some(last) = step.last() {
        return go_on(errand, round, RoundTask::Ask, usize::try_from(last.number).unwrap_or(0)).await;
    }
    store::set_done(errand.tx, round.id, 0).await?;
    let task = RoundTask::Close;
    let at = ends_at.max(errand.now);
    errand.later(JobKind::Round { round: round.id, task }, &begin::key(round.id, "close"), at).await
}

/// Puts the next places away, and pauses those who were not heard of for some rounds.
async fn close(errand: &mut Errand<'_>, round: &Round) -> Result<(), StoreError> {
    let step = circle::store::after(errand.tx, round.id, round.done, limit(5)).await?;
    for one in step.iter().filter(|one| one.is_on()) {
        for member in circle::store::members(errand.tx, one.id).await?.iter().filter(|one| one.is_there()) {
            count_silence(errand, round, one, member).await?;
        }
        circle::leaving::end(errand, one).await?;
    }
    if let Some(last) = step.last() {
        return go_on(errand, round, RoundTask::Close, usize::try_from(last.number).unwrap_or(0)).await;
    }
    let remains = store::count(errand.tx, round.id).await?;
    store::close(errand.tx, round.id, remains).await
}

/// A round is over for somebody: was anything heard of her?
pub(in crate::intros) async fn count_silence(
    errand: &mut Errand<'_>,
    round: &Round,
    circle: &Circle,
    member: &circle::Member,
) -> Result<(), StoreError> {
    // Where nothing can be seen of her, silence says nothing.
    let is_seen = circle.state == circle::State::Open && !member.unreached;
    if !is_seen && !member.was_heard() {
        return Ok(());
    }
    let silent = intros::store::heard(errand.tx, member.member, member.was_heard()).await?;
    if silent >= SILENT {
        pause_kindly(errand, round, member.member).await?;
    }
    Ok(())
}

/// How many circles of five fit into a step with so many writes for each member.
fn limit(writes: usize) -> i64 {
    i64::try_from(WRITES / (5 * writes + 3)).unwrap_or(1)
}

/// She was not heard of for some rounds: she is left in peace, and one tap brings her back.
async fn pause_kindly(errand: &mut Errand<'_>, round: &Round, member: MemberId) -> Result<(), StoreError> {
    let taking = intros::store::of(errand.tx, member).await?;
    // Whoever takes part once has said so since.
    let Some(taking) = taking.filter(|taking| taking.part_at(errand.now) == Part::Every) else { return Ok(()) };
    intros::store::set(errand.tx, &Taking { part: Part::Silent, silent: 0, ..taking }).await?;
    errand.tell(member, Intent::RoundNews { round: round.id, news: RoundNews::Paused }, None).await
}
