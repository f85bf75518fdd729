//! /corps/evaluation/<programme>: the counselors' view without names, the leaders' own words, and the steps of those who
//! run the programme and decide in it (S1-25). Asked online; what counselors and leaders give waits where there is none.

use std::collections::BTreeMap;

use gongjian_shared::calendar::Year;
use gongjian_shared::ids::{PairId, ProgrammeId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::evaluations::{
    CounselorView, EvaluationCommand, EvaluationState, Question, Summed,
};
use gongjian_shared::wire::corps::{EvaluationPage as Told, MyView};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::hooks::use_query_map;

use super::parts::{Area, Fates, typed};
use crate::api::{CallError, corps};
use crate::screens::page::Page;
use crate::screens::programmes::{Answer, today};
use crate::screens::sender::Sender;
use crate::screens::{desk, outbox};
use crate::widgets::Field;
use crate::words::corps::CorpsWord as W;
use crate::words::party::Listed as _;

/// Which evaluation it is, and how the page is asked for anew.
#[derive(Clone, Copy)]
struct About {
    programme: ProgrammeId,
    year: Year,
    again: Callback<()>,
    sender: Sender,
}

impl About {
    fn send(self, evaluation: EvaluationCommand) {
        let again = self.again;
        self.sender.give(Command::Evaluation { evaluation }, move || again.run(()));
    }
}

#[component]
pub fn EvaluationPage(programme: ProgrammeId) -> impl IntoView {
    let (_, words) = desk();
    let query = use_query_map();
    let asked = query.with_untracked(|it| it.get("year")).and_then(|it| it.parse::<i16>().ok());
    let year = Year::try_from(asked.unwrap_or_else(|| today().year())).unwrap_or(Year::FIRST);
    let answer = RwSignal::new(None::<Result<Told, CallError>>);
    let again = Callback::new(move |()| {
        spawn_local(async move { drop(answer.try_set(Some(corps::evaluation(programme, year).await))) });
    });
    again.run(());
    // What was given here and has been judged changes the page.
    let outbox = outbox();
    let waiting = Memo::new(move |_| outbox.counts());
    Effect::new(move |before: Option<(usize, usize)>| {
        let now = waiting.get();
        if before.is_some_and(|before| before != now) {
            again.run(());
        }
        now
    });
    let about = About { programme, year, again, sender: Sender::new() };
    let sub = Signal::derive(move || {
        answer
            .with(|it| it.as_ref().and_then(|it| it.as_ref().ok()).map(|it| it.title.clone()))
            .unwrap_or_default()
    });
    let draw = Callback::new(move |it: Told| view! { <Shown it=it about=about/> }.into_any());
    view! {
        <Page title=words.corps(W::Evaluation { year: year.get() }) sub=sub back="/programmes">
            <div class="corps">
                <Fates of=|it| matches!(it, Command::Evaluation { .. })/>
                <Answer asked=answer again=again draw=draw/>
            </div>
        </Page>
    }
}

#[component]
fn Shown(it: Told, about: About) -> impl IntoView {
    let (_, words) = desk();
    let state = it.evaluation.as_ref().map(|it| it.state);
    let adopted = it.evaluation.as_ref().and_then(|it| it.adopted.clone()).map(|it| {
        let on = words.date(it.on);
        view! { <p>{words.corps(W::AdoptedBy { name: it.name, on, document: it.document })}</p> }
    });
    let asks = state == Some(EvaluationState::Open);
    let views = it.mine.clone().into_iter().filter(|_| asks).map(|it| view! { <Mine it=it about=about/> });
    let views = views.collect_view();
    let speaks = it.my_words.clone().filter(|_| state.is_some_and(|it| it != EvaluationState::Adopted));
    view! {
        <section class="card stack" data-evaluation=state.map_or("none", EvaluationState::as_str)>
            <div class="row between">
                <p class="muted">{words.corps(W::ViewLead)}</p>
                {state.map(|state| view! { <span class="tag">{words.list_name(state)}</span> })}
            </div>
            {state.is_none().then(|| view! { <p>{words.corps(W::NotAsked)}</p> })}
            {adopted}
            <Steps it=it.clone() about=about/>
        </section>
        {views}
        {speaks.map(|text| view! { <Speak text=text about=about/> })}
        {(it.runs || it.decides).then(|| view! { <Results it=it/> })}
    }
}

/// What those who run it or decide do next.
#[component]
fn Steps(it: Told, about: About) -> impl IntoView {
    let (_, words) = desk();
    let About { programme, year, sender, .. } = about;
    let document = RwSignal::new(String::new());
    let state = it.evaluation.as_ref().map(|it| it.state);
    let act = match state {
        None if it.runs => view! {
            <button type="button" class="btn primary" on:click=move |_| about.send(EvaluationCommand::Begin { programme, year })>{words.corps(W::Begin)}</button>
        }
        .into_any(),
        Some(EvaluationState::Open) if it.runs => view! {
            <p class="num">{words.corps(W::EndLead { answered: it.answered, pairs: it.pairs })}</p>
            <button type="button" class="btn" on:click=move |_| about.send(EvaluationCommand::Close { programme, year })>{words.corps(W::EndAsking)}</button>
        }
        .into_any(),
        Some(EvaluationState::Closed) if it.decides => view! {
            <form class="stack" on:submit=move |event| {
                event.prevent_default();
                about.send(EvaluationCommand::Adopt { programme, year, document: typed(document) });
            }>
                <Field label=words.corps(W::AdoptBy) value=document/>
                <button type="submit" class="btn primary">{words.corps(W::Adopt)}</button>
            </form>
        }
        .into_any(),
        None | Some(EvaluationState::Open | EvaluationState::Closed | EvaluationState::Adopted) => ().into_any(),
    };
    view! {
        {act}
        {move || sender.trouble.get().map(|word| view! { <p class="form-trouble" role="alert">{words.of(word)}</p> })}
    }
}

/// The view of one pair's counselor.
#[component]
fn Mine(it: MyView, about: About) -> impl IntoView {
    let (_, words) = desk();
    let done = it.answered;
    view! {
        <section class="card stack" data-view=if done { "given" } else { "open" }>
            <div class="row between">
                <h2>{words.corps(W::MyView { leader: it.leader })}</h2>
                {done.then(|| view! { <span class="mark" data-tone="good">{words.corps(W::Answered)}</span> })}
            </div>
            {(!done).then(|| view! { <Questions pair=it.pair about=about/> })}
        </section>
    }
}

#[component]
fn Questions(pair: PairId, about: About) -> impl IntoView {
    let (_, words) = desk();
    let marks = RwSignal::new(BTreeMap::<Question, u8>::new());
    let free = RwSignal::new(String::new());
    let unmarked = RwSignal::new(false);
    let outbox = outbox();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let view = CounselorView { marks: marks.get_untracked(), words: typed(free) };
        if view.marks.len() < Question::ALL.len() {
            return unmarked.set(true);
        }
        let (programme, year) = (about.programme, about.year);
        let evaluation = EvaluationCommand::Answer { programme, year, pair, view };
        outbox.give(Command::Evaluation { evaluation });
    };
    let question = move |question: Question| {
        let choices = (1..=5_u8).map(|mark| {
            let press = move |_| {
                marks.update(|all| {
                    all.insert(question, mark);
                });
            };
            let on = move || marks.with(|all| all.get(&question) == Some(&mark)).to_string();
            view! { <button type="button" class="btn slim num" aria-pressed=on on:click=press>{words.corps(W::Mark { mark: mark.into() })}</button> }
        });
        view! {
            <fieldset class="corps-question">
                <legend>{words.list_name(question)}</legend>
                <div class="corps-marks">{choices.collect_view()}</div>
            </fieldset>
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            {Question::ALL.iter().map(|it| question(*it)).collect_view()}
            <Area label=W::FreeWords value=free rows=3/>
            {move || unmarked.get().then(|| view! { <p class="form-trouble" role="alert">{words.corps(W::Unmarked)}</p> })}
            <button type="submit" class="btn primary">{words.corps(W::GiveView)}</button>
        </form>
    }
}

/// A leader's own words.
#[component]
fn Speak(text: String, about: About) -> impl IntoView {
    let (_, words) = desk();
    let value = RwSignal::new(text);
    let outbox = outbox();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (programme, year, text) = (about.programme, about.year, typed(value));
        if !text.is_empty() {
            let evaluation = EvaluationCommand::Speak { programme, year, text };
            outbox.give(Command::Evaluation { evaluation });
        }
    };
    view! {
        <form class="card stack" on:submit=submit>
            <h2>{words.corps(W::MyWords)}</h2>
            <p class="muted">{words.corps(W::WordsLead)}</p>
            <Area label=W::MyWords value=value rows=6/>
            <button type="submit" class="btn primary">{words.corps(W::Save)}</button>
        </form>
    }
}

/// The sum, and the leaders' own words; nobody is ranked.
#[component]
fn Results(it: Told) -> impl IntoView {
    let (_, words) = desk();
    let asking = it.evaluation.as_ref().is_none_or(|it| it.state == EvaluationState::Open);
    let sum = match it.sum {
        Some(sum) => view! { <Sum it=sum/> }.into_any(),
        None => {
            let why = if asking { W::NotYetShown } else { W::TooFew };
            view! { <p class="muted">{words.corps(why)}</p> }.into_any()
        }
    };
    let none = it.words.is_empty();
    let own = it.words.into_iter().map(|(name, text)| {
        view! { <li class="item"><span class="item-words"><strong>{name}</strong><span class="corps-text">{text}</span></span></li> }
    });
    view! {
        <section class="card stack" data-sum="">
            <h2>{words.corps(W::Views)}</h2>
            {sum}
        </section>
        <section class="card stack">
            <h2>{words.corps(W::LeadersWords)}</h2>
            {none.then(|| view! { <p class="muted">{words.corps(W::NoWords)}</p> })}
            <ul class="list">{own.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Sum(it: Summed) -> impl IntoView {
    let (_, words) = desk();
    let row = move |(question, counts): (Question, [u32; 5])| {
        let cells = counts.into_iter().map(|count| view! { <td class="num">{count}</td> }).collect_view();
        view! { <tr><th scope="row">{move || question.name_in(words.language())}</th>{cells}</tr> }
    };
    let heads =
        (1..=5).map(|mark| view! { <th scope="col" class="num">{words.corps(W::Mark { mark })}</th> });
    let said = it.words.into_iter().map(|text| view! { <li class="corps-text">{text}</li> }).collect_view();
    view! {
        <p class="num">{words.corps(W::Together { views: it.views })}</p>
        <div class="corps-scroll">
            <table class="corps-table">
                <thead><tr><th></th>{heads.collect_view()}</tr></thead>
                <tbody>{it.marks.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
        <ul class="corps-said">{said}</ul>
    }
}
