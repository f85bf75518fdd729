//! Which requirement is covered by which test, and whether that test ran. The convention stands in docs/ARCHITECTURE.md.

mod cover;
mod scan;
mod tags;

use std::path::Path;
use std::process::Command;

use cover::Cover;
use scan::Found;

use crate::args::Args;
use crate::place;
use crate::process::cargo;
use crate::report::Report;
use crate::story;
use crate::test::{Ran, run_counted};
use crate::trouble::{Outcome, Trouble};

/// Where tests are looked for.
const CRATES: [&str; 5] = ["app", "server", "shared", "tests", "xtask"];
const NOT_OURS: [&str; 3] = ["/node_modules/", "/target/", "/data/"];

/// `--run`: runs the covering tests first. `--report`: what is not covered is told, and is no failure.
pub fn prove(mut args: Args) -> Outcome<Report> {
    let (runs, reports) = (args.flag("--run"), args.flag("--report"));
    args.end()?;
    let required = cover::read(&place::read_text(&place::root().join("tests/requirements.csv"))?)?;
    let found = found()?;
    let record = if runs { Some(run(&found)?) } else { Ran::read_all()? };
    if record.is_none() {
        println!("no test has left a record here: run `cargo xtask test` first, or add --run\n");
    }
    let covers = cover::all(&required, &found, record.as_ref());
    covers.iter().for_each(|it| print!("{it}"));
    let strangers = cover::strangers(&required, &found);
    strangers.iter().for_each(|it| println!("{it}"));
    let report = summed(&covers, &strangers).with("recorded", record.is_some());
    Ok(if reports { report.excused() } else { report })
}

fn summed(covers: &[Cover], strangers: &[String]) -> Report {
    let missing: Vec<String> = covers.iter().filter(|it| !it.is_covered()).map(|it| it.id.clone()).collect();
    let count = |what: fn(&Cover) -> bool| covers.iter().filter(|it| what(it)).count();
    let ok = !covers.is_empty() && missing.is_empty() && strangers.is_empty();
    Report::new(ok)
        .with("total", covers.len())
        .with("covered", covers.len() - missing.len())
        .with("named", count(Cover::is_named))
        .with("planted", count(|it| it.planted > 0))
        .with("missing", missing)
        .with("unknown", strangers.to_vec())
}

/// Every test of the checkout.
fn found() -> Outcome<Vec<Found>> {
    let mut found = Vec::new();
    for folder in CRATES {
        for path in place::files_below(&place::root().join(folder)) {
            let name = path.strip_prefix(place::root()).unwrap_or(&path).to_string_lossy().into_owned();
            let ours = !NOT_OURS.iter().any(|it| name.contains(it));
            if ours && (name.ends_with(".rs") || name.ends_with(".mjs")) {
                found.extend(scan::tests(&name, &place::read_text(&path)?));
            }
        }
    }
    Ok(found)
}

/// Runs the test targets that hold a covering test, and nothing else.
fn run(found: &[Found]) -> Outcome<Ran> {
    let mut targets: Vec<Vec<String>> = Vec::new();
    let mut told = Ran::default();
    for it in found.iter().filter(|it| !it.tags.tags.is_empty()) {
        let target = target(&it.file);
        if !targets.contains(&target) {
            targets.push(target);
        }
    }
    for target in targets {
        let mut ran = Ran::default();
        let mut command = command(&target)?;
        run_counted(&mut command, &mut ran)?;
        ran.keep(&target.join(" "))?;
        told.add(&target.join(" "), ran);
    }
    Ok(told)
}

/// What runs the file: a script, or a package with one of its targets.
fn target(file: &str) -> Vec<String> {
    let parts: Vec<&str> = file.split('/').collect();
    let words: &[&str] = match parts.as_slice() {
        ["tests", "stories" | "web", ..] => &[file],
        ["tests", krate @ ("sim" | "load"), ..] => &["-p", &format!("gongjian-{krate}")],
        [krate, "tests", file, ..] => &["-p", package(krate), "--test", stem(file)],
        ["xtask", ..] => &["-p", "xtask"],
        [krate, ..] => &["-p", package(krate), "--lib"],
        [] => &[],
    };
    words.iter().map(|it| (*it).to_owned()).collect()
}

fn package(krate: &str) -> &'static str {
    match krate {
        "app" => "gongjian-app",
        "server" => "gongjian-server",
        "shared" => "gongjian-shared",
        _ => "gongjian-tests",
    }
}

fn stem(file: &str) -> &str {
    file.trim_end_matches(".rs")
}

fn command(target: &[String]) -> Outcome<Command> {
    match target {
        [file] => {
            let name = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
            if file.starts_with("tests/stories/") { story::one(&name) } else { story::node("web") }
        }
        [] => Err(Trouble::new("a test in no folder", "look at xtask/src/proofs/requirements")),
        words => {
            let mut test = cargo();
            test.arg("test").args(words).arg("--no-fail-fast");
            Ok(test)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_is_run_by_its_own_target() {
        for (file, words) in [
            ("shared/src/calendar/span.rs", "-p gongjian-shared --lib"),
            ("shared/tests/calendar.rs", "-p gongjian-shared --test calendar"),
            ("shared/tests/programmes/rules.rs", "-p gongjian-shared --test programmes"),
            ("server/tests/api/party.rs", "-p gongjian-server --test api"),
            ("tests/sim/src/run.rs", "-p gongjian-sim"),
            ("tests/stories/tunnel.mjs", "tests/stories/tunnel.mjs"),
        ] {
            assert_eq!(target(file).join(" "), words);
        }
    }

    #[test]
    fn the_checkout_has_its_184_requirements_and_tests_that_name_some() {
        let text = place::read_text(&place::root().join("tests/requirements.csv")).unwrap();
        let required = cover::read(&text).unwrap();
        assert_eq!(required.len(), 184);
        let found = found().unwrap();
        assert!(found.len() > 200, "only {} tests were found: is the walk broken?", found.len());
        assert_eq!(cover::strangers(&required, &found), Vec::<String>::new());
        let covers = cover::all(&required, &found, None);
        assert!(covers.iter().any(Cover::is_named) && !covers.iter().any(Cover::is_covered));
    }
}
