//! What groups can be worth at most, told from the prices of pairs.
//!
//! Every pair in a group costs at least what it is worth, so groups are worth at most what all their pairs cost. Where
//! each is in `degree` pairs, that is `degree` times all potentials, and for each blossom its excess times the pairs
//! that can lie in it. Larger groups than usual cost their members' potentials once more, and two pairs more in a
//! blossom that holds one of them whole.

use super::index;
use super::proof::Proof;

/// The shape of groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shape {
    /// How many others each meets.
    pub(super) degree: u32,
    /// How many groups have one member more.
    pub(super) oversize: usize,
}

/// No groups of a shape are worth more.
///
/// `extra` is what the proof's weights count more than the worth, for each of two; where it is not 0, everybody must
/// be in a group, and no group smaller than usual.
pub(super) fn bound(proof: &Proof<i128>, extra: impl Fn(u32) -> i128, shape: Shape) -> i128 {
    let degree = i128::from(shape.degree);
    let mut prices: Vec<i128> =
        (0..).zip(&proof.potentials).map(|(vertex, potential)| potential - 2 * extra(vertex)).collect();
    let potentials: i128 = prices.iter().sum::<i128>() * degree;
    let excess: i128 = proof.blossoms.iter().map(|blossom| blossom.excess * pairs_inside(blossom.members.len(), degree)).sum();

    prices.sort_unstable_by(|one, other| other.cmp(one));
    let larger = index(shape.degree + 2);
    let more = prices.iter().take(larger * shape.oversize).sum::<i128>()
        + 2 * i128::try_from(shape.oversize).unwrap_or(i128::MAX) * deepest(proof);
    (potentials + excess + if shape.oversize > 0 { more } else { 0 }) >> 1
}

/// How many pairs of groups can lie in an odd set. The pairs of groups of four are three matchings; groups of three
/// give nobody more than two pairs.
fn pairs_inside(members: usize, degree: i128) -> i128 {
    let members = i128::try_from(members).unwrap_or(i128::MAX);
    if degree == 2 { members } else { degree * (members / 2) }
}

/// The most that blossoms around one vertex cost together.
fn deepest(proof: &Proof<i128>) -> i128 {
    let mut open: Vec<(usize, i128)> = Vec::new();
    let mut deepest = 0;
    for blossom in &proof.blossoms {
        while open.last().is_some_and(|(end, _)| *end <= blossom.members.start) {
            open.pop();
        }
        let sum = open.last().map_or(0, |(_, sum)| *sum) + blossom.excess;
        open.push((blossom.members.end, sum));
        deepest = deepest.max(sum);
    }
    deepest
}
