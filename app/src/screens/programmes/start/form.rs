//! The draft of a start: what is typed, and beside it what it means.

use gongjian_shared::ids::{ProgrammeId, UnitId};
use gongjian_shared::programmes::RuleSet;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::programmes::{Contact, ProgrammeCommand};
use gongjian_shared::values::Name;
use gongjian_shared::wire::programmes::{Drafted, Offered};
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

use super::contacts::{Contacts, Row, contacts, reachable};
use super::title;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::programmes::burden::Meter;
use crate::screens::programmes::desk::{details, today};
use crate::screens::programmes::draft::Draft;
use crate::screens::programmes::judgement::Judgement;
use crate::screens::programmes::numbers::Numbers;
use crate::screens::programmes::phases::{Phases, has_dates, moved};
use crate::screens::programmes::rules::Rules;
use crate::screens::programmes::timeline::Timeline;
use crate::screens::sender::Sender;
use crate::widgets::{Field, Waiting, unique};
use crate::words::programmes::ProgrammeWord;

#[component]
pub fn StartForm(offered: Offered, owners: Vec<(UnitId, String)>) -> impl IntoView {
    let (_, words) = desk();
    let Some(owner) = owners.first().map(|it| it.0) else { return ().into_any() };
    let named = title(words, &offered);
    let draft = Draft::new(offered.definition, owner, today(), Vec::new());
    let rows = RwSignal::new(vec![Row::new(0)]);
    let own_title = RwSignal::new(named.get_untracked());
    let tried = RwSignal::new(false);
    let sender = Sender::new();
    Effect::new(move |_| draft.contacts.set(reachable(rows)));
    draft.follow();
    let round = RwSignal::new(0_u32);
    along_at_first(draft, round);
    let wanted = Signal::derive(move || {
        draft.drafted.with(|it| it.as_ref().map_or(1, |it| it.definition.contacts.at_least))
    });
    let navigate = use_navigate();
    let open = Callback::new(move |programme: ProgrammeId| {
        navigate(&format!("/programmes/{programme}"), NavigateOptions::default());
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let title = Name::try_from(own_title.get_untracked()).ok();
        if let Some((title, contacts)) = title.zip(untrack(move || contacts(rows))) {
            start(draft, sender, title, contacts, open);
        }
    };
    view! {
        <form class="draft" on:submit=submit novalidate>
            <div class="draft-typed">
                <section class="card stack">
                    <div class="group-top">
                        <h2>{named}</h2>
                        <a class="btn quiet slim end" href="/programmes/start">{words.told(ProgrammeWord::ChooseAnother)}</a>
                    </div>
                    <Basics draft=draft owners=owners own_title=own_title tried=tried round=round/>
                </section>
                <Contacts rows=rows wanted=wanted tried=tried/>
                <Editors draft=draft round=round/>
            </div>
            <div class="draft-told">
                <Judgement draft=draft/>
                {move || draft.drafted.get().map(|it| view! { <Told drafted=it on=today()/> })}
                <StartButton draft=draft sender=sender/>
            </div>
        </form>
    }
    .into_any()
}

/// Fixed dates of the source lie in its own years: a fresh start moves them, once.
fn along_at_first(draft: Draft, round: RwSignal<u32>) {
    let known = Memo::new(move |_| draft.drafted.with(Option::is_some));
    Effect::new(move |_| {
        if known.get() {
            move_along(draft, round);
        }
    });
}

fn move_along(draft: Draft, round: RwSignal<u32>) {
    let on = draft.on.get_untracked();
    let changes = draft.drafted.with_untracked(|it| it.as_ref().map(|it| moved(&it.definition, on)));
    draft.before.set_value(changes.unwrap_or_default());
    draft.changes.set(Vec::new());
    round.update(|n| *n += 1);
}

/// The rules, drawn once the definition is known, and anew when all dates were moved.
#[component]
fn Editors(draft: Draft, round: RwSignal<u32>) -> impl IntoView {
    let (_, words) = desk();
    move || {
        if round.get() == 0 {
            return view! { <Waiting text=words.told(ProgrammeWord::Asking)/> }.into_any();
        }
        let Some(Drafted { definition, situation, .. }) = draft.drafted.get_untracked() else {
            return ().into_any();
        };
        let fresh = RuleSet::start(&definition, draft.on.get_untracked());
        let rules = fresh.adjust(&definition, &draft.before.get_value()).unwrap_or(fresh);
        let definition = StoredValue::new(definition);
        view! {
            <Numbers draft=draft definition=definition counted=situation/>
            <Phases draft=draft definition=definition rules=rules.clone()/>
            <Rules draft=draft definition=definition rules=rules/>
        }
        .into_any()
    }
}

#[component]
fn Basics(
    draft: Draft,
    owners: Vec<(UnitId, String)>,
    own_title: RwSignal<String>,
    tried: RwSignal<bool>,
    round: RwSignal<u32>,
) -> impl IntoView {
    let (_, words) = desk();
    let (owner, first) = (unique("owner"), unique("first-day"));
    let fault = Signal::derive(move || {
        let missing = tried.get() && own_title.with(|it| Name::try_from(it.clone()).is_err());
        missing.then(|| words.tell(&ProgrammeWord::TitleMissing))
    });
    let picked = move |text: String| {
        if let Ok(on) = text.parse::<Date>() {
            draft.on.set(on);
        }
    };
    let dated = move || draft.drafted.with(|it| it.as_ref().is_some_and(|it| has_dates(&it.definition)));
    view! {
        <Field label=words.told(ProgrammeWord::OwnTitle) value=own_title fault=fault/>
        <div class="field">
            <label for=owner.clone()>{words.told(ProgrammeWord::Owner)}</label>
            <select class="input" id=owner on:change=move |event| if let Ok(unit) = event_target_value(&event).parse() { draft.owner.set(unit) }>
                {owners.into_iter().map(|(unit, name)| view! { <option value=unit.to_string()>{name}</option> }).collect_view()}
            </select>
        </div>
        <div class="field">
            <label for=first.clone()>{words.told(ProgrammeWord::FirstDay)}</label>
            <input
                class="input" id=first type="date" required value=draft.on.get_untracked().to_string()
                on:input=move |event| picked(event_target_value(&event))
            />
        </div>
        {move || dated().then(|| view! {
            <div class="row">
                <button type="button" class="btn slim" on:click=move |_| move_along(draft, round)>{words.told(ProgrammeWord::MoveDates)}</button>
                <span class="muted small grow">{words.told(ProgrammeWord::MoveDatesHint)}</span>
            </div>
        })}
    }
}

/// What the draft means: its time line and what it asks of people.
#[component]
pub fn Told(drafted: Drafted, on: Date) -> impl IntoView {
    let (_, words) = desk();
    let Drafted { definition, rules, timeline, burden, .. } = drafted;
    view! {
        <section class="card stack" aria-labelledby="time-line">
            <h2 id="time-line">{words.told(ProgrammeWord::Timeline)}</h2>
            <Timeline definition=definition.clone() bars=timeline run=rules.run() today=on/>
        </section>
        <section class="card stack" aria-labelledby="burden">
            <h2 id="burden">{words.told(ProgrammeWord::Burden)}</h2>
            <p class="muted small">{words.told(ProgrammeWord::BurdenHint)}</p>
            <Meter definition=definition burden=burden/>
        </section>
    }
}

#[component]
fn StartButton(draft: Draft, sender: Sender) -> impl IntoView {
    let (_, words) = desk();
    let trouble = move || {
        let language = words.language();
        sender.trouble.get().map(|word| {
            let more = draft.drafted.with(|it| it.as_ref().map(|it| details(&word, &it.definition, language)));
            view! {
                <p>{words.of(word)}</p>
                <ul>{more.unwrap_or_default().into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="card stack start-now">
            <div class="form-trouble" role="alert">{trouble}</div>
            <button type="submit" class="btn primary wide" disabled=move || sender.busy.get()>
                {move || words.tell(if sender.busy.get() { &ProgrammeWord::Sending } else { &ProgrammeWord::StartNow })}
            </button>
        </div>
    }
}

fn start(draft: Draft, sender: Sender, title: Name, contacts: Vec<Contact>, open: Callback<ProgrammeId>) {
    let programme = ProgrammeId::fresh(clock::now(), dice::draw());
    let mut changes = draft.before.get_value();
    changes.extend(draft.changes.get_untracked());
    let definition = draft.definition.get_value();
    let (owner, on) = (draft.owner.get_untracked(), draft.on.get_untracked());
    let command = ProgrammeCommand::Start { programme, definition, owner, title, on, contacts, changes };
    sender.give(Command::Programme { programme: command }, move || open.run(programme));
}
