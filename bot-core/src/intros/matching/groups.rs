//! Groups of three and of four. To find the best is hard (even whether there are any without forbidden pairs), so
//! they are put together by exact matchings, and bettered by exact matchings and by swaps.

use std::cmp::Reverse;

use super::bounds::Shape;
use super::chance::Chance;
use super::graph::Edge;
use super::index;
use super::rounds::{Judgement, Outlook, RoundError, Size, solve_wide};
use super::table::Table;

/// Members whose seats are matched anew over all rounds of bettering, about.
const EFFORT: u32 = 30_000;

/// Up to so many members everybody may change seats with everybody, not only with candidates' groups.
const SMALL: u32 = 64;

/// Members per shake, about: so small a part of all is put into disorder, and bettered again.
const SHAKES: u32 = 1_000;

/// A table and what must be known to better it.
struct Bettering<'a, J> {
    outlook: &'a Outlook<'a, J>,
    table: Table<'a, J>,
    /// How many sit in a usual group.
    size: usize,
    chance: Chance,
    seed: u64,
}

/// Chooses groups, and how much more others might be worth, where that is known.
pub(super) fn choose<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &Outlook<'_, J>,
) -> Result<(Vec<Vec<u32>>, Option<i128>), RoundError> {
    let members = outlook.round.members;
    let seed = outlook.round.seed;
    let table = begin(outlook, seed)?;
    let mut bettering = Bettering { outlook, table, size: size(outlook.round.size), chance: Chance::new(!seed), seed };
    bettering.run()?;
    let best = bettering.table;
    let usual = size(outlook.round.size);
    let oversize = best.groups.iter().filter(|group| group.len() > usual).count();
    let seated: usize = best.groups.iter().map(Vec::len).sum();
    let is_known = usual == 3 || oversize == 0;
    let short = if seated == index(members) && is_known {
        let degree = u32::try_from(usual - 1).unwrap_or(0);
        Some(outlook.bound(Shape { degree, oversize })? - best.worth())
    } else {
        None
    };
    Ok((best.groups, short))
}

fn size(size: Size) -> usize {
    match size {
        Size::Pairs => 2,
        Size::Threes => 3,
        Size::Fours => 4,
    }
}

/// Pairs, and then pairs of pairs, or pairs with one more each.
fn begin<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &'a Outlook<'a, J>,
    seed: u64,
) -> Result<Table<'a, J>, RoundError> {
    let members = outlook.round.members;
    let cover = |edge: &Edge<i128>| outlook.cover(edge.one) + outlook.cover(edge.other);
    let edges = outlook.edges().map(|edge| Edge { weight: edge.weight + cover(&edge), ..edge });
    let matching = solve_wide(members, edges.collect(), seed)?;
    let mut pairs: Vec<Vec<u32>> = matching.pairs().map(|(one, other)| vec![one, other]).collect();
    let mut rest: Vec<Vec<u32>> = matching.alone().map(|member| vec![member]).collect();
    if outlook.round.size == Size::Threes {
        // One pair for each group to be, the best ones; the others are taken apart.
        let worth = |pair: &Vec<u32>| match **pair {
            [one, other] => outlook.worth(one, other),
            _ => None,
        };
        pairs.sort_by_cached_key(|pair| Reverse(worth(pair)));
        let kept = index(members) / 3 + usize::from(members % 3 == 2);
        let apart = pairs.split_off(kept.min(pairs.len()));
        rest.extend(apart.into_iter().flatten().map(|member| vec![member]));
        let groups = pairs.len();
        pairs.append(&mut rest);
        let table = join(outlook, pairs, Some(groups), seed)?;
        return Ok(place(outlook, table, 3));
    }
    pairs.append(&mut rest);
    let table = join(outlook, pairs, None, seed)?;
    Ok(place(outlook, table, 4))
}

/// Joins pieces of groups in twos, as well as can be: each of the first `left` with one of the others, or, without
/// `left`, any two. Who stays a piece of one is nowhere.
fn join<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &'a Outlook<'a, J>,
    pieces: Vec<Vec<u32>>,
    left: Option<usize>,
    seed: u64,
) -> Result<Table<'a, J>, RoundError> {
    let table = Table::new(outlook, pieces);
    let matched = matched(outlook, &table, left, None, seed)?;
    let mut groups = Vec::new();
    for (at, piece) in table.groups.iter().enumerate() {
        match matched.get(at).copied().flatten() {
            Some(other) if other > at => {
                groups.push(piece.iter().chain(table.groups.get(other).into_iter().flatten()).copied().collect());
            }
            None if piece.len() > 1 => groups.push(piece.clone()),
            _ => {}
        }
    }
    Ok(Table::new(outlook, groups))
}

/// The best matching of groups that sit at a table, where candidates of each other sit in them. With `own` each may be
/// matched with the one so many places on in any case.
fn matched<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &Outlook<'_, J>,
    table: &Table<'_, J>,
    left: Option<usize>,
    own: Option<usize>,
    seed: u64,
) -> Result<Vec<Option<usize>>, RoundError> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let mut edges = Vec::new();
    for (at, piece) in table.groups.iter().enumerate() {
        let nearby =
            if table.groups.len() <= index(SMALL) { (0..table.groups.len()).collect() } else { table.nearby(piece) };
        for other in nearby.into_iter().chain(own.map(|own| at + own)).filter(|other| *other != at) {
            let is_across = left.is_none_or(|left| (at < left) != (other < left));
            let Some(partner) = table.groups.get(other).filter(|_| is_across) else { continue };
            let worths: Option<i128> = piece.iter().map(|member| table.gain(*member, partner)).sum();
            let Some(worth) = worths else { continue };
            let covered: i128 = piece.iter().chain(partner).map(|member| outlook.cover(*member)).sum();
            edges.push(Edge { one: number(at.min(other)), other: number(at.max(other)), weight: worth + covered });
        }
    }
    let matching = solve_wide(number(table.groups.len()), edges, seed)?;
    Ok(matching.mates.into_iter().map(|mate| mate.map(index)).collect())
}

/// Finds seats for those who have none, and fills groups that are too small from those that are full.
fn place<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    outlook: &'a Outlook<'a, J>,
    table: Table<'a, J>,
    size: usize,
) -> Table<'a, J> {
    let mut table = table;
    let mut alone = table.alone();
    alone.sort_by_key(|member| (Reverse(outlook.cover(*member)), *member));
    for member in alone {
        // A group that is not full, or else, beside threes, one that is; beside fours a new one, which grows below.
        let most = if size == 3 { size } else { size - 1 };
        let seat = best_seat(&table, member, size - 1).or_else(|| best_seat(&table, member, most));
        let seat = seat.unwrap_or_else(|| {
            table.groups.push(Vec::new());
            table.groups.len() - 1
        });
        table.join(seat, member);
    }
    let fewest = if size == 4 { 3 } else { 2 };
    for at in 0..table.groups.len() {
        while table.groups.get(at).is_some_and(|group| (1..fewest).contains(&group.len()))
            && grow(&mut table, at, fewest)
        {}
    }
    for at in 0..table.groups.len() {
        if let Some([member]) = table.groups.get(at).map(Vec::as_slice)
            && let Some(seat) = best_seat(&table, *member, size)
        {
            let member = *member;
            table.replace(at, Vec::new());
            table.join(seat, member);
        }
    }
    let groups = std::mem::take(&mut table.groups);
    Table::new(outlook, groups.into_iter().filter(|group| group.len() > 1).collect())
}

/// The group of so many at most in which somebody does best.
fn best_seat<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    table: &Table<'_, J>,
    member: u32,
    most: usize,
) -> Option<usize> {
    let here = table.seat(member);
    let groups = table.groups.iter().enumerate();
    let open = groups.filter(|(at, group)| Some(*at) != here && !group.is_empty() && group.len() <= most);
    let gains = open.filter_map(|(at, group)| Some((table.gain(member, group)?, Reverse(at))));
    gains.max().map(|(_, Reverse(at))| at)
}

/// Takes the member who is missed least from a group that can spare one. Says whether there was one.
fn grow<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync>(
    table: &mut Table<'_, J>,
    small: usize,
    fewest: usize,
) -> bool {
    let Some(here) = table.groups.get(small).cloned() else { return false };
    let mut best: Option<(i128, usize, u32)> = None;
    for (at, group) in table.groups.iter().enumerate().filter(|(at, group)| *at != small && group.len() > fewest) {
        for member in group {
            let Some(gain) = table.gain(*member, &here).zip(table.gain(*member, group)) else { continue };
            let gain = gain.0 - gain.1;
            if best.is_none_or(|(best, ..)| gain > best) {
                best = Some((gain, at, *member));
            }
        }
    }
    let Some((_, from, member)) = best else { return false };
    let rest = table.groups.get(from).into_iter().flatten().copied().filter(|other| *other != member).collect();
    table.replace(from, rest);
    table.join(small, member);
    true
}

impl<J: Fn(u32, u32, i64) -> Option<Judgement> + Sync> Bettering<'_, J> {
    /// Matches seats anew until it has been enough; swaps until nothing gets better; shakes, and keeps what is better.
    fn run(&mut self) -> Result<(), RoundError> {
        let members = self.outlook.round.members.max(1);
        for _ in 0..(EFFORT / members).clamp(3, 10) {
            self.seat_anew()?;
            if self.size == 4 {
                self.halve_anew()?;
            }
        }
        self.swap((0..self.table.groups.len()).collect());
        for _ in 0..(SHAKES / members).min(40) {
            let before = self.table.clone();
            let shaken = self.shake();
            self.swap(shaken);
            if self.table.worth() < before.worth() {
                self.table = before;
            }
        }
        Ok(())
    }

    /// Lets a few change seats whether it is better or not. Says in which groups.
    fn shake(&mut self) -> Vec<usize> {
        let mut shaken = Vec::new();
        let groups = self.table.groups.len();
        for _ in 0..3 {
            let (here, there) = (self.chance.below(groups), self.chance.below(groups));
            let (Some(mut own), Some(mut theirs)) =
                (self.table.groups.get(here).cloned(), self.table.groups.get(there).cloned())
            else {
                continue;
            };
            let (one, other) = (self.chance.below(own.len()), self.chance.below(theirs.len()));
            if here == there {
                continue;
            }
            if let (Some(one), Some(other)) = (own.get_mut(one), theirs.get_mut(other)) {
                std::mem::swap(one, other);
            }
            if self.table.sum(&own).is_some() && self.table.sum(&theirs).is_some() {
                self.table.replace(here, own);
                self.table.replace(there, theirs);
                shaken.extend([here, there]);
            }
        }
        shaken
    }

    /// One member of each group, whom chance names, gets up; and all those take the free seats as well as can be.
    fn seat_anew(&mut self) -> Result<(), RoundError> {
        let mut rests = Vec::new();
        let mut standing = Vec::new();
        for group in &self.table.groups {
            let mut rest = group.clone();
            let up = rest.swap_remove(self.chance.below(rest.len()));
            standing.push(vec![up]);
            rests.push(rest);
        }
        self.rejoin(rests, standing)
    }

    /// Each full group of four is cut into two pairs, as chance names them; and pairs are joined as well as can be.
    fn halve_anew(&mut self) -> Result<(), RoundError> {
        let mut halves = Vec::new();
        let mut others = Vec::new();
        let (full, rest): (Vec<_>, Vec<_>) = self.table.groups.iter().cloned().partition(|group| group.len() == 4);
        for mut group in full {
            self.chance.shuffle(&mut group);
            others.push(group.split_off(2));
            halves.push(group);
        }
        let before = halves.len();
        halves.append(&mut others);
        let pieces = Table::new(self.outlook, halves);
        let matched = matched(self.outlook, &pieces, None, Some(before), self.seed)?;
        let mut groups = rest;
        self.take(&pieces, &matched, before, &mut groups);
        Ok(())
    }

    /// Joins each of `rests` with one of `standing`, as well as can be.
    fn rejoin(&mut self, rests: Vec<Vec<u32>>, standing: Vec<Vec<u32>>) -> Result<(), RoundError> {
        let before = rests.len();
        let pieces = Table::new(self.outlook, rests.into_iter().chain(standing).collect());
        let matched = matched(self.outlook, &pieces, Some(before), Some(before), self.seed)?;
        self.take(&pieces, &matched, before, &mut Vec::new());
        Ok(())
    }

    /// Takes joined pieces for the new groups, when all are joined and it is no loss.
    fn take(&mut self, pieces: &Table<'_, J>, matched: &[Option<usize>], count: usize, groups: &mut Vec<Vec<u32>>) {
        let joined = matched
            .iter()
            .enumerate()
            .filter_map(|(at, other)| other.filter(|other| *other > at).map(|other| (at, other)));
        let first = groups.len();
        for (at, other) in joined {
            let members = [at, other].into_iter().filter_map(|piece| pieces.groups.get(piece)).flatten();
            groups.push(members.copied().collect());
        }
        if groups.len() - first == count {
            let table = Table::new(self.outlook, std::mem::take(groups));
            if table.worth() >= self.table.worth() {
                self.table = table;
            }
        }
    }

    /// Lets two change seats, or one move to a smaller group, wherever that is better, beginning with those in some
    /// groups, and going on with those in groups that changed.
    fn swap(&mut self, groups: Vec<usize>) {
        let everywhere = self.outlook.round.members <= SMALL;
        let mut left = groups.len() * 10 + 100;
        let mut waiting = groups;
        while let Some(here) = waiting.pop().filter(|_| left > 0) {
            left -= 1;
            for member in self.table.groups.get(here).cloned().unwrap_or_default() {
                let nearby =
                    if everywhere { (0..self.table.groups.len()).collect() } else { self.table.nearby(&[member]) };
                let changed = nearby.into_iter().find(|there| *there != here && self.change(member, *there));
                if let Some(there) = changed {
                    waiting.extend([there, here]);
                    break;
                }
            }
        }
    }

    /// Lets a member change to another group, for one there or, when that is smaller, for nobody, if it is better.
    fn change(&mut self, member: u32, there: usize) -> bool {
        let table = &self.table;
        let Some(here) = table.seat(member) else { return false };
        let (Some(own), Some(theirs)) = (table.groups.get(here), table.groups.get(there)) else { return false };
        let Some(now) = table.gain(member, own) else { return false };
        let mut best: Option<(i128, Option<u32>)> = None;
        for other in theirs {
            let (Some(there_now), Some(in_place)) =
                (table.gain(*other, theirs), table.gain_instead(member, theirs, *other))
            else {
                continue;
            };
            let Some(back) = table.gain_instead(*other, own, member) else { continue };
            let gain = in_place + back - now - there_now;
            if gain > best.map_or(0, |(best, _)| best) {
                best = Some((gain, Some(*other)));
            }
        }
        if own.len() == theirs.len() + 1
            && let Some(gain) = table.gain(member, theirs).map(|gain| gain - now)
            && gain > best.map_or(0, |(best, _)| best)
        {
            best = Some((gain, None));
        }
        let Some((_, other)) = best else { return false };
        let without = |group: &[u32], gone: Option<u32>| -> Vec<u32> {
            group.iter().copied().filter(|here| Some(*here) != gone).collect()
        };
        let (mut own, mut theirs) = (without(own, Some(member)), without(theirs, other));
        theirs.push(member);
        own.extend(other);
        self.table.replace(here, own);
        self.table.replace(there, theirs);
        true
    }
}
