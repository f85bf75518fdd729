use leptos::prelude::*;

use super::{Glyph, Icon, unique};

/// A password; it can be shown while it is typed, and managers may fill and keep it.
#[component]
pub fn PasswordField(
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    #[prop(into)] show_label: Signal<String>,
    #[prop(into)] hide_label: Signal<String>,
    #[prop(optional, into)] hint: Option<Signal<String>>,
    #[prop(optional, into)] fault: Option<Signal<Option<String>>>,
    #[prop(default = "current-password")] autocomplete: &'static str,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let id = unique("password");
    let below = format!("{id}-below");
    let shown = RwSignal::new(false);
    let fault = Signal::derive(move || fault.and_then(|fault| fault.get()));
    let hint = move || hint.filter(|_| fault.with(Option::is_none)).map(|hint| hint.get());
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <div class="input-with-act">
                <input
                    class="input" id=id autocomplete=autocomplete autofocus=autofocus autocapitalize="off" spellcheck="false"
                    type=move || if shown.get() { "text" } else { "password" }
                    aria-describedby=below.clone()
                    aria-invalid=move || fault.with(Option::is_some).then_some("true")
                    prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))
                />
                <button
                    type="button" class="btn quiet round" aria-pressed=move || shown.get().to_string()
                    aria-label=move || if shown.get() { hide_label.get() } else { show_label.get() }
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { view! { <Icon glyph=Glyph::EyeOff/> } } else { view! { <Icon glyph=Glyph::Eye/> } }}
                </button>
            </div>
            <p class="field-below" id=below data-fault=move || fault.with(Option::is_some).then_some("") aria-live="polite">
                {move || fault.get().or_else(hint)}
            </p>
        </div>
    }
}
