//! What pairing costs (S1-05, S4-18): the same code natively and in Chromium, built as it is released.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Map, Value};
use wasm_bindgen_cli_support::Bindgen;

use crate::place;
use crate::process::{cargo, chromium, run};
use crate::report::Report;
use crate::setup;
use crate::trouble::{Outcome, Trouble};

const PACKAGE: &str = "gongjian-solver-bench";
const FIGURES: [&str; 4] = ["native_45x18_ms", "native_1234x97_ms", "wasm_45x18_ms", "wasm_1234x97_ms"];

pub fn measure() -> Outcome<Report> {
    setup::for_tests()?;
    let mut found = native()?;
    found.extend(browser()?);
    let figure = |name| found.get(name).cloned().unwrap_or_default();
    Ok(FIGURES.into_iter().fold(Report::new(true), |report, name| report.with(name, figure(name))))
}

fn native() -> Outcome<Map<String, Value>> {
    let advice = "the measure does not compile: mend what the compiler names above";
    run(cargo().args(["build", "--quiet", "--release", "-p", PACKAGE]), advice)?;
    figures(&mut Command::new(place::target().join("release").join(PACKAGE)))
}

fn browser() -> Outcome<Map<String, Value>> {
    let folder = bind()?;
    let chromium = chromium().ok_or_else(|| Trouble::new("no Chromium", "run `cargo xtask setup`"))?;
    let mut node = Command::new("node");
    node.arg(place::root().join("tests/harness/pairing-budgets.mjs")).arg(folder).env("CHROMIUM", chromium);
    figures(&mut node)
}

/// Compiles for phones, and gives the folder with what a page loads.
fn bind() -> Outcome<PathBuf> {
    let target = "wasm32-unknown-unknown";
    let mut build = cargo();
    build.args(["build", "--quiet", "--profile", "phone", "--lib", "-p", PACKAGE, "--target", target]);
    run(&mut build, "the measure does not compile for the browser: mend what the compiler names above")?;
    let wasm = place::target().join(target).join("phone").join("gongjian_solver_bench.wasm");
    let folder = place::target().join("solver-bench");
    bindgen(&wasm, &folder)?;
    Ok(folder)
}

fn bindgen(wasm: &Path, folder: &Path) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(wasm).out_name("solver").typescript(false);
    bindgen.web(true).and_then(|bindgen| bindgen.generate(folder)).map_err(|error| {
        Trouble::new(
            format!("wasm-bindgen: {error:#}"),
            "do Cargo.toml and xtask/Cargo.toml name one version of it?",
        )
    })
}

fn figures(command: &mut Command) -> Outcome<Map<String, Value>> {
    let broken =
        |what: String| Trouble::new(what, "look at tests/solver and tests/harness/pairing-budgets.mjs");
    let output = command.output().map_err(|error| broken(error.to_string()))?;
    if !output.status.success() {
        return Err(broken(String::from_utf8_lossy(&output.stderr).trim().to_owned()));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| broken(error.to_string()))
}
