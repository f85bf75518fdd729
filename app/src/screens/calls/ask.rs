//! A step that wants words: asked in a window, then taken.

use leptos::prelude::*;

use crate::screens::desk;
use crate::widgets::{Dialog, unique};
use crate::words::Word;
use crate::words::calls::CallWord as W;

/// A button, and behind it a window that asks for words.
#[component]
pub fn AskWords(
    act: W,
    #[prop(optional)] name: Option<W>,
    lead: W,
    label: W,
    /// Words may be left out.
    #[prop(optional)]
    may_be_empty: bool,
    on_yes: Callback<String>,
    /// More fields above the words.
    #[prop(optional)]
    above: Option<ViewFn>,
) -> impl IntoView {
    let (_, words) = desk();
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let id = unique("words");
    let kept = StoredValue::new((act.clone(), lead, label, id));
    let above = StoredValue::new(above);
    let name = name.map(|name| words.call(name));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = text.with_untracked(|text| text.trim().to_owned());
        if may_be_empty || !said.is_empty() {
            on_yes.run(said);
            open.set(false);
            text.set(String::new());
        }
    };
    view! {
        <button type="button" class="btn" aria-label=name on:click=move |_| open.set(true)>{words.call(act.clone())}</button>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.call(act) close_label=words.of(Word::Close)>
            {move || {
                let (act, lead, label, id) = kept.get_value();
                view! {
                    <form class="stack" on:submit=submit>
                        <p class="muted">{words.call(lead)}</p>
                        {move || above.with_value(|above| above.as_ref().map(ViewFn::run))}
                        <div class="field">
                            <label for=id.clone()>{words.call(label)}</label>
                            <textarea class="input" id=id required=!may_be_empty prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
                        </div>
                        <button type="submit" class="btn primary wide">{words.call(act)}</button>
                    </form>
                }
            }}
        </Dialog>
    }
}
