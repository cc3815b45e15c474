//! The tables of what is to be said and of what was shown.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::types::Json;
use sqlx::{AssertSqlSafe, FromRow};
use uuid::Uuid;

use super::{Intent, LEASE, Parcelled, To};
use crate::id::{CommunityId, MemberId, OutboxId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::jobs::turns::Turns;
use crate::store::{StoreError, Tx, decode, encode, execute, execute_rows, fetch_all, fetch_one, fetch_optional};

mod kept;
mod shown;

pub use kept::{Kept, forget_kept, has_knocked, keep, keeps_any, keeps_quietly, open_kept};
pub use shown::{
    Shown, forget_shown, forget_shown_in, forget_shown_of, show, shown_after, shown_at, shown_in, shown_of,
};

/// How much longer messages are remembered that are about something: as long as that may be kept.
const SUBJECTS_LONGER: TimeDelta = TimeDelta::days(310);

/// Why a parcel waits whose platform this process does not serve.
const ELSEWHERE: &str = "served by another process";

#[derive(FromRow)]
struct OutboxRow {
    id: OutboxId,
    community_id: Option<CommunityId>,
    destination: Json<Value>,
    intent: Json<Value>,
    created_at: DateTime<Utc>,
    run_at: DateTime<Utc>,
    expires_at: Option<DateTime<Utc>>,
    attempts: i64,
    event: Option<String>,
    coalesce_key: Option<String>,
}

impl OutboxRow {
    fn parcelled(self) -> (OutboxId, Result<Parcelled, StoreError>) {
        let id = self.id;
        let read = || {
            Ok(Parcelled {
                id,
                community: self.community_id,
                to: decode("destination", self.destination.0)?,
                intent: decode("intent", self.intent.0)?,
                created_at: self.created_at,
                run_at: self.run_at,
                expires_at: self.expires_at,
                attempts: self.attempts,
                event: self.event,
                coalesce: self.coalesce_key,
            })
        };
        (id, read())
    }
}

/// Puts a parcel into the outbox. One with the same coalescing key takes the place of the one that waits there;
/// when that one may already be on its way, it is followed by another try with a new key.
pub async fn put(tx: &mut Tx, parcel: &Parcelled) -> Result<(), StoreError> {
    put_leased(tx, parcel, None).await
}

/// Puts several into the outbox, in their order, no two of which have one coalescing key.
pub async fn put_all(tx: &mut Tx, parcels: &[Parcelled]) -> Result<(), StoreError> {
    execute_rows!(
        tx,
        "INSERT INTO outbox (id, community_id, lane, event, coalesce_key, again, destination, intent, created_at,
                             run_at, expires_at, attempts)
         VALUES",
        parcels,
        |parcel| [
            parcel.id,
            parcel.community,
            parcel.lane(),
            parcel.event.as_deref(),
            parcel.coalesce.as_deref(),
            false,
            Json(encode(&parcel.to)?),
            Json(encode(&parcel.intent)?),
            parcel.created_at,
            parcel.run_at,
            parcel.expires_at,
            0_i64
        ],
        "ON CONFLICT (coalesce_key) DO UPDATE SET again = outbox.attempts > 0"
    )?;
    Ok(())
}

/// Puts a parcel into the outbox that the caller delivers at once.
pub async fn put_leased(tx: &mut Tx, parcel: &Parcelled, lease: Option<Uuid>) -> Result<(), StoreError> {
    let run_at = if lease.is_some() { parcel.created_at + LEASE } else { parcel.run_at };
    execute!(
        tx,
        "INSERT INTO outbox (id, community_id, lane, event, coalesce_key, again, destination, intent, created_at,
                             run_at, expires_at, attempts, lease)
         VALUES ($1, $2, $3, $4, $5, FALSE, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (coalesce_key) DO UPDATE SET again = outbox.attempts > 0",
        parcel.id,
        parcel.community,
        parcel.lane(),
        parcel.event.as_deref(),
        parcel.coalesce.as_deref(),
        Json(encode(&parcel.to)?),
        Json(encode(&parcel.intent)?),
        parcel.created_at,
        run_at,
        parcel.expires_at,
        i64::from(lease.is_some()),
        lease
    )?;
    Ok(())
}

/// What waits under a coalescing key and is in nobody's hands.
pub async fn waiting(tx: &mut Tx, key: &str) -> Result<Option<Parcelled>, StoreError> {
    let row = fetch_optional!(
        tx,
        OutboxRow,
        "SELECT id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event, coalesce_key
         FROM outbox WHERE coalesce_key = $1 AND lease IS NULL AND dead_at IS NULL",
        key
    )?;
    row.map(|row| row.parcelled().1).transpose()
}

/// Whether there is anything under a coalescing key.
pub async fn has_key(tx: &mut Tx, key: &str) -> Result<bool, StoreError> {
    Ok(fetch_optional!(tx, (OutboxId,), "SELECT id FROM outbox WHERE coalesce_key = $1", key)?.is_some())
}

/// What is on its way under a coalescing key between `from` and `end` is said again afterwards, as things are then.
pub async fn say_again(tx: &mut Tx, from: &str, end: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE outbox SET again = TRUE WHERE coalesce_key >= $1 AND coalesce_key < $2 AND attempts > 0",
        from,
        end
    )?;
    Ok(())
}

/// Claims up to `limit` parcels that are due, earliest first, in [`Turns`]; of each lane only the first one.
///
/// What a process held when it ended counts as the try it was, however many processes end with it in hand:
/// only what a platform refuses is tried less and less often.
pub async fn claim(
    tx: &mut Tx,
    now: DateTime<Utc>,
    lease: Uuid,
    limit: i64,
) -> Result<Vec<(OutboxId, Result<Parcelled, StoreError>)>, StoreError> {
    let (mut rows, mut turns) = (Vec::new(), Turns::new(limit));
    while let Some((most, without)) = turns.step() {
        let claimed = claim_some(tx, now, lease, most, without).await?;
        turns.found(claimed.iter().map(|row| row.community_id));
        rows.extend(claimed);
    }
    rows.sort_by_key(|row| (row.created_at, row.id));
    Ok(rows.into_iter().map(OutboxRow::parcelled).collect())
}

/// In one lane the earlier leaves first, also when it has to be tried again. What waits for its time by choice, such as
/// the end of somebody's quiet hours, holds nothing else up.
async fn claim_some(
    tx: &mut Tx,
    now: DateTime<Utc>,
    lease: Uuid,
    limit: i64,
    without: &[Uuid],
) -> Result<Vec<OutboxRow>, StoreError> {
    let until = now + LEASE;
    match tx {
        Tx::Sqlite(tx) => {
            let without: Vec<String> = without.iter().map(|id| id.simple().to_string()).collect();
            let rows = sqlx::query_as::<_, OutboxRow>(
                "UPDATE outbox SET run_at = $2, lease = $3, attempts = attempts + CASE WHEN lease IS NULL THEN 1 ELSE 0 END
                 WHERE seq IN (SELECT o.seq FROM outbox o INDEXED BY outbox_due
                               WHERE o.dead_at IS NULL AND o.run_at <= $1
                                 AND (o.community_id IS NULL
                                      OR lower(hex(o.community_id)) NOT IN (SELECT value FROM json_each($5)))
                                 AND NOT EXISTS (SELECT 1 FROM outbox e
                                                 WHERE e.lane = o.lane AND e.seq < o.seq AND e.dead_at IS NULL
                                                   AND (e.attempts > 0 OR e.run_at <= $1))
                               ORDER BY o.run_at LIMIT $4)
                 RETURNING id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event,
                           coalesce_key",
            );
            Ok(rows.bind(now).bind(until).bind(lease).bind(limit).bind(Json(without)).fetch_all(&mut **tx).await?)
        }
        Tx::Postgres(tx) => {
            let rows = sqlx::query_as::<_, OutboxRow>(
                "UPDATE outbox SET run_at = $2, lease = $3, attempts = attempts + CASE WHEN lease IS NULL THEN 1 ELSE 0 END
                 WHERE seq IN (SELECT o.seq FROM outbox o
                               WHERE o.dead_at IS NULL AND o.run_at <= $1
                                 AND (o.community_id IS NULL OR o.community_id <> ALL ($5))
                                 AND NOT EXISTS (SELECT 1 FROM outbox e
                                                 WHERE e.lane = o.lane AND e.seq < o.seq AND e.dead_at IS NULL
                                                   AND (e.attempts > 0 OR e.run_at <= $1))
                               ORDER BY o.run_at LIMIT $4 FOR UPDATE SKIP LOCKED)
                 RETURNING id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event,
                           coalesce_key",
            );
            Ok(rows.bind(now).bind(until).bind(lease).bind(limit).bind(without).fetch_all(&mut **tx).await?)
        }
    }
}

/// Gives back what is held under a lease; that it was held counts as no try.
pub async fn let_go(tx: &mut Tx, lease: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE outbox SET run_at = $2 WHERE lease = $1 AND dead_at IS NULL", lease, now)?;
    Ok(())
}

/// The undelivered answer to an event that is told again, claimed for delivery at once.
pub async fn claim_answer(
    tx: &mut Tx,
    event: &str,
    lease: Uuid,
    now: DateTime<Utc>,
) -> Result<Option<Parcelled>, StoreError> {
    let row = fetch_optional!(
        tx,
        OutboxRow,
        "UPDATE outbox SET run_at = $3, lease = $2, attempts = attempts + CASE WHEN lease IS NULL THEN 1 ELSE 0 END
         WHERE event = $1 AND dead_at IS NULL
         RETURNING id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event, coalesce_key",
        event,
        lease,
        now + LEASE
    )?;
    row.map(|row| row.parcelled().1).transpose()
}

/// A parcel by its key.
pub async fn get(tx: &mut Tx, id: OutboxId) -> Result<Option<Parcelled>, StoreError> {
    let row = fetch_optional!(
        tx,
        OutboxRow,
        "SELECT id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event, coalesce_key
         FROM outbox WHERE id = $1",
        id
    )?;
    row.map(|row| row.parcelled().1).transpose()
}

/// A parcel arrived, or is moot: its row goes, unless it is to be said again as things are now.
pub async fn done(tx: &mut Tx, id: OutboxId, next: OutboxId, again_at: DateTime<Utc>) -> Result<(), StoreError> {
    let gone = execute!(tx, "DELETE FROM outbox WHERE id = $1 AND NOT again", id)?;
    if gone == 0 {
        execute!(
            tx,
            "UPDATE outbox SET id = $2, again = FALSE, run_at = $3, attempts = 0, lease = NULL WHERE id = $1",
            id,
            next,
            again_at
        )?;
    }
    Ok(())
}

/// A parcel did not arrive and is tried again, with `attempts` as given (a rate limit is no attempt).
pub async fn retry_at(
    tx: &mut Tx,
    id: OutboxId,
    at: DateTime<Utc>,
    attempts: i64,
    error: &str,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE outbox SET run_at = $2, attempts = $3, last_error = $4, lease = NULL WHERE id = $1",
        id,
        at,
        attempts,
        error
    )?;
    Ok(())
}

/// A parcel is for a platform that this process does not serve, or not yet: it waits for one that does.
pub async fn wait_for_platform(tx: &mut Tx, row: &Parcelled, until: DateTime<Utc>) -> Result<(), StoreError> {
    retry_at(tx, row.id, until, (row.attempts - 1).max(1), ELSEWHERE).await
}

/// A platform is served from now on: what has waited for one is due.
pub async fn platform_has_come(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE outbox SET run_at = $1 WHERE last_error = $2 AND run_at > $1 AND lease IS NULL AND dead_at IS NULL",
        now,
        ELSEWHERE
    )?;
    Ok(())
}

/// What must wait gets a lane of its own, so that nothing else in its place waits with it.
pub async fn step_aside(tx: &mut Tx, parcel: &Parcelled) -> Result<(), StoreError> {
    let lane = format!("waits:{}", parcel.id);
    execute!(tx, "UPDATE outbox SET lane = $2 WHERE id = $1", parcel.id, lane)?;
    Ok(())
}

/// A parcel is put aside for the operator.
pub async fn put_aside(tx: &mut Tx, id: OutboxId, now: DateTime<Utc>, error: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE outbox SET dead_at = $2, last_error = $3, lease = NULL WHERE id = $1", id, now, error)?;
    Ok(())
}

/// Parcels that were put aside under coalescing keys from `from` up to before `end` leave again.
pub async fn leave_again(tx: &mut Tx, from: &str, end: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE outbox SET dead_at = NULL, attempts = 0, run_at = $3
         WHERE coalesce_key >= $1 AND coalesce_key < $2 AND dead_at IS NOT NULL",
        from,
        end,
        at
    )?;
    Ok(())
}

/// Parcels that were put aside under coalescing keys from `from` up to before `end` are not tried again.
pub async fn forget_put_aside(tx: &mut Tx, from: &str, end: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM outbox WHERE coalesce_key >= $1 AND coalesce_key < $2 AND dead_at IS NOT NULL",
        from,
        end
    )?;
    Ok(())
}

/// Nothing on its way, kept, shown or planned names a member any more: what was for her or about her is moot. A step that
/// goes through members is left to its end, which is near.
pub async fn forget_member(tx: &mut Tx, community: CommunityId, member: MemberId) -> Result<(), StoreError> {
    for name in [member.to_string(), member.simple()] {
        let named = format!("%{name}%");
        for sql in [
            "DELETE FROM outbox WHERE community_id = $1 AND (CAST(destination AS TEXT) LIKE $2 OR CAST(intent AS TEXT) LIKE $2)",
            "DELETE FROM kept_news WHERE community_id = $1 AND CAST(intent AS TEXT) LIKE $2",
            "DELETE FROM shown WHERE community_id = $1 AND CAST(actions AS TEXT) LIKE $2",
        ] {
            execute!(tx, AssertSqlSafe(sql), community, &named)?;
        }
        let cursor = format!("%\"after\":%{name}%");
        execute!(
            tx,
            "DELETE FROM jobs WHERE community_id = $1 AND CAST(kind AS TEXT) LIKE $2 AND CAST(kind AS TEXT) NOT LIKE $3",
            community,
            &named,
            cursor
        )?;
    }
    Ok(())
}

/// A parcel takes another way.
pub async fn redirect(tx: &mut Tx, parcel: &Parcelled) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE outbox SET destination = $2, intent = $3, lane = $4, run_at = $5, expires_at = $6, lease = NULL
         WHERE id = $1",
        parcel.id,
        Json(encode(&parcel.to)?),
        Json(encode(&parcel.intent)?),
        parcel.lane(),
        parcel.run_at,
        parcel.expires_at
    )?;
    Ok(())
}

/// What waits for a place goes to another one.
pub async fn move_place(tx: &mut Tx, platform: PlatformKind, from: &str, to: &str) -> Result<(), StoreError> {
    let lane = format!("{}:{from}", platform.name());
    let rows = fetch_all!(
        tx,
        OutboxRow,
        "SELECT id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event, coalesce_key
         FROM outbox WHERE lane IN ($1, $2) ORDER BY seq",
        &lane,
        format!("whats-on:{lane}")
    )?;
    for row in rows {
        // What cannot be read is put aside when its turn comes.
        let (id, Ok(mut parcel)) = row.parcelled() else { continue };
        if let To::Place { place, .. } = &mut parcel.to {
            *place = PlaceKey { id: to.to_owned(), thread: None, direct: false };
        }
        if let Intent::WhatsOn { place } | Intent::WelcomeBoard { place } = &mut parcel.intent {
            to.clone_into(place);
        }
        // Its key names the old place; what is said of the same thing in the new one follows it in its lane.
        execute!(
            tx,
            "UPDATE outbox SET destination = $2, intent = $3, lane = $4, coalesce_key = NULL WHERE id = $1",
            id,
            Json(encode(&parcel.to)?),
            Json(encode(&parcel.intent)?),
            parcel.lane()
        )?;
    }
    Ok(())
}

/// When the next parcel wants to leave.
pub async fn next_due(tx: &mut Tx) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (DateTime<Utc>,),
        "SELECT run_at FROM outbox WHERE dead_at IS NULL ORDER BY run_at LIMIT 1"
    )?;
    Ok(row.map(|(at,)| at))
}

/// Marks an event as handled. `false` when it was before.
pub async fn mark(tx: &mut Tx, platform: PlatformKind, event: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let marked = execute!(
        tx,
        "INSERT INTO inbox (platform, event, at) VALUES ($1, $2, $3) ON CONFLICT (platform, event) DO NOTHING",
        platform.name(),
        event,
        now
    )?;
    Ok(marked == 1)
}

/// Whether an event is marked as handled.
pub async fn is_marked(tx: &mut Tx, platform: PlatformKind, event: &str) -> Result<bool, StoreError> {
    let sql = "SELECT event FROM inbox WHERE platform = $1 AND event = $2";
    Ok(fetch_optional!(tx, (String,), sql, platform.name(), event)?.is_some())
}

/// What an adapter remembers about a place.
pub async fn bookmark(tx: &mut Tx, platform: PlatformKind, place: &str) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT position FROM bookmarks WHERE platform = $1 AND place = $2",
        platform.name(),
        place
    )?;
    Ok(row.map(|(position,)| position))
}

/// Remembers it.
pub async fn set_bookmark(tx: &mut Tx, platform: PlatformKind, place: &str, position: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO bookmarks (platform, place, position) VALUES ($1, $2, $3)
         ON CONFLICT (platform, place) DO UPDATE SET position = excluded.position",
        platform.name(),
        place,
        position
    )?;
    Ok(())
}

/// Forgets marks of events and buttons from before `marks` and `shown`. Cards that are kept current stay.
pub async fn sweep(
    tx: &mut Tx,
    marks: DateTime<Utc>,
    shown: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<u64, StoreError> {
    let mut gone = execute!(
        tx,
        "DELETE FROM inbox WHERE (platform, event) IN (SELECT platform, event FROM inbox WHERE at < $1 ORDER BY at LIMIT 100)",
        marks
    )?;
    gone += execute!(
        tx,
        "DELETE FROM shown WHERE (platform, place, message)
         IN (SELECT platform, place, message FROM shown WHERE at < $1 AND subject IS NULL ORDER BY at LIMIT 50)",
        shown
    )?;
    // What stands in a channel for as long as it is wanted is edited there, however old it is.
    gone += execute!(
        tx,
        "DELETE FROM shown WHERE (platform, place, message)
         IN (SELECT platform, place, message FROM shown WHERE at < $1 AND subject IS NOT NULL
             AND subject NOT LIKE 'whats-on:%' AND subject NOT LIKE 'welcome:%' ORDER BY at LIMIT 50)",
        shown - SUBJECTS_LONGER
    )?;
    gone += execute!(
        tx,
        "DELETE FROM kept_news WHERE id IN (SELECT id FROM kept_news WHERE expires_at <= $1 ORDER BY expires_at LIMIT 50)",
        now
    )?;
    gone += execute!(
        tx,
        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE dead_at < $1 ORDER BY dead_at LIMIT 50)",
        marks
    )?;
    gone += execute!(tx, "DELETE FROM questions WHERE expires_at < $1", now)?;
    Ok(gone)
}

/// The next epoch of seeded ids.
pub async fn next_epoch(tx: &mut Tx) -> Result<i64, StoreError> {
    let (value,) = fetch_one!(
        tx,
        (i64,),
        "INSERT INTO counters (name, value) VALUES ('epoch', 1)
         ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 RETURNING value"
    )?;
    Ok(value)
}
