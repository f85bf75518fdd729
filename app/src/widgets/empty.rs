use leptos::prelude::*;

use super::{Glyph, Icon};

/// A place with nothing in it: why, and what to do.
#[component]
pub fn Empty(
    glyph: Glyph,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Option<Signal<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <span class="empty-mark"><Icon glyph=glyph/></span>
            <p class="empty-title">{title}</p>
            {text.map(|text| view! { <p class="empty-text">{text}</p> })}
            {children.map(|children| view! { <div class="empty-acts">{children()}</div> })}
        </div>
    }
}

/// Grey lines where content will stand, with words for those who cannot see them.
#[component]
pub fn Waiting(#[prop(into)] text: Signal<String>) -> impl IntoView {
    view! {
        <div class="waiting" role="status">
            <span class="unseen">{text}</span>
            <i></i><i></i><i></i>
        </div>
    }
}
