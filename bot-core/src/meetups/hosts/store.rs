//! The table of who hosts a meetup with the one who invites.

use chrono::{DateTime, Utc};

use crate::id::{MeetupId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all};

/// Who hosts it with the one who invites.
pub async fn co_hosts(tx: &mut Tx, meetup: MeetupId) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM meetup_hosts WHERE meetup_id = $1 ORDER BY member_id",
        meetup
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Writes who hosts it with the one who invites.
pub async fn set_co_hosts(tx: &mut Tx, meetup: MeetupId, members: &[MemberId]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM meetup_hosts WHERE meetup_id = $1", meetup)?;
    for member in members {
        execute!(tx, "INSERT INTO meetup_hosts (meetup_id, member_id) VALUES ($1, $2)", meetup, *member)?;
    }
    Ok(())
}

/// A member hosts nothing with others any more of what is on; says what she did.
pub async fn drop_co_host(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<MeetupId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId,),
        "DELETE FROM meetup_hosts WHERE member_id = $1
           AND meetup_id IN (SELECT id FROM meetups WHERE ends_at > $2 AND cancelled_at IS NULL)
         RETURNING meetup_id",
        member,
        now
    )?;
    Ok(rows.into_iter().map(|(meetup,)| meetup).collect())
}
