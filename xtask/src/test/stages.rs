use std::process::Command;

use super::{Ran, run_counted};
use crate::process::{cargo, find, run};
use crate::proofs;
use crate::report::Report;
use crate::setup;
use crate::story;
use crate::trouble::Outcome;

/// How a stage ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    Passed {
        passed: u64,
    },
    /// A check that has no tests of its own.
    Clean,
    Failed {
        passed: u64,
        failed: u64,
    },
    Skipped {
        why: &'static str,
    },
}

pub struct Stage {
    pub name: &'static str,
    /// Part of `--quick`.
    pub quick: bool,
    pub run: fn(&mut Ran) -> Outcome<Verdict>,
}

const fn stage(name: &'static str, run: fn(&mut Ran) -> Outcome<Verdict>) -> Stage {
    Stage { name, quick: false, run }
}

pub const ALL: &[Stage] = &[
    stage("fmt", |_| check(&["fmt", "--all", "--check"], "run `cargo fmt --all`")),
    stage("clippy native", |_| check(CLIPPY_NATIVE, MEND)),
    stage("clippy wasm", |_| check(CLIPPY_WASM, MEND)),
    Stage {
        name: "unit and API",
        quick: true,
        run: |ran| tests(ran, &["--workspace", "--exclude", "gongjian-tests", "--tests", "--no-fail-fast"]),
    },
    // The page and its keeper, natively: what of them is pure.
    stage("app", |ran| {
        tests(ran, &["-p", "gongjian-app", "--lib", "--no-default-features", "--features", "csr"])
    }),
    stage("PostgreSQL", postgres),
    stage("Word files", word_files),
    stage("doc tests", |ran| tests(ran, &["--workspace", "--exclude", "gongjian-tests", "--doc"])),
    stage("tidy", |ran| tests(ran, &["-p", "gongjian-tests"])),
    stage("simulation", |_| proven("sim", proofs::sim::prove_small)),
    stage("planted bugs", |_| proven("sabotage", proofs::sim::sabotage)),
    stage("bombs", |_| proven("bombs", proofs::bombs::prove_small)),
    stage("mutations", |_| proven("mutations", proofs::bombs::fuzz_small)),
    stage("kills", |_| proven("kills", proofs::kills::prove_small)),
    stage("kills, PostgreSQL", kills_on_postgres),
    stage("backup drill", |_| proven("backup", proofs::backup::prove_small)),
    stage("scripts", |ran| run_counted(&mut story::node("web")?, ran)),
    stage("deny", |_| deny()),
    stage("browser stories", |ran| run_counted(&mut story::all()?, ran)),
];

const MEND: &str = "mend what clippy names above";
const CLIPPY_NATIVE: &[&str] = &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
const CLIPPY_WASM: &[&str] = &[
    "clippy",
    "-p",
    "gongjian-app",
    "--lib",
    "--target",
    "wasm32-unknown-unknown",
    "--no-default-features",
    "--features",
    "csr",
    "--",
    "-D",
    "warnings",
];

fn check(args: &[&str], advice: &str) -> Outcome<Verdict> {
    run(cargo().args(args), advice).map(|()| Verdict::Clean)
}

fn tests(ran: &mut Ran, args: &[&str]) -> Outcome<Verdict> {
    run_counted(cargo().arg("test").args(args), ran)
}

/// A proof with small numbers counts as one test.
fn proven(name: &str, prove: fn() -> Outcome<Report>) -> Outcome<Verdict> {
    let report = prove()?;
    report.print(name);
    Ok(if report.ok { Verdict::Passed { passed: 1 } } else { Verdict::Failed { passed: 0, failed: 1 } })
}

fn kills_on_postgres(_: &mut Ran) -> Outcome<Verdict> {
    if setup::has_postgres() {
        proven("kills", proofs::kills::prove_small_on_postgres)
    } else {
        Ok(Verdict::Skipped { why: NO_POSTGRES })
    }
}

const NO_POSTGRES: &str =
    "PostgreSQL is not installed (`cargo xtask setup`, or Debian: apt-get install postgresql)";

/// The API stories on the other database, and several nodes on it. The same packages as above: nothing is built twice.
fn postgres(ran: &mut Ran) -> Outcome<Verdict> {
    if !setup::has_postgres() {
        return Ok(Verdict::Skipped { why: NO_POSTGRES });
    }
    // Each waits for the disk most of its time.
    let threads = ["--", "--test-threads", "6"];
    let these = ["--workspace", "--exclude", "gongjian-tests", "--test", "postgres", "--no-fail-fast"];
    tests(ran, &[these.as_slice(), &threads].concat())
}

/// Word files in another office program.
fn word_files(ran: &mut Ran) -> Outcome<Verdict> {
    if setup::has_office() {
        tests(ran, &["-p", "gongjian-tables", "--features", "libreoffice", "--test", "word_files"])
    } else {
        Ok(Verdict::Skipped {
            why: "LibreOffice or poppler is not installed (`cargo xtask setup`, or Debian: apt-get install libreoffice-writer-nogui poppler-utils)",
        })
    }
}

/// Licences and known faults of the crates. The tool is large to build, so it is not installed on demand.
fn deny() -> Outcome<Verdict> {
    if find(&["cargo-deny"]).is_none() {
        return Ok(Verdict::Skipped {
            why: "cargo-deny is not installed (`cargo install cargo-deny --locked`)",
        });
    }
    let mut deny = Command::new("cargo-deny");
    deny.args(["check", "licenses", "bans", "sources"]).current_dir(crate::place::root());
    run(&mut deny, "see deny.toml: every exception there carries its reason").map(|()| Verdict::Clean)
}
