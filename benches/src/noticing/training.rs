//! Training: multinomial logistic regression over hashed features, the same file from the same examples every time.

use bot_core::care::lexicon::features::{BUCKETS, Feature};
use bot_core::care::lexicon::model::{LABELS, Odds, TOPICS, Thresholds, Weights, scale, softmax};
use bot_core::care::lexicon::{Label, Lexicon, Topic};

use super::Example;

/// Rounds over all examples.
const ROUNDS: usize = 20;

/// Over so many of them, the last ones, weights are averaged.
const AVERAGED: u16 = 10;

/// How far a step goes at first.
const STEP: f32 = 0.2;

/// Lines that stay together in cross-validation: near-twins stand one after the other in the fixtures, and whoever is
/// tested on one must not have learnt the other.
const TOGETHER: usize = 16;

/// How strongly weights are pulled to zero.
const PULL: f32 = 0.0001;

/// A line as the model sees it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Its features, scaled.
    pub features: Vec<(u32, f32)>,
    /// As they were seen.
    pub raw: Vec<Feature>,
    /// The column of its label.
    pub label: usize,
    /// The column of its topic.
    pub topic: Option<usize>,
}

/// Looks at examples.
pub fn see(examples: &[Example]) -> anyhow::Result<Vec<Seen>> {
    let look = |example: &Example| {
        let raw = Lexicon::impression(&example.text, Some(example.language()?)).seen;
        let scale = scale(&raw);
        let features = raw.iter().map(|feature| (feature.bucket, feature.weight * scale)).collect();
        let label = example.label()?;
        let label = Label::ALL.iter().position(|one| *one == label).unwrap_or(0);
        let topic = example.topic().and_then(|topic| Topic::ALL.iter().position(|one| *one == topic));
        anyhow::Ok(Seen { features, raw, label, topic })
    };
    examples.iter().map(look).collect()
}

/// Weights before they are made small.
struct Table<const N: usize> {
    rows: Vec<[f32; N]>,
    squares: Vec<[f32; N]>,
    bias: [f32; N],
    bias_squares: [f32; N],
}

impl<const N: usize> Table<N> {
    fn new() -> Self {
        Self {
            rows: vec![[0.0; N]; BUCKETS],
            squares: vec![[1e-6; N]; BUCKETS],
            bias: [0.0; N],
            bias_squares: [1e-6; N],
        }
    }

    fn sums(&self, features: &[(u32, f32)]) -> [f32; N] {
        let mut sums = self.bias;
        for (bucket, weight) in features {
            let row = usize::try_from(*bucket).ok().and_then(|bucket| self.rows.get(bucket));
            for (sum, value) in sums.iter_mut().zip(row.into_iter().flatten()) {
                *sum += value * weight;
            }
        }
        sums
    }

    /// One step towards the right column, with a step size of its own for each weight (`AdaGrad`).
    fn learn(&mut self, features: &[(u32, f32)], right: usize, importance: f32) {
        let odds = softmax(self.sums(features));
        let mut errors = odds;
        if let Some(error) = errors.get_mut(right) {
            *error -= 1.0;
        }
        let errors = errors.map(|error| error * importance);
        for (bucket, weight) in features {
            let Ok(bucket) = usize::try_from(*bucket) else { continue };
            let (Some(row), Some(squares)) = (self.rows.get_mut(bucket), self.squares.get_mut(bucket)) else {
                continue;
            };
            for ((value, square), error) in row.iter_mut().zip(squares).zip(errors) {
                let slope = error * weight + PULL * *value;
                *square += slope * slope;
                *value -= STEP * slope / square.sqrt();
            }
        }
        for ((value, square), error) in self.bias.iter_mut().zip(&mut self.bias_squares).zip(errors) {
            *square += error * error;
            *value -= STEP * 0.2 * error / square.sqrt();
        }
    }

    /// Adds another's weights to these.
    fn add(&mut self, other: &Self) {
        for (row, others) in self.rows.iter_mut().zip(&other.rows) {
            *row = std::array::from_fn(|at| row.get(at).unwrap_or(&0.0) + others.get(at).unwrap_or(&0.0));
        }
        for (bias, other) in self.bias.iter_mut().zip(other.bias) {
            *bias += other;
        }
    }

    /// Its weights, divided by a number.
    fn over(mut self, count: f32) -> Self {
        for value in self.rows.iter_mut().flatten().chain(&mut self.bias) {
            *value /= count;
        }
        self
    }

    /// In one byte each, with what a step is worth.
    fn small(&self) -> (f32, Vec<[i8; N]>) {
        let most = self.rows.iter().flatten().fold(0.0_f32, |most, value| most.max(value.abs()));
        let step = (most / 127.0).max(f32::MIN_POSITIVE);
        (step, self.rows.iter().map(|row| row.map(|value| small(value / step))).collect())
    }
}

/// The nearest whole number.
fn small(value: f32) -> i8 {
    (-127..=127_i8)
        .min_by(|one, other| (f32::from(*one) - value).abs().total_cmp(&(f32::from(*other) - value).abs()))
        .unwrap_or(0)
}

/// Trains on lines. The weights of labels are the mean of those after the last ten rounds (Polyak and Juditsky, 1992),
/// which are steadier than the last.
#[must_use]
pub fn train(seen: &[&Seen], digest: u64, thresholds: Thresholds) -> Weights {
    let mut labels = Table::<LABELS>::new();
    let mut topics = Table::<TOPICS>::new();
    let mut sum = Table::<LABELS>::new();
    let count = seen.len().max(1);
    for round in 0..ROUNDS {
        for at in 0..count {
            // A stride that meets every line once, another in each round.
            let place = (at * stride(count, round) + round * 31) % count;
            let Some(line) = seen.get(place) else { continue };
            labels.learn(&line.features, line.label, 1.0);
            if let Some(topic) = line.topic {
                topics.learn(&line.features, topic, 1.0);
            }
        }
        if round + usize::from(AVERAGED) >= ROUNDS {
            sum.add(&labels);
        }
    }
    let labels = sum.over(f32::from(AVERAGED));
    let (label_step, label_rows) = labels.small();
    let (topic_step, topic_rows) = topics.small();
    Weights {
        digest,
        thresholds,
        label_bias: labels.bias,
        label_step,
        labels: label_rows,
        topic_bias: topics.bias,
        topic_step,
        topics: topic_rows,
    }
}

/// A number without a common divisor with `count`.
fn stride(count: usize, round: usize) -> usize {
    let divides = |mut one: usize, mut other: usize| {
        while other != 0 {
            (one, other) = (other, one % other);
        }
        one > 1
    };
    (count / 3 + 7 * round + 1..=2 * count + 7 * round + 1).find(|stride| !divides(*stride, count)).unwrap_or(1)
}

/// The part of the cross-validation that a line is in.
fn part(at: usize, folds: usize) -> usize {
    at / TOGETHER % folds.max(1)
}

/// What a model says of each line that was trained on the others, in `folds` parts.
#[must_use]
pub fn cross_validated(seen: &[Seen], folds: usize, thresholds: Thresholds) -> Vec<(Odds, usize)> {
    let mut odds = vec![(<Odds>::default(), 0); seen.len()];
    for fold in 0..folds {
        let others: Vec<&Seen> =
            seen.iter().enumerate().filter(|(at, _)| part(*at, folds) != fold).map(|(_, line)| line).collect();
        let weights = train(&others, 0, thresholds);
        for (at, (line, odds)) in seen.iter().zip(&mut odds).enumerate() {
            if part(at, folds) == fold {
                let topic = weights.topic(&line.raw).0;
                *odds = (weights.odds(&line.raw), Topic::ALL.iter().position(|one| *one == topic).unwrap_or(0));
            }
        }
    }
    odds
}

/// Hashes what is trained on.
#[must_use]
pub fn digest(examples: &[Example]) -> u64 {
    let texts = examples.iter().flat_map(|example| {
        [&example.text, &example.lang, &example.label]
            .into_iter()
            .chain(&example.topic)
            .flat_map(|text| text.bytes().chain([0]))
    });
    texts.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use bot_core::care::lexicon::model::Weights;

    use super::*;
    use crate::noticing::fixtures;

    #[test]
    fn the_weights_that_are_checked_in_come_from_the_fixtures() -> anyhow::Result<()> {
        let weights = Weights::from_bytes(include_bytes!("../../../bot-core/lexicon/model.bin"));
        let examples = fixtures()?;
        assert!(examples.len() > 2_500);
        assert_eq!(weights.map(|weights| weights.digest), Some(digest(&examples)), "run train-noticing");
        Ok(())
    }
}
