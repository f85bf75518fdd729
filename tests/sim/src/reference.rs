//! What the log should hold, by rules of its own: a plain set of (document, hash, user).

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::entry::Entry;
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::sync::hub::Candidate;
use gongjian_shared::wire::ActorPrefix;

use crate::store::Tables;

#[derive(Clone, Default)]
pub struct Reference {
    /// Who wrote each change that is in the log, and in which space.
    pub taken: BTreeMap<(DocumentId, Hash), (UserId, SpaceId)>,
    heads: BTreeMap<DocumentId, DocumentHead>,
    seqs: BTreeMap<(DocumentId, Vec<u8>), u64>,
    pub members: BTreeMap<(UserId, SpaceId), Role>,
    /// Every prefix that was ever given, also before a restore.
    pub prefixes: BTreeMap<UserId, BTreeSet<ActorPrefix>>,
}

impl Reference {
    /// What a candidate adds.
    pub fn take(&mut self, it: &Candidate) {
        let user = it.who.user;
        let home = self.heads.get(&it.head.document);
        let writes = self.members.get(&(user, it.head.space)).is_some_and(|role| role.may_write());
        if !writes || !it.head.is_honest() || home.is_some_and(|home| *home != it.head) {
            return;
        }
        let document = it.head.document;
        for (header, _) in &it.changes {
            if self.taken.contains_key(&(document, header.hash)) {
                continue;
            }
            let known = |hash: &Hash| {
                *hash == genesis_hash(it.head.kind) || self.taken.contains_key(&(document, *hash))
            };
            let own = self.prefixes.get(&user).is_some_and(|all| {
                header.author().first_chunk::<8>().is_some_and(|prefix| all.contains(prefix))
            });
            let rooted = !header.dependencies.is_empty() && header.dependencies.iter().all(known);
            let seq = self.seqs.entry((document, header.actor.clone())).or_default();
            if !own || !rooted || header.seq != *seq + 1 {
                return;
            }
            *seq += 1;
            self.heads.insert(document, it.head);
            self.taken.insert((document, header.hash), (user, it.head.space));
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
        (count != self.taken.len()).then(|| format!("the log holds {count} of {} changes", self.taken.len()))
    }

    /// Goes back to a backup; who may what, and which prefixes were given, was decided outside of it.
    pub fn restore(&mut self, backup: Self) {
        self.taken = backup.taken;
        self.heads = backup.heads;
        self.seqs = backup.seqs;
    }
}
