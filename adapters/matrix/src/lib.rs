//! Village in Matrix rooms.
//!
//! A map, from the homeserver inwards and out again:
//!
//! - `session`: logging in, the store of keys, recovery
//! - `sync`: the loop that listens; it only hands on
//! - `rooms`: the reader of one room; `journal`, `reactions`: what it keeps so that nothing is lost or done twice
//! - `from_matrix`: what an event says; `places`, `standing`: where it was said and with what authority
//! - `invites`: whose invitations are accepted; `ignored`: who is not heard at all
//! - `platform`: what the village says, `own`: what Matrix alone has for it; `direct`: the rooms for one person,
//!   `circles`: those for a few, `asking`: how fast people are asked into them; `to_matrix`: how it is written

use std::path::PathBuf;
use std::sync::Arc;

use bot_core::platform::Platform;
use bot_core::village::Village;
use secrecy::SecretString;
use tokio::sync::{Semaphore, watch};

mod asking;
mod circles;
mod direct;
mod files;
mod from_matrix;
mod ignored;
mod invites;
mod journal;
mod keeping;
mod lacks;
mod own;
mod pace;
mod places;
mod platform;
mod reactions;
mod recovery;
mod rooms;
mod session;
mod standing;
mod sync;
mod to_matrix;
mod village;
mod written;

pub use session::{Checked, Tried, check};
pub use village::Ears;

/// How many rooms read their history at a time.
const ROOMS_AT_A_TIME: usize = 8;

/// How the bot lives on a homeserver.
#[derive(Debug, Clone)]
pub struct MatrixConfig {
    /// The homeserver's address, `https://matrix.example.org`.
    pub homeserver: String,
    /// The bot's account, `@village:example.org`.
    pub user: String,
    /// Its password; the best way in, since it lets the bot prove its devices by itself.
    pub password: Option<SecretString>,
    /// Or an access token that is used by nobody else.
    pub access_token: Option<SecretString>,
    /// The token's device; asked of the homeserver when not given.
    pub device_id: Option<String>,
    /// Where the keys and the session are kept. Lost keys cannot be had again.
    pub data_dir: PathBuf,
    /// Where the recovery key is written at the first start and read later.
    pub recovery_key_file: Option<PathBuf>,
    /// What stands before a command in a room.
    pub prefix: String,
    /// Who may invite the bot: user ids, `*:server` or `*`; of nothing, the bot's own server.
    pub invites_from: Vec<String>,
    /// Whom it does not hear: user ids in which `*` stands for anything.
    pub ignore: Vec<String>,
}

/// Why the bot cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is none.
    #[error("{0:?} is not the address of a homeserver; it looks like https://matrix.example.org")]
    Homeserver(String),
    /// The account is none.
    #[error("{0:?} is not a Matrix account; it looks like @village:example.org")]
    User(String),
    /// Neither way in is given.
    #[error("neither a password nor an access token is given")]
    NoWayIn,
    /// A pattern of `invites_from` is none.
    #[error("{0:?} does not say who may invite the bot; write @somebody:example.org, *:example.org or *")]
    Invites(String),
    /// The directory cannot be used.
    #[error("the directory {} cannot be used", .path.display())]
    DataDir {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Nobody answers there.
    #[error("the homeserver {homeserver} does not answer as one: {why}")]
    Unreachable {
        /// Its address.
        homeserver: String,
        /// What went wrong.
        why: String,
    },
    /// The password is not right.
    #[error("the homeserver does not accept the password of {0}")]
    WrongPassword(String),
    /// The homeserver wants something else than a password.
    #[error("the homeserver does not let accounts log in with a password; give it an access token instead")]
    NoPasswordLogin,
    /// The token is not known, or not any more.
    #[error("the homeserver does not know the access token; make a new one for a new device")]
    UnknownToken,
    /// The token belongs to another account.
    #[error("the session belongs to {found}, not to {expected}; use another data directory or another token")]
    OtherAccount {
        /// Whose it is.
        found: String,
        /// Whose it should be.
        expected: String,
    },
    /// The keys of the token's device are gone.
    #[error("the keys of the device {0} are lost; its token cannot be used again, make one for a new device")]
    StoreLost(String),
    /// The homeserver refuses for another reason.
    #[error("the homeserver does not let the bot in: {0}")]
    Refused(String),
    /// The store of keys is broken or in use.
    #[error("the store of keys cannot be opened: {0}")]
    Store(String),
}

/// Why the bot does not go on.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// Somebody ended its session.
    #[error("the homeserver has ended the bot's session; start it again to log in anew")]
    LoggedOut,
}

/// The bot, logged in and ready to listen.
pub struct Matrix {
    shared: Arc<rooms::Shared>,
    seeds: platform::Seeds,
}

impl Matrix {
    /// What the village says through.
    #[must_use]
    pub fn platform(&self) -> Arc<dyn Platform> {
        self.shared.platform.clone()
    }

    /// Whether the homeserver answers at this moment.
    #[must_use]
    pub fn connected(&self) -> watch::Receiver<bool> {
        self.shared.connected.subscribe()
    }

    /// Listens until `shutdown` becomes true, and is back within five seconds then.
    pub async fn run(self, shutdown: watch::Receiver<bool>) -> Result<(), RunError> {
        let stop = pace::Stop::new(shutdown);
        let mut seeding_stop = stop.clone();
        let seeding = async {
            tokio::select! {
                () = platform::seed(self.shared.client.clone(), self.seeds) => {}
                () = seeding_stop.asked() => {}
            }
        };
        let (result, ()) = tokio::join!(sync::listen(self.shared.clone(), stop), async {
            // Nothing is seeded any more when the bot does not listen; the listening alone says when it ends.
            seeding.await;
        });
        result
    }
}

/// Logs in, and is ready to listen.
pub async fn start(config: MatrixConfig, village: Arc<Village>) -> Result<Matrix, StartError> {
    start_with(config, Arc::new(village)).await
}

/// The same for whoever stands in for the village.
pub async fn start_with(config: MatrixConfig, village: Arc<dyn Ears>) -> Result<Matrix, StartError> {
    let user = session::account(&config)?;
    let welcome = invites::Welcome::new(&config.invites_from, user.server_name()).map_err(StartError::Invites)?;
    let client = session::open(&config, &user).await?;
    let direct = Arc::new(direct::DirectRooms::new(client.clone(), village.clone()));
    let (platform, seeds) = platform::MatrixPlatform::new(client.clone(), direct.clone(), config.prefix.clone());
    let shared = rooms::Shared {
        client,
        village,
        platform: Arc::new(platform),
        direct,
        welcome,
        ignored: ignored::Ignored::new(&config.ignore),
        prefix: config.prefix,
        recovery: recovery::Recovery { key_file: config.recovery_key_file },
        turns: Semaphore::new(ROOMS_AT_A_TIME),
        connected: watch::Sender::new(false),
    };
    Ok(Matrix { shared: Arc::new(shared), seeds })
}
