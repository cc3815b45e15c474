//! A community in several homes, a member with several accounts.

use bot_core::id::{AccountId, CommunityId, HomeId, IdSource, MemberId};
use bot_core::incoming::{HomeKey, Incoming, PlatformKind, Standing, What};
use bot_core::people::{Account, Home, store as people};
use bot_core::store::{Store, Tx};
use bot_core::testing::{TestResult, Town, in_town, monday_morning, postgres};
use chrono::TimeDelta;

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

#[tokio::test]
async fn a_place_that_goes_on_elsewhere_takes_its_settings_and_its_cards_along() -> TestResult {
    in_town(async |town| {
        let (ana, ben) = (town.member("ana"), town.member("ben"));
        ana.is(Standing::Admin);
        ana.says("/settings set meetup-channel here").await?;
        ana.says("/settings set whats-on here").await?;
        ana.says("/meetup new Park when: sat 10am place: Elm Park").await?;
        town.transcript();

        town.happens(&ana.event("#general", What::PlaceMoved { to: "#new".to_owned() })).await?;
        let said = town.transcript();
        assert!(said.contains("(#new) Park\n") && said.contains("(#new) What's on"), "{said}");
        assert!(!said.contains("#general"), "{said}");

        ben.says("/meetup going #1").await?;
        let said = town.transcript();
        assert!(said.contains("(#new, edited) Park\n") && !said.contains("(#general, edited)"), "{said}");
        ana.says("/meetup new Lake when: sun 10am place: Lake").await?;
        assert!(town.transcript().contains("(#new) Lake\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_is_announced_where_its_room_goes_on() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.says("/meetup new Park when: every saturday 10am place: Elm Park").await?;
        assert!(town.transcript().contains("(#general) Park\n"));
        town.happens(&ana.event("#general", What::PlaceMoved { to: "#new".to_owned() })).await?;
        town.transcript();
        town.advance(TimeDelta::days(14)).await?;
        let said = town.transcript();
        assert!(said.contains("(#new) Park\n") && !said.contains("(#general) Park\n"), "{said}");
        Ok(())
    })
    .await
}

/// Ana speaks in a room that is a home by itself.
fn in_room(town: &Town, room: &str, what: What) -> Incoming {
    let mut event = town.member("ana").event(room, what);
    event.home = Some(HomeKey { id: room.to_owned(), name: Some(room.to_owned()) });
    event
}

#[tokio::test]
async fn a_room_that_is_a_home_by_itself_moves_with_all_it_has() -> TestResult {
    in_town(async |town| {
        let says = |text: &str| What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        town.happens(&in_room(town, "#old", says("/meetup new Park when: sat 10am place: Elm Park"))).await?;
        town.transcript();
        town.happens(&in_room(town, "#old", What::HomeMoved { to: "#new".to_owned() })).await?;
        let said = town.transcript();
        assert!(said.starts_with("(#new) Park\n"), "{said}");
        town.happens(&in_room(town, "#new", says("/meetup list"))).await?;
        let said = town.transcript();
        assert!(said.contains("Park"), "the community is the same: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_room_that_comes_to_belong_to_a_space_stays_in_its_village() -> TestResult {
    in_town(async |town| {
        let says = |text: &str| What::Said { text: text.to_owned(), to_bot: false, replies_to: None };
        town.member("ana").is(Standing::Admin);
        town.happens(&in_room(town, "#elm", says("/meetup new Park when: sat 10am place: Elm Park"))).await?;
        town.transcript();
        // The bot comes into a space, and its room is one of the space's from now on.
        let in_space = |place: &str, what: What| {
            let key = HomeKey { id: "!space".to_owned(), name: Some("Elm Street".to_owned()) };
            Incoming { home: Some(key), ..town.member("ana").event(place, what) }
        };
        town.happens(&in_space("", What::HomeOpened)).await?;
        assert_eq!(town.transcript(), "");
        // Until an admin of both says something, nothing changes, and an admin of the space alone is nobody here.
        town.member("eve").is(Standing::Admin);
        let by_eve = |text: &str| Incoming {
            from: town.member("eve").event("#elm", says(text)).from,
            ..in_space("#elm", says(text))
        };
        for text in ["/meetup list", "/settings set care off"] {
            town.happens(&by_eve(text)).await?;
        }
        let said = town.transcript();
        assert!(said.contains("Park") && said.contains("That one is for admins"), "{said}");
        town.happens(&in_space("#elm", says("/meetup list"))).await?;
        let said = town.transcript();
        assert!(said.contains("Park"), "the village is the same: {said}");
        town.happens(&in_space("#parks", says("/meetup list"))).await?;
        let said = town.transcript();
        assert!(said.contains("Park"), "and so it is in the other rooms of the space: {said}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_home_is_greeted_once_where_people_read_and_once_more_when_it_is_opened_again() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        // A space, in which nobody reads.
        town.happens(&ana.event("", What::HomeOpened)).await?;
        assert_eq!(town.transcript(), "");
        town.happens(&ana.event("#general", What::HomeOpened)).await?;
        let hello = town.transcript();
        assert!(hello.starts_with("(#general) Hello! I'm Village."), "{hello}");
        town.happens(&ana.event("#parks", What::HomeOpened)).await?;
        assert_eq!(town.transcript(), "");

        town.happens(&ana.event("", What::HomeClosed)).await?;
        town.happens(&ana.event("#general", What::HomeOpened)).await?;
        assert_eq!(
            town.transcript(),
            "(#general) I'm back, and everything is where it was. /meetup list shows what is on."
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_home_is_called_what_it_is_called_now() -> TestResult {
    on_both(async |tx| {
        let (ids, now) = (IdSource::seeded(1, 1), monday_morning());
        let village: CommunityId = ids.next(now);
        people::found(tx, village, now).await?;
        let server = home(&ids, village, PlatformKind::Discord, "1");
        people::open_home(tx, &server).await?;
        let key = HomeKey { id: "1".to_owned(), name: Some("Elm Street".to_owned()) };
        people::open_home(tx, &Home { key, ..server.clone() }).await?;
        people::open_home(tx, &server).await?;
        let names: Vec<_> = people::homes(tx, village).await?.into_iter().map(|home| home.key.name).collect();
        assert_eq!(names, [Some("Elm Street".to_owned())]);
        assert_eq!(people::communities(tx).await?, [(village, now, vec![(PlatformKind::Discord, "1".to_owned())])]);
        Ok(())
    })
    .await
}
