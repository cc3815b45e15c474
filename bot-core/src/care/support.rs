//! People to talk to, for somebody who may need them.

use crate::id::MemberId;
use crate::store::StoreError;
use crate::turn::Errand;

/// Offers her people to talk to, privately and unalarmed.
#[expect(clippy::unused_async, reason = "what is offered is not there yet")]
pub(crate) async fn offer(_errand: &mut Errand<'_>, _member: MemberId) -> Result<(), StoreError> {
    Ok(())
}
