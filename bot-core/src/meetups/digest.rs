//! What is on in the week ahead, said once a week where meetups are announced.

use chrono::{DateTime, NaiveDate, Utc};

use super::CHANNEL;
use super::telling::Telling;
use super::whats_on::{self, midnight};
use crate::access::Access;
use crate::id::OutboxId;
use crate::incoming::PlaceKey;
use crate::jobs::{self, CommunityTask, Job, JobKind};
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings::{SettingKind, SettingSpec};
use crate::store::StoreError;

/// The setting that says when.
pub const DIGEST: SettingSpec = SettingSpec {
    name: "digest",
    kind: SettingKind::Weekly,
    default: "off",
    who: Access::Admin,
    example: "sunday 18:00",
};

/// How many days it looks ahead.
pub const DAYS: u64 = 7;

/// The setting or the zone has changed: the next one comes when it should now, and never a second one on one day.
pub(super) async fn settle(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    let planned = jobs::store::with_key(telling.tx, &key(telling)).await?;
    let last = match planned {
        Some(Job { kind: JobKind::Community { task: CommunityTask::Digest { last } }, .. }) => last,
        Some(_) | None => None,
    };
    plan(telling, last).await
}

/// It fell due: it is said on its own day or not at all.
pub(super) async fn run(
    telling: &mut Telling<'_>,
    last: Option<NaiveDate>,
    due: DateTime<Utc>,
) -> Result<(), StoreError> {
    let settings = telling.settings;
    if settings.weekly(&DIGEST).is_none() {
        return Ok(());
    }
    let zone = settings.zone();
    let today = telling.now.with_timezone(&zone).date_naive();
    let is_today = due.with_timezone(&zone).date_naive() == today && last.is_none_or(|last| last < today);
    if is_today {
        say(telling).await?;
    }
    plan(telling, if is_today { Some(today) } else { last }).await
}

/// Puts it into the outbox for each home's channel, if anything is on.
async fn say(telling: &mut Telling<'_>) -> Result<(), StoreError> {
    let zone = telling.settings.zone();
    let ahead = whats_on::ahead(telling.tx, telling.community, DAYS, zone, telling.now).await?;
    if ahead.count == 0 {
        return Ok(());
    }
    for home in people::store::homes(telling.tx, telling.community).await? {
        let Some(place) = telling.settings.channel(CHANNEL.name, home.id) else { continue };
        let place = PlaceKey { id: place.to_owned(), thread: None, direct: false };
        let to = To::Place { platform: home.platform, place };
        let id: OutboxId = telling.ids.next(telling.now);
        let mut parcel = Parcelled::new(id, Some(telling.community), to, Intent::Digest, telling.now);
        parcel.expires_at = Some(midnight(telling.now, zone, 1));
        outbox::store::put(telling.tx, &parcel).await?;
    }
    Ok(())
}

/// While it is off, what was planned stays, does nothing, and remembers when it was said last.
async fn plan(telling: &mut Telling<'_>, last: Option<NaiveDate>) -> Result<(), StoreError> {
    let settings = telling.settings;
    let next = settings.weekly(&DIGEST).and_then(|weekly| weekly.next_after(telling.now, last, settings.zone()));
    let Some(at) = next else { return Ok(()) };
    let job = telling.community_job(CommunityTask::Digest { last }, at);
    jobs::store::schedule(telling.tx, &job, Some(&key(telling))).await
}

fn key(telling: &Telling<'_>) -> String {
    format!("digest:{}", telling.community.simple())
}
