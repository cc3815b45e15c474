//! The table of appeals.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Appealing, End};
use crate::id::{ActId, AppealId, CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_optional};

#[derive(FromRow)]
struct Row {
    id: AppealId,
    act_id: ActId,
    member_id: MemberId,
    words: String,
    state: String,
    answer: Option<String>,
    decided_by: Option<MemberId>,
    created_at: DateTime<Utc>,
}

impl From<Row> for Appealing {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            act: row.act_id,
            member: row.member_id,
            words: row.words,
            end: End::from_name(&row.state).unwrap_or(End::Uphold),
            answer: row.answer,
            decided_by: row.decided_by,
            created_at: row.created_at,
        }
    }
}

/// Writes one down.
pub async fn add(tx: &mut Tx, appeal: &Appealing) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO care_appeals (id, act_id, member_id, words, state, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        appeal.id,
        appeal.act,
        appeal.member,
        appeal.words.as_str(),
        appeal.end.name(),
        appeal.created_at
    )?;
    Ok(())
}

/// One.
pub async fn get(tx: &mut Tx, appeal: AppealId) -> Result<Option<Appealing>, StoreError> {
    Ok(fetch_optional!(tx, Row, "SELECT * FROM care_appeals WHERE id = $1", appeal)?.map(Appealing::from))
}

/// The one against an act.
pub async fn of_act(tx: &mut Tx, act: ActId) -> Result<Option<Appealing>, StoreError> {
    Ok(fetch_optional!(tx, Row, "SELECT * FROM care_appeals WHERE act_id = $1", act)?.map(Appealing::from))
}

/// The open one of a member.
pub async fn open_of(tx: &mut Tx, member: MemberId) -> Result<Option<Appealing>, StoreError> {
    let sql = "SELECT * FROM care_appeals WHERE member_id = $1 AND state = 'open'";
    Ok(fetch_optional!(tx, Row, sql, member)?.map(Appealing::from))
}

/// Those of a community that are open, the oldest first.
pub async fn open_in(tx: &mut Tx, community: CommunityId) -> Result<Vec<Appealing>, StoreError> {
    let sql = "SELECT p.* FROM care_appeals p JOIN care_acts a ON a.id = p.act_id
               WHERE a.community_id = $1 AND p.state = 'open' ORDER BY p.created_at, p.id LIMIT 20";
    Ok(fetch_all!(tx, Row, sql, community)?.into_iter().map(Appealing::from).collect())
}

/// It is answered.
pub async fn answer(tx: &mut Tx, appeal: AppealId, end: End, answer: &str, by: MemberId) -> Result<(), StoreError> {
    let sql = "UPDATE care_appeals SET state = $2, answer = $3, decided_by = $4 WHERE id = $1";
    execute!(tx, sql, appeal, end.name(), answer, by)?;
    Ok(())
}
