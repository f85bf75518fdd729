//! Groups, services and recommendations.

use super::decide::{Decided, line, refuse_if, said, set};
use super::{CorpsCommand, CorpsFacts, CorpsRefusal as R, Group, Kept, MEMBERS_MAX, Recommendation, Service};

pub(super) fn group(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::SetGroup { unit, entry, discipline, kind, name, founded, guide, members } = command
    else {
        return Ok(Vec::new());
    };
    let other = facts.known.as_ref().is_some_and(|it| !matches!(it, Kept::Group { .. }));
    refuse_if(other, R::IdTaken)?;
    let (discipline, name, guide) = (line(discipline)?, line(name)?, line(guide)?);
    refuse_if(members.len() > MEMBERS_MAX, R::TooLong { most: MEMBERS_MAX })?;
    refuse_if(*founded > facts.today, R::Ahead)?;
    let mut named = Vec::new();
    for person in members {
        let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
        if !named.iter().any(|(id, _)| id == person) {
            named.push((*person, name));
        }
    }
    let it = Group { entry: *entry, discipline, kind: *kind, name, founded: *founded, guide, members: named };
    Ok(set(facts, *unit, *entry, None, Kept::Group { it }))
}

pub(super) fn serve(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::Serve { unit, entry, person, kind, on, words } = command else { return Ok(Vec::new()) };
    let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
    let same = |it: &Service| it.person == *person;
    let other = facts.known.as_ref().is_some_and(|it| !matches!(it, Kept::Service { it } if same(it)));
    refuse_if(other, R::IdTaken)?;
    let words = said(words)?;
    refuse_if(*on > facts.today, R::Ahead)?;
    let it = Service { entry: *entry, person: *person, name, kind: *kind, on: *on, words };
    Ok(set(facts, *unit, *entry, Some(*person), Kept::Service { it }))
}

pub(super) fn recommend(facts: &CorpsFacts, command: &CorpsCommand) -> Decided {
    let CorpsCommand::Recommend { unit, entry, person, kind, on, outcome } = command else {
        return Ok(Vec::new());
    };
    let name = facts.named.get(person).cloned().ok_or(R::UnknownPerson)?;
    let same = |it: &Recommendation| it.person == *person && it.kind == *kind;
    let other = facts.known.as_ref().is_some_and(|it| !matches!(it, Kept::Recommendation { it } if same(it)));
    refuse_if(other, R::IdTaken)?;
    refuse_if(*on > facts.today, R::Ahead)?;
    let it = Recommendation { entry: *entry, person: *person, name, kind: *kind, on: *on, outcome: *outcome };
    Ok(set(facts, *unit, *entry, Some(*person), Kept::Recommendation { it }))
}
