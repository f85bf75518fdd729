//! What a meeting is to be: filled in once, kept as a plan or called at once.

use std::collections::BTreeSet;

use gongjian_shared::ids::{MeetingId, PersonId};
use gongjian_shared::meetings::{Every, MeetingKind, Quorum, suggested};
use gongjian_shared::rules::meetings::{MeetingCommand, MeetingDraft};
use gongjian_shared::rules::{Command, Refusal};
use gongjian_shared::wire::meetings::Convener;
use jiff::civil::time;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::list::today;
use super::people::People;
use crate::device::{clock, dice};
use crate::screens::{desk, outbox};
use crate::widgets::{Field, unique};
use crate::words::Word;
use crate::words::meetings::MeetingWord as W;
use crate::words::party::Listed;

/// What stands in the form.
#[derive(Clone, Copy)]
pub struct Draft {
    pub at: RwSignal<usize>,
    pub kind: RwSignal<MeetingKind>,
    pub invited: RwSignal<BTreeSet<PersonId>>,
    pub notes: RwSignal<BTreeSet<PersonId>>,
    pub chair: RwSignal<Option<PersonId>>,
    title: RwSignal<String>,
    on: RwSignal<String>,
    begins: RwSignal<String>,
    place: RwSignal<String>,
    agenda: RwSignal<String>,
    quorum: RwSignal<Quorum>,
    series: RwSignal<Option<Every>>,
}

impl Draft {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            at: RwSignal::new(0),
            kind: RwSignal::new(MeetingKind::Committee),
            invited: RwSignal::new(BTreeSet::new()),
            notes: RwSignal::new(BTreeSet::new()),
            chair: RwSignal::new(None),
            title: text(),
            on: RwSignal::new(today().to_string()),
            begins: RwSignal::new("14:30".to_owned()),
            place: text(),
            agenda: text(),
            quorum: RwSignal::new(Quorum::Majority),
            series: RwSignal::new(None),
        }
    }

    /// Ticks whom the kind suggests; the first of them chairs.
    fn suggest(self, unit: &Convener) {
        let kind = self.kind.get_untracked();
        let fits: Vec<PersonId> =
            unit.people.iter().filter(|it| suggested(kind, it.post)).map(|it| it.person).collect();
        self.chair.set(fits.first().copied().or_else(|| unit.people.first().map(|it| it.person)));
        self.invited.set(fits.into_iter().collect());
        self.notes.set(BTreeSet::new());
    }

    fn read(self) -> Option<MeetingDraft> {
        Some(MeetingDraft {
            kind: self.kind.get_untracked(),
            title: self.title.get_untracked(),
            on: self.on.get_untracked().parse().ok()?,
            begins: self.begins.get_untracked().parse().unwrap_or(time(9, 0, 0, 0)),
            place: self.place.get_untracked(),
            agenda: self.agenda.get_untracked().lines().map(str::to_owned).collect(),
            chair: self.chair.get_untracked()?,
            note_takers: self.notes.get_untracked().into_iter().collect(),
            invited: self.invited.get_untracked().into_iter().collect(),
            quorum: self.quorum.get_untracked(),
            series: self.series.get_untracked(),
        })
    }
}

#[component]
pub fn DraftForm(units: Vec<Convener>) -> impl IntoView {
    let (_, words) = desk();
    let (outbox, navigate) = (outbox(), use_navigate());
    let draft = Draft::new();
    let units = StoredValue::new(units);
    Effect::new(move |_| {
        draft.kind.track();
        let at = draft.at.get();
        units.with_value(|units| units.get(at).into_iter().for_each(|unit| draft.suggest(unit)));
    });
    let fault = RwSignal::new(None::<Refusal>);
    let keep = move |call: bool| {
        let unit = units.with_value(|units| units.get(draft.at.get_untracked()).map(|it| it.unit));
        let (Some(filled), Some(unit)) = (draft.read(), unit) else { return };
        if let Err(meeting) = filled.checked() {
            return fault.set(Some(Refusal::Meeting { meeting }));
        }
        let meeting = MeetingId::fresh(clock::now(), dice::draw());
        let plan = MeetingCommand::Plan { meeting, unit, draft: filled };
        outbox.give(Command::Meeting { meeting: plan });
        if call {
            outbox.give(Command::Meeting { meeting: MeetingCommand::Call { meeting } });
        }
        navigate(&format!("/meetings/{meeting}"), leptos_router::NavigateOptions::default());
    };
    let (plan, call) = (keep.clone(), keep);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        call(true);
    };
    view! {
        <form class="stack meeting-form" on:submit=submit>
            <section class="card stack">
                <Units units=units at=draft.at/>
                <Choice label=W::Kind chosen=draft.kind/>
                {move || draft.kind.get().asks_the_head().then(|| view! { <p class="muted">{words.meeting(W::AskHead)}</p> })}
                <Field label=words.meeting(W::TitleLabel) value=draft.title/>
                <Field label=words.meeting(W::On) value=draft.on kind="date"/>
                <Field label=words.meeting(W::Begins) value=draft.begins kind="time"/>
                <Field label=words.meeting(W::Place) value=draft.place/>
                <Items agenda=draft.agenda/>
                <Choice label=W::Quorum chosen=draft.quorum/>
                <Series chosen=draft.series/>
            </section>
            {move || units.with_value(|units| units.get(draft.at.get()).cloned()).map(|unit| view! { <People unit=unit draft=draft/> })}
            {move || fault.get().map(|it| view! { <p class="field-below" data-fault="" role="alert">{words.say(&Word::Refusal(it))}</p> })}
            <div class="row">
                <button type="submit" class="btn primary">{words.meeting(W::CallNow)}</button>
                <button type="button" class="btn" on:click=move |_| plan(false)>{words.meeting(W::KeepPlan)}</button>
            </div>
        </form>
    }
}

/// In whose name it is called.
#[component]
fn Units(units: StoredValue<Vec<Convener>>, at: RwSignal<usize>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("unit");
    let names = units.with_value(|all| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    view! {
        <div class="field">
            <label for=id.clone()>{words.meeting(W::Unit)}</label>
            <select class="input" id=id on:change=move |event| at.set(event_target_value(&event).parse().unwrap_or(0))>
                {names.into_iter().enumerate().map(|(place, name)| view! { <option value=place.to_string()>{name}</option> }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Items(agenda: RwSignal<String>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("agenda");
    view! {
        <div class="field">
            <label for=id.clone()>{words.meeting(W::Agenda)}</label>
            <textarea class="input" id=id prop:value=move || agenda.get() on:input=move |event| agenda.set(event_target_value(&event))></textarea>
            <p class="field-below">{words.meeting(W::AgendaHint)}</p>
        </div>
    }
}

/// One of a closed list.
#[component]
fn Choice<L: Listed>(label: W, chosen: RwSignal<L>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("choice");
    let change = move |event| {
        let at = event_target_value(&event).parse::<usize>().unwrap_or(0);
        if let Some(it) = L::LIST.get(at) {
            chosen.set(*it);
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{words.meeting(label)}</label>
            <select class="input" id=id on:change=change>
                {L::LIST.iter().enumerate().map(|(at, it)| {
                    let it = *it;
                    view! { <option value=at.to_string() selected=move || chosen.get() == it>{words.list_name(it)}</option> }
                }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Series(chosen: RwSignal<Option<Every>>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("series");
    view! {
        <div class="field">
            <label for=id.clone()>{words.meeting(W::Series)}</label>
            <select class="input" id=id on:change=move |event| chosen.set(Every::parse(&event_target_value(&event)))>
                <option value="">{words.meeting(W::NoSeries)}</option>
                {Every::ALL.iter().map(|it| view! { <option value=it.as_str()>{words.list_name(*it)}</option> }).collect_view()}
            </select>
        </div>
    }
}
