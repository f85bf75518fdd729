//! A file in: chosen, looked at, written, told.

use gongjian_shared::wire::lists::{ListAnswer, ListReport};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::report::{Looking, Receipt};
use super::sending::{Progress, write};
use super::{Desk, Looked, Stage, Trouble};
use crate::device::{file, http};
use crate::screens::desk;
use crate::widgets::Waiting;
use crate::words::imports::ImportWord as W;

#[component]
pub fn Import(desk: Desk) -> impl IntoView {
    let (_, words) = self::desk();
    let body = move || match desk.stage.get() {
        Stage::None => view! { <Choose desk=desk/> }.into_any(),
        Stage::Looking => view! { <Waiting text=words.import(W::Checking)/> }.into_any(),
        Stage::Looked(it) => {
            view! { <Looking desk=desk it=it on_write=Callback::new(move |lines| write(desk, lines))/> }
                .into_any()
        }
        Stage::Writing(it) => view! { <Progress desk=desk it=it/> }.into_any(),
        Stage::Done(it) => view! { <Receipt desk=desk it=it/> }.into_any(),
    };
    view! {
        <section class="card stack" aria-labelledby="lists-import">
            <h2 id="lists-import">{words.import(W::Import)}</h2>
            {body}
        </section>
    }
}

#[component]
fn Choose(desk: Desk) -> impl IntoView {
    let (_, words) = self::desk();
    let take = move |event: ev::Event| {
        desk.trouble.set(None);
        spawn_local(async move {
            if let Some((name, bytes)) = file::chosen(event).await {
                look(desk, name, &bytes).await;
            }
        });
    };
    view! {
        <p class="muted small">{words.import(W::ImportLead)}</p>
        <div class="field">
            <label for="list-file">{words.import(W::ChooseFile)}</label>
            <input class="input" type="file" id="list-file" accept=".xlsx" disabled=move || desk.still() on:change=take/>
        </div>
    }
}

async fn look(desk: Desk, file: String, bytes: &[u8]) {
    desk.busy.set(true);
    desk.stage.set(Stage::Looking);
    let path = format!("/api/lists/{}", desk.kind.get_untracked().as_str());
    let answer = http::post_file::<ListAnswer<ListReport>>(&path, bytes).await;
    desk.busy.try_set(false);
    let stage = match answer {
        Ok(Ok(report)) => Stage::Looked(Looked { file, report }),
        Ok(Err(refusal)) => {
            desk.trouble.try_set(Some(Trouble::Refused(refusal)));
            Stage::None
        }
        Err(error) => {
            desk.trouble.try_set(Some(Trouble::Call(error)));
            Stage::None
        }
    };
    desk.stage.try_set(stage);
}
