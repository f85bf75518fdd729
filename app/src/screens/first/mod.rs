//! /first: the first administrator of a new server, by the code on its terminal.

use gongjian_shared::values::{Login, Name, Password};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk;
use crate::api;
use crate::device::page;
use crate::widgets::{Field, PasswordField};
use crate::words::Word;

#[component]
pub fn First() -> impl IntoView {
    let (_, words) = desk();
    Effect::new(move |_| {
        page::set_title(&format!("{} · {}", words.say(&Word::FirstTitle), words.say(&Word::Brand)));
    });
    view! {
        <main class="door" id="main">
            <div class="door-brand"><i class="brand-mark" aria-hidden="true">"共"</i></div>
            <section class="card door-card" aria-labelledby="door-title">
                <h1 id="door-title">{words.of(Word::FirstTitle)}</h1>
                <p class="muted">{words.of(Word::FirstLead)}</p>
                <FirstForm/>
            </section>
            <a class="btn quiet" href="/sign-in">{words.of(Word::ToSignIn)}</a>
        </main>
    }
}

#[derive(Clone, Copy)]
struct Typed {
    code: RwSignal<String>,
    login: RwSignal<String>,
    name: RwSignal<String>,
    password: RwSignal<String>,
    again: RwSignal<String>,
}

impl Typed {
    fn new() -> Self {
        let empty = || RwSignal::new(String::new());
        Self { code: empty(), login: empty(), name: empty(), password: empty(), again: empty() }
    }

    /// What is wrong with each field, in the order on the page.
    fn faults(self) -> [Option<Word>; 5] {
        [
            (self.code.with(|it| it.chars().count() != CODE_SHOWN)).then_some(Word::CodeHint),
            Login::try_from(self.login.get()).err().map(|_| Word::LoginHint),
            Name::try_from(self.name.get()).err().map(|_| Word::NameHint),
            Password::try_from(self.password.get()).err().map(|_| Word::PasswordHint),
            (self.password.get() != self.again.get()).then_some(Word::PasswordsDiffer),
        ]
    }
}

#[component]
fn FirstForm() -> impl IntoView {
    let (notebook, words) = desk();
    let typed = Typed::new();
    let tried = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Word>);
    let fault = move |nth: usize| {
        Signal::derive(move || {
            tried.get().then(|| typed.faults()[nth].as_ref().map(|word| words.say(word))).flatten()
        })
    };
    // The dash is ours: people type the letters.
    Effect::new(move |_| {
        let code = typed.code.get();
        let shown = as_code(&code);
        if shown != code {
            typed.code.set(shown);
        }
    });
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Some(installation) = notebook.installation.get_untracked() else { return };
        if busy.get_untracked() || untrack(|| typed.faults().iter().any(Option::is_some)) {
            return;
        }
        busy.set(true);
        trouble.set(None);
        let [code, login, name, password] =
            [typed.code, typed.login, typed.name, typed.password].map(|it| it.get_untracked());
        spawn_local(async move {
            let answer = api::first_administrator(code, login, name, password, installation).await;
            busy.set(false);
            match answer {
                Ok(me) => notebook.signed_in(me),
                Err(error) => trouble.set(Some(Word::Call(error))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=submit novalidate aria-busy=move || busy.get().to_string()>
            <div class="code">
                <Field label=words.of(Word::Code) value=typed.code hint=words.of(Word::CodeHint) fault=fault(0) autofocus=true placeholder="XXXXX-XXXXX"/>
            </div>
            <Field label=words.of(Word::Account) value=typed.login hint=words.of(Word::LoginHint) fault=fault(1) autocomplete="username"/>
            <Field label=words.of(Word::OwnName) value=typed.name fault=fault(2) autocomplete="name"/>
            <PasswordField
                label=words.of(Word::Password) value=typed.password hint=words.of(Word::PasswordHint) fault=fault(3)
                show_label=words.of(Word::ShowPassword) hide_label=words.of(Word::HidePassword) autocomplete="new-password"
            />
            <PasswordField
                label=words.of(Word::PasswordAgain) value=typed.again fault=fault(4)
                show_label=words.of(Word::ShowPassword) hide_label=words.of(Word::HidePassword) autocomplete="new-password"
            />
            <div role="alert" class="form-trouble">{move || trouble.get().map(|it| view! { <p>{words.say(&it)}</p> })}</div>
            <button type="submit" class="btn primary wide" disabled=move || busy.get()>
                {move || words.say(if busy.get() { &Word::Working } else { &Word::CreateAdministrator })}
            </button>
        </form>
    }
}

/// Two groups of five and the dash between them.
const CODE_SHOWN: usize = 11;

/// What was typed or pasted, as the terminal shows it: XXXXX-XXXXX.
fn as_code(typed: &str) -> String {
    let letters: Vec<char> = typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|it| it.to_ascii_uppercase())
        .take(10)
        .collect();
    let (first, second) = letters.split_at(letters.len().min(5));
    let (first, second): (String, String) = (first.iter().collect(), second.iter().collect());
    if second.is_empty() { first } else { format!("{first}-{second}") }
}

#[cfg(test)]
mod tests {
    use super::as_code;

    #[test]
    fn codes_take_their_form_while_they_are_typed() {
        for (typed, shown) in [
            ("", ""),
            ("ab2cd", "AB2CD"),
            ("ab2cde", "AB2CD-E"),
            (" ab2cd - ef3gh\n", "AB2CD-EF3GH"),
            ("AB2CD-EF3GHI", "AB2CD-EF3GH"),
        ] {
            assert_eq!(as_code(typed), shown);
            assert_eq!(as_code(shown), shown);
        }
    }
}
