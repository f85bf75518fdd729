//! Commands of this person: kept before anybody hears of them, sent by the tab that holds the link.

use std::collections::BTreeSet;

use gongjian_shared::ids::{CommandId, DocumentId, PinId};
use gongjian_shared::rules::decisions::DecisionCommand;
use gongjian_shared::sync::hash::Hash;

use super::{After, Desk, Out};
use crate::api::CallError;
use crate::device::clock;
use crate::device::vault::{Store, Vault, VaultError};
use crate::keeper::folded::{Letter, Receipt};
use crate::keeper::given::{Given, Work};
use crate::keeper::lists;
use crate::keeper::news::News;
use crate::keeper::shelf::Shelf;
use crate::keeper::talk::{FromKeeper, Link, Paper};

impl Work for Shelf {
    fn is_unsent(&self, document: DocumentId) -> bool {
        self.waiting.get(&document).is_some_and(|line| line.values().any(|wait| wait.refused.is_none()))
    }

    fn refused(&self, document: DocumentId) -> BTreeSet<Hash> {
        Self::refused(self, document)
    }
}

impl Desk {
    pub(super) fn give(&mut self, request: Letter) {
        if self.me.is_none() {
            return;
        }
        let op = self.given.give(request, clock::now());
        self.ops.push(op);
        self.given_moved();
    }

    /// Fixes the version that the screen has reached.
    pub(super) fn adopt_version(&mut self, paper: Paper, view: u64, id: CommandId, command: DecisionCommand) {
        let version = self.papers.get(&paper).and_then(|open| open.version(view));
        let Some(version) = version.filter(|version| !version.is_empty()) else { return };
        let shown: Vec<Hash> = version.iter().copied().collect();
        let decision = match command {
            DecisionCommand::Adopt { pin, document, reason, number, .. } => {
                DecisionCommand::Adopt { pin, document, heads: shown, reason, number }
            }
            other @ DecisionCommand::Reopen { .. } => other,
        };
        self.give(Letter::judges(id, decision));
    }

    /// Gives an application's papers up in the versions that this phone has.
    pub(super) fn hand_up(&mut self, request: Letter) {
        let request = request.with_heads(|document| {
            let open = self.papers.get_mut(&Paper { document, fork: false });
            open.map(|open| open.document.heads().into_iter().collect()).unwrap_or_default()
        });
        self.give(request);
    }

    pub(super) fn dismiss(&mut self, id: CommandId) {
        if let Some(op) = self.given.dismiss(id) {
            self.ops.push(op);
            self.given_moved();
        }
    }

    /// Said only when the vault has it.
    fn given_moved(&mut self) {
        self.after.push(After::Say(FromKeeper::Given { rows: self.given.rows() }));
        self.after.push(After::Tell(News::Given));
    }

    pub(super) async fn read_given(&mut self, vault: &Vault) -> Result<(), VaultError> {
        let found = vault.range(Store::Outbox, &[]).await?;
        self.given.take_over(found.iter().filter_map(|(_, value)| Given::read(value)).collect());
        Ok(())
    }

    /// Another tab wrote commands, or one that was killed at that moment could not tell.
    pub(super) async fn given_elsewhere(&mut self) {
        let Some(vault) = self.vault_up_to_date().await else { return };
        let before = self.given.rows();
        if let Err(error) = self.read_given(&vault).await {
            return self.report(&error);
        }
        let rows = self.given.rows();
        if rows != before {
            self.say(FromKeeper::Given { rows });
        }
    }

    /// Sends the next command, if this tab holds the link and everything that was said is in the vault.
    pub(super) fn send_given(&mut self) {
        let here = self.engine.is_some() && self.link == Link::Online && self.ops.is_empty();
        let Some(user) = self.me.as_ref().map(|me| me.user).filter(|_| here) else { return };
        let now = clock::now();
        let mut ops = self.given.give_up(&self.shelf);
        ops.extend(self.given.forget_old(now));
        if !ops.is_empty() {
            self.ops.extend(ops);
            return self.given_moved();
        }
        if let Some(request) = self.given.next(now, &self.shelf) {
            self.out.push(Out::Post { user, request });
        }
    }

    /// What became of a command that was sent.
    pub fn answered(&mut self, id: CommandId, answer: Result<Receipt, CallError>) {
        if let Some(op) = self.given.answered(id, answer, clock::now()) {
            self.ops.push(op);
            self.given_moved();
        }
    }

    pub(super) fn say_pins(&mut self) {
        let pins = lists::pins(&self.shelf);
        self.say(FromKeeper::Pins { pins });
        let notices = lists::notices(&self.shelf, clock::now());
        self.say(FromKeeper::Notices { notices });
    }

    /// Shows a fixed version, if all of it is on this phone.
    pub(super) async fn tell_version(&mut self, pin: PinId) {
        let found = lists::pins(&self.shelf).into_iter().find(|it| it.pin == pin);
        let content = match found {
            Some(it) => {
                let heads: BTreeSet<Hash> = it.row.heads.iter().copied().collect();
                let paper = Paper { document: it.row.document, fork: true };
                let open = self.read_for_version(paper).await;
                open.and_then(|mut open| open.document.knows(&heads).then(|| open.document.view_at(&heads)))
            }
            None => None,
        };
        self.say(FromKeeper::Version { pin, content });
    }
}
