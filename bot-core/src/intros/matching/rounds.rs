//! A round: everybody in groups, nobody left out, no repeats while there is another way, and then the best fit.

use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use super::bounds::{self, Shape};
use super::graph::{Edge, Graph, GraphError};
use super::groups;
use super::index;
use super::pairs;
use super::proof::Proof;
use super::sparse::{Candidates, best_candidates_above};
use super::table::pairs_of;
use super::tiers::Tiers;
use super::{Matching, solve};

/// Up to so many members everybody is held against everybody.
pub const COMPLETE: u32 = 2_000;

/// Beyond that, so many candidates are kept for each.
pub const CANDIDATES: usize = 32;

/// How many meet in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// Two; with an odd number there is one group of three.
    Pairs,
    /// Three; what remains makes one group of four, or a pair.
    Threes,
    /// Four; what remains makes groups of three.
    Fours,
}

/// How two would do together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// How well they fit.
    pub fit: i64,
    /// How many rounds ago they were introduced last: 1 is the last round.
    pub rounds_ago: Option<u32>,
}

/// What a round is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Round<'a> {
    /// How many take part: the members `0..members`.
    pub members: u32,
    /// How many meet in a group.
    pub size: Size,
    /// For so many rounds after an introduction another one of the same two is a repeat.
    pub gap: u32,
    /// How often each was left out of late; nobody is when it is missing.
    pub waited: &'a [u32],
    /// What decides between equals.
    pub seed: u64,
}

/// The groups of a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grouping {
    /// The groups, each in ascending order, by their first members.
    pub groups: Vec<Vec<u32>>,
    /// Those for whom there is no group, in ascending order.
    pub alone: Vec<u32>,
    /// How many pairs in the groups are repeats.
    pub repeats: usize,
    /// The fits of all pairs in the groups together.
    pub fit: i64,
    /// No other groups of these sizes with as few left out, and with as few and as old repeats, fit better than this.
    /// It equals `fit` when the groups are proven to be the best; none when nothing so strong is proven.
    pub fit_bound: Option<i64>,
}

/// What makes a round impossible.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoundError {
    /// Fits are so large that tiers do not fit into 128 bits.
    #[error("fits are too large")]
    TooLarge,
    /// The pairs make no graph.
    #[error("the pairs make no graph")]
    Graph(#[from] GraphError),
}

/// What a pair is worth, as candidates are ranked: a repeat less than none, a late one less than an old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// 0 when it is no repeat; else the higher, the later it was.
    recency: Reverse<u32>,
    fit: i64,
}

/// Everything that is known about a round.
pub(super) struct Outlook<'a, J> {
    /// What it is made of.
    pub(super) round: &'a Round<'a>,
    judge: J,
    /// The pairs that are looked at, and what each member's last candidate is worth.
    pub(super) candidates: Candidates<Rank>,
    tiers: Tiers<4>,
    near: OnceCell<Vec<Vec<u32>>>,
}

/// Chooses the groups of a round.
///
/// `judge` says how two would do together, lower member first, and none for those who must never be in one group. It
/// must say the same each time. What is chosen is, in this order of importance: as few as possible left out, and among
/// them rather those who were left out less often; as few repeats as possible; as old repeats as possible; the best
/// fit. For pairs of an even number up to [`COMPLETE`] this is exact; else `fit_bound` says how far it may be off.
pub fn choose_groups(
    round: &Round<'_>,
    judge: impl Fn(u32, u32) -> Option<Judgement> + Sync,
) -> Result<Grouping, RoundError> {
    choose_groups_above(round, |one, other, _| judge(one, other))
}

/// The same, where `judge` may say none of two who were not introduced before and fit less than it is told.
pub fn choose_groups_above(
    round: &Round<'_>,
    judge: impl Fn(u32, u32, i64) -> Option<Judgement> + Sync,
) -> Result<Grouping, RoundError> {
    let outlook = Outlook::new(round, judge)?;
    let (groups, short) = match round.size {
        Size::Pairs => pairs::choose(&outlook)?,
        Size::Threes | Size::Fours => groups::choose(&outlook)?,
    };
    Ok(outlook.grouping(groups, short))
}

impl<'a, J: Fn(u32, u32, i64) -> Option<Judgement> + Sync> Outlook<'a, J> {
    fn new(round: &'a Round<'a>, judge: J) -> Result<Self, RoundError> {
        let (most, least, repeats) = (AtomicI64::new(0), AtomicI64::new(0), AtomicU64::new(0));
        let ranked = |one, other, floor: Option<Rank>| {
            // Whoever fits less than one who is no repeat is only passed over when she is none herself.
            let from = floor.filter(|floor| floor.recency == Reverse(0)).map_or(i64::MIN, |floor| floor.fit);
            let judgement: Judgement = judge(one, other, from)?;
            let recency = recency(round.gap, judgement);
            // Looking is cheaper than writing what every core has to hear of.
            if judgement.fit > most.load(Ordering::Relaxed) {
                most.fetch_max(judgement.fit, Ordering::Relaxed);
            }
            if judgement.fit < least.load(Ordering::Relaxed) {
                least.fetch_min(judgement.fit, Ordering::Relaxed);
            }
            if recency > 0 {
                repeats.fetch_add(1, Ordering::Relaxed);
            }
            Some(Rank { recency: Reverse(recency), fit: judgement.fit })
        };
        let candidates = if round.members <= COMPLETE {
            everybody(round.members, ranked)
        } else {
            best_candidates_above(round.members, CANDIDATES, round.seed, ranked)
        };
        // Nobody is in more than four pairs, each of which is shared by two.
        let pairs = 2 * i128::from(round.members);
        let repeats = i128::from(repeats.into_inner()).min(pairs);
        let fits = pairs * (i128::from(most.into_inner()) - i128::from(least.into_inner()));
        let tiers = Tiers::new([0, repeats, repeats * i128::from(round.gap), fits]).ok_or(RoundError::TooLarge)?;
        Ok(Self { round, judge, candidates, tiers, near: OnceCell::new() })
    }

    /// What a pair is worth; none when the two must not meet.
    pub(super) fn worth(&self, one: u32, other: u32) -> Option<i128> {
        let judgement = self.judgement(one, other)?;
        Some(self.weigh(Rank { recency: Reverse(recency(self.round.gap, judgement)), fit: judgement.fit }))
    }

    fn judgement(&self, one: u32, other: u32) -> Option<Judgement> {
        (self.judge)(one.min(other), one.max(other), i64::MIN)
    }

    fn weigh(&self, rank: Rank) -> i128 {
        let Rank { recency: Reverse(recency), fit } = rank;
        self.tiers.weigh([0, -i64::from(recency > 0), -i64::from(recency), fit])
    }

    /// What it is worth that a member is not left out.
    ///
    /// The sets of vertices that matchings cover are the independent sets of a matroid (Edmonds and Fulkerson, 1965).
    /// So whatever positive worths these are, the most is covered in number; and whoever has waited longer goes first,
    /// even if many who have not waited go instead.
    pub(super) fn cover(&self, member: u32) -> i128 {
        let waited = self.round.waited.get(index(member)).copied().unwrap_or(0);
        self.step() * (1 + i128::from(waited))
    }

    /// More than any groups can differ in worth.
    pub(super) fn step(&self) -> i128 {
        let [step, ..] = self.tiers.steps();
        step
    }

    /// The best candidates of each member, for local search.
    pub(super) fn near(&self) -> &[Vec<u32>] {
        self.near.get_or_init(|| {
            let mut lists = vec![BinaryHeap::new(); index(self.round.members)];
            for (one, other, rank) in &self.candidates.pairs {
                for (here, there) in [(*one, *other), (*other, *one)] {
                    if let Some(list) = lists.get_mut(index(here)) {
                        list.push(Reverse((*rank, there)));
                        if list.len() > CANDIDATES {
                            list.pop();
                        }
                    }
                }
            }
            lists.into_iter().map(|list| list.into_iter().map(|Reverse((_, there))| there).collect()).collect()
        })
    }

    /// The pairs that are looked at and what each is worth.
    pub(super) fn edges(&self) -> impl Iterator<Item = Edge<i128>> + '_ {
        let pairs = self.candidates.pairs.iter();
        pairs.map(|(one, other, rank)| Edge { one: *one, other: *other, weight: self.weigh(*rank) })
    }

    /// A proof for the pairs that are looked at made one for all pairs. `extra` is what a pair weighs more than it is
    /// worth, for each of the two.
    pub(super) fn for_all(&self, proof: &Proof<i128>, extra: impl Fn(u32) -> i128) -> Proof<i128> {
        let cuts = (0..).zip(&self.candidates.cuts);
        let needs: Vec<Option<i128>> =
            cuts.map(|(member, cut)| cut.map(|cut| self.weigh(cut) + 2 * extra(member))).collect();
        proof.raised(&needs)
    }

    /// A bound on what groups of a shape can be worth, by the best matching of pairs by their worth alone.
    pub(super) fn bound(&self, shape: Shape) -> Result<i128, RoundError> {
        let matching = solve_wide(self.round.members, self.edges().collect(), self.round.seed)?;
        Ok(bounds::bound(&self.for_all(&matching.proof, |_| 0), |_| 0, shape))
    }

    /// `short` is how much more other groups might be worth, where that is known.
    fn grouping(&self, groups: Vec<Vec<u32>>, short: Option<i128>) -> Grouping {
        let (mut repeats, mut fit) = (0, 0_i64);
        let mut alone = vec![true; index(self.round.members)];
        for (one, other) in groups.iter().flat_map(|group| pairs_of(group)) {
            if let Some(judgement) = self.judgement(one, other) {
                repeats += usize::from(recency(self.round.gap, judgement) > 0);
                fit = fit.saturating_add(judgement.fit);
            }
        }
        for member in groups.iter().flatten() {
            if let Some(alone) = alone.get_mut(index(*member)) {
                *alone = false;
            }
        }
        let mut groups = groups;
        for group in &mut groups {
            group.sort_unstable();
        }
        groups.sort_unstable();
        let [_, _, recency, _] = self.tiers.steps();
        let short = short.filter(|short| (0..recency).contains(short)).and_then(|short| i64::try_from(short).ok());
        let alone = (0..).zip(alone).filter(|(_, alone)| *alone).map(|(member, _)| member).collect();
        Grouping { groups, alone, repeats, fit, fit_bound: short.map(|short| fit.saturating_add(short)) }
    }
}

/// 0 for no repeat; else from 1, for one that is about to be none, to the gap, for those who met in the last round.
fn recency(gap: u32, judgement: Judgement) -> u32 {
    judgement.rounds_ago.map_or(0, |rounds| (gap + 1).saturating_sub(rounds.max(1)))
}

fn everybody(members: u32, mut judge: impl FnMut(u32, u32, Option<Rank>) -> Option<Rank>) -> Candidates<Rank> {
    let mut pairs = Vec::new();
    for one in 0..members {
        pairs.extend((one + 1..members).filter_map(|other| judge(one, other, None).map(|rank| (one, other, rank))));
    }
    Candidates { pairs, cuts: vec![None; index(members)] }
}

/// Solves with 64 bits where they are enough, which is faster, and with 128 where not.
pub(super) fn solve_wide(vertices: u32, edges: Vec<Edge<i128>>, seed: u64) -> Result<Matching<i128>, GraphError> {
    let narrow =
        |edge: &Edge<i128>| Some(Edge { one: edge.one, other: edge.other, weight: edge.weight.try_into().ok()? });
    let narrowed: Option<Vec<Edge<i64>>> = edges.iter().map(narrow).collect();
    if let Some(Ok(graph)) = narrowed.map(|edges| Graph::new(vertices, &edges)) {
        drop(edges);
        return Ok(solve(&graph, seed).widened());
    }
    Ok(solve(&Graph::new(vertices, &edges)?, seed))
}
