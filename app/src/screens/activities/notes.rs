//! What happened: one text that everybody at the venue writes in.

use gongjian_shared::documents::edit::ActivityEdit;
use gongjian_shared::values::identity_in;
use leptos::prelude::*;

use super::desk::ActivityDesk;
use crate::screens::desk;
use crate::splice::Splice;
use crate::words::activities::ActivityWord as W;

#[component]
pub fn Notes(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    // What stands in the area while a keyboard composes; sent when that ends.
    let composing = RwSignal::new(false);
    let typed = RwSignal::new(None::<String>);
    let text =
        Memo::new(move |_| typed.get().unwrap_or_else(|| activity.shown.with(|shown| shown.notes.clone())));
    let send = move || {
        let Some(new) = typed.get_untracked() else { return };
        let splice = activity.shown.with_untracked(|shown| Splice::between(&shown.notes, &new, None));
        if let Some(Splice { at, delete, insert }) = splice {
            activity.act(ActivityEdit::Notes { at, delete, insert });
        }
        typed.set(None);
    };
    let input = move |event: leptos::ev::Event| {
        let now = event_target_value(&event);
        if composing.get_untracked() {
            activity.open.draft("notes", &now);
        }
        typed.set(Some(now));
        if !composing.get_untracked() {
            send();
        }
    };
    let end = move || {
        if composing.get_untracked() {
            composing.set(false);
            send();
            activity.open.draft("notes", "");
        }
    };
    let warns = move || text.with(|text| identity_in(text).is_some());
    view! {
        <section class="group" aria-labelledby="notes">
            <div class="group-top"><h2 id="notes">{words.activity(W::Notes)}</h2></div>
            <textarea
                class="input venue-notes" aria-labelledby="notes" aria-describedby="notes-below" rows="4"
                prop:value=move || text.get() readonly=move || !activity.may_write.get()
                on:input=input
                on:compositionstart=move |_| composing.set(true)
                on:compositionend=move |_| end()
                on:blur=move |_| end()
            ></textarea>
            <p id="notes-below" class="field-below" data-fault=move || warns().then_some("") aria-live="polite">
                {move || words.say_activity(if warns() { &W::NoIdentity } else { &W::NotesHint })}
            </p>
        </section>
    }
}
