//! Filing: the table on the screen gets a number and is kept as it is. A correction is the next version.

use gongjian_shared::ids::FilingId;
use gongjian_shared::rules::filings::{FilingCommand, FilingRefusal};
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::wire::care::{FilingLine, YearTable};
use leptos::ev;
use leptos::prelude::*;

use super::Asked;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::filings::FilingWord as W;

/// The button, or that there is nothing new to file.
#[component]
pub fn FileIt(asked: Asked, it: YearTable) -> impl IntoView {
    let (_, words) = desk();
    let last = it.filings.first().cloned();
    if it.lines.is_empty() {
        return ().into_any();
    }
    if let Some(same) = last.as_ref().filter(|last| last.sha256 == it.sha256) {
        return view! { <span class="tag" data-filed="same">{words.filing(W::UpToDate { version: same.version })}</span> }.into_any();
    }
    let asking = RwSignal::new(false);
    let close = Callback::new(move |()| asking.set(false));
    let (word, year, again) = (if last.is_some() { W::FileAgain } else { W::File }, it.year, last.is_some());
    let seen = StoredValue::new(it.sha256);
    view! {
        {last.map(|it| view! { <span class="tag" data-tone="care">{words.filing(W::Behind { version: it.version })}</span> })}
        <button type="button" class="btn primary" on:click=move |_| asking.set(true)>{words.filing(word)}</button>
        <Dialog open=asking on_close=close title=words.filing(W::FileTitle { year }) close_label=words.of(Word::Close)>
            <Asking asked=asked seen=seen.get_value() again=again on_close=close/>
        </Dialog>
    }
    .into_any()
}

#[component]
fn Asking(asked: Asked, seen: String, again: bool, on_close: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let (sender, reason) = (Sender::new(), RwSignal::new(String::new()));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(programme) = asked.programme.get_untracked() else { return };
        asked.trouble.set(None);
        let filing = FilingId::fresh(clock::now(), dice::draw());
        let (year, reason, seen) = (asked.year.get_untracked(), reason.get_untracked(), seen.clone());
        let filing = FilingCommand::File { filing, programme, year, seen, reason };
        sender.give(Command::Filing { filing }, move || {
            on_close.run(());
            asked.again.run(());
        });
    };
    // A table that has changed is shown anew: what is filed was seen.
    Effect::new(move |_| {
        let changed = Word::Refusal(Refusal::Filing { filing: FilingRefusal::Changed });
        if sender.trouble.with(|it| it.as_ref() == Some(&changed)) {
            asked.trouble.set(Some(changed));
            on_close.run(());
            asked.again.run(());
        }
    });
    view! {
        <form class="stack" on:submit=submit>
            <p>{words.filing(W::FileHint)}</p>
            {again.then(|| view! { <Field label=words.filing(W::Reason) value=reason autofocus=true/> })}
            {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| on_close.run(())>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary" disabled=move || sender.busy.get()>{words.filing(W::File)}</button>
            </div>
        </form>
    }
}

/// What was filed for the year, the newest first.
#[component]
pub fn Filings(asked: Asked, it: YearTable) -> impl IntoView {
    let (_, words) = desk();
    let none = it.filings.is_empty();
    let line = move |it: FilingLine| {
        let (filing, at) = (it.filing, it.at);
        let short = it.sha256.chars().take(12).collect();
        view! {
            <li class="item" data-filing=it.version.to_string()>
                <span class="item-words">
                    <strong>{words.filing(W::Version { number: it.number, version: it.version })}</strong>
                    <span class="item-more"><span class="num">{move || words.moment(at)}</span><span>{it.by}</span></span>
                    {(!it.reason.is_empty()).then(|| view! { <span class="small">{it.reason}</span> })}
                    <span class="muted small">{words.filing(W::Fingerprint { sha256: short })}</span>
                </span>
                <button type="button" class="btn" on:click=move |_| asked.filed.set(Some(filing))>{words.of(Word::Open)}</button>
            </li>
        }
    };
    view! {
        <section class="group" aria-labelledby="filings">
            <h2 id="filings">{words.filing(W::Filed)}</h2>
            {if none {
                view! { <p class="muted">{words.filing(W::NoneFiled)}</p> }.into_any()
            } else {
                view! { <ul class="card list">{it.filings.into_iter().map(line).collect_view()}</ul> }.into_any()
            }}
        </section>
    }
}
