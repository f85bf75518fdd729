//! What may be done with a person.

use gongjian_shared::ids::{AwardId, PersonId};
use gongjian_shared::rules::party::PartyCommand;
use gongjian_shared::values::{Login, Password};
use gongjian_shared::wire::party::PersonPage;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::form::{ChangePerson, SetPrivate};
use crate::device::{clock, dice};
use crate::screens::desk;
use crate::screens::organisation::fresh_password;
use crate::screens::party::act::{Act, Ask, Trouble};
use crate::screens::party::desk::{Register, today};
use crate::screens::party::fields::{date_in, fault};
use crate::screens::party::picker::{Chosen, Picker, What};
use crate::widgets::{Dialog, Field};
use crate::words::Word;
use crate::words::party::PartyWord as P;

#[component]
pub fn Acts(register: Register, page: PersonPage) -> impl IntoView {
    let (_, words) = desk();
    let closed = || RwSignal::new(false);
    let (change, private, award, account, merge) = (closed(), closed(), closed(), closed(), closed());
    let asking = RwSignal::new(None::<(P, PartyCommand)>);
    let PersonPage { may, person: someone, home, private: confidential, login, .. } = page;
    let person = someone.person;
    let navigate = use_navigate();
    let gone =
        Callback::new(move |_: PartyCommand| navigate("/people", leptos_router::NavigateOptions::default()));
    let button = move |shown: bool, word: P, open: RwSignal<bool>| {
        shown.then(|| {
            view! { <button type="button" class="btn slim" disabled=move || register.still() on:click=move |_| open.set(true)>{words.party(word)}</button> }
        })
    };
    let delete = move |_| asking.set(Some((P::DeletePerson, PartyCommand::DeletePerson { person })));
    let name = someone.detail.name.as_str().to_owned();
    view! {
        <div class="unit-acts">
            {button(may.write, P::ChangePerson, change)}
            {button(may.private, P::SetPrivate, private)}
            {button(may.account && login.is_none(), P::OpenAccount, account)}
            {button(may.write, P::AddAward, award)}
            {button(may.remove, P::MergePerson, merge)}
            {may.remove.then(|| view! {
                <button type="button" class="btn slim" disabled=move || register.still() on:click=delete>{words.party(P::DeletePerson)}</button>
            })}
        </div>
        <ChangePerson register=register open=change person=someone home_name=home.name/>
        <SetPrivate register=register open=private person=person private=confidential/>
        <Award register=register open=award person=person/>
        <Merge register=register open=merge person=person/>
        <OpenAccount register=register open=account person=person name=name/>
        <Ask register=register asking=asking done=gone/>
    }
}

#[component]
fn Award(register: Register, open: RwSignal<bool>, person: PersonId) -> impl IntoView {
    let (_, words) = desk();
    let text = || RwSignal::new(String::new());
    let (title, track, document) = (text(), text(), text());
    let on = RwSignal::new(today().to_string());
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        let filled =
            |it: RwSignal<String>| Some(it.get_untracked().trim().to_owned()).filter(|it| !it.is_empty());
        let award = AwardId::fresh(clock::now(), dice::draw());
        let on = untrack(|| date_in(on))?;
        let (title, document) = (filled(title)?, filled(document)?);
        let track = track.get_untracked().trim().to_owned();
        Some(PartyCommand::Award { award, person, title, track, on, document })
    });
    let empty =
        move |it: RwSignal<String>| fault(tried, move || it.with(|it| it.trim().is_empty()), P::Missing);
    let no_date = fault(tried, move || date_in(on).is_none(), P::NotDate);
    view! {
        <Act register=register open=open title=words.party(P::AddAward) make=make>
            <Field label=words.party(P::AwardTitle) value=title fault=empty(title) autofocus=true/>
            <Field label=words.party(P::AwardTrack) value=track/>
            <Field label=words.party(P::OnDate) value=on kind="date" fault=no_date/>
            <Field label=words.party(P::Document) value=document hint=words.party(P::DocumentHint) fault=empty(document)/>
        </Act>
    }
}

#[component]
fn Merge(register: Register, open: RwSignal<bool>, person: PersonId) -> impl IntoView {
    let (_, words) = desk();
    let chosen = RwSignal::new(None::<Chosen>);
    let tried = RwSignal::new(false);
    let make = Callback::new(move |()| {
        tried.set(true);
        let into = chosen.get_untracked()?.id.parse().ok()?;
        Some(PartyCommand::MergePerson { person, into })
    });
    let none = fault(tried, move || chosen.with(Option::is_none), P::Missing);
    let navigate = use_navigate();
    let done = Callback::new(move |_: PartyCommand| {
        if let Some(kept) = chosen.get_untracked() {
            navigate(&format!("/people/{}", kept.id), leptos_router::NavigateOptions::default());
        }
    });
    view! {
        <Act register=register open=open title=words.party(P::MergePerson) make=make done=done>
            <p class="muted small">{words.party(P::MergePersonHint)}</p>
            <Picker label=P::MergeIntoPerson what=What::People chosen=chosen fault=none/>
        </Act>
    }
}

/// Not weighed: the first password travels once.
#[component]
fn OpenAccount(register: Register, open: RwSignal<bool>, person: PersonId, name: String) -> impl IntoView {
    let (_, words) = desk();
    let login = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let wrong = Signal::derive(move || {
        (tried.get() && Login::try_from(login.get()).is_err()).then(|| words.say(&Word::LoginHint))
    });
    let close = Callback::new(move |()| {
        open.set(false);
        register.trouble.set(None);
    });
    let name = StoredValue::new(name);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let secret = fresh_password();
        let parsed = (Login::try_from(login.get_untracked()), Password::try_from(secret.clone()));
        let (Ok(login), Ok(password)) = parsed else { return };
        let command = PartyCommand::OpenAccount { user: person.into(), login, password };
        register.send(command, move || {
            open.try_set(false);
            register.secret.try_set(Some((name.get_value(), secret)));
        });
    };
    view! {
        <Dialog open=open on_close=close title=words.party(P::OpenAccount) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit novalidate>
                <Field label=words.of(Word::Account) value=login hint=words.of(Word::LoginHint) fault=wrong autofocus=true/>
                <Trouble register=register/>
                <button type="submit" class="btn primary wide" disabled=move || register.still()>
                    {move || if register.busy.get() { words.say(&Word::Working) } else { words.say_party(&P::OpenAccount) }}
                </button>
            </form>
        </Dialog>
    }
}
