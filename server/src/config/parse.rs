//! From what was written to what is meant. The only place that judges settings.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::str::FromStr;

use axum::http::Uri;
use gongjian_shared::wire::demo::DemoAccount;

use super::layers::{Layers, Written, wrong};
use super::{Bucket, Config, ConfigError, LogFormat, TlsFiles};
use crate::store::DatabaseUrl;

const DEFAULT_LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

pub(super) fn config(layers: &Layers) -> Result<Config, ConfigError> {
    let mut listen =
        one(layers, "listen", "an address with a port, as 127.0.0.1:8080")?.unwrap_or(DEFAULT_LISTEN);
    if let Some(port) = one(layers, "port", "a number from 0 to 65535")? {
        listen.set_port(port);
    }
    Ok(Config {
        listen,
        data: data(layers),
        database: database(layers)?,
        blobs: bucket(layers)?,
        site: site(layers)?,
        public_origins: list(
            layers,
            "public_origin",
            "https://HOST or http://HOST:PORT, nothing behind it",
            origin,
        )?,
        tls: tls(layers)?,
        trusted_proxies: list(layers, "trusted_proxies", "addresses, as 10.0.0.1", |it| it.parse().ok())?,
        log: log(layers)?,
        demo: demo(layers)?,
        reminders: super::reminders::read(layers)?,
    })
}

pub(super) fn data(layers: &Layers) -> PathBuf {
    layers.get("data").map_or_else(|| PathBuf::from("data"), |it| PathBuf::from(&it.value))
}

/// A folder that must be named by a flag.
pub(super) fn folder(flags: &Layers, name: &'static str) -> Result<PathBuf, ConfigError> {
    let named = flags.get(name).filter(|it| !it.value.is_empty());
    named.map(|it| PathBuf::from(&it.value)).ok_or_else(|| wrong(name, &format!("--{name}"), "", "a folder"))
}

pub(super) fn refuse(name: &str, it: &Written, allowed: &str) -> ConfigError {
    wrong(name, &it.source, &it.value, allowed)
}

fn one<T: FromStr>(layers: &Layers, name: &str, allowed: &str) -> Result<Option<T>, ConfigError> {
    let Some(it) = layers.get(name) else { return Ok(None) };
    it.value.parse().map(Some).map_err(|_| refuse(name, it, allowed))
}

fn list<T>(
    layers: &Layers,
    name: &str,
    allowed: &str,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<Vec<T>, ConfigError> {
    let Some(it) = layers.get(name) else { return Ok(Vec::new()) };
    let parts = it.value.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| parse(part).ok_or_else(|| refuse(name, it, allowed))).collect()
}

/// Backup and restore are for the files of SQLite.
pub(super) fn keeps_files(layers: &Layers) -> Result<(), ConfigError> {
    let Some(it) = layers.get("database").filter(|it| it.value != "sqlite") else { return Ok(()) };
    let allowed = "sqlite; PostgreSQL has means of its own (docs/OPERATIONS.md)";
    Err(wrong("database", &it.source, &DatabaseUrl::masked(&it.value), allowed))
}

fn database(layers: &Layers) -> Result<Option<DatabaseUrl>, ConfigError> {
    let Some(it) = layers.get("database").filter(|it| it.value != "sqlite") else { return Ok(None) };
    let allowed = "sqlite, or postgres://USER:PASSWORD@HOST:PORT/NAME";
    // What is wrong may still hold a password.
    let hidden = |_| wrong("database", &it.source, &DatabaseUrl::masked(&it.value), allowed);
    it.value.parse().map(Some).map_err(hidden)
}

fn bucket(layers: &Layers) -> Result<Option<Bucket>, ConfigError> {
    let Some(it) = layers.get("blobs").filter(|it| it.value != "folder") else { return Ok(None) };
    let named = it.value.strip_prefix("s3://").map(|rest| rest.split_once('/').unwrap_or((rest, "")));
    let sound = |name: &str| {
        let letter = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || "-.".contains(it);
        (3..=63).contains(&name.len()) && name.chars().all(letter)
    };
    let (name, prefix) = named
        .filter(|(name, _)| sound(name))
        .ok_or_else(|| refuse("blobs", it, "folder, or s3://BUCKET or s3://BUCKET/PREFIX"))?;
    Ok(Some(Bucket { name: name.to_owned(), prefix: prefix.trim_matches('/').to_owned() }))
}

fn site(layers: &Layers) -> Result<Option<PathBuf>, ConfigError> {
    let Some(it) = layers.get("site") else { return Ok(None) };
    let folder = PathBuf::from(&it.value);
    let built = folder.join("assets.json").is_file();
    if built {
        Ok(Some(folder))
    } else {
        Err(refuse("site", it, "a folder with the file assets.json (a built site)"))
    }
}

fn tls(layers: &Layers) -> Result<Option<TlsFiles>, ConfigError> {
    let both = "tls_cert and tls_key together";
    match (layers.get("tls_cert"), layers.get("tls_key")) {
        (None, None) => Ok(None),
        (Some(cert), Some(key)) => {
            Ok(Some(TlsFiles { cert: file("tls_cert", cert)?, key: file("tls_key", key)? }))
        }
        (Some(it), None) => Err(refuse("tls_cert", it, both)),
        (None, Some(it)) => Err(refuse("tls_key", it, both)),
    }
}

fn file(name: &str, it: &Written) -> Result<PathBuf, ConfigError> {
    let path = PathBuf::from(&it.value);
    if path.is_file() { Ok(path) } else { Err(refuse(name, it, "a PEM file that is there")) }
}

fn log(layers: &Layers) -> Result<LogFormat, ConfigError> {
    let Some(it) = layers.get("log") else { return Ok(LogFormat::Text) };
    match it.value.as_str() {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(refuse("log", it, "text or json")),
    }
}

fn demo(layers: &Layers) -> Result<Option<Vec<DemoAccount>>, ConfigError> {
    let Some(it) = layers.get("demo") else { return Ok(None) };
    let text = std::fs::read(&it.value).ok();
    let accounts = text.and_then(|text| serde_json::from_slice(&text).ok());
    accounts.map(Some).ok_or_else(|| refuse("demo", it, "the file of accounts that `cargo xtask run` made"))
}

/// An origin as browsers write it: lower case, without the scheme's own port, without a path.
fn origin(it: &str) -> Option<String> {
    let uri: Uri = it.to_lowercase().parse().ok()?;
    let scheme = uri.scheme_str()?;
    let own_port = match scheme {
        "http" => 80,
        "https" => 443,
        _ => return None,
    };
    let authority = uri.authority()?;
    let bare =
        uri.path() == "/" && uri.query().is_none() && !it.ends_with('/') && !authority.as_str().contains('@');
    let port = uri.port_u16().filter(|port| *port != own_port).map(|port| format!(":{port}"));
    bare.then(|| format!("{scheme}://{}{}", authority.host(), port.unwrap_or_default()))
}
