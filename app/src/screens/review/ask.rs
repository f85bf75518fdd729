//! A step that wants words, or only a yes: asked in a window, then taken.

use leptos::prelude::*;

use crate::screens::desk;
use crate::widgets::{Dialog, unique};
use crate::words::Word;
use crate::words::review::ReviewWord as W;

#[component]
pub fn Ask(
    act: W,
    #[prop(optional)] name: Option<W>,
    lead: W,
    /// What the words are; without it none are asked for.
    #[prop(optional)]
    label: Option<W>,
    #[prop(optional)] may_be_empty: bool,
    #[prop(optional)] main: bool,
    on_yes: Callback<String>,
    /// More fields above the words.
    #[prop(optional)]
    above: Option<ViewFn>,
) -> impl IntoView {
    let (_, words) = desk();
    let (open, text) = (RwSignal::new(false), RwSignal::new(String::new()));
    let kept = StoredValue::new((act.clone(), lead, label, unique("words")));
    let above = StoredValue::new(above);
    let name = name.map(|name| words.review(name));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = text.with_untracked(|text| text.trim().to_owned());
        if may_be_empty || !said.is_empty() || kept.with_value(|it| it.2.is_none()) {
            on_yes.run(said);
            open.set(false);
            text.set(String::new());
        }
    };
    let class = if main { "btn primary" } else { "btn" };
    let close = Callback::new(move |()| open.set(false));
    view! {
        <button type="button" class=class aria-label=name on:click=move |_| open.set(true)>{words.review(act.clone())}</button>
        <Dialog open=open on_close=close title=words.review(act) close_label=words.of(Word::Close)>
            {move || {
                let (act, lead, label, id) = kept.get_value();
                let field = label.map(|label| view! {
                    <div class="field">
                        <label for=id.clone()>{words.review(label)}</label>
                        <textarea class="input" id=id required=!may_be_empty prop:value=move || text.get() on:input=move |event| text.set(event_target_value(&event))></textarea>
                    </div>
                });
                view! {
                    <form class="stack" on:submit=submit>
                        <p class="muted">{words.review(lead)}</p>
                        {move || above.with_value(|above| above.as_ref().map(ViewFn::run))}
                        {field}
                        <button type="submit" class="btn primary wide">{words.review(act)}</button>
                    </form>
                }
            }}
        </Dialog>
    }
}
