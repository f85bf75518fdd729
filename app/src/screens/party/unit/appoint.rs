//! Appointing, and ending an appointment.

use gongjian_shared::ids::{AppointmentId, UnitId};
use gongjian_shared::party::{AppointmentDetail, Basis, End, Post, Rank, Term};
use gongjian_shared::rules::party::PartyCommand;
use leptos::prelude::*;

use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::party::act::Act;
use crate::screens::party::desk::{Register, today};
use crate::screens::party::fields::{Check, Choose, ChooseOrNot, date_in, date_of, fault};
use crate::screens::party::picker::{Chosen, PickSeveral, Picker, What};
use crate::widgets::Field;
use crate::words::party::PartyWord as P;

#[component]
pub fn Appoint(register: Register, open: RwSignal<bool>, unit: UnitId) -> impl IntoView {
    let (_, words) = desk();
    let person = RwSignal::new(None::<Chosen>);
    let post = RwSignal::new(Post::Member);
    let (acting, hard, tried) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let rank = RwSignal::new(None::<Rank>);
    let from = RwSignal::new(today().to_string());
    let planned = RwSignal::new(String::new());
    let basis = RwSignal::new(Basis::Decision);
    let document = RwSignal::new(String::new());
    let guides = RwSignal::new(Vec::<Chosen>::new());
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let term =
                Term { from: date_in(from)?, planned: date_of(&planned.get()).ok()?, hard: hard.get() };
            let document = Some(document.get().trim().to_owned()).filter(|it| !it.is_empty())?;
            let detail = AppointmentDetail {
                person: person.get()?.id.parse().ok()?,
                unit,
                post: post.get(),
                acting: acting.get(),
                rank: rank.get(),
                term,
                basis: basis.get(),
                document,
                duties: String::new(),
                guides: guides.get().iter().filter_map(|it| it.id.parse().ok()).collect(),
            };
            let appointment = AppointmentId::fresh(clock::now(), dice::draw());
            Some(PartyCommand::Appoint { appointment, detail, end: None })
        })
    });
    let done = Callback::new(move |_| {
        person.set(None);
        document.set(String::new());
        guides.set(Vec::new());
        tried.set(false);
    });
    let nobody = fault(tried, move || person.with(Option::is_none), P::Missing);
    let no_date = fault(tried, move || date_in(from).is_none(), P::NotDate);
    let no_document = fault(tried, move || document.with(|it| it.trim().is_empty()), P::Missing);
    view! {
        <Act register=register open=open title=words.party(P::Appoint) make=make done=done>
            <Picker label=P::Person what=What::People chosen=person fault=nobody/>
            <Choose label=P::Post value=post/>
            <Check label=P::ActingLabel value=acting/>
            <div class="fields-pair">
                <Field label=words.party(P::From) value=from kind="date" fault=no_date/>
                <Field label=words.party(P::PlannedEnd) value=planned kind="date" hint=words.party(P::PlannedHint)/>
            </div>
            <Check label=P::HardLabel value=hard/>
            <div class="fields-pair">
                <Choose label=P::BasisLabel value=basis/>
                <ChooseOrNot label=P::RankOfPost value=rank/>
            </div>
            <Field label=words.party(P::Document) value=document hint=words.party(P::DocumentHint) fault=no_document/>
            <PickSeveral label=P::GuidesOfPost hint=P::GuidesOfPostHint chosen=guides/>
        </Act>
    }
}

/// Ends the appointment that is chosen: its id and the name of its holder.
#[component]
pub fn EndPost(register: Register, ending: RwSignal<Option<(AppointmentId, String)>>) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(ending.with(Option::is_some)));
    Effect::new(move |_| {
        if !open.get() && ending.with_untracked(Option::is_some) {
            ending.set(None);
        }
    });
    let on = RwSignal::new(today().to_string());
    let basis = RwSignal::new(Basis::Handover);
    let document = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        untrack(|| {
            let document = Some(document.get().trim().to_owned()).filter(|it| !it.is_empty())?;
            let (appointment, _) = ending.get()?;
            Some(PartyCommand::EndAppointment {
                appointment,
                end: End { on: date_in(on)?, basis: basis.get(), document },
            })
        })
    });
    let title = Signal::derive(move || {
        let name = ending.with(|it| it.as_ref().map(|(_, name)| name.clone()).unwrap_or_default());
        words.say_party(&P::EndPostOf { name })
    });
    let no_date = fault(tried, move || date_in(on).is_none(), P::NotDate);
    let no_document = fault(tried, move || document.with(|it| it.trim().is_empty()), P::Missing);
    view! {
        <Act register=register open=open title=title make=make>
            <Field label=words.party(P::OnDate) value=on kind="date" hint=words.party(P::LastDayHint) fault=no_date/>
            <Choose label=P::BasisLabel value=basis/>
            <Field label=words.party(P::Document) value=document hint=words.party(P::DocumentHint) fault=no_document/>
        </Act>
    }
}
