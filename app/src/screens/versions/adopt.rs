use gongjian_shared::rules::decisions::{NUMBER_MAX, REASON_MAX};
use leptos::ev;
use leptos::prelude::*;

use crate::notebook::OpenPaper;
use crate::screens::{desk, outbox};
use crate::widgets::{Dialog, Field};
use crate::words::{DecisionWord, Word};

/// 定稿, for those who may; also without a network.
#[component]
pub fn AdoptButton(open: OpenPaper) -> impl IntoView {
    let (notebook, words) = desk();
    let space = Memo::new(move |_| open.view.with(|view| view.as_ref().map(|view| view.head.space)));
    let may = Memo::new(move |_| {
        let decides = notebook
            .spaces
            .with(|spaces| spaces.iter().flatten().any(|it| Some(it.space) == space.get() && it.decides));
        decides && !open.paper.fork
    });
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    view! {
        {move || may.get().then(|| view! {
            <button type="button" class="btn" on:click=move |_| asking.set(true)>{words.of(Word::Decision(DecisionWord::Adopt))}</button>
        })}
        <Dialog open=asking on_close=close title=words.of(Word::Decision(DecisionWord::AdoptTitle)) close_label=words.of(Word::Close)>
            <AdoptForm open=open on_done=close/>
        </Dialog>
    }
}

#[component]
fn AdoptForm(open: OpenPaper, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let (reason, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let fault = Signal::derive(move || {
        let length = reason.with(|it| it.trim().chars().count());
        let word = match length {
            0 => Word::Decision(DecisionWord::ReasonMissing),
            length if length > REASON_MAX => Word::Decision(DecisionWord::TooLong { most: REASON_MAX }),
            _ => return None,
        };
        tried.get().then(|| words.say(&word))
    });
    let long = Signal::derive(move || {
        let long = number.with(|it| it.trim().chars().count() > NUMBER_MAX);
        long.then(|| words.say(&Word::Decision(DecisionWord::TooLong { most: NUMBER_MAX })))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if fault.get_untracked().is_some() || long.get_untracked().is_some() {
            return;
        }
        let number = number.get_untracked().trim().to_owned();
        let number = Some(number).filter(|it| !it.is_empty());
        let reason = reason.get_untracked().trim().to_owned();
        outbox.adopt(open.paper.document, open.shown(), reason, number);
        on_done.run(());
    };
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted small">{words.of(Word::Decision(DecisionWord::AdoptLead))}</p>
            <Field label=words.of(Word::Decision(DecisionWord::Reason)) value=reason hint=words.of(Word::Decision(DecisionWord::ReasonHint)) fault=fault autofocus=true/>
            <Field label=words.of(Word::Decision(DecisionWord::PaperNumber)) value=number hint=words.of(Word::Decision(DecisionWord::PaperNumberHint)) fault=long/>
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| on_done.run(())>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary">{words.of(Word::Decision(DecisionWord::AdoptYes))}</button>
            </div>
        </form>
    }
}
