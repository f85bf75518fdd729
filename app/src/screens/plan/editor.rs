//! Between the model and the text areas: what is typed goes to the keeper at once, what others wrote comes in
//! when this person's own edits are all in it and nothing composes.

use std::collections::HashMap;

use gongjian_shared::documents::edit::{Edit, Style};
use gongjian_shared::documents::view::View;
use leptos::html;
use leptos::prelude::*;

use super::model::{Adopted, Change, Key, Model};
use crate::device::textarea::{self, TextArea};
use crate::notebook::OpenPaper;
use crate::screens::composing::Composing;
use crate::splice::{Splice, units};
use gongjian_shared::documents::numbering::numbers;

/// A text area of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Title,
    Block(Key),
}

/// What a row shows beside its text.
#[derive(Clone, Debug, PartialEq)]
pub struct Face {
    /// From 1.
    pub position: usize,
    pub style: Style,
    pub number: Option<String>,
    pub unknown: bool,
}

/// A line of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    pub key: Key,
    pub level: u8,
    pub words: String,
}

/// A handle on an open plan; copy it freely.
#[derive(Clone, Copy)]
pub struct Editor {
    pub open: OpenPaper,
    pub keys: RwSignal<Vec<Key>>,
    pub title: RwSignal<String>,
    pub outline: RwSignal<Vec<Heading>>,
    /// The block that has, or had last, the caret.
    pub current: RwSignal<Option<Key>>,
    pub may_write: Memo<bool>,
    pub(super) composing: Composing<Place>,
    desk: StoredValue<Desk, LocalStorage>,
}

#[derive(Default)]
struct Desk {
    model: Model,
    adopted: bool,
    faces: HashMap<Key, ArcRwSignal<Face>>,
    areas: HashMap<Place, TextArea>,
    /// The caret belongs here as soon as the text area stands.
    focus: Option<(Place, usize)>,
}

impl Editor {
    pub fn new(open: OpenPaper) -> Self {
        Self {
            open,
            keys: RwSignal::new(vec![]),
            title: RwSignal::new(String::new()),
            outline: RwSignal::new(vec![]),
            current: RwSignal::new(None),
            may_write: Memo::new(move |_| {
                open.view.with(|view| view.as_ref().is_some_and(|view| view.may_write))
            }),
            composing: Composing::new(open),
            desk: StoredValue::new_local(Desk::default()),
        }
    }

    /// Lets the text area of a place show its text, as long as it stands.
    pub fn follow(self, place: Place, node: NodeRef<html::Textarea>) {
        Effect::new(move |_| {
            let Some(area) = node.get() else { return };
            let text = self.text_of(place);
            textarea::replace(&area, &text, (0, 0));
            let focus = self.desk.try_update_value(|desk| {
                desk.areas.insert(place, area.clone());
                desk.focus.take_if(|(it, _)| *it == place)
            });
            if let Some((_, at)) = focus.flatten() {
                textarea::focus_at(&area, at);
            }
        });
        on_cleanup(move || {
            self.desk.try_update_value(|desk| desk.areas.remove(&place));
        });
    }

    /// What a row shows beside its text.
    pub fn face(self, key: Key) -> ArcRwSignal<Face> {
        let blank =
            || ArcRwSignal::new(Face { position: 0, style: Style::Paragraph, number: None, unknown: false });
        self.desk.with_value(|desk| desk.faces.get(&key).cloned()).unwrap_or_else(blank)
    }

    /// The text area of a place has changed.
    pub fn typed(self, place: Place, composing: bool) {
        let Some(area) = self.area(place) else { return };
        textarea::fit(&area);
        if composing || self.composing.is_at(place) {
            self.composing.draft(place, &self.name_of(place), &area.value());
        } else {
            self.take(place);
        }
    }

    pub fn composition_started(self, place: Place) {
        self.composing.start(place);
    }

    pub fn composition_ended(self, place: Place) {
        self.take(place);
        self.composing.end(&self.name_of(place), move || self.adopt_when_quiet());
    }

    /// Sends what stands in the text areas, also what is being composed: the page may be gone in a moment.
    pub fn flush(self) {
        if let Some(place) = self.composing.place() {
            self.take(place);
        }
    }

    /// Takes the newest view when all own edits are in it and nothing composes; otherwise it waits.
    pub fn adopt_when_quiet(self) {
        if self.composing.place().is_some() {
            return;
        }
        let sent = self.open.sent.get_untracked();
        let made = self.open.made.get_untracked();
        let adopted = self.open.view.with_untracked(|view| {
            let view = view.as_ref().filter(|view| view.seen == sent)?;
            let View::Text(text) = &view.content else { return None };
            self.open.shows(view.view);
            self.desk.try_update_value(|desk| {
                let news = !desk.adopted || desk.model.view != view.view;
                desk.adopted = true;
                news.then(|| desk.model.adopt(view.view, text, &made))
            })?
        });
        if let Some(adopted) = adopted {
            self.show_adopted(adopted);
        }
    }

    pub fn split(self, key: Key) {
        let Some(area) = self.area(Place::Block(key)) else { return };
        let (start, end) = textarea::selection(&area);
        let text = area.value();
        let (before, rest) = crate::splice::cut(&text, start);
        let after = crate::splice::cut(rest, end - start).1;
        let typed = format!("{before}\n{after}");
        self.change(|model| model.retype(key, &typed, start + 1));
    }

    pub fn join_back(self, key: Key) -> bool {
        self.change(|model| model.join_back(key))
    }

    pub fn join_next(self, key: Key) -> bool {
        self.change(|model| model.join_next(key))
    }

    pub fn restyle(self, style: Style) {
        if let Some(key) = self.current.get_untracked() {
            self.change(|model| model.restyle(key, style));
        }
    }

    /// The block `step` places further, where there is one.
    pub fn neighbour(self, place: Place, step: isize) -> Option<Place> {
        self.desk.with_value(|desk| {
            let blocks = &desk.model.blocks;
            let at = match place {
                Place::Title => 0,
                Place::Block(key) => blocks.iter().position(|it| it.key == key)? + 1,
            };
            match at.checked_add_signed(step)? {
                0 => Some(Place::Title),
                next => blocks.get(next - 1).map(|it| Place::Block(it.key)),
            }
        })
    }

    pub fn focus(self, place: Place, at: usize) {
        match self.area(place) {
            Some(area) => textarea::focus_at(&area, at),
            None => self.desk.update_value(|desk| desk.focus = Some((place, at))),
        }
    }

    pub fn focus_end(self) {
        let last = self.desk.with_value(|desk| desk.model.blocks.last().map(|it| (it.key, units(&it.text))));
        if let Some((key, at)) = last {
            self.focus(Place::Block(key), at);
        }
    }

    /// Which text area has the caret, counted from the title, and where it stands in it.
    pub fn caret(self) -> Option<(usize, usize)> {
        self.desk.with_value(|desk| {
            let (place, area) = desk.areas.iter().find(|(_, area)| textarea::is_focused(area))?;
            let row = match place {
                Place::Title => 0,
                Place::Block(key) => desk.model.blocks.iter().position(|it| it.key == *key)? + 1,
            };
            Some((row, textarea::selection(area).0))
        })
    }

    /// Puts the caret where [`Editor::caret`] found it.
    pub fn put_caret(self, row: usize, at: usize) {
        let key = row
            .checked_sub(1)
            .map(|row| self.desk.with_value(|desk| desk.model.blocks.get(row).map(|it| it.key)));
        match key {
            None => self.focus(Place::Title, at),
            Some(Some(key)) => self.focus(Place::Block(key), at),
            Some(None) => self.focus_end(),
        }
    }

    pub fn plain_text(self) -> String {
        self.desk
            .with_value(|desk| desk.model.plain_text(&numbers(desk.model.blocks.iter().map(|it| it.style))))
    }

    pub(super) fn area(self, place: Place) -> Option<TextArea> {
        self.desk.try_with_value(|desk| desk.areas.get(&place).cloned()).flatten()
    }

    fn text_of(self, place: Place) -> String {
        self.desk.with_value(|desk| match place {
            Place::Title => desk.model.title.clone(),
            Place::Block(key) => desk.model.block(key).map(|it| it.text.clone()).unwrap_or_default(),
        })
    }

    /// A name of the place that outlives the page, for drafts.
    fn name_of(self, place: Place) -> String {
        match place {
            Place::Title => "title".to_owned(),
            Place::Block(key) => self
                .desk
                .with_value(|desk| desk.model.block(key).and_then(|it| it.id().map(str::to_owned)))
                .unwrap_or_else(|| format!("new-{key}")),
        }
    }

    /// Takes over what stands in a text area.
    fn take(self, place: Place) {
        let Some(area) = self.area(place) else { return };
        let (typed, caret) = (area.value(), textarea::selection(&area).1);
        match place {
            Place::Block(key) => {
                self.change(|model| model.retype(key, &typed, caret));
            }
            Place::Title => self.take_title(&area, &typed, caret),
        }
    }

    fn take_title(self, area: &TextArea, typed: &str, caret: usize) {
        let taken = self.desk.try_update_value(|desk| {
            let splice = desk.model.retitle(typed, caret)?;
            Some((splice, desk.model.view, desk.model.title.clone()))
        });
        let Some((Splice { at, delete, insert }, view, title)) = taken.flatten() else { return };
        if title != typed {
            textarea::replace(area, &title, (caret, caret));
        }
        self.title.set(title);
        self.open.edit(view, Edit::Title { at, delete, insert });
    }

    /// Applies a change to the model, sends it, and shows what it did beyond the text that was typed.
    fn change(self, make: impl FnOnce(&mut Model) -> Option<Change>) -> bool {
        if !self.may_write.get_untracked() {
            return false;
        }
        let made =
            self.desk.try_update_value(|desk| make(&mut desk.model).map(|change| (change, desk.model.view)));
        let Some((change, view)) = made.flatten() else { return false };
        let number = self.open.edit(view, Edit::Body { steps: change.steps.clone() });
        self.desk.update_value(|desk| desk.model.sent(&change, number));
        if change.structure {
            self.show_rows();
            self.show_texts();
        } else {
            self.show_outline();
        }
        if let Some((key, at)) = change.focus {
            self.current.set(Some(key));
            self.focus(Place::Block(key), at);
        }
        true
    }

    fn show_adopted(self, adopted: Adopted) {
        let title = adopted.title.map(|splice| (Place::Title, splice));
        let texts = adopted.texts.into_iter().map(|(key, splice)| (Place::Block(key), splice));
        for (place, splice) in title.into_iter().chain(texts) {
            let Some(area) = self.area(place) else { continue };
            let (start, end) = textarea::selection(&area);
            textarea::replace(&area, &self.text_of(place), (splice.carry(start), splice.carry(end)));
        }
        let title = self.text_of(Place::Title);
        if self.title.with_untracked(|shown| *shown != title) {
            self.title.set(title);
        }
        self.show_rows();
    }

    /// Rows and what stands beside their texts; a row that stays as it is hears nothing.
    fn show_rows(self) {
        self.desk.update_value(|desk| {
            let numbers = numbers(desk.model.blocks.iter().map(|it| it.style));
            for (index, (block, number)) in desk.model.blocks.iter().zip(numbers).enumerate() {
                let face = Face { position: index + 1, style: block.style, number, unknown: block.unknown };
                match desk.faces.get(&block.key) {
                    Some(shown) if shown.with_untracked(|shown| *shown == face) => {}
                    Some(shown) => shown.set(face),
                    None => drop(desk.faces.insert(block.key, ArcRwSignal::new(face))),
                }
            }
        });
        let keys: Vec<Key> = self.desk.with_value(|desk| desk.model.blocks.iter().map(|it| it.key).collect());
        if self.keys.with_untracked(|shown| *shown != keys) {
            self.keys.set(keys);
        }
        self.show_outline();
    }

    /// After a change of structure: text areas that hold something else than the model.
    fn show_texts(self) {
        let odd: Vec<(TextArea, String)> = self.desk.with_value(|desk| {
            let texts = desk
                .model
                .blocks
                .iter()
                .filter_map(|it| Some((desk.areas.get(&Place::Block(it.key))?, &it.text)));
            texts
                .filter(|(area, text)| area.value() != **text)
                .map(|(area, text)| (area.clone(), text.clone()))
                .collect()
        });
        for (area, text) in odd {
            let selection = textarea::selection(&area);
            textarea::replace(&area, &text, selection);
        }
    }

    fn show_outline(self) {
        let outline: Vec<Heading> = self.desk.with_value(|desk| {
            let numbers = numbers(desk.model.blocks.iter().map(|it| it.style));
            let headings =
                desk.model.blocks.iter().zip(numbers).filter_map(|(block, number)| match block.style {
                    Style::Heading { level } => Some(Heading {
                        key: block.key,
                        level,
                        words: format!("{}{}", number.unwrap_or_default(), block.text),
                    }),
                    Style::Paragraph | Style::Item { .. } | Style::Quote | Style::Divider => None,
                });
            headings.collect()
        });
        if self.outline.with_untracked(|shown| *shown != outline) {
            self.outline.set(outline);
        }
    }
}
