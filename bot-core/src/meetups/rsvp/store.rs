//! The table of answers.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::FromRow;
use uuid::Uuid;

use super::super::{Answer, Counts, Rsvp};
use crate::id::{CommunityId, MeetupId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among, fetch_optional};

/// What is read of an answer, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT member_id, answer, at, adults, kids, note, message, kids_said, trusted, offered_until, passed,
                    lapsed, told_of_room_at FROM rsvps ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct RsvpRow {
    member_id: MemberId,
    answer: String,
    at: DateTime<Utc>,
    adults: i64,
    kids: i64,
    note: Option<String>,
    message: Option<String>,
    kids_said: bool,
    trusted: bool,
    offered_until: Option<DateTime<Utc>>,
    passed: i64,
    lapsed: bool,
    told_of_room_at: Option<DateTime<Utc>>,
}

impl RsvpRow {
    /// The answer; none when it is one that this version does not know.
    fn rsvp(self) -> Option<Rsvp> {
        Some(Rsvp {
            member: self.member_id,
            answer: Answer::from_name(&self.answer)?,
            at: self.at,
            adults: self.adults,
            kids: self.kids,
            note: self.note,
            message: self.message,
            kids_said: self.kids_said,
            trusted: self.trusted,
            offered_until: self.offered_until,
            passed: self.passed,
            lapsed: self.lapsed,
            told_of_room_at: self.told_of_room_at,
        })
    }
}

/// What a member said.
pub async fn of(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<Option<Rsvp>, StoreError> {
    let row = fetch_optional!(tx, RsvpRow, select!("WHERE meetup_id = $1 AND member_id = $2"), meetup, member)?;
    Ok(row.and_then(RsvpRow::rsvp))
}

/// Writes what a member says now.
pub async fn save(tx: &mut Tx, meetup: MeetupId, rsvp: &Rsvp) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO rsvps (meetup_id, member_id, answer, at, adults, kids, note, message, kids_said, trusted,
                            offered_until, passed, lapsed, told_of_room_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
         ON CONFLICT (meetup_id, member_id) DO UPDATE
         SET answer = excluded.answer, at = excluded.at, adults = excluded.adults, kids = excluded.kids,
             note = excluded.note, message = excluded.message, kids_said = excluded.kids_said,
             trusted = excluded.trusted, offered_until = excluded.offered_until, passed = excluded.passed,
             lapsed = excluded.lapsed, told_of_room_at = excluded.told_of_room_at",
        meetup,
        rsvp.member,
        rsvp.answer.name(),
        rsvp.at,
        rsvp.adults,
        rsvp.kids,
        rsvp.note.as_deref(),
        rsvp.message.as_deref(),
        rsvp.kids_said,
        rsvp.trusted,
        rsvp.offered_until,
        rsvp.passed,
        rsvp.lapsed,
        rsvp.told_of_room_at
    )?;
    Ok(())
}

/// Takes an answer back.
pub async fn take_back(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM rsvps WHERE meetup_id = $1 AND member_id = $2", meetup, member)?;
    Ok(())
}

/// Somebody has taken a spot: whoever waits hears anew when there is room again.
pub async fn forget_told(tx: &mut Tx, meetup: MeetupId) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE rsvps SET told_of_room_at = NULL WHERE meetup_id = $1 AND told_of_room_at IS NOT NULL",
        meetup
    )?;
    Ok(())
}

/// What is still to come and counts the kids that a member has told of, because she has not said how many she brings.
pub async fn uncounted(
    tx: &mut Tx,
    member: MemberId,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<MeetupId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId,),
        "SELECT meetup_id FROM rsvps JOIN meetups ON meetups.id = meetup_id
         WHERE member_id = $1 AND NOT kids_said AND ends_at > $2 AND cancelled_at IS NULL
         ORDER BY starts_at, meetup_id LIMIT $3",
        member,
        now,
        most
    )?;
    Ok(rows.into_iter().map(|(meetup,)| meetup).collect())
}

/// How many said what. An offer that has run out counts no more.
pub async fn counts(tx: &mut Tx, meetup: MeetupId, now: DateTime<Utc>) -> Result<Counts, StoreError> {
    Ok(counts_of(tx, &[meetup], now).await?.remove(&meetup).unwrap_or_default())
}

/// The same for each of these meetups that anybody has answered to, in one query.
pub async fn counts_of(
    tx: &mut Tx,
    meetups: &[MeetupId],
    now: DateTime<Utc>,
) -> Result<HashMap<MeetupId, Counts>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MeetupId, String, Option<DateTime<Utc>>, i64, i64, i64),
        "SELECT meetup_id, answer, offered_until, COUNT(*), CAST(SUM(adults) AS BIGINT), CAST(SUM(kids) AS BIGINT)
         FROM rsvps WHERE meetup_id IN (",
        meetups,
        ") GROUP BY meetup_id, answer, offered_until"
    )?;
    let mut all: HashMap<MeetupId, Counts> = HashMap::new();
    for (meetup, answer, offered_until, families, adults, kids) in rows {
        let counts = all.entry(meetup).or_default();
        match Answer::from_name(&answer) {
            Some(Answer::Going) => {
                counts.going += families;
                counts.adults += adults;
                counts.kids += kids;
            }
            Some(Answer::Maybe) => counts.maybe += families,
            Some(Answer::Waiting) => {
                counts.waiting += families;
                if offered_until.is_some_and(|until| until > now) {
                    counts.offered += families;
                    counts.offered_kids += kids;
                }
            }
            Some(Answer::Cant | Answer::Sick) | None => {}
        }
    }
    Ok(all)
}

/// What a member said to each of these meetups, in one query.
pub async fn said_to(
    tx: &mut Tx,
    member: MemberId,
    meetups: &[MeetupId],
) -> Result<HashMap<MeetupId, Answer>, StoreError> {
    // Her own id is the first among them; no meetup has it.
    let ids: Vec<Uuid> = std::iter::once(member.0).chain(meetups.iter().map(|meetup| meetup.0)).collect();
    let rows = fetch_among!(
        tx,
        (MeetupId, String),
        "SELECT meetup_id, answer FROM rsvps WHERE meetup_id IN (",
        &ids,
        ") AND member_id = $1"
    )?;
    Ok(rows.into_iter().filter_map(|(meetup, answer)| Some((meetup, Answer::from_name(&answer)?))).collect())
}

/// Everybody who said one of two things, in the order in which they said so, at most `most`.
pub async fn all(tx: &mut Tx, meetup: MeetupId, answers: [Answer; 2], most: i64) -> Result<Vec<Rsvp>, StoreError> {
    let [one, other] = answers;
    let rows = fetch_all!(
        tx,
        RsvpRow,
        select!("WHERE meetup_id = $1 AND answer IN ($2, $3) ORDER BY at, member_id LIMIT $4"),
        meetup,
        one.name(),
        other.name(),
        most
    )?;
    Ok(rows.into_iter().filter_map(RsvpRow::rsvp).collect())
}

/// Who said one of three things, in the order of their ids, after `after`.
pub async fn who_said(
    tx: &mut Tx,
    meetup: MeetupId,
    answers: [Answer; 3],
    after: Option<MemberId>,
    most: i64,
) -> Result<Vec<MemberId>, StoreError> {
    let [one, another, third] = answers;
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM rsvps
         WHERE meetup_id = $1 AND answer IN ($2, $3, $4) AND member_id > $5
         ORDER BY member_id LIMIT $6",
        meetup,
        one.name(),
        another.name(),
        third.name(),
        after.unwrap_or(MemberId(uuid::Uuid::nil())),
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Takes back a member's answers to everything that is still to come; says to what.
pub async fn withdraw(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<(MeetupId, bool)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId, String),
        "DELETE FROM rsvps WHERE member_id = $1
           AND meetup_id IN (SELECT id FROM meetups WHERE ends_at > $2 AND cancelled_at IS NULL)
         RETURNING meetup_id, answer",
        member,
        now
    )?;
    Ok(rows.into_iter().map(|(meetup, answer)| (meetup, answer == Answer::Going.name())).collect())
}

/// Deletes the answers of one of two members to what both have answered: to which meetups, and whether she was going.
pub async fn withdraw_twice(tx: &mut Tx, from: MemberId, into: MemberId) -> Result<Vec<(MeetupId, bool)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MeetupId, String),
        "DELETE FROM rsvps WHERE member_id = $1 AND meetup_id IN (SELECT meetup_id FROM rsvps WHERE member_id = $2)
         RETURNING meetup_id, answer",
        from,
        into
    )?;
    Ok(rows.into_iter().map(|(meetup, answer)| (meetup, answer == Answer::Going.name())).collect())
}

/// Whether a member has never been to a meetup before.
pub async fn is_first_timer(tx: &mut Tx, member: MemberId) -> Result<bool, StoreError> {
    let row =
        fetch_optional!(tx, (MemberId,), "SELECT id FROM members WHERE id = $1 AND first_met_at IS NULL", member)?;
    Ok(row.is_some())
}

/// Who of those going has never been to a meetup before and said so at `since` or later, in that order, at most `most`.
pub async fn first_timers(
    tx: &mut Tx,
    meetup: MeetupId,
    since: DateTime<Utc>,
    most: i64,
) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM rsvps JOIN members ON members.id = member_id
         WHERE meetup_id = $1 AND answer = 'going' AND first_met_at IS NULL AND at >= $2
         ORDER BY at, member_id LIMIT $3",
        meetup,
        since,
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Who of those who come or might avoids a member, the hosts included; told to nobody but them.
pub async fn avoiding(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT member_id FROM avoids WHERE other_id = $2 AND (
           member_id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer IN ('going', 'maybe'))
           OR member_id IN (SELECT host_id FROM meetups WHERE id = $1)
           OR member_id IN (SELECT member_id FROM meetup_hosts WHERE meetup_id = $1)) ORDER BY member_id",
        meetup,
        member
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Whether somebody whom a member avoids comes or might, the hosts included; told to nobody but her.
pub async fn meets_avoided(tx: &mut Tx, meetup: MeetupId, member: MemberId) -> Result<bool, StoreError> {
    let row = fetch_optional!(
        tx,
        (MemberId,),
        "SELECT other_id FROM avoids WHERE member_id = $2 AND (
           other_id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer IN ('going', 'maybe'))
           OR other_id IN (SELECT host_id FROM meetups WHERE id = $1)
           OR other_id IN (SELECT member_id FROM meetup_hosts WHERE meetup_id = $1)) LIMIT 1",
        meetup,
        member
    )?;
    Ok(row.is_some())
}

/// The times before at which those who are going and the hosts chose to be reminded, each once, as they are stored.
pub async fn own_reminders(tx: &mut Tx, meetup: MeetupId) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT DISTINCT reminders FROM wishes WHERE reminders IS NOT NULL AND (
           member_id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer = 'going')
           OR member_id IN (SELECT host_id FROM meetups WHERE id = $1)
           OR member_id IN (SELECT member_id FROM meetup_hosts WHERE meetup_id = $1)) ORDER BY reminders",
        meetup
    )?;
    Ok(rows.into_iter().map(|(leads,)| leads).collect())
}

/// Who is going with how many kids, at most `most`.
pub async fn families(tx: &mut Tx, meetup: MeetupId, most: i64) -> Result<Vec<(MemberId, i64)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, i64),
        "SELECT member_id, kids FROM rsvps WHERE meetup_id = $1 AND answer = 'going' AND kids > 0 LIMIT $2",
        meetup,
        most
    )
}

/// Who of a community has answered a meetup since then.
pub async fn answered_since(
    tx: &mut Tx,
    community: CommunityId,
    since: DateTime<Utc>,
) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT DISTINCT member_id FROM rsvps JOIN meetups ON meetups.id = meetup_id
         WHERE community_id = $1 AND at > $2",
        community,
        since
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// Notes for everybody who was going that she has been to a meetup.
pub async fn met(tx: &mut Tx, meetup: MeetupId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE members SET first_met_at = $2 WHERE first_met_at IS NULL
           AND id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer = 'going')",
        meetup,
        at
    )?;
    Ok(())
}

/// It did not take place: for nobody was it the first.
pub async fn did_not_meet(tx: &mut Tx, meetup: MeetupId, at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE members SET first_met_at = NULL WHERE first_met_at = $2
           AND id IN (SELECT member_id FROM rsvps WHERE meetup_id = $1 AND answer = 'going')",
        meetup,
        at
    )?;
    Ok(())
}

/// An answer is nobody's from now on: it counts, and says nothing else.
pub async fn become_nobody(
    tx: &mut Tx,
    meetup: MeetupId,
    member: MemberId,
    nobody: MemberId,
) -> Result<(), StoreError> {
    let sql = "UPDATE rsvps SET member_id = $3, note = NULL WHERE meetup_id = $1 AND member_id = $2";
    execute!(tx, sql, meetup, member, nobody)?;
    Ok(())
}
