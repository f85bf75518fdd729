//! What these pages ask the server, and how they ask for changes.

use std::future::Future;

use gongjian_shared::ids::CommandId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::{CommandRequest, Outcome, Receipt};
use jiff::civil::Date;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::CallError;
use crate::device::{clock, dice, http};
use crate::keeper::talk::Link;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Waiting};
use crate::words::Word;
use crate::words::party::PartyWord as P;

/// A handle on the state of a page; copy it freely.
#[derive(Clone, Copy)]
pub struct Register {
    /// The server can be asked.
    pub online: Memo<bool>,
    /// A command is on its way.
    pub busy: RwSignal<bool>,
    pub trouble: RwSignal<Option<Word>>,
    /// Counts what was changed from here; everything that is shown is asked again.
    pub changed: RwSignal<u32>,
    /// Name and first password of somebody whose account was just opened; shown once.
    pub secret: RwSignal<Option<(String, String)>>,
}

impl Register {
    pub fn new() -> Self {
        let (notebook, _) = desk();
        Self {
            online: Memo::new(move |_| matches!(notebook.link.get(), Link::Online | Link::ElsewhereOnline)),
            busy: RwSignal::new(false),
            trouble: RwSignal::new(None),
            changed: RwSignal::new(0),
            secret: RwSignal::new(None),
        }
    }

    /// Nothing can be sent at present.
    pub fn still(self) -> bool {
        self.busy.get() || !self.online.get()
    }

    /// Sends a command; `then` runs when the server accepted it.
    pub fn send(self, party: PartyCommand, then: impl FnOnce() + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.trouble.set(None);
        let id = CommandId::fresh(clock::now(), dice::draw());
        let request = CommandRequest { id, command: Command::Party { party } };
        spawn_local(async move {
            let answer = http::post_json::<_, Receipt>("/api/commands", &request).await;
            self.busy.try_set(false);
            match answer.map(|receipt| receipt.outcome) {
                Ok(Outcome::Accepted) => {
                    then();
                    self.changed.try_update(|it| *it += 1);
                }
                Ok(Outcome::Refused { refusal }) => drop(self.trouble.try_set(Some(Word::Refusal(refusal)))),
                Ok(Outcome::NotYetHere { .. } | Outcome::Failed) => {
                    self.trouble.try_set(Some(Word::Call(CallError::Fault)));
                }
                Err(error) => drop(self.trouble.try_set(Some(Word::Call(error)))),
            }
        });
    }
}

/// An answer of the server; `None` while it is on its way for the first time.
pub type Answer<T> = RwSignal<Option<Result<T, CallError>>>;

/// Asks, and asks again when something was changed, when what `ask` reads has changed, and when the link is back.
/// What is shown stays when the server is out of reach, and is drawn anew only when it is another.
pub fn asked<T, F>(register: Register, ask: impl Fn() -> F + Send + Sync + 'static) -> Answer<T>
where
    T: PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, CallError>> + 'static,
{
    let answer: Answer<T> = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    let again = RwSignal::new(0_u32);
    Effect::new(move |_| {
        register.changed.track();
        again.track();
        let asking = ask();
        let mine = turn.get_value() + 1;
        turn.set_value(mine);
        spawn_local(async move {
            let it = asking.await;
            if turn.try_get_value() == Some(mine) {
                answer.try_maybe_update(|shown| {
                    let stays = matches!((&*shown, &it), (Some(Ok(_)), Err(CallError::Fault)));
                    let news = !stays && shown.as_ref() != Some(&it);
                    if news {
                        *shown = Some(it);
                    }
                    (news, ())
                });
            }
        });
    });
    Effect::new(move |_| {
        if register.online.get() && answer.with_untracked(|it| matches!(it, Some(Err(_)))) {
            again.update(|it| *it += 1);
        }
    });
    answer
}

/// What stands where an answer will stand: waiting, out of reach, not there, or the answer drawn.
pub fn shown<T: Clone + Send + Sync + 'static>(
    register: Register,
    answer: Answer<T>,
    draw: impl Fn(T) -> AnyView + Send + 'static,
) -> impl IntoView {
    let (_, words) = desk();
    let again = move |_| register.changed.update(|it| *it += 1);
    move || {
        match answer.get() {
        None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
        Some(Ok(it)) => draw(it),
        Some(Err(CallError::Fault)) => view! {
            <div class="card">
                <Empty glyph=Glyph::CloudOff title=words.of(Word::OnlineOnly) text=words.party(P::OfflineReads)>
                    <button type="button" class="btn" on:click=again>{words.of(Word::TryAgain)}</button>
                </Empty>
            </div>
        }
        .into_any(),
        Some(Err(CallError::NotThere)) => view! {
            <div class="card"><Empty glyph=Glyph::Search title=words.party(P::NotThere) text=words.party(P::NotThereNext)/></div>
        }
        .into_any(),
        Some(Err(error)) => {
            view! { <div class="card"><Empty glyph=Glyph::Warning title=words.of(Word::Call(error))/></div> }.into_any()
        }
    }
    }
}

/// A sentence where changes wait for the network.
#[component]
pub fn OfflineNote(register: Register) -> impl IntoView {
    let (_, words) = desk();
    move || {
        let off = !register.online.get();
        off.then(|| view! { <p class="offline-note" role="status">{words.party(P::OfflineActs)}</p> })
    }
}

/// The local day of this device.
pub fn today() -> Date {
    let now = clock::local(clock::now());
    let part = |it: u8| i8::try_from(it).unwrap_or(1);
    Date::new(i16::try_from(now.year).unwrap_or(1970), part(now.month), part(now.day)).unwrap_or(Date::ZERO)
}
