//! Somebody says something where people talk who were introduced: that she did is noted, once, and nothing of what it was.

use super::Village;
use crate::incoming::{Incoming, What};
use crate::intros::circle;
use crate::people;
use crate::store::StoreError;

impl Village {
    /// Notes it, when it is the first time in that place. Whether it is such a place.
    pub(super) async fn notice(&self, incoming: &Incoming) -> Result<bool, StoreError> {
        if incoming.place.direct || incoming.home.is_none() || !matches!(incoming.what, What::Said { .. }) {
            return Ok(false);
        }
        let mut tx = self.store.read().await?;
        let circle = circle::store::in_place(&mut tx, incoming.platform, &incoming.place.id).await?;
        let Some(circle) = circle else { return Ok(false) };
        let account = &incoming.from.account;
        let found = people::store::member_by_account(&mut tx, circle.community, incoming.platform, account).await?;
        let Some((member, _)) = found else { return Ok(true) };
        let members = circle::store::members(&mut tx, circle.id).await?;
        drop(tx);
        if !members.iter().any(|one| one.member == member.id && one.is_there() && one.spoke_at.is_none()) {
            return Ok(true);
        }
        let mut tx = self.store.write(Some(circle.community)).await?;
        circle::store::spoke(&mut tx, circle.id, member.id, self.clock.now()).await?;
        tx.commit().await?;
        Ok(true)
    }
}
