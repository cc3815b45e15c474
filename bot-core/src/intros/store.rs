//! The table of who takes part.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::round::Round;
use super::{Part, Taking};
use crate::id::{CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among, fetch_optional};

/// What is read of how somebody takes part, `i`, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT i.member_id, i.community_id, i.part, i.since, i.paused_until, i.skips, i.waiting, i.silent, i.greets
             FROM intro_members i ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct TakingRow {
    member_id: MemberId,
    community_id: CommunityId,
    part: String,
    since: DateTime<Utc>,
    paused_until: Option<DateTime<Utc>>,
    skips: Option<i64>,
    waiting: i64,
    silent: i64,
    greets: bool,
}

impl From<TakingRow> for Taking {
    fn from(row: TakingRow) -> Self {
        Self {
            member: row.member_id,
            community: row.community_id,
            part: Part::from_name(&row.part).unwrap_or(Part::Out),
            since: row.since,
            paused_until: row.paused_until,
            skips: row.skips,
            waiting: row.waiting,
            silent: row.silent,
            greets: row.greets,
        }
    }
}

/// How a member takes part; none when she never did.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Option<Taking>, StoreError> {
    let row = fetch_optional!(tx, TakingRow, select!("WHERE i.member_id = $1"), member)?;
    Ok(row.map(Taking::from))
}

/// How those of these members take part who ever did.
pub async fn among(tx: &mut Tx, members: &[MemberId]) -> Result<HashMap<MemberId, Taking>, StoreError> {
    let rows = fetch_among!(tx, TakingRow, select!("WHERE i.member_id IN ("), members, ")")?;
    Ok(rows.into_iter().map(|row| (row.member_id, Taking::from(row))).collect())
}

/// Who of a community greets those who are new.
pub async fn greeters(tx: &mut Tx, community: CommunityId) -> Result<Vec<Taking>, StoreError> {
    let rows = fetch_all!(
        tx,
        TakingRow,
        select!(
            "JOIN members m ON m.id = i.member_id
         WHERE i.community_id = $1 AND i.greets = TRUE AND m.left_at IS NULL ORDER BY i.member_id"
        ),
        community
    )?;
    Ok(rows.into_iter().map(Taking::from).collect())
}

/// Who of these members was ever introduced to anybody.
pub async fn acquainted(tx: &mut Tx, members: &[MemberId]) -> Result<HashSet<MemberId>, StoreError> {
    let mut found: HashSet<MemberId> = HashSet::new();
    let ones = fetch_among!(tx, (MemberId,), "SELECT one_id FROM acquaintances WHERE one_id IN (", members, ")")?;
    let others = fetch_among!(tx, (MemberId,), "SELECT other_id FROM acquaintances WHERE other_id IN (", members, ")")?;
    found.extend(ones.into_iter().chain(others).map(|(member,)| member));
    Ok(found)
}

/// Writes how a member takes part.
pub async fn set(tx: &mut Tx, taking: &Taking) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO intro_members (member_id, community_id, part, since, paused_until, skips, waiting, silent, greets)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (member_id) DO UPDATE
         SET part = excluded.part, since = excluded.since, paused_until = excluded.paused_until,
             skips = excluded.skips, waiting = excluded.waiting, silent = excluded.silent,
             greets = excluded.greets",
        taking.member,
        taking.community,
        taking.part.name(),
        taking.since,
        taking.paused_until,
        taking.skips,
        taking.waiting,
        taking.silent,
        taking.greets
    )?;
    Ok(())
}

/// Everybody who would be in the round of this number at `now`, in the order of their ids.
pub async fn in_round(
    tx: &mut Tx,
    community: CommunityId,
    round: i64,
    now: DateTime<Utc>,
) -> Result<Vec<Taking>, StoreError> {
    let rows = fetch_all!(
        tx,
        TakingRow,
        select!(
            "JOIN members m ON m.id = i.member_id
         WHERE i.community_id = $1 AND m.left_at IS NULL AND i.part <> 'out' ORDER BY i.member_id"
        ),
        community
    )?;
    Ok(rows.into_iter().map(Taking::from).filter(|taking| taking.is_in(round, now)).collect())
}

/// How many would be in the round of this number at `now`.
pub async fn count_in_round(
    tx: &mut Tx,
    community: CommunityId,
    round: i64,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let takers = in_round(tx, community, round, now).await?;
    Ok(i64::try_from(takers.len()).unwrap_or(i64::MAX))
}

/// Those of these members who are still there and in the round of this number at `now`.
pub async fn still_in(
    tx: &mut Tx,
    members: &[MemberId],
    round: i64,
    now: DateTime<Utc>,
) -> Result<HashSet<MemberId>, StoreError> {
    let rows = fetch_among!(
        tx,
        TakingRow,
        select!(
            "JOIN members m ON m.id = i.member_id
         WHERE m.left_at IS NULL AND i.member_id IN ("
        ),
        members,
        ")"
    )?;
    let still = rows.into_iter().map(Taking::from).filter(|taking| taking.is_in(round, now));
    Ok(still.map(|taking| taking.member).collect())
}

/// Who is in a round at `now`, waits for somebody, and is in no circle of it that is not over; the longest first.
pub async fn waiting(tx: &mut Tx, round: &Round, most: usize, now: DateTime<Utc>) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        TakingRow,
        select!(
            "JOIN members p ON p.id = i.member_id
         WHERE i.community_id = $1 AND i.waiting > 0 AND i.part <> 'out' AND p.left_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM circle_members m JOIN circles c ON c.id = m.circle_id
                           WHERE m.member_id = i.member_id AND m.left_at IS NULL AND c.round_id = $2
                             AND c.state <> 'ended')
         ORDER BY i.waiting DESC, i.member_id"
        ),
        round.community,
        round.id
    )?;
    let waiting = rows.into_iter().map(Taking::from).filter(|taking| taking.is_in(round.number, now));
    Ok(waiting.map(|taking| taking.member).take(most).collect())
}

/// These were introduced to somebody: none waits any more, and who came for one round is out again.
pub async fn introduced(tx: &mut Tx, members: &[MemberId]) -> Result<(), StoreError> {
    fetch_among!(
        tx,
        (MemberId,),
        "UPDATE intro_members SET waiting = 0, part = CASE WHEN part = 'once' THEN 'out' ELSE part END
         WHERE (waiting > 0 OR part = 'once') AND member_id IN (",
        members,
        ") RETURNING member_id"
    )?;
    Ok(())
}

/// There was nobody for her, though she took part: she comes first next time, also when she came for one round and is
/// out of the next.
pub async fn left_out(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE intro_members SET waiting = waiting + 1, part = CASE WHEN part = 'out' THEN 'once' ELSE part END
         WHERE member_id = $1",
        member
    )?;
    Ok(())
}

/// Whether something was heard of her in a round; says in how many rounds in a row nothing was.
pub async fn heard(tx: &mut Tx, member: MemberId, was_heard: bool) -> Result<i64, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64,),
        "UPDATE intro_members SET silent = CASE WHEN $2 THEN 0 ELSE silent + 1 END WHERE member_id = $1
         RETURNING silent",
        member,
        was_heard
    )?;
    Ok(row.map_or(0, |(silent,)| silent))
}
