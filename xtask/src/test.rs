//! `cargo xtask test`: every stage, its time, and one line of figures at the end.

mod count;
mod record;
mod stages;

use std::process::ExitCode;

use crate::args::Args;
use crate::clock::Stopwatch;
use crate::room;
use crate::setup;
use crate::trouble::Outcome;

pub use count::run_counted;
pub use record::Ran;
use stages::{Stage, Verdict};

pub const USAGE: &str = "[--quick]";

/// What all stages came to.
#[derive(Default)]
struct Sum {
    passed: u64,
    failed: u64,
    lines: Vec<String>,
}

pub fn command(mut args: Args) -> Outcome<ExitCode> {
    let quick = args.flag("--quick");
    args.end()?;
    if quick {
        setup::for_builds()?;
    } else {
        setup::for_tests()?;
        room::for_tests()?;
    }
    let mut sum = Sum::default();
    for stage in stages::ALL.iter().filter(|stage| stage.quick || !quick) {
        sum.take(stage);
    }
    Ok(sum.close())
}

impl Sum {
    fn take(&mut self, stage: &Stage) {
        println!("\n── {} ──", stage.name);
        let watch = Stopwatch::start();
        let mut ran = Ran::default();
        let verdict = (stage.run)(&mut ran).and_then(|it| ran.keep(stage.name).map(|()| it));
        let verdict = verdict.unwrap_or_else(|trouble| {
            eprintln!("error: {trouble}");
            Verdict::Failed { passed: 0, failed: 1 }
        });
        let (passed, failed, word) = match verdict {
            Verdict::Passed { passed } => (passed, 0, format!("ok, {passed} passed")),
            Verdict::Clean => (0, 0, "ok".to_owned()),
            // A stage that broke before any test could fail counts as one failure.
            Verdict::Failed { passed, failed } => {
                (passed, failed.max(1), format!("FAILED, {passed} passed, {failed} failed"))
            }
            Verdict::Skipped { why } => (0, 0, format!("skipped: {why}")),
        };
        self.passed += passed;
        self.failed += failed;
        self.lines.push(format!("{:18} {:>8}  {word}", stage.name, watch.seconds()));
    }

    fn close(self) -> ExitCode {
        println!("\n{}\n", self.lines.join("\n"));
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}
