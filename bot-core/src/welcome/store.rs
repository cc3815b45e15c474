//! The table of who was welcomed and has said hello.

use chrono::{DateTime, Utc};

use super::Welcomed;
use crate::id::MemberId;
use crate::store::{StoreError, Tx, execute, fetch_optional};

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

/// Lets go of the words of hellos from before; how many.
pub async fn forget_hellos(tx: &mut Tx, before: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(tx, "UPDATE welcomes SET hello = NULL WHERE hello IS NOT NULL AND said_at <= $1", before)
}
