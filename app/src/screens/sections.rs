//! The pages of the organisation, one beside the other: tree, people, gaps, and the accounts for administrators.

use std::collections::BTreeSet;

use gongjian_shared::ids::UnitId;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::desk;
use crate::words::Word;

/// Which branches of the tree are open; outlives the page.
#[derive(Clone, Copy)]
pub struct Unfolded(pub RwSignal<BTreeSet<UnitId>>);

/// The addresses of the organisation, for the entry of the main menu.
pub fn is_organisation(path: &str) -> bool {
    ["/units", "/people", "/gaps", "/lists", "/organisation", "/calendar"]
        .iter()
        .any(|it| path.starts_with(it))
}

#[component]
pub fn Sections() -> impl IntoView {
    let (notebook, words) = desk();
    let path = use_location().pathname;
    let administrator =
        Memo::new(move |_| notebook.me.with(|me| matches!(me, Some(Some(me)) if me.administrator)));
    let to = move |href: &'static str, word: Word| {
        let here = move || path.with(|path| path.starts_with(href)).then_some("page");
        view! { <a href=href aria-current=here>{words.of(word)}</a> }
    };
    view! {
        <nav class="sections" aria-label=words.of(Word::Organisation)>
            {to("/units", Word::SectionUnits)}
            {to("/people", Word::SectionPeople)}
            {to("/gaps", Word::SectionGaps)}
            {to("/lists", Word::SectionLists)}
            {move || administrator.get().then(|| to("/organisation", Word::SectionAccounts))}
        </nav>
    }
}
