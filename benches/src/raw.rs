//! A press of "Going" as plain SQL: the statements that the village runs for it, in its order and its transactions,
//! with nothing decided, rendered or decoded in between. What the village is compared with.

use bot_core::incoming::PlatformKind;
use bot_core::store::{Store, StoreError, Tx};
use chrono::{TimeDelta, Utc};
use serde_json::json;
use sqlx::types::Json;
use uuid::Uuid;

use crate::town::Neighbourhood;

/// Statements of a press of Going, and of one that takes it back; without `BEGIN` and `COMMIT`, of which there are two
/// of each.
///
/// Taking it in: the home; the settings; the account; the member; when she was seen; the mark of the event; the meetup;
/// her answer before; her kids; her answer now; the card that is on its way; where the card stands; the card's edit; the
/// answer's row. For Going besides: who was told of room; who hosts; whether she is new; that hosts hear it; her
/// reminders. For taking it back besides: who waits.
/// Rendering the answer: the settings; the account; the member; the member again; the meetup; her answer; whether
/// somebody comes whom she avoids.
/// Noting that it was shown: the row; its buttons; its end.
pub const STATEMENTS: [usize; 2] = [29, 25];

macro_rules! run {
    ($tx:expr, $sql:literal $(, $bind:expr)* $(,)?) => {
        match &mut $tx {
            Tx::Sqlite(tx) => sqlx::query($sql)$(.bind($bind))*.fetch_all(&mut **tx).await.map(|rows| rows.len()),
            Tx::Postgres(tx) => sqlx::query($sql)$(.bind($bind))*.fetch_all(&mut **tx).await.map(|rows| rows.len()),
        }
    };
}

/// Runs the statements of one press.
pub async fn press(store: &Store, place: &Neighbourhood, event: &str, verb: &str) -> Result<(), StoreError> {
    let now = Utc::now();
    let platform = PlatformKind::Discord.name();
    let (community, meetup, home) = (place.community.0, place.meetup.0, place.home.key.id.as_str());
    let Some((member, account)) = place.members.last() else { return Ok(()) };
    let subject = format!("meetup:{}", place.meetup.simple());
    let card = format!("card:{}", place.meetup.simple());
    let channel = home.to_owned();

    let mut tx = store.write(None).await?;
    run!(
        tx,
        "SELECT id AS home_id, community_id, platform, external_id, name AS home_name, closed_at
         FROM homes WHERE platform = $1 AND external_id = $2",
        platform,
        home
    )?;
    run!(tx, "SELECT name, value FROM settings WHERE community_id = $1", community)?;
    run!(
        tx,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id
         WHERE a.community_id = $1 AND a.platform = $2 AND a.external_id = $3",
        community,
        platform,
        account
    )?;
    run!(tx, "SELECT id, community_id, joined_at, left_at, locale, zone FROM members WHERE id = $1", member.0)?;
    run!(
        tx,
        "UPDATE accounts SET seen_at = $2 WHERE member_id = $1 AND seen_at <= $3",
        member.0,
        now,
        now - TimeDelta::days(1)
    )?;
    run!(
        tx,
        "INSERT INTO inbox (platform, event, at) VALUES ($1, $2, $3) ON CONFLICT (platform, event) DO NOTHING",
        platform,
        event,
        now
    )?;
    run!(
        tx,
        "SELECT id, community_id, number, host_id, plan, spontaneous, local_start, zone, starts_at, ends_at, created_at,
                cancelled_at, cancel_reason, rain_at, revision, remains, series_id, series_date, own
         FROM meetups WHERE id = $1",
        meetup
    )?;
    run!(
        tx,
        "SELECT member_id, answer, at, adults, kids, note, trusted, offered_until, passed, lapsed FROM rsvps
         WHERE meetup_id = $1 AND member_id = $2",
        meetup,
        member.0
    )?;
    run!(
        tx,
        "SELECT member_id, born, due, guessed FROM kids WHERE member_id IN ($1) ORDER BY member_id, position",
        member.0
    )?;
    run!(
        tx,
        "INSERT INTO rsvps (meetup_id, member_id, answer, at, adults, kids, note, trusted, offered_until, passed, lapsed)
         VALUES ($1, $2, $3, $4, 1, 0, NULL, FALSE, NULL, 0, FALSE)
         ON CONFLICT (meetup_id, member_id) DO UPDATE
         SET answer = excluded.answer, at = excluded.at, adults = excluded.adults, kids = excluded.kids,
             note = excluded.note, trusted = excluded.trusted, offered_until = excluded.offered_until,
             passed = excluded.passed, lapsed = excluded.lapsed",
        meetup,
        member.0,
        verb,
        now
    )?;
    if verb == "going" {
        run!(
            tx,
            "UPDATE rsvps SET told_of_room_at = NULL WHERE meetup_id = $1 AND told_of_room_at IS NOT NULL",
            meetup
        )?;
        run!(tx, "SELECT member_id FROM meetup_hosts WHERE meetup_id = $1 ORDER BY member_id", meetup)?;
        run!(tx, "SELECT id FROM members WHERE id = $1 AND first_met_at IS NULL", member.0)?;
        run!(
            tx,
            "INSERT INTO jobs (id, community_id, dedupe_key, kind, due_at, run_at, attempts)
             VALUES ($1, $2, $3, $4, $5, $5, 0) ON CONFLICT (dedupe_key) DO NOTHING",
            Uuid::now_v7(),
            community,
            format!("first:{}", place.meetup.simple()),
            Json(json!({"do": "meetup", "meetup": meetup, "task": {"task": "first-meetups", "since": now}})),
            now + TimeDelta::minutes(15)
        )?;
        run!(
            tx,
            "SELECT member_id, reminders, quiet, spontaneous, areas FROM wishes WHERE member_id IN ($1)",
            member.0
        )?;
    } else {
        run!(
            tx,
            "SELECT member_id, answer, at, adults, kids, note, trusted, offered_until, passed, lapsed FROM rsvps
             WHERE meetup_id = $1 AND answer = $2 ORDER BY at, member_id LIMIT $3",
            meetup,
            "waiting",
            500
        )?;
    }
    run!(
        tx,
        "UPDATE outbox SET again = TRUE WHERE coalesce_key >= $1 AND coalesce_key < $2 AND attempts > 0",
        format!("{card}:"),
        format!("{card};")
    )?;
    run!(
        tx,
        "SELECT platform, place, message, community_id, thread, subject, actions FROM shown
         WHERE subject = $1 ORDER BY at, message",
        subject
    )?;
    let edit = Parcel { id: Uuid::now_v7(), lane: format!("{platform}:{channel}"), event: None, lease: None };
    edit.put(&mut tx, community, Some(format!("{card}:{platform}:{channel}"))).await?;
    let id = Uuid::now_v7();
    let answer = format!("{platform}:{event}");
    let answer = Parcel { id, lane: format!("answer:{id}"), event: Some(answer), lease: Some(Uuid::now_v7()) };
    answer.put(&mut tx, community, None).await?;
    run!(tx, "SELECT name, value FROM settings WHERE community_id = $1", community)?;
    run!(
        tx,
        "SELECT a.id AS account_id, a.member_id, a.external_id AS account_external, a.name, a.standing,
                h.id AS home_id, h.community_id, h.platform, h.external_id, h.name AS home_name, h.closed_at
         FROM accounts a JOIN homes h ON h.id = a.home_id
         WHERE a.community_id = $1 AND a.platform = $2 AND a.external_id = $3",
        community,
        platform,
        account
    )?;
    for _ in 0..2 {
        run!(tx, "SELECT id, community_id, joined_at, left_at, locale, zone FROM members WHERE id = $1", member.0)?;
    }
    run!(
        tx,
        "SELECT id, community_id, number, host_id, plan, spontaneous, local_start, zone, starts_at, ends_at, created_at,
                cancelled_at, cancel_reason, rain_at, revision, remains, series_id, series_date, own
         FROM meetups WHERE id = $1",
        meetup
    )?;
    run!(
        tx,
        "SELECT member_id, answer, at, adults, kids, note, trusted, offered_until, passed, lapsed FROM rsvps
         WHERE meetup_id = $1 AND member_id = $2",
        meetup,
        member.0
    )?;
    run!(
        tx,
        "SELECT other_id FROM avoids WHERE member_id = $2 AND (
           other_id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer IN ('going', 'maybe'))
           OR other_id IN (SELECT host_id FROM meetups WHERE id = $1)
           OR other_id IN (SELECT member_id FROM meetup_hosts WHERE meetup_id = $1)) LIMIT 1",
        meetup,
        member.0
    )?;
    tx.commit().await?;

    let mut tx = store.write(None).await?;
    run!(
        tx,
        "SELECT id, community_id, destination, intent, created_at, run_at, expires_at, attempts, event, coalesce_key
         FROM outbox WHERE id = $1",
        id
    )?;
    run!(
        tx,
        "INSERT INTO shown (platform, place, message, community_id, thread, subject, actions, at)
         VALUES ($1, $2, $3, $4, NULL, NULL, $5, $6)
         ON CONFLICT (platform, place, message) DO UPDATE SET actions = excluded.actions, at = excluded.at",
        platform,
        account,
        id.to_string(),
        community,
        Json(json!([])),
        now
    )?;
    run!(tx, "DELETE FROM outbox WHERE id = $1 AND NOT again", id)?;
    tx.commit().await
}

/// A row of the outbox.
struct Parcel {
    id: Uuid,
    lane: String,
    event: Option<String>,
    lease: Option<Uuid>,
}

impl Parcel {
    async fn put(&self, tx: &mut Tx, community: Uuid, key: Option<String>) -> Result<(), StoreError> {
        let now = Utc::now();
        let to =
            json!({"to": "place", "platform": "discord", "place": {"id": self.lane, "thread": null, "direct": false}});
        let say = json!({"say": "meetup-card", "meetup": community});
        run!(
            *tx,
            "INSERT INTO outbox (id, community_id, lane, event, coalesce_key, again, destination, intent, created_at,
                                 run_at, expires_at, attempts, lease)
             VALUES ($1, $2, $3, $4, $5, FALSE, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (coalesce_key) DO UPDATE SET again = outbox.attempts > 0",
            self.id,
            community,
            &self.lane,
            self.event.as_deref(),
            key.as_deref(),
            Json(&to),
            Json(&say),
            now,
            now + TimeDelta::seconds(60),
            Some(now + TimeDelta::hours(24)),
            i64::from(self.lease.is_some()),
            self.lease
        )?;
        Ok(())
    }
}
