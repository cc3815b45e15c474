//! Several things to maximise, the first before all others: tiers of one weight.

/// How much one step of each tier weighs, so that no gain in the tiers below makes up for it.
///
/// A tier's `reach` is the most that two solutions can differ in it. A step of the last tier weighs 1; a step of any
/// other weighs one more than the reaches of all tiers below it together. So a solution of the greatest weight is the
/// best in the first tier, among those the best in the second, and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tiers<const N: usize> {
    steps: [i128; N],
}

impl<const N: usize> Tiers<N> {
    /// Tiers with these reaches, the most important first. None when 128 bits are not enough.
    #[must_use]
    pub fn new(reaches: [i128; N]) -> Option<Self> {
        let mut steps = [1; N];
        let mut below: i128 = 0;
        for (step, reach) in steps.iter_mut().zip(reaches).rev() {
            *step = below.checked_add(1)?;
            below = below.checked_add(step.checked_mul(reach.max(0))?)?;
        }
        Some(Self { steps })
    }

    /// What one step of each tier weighs.
    #[must_use]
    pub fn steps(&self) -> [i128; N] {
        self.steps
    }

    /// The weight of so many steps in each tier.
    #[must_use]
    pub fn weigh(&self, amounts: [i64; N]) -> i128 {
        self.steps.iter().zip(amounts).map(|(step, amount)| step * i128::from(amount)).sum()
    }
}
