//! The draft of a call, as one form: on a phone and on a wide screen.

use std::collections::BTreeSet;

use gongjian_shared::calendar::Deadline;
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::ids::{CallId, UnitId};
use gongjian_shared::programmes::Label;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::{CallCommand, CallText, Places};
use gongjian_shared::rules::programmes::Contact;
use gongjian_shared::values::Name;
use gongjian_shared::wire::calls::CallDesk;
use jiff::civil::{Date, Time};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::fate::{About, Fates};
use crate::screens::{desk, outbox};
use crate::widgets::{Field, unique};
use crate::words::Language;
use crate::words::calls::CallWord as W;
use crate::words::party::Listed as _;

/// What is typed.
#[derive(Clone, Copy)]
struct Typed {
    title: RwSignal<String>,
    batch: RwSignal<String>,
    basis: RwSignal<String>,
    body: RwSignal<String>,
    date: RwSignal<String>,
    hour: RwSignal<String>,
    reference: RwSignal<String>,
    receiver: RwSignal<String>,
    contact: RwSignal<String>,
    phone: RwSignal<String>,
    form: RwSignal<String>,
    rubric: RwSignal<String>,
    least: RwSignal<String>,
    most: RwSignal<String>,
    quota: RwSignal<String>,
    to: RwSignal<BTreeSet<UnitId>>,
}

const CLOSING: &str = "17:30";

impl Typed {
    fn of(text: Option<CallText>, owner: UnitId) -> Self {
        let new = |it: String| RwSignal::new(it);
        let Some(it) = text else { return Self::empty(owner) };
        let deadline = it.deadline;
        let hour = |it: Deadline| format!("{:02}:{:02}", it.closing().hour(), it.closing().minute());
        let (name, phone) = it.contact.map(|it| (String::from(it.name), it.phone)).unwrap_or_default();
        let number = |it: Option<u32>| new(it.map(|it| it.to_string()).unwrap_or_default());
        Self {
            title: new(it.title.into()),
            batch: new(it.batch),
            basis: new(it.basis),
            body: new(it.body),
            date: new(deadline.map(|it| it.date().to_string()).unwrap_or_default()),
            hour: new(deadline.map_or_else(|| CLOSING.to_owned(), hour)),
            reference: new(it.reference.map(|it| it.to_string()).unwrap_or_default()),
            receiver: new(it.receiver.map(|it| it.to_string()).unwrap_or_default()),
            contact: new(name),
            phone: new(phone),
            form: new(it.form.map(|it| it.as_str().to_owned()).unwrap_or_default()),
            rubric: new(it.rubric),
            least: number(it.places.map(|it| it.least)),
            most: number(it.places.map(|it| it.most)),
            quota: number(it.quota),
            to: RwSignal::new(it.to.into_iter().collect()),
        }
    }

    fn empty(owner: UnitId) -> Self {
        let new = |it: &str| RwSignal::new(it.to_owned());
        Self {
            title: new(""),
            batch: new(""),
            basis: new(""),
            body: new(""),
            date: new(""),
            hour: new(CLOSING),
            reference: new(""),
            receiver: RwSignal::new(owner.to_string()),
            contact: new(""),
            phone: new(""),
            form: new(""),
            rubric: new(""),
            least: new("2"),
            most: new("5"),
            quota: new("2"),
            to: RwSignal::new(BTreeSet::new()),
        }
    }

    /// `None`: there is no title. What cannot be read is left out, and told as missing.
    fn text(self) -> Option<CallText> {
        let get = |it: RwSignal<String>| it.get_untracked().trim().to_owned();
        let number = |it: RwSignal<String>| get(it).parse::<u32>().ok();
        let date = get(self.date).parse::<Date>().ok();
        let hour = get(self.hour).parse::<Time>().ok();
        let places = number(self.least).zip(number(self.most));
        let contact = Name::try_from(get(self.contact)).ok().map(|name| Contact {
            name,
            phone: get(self.phone),
            fax: String::new(),
            email: String::new(),
        });
        Some(CallText {
            title: Name::try_from(get(self.title)).ok()?,
            batch: get(self.batch),
            basis: get(self.basis),
            body: get(self.body),
            deadline: date.zip(hour).map(|(date, hour)| Deadline::closing_at(date, hour)),
            reference: get(self.reference).parse().ok(),
            receiver: get(self.receiver).parse().ok(),
            contact,
            form: TemplateId::try_from(get(self.form).as_str()).ok(),
            rubric: get(self.rubric),
            places: places.map(|(least, most)| Places { least, most }),
            quota: number(self.quota),
            to: self.to.get_untracked().into_iter().collect(),
        })
    }
}

#[component]
pub fn DraftForm(call: CallId, at: CallDesk, text: Option<CallText>, seen: u32) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let navigate = use_navigate();
    let typed = Typed::of(text, at.owner);
    let tried = RwSignal::new(false);
    let programme = at.programme;
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Some(text) = typed.text() else { return };
        let draft = CallCommand::Draft { call, programme, text: Box::new(text), seen };
        outbox.give(Command::Call { call: draft });
    };
    // A new draft goes on at its own address, once the server has it.
    let kept = Callback::new(move |()| {
        if seen == 0 {
            navigate(&format!("/calls/{call}"), NavigateOptions::default());
        }
    });
    let missing = Signal::derive(move || {
        (tried.get() && typed.title.with(|it| it.trim().is_empty())).then(|| words.say_call(&W::TitleMissing))
    });
    view! {
        <form class="call-draft" on:submit=submit novalidate>
            <section class="card stack">
                <Field label=words.call(W::TitleLabel) value=typed.title fault=missing/>
                <div class="pair-fields">
                    <Field label=words.call(W::Batch) value=typed.batch/>
                    <Field label=words.call(W::Basis) value=typed.basis/>
                </div>
                <Long label=W::BodyLabel value=typed.body/>
            </section>
            <section class="card stack"><Dates typed=typed/><Reach typed=typed at=at.clone()/></section>
            <section class="card stack"><What typed=typed forms=at.forms.clone()/></section>
            <Addressees typed=typed at=at/>
            <Fates about=About { call: Some(call), ..About::default() } deadline=None again=kept/>
            <div class="row"><button type="submit" class="btn primary">{words.call(W::SaveDraft)}</button></div>
        </form>
    }
}

#[component]
fn Long(label: W, value: RwSignal<String>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("long");
    view! {
        <div class="field">
            <label for=id.clone()>{words.call(label)}</label>
            <textarea class="input" id=id rows="6" prop:value=move || value.get() on:input=move |event| value.set(event_target_value(&event))></textarea>
        </div>
    }
}

#[component]
fn Dates(typed: Typed) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div class="pair-fields">
            <Field label=words.call(W::DeadlineDate) value=typed.date kind="date"/>
            <Field label=words.call(W::DeadlineHour) value=typed.hour kind="time"/>
            <Field label=words.call(W::Reference) value=typed.reference kind="date" hint=words.call(W::ReferenceHint)/>
        </div>
    }
}

/// Who takes them in, and whom to ask.
#[component]
fn Reach(typed: Typed, at: CallDesk) -> impl IntoView {
    let (_, words) = desk();
    let units = at.units.into_iter().map(|(unit, name, _)| (unit.to_string(), name)).collect();
    view! {
        <Choice label=W::Receiver value=typed.receiver options=units/>
        <div class="pair-fields">
            <Field label=words.call(W::ContactName) value=typed.contact/>
            <Field label=words.call(W::ContactPhone) value=typed.phone kind="tel"/>
        </div>
    }
}

#[component]
fn What(typed: Typed, forms: Vec<(TemplateId, Label)>) -> impl IntoView {
    let (_, words) = desk();
    let language = words.0.get_untracked();
    let named = |it: Label| if language == Language::Chinese { it.zh } else { it.en };
    let forms = forms.into_iter().map(|(id, label)| (id.as_str().to_owned(), named(label))).collect();
    view! {
        <Choice label=W::Form value=typed.form options=forms/>
        <Field label=words.call(W::Rubric) value=typed.rubric hint=words.call(W::RubricHint)/>
        <div class="pair-fields">
            <Field label=words.call(W::PlacesLeast) value=typed.least kind="number"/>
            <Field label=words.call(W::PlacesMost) value=typed.most kind="number"/>
            <Field label=words.call(W::Quota) value=typed.quota kind="number"/>
        </div>
    }
}

/// One of some, or nothing chosen yet.
#[component]
pub fn Choice(label: W, value: RwSignal<String>, options: Vec<(String, String)>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("choice");
    view! {
        <div class="field">
            <label for=id.clone()>{words.call(label)}</label>
            <select class="input" id=id on:change=move |event| value.set(event_target_value(&event))>
                <option value="" selected=move || value.with(String::is_empty)>{words.call(W::Choose)}</option>
                {options.into_iter().map(|(key, name)| {
                    let its = key.clone();
                    view! { <option value=key selected=move || value.with(|it| *it == its)>{name}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

/// The units that nominate: all of a level at a press, or one by one.
#[component]
fn Addressees(typed: Typed, at: CallDesk) -> impl IntoView {
    let (_, words) = desk();
    let to = typed.to;
    let below: Vec<_> = at.units.into_iter().filter(|it| it.0 != at.owner).collect();
    let levels: BTreeSet<_> = below.iter().map(|it| it.2).collect();
    let all = StoredValue::new(below.clone());
    let count = move || words.say_call(&W::ToChosen { count: to.with(BTreeSet::len) });
    let level = move |level| {
        let press = move |_| {
            let its: BTreeSet<UnitId> =
                all.with_value(|all| all.iter().filter(|it| it.2 == level).map(|it| it.0).collect());
            to.update(
                |to| if its.is_subset(to) { to.retain(|it| !its.contains(it)) } else { to.extend(&its) },
            );
        };
        view! { <button type="button" class="btn" on:click=press>{move || level.name_in(words.language())}</button> }
    };
    let line = move |(unit, name, _): (UnitId, String, _)| {
        let press = move |_| {
            to.update(|to| {
                if !to.remove(&unit) {
                    to.insert(unit);
                }
            });
        };
        view! {
            <label class="check"><input type="checkbox" prop:checked=move || to.with(|to| to.contains(&unit)) on:change=press/><span>{name}</span></label>
        }
    };
    view! {
        <fieldset class="card stack">
            <legend class="unseen">{words.call(W::To)}</legend>
            <div class="group-top"><h2>{words.call(W::To)}</h2><span class="end num" role="status">{count}</span></div>
            <div class="row">{levels.into_iter().map(level).collect_view()}</div>
            <div class="some-units">{below.into_iter().map(line).collect_view()}</div>
        </fieldset>
    }
}
