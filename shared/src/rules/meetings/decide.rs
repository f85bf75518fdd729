use serde::{Deserialize, Serialize};

use super::actions::{assign, link, resolve, settle};
use super::{
    Answer, Change, Coming, FixedMinutes, ITEMS_MAX, Invited, LINE_MAX, MeetingCommand, MeetingDraft,
    MeetingFacts, MeetingField, MeetingRefusal, MeetingRow, MeetingState, PEOPLE_MAX, TEXT_MAX,
};
use crate::ids::{PersonId, PinId, UnitId};
use crate::meetings::{Presence, Turnout};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::rules::decisions::HEADS_MAX;
use crate::sync::hash::{Hash, hex};

/// What is to be written: the meeting as it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum MeetingEntry {
    MeetingSet {
        row: Box<MeetingRow>,
        /// The version of the minutes that is to be kept.
        fixes: Option<Fixes>,
    },
}

/// A version that is to be kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixes {
    pub pin: PinId,
    #[serde(with = "hex")]
    pub heads: Vec<Hash>,
}

pub(super) type Next = Result<Option<MeetingRow>, MeetingRefusal>;

/// The seat that gives the right; the audit names it. Answers and actions are everybody's own.
pub fn seat(facts: &MeetingFacts, command: &MeetingCommand) -> Option<Seat> {
    let verb = if matches!(command, MeetingCommand::Plan { .. }) { Verb::Create } else { Verb::Write };
    by_right(facts.seats.as_deref()?, Thing::Meeting, verb)
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`MeetingRefusal`] that holds, in the order of that list.
pub fn decide(facts: &MeetingFacts, command: &MeetingCommand) -> Result<Vec<MeetingEntry>, MeetingRefusal> {
    use MeetingCommand as C;
    if let C::Plan { unit, draft, .. } = command {
        return Ok(set(plan(facts, *unit, command, draft)?, None));
    }
    let row = facts.meeting.as_ref().ok_or(MeetingRefusal::NotThere)?;
    let next = match command {
        C::Plan { .. } => None,
        C::Change { draft, reason, .. } => change(facts, row, draft, reason)?,
        C::Call { .. } => call(facts, row)?,
        C::Cancel { reason, .. } => cancel(facts, row, reason)?,
        C::Answer { coming, .. } => answer(facts, row, coming)?,
        C::Hold { .. } => hold(facts, row)?,
        C::Resolve { resolution, text, .. } => resolve(facts, row, *resolution, text)?,
        C::Link { issue, off, .. } => link(facts, row, *issue, *off)?,
        C::Assign { action, task, .. } => assign(facts, row, *action, task)?,
        C::Settle { action, outcome, words, .. } => settle(facts, row, *action, *outcome, words)?,
        C::Fix { pin, heads, .. } => {
            let fixes = Some(Fixes { pin: *pin, heads: heads.clone() });
            return Ok(fix(facts, row, *pin, heads)?.map_or_else(Vec::new, |row| set(row, fixes)));
        }
    };
    Ok(next.map_or_else(Vec::new, |row| set(row, None)))
}

fn set(row: MeetingRow, fixes: Option<Fixes>) -> Vec<MeetingEntry> {
    vec![MeetingEntry::MeetingSet { row: Box::new(row), fixes }]
}

fn plan(
    facts: &MeetingFacts,
    unit: UnitId,
    command: &MeetingCommand,
    draft: &MeetingDraft,
) -> Result<MeetingRow, MeetingRefusal> {
    let seats = facts.seats.as_deref().ok_or(MeetingRefusal::NotThere)?;
    by_right(seats, Thing::Meeting, Verb::Read).ok_or(MeetingRefusal::NotThere)?;
    by_right(seats, Thing::Meeting, Verb::Create).ok_or(MeetingRefusal::NotYours)?;
    refuse_if(facts.id_taken, MeetingRefusal::IdTaken)?;
    let draft = draft.checked()?;
    let invited = invited(facts, &draft, &[])?;
    Ok(MeetingRow {
        meeting: command.meeting(),
        unit,
        unit_name: facts.unit_name.clone(),
        chair_name: name_of(facts, draft.chair)?,
        draft,
        state: MeetingState::Planned,
        planned_by: facts.who,
        planner: facts.name.clone(),
        invited,
        changes: Vec::new(),
        resolutions: Vec::new(),
        actions: Vec::new(),
        issues: Vec::new(),
        fixed: None,
    })
}

impl MeetingDraft {
    /// The draft with its words trimmed, if nothing stands against it. The phone asks before it sends.
    ///
    /// # Errors
    /// The first [`MeetingRefusal`] that holds.
    pub fn checked(&self) -> Result<Self, MeetingRefusal> {
        use MeetingField as F;
        let agenda: Vec<String> =
            self.agenda.iter().map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect();
        let draft = Self {
            title: line(&self.title, F::Title, LINE_MAX)?,
            place: line(&self.place, F::Place, LINE_MAX)?,
            agenda,
            ..self.clone()
        };
        draft.agenda.iter().try_for_each(|it| line(it, F::Agenda, TEXT_MAX).map(drop))?;
        let most = ITEMS_MAX;
        refuse_if(draft.agenda.len() > most, MeetingRefusal::TooMany { field: F::Agenda, most })?;
        refuse_if(draft.invited.is_empty(), MeetingRefusal::Empty { field: F::Invited })?;
        let most = PEOPLE_MAX;
        let many = draft.invited.len() > most || draft.note_takers.len() > most;
        refuse_if(many, MeetingRefusal::TooMany { field: F::Invited, most })?;
        Ok(draft)
    }
}

/// Who is to come, each once, in the order of the draft; answers of those who stay are kept.
fn invited(
    facts: &MeetingFacts,
    draft: &MeetingDraft,
    before: &[Invited],
) -> Result<Vec<Invited>, MeetingRefusal> {
    draft.note_takers.iter().try_for_each(|it| name_of(facts, *it).map(drop))?;
    let mut all: Vec<Invited> = Vec::new();
    for person in &draft.invited {
        let name = name_of(facts, *person)?;
        let answer = before.iter().find(|it| it.person == *person).and_then(|it| it.answer.clone());
        if !all.iter().any(|it| it.person == *person) {
            all.push(Invited { person: *person, name, answer });
        }
    }
    Ok(all)
}

fn name_of(facts: &MeetingFacts, person: PersonId) -> Result<String, MeetingRefusal> {
    facts.named.get(&person).cloned().ok_or(MeetingRefusal::UnknownPerson)
}

/// Whether the sender keeps the meeting: planned or chairs it, or holds the office of the unit today.
pub(super) fn keeps(facts: &MeetingFacts, row: &MeetingRow) -> Result<(), MeetingRefusal> {
    let office = facts.seats.as_deref().is_some_and(|it| by_right(it, Thing::Meeting, Verb::Write).is_some());
    let keeps = office || row.planned_by == facts.who || row.draft.chair == facts.who.into();
    refuse_if(!keeps, MeetingRefusal::NotYours)
}

fn change(facts: &MeetingFacts, row: &MeetingRow, draft: &MeetingDraft, reason: &str) -> Next {
    keeps(facts, row)?;
    let called = match row.state {
        MeetingState::Planned => false,
        MeetingState::Called => true,
        state @ (MeetingState::Held | MeetingState::Fixed | MeetingState::Cancelled) => {
            return Err(MeetingRefusal::Wrong { state });
        }
    };
    let reason = if called { line(reason, MeetingField::Reason, TEXT_MAX)? } else { String::new() };
    let draft = draft.checked()?;
    refuse_if(called && draft.on < facts.today, MeetingRefusal::Past { on: draft.on })?;
    let invited = invited(facts, &draft, &row.invited)?;
    let chair_name = name_of(facts, draft.chair)?;
    if draft == row.draft {
        return Ok(None);
    }
    let old = &row.draft;
    let moved = (old.on, old.begins, &old.place) != (draft.on, draft.begins, &draft.place);
    let mut next = MeetingRow { draft, invited, chair_name, ..row.clone() };
    if called {
        next.changes.push(Change { at: facts.now, name: facts.name.clone(), reason, moved });
    }
    Ok(Some(next))
}

fn call(facts: &MeetingFacts, row: &MeetingRow) -> Next {
    keeps(facts, row)?;
    match row.state {
        MeetingState::Planned => {
            refuse_if(row.draft.on < facts.today, MeetingRefusal::Past { on: row.draft.on })?;
            Ok(Some(MeetingRow { state: MeetingState::Called, ..row.clone() }))
        }
        MeetingState::Called => Ok(None),
        state @ (MeetingState::Held | MeetingState::Fixed | MeetingState::Cancelled) => {
            Err(MeetingRefusal::Wrong { state })
        }
    }
}

fn cancel(facts: &MeetingFacts, row: &MeetingRow, reason: &str) -> Next {
    keeps(facts, row)?;
    match row.state {
        MeetingState::Planned | MeetingState::Called => {
            let reason = line(reason, MeetingField::Reason, TEXT_MAX)?;
            let mut next = MeetingRow { state: MeetingState::Cancelled, ..row.clone() };
            next.changes.push(Change { at: facts.now, name: facts.name.clone(), reason, moved: false });
            Ok(Some(next))
        }
        MeetingState::Cancelled => Ok(None),
        state @ (MeetingState::Held | MeetingState::Fixed) => Err(MeetingRefusal::Wrong { state }),
    }
}

fn answer(facts: &MeetingFacts, row: &MeetingRow, coming: &Coming) -> Next {
    let me = PersonId::from(facts.who);
    refuse_if(!row.is_invited(me), MeetingRefusal::NotYours)?;
    refuse_if(row.state != MeetingState::Called, MeetingRefusal::Wrong { state: row.state })?;
    let coming = match coming {
        Coming::Attend => Coming::Attend,
        Coming::Leave { reason } => Coming::Leave { reason: line(reason, MeetingField::Reason, TEXT_MAX)? },
        Coming::StandIn { name } => Coming::StandIn { name: line(name, MeetingField::StandIn, LINE_MAX)? },
    };
    if row.answer_of(me).is_some_and(|it| it.coming == coming) {
        return Ok(None);
    }
    let moved = row.moved();
    let mut next = row.clone();
    if let Some(mine) = next.invited.iter_mut().find(|it| it.person == me) {
        mine.answer = Some(Answer { coming, at: facts.now, moved });
    }
    Ok(Some(next))
}

fn hold(facts: &MeetingFacts, row: &MeetingRow) -> Next {
    keeps(facts, row)?;
    match row.state {
        MeetingState::Called => Ok(Some(MeetingRow { state: MeetingState::Held, ..row.clone() })),
        MeetingState::Held => Ok(None),
        state @ (MeetingState::Planned | MeetingState::Fixed | MeetingState::Cancelled) => {
            Err(MeetingRefusal::Wrong { state })
        }
    }
}

fn fix(facts: &MeetingFacts, row: &MeetingRow, pin: PinId, heads: &[Hash]) -> Next {
    refuse_if(row.draft.chair != facts.who.into(), MeetingRefusal::NotChair)?;
    if row.fixed.as_ref().is_some_and(|it| it.pin == pin) {
        return Ok(None);
    }
    refuse_if(facts.id_taken, MeetingRefusal::IdTaken)?;
    refuse_if(row.state != MeetingState::Held, MeetingRefusal::Wrong { state: row.state })?;
    let sound = (1..=HEADS_MAX).contains(&heads.len());
    refuse_if(!sound, MeetingRefusal::BadVersion { most: HEADS_MAX })?;
    if !facts.missing.is_empty() {
        // The judge waits for what is missing; who was there is counted when it is here.
        return Ok(Some(row.clone()));
    }
    let turnout = row.turnout(|person| facts.notes.presence(person));
    let short = !row.resolutions.is_empty() && !turnout.reaches(row.draft.quorum);
    let needed = row.draft.quorum.needed(turnout.due);
    refuse_if(short, MeetingRefusal::NoQuorum { turnout, needed })?;
    let fixed = FixedMinutes { pin, by: facts.who, name: facts.name.clone(), at: facts.now, turnout };
    Ok(Some(MeetingRow { state: MeetingState::Fixed, fixed: Some(fixed), ..row.clone() }))
}

impl MeetingRow {
    /// How many of the invited are there, as `presence` knows it.
    pub fn turnout(&self, presence: impl Fn(PersonId) -> Option<Presence>) -> Turnout {
        let of = |wanted| self.invited.iter().filter(|it| presence(it.person) == Some(wanted)).count();
        Turnout { due: self.invited.len(), present: of(Presence::InPerson), stand_ins: of(Presence::StandIn) }
    }
}

pub(super) fn line(text: &str, field: MeetingField, most: usize) -> Result<String, MeetingRefusal> {
    let text = text.trim();
    refuse_if(text.is_empty(), MeetingRefusal::Empty { field })?;
    refuse_if(text.chars().count() > most, MeetingRefusal::TooLong { field, most })?;
    Ok(text.to_owned())
}

pub(super) fn refuse_if(holds: bool, refusal: MeetingRefusal) -> Result<(), MeetingRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
