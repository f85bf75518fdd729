//! Between the fields and the keeper: short fields are set when a person pauses (a draft is kept at every key), long
//! text goes by splices, and what others wrote comes in when nothing of mine waits and nothing composes.

use std::collections::HashSet;
use std::time::Duration;

use gongjian_shared::documents::basic_form::Field;
use gongjian_shared::documents::edit::Edit;
use gongjian_shared::documents::view::{FormView, View};
use leptos::html;
use leptos::prelude::*;

use crate::device::textarea::{self, TextArea};
use crate::notebook::{Held, OpenPaper};
use crate::screens::composing::Composing;
use crate::splice::Splice;
use crate::words::{Word, Words};

/// A short field is sent when nobody has typed in it for so long.
const PAUSE: Duration = Duration::from_millis(600);

#[derive(Clone, Copy)]
pub struct FormEditor {
    pub open: OpenPaper,
    pub may_write: Memo<bool>,
    pub composing: Composing<Field>,
    fields: StoredValue<Vec<(Field, Sides)>>,
    desk: StoredValue<Desk, LocalStorage>,
}

/// Both sides of a field: what the document says and what stands on the screen.
#[derive(Clone, Copy)]
struct Sides {
    values: RwSignal<Vec<String>>,
    text: RwSignal<String>,
}

#[derive(Default)]
struct Desk {
    /// Fields with something typed that was not sent.
    waiting: HashSet<Field>,
    rounds: u64,
    adopted: Option<u64>,
    area: Option<TextArea>,
}

/// The element of a field, for links to it.
pub fn id_of(field: Field) -> String {
    format!("field-{}", field.key())
}

impl FormEditor {
    pub fn new(open: OpenPaper) -> Self {
        let sides = || Sides { values: RwSignal::new(vec![]), text: RwSignal::new(String::new()) };
        Self {
            open,
            may_write: Memo::new(move |_| {
                open.view.with(|view| view.as_ref().is_some_and(|view| view.may_write))
            }),
            composing: Composing::new(open),
            fields: StoredValue::new(Field::ALL.map(|field| (field, sides())).to_vec()),
            desk: StoredValue::new_local(Desk::default()),
        }
    }

    /// What stands on the screen.
    pub fn text(self, field: Field) -> RwSignal<String> {
        self.sides(field).text
    }

    /// What the document says: several values where people wrote different things while apart.
    pub fn values(self, field: Field) -> RwSignal<Vec<String>> {
        self.sides(field).values
    }

    /// The values that count for a check: the one on the screen, or all that are in conflict.
    pub fn agreed(self, field: Field) -> Vec<String> {
        let values = self.values(field).get();
        let text = self.text(field).get();
        if values.len() > 1 { values } else { vec![text] }
    }

    /// A short field was typed in.
    pub fn typed(self, field: Field, text: String, composing: bool) {
        if composing {
            self.composing.draft(field, field.key(), &text);
        } else {
            self.open.draft(field.key(), &text);
        }
        self.text(field).set(text);
        self.open.hold(Held::Pausing, true);
        let round = self.desk.try_update_value(|desk| {
            desk.waiting.insert(field);
            desk.rounds += 1;
            desk.rounds
        });
        set_timeout(
            move || {
                let last = self.desk.try_with_value(|desk| Some(desk.rounds) == round) == Some(true);
                if last && self.composing.place().is_none() {
                    self.flush();
                }
            },
            PAUSE,
        );
    }

    pub fn composition_ended(self, field: Field) {
        if field.is_long() {
            self.take_long(field);
        }
        self.composing.end(field.key(), move || self.adopt_when_quiet());
        if self.desk.with_value(|desk| desk.waiting.contains(&field)) {
            self.open.draft(field.key(), &self.text(field).get_untracked());
        }
    }

    /// Sets a field to a value that a person chose.
    pub fn choose(self, field: Field, value: &str) {
        self.text(field).set(value.to_owned());
        self.desk.update_value(|desk| {
            desk.waiting.insert(field);
        });
        self.flush();
    }

    /// Sends what was typed in short fields and what composes in the long one.
    pub fn flush(self) {
        let Some(waiting) = self.desk.try_update_value(|desk| std::mem::take(&mut desk.waiting)) else {
            return;
        };
        for field in waiting {
            let value = self.text(field).get_untracked().trim().to_owned();
            let same = self.values(field).with_untracked(|values| match values.as_slice() {
                [] => value.is_empty(),
                [one] => *one == value,
                _ => false,
            });
            if !same && self.may_write.get_untracked() {
                self.values(field).set(vec![value.clone()]);
                self.send(Edit::Set { field, value });
            }
            // After the edit: one of the two is on the phone at any moment.
            self.open.draft(field.key(), "");
        }
        self.open.hold(Held::Pausing, false);
        if let Some(field) = self.composing.place().filter(|field| field.is_long()) {
            self.take_long(field);
        }
    }

    /// Lets a text area show a long field, as long as it stands.
    pub fn follow(self, field: Field, node: NodeRef<html::Textarea>) {
        Effect::new(move |_| {
            let Some(area) = node.get() else { return };
            textarea::replace(&area, &self.text(field).get_untracked(), (0, 0));
            self.desk.update_value(|desk| desk.area = Some(area));
        });
        on_cleanup(move || {
            self.desk.try_update_value(|desk| desk.area = None);
        });
    }

    /// The long field has changed.
    pub fn typed_long(self, field: Field, composing: bool) {
        let Some(area) = self.area() else { return };
        textarea::fit(&area);
        if composing || self.composing.is_at(field) {
            self.composing.draft(field, field.key(), &area.value());
        } else {
            self.take_long(field);
        }
    }

    /// Takes the newest view when everything of mine is in it; otherwise it waits.
    pub fn adopt_when_quiet(self) {
        let busy = self.composing.place().is_some() || self.desk.with_value(|desk| !desk.waiting.is_empty());
        if busy {
            return;
        }
        let sent = self.open.sent.get_untracked();
        let form = self.open.view.with_untracked(|view| {
            let view = view.as_ref().filter(|view| view.seen == sent)?;
            let View::Form(form) = &view.content else { return None };
            self.open.shows(view.view);
            let news = self.desk.try_update_value(|desk| desk.adopted.replace(view.view) != Some(view.view));
            news?.then(|| form.clone())
        });
        if let Some(form) = form {
            self.adopt(&form);
        }
    }

    /// All fields with their names, for copying elsewhere.
    pub fn plain_text(self, words: Words) -> String {
        let line = |field| {
            format!("{}：{}", words.say(&Word::Field(field)), untrack(|| self.agreed(field)).join(" / "))
        };
        Field::ALL.map(line).join("\n")
    }

    fn adopt(self, form: &FormView) {
        for field in Field::ALL {
            let values = form.values(field).to_vec();
            let text =
                if values.len() > 1 { String::new() } else { values.first().cloned().unwrap_or_default() };
            let before = self.text(field).get_untracked();
            if before != text {
                if field.is_long() {
                    self.show_long(&before, &text);
                }
                self.text(field).set(text);
            }
            if self.values(field).with_untracked(|shown| *shown != values) {
                self.values(field).set(values);
            }
        }
    }

    fn show_long(self, before: &str, text: &str) {
        let (Some(area), Some(splice)) = (self.area(), Splice::between(before, text, None)) else { return };
        let (start, end) = textarea::selection(&area);
        textarea::replace(&area, text, (splice.carry(start), splice.carry(end)));
    }

    fn take_long(self, field: Field) {
        let Some(area) = self.area() else { return };
        let (typed, caret) = (area.value(), textarea::selection(&area).1);
        let before = self.text(field).get_untracked();
        let Some(Splice { at, delete, insert }) = Splice::between(&before, &typed, Some(caret)) else {
            return;
        };
        if self.may_write.get_untracked() {
            self.text(field).set(typed);
            self.send(Edit::Long { field, at, delete, insert });
        }
    }

    fn send(self, edit: Edit) {
        let view = self.desk.with_value(|desk| desk.adopted).unwrap_or_default();
        self.open.edit(view, edit);
    }

    fn area(self) -> Option<TextArea> {
        self.desk.try_with_value(|desk| desk.area.clone()).flatten()
    }

    fn sides(self, field: Field) -> Sides {
        let found = self
            .fields
            .with_value(|fields| fields.iter().find(|(it, _)| *it == field).map(|(_, sides)| *sides));
        found.expect("a side was made for every field")
    }
}
