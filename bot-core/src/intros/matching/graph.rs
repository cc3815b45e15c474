//! Who may meet whom, and how good it would be: a checked graph in compact rows.

#![expect(
    clippy::indexing_slicing,
    reason = "rows are cut at their own offsets, and every vertex is checked on the way in"
)]

use super::index;
use super::unit::Unit;

/// Two who may meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edge<W = i64> {
    /// One of them.
    pub one: u32,
    /// The other.
    pub other: u32,
    /// How good it would be; nobody is matched for a loss.
    pub weight: W,
}

/// What is wrong with the edges of a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GraphError {
    /// A vertex that is not there.
    #[error("vertex {0} is beyond the last one")]
    NoSuchVertex(u32),
    /// An edge from a vertex to itself.
    #[error("vertex {0} is joined to itself")]
    Loop(u32),
    /// A weight that the arithmetic has no room for (see [`Unit::heaviest`]).
    #[error("the weight between {0} and {1} is too heavy")]
    TooHeavy(u32, u32),
    /// More edges than can be numbered.
    #[error("there are too many edges")]
    TooManyEdges,
}

/// One end of an edge, as it stands in the row of the other end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arc<W> {
    /// The end.
    pub(super) to: u32,
    /// The weight.
    pub(super) weight: W,
}

/// An undirected graph with whole weights: no loops, at most one edge between two.
///
/// Each vertex has a row of arcs, in ascending order of where they lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graph<W = i64> {
    starts: Vec<usize>,
    arcs: Vec<Arc<W>>,
}

impl<W: Unit> Graph<W> {
    /// A graph of the vertices `0..vertices`. Of parallel edges the heaviest counts.
    pub fn new(vertices: u32, edges: &[Edge<W>]) -> Result<Self, GraphError> {
        let heaviest = W::heaviest(vertices);
        for edge in edges {
            if let Some(beyond) = [edge.one, edge.other].into_iter().find(|vertex| *vertex >= vertices) {
                return Err(GraphError::NoSuchVertex(beyond));
            }
            if edge.one == edge.other {
                return Err(GraphError::Loop(edge.one));
            }
            if edge.weight > heaviest || edge.weight < -heaviest {
                return Err(GraphError::TooHeavy(edge.one, edge.other));
            }
        }
        if u32::try_from(edges.len()).is_err() {
            return Err(GraphError::TooManyEdges);
        }
        let mut arcs = vec![Arc { to: 0, weight: W::ZERO }; edges.len() * 2];
        let mut starts = vec![0_usize; index(vertices) + 2];
        for edge in edges {
            starts[index(edge.one) + 2] += 1;
            starts[index(edge.other) + 2] += 1;
        }
        for at in 2..starts.len() {
            starts[at] += starts[at - 1];
        }
        for edge in edges {
            for (from, to) in [(edge.one, edge.other), (edge.other, edge.one)] {
                let place = &mut starts[index(from) + 1];
                arcs[*place] = Arc { to, weight: edge.weight };
                *place += 1;
            }
        }
        starts.pop();
        let mut graph = Self { starts, arcs };
        graph.tidy();
        Ok(graph)
    }

    /// Sorts the rows and drops all but the heaviest of parallel edges.
    fn tidy(&mut self) {
        let mut kept = 0;
        let mut start = 0;
        for row in 1..self.starts.len() {
            let end = self.starts[row];
            self.arcs[start..end].sort_unstable_by_key(|arc| (arc.to, -arc.weight));
            let first = kept;
            for at in start..end {
                let arc = self.arcs[at];
                if kept == first || self.arcs[kept - 1].to != arc.to {
                    self.arcs[kept] = arc;
                    kept += 1;
                }
            }
            self.starts[row] = kept;
            start = end;
        }
        self.arcs.truncate(kept);
    }

    /// How many vertices there are.
    #[must_use]
    pub fn vertices(&self) -> u32 {
        u32::try_from(self.starts.len() - 1).unwrap_or(u32::MAX)
    }

    /// How many edges there are.
    #[must_use]
    pub fn size(&self) -> usize {
        self.arcs.len() / 2
    }

    /// The weight between two, when they may meet.
    #[must_use]
    pub fn weight(&self, one: u32, other: u32) -> Option<W> {
        if one >= self.vertices() {
            return None;
        }
        let row = self.row(one);
        row.binary_search_by_key(&other, |arc| arc.to).ok().map(|at| row[at].weight)
    }

    /// Every edge once, from the lower vertex to the higher.
    pub fn edges(&self) -> impl Iterator<Item = Edge<W>> + '_ {
        (0..self.vertices()).flat_map(move |one| {
            let up = self.row(one).iter().filter(move |arc| arc.to > one);
            up.map(move |arc| Edge { one, other: arc.to, weight: arc.weight })
        })
    }

    /// Whom a vertex may meet.
    pub fn neighbours(&self, vertex: u32) -> impl Iterator<Item = (u32, W)> + '_ {
        self.row(vertex).iter().map(|arc| (arc.to, arc.weight))
    }

    /// The arcs of a vertex.
    #[inline]
    pub(super) fn row(&self, vertex: u32) -> &[Arc<W>] {
        let at = index(vertex);
        &self.arcs[self.starts[at]..self.starts[at + 1]]
    }

    /// The same graph with its vertices renamed and its weights doubled, without what cannot gain anything: the
    /// vertex `at` of it is `order[at]` of this one.
    pub(super) fn renamed(&self, order: &[u32]) -> Self {
        let mut name = vec![0; order.len()];
        for (new, old) in (0_u32..).zip(order) {
            name[index(*old)] = new;
        }
        let mut starts = Vec::with_capacity(order.len() + 1);
        let mut arcs = Vec::with_capacity(self.arcs.len());
        starts.push(0);
        for old in order {
            let gains = self.row(*old).iter().filter(|arc| arc.weight > W::ZERO);
            arcs.extend(gains.map(|arc| Arc { to: name[index(arc.to)], weight: arc.weight.twice() }));
            starts.push(arcs.len());
        }
        Self { starts, arcs }
    }
}
