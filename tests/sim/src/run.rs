//! One run from its plan to its verdict, and how a failing one is made small.

use std::panic::{self, AssertUnwindSafe};

use crate::counts::Counts;
use crate::ledger::Violation;
use crate::plan::Plan;
use crate::world::{START, World};

/// Most events of one run: more means that something goes round in circles.
const EVENTS_MAX: u64 = 3_000_000;
/// Most events while a failing plan is made small.
const SHRINK_EVENTS_MAX: u64 = 4_000_000;

/// What a run came to.
#[derive(Clone, Debug)]
pub struct Verdict {
    pub violation: Option<Violation>,
    pub trace_hash: u64,
    pub counts: Counts,
    pub simulated_ms: i64,
    /// From the moment that everything worked again until all was quiet.
    pub quiet_ms: Option<i64>,
    pub events: u64,
    pub trace: Vec<String>,
}

/// Runs a plan. A panic is a broken promise as well.
pub fn run(plan: &Plan, keep_trace: bool) -> Verdict {
    let mut world = World::new(plan.clone(), keep_trace);
    let mut events = 0;
    let alive = panic::catch_unwind(AssertUnwindSafe(|| play(&mut world, &mut events)));
    if let Err(why) = alive {
        let text = why.downcast_ref::<&str>().map(|it| (*it).to_owned());
        let text = text.or_else(|| why.downcast_ref::<String>().cloned());
        world.ledger.fail("panic", text.unwrap_or_default());
    }
    let quiet_ms = world.healed.zip(world.quiet_at).map(|(healed, quiet)| quiet - healed);
    Verdict {
        violation: world.ledger.violation.take(),
        trace_hash: world.trace.hash(),
        counts: std::mem::take(&mut world.ledger.counts),
        simulated_ms: world.now - START,
        quiet_ms,
        events,
        trace: world.trace.into_lines(),
    }
}

fn play(world: &mut World, events: &mut u64) {
    while world.ledger.violation.is_none() && !world.judged {
        let Some(event) = world.next_event() else {
            return world.ledger.fail("O6", "nothing happens any more");
        };
        *events += 1;
        if *events > EVENTS_MAX {
            world.ledger.fail("O10", "the run does not end");
        }
        world.handle(event);
    }
}

/// The smallest plan found that breaks the same promise, in a bounded number of tries.
pub fn shrink(plan: &Plan, oracle: &str) -> Plan {
    let mut left = SHRINK_EVENTS_MAX;
    let mut fails = |plan: &Plan| {
        let verdict = (left > 0).then(|| run(plan, false));
        left = left.saturating_sub(verdict.as_ref().map_or(0, |it| it.events));
        verdict.and_then(|it| it.violation).is_some_and(|it| it.oracle == oracle)
    };
    let mut best = plan.clone();
    for _ in 0..4 {
        let before = best.clone();
        shorten(&mut best, &mut fails);
        for fault in &before.faults {
            let mut smaller = best.clone();
            if smaller.faults.remove(fault) && fails(&smaller) {
                best = smaller;
            }
        }
        for smaller in fewer(&best) {
            if fails(&smaller) {
                best = smaller;
            }
        }
        if best == before {
            break;
        }
    }
    best
}

/// Bisects the number of actions.
fn shorten(best: &mut Plan, fails: &mut impl FnMut(&Plan) -> bool) {
    let mut step = best.actions / 2;
    while step > 0 {
        let smaller = Plan { actions: best.actions.saturating_sub(step), ..best.clone() };
        if fails(&smaller) {
            *best = smaller;
        }
        step = step.min(best.actions) / 2;
    }
}

fn fewer(plan: &Plan) -> Vec<Plan> {
    let mut all = Vec::new();
    for phones in (1..plan.phones).rev() {
        all.push(Plan { phones, users: plan.users.min(phones), ..plan.clone() });
    }
    if plan.spaces > 1 {
        all.push(Plan { spaces: 1, ..plan.clone() });
    }
    if plan.nodes > 1 {
        all.push(Plan { nodes: 1, ..plan.clone() });
    }
    all
}
