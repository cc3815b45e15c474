//! What becomes of a parcel that did not arrive.

use chrono::{DateTime, TimeDelta, Utc};

use super::deliver::{destination, subject};
use super::{Outcome, Village};
use crate::catalogue::Answer;
use crate::command::Seen;
use crate::intros::circle;
use crate::jobs::back_off;
use crate::meetups;
use crate::outbox::{self, ATTEMPTS, Intent, News, Parcelled, To};
use crate::platform::{DeliveryError, Destination};
use crate::store::{StoreError, Tx, encode};

impl Village {
    /// What becomes of a row that did not arrive: another way, another time, or aside. Never a more public way.
    pub(super) async fn failed(&self, row: &Parcelled, error: &DeliveryError) -> Result<(), StoreError> {
        let now = self.clock.now();
        let mut tx = self.store.write(None).await?;
        tracing::warn!(parcel = %row.id, intent = row.intent.name(), attempts = row.attempts, %error, "a parcel did not arrive");
        if self.own_failed(&mut tx, row, error).await? {
            return tx.commit().await;
        }
        match (error, &row.to) {
            (DeliveryError::RateLimited(wait), _) => {
                let wait = TimeDelta::from_std(*wait).unwrap_or(TimeDelta::minutes(1));
                // A process that ended with it in hand may have shown it: it stays one that was tried.
                let attempts = (row.attempts - 1).max(1);
                outbox::store::retry_at(&mut tx, row.id, now + wait, attempts, "rate limited").await?;
                // Discord lets an old message be edited now and then only, and one that stands there already can wait. A
                // place for whoever was asked into others too often opens in minutes; those of others do not wait.
                let long = matches!(row.intent, Intent::CirclePlace { .. }) && wait > TimeDelta::minutes(2);
                if long || self.is_shown(&mut tx, row).await? {
                    outbox::store::step_aside(&mut tx, row).await?;
                }
            }
            (DeliveryError::Unavailable(_), _) if row.attempts < ATTEMPTS => {
                let at = now + back_off(row.attempts);
                outbox::store::retry_at(&mut tx, row.id, at, row.attempts, "unavailable").await?;
            }
            (DeliveryError::Unavailable(_), _) => {
                outbox::store::put_aside(&mut tx, row.id, now, "unavailable").await?;
            }
            (DeliveryError::Gone, To::Asker { way: Some(_), platform, place, member, account, seen }) => {
                // The platform's own way has run out; the plain one is left.
                let to = To::Asker {
                    platform: *platform,
                    place: place.clone(),
                    member: *member,
                    account: account.clone(),
                    way: None,
                    seen: *seen,
                };
                outbox::store::redirect(&mut tx, &Parcelled { to, run_at: now, ..row.clone() }).await?;
            }
            (DeliveryError::Gone | DeliveryError::Forbidden(_), To::Sealed { .. }) => {
                // Only the platform's own way has run out, or there is no other: she finds it when she asks for what is hers.
                match (error, self.opened(row), row.community) {
                    (
                        DeliveryError::Gone,
                        Some(Parcelled {
                            to: To::Asker { way: Some(_), platform, place, member, account, seen }, ..
                        }),
                        Some(community),
                    ) => {
                        let to = To::Asker { platform, place, member, account, way: None, seen };
                        match to.sealed(&self.keys, community, row.id) {
                            Some(to) => {
                                let row = Parcelled { to, run_at: now, ..row.clone() };
                                outbox::store::redirect(&mut tx, &row).await?;
                            }
                            None => self.drop_row(&mut tx, row).await?,
                        }
                    }
                    _ => self.drop_row(&mut tx, row).await?,
                }
            }
            (DeliveryError::Forbidden(_), To::Member { member }) => match self.knock(&mut tx, row, *member).await? {
                Some(knock) => outbox::store::redirect(&mut tx, &knock).await?,
                None => self.drop_row(&mut tx, row).await?,
            },
            (
                DeliveryError::Forbidden(_),
                To::Asker { platform, place, member: Some(member), seen: Seen::ByAsker, .. },
            ) if !place.direct && goes_directly(row, now) => {
                // She asked and waits: one line that says nothing but this is the only way left to her.
                let outcome = encode(&Answer::Village(Outcome::Unreachable { member: *member }))?;
                let to = To::Place { platform: *platform, place: place.clone() };
                let intent = Intent::Answer { outcome };
                outbox::store::redirect(&mut tx, &Parcelled { to, intent, run_at: now, ..row.clone() }).await?;
            }
            (DeliveryError::Gone | DeliveryError::Forbidden(_), To::Place { platform, place })
                if self.lose_place(&mut tx, row, *platform, place).await? =>
            {
                self.drop_row(&mut tx, row).await?;
            }
            (DeliveryError::Gone, To::Place { .. }) => {
                self.tell_of_refused_card(&mut tx, row).await?;
                if let (Intent::CircleLine { circle, .. } | Intent::CircleCard { circle }, Some(community)) =
                    (&row.intent, row.community)
                {
                    let settings = self.settings_of(&mut tx, Some(community)).await?;
                    circle::place::refused(&mut self.errand(&mut tx, community, &settings), *circle).await?;
                }
                self.drop_row(&mut tx, row).await?;
            }
            (DeliveryError::Gone, _) | (DeliveryError::Forbidden(_), To::Asker { .. }) => {
                self.drop_row(&mut tx, row).await?;
            }
            (DeliveryError::Forbidden(why), To::Place { .. }) => {
                self.tell_of_refused_card(&mut tx, row).await?;
                outbox::store::put_aside(&mut tx, row.id, now, why).await?;
            }
        }
        tx.commit().await
    }

    /// Whether it only brings up to date what stands in its place.
    async fn is_shown(&self, tx: &mut Tx, row: &Parcelled) -> Result<bool, StoreError> {
        let (Some(subject), To::Place { platform, place }) = (subject(row), &row.to) else { return Ok(false) };
        let shown = outbox::store::shown_of(tx, &subject).await?;
        Ok(shown.iter().any(|shown| shown.platform == *platform && shown.place.id == place.id))
    }

    /// A card could not be put where it should stand: its hosts hear so, or they would wait in vain. One that
    /// stood there was seen, and whoever took it away knows.
    async fn tell_of_refused_card(&self, tx: &mut Tx, row: &Parcelled) -> Result<(), StoreError> {
        let (Some(community), To::Place { platform, .. }) = (row.community, &row.to) else { return Ok(()) };
        if !matches!(row.intent, Intent::MeetupCard { .. } | Intent::PollCard { .. }) || self.is_shown(tx, row).await? {
            return Ok(());
        }
        let settings = self.settings_of(tx, Some(community)).await?;
        let mut telling = self.telling(tx, community, &settings);
        if let Intent::PollCard { poll } = &row.intent {
            return meetups::find::due::card_refused(&mut telling, *poll, *platform).await;
        }
        let Intent::MeetupCard { meetup } = &row.intent else { return Ok(()) };
        let Some(meetup) = meetups::store::get(telling.tx, *meetup).await? else { return Ok(()) };
        telling.tell_hosts(&meetup, &News::CardRefused { platform: *platform }, None).await
    }
}

/// Whether a row is an answer that was to reach her in a direct chat.
fn goes_directly(row: &Parcelled, now: DateTime<Utc>) -> bool {
    matches!(row.intent, Intent::Answer { .. }) && matches!(destination(row, None, now), Destination::Direct { .. })
}
