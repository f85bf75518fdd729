//! The rules as they are; for the owner's office, the draft of a next version with its reason.

use gongjian_shared::rules::Command;
use gongjian_shared::rules::programmes::ProgrammeCommand;
use gongjian_shared::wire::programmes::ProgrammePage as Told;
use leptos::ev;
use leptos::prelude::*;

use super::View;
use crate::screens::desk;
use crate::screens::programmes::desk::details;
use crate::screens::programmes::draft::{Draft, differences};
use crate::screens::programmes::judgement::Judgement;
use crate::screens::programmes::numbers::Numbers;
use crate::screens::programmes::phases::Phases;
use crate::screens::programmes::rules::{Fixed, Rules};
use crate::screens::sender::Sender;
use crate::widgets::unique;
use crate::words::Word;
use crate::words::programmes::ProgrammeWord;

#[component]
pub fn RulesOrAdjust(it: View) -> impl IntoView {
    let adjusting = RwSignal::new(false);
    move || {
        if adjusting.get() {
            view! { <Adjust it=it adjusting=adjusting/> }.into_any()
        } else {
            view! { <AsTheyAre it=it adjusting=adjusting/> }.into_any()
        }
    }
}

#[component]
fn AsTheyAre(it: View, adjusting: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let rules = it.page.with_untracked(|page| page.rules.clone());
    let rows = it.definition.with_value(|it| it.rules.clone()).into_iter().filter_map(|rule| {
        let value = rules.value(&rule.id)?.clone();
        Some(view! { <Fixed definition=it.definition rule=rule value=value/> })
    });
    let may = move || it.lives() && it.page.with(|page| page.may_write);
    view! {
        <section class="card stack" aria-labelledby="rules">
            <div class="group-top">
                <h2 id="rules">{words.told(ProgrammeWord::Rules)}</h2>
                {move || may().then(|| view! {
                    <button type="button" class="btn slim end" on:click=move |_| adjusting.set(true)>{words.told(ProgrammeWord::Adjust)}</button>
                })}
            </div>
            <ul class="rules">{rows.collect_view()}</ul>
        </section>
    }
}

#[component]
fn Adjust(it: View, adjusting: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let Told { definition, rules, owner, contacts, draft: known, .. } = it.page.get_untracked();
    let draft = Draft::new(definition.id.clone(), owner, rules.run().from, differences(&definition, &rules));
    draft.contacts.set(u32::try_from(contacts.len()).unwrap_or(u32::MAX));
    draft.follow();
    let sender = Sender::new();
    view! {
        <div class="draft" role="group" aria-label=words.told(ProgrammeWord::Adjust)>
            <div class="draft-typed">
                <p class="muted">{words.told(ProgrammeWord::AdjustLead)}</p>
                <Numbers draft=draft definition=it.definition counted=known.situation/>
                <Phases draft=draft definition=it.definition rules=rules.clone()/>
                <Rules draft=draft definition=it.definition rules=rules/>
            </div>
            <div class="draft-told">
                <Judgement draft=draft/>
                <Reason it=it draft=draft sender=sender adjusting=adjusting/>
            </div>
        </div>
    }
}

#[component]
fn Reason(it: View, draft: Draft, sender: Sender, adjusting: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let (id, reason) = (unique("reason"), RwSignal::new(String::new()));
    let unchanged = Memo::new(move |_| draft.changes.with(Vec::is_empty));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let programme = it.page.with_untracked(|page| page.programme);
        let (changes, reason) = (draft.changes.get_untracked(), reason.get_untracked());
        let programme = ProgrammeCommand::Adjust { programme, changes, reason };
        sender.give(Command::Programme { programme }, move || {
            adjusting.try_set(false);
            it.reread.run(());
        });
    };
    let trouble = move || {
        let language = words.language();
        sender.trouble.get().map(|word| {
            let more = it.definition.with_value(|definition| details(&word, definition, language));
            view! { <p>{words.of(word)}</p><ul>{more.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}</ul> }
        })
    };
    view! {
        <form class="card stack" on:submit=submit>
            <div class="field">
                <label for=id.clone()>{words.told(ProgrammeWord::Reason)}</label>
                <textarea class="input" id=id placeholder=words.told(ProgrammeWord::ReasonHint) on:input=move |event| reason.set(event_target_value(&event))></textarea>
            </div>
            {move || unchanged.get().then(|| view! { <p class="muted small">{words.told(ProgrammeWord::NothingChanged)}</p> })}
            <div class="form-trouble" role="alert">{trouble}</div>
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| adjusting.set(false)>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary" disabled=move || unchanged.get() || sender.busy.get()>
                    {move || words.tell(if sender.busy.get() { &ProgrammeWord::Sending } else { &ProgrammeWord::AdjustNow })}
                </button>
            </div>
        </form>
    }
}
