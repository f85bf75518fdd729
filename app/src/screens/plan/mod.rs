//! The plan: a sheet of paper with outline and tool bar. `writing` is the desk; `safe` writes in plain text areas.

mod about;
mod block;
mod editor;
mod keys;
mod model;
mod outline;
mod safe;
mod toolbar;
mod writing;

use leptos::prelude::*;

use self::safe::SafePlan;
pub use self::writing::Letters;
use self::writing::WritingPlan;
use crate::device::safe_mode;
use crate::notebook::OpenPaper;

#[component]
pub fn Plan(open: OpenPaper) -> impl IntoView {
    let safe = RwSignal::new(safe_mode::is_on());
    let missing = Callback::new(move |()| {
        safe.try_set(true);
    });
    move || {
        if safe.get() {
            view! { <SafePlan open=open/> }.into_any()
        } else {
            view! { <WritingPlan open=open missing=missing/> }.into_any()
        }
    }
}
