use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api;
use crate::screens::desk;
use crate::widgets::{Field, PasswordField};
use crate::words::Word;

/// Account and password. A success goes to the notebook, which opens the vault and dials.
#[component]
pub fn SignInForm(
    on_done: Callback<()>,
    #[prop(default = RwSignal::new(String::new()))] login: RwSignal<String>,
    #[prop(default = RwSignal::new(String::new()))] password: RwSignal<String>,
) -> impl IntoView {
    let (notebook, words) = desk();
    let known =
        notebook.me.with_untracked(|me| me.as_ref().and_then(|me| me.as_ref().map(|me| me.login.clone())));
    login.set(known.unwrap_or_default());
    let busy = RwSignal::new(false);
    let trouble = RwSignal::new(None::<Word>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(installation) = notebook.installation.get_untracked() else { return };
        let (typed, secret) = (login.get_untracked(), password.get_untracked());
        if busy.get_untracked() || notebook.paying.get_untracked() {
            return;
        }
        if typed.trim().is_empty() || secret.is_empty() {
            trouble.set(Some(Word::SignInMissing));
            return;
        }
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let answer = api::sign_in(typed, secret, installation).await;
            busy.set(false);
            match answer {
                Ok(me) => {
                    // The server ends the sign-in of this browser before it begins another.
                    notebook.paid();
                    on_done.run(());
                    notebook.signed_in(me);
                }
                Err(error) => trouble.set(Some(Word::Call(error))),
            }
        });
    };
    view! {
        <form class="stack" on:submit=submit aria-busy=move || busy.get().to_string()>
            <Field label=words.of(Word::Account) value=login autocomplete="username" autofocus=true/>
            <PasswordField
                label=words.of(Word::Password) value=password
                show_label=words.of(Word::ShowPassword) hide_label=words.of(Word::HidePassword)
            />
            <div role="alert" class="form-trouble">{move || trouble.get().map(|it| view! { <p>{words.say(&it)}</p> })}</div>
            <button type="submit" class="btn primary wide" disabled=move || busy.get() || notebook.paying.get()>
                {move || words.say(if busy.get() { &Word::SigningIn } else { &Word::SignIn })}
            </button>
        </form>
    }
}
