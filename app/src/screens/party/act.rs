//! One act: a form, then what it would do, told by the server before anything is written, then the decision.

use gongjian_shared::rules::party::{PartyCommand, PartyEntry};
use gongjian_shared::wire::party::Weighed;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Register;
use crate::api;
use crate::screens::desk;
use crate::widgets::Dialog;
use crate::words::Word;
use crate::words::party::PartyWord as P;

/// How many consequences are told one by one.
const TOLD: usize = 6;

/// A command that the server has weighed.
type Ready = Option<(PartyCommand, Vec<PartyEntry>)>;

/// A dialog with the fields of one act. `make` gives the command, or `None` when a field is missing.
#[component]
pub fn Act(
    register: Register,
    open: RwSignal<bool>,
    #[prop(into)] title: Signal<String>,
    make: Callback<(), Option<PartyCommand>>,
    /// Runs when the server accepted it.
    #[prop(optional, into)]
    done: Option<Callback<PartyCommand>>,
    children: ChildrenFn,
) -> impl IntoView {
    let (_, words) = desk();
    let ready = RwSignal::new(None::<(PartyCommand, Vec<PartyEntry>)>);
    let children = StoredValue::new(children);
    let close = Callback::new(move |()| {
        open.set(false);
        ready.set(None);
        register.trouble.set(None);
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(command) = make.run(()) {
            weigh(register, command, ready);
        }
    };
    view! {
        <Dialog open=open on_close=close title=title close_label=words.of(Word::Close)>
            <form class="stack" hidden=move || ready.with(Option::is_some) on:submit=submit novalidate>
                {children.with_value(|children| children())}
                <Trouble register=register/>
                <button type="submit" class="btn primary wide" disabled=move || register.still()>
                    {move || if register.busy.get() { words.say(&Word::Working) } else { words.say_party(&P::Next) }}
                </button>
            </form>
            {move || ready.get().map(|it| view! { <Decision register=register ready=it back=Callback::new(move |()| ready.set(None)) close=close done=done/> })}
        </Dialog>
    }
}

/// The same without fields: what would happen is shown at once.
#[component]
pub fn Ask(
    register: Register,
    /// Title and command of what is asked; `None` = closed.
    asking: RwSignal<Option<(P, PartyCommand)>>,
    #[prop(optional, into)] done: Option<Callback<PartyCommand>>,
) -> impl IntoView {
    let (_, words) = desk();
    let ready = RwSignal::new(None::<(PartyCommand, Vec<PartyEntry>)>);
    let close = Callback::new(move |()| {
        asking.set(None);
        ready.set(None);
        register.trouble.set(None);
    });
    Effect::new(move |_| {
        if let Some((_, command)) = asking.get() {
            weigh(register, command, ready);
        }
    });
    let title = Signal::derive(move || {
        asking.with(|it| it.as_ref().map(|(title, _)| words.say_party(title)).unwrap_or_default())
    });
    view! {
        <Dialog open=Signal::derive(move || asking.with(Option::is_some)) on_close=close title=title close_label=words.of(Word::Close)>
            {move || match ready.get() {
                Some(it) => view! { <Decision register=register ready=it back=close close=close done=done/> }.into_any(),
                None => view! {
                    <Trouble register=register/>
                    <div class="dialog-acts"><button type="button" class="btn" on:click=move |_| close.run(())>{words.of(Word::Close)}</button></div>
                }.into_any(),
            }}
        </Dialog>
    }
}

fn weigh(register: Register, command: PartyCommand, ready: RwSignal<Ready>) {
    if register.busy.get_untracked() {
        return;
    }
    register.busy.set(true);
    register.trouble.set(None);
    spawn_local(async move {
        let answer = api::party::weigh(command.clone()).await;
        register.busy.try_set(false);
        match answer {
            Ok(Weighed::Would { entries }) => drop(ready.try_set(Some((command, entries)))),
            Ok(Weighed::Refused { refusal }) => drop(register.trouble.try_set(Some(Word::Refusal(refusal)))),
            Err(error) => drop(register.trouble.try_set(Some(Word::Call(error)))),
        }
    });
}

#[component]
fn Decision(
    register: Register,
    ready: (PartyCommand, Vec<PartyEntry>),
    back: Callback<()>,
    close: Callback<()>,
    done: Option<Callback<PartyCommand>>,
) -> impl IntoView {
    let (_, words) = desk();
    let (command, entries) = ready;
    let nothing = entries.is_empty();
    let rest = entries.len().saturating_sub(TOLD);
    let confirm = move |_| {
        let command = command.clone();
        register.send(command.clone(), move || {
            close.run(());
            if let Some(done) = done {
                done.run(command);
            }
        });
    };
    view! {
        <div class="stack decision">
            <p class="muted small">{words.party(if nothing { P::WouldNothing } else { P::WouldDo })}</p>
            <ul class="would">
                {entries.into_iter().take(TOLD).map(|it| view! { <li>{words.party(P::Entry(Box::new(it)))}</li> }).collect_view()}
                {(rest > 0).then(|| view! { <li class="muted">{words.party(P::AndMore { count: rest })}</li> })}
            </ul>
            <Trouble register=register/>
            <div class="dialog-acts">
                <button type="button" class="btn" on:click=move |_| back.run(())>{words.party(P::Change)}</button>
                {(!nothing).then(|| view! {
                    <button type="button" class="btn primary" disabled=move || register.still() on:click=confirm>
                        {move || if register.busy.get() { words.say(&Word::Working) } else { words.say_party(&P::Confirm) }}
                    </button>
                })}
            </div>
        </div>
    }
}

/// What the server said, and that nothing goes out without a network.
#[component]
pub fn Trouble(register: Register) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div role="alert" class="form-trouble">
            {move || register.trouble.get().map(|it| view! { <p>{words.say(&it)}</p> })}
            {move || (!register.online.get()).then(|| view! { <p>{words.party(P::OfflineActs)}</p> })}
        </div>
    }
}
