//! The tables of what is noticed.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;
use uuid::Uuid;

use super::super::lexicon::Kind;
use super::Heard;
use super::choices::CARE;
use super::daily::{NUDGES, ONE_IN};
use super::nudge::{Came, Nudge};
use crate::id::{CommunityId, HomeId, MemberId, NudgeId, PhraseId};
use crate::incoming::{HomeKey, MessageKey, PlatformKind};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// Rows of a table that one step of sweeping lets go at most.
const SWEPT: i64 = 100;

/// A message in which something was noticed.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Its home.
    pub home: HomeKey,
    /// Its platform.
    pub platform: PlatformKind,
    /// Where it stands.
    pub message: MessageKey,
    /// What kind of words.
    pub kind: Kind,
    /// Under which name it is counted.
    pub phrase: String,
}

/// A phrase on which hardly anybody acts.
#[derive(Debug, Clone)]
pub struct Suggested {
    /// Its id.
    pub id: PhraseId,
    /// Its name.
    pub phrase: String,
    /// Its kind.
    pub kind: Kind,
    /// Nudges.
    pub nudged: i64,
    /// Those after which a message was reworded or taken back.
    pub accepted: i64,
}

/// Whether talk is to be looked at anywhere on a platform.
pub async fn is_wanted(tx: &mut Tx, platform: PlatformKind) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM homes WHERE platform = $1 AND closed_at IS NULL AND NOT EXISTS
             (SELECT 1 FROM settings WHERE settings.community_id = homes.community_id
              AND settings.name = $2 AND settings.value = $3)",
        platform.name(),
        CARE.name,
        Json(Value::from("off"))
    )?;
    Ok(count > 0)
}

/// Notes that something was noticed in a message: where it stands, and on which day.
pub async fn note(
    tx: &mut Tx,
    (id, community): (Uuid, CommunityId),
    heard: &Heard<'_>,
    phrase: &str,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO noticed (id, community_id, home_id, platform, place, message, kind, phrase, day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (platform, place, message) DO NOTHING",
        id,
        community,
        heard.home,
        heard.platform.name(),
        &heard.message.place,
        &heard.message.id,
        heard.noticed.kind.name(),
        phrase,
        day(now)
    )?;
    Ok(())
}

/// Counts a phrase once more.
pub async fn count(
    tx: &mut Tx,
    (id, community): (PhraseId, CommunityId),
    phrase: &str,
    kind: Kind,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO noticed_phrases (id, community_id, phrase, kind, noticed) VALUES ($1, $2, $3, $4, 1)
         ON CONFLICT (community_id, phrase) DO UPDATE SET noticed = noticed_phrases.noticed + 1",
        id,
        community,
        phrase,
        kind.name()
    )?;
    Ok(())
}

/// Counts nudges about a phrase: one more, or one less where it could not be brought.
pub async fn count_nudge(tx: &mut Tx, nudge: &Nudge, by: i64) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE noticed_phrases SET nudged = nudged + $3 WHERE community_id = $1 AND phrase = $2",
        nudge.community,
        &nudge.phrase,
        by
    )?;
    Ok(())
}

/// Somebody is nudged.
pub async fn add_nudge(tx: &mut Tx, nudge: &Nudge) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO nudges
             (id, community_id, member_id, home_id, platform, place, message, phrase, effect, gentler, came, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        nudge.id,
        nudge.community,
        nudge.member,
        nudge.home,
        nudge.platform.name(),
        &nudge.message.place,
        &nudge.message.id,
        &nudge.phrase,
        &nudge.effect,
        &nudge.gentler,
        nudge.came.name(),
        nudge.at
    )?;
    execute!(
        tx,
        "INSERT INTO nudged (member_id, at) VALUES ($1, $2)
         ON CONFLICT (member_id) DO UPDATE SET at = excluded.at",
        nudge.member,
        nudge.at
    )?;
    Ok(())
}

/// When somebody was nudged last.
pub async fn nudged_at(tx: &mut Tx, member: MemberId) -> Result<Option<DateTime<Utc>>, StoreError> {
    let row = fetch_optional!(tx, (DateTime<Utc>,), "SELECT at FROM nudged WHERE member_id = $1", member)?;
    Ok(row.map(|(at,)| at))
}

#[derive(FromRow)]
struct NudgeRow {
    id: NudgeId,
    community_id: CommunityId,
    member_id: MemberId,
    home_id: HomeId,
    platform: String,
    place: String,
    message: String,
    phrase: String,
    effect: String,
    gentler: String,
    came: String,
    at: DateTime<Utc>,
}

impl From<NudgeRow> for Nudge {
    fn from(row: NudgeRow) -> Self {
        Self {
            id: row.id,
            community: row.community_id,
            member: row.member_id,
            home: row.home_id,
            platform: PlatformKind::from_name(&row.platform).unwrap_or(PlatformKind::Console),
            message: MessageKey { place: row.place, id: row.message },
            phrase: row.phrase,
            effect: row.effect,
            gentler: row.gentler,
            came: Came::from_name(&row.came).unwrap_or(Came::Open),
            at: row.at,
        }
    }
}

macro_rules! select_nudge {
    ($rest:literal) => {
        concat!(
            "SELECT id, community_id, member_id, home_id, platform, place, message, phrase, effect, gentler, came, at
             FROM nudges ",
            $rest
        )
    };
}

/// A nudge, while it is known.
pub async fn nudge(tx: &mut Tx, nudge: NudgeId) -> Result<Option<Nudge>, StoreError> {
    Ok(fetch_optional!(tx, NudgeRow, select_nudge!("WHERE id = $1"), nudge)?.map(Nudge::from))
}

/// The latest nudge of somebody since then.
pub async fn latest_nudge(tx: &mut Tx, member: MemberId, since: DateTime<Utc>) -> Result<Option<Nudge>, StoreError> {
    let sql = select_nudge!("WHERE member_id = $1 AND at > $2 ORDER BY at DESC LIMIT 1");
    Ok(fetch_optional!(tx, NudgeRow, sql, member, since)?.map(Nudge::from))
}

/// She has done something about a nudge. What she did before is not counted any more.
pub async fn set_came(tx: &mut Tx, nudge: &Nudge, came: Came) -> Result<(), StoreError> {
    execute!(tx, "UPDATE nudges SET came = $2 WHERE id = $1", nudge.id, came.name())?;
    let step = |counted: Came| i64::from(came == counted) - i64::from(nudge.came == counted);
    execute!(
        tx,
        "UPDATE noticed_phrases SET reworded = reworded + $3, taken_back = taken_back + $4
         WHERE community_id = $1 AND phrase = $2",
        nudge.community,
        &nudge.phrase,
        step(Came::Reworded),
        step(Came::TakenBack)
    )?;
    Ok(())
}

/// It is as if she had not been nudged.
pub async fn forget_nudge(tx: &mut Tx, nudge: &Nudge) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM nudges WHERE id = $1", nudge.id)?;
    execute!(tx, "DELETE FROM nudged WHERE member_id = $1 AND at = $2", nudge.member, nudge.at)?;
    Ok(())
}

/// Forgets nudges of a member, and whom she may tease.
pub async fn forget_member(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM nudges WHERE member_id = $1", member)?;
    execute!(tx, "DELETE FROM nudged WHERE member_id = $1", member)?;
    execute!(tx, "DELETE FROM banter WHERE member_id = $1 OR other_id = $1", member)?;
    Ok(())
}

/// What was noticed and not told belongs to the summary of this moment; how much.
pub async fn gather(tx: &mut Tx, community: CommunityId, at: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(tx, "UPDATE noticed SET told_at = $2 WHERE community_id = $1 AND told_at IS NULL", community, at)
}

#[derive(FromRow)]
struct NotedRow {
    home: String,
    home_name: Option<String>,
    platform: String,
    place: String,
    message: String,
    kind: String,
    phrase: String,
}

/// What a summary tells of, in the order in which it was noticed.
pub async fn told(tx: &mut Tx, community: CommunityId, at: DateTime<Utc>) -> Result<Vec<Noted>, StoreError> {
    let rows = fetch_all!(
        tx,
        NotedRow,
        "SELECT h.external_id AS home, h.name AS home_name, n.platform, n.place, n.message, n.kind, n.phrase
         FROM noticed n JOIN homes h ON h.id = n.home_id
         WHERE n.community_id = $1 AND n.told_at = $2 ORDER BY n.id",
        community,
        at
    )?;
    let noted = |row: NotedRow| {
        Some(Noted {
            home: HomeKey { id: row.home, name: row.home_name },
            platform: PlatformKind::from_name(&row.platform)?,
            message: MessageKey { place: row.place, id: row.message },
            kind: Kind::from_name(&row.kind)?,
            phrase: row.phrase,
        })
    };
    Ok(rows.into_iter().filter_map(noted).collect())
}

/// Phrases on which hardly anybody acts are suggested for dropping, each in one summary.
pub async fn suggest(tx: &mut Tx, community: CommunityId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE noticed_phrases SET suggested_at = $2
         WHERE community_id = $1 AND suggested_at IS NULL AND nudged >= $3 AND (reworded + taken_back) * $4 < nudged",
        community,
        at,
        NUDGES,
        ONE_IN
    )?;
    Ok(())
}

/// What a summary suggests to drop.
pub async fn suggested(tx: &mut Tx, community: CommunityId, at: DateTime<Utc>) -> Result<Vec<Suggested>, StoreError> {
    let rows = fetch_all!(
        tx,
        (PhraseId, String, String, i64, i64),
        "SELECT id, phrase, kind, nudged, reworded + taken_back FROM noticed_phrases
         WHERE community_id = $1 AND suggested_at = $2 ORDER BY phrase LIMIT 5",
        community,
        at
    )?;
    let suggested = |(id, phrase, kind, nudged, accepted): (PhraseId, String, String, i64, i64)| {
        Kind::from_name(&kind).map(|kind| Suggested { id, phrase, kind, nudged, accepted })
    };
    Ok(rows.into_iter().filter_map(suggested).collect())
}

/// The name of a phrase of a community.
pub async fn phrase(tx: &mut Tx, community: CommunityId, phrase: PhraseId) -> Result<Option<String>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT phrase FROM noticed_phrases WHERE id = $1 AND community_id = $2",
        phrase,
        community
    )?;
    Ok(row.map(|(phrase,)| phrase))
}

/// She says that another may tease her; whether it is the first time that she does.
pub async fn banter(
    tx: &mut Tx,
    community: CommunityId,
    (member, other): (MemberId, MemberId),
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let (before,) =
        fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM banter WHERE member_id = $1 AND other_id = $2", member, other)?;
    execute!(
        tx,
        "INSERT INTO banter (community_id, member_id, other_id, at, holds) VALUES ($1, $2, $3, $4, TRUE)
         ON CONFLICT (member_id, other_id) DO UPDATE SET holds = TRUE",
        community,
        member,
        other,
        now
    )?;
    Ok(before == 0)
}

/// She says so no more; `false` when she did not.
pub async fn end_banter(tx: &mut Tx, member: MemberId, other: MemberId) -> Result<bool, StoreError> {
    let touched = execute!(
        tx,
        "UPDATE banter SET holds = FALSE WHERE member_id = $1 AND other_id = $2 AND holds",
        member,
        other
    )?;
    Ok(touched > 0)
}

/// Who may tease her, as she says, in the order in which she said so; each with whether that one says so too.
pub async fn banters_of(tx: &mut Tx, member: MemberId) -> Result<Vec<(MemberId, bool)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, Option<bool>),
        "SELECT mine.other_id, hers.holds FROM banter mine
         LEFT JOIN banter hers ON hers.member_id = mine.other_id AND hers.other_id = mine.member_id
         WHERE mine.member_id = $1 AND mine.holds ORDER BY mine.at, mine.other_id",
        member
    )?;
    Ok(rows.into_iter().map(|(other, both)| (other, both.unwrap_or(false))).collect())
}

/// Whether she and each of these say so.
pub async fn do_banter(tx: &mut Tx, member: MemberId, others: &[MemberId]) -> Result<bool, StoreError> {
    let both: BTreeMap<MemberId, bool> = banters_of(tx, member).await?.into_iter().collect();
    Ok(others.iter().all(|other| both.get(other).copied().unwrap_or(false)))
}

/// Forgets what was told before `told`, nudges before `nudged`, and when somebody was nudged before `remembered`.
pub async fn sweep(
    tx: &mut Tx,
    told: DateTime<Utc>,
    nudged: DateTime<Utc>,
    remembered: DateTime<Utc>,
) -> Result<u64, StoreError> {
    // What nobody could be told of goes as well, a day later.
    let mut gone = execute!(
        tx,
        "DELETE FROM noticed WHERE id IN
             (SELECT id FROM noticed WHERE told_at <= $1 OR (told_at IS NULL AND day <= $2) LIMIT $3)",
        told,
        day(told) - TimeDelta::days(1),
        SWEPT
    )?;
    gone += execute!(
        tx,
        "DELETE FROM nudges WHERE id IN (SELECT id FROM nudges WHERE at <= $1 ORDER BY at LIMIT $2)",
        nudged,
        SWEPT
    )?;
    gone += execute!(
        tx,
        "DELETE FROM nudged WHERE member_id IN (SELECT member_id FROM nudged WHERE at <= $1 ORDER BY at LIMIT $2)",
        remembered,
        SWEPT
    )?;
    Ok(gone)
}

/// The beginning of a day.
fn day(at: DateTime<Utc>) -> DateTime<Utc> {
    at.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()
}
