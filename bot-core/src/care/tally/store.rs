//! The table of what is counted.

use chrono::NaiveDate;

use super::What;
use crate::id::CommunityId;
use crate::store::{StoreError, Tx, execute, fetch_all};

/// Once more in this month.
pub async fn count(tx: &mut Tx, community: CommunityId, month: NaiveDate, what: What) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO care_tally (community_id, month, what, times) VALUES ($1, $2, $3, 1)
         ON CONFLICT (community_id, month, what) DO UPDATE SET times = care_tally.times + 1",
        community,
        month.to_string(),
        what.name()
    )?;
    Ok(())
}

/// How often what happened in a month.
pub async fn of_month(tx: &mut Tx, community: CommunityId, month: NaiveDate) -> Result<Vec<(String, i64)>, StoreError> {
    let sql = "SELECT what, times FROM care_tally WHERE community_id = $1 AND month = $2 ORDER BY what";
    fetch_all!(tx, (String, i64), sql, community, month.to_string())
}

/// Forgets the months before this one.
pub async fn forget(tx: &mut Tx, community: CommunityId, month: NaiveDate) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM care_tally WHERE community_id = $1 AND month < $2", community, month.to_string())?;
    Ok(())
}

/// Forgets months of which nobody was told; how many numbers.
pub async fn sweep(tx: &mut Tx, before: NaiveDate) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM care_tally WHERE month < $1", before.to_string())
}
