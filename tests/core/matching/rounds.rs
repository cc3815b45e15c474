use std::collections::{BTreeMap, BTreeSet};

use bot_core::intros::matching::{
    COMPLETE, Grouping, Judgement, Round, RoundError, Size, Tiers, choose_groups, choose_groups_above,
};

use crate::{Interests, Lots, TestResult};

/// When each two met last.
type Met = BTreeMap<(u32, u32), u32>;

fn round(members: u32, size: Size, seed: u64) -> Round<'static> {
    Round { members, size, gap: 12, waited: &[], seed }
}

/// Notes who met in round `now`.
fn note(met: &mut Met, grouping: &Grouping, now: u32) {
    for group in &grouping.groups {
        for one in group {
            met.extend(group.iter().filter(|other| one < other).map(|other| ((*one, *other), now)));
        }
    }
}

/// Everybody is somewhere, once.
fn check(grouping: &Grouping, members: u32) {
    let mut all: Vec<u32> = grouping.groups.iter().flatten().chain(&grouping.alone).copied().collect();
    all.sort_unstable();
    assert_eq!(all, (0..members).collect::<Vec<u32>>());
}

#[test]
fn forty_members_meet_without_a_repeat_for_twenty_rounds() -> Result<(), RoundError> {
    let mut lots = Lots(21);
    let interests = Interests::new(40, &mut lots);
    let mut met = Met::new();
    for now in 0..20 {
        let judge = |one, other| {
            let rounds_ago = met.get(&(one, other)).map(|then| now - then);
            Some(Judgement { fit: interests.fit(one, other), rounds_ago })
        };
        let round = Round { gap: 100, ..round(40, Size::Pairs, u64::from(now)) };
        let grouping = choose_groups(&round, judge)?;
        check(&grouping, 40);
        assert_eq!((grouping.repeats, grouping.groups.len()), (0, 20));
        assert_eq!(grouping.fit_bound, Some(grouping.fit), "round {now} is not proven to be the best");
        note(&mut met, &grouping, now);
    }
    Ok(())
}

#[test]
fn more_than_can_be_held_against_each_other_meet_by_the_same_rules() -> Result<(), RoundError> {
    // One more than every two are looked at for; an even number.
    let members = COMPLETE + 2;
    let interests = Interests::new(members, &mut Lots(25));
    // One in five must not meet, and a few may meet hardly anybody.
    let may = |one: u32, other: u32| !(one + other).is_multiple_of(5) && (one > 2 || other < 60);
    let mut met = Met::new();
    for (now, size) in (0..).zip([Size::Pairs, Size::Threes]) {
        let judge = |one: u32, other: u32| {
            let rounds_ago = met.get(&(one, other)).map(|then| now - then);
            may(one, other).then(|| Judgement { fit: interests.fit(one, other), rounds_ago })
        };
        // To say nothing of those who fit less than is asked for changes nothing.
        let shy = |one: u32, other: u32, least: i64| {
            judge(one, other).filter(|judgement| judgement.rounds_ago.is_some() || judgement.fit >= least)
        };
        let round = round(members, size, u64::from(now));
        let grouping = choose_groups_above(&round, shy)?;
        check(&grouping, members);
        assert_eq!((grouping.repeats, grouping.alone.as_slice()), (0, &[][..]), "{size:?}");
        for group in &grouping.groups {
            for one in group {
                assert!(group.iter().filter(|other| one < other).all(|other| may(*one, *other)), "{group:?}");
            }
        }
        if size == Size::Pairs {
            assert!(grouping.groups.iter().all(|group| group.len() == 2));
            let bound = grouping.fit_bound.unwrap_or(i64::MAX);
            assert!(grouping.fit <= bound && grouping.fit * 100 >= bound * 99, "{} of {bound}", grouping.fit);
            assert_eq!(choose_groups(&round, judge)?, grouping);
        }
        note(&mut met, &grouping, now);
    }
    Ok(())
}

#[test]
fn when_all_have_met_the_oldest_acquaintance_comes_first() -> Result<(), RoundError> {
    let mut met = Met::new();
    let mut rounds = Vec::new();
    for now in 0..9 {
        // The best fit by far is always the same.
        let fit = |one, other| if (one, other) == (0, 1) { 1_000 } else { 1 };
        let judge = |one, other| {
            Some(Judgement { fit: fit(one, other), rounds_ago: met.get(&(one, other)).map(|then| now - then) })
        };
        let grouping = choose_groups(&round(4, Size::Pairs, 1), judge)?;
        assert_eq!(grouping.repeats, if now < 3 { 0 } else { 2 });
        note(&mut met, &grouping, now);
        rounds.push(grouping.groups);
    }
    assert_eq!(rounds.first(), Some(&vec![vec![0, 1], vec![2, 3]]));
    assert_eq!(rounds.get(..6), rounds.get(3..));
    Ok(())
}

#[test]
fn the_gap_ends_a_repeat() -> Result<(), RoundError> {
    let judge =
        |rounds| move |one, other| Some(Judgement { fit: 1, rounds_ago: (one == 0 && other == 1).then_some(rounds) });
    for (rounds, repeats) in [(1, 1), (12, 1), (13, 0), (99, 0)] {
        assert_eq!(choose_groups(&round(2, Size::Pairs, 0), judge(rounds))?.repeats, repeats);
    }
    Ok(())
}

#[test]
fn nobody_is_left_out_before_repeats_and_fit_count() -> Result<(), RoundError> {
    // A path: the best pair is the middle one, and it would leave both ends alone.
    let judge = |one: u32, other: u32| {
        let is_middle = (one, other) == (1, 2);
        let judgement = Judgement { fit: if is_middle { 900 } else { -5 }, rounds_ago: (!is_middle).then_some(1) };
        (other == one + 1).then_some(judgement)
    };
    let grouping = choose_groups(&round(4, Size::Pairs, 0), judge)?;
    assert_eq!(grouping.groups, [[0, 1], [2, 3]]);
    assert_eq!((grouping.repeats, grouping.fit, grouping.fit_bound), (2, -10, Some(-10)));
    Ok(())
}

#[test]
fn who_was_left_out_goes_first() -> Result<(), RoundError> {
    // All may meet 0 alone; one of them can.
    let judge = |one: u32, other: u32| (one == 0).then_some(Judgement { fit: 10 - i64::from(other), rounds_ago: None });
    let waited = [0, 0, 0, 2, 1, 0];
    let grouping = choose_groups(&Round { waited: &waited, ..round(6, Size::Pairs, 0) }, judge)?;
    assert_eq!((grouping.groups.as_slice(), grouping.alone.as_slice()), (&[vec![0, 3]][..], &[1, 2, 4, 5][..]));
    Ok(())
}

#[test]
fn an_odd_number_makes_one_group_of_three() -> Result<(), RoundError> {
    let mut lots = Lots(22);
    for members in [3, 5, 7, 31] {
        let interests = Interests::new(members, &mut lots);
        let judge = |one, other| Some(Judgement { fit: interests.fit(one, other), rounds_ago: None });
        let grouping = choose_groups(&round(members, Size::Pairs, 3), judge)?;
        check(&grouping, members);
        let larger: Vec<usize> = grouping.groups.iter().map(Vec::len).filter(|size| *size != 2).collect();
        assert_eq!(larger, [3], "{members}");
        assert!(grouping.fit_bound.is_some_and(|bound| bound >= grouping.fit));
    }
    Ok(())
}

#[test]
fn sizes_are_as_even_as_can_be() -> Result<(), RoundError> {
    let sizes = |members, size| {
        let judge = |_, _| Some(Judgement { fit: 1, rounds_ago: None });
        let mut sizes: Vec<usize> =
            choose_groups(&round(members, size, 0), judge)?.groups.iter().map(Vec::len).collect();
        sizes.sort_unstable();
        Ok::<_, RoundError>(sizes)
    };
    for (members, expected) in [
        (0, vec![]),
        (1, vec![]),
        (2, vec![2]),
        (3, vec![3]),
        (4, vec![4]),
        (5, vec![2, 3]),
        (7, vec![3, 4]),
        (8, vec![2, 3, 3]),
        (9, vec![3; 3]),
    ] {
        assert_eq!(sizes(members, Size::Threes)?, expected, "threes of {members}");
    }
    for (members, expected) in [
        (2, vec![2]),
        (3, vec![3]),
        (4, vec![4]),
        (5, vec![2, 3]),
        (6, vec![3, 3]),
        (7, vec![3, 4]),
        (8, vec![4, 4]),
        (9, vec![3; 3]),
        (10, vec![3, 3, 4]),
        (13, vec![3, 3, 3, 4]),
        (14, vec![3, 3, 4, 4]),
        (15, vec![3, 4, 4, 4]),
    ] {
        assert_eq!(sizes(members, Size::Fours)?, expected, "fours of {members}");
    }
    Ok(())
}

#[test]
fn everybody_avoiding_everybody_is_nobody_in_a_group() -> Result<(), RoundError> {
    for size in [Size::Pairs, Size::Threes, Size::Fours] {
        for members in [0, 1, 2, 7] {
            let grouping = choose_groups(&round(members, size, 0), |_, _| None)?;
            check(&grouping, members);
            assert!(grouping.groups.is_empty());
        }
    }
    Ok(())
}

#[test]
fn who_cannot_be_paired_joins_a_pair() -> Result<(), RoundError> {
    // Two parties of three who avoid each other.
    let judge = |one: u32, other: u32| (one / 3 == other / 3).then_some(Judgement { fit: 1, rounds_ago: None });
    let grouping = choose_groups(&round(6, Size::Pairs, 0), judge)?;
    assert_eq!(grouping.groups, [[0, 1, 2], [3, 4, 5]]);
    Ok(())
}

#[test]
fn the_same_seed_gives_the_same_round_and_others_vary() -> Result<(), RoundError> {
    for size in [Size::Pairs, Size::Threes, Size::Fours] {
        let judge = |_, _| Some(Judgement { fit: 1, rounds_ago: None });
        let mut seen = BTreeSet::new();
        for seed in 0..8 {
            let grouping = choose_groups(&round(13, size, seed), judge)?;
            assert_eq!(grouping, choose_groups(&round(13, size, seed), judge)?);
            seen.insert(grouping.groups);
        }
        assert!(seen.len() > 4, "{size:?} {}", seen.len());
    }
    Ok(())
}

#[test]
fn the_first_tier_outweighs_all_below() -> TestResult {
    let tiers = Tiers::new([3, 10, 500]).ok_or("too large")?;
    assert_eq!(tiers.steps(), [1 + 500 + 501 * 10, 501, 1]);
    assert!(tiers.weigh([1, 0, 0]) > tiers.weigh([0, 10, 500]));
    assert!(tiers.weigh([0, 1, 0]) > tiers.weigh([0, 0, 500]));
    assert_eq!(Tiers::new([i128::MAX, i128::MAX, 2]), None);
    Ok(())
}
