//! What a phone feels (design.md §10), in Chromium with a slowed CPU, on the released app.

use std::process::Command;

use serde_json::{Map, Value};

use crate::dist::{self, Built};
use crate::place;
use crate::process::chromium;
use crate::report::Report;
use crate::setup;
use crate::trouble::{Outcome, Trouble};

/// The figures that are reported.
const FIGURES: [&str; 8] = [
    "characters",
    "slower",
    "offline_start_p50_ms",
    "offline_start_p95_ms",
    "key_to_paint_p50_ms",
    "key_to_paint_p95_ms",
    "edit_to_safe_p50_ms",
    "edit_to_safe_p95_ms",
];

pub fn measure() -> Outcome<Report> {
    setup::for_tests()?;
    let Built { binary, site } = dist::build()?;
    let chromium = chromium().ok_or_else(|| Trouble::new("no Chromium", "run `cargo xtask setup`"))?;
    let broken = |what: String| Trouble::new(what, "look at tests/harness/app-budgets.mjs");
    let mut node = Command::new("node");
    node.arg(place::root().join("tests/harness/app-budgets.mjs"));
    node.env("CHROMIUM", chromium).env("GONGJIAN_SERVER", binary).env("GONGJIAN_SITE", site);
    let output = node.output().map_err(|error| broken(error.to_string()))?;
    if !output.status.success() {
        return Err(broken(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    let found: Map<String, Value> =
        serde_json::from_slice(&output.stdout).map_err(|error| broken(error.to_string()))?;
    let figure = |name| found.get(name).cloned().unwrap_or_default();
    Ok(FIGURES.into_iter().fold(Report::new(true), |report, name| report.with(name, figure(name))))
}
