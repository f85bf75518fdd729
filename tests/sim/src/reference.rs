//! What the log should hold, by rules of its own: a plain set of (document, hash, user).

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::rules::{Grant, LATE_MAX_MS, Role};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::Candidate;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

use crate::store::{Aside, Tables};

#[derive(Clone, Default)]
pub struct Reference {
    /// Who wrote each change that is in the log, and in which space.
    pub taken: BTreeMap<(DocumentId, Hash), (UserId, SpaceId)>,
    heads: BTreeMap<DocumentId, DocumentHead>,
    seqs: BTreeMap<(DocumentId, Vec<u8>), u64>,
    late_seqs: BTreeMap<(DocumentId, Vec<u8>), u64>,
    /// Every right that was ever given, and whether it was taken away since: then it holds at no moment.
    pub grants: BTreeMap<(UserId, SpaceId), Vec<(Grant, bool)>>,
    /// Late work that waits; and what was turned away.
    pub late: BTreeMap<(DocumentId, Hash), UserId>,
    pub turned_away: BTreeSet<(DocumentId, Hash)>,
    /// Every prefix that was ever given, also before a restore.
    pub prefixes: BTreeMap<UserId, BTreeSet<ActorPrefix>>,
}

impl Reference {
    pub fn set_grant(&mut self, key: (UserId, SpaceId), grant: Option<Grant>, now: Timestamp) {
        let all = self.grants.entry(key).or_default();
        for (it, gone) in all.iter_mut() {
            it.until = Some(it.until.map_or(now, |until| until.min(now)).max(it.from));
            *gone = true;
        }
        all.extend(grant.map(|grant| (grant, false)));
    }

    fn writes(&self, user: UserId, space: SpaceId, now: Timestamp) -> bool {
        let all = self.grants.get(&(user, space)).into_iter().flatten();
        let mut held = all.filter(|(it, gone)| !gone && it.holds(now));
        held.any(|(it, _)| it.role == Role::Member)
    }

    /// The right to write ended not long ago. What was taken away has ended whatever a clock says.
    fn is_late(&self, user: UserId, space: SpaceId, now: Timestamp) -> bool {
        let all = self.grants.get(&(user, space)).into_iter().flatten();
        let wrote = all.filter(|(it, _)| it.role == Role::Member && it.until > Some(it.from));
        let last = wrote.filter_map(|(it, gone)| it.until.filter(|end| *gone || *end <= now)).max();
        last.is_some_and(|end| now.ms_since(end) <= LATE_MAX_MS)
    }

    /// What a candidate adds, judged at `now`.
    pub fn take(&mut self, it: &Candidate, now: Timestamp) {
        let user = it.who.user;
        let home = self.heads.get(&it.head.document);
        let writes = self.writes(user, it.head.space, now);
        let late = !writes && it.knows_escrow && self.is_late(user, it.head.space, now);
        if !(writes || late) || !it.head.is_honest() || home.is_some_and(|home| *home != it.head) {
            return;
        }
        let document = it.head.document;
        for (header, _) in &it.changes {
            let key = (document, header.hash);
            let own = self.prefixes.get(&user).is_some_and(|all| {
                header.author().first_chunk::<8>().is_some_and(|prefix| all.contains(prefix))
            });
            if self.taken.contains_key(&key) && (own || !late) {
                continue;
            }
            let away = |hash: &Hash| self.turned_away.contains(&(document, *hash));
            if late && (away(&header.hash) || header.dependencies.iter().any(away)) {
                return;
            }
            if late && self.late.get(&key) == Some(&user) {
                continue;
            }
            let known = |hash: &Hash| {
                let key = (document, *hash);
                let mine = late && self.late.get(&key) == Some(&user);
                *hash == genesis_hash(it.head.kind) || self.taken.contains_key(&key) || mine
            };
            let rooted = !header.dependencies.is_empty() && header.dependencies.iter().all(known);
            let actor = (document, header.actor.clone());
            let seq = self.seqs.get(&actor).copied().unwrap_or(0);
            let aside = self.late_seqs.get(&actor).copied().filter(|_| late).unwrap_or(0);
            if !own || !rooted || header.seq != seq.max(aside) + 1 {
                return;
            }
            if late {
                self.late_seqs.insert(actor, header.seq);
                self.late.insert(key, user);
            } else {
                self.seqs.insert(actor, header.seq);
                self.heads.insert(document, it.head);
                self.taken.insert(key, (user, it.head.space));
            }
        }
    }

    /// Somebody decided on late work.
    pub fn decide(&mut self, head: &DocumentHead, user: UserId, changes: &[ChangeHeader], takes: bool) {
        for header in changes {
            let key = (head.document, header.hash);
            self.late.remove(&key);
            self.late_seqs.remove(&(head.document, header.actor.clone()));
            if takes && !self.taken.contains_key(&key) {
                self.taken.insert(key, (user, head.space));
                self.heads.insert(head.document, *head);
                let seq = self.seqs.entry((head.document, header.actor.clone())).or_default();
                *seq = header.seq.max(*seq);
            } else if !takes {
                self.turned_away.insert(key);
            }
        }
    }

    /// How the store differs from this, if it does.
    pub fn differs(&self, tables: &Tables) -> Option<String> {
        let mut count = 0;
        for ((space, _), row) in &tables.log {
            let Entry::Change(change) = &row.entry else { continue };
            let header = gongjian_shared::sync::change::ChangeHeader::read(&change.bytes);
            let Ok(header) = header else { return Some("the log holds what is no change".into()) };
            count += 1;
            match self.taken.get(&(change.document, header.hash)) {
                None => return Some(format!("{:?} should not be in the log", header.hash)),
                Some((user, home)) if (*user, *home) != (change.user, *space) => {
                    return Some(format!("{:?} has a wrong author or space", header.hash));
                }
                Some(_) => {}
            }
        }
        if count != self.taken.len() {
            let mut missing = self.taken.keys().filter(|key| !tables.places.contains_key(key));
            let first = missing.next();
            return Some(format!("the log holds {count} of {} changes, not {first:?}", self.taken.len()));
        }
        let waits = |it: &&Aside| tables.escrow.get(&it.escrow).is_some_and(|of| of.decided.is_none());
        let kept = tables.escrowed.values().filter(waits).count();
        (kept != self.late.len()).then(|| format!("{kept} of {} late changes wait", self.late.len()))
    }

    /// Goes back to a backup; who may what, and which prefixes were given, was decided outside of it.
    pub fn restore(&mut self, backup: Self) {
        self.taken = backup.taken;
        self.heads = backup.heads;
        self.seqs = backup.seqs;
    }
}
