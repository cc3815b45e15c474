//! The matching engine, held against brute force and against its own proofs.

use std::collections::BTreeMap;
use std::error::Error;

use bot_core::intros::matching::Edge;

mod exact;
mod groups;
mod rounds;
mod sparse;

/// What a test comes to.
type TestResult = Result<(), Box<dyn Error>>;

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Lots(u64);

impl Lots {
    fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: u32) -> u32 {
        u32::try_from(self.draw() % u64::from(end.max(1))).unwrap_or(0)
    }

    fn between(&mut self, least: i64, most: i64) -> i64 {
        least + i64::from(self.below(u32::try_from(most - least + 1).unwrap_or(1)))
    }

    /// A graph: how full it is, how far its weights reach and whether below zero, is drawn too.
    fn graph(&mut self, vertices: u32) -> Vec<Edge> {
        let (fullness, most) = (1 + self.below(100), i64::from(1 + self.below(60)));
        // Few different weights make ties.
        let most = if self.below(2) == 0 { most } else { most.min(4) };
        let least = if self.below(2) == 0 { 0 } else { -most };
        let mut edges = Vec::new();
        for one in 0..vertices {
            for other in one + 1..vertices {
                if self.below(100) < fullness {
                    edges.push(Edge { one, other, weight: self.between(least, most) });
                }
            }
        }
        edges
    }
}

/// The weight between two.
type Weights = BTreeMap<(u32, u32), i64>;

fn weights(edges: &[Edge]) -> Weights {
    edges.iter().map(|edge| ((edge.one.min(edge.other), edge.one.max(edge.other)), edge.weight)).collect()
}

/// Members who share interests and have kids of some age, and how well two of them fit: ties are common.
struct Interests(Vec<(u64, i64)>);

impl Interests {
    fn new(members: u32, lots: &mut Lots) -> Self {
        let mut topics = |_| (0..6).fold(0, |topics, _| topics | 1 << lots.below(40));
        let topics: Vec<u64> = (0..members).map(&mut topics).collect();
        Self(topics.into_iter().map(|topics| (topics, lots.between(0, 36))).collect())
    }

    fn fit(&self, one: u32, other: u32) -> i64 {
        let of = |member: u32| self.0.get(usize::try_from(member).unwrap_or(usize::MAX)).copied().unwrap_or_default();
        let ((topics, age), (others, other_age)) = (of(one), of(other));
        i64::from((topics & others).count_ones()) * 20 + (36 - (age - other_age).abs())
    }
}
