//! What the administrator of a machine may choose. Read once, checked at the start, handed on.

mod layers;
mod parse;
mod reminders;

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use gongjian_shared::wire::demo::DemoAccount;

use crate::store::DatabaseUrl;
pub use layers::{Command, USAGE};
pub use reminders::{MailConfig, ReminderConfig, Secret};

/// All settings, each with a sound value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// Where to listen. Port 0: the operating system picks one.
    pub listen: SocketAddr,
    /// The folder of the two SQLite databases and of the seal key.
    pub data: PathBuf,
    /// A PostgreSQL database instead, which several nodes may share.
    pub database: Option<DatabaseUrl>,
    /// An S3-compatible bucket for files; `None`: a folder beside the databases.
    pub blobs: Option<Bucket>,
    /// The folder of the built front end; `None`: what is embedded in the binary.
    pub site: Option<PathBuf>,
    /// What browsers call this server, for the Origin check; empty: this machine only.
    pub public_origins: Vec<String>,
    pub tls: Option<TlsFiles>,
    /// Neighbours whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    pub log: LogFormat,
    /// The accounts of a demo, for everybody to see; `None`: this is no demo.
    pub demo: Option<Vec<DemoAccount>>,
    /// What the server reminds people by; off unless it is set up.
    pub reminders: ReminderConfig,
}

/// A place in a bucket. Keys, region and endpoint come from the usual `AWS_…` variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bucket {
    pub name: String,
    /// What all names begin with; may be empty.
    pub prefix: String,
}

/// Certificate chain and key, both PEM.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    pub cert: PathBuf,
    pub key: PathBuf,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LogFormat {
    #[default]
    Text,
    Json,
}

/// A setting that cannot be. One line: which, from where, what was found, what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{setting} ({source_name}): {value:?} is not allowed; allowed: {allowed}")]
pub struct ConfigError {
    pub setting: String,
    /// `--port`, `GONGJIAN_PORT` or the name of the file.
    pub source_name: String,
    pub value: String,
    pub allowed: String,
}

impl Config {
    /// Reads file, then environment, then flags; what comes later wins.
    ///
    /// # Errors
    /// [`ConfigError`] for the first setting that is wrong.
    pub fn read(
        arguments: impl IntoIterator<Item = String>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Command, ConfigError> {
        layers::read(arguments, environment)
    }

    /// What browsers may call this server when it listens on `port`.
    pub fn origins(&self, port: u16) -> Vec<String> {
        if !self.public_origins.is_empty() {
            return self.public_origins.clone();
        }
        let scheme = self.scheme();
        ["127.0.0.1", "localhost"].into_iter().map(|host| format!("{scheme}://{host}:{port}")).collect()
    }

    /// The scheme that this process itself speaks.
    pub const fn scheme(&self) -> &'static str {
        if self.tls.is_some() { "https" } else { "http" }
    }

    /// Some browsers come over TLS: ours, or that of a proxy in front.
    pub fn speaks_tls(&self) -> bool {
        self.tls.is_some() || self.public_origins.iter().any(|origin| origin.starts_with("https://"))
    }
}

#[cfg(test)]
mod tests;
