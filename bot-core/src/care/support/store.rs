//! The tables of support: what an admin has confirmed, and tags of who was offered it within a day.

use chrono::{DateTime, Utc};

use crate::id::CommunityId;
use crate::store::{StoreError, Tx, execute, fetch_optional};

/// An admin is asked whether the lines of a region are right. `false` when she was before.
pub async fn ask(tx: &mut Tx, community: CommunityId, region: &str) -> Result<bool, StoreError> {
    let asked = execute!(
        tx,
        "INSERT INTO support_checks (community_id, region) VALUES ($1, $2)
         ON CONFLICT (community_id, region) DO NOTHING",
        community,
        region
    )?;
    Ok(asked == 1)
}

/// She says that they are.
pub async fn confirm(tx: &mut Tx, community: CommunityId, region: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO support_checks (community_id, region, confirmed_at) VALUES ($1, $2, $3)
         ON CONFLICT (community_id, region) DO UPDATE SET confirmed_at = excluded.confirmed_at",
        community,
        region,
        now
    )?;
    Ok(())
}

/// When an admin has confirmed the lines of a region.
pub async fn confirmed_at(
    tx: &mut Tx,
    community: CommunityId,
    region: &str,
) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<DateTime<Utc>>,),
        "SELECT confirmed_at FROM support_checks WHERE community_id = $1 AND region = $2",
        community,
        region
    )?;
    Ok(row.and_then(|(at,)| at))
}

/// Somebody is offered support. `false` when she was a short while ago.
pub async fn mark(tx: &mut Tx, tag: &str, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<bool, StoreError> {
    let marked = execute!(
        tx,
        "INSERT INTO support_offers (tag, expires_at) VALUES ($1, $2)
         ON CONFLICT (tag) DO UPDATE SET expires_at = excluded.expires_at WHERE support_offers.expires_at <= $3",
        tag,
        until,
        now
    )?;
    Ok(marked == 1)
}

/// Forgets who was offered support longer ago; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM support_offers WHERE expires_at <= $1", now)
}
