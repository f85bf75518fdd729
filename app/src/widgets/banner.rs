use leptos::prelude::*;

use super::{Glyph, Icon};

/// How much a banner asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Calm,
    /// Work is on this device only, or something waits.
    Care,
    /// Something was refused or is not kept.
    Alarm,
}

impl Tone {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Care => "care",
            Self::Alarm => "alarm",
        }
    }
}

/// What is so, what to do next, and the buttons for it.
#[component]
pub fn Banner(
    tone: Tone,
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] text: Option<Signal<String>>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let glyph = if tone == Tone::Calm { Glyph::Cloud } else { Glyph::Warning };
    let role = if tone == Tone::Alarm { "alert" } else { "status" };
    view! {
        <div class="banner" data-tone=tone.as_str() role=role>
            <Icon glyph=glyph/>
            <div class="banner-words">
                <p class="banner-title">{title}</p>
                {text.map(|text| view! { <p class="banner-text">{text}</p> })}
            </div>
            {children.map(|children| view! { <div class="banner-acts">{children()}</div> })}
        </div>
    }
}
