//! Evaluations (S1-25): the facts of a command, and what it writes.

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{PersonId, ProgrammeId};
use gongjian_shared::rules::evaluations::{EvaluationCommand, EvaluationEntry, EvaluationFacts, Paired};
use gongjian_shared::rules::pairing::PairRow;

use super::case::Case;
use crate::clock::local_day;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::evaluations::Evaluations;
use crate::store::pairs::Pairs;
use crate::store::programmes::Programmes;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(super) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &EvaluationCommand,
) -> Result<EvaluationFacts, StoreError> {
    let (programme, year) = command.about();
    let today = local_day(case.now);
    let account = Accounts(&mut *conn).find(case.who).await?;
    let name = account.map(|it| it.name.as_str().to_owned()).unwrap_or_default();
    let facts = EvaluationFacts { who: case.who, name, today, ..EvaluationFacts::default() };
    let Some(started) = Programmes(&mut *conn).find(programme).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    let pairs = of_year(conn, programme, year).await?;
    let me = PersonId::from(case.who);
    let answered = Evaluations::of(&mut *conn, programme, year).answered().await?;
    let paired = match command {
        EvaluationCommand::Answer { pair, .. } => {
            let mine = pairs.iter().find(|it| it.pair == *pair && it.counselor.person == me);
            mine.map(|it| Paired { pair: it.pair, answered: answered.contains(&it.pair) })
        }
        EvaluationCommand::Begin { .. }
        | EvaluationCommand::Speak { .. }
        | EvaluationCommand::Close { .. }
        | EvaluationCommand::Adopt { .. } => None,
    };
    let words = Evaluations::of(&mut *conn, programme, year).words().await?;
    Ok(EvaluationFacts {
        seats: Some(posts.seats(&mut *conn, started.owner).await?),
        evaluation: Evaluations::of(&mut *conn, programme, year).find().await?,
        paired,
        leads: pairs.iter().any(|it| it.leader.person == me),
        spoke: words.into_iter().find(|(person, _)| *person == me).map(|(_, words)| words),
        ..facts
    })
}

/// The pairs of a programme that held on some day of the year.
pub(crate) async fn of_year(
    conn: &mut Connection,
    programme: ProgrammeId,
    year: Year,
) -> Result<Vec<PairRow>, StoreError> {
    let mut held = Vec::new();
    for pair in Pairs(&mut *conn).of_programme(programme).await? {
        let begun = pair.from.year() <= year.get();
        let last = pair.until.map(|until| until.yesterday().unwrap_or(until));
        if begun && last.is_none_or(|last| last >= pair.from && last.year() >= year.get()) {
            held.push(super::pair_row(&mut *conn, &pair).await?);
        }
    }
    Ok(held)
}

/// Writes one entry.
pub(super) async fn entry(conn: &mut Connection, it: EvaluationEntry) -> Result<(), StoreError> {
    match it {
        EvaluationEntry::EvaluationSet { evaluation: it } => {
            Evaluations::of(conn, it.programme, it.year).set(&it).await
        }
        EvaluationEntry::ViewGiven { programme, year, pair, view } => {
            Evaluations::of(conn, programme, year).answer(pair, view).await
        }
        EvaluationEntry::WordsGiven { programme, year, person, text } => {
            Evaluations::of(conn, programme, year).speak(person, &text).await
        }
    }
}
