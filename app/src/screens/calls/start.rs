//! A host begins its application.

use gongjian_shared::ids::{ApplicationId, CallId};
use gongjian_shared::rules::Command;
use gongjian_shared::rules::calls::ApplicationCommand;
use gongjian_shared::values::Name;
use gongjian_shared::wire::calls::HostChoice;
use leptos::prelude::*;

use super::draft::Choice;
use crate::device::{clock, dice};
use crate::screens::{desk, outbox};
use crate::widgets::Field;
use crate::words::calls::CallWord as W;

#[component]
pub fn Start(
    call: CallId,
    hosts: Vec<HostChoice>,
    /// It is what this person comes for.
    main: bool,
) -> impl IntoView {
    let (_, words) = desk();
    let outbox = outbox();
    let options = hosts.iter().map(|it| (it.unit.to_string(), it.name.clone())).collect::<Vec<_>>();
    let only = if let [one] = &hosts[..] { one.unit.to_string() } else { String::new() };
    let one_host = !only.is_empty();
    let (host, head, title) =
        (RwSignal::new(only), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let all = StoredValue::new(hosts);
    let heads = Memo::new(move |_| {
        let chosen = host.get();
        all.with_value(|all| {
            let its = all.iter().find(|it| it.unit.to_string() == chosen);
            its.map(|it| it.heads.iter().map(|(id, name)| (id.to_string(), name.clone())).collect::<Vec<_>>())
        })
    });
    Effect::new(move |_| {
        let first = heads.with(|it| it.as_ref().and_then(|it| it.first()).map(|it| it.0.clone()));
        head.set(first.unwrap_or_default());
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = host.with_untracked(|it| it.parse().ok()).zip(head.with_untracked(|it| it.parse().ok()));
        let named = Name::try_from(title.get_untracked().trim().to_owned()).ok();
        if let Some(((host, head), title)) = chosen.zip(named) {
            let application = ApplicationId::fresh(clock::now(), dice::draw());
            let start = ApplicationCommand::Start { application, call, host, head, title };
            outbox.give(Command::Application { application: start });
        }
    };
    view! {
        <form class="card stack" on:submit=submit aria-labelledby="start">
            <h2 id="start">{words.call(W::Start)}</h2>
            <p class="muted">{words.call(W::StartLead)}</p>
            {(!one_host).then(|| view! { <Choice label=W::Host value=host options=options/> })}
            {move || match heads.get() {
                Some(heads) if heads.is_empty() => view! { <p class="field-below" data-fault="">{words.call(W::NoHead)}</p> }.into_any(),
                Some(heads) => view! { <Choice label=W::Head value=head options=heads/> }.into_any(),
                None => ().into_any(),
            }}
            <Field label=words.call(W::ApplicationTitle) value=title/>
            <div class="row"><button type="submit" class="btn" class:primary=main>{words.call(W::StartNow)}</button></div>
        </form>
    }
}
