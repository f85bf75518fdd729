//! Every command that a person types. `cargo xtask help` lists them.

mod args;
mod clock;
mod demo;
mod dist;
mod http;
mod place;
mod process;
mod proofs;
mod report;
mod room;
mod run;
mod server;
mod setup;
mod site;
mod socket;
mod storm;
mod story;
mod test;
mod trouble;

use std::process::ExitCode;

use args::Args;
use trouble::{Outcome, Trouble};

/// A command: its name, its arguments, one line about it, and what it does.
struct Entry {
    name: &'static str,
    usage: &'static str,
    about: &'static str,
    run: fn(Args) -> Outcome<ExitCode>,
}

const COMMANDS: &[Entry] = &[
    Entry {
        name: "run",
        usage: run::USAGE,
        about: "build, start the server with a demo, rebuild on save",
        run: run::command,
    },
    Entry {
        name: "setup",
        usage: "",
        about: "get what the others need: wasm target, npm packages, Chromium, a Chinese font, PostgreSQL",
        run: setup::command,
    },
    Entry {
        name: "test",
        usage: test::USAGE,
        about: "every check and every test; --quick: unit and API tests only",
        run: test::command,
    },
    Entry {
        name: "story",
        usage: story::USAGE,
        about: "one browser story, with the server's log when it fails",
        run: story::command,
    },
    Entry {
        name: "dist",
        usage: dist::USAGE,
        about: "one binary with everything inside, and what a first visit costs",
        run: dist::command,
    },
    Entry { name: "verify", usage: proofs::USAGE, about: "one proof (below)", run: proofs::verify },
    Entry { name: "bench", usage: proofs::USAGE, about: "one measurement (below)", run: proofs::bench },
    Entry {
        name: "site",
        usage: "[--release]",
        about: "build the front end alone and print its folder",
        run: site::command,
    },
    Entry { name: "help", usage: "", about: "this list", run: help },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".into());
    let result = COMMANDS
        .iter()
        .find(|entry| entry.name == name)
        .ok_or_else(|| Trouble::new(format!("there is no command `{name}`"), "see `cargo xtask help`"))
        .and_then(|entry| (entry.run)(Args::new(words.collect())));
    result.unwrap_or_else(|trouble| {
        eprintln!("error: {trouble}");
        ExitCode::FAILURE
    })
}

fn help(args: Args) -> Outcome<ExitCode> {
    args.end()?;
    let mut lines: Vec<_> =
        COMMANDS.iter().map(|it| (format!("{} {}", it.name, it.usage), it.about)).collect();
    for (command, table) in [("verify", proofs::VERIFY), ("bench", proofs::BENCH)] {
        lines.extend(table.iter().map(|proof| (format!("{command} {}", proof.name), proof.about)));
    }
    let width = lines.iter().map(|(usage, _)| usage.len()).max().unwrap_or(0);
    for (usage, about) in lines {
        println!("cargo xtask {usage:width$}  {about}");
    }
    Ok(ExitCode::SUCCESS)
}
