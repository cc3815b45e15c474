//! A community in several homes, a member with several accounts.

use bot_core::id::{AccountId, CommunityId, HomeId, IdSource, MemberId};
use bot_core::incoming::{HomeKey, PlatformKind, Standing};
use bot_core::people::{Account, Home, store as people};
use bot_core::store::{Store, Tx};
use bot_core::testing::{TestResult, monday_morning, postgres};

async fn on_both(claim: impl AsyncFn(&mut Tx) -> TestResult) -> TestResult {
    let database = postgres::fresh_database().await?;
    for url in ["sqlite::memory:", database.url()] {
        let store = Store::open(url).await?;
        store.migrate().await?;
        let mut tx = store.write(None).await?;
        claim(&mut tx).await?;
        tx.commit().await?;
        store.close().await;
    }
    Ok(())
}

fn home(ids: &IdSource, community: CommunityId, platform: PlatformKind, id: &str) -> Home {
    let key = HomeKey { id: id.to_owned(), name: None };
    Home { id: ids.next::<HomeId>(monday_morning()), community, platform, key, closed_at: None }
}

#[tokio::test]
async fn one_village_lives_on_two_platforms() -> TestResult {
    on_both(async |tx| {
        let (ids, now) = (IdSource::seeded(1, 1), monday_morning());
        let [village, other]: [CommunityId; 2] = [ids.next(now), ids.next(now)];
        people::found(tx, village, now).await?;
        people::found(tx, other, now).await?;
        let server = home(&ids, village, PlatformKind::Discord, "1");
        let room = home(&ids, other, PlatformKind::Matrix, "!room");
        people::open_home(tx, &server).await?;
        people::open_home(tx, &room).await?;
        people::give_home(tx, room.id, village).await?;

        let platforms: Vec<_> = people::homes(tx, village).await?.into_iter().map(|home| home.platform).collect();
        assert_eq!(platforms, [PlatformKind::Discord, PlatformKind::Matrix]);
        assert_eq!(people::homes(tx, other).await?, []);
        people::close_home(tx, server.id, now).await?;
        assert_eq!(people::homes(tx, village).await?.len(), 1);
        people::move_home(tx, room.id, "!successor").await?;
        assert!(people::home(tx, PlatformKind::Matrix, "!successor").await?.is_some());
        Ok(())
    })
    .await
}

#[tokio::test]
async fn one_member_is_known_by_each_of_her_accounts() -> TestResult {
    on_both(async |tx| {
        let (ids, now) = (IdSource::seeded(1, 1), monday_morning());
        let village: CommunityId = ids.next(now);
        people::found(tx, village, now).await?;
        let member = people::add_member(tx, ids.next::<MemberId>(now), village, now).await?;
        for (platform, external) in [(PlatformKind::Discord, "17"), (PlatformKind::Matrix, "@ana:example.org")] {
            let home = home(&ids, village, platform, "home");
            people::open_home(tx, &home).await?;
            let account = Account {
                id: ids.next::<AccountId>(now),
                member: member.id,
                home,
                external: external.to_owned(),
                name: "Ana".to_owned(),
                standing: Standing::Member,
            };
            people::see_account(tx, &account, now).await?;
            let found = people::member_by_account(tx, village, platform, external).await?;
            assert_eq!(found.map(|(found, _)| found.id), Some(member.id));
        }
        assert_eq!(people::accounts(tx, member.id).await?.len(), 2);
        assert_eq!(people::memberships(tx, PlatformKind::Discord, "17").await?.len(), 1);
        Ok(())
    })
    .await
}
