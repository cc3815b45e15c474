//! Blossoms: odd rings of vertices and of other blossoms, one inside the other.
//!
//! A node is a vertex (its own number) or a blossom (a number from the count of vertices on).

#![expect(clippy::indexing_slicing, reason = "nodes are numbered by this arena alone, and never leave the search")]

use std::ops::Range;

use super::ground::{Label, NONE};
use super::index;
use super::unit::Unit;

/// Two vertices that a tight edge joins.
pub(super) type Link = (u32, u32);

/// What vertices and blossoms have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    /// The blossom it lies in directly.
    pub(super) parent: u32,
    /// A blossom around it that was made in the present search: the way to the outermost.
    pub(super) up: u32,
    /// The vertex that is not matched inside it.
    pub(super) base: u32,
    /// When a search last passed it on the way to the root.
    pub(super) passed: u32,
    /// Where it stands in the tree, when it is outermost.
    pub(super) label: Label,
    /// How an inner node was reached: from an outer vertex to a vertex in it.
    pub(super) entry: Link,
    /// The first of the vertices in it, by [`Nest::next`].
    first: u32,
    /// The last of them.
    last: u32,
}

impl Node {
    fn new(base: u32, label: Label, first: u32, last: u32) -> Self {
        Self { parent: NONE, up: NONE, base, passed: 0, label, entry: (NONE, NONE), first, last }
    }
}

/// What only blossoms have.
#[derive(Debug, Clone)]
pub(super) struct Ring<W> {
    /// Its dual: how much of the weights inside it takes over from the potentials.
    pub(super) excess: W,
    /// Since when the excess changes with the clock.
    pub(super) since: W,
    /// The nodes on the ring, an odd number; the first holds the base.
    pub(super) nodes: Vec<u32>,
    /// What joins each of them to the next.
    pub(super) links: Vec<Link>,
}

/// Every vertex and blossom.
#[derive(Debug, Clone)]
pub(super) struct Nest<W> {
    /// The count of vertices.
    vertices: u32,
    nodes: Vec<Node>,
    rings: Vec<Ring<W>>,
    /// Numbers that are free for new blossoms.
    spare: Vec<u32>,
    /// The outermost node around each vertex, blossoms of the present search left aside.
    pub(super) top: Vec<u32>,
    /// The vertices of each node in one chain: those of a blossom are those on its ring, one after the other.
    next: Vec<u32>,
    /// Work that waits, kept for its memory.
    stack: Vec<(u32, u32)>,
}

impl<W: Unit> Nest<W> {
    /// Vertices alone.
    pub(super) fn new(vertices: u32) -> Self {
        let node = |vertex| Node::new(vertex, Label::Free, vertex, vertex);
        Self {
            vertices,
            nodes: (0..vertices).map(node).collect(),
            rings: Vec::new(),
            spare: Vec::new(),
            top: (0..vertices).collect(),
            next: vec![NONE; index(vertices)],
            stack: Vec::new(),
        }
    }

    /// Whether it is more than a vertex.
    #[inline]
    pub(super) fn is_blossom(&self, node: u32) -> bool {
        node >= self.vertices
    }

    /// A node.
    #[inline]
    pub(super) fn node(&self, node: u32) -> &Node {
        &self.nodes[index(node)]
    }

    /// A node, to change it.
    #[inline]
    pub(super) fn node_mut(&mut self, node: u32) -> &mut Node {
        &mut self.nodes[index(node)]
    }

    /// The ring of a blossom.
    pub(super) fn ring(&self, blossom: u32) -> &Ring<W> {
        &self.rings[index(blossom - self.vertices)]
    }

    /// The ring of a blossom, to change it.
    pub(super) fn ring_mut(&mut self, blossom: u32) -> &mut Ring<W> {
        &mut self.rings[index(blossom - self.vertices)]
    }

    /// The outermost node around a vertex.
    #[inline]
    pub(super) fn outermost(&mut self, vertex: u32) -> u32 {
        let mut node = self.top[index(vertex)];
        loop {
            let up = self.nodes[index(node)].up;
            if up == NONE {
                return node;
            }
            let further = self.nodes[index(up)].up;
            if further == NONE {
                return up;
            }
            self.nodes[index(node)].up = further;
            node = further;
        }
    }

    /// Closes a ring into a blossom.
    pub(super) fn close(&mut self, nodes: Vec<u32>, links: Vec<Link>, since: W) -> u32 {
        let (mut base, mut first, mut last) = (NONE, NONE, NONE);
        for inside in &nodes {
            let node = self.nodes[index(*inside)];
            if last == NONE {
                (base, first) = (node.base, node.first);
            } else {
                self.next[index(last)] = node.first;
            }
            last = node.last;
        }
        let node = Node::new(base, Label::Outer, first, last);
        let ring = Ring { excess: W::ZERO, since, nodes, links };
        let blossom = match self.spare.pop() {
            Some(spare) => {
                *self.node_mut(spare) = node;
                *self.ring_mut(spare) = ring;
                spare
            }
            None => {
                self.nodes.push(node);
                self.rings.push(ring);
                u32::try_from(self.nodes.len() - 1).unwrap_or(NONE)
            }
        };
        for at in 0..self.ring(blossom).nodes.len() {
            let inside = self.ring(blossom).nodes[at];
            self.node_mut(inside).parent = blossom;
            self.node_mut(inside).up = blossom;
        }
        blossom
    }

    /// Takes a blossom out of its ring's way: the nodes on it become outermost. Returns them, and what joins them.
    pub(super) fn open(&mut self, blossom: u32) -> (Vec<u32>, Vec<Link>) {
        let ring = self.ring_mut(blossom);
        let (nodes, links) = (std::mem::take(&mut ring.nodes), std::mem::take(&mut ring.links));
        self.node_mut(blossom).label = Label::Free;
        for inside in &nodes {
            self.node_mut(*inside).parent = NONE;
            self.node_mut(*inside).up = NONE;
            self.place(*inside);
        }
        (nodes, links)
    }

    /// Gives the number of an opened blossom free.
    pub(super) fn free(&mut self, blossom: u32) {
        self.spare.push(blossom);
    }

    /// Makes a node the outermost one of its vertices.
    pub(super) fn place(&mut self, node: u32) {
        let Node { first, last, .. } = *self.node(node);
        let mut leaf = first;
        self.top[index(leaf)] = node;
        while leaf != last {
            leaf = self.next[index(leaf)];
            self.top[index(leaf)] = node;
        }
    }

    /// Adds the vertices in a node to a list.
    pub(super) fn leaves(&self, node: u32, leaves: &mut Vec<u32>) {
        let Node { first, last, .. } = *self.node(node);
        let mut leaf = first;
        leaves.push(leaf);
        while leaf != last {
            leaf = self.next[index(leaf)];
            leaves.push(leaf);
        }
    }

    /// The place on a blossom's ring of the node that holds a vertex.
    pub(super) fn position(&self, blossom: u32, vertex: u32) -> usize {
        let mut node = vertex;
        while self.node(node).parent != blossom {
            node = self.node(node).parent;
        }
        self.ring(blossom).nodes.iter().position(|inside| *inside == node).unwrap_or(0)
    }

    /// Matches the vertices inside a node so that `vertex` is the one that is not: its new base.
    pub(super) fn rebase(&mut self, node: u32, vertex: u32, mate: &mut [u32]) {
        let mut stack = std::mem::take(&mut self.stack);
        stack.push((node, vertex));
        while let Some((node, base)) = stack.pop() {
            if !self.is_blossom(node) || self.node(node).base == base {
                continue;
            }
            let at = self.position(node, base);
            let ring = self.ring(node);
            let size = ring.nodes.len();
            stack.push((ring.nodes[at], base));
            // The way of even length from there to where the first node stands, in pairs.
            let pairs = if at % 2 == 1 { at + 1..size } else { 0..at };
            for first in pairs.step_by(2) {
                let (one, other) = ring.links[first];
                mate[index(one)] = other;
                mate[index(other)] = one;
                stack.push((ring.nodes[first], one));
                stack.push((ring.nodes[(first + 1) % size], other));
            }
            let ring = self.ring_mut(node);
            ring.nodes.rotate_left(at);
            ring.links.rotate_left(at);
            self.node_mut(node).base = base;
        }
        self.stack = stack;
    }

    /// Every vertex, so that those of each blossom stand together; and every blossom, as its place there and its excess.
    pub(super) fn unfold(&self) -> (Vec<u32>, Vec<(Range<usize>, W)>) {
        let mut order = Vec::with_capacity(self.top.len());
        for vertex in 0..self.vertices {
            let top = self.top[index(vertex)];
            if self.node(top).first == vertex {
                self.leaves(top, &mut order);
            }
        }
        let mut place = vec![0; order.len()];
        for (at, vertex) in order.iter().enumerate() {
            place[index(*vertex)] = at;
        }
        let count = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        let blossoms = (self.vertices..count).filter(|blossom| !self.ring(*blossom).nodes.is_empty());
        let ranges = blossoms.map(|blossom| {
            let Node { first, last, .. } = *self.node(blossom);
            (place[index(first)]..place[index(last)] + 1, self.ring(blossom).excess)
        });
        let ranges = ranges.collect();
        (order, ranges)
    }
}
