//! By what the server reminds people outside the app.

use std::fmt;
use std::path::PathBuf;

use super::layers::{Layers, wrong};
use super::{ConfigError, parse};

/// Each is off unless it is set up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReminderConfig {
    pub mail: Option<MailConfig>,
    /// The webhook of a group of 企业微信: whoever has it writes into the group.
    pub group: Option<Secret>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailConfig {
    /// `smtp://`, `smtp://…?tls=required` (STARTTLS) or `smtps://`, with name and password.
    pub server: Secret,
    /// The sender, as a mailbox.
    pub from: String,
    /// The authority of a mail server whose certificate the machine does not know; it is trusted for mail alone.
    pub authority: Option<PathBuf>,
}

/// A text that is never shown.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

pub(super) fn read(layers: &Layers) -> Result<ReminderConfig, ConfigError> {
    let secret = |name: &str, schemes: &[&str], allowed: &str| {
        let Some(it) = layers.get(name) else { return Ok(None) };
        let known = schemes.iter().any(|scheme| it.value.starts_with(scheme));
        // What is wrong may still hold a password or a key.
        let hidden = || wrong(name, &it.source, "…", allowed);
        if known { Ok(Some(Secret(it.value.clone()))) } else { Err(hidden()) }
    };
    let server = secret("smtp", &["smtp://", "smtps://"], "smtp://USER:PASSWORD@HOST:PORT, or smtps://HOST")?;
    let group = secret(
        "wecom_group",
        &["https://", "http://127.0.0.1:"],
        "the https:// address of the group's webhook",
    )?;
    let from = layers.get("mail_from");
    let mail = match (server, from) {
        (None, None) => None,
        (Some(server), Some(from)) if from.value.contains('@') => {
            let authority = layers.get("mail_ca").map(|it| PathBuf::from(&it.value));
            Some(MailConfig { server, from: from.value.clone(), authority })
        }
        (_, Some(from)) => {
            return Err(parse::refuse("mail_from", from, "a mail address, together with smtp"));
        }
        (Some(_), None) => return Err(wrong("mail_from", "smtp", "", "a mail address, together with smtp")),
    };
    Ok(ReminderConfig { mail, group })
}
