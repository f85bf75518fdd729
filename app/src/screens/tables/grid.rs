//! The cells of the table, and what is chosen for each.

use gongjian_shared::office::book::{Book, Cell, CellKind, Grid, Place};
use gongjian_shared::office::tie::{Source, Tie};
use leptos::prelude::*;

use super::Tying;
use super::sources::{name, options};
use crate::screens::desk;
use crate::words::forms::FormWord as W;

/// So much of a sheet is drawn: forms are small, and what lies below is told.
const ROWS_MAX: u32 = 60;
const COLUMNS_MAX: u32 = 26;

#[component]
pub fn Grids(tying: Tying, book: Book) -> impl IntoView {
    let (_, words) = desk();
    let at = RwSignal::new(None::<Place>);
    let grids = book.grids.into_iter().enumerate().filter(|(_, grid)| !grid.hidden);
    let drawn = grids.map(|(number, grid)| {
        let heading = if grid.name.is_empty() {
            words.form(W::GridNumber { number: number + 1 })
        } else {
            let name = grid.name.clone();
            Signal::derive(move || name.clone())
        };
        let below = grid.rows.saturating_sub(ROWS_MAX);
        view! {
            <section class="card stack tie-sheet">
                <h3>{heading}</h3>
                <div class="tie-scroll"><table class="tie-grid"><tbody>{rows(tying, at, number, &grid)}</tbody></table></div>
                {(below > 0).then(|| view! { <p class="muted small">{words.form(W::MoreRows { count: below })}</p> })}
            </section>
        }
    });
    view! {
        {drawn.collect_view()}
        {move || at.get().map(|place| view! { <Choice tying=tying place=place on_done=Callback::new(move |()| at.set(None))/> })}
    }
}

fn rows(tying: Tying, at: RwSignal<Option<Place>>, number: usize, grid: &Grid) -> Vec<AnyView> {
    let columns = grid.columns.min(COLUMNS_MAX);
    let row = |row| {
        let cells = (0..columns).filter_map(|column| {
            let span = grid.span(row, column);
            if span.is_some_and(|it| !it.begins_at(row, column)) {
                return None;
            }
            let (down, across) =
                span.map_or((1, 1), |it| (it.last_row - row + 1, it.last_column - column + 1));
            let place = Place { grid: number, row, column };
            let cell = grid.cell(row, column).cloned();
            Some(view! {
                <td rowspan=down.to_string() colspan=across.to_string()><OneCell tying=tying at=at place=place cell=cell/></td>
            })
        });
        let cells = cells.collect_view();
        view! { <tr>{cells}</tr> }.into_any()
    };
    (0..grid.rows.min(ROWS_MAX)).map(row).collect()
}

#[component]
fn OneCell(tying: Tying, at: RwSignal<Option<Place>>, place: Place, cell: Option<Cell>) -> impl IntoView {
    let (_, words) = desk();
    let text = cell.as_ref().map(|it| it.text.clone()).unwrap_or_default();
    // What is computed or drawn is never filled, so it is no button.
    if cell.is_some_and(|it| matches!(it.kind, CellKind::Formula | CellKind::Picture | CellKind::Error)) {
        return view! { <span class="tie-cell" data-still="">{text}</span> }.into_any();
    }
    let tie = Memo::new(move |_| tying.ties.with(|ties| ties.iter().position(|it| it.cell == place)));
    let tied = move || {
        let source =
            tie.get().and_then(|at| tying.ties.with(|ties| ties.get(at).map(|it| it.source.clone())));
        source.map(|it| tying.template.with_value(|template| name(words.language(), template, &it)))
    };
    let fault = Memo::new(move |_| {
        let tie = tie.get()?;
        tying.faults.with(|faults| faults.iter().find(|it| it.0 == tie).map(|it| it.1.clone()))
    });
    let shown = text.clone();
    let label = move || {
        let language = words.language();
        let said = if text.is_empty() { language.form(&W::EmptyCell) } else { text.clone() };
        language.form(&W::CellAt { place: called(place), text: tied().unwrap_or(said) })
    };
    view! {
        <button
            type="button" class="tie-cell" aria-label=label data-tied=move || tie.get().map(|_| "")
            data-fault=move || fault.with(Option::is_some).then_some("") aria-pressed=move || (at.get() == Some(place)).to_string()
            on:click=move |_| at.set(Some(place))
        >
            <span>{shown}</span>
            {move || tied().map(|it| view! { <strong>{it}</strong> })}
            {move || fault.get().map(|it| view! { <small>{words.form(W::TieFault(it))}</small> })}
        </button>
    }
    .into_any()
}

/// What goes into the cell that is chosen.
#[component]
fn Choice(tying: Tying, place: Place, on_done: Callback<()>) -> impl IntoView {
    let (_, words) = desk();
    let all = tying.template.with_value(|template| options(template));
    let chosen =
        tying.ties.with_untracked(|ties| ties.iter().find(|it| it.cell == place).map(|it| it.source.clone()));
    let sources = StoredValue::new(all.clone());
    let pick = move |event| {
        let source = event_target_value(&event).parse::<usize>().ok();
        let source = source.and_then(|at| sources.with_value(|all| all.get(at).cloned()));
        tying.ties.update(|ties| {
            ties.retain(|it| it.cell != place);
            ties.extend(source.map(|source| Tie { cell: place, source }));
        });
        tying.faults.set(Vec::new());
        tying.saved.set(false);
        on_done.run(());
    };
    let named = move |it: &Source| tying.template.with_value(|template| name(words.language(), template, it));
    view! {
        <div class="card field tie-choice">
            <label for="tie-source">{words.form(W::TieCell { place: called(place) })}</label>
            <select class="input" id="tie-source" on:change=pick>
                <option value="" selected=chosen.is_none()>{words.form(W::Nothing)}</option>
                {all.iter().enumerate().map(|(at, it)| view! {
                    <option value=at.to_string() selected=chosen.as_ref() == Some(it)>{named(it)}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

/// As offices call a cell: C7.
fn called(place: Place) -> String {
    let letter = u8::try_from(place.column).ok().filter(|it| *it < 26).map(|it| char::from(b'A' + it));
    match letter {
        Some(letter) => format!("{letter}{}", place.row + 1),
        None => format!("{}/{}", place.row + 1, place.column + 1),
    }
}
