//! The table of codes, and what two rows of a person become when they are one.

use chrono::{DateTime, Utc};
use serde_json::Value;
use sqlx::AssertSqlSafe;
use sqlx::types::Json;
use uuid::Uuid;

use super::Link;
use crate::id::{CommunityId, MemberId};
use crate::store::{Flaw, StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// Remembers a code; an earlier one of hers for the same means nothing any more.
pub async fn give(
    tx: &mut Tx,
    code: &str,
    of: Link,
    (community, member): (CommunityId, MemberId),
    expires_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO link_codes (code, links, community_id, member_id, expires_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (member_id, links) DO UPDATE SET code = excluded.code, expires_at = excluded.expires_at",
        code,
        of.name(),
        community,
        member,
        expires_at
    )?;
    Ok(())
}

/// Who was given a code that can still be used, and where.
pub async fn find(
    tx: &mut Tx,
    code: &str,
    of: Link,
    now: DateTime<Utc>,
) -> Result<Option<(CommunityId, MemberId)>, StoreError> {
    fetch_optional!(
        tx,
        (CommunityId, MemberId),
        "SELECT community_id, member_id FROM link_codes WHERE code = $1 AND links = $2 AND expires_at > $3",
        code,
        of.name(),
        now
    )
}

/// A code is used.
pub async fn take(tx: &mut Tx, code: &str) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM link_codes WHERE code = $1", code)?;
    Ok(())
}

/// Forgets codes that nobody used; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(tx, "DELETE FROM link_codes WHERE expires_at <= $1", now)
}

/// Whether anything goes on in a community that would have to go along with its home.
pub async fn is_busy(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT (SELECT COUNT(*) FROM meetups WHERE community_id = $1 AND cancelled_at IS NULL AND ends_at > $2)
              + (SELECT COUNT(*) FROM series WHERE community_id = $1 AND ended_at IS NULL)
              + (SELECT COUNT(*) FROM polls
                 WHERE community_id = $1 AND meetup_id IS NULL AND cancelled_at IS NULL AND EXISTS
                     (SELECT 1 FROM poll_candidates WHERE poll_id = polls.id AND starts_at > $2))
              + (SELECT COUNT(*) FROM rounds WHERE community_id = $1 AND state NOT IN ('closed', 'cancelled'))
              + (SELECT COUNT(*) FROM circles
                 WHERE community_id = $1 AND round_id IS NULL AND state <> 'ended')
              + (SELECT COUNT(*) FROM asks WHERE community_id = $1 AND state = 'open')
              + (SELECT COUNT(*) FROM care_acts WHERE community_id = $1
                 AND (state IN ('asked', 'doing') OR (state = 'active' AND kind IN ('pause', 'cool'))))",
        community,
        now
    )?;
    Ok(count > 0)
}

/// The first of one community whose account another knows as well: who she is in each.
pub async fn known_in_both(
    tx: &mut Tx,
    one: CommunityId,
    other: CommunityId,
) -> Result<Option<(MemberId, MemberId)>, StoreError> {
    fetch_optional!(
        tx,
        (MemberId, MemberId),
        "SELECT a.member_id, b.member_id FROM accounts a
         JOIN accounts b ON b.platform = a.platform AND b.external_id = a.external_id AND b.community_id = $2
         WHERE a.community_id = $1 ORDER BY a.id LIMIT 1",
        one,
        other
    )
}

/// What was begun or given in a community that has no home any more is for nothing.
pub async fn clear(tx: &mut Tx, community: CommunityId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM questions WHERE community_id = $1", community)?;
    execute!(tx, "DELETE FROM link_codes WHERE community_id = $1", community)?;
    Ok(())
}

/// The first `most` of a community, in the order in which they came.
pub async fn first_members(tx: &mut Tx, community: CommunityId, most: i64) -> Result<Vec<MemberId>, StoreError> {
    let sql = "SELECT id FROM members WHERE community_id = $1 ORDER BY id LIMIT $2";
    let rows = fetch_all!(tx, (MemberId,), sql, community, most)?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// A member belongs to another community, with what she told of herself, whom she avoids and whom she has met.
pub async fn bring(tx: &mut Tx, member: MemberId, from: CommunityId, into: CommunityId) -> Result<(), StoreError> {
    // Rounds are counted in each community by itself: she begins with the latest one there.
    execute!(
        tx,
        "UPDATE intro_members SET skips = NULL, waiting = 0, silent = 0 WHERE member_id = $1 AND community_id = $2",
        member,
        from
    )?;
    execute!(
        tx,
        "UPDATE acquaintances SET community_id = $3,
            round = (SELECT COALESCE(MAX(number), 0) FROM rounds WHERE community_id = $3)
         WHERE community_id = $2 AND (one_id = $1 OR other_id = $1)",
        member,
        from,
        into
    )?;
    execute!(
        tx,
        "UPDATE direct_choices SET community_id = $3 WHERE community_id = $2 AND (platform, external_id) IN
             (SELECT platform, external_id FROM accounts WHERE member_id = $1)",
        member,
        from,
        into
    )?;
    execute!(
        tx,
        "DELETE FROM accounts WHERE community_id = $2 AND member_id = $1 AND EXISTS
             (SELECT 1 FROM accounts known WHERE known.community_id = $3
              AND known.platform = accounts.platform AND known.external_id = accounts.external_id)",
        member,
        from,
        into
    )?;
    execute!(
        tx,
        "UPDATE care_acts SET community_id = $3,
            number = number + (SELECT COALESCE(MAX(number), 0) FROM care_acts WHERE community_id = $3)
         WHERE community_id = $2 AND about_id = $1",
        member,
        from,
        into
    )?;
    for table in ["accounts", "avoids", "kept_news", "intro_members", "asks", "nudges", "banter"] {
        let sql = format!("UPDATE {table} SET community_id = $3 WHERE community_id = $2 AND member_id = $1");
        execute!(tx, AssertSqlSafe(sql), member, from, into)?;
    }
    execute!(tx, "UPDATE members SET community_id = $2 WHERE id = $1", member, into)?;
    Ok(())
}

/// Where a member is named and may be named as often as one likes: table and column.
const NAMED: [(&str, &str); 23] = [
    ("forgotten", "avoided_by"),
    ("cases", "author_id"),
    ("cases", "holder_id"),
    ("case_words", "member_id"),
    ("care_acts", "by_id"),
    ("care_acts", "second_id"),
    ("care_acts", "about_id"),
    ("care_appeals", "member_id"),
    ("care_appeals", "decided_by"),
    ("share_lines", "member_id"),
    ("share_unsealings", "asked_by"),
    ("share_unsealings", "agreed_by"),
    ("asks", "member_id"),
    ("circles", "greeter_id"),
    ("accounts", "member_id"),
    ("setting_changes", "member_id"),
    ("setting_imports", "member_id"),
    ("meetups", "host_id"),
    ("series", "host_id"),
    ("polls", "host_id"),
    ("rounds", "asked_by"),
    ("kept_news", "member_id"),
    ("nudges", "member_id"),
];

/// Where she is named once for each of something: table, column, and what is named beside her. What stands under her own
/// name holds; with nothing beside her it is all or nothing.
const ONCE: [(&str, &str, &[&str]); 23] = [
    ("case_reports", "member_id", &["case_id"]),
    ("ask_requests", "member_id", &["ask_id"]),
    ("rsvps", "member_id", &["meetup_id"]),
    ("meetup_hosts", "member_id", &["meetup_id"]),
    ("meetup_edits", "member_id", &["meetup_id"]),
    ("series_hosts", "member_id", &["series_id"]),
    ("poll_votes", "member_id", &["poll_id"]),
    ("circle_members", "member_id", &["circle_id"]),
    ("avoids", "member_id", &["other_id"]),
    ("avoids", "other_id", &["member_id"]),
    ("kids", "member_id", &[]),
    ("naps", "member_id", &[]),
    ("free_windows", "member_id", &[]),
    ("wishes", "member_id", &[]),
    ("profiles", "member_id", &[]),
    ("profile_words", "member_id", &["book"]),
    ("profile_sharing", "member_id", &["part"]),
    ("intro_members", "member_id", &[]),
    ("welcomes", "member_id", &[]),
    ("nudged", "member_id", &[]),
    ("banter", "member_id", &["other_id"]),
    ("banter", "other_id", &["member_id"]),
    ("link_codes", "member_id", &["links"]),
];

/// What goes with the row that goes: questions that were being answered.
#[cfg(test)]
const FORGOTTEN: [(&str, &str); 1] = [("questions", "member_id")];

/// Two members are one: what stands under `from` stands under `into` where she has not said it herself, and `from` is no
/// more.
pub async fn merge(tx: &mut Tx, from: MemberId, into: MemberId) -> Result<(), StoreError> {
    for (table, column) in NAMED {
        execute!(tx, AssertSqlSafe(format!("UPDATE {table} SET {column} = $2 WHERE {column} = $1")), from, into)?;
    }
    for (table, column, beside) in ONCE {
        let same: Vec<String> = beside.iter().map(|beside| format!(" AND hers.{beside} = {table}.{beside}")).collect();
        let sql = format!(
            "UPDATE {table} SET {column} = $2 WHERE {column} = $1
             AND NOT EXISTS (SELECT 1 FROM {table} hers WHERE hers.{column} = $2{})",
            same.concat()
        );
        execute!(tx, AssertSqlSafe(sql), from, into)?;
    }
    execute!(tx, "DELETE FROM avoids WHERE member_id = other_id")?;
    execute!(tx, "DELETE FROM banter WHERE member_id = other_id")?;
    execute!(
        tx,
        "DELETE FROM ask_requests WHERE member_id = $1 AND ask_id IN (SELECT id FROM asks WHERE member_id = $1)",
        into
    )?;
    execute!(
        tx,
        "DELETE FROM meetup_hosts WHERE member_id = $1 AND meetup_id IN (SELECT id FROM meetups WHERE host_id = $1)",
        into
    )?;
    merge_acquaintances(tx, from, into).await?;
    execute!(
        tx,
        "UPDATE members SET
            joined_at = (SELECT MIN(joined_at) FROM members WHERE id IN ($1, $2)),
            left_at = CASE WHEN (SELECT COUNT(left_at) FROM members WHERE id IN ($1, $2)) < 2 THEN NULL ELSE left_at END,
            forget_at = CASE WHEN (SELECT COUNT(left_at) FROM members WHERE id IN ($1, $2)) < 2 THEN NULL
                             ELSE forget_at END,
            first_met_at = (SELECT MIN(first_met_at) FROM members WHERE id IN ($1, $2)),
            locale = COALESCE(locale, (SELECT locale FROM members WHERE id = $1)),
            zone = COALESCE(zone, (SELECT zone FROM members WHERE id = $1))
         WHERE id = $2",
        from,
        into
    )?;
    rename(tx, from, into).await?;
    execute!(tx, "DELETE FROM members WHERE id = $1", from)?;
    Ok(())
}

/// Whom one of them has met, both have.
async fn merge_acquaintances(tx: &mut Tx, from: MemberId, into: MemberId) -> Result<(), StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, MemberId, CommunityId, i64),
        "DELETE FROM acquaintances WHERE one_id = $1 OR other_id = $1 RETURNING one_id, other_id, community_id, round",
        from
    )?;
    for (one, other, community, round) in rows {
        let other = if one == from { other } else { one };
        if other == into {
            continue;
        }
        execute!(
            tx,
            "INSERT INTO acquaintances (one_id, other_id, community_id, round) VALUES ($1, $2, $3, $4)
             ON CONFLICT (one_id, other_id) DO UPDATE SET round =
                 CASE WHEN excluded.round > acquaintances.round THEN excluded.round ELSE acquaintances.round END",
            into.min(other),
            into.max(other),
            community,
            round
        )?;
    }
    Ok(())
}

/// What waits to be said or done to one of them is said or done to the other.
async fn rename(tx: &mut Tx, from: MemberId, into: MemberId) -> Result<(), StoreError> {
    for (table, column) in [("outbox", "destination"), ("outbox", "intent"), ("kept_news", "intent"), ("jobs", "kind")]
    {
        let sql = format!(
            "SELECT id, {column} FROM {table}
             WHERE community_id IN (SELECT community_id FROM members WHERE id IN ($1, $2)) AND CAST({column} AS TEXT) LIKE $3"
        );
        let rows = fetch_all!(tx, (Uuid, Json<Value>), AssertSqlSafe(sql), from, into, format!("%{from}%"))?;
        for (id, Json(said)) in rows {
            // An id is 36 characters of its own: replaced as text, it is replaced wherever it stands.
            let said = said.to_string().replace(&from.to_string(), &into.to_string());
            let unreadable =
                |error| StoreError::Unreadable { what: "row that names a member", why: Flaw::from(&error) };
            let said: Value = serde_json::from_str(&said).map_err(unreadable)?;
            execute!(tx, AssertSqlSafe(format!("UPDATE {table} SET {column} = $2 WHERE id = $1")), id, Json(said))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Store;

    /// A table that names members and is not in one of the lists would lose what stands in it.
    #[tokio::test]
    async fn every_column_that_names_a_member_is_merged() -> Result<(), StoreError> {
        let store = Store::open("sqlite::memory:").await?;
        store.migrate().await?;
        let mut tx = store.read().await?;
        let mut named = fetch_all!(
            &mut tx,
            (String, String),
            "SELECT m.name, f.\"from\" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
             WHERE m.type = 'table' AND f.\"table\" = 'members'"
        )?;
        let once = ONCE.into_iter().map(|(table, column, _)| (table, column));
        // Acquaintances are merged by themselves.
        let known = [("acquaintances", "one_id"), ("acquaintances", "other_id")];
        let mut merged: Vec<_> = NAMED.into_iter().chain(once).chain(FORGOTTEN).chain(known).collect();
        named.sort_unstable();
        merged.sort_unstable();
        let merged: Vec<_> = merged.into_iter().map(|(table, column)| (table.to_owned(), column.to_owned())).collect();
        assert_eq!(named, merged);
        Ok(())
    }
}
