use gongjian_shared::pairing::{Blockage, Repair};
use leptos::prelude::*;

use super::shown::name;
use super::table::Table;
use crate::screens::desk;
use crate::widgets::{Empty, Glyph};
use crate::words::rounds::RoundWord;

/// What is wrong with the lists, and what stands in the way of any plan.
#[component]
pub fn Troubles(table: Table) -> impl IntoView {
    let (_, words) = desk();
    let nobody = Memo::new(move |_| table.board.with(|it| it.leaders.is_empty() || it.counselors.is_empty()));
    let doubts = move || table.shown.with(|it| it.as_ref().map(|it| it.doubts.clone()).unwrap_or_default());
    let blocked = move || table.work.with(|it| it.as_ref().and_then(|it| it.blocked.clone()));
    let unproved = move || table.work.with(|it| it.as_ref().is_some_and(|it| it.unproved));
    view! {
        {move || nobody.get().then(|| view! {
            <div class="card"><Empty glyph=Glyph::Person title=words.round(RoundWord::Nobody) text=words.round(RoundWord::NobodyNext)/></div>
        })}
        <ul class="pairing-doubts" role="status">
            {move || doubts().into_iter().map(|it| view! {
                <li>{words.language().doubt(&it, |person| table.board.with(|board| name(board, person)))}</li>
            }).collect_view()}
            {move || unproved().then(|| view! { <li>{words.round(RoundWord::NotProved)}</li> })}
        </ul>
        {move || blocked().map(|it| view! { <Blocked table=table it=it/> })}
    }
}

#[component]
fn Blocked(table: Table, it: Blockage) -> impl IntoView {
    let (_, words) = desk();
    let Blockage { clients, servers, places, left_out, repair } = it;
    let who = table.board.with_untracked(|board| {
        let of = |at: &usize| board.counselors.get(*at).map(|it| it.name.clone());
        let leader = |at: &usize| board.leaders.get(*at).map(|it| it.name.clone());
        let names: Vec<_> = clients.iter().filter_map(of).collect();
        let leaders: Vec<_> = servers.iter().filter_map(leader).collect();
        (names.join("、"), leaders.join("、"))
    });
    let said = RoundWord::Blocked { clients: clients.len(), servers: servers.len(), places };
    let most = table.board.with_untracked(|board| board.load.max().unwrap_or(1)).max(1);
    let more = RoundWord::MoreLeaders { count: left_out.div_ceil(most) };
    view! {
        <section class="card stack pairing-blocked" role="alert">
            <h2>{words.round(said)}</h2>
            <p>{who.0}</p>
            <p class="muted">{who.1}</p>
            <p>{words.round(RoundWord::LeftOut { count: left_out })}</p>
            {match repair {
                Some(repair) => view! { <WayOut table=table it=repair/> }.into_any(),
                None => view! { <p>{words.round(RoundWord::NoWayOut)}</p> }.into_any(),
            }}
            <p class="muted small">{words.round(more)}</p>
        </section>
    }
}

#[component]
fn WayOut(table: Table, it: Repair) -> impl IntoView {
    let (_, words) = desk();
    let steps = table.board.with_untracked(|board| {
        let counselor = |at: usize| board.counselors.get(at).map(|it| it.name.clone()).unwrap_or_default();
        let leader = |at: usize| board.leaders.get(at).map(|it| it.name.clone()).unwrap_or_default();
        let unlock = it.unlock.iter().map(|at| RoundWord::GiveUpLock { name: counselor(*at) });
        let places =
            it.places.iter().map(|(at, more)| RoundWord::AddPlaces { leader: leader(*at), more: *more });
        let lift = it.lift.iter().map(|(client, server)| RoundWord::LiftPair {
            counselor: counselor(*client),
            leader: leader(*server),
        });
        unlock.chain(places).chain(lift).collect::<Vec<_>>()
    });
    view! {
        <div>
            <h3>{words.round(RoundWord::WayOut)}</h3>
            <ul class="pairing-steps">{steps.into_iter().map(|step| view! { <li>{words.round(step)}</li> }).collect_view()}</ul>
        </div>
    }
}
