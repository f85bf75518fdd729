//! The months of the whole as bars; whoever does not see them hears a table.

use leptos::prelude::*;

use crate::screens::desk;
use crate::words::measures::MeasureWord as W;

#[component]
pub fn Months(months: Vec<u64>) -> impl IntoView {
    let (_, words) = desk();
    let most = months.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return ().into_any();
    }
    // In thousandths of the highest bar: a month with anything is never invisible.
    let share = move |amount: u64| if amount == 0 { 0 } else { (amount * 1000 / most).max(20) };
    let bars = months.into_iter().zip(1_u8..).map(|(amount, month)| {
        let height = format!("calc(6rem * {} / 1000)", share(amount));
        view! {
            <li>
                <span class="num">{amount.to_string()}</span>
                <span class="measures-bar" style:height=height></span>
                <span class="measures-bar-month num">{month.to_string()}<span class="unseen">{words.figure(W::MonthWord)}</span></span>
            </li>
        }
    });
    let bars = bars.collect_view();
    view! {
        <section class="card" aria-labelledby="by-month">
            <h2 id="by-month">{words.figure(W::ByMonth)}</h2>
            <ol class="measures-bars">{bars}</ol>
        </section>
    }
    .into_any()
}
