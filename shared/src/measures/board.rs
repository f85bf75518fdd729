use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::measure::Measure;
use super::month::{Month, QuarterOf};
use crate::calendar::{Quarter, Year};
use crate::ids::{PersonId, UnitId};

/// A unit as a table needs it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub unit: UnitId,
    pub parent: Option<UnitId>,
    pub name: String,
    /// Of a kind whose work is counted; whether it owes a report follows from that and from what is below it.
    pub works: bool,
}

/// Which line of a table a unit belongs to: its child of the root; the root itself is a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    root: UnitId,
    lines: Vec<(UnitId, String)>,
    line_of: BTreeMap<UnitId, UnitId>,
    /// The units that owe a report: they work, and nothing that works stands below them.
    owing: BTreeSet<UnitId>,
}

/// What the rows hold of the units of a tree in one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Known {
    pub amounts: BTreeMap<(UnitId, Month), u64>,
    /// Only read for [`Measure::Persons`].
    pub people: BTreeSet<(UnitId, Month, PersonId)>,
    /// Units with a record of any kind, or with the statement that there was nothing (零报告).
    pub told: BTreeSet<(UnitId, QuarterOf)>,
}

/// A number with what it rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// `None`: nobody reported, which is not 0 (S4-28).
    pub amount: Option<u64>,
    /// Units that reported, of those that owe it.
    pub told: u32,
    pub due: u32,
}

/// Four quarters, and the year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub quarters: [Figure; 4],
    pub year: Figure,
}

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub unit: UnitId,
    pub name: String,
    /// Whether it has a table of its own.
    pub opens: bool,
    pub figures: Figures,
}

impl Tree {
    /// `places`: the root and all that is below it, in the order in which they are shown.
    pub fn new(root: UnitId, places: &[Place]) -> Self {
        let parents: BTreeMap<_, _> = places.iter().map(|it| (it.unit, it.parent)).collect();
        let line_of = |unit: UnitId| {
            let mut at = unit;
            while let Some(parent) = parents.get(&at).copied().flatten().filter(|_| at != root) {
                if parent == root {
                    return at;
                }
                at = parent;
            }
            root
        };
        let with_work: BTreeSet<_> = places.iter().filter(|it| it.works).filter_map(|it| it.parent).collect();
        let owing = places.iter().filter(|it| it.works && !with_work.contains(&it.unit));
        let own = places.iter().filter(|it| it.unit == root || it.parent == Some(root));
        Self {
            root,
            lines: own.map(|it| (it.unit, it.name.clone())).collect(),
            line_of: places.iter().map(|it| (it.unit, line_of(it.unit))).collect(),
            owing: owing.map(|it| it.unit).collect(),
        }
    }

    pub fn units(&self) -> impl Iterator<Item = UnitId> {
        self.line_of.keys().copied()
    }

    /// Who owes a report and has not told anything about this quarter.
    pub fn silent(&self, known: &Known, quarter: QuarterOf) -> Vec<UnitId> {
        self.owing.iter().copied().filter(|it| !known.told.contains(&(*it, quarter))).collect()
    }

    /// Whether the unit owes a report: it works, and nothing that works stands below it.
    pub fn owes(&self, unit: UnitId) -> bool {
        self.owing.contains(&unit)
    }

    fn has_lines(&self, unit: UnitId) -> bool {
        unit != self.root && self.line_of.iter().any(|(it, line)| *line == unit && *it != unit)
    }
}

/// One line while it is added up.
#[derive(Default)]
struct Sum {
    amounts: [u64; 4],
    people: [BTreeSet<PersonId>; 4],
    told: [u32; 4],
    due: u32,
    /// Units that told of every quarter that has begun.
    told_all: u32,
}

impl Sum {
    fn figures(self, measure: Measure, begun: usize) -> Figures {
        let number = |sum: u64, people: usize| if measure.adds_up() { sum } else { people as u64 };
        let figure = |at: usize| {
            let amount = number(self.amounts[at], self.people[at].len());
            let told = self.told[at];
            let due = if at < begun { self.due } else { 0 };
            Figure { amount: (amount > 0 || told > 0).then_some(amount), told, due }
        };
        let quarters: [Figure; 4] = std::array::from_fn(figure);
        let people: BTreeSet<_> = self.people.iter().flatten().collect();
        let amount = number(self.amounts.iter().sum(), people.len());
        let some = quarters.iter().any(|it| it.amount.is_some());
        let due = if begun > 0 { self.due } else { 0 };
        Figures { quarters, year: Figure { amount: some.then_some(amount), told: self.told_all, due } }
    }
}

/// The table of a year and its last line, which holds for the whole. `begun`: how many quarters have begun, 0 to 4.
pub fn table(tree: &Tree, known: &Known, measure: Measure, year: Year, begun: usize) -> (Vec<Row>, Figures) {
    let mut sums: BTreeMap<UnitId, Sum> = BTreeMap::new();
    let mut whole = Sum::default();
    let mut each = |unit: UnitId, act: &mut dyn FnMut(&mut Sum)| {
        if let Some(line) = tree.line_of.get(&unit) {
            act(sums.entry(*line).or_default());
            act(&mut whole);
        }
    };
    for ((unit, month), amount) in &known.amounts {
        each(*unit, &mut |sum| sum.amounts[month.place() / 3] += amount);
    }
    for (unit, month, person) in &known.people {
        each(*unit, &mut |sum| sum.people[month.place() / 3].extend([*person]));
    }
    for unit in &tree.owing {
        let told = Quarter::ALL.map(|quarter| known.told.contains(&(*unit, QuarterOf { year, quarter })));
        let all = begun > 0 && told[..begun].iter().all(|it| *it);
        each(*unit, &mut |sum| {
            sum.due += 1;
            sum.told_all += u32::from(all);
            sum.told.iter_mut().zip(told).for_each(|(count, told)| *count += u32::from(told));
        });
    }
    let rows = tree.lines.iter().filter_map(|(unit, name)| {
        let sum = sums.remove(unit);
        // The root's own line is there when it has something to say.
        let shown = *unit != tree.root || sum.is_some();
        let figures = sum.unwrap_or_default().figures(measure, begun);
        shown.then(|| Row { unit: *unit, name: name.clone(), opens: tree.has_lines(*unit), figures })
    });
    (rows.collect(), whole.figures(measure, begun))
}

#[cfg(test)]
mod tests;
