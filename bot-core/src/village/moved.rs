//! A place that goes on under another id: whatever was to be said in the old one is said in the new one.

use super::Village;
use crate::catalogue::LISTS;
use crate::id::{CommunityId, HomeId, MeetupId, OutboxId, PollId};
use crate::incoming::{PlaceKey, PlatformKind};
use crate::intros::circle;
use crate::meetups;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::{self, Home};
use crate::settings::store::Change;
use crate::settings::{self, SettingKind};
use crate::store::{StoreError, Tx};

impl Village {
    /// Moves a home that is a place as well, unless the new one is a home already.
    pub(super) async fn move_home(&self, tx: &mut Tx, home: &Home, to: &str) -> Result<(), StoreError> {
        if people::store::home(tx, home.platform, to).await?.is_some() {
            return Ok(());
        }
        people::store::move_home(tx, home.id, to).await?;
        self.move_place(tx, home, &home.key.id, to).await
    }

    /// Moves a place of a home: the settings that name it, where series announce, and what waits to be said. Nothing
    /// in the old one can be changed any more, so cards that still matter are said anew in the new one.
    pub(super) async fn move_place(&self, tx: &mut Tx, home: &Home, from: &str, to: &str) -> Result<(), StoreError> {
        let (community, platform) = (home.community, home.platform);
        tx.lock(&community.simple()).await?;
        self.move_settings(tx, community, home.id, from, to).await?;
        meetups::series::store::move_place(tx, home.id, from, to).await?;
        crate::care::acts::store::move_place(tx, home.platform, from, to).await?;
        self.move_said(tx, community, platform, from, to).await
    }

    /// Where a few people talk who were introduced is no home: it moves alone. Nothing happens when there is none.
    pub(super) async fn move_circle(
        &self,
        tx: &mut Tx,
        platform: PlatformKind,
        from: &str,
        to: &str,
    ) -> Result<(), StoreError> {
        let Some(circle) = circle::store::in_place(tx, platform, from).await? else { return Ok(()) };
        tx.lock(&circle.community.simple()).await?;
        self.move_said(tx, circle.community, platform, from, to).await
    }

    async fn move_said(
        &self,
        tx: &mut Tx,
        community: CommunityId,
        platform: PlatformKind,
        from: &str,
        to: &str,
    ) -> Result<(), StoreError> {
        circle::store::move_place(tx, platform, from, to).await?;
        outbox::store::move_place(tx, platform, from, to).await?;
        for shown in outbox::store::forget_shown_in(tx, platform, from).await? {
            if let (Some(of), Some(subject)) = (shown.community.filter(|of| *of == community), shown.subject)
                && let Some(card) = self.card_of(tx, &subject, to).await?
            {
                self.say_in(tx, of, platform, to, card).await?;
            }
        }
        Ok(())
    }

    async fn move_settings(
        &self,
        tx: &mut Tx,
        community: CommunityId,
        home: HomeId,
        from: &str,
        to: &str,
    ) -> Result<(), StoreError> {
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        let names_places = |kind| matches!(kind, SettingKind::Channel | SettingKind::Places);
        for spec in LISTS.settings().filter(|spec| names_places(spec.kind)) {
            let chosen = settings.of_home(spec.name, home);
            if !chosen.contains(&from) {
                continue;
            }
            let now: Vec<&str> = chosen.into_iter().map(|place| if place == from { to } else { place }).collect();
            let before = settings.get(spec.name).cloned();
            let mut after = before.clone();
            if let Some(places) = after.as_mut().and_then(|value| value.get_mut(home.simple())) {
                *places = now.join(" ").into();
            }
            let (name, at) = (spec.name.to_owned(), self.clock.now());
            settings::store::change(tx, &Change { community, name, before, after, by: None, at }).await?;
        }
        Ok(())
    }

    /// What a card says, when it still matters.
    async fn card_of(&self, tx: &mut Tx, subject: &str, to: &str) -> Result<Option<Intent>, StoreError> {
        let now = self.clock.now();
        let Some((what, id)) = subject.split_once(':') else { return Ok(None) };
        let intent = match what {
            "meetup" => {
                let Some(id) = MeetupId::from_simple(id) else { return Ok(None) };
                let meetup = meetups::store::get(tx, id).await?;
                let is_on = meetup.is_some_and(|meetup| meetup.is_open(now));
                is_on.then_some(Intent::MeetupCard { meetup: id })
            }
            "poll" => {
                let Some(id) = PollId::from_simple(id) else { return Ok(None) };
                let poll = meetups::find::store::get(tx, id).await?;
                let is_open = poll.is_some_and(|poll| poll.closed_at.is_none() && poll.cancelled_at.is_none());
                is_open.then_some(Intent::PollCard { poll: id })
            }
            "whats-on" => Some(Intent::WhatsOn { place: to.to_owned() }),
            "welcome" => Some(Intent::WelcomeBoard { place: to.to_owned() }),
            // Threads and pins belong to messages that stay behind.
            _ => None,
        };
        Ok(intent)
    }

    async fn say_in(
        &self,
        tx: &mut Tx,
        community: CommunityId,
        platform: PlatformKind,
        place: &str,
        intent: Intent,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        let id: OutboxId = self.ids.next(now);
        let place = PlaceKey { id: place.to_owned(), thread: None, direct: false };
        let parcel = Parcelled::new(id, Some(community), To::Place { platform, place }, intent, now);
        outbox::store::put(tx, &parcel).await
    }
}
