//! Many phrases as one engine: for every word the places where it may stand, and for every place the words before it.
//!
//! A stretch of at most 64 words is looked at at once, each place of a phrase as the bits of one number. The work a
//! stretch makes is bounded by the list, whatever stands in the message, so the time grows with its length and no more.

use std::collections::{BTreeSet, HashMap};
use std::hash::{BuildHasherDefault, Hasher};

use super::phrase::{Choice, Step, WIDEST};
use super::words::{Marks, Reading, Word, Words, hash, hash_on};

/// Words looked at at once.
pub(super) const STRETCH: usize = 64;

/// How far stretches of a long message overlap, so that no match falls between two.
pub(super) const OVERLAP: usize = WIDEST;

/// Finds by a hash that is one already.
#[derive(Debug, Default, Clone, Copy)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = hash(bytes);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        // The table looks at the lowest bits, and the best ones are on top.
        self.0.rotate_left(26)
    }
}

type Table<V> = HashMap<u64, V, BuildHasherDefault<AsItIs>>;

/// What is known of a word or a stem: its letters, and the places where it may stand.
#[derive(Debug, Clone, Copy)]
struct Entry {
    letters: (u32, u32),
    places: (u32, u32),
}

/// One step of a sequence.
#[derive(Debug, Clone, Copy)]
struct At {
    place: u32,
    gap: u8,
    begins: bool,
    ends: bool,
}

/// A sequence: its rule and its steps.
#[derive(Debug, Clone, Copy)]
struct Sequence {
    rule: u32,
    steps: (u32, u32),
}

/// A sequence that may be there when its rarest place is: one bit for each place it needs besides.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    needs: u64,
    sequence: u32,
}

/// Many phrases, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Engine {
    letters: Vec<u8>,
    words: Table<Entry>,
    stems: Table<Entry>,
    /// Which beginnings of three letters some stem has, a bit for each of their hashes.
    beginnings: Vec<u64>,
    longest_stem: usize,
    places_of: Vec<u32>,
    /// The sequences that each place, as the rarest of theirs, leads to.
    led: Vec<(u32, u32)>,
    candidates: Vec<Candidate>,
    sequences: Vec<Sequence>,
    steps: Vec<At>,
    places: u32,
}

/// A match in a stretch: which rule, and its first and last word counted from the beginning of the stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) rule: u32,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// What is worked on while a stretch is looked at; kept between messages so that nothing need be made anew.
#[derive(Debug, Default)]
pub(super) struct Desk {
    masks: Vec<u64>,
    touched: Vec<u32>,
    present: u64,
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn long(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn bit(place: u32) -> u64 {
    1 << (place.wrapping_mul(0x9E37_79B1) >> 26)
}

fn slice<T>(of: &[T], (from, to): (u32, u32)) -> &[T] {
    of.get(long(from)..long(to)).unwrap_or_default()
}

impl Engine {
    /// Makes an engine of rules, each the sequences it stands for. `common` words are the worst to look for first.
    pub(super) fn new<'a>(rules: impl Iterator<Item = &'a BTreeSet<Vec<Step>>>, common: &BTreeSet<Choice>) -> Self {
        let mut engine = Self::default();
        let mut places: HashMap<BTreeSet<Choice>, u32> = HashMap::new();
        let mut weights: Vec<u32> = Vec::new();
        for (rule, sequences) in rules.enumerate() {
            for steps in sequences {
                let from = short(engine.steps.len());
                for step in steps {
                    let next = short(places.len());
                    let place = *places.entry(step.choices.clone()).or_insert(next);
                    if place == next {
                        weights.push(0);
                    }
                    if let Some(weight) = weights.get_mut(long(place)) {
                        *weight += 1;
                    }
                    engine.steps.push(At { place, gap: step.gap, begins: step.begins, ends: step.ends });
                }
                let steps = (from, short(engine.steps.len()));
                engine.sequences.push(Sequence { rule: short(rule), steps });
            }
        }
        engine.places = short(places.len());
        engine.list_words(&places, common, &mut weights);
        engine.list_candidates(&weights);
        engine
    }

    fn list_words(&mut self, places: &HashMap<BTreeSet<Choice>, u32>, common: &BTreeSet<Choice>, weights: &mut [u32]) {
        let mut where_each: HashMap<&Choice, Vec<u32>> = HashMap::new();
        for (choices, place) in places {
            for choice in choices {
                where_each.entry(choice).or_default().push(*place);
                if let Some(weight) = weights.get_mut(long(*place)) {
                    let stem = matches!(choice, Choice::Stem(_));
                    *weight += if common.contains(choice) { 10_000 } else { 1 + 20 * u32::from(stem) };
                }
            }
        }
        self.beginnings = vec![0; 512];
        for (choice, mut places) in where_each {
            places.sort_unstable();
            let (letters, is_stem) = match choice {
                Choice::Word(letters) => (letters, false),
                Choice::Stem(letters) => (letters, true),
            };
            let from = short(self.letters.len());
            self.letters.extend_from_slice(letters);
            let first = short(self.places_of.len());
            self.places_of.extend(places);
            let entry =
                Entry { letters: (from, short(self.letters.len())), places: (first, short(self.places_of.len())) };
            if is_stem {
                self.stems.insert(hash(letters), entry);
                self.longest_stem = self.longest_stem.max(letters.len());
                let (at, bit) = beginning(hash(letters.get(..3).unwrap_or(letters)));
                if let Some(bits) = self.beginnings.get_mut(at) {
                    *bits |= bit;
                }
            } else {
                self.words.insert(hash(letters), entry);
            }
        }
    }

    fn list_candidates(&mut self, weights: &[u32]) {
        let weight = |at: &At| weights.get(long(at.place)).copied().unwrap_or(u32::MAX);
        let mut led: Vec<Vec<Candidate>> = vec![Vec::new(); long(self.places)];
        for (number, sequence) in self.sequences.iter().enumerate() {
            let steps = slice(&self.steps, sequence.steps);
            let Some(rarest) = steps.iter().min_by_key(|at| weight(at)) else { continue };
            let needs = steps.iter().fold(0, |needs, at| needs | bit(at.place));
            if let Some(list) = led.get_mut(long(rarest.place)) {
                list.push(Candidate { needs, sequence: short(number) });
            }
        }
        for list in led {
            let from = short(self.candidates.len());
            self.candidates.extend(list);
            self.led.push((from, short(self.candidates.len())));
        }
        self.places_of.shrink_to_fit();
        self.candidates.shrink_to_fit();
        self.letters.shrink_to_fit();
    }

    /// Bytes it takes, about.
    pub(super) fn size(&self) -> usize {
        let entry = size_of::<(u64, Entry)>() + 1;
        self.letters.len()
            + (self.words.capacity() + self.stems.capacity()) * entry
            + self.places_of.len() * 4
            + self.led.len() * 8
            + self.candidates.len() * size_of::<Candidate>()
            + self.sequences.len() * size_of::<Sequence>()
            + self.steps.len() * size_of::<At>()
            + self.beginnings.len() * 8
    }

    /// Finds every match in the stretch that begins with the word `first`, and tells it.
    pub(super) fn look(&self, words: &Words, first: usize, desk: &mut Desk, mut tell: impl FnMut(Match)) {
        if self.sequences.is_empty() {
            return;
        }
        desk.begin(self.places);
        let stretch = words.words().get(first..).unwrap_or_default();
        let stretch = stretch.get(..STRETCH.min(stretch.len())).unwrap_or(stretch);
        let (mut begins, mut ends) = (1_u64, 0_u64);
        let mut here = 1_u64;
        for word in stretch {
            if word.marks.has(Marks::BEGINS) {
                begins |= here;
            }
            if word.marks.has(Marks::ENDS) {
                ends |= here;
            }
            self.mark(words.text_of(word), word.hash, here, desk);
            here <<= 1;
        }
        self.mark_readings(words, first, stretch, desk);

        let mut touched = 0;
        while let Some(place) = desk.touched.get(touched).copied() {
            touched += 1;
            let led = self.led.get(long(place)).copied().unwrap_or_default();
            for candidate in slice(&self.candidates, led) {
                if candidate.needs & !desk.present == 0 {
                    self.try_sequence(candidate.sequence, begins, ends, desk, &mut tell);
                }
            }
        }
        desk.end();
    }

    fn mark_readings(&self, words: &Words, first: usize, stretch: &[Word], desk: &mut Desk) {
        let readings = words.readings();
        let from = readings.partition_point(|reading| long(reading.first) < first);
        for reading in readings.get(from..).unwrap_or_default() {
            let (at, end) = (long(reading.first) - first, long(reading.last) - first);
            if at >= stretch.len() {
                break;
            }
            if end < STRETCH && self.counts(reading, words, stretch, at..end + 1) {
                let here = (u64::MAX >> (63 - (end - at))) << at;
                self.mark(words.text_of_reading(reading), reading.hash, here, desk);
            }
        }
    }

    /// Two words joined over a space count only if neither is known by itself.
    fn counts(&self, reading: &Reading, words: &Words, stretch: &[Word], range: std::ops::Range<usize>) -> bool {
        let known = |word: &Word| self.words.get(&word.hash).is_some_and(|entry| self.is(entry, words.text_of(word)));
        !reading.weak || !stretch.get(range).unwrap_or_default().iter().any(known)
    }

    fn is(&self, entry: &Entry, letters: &[u8]) -> bool {
        slice(&self.letters, entry.letters) == letters
    }

    /// Notes where a word may stand.
    fn mark(&self, letters: &[u8], hashed: u64, here: u64, desk: &mut Desk) {
        if let Some(entry) = self.words.get(&hashed).filter(|entry| self.is(entry, letters)) {
            desk.mark(slice(&self.places_of, entry.places), here);
        }
        if self.longest_stem == 0 {
            return;
        }
        let Some((beginning_letters, rest)) = letters.split_at_checked(3) else { return };
        let mut hash = hash(beginning_letters);
        let (at, bit) = beginning(hash);
        if self.beginnings.get(at).is_none_or(|bits| bits & bit == 0) {
            return;
        }
        let mut length = 3;
        let mut rest = rest.iter();
        loop {
            if let Some(entry) = self.stems.get(&hash)
                && letters.get(..length).is_some_and(|stem| self.is(entry, stem))
            {
                desk.mark(slice(&self.places_of, entry.places), here);
            }
            match rest.next().filter(|_| length < self.longest_stem) {
                Some(letter) => (hash, length) = (hash_on(hash, *letter), length + 1),
                None => return,
            }
        }
    }

    fn try_sequence(&self, number: u32, begins: u64, ends: u64, desk: &Desk, tell: &mut impl FnMut(Match)) {
        let Some(sequence) = self.sequences.get(long(number)) else { return };
        let steps = slice(&self.steps, sequence.steps);
        let mut reached = [0_u64; super::phrase::MOST_WORDS];
        let mut reach = 0;
        for (number, (at, kept)) in steps.iter().zip(reached.iter_mut()).enumerate() {
            let mut next = if number == 0 { u64::MAX } else { spread(reach, at.gap, begins) };
            next &= desk.mask(at.place);
            if at.begins {
                next &= begins;
            }
            if at.ends {
                next &= ends;
            }
            if next == 0 {
                return;
            }
            (*kept, reach) = (next, next);
        }
        while reach != 0 {
            let last = reach.trailing_zeros();
            reach &= reach - 1;
            tell(Match { rule: sequence.rule, first: first_of(steps, &reached, last), last });
        }
    }
}

/// Where the next word may stand after one that stands at any of the bits.
fn spread(reach: u64, gap: u8, begins: u64) -> u64 {
    let mut next = (reach << 1) & !begins;
    let mut wave = next;
    for _ in 0..gap {
        wave = (wave << 1) & !begins;
        next |= wave;
    }
    next
}

/// The nearest first word of a match that ends at `last`.
fn first_of(steps: &[At], reached: &[u64], last: u32) -> u32 {
    let mut here = last;
    for (at, before) in steps.iter().skip(1).zip(reached).rev() {
        // Places before `here` that are near enough.
        let below = (1_u64 << here).wrapping_sub(1);
        let near = before & below & !(below >> (u32::from(at.gap) + 1));
        let Some(found) = near.checked_ilog2() else { return here };
        here = found;
    }
    here
}

/// Where the bit of a beginning of three letters is.
fn beginning(hash: u64) -> (usize, u64) {
    let number = hash >> 49;
    (usize::try_from(number >> 6).unwrap_or(0), 1 << (number & 63))
}

impl Desk {
    fn begin(&mut self, places: u32) {
        if self.masks.len() < long(places) {
            self.masks.resize(long(places), 0);
        }
        self.present = 0;
    }

    fn mark(&mut self, places: &[u32], here: u64) {
        for place in places {
            let Some(mask) = self.masks.get_mut(long(*place)) else { continue };
            if *mask == 0 {
                self.touched.push(*place);
                self.present |= bit(*place);
            }
            *mask |= here;
        }
    }

    fn mask(&self, place: u32) -> u64 {
        self.masks.get(long(place)).copied().unwrap_or(0)
    }

    fn end(&mut self) {
        for place in self.touched.drain(..) {
            if let Some(mask) = self.masks.get_mut(long(place)) {
                *mask = 0;
            }
        }
    }
}
