use leptos::prelude::*;

use super::unique;

/// A labelled line of text; hint and fault stand below it and are read out with it.
#[component]
pub fn Field(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] fault: Option<Signal<Option<String>>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(optional)] autofocus: bool,
    #[prop(optional)] placeholder: &'static str,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let id = unique("field");
    let below = format!("{id}-below");
    let fault = Signal::derive(move || fault.and_then(|fault| fault.get()));
    let hint = move || hint.filter(|_| fault.with(Option::is_none)).map(|hint| hint.get());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <input
                class="input" id=id type=kind autocomplete=autocomplete autofocus=autofocus placeholder=placeholder
                autocapitalize="off" spellcheck="false"
                aria-describedby=below.clone()
                aria-invalid=move || fault.with(Option::is_some).then_some("true")
                disabled=move || disabled.get()
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
            <p class="field-below" id=below data-fault=move || fault.with(Option::is_some).then_some("") aria-live="polite">
                {move || fault.get().or_else(hint)}
            </p>
        </div>
    }
}
