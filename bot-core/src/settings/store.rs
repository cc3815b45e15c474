//! The table of settings.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::{Defaults, Settings};
use crate::id::{CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_optional};

/// How long it is kept who changed what.
const KEPT: TimeDelta = TimeDelta::days(365);

/// A community's settings.
pub async fn load(tx: &mut Tx, community: CommunityId, defaults: &Defaults) -> Result<Settings, StoreError> {
    let rows =
        fetch_all!(tx, (String, Json<Value>), "SELECT name, value FROM settings WHERE community_id = $1", community)?;
    let set: HashMap<_, _> = rows.into_iter().map(|(name, Json(value))| (name, value)).collect();
    Ok(Settings::new(set, defaults.clone()))
}

/// A change of one setting; `None` is what it is when nobody has set it.
#[derive(Debug, Clone)]
pub struct Change {
    /// Whose.
    pub community: CommunityId,
    /// Which.
    pub name: String,
    /// What it was.
    pub before: Option<Value>,
    /// What it is now.
    pub after: Option<Value>,
    /// Who changed it; the bot itself when none.
    pub by: Option<MemberId>,
    /// When.
    pub at: DateTime<Utc>,
}

/// What a setting was before its last change; none when nobody had set it.
pub async fn value_before(tx: &mut Tx, community: CommunityId, name: &str) -> Result<Option<Value>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<String>,),
        "SELECT before FROM setting_changes WHERE community_id = $1 AND name = $2 ORDER BY seq DESC LIMIT 1",
        community,
        name
    )?;
    Ok(row.and_then(|(before,)| serde_json::from_str(&before?).ok()))
}

/// Since when a setting is what it is; none when nobody has changed it.
pub async fn since(tx: &mut Tx, community: CommunityId, name: &str) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = fetch_optional!(
        tx,
        (DateTime<Utc>,),
        "SELECT at FROM setting_changes WHERE community_id = $1 AND name = $2 ORDER BY seq DESC LIMIT 1",
        community,
        name
    )?;
    Ok(row.map(|(at,)| at))
}

#[derive(FromRow)]
struct ChangeRow {
    name: String,
    before: Option<String>,
    after: Option<String>,
    member_id: Option<MemberId>,
    at: DateTime<Utc>,
}

impl ChangeRow {
    fn change(self, community: CommunityId) -> Change {
        let value = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        let Self { name, before, after, member_id: by, at } = self;
        Change { community, name, before: value(before), after: value(after), by, at }
    }
}

/// The last changes, of one setting or of any of these, the latest first.
pub async fn last_changes(
    tx: &mut Tx,
    community: CommunityId,
    only: Option<&str>,
    most: i64,
) -> Result<Vec<Change>, StoreError> {
    let rows = match only {
        Some(name) => fetch_all!(
            tx,
            ChangeRow,
            "SELECT name, before, after, member_id, at FROM setting_changes WHERE community_id = $1 AND name = $2
             ORDER BY seq DESC LIMIT $3",
            community,
            name,
            most
        )?,
        // Where somebody is in the setup is kept like a setting, and is none.
        None => fetch_all!(
            tx,
            ChangeRow,
            "SELECT name, before, after, member_id, at FROM setting_changes WHERE community_id = $1 AND name <> 'setup'
             ORDER BY seq DESC LIMIT $2",
            community,
            most
        )?,
    };
    Ok(rows.into_iter().map(|row| row.change(community)).collect())
}

/// What was changed from one moment on and before another.
pub async fn changes_between(
    tx: &mut Tx,
    community: CommunityId,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Result<Vec<Change>, StoreError> {
    let rows = fetch_all!(
        tx,
        ChangeRow,
        "SELECT name, before, after, member_id, at FROM setting_changes
         WHERE community_id = $1 AND at >= $2 AND at < $3 AND name <> 'setup' ORDER BY seq",
        community,
        from,
        to
    )?;
    Ok(rows.into_iter().map(|row| row.change(community)).collect())
}

/// Makes a change and records it.
pub async fn change(tx: &mut Tx, change: &Change) -> Result<(), StoreError> {
    let Change { community, name, before, after, by, at } = change;
    match after {
        Some(value) => execute!(
            tx,
            "INSERT INTO settings (community_id, name, value) VALUES ($1, $2, $3)
             ON CONFLICT (community_id, name) DO UPDATE SET value = excluded.value",
            community,
            name,
            Json(value)
        )?,
        None => execute!(tx, "DELETE FROM settings WHERE community_id = $1 AND name = $2", community, name)?,
    };
    execute!(
        tx,
        "INSERT INTO setting_changes (community_id, name, before, after, member_id, at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        community,
        name,
        before.as_ref().map(Value::to_string),
        after.as_ref().map(Value::to_string),
        by,
        at
    )?;
    Ok(())
}

/// Forgets who changed what long ago; how many changes.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM setting_changes WHERE seq IN
                   (SELECT seq FROM setting_changes WHERE at < $1 ORDER BY seq LIMIT 50)";
    execute!(tx, sql, now - KEPT)
}
