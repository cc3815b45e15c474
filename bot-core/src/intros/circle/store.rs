//! The tables of circles, of who is in them, and of what they were given to talk about.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use sqlx::FromRow;

use super::{Circle, Member, Met, Occasion, State};
use crate::id::{AskId, CircleId, CommunityId, HomeId, MeetupId, MemberId, RoundId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::store::{StoreError, Tx, execute, execute_rows, fetch_all, fetch_among, fetch_one, fetch_optional};

/// What is read of a circle, `c`, up to the condition.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.community_id, c.round_id, c.ask_id, c.greeter_id, c.number, c.state, c.home_id, c.platform,
                    c.place, c.slot_at, c.meetup_id, c.begun_at
             FROM circles c ",
            $rest
        )
    };
}

#[derive(FromRow)]
struct CircleRow {
    id: CircleId,
    community_id: CommunityId,
    round_id: Option<RoundId>,
    ask_id: Option<AskId>,
    greeter_id: Option<MemberId>,
    number: i64,
    state: String,
    home_id: Option<HomeId>,
    platform: Option<String>,
    place: Option<String>,
    slot_at: Option<DateTime<Utc>>,
    meetup_id: Option<MeetupId>,
    begun_at: DateTime<Utc>,
}

impl From<CircleRow> for Circle {
    fn from(row: CircleRow) -> Self {
        Self {
            id: row.id,
            community: row.community_id,
            occasion: match (row.round_id, row.ask_id, row.greeter_id) {
                (Some(round), ..) => Occasion::Round(round),
                (None, Some(ask), _) => Occasion::Ask(ask),
                (None, None, Some(greeter)) => Occasion::Greeting(greeter),
                (None, None, None) => Occasion::Forgotten,
            },
            number: row.number,
            state: State::from_name(&row.state).unwrap_or(State::Ended),
            home: row.home_id,
            platform: row.platform.as_deref().and_then(PlatformKind::from_name),
            place: row.place.map(|id| PlaceKey { id, thread: None, direct: false }),
            slot_at: row.slot_at,
            meetup: row.meetup_id,
            begun_at: row.begun_at,
        }
    }
}

#[derive(FromRow)]
struct MemberRow {
    member_id: MemberId,
    left_at: Option<DateTime<Utc>>,
    spoke_at: Option<DateTime<Utc>>,
    unreached: bool,
    met: Option<String>,
    rematch_at: Option<DateTime<Utc>>,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Self {
        Self {
            member: row.member_id,
            left_at: row.left_at,
            spoke_at: row.spoke_at,
            unreached: row.unreached,
            met: row.met.as_deref().and_then(Met::from_name),
            rematch_at: row.rematch_at,
        }
    }
}

/// Writes new circles, with those who are in each.
pub async fn add(tx: &mut Tx, circles: &[(Circle, Vec<MemberId>)]) -> Result<(), StoreError> {
    let between = |circle: &Circle| match circle.occasion {
        Occasion::Ask(ask) => (Some(ask), None),
        Occasion::Greeting(greeter) => (None, Some(greeter)),
        Occasion::Round(_) | Occasion::Forgotten => (None, None),
    };
    execute_rows!(
        tx,
        "INSERT INTO circles
             (id, community_id, round_id, number, state, home_id, platform, slot_at, begun_at, ask_id, greeter_id)
         VALUES",
        circles,
        |(circle, _)| [
            circle.id,
            circle.community,
            circle.round(),
            circle.number,
            circle.state.name(),
            circle.home,
            circle.platform.map(PlatformKind::name),
            circle.slot_at,
            circle.begun_at,
            between(circle).0,
            between(circle).1
        ],
        ""
    )?;
    let of = |(circle, members): &(Circle, Vec<MemberId>)| -> Vec<(CircleId, MemberId, DateTime<Utc>)> {
        members.iter().map(|member| (circle.id, *member, circle.begun_at)).collect()
    };
    let members: Vec<(CircleId, MemberId, DateTime<Utc>)> = circles.iter().flat_map(of).collect();
    execute_rows!(
        tx,
        "INSERT INTO circle_members (circle_id, member_id, joined_at, unreached) VALUES",
        &members,
        |(circle, member, at)| [circle, member, at, false],
        ""
    )?;
    Ok(())
}

/// Somebody is in it from now on.
pub async fn join(tx: &mut Tx, circle: CircleId, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "INSERT INTO circle_members (circle_id, member_id, joined_at, unreached) VALUES ($1, $2, $3, FALSE)
         ON CONFLICT (circle_id, member_id) DO NOTHING",
        circle,
        member,
        now
    )?;
    Ok(())
}

/// Somebody is not in it any more.
pub async fn leave(tx: &mut Tx, circle: CircleId, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE circle_members SET left_at = $3 WHERE circle_id = $1 AND member_id = $2 AND left_at IS NULL",
        circle,
        member,
        now
    )?;
    Ok(())
}

/// A circle.
pub async fn get(tx: &mut Tx, circle: CircleId) -> Result<Option<Circle>, StoreError> {
    let row = fetch_optional!(tx, CircleRow, select!("WHERE id = $1"), circle)?;
    Ok(row.map(Circle::from))
}

/// The circle that has a place, while it is open.
pub async fn in_place(tx: &mut Tx, platform: PlatformKind, place: &str) -> Result<Option<Circle>, StoreError> {
    let row = fetch_optional!(
        tx,
        CircleRow,
        select!("WHERE platform = $1 AND place = $2 AND state = 'open'"),
        platform.name(),
        place
    )?;
    Ok(row.map(Circle::from))
}

/// The circles of a round after this number.
pub async fn after(tx: &mut Tx, round: RoundId, number: i64, most: i64) -> Result<Vec<Circle>, StoreError> {
    let rows = fetch_all!(
        tx,
        CircleRow,
        select!("WHERE round_id = $1 AND number > $2 ORDER BY number LIMIT $3"),
        round,
        number,
        most
    )?;
    Ok(rows.into_iter().map(Circle::from).collect())
}

/// The circles of a round that are not over and have at most so many members, the smallest first.
pub async fn with_room(tx: &mut Tx, round: RoundId, room: i64, most: usize) -> Result<Vec<Circle>, StoreError> {
    let rows = fetch_all!(
        tx,
        CircleRow,
        select!(
            "WHERE round_id = $1 AND state <> 'ended'
           AND (SELECT COUNT(*) FROM circle_members m WHERE m.circle_id = c.id AND m.left_at IS NULL) BETWEEN 1 AND $2
         ORDER BY (SELECT COUNT(*) FROM circle_members m WHERE m.circle_id = c.id AND m.left_at IS NULL), number
         LIMIT $3"
        ),
        round,
        room,
        i64::try_from(most).unwrap_or(i64::MAX)
    )?;
    Ok(rows.into_iter().map(Circle::from).collect())
}

/// The circles that a member is in and that are not over, the latest first.
pub async fn of_member(tx: &mut Tx, member: MemberId) -> Result<Vec<Circle>, StoreError> {
    let rows = fetch_all!(
        tx,
        CircleRow,
        select!(
            "JOIN circle_members m ON m.circle_id = c.id WHERE m.member_id = $1 AND m.left_at IS NULL AND c.state <> 'ended' ORDER BY c.begun_at DESC, c.id"
        ),
        member
    )?;
    Ok(rows.into_iter().map(Circle::from).collect())
}

/// Who of a community greeted somebody since then, once for each time.
pub async fn greeted_since(
    tx: &mut Tx,
    community: CommunityId,
    since: DateTime<Utc>,
) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT greeter_id FROM circles WHERE community_id = $1 AND greeter_id IS NOT NULL AND begun_at > $2",
        community,
        since
    )?;
    Ok(rows.into_iter().map(|(greeter,)| greeter).collect())
}

/// How many circles a round has.
pub async fn count(tx: &mut Tx, round: RoundId) -> Result<i64, StoreError> {
    let (count,) = fetch_one!(tx, (i64,), "SELECT COUNT(*) FROM circles WHERE round_id = $1", round)?;
    Ok(count)
}

/// The number that the next circle of a round has.
pub async fn next_number(tx: &mut Tx, round: RoundId) -> Result<i64, StoreError> {
    let (number,) =
        fetch_one!(tx, (i64,), "SELECT COALESCE(MAX(number), 0) + 1 FROM circles WHERE round_id = $1", round)?;
    Ok(number)
}

/// Everybody who is or was in a circle, in the order in which they came.
pub async fn members(tx: &mut Tx, circle: CircleId) -> Result<Vec<Member>, StoreError> {
    let rows = fetch_all!(
        tx,
        MemberRow,
        "SELECT member_id, left_at, spoke_at, unreached, met, rematch_at
         FROM circle_members WHERE circle_id = $1 ORDER BY joined_at, member_id",
        circle
    )?;
    Ok(rows.into_iter().map(Member::from).collect())
}

/// Its place is open.
pub async fn opened(tx: &mut Tx, circle: CircleId, place: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE circles SET state = 'open', place = $2 WHERE id = $1", circle, place)?;
    Ok(())
}

/// Its place stands somewhere, though it is over already.
pub async fn set_place(tx: &mut Tx, circle: CircleId, place: &str) -> Result<(), StoreError> {
    execute!(tx, "UPDATE circles SET place = $2 WHERE id = $1", circle, place)?;
    Ok(())
}

/// There is no place for it, or none any more.
pub async fn direct(tx: &mut Tx, circle: CircleId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE circles SET state = 'direct', place = NULL WHERE id = $1", circle)?;
    Ok(())
}

/// A place goes on under another id.
pub async fn move_place(tx: &mut Tx, platform: PlatformKind, from: &str, to: &str) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE circles SET place = $3 WHERE platform = $1 AND place = $2
           AND NOT EXISTS (SELECT 1 FROM circles o WHERE o.platform = $1 AND o.place = $3)",
        platform.name(),
        from,
        to
    )?;
    Ok(())
}

/// It is over.
pub async fn end(tx: &mut Tx, circle: CircleId) -> Result<(), StoreError> {
    execute!(tx, "UPDATE circles SET state = 'ended' WHERE id = $1", circle)?;
    Ok(())
}

/// The platform could not bring her into the place.
pub async fn unreached(tx: &mut Tx, circle: CircleId, member: MemberId) -> Result<bool, StoreError> {
    let touched = execute!(
        tx,
        "UPDATE circle_members SET unreached = TRUE WHERE circle_id = $1 AND member_id = $2 AND NOT unreached",
        circle,
        member
    )?;
    Ok(touched > 0)
}

/// Something was heard of her: noted once.
pub async fn spoke(tx: &mut Tx, circle: CircleId, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE circle_members SET spoke_at = $3
         WHERE circle_id = $1 AND member_id = $2 AND spoke_at IS NULL AND left_at IS NULL",
        circle,
        member,
        now
    )?;
    Ok(())
}

/// She says whether they met.
pub async fn met(tx: &mut Tx, circle: CircleId, member: MemberId, met: Met) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE circle_members SET met = $3 WHERE circle_id = $1 AND member_id = $2",
        circle,
        member,
        met.name()
    )?;
    Ok(())
}

/// She asks for somebody else.
pub async fn rematch(tx: &mut Tx, circle: CircleId, member: MemberId, now: DateTime<Utc>) -> Result<(), StoreError> {
    execute!(
        tx,
        "UPDATE circle_members SET rematch_at = $3 WHERE circle_id = $1 AND member_id = $2",
        circle,
        member,
        now
    )?;
    Ok(())
}

/// Another time suits those who are in it now, or none.
pub async fn set_slot(tx: &mut Tx, circle: CircleId, at: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    execute!(tx, "UPDATE circles SET slot_at = $2 WHERE id = $1", circle, at)?;
    Ok(())
}

/// Their time became a meetup; `false` when it was one already.
pub async fn became(tx: &mut Tx, circle: CircleId, meetup: MeetupId) -> Result<bool, StoreError> {
    let touched =
        execute!(tx, "UPDATE circles SET meetup_id = $2 WHERE id = $1 AND meetup_id IS NULL", circle, meetup)?;
    Ok(touched > 0)
}

/// What a circle was given to talk about, in order.
pub async fn prompts(tx: &mut Tx, circle: CircleId) -> Result<Vec<String>, StoreError> {
    let rows = fetch_all!(
        tx,
        (String,),
        "SELECT prompt FROM circle_prompts WHERE circle_id = $1 ORDER BY at, prompt",
        circle
    )?;
    Ok(rows.into_iter().map(|(prompt,)| prompt).collect())
}

/// Circles are given something to talk about.
pub async fn prompted(tx: &mut Tx, cards: &[(CircleId, &str)], now: DateTime<Utc>) -> Result<(), StoreError> {
    execute_rows!(
        tx,
        "INSERT INTO circle_prompts (circle_id, prompt, at) VALUES",
        cards,
        |(circle, prompt)| [circle, *prompt, now],
        "ON CONFLICT (circle_id, prompt) DO NOTHING"
    )?;
    Ok(())
}

/// What each of these members was given to talk about in any circle, with the circle.
pub async fn prompts_among(
    tx: &mut Tx,
    members: &[MemberId],
) -> Result<HashMap<MemberId, Vec<(CircleId, String)>>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, CircleId, String),
        "SELECT m.member_id, p.circle_id, p.prompt
         FROM circle_prompts p JOIN circle_members m ON m.circle_id = p.circle_id WHERE m.member_id IN (",
        members,
        ")"
    )?;
    let mut prompts: HashMap<MemberId, Vec<(CircleId, String)>> = HashMap::new();
    for (member, circle, prompt) in rows {
        prompts.entry(member).or_default().push((circle, prompt));
    }
    Ok(prompts)
}
