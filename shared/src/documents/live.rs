//! An open document: takes edits at the version a screen shows, takes changes from elsewhere, gives views.

use std::collections::BTreeSet;

use automerge::transaction::{CommitOptions, Transactable};
use automerge::{ActorId, AutoCommit, Change, LoadOptions, ROOT, TextEncoding};

use super::edit::{Edit, Unfit};
use super::genesis;
use super::kind::Kind;
use super::view::{Summary, View};
use super::{activity, comments, form, minutes, sheet, text};
use crate::sync::hash::Hash;
use crate::time::Timestamp;

mod admit;
mod places;

/// Automerge plus what we know of it. Reading never writes.
pub struct Document {
    kind: Kind,
    doc: AutoCommit,
}

/// An edit that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edited {
    pub hash: Hash,
    /// The change, ready for the log.
    pub bytes: Vec<u8>,
    /// Ids of the blocks that were made.
    pub made: Vec<String>,
}

/// A change could not be read or does not fit; the document is as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a change could not be applied")]
pub struct Unreadable;

impl Document {
    /// A new document: only its genesis. `actor` is fresh for each open tab.
    pub fn new(kind: Kind, actor: &[u8]) -> Self {
        let first =
            Change::from_bytes(genesis::bytes(kind).to_vec()).expect("the genesis is a change: tested");
        let mut doc = AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit);
        doc.apply_changes([first]).expect("the genesis stands alone");
        doc.set_actor(ActorId::from(actor));
        Self { kind, doc }
    }

    /// A document from its file, as [`Document::save`] wrote it.
    ///
    /// # Errors
    /// [`Unreadable`] when the bytes are no such file.
    pub fn load(kind: Kind, file: &[u8], actor: &[u8]) -> Result<Self, Unreadable> {
        let options = LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit);
        let doc = AutoCommit::load_with_options(file, options).map_err(|_| Unreadable)?;
        Ok(Self { kind, doc: doc.with_actor(ActorId::from(actor)) })
    }

    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Changes what is written from here on: never reuse an actor after a change of it was refused or lost.
    pub fn set_actor(&mut self, actor: &[u8]) {
        self.doc.set_actor(ActorId::from(actor));
    }

    /// Takes changes in any order; those whose ancestors are missing wait inside.
    ///
    /// # Errors
    /// [`Unreadable`] when one cannot be read: none of them is applied.
    pub fn apply<'b>(&mut self, changes: impl IntoIterator<Item = &'b [u8]>) -> Result<(), Unreadable> {
        let read = |bytes: &[u8]| Change::from_bytes(bytes.to_vec()).map_err(|_| Unreadable);
        let changes = changes.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
        self.doc.apply_changes(changes).map_err(|_| Unreadable)
    }

    /// The version of the document: the changes that no other stands on.
    pub fn heads(&mut self) -> BTreeSet<Hash> {
        self.doc.get_heads().into_iter().map(Hash::from).collect()
    }

    /// Makes an edit on top of `at`, the version that the screen shows, even when newer changes are here already.
    /// Gives `None` when the edit changes nothing.
    ///
    /// # Errors
    /// [`Unfit`] when the edit does not fit that version: the document is as it was.
    pub fn edit(
        &mut self,
        at: &BTreeSet<Hash>,
        edit: &Edit,
        now: Timestamp,
    ) -> Result<Option<Edited>, Unfit> {
        let stale = self.heads() != *at;
        if stale {
            let heads: Vec<_> = at.iter().map(|hash| automerge::ChangeHash::from(*hash)).collect();
            self.doc.isolate(&heads);
        }
        let outcome = self.write(edit, now);
        if outcome.is_err() {
            self.doc.rollback();
        }
        if stale {
            self.doc.integrate();
        }
        outcome
    }

    fn write(&mut self, edit: &Edit, now: Timestamp) -> Result<Option<Edited>, Unfit> {
        let made = self.dispatch(edit, now)?;
        if self.doc.pending_ops() == 0 {
            return Ok(None);
        }
        let seconds = now.millis().div_euclid(1_000);
        let Some(hash) = self.doc.commit_with(CommitOptions::default().with_time(seconds)) else {
            return Ok(None);
        };
        let change =
            self.doc.get_change_by_hash(&hash).ok_or(Unfit::Damaged { what: "the new change is gone" })?;
        Ok(Some(Edited { hash: hash.into(), bytes: change.raw_bytes().to_vec(), made }))
    }

    fn dispatch(&mut self, edit: &Edit, now: Timestamp) -> Result<Vec<String>, Unfit> {
        if self.kind == Kind::Form {
            return sheet::edit(&mut self.doc, edit, now).map(|()| Vec::new());
        }
        if self.kind == Kind::Activity {
            let Edit::Activity(edit) = edit else { return Err(Unfit::WrongKind) };
            return activity::edit(&mut self.doc, edit, now).map(|()| Vec::new());
        }
        if self.kind == Kind::Comments {
            let Edit::Comment { id, thread, act } = edit else { return Err(Unfit::WrongKind) };
            return comments::edit(&mut self.doc, *id, *thread, act, now).map(|()| Vec::new());
        }
        if let (Kind::Minutes, Edit::Minutes(edit)) = (self.kind, edit) {
            return minutes::edit(&mut self.doc, edit, now).map(|()| Vec::new());
        }
        match (edit, self.kind.is_text()) {
            (Edit::Title { at, delete, insert }, true) => {
                let title = text::part(&self.doc, &ROOT, text::TITLE)?;
                text::splice_plain(&mut self.doc, &title, *at, *delete, insert)?;
            }
            (Edit::Body { steps }, true) => return text::edit_body(&mut self.doc, steps),
            (Edit::Set { field, value }, false) => form::set(&mut self.doc, *field, value)?,
            (Edit::Long { field, at, delete, insert }, false) => {
                form::splice(&mut self.doc, *field, *at, *delete, insert)?;
            }
            (Edit::Title { .. } | Edit::Body { .. }, false)
            | (Edit::Set { .. } | Edit::Long { .. }, true)
            | (
                Edit::Fill { .. }
                | Edit::Clear { .. }
                | Edit::Row { .. }
                | Edit::Use { .. }
                | Edit::Activity(_)
                | Edit::Minutes(_)
                | Edit::Comment { .. },
                _,
            ) => return Err(Unfit::WrongKind),
        }
        Ok(Vec::new())
    }

    pub fn view(&self) -> View {
        match self.kind {
            Kind::SitePlan | Kind::BlankPlan | Kind::Answer => View::Text(text::view(&self.doc)),
            Kind::Minutes => View::Text(minutes::view(&self.doc)),
            Kind::BasicForm => View::Form(form::view(&self.doc)),
            Kind::Form => View::Sheet(sheet::view(&self.doc)),
            Kind::Activity => View::Activity(activity::view(&self.doc)),
            Kind::Comments => View::Comments(comments::view(&self.doc)),
        }
    }

    /// Whether all of this version is here.
    pub fn knows(&mut self, at: &BTreeSet<Hash>) -> bool {
        at.iter().all(|hash| self.doc.get_change_meta_by_hash(&(*hash).into()).is_some())
    }

    /// The document as it stood at `at`.
    pub fn view_at(&mut self, at: &BTreeSet<Hash>) -> View {
        if self.heads() == *at {
            return self.view();
        }
        let heads: Vec<_> = at.iter().map(|hash| automerge::ChangeHash::from(*hash)).collect();
        self.doc.isolate(&heads);
        let view = self.view();
        self.doc.integrate();
        view
    }

    pub fn summary(&self) -> Summary {
        match self.kind {
            Kind::SitePlan | Kind::BlankPlan | Kind::Answer | Kind::Minutes => text::summary(&self.doc),
            Kind::BasicForm => form::summary(&self.doc),
            Kind::Form => sheet::summary(&self.doc),
            Kind::Activity => activity::summary(&self.doc),
            Kind::Comments => Summary::default(),
        }
    }

    /// The whole document as a standard Automerge file.
    pub fn save(&mut self) -> Vec<u8> {
        self.doc.save()
    }
}
