//! Why a matching is the best one: the dual solution, and the check of it, which shares nothing with the search.

use std::collections::BTreeSet;

use super::graph::Graph;
use super::index;
use super::unit::Unit;

/// An odd set of vertices, of which at most `(members - 1) / 2` pairs can be matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blossom<W = i64> {
    /// The vertices, in ascending order.
    pub members: Vec<u32>,
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
    /// The blossoms that have a price.
    pub blossoms: Vec<Blossom<W>>,
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
        self.check_prices(graph.vertices())?;
        let around = self.around(graph.vertices());
        for edge in graph.edges() {
            if self.cost(&around, edge.one, edge.other) < edge.weight.wide() * 2 {
                return Err(Flaw::Uncovered(edge.one, edge.other));
            }
        }
        Ok(())
    }

    /// Checks that the proof covers the graph, that the matching is one, and that the two belong together
    /// (complementary slackness): then the matching weighs exactly [`Self::bound`], and none weighs more.
    pub fn verify(&self, graph: &Graph<W>, mates: &[Option<u32>]) -> Result<(), Flaw> {
        if mates.len() != index(graph.vertices()) {
            return Err(Flaw::OtherGraph);
        }
        self.covers(graph)?;
        let around = self.around(graph.vertices());
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
            if self.cost(&around, one, other) != weight.wide() * 2 {
                return Err(Flaw::Loose(one, other));
            }
        }
        for (number, blossom) in self.blossoms.iter().enumerate().filter(|(_, blossom)| blossom.excess > W::ZERO) {
            let members: BTreeSet<u32> = blossom.members.iter().copied().collect();
            let is_inside = |vertex: &&u32| mate_of(**vertex).is_some_and(|mate| members.contains(&mate));
            if blossom.members.iter().filter(is_inside).count() + 1 != members.len() {
                return Err(Flaw::Unfilled(number));
            }
        }
        Ok(())
    }

    fn check_prices(&self, vertices: u32) -> Result<(), Flaw> {
        if self.potentials.len() != index(vertices) {
            return Err(Flaw::OtherGraph);
        }
        if let Some((vertex, _)) = (0..).zip(&self.potentials).find(|(_, potential)| **potential < W::ZERO) {
            return Err(Flaw::NegativePotential(vertex));
        }
        for (number, blossom) in self.blossoms.iter().enumerate() {
            let members = &blossom.members;
            let ascends = members.is_sorted_by(|one, other| one < other);
            let is_there = members.last().is_some_and(|last| *last < vertices);
            if members.len() < 3 || members.len().is_multiple_of(2) || !ascends || !is_there || blossom.excess < W::ZERO
            {
                return Err(Flaw::NoBlossom(number));
            }
        }
        Ok(())
    }

    /// The blossoms around each vertex, in ascending order.
    fn around(&self, vertices: u32) -> Vec<Vec<usize>> {
        let mut around = vec![Vec::new(); index(vertices)];
        for (number, blossom) in self.blossoms.iter().enumerate() {
            for vertex in &blossom.members {
                if let Some(blossoms) = around.get_mut(index(*vertex)) {
                    blossoms.push(number);
                }
            }
        }
        around
    }

    /// What an edge costs.
    fn cost(&self, around: &[Vec<usize>], one: u32, other: u32) -> i128 {
        let price = |vertex: u32| self.potentials.get(index(vertex)).map_or(0, |potential| potential.wide());
        let blossoms = |vertex: u32| around.get(index(vertex)).map_or(&[][..], Vec::as_slice);
        let (mut left, mut right) = (blossoms(one).iter().peekable(), blossoms(other).iter().peekable());
        let mut cost = price(one) + price(other);
        while let (Some(first), Some(second)) = (left.peek(), right.peek()) {
            match first.cmp(second) {
                std::cmp::Ordering::Less => drop(left.next()),
                std::cmp::Ordering::Greater => drop(right.next()),
                std::cmp::Ordering::Equal => {
                    cost += self.blossoms.get(**first).map_or(0, |blossom| blossom.excess.wide());
                    left.next();
                    right.next();
                }
            }
        }
        cost
    }
}
