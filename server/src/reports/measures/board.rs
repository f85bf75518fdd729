use std::collections::BTreeSet;

use gongjian_shared::calendar::{Quarter, Year};
use gongjian_shared::ids::{PersonId, UnitId};
use gongjian_shared::measures::{Known, Measure, Month, QuarterOf, Tree, table};
use gongjian_shared::rights::{Thing, Verb};
use gongjian_shared::wire::measures::{Board, UnitName};

use super::Asker;
use crate::rights::Sight;
use crate::store::StoreError;
use crate::store::measures::{Figures, Nothings};
use crate::store::party::Units;

/// Most units that are named as silent; the count is whole.
const SILENT_MAX: usize = 30;

impl Asker<'_> {
    /// One measure in one year; at the asker's first place when none is named. `None`: no figures for the asker there.
    ///
    /// # Errors
    /// [`StoreError`] when a database fails.
    pub async fn board(
        &mut self,
        unit: Option<UnitId>,
        year: Year,
        measure: Measure,
    ) -> Result<Option<Board>, StoreError> {
        let tops = self.tops().await?;
        let Some(root) = unit.or_else(|| tops.first().map(|it| it.unit)) else { return Ok(None) };
        if !self.may(root, Verb::Read).await? {
            return Ok(None);
        }
        let Some(found) = Units(&mut *self.conn).find(root).await? else { return Ok(None) };
        let tree = self.tree(root, year).await?;
        let known = self.known(&tree, year, measure).await?;
        let begun = self.begun(year);
        let (rows, whole) = table(&tree, &known, measure, year, begun);
        let newest = begun.checked_sub(1).map(|at| QuarterOf { year, quarter: Quarter::ALL[at] });
        let silent = newest.map(|it| tree.silent(&known, it)).unwrap_or_default();
        let nothings = Nothings(&mut *self.conn).of_year(year).await?;
        Ok(Some(Board {
            unit: name(root, found.detail.name.as_str()),
            path: self.path(root).await?,
            tops,
            year: year.get(),
            measure,
            begun: u8::try_from(begun).unwrap_or(4),
            rows,
            whole,
            months: by_month(&known, measure, year),
            silent_count: u32::try_from(silent.len()).unwrap_or(u32::MAX),
            silent: self.names(silent.into_iter().take(SILENT_MAX).collect()).await?,
            speaks: self.may(root, Verb::Write).await?,
            nothing: nothings.iter().filter(|(it, _)| *it == root).map(|(_, at)| at.quarter).collect(),
            owes: tree.owes(root),
        }))
    }

    /// The highest units whose figures the asker may see.
    async fn tops(&mut self) -> Result<Vec<UnitName>, StoreError> {
        let (mut units, alone) = match self.posts.sight(&mut *self.conn, Thing::Statistic).await? {
            Sight::Everywhere => (Vec::new(), Vec::new()),
            Sight::Within { trees, alone } => (trees, alone),
        };
        units.extend(alone);
        let all: BTreeSet<UnitId> = units.iter().copied().collect();
        let mut tops = Vec::new();
        for unit in units {
            let above = Units(&mut *self.conn).above(unit).await?;
            if !above.iter().any(|it| all.contains(&it.unit)) {
                tops.push(unit);
            }
        }
        self.names(tops).await
    }

    /// What is above, as far as the asker may see figures there; from the top.
    async fn path(&mut self, unit: UnitId) -> Result<Vec<UnitName>, StoreError> {
        let mut path = Vec::new();
        for it in Units(&mut *self.conn).above(unit).await? {
            if self.may(it.unit, Verb::Read).await? {
                path.insert(0, name(it.unit, it.detail.name.as_str()));
            }
        }
        Ok(path)
    }

    async fn names(&mut self, units: Vec<UnitId>) -> Result<Vec<UnitName>, StoreError> {
        let mut names = Vec::with_capacity(units.len());
        for unit in units {
            let found = Units(&mut *self.conn).find(unit).await?;
            names.extend(found.map(|it| name(unit, it.detail.name.as_str())));
        }
        Ok(names)
    }

    /// What the rows hold of the units of a tree.
    pub(super) async fn known(
        &mut self,
        tree: &Tree,
        year: Year,
        measure: Measure,
    ) -> Result<Known, StoreError> {
        let units: BTreeSet<UnitId> = tree.units().collect();
        let mut side = self.stores.side.acquire().await?;
        let mut known = Known { told: Figures(&mut side).told(year).await?, ..Known::default() };
        if measure.adds_up() {
            known.amounts = Figures(&mut side).amounts(measure, year).await?;
            known.amounts.retain(|(unit, _), _| units.contains(unit));
        } else {
            known.people = Figures(&mut side).people(year).await?;
            known.people.retain(|(unit, ..)| units.contains(unit));
        }
        drop(side);
        known.told.extend(Nothings(&mut *self.conn).of_year(year).await?);
        Ok(known)
    }
}

fn name(unit: UnitId, name: &str) -> UnitName {
    UnitName { unit, name: name.to_owned() }
}

fn by_month(known: &Known, measure: Measure, year: Year) -> Vec<u64> {
    let of = |month: Month| -> u64 {
        if measure.adds_up() {
            known.amounts.iter().filter(|((_, it), _)| *it == month).map(|(_, amount)| amount).sum()
        } else {
            let people = known.people.iter().filter(|(_, it, _)| *it == month).map(|(.., person)| *person);
            people.collect::<BTreeSet<PersonId>>().len() as u64
        }
    };
    Month::all(year).map(of).to_vec()
}
