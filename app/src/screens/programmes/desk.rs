//! How these pages ask for changes, and what they say when that fails.

use gongjian_shared::ids::CommandId;
use gongjian_shared::programmes::Definition;
use gongjian_shared::rules::programmes::{ProgrammeCommand, ProgrammeRefusal};
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::CallError;
use crate::device::{clock, dice, http};
use crate::words::Word;
use crate::words::programmes::Names;

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

    /// Sends a command on programmes; `then` runs when the server accepted it.
    pub fn send(self, programme: ProgrammeCommand, then: impl FnOnce() + 'static) {
        self.give(Command::Programme { programme }, then);
    }

    /// Sends any command.
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

/// The sentences below a refusal, one for each thing that is wrong.
pub fn details(it: &Word, definition: &Definition, language: crate::words::Language) -> Vec<String> {
    let names = Names { definition, language };
    let Word::Refusal(Refusal::Programme { programme }) = it else { return Vec::new() };
    match programme {
        ProgrammeRefusal::Problems { problems } => problems.iter().map(|it| names.problem(it)).collect(),
        ProgrammeRefusal::Contradicts { contradictions } => {
            contradictions.iter().map(|it| names.contradiction(it)).collect()
        }
        ProgrammeRefusal::NotThere
        | ProgrammeRefusal::NotYours { .. }
        | ProgrammeRefusal::IdTaken
        | ProgrammeRefusal::NoSuchDefinition { .. }
        | ProgrammeRefusal::Ended { .. }
        | ProgrammeRefusal::NoReason
        | ProgrammeRefusal::ContactUnreachable
        | ProgrammeRefusal::NoSuchItem { .. } => Vec::new(),
    }
}

/// Today on this device; the server's day counts where it matters.
pub fn today() -> Date {
    let now = clock::local(clock::now());
    let month_day = i8::try_from(now.month).ok().zip(i8::try_from(now.day).ok());
    let year = i16::try_from(now.year).ok();
    year.zip(month_day).and_then(|(year, (month, day))| Date::new(year, month, day).ok()).unwrap_or_default()
}
