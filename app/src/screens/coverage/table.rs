//! The table: units down, periods across; each cell is a button that opens what stands behind it.

use gongjian_shared::commitments::Slot;
use gongjian_shared::wire::care::{Coverage, CoverageCell, CoverageLevel, CoverageUnit};
use leptos::prelude::*;

use super::Asked;
use super::behind::{Behind, Cell};
use crate::screens::desk;
use crate::widgets::{Empty, Glyph, Icon};
use crate::words::care::CareWord as W;
use crate::words::liaison::LiaisonWord;

#[component]
pub fn CoverageTable(asked: Asked, it: Coverage) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(None::<Cell>);
    let Coverage { year, rules, rule, slots, units, pairs, office, levels, .. } = it;
    let none = units.is_empty();
    let shown = slots.clone();
    let chosen = rule.clone();
    let tabs = rules.into_iter().map(|(key, zh, en)| {
        let pressed = (key == chosen).to_string();
        view! {
            <button type="button" class="btn" aria-pressed=pressed on:click=move |_| asked.rule.set(Some(key.clone()))>
                {move || words.language().named(&zh, &en)}
            </button>
        }
    });
    let turn = move |by: i16| asked.year.update(|year| *year = year.shifted(by).unwrap_or(*year));
    view! {
        <div class="coverage">
            <div class="coverage-top">
                <div class="coverage-year">
                    <button type="button" class="btn" aria-label=words.care(W::Earlier) on:click=move |_| turn(-1)><Icon glyph=Glyph::Back/></button>
                    <strong class="num">{words.care(W::Year { year })}</strong>
                    <button type="button" class="btn" aria-label=words.care(W::Next) on:click=move |_| turn(1)><Icon glyph=Glyph::Forward/></button>
                    <span class="muted">{words.care(W::Pairs { count: pairs })}</span>
                </div>
                <div class="coverage-rules">{tabs.collect_view()}</div>
            </div>
            {if none {
                view! { <div class="card"><Empty glyph=Glyph::Search title=words.care(W::NoPairs) text=words.care(W::NoPairsNext)/></div> }.into_any()
            } else {
                view! {
                    <div class="card coverage-card">
                        <table class="heat">
                            <thead><tr>
                                <th scope="col">{words.care(W::Unit)}</th>
                                {shown.iter().map(|slot| view! { <th scope="col">{words.care(W::Slot(*slot))}</th> }).collect_view()}
                            </tr></thead>
                            <tbody>
                                {units.into_iter().map(|unit| row(unit, &slots, office.then_some(open))).collect_view()}
                                {levels.into_iter().map(|it| level(it, &slots)).collect_view()}
                            </tbody>
                        </table>
                        <p class="muted small">{words.care(W::CoverageHint)}</p>
                    </div>
                    {office.then(|| view! { <Behind asked=asked rule=rule open=open/> })}
                }.into_any()
            }}
        </div>
    }
}

fn row(unit: CoverageUnit, slots: &[Slot], open: Option<RwSignal<Option<Cell>>>) -> impl IntoView {
    let (_, words) = desk();
    let CoverageUnit { unit, name, together, cells } = unit;
    let names = std::iter::once(name.clone()).chain(together.iter().cloned()).collect::<Vec<_>>().join("、");
    let shown = if together.is_empty() {
        Signal::stored(name.clone())
    } else {
        words.liaison(LiaisonWord::Together { names })
    };
    let cells = slots.iter().zip(cells).map(|(slot, cell)| {
        let (at, slot) = (Cell { unit, name: name.clone(), slot: *slot }, *slot);
        let told = W::CellOf { unit: name.clone(), slot, met: cell.met + cell.late, owed: cell.owed };
        let Some(open) = open else { return plain(cell).into_any() };
        let here = at.clone();
        view! {
            <td>
                <button
                    type="button" class="heat-cell num" data-tone=tone(cell) aria-label=words.care(told)
                    aria-expanded=move || open.with(|open| open.as_ref() == Some(&here)).to_string()
                    on:click=move |_| open.set(Some(at.clone()))
                >
                    {format!("{}/{}", cell.met + cell.late, cell.owed)}
                </button>
            </td>
        }
        .into_any()
    });
    let cells = cells.collect_view();
    view! { <tr><th scope="row">{shown}</th>{cells}</tr> }
}

/// A cell that opens nothing.
fn plain(cell: CoverageCell) -> impl IntoView {
    view! { <td><span class="heat-cell num" data-tone=tone(cell)>{format!("{}/{}", cell.met + cell.late, cell.owed)}</span></td> }
}

/// S1-22: all levels of leaders take part.
fn level(it: CoverageLevel, slots: &[Slot]) -> impl IntoView {
    let (_, words) = desk();
    let CoverageLevel { level, leaders, cells } = it;
    let cells = slots.iter().zip(cells).map(|(_, cell)| plain(cell)).collect_view();
    let count = words.liaison(LiaisonWord::LevelLeaders { count: leaders });
    view! { <tr class="heat-level"><th scope="row">{move || words.listed(level)}" "{count}</th>{cells}</tr> }
}

/// Red where something is overdue, amber where something is due, green where all is done.
const fn tone(it: CoverageCell) -> &'static str {
    if it.overdue > 0 {
        "alarm"
    } else if it.owed == 0 {
        "calm"
    } else if it.met + it.late < it.owed {
        "care"
    } else {
        "good"
    }
}
