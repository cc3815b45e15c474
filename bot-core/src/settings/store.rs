//! The table of settings.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::import::Wanted;
use super::{Defaults, Settings};
use crate::id::{CommunityId, ImportId, MemberId};
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_all, fetch_optional};

/// How long it is kept who changed what.
const KEPT: TimeDelta = TimeDelta::days(365);

/// How long what a file would change waits for a yes.
const WAITS: TimeDelta = TimeDelta::days(1);

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

/// What a file would change, until she says yes.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Its id.
    pub id: ImportId,
    /// Whose settings.
    pub community: CommunityId,
    /// Whose file.
    pub member: MemberId,
    /// What it would change.
    pub wanted: Vec<Wanted>,
}

/// Keeps what a file would change.
pub async fn put_import(tx: &mut Tx, import: &Imported, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO setting_imports (id, community_id, member_id, changes, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (id) DO UPDATE SET changes = excluded.changes",
        import.id,
        import.community,
        import.member,
        Json(encode(&import.wanted)?),
        now
    )?;
    Ok(())
}

/// What a file would change, while that is kept.
pub async fn import(tx: &mut Tx, import: ImportId) -> Result<Option<Imported>, StoreError> {
    let row = fetch_optional!(
        tx,
        (CommunityId, MemberId, Json<Value>),
        "SELECT community_id, member_id, changes FROM setting_imports WHERE id = $1",
        import
    )?;
    let Some((community, member, Json(changes))) = row else { return Ok(None) };
    Ok(Some(Imported { id: import, community, member, wanted: decode("import of settings", changes)? }))
}

/// It is done.
pub async fn forget_import(tx: &mut Tx, import: ImportId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM setting_imports WHERE id = $1", import)?;
    Ok(())
}

/// Forgets who changed what long ago, and what files would have changed; how many rows.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let changes = "DELETE FROM setting_changes WHERE seq IN
                       (SELECT seq FROM setting_changes WHERE at < $1 ORDER BY seq LIMIT 50)";
    let imports = "DELETE FROM setting_imports WHERE id IN
                       (SELECT id FROM setting_imports WHERE at < $1 ORDER BY at LIMIT 50)";
    Ok(execute!(tx, changes, now - KEPT)? + execute!(tx, imports, now - WAITS)?)
}
