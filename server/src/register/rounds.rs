//! Rounds of pairs: the facts of a command, and what it writes.

use std::collections::BTreeSet;

use gongjian_shared::ids::{AppointmentId, PersonId, UserId};
use gongjian_shared::pairing::round::Pair;
use gongjian_shared::rules::pairing::load_of;
use gongjian_shared::rules::rounds::{KnownRound, RoundCommand, RoundEntry, RoundFacts};
use gongjian_shared::time::Timestamp;
use jiff::civil::Date;

use crate::programmes::definition;
use crate::rights::Posts;
use crate::store::pairs::Pairs;
use crate::store::party::Appointments;
use crate::store::programmes::Programmes;
use crate::store::rounds::{KeptDraft, Rounds};
use crate::store::{Connection, StoreError};

/// Gathers inside the deciding transaction.
pub(super) async fn gather(
    conn: &mut Connection,
    who: UserId,
    command: &RoundCommand,
    today: Date,
) -> Result<RoundFacts, StoreError> {
    let mut facts = RoundFacts { today, ..RoundFacts::default() };
    let kept = Rounds(&mut *conn).find(command.round()).await?;
    let programme = match command {
        RoundCommand::Keep { programme, .. } => Some(*programme),
        RoundCommand::Publish { .. } => kept.as_ref().map(|it| it.programme),
    };
    let Some(programme) = programme else { return Ok(facts) };
    let Some(started) = Programmes(&mut *conn).find(programme).await? else { return Ok(facts) };
    let posts = Posts::of(&mut *conn, who, today).await?;
    facts.owner_seats = Some(posts.seats(&mut *conn, started.owner).await?);
    facts.owner = Some(started.owner);
    facts.ended = started.ended;
    let running = Programmes(&mut *conn).running(&started).await?;
    let rules = running.history.latest();
    facts.has_pairs = definition(&started.definition).is_some_and(|it| load_of(it, rules).is_some());
    if let Some(kept) = kept {
        facts.unconfirmed = unconfirmed(conn, &kept).await?;
        facts.known = Some(KnownRound {
            programme: kept.programme,
            version: kept.version,
            published: kept.published.is_some(),
            pairs: u32::try_from(kept.draft.pairs.len()).unwrap_or(u32::MAX),
        });
    }
    Ok(facts)
}

/// How many pairs of the draft the register does not have on its first day.
async fn unconfirmed(conn: &mut Connection, kept: &KeptDraft) -> Result<u32, StoreError> {
    let from = kept.draft.from;
    let mut there = BTreeSet::new();
    for it in Pairs(&mut *conn).of_programme(kept.programme).await? {
        if it.from <= from && it.until.is_none_or(|until| from < until) {
            let leader = person(&mut *conn, it.leader).await?;
            let counselor = person(&mut *conn, it.counselor).await?;
            there.extend(leader.zip(counselor).map(|(leader, counselor)| Pair { counselor, leader }));
        }
    }
    Ok(u32::try_from(kept.draft.pairs.difference(&there).count()).unwrap_or(u32::MAX))
}

async fn person(conn: &mut Connection, post: AppointmentId) -> Result<Option<PersonId>, StoreError> {
    Ok(Appointments(conn).find(post).await?.map(|it| it.detail.person))
}

/// Writes one entry.
pub(super) async fn entry(
    conn: &mut Connection,
    it: RoundEntry,
    user: UserId,
    now: Timestamp,
) -> Result<(), StoreError> {
    match it {
        RoundEntry::RoundKept { round, programme, version, draft, owner: _ } => {
            let kept = KeptDraft { round, programme, version, draft, published: None, at: now, user };
            Rounds(conn).keep(&kept).await
        }
        RoundEntry::RoundPublished { round, .. } => Rounds(conn).publish(round, now, user).await,
    }
}
