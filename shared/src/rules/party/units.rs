use jiff::civil::Date;

use super::decide::{Decided, refuse_if, unit};
use super::facts::{PartyFacts, UnitFacts};
use super::{PartyEntry, PartyRefusal};
use crate::calendar::{Year, YearSetting};
use crate::ids::UnitId;
use crate::party::{Level, UnitDetail};
use crate::rights::{Thing, Verb};

pub(super) fn add(
    facts: &PartyFacts,
    id: UnitId,
    parent: Option<UnitId>,
    detail: UnitDetail,
    draft: bool,
) -> Decided {
    if parent.is_some() {
        let above = unit(facts.other.as_ref(), Thing::Unit, Verb::Create)?;
        refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
        alive(above, facts.today)?;
        level_fits(&detail, above)?;
    } else {
        let not_yours = PartyRefusal::NotYours { thing: Thing::Unit, verb: Verb::Create };
        refuse_if(!facts.administrator, not_yours)?;
        refuse_if(facts.id_taken, PartyRefusal::IdTaken)?;
    }
    name_free(facts, &detail)?;
    Ok(vec![PartyEntry::UnitAdded { unit: id, parent, detail, draft }])
}

pub(super) fn change(facts: &PartyFacts, id: UnitId, detail: UnitDetail) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Write)?;
    name_free(facts, &detail)?;
    if let Some(above) = &facts.other {
        level_fits(&detail, above)?;
    }
    let same = it.unit.detail == detail;
    Ok(if same { vec![] } else { vec![PartyEntry::UnitChanged { unit: id, detail }] })
}

pub(super) fn enact(facts: &PartyFacts, id: UnitId) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Write)?;
    Ok(if it.unit.draft { vec![PartyEntry::UnitEnacted { unit: id }] } else { vec![] })
}

/// Moving needs the right at both ends.
pub(super) fn shift(facts: &PartyFacts, id: UnitId, parent: UnitId) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Write)?;
    let above = unit(facts.other.as_ref(), Thing::Unit, Verb::Create)?;
    alive(it, facts.today)?;
    alive(above, facts.today)?;
    name_free(facts, &it.unit.detail)?;
    level_fits(&it.unit.detail, above)?;
    refuse_if(facts.other_below_unit, PartyRefusal::BelowItself)?;
    let same = it.unit.parent == Some(parent);
    Ok(if same { vec![] } else { vec![PartyEntry::UnitMoved { unit: id, parent, with: it.below }] })
}

pub(super) fn guide(facts: &PartyFacts, id: UnitId, guide: UnitId, guides: bool) -> Decided {
    unit(facts.unit.as_ref(), Thing::Unit, Verb::Write)?;
    facts.other.as_ref().ok_or(PartyRefusal::NotThere { thing: Thing::Unit })?;
    refuse_if(id == guide, PartyRefusal::BelowItself)?;
    Ok(vec![PartyEntry::GuideSet { unit: id, guide, guides }])
}

pub(super) fn dissolve(facts: &PartyFacts, id: UnitId, on: Date) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Remove)?;
    if it.unit.dissolved == Some(on) {
        return Ok(vec![]);
    }
    alive(it, on)?;
    refuse_if(it.children > 0, PartyRefusal::HasChildren { children: it.children })?;
    Ok(vec![PartyEntry::UnitDissolved { unit: id, on, appointments: it.current }])
}

pub(super) fn delete(facts: &PartyFacts, id: UnitId) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Remove)?;
    let UnitFacts { children, appointments, people, documents, .. } = *it;
    let in_use = children + appointments + people + documents > 0;
    refuse_if(in_use, PartyRefusal::UnitInUse { children, appointments, people, documents })?;
    Ok(vec![PartyEntry::UnitDeleted { unit: id }])
}

pub(super) fn merge(facts: &PartyFacts, id: UnitId, into: UnitId, on: Date) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Remove)?;
    let target = unit(facts.other.as_ref(), Thing::Unit, Verb::Write)?;
    alive(it, facts.today)?;
    alive(target, facts.today)?;
    refuse_if(facts.other_below_unit, PartyRefusal::MergeIntoItself)?;
    let UnitFacts { children, current, people, .. } = *it;
    Ok(vec![PartyEntry::UnitMerged { unit: id, into, on, children, appointments: current, people }])
}

/// A school and all above it may set their year; a college goes by its school.
pub(super) fn calendar(facts: &PartyFacts, id: UnitId, year: Year, setting: YearSetting) -> Decided {
    let it = unit(facts.unit.as_ref(), Thing::Unit, Verb::Write)?;
    alive(it, facts.today)?;
    let level = it.unit.detail.level;
    refuse_if(level > Level::School, PartyRefusal::CalendarOfSchool { level })?;
    setting.check(year).map_err(|error| PartyRefusal::Calendar { error })?;
    let same = facts.set == setting;
    Ok(if same { vec![] } else { vec![PartyEntry::CalendarSet { unit: id, year, setting }] })
}

fn alive(it: &UnitFacts, on: Date) -> Result<(), PartyRefusal> {
    match it.unit.dissolved {
        Some(end) if end <= on => Err(PartyRefusal::Dissolved { on: end }),
        Some(_) | None => Ok(()),
    }
}

fn level_fits(detail: &UnitDetail, above: &UnitFacts) -> Result<(), PartyRefusal> {
    let (level, above) = (detail.level, above.unit.detail.level);
    refuse_if(level < above, PartyRefusal::LevelAboveParent { level, above })
}

fn name_free(facts: &PartyFacts, detail: &UnitDetail) -> Result<(), PartyRefusal> {
    refuse_if(facts.name_taken, PartyRefusal::NameTaken { name: detail.name.as_str().to_owned() })
}
