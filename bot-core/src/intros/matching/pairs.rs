//! Groups of two, and of three where somebody would be left out.

use super::bounds::{self, Shape};
use super::graph::Edge;
use super::index;
use super::rounds::{Judgement, Outlook, RoundError, solve_wide};
use super::table::{Table, pairs_of};

/// How often an odd number is matched anew, with what the last matching offers to the one who joins a pair.
const PASSES: usize = 3;

/// Chooses pairs, and how much more others might be worth, where that is known.
pub(super) fn choose<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &Outlook<'_, J>,
) -> Result<(Vec<Vec<u32>>, Option<i128>), RoundError> {
    let members = outlook.round.members;
    let weight = |edge: Edge<i128>| edge.weight + outlook.cover(edge.one) + outlook.cover(edge.other);
    let edges = || outlook.edges().map(|edge| Edge { weight: weight(edge), ..edge });
    let matching = solve_wide(members, edges().collect(), outlook.round.seed)?;
    let proof = outlook.for_all(&matching.proof, |member| outlook.cover(member));

    let mut best = seat(outlook, matching.pairs().collect())?;
    if best.groups.iter().all(|group| group.len() == 2) {
        return Ok((best.groups, Some(proof.bound() - matching.weight)));
    }
    let is_odd = members % 2 == 1;
    let mut last = best.clone();
    for _ in 0..if is_odd { PASSES } else { 0 } {
        // Somebody outside, whose mate is the one to join a pair: what the last pairs offer to each.
        let offers = offers(outlook, &last);
        let offers = (0..).zip(offers).filter_map(|(member, offer)| {
            offer.map(|offer| Edge {
                one: member,
                other: members,
                weight: offer + outlook.cover(member) + outlook.step(),
            })
        });
        let matching = solve_wide(members + 1, edges().chain(offers).collect(), outlook.round.seed)?;
        last = seat(outlook, matching.pairs().filter(|(_, other)| *other != members).collect())?;
        if last.value() > best.value() {
            best = last.clone();
        }
    }
    let triples = best.groups.iter().filter(|group| group.len() > 2).count();
    let seated: usize = best.groups.iter().map(Vec::len).sum();
    let short = if seated == index(members) && triples == 1 {
        let bound = bounds::bound(&proof, |member| outlook.cover(member), Shape { degree: 1, oversize: 1 });
        Some(bound - best.worth())
    } else {
        None
    };
    Ok((best.groups, short))
}

/// What each member could get at most who joins one of the pairs.
fn offers<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &Outlook<'_, J>,
    table: &Table<'_, J>,
) -> Vec<Option<i128>> {
    let mut offers: Vec<Option<i128>> = vec![None; index(outlook.round.members)];
    for (one, other, _) in &outlook.candidates.pairs {
        for (joining, host) in [(*one, *other), (*other, *one)] {
            let Some(group) = table.group_of(host).filter(|group| !group.contains(&joining)) else { continue };
            // Of a group of three the two others are a pair.
            let offer = match *group.as_slice() {
                [one, other] => table.gain(joining, &[one, other]),
                [one, other, third] => [[one, other], [one, third], [other, third]]
                    .iter()
                    .filter_map(|pair| table.gain(joining, pair))
                    .max(),
                _ => None,
            };
            if let Some(place) = offers.get_mut(index(joining)) {
                *place = offer.max(*place);
            }
        }
    }
    offers
}

/// Gives those who are in no pair a seat beside one, as many as can and as well as can be; then looks whether groups
/// of three and the pairs around them are better cut otherwise.
fn seat<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &'a Outlook<'a, J>,
    pairs: Vec<(u32, u32)>,
) -> Result<Table<'a, J>, RoundError> {
    let mut table = Table::new(outlook, pairs.into_iter().map(|(one, other)| vec![one, other]).collect());
    let alone = table.alone();
    let seats = u32::try_from(table.groups.len()).unwrap_or(u32::MAX);
    let mut edges = Vec::new();
    for (place, member) in (seats..).zip(&alone) {
        let offers = (0..seats).zip(&table.groups).filter_map(|(seat, group)| {
            let weight = table.gain(*member, group)? + outlook.cover(*member);
            Some(Edge { one: seat, other: place, weight })
        });
        edges.extend(offers);
    }
    let places = seats.saturating_add(u32::try_from(alone.len()).unwrap_or(u32::MAX));
    let matching = solve_wide(places, edges, outlook.round.seed)?;
    for (seat, place) in matching.pairs() {
        if let Some(member) = alone.get(index(place - seats)) {
            table.join(index(seat), *member);
        }
    }
    for at in 0..table.groups.len() {
        while table.groups.get(at).is_some_and(|group| group.len() == 3) && recut(&mut table, at) {}
    }
    Ok(table)
}

/// Finds the pair with which a group of three is best cut anew, and does it. Says whether there was one.
fn recut<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(table: &mut Table<'_, J>, at: usize) -> bool {
    let Some(triple) = table.groups.get(at).cloned() else { return false };
    let mut best: Option<(i128, usize, Vec<u32>, Vec<u32>)> = None;
    for other in table.nearby(&triple) {
        let Some(pair) = table.groups.get(other).filter(|group| other != at && group.len() == 2) else { continue };
        let five: Vec<u32> = triple.iter().chain(pair).copied().collect();
        let (Some(first), Some(second)) = (table.sum(&triple), table.sum(pair)) else { continue };
        for (one, two) in pairs_of(&five) {
            let rest: Vec<u32> = five.iter().copied().filter(|member| *member != one && *member != two).collect();
            let (Some(duo), Some(trio)) = (table.sum(&[one, two]), table.sum(&rest)) else { continue };
            let gain = duo + trio - first - second;
            if gain > best.as_ref().map_or(0, |(gain, ..)| *gain) {
                best = Some((gain, other, rest, vec![one, two]));
            }
        }
    }
    let Some((_, other, trio, duo)) = best else { return false };
    table.replace(at, trio);
    table.replace(other, duo);
    true
}
