//! The table of meetups, and of who hosts them with others.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::{Counts, InSeries, Meetup, Plan, rules};
use crate::id::{CommunityId, MeetupId, MemberId, SeriesId};
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_all, fetch_one, fetch_optional};

/// How a wall-clock time is written.
const LOCAL: &str = "%Y-%m-%dT%H:%M:%S";

/// What is read of a meetup, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, community_id, number, host_id, plan, spontaneous, private, local_start, zone, starts_at,
                    ends_at, created_at, cancelled_at, cancel_reason, rain_at, revision, remains, series_id, series_date, own
             FROM meetups ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct MeetupRow {
    id: MeetupId,
    community_id: CommunityId,
    number: i64,
    host_id: Option<MemberId>,
    plan: Json<Value>,
    spontaneous: bool,
    private: bool,
    local_start: String,
    zone: String,
    starts_at: DateTime<Utc>,
    ends_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_reason: Option<String>,
    rain_at: Option<DateTime<Utc>>,
    revision: i64,
    remains: Option<Json<Value>>,
    series_id: Option<SeriesId>,
    series_date: Option<String>,
    own: Json<Value>,
}

impl MeetupRow {
    fn meetup(self) -> Result<Meetup, StoreError> {
        let zone = self.zone.parse().unwrap_or(Tz::UTC);
        Ok(Meetup {
            id: self.id,
            community: self.community_id,
            number: self.number,
            host: self.host_id,
            plan: decode("meetup", self.plan.0)?,
            spontaneous: self.spontaneous,
            private: self.private,
            local_start: NaiveDateTime::parse_from_str(&self.local_start, LOCAL)
                .unwrap_or_else(|_| self.starts_at.with_timezone(&zone).naive_local()),
            zone,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            created_at: self.created_at,
            cancelled_at: self.cancelled_at,
            cancel_reason: self.cancel_reason,
            rain_at: self.rain_at,
            revision: self.revision,
            remains: self.remains.map(|remains| decode("remains", remains.0)).transpose()?,
            series: match (self.series_id, self.series_date.and_then(|date| date.parse().ok())) {
                (Some(series), Some(date)) => Some(InSeries { series, date, own: decode("meetup", self.own.0)? }),
                _ => None,
            },
        })
    }
}

/// Writes a new meetup.
pub async fn add(tx: &mut Tx, meetup: &Meetup) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO meetups (id, community_id, number, host_id, plan, spontaneous, private, local_start, zone, starts_at,
                              ends_at, created_at, revision)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        meetup.id,
        meetup.community,
        meetup.number,
        meetup.host,
        Json(encode(&meetup.plan)?),
        meetup.spontaneous,
        meetup.private,
        meetup.local_start.format(LOCAL).to_string(),
        meetup.zone.name(),
        meetup.starts_at,
        meetup.ends_at,
        meetup.created_at,
        meetup.revision
    )?;
    Ok(())
}

/// Writes what a host changed: what she says about it, and when it is. The revision goes up by one.
pub async fn change(tx: &mut Tx, meetup: &Meetup) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE meetups SET plan = $2, local_start = $3, zone = $4, starts_at = $5, ends_at = $6,
                            rain_at = CASE WHEN $7 THEN rain_at END, revision = revision + 1 WHERE id = $1",
        meetup.id,
        Json(encode(&meetup.plan)?),
        meetup.local_start.format(LOCAL).to_string(),
        meetup.zone.name(),
        meetup.starts_at,
        meetup.ends_at,
        // A plan that is gone holds no more, nor does another one after it.
        meetup.plan.rain.is_some()
    )?;
    Ok(())
}

/// A meetup.
pub async fn get(tx: &mut Tx, meetup: MeetupId) -> Result<Option<Meetup>, StoreError> {
    fetch_optional!(tx, MeetupRow, select!("WHERE id = $1"), meetup)?.map(MeetupRow::meetup).transpose()
}

/// A meetup of a community by its short number.
pub async fn by_number(tx: &mut Tx, community: CommunityId, number: i64) -> Result<Option<Meetup>, StoreError> {
    let row = fetch_optional!(tx, MeetupRow, select!("WHERE community_id = $1 AND number = $2"), community, number)?;
    row.map(MeetupRow::meetup).transpose()
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
        select!(
            "WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL AND NOT private
             ORDER BY starts_at, number LIMIT $4 OFFSET $3"
        ),
        community,
        now,
        skip,
        most
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// The same with each series once, by the soonest of its dates that are on.
pub async fn upcoming_once(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    skip: i64,
    most: i64,
) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL AND NOT private
               AND NOT EXISTS (SELECT 1 FROM meetups sooner
                               WHERE sooner.series_id = meetups.series_id AND sooner.ends_at > $2
                                 AND sooner.cancelled_at IS NULL
                                 AND (sooner.starts_at < meetups.starts_at
                                      OR (sooner.starts_at = meetups.starts_at AND sooner.number < meetups.number)))
             ORDER BY starts_at, number LIMIT $4 OFFSET $3"
        ),
        community,
        now,
        skip,
        most
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// What begins before `until` and is not over: spontaneous ones first, then the soonest.
pub async fn soon(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
    most: i64,
) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE community_id = $1 AND ends_at > $2 AND starts_at < $3 AND cancelled_at IS NULL AND NOT private
             ORDER BY spontaneous DESC, starts_at, number LIMIT $4"
        ),
        community,
        now,
        until,
        most
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// How many are on, each series counted once.
pub async fn count_upcoming_once(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let (alone, series) = fetch_one!(
        tx,
        (i64, i64),
        "SELECT COUNT(CASE WHEN series_id IS NULL THEN 1 END), COUNT(DISTINCT series_id) FROM meetups
         WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL AND NOT private",
        community,
        now
    )?;
    Ok(alone + series)
}

/// The dates of a series that are on, the soonest first.
pub async fn of_series(tx: &mut Tx, series: SeriesId, now: DateTime<Utc>) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!("WHERE series_id = $1 AND ends_at > $2 AND cancelled_at IS NULL ORDER BY starts_at, number"),
        series,
        now
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// How many begin before `until` and are not over.
pub async fn count_soon(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM meetups
         WHERE community_id = $1 AND ends_at > $2 AND starts_at < $3 AND cancelled_at IS NULL AND NOT private",
        community,
        now,
        until
    )?;
    Ok(count)
}

/// What is on with a number after `after`, in the order of the numbers.
pub async fn open_after(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    after: i64,
    most: i64,
) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE community_id = $1 AND ends_at > $2 AND cancelled_at IS NULL AND number > $3
             ORDER BY number LIMIT $4"
        ),
        community,
        now,
        after,
        most
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// What is on, with a number after `after`, that a member hosts or is going to, in the order of the numbers.
pub async fn hers_after(
    tx: &mut Tx,
    member: MemberId,
    now: DateTime<Utc>,
    after: i64,
    most: i64,
) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE community_id = (SELECT community_id FROM members WHERE members.id = $1)
               AND starts_at > $2 AND cancelled_at IS NULL AND NOT spontaneous AND number > $3
               AND (host_id = $1 OR id IN (SELECT meetup_id FROM meetup_hosts WHERE member_id = $1)
                    OR id IN (SELECT meetup_id FROM rsvps WHERE member_id = $1 AND answer = 'going'))
             ORDER BY number LIMIT $4"
        ),
        member,
        now,
        after,
        most
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// What is on and hosted by a member, the soonest first.
pub async fn hosted_by(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE community_id = (SELECT community_id FROM members WHERE members.id = $1)
               AND host_id = $1 AND ends_at > $2 AND cancelled_at IS NULL ORDER BY starts_at, number"
        ),
        member,
        now
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// Writes who hosts it from now on, and what is said of it then. The revision goes up by one.
pub async fn hand_over(tx: &mut Tx, meetup: MeetupId, to: Option<MemberId>, plan: &Plan) -> Result<(), StoreError> {
    let sql = "UPDATE meetups SET host_id = $2, plan = $3, revision = revision + 1 WHERE id = $1";
    execute!(tx, sql, meetup, to, Json(encode(plan)?))?;
    execute!(tx, "DELETE FROM meetup_hosts WHERE meetup_id = $1 AND member_id = $2", meetup, to)?;
    Ok(())
}

/// How many have not begun and are announced by the clock of a zone; spontaneous ones do not count.
pub async fn count_by_clock(
    tx: &mut Tx,
    community: CommunityId,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM meetups WHERE community_id = $1 AND ends_at > $2 AND starts_at > $2
           AND cancelled_at IS NULL AND NOT spontaneous AND zone = $3",
        community,
        now,
        zone.name()
    )?;
    Ok(count)
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

/// Notes that the rain plan holds, or does not any more.
pub async fn rain(tx: &mut Tx, meetup: MeetupId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE meetups SET rain_at = $2, revision = revision + 1 WHERE id = $1", meetup, at)?;
    Ok(())
}

/// Notes that its hosts hear that too few come to what begins then; `false` when they have heard it.
pub async fn note_too_few(tx: &mut Tx, meetup: MeetupId, starts_at: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "UPDATE meetups SET few_told_for = $2 WHERE id = $1 AND (few_told_for IS NULL OR few_told_for <> $2)";
    Ok(execute!(tx, sql, meetup, starts_at)? == 1)
}

/// Its hosts have not heard of it after all.
pub async fn forget_too_few(tx: &mut Tx, meetup: MeetupId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE meetups SET few_told_for = NULL WHERE id = $1", meetup)?;
    Ok(())
}

/// What a host has said of being late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateWords {
    /// Her words; empty when she wrote none.
    pub says: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Writes a host's last word of being late; what others have written stays.
pub async fn set_late_words(tx: &mut Tx, meetup: MeetupId, host: MemberId, words: LateWords) -> Result<(), StoreError> {
    let mut all = all_late_words(tx, meetup).await?;
    all.insert(host.simple(), words);
    execute!(tx, "UPDATE meetups SET late_message = $2 WHERE id = $1", meetup, encode(&all)?.to_string())?;
    Ok(())
}

/// A host's last word of being late.
pub async fn late_words(tx: &mut Tx, meetup: MeetupId, host: MemberId) -> Result<Option<LateWords>, StoreError> {
    Ok(all_late_words(tx, meetup).await?.remove(&host.simple()))
}

async fn all_late_words(tx: &mut Tx, meetup: MeetupId) -> Result<BTreeMap<String, LateWords>, StoreError> {
    let row = fetch_optional!(tx, (Option<String>,), "SELECT late_message FROM meetups WHERE id = $1", meetup)?;
    // What was written before each host had her own words is nobody's.
    let words = row.and_then(|(words,)| words).and_then(|words| serde_json::from_str(&words).ok());
    Ok(words.unwrap_or_default())
}

/// Notes whether it took place.
pub async fn happened(tx: &mut Tx, meetup: MeetupId, did: bool) -> Result<(), StoreError> {
    execute!(tx, "UPDATE meetups SET happened = $2 WHERE id = $1", meetup, did)?;
    Ok(())
}

/// Forgets who came and where: what is left is the plan without what was private, and numbers.
pub async fn fade(tx: &mut Tx, meetup: MeetupId, plan: &Plan, remains: Counts) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE meetups SET plan = $2, remains = $3, host_id = NULL, cancel_reason = NULL,
                            late_message = NULL WHERE id = $1",
        meetup,
        Json(encode(plan)?),
        Json(encode(&remains)?)
    )?;
    execute!(tx, "DELETE FROM rsvps WHERE meetup_id = $1", meetup)?;
    execute!(tx, "DELETE FROM meetup_hosts WHERE meetup_id = $1", meetup)?;
    Ok(())
}

/// Whether a private meetup is for her: it belongs to a circle, and is for whoever is in that at this moment, as long as
/// she is not the only one left.
pub async fn is_invited(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<bool, StoreError> {
    let row = fetch_optional!(
        tx,
        (MemberId,),
        "SELECT m.member_id FROM circles c JOIN circle_members m ON m.circle_id = c.id
         WHERE c.meetup_id = $1 AND m.member_id = $2 AND m.left_at IS NULL
           AND (SELECT COUNT(*) FROM circle_members o WHERE o.circle_id = c.id AND o.left_at IS NULL) > 1",
        meetup,
        member
    )?;
    Ok(row.is_some())
}

/// Whom a private meetup is for and who has not answered it yet; its host is among them.
pub async fn unanswered(tx: &mut Tx, meetup: MeetupId) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT m.member_id FROM circles c JOIN circle_members m ON m.circle_id = c.id
         WHERE c.meetup_id = $1 AND m.left_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM rsvps r WHERE r.meetup_id = c.meetup_id AND r.member_id = m.member_id)
         ORDER BY m.member_id",
        meetup
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Forgets meetups of which only numbers are left, a year after them; how many.
pub async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM meetups WHERE id IN
                   (SELECT id FROM meetups WHERE remains IS NOT NULL AND ends_at < $1 ORDER BY ends_at LIMIT 20)";
    execute!(tx, sql, now - rules::COUNTED)
}

/// The meetups that are over or off and that still name a member, as a host or by her answer.
pub async fn past_of(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<Meetup>, StoreError> {
    let rows = fetch_all!(
        tx,
        MeetupRow,
        select!(
            "WHERE remains IS NULL AND (ends_at <= $2 OR cancelled_at IS NOT NULL)
             AND (host_id = $1 OR id IN (SELECT meetup_id FROM meetup_hosts WHERE member_id = $1)
                  OR id IN (SELECT meetup_id FROM rsvps WHERE member_id = $1)) ORDER BY id"
        ),
        member,
        now
    )?;
    rows.into_iter().map(MeetupRow::meetup).collect()
}

/// A host's last word of being late is forgotten.
pub async fn forget_late_words(tx: &mut Tx, meetup: MeetupId, host: MemberId) -> Result<(), StoreError> {
    let mut all = all_late_words(tx, meetup).await?;
    if all.remove(&host.simple()).is_some() {
        execute!(tx, "UPDATE meetups SET late_message = $2 WHERE id = $1", meetup, encode(&all)?.to_string())?;
    }
    Ok(())
}
