//! What a solver works on: the graph, the potentials so far, and who is matched with whom.

#![expect(clippy::indexing_slicing, reason = "every array has one entry for each vertex of the graph")]

use super::graph::Graph;
use super::index;
use super::unit::Unit;

/// Nobody, nothing, nowhere.
pub(super) const NONE: u32 = u32::MAX;

/// Where a vertex stands in the tree of a search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// Outside.
    Free,
    /// An even number of steps from the root: its potential falls as the clock runs.
    Outer,
    /// An odd number of steps from the root: its potential rises.
    Inner,
}

/// The graph with doubled weights, so that every dual is whole; feasible potentials; a matching of tight edges.
#[derive(Debug, Clone)]
pub(super) struct Ground<W> {
    /// The graph.
    pub(super) graph: Graph<W>,
    /// The potentials: never negative, and for each edge at least its weight together, but for the excess of the
    /// blossoms around it.
    pub(super) potential: Vec<W>,
    /// The mate of each, or [`NONE`].
    pub(super) mate: Vec<u32>,
}

impl<W: Unit> Ground<W> {
    /// The least potentials that one pass finds, and the matching it finds with them.
    pub(super) fn new(graph: Graph<W>) -> Self {
        let vertices = graph.vertices();
        let heaviest = |vertex| graph.row(vertex).iter().map(|arc| arc.weight).max().unwrap_or(W::ZERO);
        // Half of the heaviest edge at each end covers every edge, and halves are whole.
        let mut potential: Vec<W> = (0..vertices).map(|vertex| heaviest(vertex).half()).collect();
        let mut mate = vec![NONE; index(vertices)];
        for vertex in 0..vertices {
            if mate[index(vertex)] != NONE {
                continue;
            }
            let (mut least, mut with) = (W::ZERO, NONE);
            for arc in graph.row(vertex) {
                let need = arc.weight - potential[index(arc.to)];
                let is_free = mate[index(arc.to)] == NONE;
                if need > least || (need == least && is_free && need > W::ZERO) {
                    least = need;
                    with = if is_free { arc.to } else { NONE };
                }
            }
            potential[index(vertex)] = least;
            if with != NONE {
                mate[index(vertex)] = with;
                mate[index(with)] = vertex;
            }
        }
        Self { graph, potential, mate }
    }
}
