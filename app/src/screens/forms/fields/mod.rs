//! One field or cell: its label, what goes in, what is wrong with it, and what people wrote while apart.

mod choice;
mod conflict;
mod line;
pub mod long;
mod named;
mod table;

use gongjian_shared::forms::check::{AnswerFault, is_required, of_answer};
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::name::{FieldId, RowId};
use gongjian_shared::forms::print;
use gongjian_shared::forms::template::{Column, Field, FieldKind, Label};
use leptos::prelude::*;

pub use self::long::LongField;
pub use self::table::TableField;

use self::choice::{Chooser, Ticks};
use self::conflict::Conflict;
use self::line::{DateLine, Line, NumberLine};
use self::named::NamedLine;
use super::editor::{SheetEditor, id_of};
use crate::screens::desk;
use crate::words::forms::FormWord as W;

/// What is asked for at one place of a form.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    pub key: AnswerKey,
    pub label: Label,
    pub hint: Option<Label>,
    pub kind: FieldKind,
    required: Required,
}

#[derive(Clone, Debug, PartialEq)]
enum Required {
    /// Known from the template alone.
    Cell(bool),
    /// It may depend on other answers.
    Field(Box<Field>),
}

impl Asked {
    pub fn field(field: &Field) -> Self {
        Self {
            key: field.id.clone().into(),
            label: field.label.clone(),
            hint: field.hint.clone(),
            kind: field.kind.clone(),
            required: Required::Field(Box::new(field.clone())),
        }
    }

    pub fn cell(table: &FieldId, row: &RowId, column: &Column) -> Self {
        let (table, row, id) = (table.clone(), row.clone(), column.id.clone());
        Self {
            key: AnswerKey::Cell { table, row, column: id },
            label: column.label.clone(),
            hint: None,
            kind: column.kind.clone(),
            required: Required::Cell(column.required),
        }
    }
}

/// What the inputs of a place need.
#[derive(Clone, Copy)]
pub struct Place {
    pub editor: SheetEditor,
    pub asked: StoredValue<Asked>,
    /// Of the input, and of the line below it.
    pub id: StoredValue<String>,
    pub fault: Memo<Option<AnswerFault>>,
}

impl Place {
    pub fn key(self) -> AnswerKey {
        self.asked.with_value(|asked| asked.key.clone())
    }

    pub fn below(self) -> String {
        format!("{}-below", self.id.get_value())
    }

    /// A gap is no fault of a draft.
    pub fn invalid(self) -> Option<&'static str> {
        self.fault.with(|it| it.as_ref().is_some_and(|it| !it.is_gap())).then_some("true")
    }
}

#[component]
pub fn Entry(editor: SheetEditor, asked: Asked) -> impl IntoView {
    let (_, words) = desk();
    let key = asked.key.clone();
    let place = Place {
        editor,
        id: StoredValue::new(id_of(&editor.head, &key)),
        fault: editor.fault(key.clone()),
        asked: StoredValue::new(asked.clone()),
    };
    let required = required(editor, asked.required);
    let conflict = Memo::new(move |_| matches!(place.fault.get(), Some(AnswerFault::Conflict { .. })));
    let (kind, hint) = (StoredValue::new(asked.kind), asked.hint);
    let below = move || {
        let language = words.language();
        match place.fault.get().filter(|it| !matches!(it, AnswerFault::Missing) || hint.is_none()) {
            Some(fault) => language.form(&W::Fault(fault)),
            None => hint.as_ref().map(|it| language.label(it).to_owned()).unwrap_or_default(),
        }
    };
    let grouped = kind.with_value(is_group);
    let name = words.label(asked.label);
    let mark = move || {
        required
            .get()
            .then(|| view! { <span class="need" aria-hidden="true">{words.form(W::Required)}</span> })
    };
    view! {
        <div class="field form-field" role=grouped.then_some("group") aria-labelledby=grouped.then(|| format!("{}-label", place.id.get_value()))>
            {if grouped {
                view! { <span class="label" id=format!("{}-label", place.id.get_value())>{name}{mark}</span> }.into_any()
            } else {
                view! { <label for=place.id.get_value()>{name}{mark}</label> }.into_any()
            }}
            {move || conflict.get().then(|| view! { <Conflict place=place/> })}
            <Unfit place=place/>
            {input(place, &kind.get_value())}
            <p class="field-below" id=place.below() data-fault=move || place.invalid().map(|_| "") aria-live="polite">{below}</p>
        </div>
    }
}

/// Whether the label stands over several inputs, or over none.
const fn is_group(kind: &FieldKind) -> bool {
    match kind {
        FieldKind::Choice { options, many } => *many || options.len() <= choice::IN_SIGHT,
        FieldKind::Attachment { .. } | FieldKind::Signature { .. } => true,
        FieldKind::Text { .. }
        | FieldKind::LongText { .. }
        | FieldKind::Number { .. }
        | FieldKind::Date { .. }
        | FieldKind::Person
        | FieldKind::Unit
        | FieldKind::Table { .. } => false,
    }
}

fn input(place: Place, kind: &FieldKind) -> AnyView {
    let (_, words) = desk();
    match kind {
        FieldKind::Text { .. } => view! { <Line place=place/> }.into_any(),
        FieldKind::Number { unit, inexact, .. } => {
            view! { <NumberLine place=place unit=unit.clone() inexact=*inexact/> }.into_any()
        }
        FieldKind::Date { first, last } => {
            view! { <DateLine place=place first=*first last=*last/> }.into_any()
        }
        FieldKind::Choice { options, many } if *many || options.len() <= choice::IN_SIGHT => {
            view! { <Ticks place=place options=options.clone() many=*many/> }.into_any()
        }
        FieldKind::Choice { options, .. } => {
            view! { <Chooser place=place options=options.clone()/> }.into_any()
        }
        FieldKind::Person => view! { <NamedLine place=place person=true/> }.into_any(),
        FieldKind::Unit => view! { <NamedLine place=place person=false/> }.into_any(),
        FieldKind::Signature { .. } => view! { <Given place=place otherwise=W::Signature/> }.into_any(),
        FieldKind::Attachment { .. } => view! { <Given place=place otherwise=W::FileLater/> }.into_any(),
        // They have fields of their own.
        FieldKind::LongText { .. } | FieldKind::Table { .. } => {
            view! { <p class="faint">{words.form(W::LongHint)}</p> }.into_any()
        }
    }
}

fn required(editor: SheetEditor, required: Required) -> Memo<bool> {
    Memo::new(move |_| match &required {
        Required::Cell(it) => *it,
        Required::Field(field) => {
            editor.standing.with(|it| it.as_ref().is_some_and(|it| is_required(field, &it.answers)))
        }
    })
}

/// An answer that no input of this kind can show: it is told, so that nobody loses it unseen.
#[component]
fn Unfit(place: Place) -> impl IntoView {
    let (_, words) = desk();
    let values = place.editor.values(place.key());
    let text = Memo::new(move |_| {
        let values = values.get();
        let [one] = values.as_slice() else { return None };
        let kind = place.asked.with_value(|asked| asked.kind.clone());
        let typed = matches!(kind, FieldKind::Number { .. } | FieldKind::Text { .. })
            && matches!(one, gongjian_shared::forms::answer::Answer::Text(_));
        let odd = of_answer(&kind, one) == Some(AnswerFault::WrongType) && !typed;
        odd.then(|| words.language().printed(&print::one(&kind, one)))
    });
    move || text.get().map(|value| view! { <p class="field-kept">{words.form(W::Kept { value })}</p> })
}

/// What is not typed: a signature, a file.
#[component]
fn Given(place: Place, otherwise: W) -> impl IntoView {
    let (_, words) = desk();
    let values = place.editor.values(place.key());
    let said = Memo::new(move |_| {
        let (language, kind) = (words.language(), place.asked.with_value(|asked| asked.kind.clone()));
        let all: Vec<String> =
            values.get().iter().map(|it| language.printed(&print::one(&kind, it))).collect();
        if all.is_empty() { language.form(&otherwise) } else { all.join(" / ") }
    });
    view! { <p class="form-still" id=place.id.get_value()>{said}</p> }
}
