//! What may be done with a unit: only what would not be refused for lack of a right is shown.

use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::wire::party::UnitPage;
use leptos::prelude::*;

use super::Going;
use super::appoint::Appoint;
use super::form::{AddUnit, ChangeUnit};
use super::rules::{AddFollow, SetStandard};
use super::shift::{Dissolve, Toward, TowardUnit};
use crate::screens::desk;
use crate::screens::party::desk::{OfflineNote, Register};
use crate::screens::party::person::AddPerson;
use crate::widgets::{Glyph, Icon};
use crate::words::party::PartyWord as P;

/// The dialogs of the page.
#[derive(Clone, Copy)]
struct Opens {
    appoint: RwSignal<bool>,
    add_unit: RwSignal<bool>,
    add_person: RwSignal<bool>,
    change: RwSignal<bool>,
    shift: RwSignal<bool>,
    guide: RwSignal<bool>,
    merge: RwSignal<bool>,
    dissolve: RwSignal<bool>,
    follow: RwSignal<bool>,
    standard: RwSignal<bool>,
}

impl Opens {
    fn new() -> Self {
        let closed = || RwSignal::new(false);
        Self {
            appoint: closed(),
            add_unit: closed(),
            add_person: closed(),
            change: closed(),
            shift: closed(),
            guide: closed(),
            merge: closed(),
            dissolve: closed(),
            follow: closed(),
            standard: closed(),
        }
    }
}

#[component]
pub fn Acts(going: Going, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let opens = Opens::new();
    let register = going.register;
    let may = page.may;
    let stands = page.unit.dissolved.is_none();
    let any = may.appoint || may.create || may.write || may.remove || may.standard;
    let button = move |word: P, open: RwSignal<bool>| {
        view! {
            <button type="button" class="btn slim" disabled=move || register.still() on:click=move |_| open.set(true)>{words.party(word)}</button>
        }
    };
    any.then(|| {
        let more = view! { <More going=going opens=opens page=page.clone()/> };
        view! {
            <div class="unit-acts">
                {(may.appoint && stands).then(|| view! {
                    <button type="button" class="btn primary" disabled=move || register.still() on:click=move |_| opens.appoint.set(true)>
                        <Icon glyph=Glyph::Person/>{words.party(P::Appoint)}
                    </button>
                })}
                {(may.create && stands).then(|| view! { {button(P::AddUnit, opens.add_unit)}{button(P::AddPersonHere, opens.add_person)} })}
                {(may.write || may.remove || may.standard || may.appoint).then_some(more)}
            </div>
            <OfflineNote register=register/>
            <Dialogs register=register opens=opens page=page/>
        }
    })
}

#[component]
fn More(going: Going, opens: Opens, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let register = going.register;
    let (may, unit) = (page.may, page.unit.unit);
    let shown = RwSignal::new(false);
    let (draft, stands) = (page.unit.draft, page.unit.dissolved.is_none());
    let entry = move |fits: bool, word: P, act: Callback<()>| {
        fits.then(|| {
            view! {
                <button type="button" disabled=move || register.still() on:click=move |_| act.run(())>{words.party(word)}</button>
            }
        })
    };
    let opening = move |open: RwSignal<bool>| Callback::new(move |()| open.set(true));
    let ask = move |title: P, command: PartyCommand| {
        Callback::new(move |()| going.asking.set(Some((title.clone(), command.clone()))))
    };
    view! {
        <div class="more">
            <button type="button" class="btn slim more-turn" aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|it| *it = !*it)>{words.party(P::More)}</button>
            <div class="more-list" hidden=move || !shown.get() on:click=move |_| shown.set(false)>
                {entry(may.write, P::ChangeUnit, opening(opens.change))}
                {entry(may.write && draft, P::EnactUnit, ask(P::EnactUnit, PartyCommand::EnactUnit { unit }))}
                {entry(may.appoint && stands, P::AddFollow, opening(opens.follow))}
                {entry(may.standard && stands, P::SetStandard, opening(opens.standard))}
                {entry(may.write && stands, P::AddGuide, opening(opens.guide))}
                {entry(may.write && stands, P::MoveUnit, opening(opens.shift))}
                {entry(may.remove && stands, P::Merge, opening(opens.merge))}
                {entry(may.remove && stands, P::Dissolve, opening(opens.dissolve))}
                {entry(may.remove, P::DeleteUnit, ask(P::DeleteUnit, PartyCommand::DeleteUnit { unit }))}
            </div>
        </div>
    }
}

#[component]
fn Dialogs(register: Register, opens: Opens, page: UnitPage) -> impl IntoView {
    let (_, words) = desk();
    let unit = page.unit.unit;
    let detail = page.unit.detail;
    let below = words.party(P::AddUnitBelow { name: detail.name.as_str().to_owned() });
    view! {
        <Appoint register=register open=opens.appoint unit=unit/>
        <AddUnit register=register open=opens.add_unit parent=Some(unit) above=Some(detail.level) title=below/>
        <AddPerson register=register open=opens.add_person home=unit home_name=detail.name.as_str().to_owned() private=page.may.private/>
        <ChangeUnit register=register open=opens.change unit=unit detail=detail/>
        <TowardUnit register=register open=opens.shift unit=unit toward=Toward::Move/>
        <TowardUnit register=register open=opens.guide unit=unit toward=Toward::Guide/>
        <TowardUnit register=register open=opens.merge unit=unit toward=Toward::Merge/>
        <Dissolve register=register open=opens.dissolve unit=unit/>
        <AddFollow register=register open=opens.follow unit=unit/>
        <SetStandard register=register open=opens.standard unit=unit/>
    }
}
