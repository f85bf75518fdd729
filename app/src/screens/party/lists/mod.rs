//! /lists: units, people and appointments by xlsx. A file is looked at first; what is written goes as commands.

mod batches;
mod export;
mod import;
mod report;
mod sending;

use std::sync::Arc;

use gongjian_shared::ids::CommandId;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::wire::CommandRequest;
use gongjian_shared::wire::lists::{ListKind, ListLine, ListRefusal, ListReport};
use leptos::prelude::*;

use self::export::{Columns, Export};
use self::import::Import;
use super::desk::{OfflineNote, Register};
use crate::api::CallError;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::sections::Sections;
use crate::widgets::Segments;
use crate::words::Word;
use crate::words::imports::ImportWord as W;

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
enum Trouble {
    Call(CallError),
    Refused(ListRefusal),
}

/// How far a file has come.
#[derive(Clone, Debug, PartialEq)]
enum Stage {
    None,
    Looking,
    Looked(Looked),
    Writing(Writing),
    Done(Written),
}

#[derive(Clone, Debug, PartialEq)]
struct Looked {
    file: String,
    report: ListReport,
}

/// Commands on their way. Each keeps its id: what is sent twice is written once.
#[derive(Clone, Debug, Default, PartialEq)]
struct Writing {
    lines: Arc<[ListLine]>,
    /// The line that a command belongs to.
    requests: Arc<[(usize, CommandRequest)]>,
    done: usize,
    refused: Vec<(usize, Why)>,
    /// The network or the server failed; the rest can be sent again.
    stopped: bool,
}

/// Why a row was left out while writing.
#[derive(Clone, Debug, PartialEq)]
enum Why {
    Refused(Box<Refusal>),
    Broke,
}

#[derive(Clone, Debug, PartialEq)]
struct Written {
    new: usize,
    changed: usize,
    left_out: Vec<(u32, String, Why)>,
}

/// What the page knows; copy it freely.
#[derive(Clone, Copy)]
struct Desk {
    register: Register,
    kind: RwSignal<ListKind>,
    stage: RwSignal<Stage>,
    busy: RwSignal<bool>,
    trouble: RwSignal<Option<Trouble>>,
}

impl Desk {
    fn new() -> Self {
        Self {
            register: Register::new(),
            kind: RwSignal::new(ListKind::Units),
            stage: RwSignal::new(Stage::None),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
        }
    }

    fn still(self) -> bool {
        self.busy.get() || !self.register.online.get()
    }

    fn choose(self, kind: ListKind) {
        if !self.busy.get_untracked() {
            self.kind.set(kind);
            self.stage.set(Stage::None);
            self.trouble.set(None);
        }
    }
}

/// A command under an id of its own.
fn request(party: PartyCommand) -> CommandRequest {
    let id = CommandId::fresh(clock::now(), dice::draw());
    CommandRequest { id, command: Command::Party { party } }
}

#[component]
pub fn ListsPage() -> impl IntoView {
    let (_, words) = desk();
    let desk = Desk::new();
    let choices = Signal::derive(move || {
        ListKind::ALL.iter().map(|it| (it.as_str(), words.say_import(&W::List(*it)))).collect::<Vec<_>>()
    });
    let chosen = Signal::derive(move || desk.kind.get().as_str());
    let choose = Callback::new(move |it: &'static str| {
        ListKind::parse(it).into_iter().for_each(|it| desk.choose(it));
    });
    view! {
        <Page title=words.import(W::Title) acts=move || view! { <Sections/> }>
            <div class="lists stack">
                <p class="muted">{words.import(W::Lead)}</p>
                <OfflineNote register=desk.register/>
                <Segments label=words.import(W::WhichList) choices=choices chosen=chosen on_choose=choose/>
                {move || desk.trouble.get().map(|it| view! { <p class="form-trouble" role="alert">{words.trouble_of_list(&it)}</p> })}
                <div class="lists-parts">
                    <Import desk=desk/>
                    <Export desk=desk/>
                </div>
                <Columns desk=desk/>
            </div>
        </Page>
    }
}

impl crate::words::Words {
    fn trouble_of_list(self, it: &Trouble) -> String {
        match it {
            Trouble::Call(error) => self.say(&Word::Call(error.clone())),
            Trouble::Refused(it) => self.say_import(&W::File(it.clone())),
        }
    }
}
