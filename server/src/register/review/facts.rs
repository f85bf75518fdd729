use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{ApplicationId, PersonId};
use gongjian_shared::rules::calls::{ApplicationRow, ApplicationState, CallState, KnownCall};
use gongjian_shared::rules::review::{Entrant, Pair, ReviewCommand, ReviewFacts};

use super::ties::{applicant, posts_of};
use crate::clock::local_day;
use crate::register::case::Case;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::calls::{Applications, Calls};
use crate::store::party::Calendars;
use crate::store::reviews::{Reviews, Sheets};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &ReviewCommand,
) -> Result<ReviewFacts, StoreError> {
    let me: PersonId = case.who.into();
    let mut facts = ReviewFacts { now: case.received, me: Some(me), ..ReviewFacts::default() };
    facts.by = name(&mut *conn, me).await?.unwrap_or_default();
    let call = command.call();
    let issued = Calls(&mut *conn).find(call).await?.filter(|row| row.state != CallState::Draft);
    let Some(row) = issued else { return Ok(facts) };
    if let Some(receiver) = row.text.receiver {
        let posts = Posts::of(&mut *conn, case.who, local_day(case.now)).await?;
        facts.office = posts.seats(&mut *conn, receiver).await?;
        facts.days = Calendars(&mut *conn).of(receiver).await?.working_days();
    }
    facts.review = Reviews(&mut *conn).find(call).await?;
    let mut came = BTreeMap::new();
    for (id, it) in Applications(&mut *conn).of_call(call).await? {
        if it.state == ApplicationState::Submitted {
            let pins = it.papers.iter().map(|it| it.pin).collect();
            facts.entrants.push(Entrant { application: id, title: it.title.clone(), pins });
            came.insert(id, it);
        }
    }
    facts.sheets = if command.is_of_reviewer() {
        Sheets(&mut *conn).of_reviewer(call, me).await?
    } else {
        Sheets(&mut *conn).of_call(call).await?
    };
    facts.call = Some(KnownCall { call, row });
    if let ReviewCommand::Open { pool, .. } = command {
        facts.pool_known = all_known(&mut *conn, pool).await?;
    }
    let mut asked: Vec<Pair> = Vec::new();
    if let ReviewCommand::Assign { pairs, .. } = command {
        asked.clone_from(pairs);
    } else if let ReviewCommand::HandIn { application, .. } = command {
        asked.push(Pair { application: *application, reviewer: me });
    }
    ties(conn, case, &asked, &came, &mut facts).await?;
    Ok(facts)
}

/// The ties of those pairs, and the names of their people.
async fn ties(
    conn: &mut Connection,
    case: &Case,
    asked: &[Pair],
    came: &BTreeMap<ApplicationId, ApplicationRow>,
    facts: &mut ReviewFacts,
) -> Result<(), StoreError> {
    let Some(KnownCall { row, .. }) = facts.call.clone() else { return Ok(()) };
    let mut posts = BTreeMap::new();
    for person in asked.iter().map(|it| it.reviewer).collect::<BTreeSet<_>>() {
        posts.insert(person, posts_of(&mut *conn, person, local_day(case.now)).await?);
        facts.names.insert(person, name(&mut *conn, person).await?.unwrap_or_default());
    }
    let mut applicants = BTreeMap::new();
    for pair in asked {
        let Some(it) = came.get(&pair.application) else { continue };
        if let Entry::Vacant(place) = applicants.entry(pair.application) {
            place.insert(applicant(&mut *conn, &row, it).await?);
        }
        let tie = applicants[&pair.application].tie(pair.reviewer, &posts[&pair.reviewer]);
        facts.ties.extend(tie.map(|tie| (*pair, tie)));
    }
    Ok(())
}

async fn all_known(conn: &mut Connection, pool: &[PersonId]) -> Result<bool, StoreError> {
    for person in pool {
        if name(&mut *conn, *person).await?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `None`: there is no open account.
async fn name(conn: &mut Connection, person: PersonId) -> Result<Option<String>, StoreError> {
    let found = Accounts(conn).find(person.into()).await?;
    Ok(found.filter(|it| it.open).map(|it| it.name.into()))
}
