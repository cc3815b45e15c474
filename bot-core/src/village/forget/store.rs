//! The table of what outlives those who were forgotten, and the statements that forget.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::id::{ActId, CaseId, CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// What outlives somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remains {
    /// Who avoids her.
    Avoided(MemberId),
    /// What holds about her.
    Act(ActId),
    /// What moderators were told of her, and have not done with.
    Case(CaseId),
    /// Until when she may not share anonymously.
    NoShare(NaiveDate),
}

/// Says when somebody is forgotten; none when she is not.
pub async fn forget_at(tx: &mut Tx, member: MemberId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE members SET forget_at = $2 WHERE id = $1", member, at)?;
    Ok(())
}

/// Whether somebody is to be forgotten by then.
pub async fn is_to_go(tx: &mut Tx, member: MemberId, by: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "SELECT id FROM members WHERE id = $1 AND forget_at <= $2";
    Ok(fetch_optional!(tx, (MemberId,), sql, member, by)?.is_some())
}

/// The first `most` whose time to be forgotten has come.
pub async fn due(tx: &mut Tx, now: DateTime<Utc>, most: i64) -> Result<Vec<(MemberId, CommunityId)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, CommunityId),
        "SELECT id, community_id FROM members WHERE forget_at <= $1 ORDER BY forget_at LIMIT $2",
        now,
        most
    )
}

/// Those of a community who have gone, and when.
pub async fn departed(tx: &mut Tx, community: CommunityId) -> Result<Vec<(MemberId, DateTime<Utc>)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, DateTime<Utc>),
        "SELECT id, left_at FROM members WHERE community_id = $1 AND left_at IS NOT NULL",
        community
    )
}

/// Who avoids a member.
pub async fn avoiders(tx: &mut Tx, member: MemberId) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(tx, (MemberId,), "SELECT member_id FROM avoids WHERE other_id = $1", member)?;
    Ok(rows.into_iter().map(|(by,)| by).collect())
}

/// The cases about her messages that are not closed.
pub async fn open_cases(tx: &mut Tx, member: MemberId) -> Result<Vec<CaseId>, StoreError> {
    let sql = "SELECT id FROM cases WHERE author_id = $1 AND state <> 'closed'";
    Ok(fetch_all!(tx, (CaseId,), sql, member)?.into_iter().map(|(case,)| case).collect())
}

/// Keeps what outlives somebody under the tag of an account.
pub async fn keep(
    tx: &mut Tx,
    id: Uuid,
    community: CommunityId,
    tag: &str,
    remains: Remains,
) -> Result<(), StoreError> {
    let (mut avoided_by, mut act, mut case, mut until) = (None, None, None, None);
    match remains {
        Remains::Avoided(by) => avoided_by = Some(by),
        Remains::Act(one) => act = Some(one),
        Remains::Case(one) => case = Some(one),
        Remains::NoShare(day) => until = Some(day.to_string()),
    }
    execute!(
        tx,
        "INSERT INTO forgotten (id, community_id, tag, avoided_by, act_id, case_id, no_share_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        community,
        tag,
        avoided_by,
        act,
        case,
        until
    )?;
    Ok(())
}

/// What is kept under a tag; it is kept no longer.
pub async fn take(tx: &mut Tx, community: CommunityId, tag: &str) -> Result<Vec<Remains>, StoreError> {
    let rows = fetch_all!(
        tx,
        (Option<MemberId>, Option<ActId>, Option<CaseId>, Option<String>),
        "DELETE FROM forgotten WHERE community_id = $1 AND tag = $2
         RETURNING avoided_by, act_id, case_id, no_share_until",
        community,
        tag
    )?;
    let read = |(avoided_by, act, case, until): (Option<MemberId>, Option<ActId>, Option<CaseId>, Option<String>)| {
        let day = until.and_then(|day| day.parse().ok());
        let held = avoided_by.map(Remains::Avoided).or(act.map(Remains::Act));
        held.or(case.map(Remains::Case)).or(day.map(Remains::NoShare))
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

/// What holds is about somebody again.
pub async fn give_act(tx: &mut Tx, act: ActId, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE care_acts SET about_id = $2 WHERE id = $1", act, member)?;
    Ok(())
}

/// So is what moderators were told.
pub async fn give_case(tx: &mut Tx, case: CaseId, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE cases SET author_id = $2 WHERE id = $1", case, member)?;
    Ok(())
}

/// Somebody is no more: her row, and every row that hangs on it.
pub async fn erase(tx: &mut Tx, member: MemberId) -> Result<(), StoreError> {
    let statements = [
        "UPDATE care_acts SET about_id = NULL
         WHERE about_id = $1 AND kind = 'goodbye' AND state IN ('asked', 'doing', 'active')",
        "UPDATE cases SET said = NULL WHERE author_id = $1 AND state = 'closed'",
        // Where a direct chat is named after the account, its messages lead to her.
        "DELETE FROM shown WHERE EXISTS (SELECT 1 FROM accounts WHERE member_id = $1
             AND accounts.platform = shown.platform AND shown.place = '@' || accounts.external_id)",
        "DELETE FROM direct_choices WHERE (platform, external_id) IN
             (SELECT platform, external_id FROM accounts WHERE member_id = $1)
             AND community_id = (SELECT community_id FROM members WHERE id = $1)",
        "DELETE FROM members WHERE id = $1",
    ];
    for statement in statements {
        execute!(tx, AssertSqlSafe(statement), member)?;
    }
    Ok(())
}

/// A community whose last home was closed before then.
pub async fn abandoned(tx: &mut Tx, before: DateTime<Utc>) -> Result<Option<CommunityId>, StoreError> {
    let row = fetch_optional!(
        tx,
        (CommunityId,),
        "SELECT id FROM communities WHERE created_at <= $1 AND NOT EXISTS
             (SELECT 1 FROM homes WHERE community_id = communities.id AND (closed_at IS NULL OR closed_at > $1))
         AND NOT EXISTS (SELECT 1 FROM jobs WHERE community_id = communities.id AND dedupe_key LIKE 'move-in:%')
         ORDER BY id LIMIT 1",
        before
    )?;
    Ok(row.map(|(id,)| id))
}

/// A community is no more, with all that belongs to it. Whether there was one.
pub async fn forget_community(tx: &mut Tx, community: CommunityId) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM communities WHERE id = $1", community)?;
    execute!(tx, "DELETE FROM communities WHERE id = $1", community)?;
    Ok(count > 0)
}
