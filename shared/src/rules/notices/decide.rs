use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    ADDRESSEES_MAX, ANSWER_MAX, Addressee, Ask, Asked, BODY_MAX, KnownNotice, NoticeCommand, NoticeFacts,
    NoticeRefusal, NoticeText, Reminders,
};
use crate::ids::{NoticeId, UnitId};
use crate::rights::{Seat, Thing, Verb, by_right};

/// What is to be written; an empty list means "already so".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "entry", rename_all = "snake_case")]
pub enum NoticeEntry {
    NoticeSent { notice: NoticeId, from: UnitId, text: NoticeText, to: Vec<Addressee> },
    NoticeOpened { notice: NoticeId, to: Vec<Addressee> },
    NoticeAnswered { notice: NoticeId, to: Vec<Addressee>, words: String },
    NoticePhoned { notice: NoticeId, to: Addressee, spoken_to: String },
    NoticeWithdrawn { notice: NoticeId, reason: String },
    RemindersChosen { reminders: Reminders },
}

type Decided = Result<Vec<NoticeEntry>, NoticeRefusal>;

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`NoticeRefusal`] that holds, in the order of that list.
pub fn decide(facts: &NoticeFacts, command: &NoticeCommand) -> Decided {
    use NoticeCommand as C;
    match command {
        C::Send { notice, from, text, .. } => send(facts, *notice, *from, text),
        C::Open { notice } => {
            let known = addressed(facts)?;
            let to: Vec<Addressee> = known.mine.iter().filter(|it| !it.opened).map(|it| it.to).collect();
            Ok(if to.is_empty() { vec![] } else { vec![NoticeEntry::NoticeOpened { notice: *notice, to }] })
        }
        C::Answer { notice, words } => answer(addressed(facts)?, *notice, words.trim()),
        C::Phoned { notice, to, spoken_to } => {
            let known = facts.notice.as_ref().ok_or(NoticeRefusal::NotThere)?;
            allowed(facts.from_seats.as_deref(), Verb::Write)?;
            refuse_if(!known.addressed, NoticeRefusal::NotThere)?;
            refuse_if(known.withdrawn, NoticeRefusal::Withdrawn)?;
            let (notice, spoken_to) = (*notice, fitting(spoken_to)?);
            Ok(vec![NoticeEntry::NoticePhoned { notice, to: *to, spoken_to }])
        }
        C::Withdraw { notice, reason } => {
            let known = facts.notice.as_ref().ok_or(NoticeRefusal::NotThere)?;
            allowed(facts.from_seats.as_deref(), Verb::Write)?;
            if known.withdrawn {
                return Ok(vec![]);
            }
            Ok(vec![NoticeEntry::NoticeWithdrawn { notice: *notice, reason: fitting(reason)? }])
        }
        C::Remind { reminders } => Ok(vec![NoticeEntry::RemindersChosen { reminders: *reminders }]),
    }
}

fn send(facts: &NoticeFacts, notice: NoticeId, from: UnitId, text: &NoticeText) -> Decided {
    allowed(facts.from_seats.as_deref(), Verb::Create)?;
    // Who may not see a unit's notices cannot send one there, and does not learn whether the unit exists.
    refuse_if(!facts.asked.iter().all(|it| it.as_ref().is_some_and(is_reached)), NoticeRefusal::NotThere)?;
    refuse_if(facts.id_taken, NoticeRefusal::IdTaken)?;
    let body = text.body.trim().to_owned();
    let fits = (1..=BODY_MAX).contains(&body.chars().count());
    refuse_if(!fits, NoticeRefusal::BadText { most: BODY_MAX })?;
    let past: Option<Date> = text.due.filter(|due| *due < facts.today);
    past.map_or(Ok(()), |on| Err(NoticeRefusal::Past { on }))?;
    let to = facts.addressees();
    refuse_if(to.is_empty(), NoticeRefusal::NoOne)?;
    refuse_if(to.len() > ADDRESSEES_MAX, NoticeRefusal::TooMany { most: ADDRESSEES_MAX })?;
    let text = NoticeText { body, ..text.clone() };
    Ok(vec![NoticeEntry::NoticeSent { notice, from, text, to: to.into_iter().collect() }])
}

fn is_reached(it: &Asked) -> bool {
    by_right(&it.seats, Thing::Notice, Verb::Read).is_some()
}

fn answer(known: &KnownNotice, notice: NoticeId, words: &str) -> Decided {
    refuse_if(known.withdrawn, NoticeRefusal::Withdrawn)?;
    refuse_if(known.ask == Ask::Read, NoticeRefusal::NothingAsked)?;
    let too_short = known.ask == Ask::Reply && words.is_empty();
    let bad = too_short || words.chars().count() > ANSWER_MAX;
    refuse_if(bad, NoticeRefusal::BadAnswer { most: ANSWER_MAX })?;
    let fresh = known.mine.iter().filter(|it| it.answered.as_deref() != Some(words));
    let to: Vec<Addressee> = fresh.map(|it| it.to).collect();
    let words = words.to_owned();
    Ok(if to.is_empty() { vec![] } else { vec![NoticeEntry::NoticeAnswered { notice, to, words }] })
}

/// The notice, if it is addressed to the sender of the command.
fn addressed(facts: &NoticeFacts) -> Result<&KnownNotice, NoticeRefusal> {
    facts.notice.as_ref().filter(|it| !it.mine.is_empty()).ok_or(NoticeRefusal::NotThere)
}

fn fitting(words: &str) -> Result<String, NoticeRefusal> {
    let words = words.trim();
    let fits = (1..=ANSWER_MAX).contains(&words.chars().count());
    refuse_if(!fits, NoticeRefusal::BadAnswer { most: ANSWER_MAX })?;
    Ok(words.to_owned())
}

fn allowed(seats: Option<&[Seat]>, verb: Verb) -> Result<(), NoticeRefusal> {
    let seats = seats.ok_or(NoticeRefusal::NotThere)?;
    by_right(seats, Thing::Notice, Verb::Read).ok_or(NoticeRefusal::NotThere)?;
    by_right(seats, Thing::Notice, verb).map(drop).ok_or(NoticeRefusal::NotYours { verb })
}

/// The seat that gives the sender the right; the audit names it. Receipts and reminders are everybody's own.
pub fn seat(facts: &NoticeFacts, command: &NoticeCommand) -> Option<Seat> {
    use NoticeCommand as C;
    let verb = match command {
        C::Send { .. } => Verb::Create,
        C::Phoned { .. } | C::Withdraw { .. } => Verb::Write,
        C::Open { .. } | C::Answer { .. } | C::Remind { .. } => return None,
    };
    by_right(facts.from_seats.as_deref()?, Thing::Notice, verb)
}

fn refuse_if(holds: bool, refusal: NoticeRefusal) -> Result<(), NoticeRefusal> {
    if holds { Err(refusal) } else { Ok(()) }
}
