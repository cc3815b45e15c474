//! From a row of the outbox to a parcel for a platform, and what becomes of it there.

use chrono::{DateTime, TimeDelta, Utc};

use super::Village;
use super::belonging::There;
use super::worker::SHOWN;
use crate::care::{self, reports, share};
use crate::catalogue::{self};
use crate::command::Seen;
use crate::id::{ActId, CommunityId, HomeId, MemberId};
use crate::incoming::{PlaceKey, PlatformKind, Standing};
use crate::meetups;
use crate::message::{Action, degrade};
use crate::outbox::store::Shown;
use crate::outbox::{self, Intent, Parcelled, To};
use crate::people::{self, Account};
use crate::platform::{Act, DeliveryError, Destination, Parcel, Platform, Receipt};
use crate::settings::{self, Settings};
use crate::store::{StoreError, Tx, encode};
use crate::turn::Reader;
use crate::welcome;

/// How long an answer is worth giving.
pub(super) const ANSWERS_LAST: TimeDelta = TimeDelta::hours(24);

/// How long to wait for a platform that this process does not serve.
const ELSEWHERE: TimeDelta = TimeDelta::seconds(30);

/// What a row came to when it was looked at.
enum Packed {
    /// To be delivered.
    Parcel(Box<Parcel>, std::sync::Arc<dyn Platform>),
    /// Nothing to say any more.
    Moot,
    /// Not by this process.
    Elsewhere,
}

impl Village {
    /// Delivers a claimed row: renders it, checks that the reader may still see it, sends it, and notes the end.
    /// `true` when it arrived or is moot.
    pub(super) async fn deliver(&self, row: Parcelled) -> Result<bool, StoreError> {
        let Some(opened) = self.opened(&row) else {
            // No key opens it any more: nobody can be told.
            self.done(&row).await?;
            return Ok(true);
        };
        match self.pack_checked(&opened).await {
            Ok(Packed::Parcel(parcel, platform)) => {
                let result = platform.deliver(&parcel).await;
                let arrived = result.is_ok();
                self.settle(&parcel, result).await?;
                Ok(arrived)
            }
            Ok(Packed::Moot) => {
                self.done(&row).await?;
                Ok(true)
            }
            Ok(Packed::Elsewhere) => {
                let mut tx = self.store.write(None).await?;
                outbox::store::wait_for_platform(&mut tx, &row, self.clock.now() + ELSEWHERE).await?;
                tx.commit().await?;
                Ok(false)
            }
            Err(DeliverError::Platform(error)) => {
                self.failed(&row, &error).await?;
                Ok(false)
            }
            Err(DeliverError::Store(error)) => Err(error),
        }
    }

    /// A row with where it goes, for this moment and in memory alone.
    pub(super) fn opened(&self, row: &Parcelled) -> Option<Parcelled> {
        let to = match row.community {
            Some(community) => row.to.opened(&self.keys, community, row.id)?,
            None => row.to.clone(),
        };
        Some(Parcelled { to, ..row.clone() })
    }

    /// Says what became of a parcel.
    pub async fn settle(&self, parcel: &Parcel, result: Result<Receipt, DeliveryError>) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        let Some(row) = outbox::store::get(&mut tx, parcel.key).await? else { return Ok(()) };
        match result {
            Ok(receipt) => {
                self.remember(&mut tx, &row, parcel, &receipt).await?;
                let now = self.clock.now();
                outbox::store::done(&mut tx, parcel.key, self.ids.next(now), now + self.gather_for(&row)).await?;
                tx.commit().await?;
            }
            Err(error) => {
                if let (DeliveryError::Gone, Act::Edit { message, .. }) = (&error, &parcel.act)
                    && let Some(platform) = platform_of(&row.to)
                {
                    // Somebody deleted it. What is to stand there in any case is said anew by the next try.
                    outbox::store::forget_shown(&mut tx, platform, message).await?;
                    if matches!(row.intent, Intent::WhatsOn { .. } | Intent::WelcomeBoard { .. }) {
                        outbox::store::retry_at(&mut tx, row.id, self.clock.now(), row.attempts, "gone").await?;
                    } else {
                        self.drop_row(&mut tx, &row).await?;
                    }
                    tx.commit().await?;
                } else {
                    drop(tx);
                    self.failed(&row, &error).await?;
                }
            }
        }
        self.wake.notify_one();
        Ok(())
    }

    /// A row as a parcel, within the transaction that wrote it. For answers only: nobody's belonging is checked here,
    /// since she has just spoken.
    pub(super) async fn pack(&self, tx: &mut Tx, row: &Parcelled) -> Result<Option<Parcel>, StoreError> {
        let To::Asker { platform, .. } = &row.to else { return Ok(None) };
        let Some(platform) = self.platform(*platform) else { return Ok(None) };
        let settings = self.settings_of(tx, row.community).await?;
        let parcel = self.parcel(tx, row, &settings, &*platform, None).await?;
        if parcel.is_none() {
            outbox::store::done(tx, row.id, row.id, self.clock.now()).await?;
        }
        Ok(parcel)
    }

    async fn pack_checked(&self, row: &Parcelled) -> Result<Packed, DeliverError> {
        let now = self.clock.now();
        if row.expires_at.is_some_and(|end| end <= now) {
            tracing::info!(parcel = %row.id, intent = row.intent.name(), "a parcel came too late to be of use");
            return Ok(Packed::Moot);
        }
        let mut route = None;
        let platform = match &row.to {
            To::Asker { platform, member, account, seen: Seen::ByAsker, .. } => {
                let platform = self.platform(*platform);
                // Time has passed since she spoke.
                if let Some(platform) = &platform
                    && let Some(gone) = self.gone_since(row.community, *member, account, &**platform).await?
                {
                    self.leave(&gone).await?;
                    return Ok(Packed::Moot);
                }
                platform
            }
            To::Asker { platform, .. } | To::Place { platform, .. } => self.platform(*platform),
            // It is opened before it comes here.
            To::Sealed { .. } => return Ok(Packed::Moot),
            To::Member { member } => {
                let mut tx = self.store.read().await?;
                let known = people::store::member(&mut tx, *member).await?;
                drop(tx);
                if let (Intent::CareNews { act, .. }, Some(known)) = (&row.intent, &known)
                    && known.left_at.is_some()
                {
                    return self.pack_outside(row, *act, *member).await;
                }
                let Some(known) = known.filter(|known| known.left_at.is_none()) else { return Ok(Packed::Moot) };
                match self.is_there(*member).await? {
                    There::Here(account, platform) => {
                        route = Some(account);
                        Some(platform)
                    }
                    There::Gone => {
                        self.depart(known.community, *member).await?;
                        return Ok(Packed::Moot);
                    }
                    There::Unanswered(error) => return Err(error.into()),
                    There::Elsewhere => None,
                    // What cannot be checked is not said; when the bot is asked back, she is still a member.
                    There::Nowhere => return Ok(Packed::Moot),
                }
            }
        };
        let Some(platform) = platform else { return Ok(Packed::Elsewhere) };
        if matches!(row.intent, Intent::CirclePlace { .. }) && !platform.capabilities().own.circles {
            return Err(DeliveryError::Forbidden("no places for a few people").into());
        }

        let mut tx = self.store.read().await?;
        let settings = self.settings_of(&mut tx, row.community).await?;
        let parcel = self.parcel(&mut tx, row, &settings, &*platform, route.as_deref()).await?;
        Ok(parcel.map_or(Packed::Moot, |parcel| Packed::Parcel(Box::new(parcel), platform)))
    }

    /// What somebody hears who was shown out: how her appeal ended, and that she may come back. It goes to the account by
    /// which she was known. Whoever has left by herself hears nothing more.
    async fn pack_outside(&self, row: &Parcelled, act: ActId, member: MemberId) -> Result<Packed, DeliverError> {
        let mut tx = self.store.read().await?;
        let act = care::acts::store::get(&mut tx, act).await?;
        if !act.is_some_and(|act| act.kind == care::acts::Kind::Goodbye && act.about == Some(member)) {
            return Ok(Packed::Moot);
        }
        let account = people::store::accounts(&mut tx, member).await?.into_iter().next();
        let Some(account) = account else { return Ok(Packed::Moot) };
        let Some(platform) = self.platform(account.home.platform) else { return Ok(Packed::Elsewhere) };
        let settings = self.settings_of(&mut tx, row.community).await?;
        let parcel = self.parcel(&mut tx, row, &settings, &*platform, Some(&account)).await?;
        Ok(parcel.map_or(Packed::Moot, |parcel| Packed::Parcel(Box::new(parcel), platform)))
    }

    pub(super) async fn settings_of(
        &self,
        tx: &mut Tx,
        community: Option<CommunityId>,
    ) -> Result<Settings, StoreError> {
        match community {
            Some(community) => settings::store::load(tx, community, &self.defaults).await,
            None => Ok(Settings::new(std::collections::HashMap::new(), self.defaults.clone())),
        }
    }

    /// Renders a row for its reader.
    async fn parcel(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        settings: &Settings,
        platform: &dyn Platform,
        route: Option<&Account>,
    ) -> Result<Option<Parcel>, StoreError> {
        let now = self.clock.now();
        let can = platform.capabilities();
        let (member, home, standing) = match &row.to {
            To::Place { .. } | To::Sealed { .. } => (None, None, Standing::Member),
            To::Member { member } => {
                let standing = route.map_or(Standing::Member, |account| account.standing);
                (Some(*member), route.map(|account| account.home.id), standing)
            }
            To::Asker { member, platform, account, .. } => {
                let known = match row.community {
                    Some(community) => people::store::member_by_account(tx, community, *platform, account).await?,
                    None => None,
                };
                let (home, standing): (Option<HomeId>, Standing) =
                    known.map_or((None, Standing::Member), |(_, account)| (Some(account.home.id), account.standing));
                (*member, home, standing)
            }
        };
        let own = match member {
            Some(member) => people::store::member(tx, member).await?,
            None => None,
        };
        let reader = Reader {
            locale: own.as_ref().and_then(|own| own.locale).unwrap_or_else(|| settings.locale()),
            zone: own.as_ref().and_then(|own| own.zone).unwrap_or_else(|| settings.zone()),
            platform: platform.kind(),
            member,
            standing,
            home,
            forms: can.forms,
            asks: can.asks,
            maps: can.own.maps,
            overseen: can.own.overseen,
            text: can.text,
            now,
        };
        let to = destination(row, route, now);
        if matches!(row.intent, Intent::Acknowledge) {
            return Ok(Some(Parcel { key: row.id, to, act: Act::Acknowledge }));
        }
        let does = matches!(
            row.intent,
            Intent::MeetupMirror { .. }
                | Intent::CirclePlace { .. }
                | Intent::TakeAway { .. }
                | Intent::CareKeep { .. }
                | Intent::Filter { .. }
                | Intent::WelcomePin
        );
        if does {
            return self.own_parcel(tx, row, to, platform, settings, &reader).await;
        }
        let Some(message) = self.say_intent(tx, &row.intent, row.community, settings, &reader).await? else {
            return Ok(None);
        };
        let prefix = if can.slash { "/" } else { settings.prefix() };
        let locale = message.locale;
        let spell = |words: &str| format!("{prefix}{}", catalogue::spelled(words, locale));
        let (message, losses) = degrade(message, &can, &spell);
        for loss in losses {
            tracing::trace!(parcel = %row.id, ?loss, "a part was said in another way");
        }
        let act = match (subject(row), &to) {
            (Some(subject), Destination::Place(place)) => {
                let shown = outbox::store::shown_of(tx, &subject).await?;
                match shown.into_iter().find(|shown| shown.platform == reader.platform && shown.place.id == place.id) {
                    Some(shown) => Act::Edit {
                        message: crate::incoming::MessageKey { place: shown.place.id, id: shown.message },
                        now: message,
                    },
                    None => Act::Send(message),
                }
            }
            _ => Act::Send(message),
        };
        Ok(Some(Parcel { key: row.id, to, act }))
    }

    /// Remembers the buttons of what was shown, so that words and reactions still mean something after a restart.
    async fn remember(
        &self,
        tx: &mut Tx,
        row: &Parcelled,
        parcel: &Parcel,
        receipt: &Receipt,
    ) -> Result<(), StoreError> {
        if let (Intent::CareNews { act, news }, To::Member { .. }, Some(community)) =
            (&row.intent, &row.to, row.community)
        {
            let settings = self.settings_of(tx, row.community).await?;
            care::acts::doing::told(&mut self.errand(tx, community, &settings), *act, news, true).await?;
        }
        let (message, key) = match &parcel.act {
            Act::Send(message) => (message, receipt.messages.last().cloned()),
            Act::Edit { message, now } => (now, Some(message.clone())),
            Act::Acknowledge => return Ok(()),
            Act::Keep(keep) => return self.remember_kept(tx, row, keep, receipt).await,
            Act::Own(own) => return self.remember_own(tx, row, own, receipt).await,
        };
        let Some(key) = key else { return Ok(()) };
        let subject = subject(row);
        let actions: Vec<&Action> = message.actions().collect();
        if subject.is_none() && actions.is_empty() {
            return Ok(());
        }
        let Some(platform) = platform_of(&row.to).or(reached_on(tx, &row.to, &parcel.to).await?) else {
            return Ok(());
        };
        let thread = match &parcel.to {
            Destination::Place(place) => place.thread.clone(),
            Destination::Direct { .. } | Destination::Answer { .. } => None,
        };
        let shown = Shown {
            platform,
            place: PlaceKey { id: key.place, thread, direct: false },
            message: key.id,
            community: row.community,
            subject,
            actions: encode(&actions)?,
        };
        let now = self.clock.now();
        // That somebody was offered support is not remembered longer than the offer may wait for a tap.
        let at = if matches!(row.intent, Intent::SupportOffer) { now - SHOWN + TimeDelta::days(1) } else { now };
        outbox::store::show(tx, &shown, at).await?;
        // Said anew, in a room that goes on elsewhere too, it is pinned anew.
        if let (Intent::WelcomeBoard { .. }, Act::Send(_), Some(community)) = (&row.intent, &parcel.act, row.community)
        {
            let pinning = welcome::board::pinning(self.ids.next(now), community, (platform, shown.place), now);
            outbox::store::put(tx, &pinning).await?;
        }
        Ok(())
    }

    async fn done(&self, row: &Parcelled) -> Result<(), StoreError> {
        let mut tx = self.store.write(None).await?;
        self.drop_row(&mut tx, row).await?;
        tx.commit().await
    }

    pub(super) async fn drop_row(&self, tx: &mut Tx, row: &Parcelled) -> Result<(), StoreError> {
        let now = self.clock.now();
        outbox::store::done(tx, row.id, self.ids.next(now), now + self.gather_for(row)).await
    }

    /// How long more changes are gathered before something is said again.
    fn gather_for(&self, row: &Parcelled) -> TimeDelta {
        if matches!(row.intent, Intent::WhatsOn { .. }) { meetups::whats_on::gather(self.gather) } else { self.gather }
    }
}

/// Where a row goes, from what is still possible.
pub(super) fn destination(row: &Parcelled, route: Option<&Account>, now: DateTime<Utc>) -> Destination {
    match &row.to {
        To::Place { place, .. } => Destination::Place(place.clone()),
        // Opened before; to nobody, if not.
        To::Member { .. } | To::Sealed { .. } => Destination::Direct {
            account: route.map(|account| account.external.clone()).unwrap_or_default(),
            home: route.map(|account| account.home.key.clone()),
        },
        To::Asker { place, account, way, seen, .. } => {
            let fresh = way.as_ref().filter(|way| now < row.created_at + TimeDelta::seconds(i64::from(way.seconds)));
            match (fresh, seen) {
                (Some(way), _) => Destination::Answer { way: way.clone(), seen: *seen, account: account.clone() },
                (None, Seen::ByAsker) => Destination::Direct { account: account.clone(), home: None },
                (None, Seen::ByAll) => Destination::Place(place.clone()),
            }
        }
    }
}

/// The name under which a message is found that is kept current.
pub(super) fn subject(row: &Parcelled) -> Option<String> {
    let board = if matches!(row.intent, Intent::WhatsOn { .. }) {
        Some(meetups::whats_on::BOARD)
    } else {
        matches!(row.intent, Intent::WelcomeBoard { .. }).then_some(welcome::board::BOARD)
    };
    let board = board.zip(row.community).map(|(board, community)| board.subject(community));
    let case = if let Intent::CaseCard { case } = &row.intent { Some(reports::subject(*case)) } else { None };
    meetups::cards::subject_of(&row.intent).or_else(|| share::subject_of(&row.intent)).or(board).or(case)
}

pub(super) fn platform_of(to: &To) -> Option<PlatformKind> {
    match to {
        To::Asker { platform, .. } | To::Place { platform, .. } => Some(*platform),
        To::Member { .. } | To::Sealed { .. } => None,
    }
}

/// The platform on which a member was told something: that of the account that it was brought to.
async fn reached_on(tx: &mut Tx, to: &To, reached: &Destination) -> Result<Option<PlatformKind>, StoreError> {
    let (To::Member { member }, Destination::Direct { account, home }) = (to, reached) else { return Ok(None) };
    let accounts = people::store::accounts(tx, *member).await?;
    let home = home.as_ref().map(|home| &home.id);
    let hers = accounts.iter().find(|known| known.external == *account && Some(&known.home.key.id) == home);
    Ok(hers.map(|account| account.home.platform))
}

/// Why a row could not be brought on its way.
#[derive(Debug, thiserror::Error)]
pub(super) enum DeliverError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Platform(#[from] DeliveryError),
}
