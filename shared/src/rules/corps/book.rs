//! Who is in a corps, and what hours they gave.

use super::decide::{Decided, refuse_if, said, set, words};
use super::{CorpsCommand, CorpsFacts, CorpsRefusal as R, Hours, Kept, MINUTES_MAX, Membership, TEXT_MAX};
use crate::ids::UnitId;

pub(super) fn join(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::Join { unit, entry, corps, person, from, until } = command else {
        return Ok(Vec::new());
    };
    let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
    let same = |it: &Membership| it.person == *person && it.corps.corps == *corps;
    let other = facts.known.as_ref().is_some_and(|it| !matches!(it, Kept::Membership { it } if same(it)));
    refuse_if(other, R::IdTaken)?;
    let corps = facts.corps_of(*unit, *corps).ok_or(R::UnknownCorps)?;
    refuse_if(until < from, R::Backwards)?;
    let it = Membership { entry: *entry, corps, person: *person, name, from: *from, until: *until };
    Ok(set(facts, *unit, *entry, Some(*person), Kept::Membership { it }))
}

pub(super) fn book(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::Book { unit, entry, corps, project, person, on, minutes, words: text } = command else {
        return Ok(Vec::new());
    };
    let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
    let corps = facts.corps_of(*unit, *corps).ok_or(R::UnknownCorps)?;
    let project = facts.project_of(*unit, *project).ok_or(R::UnknownProject)?;
    let text = words(text, TEXT_MAX)?;
    let it = Hours {
        entry: *entry,
        project,
        person: *person,
        name,
        on: *on,
        minutes: *minutes,
        words: text,
        void: None,
        corps,
    };
    // The same again is already so; what was booked is not changed but taken back.
    if let Some(known) = &facts.known {
        return if *known == (Kept::Hours { it }) { Ok(Vec::new()) } else { Err(R::IdTaken) };
    }
    refuse_if(*on > facts.today, R::Ahead)?;
    refuse_if(*minutes == 0 || *minutes > MINUTES_MAX, R::BadMinutes { most: MINUTES_MAX })?;
    let member = facts.memberships.iter().any(|m| m.corps.corps == it.corps.corps && m.holds_on(*on));
    refuse_if(!member, R::NotMember)?;
    let booked: u32 =
        facts.hours.iter().filter(|it| it.on == *on && it.void.is_none()).map(|it| it.minutes).sum();
    let left = MINUTES_MAX.saturating_sub(booked);
    refuse_if(*minutes > left, R::DayFull { left })?;
    Ok(set(facts, *unit, *entry, Some(*person), Kept::Hours { it }))
}

pub(super) fn void(facts: &CorpsFacts, unit: UnitId, reason: &str) -> Decided {
    let Some(Kept::Hours { it }) = &facts.known else { return Err(R::NotThere) };
    refuse_if(it.void.is_some(), R::Void)?;
    let next = Hours { void: Some(said(reason)?), ..it.clone() };
    Ok(set(facts, unit, it.entry, Some(it.person), Kept::Hours { it: next }))
}
