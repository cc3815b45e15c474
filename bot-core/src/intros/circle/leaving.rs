//! Somebody is not in a circle any more: the others go on, or the one who is left is joined to another circle where that
//! is possible, and told kindly where it is not.

use std::collections::HashSet;

use super::open::Circles;
use super::{Circle, State, place, store};
use crate::id::{CircleId, MemberId};
use crate::intros::round::{self, Round};
use crate::intros::score::{Ground, Weights, can_talk, score};
use crate::intros::{self, Errand, GAP};
use crate::outbox::{CircleLine, CircleNews, Intent};
use crate::people::avoid;
use crate::store::StoreError;

/// Circles, and people who wait, that are looked at when somebody is to be joined to one.
const LOOKED_AT: usize = 40;

/// The most people in one circle that somebody is joined to.
const MOST: i64 = 4;

/// She leaves every circle that is not over; says whether there was one.
pub(in crate::intros) async fn leave_all(errand: &mut Errand<'_>, member: MemberId) -> Result<bool, StoreError> {
    let circles = store::of_member(errand.tx, member).await?;
    for circle in &circles {
        leave(errand, circle, member).await?;
    }
    Ok(!circles.is_empty())
}

/// She leaves one.
pub async fn leave(errand: &mut Errand<'_>, circle: &Circle, member: MemberId) -> Result<(), StoreError> {
    store::leave(errand.tx, circle.id, member, errand.now).await?;
    let members = store::members(errand.tx, circle.id).await?;
    let left: Vec<MemberId> = members.iter().filter(|one| one.is_there()).map(|one| one.member).collect();
    if left.len() >= 2 {
        place::ask(errand, circle).await?;
        return place::say(errand, circle, CircleLine::Left).await;
    }
    end(errand, circle).await?;
    let Some(only) = left.first().copied() else { return Ok(()) };
    let Some(round) = circle.round() else {
        return errand.tell(only, Intent::CircleNews { circle: circle.id, news: CircleNews::Over }, None).await;
    };
    let round = round::store::get(errand.tx, round).await?;
    if let Some(round) = round.filter(|round| matches!(round.state, round::State::Opening | round::State::Open)) {
        store::leave(errand.tx, circle.id, only, errand.now).await?;
        // While people are still being introduced, whoever waits may be about to be.
        let all_know = round.state == round::State::Open;
        if join_others(errand, &round, only, all_know).await?.is_some() {
            return Ok(());
        }
    }
    intros::store::left_out(errand.tx, only).await?;
    errand.tell(only, Intent::CircleNews { circle: circle.id, news: CircleNews::Over }, None).await
}

/// It is over: its place is put away.
pub(in crate::intros) async fn end(errand: &mut Errand<'_>, circle: &Circle) -> Result<(), StoreError> {
    store::end(errand.tx, circle.id).await?;
    let id = circle.id.simple();
    crate::jobs::store::cancel_between(errand.tx, &format!("circle:{id}:"), &format!("circle:{id};")).await?;
    match circle.state {
        State::Opening | State::Open => place::ask(errand, circle).await,
        State::Direct | State::Ended => Ok(()),
    }
}

/// Somebody who has nobody in a round is brought together with one who waits as well, or joined to a circle that has
/// room; none when neither is possible. `with_waiting` once all others of the round know. What is new to all of them is
/// said as every introduction is; whoever joins others is told privately as well.
pub(in crate::intros) async fn join_others(
    errand: &mut Errand<'_>,
    round: &Round,
    member: MemberId,
    with_waiting: bool,
) -> Result<Option<CircleId>, StoreError> {
    let waiting =
        if with_waiting { intros::store::waiting(errand.tx, round, LOOKED_AT, errand.now).await? } else { Vec::new() };
    let circles = store::with_room(errand.tx, round.id, MOST - 1, LOOKED_AT).await?;
    let mut rooms: Vec<(Option<Circle>, Vec<MemberId>)> =
        waiting.into_iter().filter(|one| *one != member).map(|one| (None, vec![one])).collect();
    for circle in circles {
        let members = store::members(errand.tx, circle.id).await?;
        let was_there = members.iter().any(|one| one.member == member);
        let there = members.iter().filter(|one| one.is_there()).map(|one| one.member).collect();
        if !was_there {
            rooms.push((Some(circle), there));
        }
    }
    let Some((circle, others)) = best(errand, round, member, rooms).await? else { return Ok(None) };

    let mut all = others.clone();
    all.push(member);
    let Some(circle) = circle else {
        let number = store::next_number(errand.tx, round.id).await?;
        let mut people = Circles::load(errand, &all).await?;
        return people.open(errand, round, &[(all, number)]).await;
    };
    store::join(errand.tx, circle.id, member, errand.now).await?;
    intros::store::introduced(errand.tx, &[member]).await?;
    if circle.meetup.is_none() {
        let slot = Circles::load(errand, &all).await?.slot(errand, &all, round.ends_at);
        store::set_slot(errand.tx, circle.id, slot).await?;
    }
    let pairs: Vec<(MemberId, MemberId)> = others.iter().map(|other| (member, *other)).collect();
    round::store::acquaint(errand.tx, errand.community, &pairs, round.number).await?;
    match circle.state {
        State::Direct | State::Ended => {
            for one in others {
                let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::Introduced };
                errand.tell(one, intent, round.ends_at).await?;
            }
        }
        State::Opening | State::Open => {
            place::ask(errand, &circle).await?;
            place::say(errand, &circle, CircleLine::Joined { member }).await?;
        }
    }
    let intent = Intent::CircleNews { circle: circle.id, news: CircleNews::WithOthers };
    errand.tell(member, intent, round.ends_at).await?;
    Ok(Some(circle.id))
}

/// Where she fits best, of those with whom nothing speaks against it.
async fn best(
    errand: &mut Errand<'_>,
    round: &Round,
    member: MemberId,
    rooms: Vec<(Option<Circle>, Vec<MemberId>)>,
) -> Result<Option<(Option<Circle>, Vec<MemberId>)>, StoreError> {
    let mut everybody: Vec<MemberId> = rooms.iter().flat_map(|(_, members)| members.clone()).collect();
    everybody.push(member);
    let avoids = avoid::store::avoids_among(errand.tx, &everybody).await?;
    let mut refused: HashSet<MemberId> =
        avoids.into_iter().filter_map(|(one, other)| other_of(member, one, other)).collect();
    let gap = errand.settings.whole(&GAP);
    refused.extend(round::store::acquaintances(errand.tx, member, round.number - gap).await?);
    let ground = Ground::load(errand.tx, &everybody, errand.settings.zone(), errand.now).await?;
    let weights = Weights::of(errand.settings);
    let person = |id: &MemberId| ground.people.iter().find(|one| one.member == *id);
    let Some(she) = person(&member) else { return Ok(None) };
    let fit = |members: &[MemberId]| -> Option<i64> {
        let one = |other: &MemberId| {
            let other = person(other).filter(|other| !refused.contains(&other.member) && can_talk(she, other))?;
            Some(score(she, other, &weights))
        };
        let total: i64 = members.iter().map(one).sum::<Option<i64>>()?;
        Some(total / i64::try_from(members.len().max(1)).unwrap_or(1))
    };
    let fitting = rooms.into_iter().filter_map(|room| Some((fit(&room.1)?, room)));
    // Two who wait help each other, so they come before circles that are complete without her.
    let best = fitting.min_by_key(|(fit, (circle, members))| (circle.is_some(), members.len(), -fit));
    Ok(best.map(|(_, room)| room))
}

fn other_of(member: MemberId, one: MemberId, other: MemberId) -> Option<MemberId> {
    if one == member { Some(other) } else { (other == member).then_some(one) }
}
