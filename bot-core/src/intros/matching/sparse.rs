//! Past the size where everybody can be held against everybody: the best candidates of each, and what that may cost.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::num::NonZero;
use std::ops::Range;
use std::panic::resume_unwind;
use std::thread;

use super::chance::Chance;
use super::index;

/// So many pairs are gone over at most, and may have to be kept for a moment, before it is found out anew what is worth
/// looking at.
const STRETCH: u32 = 1 << 21;

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
pub fn best_candidates<K: Copy + Ord + Send + Sync>(
    vertices: u32,
    count: usize,
    seed: u64,
    judge: impl Fn(u32, u32) -> Option<K> + Sync,
) -> Candidates<K> {
    best_candidates_above(vertices, count, seed, |one, other, _| judge(one, other))
}

/// The same, where `judge` is told what neither of the two would look at any more when it is worth less, and may say
/// none of that: most pairs are of that kind, and can be given up early.
///
/// It goes over the pairs in stretches, each shared out among all cores; what is worth looking at is found out anew after
/// each. So how many cores there are changes nothing but the time.
pub(super) fn best_candidates_above<K: Copy + Ord + Send + Sync>(
    vertices: u32,
    count: usize,
    seed: u64,
    judge: impl Fn(u32, u32, Option<K>) -> Option<K> + Sync,
) -> Candidates<K> {
    let count = count.max(1);
    let mut lists: Vec<BinaryHeap<Reverse<Ranked<K>>>> = vec![BinaryHeap::new(); index(vertices)];
    // What a candidate must be worth at least to be looked at; apart from the lists, since they are read far more.
    let mut cuts: Vec<Option<K>> = vec![None; index(vertices)];
    let hands = thread::available_parallelism().map_or(1, NonZero::get);
    let mut from = 0;
    while from < vertices {
        let most = (STRETCH / vertices).max(1);
        let stretch = (from / 2).clamp(u32::try_from(count).unwrap_or(most).min(most), most);
        let to = vertices.min(from.saturating_add(stretch));
        for (one, other, worth) in judged(from..to, vertices, hands, &cuts, &judge) {
            let mut drawn = None;
            for (here, there) in [(one, other), (other, one)] {
                let (Some(list), Some(cut)) = (lists.get_mut(index(here)), cuts.get_mut(index(here))) else { continue };
                if cut.is_some_and(|cut| worth < cut) {
                    continue;
                }
                let ranked = (worth, *drawn.get_or_insert_with(|| lot(seed, one, other)), there);
                if list.len() < count {
                    list.push(Reverse(ranked));
                    continue;
                }
                // Somebody has to stay outside: she, or the last of those who are in.
                if let Some(mut last) = list.peek_mut().filter(|last| last.0 < ranked) {
                    *last = Reverse(ranked);
                }
                *cut = list.peek().map(|Reverse((worth, ..))| *worth);
            }
        }
        from = to;
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

/// The pairs of which the lower vertex is one of `ones` and that are worth looking at, with what they are worth.
fn judged<K: Copy + Ord + Send + Sync>(
    ones: Range<u32>,
    vertices: u32,
    hands: usize,
    cuts: &[Option<K>],
    judge: &(impl Fn(u32, u32, Option<K>) -> Option<K> + Sync),
) -> Vec<(u32, u32, K)> {
    let cut = |vertex: u32| cuts.get(index(vertex)).copied().flatten();
    let share = |hand: usize| {
        let mut kept = Vec::new();
        for one in ones.clone().skip(hand).step_by(hands) {
            let mine = cut(one);
            for other in one + 1..vertices {
                let least = mine.zip(cut(other)).map(|(mine, theirs)| mine.min(theirs));
                kept.extend(judge(one, other, least).map(|worth| (one, other, worth)));
            }
        }
        kept
    };
    thread::scope(|scope| {
        let others: Vec<_> = (1..hands).map(|hand| scope.spawn(move || share(hand))).collect();
        let mut all = share(0);
        for other in others {
            all.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        all
    })
}

/// A candidate as it is ranked: its worth, then its lot.
type Ranked<K> = (K, u64, u32);

/// The lot of a pair.
fn lot(seed: u64, one: u32, other: u32) -> u64 {
    let pair = (u64::from(one) << 32) | u64::from(other);
    Chance::new(seed ^ pair.wrapping_mul(0x9e37_79b9_7f4a_7c15)).draw()
}
