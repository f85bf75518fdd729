//! One file for each scene: what is played, and the figures it gives.

mod backlog;
mod crowd;
mod idle;
mod join;
mod promise;
mod storm;

use serde_json::Value;

use crate::Outcome;
use crate::seats::Seats;

pub const NAMES: [&str; 7] = ["crowd", "storm", "backlog", "join", "idle", "promise", "kept"];

pub async fn play(name: &str, seats: &Seats) -> Outcome<Value> {
    match name {
        "crowd" => crowd::play(seats).await,
        "storm" => storm::play(seats).await,
        "backlog" => backlog::play(seats).await,
        "join" => join::play(seats).await,
        "idle" => idle::play(seats).await,
        "promise" => promise::make(seats).await,
        "kept" => promise::kept(seats).await,
        _ => Err(format!("no such scene; there are {}", NAMES.join(", "))),
    }
}
