//! The table of who avoids whom.

use chrono::{DateTime, Utc};

use crate::id::{CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among, fetch_one};

/// Notes that a member avoids another.
pub async fn avoid(
    tx: &mut Tx,
    community: CommunityId,
    member: MemberId,
    other: MemberId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO avoids (community_id, member_id, other_id, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (member_id, other_id) DO NOTHING",
        community,
        member,
        other,
        now
    )?;
    Ok(())
}

/// Takes it back; `false` when there was nothing to take back.
pub async fn unavoid(tx: &mut Tx, member: MemberId, other: MemberId) -> Result<bool, StoreError> {
    let touched = execute!(tx, "DELETE FROM avoids WHERE member_id = $1 AND other_id = $2", member, other)?;
    Ok(touched > 0)
}

/// Takes all of a member's back, also about those who were forgotten and may come again.
pub async fn unavoid_all(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM avoids WHERE member_id = $1", member)?;
    execute!(tx, "DELETE FROM forgotten WHERE avoided_by = $1", member)?;
    Ok(())
}

/// Whom a member avoids, in the order in which she said so.
pub async fn avoided_by(tx: &mut Tx, member: MemberId) -> Result<Vec<MemberId>, StoreError> {
    let rows =
        fetch_all!(tx, (MemberId,), "SELECT other_id FROM avoids WHERE member_id = $1 ORDER BY at, other_id", member)?;
    Ok(rows.into_iter().map(|(other,)| other).collect())
}

/// Whether one of two avoids the other; told to neither.
pub async fn are_apart(tx: &mut Tx, one: MemberId, other: MemberId) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM avoids
         WHERE (member_id = $1 AND other_id = $2) OR (member_id = $2 AND other_id = $1)",
        one,
        other
    )?;
    Ok(count > 0)
}

/// Every pair of a community: who avoids whom. For matching; never shown to anybody.
pub async fn avoids(tx: &mut Tx, community: CommunityId) -> Result<Vec<(MemberId, MemberId)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, MemberId),
        "SELECT member_id, other_id FROM avoids WHERE community_id = $1 ORDER BY member_id, other_id",
        community
    )
}

/// Whom these members avoid, and by whom they are avoided: every pair of which one is among them.
pub async fn avoids_among(tx: &mut Tx, members: &[MemberId]) -> Result<Vec<(MemberId, MemberId)>, StoreError> {
    let mut pairs = fetch_among!(
        tx,
        (MemberId, MemberId),
        "SELECT member_id, other_id FROM avoids WHERE member_id IN (",
        members,
        ") ORDER BY member_id, other_id"
    )?;
    pairs.extend(fetch_among!(
        tx,
        (MemberId, MemberId),
        "SELECT member_id, other_id FROM avoids WHERE other_id IN (",
        members,
        ") ORDER BY member_id, other_id"
    )?);
    Ok(pairs)
}
