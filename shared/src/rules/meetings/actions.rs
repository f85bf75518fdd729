//! What a meeting resolved, and who does it until when.

use super::decide::{Next, keeps, line, refuse_if};
use super::{
    Action, ActionState, ITEMS_MAX, Linked, MeetingFacts, MeetingField, MeetingRefusal, MeetingRow,
    MeetingState, Outcome, Resolution, Settled, TEXT_MAX, Task,
};
use crate::ids::{ActionId, IssueId, ResolutionId};

/// Note takers write down what is resolved while the meeting is held.
pub(super) fn resolve(facts: &MeetingFacts, row: &MeetingRow, resolution: ResolutionId, text: &str) -> Next {
    writes(facts, row)?;
    refuse_if(row.state != MeetingState::Held, MeetingRefusal::Wrong { state: row.state })?;
    let text = line(text, MeetingField::Resolution, TEXT_MAX)?;
    let mut next = row.clone();
    match next.resolutions.iter_mut().find(|it| it.resolution == resolution) {
        Some(same) if same.text == text => return Ok(None),
        Some(other) => other.text = text,
        None => {
            let (most, field) = (ITEMS_MAX, MeetingField::Resolution);
            refuse_if(next.resolutions.len() >= most, MeetingRefusal::TooMany { field, most })?;
            next.resolutions.push(Resolution { resolution, text });
        }
    }
    Ok(Some(next))
}

/// Who writes the minutes says what the meeting takes up, until the minutes are fixed.
pub(super) fn link(facts: &MeetingFacts, row: &MeetingRow, issue: IssueId, off: bool) -> Next {
    writes(facts, row)?;
    match row.state {
        MeetingState::Planned | MeetingState::Called | MeetingState::Held => {}
        state @ (MeetingState::Fixed | MeetingState::Cancelled) => {
            return Err(MeetingRefusal::Wrong { state });
        }
    }
    let mut next = row.clone();
    next.issues.retain(|it| it.issue != issue);
    if !off {
        let title = facts.issue_title.clone().ok_or(MeetingRefusal::UnknownIssue)?;
        let (most, field) = (ITEMS_MAX, MeetingField::Agenda);
        refuse_if(next.issues.len() >= most, MeetingRefusal::TooMany { field, most })?;
        next.issues.push(Linked { issue, title });
    }
    let same = next.issues.len() == row.issues.len() && next.issues.iter().all(|it| row.issues.contains(it));
    Ok((!same).then_some(next))
}

/// While it is held note takers give tasks; when the minutes are fixed, whoever keeps the meeting.
pub(super) fn assign(facts: &MeetingFacts, row: &MeetingRow, action: ActionId, task: &Task) -> Next {
    match row.state {
        MeetingState::Held => writes(facts, row)?,
        MeetingState::Fixed => keeps(facts, row)?,
        state @ (MeetingState::Planned | MeetingState::Called | MeetingState::Cancelled) => {
            writes(facts, row)?;
            return Err(MeetingRefusal::Wrong { state });
        }
    }
    let same = row.actions.iter().find(|it| it.action == action);
    if same.is_some_and(|it| it.task == *task) {
        return Ok(None);
    }
    refuse_if(same.is_some(), MeetingRefusal::IdTaken)?;
    let text = line(&task.text, MeetingField::Action, TEXT_MAX)?;
    let (most, field) = (ITEMS_MAX, MeetingField::Action);
    refuse_if(row.actions.len() >= most, MeetingRefusal::TooMany { field, most })?;
    refuse_if(task.due < facts.today, MeetingRefusal::Past { on: task.due })?;
    let owner_name = facts.named.get(&task.owner).cloned().ok_or(MeetingRefusal::UnknownPerson)?;
    refuse_if(!row.audience().contains(&task.owner), MeetingRefusal::NotInvolved)?;
    let known = |it: ResolutionId| row.resolutions.iter().any(|own| own.resolution == it);
    let resolution = task.resolution.filter(|it| known(*it));
    let mut next = row.clone();
    let task = Task { text, resolution, ..task.clone() };
    next.actions.push(Action { action, task, owner_name, state: ActionState::Open, settled: None });
    Ok(Some(next))
}

pub(super) fn settle(
    facts: &MeetingFacts,
    row: &MeetingRow,
    action: ActionId,
    outcome: Outcome,
    words: &str,
) -> Next {
    let its = row.actions.iter().find(|it| it.action == action).ok_or(MeetingRefusal::NotThere)?;
    let state = match outcome {
        Outcome::Done if its.task.owner == facts.who.into() => ActionState::Done,
        Outcome::Done => {
            keeps(facts, row)?;
            ActionState::Done
        }
        Outcome::Dropped => {
            keeps(facts, row)?;
            ActionState::Dropped
        }
    };
    let mine = its.settled.as_ref().is_some_and(|it| it.by == facts.who);
    if its.state == state && mine {
        return Ok(None);
    }
    refuse_if(its.state != ActionState::Open, MeetingRefusal::Settled { state: its.state })?;
    // What is dropped is dropped for a reason; what is done speaks for itself.
    let words = if outcome == Outcome::Dropped {
        line(words, MeetingField::Reason, TEXT_MAX)?
    } else {
        let (field, most) = (MeetingField::Words, TEXT_MAX);
        refuse_if(words.trim().chars().count() > most, MeetingRefusal::TooLong { field, most })?;
        words.trim().to_owned()
    };
    let mut next = row.clone();
    if let Some(it) = next.actions.iter_mut().find(|it| it.action == action) {
        it.state = state;
        it.settled = Some(Settled { by: facts.who, name: facts.name.clone(), at: facts.now, words });
    }
    Ok(Some(next))
}

fn writes(facts: &MeetingFacts, row: &MeetingRow) -> Result<(), MeetingRefusal> {
    if row.writers().contains(&facts.who.into()) { Ok(()) } else { keeps(facts, row) }
}
