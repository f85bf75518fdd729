//! `verify NAME` and `bench NAME`: proofs and figures. To add one, write it and add a line to its table.

mod app;
mod authz;
pub mod backup;
pub mod bombs;
mod dist;
mod editor;
mod images;
pub mod kills;
mod pairing;
mod party;
mod program;
mod requirements;
pub mod sim;
mod start;
mod sync;

use std::process::ExitCode;

use crate::args::Args;
use crate::report::Report;
use crate::trouble::{Outcome, Trouble};

pub const USAGE: &str = "NAME [--json]";

/// Takes its own words out of the arguments and refuses what is left.
type Run = fn(Args) -> Outcome<Report>;

/// One proof or measurement.
pub struct Proof {
    pub name: &'static str,
    pub about: &'static str,
    run: Run,
}

pub const VERIFY: &[Proof] = &[
    Proof {
        name: "authz",
        about: "every cell of the rights that can be asked answers as the requirements want, allowed and refused",
        run: |args| args.end().and_then(|()| authz::prove()),
    },
    Proof {
        name: "requirements",
        about: "which requirement is covered by tests that ran [--run] [--report: told, no failure]",
        run: requirements::prove,
    },
    Proof {
        name: "dist",
        about: "the one binary serves every file with the right headers, and a first visit costs 700,000 bytes at most",
        run: |args| args.end().and_then(|()| dist::prove()),
    },
    Proof {
        name: "backup",
        about: "a backup under load comes back elsewhere, and phones bring what it lacked [--edits N]",
        run: backup::prove,
    },
    Proof {
        name: "bombs",
        about: "what breaks the library is refused within 100 ms and 64 MiB; each part of the guard is needed [--inputs N] [--seed S]",
        run: bombs::prove,
    },
    Proof {
        name: "editor",
        about: "three people write at random in real browsers and end alike; words are composed while others write [--steps N] [--seed S]",
        run: editor::prove,
    },
    Proof {
        name: "images",
        about: "what was promised is there after a power cut at any moment, and on a failing disk [--images N]",
        run: images::prove,
    },
    Proof {
        name: "kills",
        about: "what was acknowledged is there after the server was killed [--n KILLS] [--seed SEED] [--database postgres]",
        run: kills::prove,
    },
    Proof {
        name: "sim",
        about: "phones and server under simulated faults end alike, nothing lost [--seeds N] [--large N] [--seed S]",
        run: sim::prove,
    },
    Proof {
        name: "sabotage",
        about: "every bug that is planted in the simulation is caught",
        run: |args| args.end().and_then(|()| sim::sabotage()),
    },
];

pub const BENCH: &[Proof] = &[
    Proof {
        name: "app",
        about: "what a phone feels: cached start offline, key to paint, edit to safe, on a slowed CPU",
        run: |args| args.end().and_then(|()| app::measure()),
    },
    Proof {
        name: "pairing",
        about: "45 counselors with 18 leaders, 1,234 organisations with 97 universities: natively and in Chromium",
        run: |args| args.end().and_then(|()| pairing::measure()),
    },
    Proof {
        name: "party",
        about: "tree, search, lists and pages with 25,000 people, as seen by two [--dev] [--server FILE] [--data DIR]",
        run: party::measure,
    },
    Proof {
        name: "start",
        about: "from the start of the server to its first answer, empty and again",
        run: |args| args.end().and_then(|()| start::measure()),
    },
    Proof {
        name: "sync",
        about: "fan-out, acks, reconnect, cold join, merge, memory, lost after kill [--scene NAME]",
        run: sync::measure,
    },
];

pub fn verify(args: Args) -> Outcome<ExitCode> {
    command(VERIFY, args)
}

pub fn bench(args: Args) -> Outcome<ExitCode> {
    command(BENCH, args)
}

fn command(table: &[Proof], mut args: Args) -> Outcome<ExitCode> {
    let json = args.flag("--json");
    let names: Vec<_> = table.iter().map(|proof| proof.name).collect();
    let advice = format!("choose one of: {}", names.join(", "));
    let name = args.word().ok_or_else(|| Trouble::new("which one?", advice.clone()))?;
    let known = table.iter().find(|proof| proof.name == name);
    let proof = known.ok_or_else(|| Trouble::new(format!("there is no `{name}`"), advice))?;
    show(proof.name, &(proof.run)(args), json)
}

/// Prints a result; with `--json` its last line is one object, also when something broke.
pub fn show(name: &str, result: &Outcome<Report>, json: bool) -> Outcome<ExitCode> {
    let broken = |trouble: &Trouble| {
        eprintln!("error: {trouble}");
        Report::new(false).with("error", trouble.to_string())
    };
    let report = match result {
        Ok(report) => report,
        Err(trouble) => &broken(trouble),
    };
    report.print(name);
    if json {
        println!("{}", report.line(name));
    }
    Ok(if report.ok || report.excused { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
