use leptos::prelude::*;

/// What a picture means; its strokes are drawn on a field of 24 × 24.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    Today,
    Work,
    Organisation,
    Me,
    Unsent,
    Plan,
    Form,
    Blank,
    Back,
    Forward,
    Close,
    Plus,
    Search,
    Copy,
    Eye,
    EyeOff,
    Warning,
    Lock,
    Cloud,
    CloudOff,
    Person,
    Check,
    Programme,
    Up,
    Down,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Today => "M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4",
            Self::Work => "M4 5h10l6 6v8H4zM14 5v6h6M8 14h8M8 17h5",
            Self::Organisation => {
                "M12 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M19 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5M12 8v4M5 15v-3h14v3"
            }
            Self::Me => "M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M4 21c1-5 4-7 8-7s7 2 8 7",
            Self::Unsent => {
                "M7 18a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.4 1.5A3.8 3.8 0 0 1 17.5 18M12 20v-8M9 15l3-3 3 3"
            }
            Self::Plan => "M6 3h9l4 4v14H6zM14 3v5h5M9 12h7M9 15h7M9 18h4",
            Self::Form => "M5 4h14v16H5zM5 9h14M10 9v11M13 13h3M13 16.5h3",
            Self::Blank => "M6 3h9l4 4v14H6zM14 3v5h5",
            Self::Back => "M15 5l-7 7 7 7",
            Self::Forward => "M9 5l7 7-7 7",
            Self::Close => "M6 6l12 12M18 6L6 18",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Search => "M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14M16 16l4.5 4.5",
            Self::Copy => "M9 9h11v11H9zM5 15H4V4h11v1",
            Self::Eye => {
                "M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6"
            }
            Self::EyeOff => {
                "M4 4l16 16M9.5 5.8A10 10 0 0 1 12 5.5c6.5 0 10 6.5 10 6.5a17 17 0 0 1-3 3.7M6.3 7.5A16 16 0 0 0 2 12s3.5 6.5 10 6.5c1.6 0 3-.4 4.2-1M10 10a3 3 0 0 0 4 4"
            }
            Self::Warning => "M12 4l9 16H3zM12 10v4.5M12 17.2v.3",
            Self::Lock => "M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Cloud => {
                "M7 18a4.5 4.5 0 0 1-.6-8.96 6 6 0 0 1 11.4 1.5A3.8 3.8 0 0 1 17.5 18zM9 13.5l2.2 2.2 4-4"
            }
            Self::CloudOff => {
                "M4 4l16 16M7 18a4.5 4.5 0 0 1-.6-8.96M9.5 6a6 6 0 0 1 8.3 4.54 3.8 3.8 0 0 1 2.6 5.8M7 18h9.5"
            }
            Self::Person => {
                "M10 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M3 20c.8-4.5 3.5-6.5 7-6.5s6.2 2 7 6.5M19 8v6M16 11h6"
            }
            Self::Check => "M5 12.5l4.5 4.5L19 7",
            Self::Programme => "M4 4v16h16M8 8h6M11 12h7M9 16h4",
            Self::Up => "M6 14l6-6 6 6",
            Self::Down => "M6 10l6 6 6-6",
        }
    }
}

/// A picture beside words; never the only bearer of a meaning.
#[component]
pub fn Icon(glyph: Glyph) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=glyph.path()></path>
        </svg>
    }
}
