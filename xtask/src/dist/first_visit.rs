use std::process::Command;

use serde::Deserialize;

use super::Built;
use super::proxy::Proxy;
use crate::place;
use crate::process::{Scratch, chromium};
use crate::server::{Server, Wanted, free_port};
use crate::trouble::{Outcome, Trouble};

/// What a first visit costs, until the page would open without a network.
pub struct Visit {
    pub down: u64,
    pub up: u64,
    pub usable_ms: u64,
    pub precached_ms: u64,
}

/// What the script in the browser saw.
#[derive(Deserialize)]
struct Seen {
    usable_ms: u64,
    precached_ms: u64,
}

/// Opens the page of the finished binary in a fresh Chromium, through a proxy that counts.
pub fn measure(built: &Built) -> Outcome<Visit> {
    let scratch = Scratch::new("first-visit")?;
    let (proxy, listener) = Proxy::reserve()?;
    let origin = format!("http://127.0.0.1:{}", proxy.port);
    let port = free_port()?;
    let wanted = Wanted { origin: Some(&origin), ..Wanted::new(&built.binary, scratch.path(), port) };
    let _server = Server::start(&wanted)?;
    proxy.open(listener, port);
    let seen = visit(&origin)?;
    let (up, down) = proxy.bytes();
    Ok(Visit { down, up, usable_ms: seen.usable_ms, precached_ms: seen.precached_ms })
}

fn visit(origin: &str) -> Outcome<Seen> {
    let broken = |what: String| Trouble::new(what, "run tests/harness/first-visit.mjs by hand");
    let chromium = chromium().ok_or_else(|| Trouble::new("no Chromium", "run `cargo xtask setup`"))?;
    let script = place::root().join("tests/harness/first-visit.mjs");
    let mut node = Command::new("node");
    let output = node
        .arg(script)
        .arg(origin)
        .env("CHROMIUM", chromium)
        .output()
        .map_err(|error| broken(error.to_string()))?;
    if !output.status.success() {
        return Err(broken(format!(
            "the first visit failed: {}",
            String::from_utf8_lossy(&output.stderr).trim()
        )));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| broken(error.to_string()))
}
