//! Where, when and what: the way down the tree, the year, the measure; and the number of the whole.

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::UnitId;
use gongjian_shared::measures::Measure;
use gongjian_shared::wire::measures::{Board, UnitName};
use leptos::prelude::*;

use super::Asked;
use super::download::Download;
use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::measures::MeasureWord as W;

#[component]
pub fn Head(asked: Asked, it: Board) -> impl IntoView {
    let (_, words) = desk();
    let Board { unit, path, tops, year, measure, whole, .. } = it;
    let here = unit.unit;
    let begins = move |year: Year, by: i16| year.shifted(by).unwrap_or(year);
    let turn = move |by: i16| asked.year.update(|year| *year = begins(*year, by));
    let tabs = Measure::ALL.iter().map(|one| {
        let one = *one;
        view! {
            <button type="button" class="btn" aria-pressed=(one == measure).to_string() on:click=move |_| asked.measure.set(one)>
                {words.figure(W::Measure(one))}
            </button>
        }
    });
    let others: Vec<UnitName> = tops.into_iter().filter(|it| it.unit != here).collect();
    let others = (path.is_empty() && !others.is_empty()).then_some(others);
    let amount = whole.year.amount.map_or_else(|| "—".to_owned(), |it| it.to_string());
    view! {
        <nav class="measures-path" aria-label=words.figure(W::Path)>
            {path.into_iter().map(|it| way(asked, it.unit, it.name)).collect_view()}
            <strong>{unit.name.clone()}</strong>
        </nav>
        {others.map(|it| view! {
            <nav class="measures-path" aria-label=words.figure(W::Others)>
                {it.into_iter().map(|it| way(asked, it.unit, it.name)).collect_view()}
            </nav>
        })}
        <div class="coverage-rules" role="group" aria-label=words.figure(W::Which)>{tabs.collect_view()}</div>
        <div class="card figures-whole">
            <div class="coverage-year">
                <button type="button" class="btn" aria-label=words.figure(W::Earlier) on:click=move |_| turn(-1)><Icon glyph=Glyph::Back/></button>
                <strong class="num">{words.figure(W::Year { year })}</strong>
                <button type="button" class="btn" aria-label=words.figure(W::Later) on:click=move |_| turn(1)><Icon glyph=Glyph::Forward/></button>
            </div>
            <p class="measures-number">
                <span class="num">{amount}</span>
                <span>{words.figure(W::Counted(measure))}</span>
            </p>
            <p class="muted small">{words.figure(W::Meaning(measure))}</p>
            <p class="muted small">{words.figure(W::ToldOf { told: whole.year.told, due: whole.year.due })}</p>
            <Download asked=asked unit=here name=unit.name/>
        </div>
    }
}

fn way(asked: Asked, unit: UnitId, name: String) -> impl IntoView {
    view! { <button type="button" class="btn quiet" on:click=move |_| asked.unit.set(Some(unit))>{name}</button> }
}
