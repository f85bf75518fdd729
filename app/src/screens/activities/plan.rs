//! The plan of an activity: fields that anybody may change, hosts, and what still wants a look. Nothing stops anybody.

use std::collections::BTreeSet;

use gongjian_shared::activities::{
    ActivityKind, Anchor, Audience, Host, HostKind, Naming, PlanField, Problem, problems,
};
use gongjian_shared::documents::edit::ActivityEdit;
use gongjian_shared::ids::UnitId;
use leptos::prelude::*;

use super::desk::ActivityDesk;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::widgets::{Field, Glyph, Icon, unique};
use crate::words::activities::ActivityWord as W;
use crate::words::party::Listed;
use crate::words::{Language, Words};

#[component]
pub fn PlanSheet(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div class="activity-plan">
            <fieldset class="card stack" disabled=move || !activity.may_write.get()>
                <legend class="unseen">{words.activity(W::OpenPlan)}</legend>
                {PlanField::ALL.iter().map(|field| view! { <PlanLine activity=activity field=*field/> }).collect_view()}
            </fieldset>
            <div class="activity-side">
                <Hosts activity=activity/>
                <Checks activity=activity/>
            </div>
        </div>
    }
}

/// What a field offers to choose from: (word, name).
fn choices(field: PlanField, language: Language) -> Vec<(&'static str, &'static str)> {
    fn of<L: Listed>(language: Language, word: fn(L) -> &'static str) -> Vec<(&'static str, &'static str)> {
        L::LIST.iter().map(|it| (word(*it), it.name_in(language))).collect()
    }
    match field {
        PlanField::Kind => of(language, ActivityKind::as_str),
        PlanField::Audience => of(language, Audience::as_str),
        PlanField::Naming => of(language, Naming::as_str),
        PlanField::Anchor => of(language, Anchor::as_str),
        PlanField::Title
        | PlanField::Theme
        | PlanField::Venue
        | PlanField::Day
        | PlanField::Begins
        | PlanField::Series
        | PlanField::Speaker => Vec::new(),
    }
}

/// A value as people call it.
fn called(words: Words, field: PlanField, value: &str) -> String {
    let found = choices(field, words.language()).into_iter().find(|(word, _)| *word == value);
    found.map_or(value, |(_, name)| name).to_owned()
}

#[component]
fn PlanLine(activity: ActivityDesk, field: PlanField) -> impl IntoView {
    let (_, words) = desk();
    let id = StoredValue::new(unique("plan"));
    let values = Memo::new(move |_| activity.shown.with(|shown| shown.plan.all(field).to_vec()));
    let first = move || values.with(|values| values.first().cloned().unwrap_or_default());
    let change = move |event: leptos::ev::Event| activity.set(field, &event_target_value(&event));
    let input = move || {
        if choices(field, words.language()).is_empty() {
            let kind = match field {
                PlanField::Day => "date",
                PlanField::Begins => "time",
                PlanField::Title
                | PlanField::Kind
                | PlanField::Theme
                | PlanField::Venue
                | PlanField::Audience
                | PlanField::Naming
                | PlanField::Series
                | PlanField::Speaker
                | PlanField::Anchor => "text",
            };
            view! { <input class="input" id=id.get_value() type=kind autocomplete="off" prop:value=first on:change=change/> }.into_any()
        } else {
            let options = choices(field, words.language());
            view! {
                <select class="input" id=id.get_value() on:change=change prop:value=first>
                    <option value="" selected=move || first().is_empty()>{words.activity(W::Choose)}</option>
                    {options.into_iter().map(|(word, name)| view! {
                        <option value=word selected=move || first() == word>{name}</option>
                    }).collect_view()}
                </select>
            }
            .into_any()
        }
    };
    view! {
        <div class="field">
            <label for=id.get_value()>{words.list_name(field)}</label>
            {input}
            {move || (values.with(Vec::len) > 1).then(|| view! {
                <div class="said" role="alert">
                    <p>{words.activity(W::TwoValues)}</p>
                    <div class="item-acts">
                        {values.get().into_iter().map(|value| {
                            let name = called(words, field, &value);
                            view! { <button type="button" class="btn" on:click=move |_| activity.act(ActivityEdit::Set { field, value: value.clone() })>{name}</button> }
                        }).collect_view()}
                    </div>
                </div>
            })}
        </div>
    }
}

/// Two or more bodies hold it together; each of a kind that the figures count (S4-09, S4-21).
#[component]
fn Hosts(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    let name = RwSignal::new(String::new());
    let kind = RwSignal::new(HostKind::School);
    let id = unique("host-kind");
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = name.with_untracked(|name| name.trim().to_owned());
        if written.is_empty() {
            return;
        }
        let host = UnitId::fresh(clock::now(), dice::draw());
        activity.act(ActivityEdit::Host { host: Host { host, kind: kind.get_untracked(), name: written } });
        name.set(String::new());
    };
    let hosts = move || activity.shown.with(|shown| shown.plan.hosts.clone());
    view! {
        <section class="card stack" aria-labelledby="hosts">
            <h2 id="hosts">{words.activity(W::Hosts)}</h2>
            <ul class="hosts">
                {move || hosts().into_iter().map(|it| {
                    let label = words.say_activity(&W::RemoveHost { name: it.name.clone() });
                    let host = it.host;
                    view! {
                        <li class="row">
                            <span class="grow"><strong>{it.name}</strong>" "<span class="tag">{words.listed(it.kind)}</span></span>
                            <button type="button" class="btn quiet round" aria-label=label on:click=move |_| activity.act(ActivityEdit::Unhost { host })>
                                <Icon glyph=Glyph::Close/>
                            </button>
                        </li>
                    }
                }).collect_view()}
            </ul>
            <form class="host-new" on:submit=add>
                <Field label=words.activity(W::HostName) value=name/>
                <div class="field">
                    <label for=id.clone()>{words.activity(W::HostType)}</label>
                    <select class="input" id=id on:change=move |event| if let Some(it) = HostKind::parse(&event_target_value(&event)) { kind.set(it) }>
                        {HostKind::ALL.iter().map(|it| view! { <option value=it.as_str()>{words.list_name(*it)}</option> }).collect_view()}
                    </select>
                </div>
                <button type="submit" class="btn">{words.activity(W::AddHost)}</button>
            </form>
        </section>
    }
}

#[component]
fn Checks(activity: ActivityDesk) -> impl IntoView {
    let (_, words) = desk();
    let found = Memo::new(move |_| activity.shown.with(|shown| problems(&shown.plan)));
    let said = move |it: &Problem| {
        let field = |field: &PlanField| field.name_in(words.language()).to_owned();
        words.say_activity(&match it {
            Problem::Missing { field: it } => W::MissingField { field: field(it) },
            Problem::Unreadable { field: it } => W::UnreadableField { field: field(it) },
            Problem::Conflict { field: it } => W::ConflictField { field: field(it) },
            Problem::NeedsHosts { least, have } => W::NeedsHosts { least: *least, have: *have },
            Problem::NotOnAnchor { anchor } => {
                W::NotOnAnchor { anchor: anchor.name_in(words.language()).to_owned() }
            }
        })
    };
    let title = move || words.say_activity(if found.with(Vec::is_empty) { &W::AllRight } else { &W::Checks });
    view! {
        <section class="card stack" aria-labelledby="checks">
            <h2 id="checks">{title}</h2>
            <ul class="checks">{move || found.with(|found| {
                let lines: BTreeSet<String> = found.iter().map(said).collect();
                lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
            })}</ul>
        </section>
    }
}
