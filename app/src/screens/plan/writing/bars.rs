use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

use super::desk::Writing;
use super::letter::LetterBar;
use super::said::Bar;
use crate::screens::desk;
use crate::words::Word;
use crate::words::editor::EditorWord;

/// The bar that was asked for: looking for words, or the address of a link.
#[component]
pub fn Bars(writing: Writing) -> impl IntoView {
    move || match writing.bar.get() {
        Some(Bar::Find) => view! { <FindBar writing=writing/> }.into_any(),
        Some(Bar::Link) => view! { <LinkBar writing=writing/> }.into_any(),
        Some(Bar::Letter) => view! { <LetterBar writing=writing/> }.into_any(),
        None => ().into_any(),
    }
}

#[component]
fn FindBar(writing: Writing) -> impl IntoView {
    let (_, words) = desk();
    let node = NodeRef::<html::Input>::new();
    let by = RwSignal::new(String::new());
    let wanted = RwSignal::new(
        writing.looks.with_untracked(|looks| looks.selected.lines().next().unwrap_or_default().to_owned()),
    );
    let look = move || writing.act("find", wanted.get_untracked().as_str());
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            drop(field.focus());
            look();
        }
    });
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => writing.act("step", if event.shift_key() { -1 } else { 1 }),
        "Escape" => close(writing),
        _ => {}
    };
    let found = move || {
        let found = writing.looks.with(|looks| looks.found);
        match found {
            Some(it) if it.count > 0 => words.at_desk(EditorWord::Found { now: it.now, count: it.count }),
            Some(_) => words.at_desk(EditorWord::FoundNone),
            None => String::new(),
        }
    };
    let none = move || writing.looks.with(|looks| looks.found.is_none_or(|it| it.count == 0));
    let locked = move || none() || !writing.may_write.get();
    view! {
        <div class="desk-bar" role="search" aria-label=words.of_desk(EditorWord::Find) on:keydown=key>
            <div class="desk-row">
            <input
                type="search" class="desk-field" node_ref=node aria-label=words.of_desk(EditorWord::FindWords)
                placeholder=words.of_desk(EditorWord::FindWords) prop:value=wanted
                on:input=move |event| { wanted.set(event_target_value(&event)); look(); }
            />
            <span class="desk-found num" role="status">{found}</span>
            <button type="button" class="btn slim" disabled=none on:click=move |_| writing.act("step", -1)>{words.of_desk(EditorWord::Previous)}</button>
            <button type="button" class="btn slim" disabled=none on:click=move |_| writing.act("step", 1)>{words.of_desk(EditorWord::Next)}</button>
            </div>
            <div class="desk-row">
            <input
                type="text" class="desk-field" aria-label=words.of_desk(EditorWord::ReplaceBy)
                placeholder=words.of_desk(EditorWord::ReplaceBy) prop:value=by
                on:input=move |event| by.set(event_target_value(&event))
            />
            <button type="button" class="btn slim" disabled=locked on:click=move |_| writing.act("replace", by.get_untracked().as_str())>{words.of_desk(EditorWord::Replace)}</button>
            <button type="button" class="btn slim" disabled=locked on:click=move |_| writing.act("replace_all", by.get_untracked().as_str())>{words.of_desk(EditorWord::ReplaceAll)}</button>
            <button type="button" class="btn slim quiet" on:click=move |_| close(writing)>{words.of(Word::Close)}</button>
            </div>
        </div>
    }
}

fn close(writing: Writing) {
    writing.act("find", "");
    writing.bar.set(None);
}

#[component]
fn LinkBar(writing: Writing) -> impl IntoView {
    let (_, words) = desk();
    let node = NodeRef::<html::Input>::new();
    let address = RwSignal::new(writing.looks.with_untracked(|looks| looks.link.clone()));
    Effect::new(move |_| {
        if let Some(field) = node.get() {
            drop(field.focus());
        }
    });
    let put = move |address: &str| {
        writing.bar.set(None);
        writing.act("link", address);
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => put(&address.get_untracked()),
        "Escape" => writing.bar.set(None),
        _ => {}
    };
    view! {
        <div class="desk-bar" role="group" aria-label=words.of_desk(EditorWord::Link) on:keydown=key>
            <input
                type="url" class="desk-field" node_ref=node aria-label=words.of_desk(EditorWord::LinkAddress)
                placeholder=words.of_desk(EditorWord::LinkAddress) prop:value=address
                on:input=move |event| address.set(event_target_value(&event))
            />
            <button type="button" class="btn slim" on:click=move |_| put(&address.get_untracked())>{words.of_desk(EditorWord::LinkPut)}</button>
            <button type="button" class="btn slim" on:click=move |_| put("")>{words.of_desk(EditorWord::LinkOff)}</button>
            <button type="button" class="btn slim quiet" on:click=move |_| writing.bar.set(None)>{words.of(Word::Close)}</button>
        </div>
    }
}
