use leptos::prelude::*;

/// The first character of a name in a colour that follows from the name.
#[component]
pub fn Avatar(#[prop(into)] name: Signal<String>) -> impl IntoView {
    let first = move || name.with(|name| name.chars().next().map(String::from).unwrap_or_default());
    let tint = move || name.with(|name| name.bytes().fold(0_usize, |sum, byte| sum + usize::from(byte)) % 4);
    view! { <span class="avatar" data-tint=tint aria-hidden="true">{first}</span> }
}

/// The people who can see something, as far as there is room.
#[component]
pub fn Faces(#[prop(into)] names: Signal<Vec<String>>, #[prop(into)] label: Signal<String>) -> impl IntoView {
    const SHOWN: usize = 4;
    let described = move || format!("{} {}", label.get(), names.with(|names| names.join("、")));
    let rest = move || names.with(|names| names.len().checked_sub(SHOWN).filter(|rest| *rest > 0));
    view! {
        <div class="faces" role="img" aria-label=described title=described>
            {move || names.get().into_iter().take(SHOWN).map(|name| view! { <Avatar name=name/> }).collect_view()}
            {move || rest().map(|rest| view! { <span class="avatar" data-tint="more" aria-hidden="true">{format!("+{rest}")}</span> })}
        </div>
    }
}
