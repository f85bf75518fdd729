//! Each planted bug, one at a time, must be caught within a bounded number of seeds.

use gongjian_shared::sync::sabotage as engine;
use serde_json::{Value, json};

use crate::ledger::Violation;
use crate::plan::{Plan, Size};
use crate::plant;
use crate::run::run;
use crate::suite::on_all_cores;

/// A bug that is not caught in so many runs is not caught.
pub const SEEDS_MAX: u64 = 200;
/// The last of them are large: races of two tabs need many hands.
const LARGE: u64 = 20;

/// Seeds that catch a bug that few others catch: tried first. One that is out of date costs time, nothing else.
const HINTS: [(&str, u64); 11] = [
    ("engine ClockSetBack", 43),
    ("engine MoveWhileReadingDropped", 23),
    ("engine NewHistoryWithoutDoubt", 10),
    ("engine OwnIsRefusedToo", 110),
    ("engine RightsChangeIgnored", 15),
    ("engine ServerClockSetBack", 22),
    ("engine TapDuringDialForgotten", 65),
    ("engine WaitingNeverFalls", 102),
    ("shell IncarnationKept", 10),
    ("shell PrefixForgotten", 21),
    ("shell RightsChangeUnheard", 15),
];

/// The same among the large ones.
const LARGE_HINTS: [(&str, u64); 1] = [("engine RefusedForgotten", 17)];

/// Bugs that do no harm alone, for the other one guards the same thing: planted together.
const PAIRS: [(engine::Bug, plant::Bug); 3] = [
    (engine::Bug::EndsGoUnnoticed, plant::Bug::EndIgnoredInRead),
    (engine::Bug::ChainUnchecked, plant::Bug::ChainUnchecked),
    (engine::Bug::SeqUnchecked, plant::Bug::NoUniqueIndex),
];

/// A bug of the engines, of a shell, or of both.
#[derive(Clone, Copy, Debug)]
enum Bug {
    Engine(engine::Bug),
    Shell(plant::Bug),
    Both(engine::Bug, plant::Bug),
}

impl Bug {
    fn all() -> Vec<Self> {
        let alone = |bug: &&engine::Bug| PAIRS.iter().all(|(it, _)| it != *bug);
        let engines = engine::Bug::ALL.iter().filter(alone).filter(|it| !engine::Bug::OF_BYTES.contains(it));
        let shells = plant::Bug::ALL.iter().filter(|bug| PAIRS.iter().all(|(_, it)| it != *bug));
        let pairs = PAIRS.iter().map(|(engine, shell)| Self::Both(*engine, *shell));
        let alone = engines.copied().map(Self::Engine).chain(shells.copied().map(Self::Shell));
        alone.chain(pairs).collect()
    }

    fn name(self) -> String {
        match self {
            Self::Engine(bug) => format!("engine {bug:?}"),
            Self::Shell(bug) => format!("shell {bug:?}"),
            Self::Both(engine, shell) => format!("both {engine:?} {shell:?}"),
        }
    }

    fn plant(self) {
        match self {
            Self::Engine(bug) => engine::plant(Some(bug)),
            Self::Shell(bug) => plant::plant(Some(bug)),
            Self::Both(bug, other) => {
                engine::plant(Some(bug));
                plant::plant(Some(other));
            }
        }
    }

    /// The first seed that catches it, and the promise that it breaks there.
    fn hunt(self) -> Option<(u64, Violation)> {
        let name = self.name();
        let own = |(of, _): &&(&str, u64)| name == *of;
        let hint = HINTS.iter().filter(own).map(|(_, seed)| (*seed, Size::Small));
        let large = LARGE_HINTS.iter().filter(own).map(|(_, seed)| (*seed, Size::Large));
        self.plant();
        let small = (0..SEEDS_MAX - LARGE).map(|seed| (seed, Size::Small));
        let caught =
            hint.chain(large).chain(small).chain((0..LARGE).map(|seed| (seed, Size::Large))).find_map(
                |(seed, size)| {
                    let plan = Plan::draw(seed, size);
                    run(&plan, false).violation.map(|it| (seed, it))
                },
            );
        engine::plant(None);
        plant::plant(None);
        caught
    }
}

/// What became of each bug: its name, and the seed and promise that caught it.
pub struct Hunt(pub Vec<(String, Option<(u64, Violation)>)>);

/// Plants every bug whose name has `part` in it; an empty one is in all.
pub fn hunt(part: &str) -> Hunt {
    let bugs: Vec<Bug> = Bug::all().into_iter().filter(|bug| bug.name().contains(part)).collect();
    let parts = on_all_cores(bugs.len(), |found: &mut Vec<_>, job| {
        found.push((bugs[job].name(), bugs[job].hunt()));
        true
    });
    let mut all: Vec<_> = parts.into_iter().flatten().collect();
    all.sort_by(|(one, _), (other, _)| one.cmp(other));
    Hunt(all)
}

impl Hunt {
    pub fn ok(&self) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(_, caught)| caught.is_some())
    }

    pub fn json(&self) -> Value {
        let missed: Vec<&String> =
            self.0.iter().filter(|(_, caught)| caught.is_none()).map(|(name, _)| name).collect();
        let caught: Vec<Value> = self
            .0
            .iter()
            .filter_map(|(name, caught)| {
                let (seed, it) = caught.as_ref()?;
                Some(json!({ "bug": name, "oracle": it.oracle, "seed": seed }))
            })
            .collect();
        json!({
            "ok": self.ok(),
            "planted": self.0.len(),
            "caught": caught.len(),
            "seeds_max": SEEDS_MAX,
            "missed": missed,
            "by": caught,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::explain;

    #[test]
    fn every_hint_names_a_bug() {
        let names: Vec<String> = Bug::all().into_iter().map(Bug::name).collect();
        let named = |of: &str| names.iter().any(|it| it == of);
        assert!(HINTS.iter().all(|(of, seed)| named(of) && *seed < SEEDS_MAX - LARGE));
        assert!(LARGE_HINTS.iter().all(|(of, seed)| named(of) && *seed < LARGE));
        assert!(names.len() >= 20);
    }

    #[test]
    fn a_failure_tells_its_seed_its_options_and_a_shorter_trace() {
        let bug = Bug::Shell(plant::Bug::SkipFsync);
        let (seed, violation) = bug.hunt().expect("is caught");
        assert_eq!(violation.oracle, "O1");
        let plan = Plan::draw(seed, Size::Small);
        bug.plant();
        let smaller = crate::run::shrink(&plan, violation.oracle);
        let lines = explain(&plan, Size::Small, &violation);
        plant::plant(None);
        assert!(smaller.actions < plan.actions && smaller.faults.len() < plan.faults.len());
        assert!(lines[0].contains(&format!("seed {seed}")) && lines[1].contains("Plan {"));
        assert!(lines[5].ends_with("node 0 starts") && lines[3].contains("O1"), "{lines:?}");
    }
}
