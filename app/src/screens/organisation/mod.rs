//! /organisation: spaces, people, and who is in which space. Administrators, with a link to the server.

mod add;
mod desk;
mod people;
mod secret;
mod spaces;

use leptos::prelude::*;

use self::add::{AddPerson, AddSpace};
use self::desk::{Load, Office};
use self::people::People;
pub use self::secret::{SecretDialog, fresh_password};
use self::spaces::Spaces;
use super::desk as screen_desk;
use super::page::Page;
use super::sections::Sections;
use crate::widgets::{Banner, Empty, Glyph, Tone, Waiting};
use crate::words::Word;

#[component]
pub fn OrganisationPage() -> impl IntoView {
    let (notebook, words) = screen_desk();
    let administrator =
        Memo::new(move |_| notebook.me.with(|me| matches!(me, Some(Some(me)) if me.administrator)));
    move || {
        if administrator.get() {
            view! { <Desk/> }.into_any()
        } else {
            view! {
                <Page title=words.of(Word::Organisation)>
                    <Empty glyph=Glyph::Lock title=words.of(Word::OnlyAdministrators)/>
                </Page>
            }
            .into_any()
        }
    }
}

#[component]
fn Desk() -> impl IntoView {
    let (_, words) = screen_desk();
    let office = Office::new();
    office.read();
    view! {
        <Page title=words.of(Word::SectionAccounts) acts=move || view! { <Sections/> }>
            {move || office.trouble.get().map(|word| view! { <Banner tone=Tone::Alarm title=words.of(word)/> })}
            {move || match office.load.get() {
                Load::Waiting => view! { <Waiting text=words.of(Word::Loading)/> }.into_any(),
                Load::Failed => view! {
                    <div class="card">
                        <Empty glyph=Glyph::CloudOff title=words.of(Word::OrganisationOffline) text=words.of(Word::OrganisationOfflineNext)>
                            <button type="button" class="btn" on:click=move |_| office.read()>{words.of(Word::TryAgain)}</button>
                        </Empty>
                    </div>
                }.into_any(),
                Load::Ready => view! {
                    <div class="office">
                        <section class="group" aria-labelledby="office-spaces">
                            <div class="group-top"><h2 id="office-spaces">{words.of(Word::Spaces)}</h2><AddSpace office=office/></div>
                            <Spaces office=office/>
                        </section>
                        <section class="group" aria-labelledby="office-people">
                            <div class="group-top"><h2 id="office-people">{words.of(Word::People)}</h2><AddPerson office=office/></div>
                            <People office=office/>
                        </section>
                    </div>
                }.into_any(),
            }}
            <SecretDialog secret=office.secret/>
        </Page>
    }
}
