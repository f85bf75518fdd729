use gongjian_shared::ids::{CallId, ProgrammeId};
use gongjian_shared::wire::calls::{CallDesk, CallList};
use leptos::prelude::*;

use super::answer::{Answer, Asked};
use super::draft::DraftForm;
use crate::api;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::page::Page;
use crate::widgets::{Empty, Glyph, unique};
use crate::words::calls::CallWord as W;

/// /calls/new
#[component]
pub fn NewCallPage() -> impl IntoView {
    let (_, words) = desk();
    let asked = Asked::<CallList>::new("calls", api::calls::calls);
    view! {
        <Page title=words.call(W::New) back="/calls">
            <Answer asked=asked draw=Callback::new(|list: CallList| view! { <Choose programmes=list.programmes/> }.into_any())/>
        </Page>
    }
}

#[component]
fn Choose(programmes: Vec<(ProgrammeId, String)>) -> impl IntoView {
    let (_, words) = desk();
    let Some(first) = programmes.first().map(|it| it.0) else {
        return view! { <div class="card"><Empty glyph=Glyph::Lock title=words.call(W::Hidden)/></div> }
            .into_any();
    };
    let (chosen, id) = (RwSignal::new(first), unique("programme"));
    let choose = move |event| {
        if let Ok(it) = event_target_value(&event).parse() {
            chosen.set(it);
        }
    };
    view! {
        <div class="calls">
            <div class="card field">
                <label for=id.clone()>{words.call(W::Programme)}</label>
                <select class="input" id=id on:change=choose>
                    {programmes.into_iter().map(|(id, title)| view! { <option value=id.to_string()>{title}</option> }).collect_view()}
                </select>
            </div>
            {move || {
                let programme = chosen.get();
                let asked = Asked::<CallDesk>::new(&format!("desk/{programme}"), move || api::calls::desk(programme));
                let call = CallId::fresh(clock::now(), dice::draw());
                view! {
                    <Answer asked=asked draw=Callback::new(move |it: CallDesk| {
                        view! { <DraftForm call=call at=it text=None seen=0/> }.into_any()
                    })/>
                }
            }}
        </div>
    }
    .into_any()
}
