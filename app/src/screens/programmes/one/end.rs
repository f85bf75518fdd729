use gongjian_shared::rules::Command;
use gongjian_shared::rules::programmes::ProgrammeCommand;
use jiff::civil::Date;
use leptos::ev;
use leptos::prelude::*;

use super::View;
use crate::screens::desk;
use crate::screens::sender::Sender;
use crate::widgets::{Dialog, Field, unique};
use crate::words::Word;
use crate::words::programmes::ProgrammeWord;

/// The way to end it before its time, with a reason; for the owner's office only.
#[component]
pub fn End(it: View) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    let may = move || it.page.with(|page| page.may_write && page.ended.is_none());
    view! {
        {move || may().then(|| view! {
            <div><button type="button" class="btn" on:click=move |_| open.set(true)>{words.told(ProgrammeWord::EndIt)}</button></div>
        })}
        <Dialog open=open on_close=close title=words.told(ProgrammeWord::EndTitle) close_label=words.of(Word::Close)>
            <EndForm it=it open=open/>
        </Dialog>
    }
}

#[component]
fn EndForm(it: View, open: RwSignal<bool>) -> impl IntoView {
    let (_, words) = desk();
    let (sender, reason, day) = (Sender::new(), RwSignal::new(String::new()), unique("end-day"));
    let on = RwSignal::new(it.page.with_untracked(|page| page.today));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let programme = it.page.with_untracked(|page| page.programme);
        let (on, reason) = (on.get_untracked(), reason.get_untracked());
        let programme = ProgrammeCommand::End { programme, on, reason };
        sender.give(Command::Programme { programme }, move || {
            open.try_set(false);
            it.reread.run(());
        });
    };
    let picked = move |text: String| {
        if let Ok(day) = text.parse::<Date>() {
            on.set(day);
        }
    };
    view! {
        <form class="stack" on:submit=submit>
            <p>{words.told(ProgrammeWord::EndText)}</p>
            <div class="field">
                <label for=day.clone()>{words.told(ProgrammeWord::EndDay)}</label>
                <input
                    class="input" id=day type="date" required value=on.get_untracked().to_string()
                    on:input=move |event| picked(event_target_value(&event))
                />
            </div>
            <Field label=words.told(ProgrammeWord::Reason) value=reason hint=words.told(ProgrammeWord::ReasonHint)/>
            <div class="form-trouble" role="alert">{move || sender.trouble.get().map(|word| view! { <p>{words.of(word)}</p> })}</div>
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| open.set(false)>{words.of(Word::Cancel)}</button>
                <button type="submit" class="btn primary" disabled=move || sender.busy.get()>{words.told(ProgrammeWord::EndYes)}</button>
            </div>
        </form>
    }
}
