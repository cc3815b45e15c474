//! Why a matching is the best one: the dual solution, and the check of it, which shares nothing with the search.

use std::ops::Range;

use super::graph::Graph;
use super::index;
use super::unit::Unit;

/// An odd set of vertices, of which at most `(members - 1) / 2` pairs can be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blossom<W = i64> {
    /// Where its members stand in [`Proof::order`].
    pub members: Range<usize>,
    /// What each pair in it costs more, in halves of the unit of weight.
    pub excess: W,
}

/// A dual solution: the price of each vertex and of each blossom, in halves of the unit of weight.
///
/// When every edge costs at least its weight, no matching weighs more than all prices together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof<W = i64> {
    /// The price of each vertex.
    pub potentials: Vec<W>,
    /// The blossoms that have a price; each is before those that lie in it.
    pub blossoms: Vec<Blossom<W>>,
    /// Every vertex once, so that the members of each blossom stand together.
    pub order: Vec<u32>,
}

/// What is wrong with a proof, or with the matching that it is held against.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// There is not one mate and one potential for each vertex.
    #[error("it is of another graph")]
    OtherGraph,
    /// Its mate has another mate, or may not meet it.
    #[error("vertex {0} is matched wrongly")]
    WrongMate(u32),
    /// A price is below zero.
    #[error("the potential of vertex {0} is negative")]
    NegativePotential(u32),
    /// A blossom is not an odd set of three or more, or its price is below zero.
    #[error("blossom {0} is none")]
    NoBlossom(usize),
    /// An edge weighs more than it costs.
    #[error("the edge between {0} and {1} weighs more than it costs")]
    Uncovered(u32, u32),
    /// A matched edge costs more than it weighs.
    #[error("the matched edge between {0} and {1} costs more than it weighs")]
    Loose(u32, u32),
    /// Somebody alone has a price.
    #[error("vertex {0} is alone and has a price")]
    PricedAlone(u32),
    /// A blossom has a price, and not as many pairs as fit into it.
    #[error("blossom {0} has a price and is not full")]
    Unfilled(usize),
}

/// How the blossoms of a proof lie in each other.
struct Nest {
    /// Where each vertex stands in the order.
    places: Vec<usize>,
    /// For each place, the smallest blossom around it.
    innermost: Vec<Option<usize>>,
    /// For each blossom, the next one around it, and what it and all around it cost.
    around: Vec<(Option<usize>, i128)>,
}

impl<W: Unit> Proof<W> {
    /// All prices together, in halves of the unit of weight.
    fn total(&self) -> i128 {
        let potentials: i128 = self.potentials.iter().map(|potential| potential.wide()).sum();
        let pairs = |blossom: &Blossom<W>| i128::try_from(blossom.members.len() / 2).unwrap_or(i128::MAX);
        let excess: i128 = self.blossoms.iter().map(|blossom| blossom.excess.wide() * pairs(blossom)).sum();
        potentials + excess
    }

    /// No matching of a graph that this proof [covers](Self::covers) weighs more. Weights are whole, so half a unit
    /// is no weight.
    #[must_use]
    pub fn bound(&self) -> i128 {
        self.total() >> 1
    }

    /// Checks that no price is negative and that every edge costs at least what it weighs.
    pub fn covers(&self, graph: &Graph<W>) -> Result<(), Flaw> {
        self.covering(graph).map(|_| ())
    }

    /// A proof for a graph with more edges: each potential is raised to what the vertex `needs`, where it needs any.
    ///
    /// When an edge that is not in this proof's graph weighs at most `(needs[one] + needs[other]) / 2`, it is covered.
    /// What is raised keeps covering what was covered, so [`Self::bound`] of it holds for all.
    #[must_use]
    pub fn raised(&self, needs: &[Option<W>]) -> Self {
        let needs = needs.iter().copied().chain(std::iter::repeat(None));
        let raise = |(potential, need): (&W, Option<W>)| need.map_or(*potential, |need| need.max(*potential));
        Self { potentials: self.potentials.iter().zip(needs).map(raise).collect(), ..self.clone() }
    }

    fn covering(&self, graph: &Graph<W>) -> Result<Nest, Flaw> {
        let nest = self.nest(graph.vertices())?;
        for (one, potential) in (0..).zip(&self.potentials) {
            for (other, weight) in graph.neighbours(one).filter(|(other, _)| one < *other) {
                let price = self.potentials.get(index(other)).copied().unwrap_or_default() + *potential;
                if price < weight.twice() && self.cost(&nest, one, other) < weight.wide() * 2 {
                    return Err(Flaw::Uncovered(one, other));
                }
            }
        }
        Ok(nest)
    }

    /// Checks that the proof covers the graph, that the matching is one, and that the two belong together
    /// (complementary slackness): then the matching weighs exactly [`Self::bound`], and none weighs more.
    pub fn verify(&self, graph: &Graph<W>, mates: &[Option<u32>]) -> Result<(), Flaw> {
        if mates.len() != index(graph.vertices()) {
            return Err(Flaw::OtherGraph);
        }
        let nest = self.covering(graph)?;
        let mate_of = |vertex: u32| mates.get(index(vertex)).copied().flatten();
        for ((one, mate), potential) in (0..).zip(mates).zip(&self.potentials) {
            let Some(other) = *mate else {
                if *potential > W::ZERO {
                    return Err(Flaw::PricedAlone(one));
                }
                continue;
            };
            let weight = graph.weight(one, other).filter(|_| mate_of(other) == Some(one));
            let weight = weight.ok_or(Flaw::WrongMate(one))?;
            if self.cost(&nest, one, other) != weight.wide() * 2 {
                return Err(Flaw::Loose(one, other));
            }
        }
        for (number, blossom) in self.blossoms.iter().enumerate().filter(|(_, blossom)| blossom.excess > W::ZERO) {
            let is_inside = |vertex: u32| nest.places.get(index(vertex)).is_some_and(|at| blossom.members.contains(at));
            let members = self.order.get(blossom.members.clone()).unwrap_or_default();
            let matched = members.iter().filter(|vertex| mate_of(**vertex).is_some_and(is_inside)).count();
            if matched + 1 != members.len() {
                return Err(Flaw::Unfilled(number));
            }
        }
        Ok(())
    }

    /// Checks the prices, and that the blossoms are odd sets, one inside the other or apart.
    fn nest(&self, vertices: u32) -> Result<Nest, Flaw> {
        let size = index(vertices);
        if self.potentials.len() != size || self.order.len() != size {
            return Err(Flaw::OtherGraph);
        }
        if let Some((vertex, _)) = (0..).zip(&self.potentials).find(|(_, potential)| **potential < W::ZERO) {
            return Err(Flaw::NegativePotential(vertex));
        }
        let mut nest = Nest { places: vec![size; size], innermost: vec![None; size], around: Vec::new() };
        for (at, vertex) in self.order.iter().enumerate() {
            match nest.places.get_mut(index(*vertex)) {
                Some(place) if *place == size => *place = at,
                _ => return Err(Flaw::OtherGraph),
            }
        }
        let mut open: Vec<usize> = Vec::new();
        for (number, Blossom { members, excess }) in self.blossoms.iter().enumerate() {
            let last = |open: &[usize]| open.last().and_then(|last| self.blossoms.get(*last));
            while last(&open).is_some_and(|around| around.members.end <= members.start) {
                open.pop();
            }
            let is_within = |around: &Blossom<W>| around.members.start <= members.start && members.end <= around.members.end;
            let is_odd = members.len() >= 3 && !members.len().is_multiple_of(2) && members.end <= size;
            if !is_odd || *excess < W::ZERO || !last(&open).is_none_or(is_within) {
                return Err(Flaw::NoBlossom(number));
            }
            let around = open.last().copied();
            let sum = around.and_then(|around| nest.around.get(around)).map_or(0, |(_, sum)| *sum);
            nest.around.push((around, sum + excess.wide()));
            nest.innermost.get_mut(members.clone()).unwrap_or_default().fill(Some(number));
            open.push(number);
        }
        Ok(nest)
    }

    /// What an edge costs.
    fn cost(&self, nest: &Nest, one: u32, other: u32) -> i128 {
        let price = |vertex: u32| self.potentials.get(index(vertex)).map_or(0, |potential| potential.wide());
        price(one) + price(other) + self.shared(nest, one, other)
    }

    /// The prices of the blossoms around both.
    fn shared(&self, nest: &Nest, one: u32, other: u32) -> i128 {
        let (Some(here), Some(there)) = (nest.places.get(index(one)), nest.places.get(index(other))) else { return 0 };
        let mut blossom = nest.innermost.get(*here).copied().flatten();
        while let Some(number) = blossom {
            let (around, sum) = nest.around.get(number).copied().unwrap_or_default();
            if self.blossoms.get(number).is_some_and(|blossom| blossom.members.contains(there)) {
                return sum;
            }
            blossom = around;
        }
        0
    }
}
