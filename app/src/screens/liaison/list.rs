//! /arrange: what is open for the leaders whom somebody serves: what and when, nothing of what was said.

use std::collections::BTreeSet;

use gongjian_shared::care::RecordKind;
use gongjian_shared::ids::PairId;
use gongjian_shared::programmes::Label;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::liaison::LiaisonCommand;
use gongjian_shared::wire::liaison::{ArrangeLine, ArrangeList, ToArrange};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrange::Arrange;
use crate::api::{self, CallError};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::screens::programmes::Answer;
use crate::screens::sender::Sender;
use crate::widgets::{Banner, Empty, Glyph, Tone};
use crate::words::Language;
use crate::words::care::CareWord;
use crate::words::liaison::LiaisonWord as W;

/// What the lines share; copy it freely.
#[derive(Clone, Copy)]
struct Desk {
    chosen: RwSignal<BTreeSet<PairId>>,
    sender: Sender,
    again: Callback<()>,
}

impl Desk {
    fn give(self, liaison: LiaisonCommand) {
        self.sender.give(Command::Liaison { liaison }, move || self.again.run(()));
    }
}

#[component]
pub fn ArrangePage() -> impl IntoView {
    let (_, words) = desk();
    let answer = RwSignal::new(None::<Result<ArrangeList, CallError>>);
    let again = Callback::new(move |()| {
        spawn_local(async move { drop(answer.try_set(Some(api::liaison::arrange_list().await))) });
    });
    again.run(());
    let it = Desk { chosen: RwSignal::new(BTreeSet::new()), sender: Sender::new(), again };
    let draw = Callback::new(move |list: ArrangeList| view! { <Lines it=it list=list/> }.into_any());
    view! {
        <Page title=words.liaison(W::ArrangePage) back="/">
            <p class="muted">{words.liaison(W::ArrangeLead)}</p>
            {move || it.sender.trouble.get().map(|trouble| view! { <Banner tone=Tone::Alarm title=words.of(trouble)/> })}
            <Answer asked=answer again=again draw=draw/>
        </Page>
    }
}

#[component]
fn Lines(it: Desk, list: ArrangeList) -> impl IntoView {
    let (_, words) = desk();
    if list.lines.is_empty() {
        return view! {
            <div class="card"><Empty glyph=Glyph::Check title=words.liaison(W::ArrangeNone) text=words.liaison(W::ArrangeNoneNext)/></div>
        }
        .into_any();
    }
    let remind = move |_| {
        let pairs: Vec<PairId> = it.chosen.get_untracked().into_iter().collect();
        it.chosen.set(BTreeSet::new());
        it.give(LiaisonCommand::Remind { pairs });
    };
    let count = move || it.chosen.with(BTreeSet::len);
    view! {
        <div class="arrange">
            <ul class="card list">{list.lines.into_iter().map(|line| view! { <Line it=it line=line/> }).collect_view()}</ul>
            <div class="row arrange-acts">
                <button type="button" class="btn primary" disabled=move || count() == 0 || it.sender.busy.get() on:click=remind>
                    {move || words.say_liaison(&W::Remind { count: count() })}
                </button>
                <span class="muted small">{words.liaison(W::RemindHint)}</span>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Line(it: Desk, line: ArrangeLine) -> impl IntoView {
    let (_, words) = desk();
    let arranging = RwSignal::new(false);
    let both = format!("{} · {}", line.leader, line.counselor);
    let pair = line.pair;
    let last = line.last.iter().find(|(kind, _)| *kind == RecordKind::Talk).map(|(_, on)| *on);
    let last = last.map_or(W::NeverMet, |on| W::LastMet { on });
    let asked = line.asked.map(|on| W::AskedBy { who: line.counselor.clone(), on });
    let reminded = line.reminded.map(|it| W::Reminded { by: it.name, on: it.on });
    let plans = line.plans.into_iter().map(|plan| {
        let said = W::PlanOn { on: plan.on, begins: plan.begins, place: plan.place, by: plan.name };
        view! { <span class="mark" data-tone="good">{words.care(CareWord::Kind(plan.kind))}" "{words.liaison(said)}</span> }
    });
    let plans = plans.collect_view();
    let nothing = line.open.is_empty();
    let open = line.open.into_iter().map(chip).collect_view();
    let on_plan = Callback::new(move |command| it.give(command));
    let pick = move |event: leptos::ev::Event| {
        let checked = event_target_checked(&event);
        it.chosen.update(|all| {
            all.retain(|it| *it != pair);
            all.extend(checked.then_some(pair));
        });
    };
    let label = words.liaison(W::Pick { who: both.clone() });
    view! {
        <li class="item arrange-line">
            <label class="arrange-pick">
                <input type="checkbox" aria-label=label prop:checked=move || it.chosen.with(|all| all.contains(&pair)) on:change=pick/>
            </label>
            <span class="item-words">
                <strong>{both.clone()}</strong>
                {asked.map(|asked| view! { <span class="mark" data-tone="care">{words.liaison(asked)}</span> })}
                <span class="item-more num"><span>{words.liaison(last)}</span>{reminded.map(|it| view! { <span>{words.liaison(it)}</span> })}</span>
                <span class="owed-marks">{open}{nothing.then(|| view! { <span class="muted small">{words.liaison(W::NothingOpen)}</span> })}</span>
                <span class="owed-marks">{plans}</span>
            </span>
            <span class="item-acts"><button type="button" class="btn" on:click=move |_| arranging.set(true)>{words.liaison(W::Arrange)}</button></span>
            <Arrange open=arranging pair=pair who=Signal::stored(both) on_plan=on_plan/>
        </li>
    }
}

fn chip(it: ToArrange) -> impl IntoView {
    let (_, words) = desk();
    let name = move || named(words.language(), &it.name);
    view! { <span class="mark">{name}" "{words.care(CareWord::Slot(it.slot))}</span> }
}

pub fn named(language: Language, it: &Label) -> String {
    language.named(&it.zh, &it.en)
}
