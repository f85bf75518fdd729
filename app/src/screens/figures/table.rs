//! Units down, quarters across: coloured by how much, hatched where nobody reported. Each number opens its records.

use gongjian_shared::calendar::Quarter;
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::{Figure, Figures, Row};
use gongjian_shared::wire::measures::Board;
use leptos::prelude::*;

use super::Asked;
use super::behind::Cell;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph};
use crate::words::measures::MeasureWord as W;

#[component]
pub fn FigureTable(asked: Asked, it: Board) -> impl IntoView {
    let (_, words) = desk();
    let Board { rows, whole, unit, .. } = it;
    if rows.is_empty() {
        let empty = view! { <Empty glyph=Glyph::Search title=words.figure(W::Nothing) text=words.figure(W::NothingNext)/> };
        return view! { <div class="card">{empty}</div> }.into_any();
    }
    let quarters = rows.iter().flat_map(|row| row.figures.quarters.iter());
    let most = quarters.filter_map(|it| it.amount).max().unwrap_or(0);
    let root = unit.unit;
    let last = (rows.len() > 1).then(|| {
        view! {
            <tr class="measures-sum">
                <th scope="row">{words.figure(W::Whole)}</th>
                {cells(asked, (root, unit.name, false), whole, 0)}
            </tr>
        }
    });
    view! {
        <section class="card coverage-card" aria-labelledby="by-unit">
            <h2 id="by-unit">{words.figure(W::ByUnit)}</h2>
            <table class="heat">
                <thead><tr>
                    <th scope="col">{words.figure(W::Unit)}</th>
                    {Quarter::ALL.map(|it| view! { <th scope="col">{words.figure(W::Quarter(it))}</th> }).collect_view()}
                    <th scope="col">{words.figure(W::WholeYear)}</th>
                </tr></thead>
                <tbody>
                    {rows.into_iter().map(|row| line(asked, root, row, most)).collect_view()}
                    {last}
                </tbody>
            </table>
            <p class="muted small">{words.figure(W::TableHint)}</p>
        </section>
    }
    .into_any()
}

fn line(asked: Asked, root: UnitId, it: Row, most: u64) -> impl IntoView {
    let (_, words) = desk();
    let Row { unit, name, opens, figures } = it;
    let own = unit == root;
    let shown = name.clone();
    let head = if opens {
        view! { <button type="button" class="measures-open" on:click=move |_| asked.unit.set(Some(unit))>{shown}</button> }.into_any()
    } else if own {
        view! { <span>{words.figure(W::Itself)}</span> }.into_any()
    } else {
        view! { <span>{shown}</span> }.into_any()
    };
    view! { <tr><th scope="row">{head}</th>{cells(asked, (unit, name, own), figures, most)}</tr> }
}

/// `most`: the highest number of a quarter; 0 leaves the cells without colour.
fn cells(asked: Asked, (unit, name, alone): (UnitId, String, bool), it: Figures, most: u64) -> impl IntoView {
    let quarters = Quarter::ALL.iter().zip(it.quarters).map(|(quarter, figure)| (Some(*quarter), figure));
    let all = quarters.chain([(None, it.year)]);
    all.map(|(quarter, figure)| {
        let cell = Cell { unit, name: name.clone(), alone, quarter };
        view! { <td>{number(asked, cell, figure, if quarter.is_some() { most } else { 0 })}</td> }
    })
    .collect_view()
}

fn number(asked: Asked, cell: Cell, it: Figure, most: u64) -> impl IntoView {
    let (_, words) = desk();
    let Figure { amount, told, due } = it;
    let Some(amount) = amount else {
        // Ahead of us nobody owes anything; a quarter that has begun is silence.
        let word = if due > 0 { W::Silent } else { W::Ahead };
        return view! { <span class="heat-cell measures-silent" data-due=(due > 0).to_string()>{words.figure(word)}</span> }.into_any();
    };
    let heat = if amount == 0 || most == 0 { 0 } else { 1 + amount * 3 / most };
    let told_of = W::CellOf { name: cell.name.clone(), quarter: cell.quarter, amount, told, due };
    let (at, here) = (cell.clone(), cell);
    view! {
        <button
            type="button" class="heat-cell num" data-heat=heat.to_string() aria-label=words.figure(told_of)
            aria-expanded=move || asked.open.with(|open| open.as_ref() == Some(&here)).to_string()
            on:click=move |_| asked.open.set(Some(at.clone()))
        >
            {amount.to_string()}
            {(told < due).then(|| view! { <small class="measures-part">{format!("{told}/{due}")}</small> })}
        </button>
    }
    .into_any()
}
