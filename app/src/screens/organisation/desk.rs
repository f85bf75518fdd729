//! What the page knows of the organisation, and how it asks for changes.

use gongjian_shared::ids::CommandId;
use gongjian_shared::rules::Command;
use gongjian_shared::wire::{CommandRequest, Organisation, Outcome, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::device::{clock, dice, http};
use crate::words::Word;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    Waiting,
    Ready,
    /// Out of reach; nothing is known.
    Failed,
}

/// A handle on the page's state; copy it freely.
#[derive(Clone, Copy)]
pub struct Office {
    pub load: RwSignal<Load>,
    pub organisation: RwSignal<Organisation>,
    /// A command is on its way.
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Word>>,
    /// Name and first password of somebody who was just added; shown once.
    pub secret: RwSignal<Option<(String, String)>>,
}

impl Office {
    pub fn new() -> Self {
        Self {
            load: RwSignal::new(Load::Waiting),
            organisation: RwSignal::new(Organisation::default()),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            secret: RwSignal::new(None),
        }
    }

    /// Opens a dialog without what was said in an earlier one.
    pub fn open(self, dialog: RwSignal<bool>) {
        self.trouble.set(None);
        dialog.set(true);
    }

    /// Asks how things stand.
    pub fn read(self) {
        spawn_local(async move {
            match api::organisation().await {
                Ok(organisation) => {
                    self.organisation.try_set(organisation);
                    self.load.try_set(Load::Ready);
                }
                Err(api::CallError::Fault) => {
                    self.load.try_update(|load| {
                        if *load == Load::Waiting {
                            *load = Load::Failed;
                        }
                    });
                }
                Err(error) => {
                    self.load.try_set(Load::Failed);
                    self.trouble.try_set(Some(Word::Call(error)));
                }
            }
        });
    }

    /// Sends a command; `then` runs when the server accepted it.
    pub fn send(self, command: Command, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let request = CommandRequest { id: CommandId::fresh(clock::now(), dice::draw()), command };
        spawn_local(async move {
            let answer = http::post_json::<_, Receipt>("/api/commands", &request).await;
            self.busy.try_set(false);
            match answer.map(|receipt| receipt.outcome) {
                Ok(Outcome::Accepted) => {
                    then();
                    self.read();
                }
                Ok(Outcome::Refused { refusal }) => drop(self.trouble.try_set(Some(Word::Refusal(refusal)))),
                Ok(Outcome::Failed | Outcome::NotYetHere { .. }) => {
                    drop(self.trouble.try_set(Some(Word::Call(api::CallError::Fault))));
                }
                Err(error) => drop(self.trouble.try_set(Some(Word::Call(error)))),
            }
        });
    }
}
