//! One run from its plan to its verdict, and how a failing one is made small.

use crate::counts::Counts;
use crate::ledger::Violation;
use crate::plan::Plan;
use crate::world::{START, World};

/// Most events of one run: more means that something goes round in circles.
const EVENTS_MAX: u64 = 3_000_000;

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

/// Runs a plan.
pub fn run(plan: &Plan, keep_trace: bool) -> Verdict {
    let mut world = World::new(plan.clone(), keep_trace);
    let mut events = 0;
    while world.ledger.violation.is_none() {
        let Some(event) = world.next_event() else { break };
        events += 1;
        if events > EVENTS_MAX {
            world.ledger.fail("O10", "the run does not end");
        }
        world.handle(event);
        if world.judged {
            break;
        }
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

/// The smallest plan found that breaks the same promise.
pub fn shrink(plan: &Plan, oracle: &str) -> Plan {
    let mut best = plan.clone();
    let fails = |plan: &Plan| run(plan, false).violation.is_some_and(|it| it.oracle == oracle);
    for _ in 0..4 {
        let before = best.clone();
        let mut step = best.actions / 2;
        while step > 0 {
            let smaller = Plan { actions: best.actions.saturating_sub(step), ..best.clone() };
            if fails(&smaller) {
                best = smaller;
            }
            step = step.min(best.actions) / 2;
        }
        for fault in plan.faults.clone() {
            let mut smaller = best.clone();
            if smaller.faults.remove(&fault) && fails(&smaller) {
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
