//! The first phase: the best fractional matching, in which an odd ring of vertices may be matched by halves.
//!
//! Its searches are short, since two outer vertices that meet end one, and it leaves few vertices to the second.

#![expect(clippy::indexing_slicing, reason = "every array has one entry for each vertex of the graph")]

use super::agenda::{Agenda, What};
use super::ground::{Ground, Label, NONE};
use super::index;
use super::unit::Unit;

/// How a search ends.
#[derive(Debug, Clone, Copy)]
enum End {
    /// The potential of an outer vertex is used up: it stays alone.
    Alone(u32),
    /// An outer vertex meets one that is alone, or on a ring.
    Found(u32, u32),
    /// Two outer vertices meet: a ring.
    Ring(u32, u32),
}

/// The phase at work.
struct Fractional<'a, W> {
    ground: &'a mut Ground<W>,
    /// On a ring: the next one. Who is on a ring has no mate.
    next: Vec<u32>,
    label: Vec<Label>,
    /// For a free vertex the moment at which it is reached.
    best: Vec<W>,
    /// The outer vertex that reaches it.
    from: Vec<u32>,
    touched: Vec<u32>,
    /// When a vertex was last passed on the way to the root.
    passed: Vec<u32>,
    pass: u32,
    scans: Vec<u32>,
    agenda: Agenda<W>,
    clock: W,
    /// No event after this one matters.
    limit: W,
    end: End,
}

/// Matches as well as halves allow; then breaks the rings, each of which leaves one vertex alone.
///
/// Afterwards the potentials are feasible, matched edges are tight, and most who are alone have no potential left.
pub(super) fn match_by_halves<W: Unit>(ground: &mut Ground<W>) {
    let size = ground.mate.len();
    let mut phase = Fractional {
        ground,
        next: vec![NONE; size],
        label: vec![Label::Free; size],
        best: vec![W::MAX; size],
        from: vec![NONE; size],
        touched: Vec::new(),
        passed: vec![0; size],
        pass: 0,
        scans: Vec::new(),
        agenda: Agenda::new(),
        clock: W::ZERO,
        limit: W::ZERO,
        end: End::Alone(0),
    };
    for root in 0..phase.ground.graph.vertices() {
        let at = index(root);
        if phase.ground.mate[at] == NONE && phase.next[at] == NONE && phase.ground.potential[at] > W::ZERO {
            phase.search(root);
        }
    }
    for vertex in 0..phase.ground.graph.vertices() {
        phase.break_ring(vertex);
    }
}

impl<W: Unit> Fractional<'_, W> {
    fn search(&mut self, root: u32) {
        self.clock = W::ZERO;
        self.limit = W::MAX;
        self.agenda.clear();
        self.scans.clear();
        self.touched.push(root);
        self.enter(root);
        loop {
            while let Some(vertex) = self.scans.pop() {
                self.scan(vertex);
            }
            let Some(event) = self.agenda.next().filter(|event| event.at < self.limit) else { break };
            let What::Reach(vertex) = event.what else { continue };
            if self.label[index(vertex)] == Label::Free && self.best[index(vertex)] == event.at {
                self.clock = event.at;
                self.label[index(vertex)] = Label::Inner;
                self.ground.potential[index(vertex)] -= self.clock;
                let mate = self.ground.mate[index(vertex)];
                self.touched.push(mate);
                self.enter(mate);
            }
        }
        self.clock = self.limit;
        match self.end {
            End::Alone(vertex) => self.leave_alone(vertex),
            End::Found(outer, other) => {
                if self.next[index(other)] != NONE {
                    self.break_ring(other);
                }
                self.flip(outer, other);
            }
            End::Ring(one, other) => self.close_ring(one, other),
        }
        self.settle();
    }

    /// A vertex becomes outer. While it is, its potential is stored as it would be at the search's beginning.
    fn enter(&mut self, vertex: u32) {
        self.label[index(vertex)] = Label::Outer;
        self.ground.potential[index(vertex)] += self.clock;
        self.scans.push(vertex);
    }

    fn scan(&mut self, outer: u32) {
        let potential = self.ground.potential[index(outer)];
        if potential < self.limit {
            self.limit = potential;
            self.end = End::Alone(outer);
        }
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
                        if self.ground.mate[at] == NONE {
                            self.limit = slack;
                            self.end = End::Found(outer, arc.to);
                        } else {
                            self.agenda.note(self.clock, slack, What::Reach(arc.to));
                        }
                    }
                }
                Label::Outer => {
                    if slack.half() < self.limit && arc.to != outer {
                        self.limit = slack.half();
                        self.end = End::Ring(outer, arc.to);
                    }
                }
                Label::Inner => {}
            }
        }
    }

    /// Takes the clock's changes over into the potentials.
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
    }

    /// Matches `outer` with `other`, and everybody on the way from there to the root with the next one.
    fn flip(&mut self, outer: u32, other: u32) {
        let (mut outer, mut other) = (outer, other);
        loop {
            let before = std::mem::replace(&mut self.ground.mate[index(outer)], other);
            self.ground.mate[index(other)] = outer;
            if before == NONE {
                return;
            }
            (outer, other) = (self.from[index(before)], before);
        }
    }

    /// Takes the mate of an outer vertex for the way to the root.
    fn leave_alone(&mut self, outer: u32) {
        let mate = std::mem::replace(&mut self.ground.mate[index(outer)], NONE);
        if mate != NONE {
            self.flip(self.from[index(mate)], mate);
        }
    }

    /// The next outer vertex towards the root.
    fn above(&self, outer: u32) -> u32 {
        match self.ground.mate[index(outer)] {
            NONE => NONE,
            mate => self.from[index(mate)],
        }
    }

    /// Where the ways of two outer vertices to the root meet.
    fn meeting(&mut self, one: u32, other: u32) -> u32 {
        self.pass += 1;
        let (mut one, mut other) = (one, other);
        loop {
            if one != NONE {
                if self.passed[index(one)] == self.pass {
                    return one;
                }
                self.passed[index(one)] = self.pass;
                one = self.above(one);
            }
            std::mem::swap(&mut one, &mut other);
        }
    }

    fn close_ring(&mut self, one: u32, other: u32) {
        let meeting = self.meeting(one, other);
        let mut ring = vec![meeting];
        for end in [other, one] {
            let first = ring.len();
            let mut outer = end;
            while outer != meeting {
                let mate = self.ground.mate[index(outer)];
                ring.extend([outer, mate]);
                outer = self.from[index(mate)];
            }
            if end == other {
                // From the meeting outwards on this side, and inwards on the other.
                ring[first..].reverse();
            }
        }
        self.leave_alone(meeting);
        for (at, vertex) in ring.iter().enumerate() {
            let following = ring.get(at + 1).or(ring.first()).copied().unwrap_or(NONE);
            self.next[index(*vertex)] = following;
            self.ground.mate[index(*vertex)] = NONE;
        }
    }

    /// Matches those on the ring of `alone` with each other, and leaves it alone.
    fn break_ring(&mut self, alone: u32) {
        let mut one = std::mem::replace(&mut self.next[index(alone)], NONE);
        while one != alone && one != NONE {
            let other = std::mem::replace(&mut self.next[index(one)], NONE);
            let after = std::mem::replace(&mut self.next[index(other)], NONE);
            self.ground.mate[index(one)] = other;
            self.ground.mate[index(other)] = one;
            one = after;
        }
    }
}
