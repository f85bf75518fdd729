use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    DAYS_MAX, HANDLERS_MAX, Handler, NeedCommand, NeedDesk, NeedKind, NeedRefusal as R, NeedRow, NeedState,
    SAID_MAX, Said, TEXT_MAX,
};
use crate::ids::{NeedId, PersonId, UnitId, UserId};
use crate::rights::{Seat, Thing, Verb, by_right};
use crate::time::Timestamp;

/// What the server knows that matters for one command; gathered in the deciding transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedFacts {
    pub who: UserId,
    pub name: String,
    /// When the command came in.
    pub now: Timestamp,
    pub today: Date,
    /// The sender's seats over the unit that answers; `None`: no such unit.
    pub seats: Option<Vec<Seat>>,
    pub unit_name: String,
    pub id_taken: bool,
    /// Raise: the nearest desk on the sender's way up. Pass: the desk of the unit that answers.
    pub desk: Option<NeedDesk>,
    /// How many open requests each handler of the desk has.
    pub open: BTreeMap<PersonId, u64>,
    /// The request; who is not one of its two is given it only to pass it on.
    pub need: Option<NeedRow>,
    /// Those of the people whom the command names whom the sender may name, with their names.
    pub named: BTreeMap<PersonId, String>,
}

impl Default for NeedFacts {
    fn default() -> Self {
        Self {
            who: UserId::from_bytes([0; 16]),
            name: String::new(),
            now: Timestamp::default(),
            today: Date::default(),
            seats: None,
            unit_name: String::new(),
            id_taken: false,
            desk: None,
            open: BTreeMap::new(),
            need: None,
            named: BTreeMap::new(),
        }
    }
}

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum NeedEntry {
    DeskSet { desk: NeedDesk },
    NeedSet { row: Box<NeedRow> },
}

/// The seat that gives the right; the audit names it. A request is everybody's own.
pub fn seat(facts: &NeedFacts, command: &NeedCommand) -> Option<Seat> {
    matches!(command, NeedCommand::SetDesk { .. }).then(|| decides(facts)).flatten()
}

fn decides(facts: &NeedFacts) -> Option<Seat> {
    by_right(facts.seats.as_deref()?, Thing::Need, Verb::Decide)
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &NeedFacts, command: &NeedCommand) -> Result<Vec<NeedEntry>, R> {
    let next = match command {
        NeedCommand::SetDesk { unit, handlers, days } => return set_desk(facts, *unit, handlers, *days),
        NeedCommand::Raise { need, kind, text } => Some(raise(facts, *need, *kind, text)?),
        NeedCommand::Say { text, .. } => Some(say(facts, text)?),
        NeedCommand::Pass { to, .. } => pass(facts, *to)?,
        NeedCommand::Close { .. } => close(facts)?,
    };
    Ok(next.map(|row| NeedEntry::NeedSet { row: Box::new(row) }).into_iter().collect())
}

fn set_desk(facts: &NeedFacts, unit: UnitId, handlers: &[PersonId], days: u16) -> Result<Vec<NeedEntry>, R> {
    let seats = facts.seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Need, Verb::Read).ok_or(R::NotThere)?;
    decides(facts).ok_or(R::NotYours)?;
    refuse_if(handlers.len() > HANDLERS_MAX, R::TooLong { most: HANDLERS_MAX })?;
    refuse_if(days == 0 || days > DAYS_MAX, R::BadDays { most: DAYS_MAX })?;
    let mut named: Vec<Handler> = Vec::new();
    for person in handlers {
        let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
        if !named.iter().any(|it| it.person == *person) {
            named.push(Handler { person: *person, name });
        }
    }
    let desk = NeedDesk { unit, unit_name: facts.unit_name.clone(), handlers: named, days };
    Ok(if facts.desk.as_ref() == Some(&desk) { Vec::new() } else { vec![NeedEntry::DeskSet { desk }] })
}

fn raise(facts: &NeedFacts, need: NeedId, kind: NeedKind, text: &str) -> Result<NeedRow, R> {
    refuse_if(facts.id_taken, R::IdTaken)?;
    let desk = facts.desk.as_ref().ok_or(R::NoDesk)?;
    let teacher = PersonId::from(facts.who);
    let others = desk.handlers.iter().filter(|it| it.person != teacher);
    let handler = others.min_by_key(|it| facts.open.get(&it.person).copied().unwrap_or(0));
    let handler = handler.ok_or(R::NoDesk)?.clone();
    Ok(NeedRow {
        need,
        kind,
        unit: desk.unit,
        unit_name: desk.unit_name.clone(),
        teacher,
        teacher_name: facts.name.clone(),
        handler,
        state: NeedState::Asked,
        asked: facts.today,
        reply_by: after(facts.today, desk.days),
        said: vec![message(facts, text)?],
    })
}

/// A reply ends the wait; another question begins it again.
fn say(facts: &NeedFacts, text: &str) -> Result<NeedRow, R> {
    let row = facts.need.as_ref().ok_or(R::NotThere)?;
    let me = PersonId::from(facts.who);
    refuse_if(me != row.teacher && me != row.handler.person, R::NotThere)?;
    refuse_if(row.state == NeedState::Closed, R::Wrong { state: row.state })?;
    refuse_if(row.said.len() >= SAID_MAX, R::TooLong { most: SAID_MAX })?;
    let said = message(facts, text)?;
    let mut next = row.clone();
    next.said.push(said);
    if me == row.handler.person {
        next.state = NeedState::Answered;
    } else if row.state == NeedState::Answered {
        let days = facts.desk.as_ref().map_or(DAYS_MAX, |desk| desk.days);
        next.state = NeedState::Asked;
        next.asked = facts.today;
        next.reply_by = after(facts.today, days);
    }
    Ok(next)
}

/// By who handles it, or, unread, by who decides in the unit. The reply date stays.
fn pass(facts: &NeedFacts, to: PersonId) -> Result<Option<NeedRow>, R> {
    let row = facts.need.as_ref().ok_or(R::NotThere)?;
    let me = PersonId::from(facts.who);
    let may = me == row.handler.person || decides(facts).is_some();
    refuse_if(!may && me != row.teacher, R::NotThere)?;
    refuse_if(!may, R::NotYours)?;
    refuse_if(row.state == NeedState::Closed, R::Wrong { state: row.state })?;
    let named = facts.desk.iter().flat_map(|it| &it.handlers).find(|it| it.person == to);
    let handler = named.filter(|it| it.person != row.teacher).ok_or(R::UnknownPerson)?.clone();
    Ok((handler.person != row.handler.person).then(|| NeedRow { handler, ..row.clone() }))
}

fn close(facts: &NeedFacts) -> Result<Option<NeedRow>, R> {
    let row = facts.need.as_ref().ok_or(R::NotThere)?;
    let me = PersonId::from(facts.who);
    refuse_if(me != row.teacher && me != row.handler.person, R::NotThere)?;
    refuse_if(me != row.teacher, R::NotYours)?;
    Ok((row.state != NeedState::Closed).then(|| NeedRow { state: NeedState::Closed, ..row.clone() }))
}

fn message(facts: &NeedFacts, text: &str) -> Result<Said, R> {
    let text = text.trim();
    refuse_if(text.is_empty(), R::Empty)?;
    refuse_if(text.chars().count() > TEXT_MAX, R::TooLong { most: TEXT_MAX })?;
    Ok(Said { by: facts.who, name: facts.name.clone(), at: facts.now, text: text.to_owned() })
}

fn after(day: Date, days: u16) -> Date {
    day.saturating_add(jiff::Span::new().days(i64::from(days)))
}

fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
