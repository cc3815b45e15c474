//! A real Synapse on a free port of this machine, gone when the test process is, however that ends.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::TestResult;
use super::leash::Leash;

/// The name behind the colon of every account here.
pub(crate) const SERVER: &str = "village.test";

/// What lets accounts be made.
pub(crate) const SECRET: &str = "between friends";

/// How fast people may be.
#[derive(Clone, Copy)]
pub(crate) enum Limits {
    /// As fast as tests are.
    Relaxed,
    /// As Synapse has it when nobody says anything.
    Original,
}

/// A homeserver.
pub(crate) struct Synapse {
    dir: tempfile::TempDir,
    port: u16,
    process: Option<Leash>,
}

/// Where `./dev test` has installed Synapse and the driver's libraries.
pub(crate) fn python() -> TestResult<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let python = target.join("venv/bin/python");
    if python.exists() {
        Ok(python)
    } else {
        Err(format!("there is no {}: run ./dev test, which installs it", python.display()).into())
    }
}

impl Synapse {
    /// Starts one, and waits until it answers.
    pub(crate) async fn start(limits: Limits) -> TestResult<Self> {
        let dir = tempfile::Builder::new().prefix("village-synapse-").tempdir()?;
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        fs::write(dir.path().join("homeserver.yaml"), config(dir.path(), port, limits))?;
        fs::write(dir.path().join("log.yaml"), LOG)?;
        // A seed of its own is as good as chance on one machine.
        fs::write(dir.path().join("signing.key"), "ed25519 a_test MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI\n")?;
        let mut synapse = Self { dir, port, process: None };
        synapse.run().await?;
        Ok(synapse)
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Goes away.
    pub(crate) fn stop(&mut self) {
        self.process = None;
    }

    /// Comes (back).
    pub(crate) async fn run(&mut self) -> TestResult {
        let args = ["-m", "synapse.app.homeserver", "-c", "homeserver.yaml"];
        let url = format!("{}/health", self.url());
        let process = self.process.insert(Leash::start(self.dir.path(), python()?, &args, [])?);
        let answers = async {
            while reqwest::get(&url).await.is_err() {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        };
        if tokio::time::timeout(Duration::from_mins(1), answers).await.is_err() {
            return Err(format!("Synapse does not start:\n{}", process.log()).into());
        }
        Ok(())
    }
}

const LOG: &str = "version: 1\nformatters: {plain: {format: '%(asctime)s %(levelname)s %(name)s %(message)s'}}\n\
    handlers: {file: {class: logging.FileHandler, filename: synapse.log, formatter: plain}}\n\
    root: {level: WARNING, handlers: [file]}\n";

fn config(dir: &Path, port: u16, limits: Limits) -> String {
    let relaxed = match limits {
        Limits::Original => "",
        Limits::Relaxed => {
            "rc_message: {per_second: 10000, burst_count: 10000}\n\
             rc_login: {address: {per_second: 10000, burst_count: 10000}, account: {per_second: 10000, burst_count: 10000},\
              failed_attempts: {per_second: 10000, burst_count: 10000}}\n\
             rc_joins: {local: {per_second: 10000, burst_count: 10000}, remote: {per_second: 10000, burst_count: 10000}}\n\
             rc_joins_per_room: {per_second: 10000, burst_count: 10000}\n\
             rc_invites: {per_room: {per_second: 10000, burst_count: 10000}, per_user: {per_second: 10000, burst_count: 10000},\
              per_issuer: {per_second: 10000, burst_count: 10000}}\n\
             rc_room_creation: {per_second: 10000, burst_count: 10000}\n\
             rc_key_requests: {per_second: 10000, burst_count: 10000}\n"
        }
    };
    let dir = dir.display();
    format!(
        "server_name: {SERVER}\n\
         pid_file: {dir}/synapse.pid\n\
         listeners: [{{port: {port}, bind_addresses: [127.0.0.1], type: http, tls: false, resources: [{{names: [client]}}]}}]\n\
         database: {{name: sqlite3, args: {{database: {dir}/homeserver.db}}}}\n\
         log_config: {dir}/log.yaml\n\
         media_store_path: {dir}/media\n\
         signing_key_path: {dir}/signing.key\n\
         registration_shared_secret: {SECRET}\n\
         macaroon_secret_key: macaroon\n\
         form_secret: form\n\
         report_stats: false\n\
         trusted_key_servers: []\n\
         suppress_key_server_warning: true\n\
         presence: {{enabled: false}}\n\
         {relaxed}"
    )
}
