//! whom to call, also without a network. It is a call, not a form.

use gongjian_shared::rules::liaison::{DutyTurn, on_duty};
use leptos::prelude::*;

use super::held::Held;
use crate::screens::desk;
use crate::screens::programmes::today;
use crate::widgets::{Glyph, Icon};
use crate::words::liaison::LiaisonWord as W;

/// One press calls whoever is on duty; all other numbers stand below.
#[component]
pub fn Crisis(#[prop(into)] pair: Signal<Option<Held>>) -> impl IntoView {
    let (_, words) = desk();
    let turns = Memo::new(move |_| {
        let all = pair.with(|it| it.as_ref().map(|it| it.duty.clone())).unwrap_or_default();
        on_duty(&all, today()).into_iter().cloned().collect::<Vec<DutyTurn>>()
    });
    move || {
        let mut turns = turns.get().into_iter();
        let first = turns.next()?;
        let others: Vec<DutyTurn> = turns.collect();
        let call = format!("tel:{}", first.phone);
        Some(view! {
            <section class="card crisis" aria-labelledby="crisis">
                <h2 id="crisis">{words.liaison(W::CallNow)}</h2>
                <a class="btn wide crisis-call" href=call><Icon glyph=Glyph::Warning/><span>{first.name}</span><span class="num">{first.phone}</span></a>
                <p class="muted small">{words.liaison(W::CallNowHint)}</p>
                <ul>{others.into_iter().map(line).collect_view()}</ul>
            </section>
        })
    }
}

fn line(it: DutyTurn) -> impl IntoView {
    let (_, words) = desk();
    let days = it.from.zip(it.to).map(|(from, to)| W::OnDuty { from, to });
    let call = format!("tel:{}", it.phone);
    view! {
        <li>
            <span>{it.name}</span>
            <a class="btn num" href=call>{it.phone}</a>
            {days.map(|days| view! { <span class="muted small num">{words.liaison(days)}</span> })}
        </li>
    }
}
