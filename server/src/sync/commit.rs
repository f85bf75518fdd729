//! Many pushes, one durable commit: a savepoint for each, so that a bad one spoils no other.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{EscrowId, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{ChangeEntry, Cursor, Entry};
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::guard::{Verdict, judge};
use gongjian_shared::sync::hub::{Candidate, Outcome};
use gongjian_shared::time::Timestamp;
use minicbor::bytes::ByteVec;

use super::proof::Proofs;
use super::seal::Seal;
use crate::clock::Clock;
use crate::store::changes::Changes;
use crate::store::escrow::{Escrow, EscrowedChange, Escrows};
use crate::store::log::Log;
use crate::store::{Connection, StoreError, Stores, turns};

/// What a commit did: one outcome per candidate, and the new ends of the spaces that moved.
pub type Committed = (Vec<Outcome>, Vec<(SpaceId, u64)>);

/// Commits the candidates; when this returns `Ok`, everything that an outcome calls taken is on the disk.
///
/// # Errors
/// [`StoreError`] when nothing was committed.
pub async fn commit(
    stores: &Stores,
    clock: &Clock,
    seal: &Seal,
    proofs: &Proofs,
    candidates: &[Candidate],
) -> Result<Committed, StoreError> {
    let with = With { seal, clock, proofs, now: clock.now(), last: Last::No };
    for _ in 1..turns::TRIES {
        match attempt(stores, with, candidates).await {
            Err(error) if error.is_conflict() => {
                proofs.forget();
                tracing::debug!(%error, "a commit is tried again");
            }
            done => return done.inspect_err(|_| proofs.forget()),
        }
    }
    let last = With { last: Last::Yes, ..with };
    attempt(stores, last, candidates).await.inspect_err(|_| proofs.forget())
}

/// What all candidates of one attempt share.
#[derive(Clone, Copy)]
struct With<'s> {
    seal: &'s Seal,
    clock: &'s Clock,
    proofs: &'s Proofs,
    /// The moment at which rights are judged: read once the turns are ours.
    now: Timestamp,
    last: Last,
}

/// Whether a conflict may still be answered by trying everything again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    No,
    Yes,
}

async fn attempt(stores: &Stores, with: With<'_>, candidates: &[Candidate]) -> Result<Committed, StoreError> {
    let mut transaction = stores.log_writer.begin().await?;
    // Facts that are read from here on hold until the commit.
    let spaces: BTreeSet<SpaceId> = candidates.iter().map(|it| it.head.space).collect();
    turns::spaces(&mut transaction, &spaces).await?;
    turns::people(&mut transaction, &candidates.iter().map(|it| it.who.user).collect()).await?;
    let with = With { now: with.clock.now(), ..with };
    let mut ends: BTreeMap<SpaceId, Cursor> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        outcomes.push(one(&mut transaction, &mut ends, with, candidate).await?);
    }
    for (space, end) in &ends {
        Log(&mut transaction).set_end(*space, *end).await?;
    }
    transaction.commit().await?;
    Ok((outcomes, ends.into_iter().map(|(space, end)| (space, end.seq)).collect()))
}

/// One candidate inside a savepoint. A fault of the database here is told once and answered with "later".
async fn one(
    conn: &mut Connection,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    with: With<'_>,
    candidate: &Candidate,
) -> Result<Outcome, StoreError> {
    sqlx_raw(conn, "SAVEPOINT push").await?;
    let before = ends.get(&candidate.head.space).copied();
    match write(conn, ends, with, candidate).await {
        Ok(outcome) => {
            sqlx_raw(conn, "RELEASE SAVEPOINT push").await?;
            Ok(outcome)
        }
        Err(error) if error.is_conflict() && with.last == Last::No => Err(error),
        Err(error) => {
            tracing::error!(%error, document.id = %candidate.head.document, "a push could not be written");
            with.proofs.forget();
            sqlx_raw(conn, "ROLLBACK TO SAVEPOINT push").await?;
            sqlx_raw(conn, "RELEASE SAVEPOINT push").await?;
            match before {
                Some(end) => ends.insert(candidate.head.space, end),
                None => ends.remove(&candidate.head.space),
            };
            Ok(Outcome { later: Some(Vec::new()), ..Outcome::default() })
        }
    }
}

async fn sqlx_raw(conn: &mut Connection, sql: &'static str) -> Result<(), StoreError> {
    crate::store::run(conn, sql).await
}

async fn write(
    conn: &mut Connection,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    with: With<'_>,
    candidate: &Candidate,
) -> Result<Outcome, StoreError> {
    let headers: Vec<ChangeHeader> = candidate.changes.iter().map(|(header, _)| header.clone()).collect();
    let user = candidate.who.user;
    let late = candidate.knows_escrow;
    let facts = Changes(&mut *conn).facts(user, &candidate.head, &headers, with.now, late).await?;
    let verdicts = judge(&facts, &candidate.head, &headers);
    let mut outcome = Outcome::default();
    let all_sound = verdicts.len() == headers.len();
    let mut new_document = facts.known.is_none();
    let mut readable = proven(conn, with, candidate, &verdicts).await?;
    for (place, (verdict, (header, bytes))) in verdicts.into_iter().zip(&candidate.changes).enumerate() {
        match verdict {
            Verdict::Take if readable == 0 => {
                outcome.refused = Some((count(place), Reason::Broken));
                break;
            }
            Verdict::There(seq) => outcome.taken.push((header.hash, seq)),
            Verdict::Escrow | Verdict::InEscrow => {
                let escrow = match &outcome.escrowed {
                    Some((escrow, _)) => *escrow,
                    None => escrow_of(conn, with, candidate).await?,
                };
                if verdict == Verdict::Escrow {
                    put_aside(conn, escrow, candidate, header, bytes).await?;
                }
                outcome.escrowed.get_or_insert((escrow, Vec::new())).1.push(header.hash);
            }
            Verdict::Take => {
                readable -= 1;
                if std::mem::take(&mut new_document) {
                    Changes(&mut *conn).insert(&candidate.head, candidate.received).await?;
                }
                let by = By { user, device: candidate.who.installation, received: candidate.received };
                let seq = append(conn, ends, with.seal, &candidate.head, by, (header, bytes)).await?;
                outcome.taken.push((header.hash, seq));
            }
            Verdict::Refuse(reason) => outcome.refused = Some((count(place), reason)),
            Verdict::Later(missing) => outcome.later = Some(missing),
        }
    }
    if candidate.broken && all_sound && outcome.refused.is_none() && outcome.later.is_none() {
        let known = facts.may_write || facts.late.is_some();
        let reason = if known { Reason::Broken } else { Reason::NoRight };
        outcome.refused = Some((count(headers.len()), reason));
    }
    Ok(outcome)
}

/// How many of the changes that are to be taken every phone can read.
async fn proven(
    conn: &mut Connection,
    with: With<'_>,
    candidate: &Candidate,
    verdicts: &[Verdict],
) -> Result<usize, StoreError> {
    let taken = verdicts.iter().zip(&candidate.changes).filter(|(verdict, _)| **verdict == Verdict::Take);
    let taken = taken.map(|(_, (header, bytes))| (header.clone(), bytes.clone())).collect();
    with.proofs.sound(conn, &candidate.head, taken).await
}

/// The late work of this person on this document that waits; made when there is none.
async fn escrow_of(
    conn: &mut Connection,
    with: With<'_>,
    candidate: &Candidate,
) -> Result<EscrowId, StoreError> {
    let (head, user) = (candidate.head, candidate.who.user);
    if let Some(waiting) = Escrows(&mut *conn).waiting(user, head.document).await? {
        return Ok(waiting.id);
    }
    let id = EscrowId::fresh(with.now, with.clock.dice());
    Escrows(conn).insert(&Escrow { id, head, user, since: candidate.received, waits: true }).await?;
    Ok(id)
}

async fn put_aside(
    conn: &mut Connection,
    escrow: EscrowId,
    candidate: &Candidate,
    header: &ChangeHeader,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let (device, received) = (candidate.who.installation, candidate.received);
    let change = EscrowedChange { device, received, bytes: bytes.to_vec() };
    Escrows(conn).add(escrow, candidate.head.document, header, &change).await
}

/// Who wrote a change and when the server got it, for ever.
#[derive(Clone, Copy)]
pub struct By {
    pub user: UserId,
    pub device: InstallationId,
    pub received: Timestamp,
}

/// Puts a sealed change behind the end of its space, as `ends` or else the store has it; gives its place. The caller
/// has the space's turn and writes the ends.
///
/// # Errors
/// [`StoreError`] when it cannot be written.
pub async fn append(
    conn: &mut Connection,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    seal: &Seal,
    head: &DocumentHead,
    by: By,
    (header, bytes): (&ChangeHeader, &[u8]),
) -> Result<u64, StoreError> {
    let entry = Entry::Change(ChangeEntry {
        document: head.document,
        kind: head.kind,
        owner: head.owner.map(|owner| ByteVec::from(owner.as_bytes().to_vec())),
        bytes: ByteVec::from(bytes.to_vec()),
        user: by.user,
        device: by.device,
        received: by.received,
        mac: seal.seal(head.document, header.hash, by.user, by.device, by.received).into(),
    });
    let mut log = Log(conn);
    let end = match ends.get(&head.space) {
        Some(end) => *end,
        None => {
            let missing = || StoreError::bad_row("spaces", head.space, "is not there");
            log.end(head.space).await?.ok_or_else(missing)?
        }
    };
    let end = log.append(head.space, end, &entry, Some(header)).await?;
    ends.insert(head.space, end);
    Ok(end.seq)
}

fn count(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
