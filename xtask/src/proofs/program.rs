//! Proofs that are programs of their own, built with optimisation; their last line is the report.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::clock::Stopwatch;
use crate::process::cargo;
use crate::report::Report;
use crate::trouble::{Outcome, Trouble};

/// Builds and runs it; its last line is the report, those before go to the terminal.
pub fn run(package: &str, features: &[&str], words: &[&str]) -> Outcome<Report> {
    let mut program = cargo();
    program.args(["run", "--quiet", "--profile", "sim", "-p", package]);
    program.args(features).arg("--").args(words);
    build(package, features)?;
    let watch = Stopwatch::start();
    let last = last_line(&mut program)?;
    let report = Report::read(&last).ok_or_else(|| {
        Trouble::new(format!("{package} ended with `{last}`"), "what it said before stands above")
    })?;
    Ok(report.with("ms", watch.millis()))
}

fn build(package: &str, features: &[&str]) -> Outcome {
    let mut build = cargo();
    build.args(["build", "--quiet", "--profile", "sim", "-p", package]).args(features);
    crate::process::run(&mut build, "mend what the compiler names above")
}

fn last_line(command: &mut Command) -> Outcome<String> {
    let broken = |error: std::io::Error| Trouble::new(format!("a proof's program: {error}"), "try again");
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
