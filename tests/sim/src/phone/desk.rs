//! One tab's worker: takes one event at a time; what may only be said once it is safe waits in `after`.

use std::collections::{BTreeMap, BTreeSet};

use gongjian_shared::ids::{DocumentId, InstallationId, SpaceId, UserId};
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Client, Input, Unsent};
use gongjian_shared::sync::frame::{Push, Up, decode};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::time::Timestamp;
use gongjian_shared::wire::ActorPrefix;

use super::paper::Paper;
use super::shelf::Shelf;
use super::tabs::News;
use super::vault::{Kept, Op, Vault};
use crate::dice::Dice;
use crate::ledger::Ledger;
use crate::plant::{Bug, is_on};

/// To be done outside, in this order.
#[derive(Clone, Debug)]
pub enum Out {
    Tell(News),
    Dial,
    HangUp,
    Send(Vec<u8>),
}

impl Out {
    /// For the trace.
    pub fn name(&self) -> String {
        match self {
            Self::Tell(_) => "tell the other tabs".into(),
            Self::Dial => "dial".into(),
            Self::HangUp => "hang up".into(),
            Self::Send(message) => format!("send {}", sent(message)),
        }
    }
}

fn sent(message: &[u8]) -> String {
    let items = decode::<Up>(message).unwrap_or_default();
    let hashes = |push: &Push| -> Vec<_> {
        push.changes.iter().filter_map(|it| Some(ChangeHeader::read(it).ok()?.hash)).collect()
    };
    let names = items.iter().map(|item| match item {
        Up::Hello(it) => {
            format!("hello, read {:?}", it.cursors.iter().map(|(_, it)| it.seq).collect::<Vec<_>>())
        }
        Up::Push(it) => format!("push {} {:?}", it.batch, hashes(it)),
        Up::Ping(_) => "ping".into(),
        Up::Presence(_) => "here".into(),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// To be done once the writes before it are safe.
#[derive(Clone, Debug)]
pub enum After {
    Tell(News),
    Engine(Input),
}

/// What a desk needs of the world while it handles an event.
pub struct Around<'w> {
    pub phone: usize,
    pub now: Timestamp,
    pub vault: &'w mut Vault,
    /// Writes to the vault fail.
    pub trouble: bool,
    /// People say where they are.
    pub presence: bool,
    pub dice: &'w mut Dice,
    pub ledger: &'w mut Ledger,
}

pub struct Desk {
    pub user: UserId,
    pub installation: InstallationId,
    pub prefix: ActorPrefix,
    pub shelf: Shelf,
    /// Only in the tab that holds the link.
    pub engine: Option<Client>,
    /// It is to have the link as soon as the vault takes what is on its way.
    pub link_due: bool,
    /// Closed spaces are to leave the phone as soon as the vault takes writes again.
    pub wipe_due: bool,
    pub papers: BTreeMap<DocumentId, Paper>,
    pub ops: Vec<Op>,
    pub after: Vec<After>,
    pub out: Vec<Out>,
    pub online: bool,
    pub signed_out: bool,
    /// Spaces that the server no longer told of.
    pub sealed: BTreeSet<SpaceId>,
}

impl Desk {
    pub fn enter(
        user: UserId,
        installation: InstallationId,
        prefix: ActorPrefix,
        around: &Around<'_>,
    ) -> Self {
        Self {
            user,
            installation,
            prefix,
            shelf: Shelf::read(around.vault),
            engine: None,
            link_due: false,
            wipe_due: false,
            papers: BTreeMap::new(),
            ops: Vec::new(),
            after: Vec::new(),
            out: Vec::new(),
            online: false,
            signed_out: false,
            sealed: BTreeSet::new(),
        }
    }

    /// This tab holds the link from here on: it begins from what the vault holds.
    pub fn take_link(&mut self, around: &mut Around<'_>) {
        if !self.flush(around) {
            self.link_due = true;
            return;
        }
        self.shelf = Shelf::read(around.vault);
        let mut waiting = Vec::new();
        for (document, hash) in self.shelf.to_send() {
            let kept = around.vault.changes.get(&(document, hash));
            waiting.extend(kept.and_then(|kept| unsent(kept, hash)));
        }
        let dice = around.dice.draw();
        let cursors = self.shelf.cursors.clone();
        let mut engine = Client::new(self.installation, self.shelf.incarnation, cursors, waiting, dice);
        for document in self.shelf.waiting.keys() {
            if let Some(why) = self.shelf.fork(*document) {
                engine.remember_refused(*document, self.shelf.refused(*document), why);
            }
        }
        for (document, line) in &self.shelf.waiting {
            for (hash, wait) in line.iter().filter(|(_, wait)| wait.late) {
                wait.escrow.iter().for_each(|escrow| engine.remember_late(*escrow, *document, [*hash]));
            }
        }
        self.engine = Some(engine);
        self.step(Input::Connect, around);
    }

    pub fn step(&mut self, input: Input, around: &mut Around<'_>) {
        let Some(engine) = &mut self.engine else { return };
        for effect in engine.step(around.now, input) {
            self.carry_out(effect, around);
        }
    }

    /// Writes at once what is to be written; false when the vault does not take it.
    pub fn flush(&mut self, around: &mut Around<'_>) -> bool {
        if around.trouble {
            return self.ops.is_empty();
        }
        around.vault.write(&self.ops);
        self.written(around);
        true
    }

    /// The vault has everything of `ops`.
    pub fn written(&mut self, around: &mut Around<'_>) {
        for op in std::mem::take(&mut self.ops) {
            around.ledger.stored(around.phone, &op);
        }
    }

    /// What waited for the vault, once.
    pub fn then(&mut self, around: &mut Around<'_>) {
        if self.wipe_due {
            self.wipe(around);
        }
        if std::mem::take(&mut self.link_due) {
            self.take_link(around);
        }
        for after in std::mem::take(&mut self.after) {
            match after {
                After::Tell(news) => self.out.push(Out::Tell(news)),
                After::Engine(input) => self.step(input, around),
            }
        }
    }

    /// Reads a document from the vault, without what was refused.
    pub fn load(&mut self, document: DocumentId, around: &mut Around<'_>) -> bool {
        let Some(head) = self.shelf.cards.get(&document).copied() else { return false };
        self.flush(around);
        let refused = self.shelf.aside(document);
        let wanted = around.vault.of(document).filter(|(hash, _)| !refused.contains(hash));
        let mut changes: Vec<&[u8]> = wanted.map(|(_, kept)| kept.bytes.as_slice()).collect();
        // What the vault has not taken yet belongs to the document too.
        let on_its_way = self.ops.iter().filter_map(|op| {
            let Op::Change(hash, kept) = op else { return None };
            (kept.head.document == document && !refused.contains(hash)).then_some(kept.bytes.as_slice())
        });
        changes.extend(on_its_way);
        if is_on(Bug::PartialLoad) {
            changes.pop();
        }
        let own = if is_on(Bug::ReuseActor) { [7; 8] } else { around.dice.bytes::<8>() };
        let actor = [self.prefix, own].concat();
        self.papers.insert(document, Paper::new(head, &actor, &changes));
        true
    }

    /// Shows changes that came from elsewhere in the document, if it is open.
    pub fn apply(&mut self, document: DocumentId, changes: &[(Hash, Kept)]) {
        if let Some(paper) = self.papers.get_mut(&document) {
            let all = changes.iter().map(|(_, kept)| kept.bytes.as_slice());
            if paper.document.apply(all).is_err() {
                for (_, kept) in changes {
                    let _ = paper.document.apply([kept.bytes.as_slice()]);
                }
            }
        }
    }

    /// Reads an open document anew without what was refused.
    pub fn split(&mut self, document: DocumentId, around: &mut Around<'_>) {
        if self.papers.remove(&document).is_some() {
            self.load(document, around);
        }
    }

    pub fn waits(&self) -> BTreeSet<(DocumentId, Hash)> {
        let lines = self.shelf.waiting.iter();
        lines.flat_map(|(document, line)| line.keys().map(|hash| (*document, *hash))).collect()
    }
}

/// The engine's form of a change.
pub fn unsent(kept: &Kept, hash: Hash) -> Option<Unsent> {
    let ChangeHeader { dependencies, start_op, .. } = ChangeHeader::read(&kept.bytes).ok()?;
    Some(Unsent { head: kept.head, hash, dependencies, start_op, bytes: kept.bytes.to_vec() })
}
