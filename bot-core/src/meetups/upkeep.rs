//! What falls due for meetups, and what follows from a setting that has changed.

use chrono::{DateTime, Utc};

use super::telling::Telling;
use super::{REMINDERS, clocks, digest, find, series, store, whats_on};
use crate::jobs::{self, CommunityTask, JobKind};
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
        Ok(())
    }
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
            CommunityTask::KeepClocks { zone, after } => clocks::keep(telling, *zone, *after).await,
        },
        // The house keeps itself tidy, and rounds are another slice's.
        JobKind::Sweep | JobKind::Rounds { .. } | JobKind::Round { .. } | JobKind::Circle { .. } => Ok(()),
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
    let is_full = i64::try_from(step.len()).is_ok_and(|count| count >= STEP);
    match step.last().filter(|_| is_full) {
        Some(last) => next_reminders(telling, last.number).await,
        None => Ok(()),
    }
}

async fn next_reminders(telling: &mut Telling<'_>, after: i64) -> Result<(), StoreError> {
    let job = telling.community_job(CommunityTask::MoveReminders { after }, telling.now);
    let key = format!("move-reminders:{}", telling.community.simple());
    jobs::store::schedule(telling.tx, &job, Some(&key)).await
}
