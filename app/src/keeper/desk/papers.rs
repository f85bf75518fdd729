//! Open documents: loaded from the vault, shown to the page, split when the server says no.

use std::collections::BTreeMap;

use gongjian_shared::comments::{Mention, mentions};
use gongjian_shared::documents::kind::Kind;
use gongjian_shared::documents::live::Document;
use gongjian_shared::documents::view::View;
use gongjian_shared::ids::{DocumentId, UserId};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::wire::ActorPrefix;

use super::Desk;
use crate::device::vault::{Op, Store};
use crate::device::{clock, dice, tabs};
use crate::keeper::drafts::Draft;
use crate::keeper::lists;
use crate::keeper::paper::OpenDocument;
use crate::keeper::records::KeptChange;
use crate::keeper::shelf;
use crate::keeper::talk::{ForkReason, FromKeeper, Paper, PaperView};

/// Views of the document that replaces a refused one begin so far on: no number is used twice.
const VIEW_GAP: u64 = 1_000;

impl Desk {
    pub(super) async fn open_paper(&mut self, paper: Paper) {
        if !self.may_open(paper) {
            return;
        }
        if !self.papers.contains_key(&paper) {
            self.load(paper).await;
            self.settle_drafts(paper, false).await;
        }
        if let Some(open) = self.papers.get_mut(&paper) {
            open.begin();
            self.shown.insert(paper);
            self.show(paper);
            self.tell_state(paper.document);
        }
    }

    /// Puts in what a killed tab held back; with `all`, also what a living one holds.
    pub(super) async fn settle_drafts(&mut self, paper: Paper, all: bool) {
        let Some(vault) = self.vault.clone() else { return };
        let found = match vault.range(Store::Drafts, &Draft::prefix(paper)).await {
            Ok(found) if !found.is_empty() => found,
            Ok(_) => return,
            Err(error) => return self.report(&error),
        };
        let living = tabs::held().await.unwrap_or_default();
        for (key, value) in found {
            let Some(draft) = Draft::read(&value).filter(|draft| all || !living.contains(&draft.tab)) else {
                continue;
            };
            let Some(open) = self.papers.get_mut(&paper) else { return };
            let version = draft.version();
            let shown = open.document.view_at(&version);
            let edit = draft.edit(&shown);
            let edited =
                edit.and_then(|edit| open.document.edit(&version, &edit, clock::now()).ok().flatten());
            if let Some(edited) = edited {
                self.keep(paper, &edited);
            }
            self.ops.push(Op::Delete { store: Store::Drafts, key });
        }
    }

    pub(super) fn close_paper(&mut self, paper: Paper) {
        self.leave_paper(paper);
        self.shown.remove(&paper);
        self.papers.remove(&paper);
    }

    /// Reads a document from the vault into memory. The main paper has everything but what was refused; the fork has
    /// everything.
    pub(super) async fn load(&mut self, paper: Paper) {
        let Some(open) = self.read(paper, 1).await else { return };
        self.papers.insert(paper, open);
    }

    /// A document beside the open ones, to look back in it: with everything that is on this phone.
    pub(super) async fn read_for_version(&mut self, paper: Paper) -> Option<OpenDocument> {
        self.read(paper, 1).await
    }

    async fn read(&mut self, paper: Paper, first_view: u64) -> Option<OpenDocument> {
        let head = self.shelf.cards.get(&paper.document)?.head;
        let vault = self.vault_up_to_date().await?;
        let prefix = self.me.as_ref()?.actor_prefix;
        let mut changes = match shelf::changes(&vault, paper.document).await {
            Ok(changes) => changes,
            Err(error) => {
                self.report(&error);
                return None;
            }
        };
        let refused = self.shelf.aside(paper.document);
        let wanted = |hash: &Hash| paper.fork || !refused.contains(hash);
        // What a vault in trouble has not taken yet belongs to the document too.
        changes.extend(self.ops.iter().filter_map(|op| KeptChange::on_its_way(op, paper.document)));
        let mut document = Document::new(head.kind, &actor(prefix));
        take_in(&mut document, changes.iter().filter(|(hash, _)| wanted(hash)).map(|(_, change)| change));
        let mut open = OpenDocument::new(head, document, first_view);
        changes.iter().for_each(|(_, change)| open.learn(change));
        Some(open)
    }

    /// Sends the page what the paper holds, if the page shows it.
    pub(super) fn show(&mut self, paper: Paper) {
        if !self.shown.contains(&paper) {
            return;
        }
        let Some(open) = self.papers.get_mut(&paper) else { return };
        let view = open.show();
        let content = open.document.view();
        let authors = open.disputants(&content);
        let named = |(actor, user)| Some((actor, lists::person(&self.shelf, open.head.space, user)?));
        let said = PaperView {
            paper,
            view,
            seen: open.seen,
            writers: authors.clone().into_iter().filter_map(named).collect(),
            authors: if open.head.kind == Kind::Comments { authors } else { BTreeMap::new() },
            content,
            may_write: match self.shelf.fork(paper.document).filter(|_| paper.fork) {
                Some(reason) => reason != ForkReason::Late,
                None => self.shelf.may_write_kind(open.head.space, open.head.kind, clock::now()),
            },
            fork: self.shelf.fork(paper.document),
            head: open.head,
        };
        self.say(FromKeeper::View(said));
    }

    pub(super) fn tell_state(&mut self, document: DocumentId) {
        let state = self.shelf.state(document);
        for fork in [false, true] {
            let paper = Paper { document, fork };
            if self.shown.contains(&paper) {
                self.say(FromKeeper::State { paper, state });
            }
        }
        self.lists_stale = true;
    }

    /// Shows changes that came from elsewhere in the papers that are open.
    pub(super) fn apply(&mut self, document: DocumentId, changes: &[(Hash, KeptChange)]) {
        for fork in [false, true] {
            let paper = Paper { document, fork };
            if let Some(open) = self.papers.get_mut(&paper) {
                take_in(&mut open.document, changes.iter().map(|(_, change)| change));
                changes.iter().for_each(|(_, change)| open.learn(change));
                if open.is_behind() {
                    self.show(paper);
                }
            }
        }
    }

    /// The server refused changes of an open document: what the page shows goes on as the fork; the document itself
    /// is read anew without them, under a new actor.
    pub(super) async fn split(&mut self, document: DocumentId) {
        let (main, fork) = (Paper { document, fork: false }, Paper { document, fork: true });
        let Some(open) = self.papers.remove(&main) else { return };
        let first_view = open.next_view() + VIEW_GAP;
        match self.papers.remove(&fork).map(|old| old.next_view() + VIEW_GAP) {
            Some(first_view) => {
                if let Some(fresh) = self.read(fork, first_view).await {
                    self.papers.insert(fork, fresh);
                    self.show(fork);
                }
            }
            None => {
                self.papers.insert(fork, open);
            }
        }
        if let Some(fresh) = self.read(main, first_view).await {
            self.papers.insert(main, fresh);
            self.show(main);
        }
        self.tell_state(document);
    }

    /// Folds the line of a document in the lists.
    pub(super) async fn fold(&mut self, document: DocumentId) {
        let paper = Paper { document, fork: false };
        let me = self.me.as_ref().map(|me| me.user);
        let told = |open: &OpenDocument| (open.document.summary(), called(open, me));
        let (summary, mentions) = match self.papers.get(&paper) {
            Some(open) => told(open),
            None => match self.read(paper, 1).await {
                Some(open) => told(&open),
                None => return,
            },
        };
        let Some(card) = self.shelf.cards.get_mut(&document) else { return };
        let before = card.clone();
        card.title = summary.title;
        card.characters = summary.characters;
        card.filled = summary.filled;
        card.activity = summary.activity;
        card.record = summary.record;
        card.mentions = mentions;
        card.folded = true;
        if *card != before {
            self.ops.push(card.put());
        }
    }
}

/// Where comments call the person of this phone.
fn called(open: &OpenDocument, me: Option<UserId>) -> Vec<Mention> {
    if open.head.kind != Kind::Comments {
        return Vec::new();
    }
    match (open.document.view(), me) {
        (View::Comments(view), Some(me)) => mentions(&view, me, |actor| open.author(actor)),
        _ => Vec::new(),
    }
}

/// Takes changes in; one that cannot be read is left out, the others count.
fn take_in<'c>(document: &mut Document, changes: impl Iterator<Item = &'c KeptChange> + Clone) {
    if document.apply(changes.clone().map(|change| change.bytes.as_slice())).is_err() {
        for change in changes {
            let _ = document.apply([change.bytes.as_slice()]);
        }
    }
}

/// A fresh actor of this person on this installation.
fn actor(prefix: ActorPrefix) -> Vec<u8> {
    [prefix, dice::draw::<8>()].concat()
}
