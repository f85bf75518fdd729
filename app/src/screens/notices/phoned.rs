use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{Addressee, NoticeCommand};
use leptos::ev;
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::notices::NoticeWord;

/// Whom the office is calling, with the name.
pub type Calling = RwSignal<Option<(Addressee, String)>>;

/// 已电话通知: who was spoken to; a receipt of its own kind. One window for all lines.
#[component]
pub fn PhoneDialog(notice: NoticeId, calling: Calling, done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(calling.with(Option::is_some)));
    let close = Callback::new(move |()| calling.set(None));
    let title = Signal::derive(move || {
        let name = calling.get().map(|(_, name)| name).unwrap_or_default();
        words.notice(&NoticeWord::PhoneTitle { name })
    });
    view! {
        <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>
            {move || calling.get().map(|(to, _)| view! { <PhoneForm notice=notice to=to on_close=close done=done/> })}
        </Dialog>
    }
}

#[component]
fn PhoneForm(notice: NoticeId, to: Addressee, on_close: Callback<()>, done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let spoken_to = RwSignal::new(String::new());
    let (tried, sender) = (RwSignal::new(false), Sender::new());
    let fault = Signal::derive(move || {
        let missing = spoken_to.with(|it| it.trim().is_empty());
        (tried.get() && missing).then(|| words.notice(&NoticeWord::PhoneMissing))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if fault.get_untracked().is_some() {
            return;
        }
        let spoken_to = spoken_to.get_untracked();
        let command = Command::Notice { notice: NoticeCommand::Phoned { notice, to, spoken_to } };
        sender.give(command, move || {
            on_close.run(());
            done.run(());
        });
    };
    view! {
        <form class="stack" on:submit=submit>
            <Field label=words.noticed(NoticeWord::PhoneLabel) value=spoken_to hint=words.noticed(NoticeWord::PhoneHint) fault=fault autofocus=true/>
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| on_close.run(())>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary" disabled=move || sender.busy.get()>{words.noticed(NoticeWord::PhoneYes)}</button>
            </div>
        </form>
    }
}
