use serde::{Deserialize, Serialize};

use super::{
    Claim, LINE_MAX, TEXT_MAX, WORTH_MAX, WishCommand, WishDraft, WishField, WishRefusal, WishRow, WishState,
};
use crate::ids::{SpaceId, UserId, WishId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::time::Timestamp;
use crate::values::identity_in;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WishFacts {
    pub who: UserId,
    /// What the sender is called: a claim says it.
    pub name: String,
    /// When the command came in.
    pub now: Timestamp,
    /// The sender's seats in the space; `None`: no such space or wish for the sender.
    pub seats: Option<Vec<Seat>>,
    pub space: Option<SpaceId>,
    pub wish: Option<WishRow>,
}

impl Default for WishFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            name: String::new(),
            now: Timestamp::default(),
            seats: None,
            space: None,
            wish: None,
        }
    }
}

/// What is to be written: the wish as it stands from here on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum WishEntry {
    WishSet { wish: WishId, space: SpaceId, row: WishRow },
}

type Decided = Result<Vec<WishEntry>, WishRefusal>;

/// Which right on the papers of the space a command needs.
const fn verb(command: &WishCommand) -> Verb {
    match command {
        WishCommand::Check { .. } => Verb::Decide,
        WishCommand::Collect { .. }
        | WishCommand::Claim { .. }
        | WishCommand::Grant { .. }
        | WishCommand::Confirm { .. }
        | WishCommand::Withdraw { .. } => Verb::Write,
    }
}

/// The seat that gives the right; the audit names it.
pub fn seat(facts: &WishFacts, command: &WishCommand) -> Option<Seat> {
    by_right(facts.seats.as_deref()?, Thing::Paper, verb(command))
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`WishRefusal`] that holds, in the order of that list.
pub fn decide(facts: &WishFacts, command: &WishCommand) -> Decided {
    let (Some(seats), Some(space)) = (&facts.seats, facts.space) else { return Err(WishRefusal::NotThere) };
    let writes = by_right(seats, Thing::Paper, verb(command)).is_some();
    if let WishCommand::Collect { wish, draft, .. } = command {
        refuse_if(!writes, WishRefusal::NotYours)?;
        refuse_if(facts.wish.is_some(), WishRefusal::IdTaken)?;
        return Ok(vec![WishEntry::WishSet { wish: *wish, space, row: collected(facts, draft)? }]);
    }
    let row = facts.wish.as_ref().ok_or(WishRefusal::NotThere)?;
    refuse_if(!writes, WishRefusal::NotYours)?;
    let next = match command {
        WishCommand::Collect { .. } => None,
        WishCommand::Check { .. } => check(facts, row)?,
        WishCommand::Claim { on_behalf, .. } => claim(facts, row, on_behalf)?,
        WishCommand::Grant { .. } => grant(facts, row)?,
        WishCommand::Confirm { .. } => confirm(facts, row)?,
        WishCommand::Withdraw { reason, .. } => withdraw(facts, row, reason)?,
    };
    Ok(next.map(|row| WishEntry::WishSet { wish: command.wish(), space, row }).into_iter().collect())
}

impl WishDraft {
    /// What stands against it. The phone asks before the draft leaves it, the server asks again.
    ///
    /// # Errors
    /// The first [`WishRefusal`] that holds.
    pub fn check(&self) -> Result<(), WishRefusal> {
        line(&self.school, WishField::School, LINE_MAX)?;
        line(&self.text, WishField::Text, TEXT_MAX)?;
        no_identity(&self.school, WishField::School)?;
        no_identity(&self.text, WishField::Text)?;
        refuse_if(self.worth > WORTH_MAX, WishRefusal::TooMuch { most: WORTH_MAX })
    }
}

fn collected(facts: &WishFacts, draft: &WishDraft) -> Result<WishRow, WishRefusal> {
    draft.check()?;
    Ok(WishRow {
        draft: draft.clone(),
        state: WishState::Collected,
        collected_by: facts.who,
        collected: facts.now,
        claim: None,
        reason: None,
    })
}

/// `None`: it is so already.
type Next = Result<Option<WishRow>, WishRefusal>;

fn check(facts: &WishFacts, row: &WishRow) -> Next {
    match row.state_at(facts.now) {
        WishState::Collected => Ok(Some(WishRow { state: WishState::Checked, ..row.clone() })),
        WishState::Checked => Ok(None),
        state @ (WishState::Claimed | WishState::Granted | WishState::Confirmed | WishState::Withdrawn) => {
            Err(WishRefusal::Wrong { state })
        }
    }
}

fn claim(facts: &WishFacts, row: &WishRow, on_behalf: &str) -> Next {
    let on_behalf = on_behalf.trim();
    refuse_if(
        on_behalf.chars().count() > LINE_MAX,
        WishRefusal::TooLong { field: WishField::OnBehalf, most: LINE_MAX },
    )?;
    no_identity(on_behalf, WishField::OnBehalf)?;
    match (row.state_at(facts.now), &row.claim) {
        (WishState::Checked, _) => {
            let (by, name) = (facts.who, facts.name.clone());
            let claim = Claim { by, name, on_behalf: on_behalf.to_owned(), at: facts.now };
            Ok(Some(WishRow { state: WishState::Claimed, claim: Some(claim), ..row.clone() }))
        }
        (WishState::Claimed, Some(claim)) if claim.by == facts.who => Ok(None),
        (WishState::Claimed, Some(claim)) => {
            Err(WishRefusal::Claimed { name: claim.name.clone(), until: claim.until() })
        }
        (state, _) => Err(WishRefusal::Wrong { state }),
    }
}

fn grant(facts: &WishFacts, row: &WishRow) -> Next {
    let mine = row.claim.as_ref().is_some_and(|claim| claim.by == facts.who);
    match row.state_at(facts.now) {
        WishState::Claimed if !mine => Err(WishRefusal::NotClaimer),
        WishState::Claimed => Ok(Some(WishRow { state: WishState::Granted, ..row.clone() })),
        WishState::Granted if mine => Ok(None),
        state @ (WishState::Collected
        | WishState::Checked
        | WishState::Granted
        | WishState::Confirmed
        | WishState::Withdrawn) => Err(WishRefusal::Wrong { state }),
    }
}

/// Who granted it does not confirm it.
fn confirm(facts: &WishFacts, row: &WishRow) -> Next {
    let granter = row.claim.as_ref().is_some_and(|claim| claim.by == facts.who);
    refuse_if(granter || !may_close(facts, row), WishRefusal::NotYours)?;
    match row.state {
        WishState::Granted => Ok(Some(WishRow { state: WishState::Confirmed, ..row.clone() })),
        WishState::Confirmed => Ok(None),
        state @ (WishState::Collected | WishState::Checked | WishState::Claimed | WishState::Withdrawn) => {
            Err(WishRefusal::Wrong { state })
        }
    }
}

fn withdraw(facts: &WishFacts, row: &WishRow, reason: &str) -> Next {
    refuse_if(!may_close(facts, row), WishRefusal::NotYours)?;
    line(reason, WishField::Reason, LINE_MAX)?;
    no_identity(reason, WishField::Reason)?;
    match row.state_at(facts.now) {
        WishState::Collected | WishState::Checked => {
            let reason = Some(reason.trim().to_owned());
            Ok(Some(WishRow { state: WishState::Withdrawn, reason, ..row.clone() }))
        }
        WishState::Withdrawn => Ok(None),
        state @ (WishState::Claimed | WishState::Granted | WishState::Confirmed) => {
            Err(WishRefusal::Wrong { state })
        }
    }
}

/// Who collected it, and who decides in the space.
fn may_close(facts: &WishFacts, row: &WishRow) -> bool {
    let decides = facts.seats.as_deref().is_some_and(|it| by_right(it, Thing::Paper, Verb::Decide).is_some());
    decides || row.collected_by == facts.who
}

fn line(text: &str, field: WishField, most: usize) -> Result<(), WishRefusal> {
    refuse_if(text.trim().is_empty(), WishRefusal::Empty { field })?;
    refuse_if(text.chars().count() > most, WishRefusal::TooLong { field, most })
}

fn no_identity(text: &str, field: WishField) -> Result<(), WishRefusal> {
    identity_in(text).map_or(Ok(()), |found| Err(WishRefusal::Identity { field, found }))
}

fn refuse_if(holds: bool, refusal: WishRefusal) -> Result<(), WishRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
