//! What could not be brought to somebody and is kept until she looks.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::super::{Intent, Parcelled};
use crate::id::MemberId;
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_one, fetch_optional};

/// How something is kept for somebody whose direct messages are closed.
#[derive(Debug, Clone, Copy)]
pub struct Kept {
    /// Until when it matters.
    pub expires_at: DateTime<Utc>,
    /// Whether no mention tells her of it.
    pub quietly: bool,
}

/// Keeps something for a member whose direct messages are closed, until she opens it.
pub async fn keep(
    tx: &mut Tx,
    parcel: &Parcelled,
    member: MemberId,
    now: DateTime<Utc>,
    kept: Kept,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO kept_news (id, community_id, member_id, intent, at, expires_at, quietly)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING",
        parcel.id,
        parcel.community,
        member,
        Json(encode(&parcel.intent)?),
        now,
        kept.expires_at,
        kept.quietly
    )?;
    Ok(())
}

/// Whether a mention has told a member since then that something is kept for her, which she has not opened.
pub async fn has_knocked(tx: &mut Tx, member: MemberId, since: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM kept_news WHERE member_id = $1 AND at > $2 AND quietly = FALSE";
    Ok(fetch_one!(tx, (i64,), sql, member, since)?.0 > 0)
}

/// Whether something is kept for a member of which no mention has told her.
pub async fn keeps_quietly(tx: &mut Tx, member: MemberId) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM kept_news WHERE member_id = $1 AND quietly = TRUE";
    Ok(fetch_one!(tx, (i64,), sql, member)?.0 > 0)
}

/// Whether anything is kept for a member.
pub async fn keeps_any(tx: &mut Tx, member: MemberId) -> Result<bool, StoreError> {
    Ok(fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM kept_news WHERE member_id = $1", member)?.0 > 0)
}

/// A member opens what has been kept for her longest.
pub async fn open_kept(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Option<Intent>, StoreError> {
    execute!(tx, "DELETE FROM kept_news WHERE member_id = $1 AND expires_at <= $2", member, now)?;
    let row = fetch_optional!(
        tx,
        (Json<Value>,),
        "DELETE FROM kept_news
         WHERE id = (SELECT id FROM kept_news WHERE member_id = $1 ORDER BY at, id LIMIT 1) RETURNING intent",
        member
    )?;
    row.map(|(intent,)| decode("intent", intent.0)).transpose()
}

/// Forgets what has been kept for a member: she has left.
pub async fn forget_kept(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM kept_news WHERE member_id = $1", member)?;
    Ok(())
}
