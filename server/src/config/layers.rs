//! Where a setting may come from: file, environment, flags. The last one that names it wins.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Config, ConfigError, parse};
use crate::store::DatabaseUrl;

/// What a person reads for `gongjian --help`.
pub const USAGE: &str = "\
gongjian serve [--config FILE] [--listen ADDRESS:PORT] [--port PORT] [--data FOLDER]
               [--database URL] [--blobs s3://BUCKET/PREFIX] [--site FOLDER]
gongjian backup --to FOLDER [--config FILE] [--data FOLDER]     while the server runs, or while it rests
gongjian restore --from FOLDER [--config FILE] [--data FOLDER]  into a new data folder
gongjian audit [--config FILE] [--data FOLDER]                  is everything as it was written?

Every setting may stand in the TOML file or in the environment as GONGJIAN_<SETTING>:
  listen           where to listen                                127.0.0.1:8080
  port             the port alone                                 8080
  data             folder of the databases                        ./data
  database         sqlite, or postgres://USER:PASSWORD@HOST/NAME  sqlite, in the data folder
  blobs            folder, or s3://BUCKET/PREFIX with AWS_…        folder, in the data folder
  site             folder of the built front end                  what the binary carries
  public_origin    what browsers call this server, with commas    this machine
  tls_cert tls_key PEM files                                      no TLS
  trusted_proxies  addresses whose X-Forwarded-For is believed    none
  log              text or json                                   text
  demo             file of accounts that the sign-in page shows   none; never on a real server
  smtp             smtp://USER:PASSWORD@HOST:PORT, or smtps://…   no mail is sent
  mail_from        the sender of mail, as 共建 <gongjian@…>       needed with smtp
  mail_ca          PEM file of the mail server's own authority     those that the machine trusts
  wecom_group      webhook of a 企业微信 group, https://…         nothing is written there
";

/// Every setting, in the order of [`USAGE`].
const SETTINGS: [&str; 16] = [
    "listen",
    "port",
    "data",
    "database",
    "blobs",
    "site",
    "public_origin",
    "tls_cert",
    "tls_key",
    "trusted_proxies",
    "log",
    "demo",
    "smtp",
    "mail_from",
    "mail_ca",
    "wecom_group",
];
/// Every flag of every command.
const FLAGS: [&str; 9] = ["config", "listen", "port", "data", "database", "blobs", "site", "to", "from"];

/// What the command line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Serve(Box<Config>),
    Backup { data: PathBuf, to: PathBuf },
    Restore { from: PathBuf, data: PathBuf },
    Audit { data: PathBuf },
    Help,
}

/// The first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verb {
    Serve,
    Backup,
    Restore,
    Audit,
}

impl Verb {
    fn parse(word: &str) -> Option<Self> {
        match word {
            "serve" => Some(Self::Serve),
            "backup" => Some(Self::Backup),
            "restore" => Some(Self::Restore),
            "audit" => Some(Self::Audit),
            _ => None,
        }
    }

    const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Serve => &["config", "listen", "port", "data", "database", "blobs", "site"],
            Self::Backup => &["config", "data", "to"],
            Self::Restore => &["config", "data", "from"],
            Self::Audit => &["config", "data"],
        }
    }
}

/// A value as it was written, and where.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub value: String,
    pub source: String,
}

pub(super) type Layers = BTreeMap<&'static str, Written>;

pub(super) fn read(
    arguments: impl IntoIterator<Item = String>,
    environment: impl Fn(&str) -> Option<String>,
) -> Result<Command, ConfigError> {
    let Some((verb, flags)) = flags(arguments)? else { return Ok(Command::Help) };
    let file = flags.get("config").cloned().or_else(|| from_environment("config", &environment));
    let mut layers = file.map_or_else(|| Ok(Layers::new()), |file| from_file(&file))?;
    for name in SETTINGS {
        let written = flags.get(name).cloned().or_else(|| from_environment(name, &environment));
        if let Some(written) = written {
            layers.insert(name, written);
        }
    }
    let other = |flag| parse::folder(&flags, flag);
    if verb != Verb::Serve {
        parse::keeps_files(&layers)?;
    }
    match verb {
        Verb::Serve => parse::config(&layers).map(|config| Command::Serve(Box::new(config))),
        Verb::Backup => Ok(Command::Backup { data: parse::data(&layers), to: other("to")? }),
        Verb::Restore => Ok(Command::Restore { from: other("from")?, data: parse::data(&layers) }),
        Verb::Audit => Ok(Command::Audit { data: parse::data(&layers) }),
    }
}

/// The command and its flags; `None` when the person asks for help.
fn flags(arguments: impl IntoIterator<Item = String>) -> Result<Option<(Verb, Layers)>, ConfigError> {
    let mut found = Layers::new();
    let mut rest = arguments.into_iter();
    let mut commanded = None;
    while let Some(argument) = rest.next() {
        match (Verb::parse(&argument), argument.as_str()) {
            (Some(verb), _) if commanded.is_none() => commanded = Some(verb),
            (_, "--help" | "-h" | "help") => return Ok(None),
            _ => {
                let (name, value) = flag(&argument, &mut rest)?;
                found.insert(name, Written { value, source: format!("--{name}") });
            }
        }
    }
    let verb = commanded.unwrap_or(Verb::Serve);
    let foreign = found.keys().find(|name| !verb.flags().contains(name));
    foreign.map_or(Ok(()), |name| Err(unknown(&format!("--{name}"), verb.flags())))?;
    Ok(Some((verb, found)))
}

/// `--name value` or `--name=value`.
fn flag(
    argument: &str,
    rest: &mut impl Iterator<Item = String>,
) -> Result<(&'static str, String), ConfigError> {
    let (written, value) = match argument.split_once('=') {
        Some((name, value)) => (name, Some(value.to_owned())),
        None => (argument, None),
    };
    let known = FLAGS.into_iter().find(|name| written.strip_prefix("--") == Some(name));
    let name = known.ok_or_else(|| unknown(argument, Verb::Serve.flags()))?;
    let value = value.or_else(|| rest.next());
    value.map(|value| (name, value)).ok_or_else(|| wrong(name, written, "", "a value after the flag"))
}

fn unknown(argument: &str, flags: &[&str]) -> ConfigError {
    let flags: Vec<String> = flags.iter().map(|name| format!("--{name}")).collect();
    let allowed = format!("serve, backup, restore, audit, {}, --help", flags.join(", "));
    wrong("command", "command line", argument, &allowed)
}

fn from_environment(name: &str, environment: impl Fn(&str) -> Option<String>) -> Option<Written> {
    let source = format!("GONGJIAN_{}", name.to_uppercase());
    environment(&source).filter(|value| !value.is_empty()).map(|value| Written { value, source })
}

fn from_file(file: &Written) -> Result<Layers, ConfigError> {
    let refuse = |allowed: String| wrong("config", &file.source, &file.value, &allowed);
    let text =
        std::fs::read_to_string(&file.value).map_err(|e| refuse(format!("a file that can be read ({e})")))?;
    let table: toml::Table =
        text.parse().map_err(|e: toml::de::Error| refuse(format!("TOML ({})", e.message())))?;
    table.iter().map(|(key, value)| entry(&file.value, key, value)).collect()
}

fn entry(file: &str, key: &str, value: &toml::Value) -> Result<(&'static str, Written), ConfigError> {
    let name = SETTINGS.into_iter().find(|name| *name == key);
    let name = name
        .ok_or_else(|| wrong(key, file, &value.to_string(), &format!("one of: {}", SETTINGS.join(", "))))?;
    let value = plain(value)
        .ok_or_else(|| wrong(key, file, &value.to_string(), "a text, a number or a list of texts"))?;
    Ok((name, Written { value, source: file.to_owned() }))
}

/// Lists become the form with commas that the environment uses.
fn plain(value: &toml::Value) -> Option<String> {
    if let Some(list) = value.as_array() {
        let texts: Option<Vec<&str>> = list.iter().map(toml::Value::as_str).collect();
        return texts.map(|texts| texts.join(","));
    }
    value.as_str().map(str::to_owned).or_else(|| value.as_integer().map(|number| number.to_string()))
}

pub(super) fn wrong(setting: &str, source: &str, value: &str, allowed: &str) -> ConfigError {
    // Also under a misspelt name it may be a URL with a password.
    let secret = value.contains("://") && value.contains('@');
    let value = if secret { &DatabaseUrl::masked(value) } else { value };
    ConfigError {
        setting: setting.to_owned(),
        source_name: source.to_owned(),
        value: value.to_owned(),
        allowed: allowed.to_owned(),
    }
}
