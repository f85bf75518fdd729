use std::collections::BTreeMap;

use gongjian_shared::ids::{AppointmentId, PairId, ProgrammeId, SpaceId, UserId};
use gongjian_shared::rules::liaison::{LiaisonCommand, LiaisonFacts, Origin, OriginFacts, PairTies};
use jiff::civil::Date;

use crate::clock::local_day;
use crate::register::case::Case;
use crate::register::meetings::named;
use crate::rights::Posts;
use crate::store::accounts::Accounts;
use crate::store::changes::Changes;
use crate::store::issues::Issues;
use crate::store::pairs::Pairs;
use crate::store::party::Appointments;
use crate::store::programmes::Programmes;
use crate::store::talks::Talks;
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(in crate::register) async fn gather(
    conn: &mut Connection,
    case: &Case,
    command: &LiaisonCommand,
) -> Result<LiaisonFacts, StoreError> {
    let today = local_day(case.now);
    let account = Accounts(&mut *conn).find(case.who).await?;
    let name = account.map(|it| it.name.as_str().to_owned()).unwrap_or_default();
    let mut facts =
        LiaisonFacts { who: case.who, name, now: case.received, today, ..LiaisonFacts::default() };
    let posts = Posts::of(&mut *conn, case.who, today).await?;
    for pair in command.pairs() {
        if let Some(ties) = ties(&mut *conn, case.who, &posts, pair, today).await? {
            facts.pairs.insert(pair, ties);
        }
    }
    let programme = about(&mut *conn, command, &mut facts).await?;
    let Some(programme) = programme else { return Ok(facts) };
    let Some(started) = Programmes(&mut *conn).find(programme).await? else { return Ok(facts) };
    facts.seats = Some(posts.seats(&mut *conn, started.owner).await?);
    facts.owner = Some(started.owner);
    facts.duty = Talks(&mut *conn).duty(programme).await?;
    if let Some((draft, origins)) = command.draft() {
        let names = named(&mut *conn, &posts, &[draft.owner].into(), None, today).await?;
        facts.owner_name = names.get(&draft.owner).cloned();
        facts.origins = known(conn, programme, origins).await?;
    }
    Ok(facts)
}

/// The programme that the command is about; and the issue, where it is about one.
async fn about(
    conn: &mut Connection,
    command: &LiaisonCommand,
    facts: &mut LiaisonFacts,
) -> Result<Option<ProgrammeId>, StoreError> {
    if let Some(issue) = command.issue() {
        facts.issue = Issues(conn).find(issue).await?;
        facts.id_taken = facts.issue.is_some();
    }
    Ok(match command {
        LiaisonCommand::SetDuty { programme, .. } | LiaisonCommand::Merge { programme, .. } => {
            Some(*programme)
        }
        LiaisonCommand::Ask { .. }
        | LiaisonCommand::Plan { .. }
        | LiaisonCommand::Unplan { .. }
        | LiaisonCommand::Remind { .. }
        | LiaisonCommand::Amend { .. }
        | LiaisonCommand::Solve { .. }
        | LiaisonCommand::Answer { .. } => facts.issue.as_ref().map(|it| it.programme),
    })
}

/// How somebody is tied to a pair. Its sides are whoever holds the two posts, or took them over, today.
async fn ties(
    conn: &mut Connection,
    who: UserId,
    posts: &Posts,
    pair: PairId,
    today: Date,
) -> Result<Option<PairTies>, StoreError> {
    let Some(it) = Pairs(&mut *conn).find(pair).await? else { return Ok(None) };
    let Some(post) = Appointments(&mut *conn).find(it.leader).await? else { return Ok(None) };
    Ok(Some(PairTies {
        is_leader: holds(&mut *conn, it.leader, who, today).await?,
        is_counselor: holds(&mut *conn, it.counselor, who, today).await?,
        seats: posts.seats(&mut *conn, post.detail.unit).await?,
        holds: it.from <= today && it.until.is_none_or(|until| today < until),
        talks: Talks(conn).of_pair(pair).await?,
    }))
}

async fn holds(
    conn: &mut Connection,
    post: AppointmentId,
    who: UserId,
    today: Date,
) -> Result<bool, StoreError> {
    let held = Appointments(conn).with_successor(post).await?;
    Ok(held.iter().any(|it| UserId::from(it.detail.person) == who && it.holds_on(today)))
}

/// Which of the opinions stand in records of the programme's pairs, and which went into an issue.
async fn known(
    conn: &mut Connection,
    programme: ProgrammeId,
    origins: &[Origin],
) -> Result<BTreeMap<Origin, OriginFacts>, StoreError> {
    let mut all = BTreeMap::new();
    for origin in origins {
        let pair = Pairs(&mut *conn).find(origin.pair).await?.filter(|it| it.programme == programme);
        let head = Changes(&mut *conn).find(origin.document).await?;
        let there = pair.is_some() && head.is_some_and(|it| it.space == SpaceId::of_pair(origin.pair));
        let taken_by = Issues(&mut *conn).of_opinion(origin.document, &origin.row).await?;
        all.insert(origin.clone(), OriginFacts { known: there, taken_by });
    }
    Ok(all)
}
