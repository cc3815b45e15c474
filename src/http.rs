//! What orchestrators and dashboards ask: `/healthz`, `/readyz`, `/metrics`.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::Context as _;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

use crate::health::Health;
use crate::worker::Work;

/// How long the database may think before it counts as away.
const PATIENCE: Duration = Duration::from_secs(2);

/// How often what was counted is summed up, so that it stays small when nobody asks.
const UPKEEP: Duration = Duration::from_secs(5);

/// What the answers are made of.
#[derive(Clone)]
pub(crate) struct Answers {
    /// Whether the program is ready.
    pub(crate) health: Arc<Health>,
    /// What has been counted.
    pub(crate) metrics: PrometheusHandle,
    /// The village, once it is open.
    pub(crate) village: Arc<OnceLock<Arc<dyn Work>>>,
}

/// Begins to count. Works once in a process.
pub(crate) fn start_counting() -> anyhow::Result<PrometheusHandle> {
    let handle = PrometheusBuilder::new().install_recorder().context("cannot count")?;
    metrics::describe_counter!("village_worker_total", "Jobs done, parcels delivered and tries that failed.");
    metrics::describe_gauge!("village_platform_connected", "Whether a platform is connected (1) or not (0).");
    metrics::describe_counter!("village_platform_restarts_total", "How often a platform was started anew.");
    metrics::describe_counter!("village_unreadable_total", "Events of a platform that could not be read.");
    metrics::describe_gauge!("village_build_info", "Always 1; the version is in the label.");
    metrics::gauge!("village_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    for what in ["jobs", "delivered", "failed"] {
        metrics::counter!("village_worker_total", "what" => what).absolute(0);
    }
    Ok(handle)
}

/// Takes the port.
pub(crate) async fn bind(listen: SocketAddr) -> anyhow::Result<TcpListener> {
    TcpListener::bind(listen).await.with_context(|| {
        format!("http.listen = \"{listen}\": cannot listen there; choose another port or stop what uses it")
    })
}

/// Answers until `stop` turns true.
pub(crate) async fn serve(
    listener: TcpListener,
    answers: Answers,
    mut stop: watch::Receiver<bool>,
) -> std::io::Result<()> {
    let stopped = async move {
        // An error means that nobody is left to say stop; then it is time as well.
        let _ = stop.wait_for(|stop| *stop).await;
    };
    let metrics = answers.metrics.clone();
    tokio::select! {
        end = async { axum::serve(listener, routes(answers)).with_graceful_shutdown(stopped).await } => end,
        never = keep_up(metrics) => match never {},
    }
}

async fn keep_up(metrics: PrometheusHandle) -> Infallible {
    loop {
        sleep(UPKEEP).await;
        metrics.run_upkeep();
    }
}

fn routes(answers: Answers) -> Router {
    Router::new()
        .route("/healthz", get(async || "alive\n"))
        .route("/readyz", get(ready))
        .route("/metrics", get(counted))
        .with_state(answers)
}

async fn ready(State(answers): State<Answers>) -> Response {
    if let Some(village) = answers.village.get() {
        match timeout(PATIENCE, village.next_due()).await {
            Ok(Ok(_)) => answers.health.database_answers(),
            Ok(Err(error)) => answers.health.database_is_away(&error),
            Err(slow) => answers.health.database_is_away(&slow),
        }
    }
    let missing = answers.health.missing();
    if missing.is_empty() {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, missing.join("\n") + "\n").into_response()
    }
}

async fn counted(State(answers): State<Answers>) -> Response {
    ([("content-type", "text/plain; version=0.0.4; charset=utf-8")], answers.metrics.render()).into_response()
}
