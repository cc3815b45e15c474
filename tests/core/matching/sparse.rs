use bot_core::intros::matching::{Candidates, Edge, Graph, best_candidates, solve};

use crate::{Interests, Lots, TestResult};

const MEMBERS: u32 = 160;

fn edges(candidates: &Candidates<i64>) -> Vec<Edge> {
    candidates.pairs.iter().map(|(one, other, weight)| Edge { one: *one, other: *other, weight: *weight }).collect()
}

#[test]
fn what_is_outside_the_candidates_is_worth_no_more_than_the_lesser_cut() {
    let mut lots = Lots(11);
    let interests = Interests::new(60, &mut lots);
    // Some must not meet, so that a few have less candidates than they might.
    let judge = |one: u32, other: u32| {
        let is_far = one < 3 && other > 10;
        (!is_far).then(|| interests.fit(one, other))
    };
    let candidates = best_candidates(60, 12, 5, judge);
    assert_eq!(candidates, best_candidates(60, 12, 5, judge));
    let cut = |member: u32| candidates.cuts.get(usize::try_from(member).unwrap_or(0)).copied().flatten();
    for one in 0..60 {
        for other in one + 1..60 {
            let is_in = candidates.pairs.iter().any(|(here, there, _)| (*here, *there) == (one, other));
            let (Some(worth), false) = (judge(one, other), is_in) else { continue };
            assert!(cut(one).zip(cut(other)).is_some_and(|(one, other)| worth <= one.min(other)), "{one} {other}");
        }
    }
    assert!((0..3).all(|member| cut(member).is_none()) && cut(30).is_some());
}

#[test]
fn equal_candidates_are_spread_over_everybody() {
    let candidates = best_candidates(100, 5, 1, |_, _| Some(1));
    let of = |member: u32| candidates.pairs.iter().filter(|(one, other, _)| [one, other].contains(&&member)).count();
    assert!((0..100).all(|member| (5..30).contains(&of(member))));
}

#[test]
fn the_raised_proof_bounds_the_best_over_all_pairs_and_candidates_come_near_it() -> TestResult {
    let mut lots = Lots(12);
    for (seed, count) in [(0, 4), (1, 8), (2, 16), (3, 32), (4, 200)] {
        let interests = Interests::new(MEMBERS, &mut lots);
        let judge = |one, other| Some(interests.fit(one, other));
        let candidates = best_candidates(MEMBERS, count, seed, judge);
        let matching = solve(&Graph::new(MEMBERS, &edges(&candidates))?, seed);

        let all = Graph::new(MEMBERS, &edges(&best_candidates(MEMBERS, 1_000, 0, judge)))?;
        let best = solve(&all, seed);
        let raised = matching.proof.raised(&candidates.cuts);
        raised.covers(&all)?;
        assert!(raised.bound() >= i128::from(best.weight) && best.weight >= matching.weight);
        if count >= 16 {
            assert!(matching.weight * 1000 >= best.weight * 995, "{} of {}", matching.weight, best.weight);
            assert!(raised.bound() * 100 <= i128::from(best.weight) * 108, "{} over {}", raised.bound(), best.weight);
        }
        if count == 200 {
            assert_eq!(raised.bound(), i128::from(matching.weight));
        }
    }
    Ok(())
}
