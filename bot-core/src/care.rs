//! Care: what keeps a room kind without shaming anyone.

use serde::{Deserialize, Serialize};

use crate::jobs::JobKind;
use crate::store::StoreError;
use crate::turn::Errand;

pub mod acts;
pub mod appeals;
pub mod desk;
pub mod ladder;
pub mod lexicon;
pub mod noticing;
pub mod reports;
pub mod standing;
pub mod support;
pub mod tally;

/// What a command or a button of this slice came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Of what those who keep order do.
    Acts(acts::Outcome),
    /// Of noticing.
    Noticing(noticing::Outcome),
    /// Of reports.
    Reports(reports::Outcome),
}

impl From<acts::Outcome> for Outcome {
    fn from(outcome: acts::Outcome) -> Self {
        Self::Acts(outcome)
    }
}

impl From<noticing::Outcome> for Outcome {
    fn from(outcome: noticing::Outcome) -> Self {
        Self::Noticing(outcome)
    }
}

impl From<reports::Outcome> for Outcome {
    fn from(outcome: reports::Outcome) -> Self {
        Self::Reports(outcome)
    }
}

/// A setting has changed.
pub(crate) async fn settle(errand: &mut Errand<'_>, name: &str) -> Result<(), StoreError> {
    tally::settle(errand, name).await
}

/// Something of this slice is due.
pub(crate) async fn run(errand: &mut Errand<'_>, kind: &JobKind) -> Result<(), StoreError> {
    if let JobKind::CaseWaits { case, times } = kind {
        reports::waits(errand, *case, *times).await
    } else if let JobKind::CareSummary { month } = kind {
        tally::sum_up(errand, *month).await
    } else if matches!(kind, JobKind::Noticed) {
        noticing::daily::tell(errand).await
    } else if let JobKind::Care { act, task } = kind {
        acts::doing::run(errand, *act, task).await
    } else {
        Ok(())
    }
}
