use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig, TlsProvider};

use super::SendError;
use crate::config::Secret;

const PATIENCE: Duration = Duration::from_secs(20);

/// A group of 企业微信, by its webhook.
pub struct Group {
    agent: Agent,
    address: Secret,
}

impl Group {
    pub fn new(address: &Secret) -> Result<Self, SendError> {
        let found = rustls_native_certs::load_native_certs();
        let certificates = found.certs.iter().map(|it| Certificate::from_der(it.as_ref()).to_owned());
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::Specific(Arc::new(certificates.collect())))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls)
            .build();
        Ok(Self { agent: config.into(), address: address.clone() })
    }

    /// Writes markdown into the group.
    pub async fn send(&self, content: String) -> Result<(), SendError> {
        let (agent, address) = (self.agent.clone(), self.address.clone());
        let body = json!({ "msgtype": "markdown", "markdown": { "content": content } });
        let posted = tokio::task::spawn_blocking(move || post(&agent, &address, &body)).await;
        posted.map_err(|_| SendError::Unknown("the task was stopped".to_owned()))?
    }
}

fn post(agent: &Agent, address: &Secret, body: &Value) -> Result<(), SendError> {
    let answered = agent.post(address.reveal()).send_json(body);
    let mut answer = answered.map_err(|error| judged(&error))?;
    // The group says what became of it in the body: errcode 0 is taken in.
    let told: Value = answer.body_mut().read_json().map_err(|error| SendError::Unknown(name(&error)))?;
    match told["errcode"].as_i64() {
        Some(0) => Ok(()),
        Some(code) => Err(SendError::NotSent(format!("the group answered with the code {code}"))),
        None => Err(SendError::Unknown(format!("the group answered with {}", answer.status()))),
    }
}

fn judged(error: &ureq::Error) -> SendError {
    let refused = matches!(error, ureq::Error::Io(it) if it.kind() == std::io::ErrorKind::ConnectionRefused);
    let no_way = matches!(error, ureq::Error::HostNotFound | ureq::Error::ConnectionFailed);
    if refused || no_way { SendError::NotSent(name(error)) } else { SendError::Unknown(name(error)) }
}

/// What went wrong, without the address: who has it can write into the group.
fn name(error: &ureq::Error) -> String {
    if let ureq::Error::Io(it) = error {
        return it.kind().to_string();
    }
    let late = matches!(error, ureq::Error::Timeout(_));
    if late { "no answer in time".to_owned() } else { "the call failed".to_owned() }
}
