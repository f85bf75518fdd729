use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::device::{dice, file};
use crate::screens::desk;
use crate::widgets::Dialog;
use crate::words::Word;

/// The first password of a new person, with their name: shown once, told by mouth.
#[component]
pub fn SecretDialog(secret: RwSignal<Option<(String, String)>>) -> impl IntoView {
    let (_, words) = desk();
    let close = Callback::new(move |()| secret.set(None));
    let copied = RwSignal::new(false);
    let name = move || secret.with(|it| it.as_ref().map(|(name, _)| name.clone()).unwrap_or_default());
    let password =
        move || secret.with(|it| it.as_ref().map(|(_, password)| password.clone()).unwrap_or_default());
    let copy = move |_| spawn_local(async move { copied.set(file::copy(&untrack(password)).await) });
    view! {
        <Dialog
            open=Signal::derive(move || secret.with(Option::is_some)) on_close=close
            title=words.of(Word::FirstPassword) close_label=words.of(Word::Close)
        >
            <div class="stack">
                <p>{move || words.say(&Word::FirstPasswordOnce { name: name() })}</p>
                <output class="secret" aria-label=words.of(Word::FirstPassword)>{password}</output>
                <div class="dialog-acts">
                    <button type="button" class="btn" on:click=copy>
                        {move || words.say(if copied.get() { &Word::Copied } else { &Word::Copy })}
                    </button>
                    <button type="button" class="btn primary" on:click=move |_| close.run(())>{words.of(Word::Understood)}</button>
                </div>
            </div>
        </Dialog>
    }
}

/// A password that can be told over the telephone; 60 random bits.
pub fn fresh_password() -> String {
    spell(dice::draw())
}

fn spell(dice: [u8; 12]) -> String {
    // 32 signs, so every five bits are one; no l, o, 0, 1.
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let signs: Vec<char> = dice.iter().map(|byte| char::from(SIGNS[usize::from(byte % 32)])).collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use gongjian_shared::values::Password;

    use super::spell;

    #[test]
    fn a_first_password_is_legible_and_long_enough() {
        let password = spell([0, 31, 32, 255, 1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(password, "a9a9-bcde-fghi");
        assert!(Password::try_from(password).is_ok());
    }
}
