//! The table of open questions.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::Question;
use crate::id::{CommunityId, MemberId, QuestionId};
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_optional};

#[derive(FromRow)]
struct QuestionRow {
    id: QuestionId,
    community_id: CommunityId,
    member_id: MemberId,
    path: String,
    given: Json<Value>,
    asking: String,
    options: Json<Value>,
    asked_in: Json<Value>,
    expires_at: DateTime<Utc>,
}

impl QuestionRow {
    fn question(self) -> Result<Question, StoreError> {
        Ok(Question {
            id: self.id,
            community: self.community_id,
            member: self.member_id,
            path: self.path,
            given: decode("question", self.given.0)?,
            asking: self.asking,
            options: decode("question", self.options.0)?,
            asked_in: decode("question", self.asked_in.0)?,
            expires_at: self.expires_at,
        })
    }
}

/// Opens a question in place of the one she had.
pub async fn open(tx: &mut Tx, question: &Question) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO questions (id, community_id, member_id, path, given, asking, options, asked_in, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (member_id) DO UPDATE
         SET id = excluded.id, path = excluded.path, given = excluded.given, asking = excluded.asking,
             options = excluded.options, asked_in = excluded.asked_in, expires_at = excluded.expires_at",
        question.id,
        question.community,
        question.member,
        &question.path,
        Json(encode(&question.given)?),
        &question.asking,
        Json(encode(&question.options)?),
        Json(encode(&question.asked_in)?),
        question.expires_at
    )?;
    Ok(())
}

/// The question with this id.
pub async fn get(tx: &mut Tx, id: QuestionId, now: DateTime<Utc>) -> Result<Option<Question>, StoreError> {
    let row = fetch_optional!(
        tx,
        QuestionRow,
        "SELECT id, community_id, member_id, path, given, asking, options, asked_in, expires_at
         FROM questions WHERE id = $1 AND expires_at > $2",
        id,
        now
    )?;
    row.map(QuestionRow::question).transpose()
}

/// The question she has.
pub async fn of(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Option<Question>, StoreError> {
    let row = fetch_optional!(
        tx,
        QuestionRow,
        "SELECT id, community_id, member_id, path, given, asking, options, asked_in, expires_at
         FROM questions WHERE member_id = $1 AND expires_at > $2",
        member,
        now
    )?;
    row.map(QuestionRow::question).transpose()
}

/// Her question about this command is answered; one about another command stays.
pub async fn close(tx: &mut Tx, member: MemberId, path: &str) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM questions WHERE member_id = $1 AND path = $2", member, path)?;
    Ok(())
}

/// She has no question any more.
pub async fn forget(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM questions WHERE member_id = $1", member)?;
    Ok(())
}
