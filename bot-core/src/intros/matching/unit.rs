//! What weights are counted in: whole numbers of 64 bits, or of 128 where ranks of importance are stacked.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

mod sealed {
    pub trait Sealed {}
    impl Sealed for i64 {}
    impl Sealed for i128 {}
}

/// A whole number that weights and duals are counted in.
pub trait Unit:
    sealed::Sealed
    + Copy
    + Ord
    + Default
    + Debug
    + Add<Output = Self>
    + Sub<Output = Self>
    + Neg<Output = Self>
    + AddAssign
    + SubAssign
{
    /// Nothing.
    const ZERO: Self;
    /// More than any dual.
    const MAX: Self;

    /// Half of it, towards minus infinity.
    #[must_use]
    fn half(self) -> Self;

    /// Twice it.
    #[must_use]
    fn twice(self) -> Self;

    /// So many times it.
    #[must_use]
    fn times(self, count: u32) -> Self;

    /// The heaviest weight, up or down, that a graph of `vertices` may have.
    ///
    /// No dual exceeds twice the heaviest weight, no number in a search eight times, and no sum of duals
    /// `2 * vertices` times; so `MAX / (8 * (vertices + 1))` rules out every overflow.
    #[must_use]
    fn heaviest(vertices: u32) -> Self;

    /// The same number with 128 bits.
    #[must_use]
    fn wide(self) -> i128;

    /// The same number with the bits of this unit, where they are enough.
    #[must_use]
    fn narrow(number: i128) -> Option<Self>;
}

macro_rules! unit {
    ($number:ty) => {
        impl Unit for $number {
            const ZERO: Self = 0;
            const MAX: Self = <$number>::MAX;

            fn half(self) -> Self {
                self >> 1
            }

            fn twice(self) -> Self {
                self << 1
            }

            fn times(self, count: u32) -> Self {
                self * Self::from(count)
            }

            fn heaviest(vertices: u32) -> Self {
                Self::MAX / (8 * (Self::from(vertices) + 1))
            }

            fn wide(self) -> i128 {
                i128::from(self)
            }

            fn narrow(number: i128) -> Option<Self> {
                Self::try_from(number).ok()
            }
        }
    };
}

unit!(i64);
unit!(i128);
