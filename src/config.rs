//! The configuration: `village.toml`, over it the environment, in one checked struct.
//!
//! Whatever is wrong is collected and told at once, each with its key, its value and what to do about it.
//! Secrets are [`SecretString`]s: neither [`Debug`] nor a complaint ever shows one.

use std::net::SocketAddr;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bot_core::keys::Keys;
use bot_core::settings::is_prefix;
use bot_core::time::read_zone;
use bot_core::wording::Locale;
use chrono_tz::Tz;
use secrecy::{ExposeSecret, SecretString};
use url::Url;

mod layers;
mod nearest;
mod problem;
mod reader;

pub(crate) use problem::Problems;
use reader::Reader;

/// Where the configuration is looked for when nobody says otherwise.
pub(crate) const DEFAULT_FILE: &str = "village.toml";

/// Every key there is. `village.example.toml` explains them; a test compares the two.
const KEYS: &[&str] = &[
    "database.url",
    "database.url_file",
    "database.migrate",
    "community.zone",
    "community.locale",
    "operator.contact",
    "discord.token",
    "discord.token_file",
    "discord.api",
    "discord.dev_guild",
    "matrix.homeserver",
    "matrix.user",
    "matrix.password",
    "matrix.password_file",
    "matrix.access_token",
    "matrix.access_token_file",
    "matrix.device_id",
    "matrix.data_dir",
    "matrix.recovery_key_file",
    "matrix.prefix",
    "matrix.invites_from",
    "matrix.ignore",
    "keys.share",
    "keys.share_file",
    "keys.share_old",
    "keys.share_old_file",
    "http.listen",
];

/// The keys whose values nobody may see.
const SECRETS: &[&str] =
    &["database.url", "discord.token", "matrix.password", "matrix.access_token", "keys.share", "keys.share_old"];

/// Everything an operator can decide.
#[derive(Debug)]
pub(crate) struct Config {
    /// Where the village is kept.
    pub(crate) database: Database,
    /// What a new community starts with.
    pub(crate) community: Community,
    /// Whom to write to about this bot; may be empty.
    pub(crate) contact: String,
    /// Discord, when it is on.
    pub(crate) discord: Option<Discord>,
    /// Matrix, when it is on.
    pub(crate) matrix: Option<Matrix>,
    /// What is sealed is sealed with these; without one, anonymous posts are off.
    pub(crate) keys: Keys,
    /// Where `/healthz`, `/readyz` and `/metrics` are answered, when they are.
    pub(crate) listen: Option<SocketAddr>,
}

/// Where the village is kept.
#[derive(Debug)]
pub(crate) struct Database {
    /// `sqlite:...` or `postgres://...`; a secret because it may hold a password.
    pub(crate) url: SecretString,
    /// Whether `run` brings it up to date.
    pub(crate) migrate: bool,
}

/// What a new community starts with.
#[derive(Debug)]
pub(crate) struct Community {
    /// Its time zone.
    pub(crate) zone: Tz,
    /// Its language.
    pub(crate) locale: Locale,
}

/// How the bot reaches Discord.
#[derive(Debug)]
pub(crate) struct Discord {
    /// The bot's token.
    pub(crate) token: SecretString,
    /// Where Discord is; another address for tests and proxies.
    pub(crate) api: Url,
    /// The only server in which commands are registered, for development.
    pub(crate) dev_guild: Option<NonZeroU64>,
}

/// How the bot reaches Matrix.
#[derive(Debug)]
pub(crate) struct Matrix {
    /// The bot's homeserver.
    pub(crate) homeserver: Url,
    /// The bot's account, `@village:example.org`.
    pub(crate) user: String,
    /// How it proves who it is.
    pub(crate) login: Login,
    /// Where its encryption keys live.
    pub(crate) data_dir: PathBuf,
    /// The file its recovery key is written to at the first start and read from later.
    pub(crate) recovery_key_file: Option<PathBuf>,
    /// What a command in a room begins with.
    pub(crate) prefix: String,
    /// Whose invitations it accepts: user ids, `*:server` or `*`; when empty, those of the bot's own server.
    pub(crate) invites_from: Vec<String>,
    /// Whom it does not hear: user ids in which `*` stands for anything, such as the puppets of a bridge.
    pub(crate) ignore: Vec<String>,
}

/// How the bot proves to a homeserver who it is.
#[derive(Debug)]
pub(crate) enum Login {
    /// With its password.
    Password(SecretString),
    /// With a session that exists already.
    Session {
        /// The session's token.
        access_token: SecretString,
        /// The session's device; the homeserver knows it too.
        device_id: Option<String>,
    },
}

impl Config {
    /// Reads `file`, or [`DEFAULT_FILE`] if there is one, and the environment over it.
    pub(crate) fn read(file: Option<&Path>) -> Result<Self, Problems> {
        let figment = layers::read(file)?;
        let mut reader = Reader::new(figment);
        let database = Database::read(&mut reader);
        let community = Community::read(&mut reader);
        let contact = reader.text("operator.contact").unwrap_or_default();
        let discord = if reader.has_table("discord") { Discord::read(&mut reader) } else { None };
        let matrix = if reader.has_table("matrix") { Matrix::read(&mut reader) } else { None };
        let keys = read_keys(&mut reader);
        let listen = reader.parsed("http.listen", listen_address);
        if reader.has_table("http") && listen.is_none() {
            reader.missing("http.listen", "say where to listen, for example \"127.0.0.1:8080\", or leave [http] out");
        }
        reader.finish(Self { database, community, contact, discord, matrix, keys, listen })
    }

    /// The prefix of commands in rooms.
    pub(crate) fn prefix(&self) -> &str {
        self.matrix.as_ref().map_or("!", |matrix| &matrix.prefix)
    }
}

impl Database {
    fn read(reader: &mut Reader) -> Self {
        let url = reader.secret("database.url").unwrap_or_else(|| SecretString::from("sqlite:village.db"));
        if let Err(remedy) = database_url(url.expose_secret()) {
            reader.wrong("database.url", remedy);
        }
        Self { url, migrate: reader.flag("database.migrate", true) }
    }

    /// The database at this address.
    ///
    /// # Errors
    /// What to do about an address of which there can be none.
    pub(crate) fn at(url: SecretString) -> Result<Self, String> {
        database_url(url.expose_secret())?;
        Ok(Self { url, migrate: true })
    }

    /// What may be said about where it is: the file of an SQLite village, and only the server of a PostgreSQL one.
    pub(crate) fn place(&self) -> String {
        let url = self.url.expose_secret();
        if url.starts_with("sqlite:") {
            return url.to_owned();
        }
        match Url::parse(url) {
            Ok(url) => format!("PostgreSQL at {}{}", url.host_str().unwrap_or("this machine"), url.path()),
            Err(_) => "PostgreSQL".to_owned(),
        }
    }

    /// Whether it is a server, which can be away for a while.
    pub(crate) fn is_remote(&self) -> bool {
        !self.url.expose_secret().starts_with("sqlite:")
    }

    /// The file of an SQLite village that is kept in one.
    pub(crate) fn file(&self) -> Option<&Path> {
        let path = self.url.expose_secret().strip_prefix("sqlite:")?;
        let path = path.strip_prefix("//").unwrap_or(path);
        let path = path.split('?').next().unwrap_or(path);
        (!path.is_empty() && path != ":memory:").then(|| Path::new(path))
    }
}

impl Community {
    fn read(reader: &mut Reader) -> Self {
        Self {
            zone: reader.parsed("community.zone", zone).unwrap_or(Tz::UTC),
            locale: reader.parsed("community.locale", locale).unwrap_or_default(),
        }
    }
}

impl Discord {
    fn read(reader: &mut Reader) -> Option<Self> {
        let token = reader.needed_secret("discord.token", "the bot's token, or token_file with the file that holds it");
        let api = reader.parsed("discord.api", web_address);
        let dev_guild = reader.parsed("discord.dev_guild", |id| {
            let remedy = "this is no server id; one has 17 to 20 digits, for example \"123456789012345678\"";
            id.parse().map_err(|_| remedy.to_owned())
        });
        let api = match api {
            Some(api) => api,
            None => Url::parse("https://discord.com").ok()?,
        };
        Some(Self { token: token?, api, dev_guild })
    }
}

impl Matrix {
    fn read(reader: &mut Reader) -> Option<Self> {
        let homeserver = reader.parsed("matrix.homeserver", web_address);
        if homeserver.is_none() {
            reader.missing("matrix.homeserver", "say where it is, for example \"https://matrix.example.org\"");
        }
        let user = reader.parsed("matrix.user", matrix_user);
        if user.is_none() {
            reader.missing("matrix.user", "say which account the bot has, for example \"@village:example.org\"");
        }
        let login = Login::read(reader);
        let data_dir = reader.text("matrix.data_dir").unwrap_or_else(|| "matrix-data".to_owned());
        let recovery_key_file = reader.text("matrix.recovery_key_file");
        let prefix = reader.parsed("matrix.prefix", prefix).unwrap_or_else(|| "!".to_owned());
        let invites_from = reader.list("matrix.invites_from", inviter);
        let ignore = reader.list("matrix.ignore", unheard);
        Some(Self {
            homeserver: homeserver?,
            user: user?,
            login: login?,
            data_dir: data_dir.into(),
            recovery_key_file: recovery_key_file.map(PathBuf::from),
            prefix,
            invites_from: invites_from.unwrap_or_default(),
            ignore: ignore.unwrap_or_default(),
        })
    }
}

impl Login {
    fn read(reader: &mut Reader) -> Option<Self> {
        let password = reader.secret("matrix.password");
        let access_token = reader.secret("matrix.access_token");
        let device_id = reader.text("matrix.device_id");
        match (password, access_token) {
            (Some(password), None) => Some(Self::Password(password)),
            (None, Some(access_token)) => Some(Self::Session { access_token, device_id }),
            (Some(_), Some(_)) => {
                reader.wrong("matrix.access_token", "there is a password as well: keep one of the two");
                None
            }
            (None, None) => {
                reader.missing(
                    "matrix.password",
                    "add it, or password_file with the file that holds it, or access_token",
                );
                None
            }
        }
    }
}

/// Whether a database can be at this address, or what to write instead. It is never repeated: it may hold a password.
pub(crate) fn database_url(url: &str) -> Result<(), String> {
    if let Some(path) = url.strip_prefix("sqlite:").filter(|path| !path.is_empty()) {
        let (_, options) = path.split_once('?').unwrap_or((path, ""));
        let read_only = options.split('&').find(|option| ["mode=ro", "immutable=1", "immutable=true"].contains(option));
        return read_only.map_or(Ok(()), |option| Err(format!("a village must be able to write: leave out {option}")));
    }
    let remedy = "use \"sqlite:village.db\" or \"postgres://user:password@server/database\"";
    match url.split_once(':') {
        Some(("sqlite", _)) => Err(format!("the file is missing: {remedy}")),
        Some(("postgres" | "postgresql", _)) => match Url::parse(url) {
            Ok(_) => Ok(()),
            Err(error) => Err(format!("this is no PostgreSQL address ({error}): {remedy}")),
        },
        // What stands before the colon is no secret when it looks like the name of a database.
        Some((scheme, _)) if scheme.len() < 12 && scheme.chars().all(char::is_alphanumeric) => {
            Err(format!("Village keeps itself in SQLite or PostgreSQL, not in {scheme}: {remedy}"))
        }
        Some(_) | None => Err(format!("Village keeps itself in SQLite or PostgreSQL: {remedy}")),
    }
}

/// The keys of a configuration: the one in use, and those before it, with commas between them.
fn read_keys(reader: &mut Reader) -> Keys {
    let remedy = "give 32 random bytes in base64; `openssl rand -base64 32` makes them";
    let read = |name: &str, reader: &mut Reader| -> Vec<[u8; 32]> {
        let Some(text) = reader.secret(name) else { return Vec::new() };
        let keys: Option<Vec<[u8; 32]>> = text
            .expose_secret()
            .split(',')
            .map(|key| STANDARD.decode(key.trim()).ok().and_then(|key| key.try_into().ok()))
            .collect();
        if keys.is_none() {
            reader.wrong(name, remedy);
        }
        keys.unwrap_or_default()
    };
    let current = read("keys.share", reader);
    let before = read("keys.share_old", reader);
    match current.as_slice() {
        [current] => Keys::new(*current, before),
        [] => {
            if !before.is_empty() {
                reader.missing("keys.share", "there are old keys and none in use: add one, or leave [keys] out");
            }
            Keys::none()
        }
        [_, _, ..] => {
            reader.wrong("keys.share", "one key is in use at a time; the ones before it go into share_old");
            Keys::none()
        }
    }
}

/// The time zone of this name, or the nearest names.
pub(crate) fn zone(name: &str) -> Result<Tz, String> {
    read_zone(name).map_err(|unknown| {
        let nearest: Vec<&str> = unknown.nearest.iter().map(|zone| zone.name()).collect();
        format!("this is no time zone; the nearest ones are {}", nearest.join(", "))
    })
}

/// The language of this code, or the codes there are.
pub(crate) fn locale(code: &str) -> Result<Locale, String> {
    let codes = || Locale::ALL.map(Locale::code).join(", ");
    Locale::from_code(code).ok_or_else(|| format!("Village does not speak it yet; it speaks {}", codes()))
}

fn listen_address(address: &str) -> Result<SocketAddr, String> {
    let remedy = "give an IP address and a port, for example \"127.0.0.1:8080\"";
    address.parse().map_err(|_| remedy.to_owned())
}

fn web_address(address: &str) -> Result<Url, String> {
    let remedy = "give a whole web address, for example \"https://example.org\"";
    match Url::parse(address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host().is_some() => Ok(url),
        Ok(_) | Err(_) => Err(remedy.to_owned()),
    }
}

fn matrix_user(user: &str) -> Result<String, String> {
    let parts = user.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    if parts.is_some_and(|(name, server)| !name.is_empty() && !server.is_empty()) {
        Ok(user.to_owned())
    } else {
        Err("give the whole account, for example \"@village:example.org\"".to_owned())
    }
}

fn prefix(prefix: &str) -> Result<String, String> {
    if is_prefix(prefix) {
        Ok(prefix.to_owned())
    } else {
        Err("a prefix is one to three punctuation marks such as \"!\" or \"!!\", but none of / < > ` \" ' @ # \\"
            .to_owned())
    }
}

fn unheard(pattern: &str) -> Result<String, String> {
    matrix_user(pattern).map_err(|_| {
        "give user ids like \"@bridge:example.org\", or \"@discord_*:example.org\" for everyone whose name begins so"
            .to_owned()
    })
}

fn inviter(pattern: &str) -> Result<String, String> {
    let everyone_of = pattern.strip_prefix("*:").is_some_and(|server| !server.is_empty());
    if pattern == "*" || everyone_of || matrix_user(pattern).is_ok() {
        Ok(pattern.to_owned())
    } else {
        Err("give user ids like \"@ana:example.org\", \"*:example.org\" for everyone of a server, or \"*\"".to_owned())
    }
}

#[cfg(test)]
mod tests;
