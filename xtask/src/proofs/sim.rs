//! The simulation (`tests/sim`): a program of its own, built with optimisation.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::args::Args;
use crate::clock::Stopwatch;
use crate::process::cargo;
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

/// Builds and runs it; its last line is the report, those before go to the terminal.
fn simulate(features: &[&str], words: &[&str]) -> Outcome<Report> {
    let mut sim = cargo();
    sim.args(["run", "--quiet", "--profile", "sim", "-p", "gongjian-sim"]);
    sim.args(features).arg("--").args(words);
    build(features)?;
    let watch = Stopwatch::start();
    let last = last_line(&mut sim)?;
    let report = Report::read(&last).ok_or_else(|| {
        Trouble::new(format!("the simulation ended with `{last}`"), "what it said before stands above")
    })?;
    Ok(report.with("ms", watch.millis()))
}

fn build(features: &[&str]) -> Outcome {
    let mut build = cargo();
    build.args(["build", "--quiet", "--profile", "sim", "-p", "gongjian-sim"]).args(features);
    crate::process::run(&mut build, "mend what the compiler names above")
}

fn last_line(command: &mut Command) -> Outcome<String> {
    let broken = |error: std::io::Error| Trouble::new(format!("the simulation: {error}"), "try again");
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(broken)?;
    let mut last: Option<String> = None;
    for line in child.stdout.take().into_iter().flat_map(|it| BufReader::new(it).lines()) {
        if let Some(before) = last.replace(line.map_err(broken)?) {
            println!("{before}");
        }
    }
    child.wait().map_err(broken)?;
    Ok(last.unwrap_or_default())
}
