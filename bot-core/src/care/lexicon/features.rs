//! What the linear model sees of a stretch of words: words, pairs of words, pieces of words, and signs with what stands
//! beside them. Each is hashed to one of [`BUCKETS`] numbers.

use super::conditions::{Around, Sign};
use super::kind::Language;
use super::words::{Marks, Reading, Word, Words, hash, hash_on};

/// How many numbers features are hashed to.
pub const BUCKETS: usize = 1 << 16;

/// Letters of a word that are looked at in pieces.
const LOOKED_AT: usize = 14;

/// Something seen: the number it is hashed to, how much it counts, and the words it stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// Below [`BUCKETS`].
    pub bucket: u32,
    /// How much it counts.
    pub weight: f32,
    /// The word of the stretch where it is, or where it begins.
    pub word: u32,
}

/// What kind of feature it is; the same letters mean different things.
#[derive(Debug, Clone, Copy)]
enum Shape {
    Word = 1,
    Pair,
    Skip,
    Piece,
    Sign,
    Signs,
    Beside,
    WordBeside,
    Mark,
    First,
}

impl Shape {
    fn seed(self) -> u64 {
        let number = match self {
            Self::Word => 1_u64,
            Self::Pair => 2,
            Self::Skip => 3,
            Self::Piece => 4,
            Self::Sign => 5,
            Self::Signs => 6,
            Self::Beside => 7,
            Self::WordBeside => 8,
            Self::Mark => 9,
            Self::First => 10,
        };
        number.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn weight(self) -> f32 {
        match self {
            Self::Word | Self::Signs | Self::Beside => 1.3,
            Self::Pair | Self::WordBeside => 0.8,
            Self::Skip => 0.6,
            Self::Piece => 0.45,
            Self::Sign | Self::Mark => 2.5,
            Self::First => 0.7,
        }
    }
}

fn mix(seed: u64, number: u64) -> u64 {
    let mixed = (seed ^ number).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed ^ (mixed >> 29)
}

fn bucket(mixed: u64) -> u32 {
    let number = mixed.wrapping_mul(0x94D0_49BB_1331_11EB) >> 48;
    u32::try_from(number).unwrap_or(0)
}

/// Signs beside which other signs and words mean something else.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    /// The numbers of the signs.
    pub(super) signs: Vec<usize>,
}

/// Puts down what is seen of the words from `first` on.
pub(super) fn see(
    words: &Words,
    first: usize,
    count: usize,
    language: Language,
    around: &Around,
    beside: &Beside,
    seen: &mut Vec<Feature>,
) {
    seen.clear();
    let mut push = |shape: Shape, hashed: u64, word: usize| {
        seen.push(Feature {
            bucket: bucket(mix(shape.seed(), hashed)),
            weight: shape.weight(),
            word: u32::try_from(word).unwrap_or(0),
        });
    };
    let stretch = words.words().get(first..).unwrap_or_default();
    let stretch = stretch.get(..count.min(stretch.len())).unwrap_or(stretch);
    let signs = around.of(language);

    // The signs, each pair of them in their order, and what stands beside the few that change the meaning of others.
    let there: Vec<(u64, Sign)> = signs
        .iter()
        .enumerate()
        .filter(|(_, sign)| sign.last != 0)
        .map(|(number, sign)| (u64::try_from(number).unwrap_or(0) + 1, *sign))
        .collect();
    let mut context = 0_u64;
    for (at, number) in beside.signs.iter().enumerate() {
        if signs.get(*number).is_some_and(|sign| sign.last != 0) {
            context |= 1 << at;
        }
    }
    for (number, sign) in &there {
        let at = usize::try_from(sign.first.trailing_zeros()).unwrap_or(0);
        push(Shape::Sign, *number, at);
        push(Shape::Beside, mix(*number, context + 1), at);
        for (other, another) in &there {
            if number != other && sign.first.trailing_zeros() < another.last.checked_ilog2().unwrap_or(0) {
                push(Shape::Signs, mix(*number, *other << 8), at);
            }
        }
    }

    let mut marks = Marks::default();
    let mut numbers = 0;
    let mut names = 0;
    let mut before: Option<&Word> = None;
    let mut before_that: Option<&Word> = None;
    for (at, word) in stretch.iter().enumerate() {
        let letters = words.text_of(word);
        push(Shape::Word, word.hash, at);
        for bit in 0..beside.signs.len() {
            if context & (1 << bit) != 0 {
                push(Shape::WordBeside, mix(word.hash, 1 << bit), at);
            }
        }
        if let Some(before) = before {
            push(Shape::Pair, mix(before.hash, word.hash.rotate_left(17)), at);
        }
        if let Some(before) = before_that {
            push(Shape::Skip, mix(before.hash, word.hash.rotate_left(17)), at);
        }
        if letters.len() > 3 {
            pieces(letters, |piece| push(Shape::Piece, piece, at));
        }
        let is_name = word.marks.has(Marks::CAPITAL) && !word.marks.has(Marks::BEGINS) && letters.len() > 2;
        names = if is_name { names + 1 } else { 0 };
        if is_name {
            push(Shape::Mark, 20, at);
        }
        if names == 2 {
            push(Shape::Mark, 21, at);
        }
        if word.marks.has(Marks::DIGIT) {
            numbers += 1;
            let length = u64::try_from(letters.len().min(8)).unwrap_or(8);
            push(Shape::Mark, 30 + length + 10 * u64::from(word.marks.has(Marks::LETTER)), at);
            if numbers == 2 {
                push(Shape::Mark, 22, at);
            }
        }
        for (mark, number) in [(Marks::MONEY, 23), (Marks::QUOTED, 24), (Marks::ASKS, 25), (Marks::SHOUTED, 26)] {
            if word.marks.has(mark) && !marks.has(mark) {
                push(Shape::Mark, number, at);
            }
        }
        if word.marks.has(Marks::BEGINS) {
            push(Shape::First, word.hash, at);
        }
        marks = marks.with(word.marks);
        before_that = before.replace(word);
    }
    let place = |reading: &Reading| usize::try_from(reading.first).unwrap_or(usize::MAX);
    let from = words.readings().partition_point(|reading| place(reading) < first);
    let readings = words.readings().get(from..).unwrap_or_default().iter();
    for reading in readings.take_while(|reading| place(reading) < first + stretch.len()).filter(|reading| !reading.weak)
    {
        push(Shape::Word, reading.hash, place(reading) - first);
    }
    let length = u64::try_from(stretch.len() / 4).unwrap_or(0).min(6);
    push(Shape::Mark, 1 + length, 0);
}

/// Three, four and five letters in a row, the edges of the word included.
fn pieces(letters: &[u8], mut push: impl FnMut(u64)) {
    let edged = std::iter::once(&b'_').chain(letters.iter().take(LOOKED_AT)).chain(std::iter::once(&b'_'));
    let mut window = [0_u8; 5];
    for (count, letter) in edged.enumerate() {
        window.rotate_left(1);
        let [.., last] = &mut window;
        *last = *letter;
        for length in 3..=5 {
            if count + 1 >= length
                && let Some(piece) = window.get(5 - length..)
            {
                push(hash_on(hash(piece), b'0'));
            }
        }
    }
}
