use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::Ran;
use super::stages::Verdict;
use crate::trouble::{Outcome, Trouble};

/// Tests that a runner reported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Count {
    passed: u64,
    failed: u64,
}

/// Runs a test runner with its output on the terminal, and counts what it reports.
/// `ran` keeps the names of those that passed. No test at all is a failure: a filter or a glob that matches nothing must not look green.
pub fn run_counted(command: &mut Command, ran: &mut Ran) -> Outcome<Verdict> {
    let name = command.get_program().to_string_lossy().into_owned();
    let broken = |error: std::io::Error| {
        Trouble::new(format!("{name}: {error}"), "is it installed? `cargo xtask setup` tells")
    };
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(broken)?;
    let mut count = Count::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            println!("{line}");
            count.read(&line);
            ran.read(&line);
        }
    }
    let status = child.wait().map_err(broken)?;
    let Count { passed, failed } = count;
    if status.success() && failed == 0 && passed > 0 {
        return Ok(Verdict::Passed { passed });
    }
    if passed + failed == 0 && status.success() {
        println!("no test ran");
    }
    Ok(Verdict::Failed { passed, failed })
}

impl Count {
    /// Understands the closing lines of cargo's runner (`test result: …`) and of node's (`ℹ pass 3`, `# pass 3`).
    fn read(&mut self, line: &str) {
        let words: Vec<&str> = line.split_whitespace().collect();
        match words.as_slice() {
            ["test", "result:", _, passed, "passed;", failed, "failed;", ..] => self.add(passed, failed),
            ["ℹ" | "#", "pass", passed] => self.add(passed, "0"),
            ["ℹ" | "#", "fail" | "cancelled", failed] => self.add("0", failed),
            _ => {}
        }
    }

    fn add(&mut self, passed: &str, failed: &str) {
        self.passed += passed.parse::<u64>().unwrap_or(0);
        self.failed += failed.parse::<u64>().unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_lines_of_both_runners_are_summed() {
        let mut count = Count::default();
        for line in [
            "test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "ℹ pass 5",
            "ℹ fail 1",
            "# pass 1",
            "# cancelled 1",
            "test rules::membership ... ok",
        ] {
            count.read(line);
        }
        assert_eq!(count, Count { passed: 21, failed: 4 });
    }

    #[test]
    fn no_test_is_a_failure_even_where_the_runner_is_content() {
        let ran = run_counted(Command::new("true").stdin(Stdio::null()), &mut Ran::default()).unwrap();
        assert_eq!(ran, Verdict::Failed { passed: 0, failed: 0 });
    }

    #[test]
    fn a_runner_that_ends_badly_fails_whatever_it_printed() {
        let ran =
            run_counted(Command::new("sh").args(["-c", "echo '# pass 3'; exit 1"]), &mut Ran::default())
                .unwrap();
        assert_eq!(ran, Verdict::Failed { passed: 3, failed: 0 });
    }
}
