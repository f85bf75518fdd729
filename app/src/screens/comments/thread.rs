use gongjian_shared::comments::{Act, Line};
use gongjian_shared::ids::CommentId;
use leptos::prelude::*;

use super::Comments;
use super::compose::Words;
use crate::screens::desk;
use crate::widgets::Avatar;
use crate::words::comments::CommentWord as W;

/// One thread. It can be answered, dealt with, and opened again.
#[component]
pub fn ThreadCard(comments: Comments, id: CommentId) -> impl IntoView {
    let (_, words) = desk();
    let thread = Memo::new(move |_| comments.threads.with(|all| all.iter().find(|it| it.id == id).cloned()));
    let answers = RwSignal::new(false);
    let on = move || comments.chosen.get() == Some(id);
    let quote = move || thread.with(|it| it.as_ref()?.anchor.as_ref().map(|it| it.quote.replace('\n', " ")));
    let lines =
        Memo::new(move |_| thread.with(|it| it.as_ref().map(|it| it.lines.clone()).unwrap_or_default()));
    let done = Memo::new(move |_| thread.with(|it| it.as_ref().and_then(|it| it.resolved)));
    let go = move |_| {
        comments.choose(id);
        comments.wanted.set(Some(id));
    };
    view! {
        <li class="note" data-on=move || on().then_some("") data-thread-card=id.to_string()>
            {move || quote().map(|quote| view! { <button type="button" class="note-quote" on:click=go>{quote}</button> })}
            {move || lines.get().into_iter().map(|line| view! { <OneLine comments=comments thread=id line=line/> }).collect_view()}
            {move || done.get().map(|(who, at)| {
                let who = comments.name(who).unwrap_or_else(|| words.comment(&W::Somebody));
                view! { <p class="muted small">{words.comment(&W::DoneBy { who, when: words.moment(at) })}</p> }
            })}
            {move || comments.may.get().then(|| view! {
                <div class="note-acts">
                    <button type="button" class="btn slim" on:click=move |_| answers.update(|it| *it = !*it)>{words.of_comments(W::Reply)}</button>
                    {move || if done.get().is_some() {
                        view! { <button type="button" class="btn slim quiet" on:click=move |_| comments.act(id, Act::Reopen {})>{words.of_comments(W::Reopen)}</button> }.into_any()
                    } else {
                        view! { <button type="button" class="btn slim quiet" on:click=move |_| comments.act(id, Act::Resolve {})>{words.of_comments(W::Resolve)}</button> }.into_any()
                    }}
                </div>
            })}
            {move || answers.get().then(|| {
                let send = Callback::new(move |said| {
                    comments.act(id, Act::Reply { said });
                    answers.set(false);
                });
                view! { <Words comments=comments label=W::ReplyLabel on_send=send on_leave=Callback::new(move |()| answers.set(false))/> }
            })}
        </li>
    }
}

#[component]
fn OneLine(comments: Comments, thread: CommentId, line: Line) -> impl IntoView {
    let (_, words) = desk();
    let Line { id, by, at, said } = line;
    let own = by.is_some() && by == comments.me && said.is_some();
    let name = Memo::new(move |_| comments.name(by).unwrap_or_else(|| words.comment(&W::Somebody)));
    let taken_back = said.is_none();
    view! {
        <div class="note-line">
            <Avatar name=name/>
            <div class="grow">
                <p class="note-who"><strong>{name}</strong><span class="faint small">{move || words.moment(at)}</span></p>
                {match said {
                    Some(said) => view! { <p class="note-words">{said.text}</p> }.into_any(),
                    None => view! { <p class="muted small">{words.of_comments(W::TakenBack)}</p> }.into_any(),
                }}
            </div>
            {(own && !taken_back).then(|| view! {
                <button type="button" class="btn quiet slim" on:click=move |_| comments.act(thread, Act::Withdraw { item: id })>{words.of_comments(W::Withdraw)}</button>
            })}
        </div>
    }
}
