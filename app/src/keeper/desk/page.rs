//! What the page asks for.

use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Edited;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::change::ChangeHeader;
use gongjian_shared::sync::client::{Input, Unsent};
use gongjian_shared::sync::hash::Hash;
use gongjian_shared::wire::Me;

use super::{After, Desk, ME, OWED, Out, export, vault_name};
use crate::device::vault::{Op, Store};
use crate::device::{clock, editor, room};
use crate::keeper::drafts::Draft;
use crate::keeper::lists;
use crate::keeper::news::News;
use crate::keeper::records::{Card, KeptChange, Wait};
use crate::keeper::shelf;
use crate::keeper::talk::{ForkReason, FromKeeper, Paper, Room, ToKeeper};

impl Desk {
    pub async fn page(&mut self, it: ToKeeper) {
        match it {
            ToKeeper::SignedIn { me } => self.signed_in(me).await,
            ToKeeper::SignOut => self.sign_out().await,
            ToKeeper::Paid => self.paid().await,
            ToKeeper::Create { head, title } => self.create(head, &title).await,
            ToKeeper::Open { paper } => self.open_paper(paper).await,
            ToKeeper::Close { paper } => {
                self.close_paper(paper);
                self.wipe().await;
            }
            ToKeeper::Edit { paper, view, number, edit } => self.edit(paper, view, number, &edit),
            ToKeeper::Draft { paper, view, place, text } => self.draft(paper, view, place, text),
            ToKeeper::Check { paper, view, number, digest } => self.check(paper, view, number, digest),
            ToKeeper::Give { request } => self.give(request),
            ToKeeper::Adopt { paper, view, id, decision } => self.adopt_version(paper, view, id, decision),
            ToKeeper::HandUp { request } => self.hand_up(request),
            ToKeeper::Dismiss { id } => self.dismiss(id),
            ToKeeper::Version { pin } => self.tell_version(pin).await,
            ToKeeper::Past { paper, all } => self.tell_past(paper, all).await,
            ToKeeper::Then { paper, at } => self.tell_then(paper, at),
            ToKeeper::Looked { paper, view } => self.looked(paper, view),
            ToKeeper::Together { paper, asks } => self.together(paper, asks).await,
            ToKeeper::DropFork { document } => {
                self.drop_fork(document);
                self.wipe().await;
            }
            ToKeeper::PushFork { document } => self.push_fork(document).await,
            ToKeeper::Roster => {
                self.wanted.roster = Some(None);
                self.say_wanted();
            }
            ToKeeper::Meetings => {
                self.wanted.meetings = Some(None);
                self.say_wanted();
            }
            ToKeeper::Told => {
                self.wanted.told = Some(None);
                self.say_wanted();
            }
            ToKeeper::Wishes => {
                self.wanted.wishes = Some(None);
                self.say_wanted();
            }
            ToKeeper::Connect => self.connect().await,
            ToKeeper::Room => self.tell_room().await,
            ToKeeper::ExportUnsent => {
                self.flush().await;
                let text = export::text(self).await;
                self.say(FromKeeper::Exported { text });
            }
        }
    }

    async fn signed_in(&mut self, me: Me) {
        let value = serde_json::to_vec(&me).unwrap_or_default();
        let kept = self.profile.write(&[Op::Put { store: Store::Meta, key: ME.to_vec(), value }]).await;
        if let Err(error) = kept {
            self.report(&error);
        }
        if self.me.as_ref().map(|known| known.user) == Some(me.user) {
            self.me = Some(me);
            return self.connect().await;
        }
        self.enter(me).await;
    }

    async fn connect(&mut self) {
        if self.engine.is_some() {
            self.step(Input::Connect).await;
        } else {
            self.out.push(Out::Tell(News::Connect));
        }
    }

    async fn sign_out(&mut self) {
        let name = self.me.as_ref().map(vault_name);
        let vault = self.vault.clone();
        let owed = self.me.as_ref().map(|me| me.session.clone());
        self.out.push(Out::Tell(News::SignedOut));
        self.leave();
        let forgotten = self.profile.write(&forget(owed)).await;
        if let (Some(vault), Some(name)) = (vault, name)
            && let Err(error) = vault.destroy(&name).await
        {
            self.report(&error);
        }
        if let Err(error) = forgotten {
            self.report(&error);
        }
        self.say(FromKeeper::SignedOut);
    }

    async fn paid(&mut self) {
        let paid = self.profile.write(&[Op::Delete { store: Store::Meta, key: OWED.to_vec() }]).await;
        if let Err(error) = paid {
            self.report(&error);
        }
    }

    async fn create(&mut self, head: DocumentHead, title: &str) {
        if self.shelf.cards.contains_key(&head.document) {
            return;
        }
        let card = Card::new(head);
        self.ops.push(card.put());
        self.shelf.cards.insert(head.document, card);
        self.after.push(After::Tell(News::Made { head }));
        self.lists_stale = true;
        // A document that two people may make at once takes no words from its making: they would stand twice.
        if title.is_empty() || head.owner.is_some() || !head.kind.is_text() {
            return;
        }
        let paper = Paper { document: head.document, fork: false };
        self.load(paper).await;
        let edit = Edit::Title { at: 0, delete: 0, insert: title.to_owned() };
        if let Some(open) = self.papers.get_mut(&paper) {
            let view = open.show();
            if let Ok(Some(edited)) = open.edit(view, 0, &edit, clock::now()) {
                self.keep(paper, &edited);
            }
        }
    }

    fn edit(&mut self, paper: Paper, view: u64, number: u64, edit: &Edit) {
        let target = self.target(paper, view);
        let Some(open) = self.papers.get_mut(&target) else {
            return self.say(FromKeeper::Unfit { paper, number });
        };
        let edited = open.edit(view, number, edit, clock::now());
        // Nobody but the keeper puts comments in their order.
        let behind = open.is_behind() || open.head.kind == Kind::Comments;
        match edited {
            Ok(edited) => {
                let made = edited.as_ref().map(|edited| edited.made.clone()).unwrap_or_default();
                if let Some(edited) = &edited {
                    self.keep(target, edited);
                }
                self.after.push(After::Say(FromKeeper::Stored { paper, number, made, at: clock::now() }));
            }
            Err(_) => {
                self.say(FromKeeper::Unfit { paper, number });
                return self.show(target);
            }
        }
        if edited_elsewhere(behind, target, paper) {
            self.show(target);
        }
    }

    /// A page that shows something else than the document holds is shown the document. That is a fault of ours.
    fn check(&mut self, paper: Paper, view: u64, number: u64, digest: u64) {
        let target = self.target(paper, view);
        let Some(open) = self.papers.get_mut(&target) else { return };
        if open.seen == number && open.differs(view, digest) {
            editor::complain("what the screen shows");
            self.show(target);
        }
    }

    /// An edit made on a screen that shows what the fork has taken over belongs to the fork.
    fn target(&self, paper: Paper, view: u64) -> Paper {
        let fork = Paper { fork: true, ..paper };
        let foreign = self.papers.get(&paper).is_none_or(|open| open.is_foreign(view));
        if foreign && self.papers.contains_key(&fork) { fork } else { paper }
    }

    /// Puts a new change of this tab where it belongs: into the vault, then to the other tabs and the server.
    pub(super) fn keep(&mut self, paper: Paper, edited: &Edited) {
        let (Some(me), Some(open)) = (&self.me, self.papers.get_mut(&paper)) else { return };
        let head = open.head;
        let change = KeptChange {
            head,
            bytes: edited.bytes.clone(),
            user: me.user,
            device: self.installation,
            received: None,
            mac: Vec::new(),
        };
        open.learn(&change);
        let refused = if paper.fork { self.shelf.fork(head.document) } else { None };
        // What is written on in a copy that was left out shares its fate and its answer.
        let mut aside = self.shelf.waiting.get(&head.document).into_iter().flat_map(|line| line.values());
        let like = aside.find(|wait| wait.refused.is_some() && wait.refused == refused).cloned();
        let (escrow, answer) = like.map_or((None, None), |it| (it.escrow, it.answer));
        let (made, number, size) = (clock::now(), self.shelf.last_number + 1, change.bytes.len());
        let wait = Wait { head, made, number, size, refused, escrow, answer };
        let first = !self.shelf.waiting.contains_key(&head.document);
        self.ops.extend([change.put(edited.hash), wait.put(edited.hash)]);
        self.shelf.wait(edited.hash, wait.clone());
        self.stale.insert(head.document);
        let state = self.shelf.state(head.document);
        self.after.push(After::Say(FromKeeper::State { paper, state }));
        if first {
            // Lists may wait for a quiet moment; that something waits must be seen at once.
            self.after
                .push(After::Say(FromKeeper::Unsent { rows: lists::unsent(&self.shelf, clock::now()) }));
        }
        if refused.is_none() && self.engine.is_some() {
            self.after
                .extend(unsent(head, edited.hash, &change.bytes).map(|it| After::Engine(Input::Edited(it))));
        }
        self.after.push(After::Tell(News::Edited { hash: edited.hash, change, wait: Box::new(wait) }));
    }

    fn draft(&mut self, paper: Paper, view: u64, place: String, text: String) {
        if text.is_empty() {
            let key = Draft::key(paper, &self.tab, &place);
            return self.ops.push(Op::Delete { store: Store::Drafts, key });
        }
        let target = self.target(paper, view);
        let version = self.papers.get(&target).and_then(|open| open.version(view));
        let version = version.into_iter().flatten().copied().collect();
        self.ops.push(Draft { place, text, version, tab: self.tab.clone() }.put(paper));
    }

    fn drop_fork(&mut self, document: DocumentId) {
        for hash in self.shelf.refused(document) {
            self.shelf.unwait(document, hash);
            self.ops.push(Op::Delete { store: Store::Changes, key: KeptChange::key(document, hash) });
            self.ops.push(Wait::delete(document, hash));
        }
        self.after.push(After::Tell(News::Dropped { document }));
        self.fork_is_over(document);
    }

    async fn push_fork(&mut self, document: DocumentId) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let changes = match shelf::changes(&vault, document).await {
            Ok(changes) => changes,
            Err(error) => return self.report(&error),
        };
        let refused = self.shelf.refused(document);
        self.step(Input::Forgive(document)).await;
        self.forgive(document, true);
        let mut ours: Vec<_> = changes.into_iter().filter(|(hash, _)| refused.contains(hash)).collect();
        let line = self.shelf.waiting.get(&document);
        ours.sort_by_key(|(hash, _)| {
            line.and_then(|line| line.get(hash)).map(|wait| (wait.made, wait.number))
        });
        let inputs = ours.iter().filter_map(|(hash, change)| unsent(change.head, *hash, &change.bytes));
        self.after.extend(inputs.map(|it| After::Engine(Input::Edited(it))));
        self.after.push(After::Tell(News::Pushed { document }));
        self.apply(document, &ours);
        self.fork_is_over(document);
    }

    /// The refused changes of a document wait for the server again.
    pub(super) fn forgive(&mut self, document: DocumentId, write: bool) {
        for (hash, wait) in self.shelf.waiting.get_mut(&document).into_iter().flatten() {
            if wait.refused == Some(ForkReason::Late) {
                continue;
            }
            (wait.refused, wait.escrow, wait.answer) = (None, None, None);
            if write {
                self.ops.push(wait.put(*hash));
            }
        }
    }

    pub(super) fn fork_is_over(&mut self, document: DocumentId) {
        let fork = Paper { document, fork: true };
        self.papers.remove(&fork);
        self.shown.remove(&fork);
        self.stale.insert(document);
        self.tell_state(document);
        self.show(Paper { document, fork: false });
    }

    async fn tell_room(&mut self) {
        let (used_bytes, quota_bytes, protected) = room::look().await;
        self.say(FromKeeper::Room { room: Room { used_bytes, quota_bytes, protected } });
    }

    /// Another tab signed out: what is in memory goes too.
    pub(super) fn signed_out_elsewhere(&mut self) {
        self.leave();
        self.say(FromKeeper::SignedOut);
    }
}

/// Nobody is signed in any more; the end of their sign-in is owed to the server.
fn forget(owed: Option<String>) -> Vec<Op> {
    let store = Store::Meta;
    let owed = owed.map(|it| Op::Put { store, key: OWED.to_vec(), value: it.into_bytes() });
    [Op::Delete { store, key: ME.to_vec() }].into_iter().chain(owed).collect()
}

fn edited_elsewhere(behind: bool, target: Paper, paper: Paper) -> bool {
    behind || target != paper
}

/// The engine's form of a change; `None` when its header cannot be read.
pub(super) fn unsent(head: DocumentHead, hash: Hash, bytes: &[u8]) -> Option<Unsent> {
    let ChangeHeader { dependencies, start_op, .. } = ChangeHeader::read(bytes).ok()?;
    Some(Unsent { head, hash, dependencies, start_op, bytes: bytes.to_vec() })
}
