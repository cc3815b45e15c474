//! A message as words: normalised, each with its place in the message, and with the other ways in which letters in
//! disguise may be read.

use std::ops::Range;

use super::disguise::{disguised, trim};
use super::letters::{Letter, letter};
pub(super) use super::marks::Marks;

/// Letters that a word keeps; what is longer is no word of any list.
pub(super) const LONGEST_WORD: usize = 40;

/// Letters that stand alone in a row and may be one word.
const LONGEST_SPELLED: usize = 24;

/// A word of a message.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    /// Bytes of the message.
    start: u32,
    end: u32,
    /// Bytes of the normalised text.
    from: u32,
    to: u32,
    /// What its letters hash to.
    pub(super) hash: u64,
    /// What is special about it.
    pub(super) marks: Marks,
}

/// Another way to read one or more words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    /// The words it stands for.
    pub(super) first: u32,
    pub(super) last: u32,
    from: u32,
    to: u32,
    /// What its letters hash to.
    pub(super) hash: u64,
    /// It joins two words over a space, which counts only if neither is known.
    pub(super) weak: bool,
}

/// A message as words.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: Vec<u8>,
    words: Vec<Word>,
    readings: Vec<Reading>,
    cluster: Vec<u8>,
    variants: Vec<Vec<u8>>,
}

/// What the letters of a word hash to.
pub(super) fn hash(letters: &[u8]) -> u64 {
    letters.iter().fold(0, |hash, letter| hash_on(hash, *letter))
}

/// The same, one letter on.
pub(super) fn hash_on(hash: u64, letter: u8) -> u64 {
    (hash.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x517c_c1b7_2722_0a95)
}

fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn long(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Where reading has got to.
#[expect(clippy::struct_excessive_bools, reason = "each is something of its own about the next word")]
#[derive(Debug, Default)]
struct State {
    /// The word being read: where it begins in the message and in the text.
    open: Option<(u32, u32)>,
    end: u32,
    hash: u64,
    marks: Marks,
    small: bool,
    capitals: u32,
    run: u32,
    last: u8,
    /// Words of the sentence so far.
    sentence: u32,
    begins: bool,
    money: bool,
    joined: bool,
    /// The first word of the cluster, and whether the cluster may be a disguise.
    cluster: u32,
    odd: bool,
    /// An open quotation: what closes it, and its first word.
    quote: Option<(Letter, u32)>,
}

impl Words {
    /// Reads a message anew.
    pub(super) fn read(&mut self, message: &str) {
        self.text.clear();
        self.words.clear();
        self.readings.clear();
        self.cluster.clear();
        let mut state = State { begins: true, ..State::default() };
        let mut rest = message.char_indices().peekable();
        let mut before = Letter::Space;
        while let Some((at, character)) = rest.next() {
            let found = letter(character);
            let end = at + character.len_utf8();
            match found {
                Letter::Small(byte) | Letter::Capital(byte) | Letter::Digit(byte) => {
                    self.push(&mut state, byte, at, end);
                    match found {
                        Letter::Capital(_) => state.capitals += 1,
                        Letter::Digit(_) => state.marks.add(Marks::DIGIT),
                        Letter::Small(_)
                        | Letter::Two(..)
                        | Letter::Foreign(_)
                        | Letter::Picture(_)
                        | Letter::Nothing
                        | Letter::Space
                        | Letter::Line
                        | Letter::Stop(_)
                        | Letter::Quote
                        | Letter::Open
                        | Letter::Close
                        | Letter::Apostrophe
                        | Letter::Sign(_) => state.small = true,
                    }
                }
                Letter::Two(one, other) => {
                    self.push(&mut state, one, at, end);
                    self.push(&mut state, other, at, end);
                    state.small = true;
                }
                Letter::Foreign(character) => {
                    let mut bytes = [0; 4];
                    for byte in character.encode_utf8(&mut bytes).bytes() {
                        self.push(&mut state, byte, at, end);
                    }
                    state.small = true;
                }
                Letter::Nothing => continue,
                Letter::Apostrophe => {
                    let next = rest.peek().map_or(Letter::Space, |(_, next)| letter(*next));
                    self.apostrophe(&mut state, before, next);
                }
                Letter::Picture(picture) => {
                    self.end_cluster(&mut state);
                    let mut bytes = [0; 4];
                    for byte in picture.encode_utf8(&mut bytes).bytes() {
                        self.push(&mut state, byte, at, end);
                    }
                    state.marks.add(Marks::PICTURE);
                    self.end_cluster(&mut state);
                }
                Letter::Space => self.end_cluster(&mut state),
                Letter::Line => {
                    self.end_cluster(&mut state);
                    self.end_sentence(&mut state, Marks::ENDS);
                }
                Letter::Stop(stop) => {
                    let next = rest.peek().map_or(Letter::Space, |(_, next)| letter(*next));
                    let goes_on = matches!(next, Letter::Small(_) | Letter::Capital(_) | Letter::Digit(_));
                    if goes_on && state.open.is_some() {
                        self.sign(&mut state, stop);
                    } else if !goes_on {
                        self.end_cluster(&mut state);
                        let asks = stop == b'?';
                        self.end_sentence(&mut state, if asks { Marks::ASKS } else { Marks::ENDS });
                    }
                }
                Letter::Quote => {
                    self.end_word(&mut state);
                    self.quote(&mut state, Letter::Quote);
                }
                Letter::Open => {
                    self.end_cluster(&mut state);
                    state.quote = Some((Letter::Close, short(self.words.len())));
                }
                Letter::Close => {
                    self.end_word(&mut state);
                    self.quote(&mut state, Letter::Close);
                }
                Letter::Sign(sign) => self.sign(&mut state, sign),
            }
            before = found;
        }
        self.end_cluster(&mut state);
        self.end_sentence(&mut state, Marks::ENDS);
        self.spelled();
    }

    fn push(&mut self, state: &mut State, byte: u8, at: usize, end: usize) {
        if state.open.is_none() {
            state.open = Some((short(at), short(self.text.len())));
            state.hash = 0;
            state.run = 0;
            if self.cluster.is_empty() {
                state.cluster = short(self.words.len());
            }
        }
        state.end = short(end);
        let length = self.text.len() - state.open.map_or(0, |(_, from)| long(from));
        if length < LONGEST_WORD {
            self.text.push(byte);
            state.hash = hash_on(state.hash, byte);
        }
        if byte.is_ascii_alphabetic() {
            state.marks.add(Marks::LETTER);
        }
        state.run = if byte == state.last && length > 0 { state.run + 1 } else { 1 };
        state.last = byte;
        if state.run >= 3 && byte.is_ascii_alphabetic() {
            state.odd = true;
        }
        if self.cluster.len() < LONGEST_WORD {
            self.cluster.push(byte);
        }
    }

    fn sign(&mut self, state: &mut State, sign: u8) {
        if sign == b'$' {
            state.money = true;
            if let Some(word) = self.words.last_mut().filter(|_| state.open.is_none()) {
                word.marks.add(Marks::MONEY);
            }
        }
        self.end_word(state);
        if matches!(sign, b'/' | b',' | b';' | b':' | b'(' | b')') {
            self.end_cluster(state);
            return;
        }
        state.joined = !self.cluster.is_empty();
        if self.cluster.is_empty() {
            state.cluster = short(self.words.len());
        }
        if self.cluster.len() < LONGEST_WORD {
            self.cluster.push(sign);
        }
        state.odd = true;
    }

    fn apostrophe(&mut self, state: &mut State, before: Letter, next: Letter) {
        let is_word = |letter| matches!(letter, Letter::Small(_) | Letter::Capital(_) | Letter::Foreign(_));
        if is_word(before) && is_word(next) {
            // I'm, don't: the word goes on.
            return;
        }
        match state.quote {
            Some((Letter::Apostrophe, _)) if !is_word(next) => {
                self.end_word(state);
                self.quote(state, Letter::Apostrophe);
            }
            None if is_word(next) => {
                self.end_cluster(state);
                self.quote(state, Letter::Apostrophe);
            }
            _ => {}
        }
    }

    /// A mark that opens a quotation, or closes the one that is open.
    fn quote(&mut self, state: &mut State, mark: Letter) {
        match state.quote {
            Some((closes, first)) if closes == mark => {
                for word in self.words.iter_mut().skip(long(first)) {
                    word.marks.add(Marks::QUOTED);
                }
                state.quote = None;
            }
            None if mark != Letter::Close => state.quote = Some((mark, short(self.words.len()))),
            Some(_) | None => {}
        }
    }

    fn end_word(&mut self, state: &mut State) {
        let Some((start, from)) = state.open.take() else { return };
        let mut marks = std::mem::take(&mut state.marks);
        if state.capitals > 0 {
            marks.add(if !state.small && state.capitals > 1 { Marks::SHOUTED } else { Marks::CAPITAL });
        }
        for (is_so, mark) in [(state.begins, Marks::BEGINS), (state.money, Marks::MONEY), (state.joined, Marks::JOINED)]
        {
            if is_so {
                marks.add(mark);
            }
        }
        if marks.has(Marks::DIGIT) && marks.has(Marks::LETTER) {
            state.odd = true;
        }
        let to = short(self.text.len());
        self.words.push(Word { start, end: state.end, from, to, hash: state.hash, marks });
        (state.begins, state.money, state.joined) = (false, false, false);
        (state.small, state.capitals) = (false, 0);
        state.sentence += 1;
    }

    fn end_sentence(&mut self, state: &mut State, mark: Marks) {
        // One word alone is emphasis, as in "Real. Moms. Cook."
        if state.sentence < 2 {
            if mark == Marks::ASKS
                && let Some(word) = self.words.last_mut()
            {
                word.marks.add(mark);
            }
            return;
        }
        if let Some(word) = self.words.last_mut() {
            word.marks.add(mark);
            word.marks.add(Marks::ENDS);
        }
        state.sentence = 0;
        state.begins = true;
    }

    /// The end of a run of characters without space: what it may be in disguise becomes readings.
    fn end_cluster(&mut self, state: &mut State) {
        self.end_word(state);
        state.joined = false;
        let last = short(self.words.len()).wrapping_sub(1);
        if std::mem::take(&mut state.odd) && state.cluster <= last && last != u32::MAX {
            let mut cluster = std::mem::take(&mut self.cluster);
            trim(&mut cluster);
            if (3..=32).contains(&cluster.len()) {
                let mut variants = std::mem::take(&mut self.variants);
                disguised(&cluster, &mut variants);
                for variant in variants.drain(..) {
                    self.add_reading(&variant, state.cluster, last, false);
                }
                self.variants = variants;
            }
            self.cluster = cluster;
        }
        self.cluster.clear();
    }

    fn add_reading(&mut self, letters: &[u8], first: u32, last: u32, weak: bool) {
        let from = short(self.text.len());
        self.text.extend_from_slice(letters);
        let to = short(self.text.len());
        self.readings.push(Reading { first, last, from, to, hash: hash(letters), weak });
    }

    /// Letters that stand alone, and short pieces that may be one word.
    fn spelled(&mut self) {
        let mut run = 0;
        for at in 0..=self.words.len() {
            let length = self.words.get(at).filter(|word| !word.marks.has(Marks::PICTURE)).map_or(0, Word::length);
            if length == 1 {
                run += 1;
                continue;
            }
            if (3..=LONGEST_SPELLED).contains(&run) {
                self.spelled_run(at - run, run);
            }
            run = 0;
            let after =
                self.words.get(at + 1).filter(|next| !next.marks.has(Marks::JOINED) && !next.marks.has(Marks::BEGINS));
            let next = after.map_or(0, Word::length);
            if (2..=4).contains(&length) && (2..=4).contains(&next) && length + next >= 5 {
                let letters = self.letters(at..at + 2);
                self.add_reading(&letters, short(at), short(at + 1), true);
            }
        }
        self.readings.sort_by_key(|reading| reading.first);
    }

    fn spelled_run(&mut self, first: usize, count: usize) {
        let alone = |at: usize| {
            let word = self.words.get(at).and_then(|word| self.text.get(long(word.from)));
            word.is_some_and(|letter| b"aiuyoer".contains(letter))
        };
        let mut before = 1 + (0..2).take_while(|skipped| alone(first + skipped)).count();
        let mut after = 1 + (0..2).take_while(|skipped| alone(first + count - 1 - skipped)).count();
        (before, after) = (before.min(count), after.min(count));
        for skipped in 0..before {
            for left in 0..after {
                if count >= skipped + left + 3 {
                    let words = first + skipped..first + count - left;
                    let letters = self.letters(words.clone());
                    self.add_reading(&letters, short(words.start), short(words.end - 1), false);
                }
            }
        }
    }

    fn letters(&self, words: Range<usize>) -> Vec<u8> {
        words.filter_map(|at| self.words.get(at)).flat_map(|word| self.text_of(word)).copied().collect()
    }

    /// The words.
    pub(super) fn words(&self) -> &[Word] {
        &self.words
    }

    /// The other readings, in the order of their first words.
    pub(super) fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// The letters of a word.
    pub(super) fn text_of(&self, word: &Word) -> &[u8] {
        self.text.get(long(word.from)..long(word.to)).unwrap_or_default()
    }

    /// The letters of a reading.
    pub(super) fn text_of_reading(&self, reading: &Reading) -> &[u8] {
        self.text.get(long(reading.from)..long(reading.to)).unwrap_or_default()
    }

    /// The bytes of the message from one word to another, both included.
    pub(super) fn span(&self, first: usize, last: usize) -> Range<usize> {
        let start = self.words.get(first).map_or(0, |word| long(word.start));
        start..self.words.get(last).map_or(start, |word| long(word.end)).max(start)
    }
}

impl Word {
    fn length(&self) -> usize {
        long(self.to - self.from)
    }
}
