//! Somebody whom the list does not hold: a name, and nothing else.

use gongjian_shared::activities::Group;
use gongjian_shared::values::identity_in;
use leptos::prelude::*;

use super::desk::ActivityDesk;
use crate::keeper::talk::RosterPerson;
use crate::screens::desk;
use crate::widgets::{Dialog, Field, Glyph, Icon, Segments};
use crate::words::Word;
use crate::words::activities::ActivityWord as W;
use crate::words::party::Listed as _;

#[component]
pub fn NewPerson(
    activity: ActivityDesk,
    all: Memo<Vec<RosterPerson>>,
    typed: RwSignal<String>,
) -> impl IntoView {
    let (_, words) = desk();
    let open = RwSignal::new(false);
    let name = RwSignal::new(String::new());
    let group = RwSignal::new(Group::Student);
    let fault = RwSignal::new(None::<W>);
    let same = Memo::new(move |_| {
        name.with(|name| {
            !name.trim().is_empty() && all.with(|all| all.iter().any(|it| it.name == name.trim()))
        })
    });
    let begin = move |_| {
        name.set(typed.get_untracked());
        fault.set(None);
        open.set(true);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = name.with_untracked(|name| name.trim().to_owned());
        if written.is_empty() {
            return fault.set(Some(W::NameMissing));
        }
        if identity_in(&written).is_some() {
            return fault.set(Some(W::NoIdentity));
        }
        activity.welcome(&written, group.get_untracked());
        typed.set(String::new());
        open.set(false);
    };
    let said = Signal::derive(move || {
        fault
            .get()
            .map(|it| words.say_activity(&it))
            .or_else(|| same.get().then(|| words.say_activity(&W::NewcomerSame)))
    });
    view! {
        <button type="button" class="btn" on:click=begin><Icon glyph=Glyph::Plus/>{words.activity(W::Newcomer)}</button>
        <Dialog open=open on_close=Callback::new(move |()| open.set(false)) title=words.activity(W::Newcomer) close_label=words.of(Word::Close)>
            <form class="stack" on:submit=submit>
                <p class="muted">{words.activity(W::NewcomerLead)}</p>
                <Field label=words.activity(W::NewcomerName) value=name fault=said autofocus=true/>
                <Groups chosen=group/>
                <button type="submit" class="btn primary wide">{words.activity(W::NewcomerAdd)}</button>
            </form>
        </Dialog>
    }
}

#[component]
fn Groups(chosen: RwSignal<Group>) -> impl IntoView {
    let (_, words) = desk();
    let choices = Signal::derive(move || {
        Group::ALL.iter().map(|it| (it.as_str(), it.name_in(words.language()).to_owned())).collect::<Vec<_>>()
    });
    view! {
        <Segments
            label=words.activity(W::Title) choices=choices chosen=Signal::derive(move || chosen.get().as_str())
            on_choose=Callback::new(move |it: &'static str| chosen.set(Group::parse(it).unwrap_or(Group::Other)))
        />
    }
}
