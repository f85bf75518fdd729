use std::collections::BTreeMap;
use std::rc::Rc;

use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::ids::{DocumentId, EscrowId, Incarnation, InstallationId, SpaceId, UserId};
use gongjian_shared::rules::{Grant, Role, Standing, standing, wrote_until};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::entry::{Chain, Cursor, Entry};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

/// A line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub entry: Entry,
    pub chain: Chain,
}

/// A right, and when one to write that stood there before ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stand {
    pub grant: Grant,
    pub wrote_until: Option<Timestamp>,
}

impl Stand {
    /// What `Spaces::set_grant` makes of it.
    pub fn set(before: Option<Self>, grant: Option<Grant>, now: Timestamp) -> Option<Self> {
        let ended = before.map(|it| {
            let until = it.grant.until.map_or(now, |until| until.min(now)).max(it.grant.from);
            Grant { until: Some(until), ..it.grant }
        });
        let empty = |it: Grant| it.until.map(|until| Grant { from: until, until: Some(until), ..it });
        let grant = grant.or(ended.and_then(empty))?;
        let wrote = ended.and_then(|it| wrote_until(&[it], now));
        Some(Self { grant, wrote_until: wrote.max(before.and_then(|it| it.wrote_until)) })
    }

    pub fn wrote_until(&self, now: Timestamp) -> Option<Timestamp> {
        self.wrote_until.max(wrote_until(&[self.grant], now))
    }
}

/// Late work of one person on one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Escrow {
    pub head: DocumentHead,
    pub user: UserId,
    /// When, and whether it was taken in.
    pub decided: Option<(Timestamp, bool)>,
}

/// A change in escrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    pub escrow: EscrowId,
    pub place: usize,
    pub header: ChangeHeader,
    pub bytes: Rc<Vec<u8>>,
    pub device: InstallationId,
    pub received: Timestamp,
}

/// The tables of `server/migrations/log`; also the writes of one transaction, which lie over them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tables {
    pub incarnation: Option<Incarnation>,
    pub grants: BTreeMap<(UserId, SpaceId), Stand>,
    pub escrow: BTreeMap<EscrowId, Escrow>,
    pub escrowed: BTreeMap<(DocumentId, Hash), Aside>,
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
        self.grants.extend(over.grants.iter().map(|(key, value)| (*key, *value)));
        self.escrow.extend(over.escrow.iter().map(|(key, value)| (*key, value.clone())));
        self.escrowed.extend(over.escrowed.iter().map(|(key, value)| (*key, value.clone())));
        self.prefixes.extend(over.prefixes.iter().map(|(key, value)| (*key, *value)));
        self.ends.extend(over.ends.iter().map(|(key, value)| (*key, *value)));
        self.documents.extend(over.documents.iter().map(|(key, value)| (*key, *value)));
        self.log.extend(over.log.iter().map(|(key, value)| (*key, value.clone())));
        self.places.extend(over.places.iter().map(|(key, value)| (*key, *value)));
        self.actors.extend(over.actors.iter().map(|(key, value)| (key.clone(), *value)));
    }

    pub fn standing(&self, user: UserId, space: SpaceId, now: Timestamp) -> Option<Standing> {
        standing(&[self.grants.get(&(user, space))?.grant], now)
    }

    pub fn role(&self, user: UserId, space: SpaceId, now: Timestamp) -> Option<Role> {
        self.standing(user, space, now).map(|it| it.role)
    }

    /// What waits of this person on this document.
    pub fn waiting(&self, user: UserId, document: DocumentId) -> Option<EscrowId> {
        let mut mine = self.escrow.iter().filter(|(_, it)| it.user == user && it.head.document == document);
        mine.find(|(_, it)| it.decided.is_none()).map(|(id, _)| *id)
    }

    /// Its changes in order.
    pub fn late_changes(&self, id: EscrowId) -> Vec<Aside> {
        let mut all: Vec<Aside> = self.escrowed.values().filter(|it| it.escrow == id).cloned().collect();
        all.sort_by_key(|it| it.place);
        all
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
