//! Who somebody is, and which village she means.

use chrono::{DateTime, Utc};

use crate::care;
use crate::id::{CommunityId, HomeId, MemberId};
use crate::incoming::{HomeKey, Incoming, PlatformKind, Standing, Written};
use crate::outbox::{self, Intent};
use crate::people::{self, Account, Home, Member};
use crate::platform::Look;
use crate::settings::store::Change;
use crate::settings::{self, Settings};
use crate::store::{StoreError, Tx};
use crate::turn::Errand;

use super::Village;
use super::belonging::SEEN;

/// A member in her village, at this moment.
pub(super) struct Found {
    pub(super) community: CommunityId,
    pub(super) home: Home,
    pub(super) settings: Settings,
    pub(super) member: Member,
    pub(super) standing: Standing,
    /// Whether she was not here before this event.
    pub(super) is_new: bool,
    /// When she had left, if this event brings her back.
    pub(super) left_at: Option<DateTime<Utc>>,
    /// The message that her command is about.
    pub(super) written: Option<Written>,
    /// Accounts that she has named, and that the platform does not find in her home.
    pub(super) asked: Vec<String>,
    /// What the bot lacks in the home, when the platform was asked.
    pub(super) look: Option<Look>,
}

/// What a direct chat turned out to belong to.
pub(super) enum Direct {
    /// One village, with what the platform says of her there now.
    In(Account, Standing, Vec<String>),
    /// One that has said goodbye to her.
    Outside(Account),
    /// Several: she must say which.
    Several(Vec<Account>),
    /// None that knows her.
    None,
}

impl Village {
    /// The home an event happened in; founded with its community when it is new.
    pub(super) async fn home(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        key: &HomeKey,
    ) -> Result<(Home, bool), StoreError> {
        let platform = incoming.platform;
        if let Some(mut home) = people::store::home(tx, platform, &key.id).await?
            && home.closed_at.is_none()
        {
            if key.name.is_some() && home.key.name != key.name {
                home.key.name.clone_from(&key.name);
                people::store::open_home(tx, &home).await?;
            }
            return Ok((home, false));
        }
        tx.lock(&format!("home:{}:{}", platform.name(), key.id)).await?;
        let now = self.clock.now();
        if let Some(mut home) = people::store::home(tx, platform, &key.id).await? {
            home.key.name = key.name.clone().or(home.key.name);
            people::store::open_home(tx, &home).await?;
            return Ok((home, false));
        }
        if let Some(mut home) = people::store::home(tx, platform, &incoming.place.id).await?
            && home.closed_at.is_none()
        {
            // A room that was a home by itself is now one of a space. The village goes on there when an admin of both says
            // something: whoever has some power in a room can name a space of her own.
            let known = people::store::member_by_account(tx, home.community, platform, &incoming.from.account).await?;
            let was_admin = known.is_some_and(|(_, account)| account.standing == Standing::Admin);
            if was_admin && incoming.from.standing == Standing::Admin {
                people::store::move_home(tx, home.id, &key.id).await?;
                home.key = key.clone();
                people::store::open_home(tx, &home).await?;
                tracing::info!(community = %home.community, platform = platform.name(), "a home has grown");
            }
            return Ok((home, false));
        }
        let community: CommunityId = self.ids.next(now);
        people::store::found(tx, community, now).await?;
        for (name, value) in [
            (settings::ZONE.name, self.defaults.zone.name()),
            (settings::LANGUAGE.name, self.defaults.locale.code()),
            (settings::PREFIX.name, &self.defaults.prefix),
        ] {
            let after = Some(serde_json::Value::String(value.to_owned()));
            let change = Change { community, name: name.to_owned(), before: None, after, by: None, at: now };
            settings::store::change(tx, &change).await?;
        }
        let home = Home { id: self.ids.next::<HomeId>(now), community, platform, key: key.clone(), closed_at: None };
        people::store::open_home(tx, &home).await?;
        tracing::info!(%community, platform = platform.name(), "a community was founded");
        Ok((home, true))
    }

    /// The member who did something in a home; added when she is new, welcomed back when she had left.
    /// `discreetly` for what must not be connected with her: then nothing that is written here tells when it was.
    pub(super) async fn found_in(
        &self,
        tx: &mut Tx,
        incoming: &Incoming,
        home: Home,
        discreetly: bool,
    ) -> Result<Found, StoreError> {
        let community = home.community;
        tx.lock(&community.simple()).await?;
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        self.remember_spoken(incoming.platform, &home.key.id, &settings);
        let now = if discreetly { start_of_day(self.clock.now()) } else { self.clock.now() };
        let from = &incoming.from;
        let standing = standing_with_roles(from.standing, &from.roles, &settings, home.id);

        let since = from.since.map_or(now, |since| since.min(now));
        let known = people::store::member_by_account(tx, community, incoming.platform, &from.account).await?;
        // What somebody may do elsewhere gives her nothing here.
        let is_elsewhere = incoming.home.as_ref().is_some_and(|key| key.id != home.key.id);
        let before = known.as_ref().map_or(Standing::Member, |(_, account)| account.standing);
        let standing = if is_elsewhere { standing.min(before) } else { standing };
        let (member, is_new, left_at) = if let Some((mut member, account)) = known {
            if discreetly {
                // Whether she was seen is noted when she does something else.
            } else if account.name != from.name || account.home.id != home.id || account.standing != standing {
                let account = Account { home: home.clone(), name: from.name.clone(), standing, ..account };
                people::store::see_account(tx, &account, now).await?;
            } else {
                people::store::seen(tx, account.id, now, now - SEEN).await?;
            }
            let left_at = member.left_at.take();
            let returns = left_at.is_some();
            if returns {
                people::store::set_left(tx, member.id, None).await?;
            }
            // Whoever returns is new again; for others the platform may know an earlier day than we do.
            let joined_at = if returns { since } else { since.min(member.joined_at) };
            if joined_at != member.joined_at {
                people::store::set_joined(tx, member.id, joined_at).await?;
                member.joined_at = joined_at;
            }
            (member, returns, left_at)
        } else {
            let ids = (self.new_id(now, discreetly), self.new_id(now, discreetly));
            let member = people::store::add_member(tx, ids.0, community, since).await?;
            let account = Account {
                id: ids.1,
                member: member.id,
                home: home.clone(),
                external: from.account.clone(),
                name: from.name.clone(),
                standing,
            };
            people::store::see_account(tx, &account, now).await?;
            self.recall(tx, &account).await?;
            (member, true, None)
        };
        let (written, asked, look) = (None, Vec::new(), None);
        Ok(Found { community, home, settings, member, standing, is_new, left_at, written, asked, look })
    }

    /// What the bot lacks in a home.
    pub(super) async fn look_for_lacks(&self, platform: PlatformKind, home: &HomeKey, places: &[String]) -> Look {
        let Some(adapter) = self.platform(platform) else { return Look::Unanswered };
        match adapter.lacks(home, places).await {
            Ok(lacks) => Look::Lacks(lacks),
            Err(error) => {
                tracing::warn!(platform = platform.name(), %error, "what the bot lacks could not be found out");
                Look::Unanswered
            }
        }
    }

    /// Meets somebody who was named in an event and has never come to the bot herself, or learns anew what she may do in
    /// that home. The platform is asked, so this runs outside any transaction.
    pub(super) async fn meet(&self, incoming: &Incoming, home: &HomeKey, account: &str) -> Result<(), StoreError> {
        let Some(platform) = self.platform(incoming.platform) else { return Ok(()) };
        let there = platform.standing(home, account).await.unwrap_or_else(|error| {
            tracing::warn!(platform = incoming.platform.name(), %error, "who was named could not be looked up");
            None
        });
        let Some(there) = there else { return Ok(()) };

        let now = self.clock.now();
        let mut tx = self.store.write(None).await?;
        let key = home;
        let (home, _) = self.home(&mut tx, incoming, key).await?;
        if home.key.id != key.id {
            return Ok(());
        }
        tx.lock(&home.community.simple()).await?;
        let known = people::store::member_by_account(&mut tx, home.community, incoming.platform, account).await?;
        let settings = settings::store::load(&mut tx, home.community, &self.defaults).await?;
        let standing = standing_with_roles(there.standing, &there.roles, &settings, home.id);
        if let Some((member, account)) = known {
            people::store::set_left(&mut tx, member.id, None).await?;
            people::store::set_standing(&mut tx, account.id, standing).await?;
        } else {
            let since = there.since.map_or(now, |since| since.min(now));
            let member = people::store::add_member(&mut tx, self.ids.next(now), home.community, since).await?;
            let account = Account {
                id: self.ids.next(now),
                member: member.id,
                external: account.to_owned(),
                name: there.name.replace('\0', ""),
                standing,
                home,
            };
            people::store::see_account(&mut tx, &account, now).await?;
            self.recall(&mut tx, &account).await?;
        }
        tx.commit().await
    }

    fn new_id<T: From<uuid::Uuid>>(&self, now: DateTime<Utc>, discreetly: bool) -> T {
        if discreetly { self.ids.blind() } else { self.ids.next(now) }
    }

    /// Which village a direct chat is about. The platform is asked whether she still belongs to it,
    /// before anything private leaves; so this runs outside any transaction.
    pub(super) async fn direct(&self, incoming: &Incoming, meant: Option<CommunityId>) -> Result<Direct, StoreError> {
        let mut tx = self.store.read().await?;
        let mut accounts = people::store::memberships(&mut tx, incoming.platform, &incoming.from.account).await?;
        let chosen = people::store::direct_choice(&mut tx, incoming.platform, &incoming.from.account).await?;
        let is_in = |community: CommunityId| accounts.iter().any(|account| account.home.community == community);
        if accounts.is_empty() || meant.is_some_and(|meant| !is_in(meant)) {
            let farewell = care::acts::store::farewell(&mut tx, incoming.platform, &incoming.from.account).await?;
            let meant_here = |account: &Account| accounts.is_empty() || meant == Some(account.home.community);
            if let Some(account) = farewell.filter(meant_here) {
                return Ok(Direct::Outside(account));
            }
        }
        drop(tx);

        for meant in [meant, chosen].into_iter().flatten() {
            if let Some(account) = accounts.iter().find(|account| account.home.community == meant) {
                accounts = vec![account.clone()];
            }
        }
        if accounts.len() > 1 {
            return Ok(Direct::Several(accounts));
        }
        let Some(account) = accounts.pop() else { return Ok(Direct::None) };
        let Some(platform) = self.platform(incoming.platform) else { return Ok(Direct::None) };
        match platform.standing(&account.home.key, &account.external).await {
            Ok(Some(there)) => Ok(Direct::In(account, there.standing, there.roles)),
            Ok(None) => {
                self.leave(&account).await?;
                let mut tx = self.store.read().await?;
                let farewell = care::acts::store::farewell(&mut tx, incoming.platform, &account.external).await?;
                Ok(farewell.map_or(Direct::None, Direct::Outside))
            }
            Err(error) => {
                tracing::warn!(platform = incoming.platform.name(), %error, "belonging could not be checked");
                Err(StoreError::Database(sqlx::Error::Io(std::io::Error::other("the platform did not answer"))))
            }
        }
    }

    /// Notes that a member is gone: her answers to what is still to come are taken back.
    pub(super) async fn depart(&self, community: CommunityId, member: MemberId) -> Result<(), StoreError> {
        let mut tx = self.store.write(Some(community)).await?;
        self.depart_in(&mut tx, community, member).await?;
        tx.commit().await?;
        self.wake.notify_one();
        Ok(())
    }

    /// The same within a transaction.
    pub(super) async fn depart_in(
        &self,
        tx: &mut Tx,
        community: CommunityId,
        member: MemberId,
    ) -> Result<(), StoreError> {
        let now = self.clock.now();
        let was_here = people::store::member(tx, member).await?.is_some_and(|member| member.left_at.is_none());
        let was_admin = was_here && people::store::standing_of(tx, member).await? == Standing::Admin;
        people::store::set_left(tx, member, Some(now)).await?;
        super::questions::store::forget(tx, member).await?;
        outbox::store::forget_kept(tx, member).await?;
        crate::care::noticing::depart(tx, member).await?;
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        self.telling(tx, community, &settings).withdraw(member).await?;
        let mut errand = self.errand(tx, community, &settings);
        crate::intros::leave::depart(&mut errand, member).await?;
        super::forget::depart(&mut errand, member).await?;
        if was_admin { tell_if_no_admin(&mut errand).await } else { Ok(()) }
    }
}

/// An admin has gone: when she was the last one, those who keep order hear how to have one again.
pub(super) async fn tell_if_no_admin(errand: &mut Errand<'_>) -> Result<(), StoreError> {
    let community = errand.community;
    if people::store::in_authority(errand.tx, community, Standing::Admin, 1).await?.is_empty() {
        tracing::info!(%community, "the last admin of a community has left");
        care::desk::tell(errand, &Intent::AdminsGone, &[]).await?;
    }
    Ok(())
}

/// Midnight before a moment, in UTC.
pub(super) fn start_of_day(at: DateTime<Utc>) -> DateTime<Utc> {
    at.date_naive().and_time(chrono::NaiveTime::MIN).and_utc()
}

/// Her authority, with the roles that the community made its moderators.
pub(super) fn standing_with_roles(standing: Standing, roles: &[String], settings: &Settings, home: HomeId) -> Standing {
    let moderators = settings.moderator_roles(home);
    let has_role = roles.iter().any(|role| moderators.contains(&role.as_str()));
    if has_role { standing.max(Standing::Moderator) } else { standing }
}
