use std::collections::BTreeSet;

use bot_core::intros::matching::{Judgement, Round, RoundError, Size, choose_groups};

use crate::{Interests, Lots};

fn round(members: u32, size: Size, seed: u64) -> Round<'static> {
    Round { members, size, gap: 12, waited: &[], seed }
}

/// The best fit of groups of these sizes, by trying all. None when there are no such groups.
fn by_brute_force(left: &[u32], sizes: &[usize], fit: &impl Fn(u32, u32) -> Option<i64>) -> Option<i64> {
    let Some((first, rest)) = left.split_first() else { return Some(0) };
    let mut best = None;
    let mut tried = BTreeSet::new();
    for (at, size) in sizes.iter().enumerate() {
        if !tried.insert(*size) {
            continue;
        }
        let others: Vec<usize> =
            sizes.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, size)| *size).collect();
        for set in 0_u32..1 << rest.len() {
            if usize::try_from(set.count_ones()).ok() != Some(size - 1) {
                continue;
            }
            let (mut group, mut remaining) = (vec![*first], Vec::new());
            for (bit, member) in rest.iter().enumerate() {
                if set >> bit & 1 == 1 { group.push(*member) } else { remaining.push(*member) }
            }
            let pairs = group
                .iter()
                .enumerate()
                .flat_map(|(at, one)| group.iter().skip(at + 1).map(move |other| (*one, *other)));
            let Some(inside) = pairs.map(|(one, other)| fit(one, other)).sum::<Option<i64>>() else { continue };
            let whole = by_brute_force(&remaining, &others, fit).map(|rest| rest + inside);
            best = whole.max(best);
        }
    }
    best
}

/// How many rounds of each kind are tried.
const SEEDS: u64 = 10;

/// How near groups come to the best, in thousandths, over many small rounds; every bound is checked.
fn nearness(size: Size, members: u32, sizes: &[usize]) -> Result<(i64, usize), RoundError> {
    let mut lots = Lots(u64::from(members));
    let (mut ours, mut best, mut misses) = (0, 0, 0);
    for seed in 0..SEEDS {
        let interests = Interests::new(members, &mut lots);
        let fit = |one, other| Some(interests.fit(one, other));
        let judge = |one, other| Some(Judgement { fit: interests.fit(one, other), rounds_ago: None });
        let grouping = choose_groups(&round(members, size, seed), judge)?;
        let optimum = by_brute_force(&(0..members).collect::<Vec<u32>>(), sizes, &fit).unwrap_or(0);
        assert!(grouping.fit <= optimum && grouping.alone.is_empty());
        assert!(grouping.fit_bound.is_some_and(|bound| bound >= optimum), "{grouping:?} {optimum}");
        ours += grouping.fit;
        best += optimum;
        misses += usize::from(grouping.fit < optimum);
    }
    Ok((ours * 1000 / best, misses))
}

#[test]
fn groups_come_near_brute_force_and_their_bounds_hold() -> Result<(), RoundError> {
    let cases: [(Size, u32, &[usize]); 8] = [
        (Size::Pairs, 7, &[3, 2, 2]),
        (Size::Pairs, 9, &[3, 2, 2, 2]),
        (Size::Threes, 6, &[3, 3]),
        (Size::Threes, 7, &[4, 3]),
        (Size::Threes, 9, &[3, 3, 3]),
        (Size::Fours, 8, &[4, 4]),
        (Size::Fours, 9, &[3, 3, 3]),
        (Size::Fours, 10, &[4, 3, 3]),
    ];
    for (size, members, sizes) in cases {
        let (nearness, misses) = nearness(size, members, sizes)?;
        assert!(nearness >= 995 && misses <= 3, "{size:?} of {members}: {nearness} thousandths, {misses} missed");
    }
    Ok(())
}

#[test]
fn who_must_not_meet_is_in_no_group_together() -> Result<(), RoundError> {
    let mut lots = Lots(31);
    for seed in 0..25 {
        let members = 4 + lots.below(20);
        let interests = Interests::new(members, &mut lots);
        let share = lots.below(60);
        let mut apart = BTreeSet::new();
        for one in 0..members {
            apart.extend((one + 1..members).filter(|_| lots.below(100) < share).map(|other| (one, other)));
        }
        let judge = |one: u32, other: u32| {
            assert!(one < other);
            let judgement = Judgement { fit: interests.fit(one, other), rounds_ago: None };
            (!apart.contains(&(one, other))).then_some(judgement)
        };
        for size in [Size::Pairs, Size::Threes, Size::Fours] {
            let grouping = choose_groups(&round(members, size, seed), judge)?;
            for group in &grouping.groups {
                let pairs = group.iter().flat_map(|one| group.iter().map(move |other| (*one, *other)));
                assert!(pairs.into_iter().all(|pair| !apart.contains(&pair)), "{group:?}");
            }
            if share < 20 {
                assert!(grouping.alone.is_empty(), "{size:?} of {members} with {share}: {:?}", grouping.alone);
            }
        }
    }
    Ok(())
}

/// Groups as they come, and then members change seats while that is better.
fn shuffle_with_swaps(members: u32, size: u32, fit: impl Fn(u32, u32) -> i64) -> i64 {
    let group_of = |seat: u32| seat / size;
    let mut seats: Vec<u32> = (0..members).collect();
    let worth = |seats: &[u32], group: u32| -> i64 {
        let here: Vec<u32> =
            (0..).zip(seats).filter(|(seat, _)| group_of(*seat) == group).map(|(_, member)| *member).collect();
        here.iter()
            .enumerate()
            .map(|(at, one)| here.iter().skip(at + 1).map(|other| fit(*one, *other)).sum::<i64>())
            .sum()
    };
    let mut is_better = true;
    while std::mem::take(&mut is_better) {
        for one in 0..seats.len() {
            for other in 0..one {
                let at = |seat: usize| group_of(u32::try_from(seat).unwrap_or(0));
                let both = |seats: &[u32]| worth(seats, at(one)) + worth(seats, at(other));
                let before = both(&seats);
                seats.swap(one, other);
                if at(one) != at(other) && both(&seats) > before {
                    is_better = true;
                } else {
                    seats.swap(one, other);
                }
            }
        }
    }
    (0..=members / size).map(|group| worth(&seats, group)).sum()
}

#[test]
fn groups_are_not_worse_than_swaps_make_them() -> Result<(), RoundError> {
    let mut lots = Lots(32);
    for (size, count) in [(Size::Threes, 3), (Size::Fours, 4)] {
        for seed in 0..2 {
            let interests = Interests::new(48, &mut lots);
            let judge = |one, other| Some(Judgement { fit: interests.fit(one, other), rounds_ago: None });
            let grouping = choose_groups(&round(48, size, seed), judge)?;
            let swapped = shuffle_with_swaps(48, count, |one, other| interests.fit(one.min(other), one.max(other)));
            assert!(grouping.fit >= swapped, "{size:?}: {} and {swapped}", grouping.fit);
            let bound = grouping.fit_bound.unwrap_or(i64::MAX);
            assert!(bound <= grouping.fit * 13 / 10, "{size:?}: {} of {bound}", grouping.fit);
        }
    }
    Ok(())
}
