//! Where a PostgreSQL database is. The text may hold a password, so nothing here shows it whole.

use std::fmt;
use std::str::FromStr;

use axum::http::Uri;
use sqlx::postgres::PgConnectOptions;

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
/// What may stand behind the question mark; sqlx would log the value of any other.
const PARAMETERS: [&str; 10] = [
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "host",
    "port",
    "dbname",
    "user",
    "password",
    "application_name",
];

/// `postgres://USER:PASSWORD@HOST:PORT/DATABASE`, found to be well formed.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(String);

/// The text is no URL of a PostgreSQL database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the URL of a PostgreSQL database")]
pub struct NotADatabase;

impl DatabaseUrl {
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }

    /// What may be shown of `text`, whatever it is: scheme and host.
    pub fn masked(text: &str) -> String {
        let scheme = text.split_once("://").map_or("", |(scheme, _)| scheme);
        let known = scheme.bytes().all(|it| it.is_ascii_alphanumeric()) && !scheme.is_empty();
        let uri: Option<Uri> = text.parse().ok();
        let host = uri.as_ref().and_then(Uri::host).unwrap_or_default();
        // Without an @, what looks like a host may be the beginning of a secret.
        let named = if text.contains('@') { host } else { "" };
        if known { format!("{scheme}://…{named}") } else { "…".to_owned() }
    }
}

impl FromStr for DatabaseUrl {
    type Err = NotADatabase;

    fn from_str(text: &str) -> Result<Self, NotADatabase> {
        let known = |pair: &str| {
            let name = pair.split_once('=').map_or(pair, |(name, _)| name);
            PARAMETERS.contains(&name) || name.starts_with("options")
        };
        let query = text.split_once('?').map_or("", |(_, query)| query);
        let sound = SCHEMES.iter().any(|scheme| text.starts_with(scheme))
            && query.split('&').filter(|pair| !pair.is_empty()).all(known)
            && PgConnectOptions::from_str(text).is_ok();
        if sound { Ok(Self(text.to_owned())) } else { Err(NotADatabase) }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Self::masked(&self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_taken_and_never_shown_whole() {
        for text in [
            "postgres://gongjian:hunter2@db.example:5433/gongjian?sslmode=verify-full&sslrootcert=/etc/ca.pem",
            "postgresql:///gongjian?host=/run/postgresql&user=gongjian&password=hunter2",
            "postgres://%2Frun%2Fpostgresql/gongjian?options=-c%20search_path%3Dgongjian",
        ] {
            let url: DatabaseUrl = text.parse().expect(text);
            assert!(!format!("{url:?}").contains("hunter2"), "{url:?}");
        }
    }

    #[test]
    fn what_is_no_url_is_refused_and_its_secret_hidden() {
        for text in [
            "hunter2",
            "mysql://gongjian:hunter2@db/gongjian",
            "postgres:/gongjian:hunter2@db",
            "postgres://gongjian:hunter2@db:port/gongjian",
            "postgres://db/gongjian?sslmode=hunter2",
            "postgres://db/gongjian?passwort=hunter2",
            "postgres://u:p?hunter2@db/gongjian",
            "hunter2://",
        ] {
            assert_eq!(text.parse::<DatabaseUrl>(), Err(NotADatabase), "{text}");
            let shown = DatabaseUrl::masked(text);
            assert!(text == "hunter2://" || !shown.contains("hunter2"), "{shown}");
        }
        assert_eq!(DatabaseUrl::masked("mysql://gongjian:hunter2@db/gongjian"), "mysql://…db");
    }
}
