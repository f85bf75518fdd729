use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::calendar::{Half, Period, Quarter, Year};
use gongjian_shared::care::{Board, LEADERS_MIN, merged, names_of, standing};
use gongjian_shared::commitments::{AsOf, Every, Item, Key, Rule, Slot, State, When};
use gongjian_shared::ids::{PersonId, ProgrammeId, SpaceId, UnitId};
use gongjian_shared::party::Liable;
use gongjian_shared::rules::pairing::PairRow;
use gongjian_shared::wire::care::{
    Coverage, CoverageCell, CoverageLevel, CoverageLine, CoverageUnit, RecordLine,
};

use super::{Asker, Found, Whole};
use crate::programmes::definition;
use crate::store::StoreError;

impl Asker<'_> {
    /// How one commitment of all pairs stands in a year; the first one when none is named. `None`: no such programme
    /// for the asker, or nothing is owed by that name.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn coverage(
        &mut self,
        programme: ProgrammeId,
        year: Year,
        rule: Option<Key>,
        found: &Found,
    ) -> Result<Option<Coverage>, StoreError> {
        let Some(whole) = self.whole(programme).await? else { return Ok(None) };
        let names = definition(&whole.started.definition).map(names_of).unwrap_or_default();
        let Some(rule) = rule.or_else(|| names.first().map(|(key, ..)| key.clone())) else { return Ok(None) };
        let slots = whole.pairs.iter().find_map(|it| it.rules.iter().find(|it| it.key == rule));
        let slots = slots.map(|it| slots_of(it, year)).unwrap_or_default();
        let mut units: BTreeMap<(String, UnitId), Counted> = BTreeMap::new();
        let mut levels: BTreeMap<Liable, Counted> = BTreeMap::new();
        for pair in &whole.pairs {
            let of = (pair.counselor.unit_name.clone(), pair.counselor.unit);
            let items = self.items(pair, &rule, year, found);
            if items.iter().any(|it| slots.contains(&it.slot)) {
                units.entry(of).or_default().take(pair.leader.person, &slots, &items);
                if let Some(level) = whole.levels.get(&pair.pair) {
                    levels.entry(*level).or_default().take(pair.leader.person, &slots, &items);
                }
            }
        }
        let lives = |it: &&PairRow| it.from <= self.today && !it.is_over_on(self.today);
        let pairs = u32::try_from(whole.pairs.iter().filter(lives).count()).unwrap_or(u32::MAX);
        Ok(Some(Coverage {
            programme,
            title: whole.started.title.into(),
            year: year.get(),
            today: self.today,
            rules: names,
            rule,
            slots,
            units: shown(units, whole.office),
            pairs,
            office: whole.office,
            levels: by_level(levels, whole.office),
        }))
    }

    /// What stands behind one cell.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn cell(
        &mut self,
        programme: ProgrammeId,
        year: Year,
        (rule, slot, unit): (Key, Slot, UnitId),
        found: &Found,
    ) -> Result<Option<Vec<CoverageLine>>, StoreError> {
        // A cell names people, so it opens to the office alone.
        let Some(whole) = self.whole(programme).await?.filter(|it| it.office) else { return Ok(None) };
        let mut lines = Vec::new();
        for pair in whole.pairs.iter().filter(|it| it.counselor.unit == unit) {
            let items = self.items(pair, &rule, year, found);
            lines.extend(items.into_iter().filter(|it| it.slot == slot).map(|item| CoverageLine {
                pair: pair.pair,
                leader: pair.leader.name.clone(),
                counselor: pair.counselor.name.clone(),
                due: item.due,
                state: item.state,
                records: records(&whole, pair, &item, found),
            }));
        }
        lines.sort_by(|a, b| (&a.leader, &a.counselor, a.pair).cmp(&(&b.leader, &b.counselor, b.pair)));
        Ok(Some(lines))
    }

    fn items(&self, pair: &PairRow, rule: &Key, year: Year, found: &Found) -> Vec<Item> {
        let until = Period::Year(year).days(&pair.terms).last();
        let records = found.get(&SpaceId::of_pair(pair.pair)).map_or(&[][..], Vec::as_slice);
        let facts: Vec<_> = records.iter().filter_map(|(id, it)| it.fact(*id)).collect();
        let items = standing(pair, &facts, AsOf { today: self.today, until });
        items.into_iter().filter(|it| it.rule == *rule).collect()
    }
}

fn records(whole: &Whole, pair: &PairRow, item: &Item, found: &Found) -> Vec<RecordLine> {
    let space = SpaceId::of_pair(pair.pair);
    let known = found.get(&space).map_or(&[][..], Vec::as_slice);
    let line = |document: &gongjian_shared::ids::DocumentId| {
        let record = known.iter().find(|(id, _)| id == document).map(|(_, it)| it.clone());
        RecordLine { document: *document, space, record: record.filter(|_| whole.opens.contains(&space)) }
    };
    item.records.iter().map(line).collect()
}

/// The columns of a year: quarters, months, the two terms that begin in it, or the one time.
fn slots_of(rule: &Rule, year: Year) -> Vec<Slot> {
    let When::Each { every, .. } = rule.when else { return vec![Slot::Once] };
    let periods = match every {
        Every::Quarter => Quarter::ALL.iter().map(|it| Period::Quarter(year, *it)).collect(),
        Every::Term => {
            let spring = year.shifted(-1).map(|before| Period::Term(before, Half::Second));
            spring.into_iter().chain([Period::Term(year, Half::First)]).collect()
        }
        Every::Year => vec![Period::Year(year)],
        Every::AcademicYear => vec![Period::AcademicYear(year)],
        Every::Month | Every::BuildingYear => Vec::new(),
    };
    periods.into_iter().map(Slot::Period).collect()
}

/// What is counted in a line, and whose it is.
#[derive(Default)]
struct Counted {
    leaders: BTreeSet<PersonId>,
    cells: Vec<CoverageCell>,
}

impl Counted {
    fn take(&mut self, leader: PersonId, slots: &[Slot], items: &[Item]) {
        self.leaders.insert(leader);
        self.cells.resize(slots.len(), CoverageCell::default());
        for (slot, cell) in slots.iter().zip(&mut self.cells) {
            items.iter().filter(|it| it.slot == *slot).for_each(|it| count(cell, it.state));
        }
    }
}

/// The office sees each unit; others see units with few leaders in one line.
fn shown(units: BTreeMap<(String, UnitId), Counted>, office: bool) -> Vec<CoverageUnit> {
    let board = |((name, unit), it): ((String, UnitId), Counted)| Board {
        units: vec![(unit, name)],
        leaders: it.leaders,
        cells: it.cells,
    };
    let mut lines: Vec<_> = units.into_iter().map(board).collect();
    if !office {
        lines = merged(lines, CoverageCell::add);
    }
    let line = |it: Board<CoverageCell>| {
        let mut units = it.units.into_iter();
        let (unit, name) = units.next()?;
        Some(CoverageUnit { unit, name, together: units.map(|(_, name)| name).collect(), cells: it.cells })
    };
    lines.into_iter().filter_map(line).collect()
}

fn by_level(levels: BTreeMap<Liable, Counted>, office: bool) -> Vec<CoverageLevel> {
    let enough = |it: &Counted| office || it.leaders.len() >= LEADERS_MIN;
    let line = |(level, it): (Liable, Counted)| CoverageLevel {
        level,
        leaders: u32::try_from(it.leaders.len()).unwrap_or(u32::MAX),
        cells: it.cells,
    };
    levels.into_iter().filter(|(_, it)| enough(it)).map(line).collect()
}

const fn count(cell: &mut CoverageCell, state: State) {
    match state {
        State::Future | State::Due => cell.owed += 1,
        State::Met => {
            cell.owed += 1;
            cell.met += 1;
        }
        State::MetLate => {
            cell.owed += 1;
            cell.late += 1;
        }
        State::Overdue => {
            cell.owed += 1;
            cell.overdue += 1;
        }
        State::Waived(_) => cell.waived += 1,
    }
}
