use leptos::prelude::*;

/// How much of the room is used, drawn. The words beside it say the figures.
#[component]
pub fn RoomBar(
    #[prop(into)] used: Signal<u64>,
    #[prop(into)] quota: Signal<u64>,
    #[prop(into)] label: Signal<String>,
) -> impl IntoView {
    // A sliver stays visible: something is always used.
    let percent = move || (used.get().saturating_mul(100) / quota.get().max(1)).clamp(1, 100);
    view! {
        <div
            class="room-bar" role="meter" aria-label=label
            aria-valuemin="0" aria-valuemax="100" aria-valuenow=move || percent().to_string()
            data-full=move || (percent() >= 90).then_some("")
        >
            <i style:width=move || format!("{}%", percent())></i>
        </div>
    }
}
