//! Between the fields of any form and the keeper: lines are sent when a person pauses (a draft is kept at every key),
//! choices at once, and what others wrote comes in when nothing of mine waits and nothing composes.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use gongjian_shared::documents::edit::{Edit, RowChange};
use gongjian_shared::documents::kind::DocumentHead;
use gongjian_shared::documents::view::{SheetView, View};
use gongjian_shared::forms::answer::Answer;
use gongjian_shared::forms::check::AnswerFault;
use gongjian_shared::forms::key::AnswerKey;
use gongjian_shared::forms::name::{FieldId, RowId, TemplateId};
use gongjian_shared::ids::DocumentId;
use leptos::prelude::*;

use super::standing::{self, Standing};
use super::templates;
use crate::device::{clock, dice};
use crate::notebook::{Held, OpenPaper};
use crate::screens::composing::Composing;

/// A line is sent when nobody has typed in it for so long.
const PAUSE: Duration = Duration::from_millis(600);

/// A form on the screen; copy it freely.
#[derive(Clone, Copy)]
pub struct SheetEditor {
    pub open: OpenPaper,
    pub head: DocumentHead,
    pub may_write: Memo<bool>,
    pub standing: Memo<Option<Standing>>,
    /// The long texts, as their own documents tell them.
    pub long: RwSignal<BTreeMap<FieldId, String>>,
    /// What the document says, with what was answered here since.
    shown: RwSignal<SheetView>,
    /// Lines that stand on the screen while somebody is at them.
    typed: RwSignal<BTreeMap<AnswerKey, String>>,
    pub composing: Composing<usize>,
    desk: StoredValue<Desk>,
}

#[derive(Default)]
struct Desk {
    /// Lines with something typed that was not sent.
    waiting: BTreeSet<AnswerKey>,
    rounds: u64,
    adopted: Option<u64>,
    /// What composes, by number.
    places: Vec<AnswerKey>,
    used: bool,
}

impl SheetEditor {
    pub fn new(open: OpenPaper, head: DocumentHead) -> Self {
        let shown = RwSignal::new(SheetView::default());
        let typed = RwSignal::new(BTreeMap::new());
        let long = RwSignal::new(BTreeMap::new());
        let standing = Memo::new(move |_| {
            shown.with(|view| typed.with(|typed| long.with(|long| Standing::of(view, typed, long))))
        });
        let may_write = Memo::new(move |_| {
            let may = open.view.with(|view| view.as_ref().is_some_and(|view| view.may_write));
            may && standing.with(|it| it.as_ref().is_some_and(|it| !it.is_later()))
        });
        let desk = StoredValue::new(Desk::default());
        Self { open, head, may_write, standing, long, shown, typed, composing: Composing::new(open), desk }
    }

    /// Says which template the answers are for, once, where the document does not.
    pub fn begin(self, wanted: Option<&TemplateId>) {
        let may = self.open.view.with_untracked(|view| view.as_ref().is_some_and(|view| view.may_write));
        let named = self.shown.with_untracked(|view| view.template().is_some());
        let adopted = self.desk.with_value(|desk| desk.adopted.is_some() && !desk.used);
        let Some(template) = wanted.filter(|_| may && adopted && !named).and_then(templates::newest) else {
            return;
        };
        self.desk.update_value(|desk| desk.used = true);
        self.step_to(template.id.clone(), template.version);
    }

    /// Whether the document says which template it is for.
    pub fn named(self) -> bool {
        self.shown.with(|view| view.template().is_some())
    }

    /// Says that the answers are for this version from here on.
    pub fn step_to(self, template: TemplateId, version: u32) {
        self.shown.update(|view| view.templates = vec![(template.clone(), version)]);
        self.send(Edit::Use { template, version });
    }

    /// All values of a field or cell.
    pub fn values(self, key: AnswerKey) -> Memo<Vec<Answer>> {
        Memo::new(move |_| {
            let all = |it: &Standing| it.answers.all(&key).into_iter().cloned().collect();
            self.standing.with(|it| it.as_ref().map(all).unwrap_or_default())
        })
    }

    /// What stands against submitting at a field or cell.
    pub fn fault(self, key: AnswerKey) -> Memo<Option<AnswerFault>> {
        Memo::new(move |_| {
            self.standing.with(|it| {
                let found = it.as_ref()?.problems.iter().find(|it| it.at == key);
                found.map(|it| it.what.clone())
            })
        })
    }

    /// The line that stands in a text field.
    pub fn line(self, key: AnswerKey) -> Memo<String> {
        Memo::new(move |_| {
            let typed = self.typed.with(|typed| typed.get(&key).cloned());
            typed.unwrap_or_else(|| {
                let one = |it: &Standing| match it.answers.all(&key).as_slice() {
                    [one] => standing::line(one),
                    [] | [_, _, ..] => String::new(),
                };
                self.standing.with(|it| it.as_ref().map(one).unwrap_or_default())
            })
        })
    }

    /// Each value in dispute and who wrote it.
    pub fn disputed(self, key: &AnswerKey) -> Vec<(Answer, Option<String>)> {
        let Some(standing) = self.standing.get() else { return Vec::new() };
        let (kept, writers) = self.shown.with(|view| {
            let kept = standing.all_kept_at(view, key);
            let of = view.disputed.iter().filter(|it| kept.contains(&it.key)).cloned();
            (of.collect::<Vec<_>>(), self.open.view.with(|view| view.as_ref().map(|it| it.writers.clone())))
        });
        let writers = writers.unwrap_or_default();
        let by = |answer: &Answer| {
            let wrote = kept.iter().find(|it| it.answer == *answer)?;
            writers.get(&wrote.actor).cloned()
        };
        standing.answers.all(key).into_iter().map(|it| (it.clone(), by(it))).collect()
    }

    /// A line was typed in.
    pub fn type_in(self, key: &AnswerKey, text: String, composing: bool) {
        let place = key.to_string();
        if composing {
            self.composing.draft(self.place(key), &place, &text);
        } else {
            self.open.draft(&place, &text);
        }
        self.typed.update(|typed| {
            typed.insert(key.clone(), text);
        });
        self.open.hold(Held::Pausing, true);
        let round = self.desk.try_update_value(|desk| {
            desk.waiting.insert(key.clone());
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

    pub fn compose(self, key: &AnswerKey) {
        self.composing.start(self.place(key));
    }

    pub fn composition_ended(self, key: &AnswerKey) {
        self.composing.end(&key.to_string(), move || {
            self.flush();
            self.adopt_when_quiet();
        });
        if self.desk.with_value(|desk| desk.waiting.contains(key)) {
            let text = self.typed.with_untracked(|typed| typed.get(key).cloned()).unwrap_or_default();
            self.open.draft(&key.to_string(), &text);
        }
    }

    /// The person has left a line: what stands there is what the document says.
    pub fn leave(self, key: &AnswerKey) {
        self.flush();
        self.typed.maybe_update(|typed| typed.remove(key).is_some());
        self.adopt_when_quiet();
    }

    /// Sends what was typed.
    pub fn flush(self) {
        let Some(waiting) = self.desk.try_update_value(|desk| std::mem::take(&mut desk.waiting)) else {
            return;
        };
        for key in waiting {
            let text = self.typed.with_untracked(|typed| typed.get(&key).cloned()).unwrap_or_default();
            let answer = self.standing.with_untracked(|it| {
                let template = &it.as_ref()?.template;
                let before =
                    self.shown.with_untracked(|view| view.answers.all(&key).first().copied().cloned());
                standing::answer(template.kind(&key)?, &text, before.as_ref())
            });
            self.set(&key, answer);
            // After the edit: one of the two is on the phone at any moment.
            self.open.draft(&key.to_string(), "");
        }
        self.open.hold(Held::Pausing, false);
    }

    /// Answers a field or cell, or takes its answer away. Also how one of several values is chosen.
    pub fn set(self, key: &AnswerKey, answer: Option<Answer>) {
        let Some(standing) = self.standing.get_untracked().filter(|_| self.may_write.get_untracked()) else {
            return;
        };
        let kept = self.shown.with_untracked(|view| standing.kept_at(view, key));
        let there = self.shown.with_untracked(|view| standing.all_kept_at(view, key));
        let before = self.shown.with_untracked(|view| view.answers.values.get(&kept).cloned());
        if before == answer.as_ref().map(|it| vec![it.clone()]) && there.iter().all(|it| *it == kept) {
            return;
        }
        self.shown.update(|view| {
            view.disputed.retain(|it| it.key != kept);
            match &answer {
                Some(answer) => drop(view.answers.values.insert(kept.clone(), vec![answer.clone()])),
                None => view.answers.values.retain(|key, _| !there.contains(key)),
            }
        });
        match answer {
            Some(answer) => self.send(Edit::Fill { key: kept, answer }),
            None => there.into_iter().for_each(|key| self.send(Edit::Clear { key })),
        }
    }

    /// Adds a row behind the last.
    pub fn add_row(self, table: &FieldId) {
        // A name as the document takes it: hexadecimal digits and lines.
        let row = DocumentId::fresh(clock::now(), dice::draw()).to_string();
        let Ok(row) = RowId::try_from(row) else { return };
        let after = self.shown.with_untracked(|view| view.answers.rows_of(table).last().cloned());
        self.put_row(table, row, after);
    }

    /// Puts a row behind another, or first; a removed one comes back.
    pub fn put_row(self, table: &FieldId, row: RowId, after: Option<RowId>) {
        if !self.may_write.get_untracked() {
            return;
        }
        self.flush();
        let table = self.table_of(table, &row);
        self.shown.update(|view| {
            if let Some(removed) = view.answers.removed.get_mut(&table) {
                removed.retain(|it| *it != row);
            }
            let rows = view.answers.rows.entry(table.clone()).or_default();
            rows.retain(|it| *it != row);
            let at = after.as_ref().and_then(|after| rows.iter().position(|it| it == after));
            rows.insert(at.map_or(0, |at| at + 1), row.clone());
        });
        self.send(Edit::Row { table, row, change: RowChange::Put { after } });
    }

    pub fn remove_row(self, table: &FieldId, row: RowId) {
        if !self.may_write.get_untracked() {
            return;
        }
        self.flush();
        let table = self.table_of(table, &row);
        self.shown.update(|view| {
            view.answers.rows.entry(table.clone()).or_default().retain(|it| *it != row);
            view.answers.removed.entry(table.clone()).or_default().push(row.clone());
        });
        self.send(Edit::Row { table, row, change: RowChange::Remove });
    }

    /// Takes the newest view when everything of mine is in it; otherwise it waits.
    pub fn adopt_when_quiet(self) {
        let waits = self.desk.try_with_value(|desk| !desk.waiting.is_empty()).unwrap_or(true);
        if waits || self.composing.place().is_some() {
            return;
        }
        let sent = self.open.sent.get_untracked();
        let news = self.open.view.with_untracked(|view| {
            let view = view.as_ref().filter(|view| view.seen == sent)?;
            let View::Sheet(sheet) = &view.content else { return None };
            self.open.shows(view.view);
            let news = self.desk.try_update_value(|desk| desk.adopted.replace(view.view) != Some(view.view));
            news?.then(|| sheet.clone())
        });
        let Some(news) = news else { return };
        // A line that somebody else has changed meanwhile shows what the document says.
        let same = |key: &AnswerKey| {
            self.shown.with_untracked(|old| old.answers.values.get(key) == news.answers.values.get(key))
        };
        self.typed.maybe_update(|typed| {
            let before = typed.len();
            typed.retain(|key, _| same(key));
            typed.len() != before
        });
        self.shown.maybe_update(|shown| {
            let changes = *shown != news;
            *shown = news;
            changes
        });
    }

    fn table_of(self, table: &FieldId, row: &RowId) -> FieldId {
        self.standing.with_untracked(|it| {
            let found = it.as_ref().map(|it| self.shown.with_untracked(|view| it.table_of(view, table, row)));
            found.unwrap_or_else(|| table.clone())
        })
    }

    fn send(self, edit: Edit) {
        let view = self.desk.with_value(|desk| desk.adopted).unwrap_or_default();
        self.open.edit(view, edit);
    }

    fn place(self, key: &AnswerKey) -> usize {
        let found = self.desk.try_update_value(|desk| {
            desk.places.iter().position(|it| it == key).unwrap_or_else(|| {
                desk.places.push(key.clone());
                desk.places.len() - 1
            })
        });
        found.unwrap_or_default()
    }
}

/// The element of a field or cell, for links to it.
pub fn id_of(head: &DocumentHead, key: &AnswerKey) -> String {
    format!("at-{}-{}", head.document, key.to_string().replace('/', "-"))
}
