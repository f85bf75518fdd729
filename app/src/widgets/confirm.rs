use leptos::prelude::*;

use super::Dialog;

/// Asks before something that cannot be undone. The safe answer has the focus.
#[component]
pub fn Confirm(
    #[prop(into)] open: Signal<bool>,
    on_close: Callback<()>,
    on_yes: Callback<()>,
    #[prop(into)] title: Signal<String>,
    #[prop(into)] yes: Signal<String>,
    #[prop(into)] no: Signal<String>,
    /// The name of the cross.
    #[prop(into)]
    close: Signal<String>,
    children: ChildrenFn,
) -> impl IntoView {
    let children = StoredValue::new(children);
    view! {
        <Dialog open=open on_close=on_close title=title close_label=close>
            <div class="confirm-words">{move || children.with_value(|children| children())}</div>
            <div class="dialog-acts">
                <button type="button" class="btn" autofocus on:click=move |_| on_close.run(())>{no}</button>
                <button type="button" class="btn primary" on:click=move |_| on_yes.run(())>{yes}</button>
            </div>
        </Dialog>
    }
}
