//! The tables of anonymous posts. No row names whoever has written one.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::{Line, Share, State};
use crate::id::{CommunityId, MemberId, ShareId, ShareLineId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// Posts of a community that are looked at, at most.
const MOST: i64 = 1_000;

/// Posts forgotten in one step at most.
const STEP: i64 = 50;

#[derive(FromRow)]
struct ShareRow {
    id: ShareId,
    community_id: CommunityId,
    alias: String,
    state: String,
    author: String,
    tag: String,
    text: String,
    reason: Option<String>,
    heavy: bool,
    me_too: i64,
    day: String,
}

impl From<ShareRow> for Share {
    fn from(row: ShareRow) -> Self {
        Self {
            id: row.id,
            community: row.community_id,
            alias: row.alias,
            // What cannot be read is not shown.
            state: State::from_name(&row.state).unwrap_or(State::Removed),
            author: row.author,
            tag: row.tag,
            text: row.text,
            reason: row.reason,
            heavy: row.heavy,
            me_too: row.me_too,
            day: read_day(&row.day),
        }
    }
}

#[derive(FromRow)]
struct LineRow {
    id: ShareLineId,
    share_id: ShareId,
    member_id: Option<MemberId>,
    anonymous: bool,
    state: String,
    text: String,
    heavy: bool,
    day: String,
}

impl From<LineRow> for Line {
    fn from(row: LineRow) -> Self {
        Self {
            id: row.id,
            share: row.share_id,
            member: row.member_id,
            anonymous: row.anonymous,
            state: State::from_name(&row.state).unwrap_or(State::Removed),
            text: row.text,
            heavy: row.heavy,
            day: read_day(&row.day),
        }
    }
}

fn read_day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_default()
}

/// Writes a post.
pub(super) async fn add(tx: &mut Tx, share: &Share) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO shares (id, community_id, alias, state, author, tag, text, heavy, me_too, day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9)",
        share.id,
        share.community,
        &share.alias,
        share.state.name(),
        &share.author,
        &share.tag,
        &share.text,
        share.heavy,
        share.day.to_string()
    )?;
    Ok(())
}

/// A post.
pub async fn get(tx: &mut Tx, share: ShareId) -> Result<Option<Share>, StoreError> {
    let row = fetch_optional!(
        tx,
        ShareRow,
        "SELECT id, community_id, alias, state, author, tag, text, reason, heavy, me_too, day FROM shares WHERE id = $1",
        share
    )?;
    Ok(row.map(Share::from))
}

/// The posts of a community that are still kept, the newest days first.
pub async fn of_community(tx: &mut Tx, community: CommunityId) -> Result<Vec<Share>, StoreError> {
    let rows = fetch_all!(
        tx,
        ShareRow,
        "SELECT id, community_id, alias, state, author, tag, text, reason, heavy, me_too, day
         FROM shares WHERE community_id = $1 ORDER BY day DESC, id LIMIT $2",
        community,
        MOST
    )?;
    Ok(rows.into_iter().map(Share::from).collect())
}

/// A post stands somewhere else now.
pub(super) async fn set_state(
    tx: &mut Tx,
    share: ShareId,
    state: State,
    reason: Option<&str>,
    day: NaiveDate,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE shares SET state = $2, reason = $3, day = $4 WHERE id = $1",
        share,
        state.name(),
        reason,
        day.to_string()
    )?;
    Ok(())
}

/// Why a moderator said no to a follow-up.
pub(super) async fn set_reason(tx: &mut Tx, share: ShareId, reason: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE shares SET reason = $2 WHERE id = $1", share, reason)?;
    Ok(())
}

/// Writes something said under a post.
pub(super) async fn add_line(tx: &mut Tx, line: &Line) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO share_lines (id, share_id, member_id, anonymous, state, text, heavy, day)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        line.id,
        line.share,
        line.member,
        line.anonymous,
        line.state.name(),
        &line.text,
        line.heavy,
        line.day.to_string()
    )?;
    Ok(())
}

/// Something said under a post.
pub async fn line(tx: &mut Tx, line: ShareLineId) -> Result<Option<Line>, StoreError> {
    let row = fetch_optional!(
        tx,
        LineRow,
        "SELECT id, share_id, member_id, anonymous, state, text, heavy, day FROM share_lines WHERE id = $1",
        line
    )?;
    Ok(row.map(Line::from))
}

/// All that was said under a post.
pub(super) async fn lines_of(tx: &mut Tx, share: ShareId) -> Result<Vec<Line>, StoreError> {
    let rows = fetch_all!(
        tx,
        LineRow,
        "SELECT id, share_id, member_id, anonymous, state, text, heavy, day
         FROM share_lines WHERE share_id = $1 ORDER BY day, id",
        share
    )?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// A line stands somewhere else now.
pub(super) async fn set_line_state(tx: &mut Tx, line: ShareLineId, state: State) -> Result<(), StoreError> {
    execute!(tx, "UPDATE share_lines SET state = $2 WHERE id = $1", line, state.name())?;
    Ok(())
}

/// How often a member has answered on a day, with her name.
pub(super) async fn answers_on(tx: &mut Tx, member: MemberId, day: NaiveDate) -> Result<usize, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM share_lines WHERE member_id = $1 AND day = $2",
        member,
        day.to_string()
    )?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// Counts a tap, unless one of these tags has tapped before.
pub(super) async fn tap(tx: &mut Tx, share: ShareId, tags: &[String]) -> Result<bool, StoreError> {
    for tag in tags.iter().skip(1) {
        let sql = "SELECT COUNT(*) FROM share_taps WHERE share_id = $1 AND tag = $2";
        if fetch_one!(tx, (i64,), sql, share, tag)?.0 > 0 {
            return Ok(false);
        }
    }
    let Some(tag) = tags.first() else { return Ok(false) };
    let sql = "INSERT INTO share_taps (share_id, tag) VALUES ($1, $2) ON CONFLICT (share_id, tag) DO NOTHING";
    if execute!(tx, sql, share, tag)? == 0 {
        return Ok(false);
    }
    execute!(tx, "UPDATE shares SET me_too = me_too + 1 WHERE id = $1", share)?;
    Ok(true)
}

/// How much these tags stand for on their day.
pub(super) async fn count_of_day(tx: &mut Tx, tags: &[String]) -> Result<i64, StoreError> {
    let mut sum = 0;
    for tag in tags {
        sum += fetch_optional!(tx, (i64,), "SELECT count FROM share_days WHERE tag = $1", tag)?
            .map_or(0, |(count,)| count);
    }
    Ok(sum)
}

/// One more on a day.
pub(super) async fn count(tx: &mut Tx, tag: &str, day: NaiveDate) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO share_days (tag, count, day) VALUES ($1, 1, $2)
         ON CONFLICT (tag) DO UPDATE SET count = share_days.count + 1",
        tag,
        day.to_string()
    )?;
    Ok(())
}

/// Whoever has this tag may not share until then.
pub(super) async fn pause(tx: &mut Tx, tag: &str, until: NaiveDate) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO share_pauses (tag, until) VALUES ($1, $2) ON CONFLICT (tag) DO UPDATE SET until = excluded.until",
        tag,
        until.to_string()
    )?;
    Ok(())
}

/// Until when whoever has one of these tags may not share.
pub(super) async fn paused_until(tx: &mut Tx, tags: &[String]) -> Result<Option<NaiveDate>, StoreError> {
    let mut latest = None;
    for tag in tags {
        let until = fetch_optional!(tx, (String,), "SELECT until FROM share_pauses WHERE tag = $1", tag)?;
        latest = latest.max(until.map(|(until,)| read_day(&until)));
    }
    Ok(latest)
}

/// Whoever has one of these tags may share again. Whether she could not.
pub(super) async fn resume(tx: &mut Tx, tags: &[String]) -> Result<bool, StoreError> {
    let mut gone = 0;
    for tag in tags {
        gone += execute!(tx, "DELETE FROM share_pauses WHERE tag = $1", tag)?;
    }
    Ok(gone > 0)
}

/// How two admins came to know who has written a post.
pub(super) struct Unsealing {
    pub(super) asked_by: Option<MemberId>,
    pub(super) agreed_by: Option<MemberId>,
    pub(super) reason: String,
    pub(super) asked_on: NaiveDate,
}

impl Unsealing {
    /// Whether somebody is one of the two.
    pub(super) fn knows(&self, member: MemberId) -> bool {
        self.agreed_by.is_some() && [self.asked_by, self.agreed_by].contains(&Some(member))
    }
}

/// What was asked about a post.
pub(super) async fn unsealing(tx: &mut Tx, share: ShareId) -> Result<Option<Unsealing>, StoreError> {
    let row = fetch_optional!(
        tx,
        (Option<MemberId>, Option<MemberId>, String, String),
        "SELECT asked_by, agreed_by, reason, asked_on FROM share_unsealings WHERE share_id = $1",
        share
    )?;
    let read = |(asked_by, agreed_by, reason, asked_on): (_, _, _, String)| Unsealing {
        asked_by,
        agreed_by,
        reason,
        asked_on: read_day(&asked_on),
    };
    Ok(row.map(read))
}

/// An admin wants to know who has written it.
pub(super) async fn ask_unsealing(
    tx: &mut Tx,
    share: &Share,
    admin: MemberId,
    reason: &str,
    day: NaiveDate,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO share_unsealings (share_id, community_id, alias, asked_by, reason, asked_on)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (share_id) DO UPDATE
         SET asked_by = excluded.asked_by, reason = excluded.reason, asked_on = excluded.asked_on",
        share.id,
        share.community,
        &share.alias,
        admin,
        reason,
        day.to_string()
    )?;
    Ok(())
}

/// Another one agrees.
pub(super) async fn agree_unsealing(
    tx: &mut Tx,
    share: ShareId,
    admin: MemberId,
    day: NaiveDate,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE share_unsealings SET agreed_by = $2, agreed_on = $3 WHERE share_id = $1",
        share,
        admin,
        day.to_string()
    )?;
    Ok(())
}

/// Posts from before a day, some of them.
pub(super) async fn old(tx: &mut Tx, before: NaiveDate) -> Result<Vec<ShareId>, StoreError> {
    let sql = "SELECT id FROM shares WHERE day < $1 ORDER BY day, id LIMIT $2";
    let rows = fetch_all!(tx, (ShareId,), sql, before.to_string(), STEP)?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Forgets a post, with what was said and tapped under it.
pub(super) async fn forget(tx: &mut Tx, share: ShareId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM shares WHERE id = $1", share)?;
    Ok(())
}

/// Forgets counts from before a day, and pauses that were over then; how many.
pub(super) async fn sweep(tx: &mut Tx, before: NaiveDate) -> Result<u64, StoreError> {
    let days = execute!(tx, "DELETE FROM share_days WHERE day < $1", before.to_string())?;
    Ok(days + execute!(tx, "DELETE FROM share_pauses WHERE until < $1", before.to_string())?)
}
