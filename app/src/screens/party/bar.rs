//! A number drawn as part of another.

use leptos::prelude::*;

/// A line with a name, a bar and its number. `met`: the bar is about a standard, green when full.
#[component]
pub fn Bar(
    #[prop(into)] label: Signal<String>,
    part: u64,
    all: u64,
    #[prop(optional)] met: bool,
) -> impl IntoView {
    let percent = part.saturating_mul(100).checked_div(all).unwrap_or(0).min(100);
    let number = if met { format!("{part} / {all}") } else { part.to_string() };
    let tone = met.then_some(if part >= all { "met" } else { "short" });
    view! {
        <p class="bar" data-tone=tone data-none=(part == 0).then_some("")>
            <span class="bar-name">{label}</span>
            <span class="bar-field" aria-hidden="true"><i style:width=format!("{percent}%")></i></span>
            <span class="bar-number">{number}</span>
        </p>
    }
}
