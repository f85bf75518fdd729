//! Opinions become issues, and issues are answered (S1-16).

use super::decide::{line, office, refuse_if};
use super::{
    Answered, IssueDraft, IssueRow, LINE_MAX, LiaisonEntry, LiaisonFacts, LiaisonField as F,
    LiaisonRefusal as R, ORIGINS_MAX, Origin, TEXT_MAX,
};
use crate::ids::{IssueId, ProgrammeId, UnitId};
use crate::rights::Thing;

type Decided = Result<Vec<LiaisonEntry>, R>;

pub(super) fn merge(
    facts: &LiaisonFacts,
    (issue, programme, unit): (IssueId, ProgrammeId, Option<UnitId>),
    draft: &IssueDraft,
    origins: &[Origin],
) -> Decided {
    office(facts, Thing::Issue)?;
    refuse_if(facts.id_taken, R::IdTaken)?;
    let unit = unit.ok_or(R::NotThere)?;
    let (draft, owner_name) = checked(facts, draft)?;
    refuse_if(draft.due < facts.today, R::Past { on: draft.due })?;
    refuse_if(origins.is_empty(), R::Empty { field: F::Opinions })?;
    let origins = gathered(facts, issue, &[], origins)?;
    let opened = facts.today;
    let (solution, answered) = (String::new(), None);
    Ok(set(IssueRow { issue, programme, unit, draft, owner_name, origins, opened, solution, answered }))
}

pub(super) fn amend(facts: &LiaisonFacts, draft: &IssueDraft, origins: &[Origin]) -> Decided {
    let row = kept(facts)?;
    refuse_if(row.answered.is_some(), R::Answered)?;
    let (draft, owner_name) = checked(facts, draft)?;
    refuse_if(draft.due != row.draft.due && draft.due < facts.today, R::Past { on: draft.due })?;
    let origins = gathered(facts, row.issue, &row.origins, origins)?;
    let next = IssueRow { draft, owner_name, origins, ..row.clone() };
    Ok(if next == *row { vec![] } else { set(next) })
}

/// Its owner, or the office.
pub(super) fn solve(facts: &LiaisonFacts, solution: &str) -> Decided {
    let owns = |row: &&IssueRow| row.draft.owner == facts.who.into();
    let row = facts.issue.as_ref().filter(owns).map_or_else(|| kept(facts), Ok)?;
    refuse_if(row.answered.is_some(), R::Answered)?;
    let solution = line(solution, F::Solution, TEXT_MAX)?;
    Ok(if row.solution == solution { vec![] } else { set(IssueRow { solution, ..row.clone() }) })
}

pub(super) fn answer(facts: &LiaisonFacts, words: &str) -> Decided {
    let row = kept(facts)?;
    let words = line(words, F::Answer, TEXT_MAX)?;
    match &row.answered {
        Some(it) if it.words == words => return Ok(vec![]),
        Some(_) => return Err(R::Answered),
        None => {}
    }
    let answered = Some(Answered { words, at: facts.now, on: facts.today, name: facts.name.clone() });
    Ok(set(IssueRow { answered, ..row.clone() }))
}

/// The issue, if it is the sender's to keep; whoever else asks does not learn whether it is there.
fn kept(facts: &LiaisonFacts) -> Result<&IssueRow, R> {
    office(facts, Thing::Issue)?;
    facts.issue.as_ref().ok_or(R::NotThere)
}

fn set(row: IssueRow) -> Vec<LiaisonEntry> {
    vec![LiaisonEntry::IssueSet { row: Box::new(row) }]
}

fn checked(facts: &LiaisonFacts, draft: &IssueDraft) -> Result<(IssueDraft, String), R> {
    let title = line(&draft.title, F::Title, LINE_MAX)?;
    let name = facts.owner_name.clone().ok_or(R::NoSuchOwner)?;
    Ok((IssueDraft { title, ..draft.clone() }, name))
}

/// What is there already and what comes to it, each once; none that another issue has.
fn gathered(
    facts: &LiaisonFacts,
    issue: IssueId,
    before: &[Origin],
    more: &[Origin],
) -> Result<Vec<Origin>, R> {
    let known = |it: &Origin| facts.origins.get(it).copied().filter(|it| it.known);
    refuse_if(!more.iter().all(|it| known(it).is_some()), R::NoSuchOpinion)?;
    let taken = |it: &Origin| known(it).and_then(|it| it.taken_by).is_some_and(|by| by != issue);
    refuse_if(more.iter().any(taken), R::OpinionTaken)?;
    let mut all: Vec<Origin> = before.iter().chain(more).cloned().collect();
    all.sort();
    all.dedup();
    refuse_if(all.len() > ORIGINS_MAX, R::TooMuch { field: F::Opinions, most: ORIGINS_MAX })?;
    Ok(all)
}
