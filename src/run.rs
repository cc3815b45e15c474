//! `village run`: opens the store, starts the platforms and the worker, keeps them going, stops cleanly.

use std::convert::Infallible;
use std::future::Future;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use bot_core::incoming::PlatformKind;
use bot_core::settings::Defaults;
use bot_core::village::{Opening, Village};
use chrono::TimeDelta;
use secrecy::ExposeSecret;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, sleep, timeout};

use crate::backoff::Backoff;
use crate::check;
use crate::clock::SystemClock;
use crate::config::Config;
use crate::hanging::{Relief, Watched};
use crate::health::{Health, chain};
use crate::http::{self, Answers};
use crate::platforms::{self, Adapter};
use crate::refused::{self, Refused, missing_folder};
use crate::worker::{self, Work};

/// How long the parts have to finish what they are at, so that the program ends within 5 s.
const GRACE: Duration = Duration::from_millis(3_500);

/// How long the database has to let go.
const PARTING: Duration = Duration::from_millis(500);

/// The longest wait before something that failed is tried again.
const LONGEST_WAIT: Duration = Duration::from_mins(5);

/// Who lived this long was healthy: the next failure is a new one.
const HEALTHY: Duration = Duration::from_mins(10);

/// How long changes of a card are gathered before it is edited: platforms limit edits.
const GATHER: TimeDelta = TimeDelta::seconds(5);

/// Runs until a signal says stop.
pub(crate) async fn run(config: Config) -> anyhow::Result<()> {
    platforms::install_tls()?;
    config.matrix.as_ref().map_or(Ok(()), refused::matrix_files)?;
    let (say_stop, stop) = watch::channel(false);
    let signal = signal_received()?;
    let stopping = say_stop.clone();
    tokio::spawn(async move {
        let signal = signal.await;
        tracing::info!(signal, "stopping");
        stopping.send_replace(true);
    });

    let health = Arc::new(Health::default());
    let adapters = platforms::configured(&config);
    for adapter in &adapters {
        health.disconnected(adapter.kind(), "not connected yet");
    }
    if adapters.is_empty() {
        tracing::warn!(
            "neither Discord nor Matrix is configured, so nobody can reach the village; add [discord] or [matrix]"
        );
    }

    let mut parts = JoinSet::new();
    let opened = Arc::new(OnceLock::new());
    if let Some(listen) = config.listen {
        let answers = Answers { health: health.clone(), metrics: http::start_counting()?, village: opened.clone() };
        let listener = http::bind(listen).await?;
        tracing::info!(%listen, "answering /healthz, /readyz and /metrics");
        let stop = stop.clone();
        parts.spawn(async move {
            if let Err(error) = http::serve(listener, answers, stop).await {
                tracing::error!(%error, "nobody answers /healthz, /readyz and /metrics any more");
            }
        });
    }

    let village = tokio::select! {
        village = open(&config, &health) => village?,
        () = said(stop.clone()) => return Ok(()),
    };
    let work: Arc<dyn Work> = village.clone();
    // It was empty until here, so this cannot fail.
    let _ = opened.set(work);
    health.database_answers();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), "the village is open");
    if !config.keys.is_there() {
        tracing::info!("anonymous posts are off, because there is no key to seal them with; [keys] takes one");
    }

    parts.spawn(keep_working(village.clone(), health.clone(), stop.clone()));
    let relief = Arc::new(Relief::new(0));
    parts.spawn(worker::relieve(village.clone(), relief.subscribe(), stop.clone()));
    let (refuse, mut refusals) = mpsc::unbounded_channel();
    for adapter in adapters {
        let connecting =
            Connecting { adapter, village: village.clone(), health: health.clone(), relief: relief.clone() };
        parts.spawn(keep_connected(connecting, refuse.clone(), stop.clone()));
    }

    let refused = tokio::select! {
        () = said(stop) => None,
        Some(refused) = refusals.recv() => Some(refused),
    };
    say_stop.send_replace(true);
    let all_done = async { while parts.join_next().await.is_some() {} };
    if timeout(GRACE, all_done).await.is_err() {
        tracing::warn!("some work did not finish in time; it is taken up again at the next start");
        let _ = timeout(PARTING, parts.shutdown()).await;
    }
    // A database that is away is not waited for.
    let _ = timeout(PARTING, village.close()).await;
    tracing::info!("stopped");
    refused.map_or(Ok(()), |refused| Err(refused.into()))
}

/// How this configuration opens a village.
fn opening(config: &Config) -> Opening {
    Opening {
        database_url: config.database.url.expose_secret().to_owned(),
        migrate: config.database.migrate,
        clock: Arc::new(SystemClock),
        seed: None,
        defaults: Defaults {
            zone: config.community.zone,
            locale: config.community.locale,
            prefix: config.prefix().to_owned(),
        },
        operator_contact: config.contact.clone(),
        gather: GATHER,
        keys: config.keys.clone(),
    }
}

/// Opens the village; while its database is away, again and again.
async fn open(config: &Config, health: &Health) -> anyhow::Result<Arc<Village>> {
    let mut backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(30));
    if !config.database.migrate
        && let Some(file) = config.database.file()
        && !file.exists()
        && missing_folder(file).is_none()
    {
        // Opening would create it.
        return Err(refused::without_tables(&config.database).into());
    }
    loop {
        // Without its tables the village would only complain that one of them is not there.
        let missing = if config.database.migrate { Ok(0) } else { check::missing_migrations(config).await };
        let end = match missing {
            Ok(0) => Village::open(opening(config)).await,
            Ok(_) => return Err(refused::without_tables(&config.database).into()),
            Err(error) => Err(error),
        };
        match end {
            Ok(village) => return Ok(village),
            Err(error) if config.database.is_remote() && error.is_passing() => {
                health.database_is_away(&error);
                let wait = backoff.wait();
                tracing::warn!(error = chain(&error), ?wait, "the database is away; waiting for it");
                sleep(wait).await;
            }
            Err(error) => return Err(refused::database(&config.database, error)),
        }
    }
}

async fn keep_working(village: Arc<Village>, health: Arc<Health>, stop: watch::Receiver<bool>) {
    let live = || {
        let (village, health, stop) = (village.clone(), health.clone(), stop.clone());
        async move {
            worker::work(village, &SystemClock, &health, Backoff::new(Duration::from_millis(500), worker::CAP), stop)
                .await;
            Ok(())
        }
    };
    supervise("worker", restarts(), stop.clone(), |_| {}, live).await;
}

/// What a connection is kept with.
struct Connecting {
    adapter: Arc<dyn Adapter>,
    village: Arc<Village>,
    health: Arc<Health>,
    relief: Arc<Relief>,
}

async fn keep_connected(
    Connecting { adapter, village, health, relief }: Connecting,
    refuse: mpsc::UnboundedSender<Refused>,
    stop: watch::Receiver<bool>,
) {
    let kind = adapter.kind();
    let was_let_in = Arc::new(AtomicBool::new(false));
    let live = || {
        let (adapter, village, health, stop) = (adapter.clone(), village.clone(), health.clone(), stop.clone());
        let (refuse, relief, was_let_in) = (refuse.clone(), relief.clone(), was_let_in.clone());
        async move {
            let session = tokio::select! {
                session = adapter.start(village.clone(), stop.clone()) => session,
                () = said(stop.clone()) => return Ok(()),
            };
            let session = match session.map_err(anyhow::Error::downcast::<Refused>) {
                Ok(session) => session,
                // Wrong from the first, it is told to whoever started the program. What was right before may be
                // mended while the other platforms go on.
                Err(Ok(refused)) if !was_let_in.load(Ordering::Relaxed) => {
                    let _ = refuse.send(refused);
                    said(stop).await;
                    return Ok(());
                }
                Err(Ok(refused)) => return Err(refused.into()),
                Err(Err(error)) => return Err(error),
            };
            was_let_in.store(true, Ordering::Relaxed);
            village.attach(Watched::new(session.platform, relief));
            tokio::select! {
                end = session.life => end,
                never = follow(kind, session.connected, &health, &stop) => match never {},
            }
        }
    };
    let fell = |why: &str| {
        health.disconnected(kind, why);
        metrics::counter!("village_platform_restarts_total", "platform" => kind.name()).increment(1);
    };
    supervise(kind.name(), restarts(), stop.clone(), fell, live).await;
}

/// Passes on whether a platform is connected, as it changes.
async fn follow(
    kind: PlatformKind,
    mut connected: watch::Receiver<bool>,
    health: &Health,
    stop: &watch::Receiver<bool>,
) -> Infallible {
    let mut before = false;
    loop {
        let now = *connected.borrow_and_update();
        match (before, now) {
            (false, true) => {
                health.connected(kind);
                tracing::info!(platform = kind.name(), "connected");
            }
            // Whoever stops says farewell.
            (true, false) if *stop.borrow() => {}
            (true, false) => {
                health.disconnected(kind, "the connection is broken and is being taken up again");
                tracing::warn!(platform = kind.name(), "not connected any more; trying again");
            }
            (false, false) | (true, true) => {}
        }
        before = now;
        if connected.changed().await.is_err() {
            // Nobody knows any more; the session's own end says the rest.
            return std::future::pending().await;
        }
    }
}

/// Lives again and again until `stop` turns true. A life ends with an error, a panic or by itself; each time `fell` is
/// told why, and the next one begins after a wait that grows.
async fn supervise<Life>(
    part: &'static str,
    mut backoff: Backoff,
    mut stop: watch::Receiver<bool>,
    fell: impl Fn(&str),
    live: impl Fn() -> Life,
) where
    Life: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    loop {
        let began = Instant::now();
        // A task of its own, so that a panic ends only this life; the set ends it when this future is dropped.
        let mut lives = JoinSet::new();
        lives.spawn(live());
        let end = match lives.join_next().await {
            Some(Ok(Ok(()))) | None => anyhow!("it ended by itself"),
            Some(Ok(Err(error))) => error,
            Some(Err(_)) => anyhow!("it panicked"),
        };
        if *stop.borrow_and_update() {
            return;
        }
        if began.elapsed() >= HEALTHY {
            backoff.reset();
        }
        let (why, wait) = (chain(end.as_ref()), backoff.wait());
        tracing::error!(part, error = why, ?wait, "a part of the program failed and is started anew");
        fell(&why);
        tokio::select! {
            () = sleep(wait) => {}
            () = said(stop.clone()) => return,
        }
    }
}

/// The waits between the lives of a part.
fn restarts() -> Backoff {
    Backoff::new(Duration::from_secs(1), LONGEST_WAIT)
}

/// Resolves when `stop` turns true, or when nobody is left to say so.
async fn said(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|stop| *stop).await;
}

/// The first signal to stop.
#[cfg(unix)]
fn signal_received() -> anyhow::Result<impl Future<Output = &'static str>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt()).context("cannot listen for SIGINT")?;
    let mut terminate = signal(SignalKind::terminate()).context("cannot listen for SIGTERM")?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => "SIGINT",
            _ = terminate.recv() => "SIGTERM",
        }
    })
}

/// The first signal to stop.
#[cfg(not(unix))]
fn signal_received() -> anyhow::Result<impl Future<Output = &'static str>> {
    Ok(async {
        // Without a way to hear it, the program is ended by other means.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
        "Ctrl-C"
    })
}

#[cfg(test)]
mod tests;
