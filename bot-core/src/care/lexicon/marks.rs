//! What is special about a word besides its letters.

/// What is special about a word, one bit each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marks(u16);

impl Marks {
    /// It begins with a capital.
    pub(super) const CAPITAL: Self = Self(1);
    /// It has no small letter, and more than one letter.
    pub(super) const SHOUTED: Self = Self(1 << 1);
    /// It has a digit.
    pub(super) const DIGIT: Self = Self(1 << 2);
    /// It has a letter.
    pub(super) const LETTER: Self = Self(1 << 3);
    /// It is a picture.
    pub(super) const PICTURE: Self = Self(1 << 4);
    /// A sentence begins with it.
    pub(super) const BEGINS: Self = Self(1 << 5);
    /// Its sentence ends with it.
    pub(super) const ENDS: Self = Self(1 << 6);
    /// Its sentence ends with it, as a question.
    pub(super) const ASKS: Self = Self(1 << 7);
    /// It stands in quotation marks.
    pub(super) const QUOTED: Self = Self(1 << 8);
    /// Nothing but a sign is between it and the word before.
    pub(super) const JOINED: Self = Self(1 << 9);
    /// A sign of money is beside it.
    pub(super) const MONEY: Self = Self(1 << 11);

    /// Whether all of `other` is there.
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    /// Both.
    pub(super) fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn add(&mut self, other: Self) {
        self.0 |= other.0;
    }
}
