//! The tables of rounds, and of who has been introduced to whom.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::{Plan, Round, State};
use crate::id::{CommunityId, MemberId, RoundId};
use crate::intros::stats::Remains;
use crate::store::{
    StoreError, Tx, decode, encode, execute, execute_rows, fetch_all, fetch_among, fetch_one, fetch_optional,
};

#[derive(FromRow)]
struct RoundRow {
    id: RoundId,
    community_id: CommunityId,
    number: i64,
    state: String,
    approve: bool,
    asked_by: Option<MemberId>,
    seed: i64,
    days: i64,
    done: i64,
    begun_at: DateTime<Utc>,
    opened_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    remains: Option<Json<Value>>,
}

impl RoundRow {
    fn round(self) -> Result<Round, StoreError> {
        Ok(Round {
            id: self.id,
            community: self.community_id,
            number: self.number,
            state: State::from_name(&self.state).unwrap_or(State::Closed),
            approve: self.approve,
            asked_by: self.asked_by,
            seed: self.seed,
            days: self.days,
            done: self.done,
            begun_at: self.begun_at,
            opened_at: self.opened_at,
            ends_at: self.ends_at,
            remains: self.remains.map(|remains| decode("remains", remains.0)).transpose()?,
        })
    }
}

/// The number that the next round will have: that of one which has not opened yet, or the one after the last.
pub async fn next_number(tx: &mut Tx, community: CommunityId) -> Result<i64, StoreError> {
    let latest = latest(tx, community).await?;
    Ok(latest.map_or(1, |round| match round.state {
        State::Gathering | State::Matched | State::Cancelled => round.number,
        State::Opening | State::Open | State::Closing | State::Closed => round.number + 1,
    }))
}

/// A round.
pub async fn get(tx: &mut Tx, round: RoundId) -> Result<Option<Round>, StoreError> {
    let row = fetch_optional!(
        tx,
        RoundRow,
        "SELECT id, community_id, number, state, approve, asked_by, seed, days, done, begun_at, opened_at, ends_at,
                remains
         FROM rounds WHERE id = $1",
        round
    )?;
    row.map(RoundRow::round).transpose()
}

/// The latest round of a community.
pub async fn latest(tx: &mut Tx, community: CommunityId) -> Result<Option<Round>, StoreError> {
    Ok(last(tx, community, 1).await?.pop())
}

/// The last rounds of a community, the latest first.
pub async fn last(tx: &mut Tx, community: CommunityId, most: i64) -> Result<Vec<Round>, StoreError> {
    let rows = fetch_all!(
        tx,
        RoundRow,
        "SELECT id, community_id, number, state, approve, asked_by, seed, days, done, begun_at, opened_at, ends_at,
                remains
         FROM rounds WHERE community_id = $1 ORDER BY number DESC LIMIT $2",
        community,
        most
    )?;
    rows.into_iter().map(RoundRow::round).collect()
}

/// Begins a round. One of the same number that never opened makes room for it.
pub async fn add(tx: &mut Tx, round: &Round) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM rounds WHERE community_id = $1 AND number = $2 AND state = 'cancelled'",
        round.community,
        round.number
    )?;
    execute!(
        tx,
        "INSERT INTO rounds (id, community_id, number, state, approve, asked_by, seed, days, done, begun_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        round.id,
        round.community,
        round.number,
        round.state.name(),
        round.approve,
        round.asked_by,
        round.seed,
        round.days,
        round.begun_at
    )?;
    Ok(())
}

/// What is written of a plan beside its groups, which lie in parts of their own.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Beside {
    /// How many groups there are.
    #[serde(default)]
    count: usize,
    left: Vec<MemberId>,
    #[serde(default)]
    orphans: Vec<MemberId>,
}

/// Groups that lie together: each of the few steps that open them reads those that are left of them.
const TOGETHER: usize = 80;

/// How long the numbers of a round are kept.
const KEPT: TimeDelta = TimeDelta::days(365);

/// Who is introduced to whom; none when that is not chosen yet, or all of them know.
pub async fn plan(tx: &mut Tx, round: RoundId) -> Result<Option<Plan>, StoreError> {
    let Some((_, plan)) = without_groups(tx, round).await? else { return Ok(None) };
    let rows = fetch_all!(
        tx,
        (Json<Vec<Vec<MemberId>>>,),
        "SELECT people FROM round_groups WHERE round_id = $1 ORDER BY first",
        round
    )?;
    Ok(Some(Plan { groups: rows.into_iter().flat_map(|(groups,)| groups.0).collect(), ..plan }))
}

/// The same without the groups, and how many of them there are.
pub async fn without_groups(tx: &mut Tx, round: RoundId) -> Result<Option<(usize, Plan)>, StoreError> {
    let row = fetch_optional!(tx, (Option<Json<Value>>,), "SELECT plan FROM rounds WHERE id = $1", round)?;
    let Some(stored) = row.and_then(|(plan,)| plan) else { return Ok(None) };
    let Beside { count, left, orphans } = decode("plan", stored.0)?;
    Ok(Some((count, Plan { groups: Vec::new(), left, orphans })))
}

/// The groups from this one on, counted from 0, that lie together with it.
pub async fn groups_from(tx: &mut Tx, round: RoundId, from: usize) -> Result<Vec<Vec<MemberId>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (i64, Json<Vec<Vec<MemberId>>>),
        "SELECT first, people FROM round_groups WHERE round_id = $1 AND first <= $2 ORDER BY first DESC LIMIT 1",
        round,
        whole(from)
    )?;
    let Some((first, Json(mut groups))) = row else { return Ok(Vec::new()) };
    let passed = from.saturating_sub(usize::try_from(first).unwrap_or(0));
    Ok(groups.split_off(passed.min(groups.len())))
}

/// Writes who is introduced to whom.
pub async fn set_plan(tx: &mut Tx, round: RoundId, plan: &Plan) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM round_groups WHERE round_id = $1", round)?;
    let parts: Vec<(usize, &[Vec<MemberId>])> =
        plan.groups.chunks(TOGETHER).zip(0..).map(|(groups, part)| (part * TOGETHER, groups)).collect();
    execute_rows!(
        tx,
        "INSERT INTO round_groups (round_id, first, people) VALUES",
        &parts,
        |(first, groups)| [round, whole(*first), Json(groups)],
        ""
    )?;
    set_beside(tx, round, plan.groups.len(), plan).await
}

/// Writes what of a plan is not groups, of which there are `count`.
pub async fn set_beside(tx: &mut Tx, round: RoundId, count: usize, plan: &Plan) -> Result<(), StoreError> {
    let beside = Beside { count, left: plan.left.clone(), orphans: plan.orphans.clone() };
    execute!(tx, "UPDATE rounds SET plan = $2 WHERE id = $1", round, Json(encode(&beside)?))?;
    Ok(())
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A round stands somewhere else now, at the beginning of what is done there.
pub async fn set_state(tx: &mut Tx, round: RoundId, state: State) -> Result<(), StoreError> {
    execute!(tx, "UPDATE rounds SET state = $2, done = 0 WHERE id = $1", round, state.name())?;
    Ok(())
}

/// A step has come so far.
pub async fn set_done(tx: &mut Tx, round: RoundId, done: i64) -> Result<(), StoreError> {
    execute!(tx, "UPDATE rounds SET done = $2 WHERE id = $1", round, done)?;
    Ok(())
}

/// A round begins to open.
pub async fn set_opened(
    tx: &mut Tx,
    round: RoundId,
    opened_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE rounds SET state = 'opening', done = 0, opened_at = $2, ends_at = $3 WHERE id = $1",
        round,
        opened_at,
        ends_at
    )?;
    Ok(())
}

/// All of them know; the plan is not needed any more.
pub async fn set_open(tx: &mut Tx, round: RoundId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM round_groups WHERE round_id = $1", round)?;
    execute!(tx, "UPDATE rounds SET state = 'open', done = 0, plan = NULL WHERE id = $1", round)?;
    Ok(())
}

/// A round is over; numbers are left of it.
pub async fn close(tx: &mut Tx, round: RoundId, remains: Remains) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM round_groups WHERE round_id = $1", round)?;
    execute!(
        tx,
        "UPDATE rounds SET state = 'closed', plan = NULL, remains = $2 WHERE id = $1",
        round,
        Json(encode(&remains)?)
    )?;
    Ok(())
}

/// Somebody has said something of a round that may be over: then its numbers are counted anew.
pub async fn recount(tx: &mut Tx, round: RoundId) -> Result<(), StoreError> {
    let remains = count(tx, round).await?;
    execute!(tx, "UPDATE rounds SET remains = $2 WHERE id = $1 AND state = 'closed'", round, Json(encode(&remains)?))?;
    Ok(())
}

/// Counts people of circles, `c`, by what was heard of them, up to the condition.
macro_rules! count {
    ($tx:expr, $of:literal $(, $arg:expr)+) => {{
        let (introduced, talked, met, rematched) = fetch_one!(
            $tx,
            (i64, i64, i64, i64),
            concat!(
                "SELECT COUNT(DISTINCT m.member_id),
                        COUNT(DISTINCT CASE WHEN m.spoke_at IS NOT NULL THEN m.member_id END),
                        COUNT(DISTINCT CASE WHEN m.met = 'yes' THEN m.member_id END),
                        COUNT(DISTINCT CASE WHEN m.rematch_at IS NOT NULL THEN m.member_id END)
                 FROM circles c JOIN circle_members m ON m.circle_id = c.id WHERE ",
                $of
            )
            $(, $arg)+
        )?;
        Ok(Remains { introduced, talked, met, rematched })
    }};
}

/// What a round comes to so far, in numbers of people.
pub async fn count(tx: &mut Tx, round: RoundId) -> Result<Remains, StoreError> {
    count!(tx, "c.round_id = $1", round)
}

/// What introductions between rounds come to in the year before `now`, in numbers of people.
pub async fn count_between(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<Remains, StoreError> {
    count!(tx, "c.community_id = $1 AND c.round_id IS NULL AND c.begun_at > $2", community, now - KEPT)
}

/// The pairs of a community who were introduced in a round since this one, with the latest such round.
pub async fn acquainted_since(
    tx: &mut Tx,
    community: CommunityId,
    round: i64,
) -> Result<Vec<(MemberId, MemberId, i64)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, MemberId, i64),
        "SELECT one_id, other_id, round FROM acquaintances WHERE community_id = $1 AND round >= $2
         ORDER BY one_id, other_id",
        community,
        round
    )
}

/// Whom a member was introduced to in a round since this one.
pub async fn acquaintances(tx: &mut Tx, member: MemberId, round: i64) -> Result<HashSet<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT other_id FROM acquaintances WHERE one_id = $1 AND round >= $2
         UNION SELECT one_id FROM acquaintances WHERE other_id = $1 AND round >= $2",
        member,
        round
    )?;
    Ok(rows.into_iter().map(|(other,)| other).collect())
}

/// Those of these members who were introduced to each other since this round.
pub async fn acquainted_among(
    tx: &mut Tx,
    members: &[MemberId],
    round: i64,
) -> Result<Vec<(MemberId, MemberId)>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, MemberId, i64),
        "SELECT one_id, other_id, round FROM acquaintances WHERE one_id IN (",
        members,
        ")"
    )?;
    Ok(rows.into_iter().filter(|(_, _, since)| *since >= round).map(|(one, other, _)| (one, other)).collect())
}

/// Notes that these pairs were introduced.
pub async fn acquaint(
    tx: &mut Tx,
    community: CommunityId,
    pairs: &[(MemberId, MemberId)],
    round: i64,
) -> Result<(), StoreError> {
    execute_rows!(
        tx,
        "INSERT INTO acquaintances (one_id, other_id, community_id, round) VALUES",
        pairs,
        |(one, other)| [*one.min(other), *one.max(other), community, round],
        "ON CONFLICT (one_id, other_id) DO UPDATE SET round = excluded.round"
    )?;
    Ok(())
}

/// Forgets rounds that closed long ago but for the latest, which numbers the next, and introductions; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let rounds = "DELETE FROM rounds WHERE id IN
                      (SELECT id FROM rounds r WHERE r.state IN ('closed', 'cancelled') AND r.begun_at < $1
                       AND r.number < (SELECT MAX(number) FROM rounds WHERE community_id = r.community_id)
                       ORDER BY r.begun_at LIMIT 5)";
    let circles = "DELETE FROM circles WHERE id IN
                       (SELECT id FROM circles WHERE state = 'ended' AND begun_at < $1
                        ORDER BY begun_at LIMIT 20)";
    Ok(execute!(tx, rounds, now - KEPT)? + execute!(tx, circles, now - KEPT)?)
}

/// The plan of a round names nobody where it named a member.
pub async fn forget_member(tx: &mut Tx, community: CommunityId, member: MemberId) -> Result<(), StoreError> {
    let nobody = MemberId(uuid::Uuid::nil());
    // An id is 36 characters of its own: replaced as text, it is replaced wherever it stands.
    let without = |plan: &Value| {
        let plan = plan.to_string().replace(&member.to_string(), &nobody.to_string());
        serde_json::from_str::<Value>(&plan).unwrap_or_default()
    };
    let named = format!("%{member}%");
    let rows = fetch_all!(
        tx,
        (RoundId, Json<Value>),
        "SELECT id, plan FROM rounds WHERE community_id = $1 AND CAST(plan AS TEXT) LIKE $2",
        community,
        &named
    )?;
    for (round, Json(plan)) in rows {
        execute!(tx, "UPDATE rounds SET plan = $2 WHERE id = $1", round, Json(without(&plan)))?;
    }
    let rows = fetch_all!(
        tx,
        (RoundId, i64, Json<Value>),
        "SELECT g.round_id, g.first, g.people FROM round_groups g JOIN rounds r ON r.id = g.round_id
         WHERE r.community_id = $1 AND CAST(g.people AS TEXT) LIKE $2",
        community,
        &named
    )?;
    for (round, first, Json(people)) in rows {
        let people = Json(without(&people));
        execute!(tx, "UPDATE round_groups SET people = $3 WHERE round_id = $1 AND first = $2", round, first, people)?;
    }
    Ok(())
}
