//! Asking for a talk, and when the next one is. Both work without a network.

use gongjian_shared::care::RecordKind;
use gongjian_shared::ids::PairId;
use gongjian_shared::rules::Command;
use gongjian_shared::rules::liaison::{LiaisonCommand, Planned};
use leptos::prelude::*;

use super::held::Held;
use crate::keeper::talk::GivenRow;
use crate::screens::liaison::Arrange;
use crate::screens::programmes::today;
use crate::screens::{desk, outbox};
use crate::widgets::{Glyph, Icon};
use crate::words::care::CareWord;
use crate::words::liaison::LiaisonWord as W;

#[component]
pub fn Talks(it: Memo<Option<Held>>) -> impl IntoView {
    let (_, words) = desk();
    let lives = |it: &&Held| it.is_mine() && !it.row.is_over_on(today());
    let told = Memo::new(move |_| {
        it.with(|it| {
            it.as_ref().filter(lives).map(|it| (it.row.pair, it.is_leader(), it.asked(), it.plans()))
        })
    });
    let other = Signal::derive(move || {
        it.with(|it| it.as_ref().map(|it| it.other().name.clone())).unwrap_or_default()
    });
    let counselor = move || {
        it.with_untracked(|it| it.as_ref().map(|it| it.row.counselor.name.clone())).unwrap_or_default()
    };
    let arranging = RwSignal::new(false);
    move || {
        told.get().map(|(pair, leads, asked, plans)| {
            let none = plans.is_empty();
            let plans = plans.into_iter().map(|plan| view! { <PlanLine pair=pair plan=plan leads=leads/> });
            let asked = asked.map(|on| if leads { W::AskedBy { who: counselor(), on } } else { W::Asked { on } });
            let open = asked.is_some();
            view! {
                <section class="card stack" aria-labelledby="talks">
                    <h2 id="talks">{words.liaison(W::Talks)}</h2>
                    {asked.map(|asked| view! { <p class="mark asked" data-tone="care">{words.liaison(asked)}</p> })}
                    <ul class="plan-list">{plans.collect_view()}</ul>
                    {none.then(|| view! { <p class="muted">{words.liaison(W::NoPlans)}</p> })}
                    {if leads {
                        view! {
                            <div class="row"><button type="button" class="btn" on:click=move |_| arranging.set(true)>{words.liaison(W::Arrange)}</button></div>
                            <Arrange open=arranging pair=pair who=other on_plan=give()/>
                        }.into_any()
                    } else {
                        view! { <Ask pair=pair open=open/> }.into_any()
                    }}
                </section>
            }
        })
    }
}

/// By the outbox: it waits for a network.
fn give() -> Callback<LiaisonCommand> {
    let outbox = outbox();
    Callback::new(move |liaison| {
        outbox.give(Command::Liaison { liaison });
    })
}

/// 约谈请求: one press, nothing to fill in.
#[component]
fn Ask(pair: PairId, open: bool) -> impl IntoView {
    let (_, words) = desk();
    let (outbox, give) = (outbox(), give());
    let mine = move |it: &GivenRow| {
        let ask = Some(Command::Liaison { liaison: LiaisonCommand::Ask { pair } });
        it.state.waits() && it.command() == ask
    };
    let waits = Memo::new(move |_| outbox.rows.with(|rows| rows.iter().any(mine)));
    let act = move |_| give.run(LiaisonCommand::Ask { pair });
    view! {
        {move || waits.get().then(|| view! { <p class="muted" role="status">{words.liaison(W::AskWaits)}</p> })}
        {(!open).then(|| view! {
            <div class="row"><button type="button" class="btn" disabled=move || waits.get() on:click=act>
                <Icon glyph=Glyph::Plus/>{words.liaison(W::AskTalk)}
            </button></div>
        })}
    }
}

#[component]
fn PlanLine(pair: PairId, plan: Planned, leads: bool) -> impl IntoView {
    let (_, words) = desk();
    let give = give();
    let kind: RecordKind = plan.kind;
    let said = W::PlanOn { on: plan.on, begins: plan.begins, place: plan.place, by: plan.name };
    view! {
        <li class="planned">
            <span class="owed-words">
                <strong>{words.care(CareWord::Kind(kind))}</strong>
                <span class="muted small num">{words.liaison(said)}</span>
            </span>
            {leads.then(|| view! {
                <button type="button" class="btn quiet" on:click=move |_| give.run(LiaisonCommand::Unplan { pair, kind })>{words.liaison(W::Unplan)}</button>
            })}
        </li>
    }
}
