//! Past the size where everybody can be held against everybody: the best candidates of each, and what that may cost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::chance::Chance;
use super::index;

/// The best candidates of each vertex.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidates<K> {
    /// Pairs of which one is a candidate of the other, from the lower to the higher vertex, in ascending order.
    pub pairs: Vec<(u32, u32, K)>,
    /// What the last candidate of each is worth; none for a vertex whose candidates are all there are.
    ///
    /// No pair outside is worth more than the lesser cut of its two, and there is none where a cut is missing.
    pub cuts: Vec<Option<K>>,
}

/// Asks `judge` once for each pair, lower vertex first, what it is worth, and keeps the `count` best candidates of
/// each vertex. None is for those who must not meet.
///
/// Among candidates of equal worth the seed decides, for each pair by itself: were it the order of the vertices,
/// everybody would have the same few.
pub fn best_candidates<K: Copy + Ord>(
    vertices: u32,
    count: usize,
    seed: u64,
    mut judge: impl FnMut(u32, u32) -> Option<K>,
) -> Candidates<K> {
    best_candidates_above(vertices, count, seed, |one, other, _| judge(one, other))
}

/// The same, where `judge` is told what neither of the two would look at any more when it is worth less, and may say
/// none of that: most pairs are of that kind, and can be given up early.
pub(super) fn best_candidates_above<K: Copy + Ord>(
    vertices: u32,
    count: usize,
    seed: u64,
    mut judge: impl FnMut(u32, u32, Option<K>) -> Option<K>,
) -> Candidates<K> {
    let mut lists: Vec<BinaryHeap<Reverse<Ranked<K>>>> = vec![BinaryHeap::new(); index(vertices)];
    // What a candidate must be more than to be kept, and first what it must be worth to be looked at; apart from the
    // lists and from each other, the more the more they are read.
    let mut floors: Vec<Option<Ranked<K>>> = vec![None; index(vertices)];
    let mut cuts: Vec<Option<K>> = vec![None; index(vertices)];
    let count = count.max(1);
    for one in 0..vertices {
        for other in one + 1..vertices {
            let cut = |vertex: u32| cuts.get(index(vertex)).copied().flatten();
            let least = cut(one).zip(cut(other)).map(|(one, other)| one.min(other));
            let Some(worth) = judge(one, other, least) else { continue };
            let mut drawn = None;
            for (here, there) in [(one, other), (other, one)] {
                if cuts.get(index(here)).copied().flatten().is_some_and(|cut| worth < cut) {
                    continue;
                }
                let (Some(list), Some(floor), Some(cut)) =
                    (lists.get_mut(index(here)), floors.get_mut(index(here)), cuts.get_mut(index(here)))
                else {
                    continue;
                };
                let ranked = (worth, *drawn.get_or_insert_with(|| lot(seed, one, other)), there);
                if floor.is_some_and(|floor| ranked < floor) {
                    continue;
                }
                list.push(Reverse(ranked));
                if list.len() > count {
                    list.pop();
                    *floor = list.peek().map(|Reverse(last)| *last);
                    *cut = floor.map(|(worth, ..)| worth);
                }
            }
        }
    }
    let mut pairs = Vec::new();
    for (here, list) in (0..).zip(lists) {
        let pair = |Reverse((worth, _, there)): Reverse<(K, u64, u32)>| (here.min(there), here.max(there), worth);
        pairs.extend(list.into_iter().map(pair));
    }
    pairs.sort_unstable_by_key(|(one, other, _)| (*one, *other));
    pairs.dedup_by_key(|(one, other, _)| (*one, *other));
    Candidates { pairs, cuts }
}

/// A candidate as it is ranked: its worth, then its lot.
type Ranked<K> = (K, u64, u32);

/// The lot of a pair.
fn lot(seed: u64, one: u32, other: u32) -> u64 {
    let pair = (u64::from(one) << 32) | u64::from(other);
    Chance::new(seed ^ pair.wrapping_mul(0x9e37_79b9_7f4a_7c15)).draw()
}
