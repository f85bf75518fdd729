use std::time::Duration;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use super::{Glyph, Icon, unique};
use crate::device::dialog;

/// A modal window: a sheet from below on a phone. Escape, the cross and a press beside it close it; the focus
/// returns to where it was.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] close_label: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let id = StoredValue::new(unique("dialog"));
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        if open.get() {
            // After the content stands, so that its `autofocus` is found.
            set_timeout(move || dialog::show(&element), Duration::ZERO);
        } else {
            dialog::hide(&element);
        }
    });
    let press = move |event: ev::MouseEvent| {
        let outside =
            node.get().is_some_and(|it| dialog::is_backdrop(&it, event.client_x(), event.client_y()));
        // A key press on a button reports the point (0, 0): only real presses count.
        if outside && event.detail() > 0 {
            on_close.run(());
        }
    };
    let cancel = move |event: ev::Event| {
        event.prevent_default();
        on_close.run(());
    };
    view! {
        <dialog class="dialog" node_ref=node aria-labelledby=id.get_value() on:click=press on:cancel=cancel>
            {move || open.get().then(|| view! {
                <header class="dialog-top">
                    <h2 id=id.get_value()>{title}</h2>
                    <button type="button" class="btn quiet round" aria-label=close_label on:click=move |_| on_close.run(())>
                        <Icon glyph=Glyph::Close/>
                    </button>
                </header>
                <div class="dialog-body">{children()}</div>
            })}
        </dialog>
    }
}
