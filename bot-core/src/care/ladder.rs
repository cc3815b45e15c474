//! The ladder: which step fits next, from what is recorded. It suggests, it never acts.
//!
//! The steps are nudge, talk, pause, longer pause, goodbye. What was done counts for ninety days, then it has faded; what
//! was taken back, and what somebody softened after an appeal, does not count at all.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// For so long something counts.
pub const FADES: TimeDelta = TimeDelta::days(90);

/// A pause of at least this length is a longer one.
pub const LONGER: TimeDelta = TimeDelta::days(1);

/// A step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// A kind word in private.
    Nudge,
    /// A conversation: how is she, and what was it about?
    Talk,
    /// A few hours of rest.
    Pause,
    /// Some days of it.
    LongerPause,
    /// She goes for good.
    Goodbye,
}

impl Step {
    /// As it stands in the keys of sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nudge => "nudge",
            Self::Talk => "talk",
            Self::Pause => "pause",
            Self::LongerPause => "longer-pause",
            Self::Goodbye => "goodbye",
        }
    }
}

/// Something that was done and counts, unless it has faded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// When.
    pub at: DateTime<Utc>,
    /// What.
    pub step: Step,
}

impl Mark {
    /// Until when it counts.
    #[must_use]
    pub fn fades_at(&self) -> DateTime<Utc> {
        self.at + FADES
    }
}

/// Which step fits next, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Advice {
    /// The step.
    pub step: Step,
    /// How much counts at present.
    pub marks: usize,
    /// The furthest step among it; none when nothing counts.
    pub after: Option<Step>,
}

/// The next step: the one after the furthest that counts. Two kind words without a conversation are answered by a
/// pause only when there was a conversation as well, so that nobody is paused with whom nobody has talked.
#[must_use]
pub fn advice(marks: &[Mark], now: DateTime<Utc>) -> Advice {
    let counting: Vec<Step> = marks.iter().filter(|mark| mark.fades_at() > now).map(|mark| mark.step).collect();
    let after = counting.iter().copied().max();
    let step = match after {
        None => Step::Nudge,
        Some(Step::Nudge) => Step::Talk,
        Some(Step::Talk) => {
            // Somebody asked how she is, and nothing was wrong before or after: that is no reason for more.
            if counting.contains(&Step::Nudge) { Step::Pause } else { Step::Nudge }
        }
        Some(Step::Pause) => Step::LongerPause,
        Some(Step::LongerPause | Step::Goodbye) => Step::Goodbye,
    };
    Advice { step, marks: counting.len(), after }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(marks: &[(i64, Step)]) -> Step {
        let now = DateTime::UNIX_EPOCH + TimeDelta::days(1_000);
        let marks: Vec<Mark> =
            marks.iter().map(|(ago, step)| Mark { at: now - TimeDelta::days(*ago), step: *step }).collect();
        advice(&marks, now).step
    }

    #[test]
    fn each_step_follows_the_furthest_that_counts() {
        use Step::{Goodbye, LongerPause, Nudge, Pause, Talk};
        assert_eq!(next(&[]), Nudge);
        assert_eq!(next(&[(1, Nudge)]), Talk);
        assert_eq!(next(&[(2, Nudge), (1, Nudge)]), Talk, "nobody is paused with whom nobody has talked");
        assert_eq!(next(&[(2, Nudge), (1, Talk)]), Pause);
        assert_eq!(next(&[(1, Pause)]), LongerPause);
        assert_eq!(next(&[(3, Pause), (1, LongerPause)]), Goodbye);
        assert_eq!(next(&[(1, Goodbye)]), Goodbye);
    }

    #[test]
    fn marks_fade_after_ninety_days() {
        assert_eq!(next(&[(90, Step::LongerPause)]), Step::Nudge);
        assert_eq!(next(&[(89, Step::LongerPause), (91, Step::Goodbye)]), Step::Goodbye);
        assert_eq!(next(&[(91, Step::LongerPause), (3, Step::Nudge)]), Step::Talk);
    }

    #[test]
    fn asking_how_she_is_counts_against_nobody() {
        assert_eq!(next(&[(1, Step::Talk)]), Step::Nudge);
    }
}
