//! The matching engine: who meets whom, so that it fits best on the whole, and the proof that nothing fits better.
//!
//! It knows vertices, weights and tiers, and nothing of members, settings or messages. `docs/matching.md` explains it.
//!
//! - [`solve`]: the matching of the greatest weight in a [`Graph`], and its [`Proof`]. Inside: `ground` and
//!   `fractional` make a good beginning, `search` with `nest` and `agenda` finishes it.
//! - [`best_candidates`]: what is solved instead of the complete graph when that is too large.
//! - [`Tiers`]: goals of which the first comes before all others.
//! - [`choose_groups`]: a whole round, in pairs, threes or fours. Inside: `pairs`, `groups`, `table`, `bounds`.

mod agenda;
mod bounds;
mod chance;
mod fractional;
mod graph;
mod ground;
mod groups;
mod nest;
mod pairs;
mod proof;
mod rounds;
mod search;
mod sparse;
mod table;
mod tiers;
mod unit;

pub use graph::{Edge, Graph, GraphError};
pub use proof::{Blossom, Flaw, Proof};
pub use rounds::{
    CANDIDATES, COMPLETE, Grouping, Judgement, Round, RoundError, Size, choose_groups, choose_groups_above,
};
pub use sparse::{Candidates, best_candidates};
pub use tiers::Tiers;
pub use unit::Unit;

use std::cmp::Reverse;

use chance::Chance;
use ground::{Ground, NONE};
use search::Search;

/// A matching, with the proof that none weighs more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Matching<W = i64> {
    /// The mate of each vertex, for those who have one.
    pub mates: Vec<Option<u32>>,
    /// What it weighs.
    pub weight: W,
    /// Why none weighs more.
    pub proof: Proof<W>,
}

impl Matching<i64> {
    /// The same with 128 bits.
    fn widened(self) -> Matching<i128> {
        let Proof { potentials, blossoms, order } = self.proof;
        let blossoms =
            blossoms.into_iter().map(|Blossom { members, excess }| Blossom { members, excess: excess.wide() });
        let potentials = potentials.into_iter().map(Unit::wide).collect();
        let proof = Proof { potentials, blossoms: blossoms.collect(), order };
        Matching { mates: self.mates, weight: self.weight.wide(), proof }
    }
}

impl<W> Matching<W> {
    /// The pairs, each from the lower vertex to the higher, in ascending order.
    pub fn pairs(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..).zip(&self.mates).filter_map(|(one, mate)| mate.filter(|other| one < *other).map(|other| (one, other)))
    }

    /// Those who have no mate, in ascending order.
    pub fn alone(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.mates).filter(|(_, mate)| mate.is_none()).map(|(vertex, _)| vertex)
    }
}

/// A matching of the greatest weight. Edges that weigh nothing or less are never used.
///
/// Among matchings of equal weight the seed decides: the same graph and seed give the same one.
#[must_use]
pub fn solve<W: Unit>(graph: &Graph<W>, seed: u64) -> Matching<W> {
    let mut order: Vec<u32> = (0..graph.vertices()).collect();
    Chance::new(seed).shuffle(&mut order);
    let mut ground = Ground::new(graph.renamed(&order));
    fractional::match_by_halves(&mut ground);
    let mut search = Search::new(ground);
    search.run();

    let old = |vertex: u32| order.get(index(vertex)).copied();
    let mut mates = vec![None; order.len()];
    let mut potentials = vec![W::ZERO; order.len()];
    for ((new, mate), potential) in order.iter().zip(&search.ground.mate).zip(&search.ground.potential) {
        if let (Some(place), Some(price)) = (mates.get_mut(index(*new)), potentials.get_mut(index(*new))) {
            *place = (*mate != NONE).then(|| old(*mate)).flatten();
            *price = *potential;
        }
    }
    let (leaves, mut ranges) = search.nest.unfold();
    ranges.retain(|(_, excess)| *excess > W::ZERO);
    ranges.sort_unstable_by_key(|(members, _)| (members.start, Reverse(members.end)));
    let blossoms = ranges.into_iter().map(|(members, excess)| Blossom { members, excess }).collect();
    let proof = Proof { potentials, blossoms, order: leaves.into_iter().filter_map(old).collect() };
    let mut matching = Matching { mates, weight: W::ZERO, proof };
    let weights = matching.pairs().filter_map(|(one, other)| graph.weight(one, other));
    matching.weight = weights.fold(W::ZERO, |sum, weight| sum + weight);
    matching
}

/// The place of a vertex in an array.
#[inline]
fn index(vertex: u32) -> usize {
    usize::try_from(vertex).unwrap_or(usize::MAX)
}
