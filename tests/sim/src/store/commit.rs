use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{ChangeEntry, Cursor, Entry};
use gongjian_shared::sync::frame::Reason;
use gongjian_shared::sync::guard::{Facts, Verdict, judge};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::{Candidate, Outcome};

use super::Broken;
use super::tables::{Row, Tables};
use crate::node::sealed_prefix;
use crate::plant::{Bug, is_on};

/// A transaction that is ready to be written, and what it answers.
pub struct Committed {
    pub transaction: Tables,
    pub outcomes: Vec<Outcome>,
    pub moved: Vec<(SpaceId, u64)>,
}

/// Many pushes, one transaction, a savepoint for each. `faulty`: these cannot be written.
pub fn commit(base: &Tables, candidates: &[Candidate], mut faulty: impl FnMut() -> bool) -> Committed {
    let mut over = Tables::default();
    let mut ends: BTreeMap<SpaceId, Cursor> = BTreeMap::new();
    let mut outcomes = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let savepoint = (over.clone(), ends.clone());
        let fault = faulty();
        outcomes.push(match write(base, &mut over, &mut ends, candidate, fault) {
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
    fault: bool,
) -> Result<Outcome, Broken> {
    let headers: Vec<ChangeHeader> = candidate.changes.iter().map(|(header, _)| header.clone()).collect();
    let facts = facts(base, over, candidate.who.user, &candidate.head, &headers);
    let verdicts = judge(&facts, &candidate.head, &headers);
    let mut outcome = Outcome::default();
    let all_sound = verdicts.len() == headers.len();
    let mut new_document = facts.known.is_none();
    for (place, (verdict, (header, bytes))) in verdicts.into_iter().zip(&candidate.changes).enumerate() {
        match verdict {
            Verdict::There(seq) => outcome.taken.push((header.hash, seq)),
            Verdict::Take => {
                if std::mem::take(&mut new_document) {
                    over.documents.insert(candidate.head.document, candidate.head);
                }
                let seq = append(base, over, ends, candidate, header, bytes)?;
                outcome.taken.push((header.hash, seq));
            }
            Verdict::Refuse(reason) => outcome.refused = Some((count(place), reason)),
            Verdict::Later(missing) => outcome.later = Some(missing),
        }
    }
    if candidate.broken && all_sound && outcome.refused.is_none() && outcome.later.is_none() {
        let reason = if facts.may_write { Reason::Broken } else { Reason::NoRight };
        outcome.refused = Some((count(headers.len()), reason));
    }
    if is_on(Bug::AckWhatIsNotThere) && outcome.later.is_some() {
        outcome =
            Outcome { taken: headers.iter().map(|header| (header.hash, 1)).collect(), ..Outcome::default() };
    }
    // The statement that fails is the last one: everything before it must be undone.
    if fault { Err(Broken) } else { Ok(outcome) }
}

fn append(
    base: &Tables,
    over: &mut Tables,
    ends: &mut BTreeMap<SpaceId, Cursor>,
    candidate: &Candidate,
    header: &ChangeHeader,
    bytes: &[u8],
) -> Result<u64, Broken> {
    let Candidate { head, who, received, .. } = candidate;
    let entry = Entry::Change(ChangeEntry {
        document: head.document,
        kind: head.kind,
        owner: head.owner.map(|owner| owner.as_bytes().to_vec().into()),
        bytes: bytes.to_vec().into(),
        user: if is_on(Bug::ForeignAuthor) { first_member(base, head.space, who.user) } else { who.user },
        device: who.installation,
        received: *received,
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
    base.members.keys().find(|(_, it)| *it == space).map_or(user, |(user, _)| *user)
}

/// What `Changes::facts` gathers.
fn facts(base: &Tables, over: &Tables, user: UserId, head: &DocumentHead, changes: &[ChangeHeader]) -> Facts {
    let role = base.role(user, head.space);
    let may_write = role.is_some_and(Role::may_write) || (is_on(Bug::StaleRole) && role.is_some());
    let mut facts = Facts { may_write, ..Facts::default() };
    facts.known = over.documents.get(&head.document).or_else(|| base.documents.get(&head.document)).copied();
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

fn exists<K: Ord, V>(base: &BTreeMap<K, V>, over: &BTreeMap<K, V>, key: &K) -> bool {
    base.contains_key(key) || over.contains_key(key)
}

fn newest(base: &Tables, over: &Tables, actor: &(DocumentId, Vec<u8>)) -> u64 {
    over.actors.get(actor).or_else(|| base.actors.get(actor)).copied().unwrap_or(0)
}

fn count(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
