//! Who is expected somewhere, over the tables of everything that somebody can be expected at.

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::id::{CommunityId, MemberId};
use crate::store::{StoreError, Tx, fetch_all, fetch_optional};

/// The last of the next `most` members; none when fewer are left.
pub(in crate::village) async fn window(
    tx: &mut Tx,
    after: Option<MemberId>,
    most: i64,
) -> Result<Option<MemberId>, StoreError> {
    let row = fetch_optional!(
        tx,
        (MemberId,),
        "SELECT id FROM members WHERE id > $1 ORDER BY id LIMIT 1 OFFSET $2",
        start(after),
        most - 1
    )?;
    Ok(row.map(|(member,)| member))
}

/// The first `most` members after one and up to another who were not seen since `seen` and are expected somewhere:
/// with an answer or a wish for a spot, as a host, in a vote, or in a round of intros.
pub(in crate::village) async fn expected(
    tx: &mut Tx,
    after: Option<MemberId>,
    end: Option<MemberId>,
    seen: DateTime<Utc>,
    now: DateTime<Utc>,
    most: i64,
) -> Result<Vec<(MemberId, CommunityId)>, StoreError> {
    fetch_all!(
        tx,
        (MemberId, CommunityId),
        "SELECT m.id, m.community_id FROM members m
         WHERE m.id > $1 AND m.id <= $2 AND m.left_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.member_id = m.id AND a.seen_at >= $3)
           AND (EXISTS (SELECT 1 FROM rsvps r JOIN meetups t ON t.id = r.meetup_id
                        WHERE r.member_id = m.id AND t.ends_at > $4 AND t.cancelled_at IS NULL)
                OR EXISTS (SELECT 1 FROM meetups t
                           WHERE t.host_id = m.id AND t.ends_at > $4 AND t.cancelled_at IS NULL)
                OR EXISTS (SELECT 1 FROM meetup_hosts h JOIN meetups t ON t.id = h.meetup_id
                           WHERE h.member_id = m.id AND t.ends_at > $4 AND t.cancelled_at IS NULL)
                OR EXISTS (SELECT 1 FROM intro_members i WHERE i.member_id = m.id AND i.part IN ('every', 'once'))
                OR EXISTS (SELECT 1 FROM series s WHERE s.host_id = m.id AND s.ended_at IS NULL)
                OR EXISTS (SELECT 1 FROM series_hosts c JOIN series s ON s.id = c.series_id
                           WHERE c.member_id = m.id AND s.ended_at IS NULL)
                OR EXISTS (SELECT 1 FROM poll_votes v JOIN polls p ON p.id = v.poll_id
                           WHERE v.member_id = m.id AND p.closed_at IS NULL AND p.cancelled_at IS NULL))
         ORDER BY m.id LIMIT $5",
        start(after),
        end.map_or(Uuid::max(), |member| member.0),
        seen,
        now,
        most
    )
}

/// Behind no member at all.
fn start(after: Option<MemberId>) -> Uuid {
    after.map_or(Uuid::nil(), |member| member.0)
}
