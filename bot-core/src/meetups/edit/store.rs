//! The table of changes that wait for a host's yes.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::{Before, Edit};
use crate::command::GivenArg;
use crate::id::{MeetupEditId, MeetupId, MemberId};
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_optional};

/// Keeps a change until its host says yes; one that she began before is replaced.
pub async fn keep(tx: &mut Tx, edit: &Edit, expires_at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM meetup_edits WHERE meetup_id = $1 AND member_id = $2", edit.meetup, edit.member)?;
    execute!(
        tx,
        "INSERT INTO meetup_edits (id, meetup_id, member_id, before, change, after, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        edit.id,
        edit.meetup,
        edit.member,
        Json(encode(&(&edit.before, &edit.began))?),
        Json(encode(&edit.change)?),
        Json(encode(&edit.after)?),
        expires_at
    )?;
    Ok(())
}

/// A change that waits.
pub async fn get(tx: &mut Tx, edit: MeetupEditId, now: DateTime<Utc>) -> Result<Option<Edit>, StoreError> {
    let row = fetch_optional!(
        tx,
        (MeetupId, MemberId, Json<Value>, Json<Value>, Json<Value>),
        "SELECT meetup_id, member_id, before, change, after FROM meetup_edits WHERE id = $1 AND expires_at > $2",
        edit,
        now
    )?;
    let Some((meetup, member, before, change, after)) = row else { return Ok(None) };
    let (before, began): (Before, Option<Before>) = decode("edit", before.0)?;
    let change: Vec<GivenArg> = decode("edit", change.0)?;
    let after: Before = decode("edit", after.0)?;
    Ok(Some(Edit { id: edit, meetup, member, before, began, change, after }))
}

/// Forgets every change of a meetup that waits.
pub async fn drop_all(tx: &mut Tx, meetup: MeetupId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM meetup_edits WHERE meetup_id = $1", meetup)?;
    Ok(())
}

/// Forgets changes that nobody said yes to in time, at most a hundred.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(
        tx,
        "DELETE FROM meetup_edits WHERE id IN (SELECT id FROM meetup_edits WHERE expires_at < $1 LIMIT 100)",
        now
    )
}

/// Forgets a change.
pub async fn drop_edit(tx: &mut Tx, edit: MeetupEditId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM meetup_edits WHERE id = $1", edit)?;
    Ok(())
}
