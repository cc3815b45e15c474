//! `my forget`, and those who have gone for long: everything about them goes. What was counted stays a number, and what
//! must outlive them stays under a tag of the account, which only the operator's key can make.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::{Outcome as Answered, Village};
use crate::access::Access;
use crate::command::args::Args;
use crate::command::{CommandSpec, Seen};
use crate::id::{CommunityId, MemberId};
use crate::jobs::{self, Job, JobKind};
use crate::keys::{Keys, Purpose};
use crate::message::Route;
use crate::people::{self, Account};
use crate::refusal::{Failure, Refusal};
use crate::settings::{self, SettingKind, SettingSpec};
use crate::store::{StoreError, Tx};
use crate::turn::{Command, Errand, Turn, errand};
use crate::{care, intros, meetups, outbox};

pub mod store;
pub mod wording;

/// The setting that says how long whoever has gone may come back and find everything as it was.
pub const AFTER: SettingSpec = SettingSpec {
    name: "forget-after",
    kind: SettingKind::Whole { least: 1, most: 365 },
    default: "30",
    who: Access::Admin,
    example: "30",
};

/// How long a community without any home is kept: whoever invites the bot again finds everything as it was.
pub const ABANDONED: TimeDelta = TimeDelta::days(30);

/// How long after it what was still on its way is looked for once more.
const LEFTOVERS: TimeDelta = TimeDelta::hours(1);

/// How long after a pause the platform is given to let go of it.
const LETTING_GO: TimeDelta = TimeDelta::minutes(10);

/// After how long the sweep finds somebody again whose forgetting has begun.
const AGAIN: TimeDelta = TimeDelta::days(1);

/// Members whose forgetting is begun in one step of the sweep.
const STEP: i64 = 20;

/// What it came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// What would go and what would stay, before it does.
    Asked,
    /// It is being done.
    Begun {
        /// Until when a pause holds, without which a platform could not let go of it.
        waits_until: Option<DateTime<Utc>>,
    },
}

/// Asks what it means.
#[derive(Debug)]
pub struct Forget;

impl Command for Forget {
    type Outcome = Answered;

    const SPEC: CommandSpec = CommandSpec {
        path: "my forget",
        args: &[],
        access: Access::Member,
        answer: Seen::ByAsker,
        example: "my forget",
    };

    fn parse(_args: Args<'_>, _turn: &Turn<'_>) -> Result<Self, Refusal> {
        Ok(Self)
    }

    async fn handle(self, _turn: &mut Turn<'_>) -> Result<Answered, Failure> {
        Ok(Answered::Forget(Outcome::Asked))
    }
}

/// The yes to it.
pub(super) async fn press(turn: &mut Turn<'_>, route: &Route) -> Result<Option<Answered>, Failure> {
    let member = turn.asker.member.id;
    // The button of one person means nothing in another's hands.
    if route.subject != member.simple() {
        return Ok(None);
    }
    let waits_until = held_until(turn.tx, member, turn.now).await?;
    store::forget_at(turn.tx, member, Some(turn.now)).await?;
    let now = turn.now;
    plan(&mut errand::of(turn), member, now).await?;
    Ok(Some(Answered::Forget(Outcome::Begun { waits_until })))
}

/// When everything about somebody who goes now is forgotten, unless she comes back.
pub(super) async fn depart(errand: &mut Errand<'_>, member: MemberId) -> Result<(), StoreError> {
    let days = TimeDelta::days(errand.settings.whole(&AFTER));
    store::forget_at(errand.tx, member, Some(errand.now + days)).await
}

/// Those who have gone are forgotten by the number of days that was chosen last.
pub(super) async fn settle(errand: &mut Errand<'_>, name: &str) -> Result<(), StoreError> {
    if name != AFTER.name {
        return Ok(());
    }
    let days = TimeDelta::days(errand.settings.whole(&AFTER));
    for (member, left_at) in store::departed(errand.tx, errand.community).await? {
        store::forget_at(errand.tx, member, Some(left_at + days)).await?;
    }
    Ok(())
}

/// Until when a pause holds that a platform must still let go of: for that it needs her account. One that is over and
/// that the platform has not let go of is tried for now.
async fn held_until(tx: &mut Tx, member: MemberId, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>, StoreError> {
    let pauses = care::acts::store::pauses(tx, member).await?;
    let lasts = pauses.into_iter().filter_map(|pause| pause.ends_at).max();
    if lasts.is_none() && care::acts::store::is_paused_still(tx, member).await? {
        return Ok(Some(now));
    }
    Ok(lasts)
}

async fn plan(errand: &mut Errand<'_>, member: MemberId, due_at: DateTime<Utc>) -> Result<(), StoreError> {
    let kind = JobKind::Forget { member };
    let job = Job { id: errand.ids.next(errand.now), community: Some(errand.community), kind, due_at, attempts: 0 };
    jobs::store::schedule(errand.tx, &job, Some(&format!("forget:{}", member.simple()))).await
}

impl Village {
    /// Begins to forget those whose time has come, and forgets a community that lives nowhere any more. How many there
    /// were.
    pub(super) async fn forget_the_gone(&self, tx: &mut Tx) -> Result<u64, StoreError> {
        let now = self.clock.now();
        let members = store::due(tx, now, STEP).await?;
        let mut count = u64::try_from(members.len()).unwrap_or(0);
        for (member, community) in members {
            let settings = settings::store::load(tx, community, &self.defaults).await?;
            plan(&mut self.errand(tx, community, &settings), member, now).await?;
            // The job looks again; the sweep must not find her a second time meanwhile.
            store::forget_at(tx, member, Some(now + AGAIN)).await?;
        }
        if let Some(community) = store::abandoned(tx, now - ABANDONED).await? {
            store::forget_community(tx, community).await?;
            tracing::info!(%community, "a community without a home is forgotten");
            count += 1;
        }
        Ok(count)
    }

    /// Forgets a member: one transaction, so that a crash repeats all of it or nothing. Done again, it looks for what was
    /// on its way meanwhile.
    pub(super) async fn forget(&self, tx: &mut Tx, community: CommunityId, member: MemberId) -> Result<(), StoreError> {
        let now = self.clock.now();
        let settings = settings::store::load(tx, community, &self.defaults).await?;
        let Some(who) = people::store::member(tx, member).await? else {
            intros::round::store::forget_member(tx, community, member).await?;
            return outbox::store::forget_member(tx, community, member).await;
        };
        if !store::is_to_go(tx, member, now + AGAIN).await? {
            // She has come back.
            return Ok(());
        }
        if who.left_at.is_none() {
            self.depart_in(tx, community, member).await?;
        }
        if let Some(until) = held_until(tx, member, now).await? {
            store::forget_at(tx, member, Some(until + LETTING_GO)).await?;
            return plan(&mut self.errand(tx, community, &settings), member, until + LETTING_GO).await;
        }

        for account in people::store::accounts(tx, member).await? {
            self.outlive(tx, community, &account).await?;
        }
        meetups::forget::forget(&mut self.telling(tx, community, &settings), member).await?;
        intros::round::store::forget_member(tx, community, member).await?;
        store::erase(tx, member).await?;
        outbox::store::forget_member(tx, community, member).await?;
        plan(&mut self.errand(tx, community, &settings), member, now + LEFTOVERS).await
    }

    /// What must outlive one of her accounts is kept under its tag.
    async fn outlive(&self, tx: &mut Tx, community: CommunityId, account: &Account) -> Result<(), StoreError> {
        let tag = tags(&self.keys, account).into_iter().next().unwrap_or_default();
        let member = account.member;
        let mut remains: Vec<store::Remains> = Vec::new();
        remains.extend(store::avoiders(tx, member).await?.into_iter().map(store::Remains::Avoided));
        let goodbyes = care::acts::store::goodbyes(tx, member).await?;
        remains.extend(goodbyes.into_iter().map(|act| store::Remains::Act(act.id)));
        remains.extend(store::open_cases(tx, member).await?.into_iter().map(store::Remains::Case));
        let no_share = care::share::paused_until(tx, &self.keys, community, member).await?;
        remains.extend(no_share.map(store::Remains::NoShare));
        for one in remains {
            store::keep(tx, self.ids.blind(), community, &tag, one).await?;
        }
        Ok(())
    }

    /// Somebody is here for the first time, or again after she was forgotten: what has outlived her is hers.
    pub(super) async fn recall(&self, tx: &mut Tx, account: &Account) -> Result<(), StoreError> {
        let community = account.home.community;
        for tag in tags(&self.keys, account) {
            for remains in store::take(tx, community, &tag).await? {
                match remains {
                    store::Remains::Avoided(by) => {
                        people::avoid::store::avoid(tx, community, by, account.member, self.clock.now()).await?;
                    }
                    store::Remains::Act(act) => store::give_act(tx, act, account.member).await?,
                    store::Remains::Case(case) => store::give_case(tx, case, account.member).await?,
                    store::Remains::NoShare(until) => {
                        care::share::pause_until(tx, &self.keys, community, account.member, until).await?;
                    }
                }
            }
        }
        Ok(())
    }

    /// Forgets a community with all that belongs to it, for the operator. Whether there was one.
    pub async fn forget_community(&self, community: CommunityId) -> Result<bool, StoreError> {
        let mut tx = self.store.write(None).await?;
        let was_there = store::forget_community(&mut tx, community).await?;
        tx.commit().await?;
        Ok(was_there)
    }
}

/// The tags of an account, by the key in use first.
fn tags(keys: &Keys, account: &Account) -> Vec<String> {
    let parts = [account.home.platform.name().as_bytes(), account.external.as_bytes()];
    keys.tags(account.home.community.0, Purpose::Forgotten, &parts)
}
