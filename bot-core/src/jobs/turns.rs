//! Whose turn it is when more is due than is claimed at once: no community waits behind another's heap.

use uuid::Uuid;

use crate::id::CommunityId;

/// The steps in which a batch is claimed: half by due time alone, the rest among communities that are not in the first
/// half, and what is left of that by time again.
///
/// Whoever claims asks for the [`step`](Self::step), says what was [`found`](Self::found), and asks again until there
/// is none.
#[derive(Debug)]
pub struct Turns {
    limit: i64,
    found: i64,
    step: Step,
    busy: Vec<Uuid>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    ByTime,
    AmongOthers,
    WhatIsLeft,
    Over,
}

impl Turns {
    /// For a batch of `limit`.
    #[must_use]
    pub fn new(limit: i64) -> Self {
        Self { limit, found: 0, step: Step::ByTime, busy: Vec::new() }
    }

    /// How many to claim now at most, and of which communities none; nothing when the batch is complete.
    #[must_use]
    pub fn step(&self) -> Option<(i64, &[Uuid])> {
        let (most, without) = match self.step {
            Step::ByTime => (self.half(), &[][..]),
            Step::AmongOthers => (self.limit - self.found, self.busy.as_slice()),
            Step::WhatIsLeft => (self.limit - self.found, &[][..]),
            Step::Over => return None,
        };
        (most > 0).then_some((most, without))
    }

    /// Whose were the rows that this step has claimed.
    pub fn found(&mut self, communities: impl ExactSizeIterator<Item = Option<CommunityId>>) {
        self.found += i64::try_from(communities.len()).unwrap_or(i64::MAX);
        self.step = match self.step {
            // There was no more than this.
            Step::ByTime if self.found < self.half() => Step::Over,
            Step::ByTime => {
                self.busy = communities.flatten().map(|id| id.0).collect();
                self.busy.sort_unstable();
                self.busy.dedup();
                Step::AmongOthers
            }
            Step::AmongOthers => Step::WhatIsLeft,
            Step::WhatIsLeft | Step::Over => Step::Over,
        };
    }

    fn half(&self) -> i64 {
        (self.limit + 1) / 2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is claimed, step by step, when `due` stands in the order of time: how many at most, and whose.
    fn claimed(limit: i64, due: &[u128]) -> Vec<(i64, Vec<u128>)> {
        let mut left = due.to_vec();
        let mut turns = Turns::new(limit);
        let mut steps = Vec::new();
        while let Some((most, without)) = turns.step() {
            let without: Vec<u128> = without.iter().map(Uuid::as_u128).collect();
            let mut taken = Vec::new();
            left.retain(|community| {
                let fits = i64::try_from(taken.len()).is_ok_and(|so_far| so_far < most) && !without.contains(community);
                if fits {
                    taken.push(*community);
                }
                !fits
            });
            turns.found(taken.iter().map(|community| Some(CommunityId(Uuid::from_u128(*community)))));
            steps.push((most, taken));
        }
        steps
    }

    #[test]
    fn half_goes_by_time_and_half_to_others() {
        assert_eq!(claimed(4, &[1, 1, 1, 1, 2, 3]), [(2, vec![1, 1]), (2, vec![2, 3])]);
        assert_eq!(claimed(5, &[1, 2, 1, 2, 1, 3, 3]), [(3, vec![1, 2, 1]), (2, vec![3, 3])]);
    }

    #[test]
    fn what_others_do_not_need_goes_by_time_again() {
        assert_eq!(claimed(4, &[1, 1, 1, 1, 2]), [(2, vec![1, 1]), (2, vec![2]), (1, vec![1])]);
        assert_eq!(claimed(4, &[1, 1, 1, 1, 1]), [(2, vec![1, 1]), (2, vec![]), (2, vec![1, 1])]);
    }

    #[test]
    fn little_is_claimed_in_one_step() {
        assert_eq!(claimed(4, &[1]), [(2, vec![1])]);
        assert_eq!(claimed(4, &[]), [(2, vec![])]);
        assert_eq!(claimed(1, &[1, 1]), [(1, vec![1])]);
        assert_eq!(claimed(0, &[1]), []);
    }

    #[test]
    fn the_houses_own_work_holds_nobody_back() {
        let mut turns = Turns::new(2);
        turns.found([None].into_iter());
        assert_eq!(turns.step(), Some((1, &[][..])));
    }
}
