//! What falls due for meetups, and what follows from a setting that has changed.

use chrono::{DateTime, Utc};

use super::telling::Telling;
use super::{Meetup, REMINDERS, clocks, digest, find, mirror, series, store, whats_on};
use crate::id::MemberId;
use crate::jobs::{self, CommunityTask, JobKind};
use crate::outbox::Mirror;
use crate::people::wishes;
use crate::settings::{LANGUAGE, Settings, ZONE};
use crate::store::StoreError;

/// Meetups whose reminders are moved in one step: five times each, so 200 writes at most.
const STEP: i64 = 40;

/// A setting has changed; `before` is how all of them were.
pub async fn settle(telling: &mut Telling<'_>, name: &str, before: &Settings) -> Result<(), StoreError> {
    if name == whats_on::WHATS_ON.name {
        whats_on::settle(telling, before).await
    } else if name == digest::DIGEST.name {
        digest::settle(telling).await
    } else if name == ZONE.name && before.zone() != telling.settings.zone() {
        whats_on::refresh(telling).await?;
        whats_on::plan_new_day(telling).await?;
        digest::settle(telling).await
    } else if name == LANGUAGE.name {
        whats_on::refresh(telling).await
    } else if name == REMINDERS.name && before.leads(&REMINDERS) != telling.settings.leads(&REMINDERS) {
        next_reminders(telling, 0).await
    } else {
        match mirror::switched(name).filter(|spec| before.word(spec.1) != telling.settings.word(spec.1)) {
            Some((mirror, _)) => next_mirrors(telling, mirror, 0).await,
            None => Ok(()),
        }
    }
}

/// A member has chosen when she is reminded: of what she hosts or is going to already, too.
pub async fn settle_reminders(telling: &mut Telling<'_>, member: MemberId) -> Result<(), StoreError> {
    next_own_reminders(telling, member, 0).await
}

/// The rules of zones have changed: what is announced by somebody's clock stays true to it.
pub async fn mend_clocks(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    clocks::begin_to_mend(telling).await
}

/// What fell due.
pub async fn run(telling: &mut Telling<'_>, kind: &JobKind, due: DateTime<Utc>) -> Result<(), StoreError> {
    match kind {
        JobKind::Meetup { meetup, task, after } => telling.run(*meetup, task, *after, due).await,
        JobKind::Series { series } => series::announce::keep_going(telling, *series).await,
        JobKind::Poll { poll, task } => find::due::run(telling, *poll, task).await,
        JobKind::Community { task } => match task {
            CommunityTask::NewDay => whats_on::new_day(telling).await,
            CommunityTask::Digest { last } => digest::run(telling, *last, due).await,
            CommunityTask::MoveReminders { after } => move_reminders(telling, *after).await,
            CommunityTask::KeepClocks { zone, was, of, after } => clocks::keep(telling, *zone, *was, *of, *after).await,
            CommunityTask::MendClocks { of, after } => clocks::mend(telling, *of, *after).await,
            CommunityTask::OwnReminders { member, after } => remind_her(telling, *member, *after).await,
            CommunityTask::Mirrors { mirror, after } => mirror_all(telling, *mirror, *after).await,
        },
        // The house sees to these itself, and rounds and reports are other slices'.
        JobKind::MoveIn { .. }
        | JobKind::Forget { .. }
        | JobKind::Sweep
        | JobKind::LookAround { .. }
        | JobKind::ZoneRules { .. }
        | JobKind::Rounds { .. }
        | JobKind::Round { .. }
        | JobKind::Circle { .. }
        | JobKind::Ask { .. }
        | JobKind::Lived { .. }
        | JobKind::CaseWaits { .. }
        | JobKind::CareSummary { .. }
        | JobKind::Care { .. }
        | JobKind::Share { .. }
        | JobKind::Noticed => Ok(()),
    }
}

/// One step of giving meetups the community's new times. A reminder at a time that holds no more is not taken back,
/// because somebody may have chosen that very time for herself; when it falls due, it reaches only her.
async fn move_reminders(telling: &mut Telling<'_>, after: i64) -> Result<(), StoreError> {
    let step = store::open_after(telling.tx, telling.community, telling.now, after, STEP).await?;
    for meetup in &step {
        if meetup.spontaneous || meetup.plan.reminders.is_some() {
            continue;
        }
        for lead in telling.leads(meetup) {
            telling.remind_at(meetup, lead).await?;
        }
    }
    match last_of(&step) {
        Some(last) => next_reminders(telling, last).await,
        None => Ok(()),
    }
}

async fn next_reminders(telling: &mut Telling<'_>, after: i64) -> Result<(), StoreError> {
    let job = telling.community_job(CommunityTask::MoveReminders { after }, telling.now);
    let key = format!("move-reminders:{}", telling.community.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}

/// One step of giving a member's meetups her own times. Those of before are not taken back: when one falls due, nobody
/// is reminded who has not chosen it.
async fn remind_her(telling: &mut Telling<'_>, member: MemberId, after: i64) -> Result<(), StoreError> {
    let wishes = wishes::store::of(telling.tx, member).await?;
    let Some(leads) = wishes.reminders.filter(|leads| !leads.is_empty()) else { return Ok(()) };
    let step = store::hers_after(telling.tx, member, telling.now, after, STEP).await?;
    for meetup in &step {
        for lead in &leads {
            telling.remind_at(meetup, *lead).await?;
        }
    }
    match last_of(&step) {
        Some(last) => next_own_reminders(telling, member, last).await,
        None => Ok(()),
    }
}

async fn next_own_reminders(telling: &mut Telling<'_>, member: MemberId, after: i64) -> Result<(), StoreError> {
    let job = telling.community_job(CommunityTask::OwnReminders { member, after }, telling.now);
    let key = format!("own-reminders:{}", member.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}

/// One step of giving meetups what a platform has of its own, or taking it away.
async fn mirror_all(telling: &mut Telling<'_>, mirror: Mirror, after: i64) -> Result<(), StoreError> {
    let step = store::open_after(telling.tx, telling.community, telling.now, after, STEP).await?;
    for meetup in &step {
        mirror::settle(telling, meetup, mirror).await?;
    }
    match last_of(&step) {
        Some(last) => next_mirrors(telling, mirror, last).await,
        None => Ok(()),
    }
}

async fn next_mirrors(telling: &mut Telling<'_>, mirror: Mirror, after: i64) -> Result<(), StoreError> {
    let job = telling.community_job(CommunityTask::Mirrors { mirror, after }, telling.now);
    let key = format!("mirrors:{}:{}", mirror.name(), telling.community.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}

/// The number of the last of a full step; none when there is nothing after it.
fn last_of(step: &[Meetup]) -> Option<i64> {
    let is_full = i64::try_from(step.len()).is_ok_and(|count| count >= STEP);
    step.last().filter(|_| is_full).map(|meetup| meetup.number)
}
