use leptos::prelude::*;

use super::unique;

/// One of a few, all in sight: a group of radio buttons in the dress of a switch.
#[component]
pub fn Segments(
    #[prop(into)] label: Signal<String>,
    /// Value and words of each choice.
    #[prop(into)]
    choices: Signal<Vec<(&'static str, String)>>,
    #[prop(into)] chosen: Signal<&'static str>,
    on_choose: Callback<&'static str>,
) -> impl IntoView {
    let name = StoredValue::new(unique("segments"));
    view! {
        <div class="segments" role="radiogroup" aria-label=label>
            {move || choices.get().into_iter().map(|(value, words)| view! {
                <label>
                    <input
                        type="radio" name=name.get_value() value=value
                        prop:checked=move || chosen.get() == value
                        on:change=move |_| on_choose.run(value)
                    />
                    <span>{words}</span>
                </label>
            }).collect_view()}
        </div>
    }
}
