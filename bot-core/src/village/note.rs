//! What is noted without an answer: homes that open, close and move, members who come and go.

use super::Village;
use crate::id::OutboxId;
use crate::incoming::{Incoming, What};
use crate::meetups;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings;
use crate::store::StoreError;

impl Village {
    /// An event that is noted without an answer.
    pub(super) async fn note(&self, incoming: &Incoming) -> Result<(), StoreError> {
        let Some(key) = &incoming.home else { return Ok(()) };
        let mut tx = self.store.write(None).await?;
        let now = self.clock.now();
        let known = people::store::home(&mut tx, incoming.platform, &key.id).await?;
        if !outbox::store::mark(&mut tx, incoming.platform, &incoming.event, now).await? {
            return Ok(());
        }
        match &incoming.what {
            What::HomeOpened => {
                let (home, is_new) = self.home(&mut tx, incoming, key).await?;
                if is_new && !incoming.place.id.is_empty() {
                    let to = To::Place { platform: incoming.platform, place: incoming.place.clone() };
                    let id: OutboxId = self.ids.next(now);
                    let hello = Parcelled::new(id, Some(home.community), to, Intent::Hello, now);
                    outbox::store::put(&mut tx, &hello).await?;
                }
            }
            What::HomeClosed => {
                if let Some(home) = known {
                    people::store::close_home(&mut tx, home.id, now).await?;
                }
            }
            What::HomeMoved { to } => {
                let taken = people::store::home(&mut tx, incoming.platform, to).await?.is_some();
                if let Some(home) = known.filter(|_| !taken) {
                    people::store::move_home(&mut tx, home.id, to).await?;
                }
            }
            What::OwnGone { id } => {
                if let Some(home) = known {
                    let settings = settings::store::load(&mut tx, home.community, &self.defaults).await?;
                    let mut telling = self.telling(&mut tx, home.community, &settings);
                    meetups::mirror::make_again(&mut telling, incoming.platform, key, id).await?;
                }
            }
            What::Arrived => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                self.found_in(&mut tx, incoming, home).await?;
            }
            What::Departed => {
                if let Some(home) = known {
                    let account = &incoming.from.account;
                    let member = people::store::member_by_account(&mut tx, home.community, incoming.platform, account);
                    if let Some((member, account)) = member.await?
                        && account.home.id == home.id
                    {
                        self.depart_in(&mut tx, home.community, member.id).await?;
                    }
                }
            }
            What::Said { .. }
            | What::Command { .. }
            | What::Pressed { .. }
            | What::Reacted { .. }
            | What::Unreacted { .. }
            | What::Picked { .. }
            | What::Submitted { .. } => {}
        }
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }
}
