use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, EscrowId, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::{LATE_MAX_MS, Role};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{ChangeEntry, Cursor, Entry};
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::guard::{Facts, Late, Verdict, judge};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::{Candidate, Outcome};
use gongjian_shared::time::Timestamp;

use super::Broken;
use super::tables::{Aside, Escrow, Row, Tables};
use crate::node::sealed_prefix;
use crate::plant::{Bug, is_on};

/// A transaction that is ready to be written, and what it answers.
pub struct Committed {
    pub transaction: Tables,
    pub outcomes: Vec<Outcome>,
    pub moved: Vec<(SpaceId, u64)>,
}

/// Many pushes, one transaction, a savepoint for each. `faulty`: these cannot be written.
pub fn commit(
    base: &Tables,
    candidates: &[Candidate],
    now: Timestamp,
    mut faulty: impl FnMut() -> bool,
) -> Committed {
    let mut over = Tables::default();
    let mut ends: BTreeMap<SpaceId, Cursor> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let savepoint = (over.clone(), ends.clone());
        let fault = faulty();
        outcomes.push(match write(base, &mut over, &mut ends, candidate, (now, fault)) {
            Ok(outcome) => outcome,
            Err(Broken) => {
                let leaks = is_on(Bug::SavepointLeaksEnd);
                over = savepoint.0;
                if !leaks {
                    ends = savepoint.1;
                }
                Outcome { later: Some(Vec::new()), ..Outcome::default() }
            }
        });
    }
    over.ends.clone_from(&ends);
    let moved = ends.into_iter().map(|(space, end)| (space, end.seq)).collect();
    Committed { transaction: over, outcomes, moved }
}

fn write(
    base: &Tables,
    over: &mut Tables,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    candidate: &Candidate,
    (now, fault): (Timestamp, bool),
) -> Result<Outcome, Broken> {
    let headers: Vec<ChangeHeader> = candidate.changes.iter().map(|(header, _)| header.clone()).collect();
    let who = (candidate.who.user, candidate.knows_escrow);
    let facts = facts(base, over, who, &candidate.head, &headers, now);
    let verdicts = judge(&facts, &candidate.head, &headers);
    let mut outcome = Outcome::default();
    let all_sound = verdicts.len() == headers.len();
    let mut new_document = facts.known.is_none();
    for (place, (verdict, (header, bytes))) in verdicts.into_iter().zip(&candidate.changes).enumerate() {
        match verdict {
            Verdict::There(seq) => outcome.taken.push((header.hash, seq)),
            Verdict::Escrow | Verdict::InEscrow => {
                let escrow = escrow_of(base, over, candidate);
                if verdict == Verdict::Escrow {
                    put_aside(base, over, escrow, candidate, (header, bytes));
                }
                outcome.escrowed.get_or_insert((escrow, Vec::new())).1.push(header.hash);
            }
            Verdict::Take => {
                if std::mem::take(&mut new_document) {
                    over.documents.insert(candidate.head.document, candidate.head);
                }
                let by = (candidate.who.user, candidate.who.installation, candidate.received);
                let seq = append(base, over, ends, &candidate.head, by, (header, bytes))?;
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
    if is_on(Bug::AckWhatIsNotThere) && outcome.later.is_some() {
        outcome =
            Outcome { taken: headers.iter().map(|header| (header.hash, 1)).collect(), ..Outcome::default() };
    }
    // The statement that fails is the last one: everything before it must be undone.
    if fault { Err(Broken) } else { Ok(outcome) }
}

fn escrow_of(base: &Tables, over: &mut Tables, candidate: &Candidate) -> EscrowId {
    let (head, user) = (candidate.head, candidate.who.user);
    if let Some(known) = over.waiting(user, head.document).or_else(|| base.waiting(user, head.document)) {
        return known;
    }
    let number = u64::try_from(base.escrow.len() + over.escrow.len()).unwrap_or(0);
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    id[8..].copy_from_slice(&user.as_bytes()[..8]);
    let id = EscrowId::from_bytes(id);
    over.escrow.insert(id, Escrow { head, user, decided: None });
    id
}

fn put_aside(
    base: &Tables,
    over: &mut Tables,
    escrow: EscrowId,
    candidate: &Candidate,
    (header, bytes): (&ChangeHeader, &[u8]),
) {
    let place = base.late_changes(escrow).len() + over.late_changes(escrow).len();
    let (device, received) = (candidate.who.installation, candidate.received);
    let aside =
        Aside { escrow, place, header: header.clone(), bytes: Rc::new(bytes.to_vec()), device, received };
    over.escrowed.insert((candidate.head.document, header.hash), aside);
}

pub fn append(
    base: &Tables,
    over: &mut Tables,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    head: &DocumentHead,
    (user, device, received): (UserId, InstallationId, Timestamp),
    (header, bytes): (&ChangeHeader, &[u8]),
) -> Result<u64, Broken> {
    let entry = Entry::Change(ChangeEntry {
        document: head.document,
        kind: head.kind,
        owner: head.owner.map(|owner| owner.as_bytes().to_vec().into()),
        bytes: bytes.to_vec().into(),
        user: if is_on(Bug::ForeignAuthor) { first_member(base, head.space, user) } else { user },
        device,
        received,
        mac: Vec::new().into(),
    });
    let end = ends.get(&head.space).copied().unwrap_or_else(|| base.end(head.space));
    let end = Cursor { seq: end.seq + 1, chain: end.chain.then(&entry) };
    let place = (head.space, end.seq);
    let actor = (head.document, header.actor.clone());
    let unique = !exists(&base.places, &over.places, &(head.document, header.hash))
        && !exists(&base.log, &over.log, &place)
        && newest(base, over, &actor) < header.seq;
    if !unique && !is_on(Bug::NoUniqueIndex) {
        return Err(Broken);
    }
    over.log.insert(place, Rc::new(Row { entry, chain: end.chain }));
    over.places.insert((head.document, header.hash), place);
    over.actors.insert(actor, header.seq);
    ends.insert(head.space, end);
    Ok(end.seq)
}

fn first_member(base: &Tables, space: SpaceId, user: UserId) -> UserId {
    base.grants.keys().find(|(_, it)| *it == space).map_or(user, |(user, _)| *user)
}

/// What `Changes::facts` gathers, for a person whose phone knows of escrow or does not.
pub fn facts(
    base: &Tables,
    over: &Tables,
    (user, knows_escrow): (UserId, bool),
    head: &DocumentHead,
    changes: &[ChangeHeader],
    now: Timestamp,
) -> Facts {
    let stand = base.grants.get(&(user, head.space));
    let role = if is_on(Bug::EndIgnoredInCommit) {
        stand.filter(|it| it.grant.until > Some(it.grant.from)).map(|it| it.grant.role)
    } else {
        base.role(user, head.space, now)
    };
    let may_write = role.is_some_and(Role::may_write) || (is_on(Bug::StaleRole) && role.is_some());
    let mut facts = Facts { may_write, ..Facts::default() };
    facts.known = over.documents.get(&head.document).or_else(|| base.documents.get(&head.document)).copied();
    let ended = stand.and_then(|it| it.wrote_until(now)).filter(|_| !may_write && knows_escrow);
    if ended.is_some_and(|ended| now.ms_since(ended) <= LATE_MAX_MS) {
        facts.late = Some(late(base, over, user, head));
        let home = base.waiting(user, head.document).or_else(|| over.waiting(user, head.document));
        let home = home.and_then(|id| base.escrow.get(&id).or_else(|| over.escrow.get(&id)));
        facts.known = facts.known.or(home.map(|it| it.head));
    }
    let of_user = base.prefixes.iter().filter(|((whose, _), _)| *whose == user);
    facts.prefixes = of_user.map(|(_, prefix)| *prefix).collect();
    if !is_on(Bug::PrefixForgotten) {
        facts.prefixes.insert(sealed_prefix(user));
    }
    let ancestors = changes.iter().flat_map(|change| change.dependencies.iter());
    for hash in changes.iter().map(|change| &change.hash).chain(ancestors) {
        let key: (DocumentId, Hash) = (head.document, *hash);
        if let Some((_, seq)) = over.places.get(&key).or_else(|| base.places.get(&key)) {
            facts.present.insert(*hash, *seq);
        }
    }
    for actor in changes.iter().flat_map(|change| change.named.iter().chain([&change.actor])) {
        let last = newest(base, over, &(head.document, actor.clone()));
        facts.last_seq.insert(actor.clone(), last);
    }
    facts
}

fn late(base: &Tables, over: &Tables, user: UserId, head: &DocumentHead) -> Late {
    let mut late = Late::default();
    for ((document, hash), aside) in base.escrowed.iter().chain(&over.escrowed) {
        let of = base.escrow.get(&aside.escrow).or_else(|| over.escrow.get(&aside.escrow));
        let Some(of) = of.filter(|of| of.user == user && *document == head.document) else { continue };
        match of.decided {
            None => {
                late.waiting.insert(*hash);
                let last = late.last_seq.entry(aside.header.actor.clone()).or_default();
                *last = aside.header.seq.max(*last);
            }
            Some((_, false)) => drop(late.turned_away.insert(*hash)),
            Some((_, true)) => {}
        }
    }
    late
}

fn exists<K: Ord, V>(base: &BTreeMap<K, V>, over: &BTreeMap<K, V>, key: &K) -> bool {
    base.contains_key(key) || over.contains_key(key)
}

fn newest(base: &Tables, over: &Tables, actor: &(DocumentId, Vec<u8>)) -> u64 {
    over.actors.get(actor).or_else(|| base.actors.get(actor)).copied().unwrap_or(0)
}

fn count(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
