use leptos::prelude::*;

/// Where work stands, as a colour; the words beside it say it too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChipState {
    /// On its way to the storage of the phone.
    Storing,
    OnPhone,
    OnServer,
    Refused,
    /// On the server; a supervisor decides.
    Escrow,
    Offline,
    Connecting,
    SignedOut,
}

impl ChipState {
    /// The value of `data-state`, for the sheet and for stories.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Storing => "storing",
            Self::OnPhone => "on-phone",
            Self::OnServer => "on-server",
            Self::Refused => "refused",
            Self::Escrow => "escrow",
            Self::Offline => "offline",
            Self::Connecting => "connecting",
            Self::SignedOut => "signed-out",
        }
    }
}

/// The state of one document.
#[component]
pub fn Chip(#[prop(into)] state: Signal<ChipState>, #[prop(into)] text: Signal<String>) -> impl IntoView {
    view! { <span class="chip" data-state=move || state.get().as_str()>{text}</span> }
}

/// The state of all work, always in the same corner.
#[component]
pub fn StateChip(
    #[prop(into)] state: Signal<ChipState>,
    #[prop(into)] text: Signal<String>,
    #[prop(into)] unsent: Signal<usize>,
) -> impl IntoView {
    view! {
        <div class="state-chip" role="status" data-state=move || state.get().as_str() data-unsent=move || unsent.get()>
            <a href="/unsent">{text}</a>
        </div>
    }
}
