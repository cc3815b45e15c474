//! The tables of meetups.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sqlx::FromRow;

use super::{Answer, Counts, Meetup};
use crate::id::{CommunityId, MeetupId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// How a wall-clock time is written.
const LOCAL: &str = "%Y-%m-%dT%H:%M:%S";

#[derive(FromRow)]
struct MeetupRow {
    id: MeetupId,
    community_id: CommunityId,
    number: i64,
    host_id: Option<MemberId>,
    title: String,
    place: String,
    notes: Option<String>,
    local_start: String,
    zone: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_reason: Option<String>,
    revision: i64,
}

impl From<MeetupRow> for Meetup {
    fn from(row: MeetupRow) -> Self {
        let zone = row.zone.parse().unwrap_or(Tz::UTC);
        Self {
            id: row.id,
            community: row.community_id,
            number: row.number,
            host: row.host_id,
            title: row.title,
            place: row.place,
            notes: row.notes,
            local_start: NaiveDateTime::parse_from_str(&row.local_start, LOCAL)
                .unwrap_or_else(|_| row.starts_at.with_timezone(&zone).naive_local()),
            zone,
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            created_at: row.created_at,
            cancelled_at: row.cancelled_at,
            cancel_reason: row.cancel_reason,
            revision: row.revision,
        }
    }
}

/// Writes a new meetup.
pub async fn add(tx: &mut Tx, meetup: &Meetup) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO meetups (id, community_id, number, host_id, title, place, notes, local_start, zone, starts_at,
                              ends_at, created_at, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        meetup.id,
        meetup.community,
        meetup.number,
        meetup.host,
        &meetup.title,
        &meetup.place,
        meetup.notes.as_deref(),
        meetup.local_start.format(LOCAL).to_string(),
        meetup.zone.name(),
        meetup.starts_at,
        meetup.ends_at,
        meetup.created_at,
        meetup.revision
    )?;
    Ok(())
}

/// A meetup.
pub async fn get(tx: &mut Tx, meetup: MeetupId) -> Result<Option<Meetup>, StoreError> {
    let row = fetch_optional!(
        tx,
        MeetupRow,
        "SELECT id, community_id, number, host_id, title, place, notes, local_start, zone, starts_at, ends_at,
                created_at, cancelled_at, cancel_reason, revision FROM meetups WHERE id = $1",
        meetup
    )?;
    Ok(row.map(Meetup::from))
}

/// A meetup of a community by its short number.
pub async fn by_number(tx: &mut Tx, community: CommunityId, number: i64) -> Result<Option<Meetup>, StoreError> {
    let row = fetch_optional!(
        tx,
        MeetupRow,
        "SELECT id, community_id, number, host_id, title, place, notes, local_start, zone, starts_at, ends_at,
                created_at, cancelled_at, cancel_reason, revision FROM meetups WHERE community_id = $1 AND number = $2",
        community,
        number
    )?;
    Ok(row.map(Meetup::from))
}

/// What is on: neither over nor cancelled, the soonest first.
pub async fn upcoming(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    skip: i64,
    most: i64,
) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        "SELECT id, community_id, number, host_id, title, place, notes, local_start, zone, starts_at, ends_at,
                created_at, cancelled_at, cancel_reason, revision FROM meetups
         WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL
         ORDER BY starts_at, number LIMIT $4 OFFSET $3",
        community,
        now,
        skip,
        most
    )?;
    Ok(rows.into_iter().map(Meetup::from).collect())
}

/// How many are on.
pub async fn count_upcoming(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM meetups WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL",
        community,
        now
    )?;
    Ok(count)
}

/// Notes that a meetup is off.
pub async fn cancel(tx: &mut Tx, meetup: MeetupId, reason: Option<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE meetups SET cancelled_at = $2, cancel_reason = $3, revision = revision + 1 WHERE id = $1",
        meetup,
        now,
        reason
    )?;
    Ok(())
}

/// What a member said.
pub async fn answer_of(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<Option<Answer>, StoreError> {
    let row = fetch_optional!(
        tx,
        (String,),
        "SELECT answer FROM rsvps WHERE meetup_id = $1 AND member_id = $2",
        meetup,
        member
    )?;
    Ok(row.and_then(|(answer,)| Answer::from_name(&answer)))
}

/// Writes what a member says now.
pub async fn answer(
    tx: &mut Tx,
    meetup: MeetupId,
    member: MemberId,
    answer: Answer,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rsvps (meetup_id, member_id, answer, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (meetup_id, member_id) DO UPDATE SET answer = excluded.answer, at = excluded.at",
        meetup,
        member,
        answer.name(),
        now
    )?;
    Ok(())
}

/// Takes an answer back.
pub async fn take_back(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM rsvps WHERE meetup_id = $1 AND member_id = $2", meetup, member)?;
    Ok(())
}

/// How many said what.
pub async fn counts(tx: &mut Tx, meetup: MeetupId) -> Result<Counts, StoreError> {
    let rows = fetch_all!(
        tx,
        (String, i64),
        "SELECT answer, COUNT(*) FROM rsvps WHERE meetup_id = $1 GROUP BY answer",
        meetup
    )?;
    let mut counts = Counts::default();
    for (answer, count) in rows {
        match Answer::from_name(&answer) {
            Some(Answer::Going) => counts.going = count,
            Some(Answer::Maybe) => counts.maybe = count,
            Some(Answer::Cant) => counts.cant = count,
            None => {}
        }
    }
    Ok(counts)
}

/// Who said one of two things, in the order of their ids, after `after`.
pub async fn who_said(
    tx: &mut Tx,
    meetup: MeetupId,
    answers: [Answer; 2],
    after: Option<MemberId>,
    most: i64,
) -> Result<Vec<MemberId>, StoreError> {
    let [one, other] = answers;
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM rsvps
         WHERE meetup_id = $1 AND answer IN ($2, $3) AND member_id > $4
         ORDER BY member_id LIMIT $5",
        meetup,
        one.name(),
        other.name(),
        after.unwrap_or(MemberId(uuid::Uuid::nil())),
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Takes back a member's answers to everything that is still to come; says to what.
pub async fn withdraw(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<MeetupId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId,),
        "DELETE FROM rsvps WHERE member_id = $1
           AND meetup_id IN (SELECT id FROM meetups WHERE ends_at > $2 AND cancelled_at IS NULL)
         RETURNING meetup_id",
        member,
        now
    )?;
    Ok(rows.into_iter().map(|(meetup,)| meetup).collect())
}
