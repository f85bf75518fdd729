//! Taking a notice back: what its readers see of it, and the window in which the office does it.

use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{NoticeCommand, Withdrawal};
use leptos::ev;
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::notices::NoticeWord;

/// That it was taken back, by whom and why.
#[component]
pub fn TakenBack(it: Withdrawal) -> impl IntoView {
    let (_, words) = desk();
    let told = move || {
        let (who, when, reason) = (it.name.clone(), words.moment(it.at), it.reason.clone());
        words.notice(&NoticeWord::WithdrawnBy { who, when, reason })
    };
    view! {
        <div class="offline-note" role="status">
            <p><strong>{words.noticed(NoticeWord::WithdrawnLead)}</strong></p>
            <p>{told}</p>
        </div>
    }
}

/// The button, and the window that asks why.
#[component]
pub fn TakeBack(notice: NoticeId, done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        <button type="button" class="btn slim" on:click=move |_| open.set(true)>{words.noticed(NoticeWord::WithdrawNow)}</button>
        <Dialog open=open on_close=close title=words.noticed(NoticeWord::WithdrawTitle) close_label=words.of(Word::Close)>
            <Form notice=notice on_close=close done=done/>
        </Dialog>
    }
}

#[component]
fn Form(notice: NoticeId, on_close: Callback<()>, done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let reason = RwSignal::new(String::new());
    let (tried, sender) = (RwSignal::new(false), Sender::new());
    let fault = Signal::derive(move || {
        let missing = reason.with(|it| it.trim().is_empty());
        (tried.get() && missing).then(|| words.notice(&NoticeWord::WithdrawMissing))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if fault.get_untracked().is_some() {
            return;
        }
        let reason = reason.get_untracked();
        let command = Command::Notice { notice: NoticeCommand::Withdraw { notice, reason } };
        sender.give(command, move || {
            on_close.run(());
            done.run(());
        });
    };
    view! {
        <form class="stack" on:submit=submit>
            <p>{words.noticed(NoticeWord::WithdrawLead)}</p>
            <Field label=words.noticed(NoticeWord::WithdrawReason) value=reason fault=fault autofocus=true/>
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| on_close.run(())>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary" disabled=move || sender.busy.get()>{words.noticed(NoticeWord::WithdrawNow)}</button>
            </div>
        </form>
    }
}
