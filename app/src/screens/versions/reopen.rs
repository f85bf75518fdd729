use gongjian_shared::ids::{DocumentId, PinId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::decisions::{DecisionCommand, REASON_MAX};
use leptos::ev;
use leptos::prelude::*;

use crate::screens::{desk, outbox};
use crate::widgets::{Dialog, Field};
use crate::words::{DecisionWord, Word};

/// Withdraws a version that was fixed, for those who decide there; also without a network.
#[component]
pub fn ReopenButton(document: DocumentId, pin: PinId, undone: bool) -> impl IntoView {
    let (notebook, words) = desk();
    let row = notebook.row(document);
    let decides = Memo::new(move |_| {
        let space = row.with(|row| row.as_ref().map(|row| row.head.space));
        notebook.spaces.with(|spaces| spaces.iter().flatten().any(|it| Some(it.space) == space && it.decides))
    });
    let rows = outbox().rows;
    let given = Memo::new(move |_| {
        rows.with(|rows| {
            rows.iter().any(|row| row.state.waits() && row.command().is_some_and(|it| reopens(&it, pin)))
        })
    });
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    view! {
        {move || (decides.get() && !undone && !given.get()).then(|| view! {
            <button type="button" class="btn quiet" on:click=move |_| asking.set(true)>{words.of(Word::Decision(DecisionWord::Reopen))}</button>
        })}
        {move || given.get().then(|| view! { <span class="tag" data-tone="care">{words.of(Word::Decision(DecisionWord::ReopenWaits))}</span> })}
        <Dialog open=asking on_close=close title=words.of(Word::Decision(DecisionWord::ReopenTitle)) close_label=words.of(Word::Close)>
            <ReopenForm pin=pin on_done=close/>
        </Dialog>
    }
}

fn reopens(command: &Command, of: PinId) -> bool {
    matches!(command.decision(), Some(DecisionCommand::Reopen { pin, .. }) if *pin == of)
}

#[component]
fn ReopenForm(pin: PinId, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (reason, tried) = (RwSignal::new(String::new()), RwSignal::new(false));
    let fault = Signal::derive(move || {
        let word = match reason.with(|it| it.trim().chars().count()) {
            0 => Word::Decision(DecisionWord::ReasonMissing),
            length if length > REASON_MAX => Word::Decision(DecisionWord::TooLong { most: REASON_MAX }),
            _ => return None,
        };
        tried.get().then(|| words.say(&word))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if fault.get_untracked().is_some() {
            return;
        }
        let reason = reason.get_untracked().trim().to_owned();
        outbox.give(Command::Decision { decision: DecisionCommand::Reopen { pin, reason } });
        on_done.run(());
    };
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted small">{words.of(Word::Decision(DecisionWord::ReopenLead))}</p>
            <Field label=words.of(Word::Decision(DecisionWord::Reason)) value=reason hint=words.of(Word::Decision(DecisionWord::ReopenHint)) fault=fault autofocus=true/>
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| on_done.run(())>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary">{words.of(Word::Decision(DecisionWord::ReopenYes))}</button>
            </div>
        </form>
    }
}
