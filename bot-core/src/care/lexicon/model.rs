//! The linear model that stands beside the phrases: one weight for each feature and label, trained on the examples of
//! the project by `village-bench`'s `train-noticing` and kept in one byte each.

use std::sync::LazyLock;

use super::features::{BUCKETS, Feature};
use super::kind::{Label, Sensitivity, Topic};

/// What begins a file of weights.
const MAGIC: &[u8; 8] = b"village1";

/// From this probability of nothing on the model talks a phrase out of it.
pub const DOUBTED: f32 = 0.9;

/// Labels it tells apart.
pub const LABELS: usize = Label::ALL.len();

/// Topics it tells apart where it sees shaming.
pub const TOPICS: usize = Topic::ALL.len();

/// From which probability on something counts, by label and sensitivity, and from which on support is thought of
/// before anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// In the order of [`Label::ALL`]: for low, usual and high sensitivity. That of [`Label::Clean`] is how likely
    /// support may be while something else is still told.
    pub by_label: [[f32; 3]; LABELS],
}

/// Weights, as they are trained.
#[derive(Debug, Clone, PartialEq)]
pub struct Weights {
    /// Hashes what it was trained on.
    pub digest: u64,
    /// When something counts.
    pub thresholds: Thresholds,
    /// What each label has before anything is seen.
    pub label_bias: [f32; LABELS],
    /// What a step of a label's weight is worth.
    pub label_step: f32,
    /// A row for each bucket.
    pub labels: Vec<[i8; LABELS]>,
    /// What each topic has before anything is seen.
    pub topic_bias: [f32; TOPICS],
    /// What a step of a topic's weight is worth.
    pub topic_step: f32,
    /// A row for each bucket.
    pub topics: Vec<[i8; TOPICS]>,
}

static WEIGHTS: LazyLock<Option<Weights>> =
    LazyLock::new(|| Weights::from_bytes(include_bytes!("../../../lexicon/model.bin")));

/// The weights that come with the project.
pub(super) fn weights() -> Option<&'static Weights> {
    WEIGHTS.as_ref()
}

/// How likely each label is, in the order of [`Label::ALL`].
pub type Odds = [f32; LABELS];

impl Thresholds {
    /// From which probability on a label counts.
    #[must_use]
    pub fn of(&self, label: Label, sensitivity: Sensitivity) -> f32 {
        let [low, usual, high] = Label::ALL
            .iter()
            .position(|one| *one == label)
            .and_then(|at| self.by_label.get(at))
            .copied()
            .unwrap_or([2.0; 3]);
        match sensitivity {
            Sensitivity::Low => low,
            Sensitivity::Usual => usual,
            Sensitivity::High => high,
        }
    }
}

impl Weights {
    /// How likely each label is for what was seen.
    #[must_use]
    pub fn odds(&self, seen: &[Feature]) -> Odds {
        let mut sums = sum(&self.labels, seen);
        for (sum, bias) in sums.iter_mut().zip(self.label_bias) {
            *sum = *sum * self.label_step + bias;
        }
        softmax(sums)
    }

    /// The topic that what was seen is most likely about, with how likely it is.
    #[must_use]
    pub fn topic(&self, seen: &[Feature]) -> (Topic, f32) {
        let mut sums = sum(&self.topics, seen);
        for (sum, bias) in sums.iter_mut().zip(self.topic_bias) {
            *sum = *sum * self.topic_step + bias;
        }
        let likely = Topic::ALL.into_iter().zip(softmax(sums));
        likely.max_by(|(_, one), (_, other)| one.total_cmp(other)).unwrap_or((Topic::Discipline, 0.0))
    }

    /// How much each word of the stretch speaks for a label rather than for nothing.
    pub(super) fn moved(&self, seen: &[Feature], label: Label) -> Vec<(u32, f32)> {
        let at = Label::ALL.iter().position(|one| *one == label).unwrap_or(0);
        let mut moved: Vec<(u32, f32)> = Vec::new();
        for feature in seen {
            let Some(row) = row(&self.labels, feature) else { continue };
            let share = (value(row, at) - value(row, 0)) * feature.weight;
            match moved.iter_mut().find(|(word, _)| *word == feature.word) {
                Some((_, sum)) => *sum += share,
                None => moved.push((feature.word, share)),
            }
        }
        moved.sort_by(|(_, one), (_, other)| other.total_cmp(one));
        moved
    }

    /// As it stands in a file.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        bytes.extend(self.digest.to_le_bytes());
        let thresholds = self.thresholds.by_label.iter().flatten();
        let floats =
            thresholds.chain(&self.label_bias).chain(&self.topic_bias).chain([&self.label_step, &self.topic_step]);
        bytes.extend(floats.flat_map(|float| float.to_le_bytes()));
        bytes.extend(self.labels.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes.extend(self.topics.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        bytes
    }

    /// Reads a file; nothing if it is none.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(MAGIC)?;
        let (digest, bytes) = bytes.split_first_chunk::<8>()?;
        let mut rest = bytes;
        let mut float = || -> Option<f32> {
            let (four, after) = rest.split_first_chunk::<4>()?;
            rest = after;
            Some(f32::from_le_bytes(*four))
        };
        let mut by_label = [[0.0; 3]; LABELS];
        let mut label_bias = [0.0; LABELS];
        let mut topic_bias = [0.0; TOPICS];
        for place in by_label.iter_mut().flatten().chain(&mut label_bias).chain(&mut topic_bias) {
            *place = float()?;
        }
        let (label_step, topic_step) = (float()?, float()?);
        let (labels, topics) = rest.split_at_checked(BUCKETS * LABELS)?;
        Some(Self {
            digest: u64::from_le_bytes(*digest),
            thresholds: Thresholds { by_label },
            label_bias,
            label_step,
            labels: rows(labels),
            topic_bias,
            topic_step,
            topics: (topics.len() == BUCKETS * TOPICS).then(|| rows(topics))?,
        })
    }
}

fn rows<const N: usize>(bytes: &[u8]) -> Vec<[i8; N]> {
    bytes.as_chunks::<N>().0.iter().map(|row| row.map(u8::cast_signed)).collect()
}

fn row<'a, const N: usize>(rows: &'a [[i8; N]], feature: &Feature) -> Option<&'a [i8; N]> {
    rows.get(usize::try_from(feature.bucket).ok()?)
}

fn value<const N: usize>(row: &[i8; N], at: usize) -> f32 {
    row.get(at).copied().map_or(0.0, f32::from)
}

fn sum<const N: usize>(table: &[[i8; N]], seen: &[Feature]) -> [f32; N] {
    let mut sums = [0.0; N];
    for feature in seen {
        if let Some(row) = row(table, feature) {
            for (sum, weight) in sums.iter_mut().zip(row) {
                *sum += f32::from(*weight) * feature.weight;
            }
        }
    }
    let scale = scale(seen);
    sums.map(|sum| sum * scale)
}

/// Long stretches show more features, which together count no more than those of short ones.
#[must_use]
pub fn scale(seen: &[Feature]) -> f32 {
    let squares: f32 = seen.iter().map(|feature| feature.weight * feature.weight).sum();
    1.0 / squares.max(1.0).sqrt()
}

/// From sums to probabilities.
#[must_use]
pub fn softmax<const N: usize>(sums: [f32; N]) -> [f32; N] {
    let most = sums.iter().copied().fold(f32::MIN, f32::max);
    let powers = sums.map(|sum| (sum - most).exp());
    let all: f32 = powers.iter().sum();
    powers.map(|power| power / all)
}
