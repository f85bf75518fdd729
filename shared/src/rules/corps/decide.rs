use super::{Agreement, Corps, CorpsCommand as C, CorpsEntry, CorpsFacts, CorpsKind, CorpsRefusal as R};
use super::{Kept, LINE_MAX, Project, ProjectKind, TEXT_MAX, book, certify, keep};
use crate::ids::{EntryId, PersonId, UnitId};
use crate::rights::{Seat, Thing, Verb, by_right};

pub(super) type Decided = Result<Vec<CorpsEntry>, R>;

/// The seat that gives the right; the audit names it. A mentor's own hours are their own.
pub fn seat(facts: &CorpsFacts, _: &C) -> Option<Seat> {
    by_right(facts.seats.as_deref()?, Thing::Corps, Verb::Write)
}

/// Judges a command. Pure: the same facts give the same answer on phone and server.
///
/// # Errors
/// The first [`R`] that holds, in the order of that list.
pub fn decide(facts: &CorpsFacts, command: &C) -> Decided {
    let own = facts.who.into();
    match command {
        C::Book { person, .. } if *person == own && !facts.memberships.is_empty() => {}
        C::Void { .. } if is_own_hours(facts, own) => {}
        C::SetCorps { .. }
        | C::SetProject { .. }
        | C::Join { .. }
        | C::Book { .. }
        | C::Void { .. }
        | C::SetAgreement { .. }
        | C::Certify { .. }
        | C::SetGroup { .. }
        | C::Serve { .. }
        | C::Recommend { .. } => rightful(facts, command)?,
    }
    refuse_if(facts.id_taken, R::IdTaken)?;
    refuse_if(!command.people().iter().all(|it| facts.named.contains_key(it)), R::UnknownPerson)?;
    match command {
        C::SetCorps { unit, it } => set_corps(facts, *unit, it),
        C::SetProject { unit, it } => set_project(facts, *unit, it),
        C::Join { .. } => book::join(facts, command),
        C::Book { .. } => book::book(facts, command),
        C::Void { unit, reason, .. } => book::void(facts, *unit, reason),
        C::SetAgreement { unit, state, on, document } => {
            refuse_if(*on > facts.today, R::Ahead)?;
            let document = words(document, LINE_MAX)?;
            let it = Agreement { state: *state, on: *on, document };
            let id = EntryId::from(unit.as_uuid());
            Ok(set(facts, *unit, id, None, Kept::Agreement { it }))
        }
        C::Certify { .. } => certify::certify(facts, command),
        C::SetGroup { .. } => keep::group(facts, command),
        C::Serve { .. } => keep::serve(facts, command),
        C::Recommend { .. } => keep::recommend(facts, command),
    }
}

/// Office of the unit. Who may not even see it learns nothing.
fn rightful(facts: &CorpsFacts, command: &C) -> Result<(), R> {
    let seats = facts.seats.as_deref().ok_or(R::NotThere)?;
    by_right(seats, Thing::Corps, Verb::Read).ok_or(R::NotThere)?;
    seat(facts, command).ok_or(R::NotYours).map(drop)
}

fn is_own_hours(facts: &CorpsFacts, own: PersonId) -> bool {
    matches!(&facts.known, Some(Kept::Hours { it }) if it.person == own)
}

fn set_corps(facts: &CorpsFacts, unit: UnitId, it: &Corps) -> Decided {
    refuse_if(CorpsKind::defaults().any(|kind| Corps::by_default(unit, kind).corps == it.corps), R::IdTaken)?;
    let it = Corps { corps: it.corps, kind: CorpsKind::Other, name: line(&it.name)? };
    let id = EntryId::from(it.corps.as_uuid());
    Ok(set(facts, unit, id, None, Kept::Corps { it }))
}

fn set_project(facts: &CorpsFacts, unit: UnitId, it: &Project) -> Decided {
    let given = ProjectKind::defaults().any(|kind| Project::by_default(unit, kind).project == it.project);
    refuse_if(given, R::IdTaken)?;
    let it = Project { project: it.project, kind: ProjectKind::Other, name: line(&it.name)? };
    let id = EntryId::from(it.project.as_uuid());
    Ok(set(facts, unit, id, None, Kept::Project { it }))
}

/// Nothing, if it stands so already.
pub(super) fn set(
    facts: &CorpsFacts,
    unit: UnitId,
    id: EntryId,
    person: Option<PersonId>,
    kept: Kept,
) -> Vec<CorpsEntry> {
    if facts.known.as_ref() == Some(&kept) {
        return Vec::new();
    }
    vec![CorpsEntry::CorpsSet { unit, id, person, kept }]
}

/// A line that must say something.
pub(super) fn line(text: &str) -> Result<String, R> {
    let text = words(text, LINE_MAX)?;
    refuse_if(text.is_empty(), R::Empty)?;
    Ok(text)
}

/// Words that may be missing.
pub(super) fn words(text: &str, most: usize) -> Result<String, R> {
    let text = text.trim();
    refuse_if(text.chars().count() > most, R::TooLong { most })?;
    Ok(text.to_owned())
}

/// Words that must say something.
pub(super) fn said(text: &str) -> Result<String, R> {
    let text = words(text, TEXT_MAX)?;
    refuse_if(text.is_empty(), R::Empty)?;
    Ok(text)
}

pub(super) fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}
