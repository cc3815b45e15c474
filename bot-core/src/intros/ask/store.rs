//! The tables of what was asked, and of who was asked.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Question, Request, State};
use crate::id::{AskId, CommunityId, MemberId};
use crate::people::vocabulary::Word;
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among, fetch_one, fetch_optional};

/// Those who wait, and rows that are forgotten, in one step at most.
const STEP: i64 = 100;

#[derive(FromRow)]
struct Row {
    id: AskId,
    community_id: CommunityId,
    member_id: MemberId,
    key: String,
    own: Option<String>,
    state: String,
    asked_at: DateTime<Utc>,
}

impl From<Row> for Question {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            community: row.community_id,
            member: row.member_id,
            word: Word::from_stored(row.key, row.own),
            state: State::from_name(&row.state).unwrap_or(State::Over),
            asked_at: row.asked_at,
        }
    }
}

/// Writes what was asked.
pub async fn add(tx: &mut Tx, ask: &Question) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO asks (id, community_id, member_id, key, own, state, wishes, asked_at)
         VALUES ($1, $2, $3, $4, $5, $6, FALSE, $7)",
        ask.id,
        ask.community,
        ask.member,
        ask.word.key(),
        ask.word.own_text(),
        ask.state.name(),
        ask.asked_at
    )?;
    Ok(())
}

/// What was asked.
pub async fn get(tx: &mut Tx, ask: AskId) -> Result<Option<Question>, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        "SELECT id, community_id, member_id, key, own, state, asked_at FROM asks WHERE id = $1",
        ask
    )?;
    Ok(row.map(Question::from))
}

/// What a member has asked since then, and what of hers is open.
pub async fn of_member(tx: &mut Tx, member: MemberId, since: DateTime<Utc>) -> Result<Vec<Question>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT id, community_id, member_id, key, own, state, asked_at FROM asks
         WHERE member_id = $1 AND (asked_at > $2 OR state = 'open') ORDER BY asked_at, id",
        member,
        since
    )?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// It stands somewhere else now.
pub async fn set_state(tx: &mut Tx, ask: AskId, state: State) -> Result<(), StoreError> {
    execute!(tx, "UPDATE asks SET state = $2 WHERE id = $1", ask, state.name())?;
    Ok(())
}

/// Whether she waits for somebody who has lived it.
pub async fn set_waits(tx: &mut Tx, ask: AskId, waits: bool) -> Result<(), StoreError> {
    execute!(tx, "UPDATE asks SET wishes = $2 WHERE id = $1", ask, waits)?;
    Ok(())
}

/// Whether anybody of a community waits for somebody.
pub async fn anybody_waits(tx: &mut Tx, community: CommunityId) -> Result<bool, StoreError> {
    let (count,) =
        fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM asks WHERE community_id = $1 AND wishes = TRUE", community)?;
    Ok(count > 0)
}

/// What those of a community who are still there wait for, the first ones first.
pub async fn waiting(tx: &mut Tx, community: CommunityId, since: DateTime<Utc>) -> Result<Vec<Question>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT a.id, a.community_id, a.member_id, a.key, a.own, a.state, a.asked_at
         FROM asks a JOIN members m ON m.id = a.member_id
         WHERE a.community_id = $1 AND a.wishes = TRUE AND a.asked_at > $2 AND m.left_at IS NULL
         ORDER BY a.asked_at, a.id LIMIT $3",
        community,
        since,
        STEP
    )?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// What a member waits for.
pub async fn waited_for_by(tx: &mut Tx, member: MemberId) -> Result<Vec<Question>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        "SELECT id, community_id, member_id, key, own, state, asked_at FROM asks
         WHERE member_id = $1 AND wishes = TRUE ORDER BY asked_at, id",
        member
    )?;
    Ok(rows.into_iter().map(Question::from).collect())
}

/// She waits for nobody any more.
pub async fn wait_no_more(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE asks SET wishes = FALSE WHERE member_id = $1 AND wishes = TRUE", member)?;
    Ok(())
}

/// Somebody is asked.
pub async fn request(tx: &mut Tx, ask: AskId, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "INSERT INTO ask_requests (ask_id, member_id, asked_at) VALUES ($1, $2, $3)", ask, member, now)?;
    Ok(())
}

/// What these members were asked.
pub async fn requests(tx: &mut Tx, members: &[MemberId]) -> Result<Vec<(AskId, Request)>, StoreError> {
    let rows = fetch_among!(
        tx,
        (AskId, MemberId, DateTime<Utc>, Option<String>, String),
        "SELECT r.ask_id, r.member_id, r.asked_at, r.answer, a.state
         FROM ask_requests r JOIN asks a ON a.id = r.ask_id WHERE r.member_id IN (",
        members,
        ") ORDER BY r.asked_at, r.ask_id, r.member_id"
    )?;
    let request = |(ask, member, asked_at, answer, state): (AskId, MemberId, _, Option<String>, String)| {
        let answer = answer.map(|answer| answer == "yes");
        (ask, Request { member, asked_at, answer, is_open: State::from_name(&state) == Some(State::Open) })
    };
    Ok(rows.into_iter().map(request).collect())
}

/// What she says to it.
pub async fn answer(tx: &mut Tx, ask: AskId, member: MemberId, yes: bool) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE ask_requests SET answer = $3 WHERE ask_id = $1 AND member_id = $2",
        ask,
        member,
        if yes { "yes" } else { "no" }
    )?;
    Ok(())
}

/// Nothing that she asked is open any more.
pub async fn withdraw(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE asks SET state = CASE WHEN state = 'open' THEN 'over' ELSE state END, wishes = FALSE
         WHERE member_id = $1 AND (state = 'open' OR wishes = TRUE)",
        member
    )?;
    Ok(())
}

/// Forgets what was asked before `since`, and before `waited_since` where she waits for somebody; how many.
pub async fn sweep(tx: &mut Tx, since: DateTime<Utc>, waited_since: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(
        tx,
        "DELETE FROM asks WHERE id IN
             (SELECT id FROM asks WHERE asked_at < $1 AND (wishes = FALSE OR asked_at < $2) ORDER BY asked_at LIMIT $3)",
        since,
        waited_since,
        STEP
    )
}
