//! Where a unit stands and how it ends: moving, guiding, dissolving, merging.

use gongjian_shared::ids::UnitId;
use gongjian_shared::rules::party::PartyCommand;
use leptos::prelude::*;

use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::desk::{Register, today};
use crate::screens::party::fields::{date_in, fault};
use crate::screens::party::picker::{Chosen, Picker, What};
use crate::widgets::Field;
use crate::words::party::PartyWord as P;

/// What is asked of another unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    Move,
    Guide,
    Merge,
}

/// An act that names another unit.
#[component]
pub fn TowardUnit(register: Register, open: RwSignal<bool>, unit: UnitId, toward: Toward) -> impl IntoView {
    let (_, words) = desk();
    let chosen = RwSignal::new(None::<Chosen>);
    let on = RwSignal::new(today().to_string());
    let tried = RwSignal::new(false);
    let (title, label) = match toward {
        Toward::Move => (P::MoveUnit, P::NewParent),
        Toward::Guide => (P::AddGuide, P::GuideUnit),
        Toward::Merge => (P::Merge, P::MergeIntoUnit),
    };
    let make = Callback::new(move |()| {
        tried.set(true);
        let other: UnitId = chosen.get_untracked()?.id.parse().ok()?;
        Some(match toward {
            Toward::Move => PartyCommand::MoveUnit { unit, parent: other },
            Toward::Guide => PartyCommand::SetGuide { unit, guide: other, guides: true },
            Toward::Merge => PartyCommand::MergeUnit { unit, into: other, on: untrack(|| date_in(on))? },
        })
    });
    let none = fault(tried, move || chosen.with(Option::is_none), P::Missing);
    let no_date = fault(tried, move || date_in(on).is_none(), P::NotDate);
    view! {
        <Act register=register open=open title=words.party(title) make=make>
            {(toward == Toward::Merge).then(|| view! { <p class="muted small">{words.party(P::MergeUnitHint)}</p> })}
            <Picker label=label.clone() what=What::Units chosen=chosen fault=none/>
            {(toward == Toward::Merge).then(|| view! {
                <Field label=words.party(P::OnDate) value=on kind="date" hint=words.party(P::OnDateHint) fault=no_date/>
            })}
        </Act>
    }
}

#[component]
pub fn Dissolve(register: Register, open: RwSignal<bool>, unit: UnitId) -> impl IntoView {
    let (_, words) = desk();
    let on = RwSignal::new(today().to_string());
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| date_in(on)).map(|on| PartyCommand::DissolveUnit { unit, on })
    });
    let no_date = fault(tried, move || date_in(on).is_none(), P::NotDate);
    view! {
        <Act register=register open=open title=words.party(P::Dissolve) make=make>
            <Field label=words.party(P::OnDate) value=on kind="date" hint=words.party(P::OnDateHint) fault=no_date/>
        </Act>
    }
}
