//! The sections and fields of a form, as the template has them.

use std::sync::Arc;

use gongjian_shared::forms::answers::Earlier;
use gongjian_shared::forms::check::is_shown;
use gongjian_shared::forms::print;
use gongjian_shared::forms::template::{Field, FieldKind, Section, Template};
use leptos::prelude::*;

use super::editor::SheetEditor;
use super::fields::{Asked, Entry, LongField, TableField};
use crate::screens::desk;
use crate::widgets::{Banner, Empty, Glyph, Tone, Waiting};
use crate::words::Word;
use crate::words::forms::FormWord as W;

#[component]
pub fn FormBody(editor: SheetEditor) -> impl IntoView {
    let (_, words) = desk();
    let shape = Memo::new(move |_| editor.standing.with(|it| it.as_ref().map(|it| Arc::clone(&it.template))));
    let named = Memo::new(move |_| editor.named());
    move || match shape.get() {
        Some(template) => view! { <Sections editor=editor template=template/> }.into_any(),
        None if named.get() => view! {
            <Empty glyph=Glyph::Form title=words.form(W::Unheard) text=words.form(W::UnheardNext)/>
        }
        .into_any(),
        None => view! { <Waiting text=words.of(Word::OpeningPaper)/> }.into_any(),
    }
}

#[component]
fn Sections(editor: SheetEditor, template: Arc<Template>) -> impl IntoView {
    let sections = template.sections.clone();
    view! {
        <VersionNews editor=editor template=template/>
        {sections.into_iter().map(|section| view! { <OneSection editor=editor section=section/> }).collect_view()}
        <EarlierAnswers editor=editor/>
    }
}

#[component]
fn OneSection(editor: SheetEditor, section: Section) -> impl IntoView {
    let (_, words) = desk();
    let Section { title, fields, .. } = section;
    let asked = fields.clone();
    let any = Memo::new(move |_| {
        editor
            .standing
            .with(|it| it.as_ref().is_some_and(|it| asked.iter().any(|field| is_shown(field, &it.answers))))
    });
    view! {
        <section class="form-section" class:unseen=move || !any.get()>
            {title.map(|title| view! { <h2>{words.label(title)}</h2> })}
            {fields.into_iter().map(|field| view! { <OneField editor=editor field=field/> }).collect_view()}
        </section>
    }
}

/// A field, while the form asks for it.
#[component]
fn OneField(editor: SheetEditor, field: Field) -> impl IntoView {
    let condition = field.clone();
    let shown = Memo::new(move |_| {
        editor.standing.with(|it| it.as_ref().is_some_and(|it| is_shown(&condition, &it.answers)))
    });
    move || {
        shown.get().then(|| match &field.kind {
            FieldKind::Table { columns, least_rows, most_rows } => {
                let (columns, limits) = (columns.clone(), (*least_rows, *most_rows));
                view! { <TableField editor=editor field=field.clone() columns=columns limits=limits/> }
                    .into_any()
            }
            FieldKind::LongText { max, .. } => {
                view! { <LongField editor=editor field=field.clone() most=*max/> }.into_any()
            }
            FieldKind::Text { .. }
            | FieldKind::Number { .. }
            | FieldKind::Date { .. }
            | FieldKind::Choice { .. }
            | FieldKind::Person
            | FieldKind::Unit
            | FieldKind::Attachment { .. }
            | FieldKind::Signature { .. } => {
                view! { <Entry editor=editor asked=Asked::field(&field)/> }.into_any()
            }
        })
    }
}

/// The document was written for another version of the template.
#[component]
fn VersionNews(editor: SheetEditor, template: Arc<Template>) -> impl IntoView {
    let (_, words) = desk();
    let (id, version) = (template.id.clone(), template.version);
    let stands = Memo::new(move |_| {
        editor.standing.with(|it| it.as_ref().map(|it| (it.is_older(), it.is_later())).unwrap_or_default())
    });
    move || match stands.get() {
        (true, _) => {
            let id = id.clone();
            view! {
                <Banner tone=Tone::Calm title=words.form(W::NewVersion { version }) text=words.form(W::NewVersionNext)>
                    <button type="button" class="btn" disabled=move || !editor.may_write.get() on:click=move |_| editor.step_to(id.clone(), version)>
                        {words.form(W::UseNew)}
                    </button>
                </Banner>
            }
            .into_any()
        }
        (_, true) => {
            view! { <Banner tone=Tone::Care title=words.form(W::Later) text=words.form(W::LaterNext)/> }
                .into_any()
        }
        (false, false) => ().into_any(),
    }
}

/// What earlier versions asked for: to be read, never lost.
#[component]
fn EarlierAnswers(editor: SheetEditor) -> impl IntoView {
    let (_, words) = desk();
    let earlier = Memo::new(move |_| {
        let language = words.language();
        editor.standing.with(|it| {
            let Some(it) = it else { return Vec::new() };
            let line = |earlier: &Earlier| {
                let label = earlier.label.as_ref().map(|it| language.label(it).to_owned());
                let moved = it.moved.iter().find(|moved| moved.from == earlier.key);
                let how = moved.map(|moved| language.form(&W::Moved(moved.how))).unwrap_or_default();
                // Of an older template, so without its options: what was chosen is told by its id.
                let all =
                    earlier.values.iter().map(|it| language.printed(&print::one(&FieldKind::Person, it)));
                (label.unwrap_or_else(|| earlier.key.to_string()), all.collect::<Vec<_>>().join(" / "), how)
            };
            it.answers.earlier.iter().map(line).collect()
        })
    });
    move || {
        let lines = earlier.get();
        (!lines.is_empty()).then(|| view! {
            <section class="form-section">
                <h2>{words.form(W::Earlier)}</h2>
                <p class="faint small">{words.form(W::EarlierHint)}</p>
                <dl class="facts">
                    {lines.into_iter().map(|(label, value, how)| view! { <dt>{label}</dt><dd>{value}<small class="faint">{how}</small></dd> }).collect_view()}
                </dl>
            </section>
        })
    }
}
