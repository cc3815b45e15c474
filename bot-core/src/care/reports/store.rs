//! The tables of reports.

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Case, Ending, Line, Report, State};
use crate::id::{CaseId, CommunityId, MemberId};
use crate::incoming::{MessageKey, PlatformKind};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_one, fetch_optional};

/// Cases that are forgotten in one step at most.
const STEP: i64 = 100;

#[derive(FromRow)]
struct Row {
    id: CaseId,
    community_id: CommunityId,
    number: i64,
    platform: Option<String>,
    place: Option<String>,
    message: Option<String>,
    author_id: Option<MemberId>,
    said: Option<String>,
    state: String,
    urgent: bool,
    apart: bool,
    holder_id: Option<MemberId>,
    outcome: Option<String>,
    words: Option<String>,
    opened_at: DateTime<Utc>,
}

impl From<Row> for Case {
    fn from(row: Row) -> Self {
        let key = row.place.zip(row.message).map(|(place, id)| MessageKey { place, id });
        Self {
            id: row.id,
            community: row.community_id,
            number: row.number,
            message: row.platform.as_deref().and_then(PlatformKind::from_name).zip(key),
            author: row.author_id,
            said: row.said,
            state: State::from_name(&row.state).unwrap_or(State::Closed),
            urgent: row.urgent,
            apart: row.apart,
            holder: row.holder_id,
            ending: row.outcome.as_deref().and_then(Ending::from_name),
            words: row.words,
            opened_at: row.opened_at,
        }
    }
}

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, community_id, number, platform, place, message, author_id, said, state, urgent, apart, holder_id,
                 outcome, words, opened_at FROM cases ",
            $rest
        )
    };
}

/// The number that the next case of a community has.
pub async fn next_number(tx: &mut Tx, community: CommunityId) -> Result<i64, StoreError> {
    let sql = "SELECT COALESCE(MAX(number), 0) + 1 FROM cases WHERE community_id = $1";
    Ok(fetch_one!(tx, (i64,), sql, community)?.0)
}

/// Writes a new case.
pub async fn add(tx: &mut Tx, case: &Case) -> Result<(), StoreError> {
    let (platform, key) = case.message.as_ref().map(|(platform, key)| (platform.name(), key)).unzip();
    execute!(
        tx,
        "INSERT INTO cases (id, community_id, number, platform, place, message, author_id, said, state, urgent, apart,
             opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        case.id,
        case.community,
        case.number,
        platform,
        key.map(|key| key.place.as_str()),
        key.map(|key| key.id.as_str()),
        case.author,
        case.said.as_deref(),
        case.state.name(),
        case.urgent,
        case.apart,
        case.opened_at
    )?;
    Ok(())
}

/// A case.
pub async fn get(tx: &mut Tx, case: CaseId) -> Result<Option<Case>, StoreError> {
    Ok(fetch_optional!(tx, Row, select!("WHERE id = $1"), case)?.map(Case::from))
}

/// A case by its number.
pub async fn by_number(tx: &mut Tx, community: CommunityId, number: i64) -> Result<Option<Case>, StoreError> {
    let row = fetch_optional!(tx, Row, select!("WHERE community_id = $1 AND number = $2"), community, number)?;
    Ok(row.map(Case::from))
}

/// The open case of a message.
pub async fn of_message(
    tx: &mut Tx,
    community: CommunityId,
    (platform, key): (PlatformKind, &MessageKey),
) -> Result<Option<Case>, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        select!(
            "WHERE community_id = $1 AND platform = $2 AND place = $3 AND message = $4 AND state <> 'closed'
             ORDER BY number LIMIT 1"
        ),
        community,
        platform.name(),
        key.place.as_str(),
        key.id.as_str()
    )?;
    Ok(row.map(Case::from))
}

/// The open case about a person, apart from any message.
pub async fn of_person(tx: &mut Tx, community: CommunityId, person: MemberId) -> Result<Option<Case>, StoreError> {
    let row = fetch_optional!(
        tx,
        Row,
        select!("WHERE community_id = $1 AND author_id = $2 AND message IS NULL AND state <> 'closed' LIMIT 1"),
        community,
        person
    )?;
    Ok(row.map(Case::from))
}

/// The cases that are not closed and not about this moderator: where a child may be in danger first, then the oldest.
pub async fn open(
    tx: &mut Tx,
    community: CommunityId,
    moderator: MemberId,
    (most, skip): (i64, i64),
) -> Result<Vec<Case>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        select!(
            "WHERE community_id = $1 AND state <> 'closed' AND (author_id IS NULL OR author_id <> $2)
             ORDER BY urgent DESC, number LIMIT $3 OFFSET $4"
        ),
        community,
        moderator,
        most,
        skip
    )?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// How many there are of these.
pub async fn count_open(tx: &mut Tx, community: CommunityId, moderator: MemberId) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM cases
               WHERE community_id = $1 AND state <> 'closed' AND (author_id IS NULL OR author_id <> $2)";
    Ok(fetch_one!(tx, (i64,), sql, community, moderator)?.0)
}

/// Somebody looks after it, or nobody any more.
pub async fn hold(tx: &mut Tx, case: CaseId, holder: Option<MemberId>) -> Result<(), StoreError> {
    let state = if holder.is_some() { State::Taken } else { State::Open };
    execute!(tx, "UPDATE cases SET holder_id = $2, state = $3 WHERE id = $1", case, holder, state.name())?;
    Ok(())
}

/// A child may be in danger, or not.
pub async fn set_urgent(tx: &mut Tx, case: CaseId, urgent: bool) -> Result<(), StoreError> {
    execute!(tx, "UPDATE cases SET urgent = $2 WHERE id = $1", case, urgent)?;
    Ok(())
}

/// It is done with.
pub async fn close(
    tx: &mut Tx,
    case: CaseId,
    (ending, words): (Option<Ending>, Option<&str>),
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE cases SET state = 'closed', outcome = $2, words = $3, closed_at = $4 WHERE id = $1",
        case,
        ending.map(Ending::name),
        words,
        now
    )?;
    Ok(())
}

/// What a member tells; what she told before about the same is replaced, but for what she leaves out.
pub async fn tell(tx: &mut Tx, case: CaseId, report: &Report, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO case_reports (case_id, member_id, reason, named, reported_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (case_id, member_id) DO UPDATE SET
             reason = COALESCE(excluded.reason, case_reports.reason), named = excluded.named",
        case,
        report.member,
        report.reason.as_deref(),
        report.named,
        now
    )?;
    Ok(())
}

/// She takes it back. Whether anybody else has told of it; when not, that she has stays without her words, so that telling
/// and taking back in turns comes to an end as telling does.
pub async fn take_back(tx: &mut Tx, case: CaseId, member: MemberId) -> Result<bool, StoreError> {
    execute!(tx, "DELETE FROM case_words WHERE case_id = $1 AND member_id = $2", case, member)?;
    let others = "SELECT COUNT(*) FROM case_reports WHERE case_id = $1 AND member_id <> $2";
    if fetch_one!(tx, (i64,), others, case, member)?.0 > 0 {
        execute!(tx, "DELETE FROM case_reports WHERE case_id = $1 AND member_id = $2", case, member)?;
        return Ok(true);
    }
    let sql = "UPDATE case_reports SET reason = NULL, named = $3 WHERE case_id = $1 AND member_id = $2";
    execute!(tx, sql, case, member, false)?;
    Ok(false)
}

/// What was told about it, the first first.
pub async fn reports(tx: &mut Tx, case: CaseId) -> Result<Vec<Report>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, Option<String>, bool),
        "SELECT member_id, reason, named FROM case_reports WHERE case_id = $1 ORDER BY reported_at, member_id",
        case
    )?;
    Ok(rows.into_iter().map(|(member, reason, named)| Report { member, reason, named }).collect())
}

/// What one member told about it.
pub async fn report_of(tx: &mut Tx, case: CaseId, member: MemberId) -> Result<Option<Report>, StoreError> {
    Ok(reports(tx, case).await?.into_iter().find(|report| report.member == member))
}

/// How often she has told of something since then.
pub async fn count_since(tx: &mut Tx, member: MemberId, since: DateTime<Utc>) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM case_reports WHERE member_id = $1 AND reported_at > $2";
    Ok(fetch_one!(tx, (i64,), sql, member, since)?.0)
}

/// What she has told of, the newest first.
pub async fn told_by(tx: &mut Tx, member: MemberId, most: i64) -> Result<Vec<Case>, StoreError> {
    let rows = fetch_all!(
        tx,
        Row,
        select!(
            "WHERE id IN (SELECT case_id FROM case_reports WHERE member_id = $1) ORDER BY opened_at DESC, id LIMIT $2"
        ),
        member,
        most
    )?;
    Ok(rows.into_iter().map(Case::from).collect())
}

/// Something is said between moderators and one of those who told.
pub async fn say(tx: &mut Tx, case: CaseId, line: &Line, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO case_words (case_id, member_id, number, asked, said, said_at)
         VALUES ($1, $2, (SELECT COALESCE(MAX(number), 0) + 1 FROM case_words WHERE case_id = $1), $3, $4, $5)",
        case,
        line.member,
        line.asked,
        line.said.as_str(),
        now
    )?;
    Ok(())
}

/// What was said so, in order.
pub async fn lines(tx: &mut Tx, case: CaseId) -> Result<Vec<Line>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId, bool, String),
        "SELECT member_id, asked, said FROM case_words WHERE case_id = $1 ORDER BY number",
        case
    )?;
    Ok(rows.into_iter().map(|(member, asked, said)| Line { member, asked, said }).collect())
}

/// Forgets cases that were opened before `since`; how many.
pub async fn forget(tx: &mut Tx, since: DateTime<Utc>) -> Result<u64, StoreError> {
    execute!(
        tx,
        "DELETE FROM cases WHERE id IN (SELECT id FROM cases WHERE opened_at < $1 ORDER BY opened_at LIMIT $2)",
        since,
        STEP
    )
}
