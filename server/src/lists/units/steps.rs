//! What a row of the list of units asks for, step by step: each is judged on what the ones before it leave behind.

use gongjian_shared::ids::UnitId;
use gongjian_shared::party::{Unit, UnitDetail};
use gongjian_shared::rules::party::{PartyCommand, PartyFacts};
use gongjian_shared::wire::lists::{CellFault, ListColumn as C};
use jiff::civil::Date;

use crate::lists::check::judge;
use crate::lists::known::Known;
use crate::lists::row::Row;

/// The commands that make the unit.
pub fn added(known: &mut Known, row: &mut Row<'_>, it: &Unit) -> Vec<PartyCommand> {
    if it.merged_into.is_some() {
        row.tell(C::MergedInto, CellFault::Fixed);
    }
    let mut steps = Steps { known, row, unit: it.unit, commands: Vec::new() };
    steps.take(Step::Add { parent: it.parent, detail: it.detail.clone(), draft: it.draft });
    steps.guides();
    it.dissolved.into_iter().for_each(|on| steps.take(Step::Dissolve(on)));
    steps.commands
}

/// The commands that bring the unit to what the row wants.
pub fn changed(known: &mut Known, row: &mut Row<'_>, now: &Unit, it: &Unit) -> Vec<PartyCommand> {
    let fixed = [
        (C::MergedInto, now.merged_into != it.merged_into),
        (C::Draft, !now.draft && it.draft),
        (C::Dissolved, now.dissolved.is_some() && now.dissolved != it.dissolved),
    ];
    fixed.into_iter().filter(|(_, is)| *is).for_each(|(column, _)| row.tell(column, CellFault::Fixed));
    let mut steps = Steps { known, row, unit: it.unit, commands: Vec::new() };
    let shift = it.parent.filter(|_| it.parent != now.parent).map(Step::Move);
    let change = (now.detail != it.detail).then(|| Step::Change(it.detail.clone()));
    steps.either_way(now, shift, change);
    if now.draft && !it.draft {
        steps.take(Step::Enact);
    }
    steps.guides();
    it.dissolved
        .filter(|_| now.dissolved.is_none())
        .into_iter()
        .for_each(|on| steps.take(Step::Dissolve(on)));
    steps.commands
}

#[derive(Clone)]
enum Step {
    Add { parent: Option<UnitId>, detail: UnitDetail, draft: bool },
    Change(UnitDetail),
    Move(UnitId),
    Enact,
    Guide { guide: UnitId, guides: bool },
    Dissolve(Date),
}

struct Steps<'k, 'r, 's> {
    known: &'k mut Known,
    row: &'r mut Row<'s>,
    unit: UnitId,
    commands: Vec<PartyCommand>,
}

impl Steps<'_, '_, '_> {
    fn take(&mut self, step: Step) {
        let before = self.row.problems.len();
        let command = step.command(self.unit);
        judge(self.row, &self.facts(&step), &command, step.column());
        if self.row.problems.len() == before {
            self.apply(step);
            self.commands.push(command);
        }
    }

    /// A unit that moves and changes its level fits on one way only: first the one, or first the other.
    fn either_way(&mut self, now: &Unit, shift: Option<Step>, change: Option<Step>) {
        let told = self.row.problems.len();
        let both = shift.is_some() && change.is_some();
        shift.iter().chain(&change).cloned().for_each(|it| self.take(it));
        if both && self.row.problems.len() > told {
            let refusals = self.row.problems.split_off(told);
            self.commands.clear();
            self.known.put_unit(now.clone());
            change.into_iter().chain(shift).for_each(|it| self.take(it));
            if self.row.problems.len() > told {
                self.row.problems.truncate(told);
                self.row.problems.extend(refusals);
            }
        }
    }

    fn guides(&mut self) {
        let now = self.known.guides.get(&self.unit).cloned().unwrap_or_default();
        let wanted = self.row.units_or(self.known, C::Guides, &now);
        for guide in wanted.iter().filter(|it| !now.contains(it)) {
            self.take(Step::Guide { guide: *guide, guides: true });
        }
        for guide in now.iter().filter(|it| !wanted.contains(it)) {
            self.take(Step::Guide { guide: *guide, guides: false });
        }
    }

    fn facts(&self, step: &Step) -> PartyFacts {
        let (known, unit) = (&*self.known, self.unit);
        let mut facts = PartyFacts { administrator: known.administrator(), ..PartyFacts::on(known.today) };
        facts.unit = known.unit_facts(unit);
        let now = facts.unit.as_ref().map(|it| (it.unit.parent, it.unit.detail.name.as_str().to_owned()));
        let taken = |parent, name: &str| known.name_taken(parent, name, unit);
        let (other, name_taken) = match step {
            Step::Add { parent, detail, .. } => (*parent, taken(*parent, detail.name.as_str())),
            Step::Change(detail) => {
                let parent = now.and_then(|it| it.0);
                (parent, taken(parent, detail.name.as_str()))
            }
            Step::Move(parent) => {
                facts.other_below_unit = known.is_below(*parent, unit);
                (Some(*parent), now.is_some_and(|it| taken(Some(*parent), &it.1)))
            }
            Step::Guide { guide, .. } => (Some(*guide), false),
            Step::Enact | Step::Dissolve(_) => (None, false),
        };
        facts.other = other.and_then(|it| known.unit_facts(it));
        facts.name_taken = name_taken;
        facts
    }

    /// What holds afterwards, for the steps and rows that follow.
    fn apply(&mut self, step: Step) {
        let now = self.known.units.get(&self.unit).cloned();
        match (step, now) {
            (Step::Add { parent, detail, draft }, _) => {
                let (unit, dissolved, merged_into) = (self.unit, None, None);
                self.known.put_unit(Unit { unit, parent, detail, draft, dissolved, merged_into });
            }
            (Step::Guide { guide, guides }, _) => {
                let of_unit = self.known.guides.entry(self.unit).or_default();
                of_unit.retain(|it| *it != guide);
                of_unit.extend(guides.then_some(guide));
            }
            (Step::Change(detail), Some(now)) => self.known.put_unit(Unit { detail, ..now }),
            (Step::Move(parent), Some(now)) => self.known.put_unit(Unit { parent: Some(parent), ..now }),
            (Step::Enact, Some(now)) => self.known.put_unit(Unit { draft: false, ..now }),
            (Step::Dissolve(on), Some(now)) => self.known.put_unit(Unit { dissolved: Some(on), ..now }),
            (Step::Change(_) | Step::Move(_) | Step::Enact | Step::Dissolve(_), None) => {}
        }
    }
}

impl Step {
    fn command(&self, unit: UnitId) -> PartyCommand {
        match self.clone() {
            Self::Add { parent, detail, draft } => PartyCommand::AddUnit { unit, parent, detail, draft },
            Self::Change(detail) => PartyCommand::ChangeUnit { unit, detail },
            Self::Move(parent) => PartyCommand::MoveUnit { unit, parent },
            Self::Enact => PartyCommand::EnactUnit { unit },
            Self::Guide { guide, guides } => PartyCommand::SetGuide { unit, guide, guides },
            Self::Dissolve(on) => PartyCommand::DissolveUnit { unit, on },
        }
    }

    /// Where a refusal is told that speaks of no cell by itself.
    const fn column(&self) -> C {
        match self {
            Self::Add { .. } | Self::Move(_) => C::Parent,
            Self::Change(_) => C::Name,
            Self::Enact => C::Draft,
            Self::Guide { .. } => C::Guides,
            Self::Dissolve(_) => C::Dissolved,
        }
    }
}
