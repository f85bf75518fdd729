//! A small client for our own server on this machine.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;

use crate::trouble::{Outcome, Trouble};

/// Talks to one server as one browser would: same origin, and the cookie of the sign-in.
pub struct Client {
    agent: Agent,
    base: String,
    cookie: Option<String>,
}

impl Client {
    /// `base` is the origin, without a slash at its end.
    pub fn new(base: &str) -> Self {
        let config =
            Agent::config_builder().http_status_as_error(false).timeout_global(Some(Duration::from_secs(20)));
        Self { agent: config.build().into(), base: base.to_owned(), cookie: None }
    }

    /// The cookie of the sign-in, for the socket.
    pub fn cookie(&self) -> Option<&str> {
        self.cookie.as_deref()
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    /// Posts JSON and reads JSON; any status but 2xx is the error, with what the server said.
    pub fn post<T: DeserializeOwned>(&mut self, path: &str, body: &impl Serialize) -> Outcome<T> {
        let mut request = self.agent.post(format!("{}{path}", self.base)).header("origin", &self.base);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let mut answer = request.send_json(body).map_err(|error| failed(path, &error.to_string()))?;
        if let Some(cookie) = answer.headers().get("set-cookie").and_then(|it| it.to_str().ok()) {
            self.cookie = cookie.split(';').next().map(str::to_owned);
        }
        let text = answer.body_mut().read_to_string().map_err(|error| failed(path, &error.to_string()))?;
        if !answer.status().is_success() {
            return Err(failed(path, &format!("{} {text}", answer.status())));
        }
        serde_json::from_str(&text).map_err(|error| failed(path, &format!("{error} in {text}")))
    }

    /// Gets a path with these headers: status, headers and body as they came.
    pub fn get(&self, path: &str, headers: &[(&str, &str)]) -> Outcome<Answer> {
        let mut request = self.agent.get(format!("{}{path}", self.base));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = request.call().map_err(|error| failed(path, &error.to_string()))?;
        let headers = answer.headers().iter();
        let headers =
            headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap_or_default().to_owned()));
        let (status, headers) = (answer.status().as_u16(), headers.collect());
        let body = answer.body_mut().read_to_vec().map_err(|error| failed(path, &error.to_string()))?;
        Ok(Answer { status, headers, body })
    }
}

pub struct Answer {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(held, _)| held == name).map_or("", |(_, value)| value)
    }
}

fn failed(path: &str, why: &str) -> Trouble {
    Trouble::new(format!("{path}: {why}"), "look at what the server printed")
}
