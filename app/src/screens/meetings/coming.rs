//! Who comes: the own answer, and how far all have answered.

use gongjian_shared::ids::UserId;
use gongjian_shared::rules::meetings::{Coming, MeetingCommand, MeetingState};
use leptos::prelude::*;

use super::acts::OneLine;
use super::sheet::Sheet;
use crate::screens::desk;
use crate::words::Words;
use crate::words::meetings::MeetingWord as W;

fn said(coming: &Coming, words: Words) -> String {
    words.say_meeting(&match coming {
        Coming::Attend => W::SaidAttend,
        Coming::Leave { reason } => W::SaidLeave { reason: reason.clone() },
        Coming::StandIn { name } => W::SaidStandIn { name: name.clone() },
    })
}

#[component]
pub fn MyAnswer(sheet: Sheet, me: Memo<Option<UserId>>) -> impl IntoView {
    let (_, words) = desk();
    let asked = Memo::new(move |_| {
        sheet.row.with(|row| {
            row.state == MeetingState::Called && me.get().is_some_and(|me| row.is_invited(me.into()))
        })
    });
    let answer =
        Memo::new(move |_| sheet.row.with(|row| row.answer_of(me.get()?.into()).map(|it| it.coming.clone())));
    let moved = move || sheet.row.with(|row| row.moved() > 0) && answer.with(Option::is_none);
    let (leaving, sending) = (RwSignal::new(false), RwSignal::new(false));
    let give = move |coming: Coming| {
        let meeting = sheet.row.with_untracked(|row| row.meeting);
        sheet.give(MeetingCommand::Answer { meeting, coming });
    };
    move || {
        asked.get().then(|| view! {
            <section class="card stack meeting-answer">
                <h2>{words.meeting(W::MyAnswer)}</h2>
                {move || moved().then(|| view! { <p role="status"><strong>{words.meeting(W::Moved)}</strong></p> })}
                {move || answer.get().map(|it| view! { <p role="status">{words.say_meeting(&W::Said { what: said(&it, words) })}</p> })}
                <div class="row">
                    <button type="button" class="btn primary" on:click=move |_| give(Coming::Attend)>{words.meeting(W::Attend)}</button>
                    <button type="button" class="btn" on:click=move |_| leaving.set(true)>{words.meeting(W::Leave)}</button>
                    <button type="button" class="btn" on:click=move |_| sending.set(true)>{words.meeting(W::StandIn)}</button>
                </div>
                <p class="muted small">{words.meeting(W::MyAnswerHint)}</p>
                <OneLine open=leaving title=W::Leave label=W::Reason yes=W::Leave on_yes=Callback::new(move |reason| give(Coming::Leave { reason }))/>
                <OneLine open=sending title=W::StandIn label=W::StandInName yes=W::StandIn on_yes=Callback::new(move |name| give(Coming::StandIn { name }))/>
            </section>
        })
    }
}

/// What everybody answered.
#[component]
pub fn Answers(sheet: Sheet) -> impl IntoView {
    let (_, words) = desk();
    let counted = move || {
        sheet.row.with(|row| {
            let all: Vec<_> =
                row.invited.iter().map(|it| row.answer_of(it.person).map(|it| &it.coming)).collect();
            let count = |fits: fn(&Option<&Coming>) -> bool| all.iter().filter(|it| fits(it)).count();
            words.say_meeting(&W::Answers {
                attend: count(|it| matches!(it, Some(Coming::Attend))),
                leave: count(|it| matches!(it, Some(Coming::Leave { .. }))),
                stand_in: count(|it| matches!(it, Some(Coming::StandIn { .. }))),
                none: all.iter().filter(|it| it.is_none()).count(),
            })
        })
    };
    let lines = move || {
        sheet.row.with(|row| {
            row.invited.iter().map(|it| {
                let answer = row.answer_of(it.person).map(|it| said(&it.coming, words));
                let answer = answer.unwrap_or_else(|| words.say_meeting(&W::NotAnswered));
                view! { <li class="item"><span class="item-words"><strong>{it.name.clone()}</strong></span><span class="muted">{answer}</span></li> }
            }).collect_view()
        })
    };
    view! {
        <section class="card stack">
            <h2>{words.meeting(W::People)}</h2>
            <p class="num" data-answers="">{counted}</p>
            <ul class="list">{lines}</ul>
        </section>
    }
}
