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

/// A village with one community, beside its store.
async fn on_both(claim: impl AsyncFn(&Village, &Store, CommunityId, &Fuse) -> TestResult) -> TestResult {
    let folder = tempfile::tempdir()?;
    let database = postgres::fresh_database().await?;
    let sqlite = format!("sqlite:{}", folder.path().join("village.db").display());
    for url in [&sqlite, database.url()] {
        let fuse = Arc::new(Fuse { clock: ManualClock::at(monday_morning()), left: AtomicUsize::new(0) });
        let village = Village::open(opening(url, fuse.clone())).await?;
        village.attach(Arc::new(Cursed(TownPlatform::default())));
        let store = Store::open(url).await?;
        let community: CommunityId = IdSource::random().next(monday_morning());
        let mut tx = store.write(None).await?;
        people::store::found(&mut tx, community, monday_morning()).await?;
        tx.commit().await?;
        claim(&village, &store, community, &fuse).await?;
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
        let (ids, now) = (IdSource::random(), monday_morning());
        let mut tx = store.write(None).await?;
        for number in 0..100 {
            let place = PlaceKey { id: format!("#p{number}"), thread: None, direct: false };
            let to = To::Place { platform: PlatformKind::Console, place };
            let id: OutboxId = ids.next(now);
            outbox::store::put(&mut tx, &Parcelled::new(id, Some(community), to, Intent::Hello, now)).await?;
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
        let place = PlaceKey { id: format!("#p{number}"), thread: None, direct: false };
        let to = To::Place { platform: PlatformKind::Console, place };
        outbox::store::put(&mut tx, &Parcelled::new(ids.next(now), Some(community), to, Intent::Hello, now)).await?;
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
