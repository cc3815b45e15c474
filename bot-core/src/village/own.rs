//! What a platform has of its own: from a row of the outbox to an act, and what becomes of it there.

use super::Village;
use super::deliver::platform_of;
use crate::care::{self, noticing};
use crate::catalogue::LISTS;
use crate::incoming::{PlaceKey, PlatformKind};
use crate::intros;
use crate::meetups::mirror;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people;
use crate::platform::{Act, DeliveryError, Destination, Keep, Own, Parcel, Platform, Receipt};
use crate::settings::{self, SettingKind, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::Reader;
use crate::welcome;

impl Village {
    /// A row as a parcel; none when there is nothing to do any more.
    pub(super) async fn own_parcel(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        to: Destination,
        platform: &dyn Platform,
        settings: &Settings,
        reader: &Reader,
    ) -> Result<Option<Parcel>, StoreError> {
        if let Intent::CareKeep { hold } = &row.intent {
            let Some(hold) = care::acts::store::hold(tx, *hold).await? else { return Ok(None) };
            let keep = care::acts::doing::keep(tx, &hold).await?;
            return Ok(keep.map(|keep| Parcel { key: row.id, to, act: Act::Keep(keep) }));
        }
        if let Intent::CirclePlace { circle } = &row.intent {
            let own = intros::circle::place::act(tx, *circle, settings, reader).await?;
            return Ok(own.map(|own| Parcel { key: row.id, to, act: Act::Own(own) }));
        }
        if let (Intent::WelcomePin, To::Place { place, .. }, Some(community)) = (&row.intent, &row.to, row.community) {
            let pin = welcome::board::pin(tx, community, reader.platform, place, settings).await?;
            let pin = pin.filter(|_| platform.capabilities().own.pins);
            return Ok(pin.map(|own| Parcel { key: row.id, to, act: Act::Own(own) }));
        }
        if let (Intent::Filter { home }, Some(community)) = (&row.intent, row.community) {
            let homes = people::store::homes(tx, community).await?;
            let home = homes.iter().find(|one| one.id == *home).filter(|_| platform.filters());
            let keep = home.map(|home| noticing::filter::rule(home, settings));
            return Ok(keep.map(|keep| Parcel { key: row.id, to, act: Act::Keep(keep) }));
        }
        if let Intent::TakeAway { message, .. } = &row.intent {
            return Ok(Some(Parcel { key: row.id, to, act: Act::Keep(Keep::Remove { message: message.clone() }) }));
        }
        let (Intent::MeetupMirror { meetup, mirror }, To::Place { place, .. }) = (&row.intent, &row.to) else {
            return Ok(None);
        };
        let own = mirror::act(tx, *meetup, *mirror, place, platform.capabilities().own, settings, reader).await?;
        Ok(own.map(|own| Parcel { key: row.id, to, act: Act::Own(own) }))
    }

    /// A platform has done what somebody who keeps order decided.
    pub(super) async fn remember_kept(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        keep: &Keep,
        receipt: &Receipt,
    ) -> Result<(), StoreError> {
        let (Intent::CareKeep { hold }, Some(community)) = (&row.intent, row.community) else { return Ok(()) };
        let Some(hold) = care::acts::store::hold(tx, *hold).await? else { return Ok(()) };
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        care::acts::doing::done(&mut self.errand(tx, community, &settings), hold, keep, receipt).await
    }

    /// A place is gone or closed to the bot. When it was chosen for something, an admin hears of it once; whether it was
    /// the one for those who keep order, and they were told instead.
    pub(super) async fn lose_place(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        platform: PlatformKind,
        place: &PlaceKey,
    ) -> Result<bool, StoreError> {
        let Some(community) = row.community.filter(|_| place.thread.is_none()) else { return Ok(false) };
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        let names = LISTS.settings().filter(|spec| matches!(spec.kind, SettingKind::Channel)).map(|spec| spec.name);
        let is_there = |name: &&str| settings.channels(name).iter().any(|(_, chosen)| *chosen == place.id);
        let chosen_for = names.filter(is_there).collect();
        let mut errand = self.errand(tx, community, &settings);
        care::desk::lost(&mut errand, &row.intent, (platform, &place.id), chosen_for).await
    }

    /// What was made is remembered, for the next time.
    pub(super) async fn remember_own(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        own: &Own,
        receipt: &Receipt,
    ) -> Result<(), StoreError> {
        let circle = if let Intent::CirclePlace { circle } = &row.intent { Some(*circle) } else { None };
        if let (Some(circle), Some(community), Some(platform)) = (circle, row.community, platform_of(&row.to)) {
            let settings = settings::store::load(tx, community, &self.defaults).await?;
            let mut errand = self.errand(tx, community, &settings);
            return intros::circle::place::remember(&mut errand, circle, platform, receipt).await;
        }
        mirror::remember(tx, row, own, receipt, self.clock.now()).await
    }

    /// The meetup lives without it. Whether this is what the row and the error are about.
    pub(super) async fn own_failed(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        error: &DeliveryError,
    ) -> Result<bool, StoreError> {
        if let (Intent::CareKeep { hold }, Some(community), Some(platform)) =
            (&row.intent, row.community, platform_of(&row.to))
        {
            let gone = matches!(error, DeliveryError::Gone);
            if !gone && !matches!(error, DeliveryError::Forbidden(_)) {
                return Ok(false);
            }
            let (settings, now) = (settings::store::load(tx, community, &self.defaults).await?, self.clock.now());
            if let Some(hold) = care::acts::store::hold(tx, *hold).await? {
                care::acts::doing::failed(&mut self.errand(tx, community, &settings), hold, platform, gone).await?;
            }
            outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
            return Ok(true);
        }
        if let (Intent::CirclePlace { circle }, Some(community)) = (&row.intent, row.community) {
            if !matches!(error, DeliveryError::Forbidden(_) | DeliveryError::Gone) {
                return Ok(false);
            }
            if let (DeliveryError::Gone, To::Place { platform, place }) = (error, &row.to) {
                self.lose_place(tx, row, *platform, place).await?;
            }
            let (settings, now) = (settings::store::load(tx, community, &self.defaults).await?, self.clock.now());
            intros::circle::place::refused(&mut self.errand(tx, community, &settings), *circle).await?;
            outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
            return Ok(true);
        }
        if let (Intent::WelcomeHello { member }, DeliveryError::Forbidden(_) | DeliveryError::Gone) =
            (&row.intent, error)
        {
            if let To::Place { platform, place } = &row.to {
                self.lose_place(tx, row, *platform, place).await?;
            }
            // She read that it is put up, so she hears that it was not, and may say it again.
            welcome::store::unsay(tx, *member).await?;
            let (to, intent, run_at) = (To::Member { member: *member }, Intent::WelcomeUnsaid, self.clock.now());
            outbox::store::redirect(tx, &Parcelled { to, intent, run_at, ..row.clone() }).await?;
            return Ok(true);
        }
        if let (Intent::Filter { .. }, Some(community)) = (&row.intent, row.community)
            && matches!(error, DeliveryError::Forbidden(_) | DeliveryError::Gone)
        {
            let (settings, now) = (settings::store::load(tx, community, &self.defaults).await?, self.clock.now());
            if matches!(error, DeliveryError::Forbidden(_)) {
                noticing::filter::refused(&mut self.errand(tx, community, &settings)).await?;
            }
            outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
            return Ok(true);
        }
        if let Intent::TakeAway { by, nudge, .. } = &row.intent {
            let now = self.clock.now();
            if matches!(error, DeliveryError::Forbidden(_)) {
                // She hears how she does it herself.
                let (to, intent) = (To::Member { member: *by }, Intent::NotTakenAway { nudge: *nudge });
                outbox::store::redirect(tx, &Parcelled { to, intent, run_at: now, ..row.clone() }).await?;
                return Ok(true);
            }
            if matches!(error, DeliveryError::Gone) {
                outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
                return Ok(true);
            }
            return Ok(false);
        }
        if matches!(row.intent, Intent::WelcomePin)
            && matches!(error, DeliveryError::Forbidden(_) | DeliveryError::Gone)
        {
            // It stands there without a pin as well.
            let now = self.clock.now();
            outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
            return Ok(true);
        }
        let (Intent::MeetupMirror { meetup, mirror }, To::Place { place, .. }) = (&row.intent, &row.to) else {
            return Ok(false);
        };
        let now = self.clock.now();
        match error {
            DeliveryError::Forbidden(_) => mirror::refused(tx, row, self.ids.next(now), now).await?,
            DeliveryError::Gone => {
                if let Some(platform) = platform_of(&row.to) {
                    mirror::forget(tx, *meetup, *mirror, platform, &place.id).await?;
                }
            }
            DeliveryError::RateLimited(_) | DeliveryError::Unavailable(_) => return Ok(false),
        }
        outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather).await?;
        Ok(true)
    }
}
