//! What is noted without an answer: homes that open, close and move, members who come and go.

use super::{Outcome, Village};
use crate::catalogue::Answer;
use crate::id::{CommunityId, OutboxId};
use crate::incoming::{Incoming, Standing, What};
use crate::intros::circle::{self, Circle};
use crate::meetups;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::settings;
use crate::store::{StoreError, Tx};
use crate::welcome;

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
            // Nobody reads what is said in a space itself; with one of its rooms comes a village, which may be the room's.
            What::HomeOpened if incoming.place.id.is_empty() && known.is_none() => {}
            What::HomeOpened => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                if !incoming.place.id.is_empty() {
                    let is_back = known.is_some_and(|home| home.closed_at.is_some());
                    let intent = if people::store::greet_home(&mut tx, home.id, now).await? {
                        self.begin_setup(&mut tx, incoming, &home).await?;
                        Some(Intent::Hello)
                    } else if is_back {
                        let outcome = crate::store::encode(&Answer::Village(Outcome::Back))?;
                        Some(Intent::Answer { outcome })
                    } else {
                        None
                    };
                    if let Some(intent) = intent {
                        let to = To::Place { platform: incoming.platform, place: incoming.place.clone() };
                        self.say_to(&mut tx, home.community, to, intent).await?;
                    }
                }
            }
            What::HomeClosed => {
                if let Some(home) = known {
                    people::store::close_home(&mut tx, home.id, now).await?;
                    tracing::info!(community = %home.community, "the bot is not in a home any more");
                }
            }
            What::HomeMoved { to } => match known {
                Some(home) => self.move_home(&mut tx, &home, to).await?,
                None => self.move_circle(&mut tx, incoming.platform, &incoming.place.id, to).await?,
            },
            What::PlaceMoved { to } => {
                // It may have been a home by itself, before it went on within another one.
                let from = &incoming.place.id;
                match (people::store::home(&mut tx, incoming.platform, from).await?, known) {
                    (Some(home), _) => self.move_home(&mut tx, &home, to).await?,
                    (None, Some(home)) => self.move_place(&mut tx, &home, from, to).await?,
                    (None, None) => {}
                }
            }
            What::OwnGone { id } => {
                if let Some(circle) = circle::store::in_place(&mut tx, incoming.platform, id).await? {
                    let settings = settings::store::load(&mut tx, circle.community, &self.defaults).await?;
                    let mut errand = self.errand(&mut tx, circle.community, &settings);
                    circle::place::refused(&mut errand, circle.id).await?;
                } else if let Some(home) = known {
                    let settings = settings::store::load(&mut tx, home.community, &self.defaults).await?;
                    let mut telling = self.telling(&mut tx, home.community, &settings);
                    meetups::mirror::make_again(&mut telling, incoming.platform, key, id).await?;
                }
            }
            What::PlaceLeft => {
                let place = &incoming.place.id;
                if let Some(circle) = circle::store::in_place(&mut tx, incoming.platform, place).await? {
                    self.leave_circle(&mut tx, incoming, &circle).await?;
                }
            }
            What::Arrived => {
                let (home, _) = self.home(&mut tx, incoming, key).await?;
                let found = self.found_in(&mut tx, incoming, home, false).await?;
                let mut errand = self.errand(&mut tx, found.community, &found.settings);
                welcome::arrive(&mut errand, &found.member, found.is_new, found.left_at).await?;
            }
            What::Departed => {
                if let Some(home) = known {
                    let account = &incoming.from.account;
                    let member = people::store::member_by_account(&mut tx, home.community, incoming.platform, account);
                    if let Some((_, account)) = member.await?
                        && account.home.id == home.id
                    {
                        self.leave_in(&mut tx, &account).await?;
                    }
                }
            }
            What::Said { .. }
            | What::Command { .. }
            | What::Menu { .. }
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

    /// She has gone out of the place of an introduction, or never came into it.
    async fn leave_circle(&self, tx: &mut Tx, incoming: &Incoming, circle: &Circle) -> Result<(), StoreError> {
        let (community, account) = (circle.community, &incoming.from.account);
        let member = people::store::member_by_account(tx, community, incoming.platform, account).await?;
        let Some((member, _)) = member.filter(|_| circle.is_on()) else { return Ok(()) };
        let members = circle::store::members(tx, circle.id).await?;
        if !members.iter().any(|one| one.member == member.id && one.is_there()) {
            return Ok(());
        }
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        circle::leaving::leave(&mut self.errand(tx, community, &settings), circle, member.id).await
    }

    /// Whoever let the bot in, and may choose how it behaves, is asked privately.
    async fn begin_setup(&self, tx: &mut Tx, incoming: &Incoming, home: &people::Home) -> Result<(), StoreError> {
        if incoming.from.standing != Standing::Admin || incoming.from.account.is_empty() {
            return Ok(());
        }
        let found = self.found_in(tx, incoming, home.clone(), false).await?;
        let answer = Answer::Settings(settings::setup::first());
        let intent = Intent::Answer { outcome: crate::store::encode(&answer)? };
        self.say_to(tx, home.community, To::Member { member: found.member.id }, intent).await
    }

    async fn say_to(&self, tx: &mut Tx, community: CommunityId, to: To, intent: Intent) -> Result<(), StoreError> {
        let now = self.clock.now();
        let id: OutboxId = self.ids.next(now);
        outbox::store::put(tx, &Parcelled::new(id, Some(community), to, intent, now)).await
    }
}
