use gongjian_shared::rules::Command;
use gongjian_shared::wire::PersonRow;
use leptos::prelude::*;

use super::desk::Office;
use crate::screens::desk;
use crate::widgets::{Avatar, Confirm};
use crate::words::Word;

#[component]
pub fn People(office: Office) -> impl IntoView {
    let (_, words) = desk();
    let closing = RwSignal::new(None::<PersonRow>);
    let name = move || closing.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
    let close = Callback::new(move |()| {
        if let Some(person) = closing.get_untracked() {
            office.send(Command::SetAccountOpen { user: person.user, open: false }, || {});
        }
        closing.set(None);
    });
    view! {
        <ul class="card list">
            <For
                each=move || office.organisation.get().people
                key=|it| (it.user, it.name.clone(), it.login.clone(), it.administrator, it.open)
                let(person)
            >
                <Row office=office person=person closing=closing/>
            </For>
        </ul>
        <Confirm
            open=Signal::derive(move || closing.with(Option::is_some))
            on_close=Callback::new(move |()| closing.set(None)) on_yes=close
            title=Signal::derive(move || words.say(&Word::CloseTitle { name: name() })) yes=words.of(Word::CloseAccount) no=words.of(Word::Cancel) close=words.of(Word::Close)
        >
            <p>{words.of(Word::CloseText)}</p>
        </Confirm>
    }
}

#[component]
fn Row(office: Office, person: PersonRow, closing: RwSignal<Option<PersonRow>>) -> impl IntoView {
    let (_, words) = desk();
    let PersonRow { user, login, name, administrator, open } = person.clone();
    let reopen = move |_| office.send(Command::SetAccountOpen { user, open: true }, || {});
    let (close_name, open_name) = (
        words.of(Word::CloseAccountOf { name: name.clone() }),
        words.of(Word::OpenAccountOf { name: name.clone() }),
    );
    view! {
        <li class="item" data-closed=(!open).then_some("")>
            <Avatar name=name.clone()/>
            <span class="item-words"><strong>{name}</strong><span class="item-more">{login}</span></span>
            {administrator.then(|| view! { <span class="tag">{words.of(Word::Administrator)}</span> })}
            {if open {
                view! {
                    <button type="button" class="btn slim" aria-label=close_name disabled=move || office.busy.get() on:click=move |_| closing.set(Some(person.clone()))>
                        {words.of(Word::CloseAccount)}
                    </button>
                }.into_any()
            } else {
                view! {
                    <span class="tag">{words.of(Word::AccountClosed)}</span>
                    <button type="button" class="btn slim" aria-label=open_name disabled=move || office.busy.get() on:click=reopen>
                        {words.of(Word::OpenAccount)}
                    </button>
                }.into_any()
            }}
        </li>
    }
}
