//! What only tests do to a village: begin what something else will begin, and read every row.

use super::Village;
use crate::care::support;
use crate::incoming::{HomeKey, PlatformKind};
use crate::people;
use crate::settings;
use crate::store::moving::{MoveError, copy_all};
use crate::store::{Store, StoreError, every_row};

impl Village {
    /// Somebody has written words after which she is offered support.
    pub async fn offers_support(
        &self,
        platform: PlatformKind,
        home: &HomeKey,
        account: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let Some(home) = people::store::home(&mut tx, platform, &home.id).await? else { return Ok(()) };
        let known = people::store::member_by_account(&mut tx, home.community, platform, account).await?;
        let Some((member, _)) = known else { return Ok(()) };
        let settings = settings::store::load(&mut tx, home.community, &self.defaults).await?;
        support::offer(&mut self.errand(&mut tx, home.community, &settings), member.id).await?;
        tx.commit().await
    }

    /// Every row of every table: the table, and all of its columns as text.
    pub async fn every_row(&self) -> Result<Vec<(String, String)>, StoreError> {
        every_row(&mut self.store.read().await?).await
    }

    /// Copies everything into another database; how many rows of each table.
    pub async fn copy_all(&self, database_url: &str) -> Result<Vec<(String, u64)>, MoveError> {
        let other = Store::open(database_url).await?;
        let copied = copy_all(&self.store, &other).await;
        other.close().await;
        copied
    }
}
