//! What happens next in a search, by the clock of its dual changes.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::unit::Unit;

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum What {
    /// A vertex outside is reached.
    Reach(u32),
    /// Two outer vertices are joined by a tight edge.
    Join(u32, u32),
    /// The excess of an inner blossom is used up.
    Open(u32),
}

/// What happens, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event<W> {
    /// When, on the search's clock.
    pub(super) at: W,
    /// What.
    pub(super) what: What,
}

impl<W: Unit> Ord for Event<W> {
    /// The earliest is the greatest, since the heap gives the greatest first.
    fn cmp(&self, other: &Self) -> Ordering {
        other.at.cmp(&self.at).then_with(|| other.what.cmp(&self.what))
    }
}

impl<W: Unit> PartialOrd for Event<W> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Events in order. Those of the present moment, which are most of them where ties are common, skip the heap.
#[derive(Debug, Clone)]
pub(super) struct Agenda<W> {
    now: Vec<Event<W>>,
    later: BinaryHeap<Event<W>>,
}

impl<W: Unit> Agenda<W> {
    /// Nothing is to happen.
    pub(super) fn new() -> Self {
        Self { now: Vec::new(), later: BinaryHeap::new() }
    }

    /// Notes an event, at `clock` o'clock.
    #[inline]
    pub(super) fn note(&mut self, clock: W, at: W, what: What) {
        let event = Event { at, what };
        if at <= clock { self.now.push(event) } else { self.later.push(event) }
    }

    /// The next event.
    #[inline]
    pub(super) fn next(&mut self) -> Option<Event<W>> {
        self.now.pop().or_else(|| self.later.pop())
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) {
        self.now.clear();
        self.later.clear();
    }
}
