//! The simulation (`tests/sim`): a program of its own, built with optimisation.

use super::program;
use crate::args::Args;
use crate::report::Report;
use crate::trouble::{Outcome, Trouble};

/// Small runs when nobody says how many.
const SMALL: u64 = 500;
/// Small runs for each large one.
const SMALL_PER_LARGE: u64 = 25;

/// Many seeds, or with `--seed` one: a small run, or with `--large 1` a large one.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let small = number(&mut args, "--seeds")?;
    let large = number(&mut args, "--large")?;
    let seed = number(&mut args, "--seed")?;
    args.end()?;
    if let Some(seed) = seed {
        let size = if large.is_some_and(|it| it > 0) { "large" } else { "small" };
        return simulate(&[], &["seed", &seed.to_string(), size]);
    }
    let small = small.unwrap_or(SMALL);
    many(small, large.unwrap_or(small / SMALL_PER_LARGE))
}

/// What `cargo xtask test` asks for.
pub fn prove_small() -> Outcome<Report> {
    many(SMALL, SMALL / SMALL_PER_LARGE)
}

fn number(args: &mut Args, name: &str) -> Outcome<Option<u64>> {
    let Some(value) = args.value(name)? else { return Ok(None) };
    let parsed = value.parse();
    parsed.map(Some).map_err(|_| Trouble::new(format!("{name}: `{value}` is no number"), "write digits"))
}

fn many(small: u64, large: u64) -> Outcome<Report> {
    simulate(&[], &["seeds", &small.to_string(), &large.to_string()])
}

/// Every planted bug.
pub fn sabotage() -> Outcome<Report> {
    simulate(&["--features", "sabotage"], &["sabotage"])
}

fn simulate(features: &[&str], words: &[&str]) -> Outcome<Report> {
    program::run("gongjian-sim", features, words)
}
