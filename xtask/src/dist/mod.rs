//! `cargo xtask dist`: one binary with everything inside, and what it costs to load.

mod first_visit;
mod pack;
mod proxy;

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::{Value, json};

use crate::args::Args;
use crate::place;
use crate::process::{cargo, run};
use crate::proofs;
use crate::report::Report;
use crate::server;
use crate::setup;
use crate::site::{self, Kind};
use crate::trouble::Outcome;

pub use first_visit::BYTES_MAX;
use pack::Packed;
pub use pack::ending;

pub const USAGE: &str = "[--json]";

/// The finished binary, and the folder that is inside it.
pub struct Built {
    pub binary: PathBuf,
    pub site: PathBuf,
}

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let json = args.flag("--json");
    args.end()?;
    setup::for_tests()?;
    proofs::show("dist", &measured(), json)
}

/// Builds what changed.
pub fn build() -> Outcome<Built> {
    setup::for_builds()?;
    let site = place::target().join("dist").join("site");
    pack::pack(&site::build(Kind::Release)?, &site)?;
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "-p", "gongjian-server", "--features", "embed"]);
    run(
        build.env("GONGJIAN_SITE", &site),
        "the server does not compile: mend what the compiler names above",
    )?;
    let binary = place::target().join("dist").join("gongjian");
    place::copy(&server::built("release"), &binary)?;
    Ok(Built { binary, site })
}

fn measured() -> Outcome<Report> {
    let built = build()?;
    let binary = place::read(&built.binary)?.len();
    let (_, report) = weighed(&built)?;
    println!("{}", built.binary.display());
    Ok(report.with("binary_bytes", binary))
}

fn as_json(it: &Packed) -> Value {
    json!({ "path": it.path, "raw": it.raw, "brotli": it.brotli, "gzip": it.gzip, "on_demand": it.on_demand })
}

/// Prints what each file weighs and reports what a first visit costs; gives the visit's bytes, both ways.
pub fn weighed(built: &Built) -> Outcome<(u64, Report)> {
    let assets = pack::sizes(&built.site)?;
    print(&assets);
    let visit = first_visit::measure(built)?;
    let report = Report::new(true)
        .with("assets", assets.iter().map(as_json).collect::<Vec<_>>())
        .with("first_visit_brotli_bytes", visit.bytes())
        .with("first_visit_down_bytes", visit.down)
        .with("first_visit_up_bytes", visit.up)
        .with("first_visit_usable_ms", visit.usable_ms)
        .with("first_visit_precached_ms", visit.precached_ms)
        .with("on_demand_brotli_bytes", visit.pieces);
    Ok((visit.bytes(), report))
}

fn print(assets: &[Packed]) {
    println!("{:44} {:>10} {:>10} {:>10}", "file", "raw", "gzip", "brotli");
    for it in assets {
        let when = if it.on_demand { "  on demand" } else { "" };
        println!("{:44} {:>10} {:>10} {:>10}{when}", it.path, it.raw, it.gzip, it.brotli);
    }
    let sum = |of: fn(&Packed) -> usize| assets.iter().map(of).sum::<usize>();
    println!("{:44} {:>10} {:>10} {:>10}", "all", sum(|it| it.raw), sum(|it| it.gzip), sum(|it| it.brotli));
}
