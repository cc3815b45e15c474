//! Groups while they are being chosen: who sits where, and what that is worth.

use std::collections::BTreeSet;

use super::index;
use super::rounds::{Judgement, Outlook};

/// Groups of members; nobody is in two.
pub(super) struct Table<'a, J> {
    outlook: &'a Outlook<'a, J>,
    /// The groups. Members of one group may all meet each other.
    pub(super) groups: Vec<Vec<u32>>,
    /// Where each member sits.
    seats: Vec<Option<usize>>,
}

impl<J> Clone for Table<'_, J> {
    fn clone(&self) -> Self {
        Self { outlook: self.outlook, groups: self.groups.clone(), seats: self.seats.clone() }
    }
}

impl<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync> Table<'a, J> {
    /// These groups.
    pub(super) fn new(outlook: &'a Outlook<'a, J>, groups: Vec<Vec<u32>>) -> Self {
        let mut table = Self { outlook, groups, seats: vec![None; index(outlook.round.members)] };
        for at in 0..table.groups.len() {
            table.note(at);
        }
        table
    }

    fn note(&mut self, at: usize) {
        for member in self.groups.get(at).into_iter().flatten() {
            if let Some(seat) = self.seats.get_mut(index(*member)) {
                *seat = Some(at);
            }
        }
    }

    /// Those who sit nowhere.
    pub(super) fn alone(&self) -> Vec<u32> {
        (0..).zip(&self.seats).filter(|(_, seat)| seat.is_none()).map(|(member, _)| member).collect()
    }

    /// Where a member sits.
    pub(super) fn seat(&self, member: u32) -> Option<usize> {
        self.seats.get(index(member)).copied().flatten()
    }

    /// The group of a member.
    pub(super) fn group_of(&self, member: u32) -> Option<&Vec<u32>> {
        self.groups.get(self.seat(member)?)
    }

    /// Puts other members into a group. Those who were in it and are not must be put elsewhere.
    pub(super) fn replace(&mut self, at: usize, members: Vec<u32>) {
        if let Some(group) = self.groups.get_mut(at) {
            *group = members;
        }
        self.note(at);
    }

    /// Seats somebody who sat nowhere.
    pub(super) fn join(&mut self, at: usize, member: u32) {
        if let Some(group) = self.groups.get_mut(at) {
            group.push(member);
        }
        self.note(at);
    }

    /// What a member gains a group, or somewhere else loses it; none when she must not meet one of them.
    pub(super) fn gain(&self, member: u32, group: &[u32]) -> Option<i128> {
        let others = group.iter().filter(|other| **other != member);
        others.map(|other| self.outlook.worth(member, *other)).sum()
    }

    /// What it gains when a member takes the place of another in a group.
    pub(super) fn gain_instead(&self, member: u32, group: &[u32], other: u32) -> Option<i128> {
        let others = group.iter().filter(|here| **here != member && **here != other);
        others.map(|here| self.outlook.worth(member, *here)).sum()
    }

    /// What the pairs of a group are worth; none when two of them must not meet.
    pub(super) fn sum(&self, group: &[u32]) -> Option<i128> {
        pairs_of(group).map(|(one, other)| self.outlook.worth(one, other)).sum()
    }

    /// What all groups are worth.
    pub(super) fn worth(&self) -> i128 {
        self.groups.iter().filter_map(|group| self.sum(group)).sum()
    }

    /// What all groups are worth, and that their members are not left out.
    pub(super) fn value(&self) -> i128 {
        let covered: i128 = self.groups.iter().flatten().map(|member| self.outlook.cover(*member)).sum();
        covered + self.worth()
    }

    /// The groups in which candidates of these members sit, in ascending order.
    pub(super) fn nearby(&self, members: &[u32]) -> BTreeSet<usize> {
        let near = self.outlook.near();
        let candidates = members.iter().filter_map(|member| near.get(index(*member))).flatten();
        candidates.filter_map(|candidate| self.seat(*candidate)).collect()
    }
}

/// The pairs of a group.
pub(super) fn pairs_of(group: &[u32]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let rest = |at: usize| group.get(at + 1..).unwrap_or_default();
    group.iter().enumerate().flat_map(move |(at, one)| rest(at).iter().map(move |other| (*one, *other)))
}
