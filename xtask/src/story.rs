//! The browser stories: node's test runner with our server, our site and a Chromium.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::args::Args;
use crate::place;
use crate::process::{cargo, chromium, run};
use crate::room;
use crate::server;
use crate::setup;
use crate::site::{self, Kind};
use crate::trouble::{Outcome, Trouble};

pub const USAGE: &str = "NAME";

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let name = args.word().ok_or_else(|| Trouble::new("which story?", known()))?;
    args.end()?;
    setup::for_tests()?;
    let mut node = one(&name)?;
    // The harness prints the server's log when a story fails.
    run(&mut node, "the story and the server's log are above")?;
    Ok(ExitCode::SUCCESS)
}

/// The stories of one name.
pub fn one(name: &str) -> Outcome<Command> {
    let mut node = node_with(&matching(name)?)?;
    with_server(&mut node)?;
    Ok(node)
}

/// All stories, one after the other: each starts a server and several browsers, and there are two cores.
pub fn all() -> Outcome<Command> {
    let mut node = node("stories")?;
    with_server(&mut node)?;
    Ok(node)
}

/// Node's runner over `tests/<folder>/*.mjs`.
pub fn node(folder: &str) -> Outcome<Command> {
    node_with(&scripts(folder))
}

fn node_with(files: &[PathBuf]) -> Outcome<Command> {
    if files.is_empty() {
        return Err(Trouble::new("there is no such script", "look into tests/"));
    }
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "--test-concurrency=1"])
        .args(files)
        .current_dir(place::root());
    Ok(node)
}

/// Builds site and server, and tells the scripts where they are.
pub fn with_server(node: &mut Command) -> Outcome<&mut Command> {
    room::for_browsers()?;
    let site = site::build(Kind::Dev)?;
    let server = build_server()?;
    let chromium = chromium().ok_or_else(|| Trouble::new("no Chromium", "run `cargo xtask setup`"))?;
    Ok(node.env("GONGJIAN_SERVER", server).env("GONGJIAN_SITE", site).env("CHROMIUM", chromium))
}

/// The server with the clock of the tests, under a name of its own: `run` keeps the other.
fn build_server() -> Outcome<PathBuf> {
    let mut build = cargo();
    build.args(["build", "--quiet", "-p", "gongjian-server", "--features", "test-clock"]);
    run(&mut build, "the server does not compile: mend what the compiler names above")?;
    let own = place::target().join("stories").join("gongjian");
    place::copy(&server::built("debug"), &own)?;
    Ok(own)
}

fn scripts(folder: &str) -> Vec<PathBuf> {
    let mut found = place::files_below(&place::root().join("tests").join(folder));
    found.retain(|path| path.extension().is_some_and(|it| it == "mjs"));
    found
}

fn matching(name: &str) -> Outcome<Vec<PathBuf>> {
    let mut found = scripts("stories");
    found.retain(|path| stem(path).contains(name));
    if found.is_empty() {
        Err(Trouble::new(format!("no story is called `{name}`"), known()))
    } else {
        Ok(found)
    }
}

fn known() -> String {
    let names: Vec<_> = scripts("stories").iter().map(|path| stem(path)).collect();
    format!("choose one of: {}", names.join(", "))
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
