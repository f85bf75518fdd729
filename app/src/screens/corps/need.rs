//! One request, as its two see it.

use gongjian_shared::rules::Command;
use gongjian_shared::rules::needs::{NeedCommand, NeedRow, NeedState, Said};
use leptos::prelude::*;

use super::parts::{Area, typed};
use crate::screens::programmes::today;
use crate::screens::{desk, outbox};
use crate::words::corps::CorpsWord as W;

#[component]
pub fn OneNeed(row: Memo<Option<NeedRow>>) -> impl IntoView {
    move || row.get().map(|row| view! { <Shown row=row/> })
}

#[component]
fn Shown(row: NeedRow) -> impl IntoView {
    let (notebook, words) = desk();
    let me = notebook.me.with_untracked(|me| me.as_ref()?.as_ref().map(|me| me.user));
    let handles = me == Some(row.handler.person.into());
    let (state, kind, late) = (row.state, row.kind, row.is_late(today()));
    let on = words.date(row.reply_by);
    let who = if handles {
        W::AskedBy { name: row.teacher_name.clone(), on }
    } else {
        W::HandledBy { name: row.handler.name.clone(), on }
    };
    let tone = match state {
        NeedState::Asked if late => "alarm",
        NeedState::Asked => "care",
        NeedState::Answered | NeedState::Closed => "good",
    };
    let said = row.said.clone().into_iter().map(|it| view! { <Message it=it/> }).collect_view();
    view! {
        <section class="card stack" data-need=state.as_str()>
            <div class="row between">
                <div class="item-words">
                    <strong>{words.list_name(kind)}</strong>
                    <span class="item-more">{words.corps(who)}</span>
                </div>
                <span class="mark" data-tone=tone>{words.list_name(state)}</span>
            </div>
            <ol class="corps-said">{said}</ol>
            {(state != NeedState::Closed).then(|| view! { <Acts row=row handles=handles/> })}
        </section>
    }
}

#[component]
fn Message(it: Said) -> impl IntoView {
    let (_, words) = desk();
    let at = it.at;
    view! {
        <li>
            <span class="item-more"><span>{it.name}</span><span class="num">{move || words.moment(at)}</span></span>
            <p class="corps-text">{it.text}</p>
        </li>
    }
}

#[component]
fn Acts(row: NeedRow, handles: bool) -> impl IntoView {
    let (_, words) = desk();
    let text = RwSignal::new(String::new());
    let (need, outbox) = (row.need, outbox());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = typed(text);
        if !said.is_empty() {
            outbox.give(Command::Need { need: NeedCommand::Say { need, text: said } });
            text.set(String::new());
        }
    };
    let close = move |_| {
        outbox.give(Command::Need { need: NeedCommand::Close { need } });
    };
    let label = if handles { W::Reply } else { W::More };
    view! {
        <form class="stack" on:submit=submit>
            <Area label=label.clone() value=text rows=3/>
            <div class="row">
                <button type="submit" class="btn primary">{words.corps(label)}</button>
                {(!handles).then(|| view! { <button type="button" class="btn" on:click=close>{words.corps(W::Close)}</button> })}
            </div>
        </form>
    }
}
