//! `verify kills`: the real binary is killed while phones write; what it acknowledged must be there afterwards.

pub mod backups;
mod era;
mod ground;
mod tally;

use crate::args::Args;
use crate::place;
use crate::process::Scratch;
use crate::report::Report;
use crate::server;
use crate::storm::Dice;
use crate::trouble::{Outcome, Trouble};
use era::Storm;
use ground::Sqlite;

/// As many as the proof asks for.
const KILLS: usize = 60;

/// `--n N`: how many kills; `--seed S`: where and when, as far as that can be repeated.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let kills = number(&mut args, "--n")?.unwrap_or(KILLS);
    let seed = number(&mut args, "--seed")?.unwrap_or_else(Dice::seed);
    args.end()?;
    storm(kills, seed)
}

/// A small one for every test run.
pub fn prove_small() -> Outcome<Report> {
    storm(24, Dice::seed())
}

fn storm(kills: usize, seed: u64) -> Outcome<Report> {
    let scratch = Scratch::new("kills-binary")?;
    let binary = scratch.path().join("gongjian");
    place::copy(&server::build()?, &binary)?;
    let mut ground = Sqlite::new()?;
    Storm::new(&mut ground, binary, Dice::new(seed))?.run(kills, seed)
}

pub fn number<T: std::str::FromStr>(args: &mut Args, name: &str) -> Outcome<Option<T>> {
    let Some(text) = args.value(name)? else { return Ok(None) };
    let wrong = |_| Trouble::new(format!("`{text}` is no number"), format!("as {name} 60"));
    text.parse().map(Some).map_err(wrong)
}
