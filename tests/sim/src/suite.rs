//! Many runs, on all cores, and what they came to together.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use serde_json::{Map, Value, json};

use crate::counts::Counts;
use crate::ledger::Violation;
use crate::plan::{Plan, Size};
use crate::run::{run, shrink};

/// Every so many runs one is made twice: the same seed must give the same trace.
const REPLAY_EVERY: u64 = 25;
/// After so many failures there is no point in going on.
const FAILURES_MAX: usize = 4;
/// Lines of a failing trace that are shown.
const LINES_SHOWN: usize = 80;

/// What many runs came to.
#[derive(Debug, Default)]
pub struct Sum {
    pub small: u64,
    pub large: u64,
    pub counts: Counts,
    pub events: u64,
    pub simulated_ms: i64,
    pub quiet_max_ms: i64,
    pub replayed: u64,
    pub failures: Vec<(Plan, Size, Violation)>,
    /// What was met too seldom.
    pub missing: Vec<String>,
}

impl Sum {
    pub fn ok(&self) -> bool {
        self.failures.is_empty() && self.missing.is_empty() && self.small + self.large > 0
    }

    fn take(&mut self, seed: u64, size: Size, twice: bool) {
        let plan = Plan::draw(seed, size);
        let mut verdict = run(&plan, false);
        if twice {
            self.replayed += 1;
            let again = run(&plan, false);
            if (again.trace_hash, &again.violation) != (verdict.trace_hash, &verdict.violation) {
                let what = format!("two runs: {:x} and {:x}", verdict.trace_hash, again.trace_hash);
                verdict.violation = Some(Violation { oracle: "replay", what });
            }
        }
        match size {
            Size::Small => self.small += 1,
            Size::Large => self.large += 1,
        }
        self.counts.add(&verdict.counts);
        self.events += verdict.events;
        self.simulated_ms = self.simulated_ms.saturating_add(verdict.simulated_ms);
        self.quiet_max_ms = self.quiet_max_ms.max(verdict.quiet_ms.unwrap_or(0));
        self.failures.extend(verdict.violation.map(|it| (plan, size, it)));
    }

    fn add(&mut self, it: Self) {
        self.small += it.small;
        self.large += it.large;
        self.counts.add(&it.counts);
        self.events += it.events;
        self.simulated_ms = self.simulated_ms.saturating_add(it.simulated_ms);
        self.quiet_max_ms = self.quiet_max_ms.max(it.quiet_max_ms);
        self.replayed += it.replayed;
        self.failures.extend(it.failures);
    }

    fn broken_by(&self, oracles: &[&str]) -> usize {
        self.failures.iter().filter(|(_, _, it)| oracles.contains(&it.oracle)).count()
    }

    /// One object with all figures.
    pub fn json(&self) -> Value {
        let object = |list: Vec<(&'static str, u64)>| -> Map<String, Value> {
            list.into_iter().map(|(name, count)| (name.to_owned(), count.into())).collect()
        };
        let failure = |(plan, size, it): &(Plan, Size, Violation)| {
            json!({
                "seed": plan.seed, "size": format!("{size:?}"), "oracle": it.oracle, "what": it.what,
            })
        };
        json!({
            "ok": self.ok(),
            "seeds": self.small + self.large,
            "small": self.small,
            "large": self.large,
            "faults": self.counts.broken(),
            "lost": self.broken_by(&["O1", "O2", "O3"]),
            "diverged": self.broken_by(&["O4", "O7"]),
            "stuck": self.broken_by(&["O6", "O10"]),
            "leaked": self.broken_by(&["O5"]),
            "failed": self.failures.len(),
            "replayed": self.replayed,
            "quiet_max_ms": self.quiet_max_ms,
            "events": self.events,
            "work": object(self.counts.work()),
            "fault_counts": object(self.counts.faults()),
            "missing": self.missing,
            "failures": self.failures.iter().map(failure).collect::<Vec<_>>(),
        })
    }
}

/// Runs the seeds 0 to `small` - 1 as small and 0 to `large` - 1 as large runs.
pub fn many(small: u64, large: u64) -> Sum {
    // The large ones first: the last to end are short.
    let jobs: Vec<(u64, Size)> =
        (0..large).map(|it| (it, Size::Large)).chain((0..small).map(|it| (it, Size::Small))).collect();
    let mut sum = Sum::default();
    for part in on_all_cores(jobs.len(), |sum: &mut Sum, job| {
        let (seed, size) = jobs[job];
        sum.take(seed, size, size == Size::Small && seed % REPLAY_EVERY == 0);
        sum.failures.len() < FAILURES_MAX
    }) {
        sum.add(part);
    }
    sum.failures.sort_by_key(|(plan, size, _)| (*size == Size::Large, plan.seed));
    sum.missing = sum.counts.missing(small, large);
    sum
}

/// Runs one seed, twice.
pub fn one(seed: u64, size: Size) -> Sum {
    let mut sum = Sum::default();
    sum.take(seed, size, true);
    sum
}

/// Makes a failing run small and says what happens in it.
pub fn explain(plan: &Plan, size: Size, violation: &Violation) -> Vec<String> {
    let small = shrink(plan, violation.oracle);
    let again = run(&small, true);
    let mut lines = vec![
        format!("seed {} ({size:?}) breaks {}: {}", plan.seed, violation.oracle, violation.what),
        format!("  options: {plan:?}"),
        format!("  fewest options found: {small:?}"),
        format!("  there it breaks: {:?}", again.violation),
    ];
    let hidden = again.trace.len().saturating_sub(LINES_SHOWN);
    lines.push(format!("  its trace, after {hidden} lines that are not shown:"));
    lines.extend(again.trace.into_iter().skip(hidden).map(|line| format!("  {line}")));
    lines
}

/// Does the jobs 0 to `count` - 1; gives what each thread gathered. A job that answers false ends its thread.
pub fn on_all_cores<T: Default + Send>(count: usize, job: impl Fn(&mut T, usize) -> bool + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let parts = Mutex::new(Vec::new());
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut part = T::default();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count || !job(&mut part, at) {
                        break;
                    }
                }
                parts.lock().unwrap_or_else(PoisonError::into_inner).push(part);
            });
        }
    });
    parts.into_inner().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_runs_hold_and_the_same_seed_gives_the_same_trace() {
        let sum = many(2, 0);
        assert!(sum.ok(), "{}", sum.json());
        assert_eq!((sum.small, sum.replayed), (2, 1));
        let hash = |seed| run(&Plan::draw(seed, Size::Small), false).trace_hash;
        assert_ne!(hash(0), hash(1));
    }

    #[test]
    fn too_few_faults_are_a_failure_as_well() {
        let sum = Sum { small: 500, missing: Counts::default().missing(500, 20), ..Sum::default() };
        assert!(!sum.ok());
        assert!(!Sum::default().ok(), "no run proves nothing");
    }
}
