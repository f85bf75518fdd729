//! The desk (`app/editor`, docs/decisions/0013-editor.md) in Chromium: three people at random, and compositions while another writes.

use std::process::{Command, Stdio};

use crate::args::Args;
use crate::place;
use crate::report::Report;
use crate::setup;
use crate::story;
use crate::trouble::{Outcome, Trouble};

/// Random acts when nobody says how many.
const STEPS: &str = "600";
const SEED: &str = "1";

pub fn prove(mut args: Args) -> Outcome<Report> {
    let steps = args.value("--steps")?.unwrap_or_else(|| STEPS.to_owned());
    let seed = args.value("--seed")?.unwrap_or_else(|| SEED.to_owned());
    args.end()?;
    setup::for_tests()?;
    let broken = |what: String| Trouble::new(what, "look at tests/harness/editor-steps.mjs");
    let mut node = Command::new("node");
    node.arg(place::root().join("tests/harness/editor-steps.mjs")).args([steps, seed]);
    story::with_server(&mut node)?;
    let output = node.stderr(Stdio::inherit()).output().map_err(|error| broken(error.to_string()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    said.lines().last().and_then(Report::read).ok_or_else(|| broken("the editor told nothing".to_owned()))
}
