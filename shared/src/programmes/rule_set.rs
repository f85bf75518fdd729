//! The rules of a programme that was started (B3): the definition's defaults, with what its owner changed.

mod adjust;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::definition::Definition;
use super::name::Key;
use super::rule::RuleValue;
use super::span::{Days, Span, before};

pub use adjust::{Change, Problem};

/// Counts the changes: 1 at the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RuleVersion(u32);

impl RuleVersion {
    pub const FIRST: Self = Self(1);

    pub const fn number(self) -> u32 {
        self.0
    }
}

/// One version of the rules. Road B: made by a command of the owner, never by an edit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    programme: Key,
    version: RuleVersion,
    run: Days,
    phases: BTreeMap<Key, Span>,
    values: BTreeMap<Key, RuleValue>,
}

impl RuleSet {
    /// The rules as the definition has them, for a programme that starts on `on`.
    pub fn start(definition: &Definition, on: Date) -> Self {
        let phases = definition.phases.iter().map(|it| (it.id.clone(), it.span)).collect();
        let values = definition.rules.iter().map(|it| (it.id.clone(), it.value.clone())).collect();
        let run = Days { from: on, to: before(definition.run.length.after(on)) };
        Self { programme: definition.id.clone(), version: RuleVersion::FIRST, run, phases, values }
    }

    /// As the first version: what was changed before the start is how it starts.
    #[must_use]
    pub fn first(self) -> Self {
        Self { version: RuleVersion::FIRST, ..self }
    }

    pub const fn programme(&self) -> &Key {
        &self.programme
    }

    pub const fn version(&self) -> RuleVersion {
        self.version
    }

    /// The days over which the programme runs.
    pub const fn run(&self) -> Days {
        self.run
    }

    pub fn value(&self, rule: &Key) -> Option<&RuleValue> {
        self.values.get(rule)
    }

    pub fn values(&self) -> impl Iterator<Item = (&Key, &RuleValue)> {
        self.values.iter()
    }

    pub fn span(&self, phase: &Key) -> Option<Span> {
        self.phases.get(phase).copied()
    }
}

/// All versions of a programme's rules. A commitment that runs keeps the version under which it began,
/// until a decision moves it (B3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleHistory {
    first: RuleSet,
    later: Vec<RuleSet>,
}

impl RuleHistory {
    pub const fn new(first: RuleSet) -> Self {
        Self { first, later: Vec::new() }
    }

    /// The versions as they were kept, in their order; `None` when there is none.
    pub fn from_versions(versions: Vec<RuleSet>) -> Option<Self> {
        let mut versions = versions.into_iter();
        let first = versions.next()?;
        Some(Self { first, later: versions.collect() })
    }

    /// What holds for whatever begins from here on.
    pub fn latest(&self) -> &RuleSet {
        self.later.last().unwrap_or(&self.first)
    }

    /// What holds for a commitment that began under this version.
    pub fn of(&self, version: RuleVersion) -> Option<&RuleSet> {
        std::iter::once(&self.first).chain(&self.later).find(|it| it.version == version)
    }

    /// Changes the rules for what begins later; returns the version that holds then.
    ///
    /// # Errors
    /// All [`Problem`]s at once; the history stays as it was.
    pub fn adjust(
        &mut self,
        definition: &Definition,
        changes: &[Change],
    ) -> Result<RuleVersion, Vec<Problem>> {
        let next = self.latest().adjust(definition, changes)?;
        let version = next.version;
        if version != self.latest().version {
            self.later.push(next);
        }
        Ok(version)
    }
}
