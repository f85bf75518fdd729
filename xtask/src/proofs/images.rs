use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::kills::number;
use crate::args::Args;
use crate::process::cargo;
use crate::report::Report;
use crate::trouble::{Outcome, Trouble};

const IMAGES: usize = 10_000;
/// Nothing there outlives the power; what is proven is what was synced, not where.
const MEMORY: &str = "/dev/shm";

/// `--images N`: power cuts at every step of a recorded run, and every call of a disk failing once and for good.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let images: usize = number(&mut args, "--images")?.unwrap_or(IMAGES);
    args.end()?;
    let broken = |error: std::io::Error| Trouble::new(format!("cargo: {error}"), "is it installed?");
    let mut command = cargo();
    command.args(["test", "--quiet", "-p", "gongjian-server", "--test", "images", "--", "--nocapture"]);
    command.env("GONGJIAN_IMAGES", images.to_string()).stdout(Stdio::piped());
    if Path::new(MEMORY).is_dir() {
        command.env("TMPDIR", MEMORY);
    }
    let mut child = command.spawn().map_err(broken)?;
    let mut figures = BTreeMap::new();
    for line in
        child.stdout.take().into_iter().flat_map(|out| BufReader::new(out).lines().map_while(Result::ok))
    {
        match line.split_once("figures ").and_then(|(_, json)| serde_json::from_str(json).ok()) {
            Some(found) => figures.extend::<BTreeMap<String, u64>>(found),
            None => println!("{line}"),
        }
    }
    let passed = child.wait().map_err(broken)?.success();
    let figure = |name: &str| figures.get(name).copied();
    let injected: u64 =
        figures.iter().filter(|(name, _)| name.starts_with("errors_in_")).map(|it| it.1).sum();
    // A test that did not run, or that looked at too little, proves nothing.
    let whole = figure("images").is_some_and(|it| it >= images as u64) && injected > 0;
    let tells = figure("lost_with_normal").is_some_and(|it| it > 0);
    let value = |name: &str| figure(name).map_or(Value::Null, Value::from);
    Ok(Report::new(passed && whole && tells)
        .with("images", value("images"))
        .with("lost", value("lost"))
        .with("corrupt", value("corrupt"))
        .with("errors_injected", injected)
        .with("steps", value("steps"))
        .with("promises", value("promises"))
        .with("lost_with_normal", value("lost_with_normal")))
}
