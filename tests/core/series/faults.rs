//! Outages, restarts, several processes, zones that change, and no room.

use std::sync::Arc;

use bot_core::id::{CommunityId, IdSource, SeriesId};
use bot_core::incoming::{HomeKey, Incoming, PlaceKey, PlatformKind, Sender, Standing, What};
use bot_core::meetups::series::announce::keep_going;
use bot_core::meetups::telling::Telling;
use bot_core::settings::Settings;
use bot_core::store::Store;
use bot_core::testing::postgres::fresh_database;
use bot_core::testing::{ManualClock, TestResult, TownPlatform, in_town, monday_morning, opening};
use bot_core::time::Clock as _;
use bot_core::village::Village;
use bot_core::{meetups, people};
use chrono::TimeDelta;

use crate::STORIES;

#[tokio::test]
async fn after_an_outage_only_what_is_still_to_come_is_announced() -> TestResult {
    in_town(async |town| {
        town.member("ana").says(STORIES).await?;
        town.transcript();
        town.sleeps(TimeDelta::days(40));
        town.settle().await?;
        town.transcript();
        town.member("ana").says("/meetup list").await?;
        insta::assert_snapshot!(town.transcript(), @"
        (to ana) What's on
        Tuesday, January 5
        • 10:00 AM Story time (#3), Library – nobody yet · you host it · every Tuesday, also Tuesday, January 12 (#4)
        [Announce a meetup] [I'm out right now] [Find a time]
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_series_keeps_its_clock_whatever_zone_is_chosen_later() -> TestResult {
    in_town(async |town| {
        let ana = town.member("ana");
        ana.is(Standing::Admin);
        ana.says("/meetup new Run when: every tuesday 10am starting 1 march place: Park").await?;
        ana.says("/settings set zone Europe/Madrid").await?;
        ana.says("/my zone Europe/London").await?;
        town.transcript();
        // Over the change of clocks in New York on March 14.
        town.advance(TimeDelta::days(100)).await?;
        town.transcript();
        town.advance(TimeDelta::days(14)).await?;
        let cards: Vec<String> =
            town.transcript().lines().filter(|line| line.starts_with("When")).map(ToOwned::to_owned).collect();
        insta::assert_snapshot!(cards.join("\n"), @"
        When: Tuesday, March 9, 2027, 10:00 AM EST, until 12:00 PM
        When: Tuesday, March 23, 2027, 10:00 AM EDT, until 12:00 PM
        When: Tuesday, March 16, 2027, 10:00 AM EDT, until 12:00 PM
        When: Tuesday, March 30, 2027, 10:00 AM EDT, until 12:00 PM
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn whoever_changes_a_series_from_elsewhere_leaves_its_clock() -> TestResult {
    in_town(async |town| {
        town.member("mo").is(Standing::Moderator);
        town.member("mo").says("/my zone Asia/Tokyo").await?;
        town.member("ana").says("/meetup new Run when: every tuesday and thursday 10am place: Park").await?;
        town.transcript();
        // An hour later in New York, which is a day later than Tuesday in Tokyo.
        town.member("mo").says("/meetup edit #1 when: wed 1am").await?;
        town.member("mo").presses("All from here on").await?;
        town.advance(TimeDelta::days(3)).await?;
        let said = town.transcript();
        let cards: Vec<&str> = said.lines().filter(|line| line.starts_with("When")).collect();
        insta::assert_snapshot!(cards.join("\n"), @"
        When: Tuesday, November 24, 2026, 11:00 AM EST, until 1:00 PM
        When: Thursday, November 26, 2026, 11:00 AM EST, until 1:00 PM
        When: Tuesday, November 24, 2026, 11:00 AM EST, until 1:00 PM
        When: Tuesday, December 1, 2026, 11:00 AM EST, until 1:00 PM
        ");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_said_about_a_series_is_forgotten_with_its_last_date() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let village = open(database.url(), &clock).await?;
    let store = Store::open(database.url()).await?;
    village.handle(said("e1", &format!("{STORIES} times: 2"))).await?;
    let (_, series) = series_of(&store, 1).await?;
    run_until(&village, &clock, TimeDelta::days(9)).await?;
    assert!(series_is_kept(&store, series).await?);
    run_until(&village, &clock, TimeDelta::days(40)).await?;
    assert!(!series_is_kept(&store, series).await?);
    Ok(())
}

#[tokio::test]
async fn two_processes_that_announce_a_date_at_once_announce_it_once() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let village = open(database.url(), &clock).await?;
    village.handle(said("e1", STORIES)).await?;
    let store = Store::open(database.url()).await?;
    let (community, series) = series_of(&store, 1).await?;

    // Both look after the first date is over, without having heard of each other.
    let now = monday_morning() + TimeDelta::hours(28);
    let looks = || async {
        let defaults = opening(database.url(), clock.clone()).defaults;
        let settings = Settings::new(std::collections::HashMap::new(), defaults);
        let ids = IdSource::random();
        let process = Store::open(database.url()).await?;
        let mut tx = process.write(Some(community)).await?;
        let gather = TimeDelta::zero();
        let keys = bot_core::keys::Keys::of_a_play();
        let mut telling = Telling { tx: &mut tx, ids: &ids, community, settings: &settings, now, gather, keys: &keys };
        keep_going(&mut telling, series).await?;
        tx.commit().await
    };
    tokio::try_join!(looks(), looks(), looks())?;

    let mut tx = store.read().await?;
    let open = meetups::store::of_series(&mut tx, series, now).await?;
    assert_eq!(open.iter().map(|date| date.number).collect::<Vec<_>>(), [2, 3]);
    // Should both have slipped through, the database would refuse the second.
    let place = open.first().and_then(|date| date.series.clone()).ok_or("a place in the series")?;
    let other = open.last().ok_or("another date")?.id;
    let mut tx = store.write(Some(community)).await?;
    assert!(meetups::series::store::join(&mut tx, other, &place).await.is_err());
    Ok(())
}

#[tokio::test]
async fn a_full_community_has_the_next_date_of_a_series_when_there_is_room_again() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let store = Store::open(database.url()).await?;
    let village = open(database.url(), &clock).await?;
    village.handle(said("e1", "/meetup new Walk when: today 11am place: Park")).await?;
    let mut tx = store.read().await?;
    let (community, ..) = people::store::communities(&mut tx).await?.into_iter().next().ok_or("a community")?;
    let walk = meetups::store::by_number(&mut tx, community, 1).await?.ok_or("a walk")?;
    drop(tx);
    let ids = IdSource::random();
    let mut tx = store.write(Some(community)).await?;
    for number in 2..meetups::OPEN {
        let other = meetups::Meetup { id: ids.next(clock.now()), number: number + 10_000, ..walk.clone() };
        meetups::store::add(&mut tx, &other).await?;
    }
    tx.commit().await?;

    village.handle(said("e2", &format!("{STORIES} times: 1000").replace("tuesday", "day"))).await?;
    let (_, series) = series_of(&store, 2).await?;
    let mut tx = store.read().await?;
    assert_eq!(meetups::store::of_series(&mut tx, series, clock.now()).await?.len(), 1);
    drop(tx);
    run_until(&village, &clock, TimeDelta::days(2)).await?;
    let mut tx = store.read().await?;
    assert_eq!(meetups::store::of_series(&mut tx, series, clock.now()).await?.len(), 2);
    Ok(())
}

#[tokio::test]
async fn a_restart_in_the_middle_neither_repeats_nor_forgets_a_date() -> TestResult {
    let database = fresh_database().await?;
    let clock = ManualClock::at(monday_morning());
    let store = Store::open(database.url()).await?;
    let village = open(database.url(), &clock).await?;
    village.handle(said("e1", STORIES)).await?;
    let (_, series) = series_of(&store, 1).await?;
    // It dies before anything was delivered, and comes back after the first date.
    village.close().await;
    clock.advance(TimeDelta::hours(28));
    for _ in 0..2 {
        let village = open(database.url(), &clock).await?;
        while !village.run_due(100).await?.is_idle() {}
        village.close().await;
    }
    let mut tx = store.read().await?;
    let open = meetups::store::of_series(&mut tx, series, clock.now()).await?;
    assert_eq!(open.iter().map(|date| date.number).collect::<Vec<_>>(), [2, 3]);
    Ok(())
}

/// A process of its own over a database.
async fn open(url: &str, clock: &Arc<ManualClock>) -> Result<Arc<Village>, Box<dyn std::error::Error>> {
    let village = Village::open(opening(url, clock.clone())).await?;
    village.attach(Arc::new(TownPlatform::default()));
    Ok(village)
}

/// Ana says something in `#general`.
fn said(event: &str, text: &str) -> Incoming {
    Incoming {
        platform: PlatformKind::Console,
        event: event.to_owned(),
        from: Sender {
            account: "ana".to_owned(),
            name: "ana".to_owned(),
            locale: None,
            standing: Standing::Member,
            roles: Vec::new(),
            since: None,
        },
        home: Some(HomeKey { id: "town".to_owned(), name: None }),
        place: PlaceKey { id: "#general".to_owned(), thread: None, direct: false },
        what: What::Said { text: text.to_owned(), to_bot: false, replies_to: None },
        reply: None,
    }
}

/// The series of the meetup with this number, in the only community.
async fn series_of(store: &Store, number: i64) -> Result<(CommunityId, SeriesId), Box<dyn std::error::Error>> {
    let mut tx = store.read().await?;
    let (community, ..) = people::store::communities(&mut tx).await?.into_iter().next().ok_or("a community")?;
    let meetup = meetups::store::by_number(&mut tx, community, number).await?.ok_or("a meetup")?;
    Ok((community, meetup.series.ok_or("a series")?.series))
}

async fn series_is_kept(store: &Store, series: SeriesId) -> Result<bool, Box<dyn std::error::Error>> {
    let mut tx = store.read().await?;
    Ok(meetups::series::store::get(&mut tx, series).await?.is_some())
}

/// Time passes; what falls due on the way is done.
async fn run_until(village: &Village, clock: &ManualClock, by: TimeDelta) -> TestResult {
    let end = clock.now() + by;
    while let Some(due) = village.next_due().await?.filter(|due| *due <= end) {
        clock.set(due.max(clock.now()));
        while !village.run_due(100).await?.is_idle() {}
    }
    clock.set(end);
    Ok(())
}

#[tokio::test]
async fn a_thousand_meetups_are_as_many_as_one_community_may_have_open() -> TestResult {
    let database = fresh_database().await?;
    let file = std::env::temp_dir().join(format!("village-full-{}.db", std::process::id()));
    let _ = std::fs::remove_file(&file);
    for url in [database.url(), &format!("sqlite://{}", file.display())] {
        let clock = ManualClock::at(monday_morning());
        let platform = Arc::new(TownPlatform::default());
        let village = Village::open(opening(url, clock.clone())).await?;
        village.attach(platform.clone());
        let store = Store::open(url).await?;
        village.handle(said("e1", "/meetup new Walk when: sat 10am place: Elm Park")).await?;
        let mut tx = store.read().await?;
        let community = people::store::communities(&mut tx).await?.into_iter().next().ok_or("a community")?.0;
        let walk = meetups::store::by_number(&mut tx, community, 1).await?.ok_or("a walk")?;
        drop(tx);
        let ids = IdSource::random();
        let mut tx = store.write(Some(community)).await?;
        for number in 2..meetups::OPEN {
            let other = meetups::Meetup { id: ids.next(clock.now()), number: 10_000 + number, ..walk.clone() };
            meetups::store::add(&mut tx, &other).await?;
        }
        tx.commit().await?;
        let tries = async |event: &str| -> Result<String, Box<dyn std::error::Error>> {
            village.handle(said(event, "/meetup new Lake when: sun 10am place: Lake")).await?;
            while !village.run_due(50).await?.is_idle() {}
            Ok(platform.transcript())
        };
        let last = tries("e2").await?;
        assert!(last.contains("Lake is announced") || last.contains("(#general) Lake"), "{last}");
        village.handle(said("e3", "/meetup new River when: sun 10am place: River")).await?;
        while !village.run_due(50).await?.is_idle() {}
        let full = platform.transcript();
        assert!(!full.contains("(#general) River"), "{full}");
        let mut tx = store.read().await?;
        assert_eq!(meetups::store::count_upcoming(&mut tx, community, clock.now()).await?, meetups::OPEN);
        drop(tx);
        // Once one is off, there is room again.
        village.handle(said("e4", "/meetup cancel #1")).await?;
        village.handle(said("e5", "/meetup new River when: sun 10am place: River")).await?;
        while !village.run_due(50).await?.is_idle() {}
        let again = platform.transcript();
        assert!(again.contains("(#general) River"), "{again}");
        store.close().await;
        village.close().await;
    }
    let _ = std::fs::remove_file(&file);
    Ok(())
}
