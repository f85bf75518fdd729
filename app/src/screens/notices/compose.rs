use gongjian_shared::ids::NoticeId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::notices::{Ask, BODY_MAX, NoticeCommand, NoticeText, To};
use gongjian_shared::values::Name;
use gongjian_shared::wire::notices::{NoticeList, SendFrom};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_navigate;

use super::receivers::Receivers;
use crate::api::{self, CallError};
use crate::device::{clock, dice};
use crate::screens::page::Page;
use crate::screens::{desk, outbox};
use crate::widgets::{Empty, Field, Glyph, Segments, Waiting, unique};
use crate::words::Word;
use crate::words::notices::NoticeWord;

/// /notices/new
#[component]
pub fn ComposePage() -> impl IntoView {
    let (_, words) = desk();
    let asked = RwSignal::new(None::<Result<NoticeList, CallError>>);
    spawn_local(async move { drop(asked.try_set(Some(api::notices::notices().await))) });
    view! {
        <Page title=words.noticed(NoticeWord::Compose) back="/notices">
            {move || match asked.get() {
                None => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                Some(Ok(list)) if !list.from.is_empty() => view! { <Form from=list.from/> }.into_any(),
                Some(Ok(_)) => view! {
                    <div class="card"><Empty glyph=Glyph::Lock title=words.noticed(NoticeWord::NoFrom) text=words.noticed(NoticeWord::NoFromNext)/></div>
                }.into_any(),
                Some(Err(_)) => view! {
                    <div class="card"><Empty glyph=Glyph::CloudOff title=words.noticed(NoticeWord::Offline) text=words.noticed(NoticeWord::OfflineNext)/></div>
                }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Form(from: Vec<SendFrom>) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let navigate = use_navigate();
    let (title, body, due) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (ask, at) = (RwSignal::new(Ask::Read), RwSignal::new(0_usize));
    let to = RwSignal::new(Vec::<To>::new());
    let tried = RwSignal::new(false);
    let offices = StoredValue::new(from);
    let named = move || Name::try_from(title.get()).ok();
    let body_fits = move || body.with(|it| (1..=BODY_MAX).contains(&it.trim().chars().count()));
    let title_fault = Signal::derive(move || {
        (tried.get() && named().is_none()).then(|| words.notice(&NoticeWord::TitleMissing))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let from = offices.with_value(|all| all.get(at.get_untracked()).map(|it| it.unit));
        let (Some(title), Some(from)) = (untrack(named), from) else { return };
        if !untrack(body_fits) || to.with_untracked(Vec::is_empty) {
            return;
        }
        let due = due.get_untracked().parse().ok();
        let text = NoticeText { title, body: body.get_untracked(), ask: ask.get_untracked(), due };
        let notice = NoticeId::fresh(clock::now(), dice::draw());
        let send = NoticeCommand::Send { notice, from, text, to: to.get_untracked() };
        outbox.give(Command::Notice { notice: send });
        navigate("/unsent", leptos_router::NavigateOptions::default());
    };
    view! {
        <form class="stack compose" on:submit=submit>
            <Office offices=offices at=at/>
            {move || offices.with_value(|all| all.get(at.get()).cloned()).map(|office| view! {
                <Receivers office=office to=to missing=Signal::derive(move || tried.get() && to.with(Vec::is_empty))/>
            })}
            <section class="card stack">
                <Field label=words.noticed(NoticeWord::TitleLabel) value=title fault=title_fault/>
                <Body body=body wrong=Signal::derive(move || tried.get() && !body_fits())/>
                <AskChoice ask=ask/>
                <Field label=words.noticed(NoticeWord::DueLabel) value=due kind="date"/>
            </section>
            <p class="muted small">{words.noticed(NoticeWord::SendLead)}</p>
            <div class="row"><button type="submit" class="btn primary">{words.noticed(NoticeWord::SendNow)}</button></div>
        </form>
    }
}

/// In whose name it goes out; a choice only for who works in several offices.
#[component]
fn Office(offices: StoredValue<Vec<SendFrom>>, at: RwSignal<usize>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("office");
    let names = offices.with_value(|all| all.iter().map(|it| it.name.clone()).collect::<Vec<_>>());
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(NoticeWord::SendFrom)}</label>
            <select class="input" id=id on:change=move |event| at.set(event_target_value(&event).parse().unwrap_or(0))>
                {names.into_iter().enumerate().map(|(place, name)| view! {
                    <option value=place.to_string() selected=move || at.get() == place>{name}</option>
                }).collect_view()}
            </select>
        </div>
    }
}

#[component]
fn Body(body: RwSignal<String>, wrong: Signal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let id = unique("body");
    view! {
        <div class="field">
            <label for=id.clone()>{words.noticed(NoticeWord::BodyLabel)}</label>
            <textarea class="input" id=id prop:value=move || body.get() on:input=move |event| body.set(event_target_value(&event))></textarea>
            {move || wrong.get().then(|| view! {
                <p class="field-below" data-fault="">{words.noticed(NoticeWord::BodyMissing { most: BODY_MAX })}</p>
            })}
        </div>
    }
}

#[component]
fn AskChoice(ask: RwSignal<Ask>) -> impl IntoView {
    let (_, words) = desk();
    let choices = Signal::derive(move || {
        vec![
            (Ask::Read.as_str(), words.notice(&NoticeWord::AskKindRead)),
            (Ask::Confirm.as_str(), words.notice(&NoticeWord::AskKindConfirm)),
            (Ask::Reply.as_str(), words.notice(&NoticeWord::AskKindReply)),
        ]
    });
    let choose = Callback::new(move |word| ask.set(Ask::parse(word).unwrap_or(Ask::Read)));
    view! {
        <div class="field">
            <p class="label">{words.noticed(NoticeWord::AskLabel)}</p>
            <Segments label=words.noticed(NoticeWord::AskLabel) choices=choices chosen=Signal::derive(move || ask.get().as_str()) on_choose=choose/>
        </div>
    }
}
