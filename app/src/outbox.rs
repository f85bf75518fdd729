//! Commands given on this device, and what became of them: the page's only way to road B that works without a network.

use gongjian_shared::ids::{CommandId, DocumentId, PinId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::decisions::DecisionCommand;
use gongjian_shared::wire::CommandRequest;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::keeper::folded::Letter;
use crate::keeper::talk::{GivenRow, Paper, ToKeeper};
use crate::notebook::Speak;

/// A handle; copy it freely.
#[derive(Clone, Copy)]
pub struct Outbox {
    speak: Speak,
    /// Every command that waits, was refused, or was done not long ago; the newest first. A command is in it only
    /// when it is safe on this device.
    pub rows: RwSignal<Vec<GivenRow>>,
}

impl Outbox {
    pub fn new(speak: Speak) -> Self {
        Self { speak, rows: RwSignal::new(Vec::new()) }
    }

    /// Gives a command. It waits here until the server has judged it, also through a restart. Not for commands with
    /// a password: those never lie on a device.
    pub fn give(&self, command: Command) -> CommandId {
        let id = self.fresh();
        if let Some(request) = Letter::of(&CommandRequest { id, command }) {
            self.say(&ToKeeper::Give { request });
        }
        id
    }

    /// 定稿: fixes the version of `document` that stands on the screen showing `view`.
    pub fn adopt(
        &self,
        document: DocumentId,
        view: u64,
        reason: String,
        number: Option<String>,
    ) -> CommandId {
        let (id, pin) = (self.fresh(), PinId::fresh(clock::now(), dice::draw()));
        let decision = DecisionCommand::Adopt { pin, document, heads: Vec::new(), reason, number };
        self.say(&ToKeeper::Adopt { paper: Paper { document, fork: false }, view, id, decision });
        id
    }

    /// As [`Outbox::give`], for papers in the versions that stand open on the page: their heads are filled in.
    pub fn hand_up(&self, command: Command) -> CommandId {
        let id = self.fresh();
        if let Some(request) = Letter::of(&CommandRequest { id, command }) {
            self.say(&ToKeeper::HandUp { request });
        }
        id
    }

    /// The person has seen what became of it.
    pub fn dismiss(&self, id: CommandId) {
        self.say(&ToKeeper::Dismiss { id });
    }

    /// How many wait for the server, and how many came to nothing; tracked.
    pub fn counts(&self) -> (usize, usize) {
        self.rows.with(|rows| {
            let waiting = rows.iter().filter(|row| row.state.waits()).count();
            (waiting, rows.iter().filter(|row| row.state.failed()).count())
        })
    }

    fn fresh(self) -> CommandId {
        CommandId::fresh(clock::now(), dice::draw())
    }

    fn say(self, it: &ToKeeper) {
        self.speak.with_value(|speak| speak(it));
    }
}
