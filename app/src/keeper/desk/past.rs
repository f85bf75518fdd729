//! What became of a paper over time: who wrote which change, how it was, what this person has looked at.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::history::{Heads, Written};
use gongjian_shared::ids::{DocumentId, UserId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::guard::genesis_hash;
use gongjian_shared::sync::hash::Hash;

use super::Desk;
use crate::device::clock;
use crate::device::vault::{Op, Store};
use crate::keeper::lists;
use crate::keeper::records::KeptChange;
use crate::keeper::shelf;
use crate::keeper::talk::{FromKeeper, Paper, Past};

impl Desk {
    /// Tells of the changes that are part of the paper: not of those that stand in its fork.
    pub(super) async fn tell_past(&mut self, paper: Paper, all: bool) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let looked = vault.get(Store::Meta, &looked_key(paper.document)).await.ok().flatten();
        let seen = looked.and_then(|value| read_heads(&value));
        let Some(open) = self.papers.get_mut(&paper) else { return };
        let (head, now) = (open.head, open.document.heads());
        let found = if all || seen.as_ref() != Some(&now) {
            shelf::changes(&vault, paper.document).await
        } else {
            Ok(Vec::new())
        };
        let found = match found {
            Ok(found) => found,
            Err(error) => return self.report(&error),
        };
        let written = self.all_written(paper.document, &found);
        let authors: BTreeSet<UserId> = written.iter().map(|it| it.author).collect();
        let named = |user| Some((user, lists::person(&self.shelf, head.space, user)?));
        let names: BTreeMap<UserId, String> = authors.into_iter().filter_map(named).collect();
        let past = Past { first: genesis_hash(head.kind), now, written, names, seen };
        self.say(FromKeeper::Past { paper, past });
    }

    fn all_written(&self, document: DocumentId, found: &[(Hash, KeptChange)]) -> Vec<Written> {
        let aside = self.shelf.aside(document);
        let ours = found.iter().filter(|(hash, _)| !aside.contains(hash));
        let mut written: Vec<Written> =
            ours.filter_map(|(hash, change)| self.written(*hash, change)).collect();
        written.sort_by_key(|it| it.at);
        written
    }

    fn written(&self, hash: Hash, change: &KeptChange) -> Option<Written> {
        let waits = self.shelf.waiting.get(&change.head.document).and_then(|line| line.get(&hash));
        let at = waits.map(|wait| wait.made).or(change.received).unwrap_or_else(clock::now);
        let stands_on = ChangeHeader::read(&change.bytes).ok()?.dependencies;
        Some(Written { hash, stands_on, author: change.user, at, unsent: waits.is_some() })
    }

    pub(super) fn tell_then(&mut self, paper: Paper, at: Heads) {
        let Some(open) = self.papers.get_mut(&paper) else { return };
        let content = open.document.knows(&at).then(|| open.document.view_at(&at));
        self.say(FromKeeper::Then { paper, at, content });
    }

    /// Keeps which version the person looked at. Only hashes: nothing of what it says.
    pub(super) fn looked(&mut self, paper: Paper, view: u64) {
        let version = self.papers.get(&paper).and_then(|open| open.version(view));
        let Some(version) = version.filter(|it| !it.is_empty() && !paper.fork) else { return };
        let value = version.iter().flat_map(|hash| *hash.as_bytes()).collect();
        self.ops.push(Op::Put { store: Store::Meta, key: looked_key(paper.document), value });
    }
}

fn looked_key(document: DocumentId) -> Vec<u8> {
    [b"looked/".as_slice(), document.as_bytes()].concat()
}

fn read_heads(value: &[u8]) -> Option<Heads> {
    value.chunks(32).map(|part| Hash::try_from(part).ok()).collect()
}
