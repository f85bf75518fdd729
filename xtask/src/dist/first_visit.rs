use std::io::{BufRead, BufReader, Write};
use std::process::{ChildStdout, Command, Stdio};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Built;
use super::proxy::Proxy;
use crate::place;
use crate::process::{Guarded, Scratch, chromium};
use crate::server::{Server, Wanted, free_port};
use crate::trouble::{Outcome, Trouble};

/// What a first visit may cost, both ways (budget: shared design, "first visit").
pub const BYTES_MAX: u64 = 700_000;

/// What a first visit costs, until the page would open without a network.
pub struct Visit {
    pub down: u64,
    pub up: u64,
    pub usable_ms: u64,
    pub precached_ms: u64,
    /// What the pieces cost that screens load on demand, both ways: they come when the page is idle.
    pub pieces: u64,
}

impl Visit {
    /// Both ways, without the pieces.
    pub const fn bytes(&self) -> u64 {
        self.down + self.up
    }
}

/// The page would open without a network.
#[derive(Deserialize)]
struct Opened {
    usable_ms: u64,
    precached_ms: u64,
}

/// Every screen would.
#[derive(Deserialize)]
struct Kept {
    #[serde(rename = "kept_ms")]
    _ms: u64,
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
    visit(&origin, &proxy)
}

fn visit(origin: &str, proxy: &Proxy) -> Outcome<Visit> {
    let chromium = chromium().ok_or_else(|| Trouble::new("no Chromium", "run `cargo xtask setup`"))?;
    let mut node = Command::new("node");
    node.arg(place::root().join("tests/harness/first-visit.mjs")).arg(origin).env("CHROMIUM", chromium);
    let node = node.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut node = Guarded(node.map_err(|error| broken(&error.to_string()))?);
    let (Some(mut told), Some(said)) = (node.0.stdin.take(), node.0.stdout.take()) else {
        return Err(broken("node has no pipes"));
    };
    let mut said = BufReader::new(said);
    let Opened { usable_ms, precached_ms } = next(&mut said)?;
    let (up, down) = proxy.bytes();
    writeln!(told, "go on").map_err(|error| broken(&error.to_string()))?;
    let Kept { .. } = next(&mut said)?;
    let (all_up, all_down) = proxy.bytes();
    Ok(Visit { down, up, usable_ms, precached_ms, pieces: all_up + all_down - up - down })
}

/// The next line of the script, which tells its faults on the terminal.
fn next<T: DeserializeOwned>(said: &mut BufReader<ChildStdout>) -> Outcome<T> {
    let mut line = String::new();
    said.read_line(&mut line).map_err(|error| broken(&error.to_string()))?;
    serde_json::from_str(&line).map_err(|error| broken(&format!("the first visit failed: {error}")))
}

fn broken(what: &str) -> Trouble {
    Trouble::new(what, "run tests/harness/first-visit.mjs by hand")
}
