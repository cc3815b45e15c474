//! The table of naps.

use chrono_tz::Tz;

use crate::id::{CommunityId, MemberId};
use crate::store::{StoreError, Tx, execute, fetch_all, fetch_among};
use crate::time::naps::{Days, Nap, Sleeper};
use crate::time::window::Window;

/// Replaces a member's naps.
pub async fn set(tx: &mut Tx, member: MemberId, naps: &[Nap]) -> Result<(), StoreError> {
    execute!(tx, "DELETE FROM naps WHERE member_id = $1", member)?;
    for (nap, position) in naps.iter().zip(0_i64..) {
        execute!(
            tx,
            "INSERT INTO naps (member_id, position, days, from_minute, to_minute) VALUES ($1, $2, $3, $4, $5)",
            member,
            position,
            nap.days.bits(),
            i64::from(nap.window.from()),
            i64::from(nap.window.to())
        )?;
    }
    Ok(())
}

/// A member's naps, in the order in which she named them.
pub async fn of(tx: &mut Tx, member: MemberId) -> Result<Vec<Nap>, StoreError> {
    let rows = fetch_all!(
        tx,
        (i64, i64, i64),
        "SELECT days, from_minute, to_minute FROM naps WHERE member_id = $1 ORDER BY position",
        member
    )?;
    Ok(rows.into_iter().filter_map(|(days, from, to)| nap(days, from, to)).collect())
}

/// Those of these members who have naps, each with hers on the clock of her zone, or of `zone` when she has none of
/// her own; in one query, and in the order of their ids.
pub async fn sleepers(tx: &mut Tx, members: &[MemberId], zone: Tz) -> Result<Vec<Sleeper>, StoreError> {
    Ok(sleeping(tx, members, zone).await?.into_iter().map(|(_, sleeper)| sleeper).collect())
}

/// The same, each with who she is.
pub async fn sleeping(tx: &mut Tx, members: &[MemberId], zone: Tz) -> Result<Vec<(MemberId, Sleeper)>, StoreError> {
    let rows = fetch_among!(
        tx,
        (MemberId, Option<String>, i64, i64, i64),
        "SELECT n.member_id, m.zone, n.days, n.from_minute, n.to_minute
         FROM naps n JOIN members m ON m.id = n.member_id WHERE n.member_id IN (",
        members,
        ") ORDER BY n.member_id, n.position"
    )?;
    let mut sleepers: Vec<(MemberId, Sleeper)> = Vec::new();
    for (member, own, days, from, to) in rows {
        let Some(nap) = nap(days, from, to) else { continue };
        if let Some((_, sleeper)) = sleepers.last_mut().filter(|(last, _)| *last == member) {
            sleeper.naps.push(nap);
        } else {
            let zone = own.and_then(|own| own.parse().ok()).unwrap_or(zone);
            sleepers.push((member, Sleeper { naps: vec![nap], zone }));
        }
    }
    Ok(sleepers)
}

fn nap(days: i64, from: i64, to: i64) -> Option<Nap> {
    let window = Window::new(u16::try_from(from).ok()?, u16::try_from(to).ok()?)?;
    Some(Nap { days: Days::from_bits(days)?, window })
}

/// Who of a community has told of naps and is still there, at most `most`.
pub async fn nappers(tx: &mut Tx, community: CommunityId, most: i64) -> Result<Vec<MemberId>, StoreError> {
    let rows = fetch_all!(
        tx,
        (MemberId,),
        "SELECT DISTINCT member_id FROM naps JOIN members ON members.id = member_id
         WHERE community_id = $1 AND left_at IS NULL ORDER BY member_id LIMIT $2",
        community,
        most
    )?;
    Ok(rows.into_iter().map(|(member,)| member).collect())
}
