//! Hostile input (`tests/bombs`): a program of its own, built with optimisation.

use super::kills::number;
use super::program;
use crate::args::Args;
use crate::report::Report;
use crate::trouble::Outcome;

/// Mutations for each target when nobody says how many.
const INPUTS: u64 = 400_000;
/// The same in `cargo xtask test`.
const INPUTS_SMALL: u64 = 200_000;
const SEED: u64 = 1;
const SABOTAGE: &[&str] = &["--features", "sabotage"];

/// Every specimen breaks the library and is refused by us; each part of the guard, taken out, is missed; and no
/// mutation of honest input comes through that breaks anything.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let inputs = number(&mut args, "--inputs")?.unwrap_or(INPUTS);
    let seed = number(&mut args, "--seed")?.unwrap_or(SEED);
    args.end()?;
    let specimens = run(&["planted"])?;
    let mutations = run(&["fuzz", &inputs.to_string(), &seed.to_string()])?;
    Ok(specimens.and(mutations))
}

/// What `cargo xtask test` asks for: the specimens, with the guard whole.
pub fn prove_small() -> Outcome<Report> {
    run(&["prove"])
}

/// And the mutations.
pub fn fuzz_small() -> Outcome<Report> {
    run(&["fuzz", &INPUTS_SMALL.to_string(), &SEED.to_string()])
}

fn run(words: &[&str]) -> Outcome<Report> {
    program::run("gongjian-bombs", SABOTAGE, words)
}
