//! What the person does (`app/src/keeper/desk/page.rs`).

use std::rc::Rc;

use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::documents::live::Edited;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::sync::client::Input;
use gongjian_shared::sync::frame::Here;
use gongjian_shared::sync::hash::Hash;

use super::desk::{After, Around, Desk, unsent};
use super::tabs::News;
use super::vault::{Kept, Op, Wait};
use crate::dice::Dice;
use crate::plant::{Bug, is_on};

impl Desk {
    /// Whatever comes to a person's mind.
    pub fn act(&mut self, mut dice: Dice, around: &mut Around<'_>) {
        let forked: Vec<DocumentId> =
            self.shelf.waiting.keys().copied().filter(|it| self.shelf.fork(*it).is_some()).collect();
        if let Some(document) = dice.pick(&forked).copied()
            && dice.percent(25)
        {
            if dice.percent(40) {
                return self.drop_fork(document, around);
            }
            let now = around.now;
            let here = self.shelf.cards.get(&document).is_some_and(|it| self.shelf.may_write(it.space, now));
            if here {
                return self.push_fork(document, around);
            }
        }
        self.write(&mut dice, around);
    }

    pub fn write(&mut self, dice: &mut Dice, around: &mut Around<'_>) {
        let Some(head) = self.choose(dice, around) else { return };
        let burst = if dice.percent(20) { dice.between(2, 9) } else { 1 };
        for _ in 0..burst {
            self.edit(head.document, dice, around);
        }
    }

    /// Goes on where somebody was typing.
    pub fn type_on(&mut self, document: DocumentId, mut dice: Dice, around: &mut Around<'_>) {
        let card = self.shelf.cards.get(&document);
        if card.is_some_and(|it| self.shelf.may_write(it.space, around.now)) {
            self.edit(document, &mut dice, around);
        }
    }

    fn choose(&mut self, dice: &mut Dice, around: &mut Around<'_>) -> Option<DocumentHead> {
        let spaces: Vec<_> = self
            .shelf
            .grants
            .iter()
            .map(|it| it.space)
            .filter(|it| self.shelf.may_write(*it, around.now))
            .collect();
        let space = *dice.pick(&spaces)?;
        let here: Vec<DocumentHead> =
            self.shelf.cards.values().filter(|head| head.space == space).copied().collect();
        if !here.is_empty() && !dice.percent(if here.len() < 4 { 8 } else { 1 }) {
            return dice.pick(&here).copied();
        }
        let head = if dice.percent(60) {
            DocumentHead::one_per(space, Kind::BasicForm, space.as_uuid())
        } else {
            let moment = crate::world::START;
            let now = gongjian_shared::time::Timestamp::from_millis(moment);
            DocumentHead::free(DocumentId::fresh(now, around.dice.bytes()), space, Kind::BlankPlan)
        };
        if self.shelf.cards.insert(head.document, head).is_none() {
            self.ops.push(Op::Card(head));
            self.after.push(After::Tell(News::Made { head }));
        }
        Some(head)
    }

    fn edit(&mut self, document: DocumentId, dice: &mut Dice, around: &mut Around<'_>) {
        if !self.papers.contains_key(&document) && !self.load(document, around) {
            return;
        }
        let word = around.ledger.word();
        let Some(paper) = self.papers.get_mut(&document) else { return };
        if dice.percent(70) {
            paper.shown = paper.document.heads();
        }
        let idea = paper.idea(&word, dice);
        let shown = paper.shown.clone();
        if let Ok(Some(edited)) = paper.document.edit(&shown, &idea, around.now) {
            paper.shown = [edited.hash].into();
            self.keep(document, &edited, around);
        }
        if dice.percent(4) {
            self.papers.remove(&document);
        }
    }

    /// Puts a new change of this tab where it belongs: into the vault, then to the other tabs and the server.
    fn keep(&mut self, document: DocumentId, edited: &Edited, around: &mut Around<'_>) {
        let Some(head) = self.shelf.cards.get(&document).copied() else { return };
        around.ledger.made(document, edited.hash, self.user, around.phone);
        let bytes = Rc::new(edited.bytes.clone());
        let change = Kept { head, bytes, user: self.user, received: None };
        let number = self.shelf.last_number + 1;
        let wait = Wait { head, made: around.now, number, refused: None, escrow: None, late: false };
        let now = self.shelf.server_time(around.now);
        let grant = self.shelf.grants.iter().find(|it| it.space == head.space);
        if grant.and_then(|it| it.ends).is_some_and(|end| end <= now) {
            around.ledger.fail("O5", "somebody wrote after an end that the phone knew");
        }
        self.ops.push(Op::Change(edited.hash, change.clone()));
        self.ops.push(Op::Wait(edited.hash, wait.clone()));
        self.shelf.wait(edited.hash, wait.clone());
        if self.engine.is_some() {
            // Whoever writes has it open.
            let (space, document) = (head.space, head.document);
            let here = Here { space, document, seat: 1, place: Some(vec![1].into()) };
            if around.presence {
                self.after.push(After::Engine(Input::Here(here)));
            }
            let edited = unsent(&change, edited.hash).map(Input::Edited);
            if is_on(Bug::SendBeforeSafe) {
                edited.into_iter().for_each(|it| self.step(it, around));
            } else {
                self.after.extend(edited.map(After::Engine));
            }
        }
        self.after.push(After::Tell(News::Edited { hash: edited.hash, change, wait }));
    }

    fn drop_fork(&mut self, document: DocumentId, around: &mut Around<'_>) {
        for hash in self.shelf.refused(document) {
            self.shelf.unwait(document, hash);
            around.ledger.dropped(document, hash);
            self.ops.push(Op::DropChange(document, hash));
            self.ops.push(Op::Unwait(document, hash));
        }
        self.after.push(After::Tell(News::Dropped { document }));
        self.wipe(around);
    }

    fn push_fork(&mut self, document: DocumentId, around: &mut Around<'_>) {
        self.flush(around);
        let refused = self.shelf.refused(document);
        let mut ours: Vec<(Hash, Kept)> = around
            .vault
            .of(document)
            .filter(|(hash, _)| refused.contains(hash))
            .map(|(hash, kept)| (hash, kept.clone()))
            .collect();
        self.step(Input::Forgive(document), around);
        self.forgive(document, true);
        let line = self.shelf.waiting.get(&document);
        ours.sort_by_key(|(hash, _)| line.and_then(|it| it.get(hash)).map(|it| (it.made, it.number)));
        let inputs = ours.iter().filter_map(|(hash, kept)| unsent(kept, *hash));
        self.after.extend(inputs.map(|it| After::Engine(Input::Edited(it))));
        self.after.push(After::Tell(News::Pushed { document }));
        self.apply(document, &ours);
    }

    /// The refused changes of a document wait for the server again.
    pub fn forgive(&mut self, document: DocumentId, write: bool) {
        for (hash, wait) in self.shelf.waiting.get_mut(&document).into_iter().flatten() {
            if wait.late {
                continue;
            }
            (wait.refused, wait.escrow) = (None, None);
            if write {
                self.ops.push(Op::Wait(*hash, wait.clone()));
            }
        }
    }
}
