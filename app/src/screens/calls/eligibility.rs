//! The conditions, item by item.

use gongjian_shared::rules::calls::{Eligibility, Requirement};
use leptos::prelude::*;

use crate::screens::desk;
use crate::widgets::{Glyph, Icon};
use crate::words::calls::CallWord as W;

#[component]
pub fn Conditions(eligibility: Eligibility) -> impl IntoView {
    let (_, words) = desk();
    let said = |it: &Requirement| match *it {
        Requirement::Founded { founded: Some(on), holds: true, .. } => W::FoundedHolds { on },
        Requirement::Founded { founded: Some(on), holds: false, .. } => W::FoundedFails { on },
        Requirement::Founded { founded: None, .. } => W::FoundedUnknown,
        Requirement::Head { holds: true } => W::HeadHolds,
        Requirement::Head { holds: false } => W::HeadFails,
    };
    let line = move |it: Requirement| {
        let holds = it.holds();
        let glyph = if holds { Glyph::Check } else { Glyph::Warning };
        view! { <li data-holds=if holds { "yes" } else { "no" }><Icon glyph=glyph/><span>{words.call(said(&it))}</span></li> }
    };
    view! {
        <section class="card stack" aria-labelledby="conditions">
            <h2 id="conditions">{words.call(W::Eligibility)}</h2>
            <ul class="conditions">{eligibility.0.into_iter().map(line).collect_view()}</ul>
        </section>
    }
}
