//! Care: what keeps a room kind without shaming anyone.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::id::MemberId;
use crate::jobs::JobKind;
use crate::settings::Settings;
use crate::store::{StoreError, Tx};
use crate::turn::Errand;

pub mod acts;
pub mod appeals;
pub mod desk;
pub mod ladder;
pub mod lexicon;
pub mod noticing;
pub mod reports;
pub mod share;
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
    /// Of anonymous posts.
    Share(share::Outcome),
    /// Of support.
    Support(support::Outcome),
}

/// Each part has its own outcomes.
macro_rules! outcomes {
    ($($variant:ident: $outcome:ty,)*) => {$(
        impl From<$outcome> for Outcome {
            fn from(outcome: $outcome) -> Self {
                Self::$variant(outcome)
            }
        }
    )*};
}

outcomes! {
    Acts: acts::Outcome,
    Noticing: noticing::Outcome,
    Reports: reports::Outcome,
    Share: share::Outcome,
    Support: support::Outcome,
}

/// A setting was changed by this admin; `before` is how all of them were.
pub(crate) async fn settle(
    errand: &mut Errand<'_>,
    name: &str,
    before: &Settings,
    admin: MemberId,
) -> Result<(), StoreError> {
    noticing::filter::settle(errand, name, before).await?;
    support::settle(errand, name, before, admin).await?;
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
    } else if let JobKind::Share { share, line } = kind {
        share::bring(errand, *share, *line).await
    } else {
        Ok(())
    }
}

/// Lets go of what is older than each part keeps it; how many rows.
pub(crate) async fn sweep(tx: &mut Tx, now: DateTime<Utc>) -> Result<u64, StoreError> {
    Ok(acts::sweep(tx, now).await?
        + noticing::sweep(tx, now).await?
        + reports::sweep(tx, now).await?
        + share::sweep(tx, now).await?
        + tally::store::sweep(tx, (now - tally::KEPT).date_naive()).await?
        + support::store::sweep(tx, now).await?)
}
