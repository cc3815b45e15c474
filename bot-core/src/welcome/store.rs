//! The table of who was welcomed and has said hello.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::types::Json;

use super::{WELCOME, Welcomed};
use crate::id::MemberId;
use crate::incoming::PlatformKind;
use crate::store::{StoreError, Tx, execute, fetch_one, fetch_optional};

/// What was between a member and the village about her arrival.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Welcomed, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<DateTime<Utc>>, Option<String>, Option<DateTime<Utc>>),
        "SELECT welcomed_at, hello, said_at FROM welcomes WHERE member_id = $1",
        member
    )?;
    Ok(row.map(|(at, hello, said_at)| Welcomed { at, hello, said_at }).unwrap_or_default())
}

/// She is welcomed.
pub async fn welcome(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO welcomes (member_id, welcomed_at) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET welcomed_at = excluded.welcomed_at",
        member,
        now
    )?;
    Ok(())
}

/// Whether anybody is to be welcomed on a platform.
pub async fn is_wanted(tx: &mut Tx, platform: PlatformKind) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM settings JOIN homes ON homes.community_id = settings.community_id
         WHERE settings.name = $1 AND settings.value = $2 AND homes.platform = $3 AND homes.closed_at IS NULL",
        WELCOME.name,
        Json(Value::from("on")),
        platform.name()
    )?;
    Ok(count > 0)
}

/// She says hello.
pub async fn say(tx: &mut Tx, member: MemberId, hello: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO welcomes (member_id, hello, said_at) VALUES ($1, $2, $3)
         ON CONFLICT (member_id) DO UPDATE SET hello = excluded.hello, said_at = excluded.said_at",
        member,
        hello,
        now
    )?;
    Ok(())
}

/// Her hello reached nobody: it is as if she had not said it.
pub async fn unsay(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE welcomes SET hello = NULL, said_at = NULL WHERE member_id = $1", member)?;
    Ok(())
}

/// Lets go of the words of hellos from before; how many.
pub async fn forget_hellos(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(tx, "UPDATE welcomes SET hello = NULL WHERE hello IS NOT NULL AND said_at <= $1", before)
}
