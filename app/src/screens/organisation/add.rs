use gongjian_shared::ids::{SpaceId, UserId};
use gongjian_shared::rules::Command;
use gongjian_shared::values::{Login, Name, Password};
use leptos::ev;
use leptos::prelude::*;

use super::desk::Office;
use super::secret::fresh_password;
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::widgets::{Dialog, Field, Glyph, Icon};
use crate::words::Word;

#[component]
pub fn AddSpace(office: Office) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let parsed = move || Name::try_from(name.get());
    let fault =
        Signal::derive(move || (tried.get() && parsed().is_err()).then(|| words.say(&Word::NameHint)));
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(parsed) = untrack(parsed) else { return };
        let space = SpaceId::fresh(clock::now(), dice::draw());
        office.send(Command::AddSpace { space, name: parsed }, move || {
            open.set(false);
            name.set(String::new());
            tried.set(false);
        });
    };
    view! {
        <button type="button" class="btn slim end" on:click=move |_| office.open(open)><Icon glyph=Glyph::Plus/>{words.of(Word::AddSpace)}</button>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.of(Word::AddSpace) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit novalidate>
                <p class="muted">{words.of(Word::AddSpaceHint)}</p>
                <Field label=words.of(Word::SpaceName) value=name fault=fault autofocus=true/>
                <Submit office=office label=Word::AddSpace/>
            </form>
        </Dialog>
    }
}

#[component]
pub fn AddPerson(office: Office) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let (name, login) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let administrator = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let name_fault = Signal::derive(move || {
        (tried.get() && Name::try_from(name.get()).is_err()).then(|| words.say(&Word::NameHint))
    });
    let login_fault = Signal::derive(move || {
        (tried.get() && Login::try_from(login.get()).is_err()).then(|| words.say(&Word::LoginHint))
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let secret = fresh_password();
        let parsed = (
            Name::try_from(name.get_untracked()),
            Login::try_from(login.get_untracked()),
            Password::try_from(secret.clone()),
        );
        let (Ok(called), Ok(login_name), Ok(password)) = parsed else { return };
        let user = UserId::fresh(clock::now(), dice::draw());
        let shown = called.as_str().to_owned();
        let administrator_too = administrator.get_untracked();
        let command = Command::AddPerson {
            user,
            login: login_name,
            name: called,
            password,
            administrator: administrator_too,
        };
        office.send(command, move || {
            open.set(false);
            office.secret.set(Some((shown, secret)));
            name.set(String::new());
            login.set(String::new());
            administrator.set(false);
            tried.set(false);
        });
    };
    view! {
        <button type="button" class="btn slim end" on:click=move |_| office.open(open)><Icon glyph=Glyph::Person/>{words.of(Word::AddPerson)}</button>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.of(Word::AddPerson) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit novalidate>
                <Field label=words.of(Word::OwnName) value=name fault=name_fault autofocus=true/>
                <Field label=words.of(Word::Account) value=login hint=words.of(Word::LoginHint) fault=login_fault/>
                <label class="check">
                    <input type="checkbox" prop:checked=move || administrator.get() on:change=move |event| administrator.set(event_target_checked(&event))/>
                    <span>{words.of(Word::IsAdministrator)}</span>
                </label>
                <Submit office=office label=Word::AddPerson/>
            </form>
        </Dialog>
    }
}

/// The button of a form of this page, and what the server said to it.
#[component]
pub fn Submit(office: Office, label: Word) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <div role="alert" class="form-trouble">{move || office.trouble.get().map(|it| view! { <p>{words.say(&it)}</p> })}</div>
        <button type="submit" class="btn primary wide" disabled=move || office.busy.get()>
            {move || words.say(if office.busy.get() { &Word::Working } else { &label })}
        </button>
    }
}
