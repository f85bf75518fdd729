use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Gap, Holder, Level, Standard, Unit, UnitKind, gap};
use gongjian_shared::rights::Thing;
use gongjian_shared::wire::party::{Coverage, Ending, Gaps, Named, TitleCount};
use jiff::ToSpan as _;
use jiff::civil::Date;

use super::Asker;
use crate::rights::Sight;
use crate::store::StoreError;
use crate::store::party::{Appointments, People, PostHolder, Standards, Units};

/// How long before its planned end a term is told of (S4-04).
const WARNED_DAYS: i32 = 60;

/// The units that an asker sees, with what a question over all of them needs.
struct View {
    units: BTreeMap<UnitId, Unit>,
    on: Date,
}

impl View {
    fn is_under(&self, unit: &Unit, root: UnitId) -> bool {
        let mut at = Some(unit.unit);
        let mut seen = BTreeSet::new();
        while let Some(here) = at.filter(|here| seen.insert(*here)) {
            if here == root {
                return true;
            }
            at = self.units.get(&here).and_then(|it| it.parent);
        }
        false
    }

    /// The prefecture above the unit, or the topmost unit in sight; `None`: the unit is out of sight.
    fn prefecture(&self, unit: UnitId) -> Option<UnitId> {
        let mut at = self.units.get(&unit)?;
        let mut seen = BTreeSet::new();
        while at.detail.level != Level::Prefecture && seen.insert(at.unit) {
            match at.parent.and_then(|above| self.units.get(&above)) {
                Some(above) => at = above,
                None => break,
            }
        }
        Some(at.unit)
    }

    fn path(&self, unit: &Unit) -> Vec<String> {
        let mut path = Vec::new();
        let mut at = unit.parent;
        while let Some(above) = at.and_then(|it| self.units.get(&it)) {
            path.insert(0, above.detail.name.as_str().to_owned());
            at = above.parent;
        }
        path
    }

    fn gap(&self, standard: &Standard, unit: &Unit, held: &[PostHolder]) -> Option<Gap> {
        let holders: Vec<Holder> = held.iter().map(|it| it.holder).collect();
        gap(&standard.detail, &holders).map(|short| Gap {
            unit: unit.unit,
            unit_name: unit.detail.name.as_str().to_owned(),
            path: self.path(unit),
            standard: standard.standard,
            standard_name: standard.detail.name.as_str().to_owned(),
            short,
            on: self.on,
        })
    }
}

impl Asker<'_> {
    /// Standards against posts on a day, over all that the asker sees (S4-01, S4-02, S4-05, S4-06, S0-06, S0-22).
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn gaps(&mut self, on: Option<Date>) -> Result<Gaps, StoreError> {
        let on = on.unwrap_or(self.today);
        let (of_standards, of_posts) =
            (self.sight(Thing::Standard).await?, self.sight(Thing::Appointment).await?);
        let same = of_standards == of_posts;
        let mut view = self.view(on, of_standards).await?;
        let mut coverage = Vec::new();
        for standard in Standards(&mut *self.conn).all().await? {
            if view.units.contains_key(&standard.detail.under) {
                coverage.push(self.coverage(&view, standard).await?);
            }
        }
        // A province has thousands of units: they are read once where both are seen alike.
        if !same {
            view = self.view(on, of_posts).await?;
        }
        let teacher_bodies = teacher_bodies(&view);
        let titles = self.titles(&view).await?;
        Ok(Gaps { coverage, ending: self.ending(&view).await?, teacher_bodies, titles })
    }

    /// What one unit lacks; the caller asks for the right.
    ///
    /// # Errors
    /// [`StoreError`] when the database fails.
    pub async fn gaps_of(&mut self, unit: &Unit, on: Date) -> Result<Vec<Gap>, StoreError> {
        let above = Units(&mut *self.conn).above(unit.unit).await?;
        let mut units: BTreeMap<UnitId, Unit> = above.into_iter().map(|it| (it.unit, it)).collect();
        units.insert(unit.unit, unit.clone());
        let view = View { units, on };
        let mut gaps = Vec::new();
        for standard in Standards(&mut *self.conn).all().await? {
            let detail = &standard.detail;
            if detail.concerns(unit.detail.kind, unit.detail.level) && view.is_under(unit, detail.under) {
                let held =
                    Appointments(&mut *self.conn).for_standard(detail.post, Some(unit.unit), on).await?;
                gaps.extend(view.gap(&standard, unit, &held));
            }
        }
        Ok(gaps)
    }

    /// The units in sight that are there on the day.
    async fn view(&mut self, on: Date, sight: Sight) -> Result<View, StoreError> {
        let units = match sight {
            Sight::Everywhere => Units(&mut *self.conn).all().await?,
            Sight::Within { trees, alone } => {
                let mut units = Units(&mut *self.conn).below(&trees).await?;
                for unit in alone {
                    units.extend(Units(&mut *self.conn).find(unit).await?);
                }
                units
            }
        };
        let there = units.into_iter().filter(|it| it.exists_on(on) && !it.draft);
        Ok(View { units: there.map(|it| (it.unit, it)).collect(), on })
    }

    async fn coverage(&mut self, view: &View, standard: Standard) -> Result<Coverage, StoreError> {
        let mut by_unit: BTreeMap<UnitId, Vec<PostHolder>> = BTreeMap::new();
        for it in Appointments(&mut *self.conn).for_standard(standard.detail.post, None, view.on).await? {
            by_unit.entry(it.unit).or_default().push(it);
        }
        let mut levels: BTreeMap<Level, (u64, u64)> = BTreeMap::new();
        let (mut gaps, mut principals, mut others) = (Vec::new(), 0, 0);
        for unit in view.units.values() {
            if !standard.detail.concerns(unit.detail.kind, unit.detail.level)
                || !view.is_under(unit, standard.detail.under)
            {
                continue;
            }
            let held = by_unit.remove(&unit.unit).unwrap_or_default();
            let leading = held.iter().filter(|it| it.principal).count();
            principals += count(leading);
            others += count(held.len() - leading);
            let short = view.gap(&standard, unit, &held);
            let (all, met) = levels.entry(unit.detail.level).or_default();
            (*all, *met) = (*all + 1, *met + u64::from(short.is_none()));
            gaps.extend(short);
        }
        let levels = levels.into_iter().map(|(level, (all, met))| (level, all, met)).collect();
        Ok(Coverage { standard, levels, gaps, principals, others })
    }

    /// Titles that were given until the day, by prefecture and track; where no prefecture is above, by the topmost unit
    /// that the asker sees (S4-07).
    async fn titles(&mut self, view: &View) -> Result<Vec<TitleCount>, StoreError> {
        let mut counts: BTreeMap<(UnitId, String), u64> = BTreeMap::new();
        for (home, track) in People(&mut *self.conn).titles_until(view.on).await? {
            if let Some(unit) = view.prefecture(home) {
                *counts.entry((unit, track)).or_default() += 1;
            }
        }
        let line = |((unit, track), count)| {
            let name = view.units.get(&unit).map(|it| it.detail.name.as_str().to_owned()).unwrap_or_default();
            TitleCount { unit: Named { unit, name }, track, count }
        };
        let mut lines: Vec<TitleCount> = counts.into_iter().map(line).collect();
        lines.sort_by(|a, b| (&a.unit.name, &a.track).cmp(&(&b.unit.name, &b.track)));
        Ok(lines)
    }

    /// Terms that end within sixty days, or ended while nobody decided.
    async fn ending(&mut self, view: &View) -> Result<Vec<Ending>, StoreError> {
        let last = view.on.saturating_add(WARNED_DAYS.days());
        let mut lines = Vec::new();
        for it in Appointments(&mut *self.conn).ending(Date::MIN, last).await? {
            let seen = view.units.contains_key(&it.detail.unit) && it.holds_on(view.on);
            if let (true, Some(on)) = (seen, it.detail.term.planned) {
                let person = People(&mut *self.conn).find(it.detail.person).await?;
                let name = person.map_or_else(String::new, |it| it.detail.name.into());
                lines.push(Ending { line: self.post_line(it, &name, false).await?, on });
            }
        }
        Ok(lines)
    }
}

fn count(it: usize) -> u64 {
    u64::try_from(it).unwrap_or(u64::MAX)
}

/// Schools and colleges, and those among them that have a League body of teachers below them (S0-06).
fn teacher_bodies(view: &View) -> Vec<(Level, u64, u64)> {
    let with: BTreeSet<UnitId> = view
        .units
        .values()
        .filter(|it| it.detail.kind.is_teacher_league_body())
        .filter_map(|it| it.parent)
        .collect();
    let mut levels: BTreeMap<Level, (u64, u64)> = BTreeMap::new();
    for unit in view.units.values() {
        if matches!(unit.detail.kind, UnitKind::University | UnitKind::College | UnitKind::Department) {
            let (all, met) = levels.entry(unit.detail.level).or_default();
            (*all, *met) = (*all + 1, *met + u64::from(with.contains(&unit.unit)));
        }
    }
    levels.into_iter().map(|(level, (all, met))| (level, all, met)).collect()
}
