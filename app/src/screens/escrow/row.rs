use gongjian_shared::rules::Command;
use gongjian_shared::values::Remark;
use gongjian_shared::wire::{EscrowPreview, EscrowRow};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Decisions;
use crate::api::{self, CallError};
use crate::screens::{desk, shown_title};
use crate::widgets::{Confirm, Dialog, Waiting, unique};
use crate::words::{Word, sizes};

/// Late work of one person on one document.
#[component]
pub fn Row(row: EscrowRow, decisions: Decisions) -> impl IntoView {
    let (notebook, words) = desk();
    let EscrowRow { escrow, space_name, document, kind, author, newest, changes, bytes, .. } = row;
    let known = notebook.row(document);
    let title = move || {
        let written = known.with(|row| row.as_ref().map(|row| row.summary.title.clone())).unwrap_or_default();
        shown_title(document, kind, &written)
    };
    let (taking, turning) = (RwSignal::new(false), RwSignal::new(false));
    let preview = RwSignal::new(None::<Result<EscrowPreview, CallError>>);
    let asked = RwSignal::new(false);
    let look = move |_| {
        asked.set(true);
        spawn_local(async move {
            let answer = api::escrow_preview(escrow).await;
            preview.try_set(Some(answer));
        });
    };
    let take = Callback::new(move |()| {
        taking.set(false);
        decisions.send(Command::TakeIn { escrow, changes }, Word::EscrowTakenIn);
    });
    let turn = Callback::new(move |reason: Remark| {
        turning.set(false);
        decisions.send(Command::TurnAway { escrow, changes, reason }, Word::EscrowTurnedAway);
    });
    let count = usize::try_from(changes).unwrap_or(usize::MAX);
    let name = author.clone();
    view! {
        <li class="card stack">
            <div class="item-words">
                <strong>{title}</strong>
                <span class="item-more">
                    <span>{words.of(Word::EscrowBy { author: author.clone() })}</span>
                    <span>{space_name}</span>
                    <span>{move || words.say(&Word::EscrowCame { when: words.moment(newest) })}</span>
                    <span>{words.of(Word::Changes { count })}</span>
                    <span class="num">{sizes::bytes(bytes)}</span>
                </span>
            </div>
            {move || match (preview.get(), asked.get()) {
                (Some(Ok(it)), _) => view! { <Preview it=it/> }.into_any(),
                (Some(Err(error)), _) => view! { <p class="form-trouble">{words.of(Word::Call(error))}</p> }.into_any(),
                (None, true) => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                (None, false) => view! {
                    <button type="button" class="btn quiet" on:click=look>{words.of(Word::SeeWhatChanges)}</button>
                }.into_any(),
            }}
            <div class="row">
                <button type="button" class="btn primary" disabled=move || decisions.busy.get() on:click=move |_| taking.set(true)>
                    {words.of(Word::TakeIn)}
                </button>
                <button type="button" class="btn" disabled=move || decisions.busy.get() on:click=move |_| turning.set(true)>
                    {words.of(Word::TurnAway)}
                </button>
            </div>
            <Confirm
                open=taking on_close=Callback::new(move |()| taking.set(false)) on_yes=take
                title=words.of(Word::TakeInOf { author: name }) yes=words.of(Word::TakeIn) no=words.of(Word::Cancel) close=words.of(Word::Close)
            >
                <p>{words.of(Word::TakeInText)}</p>
            </Confirm>
            <TurnAway open=turning author=author on_turn=turn/>
        </li>
    }
}

/// What taking it in would change, line by line.
#[component]
fn Preview(it: EscrowPreview) -> impl IntoView {
    let (_, words) = desk();
    let EscrowPreview { added, removed, too_large, .. } = it;
    let lines = move |title: Word, lines: Vec<String>, kind: &'static str| {
        (!lines.is_empty()).then(|| {
            view! {
                <p class="label">{words.of(title)}</p>
                <ul class="escrow-lines" data-lines=kind>
                    {lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            }
        })
    };
    let empty = added.is_empty() && removed.is_empty();
    view! {
        <div class="escrow-preview">
            {lines(Word::LinesAdded, added, "added")}
            {lines(Word::LinesRemoved, removed, "removed")}
            {too_large.then(|| view! { <p class="muted">{words.of(Word::PreviewTooLarge)}</p> })}
            {(empty && !too_large).then(|| view! { <p class="muted">{words.of(Word::PreviewEmpty)}</p> })}
        </div>
    }
}

/// Asks why it is left out: the author reads it.
#[component]
fn TurnAway(open: RwSignal<bool>, author: String, on_turn: Callback<Remark>) -> impl IntoView {
    let (_, words) = desk();
    let reason = RwSignal::new(String::new());
    let id = unique("reason");
    let remark = move || Remark::try_from(reason.get()).ok();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Ok(reason) = Remark::try_from(reason.get_untracked()) {
            on_turn.run(reason);
        }
    };
    let id = StoredValue::new(id);
    view! {
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.of(Word::TurnAwayOf { author }) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit>
                <p>{words.of(Word::TurnAwayText)}</p>
                <div class="field">
                    <label for=id.get_value()>{words.of(Word::TurnAwayReason)}</label>
                    <textarea
                        class="input" id=id.get_value() rows="3" maxlength=Remark::MAX.to_string() required
                        prop:value=move || reason.get() on:input=move |event| reason.set(event_target_value(&event))
                    ></textarea>
                </div>
                <div class="dialog-acts">
                    <button type="button" class="btn" on:click=move |_| open.set(false)>{words.of(Word::Cancel)}</button>
                    <button type="submit" class="btn primary" disabled=move || remark().is_none()>{words.of(Word::TurnAway)}</button>
                </div>
            </form>
        </Dialog>
    }
}
