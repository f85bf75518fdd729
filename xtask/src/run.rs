//! `cargo xtask run`: build, start, make the demo, then rebuild what is saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread;
use std::time::{Duration, SystemTime};

use crate::args::Args;
use crate::clock::Stopwatch;
use crate::demo::{self, Demo};
use crate::place;
use crate::process;
use crate::server::{self, Server, Wanted};
use crate::setup;
use crate::site::{self, Kind};
use crate::trouble::{Outcome, Trouble};

pub const USAGE: &str = "[--demo none|small|yunnan] [--seed N] [--release] [--port 8080] [--data DIR]";

const POLL: Duration = Duration::from_millis(500);
/// What the front end is made of, and what the server is made of.
const OF_SITE: &[&str] = &["app/src", "shared/src", "app/web", "style", "app/Cargo.toml", "Cargo.lock"];
const OF_SERVER: &[&str] =
    &["server/src", "server/migrations", "shared/src", "app/src/api.rs", "server/Cargo.toml", "Cargo.lock"];

struct Plan {
    kind: Kind,
    demo: Demo,
    data: PathBuf,
    port: u16,
}

pub fn command(args: Args) -> Outcome<ExitCode> {
    let plan = plan(args)?;
    let watch = Stopwatch::start();
    drop(server::listen(plan.port)?);
    setup::for_builds()?;
    let site = site::build(plan.kind)?;
    let binary = build_server(plan.kind)?;
    let mut server = Some(plan.start(&binary, &site)?);
    if let Some(server) = &server {
        if plan.demo != Demo::None {
            demo::make_once(server, plan.demo, &plan.data)?;
        }
        plan.greet(server, watch);
    }
    let mut seen = (snapshot(OF_SITE), snapshot(OF_SERVER));
    loop {
        thread::sleep(POLL);
        report_end(&mut server);
        let now = (snapshot(OF_SITE), snapshot(OF_SERVER));
        if now.0 != seen.0 {
            tell(site::build(plan.kind).map(|_| ()));
        }
        if now.1 != seen.1 {
            tell(rebuild(&plan, &binary, &site, &mut server));
        }
        seen = now;
    }
}

fn plan(mut args: Args) -> Outcome<Plan> {
    let seed = args.value("--seed")?;
    let demo = Demo::parse(&args.value("--demo")?.unwrap_or_else(|| "small".into()), seed.as_deref())?;
    let port = args.value("--port")?.unwrap_or_else(|| "8080".into());
    let port = port
        .parse()
        .map_err(|_| Trouble::new(format!("`{port}` is no port"), "choose a number from 1 to 65535"))?;
    let data =
        args.value("--data")?.map_or_else(|| place::root().join("data").join(demo.folder()), PathBuf::from);
    let kind = if args.flag("--release") { Kind::Release } else { Kind::Dev };
    args.end()?;
    Ok(Plan { kind, demo, data, port })
}

impl Plan {
    fn start(&self, binary: &Path, site: &Path) -> Outcome<Server> {
        std::fs::create_dir_all(&self.data).map_err(|error| Trouble::file(&self.data, &error))?;
        let hides_code = self.demo != Demo::None && !demo::is_made(&self.data);
        let accounts = demo::accounts(self.demo, &self.data)?;
        let wanted = Wanted::new(binary, &self.data, self.port);
        Server::start(&Wanted { site: Some(site), hides_code, demo: accounts.as_deref(), ..wanted })
    }

    fn greet(&self, server: &Server, watch: Stopwatch) {
        println!("\nready in {}: {}", watch.seconds(), server.base);
        println!("data: {}", self.data.display());
        if self.demo == Demo::Small {
            let people: Vec<_> =
                demo::PEOPLE.iter().map(|it| format!("{} ({})", it.login, it.name)).collect();
            println!("demo accounts: {}; password {}", people.join(", "), demo::PASSWORD);
        }
        if matches!(self.demo, Demo::Yunnan { .. }) {
            println!("the sign-in page lists an account for each role; password {}", demo::PASSWORD);
        }
        println!("saving a file rebuilds; Ctrl-C ends\n");
    }
}

fn build_server(kind: Kind) -> Outcome<PathBuf> {
    let mut cargo = process::cargo();
    cargo.args(["build", "--quiet", "-p", "gongjian-server"]);
    if kind == Kind::Release {
        cargo.arg("--release");
    }
    process::run(&mut cargo, "the server does not compile: mend what the compiler names above")?;
    Ok(server::built(if kind == Kind::Release { "release" } else { "debug" }))
}

/// Builds beside the running server; starts the new one only when there is a new one.
fn rebuild(plan: &Plan, binary: &Path, site: &Path, server: &mut Option<Server>) -> Outcome {
    let before = modified(binary);
    build_server(plan.kind)?;
    if modified(binary) != before || server.is_none() {
        // The old one must let go of the port and the database first.
        drop(server.take());
        *server = Some(plan.start(binary, site)?);
        println!("server: started anew");
    }
    Ok(())
}

fn report_end(server: &mut Option<Server>) {
    if let Some(status) = server.as_mut().and_then(Server::ended) {
        println!("server: ended ({status}); it starts again when a file of it is saved");
        *server = None;
    }
}

/// A mistake in a file is shown, and what ran before goes on.
fn tell(outcome: Outcome) {
    if let Err(trouble) = outcome {
        eprintln!("error: {trouble}");
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|about| about.modified()).ok()
}

fn snapshot(roots: &[&str]) -> BTreeMap<PathBuf, Option<SystemTime>> {
    let all = roots.iter().map(|name| place::root().join(name));
    let files = all.flat_map(|path| if path.is_file() { vec![path] } else { place::files_below(&path) });
    files.map(|path| (path.clone(), modified(&path))).collect()
}
