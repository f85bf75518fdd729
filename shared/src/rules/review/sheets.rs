//! From the naming of reviewers to the day on which all sheets are opened.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Decided;
use super::{
    Mark, POOL_MAX, Pair, Recusal, ReviewEntry, ReviewFacts, ReviewRefusal as R, ReviewRow, ReviewState as S,
    ReviewStep, RubricItem, Sheet, SheetRow, StepWhat, Tie, WORDS_MAX, rubric_is_sound,
};
use crate::ids::{ApplicationId, PersonId};

pub(super) fn refuse_if(holds: bool, refusal: R) -> Result<(), R> {
    if holds { Err(refusal) } else { Ok(()) }
}

/// Something said, of a length that fits.
pub(super) fn said(words: &str) -> Result<String, R> {
    let words = words.trim();
    let fits = (1..=WORDS_MAX).contains(&words.chars().count());
    if fits { Ok(words.to_owned()) } else { Err(R::NoReason { most: WORDS_MAX }) }
}

/// The review, in one of these states.
pub(super) fn at<'f>(facts: &'f ReviewFacts, states: &[S]) -> Result<&'f ReviewRow, R> {
    let row = facts.review.as_ref().ok_or(R::NotBegun)?;
    refuse_if(!states.contains(&row.state), R::ReviewIs { state: row.state })?;
    Ok(row)
}

pub(super) fn step(facts: &ReviewFacts, row: &mut ReviewRow, what: StepWhat, words: &str) {
    row.steps.push(ReviewStep { what, at: facts.now, by: facts.by.clone(), words: words.to_owned() });
}

pub(super) fn set(facts: &ReviewFacts, row: ReviewRow) -> Decided {
    let call = facts.call.as_ref().ok_or(R::NotThere)?.call;
    Ok(vec![ReviewEntry::ReviewSet { call, row: Box::new(row) }])
}

pub(super) fn title(facts: &ReviewFacts, application: ApplicationId) -> String {
    facts.entrant(application).map(|it| it.title.clone()).unwrap_or_default()
}

pub(super) fn count(it: usize) -> u32 {
    u32::try_from(it).unwrap_or(u32::MAX)
}

pub(super) fn open(
    facts: &ReviewFacts,
    rubric: &[RubricItem],
    each: u32,
    most: u32,
    pool: &[PersonId],
) -> Decided {
    let call = facts.call.as_ref().ok_or(R::NotThere)?;
    refuse_if(call.row.takes(facts.now), R::CallTakes)?;
    if facts.review.is_some() {
        at(facts, &[S::Gathering])?;
    }
    refuse_if(facts.entrants.is_empty(), R::NothingCame)?;
    refuse_if(!rubric_is_sound(rubric), R::BadRubric)?;
    let people: BTreeSet<_> = pool.iter().copied().collect();
    let fits =
        people.len() == pool.len() && pool.len() <= POOL_MAX && (1..=count(pool.len())).contains(&each);
    refuse_if(!fits || most == 0 || !facts.pool_known, R::BadPool)?;
    let before = facts.review.as_ref();
    let mut row = ReviewRow {
        rubric: rubric.to_vec(),
        each,
        most,
        pool: people.into_iter().collect(),
        state: S::Gathering,
        recusals: before.map(|it| it.recusals.clone()).unwrap_or_default(),
        pairs: Vec::new(),
        shortlist: BTreeSet::new(),
        verdicts: Vec::new(),
        publicity: None,
        steps: before.map(|it| it.steps.clone()).unwrap_or_default(),
    };
    step(facts, &mut row, StepWhat::Opened, "");
    set(facts, row)
}

/// The sender, if they are of the pool. Who is not learns nothing.
fn reviewer(facts: &ReviewFacts) -> Result<(PersonId, &ReviewRow), R> {
    let row = facts.review.as_ref().ok_or(R::NotThere)?;
    let me = facts.me.filter(|me| row.pool.contains(me)).ok_or(R::NotThere)?;
    Ok((me, row))
}

pub(super) fn recuse(facts: &ReviewFacts, application: ApplicationId, reason: &str) -> Decided {
    let (reviewer, row) = reviewer(facts)?;
    facts.entrant(application).ok_or(R::NotThere)?;
    let pair = Pair { application, reviewer };
    // What others judge is nobody's to ask about once it is fixed.
    refuse_if(row.state != S::Gathering && !row.pairs.contains(&pair), R::NotThere)?;
    at(facts, &[S::Gathering, S::Scoring])?;
    if row.has_declared(pair) {
        return Ok(vec![]);
    }
    let reason = said(reason)?;
    refuse_if(is_in(facts, pair), R::SheetIsIn { title: title(facts, application) })?;
    let mut row = row.clone();
    row.pairs.retain(|it| *it != pair);
    row.recusals.push(Recusal { pair, reason, at: facts.now });
    set(facts, row)
}

fn is_in(facts: &ReviewFacts, pair: Pair) -> bool {
    facts.sheets.iter().any(|it| it.pair == pair && it.is_in())
}

pub(super) fn fix(facts: &ReviewFacts, pairs: &[Pair]) -> Decided {
    let row = at(facts, &[S::Gathering, S::Scoring])?;
    let wanted: BTreeSet<Pair> = pairs.iter().copied().collect();
    let mut loads: BTreeMap<PersonId, u32> = row.pool.iter().map(|it| (*it, 0)).collect();
    for pair in &wanted {
        facts.entrant(pair.application).ok_or(R::Changed)?;
        if let Some(tie) = facts.tie(*pair) {
            return Err(recused(facts, *pair, tie));
        }
        *loads.get_mut(&pair.reviewer).ok_or(R::Overloaded { most: row.most })? += 1;
    }
    for it in &facts.entrants {
        let has = count(wanted.iter().filter(|pair| pair.application == it.application).count());
        let refusal = R::NotEach { title: it.title.clone(), has, each: row.each };
        refuse_if(has != row.each, refusal)?;
    }
    refuse_if(loads.values().any(|load| *load > row.most), R::Overloaded { most: row.most })?;
    let entrant = |it: &&SheetRow| facts.entrant(it.pair.application).is_some();
    let lost = facts.sheets.iter().filter(entrant).find(|it| it.is_in() && !wanted.contains(&it.pair));
    if let Some(lost) = lost {
        return Err(R::SheetIsIn { title: title(facts, lost.pair.application) });
    }
    let mut row = ReviewRow { state: S::Scoring, ..row.clone() };
    let pairs: Vec<Pair> = wanted.into_iter().collect();
    if row.pairs == pairs {
        return Ok(vec![]);
    }
    row.pairs = pairs;
    step(facts, &mut row, StepWhat::Assigned, "");
    set(facts, row)
}

fn recused(facts: &ReviewFacts, pair: Pair, tie: Tie) -> R {
    let reviewer = facts.names.get(&pair.reviewer).cloned().unwrap_or_default();
    R::Recused { title: title(facts, pair.application), reviewer, tie }
}

pub(super) fn hand_in(facts: &ReviewFacts, application: ApplicationId, sheet: &Sheet) -> Decided {
    let (reviewer, row) = reviewer(facts)?;
    let pair = Pair { application, reviewer };
    refuse_if(!row.pairs.contains(&pair), R::NotThere)?;
    let entrant = facts.entrant(application).ok_or(R::NotThere)?;
    let before = facts.sheets.iter().find(|it| it.pair == pair && it.is_in());
    if before.is_some_and(|it| it.sheet == *sheet) {
        return Ok(vec![]);
    }
    at(facts, &[S::Scoring])?;
    let long = |words: &str| words.chars().count() > WORDS_MAX;
    let too_long = long(&sheet.to_committee) || long(&sheet.to_applicant);
    refuse_if(too_long, R::TooLong { most: WORDS_MAX })?;
    if let Some(tie) = facts.tie(pair) {
        return Err(recused(facts, pair, tie));
    }
    refuse_if(before.is_some(), R::SheetIsIn { title: entrant.title.clone() })?;
    refuse_if(!fits(&row.rubric, sheet), R::BadSheet)?;
    refuse_if(sheet.pins != entrant.pins, R::Changed)?;
    let call = facts.call.as_ref().ok_or(R::NotThere)?.call;
    let row = SheetRow { pair, sheet: sheet.clone(), handed: facts.now, reopened: None };
    Ok(vec![ReviewEntry::SheetSet { call, row: Box::new(row) }])
}

/// One mark for each item, none above its full marks.
fn fits(rubric: &[RubricItem], sheet: &Sheet) -> bool {
    let within = |(item, mark): (&RubricItem, &Mark)| match mark {
        Mark::Points { points } => *points <= item.full,
        Mark::Abstain => true,
    };
    rubric.len() == sheet.marks.len() && rubric.iter().zip(&sheet.marks).all(within)
}

pub(super) fn reopen(facts: &ReviewFacts, pair: Pair, reason: &str) -> Decided {
    at(facts, &[S::Scoring])?;
    let found = facts.sheets.iter().find(|it| it.pair == pair).ok_or(R::NotThere)?;
    if !found.is_in() {
        return Ok(vec![]);
    }
    let reason = said(reason)?;
    let call = facts.call.as_ref().ok_or(R::NotThere)?.call;
    let row = SheetRow { reopened: Some(reason), ..found.clone() };
    Ok(vec![ReviewEntry::SheetSet { call, row: Box::new(row) }])
}

pub(super) fn open_results(facts: &ReviewFacts, reason: &str) -> Decided {
    let row = at(facts, &[S::Scoring])?;
    let named = |pair: &&Pair| facts.entrant(pair.application).is_some();
    let judged = row.pairs.iter().filter(named);
    let owed = count(judged.filter(|pair| !is_in(facts, **pair)).count());
    let reason = if owed > 0 { said(reason).map_err(|_| R::SheetsOwed { owed })? } else { String::new() };
    let mut row = ReviewRow { state: S::Opened, ..row.clone() };
    step(facts, &mut row, StepWhat::Results, &reason);
    set(facts, row)
}
