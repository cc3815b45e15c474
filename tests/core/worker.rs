//! The worker: one thing that goes wrong takes no other with it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use async_trait::async_trait;
use bot_core::id::{CommunityId, IdSource, MeetupId, OutboxId};
use bot_core::incoming::{HomeKey, PlaceKey, PlatformKind};
use bot_core::jobs::{self, Job, JobKind, MeetupTask};
use bot_core::outbox::{self, Intent, Parcelled, To};
use bot_core::people;
use bot_core::platform::{Capabilities, DeliveryError, Destination, Parcel, PersonThere, Platform, Receipt};
use bot_core::store::Store;
use bot_core::testing::{ManualClock, TestResult, TownPlatform, monday_morning, opening, postgres};
use bot_core::time::Clock;
use bot_core::village::Village;
use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Notify;

/// A clock that panics once, when it was asked as often as it was told.
#[derive(Debug)]
struct Fuse {
    clock: Arc<ManualClock>,
    left: AtomicUsize,
}

impl Clock for Fuse {
    fn now(&self) -> DateTime<Utc> {
        let left = self.left.load(Ordering::SeqCst);
        if left > 0 {
            self.left.store(left - 1, Ordering::SeqCst);
            assert!(left > 1, "the fuse has blown");
        }
        self.clock.now()
    }
}

/// A town in which one place is cursed.
#[derive(Debug)]
struct Cursed(TownPlatform);

#[async_trait]
impl Platform for Cursed {
    fn kind(&self) -> PlatformKind {
        self.0.kind()
    }

    fn capabilities(&self) -> Capabilities {
        self.0.capabilities()
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let is_cursed = matches!(&parcel.to, Destination::Place(place) if place.id == "#p50");
        assert!(!is_cursed, "whoever speaks here panics");
        self.0.deliver(parcel).await
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        self.0.standing(home, account).await
    }
}

/// A town that takes the database away, once, between showing something and the bot's noting it.
#[derive(Debug)]
struct Cutting {
    town: TownPlatform,
    server: Arc<postgres::Server>,
    cuts: AtomicBool,
}

#[async_trait]
impl Platform for Cutting {
    fn kind(&self) -> PlatformKind {
        self.town.kind()
    }

    fn capabilities(&self) -> Capabilities {
        self.town.capabilities()
    }

    async fn deliver(&self, parcel: &Parcel) -> Result<Receipt, DeliveryError> {
        let receipt = self.town.deliver(parcel).await;
        if self.cuts.swap(false, Ordering::SeqCst) {
            self.server.stop().await.map_err(|error| DeliveryError::Unavailable(error.to_string()))?;
        }
        receipt
    }

    async fn standing(&self, home: &HomeKey, account: &str) -> Result<Option<PersonThere>, DeliveryError> {
        self.town.standing(home, account).await
    }
}

/// A town that never answers.
#[derive(Debug, Default)]
struct Hanging {
    asked: Notify,
}

#[async_trait]
impl Platform for Hanging {
    fn kind(&self) -> PlatformKind {
        PlatformKind::Console
    }

    fn capabilities(&self) -> Capabilities {
        TownPlatform::default().capabilities()
    }

    async fn deliver(&self, _: &Parcel) -> Result<Receipt, DeliveryError> {
        self.asked.notify_one();
        std::future::pending().await
    }

    async fn standing(&self, _: &HomeKey, _: &str) -> Result<Option<PersonThere>, DeliveryError> {
        Ok(None)
    }
}

/// Something to be said in a place.
fn hello(ids: &IdSource, community: CommunityId, number: usize) -> Parcelled {
    let now = monday_morning();
    let place = PlaceKey { id: format!("#p{number}"), thread: None, direct: false };
    let to = To::Place { platform: PlatformKind::Console, place };
    Parcelled::new(ids.next::<OutboxId>(now), Some(community), to, Intent::Hello, now)
}

/// A village with one community, in a town in which one place is cursed, beside its store.
async fn on_both(claim: impl AsyncFn(&Village, &Store, CommunityId, &Fuse) -> TestResult) -> TestResult {
    nowhere_yet(async |village, store, community, fuse, _| {
        village.attach(Arc::new(Cursed(TownPlatform::default())));
        claim(village, store, community, fuse).await
    })
    .await
}

/// A village with one community that is on no platform yet, beside its store and the database's URL.
async fn nowhere_yet(claim: impl AsyncFn(&Village, &Store, CommunityId, &Fuse, &str) -> TestResult) -> TestResult {
    let folder = tempfile::tempdir()?;
    let database = postgres::fresh_database().await?;
    let sqlite = format!("sqlite:{}", folder.path().join("village.db").display());
    for url in [&sqlite, database.url()] {
        let fuse = Arc::new(Fuse { clock: ManualClock::at(monday_morning()), left: AtomicUsize::new(0) });
        let village = Village::open(opening(url, fuse.clone())).await?;
        let store = Store::open(url).await?;
        let community: CommunityId = IdSource::random().next(monday_morning());
        let mut tx = store.write(None).await?;
        people::store::found(&mut tx, community, monday_morning()).await?;
        tx.commit().await?;
        claim(&village, &store, community, &fuse, url).await?;
        village.close().await;
        store.close().await;
    }
    Ok(())
}

#[tokio::test]
async fn a_job_that_panics_is_put_aside_and_the_others_are_done() -> TestResult {
    on_both(async |village, store, community, fuse| {
        let (ids, now) = (IdSource::random(), monday_morning());
        let mut tx = store.write(None).await?;
        for _ in 0..100 {
            let kind = JobKind::Meetup { meetup: ids.next::<MeetupId>(now), task: MeetupTask::Over, after: None };
            let job = Job { id: ids.next(now), community: Some(community), kind, due_at: now, attempts: 0 };
            jobs::store::schedule(&mut tx, &job, None).await?;
        }
        tx.commit().await?;

        fuse.left.store(50, Ordering::SeqCst);
        let ran = village.run_due(100).await?;
        assert_eq!((ran.jobs, ran.failed), (99, 1));
        let aside = village.put_aside().await?;
        assert_eq!(aside.iter().map(|one| one.last_error.as_deref()).collect::<Vec<_>>(), [Some("it panicked")]);
        fuse.clock.advance(jobs::LEASE);
        assert!(village.run_due(100).await?.is_idle(), "it does not come back by itself");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parcel_that_panics_is_put_aside_and_the_others_arrive() -> TestResult {
    on_both(async |village, store, community, fuse| {
        let ids = IdSource::random();
        let mut tx = store.write(None).await?;
        for number in 0..100 {
            outbox::store::put(&mut tx, &hello(&ids, community, number)).await?;
        }
        tx.commit().await?;

        let ran = village.run_due(100).await?;
        assert_eq!((ran.delivered, ran.failed), (99, 1));
        assert_eq!(village.put_aside().await?.len(), 1);
        fuse.clock.advance(TimeDelta::hours(1));
        assert!(village.run_due(100).await?.is_idle(), "it does not come back by itself");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_was_due_before_its_platform_came_leaves_as_soon_as_that_is_there() -> TestResult {
    nowhere_yet(async |village, store, community, _, _| {
        let mut tx = store.write(None).await?;
        outbox::store::put(&mut tx, &hello(&IdSource::random(), community, 1)).await?;
        tx.commit().await?;
        assert_eq!(village.run_due(100).await?.delivered, 0);
        assert!(village.run_due(100).await?.is_idle(), "it waits for whoever serves the platform");

        let town = TownPlatform::default();
        village.attach(Arc::new(town.clone()));
        assert_eq!(village.run_due(100).await?.delivered, 1);
        assert_eq!(town.transcript().matches("I'm Village").count(), 1);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_village_that_closes_lets_go_of_what_it_was_at() -> TestResult {
    nowhere_yet(async |village, store, community, _, url| {
        let mut tx = store.write(None).await?;
        outbox::store::put(&mut tx, &hello(&IdSource::random(), community, 1)).await?;
        tx.commit().await?;
        let hanging = Arc::new(Hanging::default());
        village.attach(hanging.clone());
        tokio::select! {
            ran = village.run_due(100) => return Err(format!("it has been answered: {ran:?}").into()),
            () = hanging.asked.notified() => {}
        }
        village.close().await;

        // No lease has ended: not a second has passed.
        let next = Village::open(opening(url, ManualClock::at(monday_morning()))).await?;
        let town = TownPlatform::default();
        next.attach(Arc::new(town.clone()));
        assert_eq!(next.run_due(100).await?.delivered, 1);
        assert_eq!(town.transcript().matches("I'm Village").count(), 1);
        next.close().await;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn what_the_database_broke_off_is_taken_up_as_soon_as_it_is_back() -> TestResult {
    let server = Arc::new(postgres::Server::start().await?);
    let database = server.fresh_database().await?;
    let (ids, now) = (IdSource::random(), monday_morning());
    let village = Village::open(opening(database.url(), ManualClock::at(now))).await?;
    let town = TownPlatform::default();
    village.attach(Arc::new(Cutting { town: town.clone(), server: server.clone(), cuts: AtomicBool::new(true) }));
    let store = Store::open(database.url()).await?;
    let community: CommunityId = ids.next(now);
    let mut tx = store.write(None).await?;
    people::store::found(&mut tx, community, now).await?;
    for number in 0..2 {
        outbox::store::put(&mut tx, &hello(&ids, community, number)).await?;
    }
    tx.commit().await?;
    store.close().await;

    assert!(village.run_due(100).await.is_err(), "the database is away");
    server.start_again().await?;
    // No lease has ended: not a second has passed.
    let mut delivered = 0;
    while delivered < 2 {
        let ran = village.run_due(100).await?;
        assert!(!ran.is_idle(), "{delivered} of 2 were delivered");
        delivered += ran.delivered;
    }
    assert!(village.run_due(100).await?.is_idle());
    assert_eq!(town.transcript().matches("I'm Village").count(), 2, "each is seen once");
    village.close().await;
    Ok(())
}
