//! A command that is judged at once: the page waits for the answer and says why it was refused. What must also work
//! without a network goes through the outbox.

use gongjian_shared::ids::CommandId;
use gongjian_shared::rules::Command;
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::CallError;
use crate::device::{clock, dice, http};
use crate::words::Word;

/// A handle on what is under way; copy it freely.
#[derive(Clone, Copy)]
pub struct Sender {
    /// A command is on its way.
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Word>>,
}

impl Sender {
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Sends it, unless one is on its way; `then` runs when the server accepted it.
    pub fn give(self, command: Command, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let request = CommandRequest { id: CommandId::fresh(clock::now(), dice::draw()), command };
        spawn_local(async move {
            let answer = http::post_json::<_, Receipt>("/api/commands", &request).await;
            self.busy.try_set(false);
            let trouble = match answer.map(|receipt| receipt.outcome) {
                Ok(Outcome::Accepted) => return then(),
                Ok(Outcome::Refused { refusal }) => Word::Refusal(refusal),
                Ok(Outcome::NotYetHere { .. } | Outcome::Failed) => Word::Call(CallError::Fault),
                Err(error) => Word::Call(error),
            };
            drop(self.trouble.try_set(Some(trouble)));
        });
    }
}
