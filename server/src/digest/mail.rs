use std::path::Path;
use std::time::Duration;

use lettre::message::{Mailbox, header::ContentType};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};

use super::SendError;
use crate::config::MailConfig;

/// A server that does not answer in this time is left alone until the next round.
const PATIENCE: Duration = Duration::from_secs(20);

/// Mail by SMTP.
pub struct Mail {
    server: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    pub fn new(config: &MailConfig) -> Result<Self, SendError> {
        // The error of an address may hold its password.
        let unusable = |setting: &str| SendError::NotSent(format!("the setting {setting} cannot be used"));
        let address = config.server.reveal();
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(address);
        let mut server = server.map_err(|_| unusable("smtp"))?.timeout(Some(PATIENCE));
        if let Some(file) = &config.authority {
            let tls = trusting(address, file).ok_or_else(|| unusable("mail_ca"))?;
            server = server.tls(tls);
        }
        let server = server.build();
        let from = config.from.parse().map_err(|_| unusable("mail_from"))?;
        Ok(Self { server, from })
    }

    pub async fn send(&self, to: &str, subject: String, text: String) -> Result<(), SendError> {
        let bad = |error: &dyn std::fmt::Display| SendError::Unknown(error.to_string());
        let to: Mailbox = to.parse().map_err(|_| bad(&"the register holds no good mail address"))?;
        let builder = Message::builder().from(self.from.clone()).to(to).subject(subject);
        let message = builder.header(ContentType::TEXT_PLAIN).body(text).map_err(|it| bad(&it))?;
        self.server.send(message).await.map(drop).map_err(|it| judged(&it))
    }
}

/// TLS as the address asks for it, with that authority beside those of the machine; `None`: the address asks for none, or
/// the file holds no certificate.
fn trusting(address: &str, file: &Path) -> Option<Tls> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
    let host = host.split([':', '/', '?']).next()?.to_owned();
    let authority = Certificate::from_pem(&std::fs::read(file).ok()?).ok()?;
    let trusted = TlsParameters::builder(host).add_root_certificate(authority).build_rustls().ok()?;
    match scheme {
        "smtps" => Some(Tls::Wrapper(trusted)),
        _ if address.contains("tls=required") => Some(Tls::Required(trusted)),
        _ => None,
    }
}

/// Only an answer of the server, or no way to it, proves that nothing went out. A refusal for good is not tried again:
/// the message stays taken.
fn judged(error: &Error) -> SendError {
    let told = error.to_string();
    let no_way = error.is_transient() || error.is_tls() || is_unreachable(error);
    if no_way { SendError::NotSent(told) } else { SendError::Unknown(told) }
}

/// The certificate was not taken: that is judged before a word of the letter is said.
fn is_a_stranger(error: &std::io::Error) -> bool {
    let inner = error.get_ref().and_then(|it| it.downcast_ref::<rustls::Error>());
    matches!(inner, Some(rustls::Error::InvalidCertificate(_)))
}

fn is_unreachable(error: &Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(io) = inner.downcast_ref::<std::io::Error>() {
            return io.kind() == std::io::ErrorKind::ConnectionRefused || is_a_stranger(io);
        }
        source = inner.source();
    }
    false
}
