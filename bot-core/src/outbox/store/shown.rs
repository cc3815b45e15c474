//! What was shown where, with its buttons: so that it can be edited, taken back, and answered with a word.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use crate::id::CommunityId;
use crate::incoming::{MessageKey, PlaceKey, PlatformKind};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_optional};

/// A message whose buttons somebody may still press.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// Where.
    pub platform: PlatformKind,
    /// The place.
    pub place: PlaceKey,
    /// The message.
    pub message: String,
    /// Whose.
    pub community: Option<CommunityId>,
    /// What it shows, when it is a card that is kept current (`meetup:<id>`).
    pub subject: Option<String>,
    /// Its actions, as JSON of [`crate::message::Action`]s.
    pub actions: Value,
}

#[derive(FromRow)]
struct ShownRow {
    platform: String,
    place: String,
    message: String,
    community_id: Option<CommunityId>,
    thread: Option<String>,
    subject: Option<String>,
    actions: Json<Value>,
}

impl From<ShownRow> for Shown {
    fn from(row: ShownRow) -> Self {
        Self {
            platform: PlatformKind::from_name(&row.platform).unwrap_or(PlatformKind::Console),
            place: PlaceKey { id: row.place, thread: row.thread, direct: false },
            message: row.message,
            community: row.community_id,
            subject: row.subject,
            actions: row.actions.0,
        }
    }
}

/// Remembers what was shown, in place of what that message showed before.
pub async fn show(tx: &mut Tx, shown: &Shown, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO shown (platform, place, message, community_id, thread, subject, actions, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (platform, place, message) DO UPDATE
         SET subject = excluded.subject, actions = excluded.actions, at = excluded.at",
        shown.platform.name(),
        &shown.place.id,
        &shown.message,
        shown.community,
        shown.place.thread.as_deref(),
        shown.subject.as_deref(),
        Json(&shown.actions),
        now
    )?;
    Ok(())
}

/// What a message shows.
pub async fn shown_at(tx: &mut Tx, platform: PlatformKind, message: &MessageKey) -> Result<Option<Shown>, StoreError> {
    let row = fetch_optional!(
        tx,
        ShownRow,
        "SELECT platform, place, message, community_id, thread, subject, actions FROM shown
         WHERE platform = $1 AND place = $2 AND message = $3",
        platform.name(),
        &message.place,
        &message.id
    )?;
    Ok(row.map(Shown::from))
}

/// The newest messages with buttons in a place.
pub async fn shown_in(tx: &mut Tx, platform: PlatformKind, place: &str) -> Result<Vec<Shown>, StoreError> {
    let rows = fetch_all!(
        tx,
        ShownRow,
        "SELECT platform, place, message, community_id, thread, subject, actions FROM shown
         WHERE platform = $1 AND place = $2 ORDER BY at DESC, LENGTH(message) DESC, message DESC LIMIT 5",
        platform.name(),
        place
    )?;
    Ok(rows.into_iter().map(Shown::from).collect())
}

/// The newest messages with buttons that came to a place after `since`.
pub async fn shown_after(
    tx: &mut Tx,
    platform: PlatformKind,
    place: &str,
    since: DateTime<Utc>,
) -> Result<Vec<Shown>, StoreError> {
    let rows = fetch_all!(
        tx,
        ShownRow,
        "SELECT platform, place, message, community_id, thread, subject, actions FROM shown
         WHERE platform = $1 AND place = $2 AND at > $3 ORDER BY at DESC, LENGTH(message) DESC, message DESC LIMIT 5",
        platform.name(),
        place,
        since
    )?;
    Ok(rows.into_iter().map(Shown::from).collect())
}

/// A message is not there any more.
pub async fn forget_shown(tx: &mut Tx, platform: PlatformKind, message: &MessageKey) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM shown WHERE platform = $1 AND place = $2 AND message = $3",
        platform.name(),
        &message.place,
        &message.id
    )?;
    Ok(())
}

/// Nothing of what a place shows can be used any more; what it was.
pub async fn forget_shown_in(tx: &mut Tx, platform: PlatformKind, place: &str) -> Result<Vec<Shown>, StoreError> {
    let rows = fetch_all!(
        tx,
        ShownRow,
        "DELETE FROM shown WHERE platform = $1 AND place = $2
         RETURNING platform, place, message, community_id, thread, subject, actions",
        platform.name(),
        place
    )?;
    let mut shown: Vec<Shown> = rows.into_iter().map(Shown::from).collect();
    // What a statement returns has no order of its own.
    shown.sort_by(|a, b| a.subject.cmp(&b.subject).then_with(|| a.message.cmp(&b.message)));
    Ok(shown)
}

/// Where a card stands.
pub async fn shown_of(tx: &mut Tx, subject: &str) -> Result<Vec<Shown>, StoreError> {
    let rows = fetch_all!(
        tx,
        ShownRow,
        "SELECT platform, place, message, community_id, thread, subject, actions FROM shown
         WHERE subject = $1 ORDER BY at, message",
        subject
    )?;
    Ok(rows.into_iter().map(Shown::from).collect())
}

/// A card is kept current no more, wherever it stands.
pub async fn forget_shown_of(tx: &mut Tx, subject: &str) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM shown WHERE subject = $1", subject)?;
    Ok(())
}
