use gongjian_shared::documents::kind::{DocumentHead, Kind};
use gongjian_shared::forms::name::TemplateId;
use gongjian_shared::ids::{DocumentId, SpaceId};
use gongjian_shared::rules::Role;
use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::device::{clock, dice};
use crate::keeper::talk::Paper;
use crate::screens::{desk, titles};
use crate::widgets::{Dialog, Field, Glyph, Icon, unique};
use crate::words::Word;

/// The main act of the page: a new document in a space where this person writes.
#[component]
pub fn NewPaper(only: Memo<Option<SpaceId>>) -> impl IntoView {
    let (notebook, words) = desk();
    let may_write =
        Memo::new(move |_| notebook.open_spaces().iter().any(|it| it.role.is_some_and(Role::may_write)));
    let open = RwSignal::new(false);
    let close = Callback::new(move |()| open.set(false));
    view! {
        {move || may_write.get().then(|| view! {
            <button type="button" class="btn primary" on:click=move |_| open.set(true)>
                <Icon glyph=Glyph::Plus/>{words.of(Word::New)}
            </button>
        })}
        <Dialog open=open on_close=close title=words.of(Word::New) close_label=words.of(Word::Close)>
            <NewForm only=only/>
        </Dialog>
    }
}

#[component]
fn NewForm(only: Memo<Option<SpaceId>>) -> impl IntoView {
    let (notebook, words) = desk();
    let spaces = notebook.spaces.with_untracked(|spaces| {
        let others = spaces.iter().flatten().filter(|space| !space.is_of_a_pair());
        let writable = others.filter(|space| space.role.is_some_and(Role::may_write));
        writable.map(|space| (space.space, space.name.clone())).collect::<Vec<_>>()
    });
    let first = only.get_untracked().filter(|only| spaces.iter().any(|(id, _)| id == only));
    let Some(first) = first.or_else(|| spaces.first().map(|(id, _)| *id)) else {
        return view! { <p class="muted">{words.of(Word::NoWritableSpace)}</p> }.into_any();
    };
    let space = RwSignal::new(first);
    let kind = RwSignal::new(Kind::BasicForm);
    let template = RwSignal::new(None::<TemplateId>);
    let title = RwSignal::new(String::new());
    let navigate = use_navigate();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let head = head(space.get_untracked(), kind.get_untracked());
        let there =
            notebook.documents.with_untracked(|rows| rows.iter().flatten().any(|row| row.head == head));
        let paper = if there {
            Paper { document: head.document, fork: false }
        } else {
            notebook.create(head, title.get_untracked().trim())
        };
        let to = match template.get_untracked().filter(|_| head.kind == Kind::Form) {
            Some(template) => format!("/forms/{}?template={template}", paper.document),
            None => format!("/paper/{}", paper.document),
        };
        navigate(&to, leptos_router::NavigateOptions::default());
    };
    let id = unique("space");
    view! {
        <form class="stack" on:submit=submit>
            <p class="muted">{words.of(Word::NewLead)}</p>
            <div class="field">
                <label for=id.clone()>{words.of(Word::ChooseSpace)}</label>
                <select
                    class="input" id=id
                    on:change=move |event| if let Ok(id) = event_target_value(&event).parse() { space.set(id) }
                >
                    {spaces.into_iter().map(|(id, name)| view! {
                        <option value=id.to_string() selected=id == first>{name}</option>
                    }).collect_view()}
                </select>
            </div>
            <fieldset class="choices">
                <legend>{words.of(Word::WhatKind)}</legend>
                <KindChoice kind=Kind::BasicForm chosen=kind hint=Word::KindFormHint/>
                <KindChoice kind=Kind::SitePlan chosen=kind hint=Word::KindPlanHint/>
                <KindChoice kind=Kind::BlankPlan chosen=kind hint=Word::KindBlankHint/>
                <FormChoices kind=kind chosen=template/>
            </fieldset>
            {move || kind.get().is_text().then(|| view! { <Field label=words.of(Word::PlanTitle) value=title/> })}
            <button type="submit" class="btn primary wide">{words.of(Word::Create)}</button>
        </form>
    }
    .into_any()
}

#[component]
fn KindChoice(kind: Kind, chosen: RwSignal<Kind>, hint: Word) -> impl IntoView {
    let (_, words) = desk();
    view! {
        <label class="choice">
            <input type="radio" name="kind" prop:checked=move || chosen.get() == kind on:change=move |_| chosen.set(kind)/>
            <span><strong>{words.of(Word::Kind(kind))}</strong><small>{words.of(hint)}</small></span>
        </label>
    }
}

/// Every form that the app ships. The basic table is offered above, with its plan.
#[component]
fn FormChoices(kind: RwSignal<Kind>, chosen: RwSignal<Option<TemplateId>>) -> impl IntoView {
    let (_, words) = desk();
    move || {
        let others = titles::all(words.language()).into_iter().filter(|(id, _)| id.as_str() != "basic_table");
        let line = |(id, title): (TemplateId, &'static str)| {
            let (mine, at) = (id.clone(), id);
            view! {
                <label class="choice">
                    <input
                        type="radio" name="kind"
                        prop:checked=move || kind.get() == Kind::Form && chosen.with(|chosen| chosen.as_ref() == Some(&mine))
                        on:change=move |_| { chosen.set(Some(at.clone())); kind.set(Kind::Form); }
                    />
                    <span><strong>{title}</strong></span>
                </label>
            }
        };
        others.map(line).collect_view()
    }
}

fn head(space: SpaceId, kind: Kind) -> DocumentHead {
    match kind {
        Kind::BasicForm => DocumentHead::one_per(space, kind, space.as_uuid()),
        Kind::SitePlan
        | Kind::BlankPlan
        | Kind::Form
        | Kind::Answer
        | Kind::Activity
        | Kind::Minutes
        | Kind::Comments => DocumentHead::free(DocumentId::fresh(clock::now(), dice::draw()), space, kind),
    }
}
