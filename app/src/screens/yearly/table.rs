//! The table. On a phone each line is a card, with the heading of each column beside its value.

use gongjian_shared::care::TableValue;
use gongjian_shared::ids::DocumentId;
use gongjian_shared::programmes::Column;
use gongjian_shared::wire::care::{YearLine, YearTable};
use leptos::prelude::*;

use super::Asked;
use super::download::Download;
use super::file::{FileIt, Filings};
use super::value::said;
use crate::screens::desk;
use crate::widgets::{Banner, Dialog, Empty, Glyph, Icon, Tone};
use crate::words::Word;
use crate::words::filings::FilingWord as W;

/// A number that was pressed: what it is, and its records if they may be opened.
#[derive(Clone, PartialEq, Eq)]
struct Pressed {
    what: String,
    records: Option<Vec<DocumentId>>,
}

#[component]
pub fn Sheet(asked: Asked, it: YearTable) -> impl IntoView {
    let (_, words) = desk();
    let pressed = RwSignal::new(None::<Pressed>);
    let turn = move |by: i16| {
        asked.filed.set(None);
        asked.year.update(|year| *year = year.shifted(by).unwrap_or(*year));
    };
    let frozen = it.filed.and_then(|filing| it.filings.iter().find(|it| it.filing == filing).cloned());
    let year = it.year;
    let lines = if it.lines.is_empty() {
        view! { <div class="card"><Empty glyph=Glyph::Search title=words.filing(W::Empty) text=words.filing(W::EmptyNext)/></div> }
            .into_any()
    } else {
        view! { <Lines it=it.clone() pressed=pressed/> }.into_any()
    };
    view! {
        <div class="yearly">
            <div class="coverage-year">
                <button type="button" class="btn" aria-label=words.filing(W::Earlier) on:click=move |_| turn(-1)><Icon glyph=Glyph::Back/></button>
                <strong class="num">{words.filing(W::Year { year })}</strong>
                <button type="button" class="btn" aria-label=words.filing(W::Later) on:click=move |_| turn(1)><Icon glyph=Glyph::Forward/></button>
                <Download asked=asked year=year filed=it.filed/>
                {frozen.is_none().then(|| view! { <FileIt asked=asked it=it.clone()/> })}
            </div>
            {frozen.map(|it| view! {
                <Banner tone=Tone::Calm title=words.filing(W::Frozen { number: it.number, version: it.version })>
                    <button type="button" class="btn" on:click=move |_| asked.filed.set(None)>{words.filing(W::Now)}</button>
                </Banner>
            })}
            <p class="muted">{words.filing(W::Hint)}</p>
            {lines}
            <Filings asked=asked it=it/>
        </div>
        <Behind pressed=pressed/>
    }
}

#[component]
fn Lines(it: YearTable, pressed: RwSignal<Option<Pressed>>) -> impl IntoView {
    let (_, words) = desk();
    let names = StoredValue::new(it.names);
    let columns = StoredValue::new(it.columns);
    let heading = move |column: &Column| words.language().named(&column.zh, &column.en);
    let heads = move || {
        let heads = columns.with_value(|it| it.iter().map(heading).collect::<Vec<_>>());
        heads.into_iter().map(|it| view! { <th scope="col">{it}</th> }).collect_view()
    };
    let row = move |line: YearLine| {
        let opens = line.opens;
        let cells = line.cells.into_iter().enumerate().map(|(nth, cell)| {
            let label = move || columns.with_value(|it| it.get(nth).map(heading)).unwrap_or_default();
            let (value, records) = (StoredValue::new(cell.value), StoredValue::new(cell.records));
            let text = move || {
                value.with_value(|value| names.with_value(|names| said(value, names, words.language())))
            };
            let number = value.with_value(|it| matches!(it, TableValue::Number(_)));
            let press = move |_| {
                let records = opens.then(|| records.get_value());
                pressed.set(Some(Pressed { what: format!("{} · {}", label(), text()), records }));
            };
            let shown = if records.with_value(Vec::is_empty) {
                view! { <span>{text}</span> }.into_any()
            } else {
                view! { <button type="button" class="yearly-cell" on:click=press>{text}</button> }.into_any()
            };
            view! { <td data-label=label class:num=number class:bare=move || text().is_empty()>{shown}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    };
    view! {
        <div class="card yearly-card">
            <table class="yearly-table">
                <thead><tr>{heads}</tr></thead>
                <tbody>{it.lines.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

/// The records behind a number, as far as the asker may open them.
#[component]
fn Behind(pressed: RwSignal<Option<Pressed>>) -> impl IntoView {
    let (_, words) = desk();
    let close = Callback::new(move |()| pressed.set(None));
    let title = Signal::derive(move || {
        let what = pressed.with(|it| it.as_ref().map(|it| it.what.clone())).unwrap_or_default();
        words.language().filing(&W::Opened { what })
    });
    let open = Signal::derive(move || pressed.with(Option::is_some));
    let list = move || match pressed.get().and_then(|it| it.records) {
        Some(records) => {
            let link = |(nth, document): (usize, DocumentId)| {
                view! {
                    <li class="item"><a class="btn" href=format!("/record/{document}")>{words.filing(W::Record { nth: nth + 1 })}</a></li>
                }
            };
            view! { <ul class="list">{records.into_iter().enumerate().map(link).collect_view()}</ul> }
                .into_any()
        }
        None => view! { <p>{words.filing(W::Locked)}</p> }.into_any(),
    };
    view! { <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>{list}</Dialog> }
}
