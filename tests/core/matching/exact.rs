use std::collections::BTreeSet;

use bot_core::intros::matching::{Edge, Flaw, Graph, GraphError, Matching, Unit, solve};
use proptest::prelude::*;

use crate::{Lots, TestResult, Weights, weights};

/// The weight of the best matching, by trying all.
fn by_brute_force(vertices: u32, weights: &Weights) -> i64 {
    let mut best = vec![0_i64];
    for set in 1_usize..1 << vertices {
        let first = set.trailing_zeros();
        let of = |set: usize| best.get(set).copied().unwrap_or(0);
        let rest = set & !(1 << first);
        let others = (first + 1..vertices).filter(|other| rest >> other & 1 == 1);
        let matched = others.filter_map(|other| Some(weights.get(&(first, other))? + of(rest & !(1 << other))));
        let most = matched.max().unwrap_or(0).max(of(rest));
        best.push(most);
    }
    best.last().copied().unwrap_or(0)
}

fn check<W: Unit>(graph: &Graph<W>, matching: &Matching<W>) -> TestResult {
    matching.proof.verify(graph, &matching.mates)?;
    if matching.proof.bound() != matching.weight.wide() {
        return Err("the bound is not the weight".into());
    }
    Ok(())
}

#[test]
fn ten_thousand_small_graphs_are_matched_as_brute_force_does_and_every_proof_holds() -> TestResult {
    let mut lots = Lots(1);
    let mut blossoms = 0;
    for seed in 0..10_000 {
        let vertices = 1 + lots.below(8);
        let edges = lots.graph(vertices);
        let graph = Graph::new(vertices, &edges)?;
        let matching = solve(&graph, seed);
        check(&graph, &matching)?;
        assert_eq!(matching.weight, by_brute_force(vertices, &weights(&edges)), "{edges:?}");
        blossoms += matching.proof.blossoms.len();
    }
    assert!(blossoms > 100, "the hard part was hardly needed: {blossoms}");
    Ok(())
}

#[test]
fn larger_graphs_carry_their_proof() -> TestResult {
    let mut lots = Lots(2);
    let mut deep = 0;
    for seed in 0..40 {
        let vertices = 20 + lots.below(100);
        let graph = Graph::new(vertices, &lots.graph(vertices))?;
        let matching = solve(&graph, seed);
        check(&graph, &matching)?;
        deep += matching.proof.blossoms.iter().filter(|blossom| blossom.members.len() > 5).count();
    }
    assert!(deep > 10, "blossoms hardly lay in each other: {deep}");
    Ok(())
}

#[test]
fn weights_of_128_bits_are_matched_alike() -> TestResult {
    let mut lots = Lots(3);
    for seed in 0..200 {
        let vertices = 1 + lots.below(24);
        let edges = lots.graph(vertices);
        let wide = |edge: &Edge| Edge { one: edge.one, other: edge.other, weight: edge.weight.wide() << 70 };
        let wide: Vec<Edge<i128>> = edges.iter().map(wide).collect();
        let graph = Graph::new(vertices, &wide)?;
        let matching = solve(&graph, seed);
        check(&graph, &matching)?;
        assert_eq!(matching.mates, solve(&Graph::new(vertices, &edges)?, seed).mates);
    }
    Ok(())
}

#[test]
fn the_heaviest_weights_do_not_overflow() -> TestResult {
    let mut lots = Lots(4);
    for seed in 0..300 {
        let vertices = 3 + lots.below(20);
        let heaviest = i64::heaviest(vertices);
        let heavy =
            |edge: Edge| Edge { weight: if edge.weight % 3 == 0 { heaviest } else { heaviest - edge.weight }, ..edge };
        let edges: Vec<Edge> = lots
            .graph(vertices)
            .into_iter()
            .map(|edge| Edge { weight: edge.weight.abs(), ..edge })
            .map(heavy)
            .collect();
        let graph = Graph::new(vertices, &edges)?;
        check(&graph, &solve(&graph, seed))?;
    }
    Ok(())
}

#[test]
fn the_same_seed_gives_the_same_and_others_vary() -> TestResult {
    let mut edges = Vec::new();
    for one in 0..8 {
        edges.extend((one + 1..8).map(|other| Edge { one, other, weight: 7_i64 }));
    }
    let graph = Graph::new(8, &edges)?;
    let mut seen = BTreeSet::new();
    for seed in 0..200 {
        let matching = solve(&graph, seed);
        assert_eq!(matching, solve(&graph, seed));
        assert_eq!(matching.weight, 28);
        seen.insert(matching.mates);
    }
    // There are 105.
    assert!(seen.len() > 60, "only {} of the equal matchings were seen", seen.len());
    Ok(())
}

#[test]
fn the_order_of_the_edges_and_lighter_parallel_ones_change_nothing() -> TestResult {
    let mut lots = Lots(5);
    for seed in 0..100 {
        let vertices = 2 + lots.below(12);
        let edges = lots.graph(vertices);
        let turned = edges.iter().rev().map(|edge| Edge { one: edge.other, other: edge.one, weight: edge.weight });
        let lighter = edges.iter().map(|edge| Edge { weight: edge.weight - 1, ..*edge });
        let (graph, other) =
            (Graph::new(vertices, &edges)?, Graph::new(vertices, &turned.chain(lighter).collect::<Vec<_>>())?);
        assert_eq!(graph, other);
        assert_eq!(solve(&graph, seed), solve(&other, seed));
    }
    Ok(())
}

#[test]
fn what_is_no_graph_is_refused() {
    let edge = |one, other, weight: i64| Graph::new(3, &[Edge { one, other, weight }]);
    assert_eq!(edge(0, 3, 1), Err(GraphError::NoSuchVertex(3)));
    assert_eq!(edge(1, 1, 1), Err(GraphError::Loop(1)));
    assert_eq!(edge(0, 1, i64::MIN), Err(GraphError::TooHeavy(0, 1)));
    assert_eq!(edge(0, 1, i64::heaviest(3) + 1), Err(GraphError::TooHeavy(0, 1)));
    assert!(edge(0, 1, i64::heaviest(3)).is_ok() && Graph::<i64>::new(0, &[]).is_ok());
}

#[test]
fn a_proof_that_was_tampered_with_is_found_out() -> TestResult {
    // Five in a ring, and one outside who is worth little: the ring is a blossom.
    let ring = (0..5).map(|one| Edge { one, other: (one + 1) % 5, weight: 10 });
    let graph = Graph::new(6, &ring.chain([Edge { one: 0, other: 5, weight: 2 }]).collect::<Vec<_>>())?;
    let matching = solve(&graph, 0);
    check(&graph, &matching)?;
    assert_eq!(matching.weight, 22);
    assert_eq!(matching.proof.blossoms.len(), 1);

    let flaw = |change: &dyn Fn(&mut Matching)| {
        let mut changed = matching.clone();
        change(&mut changed);
        changed.proof.verify(&graph, &changed.mates).err()
    };
    let cheaper = flaw(&|matching| matching.proof.potentials.iter_mut().take(1).for_each(|price| *price -= 1));
    assert!(matches!(cheaper, Some(Flaw::Uncovered(0, _))), "{cheaper:?}");
    let dearer = flaw(&|matching| matching.proof.potentials.iter_mut().for_each(|price| *price += 1));
    assert!(matches!(dearer, Some(Flaw::Loose(..))), "{dearer:?}");
    let negative = flaw(&|matching| matching.proof.potentials.iter_mut().take(1).for_each(|price| *price = -1));
    assert_eq!(negative, Some(Flaw::NegativePotential(0)));
    let even = flaw(&|matching| matching.proof.blossoms.iter_mut().for_each(|blossom| blossom.members.end -= 1));
    assert_eq!(even, Some(Flaw::NoBlossom(0)));
    let twice = flaw(&|matching| matching.proof.order.rotate_left(3));
    assert!(twice.is_some());
    let other = flaw(&|matching| matching.mates.truncate(5));
    assert_eq!(other, Some(Flaw::OtherGraph));
    let alone = flaw(&|matching| matching.mates.fill(None));
    assert!(matches!(alone, Some(Flaw::PricedAlone(_) | Flaw::Unfilled(_))), "{alone:?}");
    let one_sided = flaw(&|matching| matching.mates.iter_mut().skip(5).for_each(|mate| *mate = Some(4)));
    assert!(matches!(one_sided, Some(Flaw::WrongMate(_))), "{one_sided:?}");
    Ok(())
}

/// Greedy, the heaviest edge first; then two pairs change mates while that is better.
fn greedy_with_swaps(weights: &Weights) -> i64 {
    let mut edges: Vec<(i64, u32, u32)> =
        weights.iter().map(|((one, other), weight)| (*weight, *one, *other)).collect();
    edges.sort_unstable_by_key(|(weight, ..)| -weight);
    let (mut pairs, mut matched) = (Vec::new(), BTreeSet::new());
    for (weight, one, other) in edges {
        if weight > 0 && !matched.contains(&one) && !matched.contains(&other) {
            matched.extend([one, other]);
            pairs.push([one, other]);
        }
    }
    let weight = |one: u32, other: u32| weights.get(&(one.min(other), one.max(other))).copied().unwrap_or(0);
    for first in 0..pairs.len() {
        for second in 0..first {
            let (Some([a, b]), Some([c, d])) = (pairs.get(first).copied(), pairs.get(second).copied()) else {
                continue;
            };
            let now = weight(a, b) + weight(c, d);
            let ways = [[[a, c], [b, d]], [[a, d], [b, c]]];
            let better = ways.into_iter().find(|[one, two]| weight(one[0], one[1]) + weight(two[0], two[1]) > now);
            if let Some([one, two]) = better
                && let Some(place) = pairs.get_mut(first)
            {
                *place = one;
                if let Some(place) = pairs.get_mut(second) {
                    *place = two;
                }
            }
        }
    }
    pairs.iter().map(|[one, other]| weight(*one, *other)).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_the_graph_the_proof_holds_and_greedy_with_swaps_is_not_better(
        vertices in 1_u32..40,
        edges in proptest::collection::vec((0_u32..40, 0_u32..40, -30_i64..60), 0..250),
        seed: u64,
    ) {
        let edges = edges.into_iter().map(|(one, other, weight)| Edge { one: one % vertices, other: other % vertices, weight });
        let edges: Vec<Edge> = edges.filter(|edge| edge.one != edge.other).collect();
        let graph = Graph::new(vertices, &edges).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let matching = solve(&graph, seed);
        check(&graph, &matching).map_err(|error| TestCaseError::fail(error.to_string()))?;
        let weights = graph.edges().map(|edge| ((edge.one, edge.other), edge.weight)).collect();
        prop_assert!(matching.weight >= greedy_with_swaps(&weights));
    }
}
