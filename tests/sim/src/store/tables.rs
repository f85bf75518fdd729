use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, Incarnation, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::Role;
use gongjian_shared::sync::entry::{Chain, Cursor, Entry};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::wire::ActorPrefix;

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub entry: Entry,
    pub chain: Chain,
}

/// The tables of `server/migrations/log`; also the writes of one transaction, which lie over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    pub incarnation: Option<Incarnation>,
    /// `None`: taken out.
    pub members: BTreeMap<(UserId, SpaceId), Option<Role>>,
    pub prefixes: BTreeMap<(UserId, InstallationId), ActorPrefix>,
    pub ends: BTreeMap<SpaceId, Cursor>,
    pub documents: BTreeMap<DocumentId, DocumentHead>,
    pub log: BTreeMap<(SpaceId, u64), Rc<Row>>,
    /// The unique index on (document, hash).
    pub places: BTreeMap<(DocumentId, Hash), (SpaceId, u64)>,
    /// The newest of the unique index on (document, actor, seq).
    pub actors: BTreeMap<(DocumentId, Vec<u8>), u64>,
}

impl Tables {
    /// Puts the writes of a transaction in.
    pub fn merge(&mut self, over: &Self) {
        self.incarnation = over.incarnation.or(self.incarnation);
        self.members.extend(over.members.iter().map(|(key, value)| (*key, *value)));
        self.prefixes.extend(over.prefixes.iter().map(|(key, value)| (*key, *value)));
        self.ends.extend(over.ends.iter().map(|(key, value)| (*key, *value)));
        self.documents.extend(over.documents.iter().map(|(key, value)| (*key, *value)));
        self.log.extend(over.log.iter().map(|(key, value)| (*key, value.clone())));
        self.places.extend(over.places.iter().map(|(key, value)| (*key, *value)));
        self.actors.extend(over.actors.iter().map(|(key, value)| (key.clone(), *value)));
    }

    pub fn role(&self, user: UserId, space: SpaceId) -> Option<Role> {
        self.members.get(&(user, space)).copied().flatten()
    }

    pub fn end(&self, space: SpaceId) -> Cursor {
        self.ends.get(&space).copied().unwrap_or_default()
    }

    /// All changes of a document, in the order of the log.
    pub fn changes(&self, document: DocumentId) -> impl Iterator<Item = &[u8]> {
        self.log.values().filter_map(move |row| match &row.entry {
            Entry::Change(change) if change.document == document => Some(change.bytes.as_slice()),
            Entry::Change(_) | Entry::Row(_) => None,
        })
    }
}
