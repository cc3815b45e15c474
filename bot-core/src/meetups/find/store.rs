//! The tables of times that are being found: moments, and what people say to them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde_json::Value;
use sqlx::FromRow;
use sqlx::types::Json;

use super::{Candidate, Poll, Says, Tally};
use crate::id::{CommunityId, MeetupId, MemberId, PollId};
use crate::meetups::Plan;
use crate::store::{StoreError, Tx, decode, encode, execute, fetch_all, fetch_one, fetch_optional};

/// How a wall-clock time is written.
const LOCAL: &str = "%Y-%m-%dT%H:%M:%S";

/// What is read, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, community_id, number, host_id, plan, zone, minutes, created_at, deadline_at, closed_at,
                    cancelled_at, cancel_reason, meetup_id FROM polls ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct PollRow {
    id: PollId,
    community_id: CommunityId,
    number: i64,
    host_id: Option<MemberId>,
    plan: Json<Value>,
    zone: String,
    minutes: i64,
    created_at: DateTime<Utc>,
    deadline_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
    cancelled_at: Option<DateTime<Utc>>,
    cancel_reason: Option<String>,
    meetup_id: Option<MeetupId>,
}

impl PollRow {
    async fn poll(self, tx: &mut Tx) -> Result<Poll, StoreError> {
        let candidates = candidates(tx, self.id).await?;
        Ok(Poll {
            id: self.id,
            community: self.community_id,
            number: self.number,
            host: self.host_id,
            plan: decode("poll", self.plan.0)?,
            zone: self.zone.parse().unwrap_or(Tz::UTC),
            length: TimeDelta::minutes(self.minutes),
            created_at: self.created_at,
            deadline_at: self.deadline_at,
            closed_at: self.closed_at,
            cancelled_at: self.cancelled_at,
            cancel_reason: self.cancel_reason,
            meetup: self.meetup_id,
            candidates,
        })
    }
}

async fn candidates(tx: &mut Tx, poll: PollId) -> Result<Vec<Candidate>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, String, String, DateTime<Utc>, DateTime<Utc>),
        "SELECT number, local_start, zone, starts_at, ends_at FROM poll_candidates WHERE poll_id = $1 ORDER BY number",
        poll
    )?;
    let candidate = |(number, local, zone, starts_at, ends_at): (i64, String, String, DateTime<Utc>, DateTime<Utc>)| {
        let zone = zone.parse().unwrap_or(Tz::UTC);
        let local_start = NaiveDateTime::parse_from_str(&local, LOCAL)
            .unwrap_or_else(|_| starts_at.with_timezone(&zone).naive_local());
        Candidate { number, local_start, zone, starts_at, ends_at }
    };
    Ok(rows.into_iter().map(candidate).collect())
}

/// Writes a new one with its moments.
pub async fn add(tx: &mut Tx, poll: &Poll) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO polls (id, community_id, number, host_id, plan, zone, minutes, created_at, deadline_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        poll.id,
        poll.community,
        poll.number,
        poll.host,
        Json(encode(&poll.plan)?),
        poll.zone.name(),
        poll.length.num_minutes(),
        poll.created_at,
        poll.deadline_at
    )?;
    for candidate in &poll.candidates {
        add_candidate(tx, poll.id, candidate).await?;
    }
    Ok(())
}

/// Writes one more moment.
pub async fn add_candidate(tx: &mut Tx, poll: PollId, candidate: &Candidate) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO poll_candidates (poll_id, number, local_start, zone, starts_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
        poll,
        candidate.number,
        candidate.local_start.format(LOCAL).to_string(),
        candidate.zone.name(),
        candidate.starts_at,
        candidate.ends_at
    )?;
    Ok(())
}

/// One of them.
pub async fn get(tx: &mut Tx, poll: PollId) -> Result<Option<Poll>, StoreError> {
    match fetch_optional!(tx, PollRow, select!("WHERE id = $1"), poll)? {
        Some(row) => row.poll(tx).await.map(Some),
        None => Ok(None),
    }
}

/// One of a community by its short number.
pub async fn by_number(tx: &mut Tx, community: CommunityId, number: i64) -> Result<Option<Poll>, StoreError> {
    match fetch_optional!(tx, PollRow, select!("WHERE community_id = $1 AND number = $2"), community, number)? {
        Some(row) => row.poll(tx).await.map(Some),
        None => Ok(None),
    }
}

/// Those that are neither settled nor off and have a moment ahead, the newest first.
pub async fn open(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>, most: i64) -> Result<Vec<Poll>, StoreError> {
    let rows = fetch_all!(
        tx,
        PollRow,
        select!(
            "WHERE community_id = $1 AND meetup_id IS NULL AND cancelled_at IS NULL
               AND EXISTS (SELECT 1 FROM poll_candidates WHERE poll_id = polls.id AND starts_at > $2)
             ORDER BY number DESC LIMIT $3"
        ),
        community,
        now,
        most
    )?;
    let mut polls = Vec::with_capacity(rows.len());
    for row in rows {
        polls.push(row.poll(tx).await?);
    }
    Ok(polls)
}

/// The same with a number after `after`, in the order of the numbers.
pub async fn open_after(
    tx: &mut Tx,
    community: CommunityId,
    now: DateTime<Utc>,
    after: i64,
    most: i64,
) -> Result<Vec<Poll>, StoreError> {
    let rows = fetch_all!(
        tx,
        PollRow,
        select!(
            "WHERE community_id = $1 AND meetup_id IS NULL AND cancelled_at IS NULL AND number > $3
               AND EXISTS (SELECT 1 FROM poll_candidates WHERE poll_id = polls.id AND starts_at > $2)
             ORDER BY number LIMIT $4"
        ),
        community,
        now,
        after,
        most
    )?;
    let mut polls = Vec::with_capacity(rows.len());
    for row in rows {
        polls.push(row.poll(tx).await?);
    }
    Ok(polls)
}

/// How many of them have a moment ahead by the clock of a zone.
pub async fn count_by_clock(
    tx: &mut Tx,
    community: CommunityId,
    zone: Tz,
    now: DateTime<Utc>,
) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM polls WHERE community_id = $1 AND meetup_id IS NULL AND cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM poll_candidates
                       WHERE poll_id = polls.id AND starts_at > $2 AND poll_candidates.zone = $3)",
        community,
        now,
        zone.name()
    )?;
    Ok(count)
}

/// Writes other instants for its moments; what people said to each stays.
pub async fn set_candidates(tx: &mut Tx, poll: PollId, candidates: &[Candidate]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM poll_candidates WHERE poll_id = $1", poll)?;
    for candidate in candidates {
        add_candidate(tx, poll, candidate).await?;
    }
    Ok(())
}

/// How many are neither settled nor off and have a moment ahead.
pub async fn count_open(tx: &mut Tx, community: CommunityId, now: DateTime<Utc>) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM polls WHERE community_id = $1 AND meetup_id IS NULL AND cancelled_at IS NULL
           AND EXISTS (SELECT 1 FROM poll_candidates WHERE poll_id = polls.id AND starts_at > $2)",
        community,
        now
    )?;
    Ok(count)
}

/// People may not answer any more.
pub async fn close(tx: &mut Tx, poll: PollId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE polls SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", poll, now)?;
    Ok(())
}

/// People may answer until then.
pub async fn extend(tx: &mut Tx, poll: PollId, deadline_at: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE polls SET closed_at = NULL, deadline_at = $2 WHERE id = $1", poll, deadline_at)?;
    Ok(())
}

/// It is off.
pub async fn cancel(tx: &mut Tx, poll: PollId, reason: Option<&str>, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE polls SET cancelled_at = $2, cancel_reason = $3 WHERE id = $1", poll, now, reason)?;
    Ok(())
}

/// What a member asks and is not settled, off or past.
pub async fn hosted_by(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Vec<Poll>, StoreError> {
    let rows = fetch_all!(
        tx,
        (PollId,),
        "SELECT id FROM polls p WHERE host_id = $1 AND cancelled_at IS NULL AND meetup_id IS NULL
         AND EXISTS (SELECT 1 FROM poll_candidates c WHERE c.poll_id = p.id AND c.starts_at > $2) ORDER BY number",
        member,
        now
    )?;
    let mut polls = Vec::new();
    for (poll,) in rows {
        polls.extend(get(tx, poll).await?);
    }
    Ok(polls)
}

/// It became a meetup.
pub async fn settle(tx: &mut Tx, poll: PollId, meetup: MeetupId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE polls SET meetup_id = $2 WHERE id = $1", poll, meetup)?;
    Ok(())
}

/// Nothing that only its host said of it in notes is kept, nor an address.
pub async fn forget_host(tx: &mut Tx, host: MemberId) -> Result<(), StoreError> {
    let rows = fetch_all!(tx, (PollId, Json<Value>), "SELECT id, plan FROM polls WHERE host_id = $1", host)?;
    for (poll, Json(plan)) in rows {
        let plan: Plan = decode("plan", plan)?;
        set_plan(tx, poll, &Plan { notes: None, address: None, ..plan }).await?;
    }
    Ok(())
}

/// What the meetup will be.
pub async fn set_plan(tx: &mut Tx, poll: PollId, plan: &Plan) -> Result<(), StoreError> {
    execute!(tx, "UPDATE polls SET plan = $2 WHERE id = $1", poll, Json(encode(plan)?))?;
    Ok(())
}

/// Forgets who asked, and what she wrote besides.
pub async fn fade(tx: &mut Tx, poll: PollId, plan: &Plan) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE polls SET host_id = NULL, cancel_reason = NULL, plan = $2 WHERE id = $1",
        poll,
        Json(encode(plan)?)
    )?;
    forget_votes(tx, poll).await
}

/// Forgets it with all that was said.
pub async fn forget(tx: &mut Tx, poll: PollId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM polls WHERE id = $1", poll)?;
    Ok(())
}

/// Writes what a member says to a moment. Saying the same again keeps her place in the order of answers.
pub async fn say(
    tx: &mut Tx,
    poll: PollId,
    number: i64,
    member: MemberId,
    says: Says,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO poll_votes (poll_id, number, member_id, says, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (poll_id, number, member_id) DO UPDATE
         SET at = CASE WHEN poll_votes.says = excluded.says THEN poll_votes.at ELSE excluded.at END,
             says = excluded.says",
        poll,
        number,
        member,
        says.name(),
        now
    )?;
    Ok(())
}

/// Takes an answer back, if it is still this one.
pub async fn take_back(tx: &mut Tx, poll: PollId, number: i64, member: MemberId, says: Says) -> Result<(), StoreError> {
    execute!(
        tx,
        "DELETE FROM poll_votes WHERE poll_id = $1 AND number = $2 AND member_id = $3 AND says = $4",
        poll,
        number,
        member,
        says.name()
    )?;
    Ok(())
}

/// What a member says, by number.
pub async fn of(tx: &mut Tx, poll: PollId, member: MemberId) -> Result<BTreeMap<i64, Says>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, String),
        "SELECT number, says FROM poll_votes WHERE poll_id = $1 AND member_id = $2",
        poll,
        member
    )?;
    Ok(rows.into_iter().filter_map(|(number, says)| Some((number, Says::from_name(&says)?))).collect())
}

/// How many said what, by number.
pub async fn tallies(tx: &mut Tx, poll: PollId) -> Result<BTreeMap<i64, Tally>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, String, i64),
        "SELECT number, says, COUNT(*) FROM poll_votes WHERE poll_id = $1 GROUP BY number, says",
        poll
    )?;
    let mut tallies: BTreeMap<i64, Tally> = BTreeMap::new();
    for (number, says, count) in rows {
        let tally = tallies.entry(number).or_default();
        match Says::from_name(&says) {
            Some(Says::Yes) => tally.yes = count,
            Some(Says::Maybe) => tally.maybe = count,
            Some(Says::No) => tally.no = count,
            None => {}
        }
    }
    Ok(tallies)
}

/// How many have answered at all.
pub async fn count_voters(tx: &mut Tx, poll: PollId) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), "SELECT COUNT(DISTINCT member_id) FROM poll_votes WHERE poll_id = $1", poll)?;
    Ok(count)
}

/// Those who said yes or if need be to a moment, in the order in which they said so, at most `most`.
pub async fn next_voters(
    tx: &mut Tx,
    poll: PollId,
    number: i64,
    most: i64,
) -> Result<Vec<(MemberId, Says, DateTime<Utc>)>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, String, DateTime<Utc>),
        "SELECT member_id, says, at FROM poll_votes JOIN members ON members.id = member_id
         WHERE poll_id = $1 AND number = $2 AND says IN ('yes', 'maybe') AND left_at IS NULL
         ORDER BY at, member_id LIMIT $3",
        poll,
        number,
        most
    )?;
    Ok(rows.into_iter().filter_map(|(member, says, at)| Some((member, Says::from_name(&says)?, at))).collect())
}

/// The next of those who are still here and whom some moment suited.
pub async fn next_others(tx: &mut Tx, poll: PollId, most: i64) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT DISTINCT member_id FROM poll_votes JOIN members ON members.id = member_id
         WHERE poll_id = $1 AND says IN ('yes', 'maybe') AND left_at IS NULL ORDER BY member_id LIMIT $2",
        poll,
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}

/// How many said yes to a moment and are still here.
pub async fn count_yes(tx: &mut Tx, poll: PollId, number: i64) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(
        tx,
        (i64,),
        "SELECT COUNT(*) FROM poll_votes JOIN members ON members.id = member_id
         WHERE poll_id = $1 AND number = $2 AND says = 'yes' AND left_at IS NULL",
        poll,
        number
    )?;
    Ok(count)
}

/// Forgets what a member said.
pub async fn forget_member(tx: &mut Tx, poll: PollId, member: MemberId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM poll_votes WHERE poll_id = $1 AND member_id = $2", poll, member)?;
    Ok(())
}

/// Forgets what anybody said.
pub async fn forget_votes(tx: &mut Tx, poll: PollId) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM poll_votes WHERE poll_id = $1", poll)?;
    Ok(())
}

/// Forgets everything a member said; to what.
pub async fn withdraw(tx: &mut Tx, member: MemberId) -> Result<Vec<PollId>, StoreError> {
    let rows = fetch_all!(tx, (PollId,), "DELETE FROM poll_votes WHERE member_id = $1 RETURNING poll_id", member)?;
    Ok(each_once(rows))
}

/// Deletes the votes of one of two members where both have voted: in which polls.
pub async fn withdraw_twice(tx: &mut Tx, from: MemberId, into: MemberId) -> Result<Vec<PollId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (PollId,),
        "DELETE FROM poll_votes WHERE member_id = $1 AND poll_id IN (SELECT poll_id FROM poll_votes WHERE member_id = $2)
         RETURNING poll_id",
        from,
        into
    )?;
    Ok(each_once(rows))
}

fn each_once(rows: Vec<(PollId,)>) -> Vec<PollId> {
    let mut polls: Vec<PollId> = rows.into_iter().map(|(poll,)| poll).collect();
    polls.sort_unstable();
    polls.dedup();
    polls
}
