//! Papers of a meeting: sign-in sheet, agenda, name plates. Each is drawn when it is wanted, and printed alone.

use leptos::prelude::*;

use super::list::moment_of;
use super::sheet::Sheet;
use crate::device::page;
use crate::screens::desk;
use crate::words::meetings::MeetingWord as W;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    SignIn,
    Agenda,
    Plates,
}

#[component]
pub fn Print(sheet: Sheet) -> impl IntoView {
    let (_, words) = desk();
    let printing = RwSignal::new(None::<Which>);
    let print = move |which: Which| {
        printing.set(Some(which));
        set_timeout(page::print, std::time::Duration::ZERO);
    };
    let button = move |which: Which, word: W| {
        view! { <button type="button" class="btn" on:click=move |_| print(which)>{words.meeting(word)}</button> }
    };
    let names =
        move || sheet.row.with(|row| row.invited.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    let head = move || {
        sheet.row.with(|row| format!("{} · {} · {}", row.draft.title, moment_of(row, words), row.draft.place))
    };
    let sign_in = move || {
        view! {
            <table class="print-list">
                <caption>{head}</caption>
                <thead><tr><th>{words.meeting(W::Name)}</th><th>{words.meeting(W::Signature)}</th></tr></thead>
                <tbody>{move || names().into_iter().map(|name| view! { <tr><td>{name}</td><td></td></tr> }).collect_view()}</tbody>
            </table>
        }
    };
    let items = move || {
        let own = sheet.row.with(|row| row.draft.agenda.clone());
        own.into_iter().chain(
            sheet.notes.with(|notes| notes.proposals.iter().map(|it| it.text.clone()).collect::<Vec<_>>()),
        )
    };
    let agenda = move || {
        view! {
            <div class="print-list print-agenda">
                <h1>{head}</h1>
                <h2>{words.meeting(W::Agenda)}</h2>
                <ol>{move || items().map(|it| view! { <li>{it}</li> }).collect_view()}</ol>
            </div>
        }
    };
    let plates = move || {
        view! {
            <div class="print-list print-plates">{move || names().into_iter().map(|name| view! { <p>{name}</p> }).collect_view()}</div>
        }
    };
    view! {
        <section class="card stack meeting-print">
            <h2>{words.meeting(W::Print)}</h2>
            <div class="row">
                {button(Which::SignIn, W::PrintSheet)}{button(Which::Agenda, W::PrintAgenda)}{button(Which::Plates, W::PrintPlates)}
            </div>
        </section>
        {move || printing.get().map(|which| match which {
            Which::SignIn => sign_in().into_any(),
            Which::Agenda => agenda().into_any(),
            Which::Plates => plates().into_any(),
        })}
    }
}
