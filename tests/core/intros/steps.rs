//! Between what a step of a round looked up and what it writes, things change.

use std::error::Error;

use bot_core::id::{AccountId, CommunityId, HomeId, IdSource, MemberId, RoundId};
use bot_core::incoming::{HomeKey, PlatformKind, Standing};
use bot_core::intros::round::{Plan, Round, State, steps};
use bot_core::intros::{self, Errand, Part, Taking, circle, round};
use bot_core::jobs::RoundTask;
use bot_core::keys::Keys;
use bot_core::people::{self, Account, Home};
use bot_core::settings;
use bot_core::store::Store;
use bot_core::testing::{TestResult, monday_morning};
use bot_core::village::link;
use bot_core::wording::Locale;
use chrono::TimeDelta;

/// A round of four that is about to open: Ana with Ben, Cleo with Dora.
struct Opening {
    store: Store,
    ids: IdSource,
    community: CommunityId,
    round: RoundId,
    members: [MemberId; 4],
}

impl Opening {
    async fn of_four() -> Result<Self, Box<dyn Error>> {
        let (store, ids, now) = (Store::open("sqlite::memory:").await?, IdSource::random(), monday_morning());
        store.migrate().await?;
        let (community, round): (CommunityId, RoundId) = (ids.next(now), ids.next(now));
        let mut tx = store.write(None).await?;
        people::store::found(&mut tx, community, now).await?;
        let key = HomeKey { id: "#general".to_owned(), name: None };
        let home: HomeId = ids.next(now);
        let home = Home { id: home, community, platform: PlatformKind::Console, key, closed_at: None };
        people::store::open_home(&mut tx, &home).await?;
        let mut members = Vec::new();
        for name in ["ana", "ben", "cleo", "dora"] {
            let member = people::store::add_member(&mut tx, ids.next(now), community, now).await?.id;
            let (id, standing): (AccountId, _) = (ids.next(now), Standing::Member);
            let (external, name) = (name.to_owned(), name.to_owned());
            let account = Account { id, member, home: home.clone(), external, name, standing };
            people::store::see_account(&mut tx, &account, now).await?;
            intros::store::set(&mut tx, &Taking::new(member, community, Part::Every, now)).await?;
            members.push(member);
        }
        let members: [MemberId; 4] = members.try_into().map_err(|_| "four members")?;
        let [ana, ben, cleo, dora] = members;
        let begun = Round {
            id: round,
            community,
            number: 1,
            state: State::Gathering,
            approve: false,
            asked_by: None,
            seed: 1,
            days: 14,
            done: 0,
            begun_at: now,
            opened_at: None,
            ends_at: None,
            remains: None,
        };
        round::store::add(&mut tx, &begun).await?;
        let plan = Plan { groups: vec![vec![ana, ben], vec![cleo, dora]], ..Plan::default() };
        round::store::set_plan(&mut tx, round, &plan).await?;
        round::store::set_opened(&mut tx, round, now, now + TimeDelta::days(14)).await?;
        tx.commit().await?;
        Ok(Self { store, ids, community, round, members })
    }

    /// Looks up a step, lets something happen, and writes the step; then all further ones. Who is introduced to whom.
    async fn goes_on(
        &self,
        happens: impl AsyncFn(&mut Errand<'_>) -> TestResult,
    ) -> Result<Vec<Vec<MemberId>>, Box<dyn Error>> {
        let keys = Keys::default();
        let defaults =
            settings::Defaults { zone: chrono_tz::America::New_York, locale: Locale::En, prefix: "!".to_owned() };
        let mut tx = self.store.write(None).await?;
        let settings = settings::store::load(&mut tx, self.community, &defaults).await?;
        let mut errand = Errand {
            tx: &mut tx,
            ids: &self.ids,
            keys: &keys,
            community: self.community,
            settings: &settings,
            now: monday_morning(),
        };
        let mut step = steps::prepare(&mut errand, self.round).await?;
        assert!(step.is_some(), "there is something to open");
        happens(&mut errand).await?;
        for _ in 0..6 {
            steps::run(&mut errand, self.round, &RoundTask::Open, step.take()).await?;
        }
        let state = round::store::get(errand.tx, self.round).await?.map(|round| round.state);
        assert_eq!(state, Some(State::Open));
        let mut introduced = Vec::new();
        for one in circle::store::after(errand.tx, self.round, 0, 10).await? {
            let members = circle::store::members(errand.tx, one.id).await?;
            introduced.push(members.iter().map(|member| member.member).collect());
        }
        tx.commit().await?;
        Ok(introduced)
    }
}

#[tokio::test]
async fn nothing_changes_and_each_pair_is_introduced() -> TestResult {
    let opening = Opening::of_four().await?;
    let [ana, ben, cleo, dora] = opening.members;
    let introduced = opening.goes_on(async |_| Ok(())).await?;
    assert_eq!(introduced, [vec![ana, ben], vec![cleo, dora]]);
    Ok(())
}

#[tokio::test]
async fn two_accounts_that_become_one_person_meanwhile_are_not_introduced_to_herself() -> TestResult {
    let opening = Opening::of_four().await?;
    let [ana, ben, cleo, dora] = opening.members;
    let introduced = opening
        .goes_on(async |errand| {
            intros::leave::depart(errand, dora).await?;
            Ok(link::store::merge(errand.tx, dora, cleo).await?)
        })
        .await?;
    // Cleo is left with the others rather than with herself, and once.
    let with_cleo: Vec<&Vec<MemberId>> = introduced.iter().filter(|one| one.contains(&cleo)).collect();
    assert!(introduced.iter().flatten().all(|member| *member != dora), "{introduced:?}");
    assert!(introduced.iter().any(|one| one.contains(&ana) && one.contains(&ben)), "{introduced:?}");
    assert_eq!(with_cleo.len(), 1, "{introduced:?}");
    assert_eq!(with_cleo.iter().flat_map(|one| one.iter()).filter(|member| **member == cleo).count(), 1);
    Ok(())
}

#[tokio::test]
async fn somebody_who_leaves_meanwhile_leaves_the_other_to_a_group_that_takes_her_in() -> TestResult {
    let opening = Opening::of_four().await?;
    let [ana, ben, cleo, dora] = opening.members;
    let introduced =
        opening.goes_on(async |errand| Ok(people::store::set_left(errand.tx, dora, Some(errand.now)).await?)).await?;
    let mut all: Vec<MemberId> = introduced.concat();
    all.sort_unstable();
    let mut expected = vec![ana, ben, cleo];
    expected.sort_unstable();
    assert_eq!(all, expected, "{introduced:?}");
    Ok(())
}
