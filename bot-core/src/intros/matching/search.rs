//! The second phase: a search from each vertex that is still alone, with blossoms.
//!
//! A search grows one tree of tight edges from its root, and changes the duals as its clock runs, only where it has
//! been. It ends with the root matched, or with somebody alone who has no potential left.

#![expect(clippy::indexing_slicing, reason = "every array has one entry for each vertex of the graph")]

use super::agenda::{Agenda, What};
use super::ground::{Ground, Label, NONE};
use super::index;
use super::nest::Nest;
use super::unit::Unit;

/// How a search ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// The potential of an outer vertex is used up: it stays alone.
    Alone(u32),
    /// An outer vertex meets one that is alone.
    Found(u32, u32),
}

/// The phase at work.
pub(super) struct Search<W> {
    /// The graph, the potentials and the mates.
    pub(super) ground: Ground<W>,
    /// The blossoms.
    pub(super) nest: Nest<W>,
    label: Vec<Label>,
    /// The least slack of an edge from an outer vertex: of a free vertex as it would be at the search's beginning,
    /// that is, the moment at which it is reached; of an inner one as it is.
    best: Vec<W>,
    /// The outer vertex at the other end of that edge.
    from: Vec<u32>,
    /// Vertices with a label or a best edge.
    touched: Vec<u32>,
    /// Outermost nodes that got a label, and blossoms that were made.
    labelled: Vec<u32>,
    /// Blossoms that were opened.
    opened: Vec<u32>,
    pass: u32,
    scans: Vec<u32>,
    agenda: Agenda<W>,
    clock: W,
    /// No event after this one matters.
    limit: W,
    end: End,
}

impl<W: Unit> Search<W> {
    /// Everything as the first phase left it.
    pub(super) fn new(ground: Ground<W>) -> Self {
        let vertices = ground.graph.vertices();
        let size = index(vertices);
        Self {
            ground,
            nest: Nest::new(vertices),
            label: vec![Label::Free; size],
            best: vec![W::MAX; size],
            from: vec![NONE; size],
            touched: Vec::new(),
            labelled: Vec::new(),
            opened: Vec::new(),
            pass: 0,
            scans: Vec::new(),
            agenda: Agenda::new(),
            clock: W::ZERO,
            limit: W::ZERO,
            end: End::Alone(0),
        }
    }

    /// Searches until nobody is left who is alone and has potential.
    pub(super) fn run(&mut self) {
        for root in 0..self.ground.graph.vertices() {
            if self.ground.mate[index(root)] == NONE && self.ground.potential[index(root)] > W::ZERO {
                self.search(root);
            }
        }
    }

    fn search(&mut self, root: u32) {
        self.clock = W::ZERO;
        self.limit = W::MAX;
        self.agenda.clear();
        self.scans.clear();
        self.make_outer(self.nest.top[index(root)]);
        loop {
            while let Some(vertex) = self.scans.pop() {
                self.scan(vertex);
            }
            let Some(event) = self.agenda.next().filter(|event| event.at < self.limit) else { break };
            self.clock = event.at;
            match event.what {
                What::Reach(vertex) => self.reach(vertex),
                What::Join(one, other) => self.join(one, other),
                What::Open(blossom) => self.open(blossom),
            }
        }
        self.clock = self.limit;
        match self.end {
            End::Alone(vertex) => self.match_to_root(vertex, NONE),
            End::Found(outer, other) => {
                self.nest.rebase(self.nest.top[index(other)], other, &mut self.ground.mate);
                self.ground.mate[index(other)] = outer;
                self.match_to_root(outer, other);
            }
        }
        self.settle();
    }

    fn scan(&mut self, outer: u32) {
        let potential = self.ground.potential[index(outer)];
        if potential < self.limit {
            self.limit = potential;
            self.end = End::Alone(outer);
        }
        let own = self.nest.outermost(outer);
        for arc in self.ground.graph.row(outer) {
            let at = index(arc.to);
            let slack = potential + self.ground.potential[at] - arc.weight;
            match self.label[at] {
                Label::Free => {
                    if slack < self.best[at] && slack < self.limit {
                        if self.best[at] == W::MAX {
                            self.touched.push(arc.to);
                        }
                        self.best[at] = slack;
                        self.from[at] = outer;
                        let base = self.nest.node(self.nest.top[at]).base;
                        if self.ground.mate[index(base)] == NONE {
                            self.limit = slack;
                            self.end = End::Found(outer, arc.to);
                        } else {
                            self.agenda.note(self.clock, slack, What::Reach(arc.to));
                        }
                    }
                }
                Label::Outer => {
                    let moment = slack.half();
                    if moment < self.limit && self.nest.outermost(arc.to) != own {
                        self.agenda.note(self.clock, moment, What::Join(outer, arc.to));
                    }
                }
                Label::Inner => {
                    if slack < self.best[at] {
                        self.best[at] = slack;
                        self.from[at] = outer;
                    }
                }
            }
        }
    }

    /// A vertex outside is reached: its node becomes inner, and the mate of that outer.
    fn reach(&mut self, vertex: u32) {
        let at = index(vertex);
        if self.label[at] != Label::Free || self.best[at] != self.clock {
            return;
        }
        let node = self.nest.top[at];
        self.make_inner(node, (self.from[at], vertex));
        let mate = self.ground.mate[index(self.nest.node(node).base)];
        self.make_outer(self.nest.top[index(mate)]);
    }

    /// An outermost node becomes inner, its vertices with it.
    fn make_inner(&mut self, node: u32, entry: (u32, u32)) {
        let first = self.touched.len();
        self.nest.leaves(node, &mut self.touched);
        for vertex in &self.touched[first..] {
            let at = index(*vertex);
            self.label[at] = Label::Inner;
            self.ground.potential[at] -= self.clock;
            if self.best[at] != W::MAX {
                self.best[at] -= self.clock;
            }
        }
        self.label_inner(node, entry);
    }

    /// An outermost node gets its place in the tree as an inner one.
    fn label_inner(&mut self, node: u32, entry: (u32, u32)) {
        self.nest.node_mut(node).label = Label::Inner;
        self.nest.node_mut(node).entry = entry;
        self.labelled.push(node);
        if self.nest.is_blossom(node) {
            let ring = self.nest.ring_mut(node);
            ring.since = self.clock;
            let moment = self.clock + ring.excess.half();
            if moment < self.limit {
                self.agenda.note(self.clock, moment, What::Open(node));
            }
        }
    }

    /// An outermost node that was free or inner becomes outer, its vertices with it.
    fn make_outer(&mut self, node: u32) {
        self.enter(node);
        self.nest.node_mut(node).label = Label::Outer;
        self.labelled.push(node);
        if self.nest.is_blossom(node) {
            self.nest.ring_mut(node).since = self.clock;
        }
    }

    /// The vertices of a node become outer. While they are, their potentials are stored as they would be at the
    /// search's beginning.
    fn enter(&mut self, node: u32) {
        let first = self.scans.len();
        self.nest.leaves(node, &mut self.scans);
        for vertex in &self.scans[first..] {
            let at = index(*vertex);
            self.ground.potential[at] += match self.label[at] {
                Label::Inner => self.clock.twice(),
                Label::Free | Label::Outer => self.clock,
            };
            self.label[at] = Label::Outer;
        }
        self.touched.extend_from_slice(&self.scans[first..]);
    }

    /// The next outer node towards the root.
    fn above(&mut self, outer: u32) -> u32 {
        let mate = self.ground.mate[index(self.nest.node(outer).base)];
        if mate == NONE {
            return NONE;
        }
        let inner = self.nest.outermost(mate);
        let (from, _) = self.nest.node(inner).entry;
        self.nest.outermost(from)
    }

    /// Where the ways of two outer nodes to the root meet.
    fn meeting(&mut self, one: u32, other: u32) -> u32 {
        self.pass += 1;
        let (mut one, mut other) = (one, other);
        loop {
            if one != NONE {
                if self.nest.node(one).passed == self.pass {
                    return one;
                }
                self.nest.node_mut(one).passed = self.pass;
                one = self.above(one);
            }
            std::mem::swap(&mut one, &mut other);
        }
    }

    /// Two outer vertices are joined: when they are in different nodes, a blossom closes.
    fn join(&mut self, one: u32, other: u32) {
        let (here, there) = (self.nest.outermost(one), self.nest.outermost(other));
        if here == there {
            return;
        }
        let meeting = self.meeting(here, there);
        let (mut nodes, mut links) = (vec![meeting], Vec::new());
        self.walk(here, meeting, &mut nodes, &mut links);
        // That was the way inwards; the ring goes outwards on this side.
        nodes[1..].reverse();
        links.reverse();
        for link in &mut links {
            *link = (link.1, link.0);
        }
        links.push((one, other));
        self.walk(there, meeting, &mut nodes, &mut links);
        for node in &nodes {
            let label = self.nest.node(*node).label;
            if self.nest.is_blossom(*node) {
                self.settle_excess(*node, label);
            }
            if label == Label::Inner {
                self.enter(*node);
                self.nest.node_mut(*node).label = Label::Outer;
            }
        }
        let blossom = self.nest.close(nodes, links, self.clock);
        self.labelled.push(blossom);
    }

    /// The nodes from an outer one to the meeting, without that, and what joins each to the next.
    fn walk(&mut self, outer: u32, meeting: u32, nodes: &mut Vec<u32>, links: &mut Vec<(u32, u32)>) {
        let mut outer = outer;
        while outer != meeting {
            let base = self.nest.node(outer).base;
            let mate = self.ground.mate[index(base)];
            let inner = self.nest.outermost(mate);
            let (from, entry) = self.nest.node(inner).entry;
            nodes.extend([outer, inner]);
            links.extend([(base, mate), (entry, from)]);
            outer = self.nest.outermost(from);
        }
    }

    /// Takes the clock's changes over into the excess of an outermost blossom.
    fn settle_excess(&mut self, blossom: u32, label: Label) {
        let clock = self.clock;
        let ring = self.nest.ring_mut(blossom);
        let change = (clock - ring.since).twice();
        match label {
            Label::Free => {}
            Label::Outer => ring.excess += change,
            Label::Inner => ring.excess -= change,
        }
        ring.since = clock;
    }

    /// The excess of an inner blossom is used up: the nodes on its ring take its place in the tree, those on the way
    /// of even length between entry and base; the others are free again.
    fn open(&mut self, blossom: u32) {
        let node = *self.nest.node(blossom);
        if node.label != Label::Inner || node.parent != NONE {
            return;
        }
        let (from, entry) = node.entry;
        let at = self.nest.position(blossom, entry);
        let (nodes, links) = self.nest.open(blossom);
        self.opened.push(blossom);
        let size = nodes.len();
        let forwards = at % 2 == 1;
        let way = if forwards { size - at } else { at };
        let mut link = (from, entry);
        for step in 0..size {
            // The ring, from the entry on, in the direction of the way.
            let place = if forwards { (at + step) % size } else { (at + size - step) % size };
            let node = nodes[place];
            if step > way {
                self.make_free(node);
            } else if step % 2 == 0 {
                self.label_inner(node, link);
            } else {
                self.make_outer(node);
                link = if forwards {
                    links[place]
                } else {
                    let (one, other) = links[(place + size - 1) % size];
                    (other, one)
                };
            }
        }
    }

    /// A node that was inner is free again, its vertices with it.
    fn make_free(&mut self, node: u32) {
        let mut leaves = Vec::new();
        self.nest.leaves(node, &mut leaves);
        for vertex in leaves {
            let at = index(vertex);
            self.label[at] = Label::Free;
            self.ground.potential[at] += self.clock;
            if self.best[at] != W::MAX {
                self.best[at] += self.clock;
                if self.best[at] < self.limit {
                    self.agenda.note(self.clock, self.best[at], What::Reach(vertex));
                }
            }
        }
    }

    /// Matches an outer vertex with somebody outside the tree or with nobody, and everybody on the way from there to
    /// the root with the next one.
    fn match_to_root(&mut self, outer: u32, with: u32) {
        let (mut outer, mut with) = (outer, with);
        loop {
            let node = self.nest.outermost(outer);
            let mate = self.ground.mate[index(self.nest.node(node).base)];
            self.nest.rebase(node, outer, &mut self.ground.mate);
            self.ground.mate[index(outer)] = with;
            if mate == NONE {
                return;
            }
            let inner = self.nest.outermost(mate);
            let (from, entry) = self.nest.node(inner).entry;
            self.nest.rebase(inner, entry, &mut self.ground.mate);
            self.ground.mate[index(entry)] = from;
            (outer, with) = (from, entry);
        }
    }

    /// Takes the clock's changes over into the duals, opens blossoms without excess, and forgets the tree.
    fn settle(&mut self) {
        for vertex in self.touched.drain(..) {
            let at = index(vertex);
            match self.label[at] {
                Label::Free => {}
                Label::Outer => self.ground.potential[at] -= self.clock,
                Label::Inner => self.ground.potential[at] += self.clock,
            }
            self.label[at] = Label::Free;
            self.best[at] = W::MAX;
        }
        let mut labelled = std::mem::take(&mut self.labelled);
        let mut empty = Vec::new();
        for node in &labelled {
            let Some(label) = self.forget(*node) else { continue };
            if self.nest.is_blossom(*node) {
                self.settle_excess(*node, label);
                if self.nest.ring(*node).excess > W::ZERO { self.nest.place(*node) } else { empty.push(*node) }
            }
        }
        while let Some(blossom) = empty.pop() {
            let (nodes, _) = self.nest.open(blossom);
            self.nest.free(blossom);
            let blossoms = nodes.into_iter().filter(|node| self.nest.is_blossom(*node));
            empty.extend(blossoms.filter(|node| self.nest.ring(*node).excess == W::ZERO));
        }
        labelled.clear();
        self.labelled = labelled;
        for blossom in self.opened.drain(..) {
            self.nest.free(blossom);
        }
    }

    /// Takes the label of a node away; gives it back when the node is outermost.
    fn forget(&mut self, node: u32) -> Option<Label> {
        let entry = self.nest.node_mut(node);
        entry.up = NONE;
        let label = std::mem::replace(&mut entry.label, Label::Free);
        (entry.parent == NONE && label != Label::Free).then_some(label)
    }
}
